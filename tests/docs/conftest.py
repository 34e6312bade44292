"""The pages run hundreds of commands: what is bundled is read once for all of them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

import pytest

from creditrules.catalogue import Catalogue, Paths, load_catalogue, loader
from creditrules.cli import catalogues

bundled = cache(load_catalogue)


def load(paths: Paths = None, *, include_guessed: bool = False) -> Catalogue:
    once = bundled if paths is None else load_catalogue
    return once(paths, include_guessed=include_guessed)


@pytest.fixture(autouse=True, scope="package")
def what_is_bundled_is_read_once() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(loader, "read_source", lru_cache(maxsize=1024)(loader.read_source))
        patch.setattr(catalogues, "load_catalogue", load)
        yield
