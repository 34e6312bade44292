"""A table reads the same however it is written, and no bytes make reading fail."""

from __future__ import annotations

import random
import time
import tracemalloc
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from table_texts import GOOD, HEADINGS, TABLES, codes, lines, penalties, read, value

from creditrules.intake.tables import TableRaw, read_table

ENCODINGS = ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"]
MARKS = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}
WORDS = st.text(st.sampled_from('某甲乙广告,;\t"\n〔〕（ab1 '), min_size=1, max_size=8)
SPELLINGS = {
    "name": ["行政相对人名称", "cf_xdr_mc", " 行政 相对人名称", "行政相对人名称（必填）"],
    "uscc": [
        "行政相对人代码_1(统一社会信用代码)",
        "行政相对人代码－1（统一社会信用代码）",
        "CF_XDR_SHXYM",
    ],
    "decided_on": ["处罚决定日期", "cf_jdrq", "处罚\n决定日期"],
    "fine_amount": ["罚款金额（万元）", "cf_nr_fk", "罚款金额(单位:万元)"],
}
DAYS = ["2018-06-20", "2018/6/20", "20180620", "2018年6月20日", "43271", "2018-06-20 00:00:00"]
AMOUNTS = ["5", "5.000000", "50000元", "5万元", "５", "50,000.00元", "0.0005亿"]


def encoded(text: str, encoding: str) -> bytes:
    return MARKS.get(encoding, b"") + text.encode(encoding)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("facts", ["", "一一" * 900])
def test_utf_16_without_a_mark_is_told_by_its_nul_bytes(encoding: str, facts: str) -> None:
    text = penalties({**GOOD, "penalty_facts": facts})
    raws = read(text.encode(encoding))
    assert [value(raw) for raw in raws] == subjects(text.encode())
    assert codes(raws) == []
    assert raws[0].problems[0].arguments == {"encoding": encoding}
    refused = read(text.replace("2018-06-20", "x").encode(encoding))[0]
    assert refused.text == text.replace("2018-06-20", "x").splitlines()[1]


def subjects(data: bytes) -> list[object]:
    return [value(raw) for raw in read(data)]


@given(
    st.lists(st.fixed_dictionaries({"penalty_facts": WORDS, "authority": WORDS}), max_size=4),
    st.data(),
)
def test_a_table_reads_the_same_in_every_form(
    cells: list[dict[str, str]], data: st.DataObject
) -> None:
    rows = [{**GOOD, **one} for one in cells]
    expected = subjects(penalties(*rows).encode())
    headings = {
        column: data.draw(st.sampled_from(SPELLINGS.get(column, [heading])))
        for column, heading in HEADINGS.items()
    }
    order = data.draw(st.permutations(list(headings)))
    day, amount = data.draw(st.sampled_from(DAYS)), data.draw(st.sampled_from(AMOUNTS))
    for row in rows:
        row.update(decided_on=day, fine_amount=amount)
    text = lines(
        [headings[column] for column in order],
        *([row.get(column, "") for column in order] for row in rows),
        delimiter=data.draw(st.sampled_from([",", "\t", ";"])),
        end=data.draw(st.sampled_from(["\n", "\r\n", "\r"])),
    )
    assert subjects(encoded(text, data.draw(st.sampled_from(ENCODINGS)))) == expected


@given(st.binary(max_size=300))
@example(b"PK\x03\x04")
@example(b"\xff\xfe\x00\xd8")
@example(b"\xef\xbb\xbf\xef\xbb\xbf")
def test_no_bytes_make_reading_fail(data: bytes) -> None:
    for content in (
        data,
        penalties(GOOD).encode() + data,
        penalties(GOOD).encode("gb18030") + data,
    ):
        for raw in read(content):
            assert raw.refused or raw.value
            assert all(problem.render() for problem in raw.problems)
            assert raw.span.line >= 1
            assert isinstance(raw.text, str)


@given(st.data())
def test_no_change_to_a_table_makes_reading_fail(data: st.DataObject) -> None:
    table = penalties(GOOD, {**GOOD, "penalty_facts": 'a"b,\nc'}, GOOD).encode()
    at = data.draw(st.integers(0, len(table)))
    stop = data.draw(st.integers(at, min(len(table), at + 6)))
    put = data.draw(
        st.lists(st.sampled_from(['"', ",", "\n", "某", "1", "-", "\0", "万元"]), max_size=4)
    )
    for raw in read(table[:at] + "".join(put).encode() + table[stop:]):
        assert raw.refused or raw.value
        assert all(problem.render("en") for problem in raw.problems)


@pytest.mark.parametrize("mark", ['"', 'x"', '"x'])
def test_an_unclosed_quotation_mark_costs_its_own_row_alone(mark: str) -> None:
    heading, row = penalties(GOOD).splitlines(keepends=True)
    quoted = lines([GOOD.get(one, "") for one in HEADINGS])
    bad = row.replace("虚假广告", f"{mark}虚假广告", 1)
    for after in (row, quoted, penalties({**GOOD, "penalty_facts": "甲,乙\n丙"}).split("\n", 1)[1]):
        raws = read(heading + row + bad + after * 3)
        good = [raw for raw in raws if not raw.refused]
        assert len(good) >= 4
        assert set(codes(raws)) <= {"table_quote_unclosed"}


def test_rows_after_one_that_is_too_long_are_read() -> None:
    table = penalties({**GOOD, "penalty_facts": "长" * 2_000_000}, GOOD)
    raws = read(table)
    assert [raw.refused for raw in raws] == [True, False]
    assert raws[1].span.line == 3


def test_every_row_knows_its_line() -> None:
    table = penalties(GOOD, {**GOOD, "penalty_facts": "甲\n乙\r\n丙"}, GOOD)
    assert [raw.span.line for raw in read(table)] == [2, 3, 6]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_row_in_another_encoding_is_refused_alone(encoding: str) -> None:
    other = "gb18030" if encoding == "utf-8" else "utf-8"
    heading, row = penalties(GOOD).splitlines(keepends=True)
    data = (heading + row).encode(encoding) + row.encode(other) + row.encode(encoding)
    raws = read(data)
    assert [raw.refused for raw in raws] == [False, True, False]
    assert raws[1].text == row.strip()


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_refused_rows_are_kept_in_the_form_of_their_table(
    encoding: str, end: str, tmp_path: Path
) -> None:
    bad = [{**GOOD, "decided_on": "x", "penalty_facts": facts} for facts in ("甲", '乙"丙\n丁')]
    text = lines(
        list(HEADINGS.values()),
        *([row.get(column, "") for column in HEADINGS] for row in (bad[0], GOOD, bad[1])),
        delimiter=";",
        end=end,
    )
    data = encoded(text, encoding)
    refused = [raw for raw in read(data) if raw.refused]
    path = tmp_path / "refused.csv"
    assert isinstance(refused[0], TableRaw)
    with closing(refused[0].form.refused_writer(path)) as writer:
        for raw in refused:
            writer.write(raw.text)
    kept = path.read_bytes()
    assert kept.startswith(data[: len(encoded(text.split(end)[0], encoding))])
    assert [raw.text for raw in read(kept)] == [raw.text for raw in refused]
    codec = "utf-16-le" if encoding == "utf-16" else encoding.removesuffix("-sig")
    mended = read(kept.replace(";x;".encode(codec), ";20180620;".encode(codec)))
    assert not any(raw.refused for raw in mended)


def test_a_large_table_is_read_in_flat_memory() -> None:
    heading, row = penalties(GOOD).splitlines(keepends=True)

    class Endless:
        def __init__(self, rows: int) -> None:
            self._parts = self._given(rows)

        @staticmethod
        def _given(rows: int) -> Iterator[bytes]:
            yield heading.encode()
            for number in range(rows // 100):
                yield "".join(row.replace("1号", f"{number}.{n}号") for n in range(100)).encode()

        def read(self, size: int) -> bytes:
            return next(self._parts, b"")

    def peak(rows: int) -> int:
        tracemalloc.start()
        assert sum(1 for _ in read_table(Endless(rows), "t.csv", ".csv", TABLES)) == rows
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    peak(2000)
    assert peak(20_000) < peak(2000) + 3_000_000


def test_very_many_unclosed_quotation_marks_take_no_time_that_grows_with_their_square() -> None:
    heading, row = penalties(GOOD).splitlines(keepends=True)
    pick = random.Random(1)
    bad = row.replace("虚假广告", '"虚假广告')
    body = "".join(bad if pick.random() < 0.1 else row for _ in range(3000))
    started = time.perf_counter()
    raws = read(heading + body)
    assert time.perf_counter() - started < 20
    assert sum(not raw.refused for raw in raws) > 2400
