"""The columns of penalty tables and lists: what each is called, how it is read, where it goes.

The headings and the `cf_` names are those of the national data standard for publishing
administrative penalties (行政处罚信息公示数据标准) of 2018 and of its edition of 2015-2017, and of
lists (名单) as authorities publish them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from creditrules.intake.tables.column import Column, Reading, of_fact, of_record
from creditrules.intake.tables.party_columns import PARTY

__all__ = ["COLUMNS"]

_PENALTY: Final = (
    Column(
        "document_no",
        "行政处罚决定书文号",
        Reading.DOCUMENT,
        of_record("document_no"),
        "cf_wsh 处罚决定书文号 决定书文号 行政处罚决定文书号",
    ),
    Column(
        "penalty_act",
        "违法行为类型",
        Reading.LINE,
        of_fact("penalty_act"),
        "2018:cf_wfxw 2018:违法行为类型",
    ),
    Column(
        "penalty_name",
        "处罚名称",
        Reading.LINE,
        of_fact("penalty_act"),
        "案件名称 2015:cf_cfmc 2015:处罚名称",
    ),
    Column(
        "penalty_facts",
        "违法事实",
        Reading.TEXT,
        of_fact("penalty_facts"),
        "cf_sy 主要违法事实 2018:违法事实 2015:处罚事由",
    ),
    Column(
        "penalty_basis", "处罚依据", Reading.TEXT, of_fact("penalty_basis"), "cf_yj 行政处罚依据"
    ),
    Column(
        "penalty_kinds",
        "处罚类别",
        Reading.KINDS,
        of_fact("penalty_kinds"),
        "cf_cflb 处罚种类 2015:cf_cflb1 2015:处罚类别1",
    ),
    Column(
        "penalty_kinds_2",
        "处罚类别2",
        Reading.KINDS,
        of_fact("penalty_kinds"),
        "2015:cf_cflb2 2015:处罚类别2",
    ),
    Column(
        "penalty_content",
        "处罚内容",
        Reading.TEXT,
        of_fact("penalty_content"),
        "2018:cf_nr 2018:处罚内容 2015:cf_jg 2015:处罚结果",
    ),
    Column(
        "fine_amount",
        "罚款金额",
        Reading.MONEY,
        of_fact("fine_amount"),
        "罚款数额 2018:cf_nr_fk 2018:罚款金额",
    ),
    Column(
        "confiscated_amount",
        "没收违法所得、没收非法财物的金额",
        Reading.MONEY,
        of_fact("confiscated_amount"),
        "没收金额 没收违法所得、没收非法财物金额 2018:cf_nr_wfff "
        "2018:没收违法所得、没收非法财物的金额",
    ),
    Column(
        "licence_affected",
        "暂扣或吊销证照名称及编号",
        Reading.TEXT,
        of_fact("licence_affected"),
        "cf_nr_zkdx 暂扣或者吊销证照名称及编号",
    ),
    Column(
        "decided_on",
        "处罚决定日期",
        Reading.DAY,
        of_record("decided_on"),
        "cf_jdrq 行政处罚决定日期 作出处罚决定日期 处罚日期",
    ),
    Column(
        "penalty_until",
        "处罚有效期",
        Reading.LAST_DAY,
        of_fact("penalty_until"),
        "cf_yxq 处罚有效期至",
    ),
    Column(
        "publicity_until",
        "公示截止期",
        Reading.LAST_DAY,
        of_fact("publicity_until"),
        "公示截止日期 2018:cf_gsjzq 2018:公示截止期",
    ),
    Column("publicity_term", "公示期限", Reading.UNUSED, (), "2015:公示期限"),
    Column(
        "authority",
        "处罚机关",
        Reading.LINE,
        of_record("authority"),
        "cf_cfjg 行政处罚机关 处罚实施机关 作出处罚决定机关 作出行政处罚决定机关 2015:cf_xzjg",
    ),
    Column(
        "authority_code",
        "处罚机关统一社会信用代码",
        Reading.UNUSED,
        (),
        "2018:cf_cfjgdm 2018:处罚机关统一社会信用代码",
    ),
    Column(
        "simple_procedure",
        "是否适用简易程序",
        Reading.FLAG,
        of_fact("simple_procedure"),
        "是否简易程序 简易程序",
    ),
)

_LIST: Final = (
    Column(
        "list_name", "名单名称", Reading.LINE, of_record("cause"), "名单类型 列入名单 列入名单名称"
    ),
    Column(
        "listed_on",
        "列入日期",
        Reading.DAY,
        of_record("listed_on"),
        "列入时间 列入名单日期 列入名单时间",
    ),
    Column(
        "listing_authority",
        "列入机关",
        Reading.LINE,
        of_record("authority"),
        "认定机关 列入决定机关 作出列入决定机关 作出决定机关(列入) 认定部门",
    ),
    Column(
        "listing_document",
        "列入文号",
        Reading.DOCUMENT,
        of_record("document_no"),
        "列入决定书文号 列入决定文号 认定文号",
    ),
    Column("listing_reason", "列入事由", Reading.TEXT, of_fact("remark"), "列入原因 列入理由"),
    Column(
        "removed_on",
        "移出日期",
        Reading.DAY,
        of_record("events", 0, "happened_on"),
        "移出时间 移出名单日期 移出名单时间",
    ),
    Column(
        "removal_authority",
        "移出机关",
        Reading.LINE,
        of_record("events", 0, "by"),
        "移出决定机关 作出移出决定机关",
    ),
    Column(
        "removal_reason",
        "移出事由",
        Reading.TEXT,
        of_record("events", 0, "note"),
        "移出原因 移出理由",
    ),
)

_BOTH: Final = (
    Column("state", "当前状态", Reading.LINE, of_record("events"), "cf_zt 状态"),
    Column("place_code", "地方编码", Reading.CODE, of_fact("place_code"), "dfbm cf_dfbm"),
    Column(
        "source_unit",
        "数据来源单位",
        Reading.LINE,
        of_fact("source_unit"),
        "2018:cf_sjly 2018:数据来源单位",
    ),
    Column(
        "source_unit_code",
        "数据来源单位统一社会信用代码",
        Reading.UNUSED,
        (),
        "2018:cf_sjlydm 2018:数据来源单位统一社会信用代码",
    ),
    Column(
        "received_at",
        "数据更新时间戳",
        Reading.MOMENT,
        of_record("received_at"),
        "sjc 数据更新时间 更新时间戳 更新时间",
    ),
    Column("remark", "备注", Reading.TEXT, of_fact("remark"), "bz"),
    Column("serial", "序号", Reading.UNUSED, (), "行号"),
)

COLUMNS: Final[Mapping[str, Column]] = MappingProxyType(
    {
        column.id: column
        for column in (
            *PARTY,
            *(replace(column, listing=False) for column in _PENALTY),
            *(replace(column, penalty=False) for column in _LIST),
            *_BOTH,
        )
    }
)
"""The columns by id."""
