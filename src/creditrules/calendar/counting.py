"""How a deadline was counted, rule by rule, each with the law it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from creditrules.calendar.amounts import (
    LICENSING_LAW_FROM,
    PENALTY_LAW_ARTICLE_85_FROM,
    Amount,
)
from creditrules.calendar.counted import Counted
from creditrules.calendar.counting_words import CountingRule, by_civil_law, rule_of, said
from creditrules.calendar.days import WorkCalendar
from creditrules.calendar.notices import Notice
from creditrules.calendar.points import FixedPoint
from creditrules.calendar.reasons import holiday_name
from creditrules.text.words import word

__all__ = ["rules_of"]

_WEAKNESS: Final = ("seen", "recalled", "guess")


def rules_of(found: Counted, lang: str) -> Iterator[CountingRule]:
    """The rules a deadline followed, in order."""
    terms = found.terms
    if found.instant is not None:
        yield rule_of("instant_in_china", lang, given=found.instant, day=terms.start)
    if isinstance(terms.limit, FixedPoint):
        end = terms.end(found.calendar)
        yield rule_of("fixed_point", lang, point=terms.limit.words(lang), end=end)
    elif terms.limit.number == 0:
        yield rule_of("same_day", lang, day=terms.start)
        return
    else:
        yield from _counted(found, terms.limit, lang)
    if not terms.in_working_days:
        yield _rolled(found, lang)
    if terms.needs_notices:
        yield from _doubts(found, lang)


def _counted(found: Counted, limit: Amount, lang: str) -> Iterator[CountingRule]:
    terms = found.terms
    day = terms.start.isoformat()
    if terms.first_day == "included":
        yield rule_of("start_included", lang, day=day)
    else:
        yield rule_of("start_excluded", lang, *by_civil_law(terms.start, 201, lang), day=day)
    if found.law is not None and isinstance(found.given, Amount) and found.given.unit == "d":
        yield _unit_by_law(found, found.given, limit, lang)
    if terms.in_working_days:
        yield from _working_days(found, limit, lang)
    else:
        yield _calendar_days(found, limit, lang)
    if terms.pauses:
        pauses = (said("from_to", lang, first=one.first, last=one.last) for one in terms.pauses)
        yield rule_of("paused", lang, pauses=_listed(pauses, lang))


def _unit_by_law(found: Counted, given: Amount, meant: Amount, lang: str) -> CountingRule:
    """A law says what its days are."""
    penalty = found.law == "administrative_penalty_law"
    since = PENALTY_LAW_ARTICLE_85_FROM if penalty else LICENSING_LAW_FROM
    if found.start < since:
        words = said("law_not_yet", lang, since=since)
    else:
        words = said("penalty_days" if penalty else "licensing_days", lang)
    source = said("penalty_law" if penalty else "licensing_law", lang)
    shown, counted = given.words(lang), meant.words(lang)
    return rule_of("unit_by_law", lang, source, "seen", said=words, given=shown, meant=counted)


def _working_days(found: Counted, amount: Amount, lang: str) -> Iterator[CountingRule]:
    """Weekends and holidays are left out, make-up workdays are counted."""
    skipped, notices, made_up = 0, list[Notice](), list[str]()
    pauses = found.terms.pauses
    for day, reason in found.days:
        notice = reason.notice
        if notice is not None and notice not in notices and notice.kind != "estimate":
            notices.append(notice)
        if not reason.working:
            skipped += 1
        elif reason.kind == "makeup_workday" and not any(one.holds(day) for one in pauses):
            made_up.append(f"{day.isoformat()} {reason.words(lang)}")
    separator = "; " if lang == "en" else "；"
    source = separator.join([said("working_hours", lang), *(one.cite(lang) for one in notices)])
    evidence = max((one.evidence for one in notices), key=_WEAKNESS.index, default="seen")
    yield rule_of(
        "working_days", lang, source, evidence, amount=amount.words(lang), skipped=skipped
    )
    if made_up:
        yield rule_of("makeup_workdays_counted", lang, days=separator.join(made_up))


def _calendar_days(found: Counted, amount: Amount, lang: str) -> CountingRule:
    """Days and weeks run through; a month or year ends on the corresponding day."""
    start, end = found.start, found.terms.plain_end(amount)
    if amount.unit in ("d", "w"):
        law = by_civil_law(start, 200, lang)
        return rule_of("calendar_days", lang, *law, amount=amount.words(lang), end=end)
    law = by_civil_law(start, 202, lang)
    if not found.terms.corresponds(amount):
        return rule_of("month_end", lang, *law, number=start.day, end=end)
    included = found.terms.first_day == "included"
    rule = "day_before_corresponding" if included else "corresponding_day"
    return rule_of(rule, lang, *law, end=end)


def _rolled(found: Counted, lang: str) -> CountingRule:
    """The last day moves off a day off, or does not; the reading followed is told."""
    roll, skipped = found.terms.roll, found.skipped
    if roll == "none":
        return rule_of("not_rolled", lang, wording="roll_none")
    law = by_civil_law(found.start, 203, lang)
    reading = {"roll": word(f"roll.{roll}", lang), "reading": said(f"reading_{roll}", lang)}
    if not skipped:
        return rule_of("not_rolled", lang, *law, end=found.due, **reading)
    end, reason = skipped[0]
    words = reason.words(lang)
    return rule_of("rolled", lang, *law, end=end, reason=words, due=found.due, **reading)


def _doubts(found: Counted, lang: str) -> Iterator[CountingRule]:
    """What may still change the answer: regional holidays not known, notices not there yet."""
    calendar = found.calendar
    if calendar.region is not None:
        for year in range(found.start.year, found.due.year + 1):
            if names := calendar.unsettled(year):
                listed = _listed((holiday_name(name, lang) for name in names), lang)
                place = _place(calendar, lang)
                yield rule_of("regional_unknown", lang, names=listed, region=place, year=year)
    between = ""
    if found.earliest != found.latest:
        between = said("range", lang, earliest=found.earliest, latest=found.latest)
    if found.start <= calendar.covered_to and found.due >= calendar.not_final_from:
        year = calendar.covered_to.year
        shown = "" if found.provisional else between
        yield rule_of("subject_to_next_notice", lang, range=shown, year=year, next_year=year + 1)
    if found.provisional:
        source, last = said("public_holidays", lang), calendar.covered_to
        yield rule_of("provisional", lang, source, "seen", last=last, range=between)


def _place(calendar: WorkCalendar, lang: str) -> str:
    names = [one.name_en if lang == "en" else one.name for one in calendar.places]
    listed = _listed(iter(names), lang)
    return f"{listed} ({calendar.region})" if lang == "en" else f"{listed}（{calendar.region}）"


def _listed(parts: Iterator[str], lang: str) -> str:
    return (", " if lang == "en" else "、").join(parts)
