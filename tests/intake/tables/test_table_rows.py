"""A row becomes a subject with one record, wholly or not at all."""

from __future__ import annotations

import pytest
from table_texts import (
    GOOD,
    HEADINGS,
    RESIDENT,
    TABLES,
    UNIFIED,
    codes,
    form,
    lines,
    listing,
    one,
    penalties,
    read,
    record,
    value,
)

from creditrules.intake.raw import Raw
from creditrules.text import Severity

PERSON = {"kind": "自然人", "uscc": "", "name": "张某", "person_number": RESIDENT}
LISTED = {
    "企业名称": "甲公司",
    "统一社会信用代码": UNIFIED,
    "名单名称": "经营异常名录",
    "列入日期": "2018-06-20",
    "列入机关": "某局",
}


def test_a_penalty_row_gives_a_record_without_a_cause() -> None:
    raw = one(
        penalty_facts="当事人发布\n虚假广告",
        penalty_basis="广告法第五十五条",
        penalty_content="罚款5万元",
        penalty_kinds="罚款;没收违法所得",
        confiscated_amount="0.5",
        licence_affected="/",
        penalty_until="长期",
        publicity_until="2019/6/20",
        simple_procedure="否",
        remark="无",
    )
    found = record(raw)
    assert len(found.pop("id")) == 16
    assert found == {
        "authority": "某市市场监督管理局",
        "document_no": "某市监罚〔2018〕1号",
        "decided_on": "2018-06-20",
        "received_at": "2018-06-21T10:00:00+08:00",
        "attributes": {
            "penalty_act": "虚假广告",
            "penalty_facts": "当事人发布\n虚假广告",
            "penalty_basis": "广告法第五十五条",
            "penalty_content": "罚款5万元",
            "penalty_kinds": ["fine", "confiscation"],
            "fine_amount": "50000",
            "confiscated_amount": "5000",
            "publicity_until": "2019-06-20",
            "simple_procedure": False,
        },
    }


def test_a_row_of_the_edition_of_2015_gives_the_same_facts() -> None:
    cells = {
        "行政处罚决定书文号": "1号",
        "处罚名称": "虚假广告案",
        "处罚类别1": "罚款",
        "处罚类别2": "警告",
        "处罚事由": "虚假广告",
        "行政相对人名称": "甲",
        "行政相对人代码_2": "600037341",
        "处罚结果": "罚5万",
        "处罚决定日期": "2016/1/2",
        "地方编码": "330100",
    }
    text = lines(list(cells), list(cells.values()))
    (raw,) = read(text)
    assert value(raw)["id"] == "org-600037341"
    assert record(raw)["attributes"] == {
        "penalty_act": "虚假广告案",
        "penalty_facts": "虚假广告",
        "penalty_content": "罚5万",
        "penalty_kinds": ["warning", "fine"],
        "place_code": "330100",
    }


def test_a_list_row_gives_the_cause_and_facts_of_its_list() -> None:
    text = listing(
        {**LISTED, "列入事由": "失联", "备注": "甲", "移出日期": "2019/1/2", "移出机关": "乙局"}
    )
    found = record(read(text)[0])
    assert len(found.pop("id")) == 16
    assert found == {
        "cause": "dishonest_enterprise",
        "authority": "某局",
        "listed_on": "2018-06-20",
        "attributes": {"list_name": "abnormal_operation_list", "remark": "失联；甲"},
        "events": [{"type": "delisting", "happened_on": "2019-01-02", "by": "乙局"}],
    }


def test_a_list_without_days_still_says_that_the_party_is_listed() -> None:
    found = record(read("企业名称,名单名称,认定机关\n甲,失信被执行人,某院\n")[0])
    assert found["listed"] is True
    assert "listed_on" not in found


def test_a_title_or_the_name_of_a_sheet_names_the_list_of_all_rows() -> None:
    text = "失信被执行人名单,,\n企业名称,列入日期,认定机关\n甲,20180620,某院\n"
    (raw,) = read(text)
    assert record(raw)["cause"] == "judgment_defaulter"
    assert form(text).list_name == "失信被执行人名单"


@pytest.mark.parametrize(
    ("cells", "id_", "kind"),
    [
        ({}, UNIFIED, "enterprise"),
        ({"kind": ""}, UNIFIED, "enterprise"),
        ({"uscc": f" {UNIFIED[:9]} {UNIFIED[9:].lower()}"}, UNIFIED, "enterprise"),
        ({"uscc": "", "organisation_code": "60003734-1"}, "org-600037341", "enterprise"),
        ({"uscc": "/", "registration_no": "110000001"}, "reg-110000001", "enterprise"),
        ({"uscc": "0", "tax_no": "1100"}, "tax-1100", "enterprise"),
        ({"uscc": "12110000400686354T"}, "12110000400686354T", "public_institution"),
        ({"uscc": "51110000500000000A"}, "51110000500000000A", "social_organisation"),
        ({"uscc": "92110000MA0000000A"}, "92110000MA0000000A", "individual_business"),
        ({"uscc": "", "institution_no": "111"}, None, "public_institution"),
        ({"uscc": "", "social_organisation_no": "5"}, None, "social_organisation"),
        ({"uscc": "", "kind": "个体工商户"}, None, "individual_business"),
        ({"uscc": "", "kind": "", "legal_representative": "李某"}, None, "enterprise"),
        ({**PERSON}, "person-", "individual"),
        ({**PERSON, "kind": ""}, "person-", "individual"),
        ({**PERSON, "person_number": ""}, "person-", "individual"),
        (
            {**PERSON, "person_number": "E123", "person_number_type": "护照"},
            "person-",
            "individual",
        ),
    ],
)
def test_a_party_is_told_by_its_codes(cells: dict[str, str], id_: str | None, kind: str) -> None:
    found = value(one(**cells))
    assert found["kind"] == kind
    assert found["id"].startswith(id_ or "name-")
    assert id_ in (None, "person-", found["id"])


def test_the_id_of_a_person_does_not_show_his_number() -> None:
    found = value(one(**PERSON))
    assert RESIDENT not in found["id"]
    assert found["identifiers"] == {"resident_id": RESIDENT}
    assert value(one(**{**PERSON, "person_number": "360426910101007"}))["id"] == found["id"]


def test_persons_known_by_name_only_are_never_one() -> None:
    cells = {**PERSON, "person_number": ""}
    first, again, other = one(**cells), one(**cells), one(**cells, document_no="2号")
    assert value(first)["id"] == value(again)["id"] != value(other)["id"]
    masked = one(**{**cells, "person_number": "360426********0071"})
    assert value(masked)["identifiers"] == {}


def test_enterprises_known_by_name_only_are_told_by_their_name() -> None:
    names = ("某某（北京）有限公司", "某某(北京) 有限公司")
    ids = {value(one(uscc="", name=name, document_no=name))["id"] for name in names}
    assert len(ids) == 1


def test_a_resident_id_in_the_place_of_a_code_is_read_as_what_it_is() -> None:
    raw = one(**{**PERSON, "person_number": "", "uscc": RESIDENT})
    assert value(raw)["identifiers"] == {"resident_id": RESIDENT}
    assert codes([raw]) == ["table_resident_id_here"]


def test_the_number_of_its_owner_does_not_identify_a_business() -> None:
    raw = one(kind="个体工商户", uscc="", person_number=RESIDENT)
    assert value(raw)["identifiers"] == {}


def test_a_legal_representative_with_a_resident_id_is_a_subject_of_his_own() -> None:
    cells = {"legal_representative": "张某", "legal_representative_number": RESIDENT}
    first, person = read(penalties({**GOOD, **cells}))
    assert person.value == {
        "id": value(one(**PERSON))["id"],
        "kind": "individual",
        "name": "张某",
        "identifiers": {"resident_id": RESIDENT},
    }
    assert value(first)["relations"] == [
        {"role": "legal_representative", "name": "张某", "subject": person.value["id"]}
    ]
    span, source = person.site(("identifiers", "resident_id"))
    assert source is not None
    assert source[span.column - 1 :][: span.length] == RESIDENT


@pytest.mark.parametrize("number", ["", "E123456", "360426********0071"])
def test_a_legal_representative_without_one_is_a_name(number: str) -> None:
    cells = {"legal_representative": "张某", "legal_representative_number": number}
    (raw,) = read(penalties({**GOOD, **cells}))
    assert value(raw)["relations"] == [{"role": "legal_representative", "name": "张某"}]


def test_a_natural_person_has_no_legal_representative() -> None:
    assert "relations" not in value(one(**PERSON, legal_representative="张某"))


@pytest.mark.parametrize(
    ("state", "event"),
    [
        ("0", None),
        ("正常", None),
        ("", None),
        ("１", "withdrawal"),
        ("撤销", "withdrawal"),
        ("异议", "objection_accepted"),
    ],
)
def test_a_state_is_an_event_on_the_day_of_the_time_stamp(state: str, event: str | None) -> None:
    events = record(one(state=state)).get("events", [])
    assert [found["type"] for found in events] == ([event] if event else [])
    assert all(found["happened_on"] == "2018-06-21" for found in events)


def test_without_a_time_stamp_a_state_counts_from_the_decision_and_says_so() -> None:
    raw = one(state="1", received_at="")
    assert record(raw)["events"] == [{"type": "withdrawal", "happened_on": "2018-06-20"}]
    assert codes([raw]) == ["table_state_day_assumed"]


def same(raw: Raw, other: Raw) -> bool:
    return bool(record(raw)["id"] == record(other)["id"])


def test_the_id_of_a_record_tells_what_it_is_about_and_not_where_it_stands() -> None:
    first, second = read(penalties(GOOD, {**GOOD, "remark": "更正", "fine_amount": "6"}))
    assert same(first, second)
    assert same(first, one(document_no="某市监罚（2018）１号", authority="某市 市场监督管理局"))
    assert same(first, one(uscc="", organisation_code="600037341"))
    for column, other in (
        ("authority", "乙局"),
        ("document_no", "2号"),
        ("decided_on", "2018-06-21"),
        ("penalty_act", "其他"),
        ("uscc", "91110000600037342L"),
    ):
        assert not same(first, one(**{column: other}))


def test_all_that_is_wrong_with_a_row_is_told_and_nothing_of_it_is_taken() -> None:
    raw = one(decided_on="2018-02-30", fine_amount="-5", uscc="9.1E+17", state="7")
    assert raw.value is None
    assert codes([raw]) == [
        "table_code_damaged",
        "table_amount_negative",
        "table_day_impossible",
        "table_state_unknown",
    ]


def test_findings_show_no_number_of_a_person() -> None:
    bad = "36042619910101007"
    raw = one(**{**PERSON, "person_number": bad}, decided_on="x", legal_representative_number=bad)
    for problem in raw.problems:
        assert bad not in problem.render(show_ids=True)
    assert RESIDENT not in one(**PERSON, decided_on="x").problems[0].render()


def test_the_place_of_every_value_is_its_cell() -> None:
    raw = one(penalty_facts='甲"乙", 丙\n丁')
    for path, given in (
        (("name",), GOOD["name"]),
        (("identifiers", "uscc"), UNIFIED),
        (("records", 0, "decided_on"), GOOD["decided_on"]),
        (("records", 0, "attributes", "fine_amount"), "5"),
        (("records", 0, "attributes", "penalty_facts"), '"甲""乙"", 丙'),
    ):
        span, source = raw.site(path)
        assert source is not None
        assert source[span.column - 1 : span.column - 1 + span.length] == given
    span, _ = raw.site(("records", 0, "decided_on"))
    assert (span.line, raw.span.line) == (3, 2)
    found = raw.finding("subject_value_empty", ("identifiers", "uscc"))
    assert found.arguments["path"] == HEADINGS["uscc"]


def test_rows_that_are_no_data_are_skipped_and_counted_once() -> None:
    table = penalties(GOOD)
    heading, row = table.splitlines(keepends=True)
    blank = "," * heading.count(",") + "\n"
    text = (
        f"{heading}{blank}{row}\n{heading}"
        f"表格说明：本表由某局填报{blank}注：甲,乙\n合计{blank}{row} , ,\n"
        "填表人：张某,,填表日期：2018\n"
    )
    raws = read(text)
    assert [raw.refused for raw in raws] == [False, False]
    assert codes(raws) == []
    (note,) = raws[-1].problems
    assert (note.code, note.severity) == ("table_rows_skipped", Severity.NOTE)
    assert note.arguments["count"] == "5"


def test_rows_below_other_headings_are_refused_and_none_is_read_under_the_first() -> None:
    removed = {"企业名称": "乙", "统一社会信用代码": UNIFIED, "移出日期": "2019-01-02"}
    removed["名单名称"] = LISTED["名单名称"]
    listed = {key: LISTED[key] for key in ("企业名称", "统一社会信用代码", "列入日期", "名单名称")}
    first, *others = read(listing(listed) + listing(removed) + "\n" + listing(listed))
    assert not first.refused
    assert [raw.span.line for raw in others] == [3, 4, 6, 7]
    assert codes(others) == ["table_headings_other"] * 4
    assert [raw.party and raw.party["id"] for raw in others] == [None, UNIFIED, None, UNIFIED]
    assert others[1].text == f"乙,{UNIFIED},2019-01-02,经营异常名录"
    for lang in ("zh", "en"):
        said = others[1].problems[0].render(lang)
        assert "统一社会信用代码、列入日期" in said
        assert "统一社会信用代码、移出日期" in said


def swapped(table: str) -> str:
    return lines(*([row[1], row[0], *row[2:]] for row in map(cells_of, table.splitlines())))


def cells_of(line: str) -> list[str]:
    return line.split(",")


@pytest.mark.parametrize(
    "below",
    [
        listing(LISTED),
        swapped(penalties(GOOD)),
        penalties(GOOD).replace("（万元）", "（元）"),
        lines([*HEADINGS.values(), "地方编码"], [*GOOD.values()]),
        lines(["序号", *HEADINGS.values()], ["1", *GOOD.values()]),
    ],
)
def test_headings_that_differ_in_anything_are_other_headings(below: str) -> None:
    first, *others = read(penalties(GOOD) + below)
    assert not first.refused
    assert codes(others) == ["table_headings_other"] * 2


def test_a_table_that_follows_in_the_first_rows_does_not_take_the_place_of_the_first() -> None:
    first, *others = read("名录\n" + listing(LISTED) + penalties(GOOD))
    assert record(first)["listed_on"] == "2018-06-20"
    assert codes(others) == ["table_headings_other"] * 2


def test_a_list_with_a_title_of_its_own_below_another_is_not_read_as_the_first() -> None:
    cells = {key: LISTED[key] for key in ("企业名称", "统一社会信用代码", "列入日期")}
    table = listing(cells)
    first, *others = read(f"失信被执行人,,\n{table}经营异常名录,,\n{table}")
    assert record(first)["cause"] == "judgment_defaulter"
    assert codes(others) == ["table_headings_other"] * 3


def test_headings_once_more_or_as_names_of_fields_are_skipped() -> None:
    table = listing(LISTED)
    heading, row = table.splitlines(keepends=True)
    again = heading.replace("企业名称", " 企业 名称（必填）")
    fields = "name,uscc,list_name,listed_on,listing_authority\n"
    raws = read(heading + fields + row + again + row)
    assert [raw.refused for raw in raws] == [False, False]
    assert raws[-1].problems[-1].arguments["lines"] == "2、4"


def test_headings_of_groups_above_the_headings_are_no_table() -> None:
    groups = "行政相对人,,,,,,,,,,,,,处罚决定书文号,违法事实\n"
    (raw,) = read(groups + penalties(GOOD))
    assert not raw.refused


def test_a_company_whose_name_begins_like_a_note_is_data() -> None:
    for name in ("制表设备有限公司", "填表软件有限公司", "审核人才服务有限公司"):
        text = f"企业名称,统一社会信用代码,名单名称\n{name},{UNIFIED},经营异常名录\n"
        (raw,) = read(text)
        assert value(raw)["name"] == name


def test_a_name_and_a_code_that_have_changed_places_are_refused() -> None:
    raw = one(name=UNIFIED, uscc="某某有限公司")
    assert codes([raw]) == ["table_code_is_words", "table_name_is_code"]
    assert raw.party is not None
    assert raw.party["id"] == UNIFIED
    masked = one(name="36042619910101007").problems[0]
    assert "36042619910101007" not in masked.arguments["value"]


@pytest.mark.parametrize("none", ["无", "暂无", "未办理", "不详", "已注销"])
def test_words_that_there_is_no_code_are_no_code(none: str) -> None:
    assert codes([one(uscc=none)]) == []


@pytest.mark.parametrize("name", ["3M", "360企业", "IBM", "A1", "58到家", "1688"])
def test_names_may_hold_digits_and_letters(name: str) -> None:
    assert value(one(name=name))["name"] == name


def test_a_registration_number_may_hold_words() -> None:
    raw = one(uscc="", registration_no="企合京总字第000123号")
    assert value(raw)["identifiers"] == {"registration_no": "企合京总字第000123号"}


def test_short_rows_are_filled_up_and_blank_cells_beyond_the_headings_do_no_harm() -> None:
    text = "行政相对人名称,统一社会信用代码,处罚决定日期,处罚机关\n甲,,20180620\n"
    raws = read(text + f"乙,{UNIFIED},20180620,丙局,,  ,\n")
    assert [raw.refused for raw in raws] == [True, False]
    assert codes(raws) == ["table_subject_kind_missing"]


def test_a_table_without_rows_gives_nothing() -> None:
    assert read(penalties()) == []


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b"\n \n\r\n", b",,,\n", b"\xff\xfe"])
def test_a_file_without_content_is_told(data: bytes) -> None:
    (raw,) = read(data)
    assert raw.refused
    assert codes([raw])[0] in ("file_empty", "table_headings_missing")


def test_a_column_of_unknown_lists_suggests_the_nearest() -> None:
    (raw,) = read(listing({**LISTED, "名单名称": "经营异常名单"}), TABLES)
    assert raw.problems[0].arguments["suggestion"] == "经营异常名录"


def test_a_person_without_number_is_the_same_in_either_edition() -> None:
    cells = {**GOOD, **PERSON, "person_number": ""}
    older = {**HEADINGS, "penalty_act": "处罚名称", "penalty_facts": "处罚事由"}
    newer, old = (read(penalties(cells, headings=one))[0] for one in (HEADINGS, older))
    assert value(newer) | {"records": []} == value(old) | {"records": []}
    assert record(newer) == record(old)


def test_a_person_without_number_is_the_same_however_the_list_is_named() -> None:
    row = {"姓名": "张某", "列入日期": "2018-06-20", "列入机关": "某法院"}
    named = [
        read(listing({**row, "名单名称": name}))[0] for name in ("失信被执行人", "失信被执行人名单")
    ]
    titled = read("失信被执行人名单\n" + listing(row))[0]
    assert value(named[0]) == value(named[1]) == value(titled)
