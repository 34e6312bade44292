"""What stands in cells is read exactly, or refused; never guessed."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creditrules.intake.tables.amounts import Unit, money_in
from creditrules.intake.tables.cells import CellError, code, document, flag, line, name, text
from creditrules.intake.tables.days import day, last_day, moment
from creditrules.intake.tables.kinds import ORDER, Kinds, kinds

DAYS = st.dates(date(1990, 1, 1), date(2099, 12, 31))
EMPTY = [
    "",
    " ",
    "　",
    "/",
    "无",
    "-",
    "--",
    "—",
    "——",
    "NULL",
    "null",
    "N/A",
    "空",
    "\t",
    "\ufeff",
]
CHINA = timezone(timedelta(hours=8))


@pytest.mark.parametrize(
    "cell",
    [
        "2018-06-20",
        "2018/6/20",
        "2018/06/20",
        "2018.6.20",
        "20180620",
        "2018年6月20日",
        "2018 年 6 月 20 日".replace(" ", ""),
        "２０１８－０６－２０",
        " 2018-06-20\t",
        "2018-06-20 00:00:00",
        "2018/6/20 0:00",
        "2018-06-20T00:00:00.000+08:00",
        "2018-06-19T16:00:00Z",
        "2018-06-20 10:20:30.5",
        "2018年6月20日10时20分30秒",
        "20180620000000",
        "1529424000000",
        "1529424000000.0",
        "43271",
        "43271.75",
        '="2018-06-20"',
    ],
)
def test_a_day_is_read_in_every_form(cell: str) -> None:
    assert day(cell) == "2018-06-20"


@given(DAYS)
def test_a_day_is_the_same_in_every_form(one: date) -> None:
    milliseconds = datetime(one.year, one.month, one.day, tzinfo=CHINA).timestamp() * 1000
    forms = {
        one.isoformat(),
        f"{one.year}/{one.month}/{one.day}",
        f"{one:%Y%m%d}",
        f"{one.year}年{one.month}月{one.day}日",
        f"{one.year}.{one.month}.{one.day}",
        f"{milliseconds:.0f}",
        str((one - date(1899, 12, 30)).days),
    }
    assert {day(cell) for cell in forms} == {one.isoformat()}


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("2018-06-20", "2018-06-20"),
        ("2018-06-20 00:00:00", "2018-06-20"),
        ("2018-06-20 10:20", "2018-06-20T10:20:00+08:00"),
        ("2018-06-20T02:20:30Z", "2018-06-20T10:20:30+08:00"),
        ("20180620102030", "2018-06-20T10:20:30+08:00"),
        ("1529461230000", "2018-06-20T10:20:30+08:00"),
        ("43271.5", "2018-06-20T12:00:00+08:00"),
        ("/", None),
    ],
)
def test_an_instant_is_in_chinese_time(cell: str, found: str | None) -> None:
    assert moment(cell) == found


@pytest.mark.parametrize("cell", ["长期", "永久", "/", ""])
def test_an_end_that_is_not_set_is_no_day(cell: str) -> None:
    assert last_day(cell) is None


def test_an_end_is_a_day() -> None:
    assert last_day("2021/6/20") == "2021-06-20"
    assert last_day("9999-12-31") == "9999-12-31"


@pytest.mark.parametrize(
    ("unit", "cell", "yuan"),
    [
        (Unit.WAN_YUAN, "5", "50000"),
        (Unit.WAN_YUAN, "5.000000", "50000"),
        (Unit.WAN_YUAN, "0.123456", "1234.56"),
        (Unit.WAN_YUAN, "１，２３４．５", "12345000"),
        (Unit.WAN_YUAN, "50000元", "50000"),
        (Unit.WAN_YUAN, "50000.00元整", "50000"),
        (Unit.WAN_YUAN, "1.2亿元", "120000000"),
        (Unit.WAN_YUAN, "0", "0"),
        (Unit.WAN_YUAN, "-0.00", "0"),
        (Unit.YUAN, "5", "5"),
        (Unit.YUAN, "5万", "50000"),
        (Unit.YUAN, "5 万元", "50000"),
        (Unit.YUAN, "￥1,234,567.89", "1234567.89"),
        (Unit.YUAN, "¥500", "500"),
        (Unit.YUAN, "人民币500元", "500"),
        (Unit.YUAN, "RMB 500", "500"),
        (Unit.YUAN, "1E+05", "100000"),
        (Unit.YUAN, "1.5e3", "1500"),
        (None, "5万元", "50000"),
        (None, "300元", "300"),
        (None, "0", "0"),
    ],
)
def test_money_is_read_as_exact_yuan(unit: Unit | None, cell: str, yuan: str) -> None:
    assert money_in(unit)(cell) == yuan


@given(st.decimals(0, 10**9, places=6, allow_nan=False, allow_infinity=False))
def test_an_amount_in_ten_thousands_loses_no_digit(amount: Decimal) -> None:
    found = money_in(Unit.WAN_YUAN)(f"{amount:,f}")
    assert found is not None
    assert Decimal(found) == amount.scaleb(4)


@pytest.mark.parametrize("cell", ["1,5", "1,00,000", "五万元", "5%", "5-6万", "1.2.3", "abc", "五"])
def test_what_is_no_amount_is_refused(cell: str) -> None:
    with pytest.raises(CellError) as refusal:
        money_in(Unit.YUAN)(cell)
    assert refusal.value.code == "table_amount_unread"


@pytest.mark.parametrize("cell", EMPTY)
def test_what_says_nothing_is_empty(cell: str) -> None:
    for read in (text, line, code, flag, day, moment, kinds, money_in(Unit.YUAN)):
        assert read(cell) is None


@pytest.mark.parametrize("cell", ["无", "空", "NULL", "N/A"])
def test_words_are_a_name(cell: str) -> None:
    assert name(cell) == cell


@pytest.mark.parametrize("cell", ["", "/", "——", " ", "***"])
def test_signs_are_no_name(cell: str) -> None:
    assert name(cell) is None


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        (" 9111 0000 600037341L ", "91110000600037341L"),
        ("９１１１００００６０００３７３４１Ｌ", "91110000600037341L"),
        ("'91110000600037341L", "91110000600037341L"),
        ('="91110000600037341L"', "91110000600037341L"),
        ("\t91110000600037341L", "91110000600037341L"),
        ("9111\u200b0000600037341L", "91110000600037341L"),
        ("某市监罚〔2018〕1 号\n", "某市监罚〔2018〕1号"),
    ],
)
def test_a_code_is_read_without_blanks_in_half_width(cell: str, found: str) -> None:
    assert code(cell) == found


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("(2017)某执 1号", "（2017）某执1号"),
        ("（2017）某执１号", "（2017）某执1号"),
        ("某罚[2018]2号", "某罚〔2018〕2号"),
    ],
)
def test_a_document_number_has_the_brackets_of_chinese_documents(cell: str, found: str) -> None:
    assert document(cell) == found


def test_a_line_has_no_breaks() -> None:
    assert line("某市\r\n某局 ") == "某市某局"
    assert text("甲\n乙") == "甲\n乙"
    assert name("某某\t公司\n") == "某某公司"
    assert line("《广告法》'第'条") == "《广告法》'第'条"


@pytest.mark.parametrize(
    ("cell", "known", "unknown"),
    [
        ("罚款", ["fine"], []),
        ("罚款;没收违法所得", ["fine", "confiscation"], []),
        ("没收违法所得；罚款", ["fine", "confiscation"], []),
        ("警告-其他-其他", ["warning", "other"], []),
        ("警告/罚款", ["warning", "fine"], []),
        (
            "警告、罚款,责令停产停业+行政拘留",
            ["warning", "fine", "business_suspension", "detention"],
            [],
        ),
        ("没收违法所得、没收非法财物", ["confiscation"], []),
        ("暂扣或者吊销许可证、暂扣或者吊销执照", ["licence_suspension_or_revocation"], []),
        (
            "罚款、暂扣或者吊销许可证、暂扣或者吊销执照、其他",
            ["fine", "licence_suspension_or_revocation", "other"],
            [],
        ),
        ("吊销许可证、吊销执照", ["licence_revocation"], []),
        ("通报批评 降低资质等级", ["criticism", "qualification_downgrade"], []),
        ("约谈", ["other"], ["约谈"]),
        ("罚款5000元", ["other"], ["罚款5000元"]),
        ("罚款，责令改正", ["fine", "other"], ["责令改正"]),
    ],
)
def test_kinds_of_penalty_are_told_apart(cell: str, known: list[str], unknown: list[str]) -> None:
    assert kinds(cell) == Kinds(tuple(known), tuple(unknown))


def test_kinds_stand_in_the_order_of_the_vocabulary() -> None:
    found = kinds("其他;行政拘留;警告")
    assert found is not None
    assert list(found.known) == [kind for kind in ORDER if kind in found.known]


@pytest.mark.parametrize(
    ("cell", "found"), [("是", True), ("1", True), ("否", False), ("0", False)]
)
def test_yes_and_no(cell: str, found: bool) -> None:
    assert flag(cell) is found


@given(st.text(max_size=40))
def test_no_cell_makes_a_reader_fail(cell: str) -> None:
    for read in (text, line, name, code, flag, day, last_day, moment, kinds, money_in(None)):
        with suppress(CellError):
            read(cell)  # type: ignore[operator]
