"""Instruments in time: which edition is in force on a day, and what a citation comes to (S3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from creditrules.model import Article, Basis, Edition, Evidence, Instrument, Level, weakest

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of days, both inclusive; None = open.

    Attributes:
        established: false when the first day is only the day a source attests.
    """

    first: date | None
    last: date | None
    established: bool = True

    def holds(self, day: date) -> bool:
        """Whether the day lies in the window."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)

    def meet(self, other: Window) -> Window:
        """The days that lie in both."""
        firsts = [one for one in (self.first, other.first) if one is not None]
        lasts = [one for one in (self.last, other.last) if one is not None]
        return Window(
            max(firsts, default=None),
            min(lasts, default=None),
            self.established and other.established,
        )


def edition_window(edition: Edition) -> Window:
    """The window of one edition; a partial first day counts from its last possible day."""
    opening = edition.effective_from or edition.attested_on
    return Window(
        opening.last if opening else None,
        edition.effective_to.first if edition.effective_to else None,
        edition.effective_from is not None,
    )


def instrument_window(instrument: Instrument) -> Window:
    """From the first edition's first day to the last edition's last day.

    A gap between listed editions is an edition that is not listed, not a repeal.
    """
    opening = edition_window(instrument.editions[0])
    closing = edition_window(instrument.editions[-1])
    return Window(opening.first, closing.last, opening.established)


def edition_on(instrument: Instrument, day: date) -> Edition | None:
    """The listed edition in force on a day, or None (out of window, or in a gap)."""
    for edition in instrument.editions:
        if edition_window(edition).holds(day):
            return edition
    return None


@dataclass(frozen=True, slots=True)
class CitedArticle:
    """An article as printed on a day, with the weakest evidence of what is printed."""

    article: str
    evidence: Evidence
    weak: bool


@dataclass(frozen=True, slots=True)
class Citation:
    """A legal basis as it stands on a day.

    Attributes:
        edition: the edition printed: the one in force, else the cited one.
        in_force: whether the instrument is in its window.
        established: whether the window's first day is established.
        moved: articles were printed by their number in the edition in force.
        edition_unlisted: the edition in force, or the articles' place in it, is not established,
            so the cited edition is printed.
    """

    instrument: Instrument
    edition: Edition
    articles: tuple[CitedArticle, ...]
    evidence: Evidence
    in_force: bool
    established: bool
    moved: bool = False
    edition_unlisted: bool = False

    @property
    def doc_no(self) -> str | None:
        """The document number (文号) of the edition printed."""
        return self.edition.doc_no

    @property
    def level(self) -> Level:
        """The rank of the instrument."""
        return self.instrument.level


@dataclass(frozen=True, slots=True, eq=False)
class CitedBasis:
    """A basis with the instrument it cites."""

    basis: Basis
    instrument: Instrument


def cited_edition(instrument: Instrument, basis: Basis) -> Edition | None:
    """The edition a basis names, the only one if it names none; None = no such edition."""
    if basis.edition is None:
        return instrument.editions[0] if len(instrument.editions) == 1 else None
    return next((one for one in instrument.editions if one.edition == basis.edition), None)


def cite(instrument: Instrument, basis: Basis, item: str, day: date) -> Citation:
    """What a basis comes to on a day.

    Articles follow to the edition in force when the catalogue says where they moved, or when
    that edition lists the same number; otherwise the cited edition is printed and marked.
    Guessed articles are left out, and so are articles that do not provide what the item needs,
    be it said of the cited edition or of the one in force.
    """
    window = instrument_window(instrument)
    current = edition_on(instrument, day)
    cited = cited_edition(instrument, basis) or current or instrument.editions[-1]
    wanted = tuple(one for one in basis.articles if _provides(cited, one, item))
    printed, articles, moved = cited, wanted, False
    if current is not None and current is not cited:
        followed = _follow(cited, current, wanted)
        if followed is not None:
            moved = followed != wanted
            printed, articles = current, followed
    found = tuple(_article(printed, one) for one in articles if _provides(printed, one, item))
    kept = tuple(one for one in found if one.evidence is not Evidence.GUESS)
    return Citation(
        instrument,
        printed,
        kept,
        weakest((basis.evidence, *(one.evidence for one in kept))),
        window.holds(day),
        window.established,
        moved,
        edition_unlisted=window.holds(day) and printed is not current,
    )


def _follow(cited: Edition, current: Edition, articles: tuple[str, ...]) -> tuple[str, ...] | None:
    places = [_place(cited, current, number) for number in articles]
    known = tuple(place for place in places if place is not None)
    return known if len(known) == len(places) else None


def _place(cited: Edition, current: Edition, number: str) -> str | None:
    known = _listed(cited, number)
    for move in known.moved_to if known else ():
        if move.edition == current.edition:
            return move.article
    same = _listed(current, number)
    if known is None or same is None or known.says != same.says:
        return None
    return number


def _listed(edition: Edition, number: str) -> Article | None:
    return next((one for one in edition.articles if one.article == number), None)


def _provides(edition: Edition, number: str, item: str) -> bool:
    known = _listed(edition, number)
    return known is None or item not in known.mismatch_for


def _article(edition: Edition, number: str) -> CitedArticle:
    known = _listed(edition, number)
    if known is None:
        return CitedArticle(number, Evidence.SEEN, weak=False)
    return CitedArticle(number, known.evidence or Evidence.RECALLED, known.weak)
