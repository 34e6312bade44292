"""Windows, lapsed bases, moved articles, evidence and places (S3, S1)."""

from __future__ import annotations

import pytest

from creditrules.engine import Decision
from small_catalogues import LISTED, ask, codes, decide, load, load_files, outcome, sheet, subject

OLD = {"decided_on": "2015-06-20", "listed_on": "2015-06-21"}


def bases(decision: Decision | None) -> list[str]:
    assert decision is not None
    return [
        f"{one.doc_no or one.instrument.title}{'、'.join(a.article for a in one.articles)}"
        for one in decision.legal_bases
    ]


@pytest.mark.parametrize(
    ("instrument", "day", "expected"),
    [
        ("memo", "2016-01-19", "not_in_force"),
        ("memo", "2016-01-20", "applies"),
        ("brief_memo", "2018-06-30", "applies"),
        ("brief_memo", "2018-07-01", "not_in_force"),
        ("vague_memo", "2016-03-30", "not_in_force"),
        ("vague_memo", "2016-03-31", "applies"),
        ("attested_memo", "2017-05-03", "not_in_force"),
        ("attested_memo", "2017-05-04", "applies"),
    ],
)
def test_an_item_holds_in_the_window_of_its_document(
    instrument: str, day: str, expected: str
) -> None:
    assert outcome(load("- {id: a}", instrument=instrument), subject(OLD), day) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2017-04-30", "not_in_force"), ("2017-05-31", "applies"), ("2018-02-28", "not_in_force")],
)
def test_an_item_may_have_a_narrower_window_of_its_own(day: str, expected: str) -> None:
    catalogue = load("- {id: a, effective_from: 2017-05, effective_to: 2018-02}")
    assert outcome(catalogue, subject(OLD), day) == expected


def test_a_window_known_only_from_a_trace_is_warned_of() -> None:
    found = ask(load("- {id: a}", instrument="attested_memo"), subject(OLD), "2018-06-20")
    assert codes(found) == ["window_not_established"]
    assert codes(ask(load("- {id: a}", instrument="vague_memo"), subject(OLD), "2018-06-20")) == []


def test_what_is_not_in_force_has_no_period_and_is_not_live() -> None:
    evaluation = ask(load("- {id: a}", instrument="brief_memo"), subject(OLD), "2018-07-01")
    assert not evaluation.live
    (decision,) = evaluation.decisions
    assert decision.period.start is None
    assert [ground.reason for ground in decision.grounds] == ["window"]


CHANGE = """
instruments:
  - id: old_rule
    title: 旧办法
    level: departmental_rule
    replaced_by: new_rule
    transition: not_stated
    editions: [{effective_from: 2015-01-01, effective_to: 2017-12-31}]
  - id: new_rule
    title: 新办法
    level: departmental_rule
    transition: not_stated
    editions: [{effective_from: 2018-01-01}]
"""


def judged(instrument: str, governs: str, made: str, day: str) -> list[dict[str, str]]:
    """The arguments of the warnings about a record made on a day, judged on another."""
    text = sheet(f"- {{id: a, governs: {governs}}}", instrument=instrument)
    catalogue = load_files({"change.yaml": CHANGE, "trial.yaml": text})
    found = ask(catalogue, subject({"decided_on": made, "listed_on": made}), day).warnings
    assert {one.code for one in found} <= {"transition_not_stated"}
    return [dict(one.arguments) for one in found]


NEWER = {"decision": "E1/flight_limit", "document": "新办法", "replaced_by": "-"}
OLDER = {"decision": "E1/flight_limit", "document": "旧办法", "replaced_by": "新办法"}


@pytest.mark.parametrize(
    ("instrument", "governs", "made", "day", "expected"),
    [
        ("new_rule", "as_of", "2017-12-31", "2018-01-01", [NEWER]),
        ("new_rule", "as_of", "2018-01-01", "2018-01-01", []),
        ("new_rule", "record_date", "2017-12-31", "2018-01-01", []),
        ("old_rule", "record_date", "2017-12-31", "2018-01-01", [OLDER]),
        ("old_rule", "record_date", "2017-12-31", "2017-12-31", []),
        ("old_rule", "as_of", "2014-12-31", "2015-01-01", [OLDER]),
        ("memo", "as_of", "2015-06-20", "2018-01-01", []),
    ],
)
def test_a_record_across_a_change_of_law_without_transition_is_warned_of(
    instrument: str, governs: str, made: str, day: str, expected: list[dict[str, str]]
) -> None:
    assert judged(instrument, governs, made, day) == expected


def test_what_does_not_bind_is_not_warned_of() -> None:
    released = {"decided_on": "2017-12-31", "listed_on": "2017-12-31"}
    released |= {"events": [{"type": "repair", "happened_on": "2018-01-02"}]}
    text = sheet("- {id: a}", instrument="new_rule")
    catalogue = load_files({"change.yaml": CHANGE, "trial.yaml": text})
    assert codes(ask(catalogue, subject(released), "2018-01-01")) == ["transition_not_stated"]
    assert codes(ask(catalogue, subject(released), "2018-01-03")) == []


def test_a_record_without_a_day_is_on_no_side_of_the_change() -> None:
    text = sheet("- {id: a, when: {any_record: {cause: defaulter}}}", instrument="new_rule")
    catalogue = load_files({"change.yaml": CHANGE, "trial.yaml": text})
    assert codes(ask(catalogue, subject({}), "2018-06-20")) == []


def test_a_lapsed_basis_is_not_printed_and_is_warned_of() -> None:
    catalogue = load("- {id: a, bases: [{instrument: lapsed_rule, articles: [第三条]}]}")
    before, after = (ask(catalogue, subject(LISTED), day) for day in ("2018-04-30", "2018-05-01"))
    assert bases(before.find("flight_limit")) == ["发改财金〔2016〕141号", "令第225号第三条"]
    assert codes(before) == []
    assert bases(after.find("flight_limit")) == ["发改财金〔2016〕141号"]
    assert codes(after) == ["basis_lapsed"]
    assert outcome(catalogue, subject(LISTED), "2018-05-01") == "applies"


def test_an_article_follows_to_its_new_number() -> None:
    catalogue = load(
        "- {id: a, bases: [{instrument: company_law, edition: 旧法, articles: [第一百四十六条]}]}"
    )
    old, new = (decide(catalogue, subject(LISTED), day) for day in ("2024-06-30", "2024-07-01"))
    assert bases(old)[1] == "主席令第8号第一百四十六条"
    assert bases(new)[1] == "主席令第15号第一百七十八条"
    assert new is not None
    assert new.legal_bases[1].moved


def test_an_article_whose_new_number_is_not_known_is_printed_as_cited_and_marked() -> None:
    catalogue = load(
        "- {id: a, bases: [{instrument: company_law, edition: 旧法, articles: [第二百条]}]}"
    )
    decision = decide(catalogue, subject(LISTED), "2024-07-01")
    assert bases(decision)[1] == "主席令第8号第二百条"
    assert decision is not None
    assert decision.legal_bases[1].edition_unlisted


def test_a_guessed_basis_is_an_open_field() -> None:
    catalogue = load("- {id: a, bases: [{instrument: interpretation, evidence: guess}]}")
    decision = decide(catalogue, subject(LISTED), "2018-06-20")
    assert bases(decision) == ["发改财金〔2016〕141号"]


def test_guessed_implementers_are_an_open_field() -> None:
    catalogue = load("- {id: a, implementers: [court], evidence: {implementers: guess}}")
    decision = decide(catalogue, subject(LISTED), "2018-06-20")
    assert decision is not None
    assert decision.implementers == ()
    assert decision.evidence == "seen"


def test_a_decision_shows_the_weakest_evidence_of_what_it_prints() -> None:
    item = "- {{id: a, {}}}"
    cases = {
        "bases: [{instrument: interpretation, articles: [第三条]}]": "recalled",
        "evidence: {period: guess}": "guess",
        "evidence: {title: recalled}": "recalled",
        "evidence: {item_no: guess}": "seen",
    }
    for fields, expected in cases.items():
        decision = decide(load(item.format(fields)), subject(LISTED), "2018-06-20")
        assert decision is not None
        assert decision.evidence == expected


@pytest.mark.parametrize("field", ["title", "force"])
def test_a_guessed_title_or_force_switches_the_item_off_unless_asked_for(field: str) -> None:
    files = {"trial.yaml": sheet(f"- {{id: a, evidence: {{{field}: guess}}}}")}
    assert outcome(load_files(files), subject(LISTED), "2018-06-20") == "does_not_apply"
    asked = load_files(files, include_guessed=True)
    assert outcome(asked, subject(LISTED), "2018-06-20") == "applies"


@pytest.mark.parametrize(
    ("area", "place", "expected"),
    [
        ("national", None, "applies"),
        ("national", "370100", "applies"),
        ("370000", None, "does_not_apply"),
        ("370000", "370000", "applies"),
        ("370000", "370100", "applies"),
        ("370000", "370102", "applies"),
        ("370000", "330100", "does_not_apply"),
        ("370100", "370102", "applies"),
        ("370100", "370000", "does_not_apply"),
        ("370100", "370200", "does_not_apply"),
        ("370102", "370102", "applies"),
        ("370102", "370100", "does_not_apply"),
    ],
)
def test_a_province_covers_its_cities_and_a_city_its_counties(
    area: str, place: str | None, expected: str
) -> None:
    catalogue = load("- {id: a}", top=f'jurisdiction: "{area}"')
    assert outcome(catalogue, subject(LISTED), "2018-06-20", jurisdiction=place) == expected


def test_where_the_subject_lives_does_not_matter() -> None:
    catalogue = load("- {id: a}", top='jurisdiction: "370000"')
    here = subject(LISTED, jurisdiction="370100")
    assert outcome(catalogue, here, "2018-06-20") == "does_not_apply"
    there = subject(LISTED, jurisdiction="110101")
    assert outcome(catalogue, there, "2018-06-20", jurisdiction="370100") == "applies"


def test_a_successor_is_named_from_its_day_on() -> None:
    from creditrules.engine import decision_content

    catalogue = load("- {id: a, implementers: [{authority: railway, part: 购票}]}")
    for day, successors in (("2019-06-17", []), ("2019-06-18", ["railway_group"])):
        decision = decide(catalogue, subject(LISTED), day)
        assert decision is not None
        assert decision_content(decision)["implementers"] == [
            {
                "authority": "railway",
                "name": "中国铁路总公司",
                "part": "购票",
                "successors": successors,
            }
        ]
