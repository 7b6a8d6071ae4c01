"""What markup says of a line and of its characters: runs, styles, claims, pictures, marks, cells."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True)
class Box:
    """Where something stands on its page, from the upper left corner, in the page's unit.

    ``outline`` are the corners of its shape, if it is no rectangle.
    """

    left: float
    top: float
    right: float
    bottom: float
    outline: tuple[tuple[float, float], ...] = ()

    def shares_column(self, other: Box) -> bool:
        """Whether two stand in one column: they share most of the width of the narrower."""
        shared = min(self.right, other.right) - max(self.left, other.left)
        return 2 * shared > min(self.right - self.left, other.right - other.left)


@dataclass(frozen=True)
class Image:
    """A picture that a line shows at column ``at``: the address of its file and the words for it, if it has them."""

    at: int
    address: str
    words: str = ""

    @property
    def says_something(self) -> bool:
        """Whether there is anything to tell of it."""
        return bool(self.address or self.words)


@dataclass(frozen=True)
class Style:
    """How a run of characters is set: ``rend`` from the outside in, a link's address, and whether it is read.

    ``weak`` is a mark that belongs to the source but not to the reading text, such as a bullet; ``surplus`` is text
    that the source has once too often. ``note`` is the label of the footnote that the run points to, ``direction``
    the number of the stage direction in its speech that the run belongs to, ``language`` that of words whose language
    is not that of the words around. ``reads`` is what the characters stand for, where the source writes a sign by its
    name: the reading has that instead of them.
    """

    rend: tuple[str, ...] = ()
    target: str = ""
    weak: bool = False
    note: str = ""
    surplus: bool = False
    direction: int = 0
    language: str = ""
    reads: str = ""


PLAIN = Style()


@dataclass(frozen=True)
class Run:
    """The characters of a line from column ``start`` to before ``end``, set in one style.

    ``blank`` is the blank that markup before the run stands for, if any: ``<br>`` parts words. What follows is there
    where the format has it: the ``box`` of the run, the ``size`` of its type in points, the ``confidence`` (0 to 1) of
    the program that read it.
    """

    start: int
    end: int
    style: Style = PLAIN
    blank: str = ""
    box: Box | None = None
    size: float | None = None
    confidence: float | None = None


class ClaimKind(StrEnum):
    """What the markup of a source says of its words; the names are those of the field."""

    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "organisation"
    DATE = "date"
    ABBREVIATION = "abbreviation"
    ERROR = "error"
    UNCLEAR = "unclear"
    SUPPLIED = "supplied"
    ADDED = "added"
    DELETED = "deleted"
    GAP = "gap"
    COMMENT = "comment"


@dataclass(frozen=True)
class Claim:
    """What the markup of the source says of the characters from column ``start`` to before ``end`` of a line.

    ``value`` is what it says: the expansion of an abbreviation, what an error should be, a date (EDTF), the words of a
    comment (its paragraphs parted by line feeds), why something is missing (``illegible``, ``damage``). ``pointer`` is
    the address of who or what is named. ``by`` is the name of who said it and ``when`` the day (W3C), if the source
    knows. Claims of one ``id`` are parts of one thing, which goes on from line to line; they are alike in all else.
    Claims may overlap. A gap and a comment need no characters: they stand before column ``end``.
    """

    kind: ClaimKind
    start: int
    end: int
    value: str = ""
    pointer: str = ""
    by: str = ""
    when: str = ""
    id: str = ""


class LineMark(StrEnum):
    """What the markup of a format says about a whole line."""

    NONE = ""
    HEAD = "head"
    BULLET = "bullet"
    NUMBER = "number"
    QUOTE = "quote"
    ROW = "row"
    RULE = "rule"
    IMAGE = "image"
    NOTE = "note"
    CODE = "code"


@dataclass(frozen=True)
class Container:
    """What blocks of marked text stand in: a quotation, an item of a list, a footnote with its ``label``.

    ``number`` tells it from all others of its text; ``sign`` is that of an item: another one begins another list.
    """

    mark: LineMark
    number: int
    sign: str = ""
    label: str = ""


@dataclass(frozen=True)
class Cell:
    """A cell of a table that begins at column ``at`` of its line.

    ``row`` says that a row begins with it, ``head`` that it heads others; ``rows`` and ``cols`` are how many it covers.
    """

    at: int
    row: bool = False
    head: bool = False
    rows: int = 1
    cols: int = 1
