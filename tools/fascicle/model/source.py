"""What every reader of a source format answers with: pages of lines of runs.

Offsets and columns count characters of the decoded file from 0; line numbers count from 1. A character of a line
that no run covers is markup of the format (or a blank) and no text; everything else must arrive in the TEI file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

# Characters without a glyph that neither layer counts as text: byte order mark, soft hyphen, zero width space.
INVISIBLE = "\ufeff\u00ad\u200b"


def is_text(character: str) -> bool:
    """Whether a character counts as text of the source: neither a blank nor without a glyph."""
    return not character.isspace() and character not in INVISIBLE


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
    is not that of the words around.
    """

    rend: tuple[str, ...] = ()
    target: str = ""
    weak: bool = False
    note: str = ""
    surplus: bool = False
    direction: int = 0
    language: str = ""


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
class Line:
    """One line of the source file.

    ``text`` is the line without its end; ``mark`` and ``level`` are what the format's markup says about it
    (rank of a head, depth of a list item); ``label`` is the label of a footnote. ``images`` are the pictures on the
    line, which are no text.
    """

    number: int
    start: int
    text: str
    runs: tuple[Run, ...] = ()
    page: bool = False
    mark: LineMark = LineMark.NONE
    level: int = 0
    label: str = ""
    images: tuple[Image, ...] = ()

    @cached_property
    def content(self) -> str:
        """The text of the line as a person reads it: without markup and without blanks at its ends."""
        return self.read(self.runs)

    def read(self, runs: Iterable[Run]) -> str:
        """The text of some of the line's runs without what is weak."""
        return "".join(run.blank + self.text[run.start : run.end] for run in runs if not run.style.weak).strip()

    @cached_property
    def blank(self) -> bool:
        """Whether the line holds no text at all."""
        return not any(is_text(character) for character in self.characters())

    def characters(self) -> Iterator[str]:
        """Every character that markup does not claim, blanks too."""
        for run in self.runs:
            yield from self.text[run.start : run.end]

    @property
    def indent(self) -> int:
        """Number of blanks before the text; a no-break space is a character that somebody chose, and does not count."""
        return len(self.text) - len(self.text.lstrip(" \t"))


@dataclass(frozen=True)
class SourceText:
    """A source file as text: its format and its lines, blank ones too."""

    format: str
    lines: tuple[Line, ...]

    def layer(self) -> dict[int, str]:
        """The text of each line that has any, blanks left out: what the TEI file must give back."""
        kept = {line.number: "".join(filter(is_text, line.characters())) for line in self.lines}
        return {number: text for number, text in kept.items() if text}
