"""What markup says of a line and of its characters: runs and their styles, pictures, marks, containers, cells."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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

    ``blank`` is the blank that markup before the run stands for, if any: ``<br>`` parts words.
    """

    start: int
    end: int
    style: Style = PLAIN
    blank: str = ""


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
