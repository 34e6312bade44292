"""Tables for the tests of reading them."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any

from creditrules.intake.raw import Raw
from creditrules.intake.tables import TableForm, Tables, read_table, table_form
from creditrules.model import CreditList, Subject
from creditrules.text import Diagnostic, Severity

UNIFIED = "91110000600037341L"
RESIDENT = "360426199101010071"

HEADINGS = {
    "name": "行政相对人名称",
    "kind": "行政相对人类别",
    "uscc": "行政相对人代码_1(统一社会信用代码)",
    "registration_no": "行政相对人代码_2(工商注册号)",
    "organisation_code": "行政相对人代码_3(组织机构代码)",
    "tax_no": "行政相对人代码_4(税务登记号)",
    "institution_no": "行政相对人代码_5(事业单位证书号)",
    "social_organisation_no": "行政相对人代码_6(社会组织登记证号)",
    "legal_representative": "法定代表人",
    "legal_representative_number_type": "法定代表人证件类型",
    "legal_representative_number": "法定代表人证件号码",
    "person_number_type": "自然人证件类型",
    "person_number": "自然人证件号码",
    "document_no": "行政处罚决定书文号",
    "penalty_act": "违法行为类型",
    "penalty_facts": "违法事实",
    "penalty_basis": "处罚依据",
    "penalty_kinds": "处罚类别",
    "penalty_content": "处罚内容",
    "fine_amount": "罚款金额（万元）",
    "confiscated_amount": "没收违法所得、没收非法财物的金额（万元）",
    "licence_affected": "暂扣或吊销证照名称及编号",
    "decided_on": "处罚决定日期",
    "penalty_until": "处罚有效期",
    "publicity_until": "公示截止期",
    "authority": "处罚机关",
    "simple_procedure": "是否适用简易程序",
    "state": "当前状态",
    "received_at": "数据更新时间戳",
    "remark": "备注",
}
"""The headings of a penalty table, by column."""

GOOD = {
    "name": "某某有限公司",
    "kind": "法人及非法人组织",
    "uscc": UNIFIED,
    "document_no": "某市监罚〔2018〕1号",
    "penalty_act": "虚假广告",
    "penalty_kinds": "罚款",
    "fine_amount": "5",
    "decided_on": "2018-06-20",
    "authority": "某市市场监督管理局",
    "state": "0",
    "received_at": "2018-06-21 10:00:00",
}
"""A row of a penalty table, by column."""

LISTS = {
    one.id: one
    for one in (
        CreditList(
            id="judgment_defaulter_list",
            title="失信被执行人名单",
            title_en="Judgment defaulters",
            aliases=("失信被执行人",),
            cause="judgment_defaulter",
        ),
        CreditList(
            id="abnormal_operation_list",
            title="经营异常名录",
            title_en="Abnormal operations",
            cause="dishonest_enterprise",
            attributes={"list_name": "abnormal_operation_list"},
        ),
    )
}
TABLES = Tables(LISTS)


def quoted(cell: str, delimiter: str = ",") -> str:
    """A cell as CSV has it."""
    if any(one in cell for one in f'{delimiter}"\r\n') or cell != cell.strip():
        return '"' + cell.replace('"', '""') + '"'
    return cell


def lines(*rows: Sequence[str], delimiter: str = ",", end: str = "\n") -> str:
    """Rows as CSV."""
    return "".join(delimiter.join(quoted(cell, delimiter) for cell in row) + end for row in rows)


def penalties(*rows: Mapping[str, str], headings: Mapping[str, str] = HEADINGS) -> str:
    """A penalty table of these rows, given by column."""
    return lines(
        list(headings.values()), *([row.get(column, "") for column in headings] for row in rows)
    )


def listing(*rows: Mapping[str, str]) -> str:
    """A list of these rows; its headings are the keys of the first."""
    return lines(list(rows[0]), *([row[key] for key in rows[0]] for row in rows))


def read(
    data: str | bytes, tables: Tables = TABLES, name: str = "t.csv", suffix: str = ".csv"
) -> list[Raw]:
    """What a table gives."""
    content = data.encode() if isinstance(data, str) else data
    return list(read_table(io.BytesIO(content), name, suffix, tables))


def form(data: str | bytes, tables: Tables = TABLES) -> TableForm:
    """The form of a table, which must be found."""
    content = data.encode() if isinstance(data, str) else data
    found, _ = table_form(io.BytesIO(content), "t.csv", ".csv", tables)
    assert found is not None
    return found


def one(**cells: str) -> Raw:
    """What a good row of a penalty table gives with these cells changed."""
    return read(penalties({**GOOD, **cells}))[0]


def value(raw: Raw) -> dict[str, Any]:
    """The plain data of a row that must have been read; the models take it."""
    assert not raw.refused, [found.render() for found in raw.problems]
    assert isinstance(raw.value, dict)
    Subject.model_validate(raw.value)
    return raw.value


def record(raw: Raw) -> dict[str, Any]:
    """The record of a row that must have been read."""
    (found,) = value(raw)["records"]
    assert isinstance(found, dict)
    return found


def found_in(raws: Sequence[Raw]) -> list[Diagnostic]:
    """All that was found."""
    return [problem for raw in raws for problem in raw.problems]


def codes(raws: Sequence[Raw], *, above: Severity = Severity.NOTE) -> list[str]:
    """The codes of what was found, without those of that severity."""
    return [found.code for found in found_in(raws) if found.severity is not above]
