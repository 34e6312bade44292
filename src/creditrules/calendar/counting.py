"""How a deadline was counted, rule by rule, each with the law it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from creditrules.calendar.amounts import (
    LICENSING_LAW_FROM,
    PENALTY_LAW_ARTICLE_85_FROM,
    Amount,
    Law,
)
from creditrules.calendar.days import DayReason, WorkCalendar
from creditrules.calendar.notices import Notice
from creditrules.text.words import word

__all__ = ["CountingRule", "Days"]

Days = tuple[tuple[date, DayReason], ...]


@dataclass(frozen=True, slots=True)
class CountingRule:
    """One rule that was followed: its key, what it did in words, and its source.

    ``source_zh`` and ``source_en`` are ``None`` for a rule of this library's own.
    """

    rule: str
    zh: str
    en: str
    source_zh: str | None = None
    source_en: str | None = None
    evidence: str | None = None

    def words(self, lang: str = "zh") -> str:
        """The rule in words, without its source."""
        return self.en if lang == "en" else self.zh

    def source(self, lang: str = "zh") -> str | None:
        """The law or notice the rule rests on."""
        return self.source_en if lang == "en" else self.source_zh

    def to_json(self, lang: str = "zh") -> dict[str, str | None]:
        """The rule as JSON data: rule, words, source, evidence."""
        return {
            "rule": self.rule,
            "words": self.words(lang),
            "source": self.source(lang),
            "evidence": self.evidence,
        }


_CIVIL_CODE: Final = date(2021, 1, 1)
_GENERAL_PROVISIONS: Final = date(2017, 10, 1)
_ARTICLES: Final = {200: "二百", 201: "二百零一", 202: "二百零二", 203: "二百零三"}


_WEEKEND_ZH: Final = "《国务院关于职工工作时间的规定》第七条"
_WEEKEND_EN: Final = "Provisions of the State Council on Working Hours of Employees art. 7"
_WEAKNESS: Final = ("seen", "recalled", "guess")
_READINGS: Final = {
    "day_off": ("“法定休假日”按包括周末理解", "weekends read as statutory days off"),
    "holiday": ("“法定休假日”按不包括周末理解", "weekends not read as statutory days off"),
}


def _by_law(rule: str, zh: str, en: str, start: date, article: int) -> CountingRule:
    """A rule of the law of periods in force on ``start``.

    The Civil Code since 2021-01-01; before it the General Provisions of the Civil Law (from
    2017-10-01) under the same article numbers; before that article 154 of the General Principles
    of the Civil Law, which has no words for a month without a corresponding day.
    """
    number = _ARTICLES[article]
    if start >= _CIVIL_CODE:
        return CountingRule(
            rule, zh, en, f"《民法典》第{number}条", f"Civil Code art. {article}", "seen"
        )
    if start >= _GENERAL_PROVISIONS:
        english = f"General Provisions of the Civil Law art. {article}"
        return CountingRule(rule, zh, en, f"《民法总则》第{number}条", english, "recalled")
    if article == 202:
        by_analogy = "当时无明文，比照《民法典》第二百零二条"
        return CountingRule(rule, zh, en, by_analogy, "Civil Code art. 202 by analogy", "seen")
    source_en = "General Principles of the Civil Law art. 154"
    return CountingRule(rule, zh, en, "《民法通则》第一百五十四条", source_en, "seen")


def start_excluded(start: date) -> CountingRule:
    """The first day is not counted."""
    return _by_law(
        "start_excluded",
        f"始日 {start} 不计入，自次日起算",
        f"the first day, {start}, is not counted; counting begins the day after",
        start,
        201,
    )


def unit_by_law(law: Law, given: Amount, meant: Amount, start: date) -> CountingRule:
    """A law says what its days are."""
    if law == "administrative_penalty_law":
        title, english, article = "《行政处罚法》第八十五条", "Administrative Penalties Law", 85
        since, said = PENALTY_LAW_ARTICLE_85_FROM, "只有二日、三日、五日、七日指工作日"
        said_en = "only two, three, five and seven days are working days"
    else:
        title, english, article = "《行政许可法》第八十二条", "Administrative Licensing Law", 82
        since, said = LICENSING_LAW_FROM, "实施行政许可的期限以工作日计算"
        said_en = "limits of licensing are counted in working days"
    if start < since:
        said, said_en = f"该条自 {since} 起施行，尚不适用", f"in force only from {since}"
    return CountingRule(
        "unit_by_law",
        f"{said}：按{meant.words('zh')}计",
        f"{said_en}: {given.words('en')} are counted as {meant.words('en')}",
        title,
        f"{english} art. {article}",
        "seen",
    )


def days_between(calendar: WorkCalendar, start: date, due: date) -> Days:
    """The days after ``start`` up to and with ``due``, each with its reason."""
    ordinals = range(start.toordinal() + 1, due.toordinal() + 1)
    days = (date.fromordinal(ordinal) for ordinal in ordinals)
    return tuple((day, calendar.why(day)) for day in days)


def working_days(
    amount: Amount, days: Days, notices: tuple[Notice, ...]
) -> tuple[CountingRule, ...]:
    """Weekends and holidays are left out, make-up workdays are counted."""
    skipped = sum(not reason.working for _, reason in days)
    counted = CountingRule(
        "working_days",
        f"按{amount.words('zh')}计，周末和放假日不计入，共跳过 {skipped} 天",
        f"{amount.words('en')}: weekends and holidays are left out, {skipped} in all",
        "；".join([_WEEKEND_ZH, *(notice.cite("zh") for notice in notices)]),
        "; ".join([_WEEKEND_EN, *(notice.cite("en") for notice in notices)]),
        max((notice.evidence for notice in notices), key=_WEAKNESS.index, default="seen"),
    )
    made_up = [item for item in days if item[1].kind == "makeup_workday"]
    if not made_up:
        return (counted,)
    listed_zh = "；".join(f"{day} {reason.words('zh')}" for day, reason in made_up)
    listed_en = "; ".join(f"{day} {reason.words('en')}" for day, reason in made_up)
    return (
        counted,
        CountingRule(
            "makeup_workdays_counted",
            f"以下日期照常上班，计入：{listed_zh}",
            f"worked and so counted: {listed_en}",
        ),
    )


def calendar_days(amount: Amount, start: date, end: date) -> CountingRule:
    """Days and weeks run through; a month or year ends on the corresponding day."""
    if amount.unit in ("d", "w"):
        return _by_law(
            "calendar_days",
            f"{amount.words('zh')}按自然日连续计算，末日为 {end}",
            f"{amount.words('en')} run through every day; the last is {end}",
            start,
            200,
        )
    if end.day == start.day:
        zh, en = "到期月的对应日为末日", "the corresponding day of the last month is the last"
        return _by_law("corresponding_day", f"{zh}：{end}", f"{en}: {end}", start, 202)
    zh = f"到期月没有 {start.day} 日，以月末日为末日"
    en = f"the last month has no day {start.day}, so its last day stands"
    return _by_law("month_end", f"{zh}：{end}", f"{en}: {end}", start, 202)


def rolled(roll: str, start: date, end: date, due: date, skipped: Days) -> CountingRule:
    """The last day moves off a day off, or does not; the reading followed is told."""
    reading_zh, reading_en = word(f"roll.{roll}", "zh"), word(f"roll.{roll}", "en")
    if roll == "none":
        return CountingRule("not_rolled", f"末日{reading_zh}", f"the last day {reading_en}")
    if not skipped:
        zh, en = f"末日 {end} 无须顺延", f"the last day {end} need not move"
    else:
        zh = f"末日 {end} 为{skipped[0][1].words('zh')}，顺延至 {due}"
        en = f"the last day {end} is off: {skipped[0][1].words('en')}; it moves to {due}"
    note_zh, note_en = _READINGS[roll]
    return _by_law(
        "rolled" if skipped else "not_rolled",
        f"{zh}（{reading_zh}；{note_zh}）",
        f"{en} ({reading_en}; {note_en})",
        start,
        203,
    )


def not_final(calendar: WorkCalendar, due: date) -> CountingRule:
    """The end of the last covered year waits for the next notice."""
    year = calendar.covered_to.year
    return CountingRule(
        "subject_to_next_notice",
        f"{year}-12-29 至 12-31 仍可能被 {year + 1} 年的放假通知调整，届时请复核 {due}",
        f"29-31 December {year} may still be changed by the notice for {year + 1}; "
        f"check {due} again when it is out",
    )


def estimated(calendar: WorkCalendar) -> CountingRule:
    """Past the last notice only the week and the fixed holidays are known."""
    last = calendar.covered_to
    return CountingRule(
        "provisional",
        f"{last} 之后尚无国务院办公厅放假通知：只按周末和固定日期的节假日估算，"
        "春节、清明、端午、中秋和调休尚未计入，通知公布后须重新计算",
        f"no State Council notice after {last}: estimated from weekends and holidays of fixed "
        "date; lunar holidays, Tomb-sweeping Day, bridge days and make-up workdays are not yet "
        "known, so count again when the notice is out",
        "《全国年节及纪念日放假办法》第二条",
        "Regulation on Public Holidays for National Annual Festivals and Memorial Days art. 2",
        "seen",
    )
