"""Headings are known however they are spelt; none is taken for another."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from table_texts import (
    GOOD,
    HEADINGS,
    LISTS,
    TABLES,
    codes,
    form,
    lines,
    penalties,
    read,
    record,
    value,
)

from creditrules.intake.tables import COLUMNS, TableKind, Tables, looks_like_table, read_mapping
from creditrules.intake.tables.amounts import Unit

STANDARD_2018 = [
    ("cf_xdr_mc", "行政相对人名称", "name"),
    ("cf_xdr_lb", "行政相对人类别", "kind"),
    ("cf_xdr_shxym", "行政相对人代码_1(统一社会信用代码)", "uscc"),
    ("cf_xdr_gszc", "行政相对人代码_2(工商注册号)", "registration_no"),
    ("cf_xdr_zzjg", "行政相对人代码_3(组织机构代码)", "organisation_code"),
    ("cf_xdr_swdj", "行政相对人代码_4(税务登记号)", "tax_no"),
    ("cf_xdr_sydw", "行政相对人代码_5(事业单位证书号)", "institution_no"),
    ("cf_xdr_shzz", "行政相对人代码_6(社会组织登记证号)", "social_organisation_no"),
    ("cf_frdb", "法定代表人", "legal_representative"),
    ("cf_fr_zjlx", "法定代表人证件类型", "legal_representative_number_type"),
    ("cf_fr_zjhm", "法定代表人证件号码", "legal_representative_number"),
    ("cf_xdr_zjlx", "自然人证件类型", "person_number_type"),
    ("cf_xdr_zjhm", "自然人证件号码", "person_number"),
    ("cf_wsh", "行政处罚决定书文号", "document_no"),
    ("cf_wfxw", "违法行为类型", "penalty_act"),
    ("cf_sy", "违法事实", "penalty_facts"),
    ("cf_yj", "处罚依据", "penalty_basis"),
    ("cf_cflb", "处罚类别", "penalty_kinds"),
    ("cf_nr", "处罚内容", "penalty_content"),
    ("cf_nr_fk", "罚款金额（万元）", "fine_amount"),
    ("cf_nr_wfff", "没收违法所得、没收非法财物的金额（万元）", "confiscated_amount"),
    ("cf_nr_zkdx", "暂扣或吊销证照名称及编号", "licence_affected"),
    ("cf_jdrq", "处罚决定日期", "decided_on"),
    ("cf_yxq", "处罚有效期", "penalty_until"),
    ("cf_gsjzq", "公示截止期", "publicity_until"),
    ("cf_cfjg", "处罚机关", "authority"),
    ("cf_cfjgdm", "处罚机关统一社会信用代码", None),
    ("cf_sjly", "数据来源单位", "source_unit"),
    ("cf_sjlydm", "数据来源单位统一社会信用代码", None),
    ("bz", "备注", "remark"),
]
STANDARD_2015 = [
    ("行政处罚决定书文号", "document_no"),
    ("处罚名称", "penalty_name"),
    ("处罚类别1", "penalty_kinds"),
    ("处罚类别2", "penalty_kinds_2"),
    ("处罚事由", "penalty_facts"),
    ("处罚依据", "penalty_basis"),
    ("行政相对人名称", "name"),
    ("行政相对人代码_1(统一社会信用代码)", "uscc"),
    ("行政相对人代码_2", "organisation_code"),
    ("行政相对人代码_3", "registration_no"),
    ("行政相对人代码_4(税务登记号)", "tax_no"),
    ("行政相对人代码_5", "resident_id"),
    ("法定代表人姓名", "legal_representative"),
    ("处罚结果", "penalty_content"),
    ("处罚决定日期", "decided_on"),
    ("处罚机关", "authority"),
    ("当前状态", "state"),
    ("地方编码", "place_code"),
    ("数据更新时间戳", "received_at"),
    ("备注", "remark"),
    ("公示期限", None),
]


@pytest.mark.parametrize("way", [0, 1])
def test_the_standard_of_2018_is_known_in_full(way: int) -> None:
    found = form(lines([one[way] for one in STANDARD_2018]))
    assert found.kind is TableKind.PENALTY_2018
    assert [use.column for use in found.columns] == [column for _, _, column in STANDARD_2018]
    units = {use.column: use.unit for use in found.columns if use.unit}
    assert units == dict.fromkeys(("fine_amount", "confiscated_amount"), Unit.WAN_YUAN)


def test_the_standard_of_2015_is_known_in_full() -> None:
    found = form(lines([heading for heading, _ in STANDARD_2015]))
    assert found.kind is TableKind.PENALTY_2015
    assert [use.column for use in found.columns] == [column for _, column in STANDARD_2015]
    assert found.columns[-1].why == "unused"


@pytest.mark.parametrize(
    "heading",
    [
        "行政相对人代码_1（统一社会信用代码）",
        "行政相对人代码-1(统一社会信用代码)",
        "行政相对人代码＿1 ( 统一社会信用代码 )",
        "行政相对人代码1\n（统一社会信用代码）",
        " 统一社会信用代码 ",
        "统一社会信用代码（必填）",
        "*统一社会信用代码",
        "3.统一社会信用代码",
        "CF_XDR_SHXYM",
        "cf_xdr_shxym",
        "uscc",
    ],
)
def test_a_heading_is_known_in_every_spelling(heading: str) -> None:
    found = form(lines(["处罚机关", "处罚决定日期", heading]))
    assert found.columns[2].column == "uscc"


@pytest.mark.parametrize(
    ("heading", "unit"),
    [
        ("罚款金额（万元）", Unit.WAN_YUAN),
        ("罚款金额(单位：元)", Unit.YUAN),
        ("罚款金额【元】", Unit.YUAN),
        ("罚款（万元）", Unit.WAN_YUAN),
        ("罚款金额/元", Unit.YUAN),
        ("罚款金额", None),
        ("cf_nr_fk", Unit.WAN_YUAN),
    ],
)
def test_the_unit_is_read_from_the_heading(heading: str, unit: Unit | None) -> None:
    found = form(lines(["行政相对人名称", "处罚决定日期", heading]))
    assert (found.columns[2].column, found.columns[2].unit) == ("fine_amount", unit)


def test_every_column_has_a_name_of_its_own() -> None:
    titles = [column.title for column in COLUMNS.values()]
    assert len(set(titles)) == len(titles)


def test_a_list_is_told_from_penalties() -> None:
    found = form("主体名称,名单名称,列入时间,列入决定机关,列入原因,移出时间,移出机关\n")
    assert found.kind is TableKind.LIST
    assert [use.column for use in found.columns] == [
        "name",
        "list_name",
        "listed_on",
        "listing_authority",
        "listing_reason",
        "removed_on",
        "removal_authority",
    ]


def test_headings_stand_below_titles() -> None:
    raws = read("行政处罚信息公示表\n填报单位：某局,,\n" + penalties(GOOD))
    assert codes(raws) == []
    assert [found.code for found in raws[0].problems] == ["table_title_skipped"]
    assert raws[0].span.line == 4


@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_the_delimiter_is_told_by_the_headings(delimiter: str) -> None:
    cells = {**GOOD, "penalty_facts": "甲,乙;丙\t丁"}
    text = lines(
        list(HEADINGS.values()), [cells.get(one, "") for one in HEADINGS], delimiter=delimiter
    )
    (raw,) = read(text)
    assert record(raw)["attributes"]["penalty_facts"] == "甲,乙;丙\t丁"


def test_a_map_file_tells_a_hosts_own_words(tmp_path: Path) -> None:
    path = tmp_path / "map.yaml"
    path.write_text(
        "columns:\n"
        "  当事人全称: name\n"
        "  信用码: 统一社会信用代码\n"
        "  罚没: {column: cf_nr_fk, unit: yuan}\n"
        "  日期: 处罚决定日期\n"
        "  备注: left_out\n"
        'states: {"2": objection}\n'
        "lists: {黑名单A: 失信被执行人名单}\n",
        encoding="utf-8",
    )
    mapping, findings = read_mapping(path, LISTS)
    assert findings == ()
    tables = Tables(LISTS, mapping)
    text = "当事人全称,信用码,罚没,日期,备注,当前状态\n甲,91110000600037341L,300,20180620,内部,2\n"
    (raw,) = read(text, tables)
    found = record(raw)
    assert found["attributes"] == {"fine_amount": "300"}
    assert found["events"][0]["type"] == "objection_accepted"
    assert value(raw)["name"] == "甲"
    (raw,) = read("企业名称,名单名称,列入日期\n甲,黑名单Ａ,20180620\n", tables)
    assert record(raw)["cause"] == "judgment_defaulter"


@pytest.mark.parametrize(
    ("text", "code", "place", "suggestion"),
    [
        ("colums: {}\n", "key_unknown", (1, 1), "columns"),
        ("columns: {甲: nane}\n", "value_unknown", (1, 14), "name"),
        ("columns: {甲: 处罚决定日其}\n", "value_unknown", (1, 14), "处罚决定日期"),
        ("columns: {甲: {colum: name}}\n", "key_unknown", (1, 15), "column"),
        ("columns: {甲: {column: fine_amount, unit: 元}}\n", "value_unknown", (1, 42), "yuan"),
        ("columns: [甲]\n", "mapping_expected", (1, 10), ""),
        ("columns: {甲: [name]}\n", "text_expected", (1, 14), ""),
        ("columns: {甲: }\n", "value_empty", (1, 14), ""),
        ("lists: {甲: 失信被执行}\n", "value_unknown", (1, 12), "失信被执行人名单"),
        ("states: {甲: removd}\n", "value_unknown", (1, 13), "removed"),
    ],
)
def test_a_slip_in_a_map_file_is_placed_and_mended(
    text: str, code: str, place: tuple[int, int], suggestion: str, tmp_path: Path
) -> None:
    path = tmp_path / "map.yaml"
    path.write_text(text, encoding="utf-8")
    _, findings = read_mapping(path, LISTS)
    assert findings[0].code == code
    assert findings[0].span is not None
    assert (findings[0].span.line, findings[0].span.column) == place
    assert suggestion in findings[0].help()


def test_a_map_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert [one.code for one in read_mapping(tmp_path / "no.yaml", {})[1]] == ["path_missing"]
    assert [one.code for one in read_mapping(tmp_path, {})[1]] == ["file_unreadable"]


@pytest.mark.parametrize(
    ("head", "suffix", "is_table"),
    [
        (b"", ".csv", True),
        (b"", ".xlsx", True),
        (b"", ".jsonl", False),
        (b"PK\x03\x04", "", True),
        (penalties(GOOD).encode(), "", True),
        (penalties(GOOD).encode("gb18030"), "", True),
        (penalties(GOOD).encode("utf-16"), "", True),
        (b"x", ".txt", True),
        (b'{"id": "A", "kind": "enterprise"}', ".txt", False),
        (b'[{"id": "A", "kind": "enterprise"}]', "", False),
        (b"- id: A\n  kind: enterprise\n  name: x\n", "", False),
        (b"", "", False),
        (b"\xff\xfe\x00", "", False),
    ],
)
def test_a_table_is_told_from_other_sources(head: bytes, suffix: str, is_table: bool) -> None:
    assert looks_like_table(head, suffix) is is_table


def test_the_lists_of_the_vocabulary_are_known_by_all_their_names() -> None:
    catalogue = Path(__file__).parents[3] / "catalogues" / "vocabulary" / "lists.yaml"
    given = yaml.safe_load(catalogue.read_text(encoding="utf-8"))["lists"]
    for one in LISTS.values():
        names = next(entry for entry in given if entry["id"] == one.id)
        assert names["title"] == one.title
        text = f"企业名称,名单类型,列入日期\n甲,《{one.title}》,20180620\n"
        assert record(read(text, TABLES)[0])["cause"] == one.cause
