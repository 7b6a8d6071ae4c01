"""How the print edition is made: the table ``[print]`` of ``edition.toml``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from fascicle.edition.toml import Checked


class PageFormat(StrEnum):
    """A size of pages, with its margins."""

    THEME = ""
    A4 = "A4"
    A5 = "A5"
    SIX_BY_NINE = "6x9"
    SEVENTEEN_BY_TWENTY_FOUR = "17x24"


class Bleed(Checked):
    """How far a page goes on behind the edge at which it is cut."""

    form = re.compile(r"(\d(\.\d{1,2})?mm)?")
    words = 'a length below 10mm, such as "3mm"'


class Unset(StrEnum):
    """What becomes of a letter that no font has."""

    ERROR = "error"
    NUMBER = "number"


class Opening(StrEnum):
    """Where a text begins."""

    ANY = "any"
    RIGHT = "right"


class Depth(StrEnum):
    """How far down a table of contents goes."""

    NONE = "none"
    TEXTS = "texts"
    DIVISIONS = "divisions"
    SECTIONS = "sections"


class IndexKind(StrEnum):
    """What an index is of."""

    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "org"
    WORK = "bibl"
    EVENT = "event"
    DATE = "date"


class TextLayout(StrEnum):
    """How the lines of a text are laid out."""

    PAGE = "page"
    COLUMNS = "columns"
    LINES = "lines"


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
    format: Annotated[
        PageFormat,
        "Size of the pages, with margins that go with it: `A4`, `A5`, `6x9` (inches) or `17x24` (centimetres); what the"
        " theme says, or 17 x 24 cm, if left out.",
    ] = PageFormat.THEME
    bleed: Annotated[
        Bleed, "How far the pages go on behind the edge at which they are cut, with crop marks, such as `3mm`."
    ] = Bleed("")
    isbn: Annotated[str, "ISBN of the book, for the imprint."] = ""
    contents: Annotated[
        Depth,
        "What the table of contents lists: `none`, `texts`, their `divisions` too, or also the `sections` in these.",
    ] = Depth.SECTIONS
    opening: Annotated[Opening, "On which page a text begins: `any`, or `right`, where odd numbers are."] = Opening.ANY
    layout: Annotated[
        TextLayout,
        "`columns` sets newspapers in two columns below their titles; `lines` sets all texts line by line, as their"
        " sources have them; `page` sets running text.",
    ] = TextLayout.PAGE
    indices: Annotated[
        tuple[IndexKind, ...],
        "Which indices there are, of `person`, `place`, `org`, `bibl`, `event` and `date`; all if left out.",
    ] = ()
    corrections: Annotated[bool, "`true` prints a list of all corrections at the end of the book."] = False
    draft: Annotated[
        bool,
        "`true`, like `fascicle build --draft`, gives names, dates and corrections colours, and codes in the margin.",
    ] = False
    unset: Annotated[
        Unset,
        "What becomes of a letter that no font of the book has: `error`, so that there is no book, or `number`, a box"
        " with its number in Unicode.",
    ] = Unset.ERROR
    apparatus: Annotated[
        ApparatusKeys,
        "`lines` runs the apparatus in at the foot of the page, by numbers of lines; `letters` gives every entry a"
        " letter and a line of its own.",
    ] = ApparatusKeys.LINES
    count: Annotated[LineCount, "Lines are counted anew on each `page`, or through each `text`."] = LineCount.PAGE
