"""The ground floor: YAML trees with places, findings in two languages, and the table of words.

Importing this package loads nothing; a name loads the module it stands in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from creditrules.lazy import lazy_names

if TYPE_CHECKING:
    from creditrules.text.codes import CODES, CodeText
    from creditrules.text.diagnostic import Diagnostic, Severity, Span
    from creditrules.text.display import pad, printable, table, width, wrap
    from creditrules.text.language import titled
    from creditrules.text.mask import mask_id, mask_text
    from creditrules.text.nodes import Limits, read_nodes
    from creditrules.text.suggest import closest
    from creditrules.text.tree import (
        Document,
        Mapping,
        Node,
        Plain,
        Scalar,
        Sequence,
        locate,
        locate_key,
        to_plain,
    )
    from creditrules.text.words import NAMESPACES, WORDS, Word, id_of, word

__all__ = [
    "CODES",
    "NAMESPACES",
    "WORDS",
    "CodeText",
    "Diagnostic",
    "Document",
    "Limits",
    "Mapping",
    "Node",
    "Plain",
    "Scalar",
    "Sequence",
    "Severity",
    "Span",
    "Word",
    "closest",
    "id_of",
    "locate",
    "locate_key",
    "mask_id",
    "mask_text",
    "pad",
    "printable",
    "read_nodes",
    "table",
    "titled",
    "to_plain",
    "width",
    "word",
    "wrap",
]

__getattr__ = lazy_names(
    __name__,
    {
        "codes": "CODES CodeText",
        "diagnostic": "Diagnostic Severity Span",
        "display": "pad printable table width wrap",
        "language": "titled",
        "mask": "mask_id mask_text",
        "nodes": "Limits read_nodes",
        "suggest": "closest",
        "tree": "Document Mapping Node Plain Scalar Sequence locate locate_key to_plain",
        "words": "NAMESPACES WORDS Word id_of word",
    },
)


def __dir__() -> list[str]:
    return __all__
