"""Why a day is worked or off, and the notice that says so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Literal

from creditrules.calendar.notices import Notice
from creditrules.text.words import word

__all__ = ["DayKind", "DayReason", "Stretch", "holiday_name"]

DayKind = Literal["workday", "weekend", "holiday", "makeup_workday"]

_ENGLISH: Final[Mapping[str, str]] = {
    "元旦": "New Year's Day",
    "春节": "Spring Festival",
    "清明节": "Tomb-sweeping Day",
    "劳动节": "Labour Day",
    "端午节": "Dragon Boat Festival",
    "中秋节": "Mid-autumn Festival",
    "国庆节": "National Day",
    "中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日": "70th anniversary of victory, 1945",
    "壮族三月三": "Sanyuesan of the Zhuang",
    "藏历新年": "Tibetan New Year",
    "雪顿节": "Shoton Festival",
    "开斋节": "Eid al-Fitr",
    "肉孜节": "Eid al-Fitr (Rozi)",
    "古尔邦节": "Eid al-Adha",
}


def holiday_name(name: str, lang: str = "zh") -> str:
    """A holiday's name as its notice has it, or in English where that is known."""
    if lang != "en":
        return name
    return " and ".join(_ENGLISH.get(part, part) for part in name.split("、"))


@dataclass(frozen=True, slots=True)
class DayReason:
    """Why a day is worked or off.

    Attributes:
        kind: a plain day of the week, a day off by a notice, or a weekend day that is worked.
        holiday: the holiday it belongs to, in Chinese as in the notice; None on plain days.
        statutory: whether 全国年节及纪念日放假办法 itself names the day; a day that is moved,
            bridged or made up is not statutory.
        notice: the notice that arranges it; on a plain day, which the notice leaves alone, that of
            the year. None where no notice covers the day.
        provisional: no notice covers the day yet.
        not_final: the notice for the next year may still change it.
        working: whether the day is worked.
    """

    kind: DayKind
    holiday: str | None = None
    statutory: bool = False
    notice: Notice | None = None
    provisional: bool = False
    not_final: bool = False
    working: bool = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "working", self.kind in ("workday", "makeup_workday"))

    def words(self, lang: str = "zh") -> str:
        """The reason in words, e.g. ``国庆节（国办发明电〔2025〕7号）`` or ``周末``."""
        english = lang == "en"
        notes = []
        if self.holiday is None:
            name = word(f"day.{self.kind}", lang)
        else:
            name = holiday_name(self.holiday, lang)
            notes.append(self.notice.cite(lang) if self.notice else word("day.uncited", lang))
        if self.kind == "makeup_workday":
            makeup = word("day.makeup_workday", lang)
            name = f"{makeup}, {name}" if english else f"{name}{makeup}"
        if self.not_final:
            notes.append(word("day.not_final", lang))
        if not notes:
            return name
        return f"{name} ({', '.join(notes)})" if english else f"{name}（{'，'.join(notes)}）"

    def to_json(self, lang: str = "zh") -> dict[str, object]:
        """The reason as JSON data: kind, working, holiday, statutory, notice and its marks."""
        cited = self.notice if self.holiday is not None else None
        return {
            "kind": self.kind,
            "working": self.working,
            "holiday": self.holiday,
            "statutory": self.statutory,
            "notice": cited.number if cited else None,
            "evidence": cited.evidence if cited else None,
            "provisional": self.provisional,
            "not_final": self.not_final,
            "why": self.words(lang),
        }


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of days of one sort: all worked, or all off. Both ends are included."""

    first: date
    last: date
    working: bool

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1
