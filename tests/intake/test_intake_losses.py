"""A refused row leaves the records of those it may be about incomplete: unknown is not false."""

from __future__ import annotations

import io
from dataclasses import replace
from itertools import permutations

import pytest
from intake_rows import code, joined, row
from intake_subjects import enterprise

from creditrules.intake import Entry, Population, read_subjects
from creditrules.model import Subject
from creditrules.text import Diagnostic, Span

A, B, C = code("A"), code("B"), code("C")
HEADINGS = (
    "行政相对人名称,行政相对人类别,行政相对人代码_1（统一社会信用代码）,组织机构代码,自然人证件类型,自然人证件号码,"
    "行政处罚决定书文号,违法行为类型,处罚决定日期,处罚机关\n"
)
UNIFIED, OTHER = "91110000000000001H", "91110000000000002F"
RESIDENT = "110101199003078515"
COMPANY, PERSON = "法人及非法人组织", "自然人"


def line(
    name: str,
    uscc: str = "",
    *,
    number: int = 1,
    kind: str = COMPANY,
    day: str = "2018-06-01",
    organisation: str = "",
    resident: str = "",
) -> str:
    card = "居民身份证" if resident else ""
    who = f"{name},{kind},{uscc},{organisation},{card},{resident}"
    return f"{who},某市监罚〔2018〕{number}号,虚假宣传,{day},某市市场监督管理局\n"


def complete(entries: list[Entry]) -> dict[str, bool]:
    """Whether the records of each subject are, by its name."""
    found = (entry.subject for entry in entries if entry.subject is not None)
    return {one.name or one.id: one.records_complete for one in found}


def table(*lines: str) -> list[Entry]:
    return list(read_subjects(io.BytesIO((HEADINGS + "".join(lines)).encode()), name="p.csv"))


@pytest.mark.parametrize(
    ("good", "lost", "left"),
    [
        (line("甲", UNIFIED), line("甲", UNIFIED, number=2, day="2018-02-30"), False),
        (line("甲", UNIFIED), line("旧名", UNIFIED, number=2, day="2018-02-30"), False),
        (line("甲", UNIFIED), line("甲", number=2, organisation=UNIFIED[8:17], day="x"), False),
        (line("甲", UNIFIED), line("甲", OTHER, number=2, day="x"), True),
        (line("甲", UNIFIED), line("甲", number=2, day="x"), False),
        (line("甲", UNIFIED), line("甲", "9.11E+17", number=2), False),
        (line("甲", UNIFIED), line("乙", "9.11E+17", number=2), True),
        (line("甲（北京）公司"), line("甲(北京) 公司", number=2, day="x"), False),
        (line("甲"), line("乙", number=2, day="x"), True),
        (
            line("张某", kind=PERSON, resident=RESIDENT),
            line("张某", kind=PERSON, resident=RESIDENT, number=2, day="x"),
            False,
        ),
        (line("张某", kind=PERSON), line("张某", kind=PERSON, number=2, day="x"), True),
    ],
)
def test_a_row_that_cannot_be_read_costs_those_it_names(good: str, lost: str, left: bool) -> None:
    for rows in ((good, lost), (lost, good)):
        entries = joined(*table(*rows))
        assert sum(entry.refused for entry in entries) == 1
        assert list(complete(entries).values()) == [left]


def test_the_subject_says_how_many_rows_and_where() -> None:
    bad = (line("甲", UNIFIED, number=n, day="2018-02-30") for n in (2, 3))
    (entry,) = (one for one in joined(*table(line("甲", UNIFIED), *bad)) if one.subject)
    (found,) = entry.diagnostics
    assert (found.code, found.arguments["count"]) == ("records_left_out", "2")
    assert found.arguments["records"] == "p.csv:3、p.csv:4"


def test_a_subject_of_a_host_is_marked_too_also_where_rows_come_later() -> None:
    own = Entry(Span("a.jsonl", 1, 1), enterprise("E1", name="甲", identifiers={"uscc": UNIFIED}))
    with Population() as population:
        population.add(own)
        assert complete(list(population)) == {"甲": True}
        population.gather(table(line("甲", UNIFIED, day="x")))
        assert complete(list(population)) == {"甲": False}
        (related,) = population.related(Subject.model_validate(OFFICER))
        assert not related.records_complete


OFFICER = {
    "id": "P1",
    "kind": "individual",
    "relations": [{"role": "director", "subject": "E1"}],
}


def test_a_refused_row_joins_nothing() -> None:
    bad = replace(
        row(3, "甲", A),
        subject=None,
        diagnostics=(Diagnostic.of("file_empty", Span("p.csv", 3, 1)),),
        party=enterprise(A, name="甲", identifiers={"uscc": A, "tax_no": B}),
    )
    entries = joined(row(1, "甲", A), row(2, "乙", numbers={"tax_no": B}, document="2"), bad)
    assert complete(entries) == {"甲": False, "乙": False}


def test_a_row_of_two_subjects_costs_the_owner_of_the_name_and_of_the_code() -> None:
    rows = [row(1, "甲", A), row(2, "乙", B), row(3, "甲", B, document="2"), row(4, "丙", C)]
    for order in permutations(rows):
        assert complete(joined(*order)) == {"甲": False, "乙": False, "丙": True}


def test_rows_that_contradict_cost_whoever_has_their_number_under_another_id() -> None:
    tax = {"tax_no": "TAX001"}
    own = Entry(Span("a.jsonl", 1, 1), enterprise("E1", name="甲", identifiers=tax))
    rows = [
        row(n, "甲", A, numbers=tax, severity=severity)
        for n, severity in enumerate(("minor", "serious"), 2)
    ]
    for order in permutations([own, *rows]):
        assert complete(joined(*order)) == {"甲": False}


def test_a_row_that_is_no_longer_refused_costs_nobody() -> None:
    rows = [row(1, "甲", A), row(2, "乙", B), row(3, "甲", B, document="2")]
    more = [row(n, "甲", B, document=str(n)) for n in range(4, 8)]
    with Population() as population:
        population.gather(rows)
        assert complete(list(population)) == {"甲": False, "乙": False}
        population.gather(more)
        entries = list(population)
    assert complete(entries) == complete(joined(*rows, *more))
