"""The catalogue that a command works with, and how people name what is in it."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from creditrules.catalogue import Catalogue, CatalogueError, load_catalogue
from creditrules.cli.errors import RefusedError, UsageError
from creditrules.text import closest

__all__ = ["find_action", "find_measure", "loaded", "named", "thing_unknown"]

_MOST_SUGGESTED: Final = 5
Names = Mapping[str, tuple[str, ...]]


def loaded(options: Namespace) -> Catalogue:
    """The bundled catalogues and what --catalogue adds.

    Raises:
        RefusedError: they have errors.
    """
    try:
        return load_catalogue(
            options.catalogues or None, include_guessed=getattr(options, "include_guessed", False)
        )
    except CatalogueError as error:
        raise RefusedError(error.diagnostics) from None


def thing_unknown(text: str) -> Callable[[str | None], UsageError]:
    """Makes the error for `text`, which names nothing, from what was probably meant."""

    def refusal(near: str | None) -> UsageError:
        if near is None:
            return UsageError.of("thing_unknown", id=text)
        return UsageError.of("thing_misspelt", id=text, suggestion=near)

    return refusal


def named(
    text: str,
    names: Names,
    refusal: Callable[[str | None], UsageError],
    *,
    aliases: Names = MappingProxyType({}),
) -> str:
    """The id that `text` stands for.

    It may be the id, its last part, a name, an alias, or a part of a name, as long as only one
    thing answers to it.

    Args:
        text: what somebody wrote.
        names: id -> what the thing is called.
        refusal: makes the error from what was probably meant, None when nothing is near.
        aliases: id -> what else it is called, where no name answers.
    """
    if text in names:
        return text
    answers: tuple[Callable[[str], bool], ...] = (
        lambda key: key.rpartition(".")[2] == text,
        lambda key: text in names[key],
        lambda key: text in aliases.get(key, ()),
        lambda key: any(text in name for name in names[key]),
    )
    for answering in answers:
        found = [key for key in names if answering(key)]
        if len(found) == 1:
            return found[0]
        if found:
            raise refusal(" | ".join(found[:_MOST_SUGGESTED]))
    raise refusal(_nearest(text, names))


def _nearest(text: str, names: Names) -> str | None:
    keys = {key: key for key in names}
    keys |= {key.rpartition(".")[2]: key for key in names}
    keys |= {name: key for key, called in names.items() for name in called}
    near = closest(text, keys)
    return keys[near] if near else None


def find_action(catalogue: Catalogue, text: str) -> str:
    """The action that somebody named by its id or its title.

    Raises:
        UsageError: there is none, or several.
    """
    names = {key: (one.title, one.title_en) for key, one in catalogue.actions.items()}

    def refusal(near: str | None) -> UsageError:
        meant = near or " | ".join(names)
        return UsageError.of("choice_unknown", option="--action", value=text, suggestion=meant)

    return named(text, names, refusal)


def find_measure(catalogue: Catalogue, text: str) -> str:
    """The measure type that somebody named by its id, its title, or the id of an item of it.

    Raises:
        UsageError: there is none, or all its items are switched off.
    """
    by_last_part = {key.rpartition(".")[2]: key for key in catalogue.items}
    item = catalogue.items.get(text) or catalogue.items.get(by_last_part.get(text, ""))
    if item is not None and text not in catalogue.measure_types:
        return item.type.id
    names = {key: (one.title, one.title_en) for key, one in catalogue.measure_types.items()}

    def refusal(near: str | None) -> UsageError:
        if near is None:
            return UsageError.of("measure_unknown", measure=text)
        return UsageError.of("measure_misspelt", measure=text, suggestion=near)

    found = named(text, names, refusal)
    if not any(item.type.id == found for item in catalogue.items.values()):
        raise UsageError.of("measure_switched_off", measure=found)
    return found
