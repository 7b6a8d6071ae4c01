"""What the blocks of Markdown are made of: lines in their places, the containers that are open, and the block."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from fascicle.inputs.markdown_html import HtmlBlock
from fascicle.model.source import Container, LineMark


class Kind(Enum):
    """How the text of a line is read."""

    BLANK = 0
    TEXT = 1
    RAW = 2  # as it stands
    WEAK = 3  # a mark that stays in the source layer
    HIDDEN = 4  # a mark that became what it says
    HTML = 5
    ROW = 6
    HTML_TABLE = 7
    VERSE = 8


Prefix = tuple[int, int, bool]  # columns of a mark before the text, and whether it is weak


@dataclass(slots=True)
class Placed:
    """A line and what it is; its own text is what stands between ``begin`` and ``end``."""

    text: str
    kind: Kind
    begin: int
    end: int
    mark: LineMark = LineMark.NONE
    level: int = 0
    label: str = ""
    block: int = 0
    containers: tuple[Container, ...] = ()
    prefix: list[Prefix] = field(default_factory=list)


@dataclass(slots=True)
class Opened:
    """A container that is open: the columns by which its lines stand in, and whether anything stands in it yet."""

    container: Container
    indent: int = 0
    filled: bool = False


@dataclass(slots=True)
class Leaf:
    """The block that is open: its number, and what its kind has to know."""

    kind: Kind
    number: int
    mark: LineMark = LineMark.NONE
    lines: list[Placed] = field(default_factory=list)
    fence: str = ""
    indent: int = 0
    html: HtmlBlock | None = None
    strict: bool = False  # a table with its row of dashes
    gap: bool = False
