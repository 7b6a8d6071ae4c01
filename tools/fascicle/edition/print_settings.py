"""``[print]`` of ``edition.toml``: how the print edition is made."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated


class ApparatusKeys(StrEnum):
    """What leads from a word of a book to its entry in the apparatus."""

    LINES = "lines"
    LETTERS = "letters"


class LineCount(StrEnum):
    """From where the lines of a book are counted."""

    PAGE = "page"
    TEXT = "text"


@dataclass(frozen=True)
class PrintSettings:
    """How the print edition is made."""

    volumes: Annotated[
        bool,
        "Whether an edition that is too large for one book is printed in several; `false` makes one of it in any case.",
    ] = True
    apparatus: Annotated[
        ApparatusKeys,
        "`lines` runs the apparatus in at the foot of the page, by numbers of lines; `letters` gives every entry a"
        " letter and a line of its own.",
    ] = ApparatusKeys.LINES
    count: Annotated[LineCount, "Lines are counted anew on each `page`, or through each `text`."] = LineCount.PAGE
