"""Tables for the tests of the command line; all parties are invented."""

from __future__ import annotations

A = "91110000000000001H"
B = "91110000000000002F"
HEADINGS = (
    "行政相对人名称,行政相对人类别,行政相对人代码_1（统一社会信用代码）,行政处罚决定书文号,违法行为类型,"
    "处罚类别,罚款金额（万元）,处罚决定日期,处罚机关,经办人\n"
)
LIST_HEADINGS = "名单名称,企业名称,统一社会信用代码,列入日期,列入机关\n"


def penalty(
    name: str, code: str, number: int = 1, day: str = "2018/6/1", fine: str = "2.000000"
) -> str:
    """A row of a penalty table."""
    return (
        f"{name},法人及非法人组织,{code},某市监罚〔2018〕{number}号,虚假宣传,罚款,{fine},{day},"
        "某市市场监督管理局,李某\n"
    )


def listing(name: str, code: str, day: str = "2018-03-01") -> str:
    """A row of a list."""
    return f"失信被执行人名单,{name},{code},{day},某市某区人民法院\n"


PENALTIES = (
    HEADINGS
    + penalty("某某有限公司", A)
    + penalty("示例商贸有限公司", B, 2, day="2018-02-30")
    + penalty("某某有限公司", A)
    + penalty("某某有限公司", A, 3, fine="1.5")
    + "表格说明：以上为虚构数据\n"
)
LISTS = LIST_HEADINGS + listing("某某（北京）有限公司", A)
