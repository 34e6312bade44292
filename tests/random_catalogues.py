"""Small catalogues made from a number: every operator, every form of period, overrides, reach.

The same number gives the same catalogue, so that a failing example can be had again; small numbers
give small catalogues.
"""

from __future__ import annotations

import json
from functools import lru_cache
from random import Random
from typing import Any

from creditrules.catalogue import Catalogue
from small_catalogues import load_files

Plain = dict[str, Any]

MOST = 120
"""How many different catalogues there are."""

LENGTHS = ("P1Y", "P6M", "P45D", "P3Y")
DAYS = ("2016-02-29", "2018-06-20", "2019-12-31")
CAUSES = ("defaulter", "polluter")
KINDS = ("enterprise", "individual", "other")
ORDERED = ("at_least", "at_most", "more_than", "less_than")


class Maker:
    """Makes the parts of a catalogue out of chance."""

    def __init__(self, number: int, *, absent: bool, linked: bool) -> None:
        self._chance = Random(number)
        self._size = 1 + min(3, number // 10)
        self._absent = absent
        self._linked = linked

    def one(self, *choices: Any) -> Any:
        return self._chance.choice(choices)

    def perhaps(self, odds: int = 2) -> bool:
        return self._chance.randrange(odds) == 0

    def some(self, *choices: Any) -> list[Any]:
        return self._chance.sample(choices, self._chance.randint(1, len(choices)))

    def files(self) -> dict[str, str]:
        """Catalogue files by name, without the vocabulary."""
        homes = [self.one("one", "two") for _ in range(self._size)]
        ids = [f"{home}.m{i}" for i, home in enumerate(homes)]
        items = [self.item(i, ids[i + 1 :]) for i in range(self._size)]
        found: dict[str, str] = {}
        for name in sorted(set(homes)):
            held = [item for item, home in zip(items, homes, strict=True) if home == name]
            sheet = {**self.head(name), "measures": held}
            found[f"{name}.yaml"] = json.dumps(sheet, ensure_ascii=False)
        return found

    def head(self, name: str) -> Plain:
        """What stands in a file beside the measures."""
        head: Plain = {
            "catalogue": name,
            "instrument": self.one("memo", "memo", "memo", "memo", "brief_memo", "attested_memo"),
            "jurisdiction": self.one("national", "national", "national", "370000", "370100"),
        }
        if self.perhaps():
            head["exit"] = {"delisting": ["fulfilment"]}
        if self.perhaps():
            basis = [{"instrument": "interpretation"}]
            head["objection"] = {"suspends": True, "extends": self.perhaps(), "basis": basis}
        if self.perhaps(3):
            head["grades"] = [{"grade": "warning", "when": self.condition()}]
        return head

    def item(self, number: int, later: list[str]) -> Plain:
        """A measure; `later` are the ids it may override."""
        item: Plain = {
            "id": f"m{number}",
            "type": self.one("flight_limit", "loan_scrutiny", "office_ban"),
            "title": f"措施{number}",
            "force": self.one("mandatory", "recommended"),
            "kind": "punishment",
            "cause": self.one(["defaulter"], list(CAUSES), list(CAUSES)),
            "subjects": self.one(list(KINDS), list(KINDS), list(KINDS), ["individual"]),
            "period": self.period(),
            "implementers": ["court", "railway"],
        }
        if not self.perhaps(4):
            item["when"] = self.condition()
        if self.perhaps():
            item["bases"] = [{"instrument": self.one("interpretation", "lapsed_rule")}]
        for key in ("reach", "reached_by"):
            if self.perhaps():
                role = self.one("director", "legal_representative")
                item[key] = [{"role": role, "at": self.one("as_of", "decided_on", "listed_on")}]
        if self.perhaps(8):
            item["effective_from"] = self.one("2017", "2018-02", "2018-02-28")
        if self.perhaps(8):
            item["effective_to"] = self.one("2019", "2020-05", "2020-05-31")
        if self._linked and later and self.perhaps():
            item["overrides"] = self.some(*later)
            item["scope"] = self.one("record", "subject")
        if self._linked and self.perhaps(4):
            item["exclusive"] = "group"
        return item

    def period(self) -> Plain:
        """A period of any form."""
        form: Plain = dict(
            self.one(
                {"while": "listed"},
                {"length": self.one(*LENGTHS)},
                {"length": self.one(*LENGTHS)},
                {"until": self.one("fulfilment", "repair")},
                {"permanent": True},
                {"unstated": self.one("一定期限内", "")},
            )
        )
        if self.perhaps():
            starts = ("decided_on", "effective_on", "listed_on", "served_on", "fulfilled_on")
            form["from"] = self.one(*starts)
        if self.perhaps():
            form["statutory"] = True
        return form

    def condition(self) -> Plain:
        """A condition as it stands under `when`."""
        if self.perhaps(4):
            return {"any_record": {"listed": True}}
        if self.perhaps(3):
            children = [self.clause() for _ in range(2)]
            return {self.one("all", "any"): children}
        return self.clause()

    def clause(self) -> Plain:
        """A condition without branches about the subject."""
        match self._chance.randrange(8):
            case 0:
                return self.subject_test()
            case 1:
                return {"all_records": self.of_record()}
            case 2:
                return {"any_record": {"all": [self.of_record(), {"cause": self.one(*CAUSES)}]}}
            case 3:
                count: Plain = {"at_least": self.one("1", "2"), "of": self.of_record()}
                if self.perhaps():
                    count["within"] = self.one(*LENGTHS)
                return {"count_records": count}
            case 4:
                return {"not": self.clause()}
        return {"any_record": self.of_record()}

    def of_record(self, depth: int = 2) -> Plain:
        """A condition about a record."""
        if depth and self.perhaps(3):
            children = [self.of_record(depth - 1) for _ in range(self._chance.randint(1, 2))]
            return {self.one("all", "any"): children}
        if depth and self.perhaps(5):
            return {"not": self.of_record(depth - 1)}
        return self.record_test()

    def record_test(self) -> Plain:
        """A test of a fact of records."""
        fact = self.one(*RECORD_FACTS)
        return {fact: self.test(RECORD_FACTS[fact])}

    def subject_test(self) -> Plain:
        """A test of a fact of the subject."""
        fact = self.one(*SUBJECT_FACTS)
        return {fact: self.test(SUBJECT_FACTS[fact])}

    def test(self, choices: tuple[Any, ...]) -> Any:
        """Any operator that fits the values."""
        if self._absent and self.perhaps(8):
            return {self.one("known", "absent"): True}
        value = self.one(*choices)
        if not isinstance(value, str):
            return value
        if choices is DAYS and self.perhaps():
            return {"within": self.one(*LENGTHS)}
        if choices in (DAYS, NUMBERS, TIMES):
            between = [value, self.one(*choices[choices.index(value) :])]
            return self.one({self.one(*ORDERED): value}, {"between": between}, value)
        some = self.some(*choices)
        return self.one(value, {"in": some}, {"contains_any": some})


NUMBERS = ("10", "100", "1000.5")
TIMES = ("1", "2", "3")
RECORD_FACTS: dict[str, tuple[Any, ...]] = {
    "amount": NUMBERS,
    "times": TIMES,
    "served_on": DAYS,
    "wilful": (True, False),
    "act": ("拒不履行", "排污"),
    "list_name": ("red", "black"),
    "severity": ("minor", "serious"),
    "decided_on": DAYS,
    "listed_on": DAYS,
    "listed": (True,),
    "on_list": (True,),
    "fulfilled": (True, False),
    "repaired": (True, False),
    "objected": (True, False),
    "authority": ("某市某区人民法院", "法院"),
}
SUBJECT_FACTS: dict[str, tuple[Any, ...]] = {
    "lawyer": (True, False),
    "founded_on": DAYS,
    "kind": ("enterprise", "individual"),
    "jurisdiction": ("370100", "110101"),
}


@lru_cache(maxsize=4 * MOST)
def files_of(number: int, *, absent: bool = False, linked: bool = True) -> dict[str, str]:
    """The files of a random catalogue.

    Args:
        number: which one.
        absent: it may test whether an open fact is known, which a sound punishment does not.
        linked: items may override and exclude each other.
    """
    return Maker(number, absent=absent, linked=linked).files()


def catalogue_of(number: int, *, absent: bool = False, linked: bool = True) -> Catalogue:
    """A random catalogue; see `files_of`."""
    return load_files(files_of(number, absent=absent, linked=linked))
