"""Kinds of penalty: the words of a cell, as the closed words of the vocabulary."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final, NamedTuple

from creditrules.intake.tables.cells import bare

__all__ = ["ORDER", "Kinds", "kinds"]

_MEMORY: Final = 4096
_WORDS: Final = {
    "warning": ("警告",),
    "criticism": ("通报批评",),
    "fine": ("罚款",),
    "confiscation": (
        "没收违法所得、没收非法财物",
        "没收违法所得没收非法财物",
        "没收违法所得或者没收非法财物",
        "没收违法所得和非法财物",
        "没收违法所得、非法财物",
        "没收违法所得",
        "没收非法财物",
        "没收非法所得",
        "没收",
    ),
    "business_suspension": ("责令停产停业", "停产停业"),
    "licence_suspension": (
        "暂扣许可证件",
        "暂扣许可证",
        "暂扣执照",
        "暂扣证照",
        "暂扣许可证、暂扣执照",
        "暂扣许可证、执照",
    ),
    "licence_revocation": (
        "吊销许可证件",
        "吊销许可证",
        "吊销执照",
        "吊销证照",
        "吊销营业执照",
        "吊销许可证、吊销执照",
        "吊销许可证、执照",
    ),
    "licence_suspension_or_revocation": (
        "暂扣或者吊销许可证、暂扣或者吊销执照",
        "暂扣或者吊销许可证暂扣或者吊销执照",
        "暂扣或吊销许可证、暂扣或吊销执照",
        "暂扣或者吊销许可证、执照",
        "暂扣或吊销许可证、执照",
        "暂扣或者吊销许可证和执照",
        "暂扣或者吊销许可证",
        "暂扣或者吊销执照",
        "暂扣或者吊销许可证件",
        "暂扣或吊销许可证件",
        "暂扣或吊销许可证",
        "暂扣或吊销执照",
        "暂扣或者吊销证照",
        "暂扣或吊销证照",
    ),
    "qualification_downgrade": ("降低资质等级",),
    "activity_restriction": ("限制开展生产经营活动",),
    "closure": ("责令关闭",),
    "practice_restriction": ("限制从业",),
    "detention": ("行政拘留", "拘留"),
    "other": ("其他", "其它", "其他行政处罚", "其他处罚"),
}
ORDER: Final = tuple(_WORDS)
"""The kinds in the order of the vocabulary."""

_KIND_OF: Final = {word: kind for kind, words in _WORDS.items() for word in words}
_BETWEEN: Final = r"[\s;,、，；/+\-—|]"
_COMPOUND: Final = re.compile(
    rf"(?:(?<={_BETWEEN})|^)("
    + "|".join(sorted((word for word in _KIND_OF if "、" in word), key=len, reverse=True))
    + rf")(?={_BETWEEN}|$)"
)
_SPLIT: Final = re.compile(rf"{_BETWEEN}+")


class Kinds(NamedTuple):
    """The kinds that a cell names, and its words that no kind is known for."""

    known: tuple[str, ...]
    unknown: tuple[str, ...]


@lru_cache(maxsize=_MEMORY)
def kinds(cell: str) -> Kinds | None:
    """The kinds of penalty of a cell; None if it is empty. An unknown word counts as `other`.

    >>> kinds("罚款;没收违法所得")
    Kinds(known=('fine', 'confiscation'), unknown=())
    """
    given = unicodedata.normalize("NFKC", bare(cell))
    found = set()
    unknown = []
    for word in (*_COMPOUND.findall(given), *_SPLIT.split(_COMPOUND.sub(" ", given))):
        if word in _KIND_OF:
            found.add(_KIND_OF[word])
        elif word:
            found.add("other")
            unknown.append(word)
    return Kinds(tuple(kind for kind in ORDER if kind in found), tuple(unknown)) if found else None
