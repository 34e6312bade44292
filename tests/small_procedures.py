"""A procedure with one of everything, the bundled ones, and short ways to write cases of them."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache
from typing import Any

from creditrules.catalogue import Catalogue, Procedure, load_catalogue
from creditrules.model.procedure import CaseEvent
from creditrules.procedure import Case, Duty, track
from small_catalogues import load_files

TRIAL = """
procedure: trial
title: 示例流程
title_en: Trial
instrument: memo
actors:
  - {id: office, title: 机构, title_en: Office}
  - {id: party, title: 当事人, title_en: Party}
events:
  - {id: begun, title: 启动, title_en: Begun, by: office, starts: true}
  - {id: consulted, title: 会商, title_en: Consulted, by: office}
  - {id: excused, title: 免办, title_en: Excused, by: party}
  - {id: pushed, title: 推送, title_en: Pushed}
  - {id: ordered, title: 责令, title_en: Ordered}
  - {id: obeyed, title: 办理, title_en: Obeyed}
  - {id: punished, title: 查处, title_en: Punished}
  - {id: reported, title: 反馈, title_en: Reported}
  - {id: reviewed, title: 审核, title_en: Reviewed}
  - {id: ended, title: 结束, title_en: Ended, by: office, ends: true}
steps:
  - id: push
    title: 推送
    title_en: Push
    actor: office
    after: begun
    done_by: pushed
    unless: excused
    limit: 3wd
    branches: [{given: consulted, limit: 15wd}]
  - {id: order, title: 责令, title_en: Order, actor: office, after: pushed, done_by: ordered,
     limit: {unstated: 及时}}
  - {id: obey, title: 办理, title_en: Obey, actor: party, after: ordered, done_by: obeyed,
     limit: {ordered: 限期}}
  - {id: punish, title: 查处, title_en: Punish, actor: office, after_overdue: [obey, push],
     done_by: punished, unless: obeyed, limit: 20d}
  - {id: review, title: 审核, title_en: Review, actor: office, after_overdue: punish,
     done_by: reviewed, limit: {within: 1m, roll: holiday}}
  - {id: report, title: 反馈, title_en: Report, actor: office, after: pushed, done_by: reported,
     every: month, until: ended, limit: 'next_month:7'}
"""


@lru_cache(maxsize=1)
def bundled() -> Catalogue:
    return load_catalogue()


def trial(text: str = TRIAL) -> Procedure:
    """The procedure with one of everything, or another of the id `trial`."""
    return load_files({"trial_procedure.yaml": text}).procedures["trial"]


def hangzhou() -> Procedure:
    return bundled().procedures["hangzhou_2023.push_own"]


def event(kind: str, day: str, key: str | None = None, **fields: Any) -> CaseEvent:
    """An event of the case `C1`; its id is its type unless given."""
    given = {"id": key or kind, "case": "C1", "type": kind, "happened_on": day, **fields}
    return CaseEvent.model_validate(given)


def state(
    procedure: Procedure, as_of: str, *events: CaseEvent, known_at: str | None = None
) -> Case:
    """The case on a day; `known_at` is a day, or an instant with a T."""
    known: date | datetime | None = None
    if known_at is not None:
        kind = datetime if "T" in known_at else date
        known = kind.fromisoformat(known_at)
    return track(procedure, events, date.fromisoformat(as_of), known_at=known)


def duties(case: Case, step: str) -> list[Duty]:
    return [one for one in case.duties if one.step.id == step]


def duty(case: Case, step: str) -> Duty:
    """The only duty of a step."""
    (found,) = duties(case, step)
    return found


def told(found: Duty) -> tuple[str | None, str, int]:
    """Last day, status, working days late."""
    return str(found.due) if found.due else None, found.status.value, found.late


def codes(case: Case) -> list[str]:
    return [one.code for one in case.findings]
