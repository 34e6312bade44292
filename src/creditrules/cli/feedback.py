"""creditrules report feedback: what became of decisions in every cycle, for those who are told."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator

from creditrules.cli.asking import Asking
from creditrules.cli.exits import ANSWERED, REFUSED
from creditrules.cli.inputs import Inputs
from creditrules.cli.options import span_of
from creditrules.cli.output import Console
from creditrules.cli.progress import counted
from creditrules.cli.tabular import write_table
from creditrules.reports import (
    FeedbackCounts,
    FeedbackPlan,
    Followed,
    feedback_notes,
    feedback_plan,
    feedback_rows,
    followed,
)

__all__ = ["report"]


def report(options: Namespace, console: Console) -> int:
    """Print the counts of every cycle, or with --list every decision."""
    first, last = span_of(options)
    options.as_of = first
    asking = Asking(options, console)
    plan = feedback_plan(asking.catalogue, first, last, jurisdiction=options.jurisdiction)
    options.as_of = plan.asked_on
    title = console.say("反馈", "feedback")
    with Inputs(options, console, asking.catalogue) as inputs:
        met = _met(asking, plan, inputs, console)
        if options.rows:
            rows = (one for group in met for one in group)
            write_table(feedback_rows(asking.catalogue, rows, console.lang), title, console)
        else:
            counts = FeedbackCounts(plan)
            for group in met:
                counts.add(group)
            about = {
                "schema": "creditrules/feedback/1",
                "from": first.isoformat(),
                "to": last.isoformat(),
                "waiting": [one.id for one in plan.waiting],
            }
            write_table(counts.table(asking.catalogue, console.lang), title, console, about)
        for note in feedback_notes(plan, console.lang) if console.form == "text" else ():
            console.line(note)
        return REFUSED if inputs.refused else ANSWERED


def _met(
    asking: Asking, plan: FeedbackPlan, inputs: Inputs, console: Console
) -> Iterator[tuple[Followed, ...]]:
    """What became of the decisions about each subject."""
    for subject, related in counted(inputs, console, "已汇总 {} 个主体", "{} subjects reported"):
        yield followed(plan, asking.evaluation(subject, related))
