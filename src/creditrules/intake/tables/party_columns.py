"""The columns that say whom a row is about: name, kind, codes, legal representative."""

from __future__ import annotations

from typing import Final

from creditrules.intake.tables.column import Column, Reading

__all__ = ["IDENTITY", "PARTY", "PERSONAL"]

PARTY: Final = (
    Column(
        "name",
        "行政相对人名称",
        Reading.NAME,
        ("name",),
        "cf_xdr_mc 行政相对人 相对人名称 被处罚人 被处罚人名称 当事人 当事人名称 主体名称 "
        "企业名称 单位名称 机构名称 法人名称 公司名称 姓名 姓名或名称 姓名/名称",
    ),
    Column(
        "kind",
        "行政相对人类别",
        Reading.LINE,
        ("kind",),
        "相对人类别 主体类别 主体类型 2018:cf_xdr_lb 2018:行政相对人类别",
    ),
    Column(
        "uscc",
        "统一社会信用代码",
        Reading.CODE,
        ("identifiers", "uscc"),
        "cf_xdr_shxym 社会信用代码 行政相对人代码_1 行政相对人代码_1(统一社会信用代码)",
    ),
    Column(
        "registration_no",
        "工商注册号",
        Reading.CODE,
        ("identifiers", "registration_no"),
        "cf_xdr_gszc cf_xdr_gsdj 工商登记码 工商登记号 注册号 营业执照注册号 "
        "行政相对人代码(工商注册号) 行政相对人代码(工商登记码) 2018:行政相对人代码_2 "
        "2018:行政相对人代码_2(工商注册号) 2018:行政相对人代码_2(工商登记码) "
        "2015:行政相对人代码_3 2015:行政相对人代码_3(工商登记码) "
        "2015:行政相对人代码_3(工商注册号)",
    ),
    Column(
        "organisation_code",
        "组织机构代码",
        Reading.CODE,
        ("identifiers", "organisation_code"),
        "cf_xdr_zzjg cf_xdr_zdm 行政相对人代码(组织机构代码) 2018:行政相对人代码_3 "
        "2018:行政相对人代码_3(组织机构代码) 2015:行政相对人代码_2 "
        "2015:行政相对人代码_2(组织机构代码)",
    ),
    Column(
        "tax_no",
        "税务登记号",
        Reading.CODE,
        ("identifiers", "tax_no"),
        "cf_xdr_swdj 税务登记证号 纳税人识别号 行政相对人代码_4 行政相对人代码_4(税务登记号) "
        "行政相对人代码_4(税务登记证号)",
    ),
    Column(
        "institution_no",
        "事业单位证书号",
        Reading.CODE,
        ("kind",),
        "cf_xdr_sydw 2018:行政相对人代码_5 2018:行政相对人代码_5(事业单位证书号)",
    ),
    Column(
        "social_organisation_no",
        "社会组织登记证号",
        Reading.CODE,
        ("kind",),
        "cf_xdr_shzz 2018:行政相对人代码_6 2018:行政相对人代码_6(社会组织登记证号)",
    ),
    Column(
        "resident_id",
        "居民身份证号",
        Reading.CODE,
        ("identifiers", "resident_id"),
        "cf_xdr_sfz 身份证号 身份证号码 居民身份证号码 公民身份号码 身份证 "
        "2015:行政相对人代码_5 2015:行政相对人代码_5(居民身份证号) "
        "2015:行政相对人代码_5(居民身份证号码)",
    ),
    Column("person_number_type", "自然人证件类型", Reading.LINE, (), "cf_xdr_zjlx 证件类型"),
    Column(
        "person_number",
        "自然人证件号码",
        Reading.CODE,
        ("identifiers", "resident_id"),
        "cf_xdr_zjhm 证件号码",
    ),
    Column(
        "legal_representative",
        "法定代表人",
        Reading.LINE,
        ("relations", 0, "name"),
        "cf_frdb 法定代表人姓名 法人代表 法人代表姓名 法定代表人(负责人) 法定代表人(负责人)姓名 "
        "法定代表人或负责人",
    ),
    Column(
        "legal_representative_number_type",
        "法定代表人证件类型",
        Reading.LINE,
        (),
        "cf_fr_zjlx 法人代表证件类型",
    ),
    Column(
        "legal_representative_number",
        "法定代表人证件号码",
        Reading.CODE,
        ("relations", 0, "subject"),
        "cf_fr_zjhm 法人代表证件号码",
    ),
    Column(
        "legal_representative_id",
        "法定代表人身份证号",
        Reading.CODE,
        ("relations", 0, "subject"),
        "法定代表人身份证号码 法定代表人居民身份证号 法人代表身份证号 法人身份证号",
    ),
)

PERSONAL: Final = frozenset(
    {
        "resident_id",
        "person_number",
        "legal_representative_number",
        "legal_representative_id",
    }
)
"""Columns that hold numbers of natural persons, which findings mask."""

IDENTITY: Final = (
    "name",
    "uscc",
    "registration_no",
    "organisation_code",
    "tax_no",
    "resident_id",
    "person_number",
)
"""Columns of which a table needs one, to tell whom a row is about; in the order findings use."""
