"""Two versions of the same data, each subject asked in both."""

from __future__ import annotations

from collections.abc import Iterator

from creditrules.cli.asking import Asking
from creditrules.cli.inputs import Inputs
from creditrules.engine import Evaluation
from creditrules.model import Subject

__all__ = ["pairs"]


def pairs(old: Inputs, new: Inputs, asking: Asking) -> Iterator[tuple[Evaluation, Evaluation]]:
    """The answers before and after about every subject, by its id.

    Those of the new version come first, in their order, then those that only the old one has. A
    subject that one version lacks has no records there. Memory stays flat.
    """
    for subject, related in new:
        yield _in(old, subject, asking), asking.evaluation(subject, related)
    for subject, related in old:
        _, asked = new.known(subject.id)
        if not asked:
            yield asking.evaluation(subject, related), _in(new, subject, asking)


def _in(inputs: Inputs, subject: Subject, asking: Asking) -> Evaluation:
    found, _ = inputs.known(subject.id)
    if found is None:
        nobody = Subject(id=subject.id, kind=subject.kind, name=subject.name)
        return asking.evaluation(nobody, inputs.related(nobody))
    return asking.evaluation(found, inputs.related(found))
