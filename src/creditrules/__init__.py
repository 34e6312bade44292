"""Rules engine for China's joint credit punishment and incentives (联合惩戒 / 联合激励).

The names below are the library's front door; each loads only the room it lives in.

>>> from datetime import date
>>> from creditrules import Subject, evaluate, load_catalogue
>>> subject = Subject.model_validate({
...     "id": "E1", "kind": "enterprise", "name": "某某有限公司",
...     "records": [{"id": "R1", "cause": "judgment_defaulter", "listed_on": "2017-06-21"}],
... })
>>> evaluation = evaluate(load_catalogue(), subject, date(2018, 6, 20))
>>> evaluation.find("air_and_rail_limit").outcome.value
'applies'
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from creditrules.lazy import lazy_names

if TYPE_CHECKING:
    from creditrules.calendar import (
        CalendarError,
        Deadline,
        WorkCalendar,
        deadline,
        default_calendar,
    )
    from creditrules.catalogue import Catalogue, CatalogueError, load_catalogue
    from creditrules.engine import (
        Change,
        Decision,
        DecisionIndex,
        Evaluation,
        Explanation,
        Foresight,
        Release,
        Screening,
        changes,
        evaluate,
        evaluation_content,
        explain,
        explain_miss,
        foresee,
        history,
        next_change,
        release,
        screen,
        screening_content,
    )
    from creditrules.intake import read_events, read_subjects
    from creditrules.ledger import Ledger, LedgerError
    from creditrules.model import CreditRecord, Event, Outcome, Subject
    from creditrules.procedure import Case, CaseEvent, Duty, case_content, track

    __version__: str

__all__ = [
    "CalendarError",
    "Case",
    "CaseEvent",
    "Catalogue",
    "CatalogueError",
    "Change",
    "CreditRecord",
    "Deadline",
    "Decision",
    "DecisionIndex",
    "Duty",
    "Evaluation",
    "Event",
    "Explanation",
    "Foresight",
    "Ledger",
    "LedgerError",
    "Outcome",
    "Release",
    "Screening",
    "Subject",
    "WorkCalendar",
    "__version__",
    "case_content",
    "changes",
    "deadline",
    "default_calendar",
    "evaluate",
    "evaluation_content",
    "explain",
    "explain_miss",
    "foresee",
    "history",
    "load_catalogue",
    "next_change",
    "read_events",
    "read_subjects",
    "release",
    "screen",
    "screening_content",
    "track",
]

_rooms = lazy_names(
    __name__,
    {
        "calendar": "CalendarError Deadline WorkCalendar deadline default_calendar",
        "catalogue": "Catalogue CatalogueError load_catalogue",
        "engine": (
            "Change Decision DecisionIndex Evaluation Explanation Foresight Release Screening "
            "changes evaluate evaluation_content explain explain_miss foresee history next_change "
            "release screen screening_content"
        ),
        "intake": "read_events read_subjects",
        "ledger": "Ledger LedgerError",
        "model": "CreditRecord Event Outcome Subject",
        "procedure": "Case CaseEvent Duty case_content track",
    },
)


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from creditrules.version import package_version

        return package_version()
    return _rooms(name)


def __dir__() -> list[str]:
    return __all__
