"""Write month_events.jsonl and month_subjects.jsonl: one office's autumn of 2026, invented.

200 penalties of a district office in Hangzhou go through the procedure of 杭市管〔2023〕169号, with
the National Day holiday in between: some are consulted about, some pushed or received late, some
not fed back by the 7th of the month; two objections are raised and one party is repaired. Run
`python examples/make_month.py`; the same bytes come out every time.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

from invented import BRANCHES, STEMS, TRADES, Party

from creditrules.calendar import default_calendar

HERE = Path(__file__).parent
OFFICE = "杭州市某某区市场监督管理局"
TEAMS = ("执法一队", "执法二队", "执法三队")
SECTIONS = ("广告科", "质量科", "知识产权科", "消费者权益保护科")
IMPLEMENTERS = ("行政审批科", "信用监管科")
FIRST, LAST = date(2026, 9, 14), date(2026, 10, 23)
"""The first and the last day on which penalties are decided."""
SEEN_UNTIL = date(2026, 11, 9)
"""The last day of which anything is reported."""
ACTS = ("false_advertising", "consumer_infringement", "counterfeit_goods", "ip_infringement")
PUNISHMENTS = (
    "notification_commitment_exclusion",
    "simplified_deregistration_exclusion",
    "credit_management_model",
    "government_quality_award",
    "not_matched",
)
SUPERVISION = ("more_spot_checks", "credit_class_lowering", "not_matched")
WORKING = default_calendar()
Event = dict[str, Any]


@dataclass
class Case:
    """One penalty on its way, and the party it is about."""

    number: int
    decided: date
    random: Random
    events: list[Event] = field(default_factory=list)
    listed: date | None = None

    @property
    def id(self) -> str:
        """Its number as the office counts."""
        return f"2026-{self.number:03}"

    @property
    def party(self) -> str:
        """The name of the party."""
        of_sixty = STEMS[self.number % 10] + BRANCHES[self.number % 12]
        return f"杭州某某{of_sixty}示例{TRADES[self.number // 60]}有限公司"

    @property
    def document(self) -> str:
        """The number of the penalty decision."""
        return f"某市监罚处〔2026〕{self.number}号"

    def happen(self, kind: str, day: date, **more: Any) -> date:
        """Report an event, unless it lies after all that is known."""
        if day <= SEEN_UNTIL:
            number = str(len(self.events) + 1)
            event = {"id": number, "case": self.id, "type": kind, "happened_on": str(day)}
            self.events.append({**event, **more})
        return day

    def after(self, day: date, fewest: int, most: int) -> date:
        """A working day some working days later."""
        return WORKING.add(day, self.random.randint(fewest, most))

    def run(self) -> None:
        """From the penalty to the feedback of the first month."""
        draw = self.random.random()
        offices = {
            "case_office": self.random.choice(TEAMS),
            "business_authority": self.random.choice(SECTIONS),
            "implementer": self.random.choice(IMPLEMENTERS),
        }
        self.happen(
            "penalty_decided",
            self.decided,
            procedure="hangzhou_2023.push_own",
            subject=self.party,
            offices=offices,
        )
        if draw < 0.08:
            asked = self.happen("consultation", self.after(self.decided, 1, 2))
            pushed = self.after(asked, 4, 12)
        else:
            pushed = self.after(self.decided, *((4, 7) if draw < 0.14 else (1, 3)))
        self.happen("pushed", pushed, by=offices["case_office"])
        late = self.random.random() < 0.05
        received = self.after(pushed, *((4, 6) if late else (1, 3)))
        self.happen("received", received, by=offices["business_authority"])
        if received <= SEEN_UNTIL:
            self.listed = received
        for month in (9, 10):
            if (received.year, received.month) <= (2026, month) and self.random.random() > 0.04:
                day = self.after(date(2026, month + 1, 1), 0 if month == 10 else 1, 2)
                if day <= SEEN_UNTIL:
                    period = f"2026-{month:02}"
                    self.happen("fed_back", day, by=offices["implementer"], period=period)


def cases() -> list[Case]:
    """The 200 penalties, in the order of their days."""
    random = Random(20261001)
    days = sorted(random.choices(WORKING.between(FIRST, LAST), k=200))
    found = [Case(number, day, Random(number)) for number, day in enumerate(days, 1)]
    for case in found:
        case.run()
    return found


OBJECTIONS = {
    # the party shows that it did not do it: the penalty is annulled, one step is late
    17: (
        ("objection_raised", "2026-10-12"),
        ("cause_annulled", "2026-10-26"),
        ("told", "2026-10-27"),
        ("adjusted", "2026-10-28"),
        ("publicity_stopped", "2026-10-30"),
        ("lifted", "2026-10-28"),
        ("closed", "2026-10-30"),
    ),
    # the objection is not upheld
    58: (("objection_raised", "2026-10-20"), ("objection_rejected", "2026-11-04")),
}
REPAIR = {
    31: (
        ("repair_applied", "2026-10-29"),
        ("repaired", "2026-11-05"),
        ("publicity_stopped", "2026-11-06"),
        ("lifted", "2026-11-06"),
        ("closed", "2026-11-06"),
    ),
}
RECORD_EVENTS = {
    "objection_raised": "objection_accepted",
    "cause_annulled": "annulment",
    "objection_rejected": "objection_closed",
    "repaired": "repair",
}


def aftermath(found: list[Case]) -> Iterator[Event]:
    """The events of the objections and of the repair, cases of their own."""
    for letter, procedure, told in (
        ("Y", "hangzhou_2023.objection_release", OBJECTIONS),
        ("X", "hangzhou_2023.repair_release", REPAIR),
    ):
        for number, steps in told.items():
            case = found[number - 1]
            offices = {"information_producer": case.events[0]["offices"]["case_office"]}
            for place, (kind, day) in enumerate(steps, 1):
                event = {"id": str(place), "case": f"{letter}2026-{number:03}", "type": kind}
                first = {"procedure": procedure, "subject": case.party, "offices": offices}
                start = first if place == 1 else {}
                yield {**event, "happened_on": day, **start}


def subject(case: Case) -> dict[str, Any]:
    """The party of a case with the record of its penalty."""
    random = Random(case.number + 1000)
    record: dict[str, Any] = {
        "id": case.document,
        "cause": random.choice(ACTS),
        "authority": OFFICE,
        "document_no": case.document,
        "decided_on": str(case.decided),
        "attributes": {
            "matched_punishment_measures": random.choice(PUNISHMENTS),
            "matched_supervision_measures": random.choice(SUPERVISION),
            "publication_required_by_law": True,
        },
    }
    if case.listed is not None:
        record["listed_on"] = str(case.listed)
    steps = (*OBJECTIONS.get(case.number, ()), *REPAIR.get(case.number, ()))
    events = [
        {"type": RECORD_EVENTS[kind], "happened_on": day}
        | ({"upheld": False} if kind == "objection_rejected" else {})
        for kind, day in steps
        if kind in RECORD_EVENTS
    ]
    if events:
        record["events"] = events
    return {
        "id": case.id,
        "kind": "enterprise",
        "name": case.party,
        "identifiers": {"uscc": Party(3004 + 10 * case.number).code},
        "jurisdiction": "330106",
        "records": [record],
    }


def month() -> dict[str, bytes]:
    """The content of both files, by name."""
    found = cases()
    events = [event for case in found for event in case.events]
    return {
        "month_events.jsonl": _lines([*events, *aftermath(found)]),
        "month_subjects.jsonl": _lines([subject(case) for case in found]),
    }


def _lines(entries: list[dict[str, Any]]) -> bytes:
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in entries).encode()


if __name__ == "__main__":
    for name, content in month().items():
        (HERE / name).write_bytes(content)
