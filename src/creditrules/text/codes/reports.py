"""The diagnostic codes of reports, in alphabetical order."""

from __future__ import annotations

from typing import Final

from creditrules.text.codes.shape import ERROR, CodeText

CODES: Final[dict[str, CodeText]] = {
    "form_unfit": CodeText(
        ERROR,
        "决定的结果是“{outcome}”，不能填{form}",
        "the decision's outcome is '{outcome}', for which there is no {form}",
        "这个结果可填的文书：{fitting}",
        "forms for this outcome: {fitting}",
    ),
}
