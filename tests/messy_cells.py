"""Cells and headings written the way people write them; what is written never changes meaning."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from creditrules.model.scalars import money_text

KIND_WORDS = {
    "warning": ("警告",),
    "criticism": ("通报批评",),
    "fine": ("罚款",),
    "confiscation": ("没收违法所得、没收非法财物", "没收违法所得", "没收非法财物"),
    "business_suspension": ("责令停产停业", "停产停业"),
    "licence_suspension": ("暂扣许可证", "暂扣执照"),
    "licence_revocation": ("吊销营业执照", "吊销许可证、吊销执照"),
    "licence_suspension_or_revocation": ("暂扣或者吊销许可证、暂扣或者吊销执照",),
    "qualification_downgrade": ("降低资质等级",),
    "activity_restriction": ("限制开展生产经营活动",),
    "closure": ("责令关闭",),
    "practice_restriction": ("限制从业",),
    "detention": ("行政拘留",),
    "other": ("其他", "其它"),
}
BLANKS = (" ", "\u3000", "\t")
WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
ZERO = date(1899, 12, 30)
EPOCH = datetime(1970, 1, 1, 8)
WAN = 10_000


class Pen:
    """Writes what a cell says, in one of the forms seen; days of a table mostly in one form."""

    def __init__(self, chance: Random) -> None:
        self._chance = chance
        self._forms = self.one((0,), (1,), (2,), tuple(range(8)))

    def one(self, *choices: Any) -> Any:
        return self._chance.choice(choices)

    def perhaps(self, odds: int = 2) -> bool:
        return self._chance.randrange(odds) == 0

    def misspelt(self, heading: str) -> str:
        middle = len(heading) // 2
        return str(
            self.one(
                heading,
                heading,
                f" {heading}\u3000",
                f"{heading[:middle]}\n{heading[middle:]}",
                f"{heading[:middle]} {heading[middle:]}",
                heading.translate(WIDE),
                heading.upper(),
                f"*{heading}",
                f"{heading}（必填）",
                f"3.{heading}",
                heading.replace("_", "－"),
            )
        )

    def around(self, cell: str) -> str:
        return f"{self.one(*BLANKS)}{cell}{self.one(*BLANKS)}" if self.perhaps(6) else cell

    def broken(self, column: str, cell: str) -> str:
        """A line of text, perhaps broken in two."""
        if column.startswith("legal_representative") or not self.perhaps(8):
            return cell
        return f"{cell[:2]}\n{cell[2:]}"

    def name(self, name: str) -> str:
        swapped = name.translate(str.maketrans("（）()", "()（）"))
        return str(self.one(name, name, swapped, f"{name[:2]} {name[2:]}"))

    def code(self, column: str, code: str) -> str:
        forms = [code, code, f" {code}", f"{code[:4]} {code[4:]}", f'="{code}"', f"'{code}"]
        forms += [code.lower(), code.translate(WIDE)]
        if column == "organisation_code":
            forms.append(f"{code[:-1]}-{code[-1]}")
        if "document" in column:
            forms = [code, code.replace("〔", "[").replace("〕", "］"), f"{code[:5]} {code[5:]}"]
        old = code[:6] + code[8:17]
        if column in ("resident_id", "person_number") and code[6:8] == "19":
            forms.append(old)
        return str(self.one(*forms))

    def flag(self, value: bool) -> str:
        return str(self.one(*(("是", "1", "Y") if value else ("否", "0", "n"))))

    def day(self, day: date) -> str:
        plain = f"{day.year}年{day.month}月{day.day}日"
        since = datetime(day.year, day.month, day.day) - EPOCH
        forms = (
            day.isoformat(),
            f"{day.year}/{day.month}/{day.day}",
            f"{day:%Y%m%d}",
            f"{day.year}.{day.month}.{day.day}",
            plain,
            f"{day} 00:00:00",
            str((day - ZERO).days),
            str(since // timedelta(milliseconds=1)),
        )
        return forms[self.one(*self._forms)]

    def moment(self, moment: datetime) -> str:
        day, clock = moment.date(), f"{moment:%H:%M:%S}"
        since = moment - EPOCH
        forms = (
            f"{day} {clock}",
            f"{day.year}/{day.month}/{day.day} {moment:%H:%M}",
            f"{day:%Y%m%d} {clock}",
            f"{day}T{clock}+08:00",
            f"{day.year}年{day.month}月{day.day}日 {moment:%H时%M分}",
            f"{moment - timedelta(hours=8):%Y-%m-%dT%H:%M:%SZ}",
            f"{day} {clock}.000",
            str(since // timedelta(milliseconds=1)),
        )
        return forms[self.one(*self._forms)]

    def money(self, amount: Decimal, unit: int | None) -> str:
        yuan, wan = money_text(amount), money_text(amount / WAN)
        forms = [f"{yuan}元", f"{amount:,}元", f"人民币{yuan}元", f"{wan}万元", f"{wan} 万"]
        if unit is not None:
            number = amount / unit
            forms += [money_text(number), f"{number:,.6f}", f"￥{number:,}"]
        return str(self.one(*forms))

    def kinds(self, kinds: Sequence[str]) -> str:
        words = [self.one(*KIND_WORDS[kind]) for kind in kinds]
        return str(self.one(";", "；", ",", "，", "、", " ", "+").join(words))
