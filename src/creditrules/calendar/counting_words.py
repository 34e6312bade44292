"""The words of the rules of counting, and the laws they rest on, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

__all__ = ["CountingRule", "by_civil_law", "rule_of", "said"]


@dataclass(frozen=True, slots=True)
class CountingRule:
    """One rule that was followed, in the words of one language.

    Attributes:
        rule: its key.
        words: what it did, without its source.
        source: the law or notice it rests on; None for a rule of this library's own.
        evidence: the weakest evidence of the source; None where there is none.
    """

    rule: str
    words: str
    source: str | None = None
    evidence: str | None = None

    def to_json(self) -> dict[str, str | None]:
        """The rule as JSON data: rule, words, source, evidence."""
        return {
            "rule": self.rule,
            "words": self.words,
            "source": self.source,
            "evidence": self.evidence,
        }


_WORDS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "instant_in_china": ("{given} 按北京时间为 {day}", "{given} is {day} in China"),
        "same_day": ("当日：{day}", "the day itself: {day}"),
        "fixed_point": ("{point}：{end}", "{point}: {end}"),
        "start_excluded": (
            "始日 {day} 不计入，自次日起算",
            "the first day, {day}, is not counted; counting begins the day after",
        ),
        "start_included": (
            "始日 {day} 计入（文件另有规定）",
            "the first day, {day}, is counted, as the document says otherwise",
        ),
        "unit_by_law": (
            "{said}：按{meant}计",
            "{said}: {given} are counted as {meant}",
        ),
        "working_days": (
            "按{amount}计，周末和放假日不计入，共跳过 {skipped} 天",
            "{amount}: weekends and holidays are left out, {skipped} in all",
        ),
        "makeup_workdays_counted": (
            "以下日期照常上班，计入：{days}",
            "worked and so counted: {days}",
        ),
        "calendar_days": (
            "{amount}按自然日连续计算，末日为 {end}",
            "{amount} run through every day; the last is {end}",
        ),
        "corresponding_day": (
            "到期月的对应日为末日：{end}",
            "the corresponding day of the last month is the last: {end}",
        ),
        "day_before_corresponding": (
            "始日计入，对应日的前一日为末日：{end}",
            "the first day counts, so the day before the corresponding day is the last: {end}",
        ),
        "month_end": (
            "到期月没有 {number} 日，以月末日为末日：{end}",
            "the last month has no day {number}, so its last day stands: {end}",
        ),
        "paused": (
            "中止期间不计入，末日相应顺延：{pauses}",
            "paused days do not count and move the last day: {pauses}",
        ),
        "rolled": (
            "末日 {end} 为{reason}，顺延至 {due}（{roll}；{reading}）",
            "the last day {end} is off: {reason}; it moves to {due} ({roll}; {reading})",
        ),
        "not_rolled": (
            "末日 {end} 无须顺延（{roll}；{reading}）",
            "the last day {end} need not move ({roll}; {reading})",
        ),
        "roll_none": ("末日不顺延", "the last day does not roll"),
        "regional_unknown": (
            "{region} {year} 年{names}的放假安排尚未载入，期限跨越它时请核对当地通知",
            "the days off of {names} {year} in {region} are not loaded; check the local notice if "
            "the limit spans them",
        ),
        "subject_to_next_notice": (
            "{year}-12-29 至 12-31 仍可能被 {next_year} 年的放假通知调整，届时请复核{range}",
            "29-31 December {year} may still be changed by the notice for {next_year}; count "
            "again when it is out{range}",
        ),
        "provisional": (
            "{last} 之后尚无国务院办公厅放假通知：按周末、法定节假日及其补假估算，调休尚不知道，"
            "通知公布后须重新计算{range}",
            "no State Council notice after {last}: estimated from weekends, statutory holidays "
            "and their days in lieu; what will be moved is not known, so count again when the "
            "notice is out{range}",
        ),
        "period": (
            "自 {start} 起（含当日）至对应日 {end}（含当日），遇休息日不顺延",
            "from {start} to the corresponding day {end}, both included; it does not roll",
        ),
        "extended": (
            "暂停期间不计入，末日由 {old} 顺延至 {new}",
            "paused days do not count; the last day moves from {old} to {new}",
        ),
        "capped": (
            "不超过最长期限，末日由 {old} 提前至 {new}",
            "the longest term is kept; the last day moves from {old} back to {new}",
        ),
        "floored": (
            "{ended_on} 提前终止，但法定最短期限未满，末日为 {new}",
            "ended early on {ended_on}, but the shortest term set by law lasts to {new}",
        ),
        "ended_early": (
            "提前终止，末日由 {old} 提前至 {new}",
            "ended early; the last day moves from {old} back to {new}",
        ),
    }
)

_PHRASES: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "range": (
            "（按历年通知的做法，结果在 {earliest} 至 {latest} 之间）",
            " (going by past notices it lies between {earliest} and {latest})",
        ),
        "reading_day_off": ("“法定休假日”按包括周末理解", "weekends read as statutory days off"),
        "reading_holiday": (
            "“法定休假日”按不包括周末理解",
            "weekends not read as statutory days off",
        ),
        "penalty_days": (
            "只有二日、三日、五日、七日指工作日",
            "only two, three, five and seven days are working days",
        ),
        "licensing_days": (
            "实施行政许可的期限以工作日计算",
            "limits of licensing are counted in working days",
        ),
        "law_not_yet": ("该条自 {since} 起施行，尚不适用", "in force only from {since}"),
        "from_to": ("{first} 至 {last}", "{first} to {last}"),
        "working_hours": (
            "《国务院关于职工工作时间的规定》第七条",
            "Provisions of the State Council on Working Hours of Employees art. 7",
        ),
        "public_holidays": (
            "《全国年节及纪念日放假办法》第二条、第六条",
            "Regulation on Public Holidays for National Annual Festivals and Memorial Days "
            "arts. 2, 6",
        ),
        "penalty_law": (
            "《行政处罚法》第八十五条",
            "Administrative Penalties Law art. 85",
        ),
        "licensing_law": (
            "《行政许可法》第八十二条",
            "Administrative Licensing Law art. 82",
        ),
        "civil_code": ("《民法典》第{zh}条", "Civil Code art. {number}"),
        "general_provisions": (
            "《民法总则》第{zh}条",
            "General Provisions of the Civil Law art. {number}",
        ),
        "general_principles": (
            "《民法通则》第一百五十四条",
            "General Principles of the Civil Law art. 154",
        ),
        "no_words_then": (
            "当时无明文，比照《民法典》第二百零二条",
            "Civil Code art. 202 by analogy",
        ),
        "by_analogy": ("比照《民法典》第二百零二条", "Civil Code art. 202 by analogy"),
    }
)

_CIVIL_CODE: Final = date(2021, 1, 1)
_GENERAL_PROVISIONS: Final = date(2017, 10, 1)
_ARTICLES: Final = {200: "二百", 201: "二百零一", 202: "二百零二", 203: "二百零三"}


def said(phrase: str, lang: str, **arguments: object) -> str:
    """A phrase in ``lang``."""
    return _PHRASES[phrase][lang == "en"].format_map(arguments)


def rule_of(
    rule: str,
    lang: str,
    source: str | None = None,
    evidence: str | None = None,
    /,
    *,
    wording: str | None = None,
    **arguments: object,
) -> CountingRule:
    """The rule in ``lang``, worded as ``wording`` where that is not its own key."""
    words = _WORDS[wording or rule][lang == "en"].format_map(arguments)
    return CountingRule(rule, words, source, evidence)


def by_civil_law(start: date, article: int, lang: str) -> tuple[str, str]:
    """The law of periods in force on ``start``, and its evidence.

    The Civil Code since 2021-01-01; before it the General Provisions of the Civil Law (from
    2017-10-01) under the same article numbers; before that article 154 of the General Principles
    of the Civil Law, which has no words for a month without a corresponding day.
    """
    numbers = {"zh": _ARTICLES[article], "number": article}
    if start >= _CIVIL_CODE:
        return said("civil_code", lang, **numbers), "seen"
    if start >= _GENERAL_PROVISIONS:
        return said("general_provisions", lang, **numbers), "recalled"
    return said("no_words_then" if article == 202 else "general_principles", lang), "seen"
