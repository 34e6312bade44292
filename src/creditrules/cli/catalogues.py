"""The catalogue that a command works with, and how people name what is in it."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Mapping

from creditrules.catalogue import Catalogue, CatalogueError, Item, load_catalogue
from creditrules.cli.errors import RefusedError, UsageError
from creditrules.cli.output import Console
from creditrules.model import Evidence, weakest
from creditrules.text import Diagnostic, closest
from creditrules.text.suggest import suggestion

__all__ = ["check_area", "evidence_of", "find_measure", "loaded", "named", "open_fields"]


def loaded(options: Namespace) -> Catalogue:
    """The bundled catalogues and what --catalogue adds.

    Raises:
        RefusedError: they have errors.
    """
    try:
        return load_catalogue(
            options.catalogues or None, include_guessed=options.include_guessed
        )
    except CatalogueError as error:
        raise RefusedError(error.diagnostics) from None


def check_area(code: str | None, console: Console) -> None:
    """Warn of a code that GB/T 2260 is not known to have."""
    if code is None or code == "100000":
        return
    from stdnum import numdb

    if not all(known for _, known in numdb.get("cn/loc").info(code)):
        console.finding(
            Diagnostic.of("jurisdiction_not_listed", None, None, None, value=code)
        )


def named(
    text: str, titles: Mapping[str, str], refusal: Callable[[str], UsageError]
) -> str:
    """The id that `text` stands for: an id itself, or a title that only one thing has.

    Args:
        text: what somebody wrote.
        titles: id -> title.
        refusal: makes the error from what may have been meant.
    """
    if text in titles:
        return text
    by_title = [key for key, title in titles.items() if title == text]
    if len(by_title) == 1:
        return by_title[0]
    holding = [key for key, title in titles.items() if text in title]
    if len(holding) == 1:
        return holding[0]
    near_title = closest(text, list(titles.values()))
    near = [key for key, title in titles.items() if title == near_title]
    raise refusal(near[0] if near else _near_id(text, titles))


def _near_id(text: str, titles: Mapping[str, str]) -> str:
    near = closest(text, titles)
    if near is not None:
        return near
    last_parts = {key.rpartition(".")[2]: key for key in titles}
    found = closest(text, last_parts)
    return last_parts[found] if found else suggestion(text, sorted(titles)[:5])


def find_measure(catalogue: Catalogue, text: str) -> str:
    """The measure type that somebody named by its id, its title, or the id of an item of it.

    Raises:
        UsageError: there is none, or all its items are switched off.
    """
    if text in catalogue.items:
        return catalogue.items[text].type.id
    titles = {key: one.title for key, one in catalogue.measure_types.items()}
    found = named(
        text,
        titles,
        lambda near: UsageError.of("measure_unknown", measure=text, suggestion=near),
    )
    if not any(item.type.id == found for item in catalogue.items.values()):
        raise UsageError.of("measure_switched_off", measure=found)
    return found


def evidence_of(item: Item) -> Evidence:
    """The weakest mark of what an item says, open fields aside."""
    marks = [item.evidence.title, item.evidence.force]
    marks += [item.evidence.period] if item.evidence.period is not Evidence.GUESS else []
    if item.implementers and item.evidence.implementers is not Evidence.GUESS:
        marks.append(item.evidence.implementers)
    marks += [one.basis.evidence for one in item.bases]
    return weakest(marks)


def open_fields(item: Item) -> list[str]:
    """The fields of an item that are not established, as keys of the YAML language."""
    marks = item.evidence
    fields = {
        "item_no": item.item_no is None or marks.item_no is Evidence.GUESS,
        "title": marks.title is Evidence.GUESS,
        "force": marks.force is Evidence.GUESS,
        "implementers": not item.implementers or marks.implementers is Evidence.GUESS,
        "bases": not item.bases,
        "period": marks.period is Evidence.GUESS,
    }
    return [key for key, is_open in fields.items() if is_open]
