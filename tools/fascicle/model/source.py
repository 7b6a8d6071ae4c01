"""What every reader of a source format answers with: a tree of pages, regions, lines and runs.

The tree is the source, as far as its format knows it: a text file knows lines and perhaps pages, ALTO knows boxes and
regions too. What works on the text line by line reads :attr:`SourceText.lines`, the same lines as one sequence.

A line has an anchor, by which the TEI file (``lb/@n``), the editors and the check of fidelity name it: its number in a
text file, its id in a format that has ids. Columns count characters of the line from 0. A character of a line that no
run covers is markup of the format (or a blank) and no text; everything else must arrive in the TEI file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property

from fascicle.model.anchors import file_line, named
from fascicle.model.anchors import is_anchor as is_anchor
from fascicle.model.anchors import part_name as part_name
from fascicle.model.anchors import split_name as split_name
from fascicle.model.marks import PLAIN as PLAIN
from fascicle.model.marks import Box as Box
from fascicle.model.marks import Cell as Cell
from fascicle.model.marks import Claim as Claim
from fascicle.model.marks import ClaimKind as ClaimKind
from fascicle.model.marks import Container as Container
from fascicle.model.marks import Image as Image
from fascicle.model.marks import LineMark as LineMark
from fascicle.model.marks import Run as Run
from fascicle.model.marks import Style as Style

INVISIBLE = "\ufeff\u00ad\u200b"  # no text: byte order mark, soft hyphen, zero width space have no glyph


_NO_TEXT = re.compile(rf"[\s{INVISIBLE}]+")


def only_text(characters: str) -> str:
    """The characters that count as text of the source; see :func:`is_text`."""
    return _NO_TEXT.sub("", characters)


def is_text(character: str) -> bool:
    """Whether a character counts as text of the source: neither a blank nor without a glyph."""
    return not character.isspace() and character not in INVISIBLE


@dataclass(frozen=True)
class Line:
    """One line of the source: a line of its file, a line of print, or the paragraph of a format that has no lines.

    ``text`` is the line without its end; ``mark`` and ``level`` are what the format's markup says about it
    (rank of a head, depth of a list item); ``label`` is the label of a footnote. ``images`` are the pictures on the
    line, which are no text. ``block`` is the number of the block that the line belongs to, and ``containers`` what that
    stands in, from the outside in; without a number the format says no more than the marks. ``cells`` are those that
    begin on the line, ``ends`` says that its end is the writer's and no accident of the page, ``claims`` are what the
    format says that words of the line are. What follows is there
    where the format has it: the points of the ``baseline``, the type ``size`` in points, the ``confidence`` (0 to 1) of
    the program that read the line, ``facs``, the address of the line's own picture, ``names``, those
    by which links of the text lead to the line, and ``broken``, the word of which
    the line's last letters are the first half.

    ``number``, ``page`` and ``region`` say where the line stands among all others; readers leave them out, and
    :attr:`SourceText.lines` fills them in: its place, from 1; the page that begins with it, and those without text
    before that (``skipped``); its region.
    """

    anchor: str
    text: str
    runs: tuple[Run, ...] = ()
    mark: LineMark = LineMark.NONE
    level: int = 0
    label: str = ""
    images: tuple[Image, ...] = ()
    block: int = 0
    containers: tuple[Container, ...] = ()
    cells: tuple[Cell, ...] = ()
    ends: bool = False
    claims: tuple[Claim, ...] = ()
    box: Box | None = None
    baseline: tuple[tuple[float, float], ...] = ()
    size: float | None = None
    confidence: float | None = None
    language: str = ""
    facs: str = ""
    names: tuple[str, ...] = ()
    broken: str = ""
    number: int = 0
    page: Page | None = field(default=None, compare=False, repr=False)
    skipped: tuple[Page, ...] = field(default=(), compare=False, repr=False)
    region: Region | None = field(default=None, compare=False, repr=False)

    @cached_property
    def content(self) -> str:
        """The text of the line as a person reads it: without markup and without blanks at its ends."""
        return self.read(self.runs)

    def read(self, runs: Iterable[Run]) -> str:
        """The text of some of the line's runs without what is weak."""
        return "".join(
            run.blank + (run.style.reads or self.text[run.start : run.end]) for run in runs if not run.style.weak
        ).strip()

    @cached_property
    def blank(self) -> bool:
        """Whether the line holds no text at all."""
        return not only_text(self.characters())

    def characters(self) -> str:
        """Every character that markup does not claim, blanks too."""
        return "".join([self.text[run.start : run.end] for run in self.runs])

    @property
    def indent(self) -> int:
        """Number of blanks before the text; a no-break space is a character that somebody chose, and does not count."""
        return len(self.text) - len(self.text.lstrip(" \t"))

    @property
    def kind(self) -> RegionKind:
        """What the source says that its region is."""
        return self.region.kind if self.region else RegionKind.UNKNOWN

    @property
    def named(self) -> str:
        """What an editor calls the line."""
        return named(self.anchor)

    @property
    def file_line(self) -> int | None:
        """The number of the line in the file that an editor opens, where such a number is its anchor."""
        return file_line(self.anchor)


class RegionKind(StrEnum):
    """What a format says that a region of the page is; the names are those of the field."""

    UNKNOWN = ""
    TEXT = "text"
    HEADING = "heading"
    CAPTION = "caption"
    HEADER = "header"
    FOOTER = "footer"
    PAGE_NUMBER = "page-number"
    FOOTNOTE = "footnote"
    ENDNOTE = "endnote"
    MARGINALIA = "marginalia"
    TABLE = "table"


@dataclass(frozen=True)
class Region:
    """Lines of a page that stand together: a block of OCR, a cell, or all of a page whose format knows no regions.

    ``frame`` is the box that is drawn around it, and perhaps around others.
    """

    lines: tuple[Line, ...]
    id: str = ""
    kind: RegionKind = RegionKind.UNKNOWN
    box: Box | None = None
    frame: Box | None = None

    @property
    def set_apart(self) -> bool:
        """Whether the source itself parts the region from what stands around it."""
        return bool(self.id or self.kind or self.box)


@dataclass(frozen=True)
class Page:
    """A page of the source and its regions.

    ``number`` is what the source calls it, ``image`` the address of its picture; ``unit`` is that of its size and of
    the boxes on it. ``ordered`` says that the source states the order of its regions, and they stand in it. Without
    ``begins`` the source does not show where the page begins, as with the first page of a text file.
    """

    regions: tuple[Region, ...]
    number: str = ""
    image: str = ""
    width: float | None = None
    height: float | None = None
    unit: str = "pixel"
    ordered: bool = False
    begins: bool = True

    @property
    def blank(self) -> bool:
        """Whether no line of the page holds text."""
        return all(line.blank for region in self.regions for line in region.lines)

    @classmethod
    def of(cls, lines: Sequence[Line], *, begins: bool = False) -> Page:
        """A page of which nothing is known but its lines."""
        return cls((Region(tuple(lines)),), begins=begins)


@dataclass(frozen=True)
class Remark:
    """What a reader could not read: on which line, at which column, and what it is."""

    anchor: str
    column: int
    message: str


@dataclass(frozen=True)
class Omission:
    """Characters of a source that are no part of its text: why, and how many."""

    reason: str
    count: int


@dataclass(frozen=True)
class SourceText:
    """A source as text: the name of its format, and its pages. ``remarks`` say what the reader could not read.

    ``styled`` says that its paragraphs have styles, which call heads and captions so where the writer used them;
    ``omitted`` are the characters of the file that its readers do not see, and that are left out.

    ``marked`` says that markup shows where blocks begin and what they are, as in Markdown; without it the evidence is
    in the lines, which may be those of a typesetter.
    """

    format: str
    pages: tuple[Page, ...]
    marked: bool = False
    remarks: tuple[Remark, ...] = ()
    omitted: tuple[Omission, ...] = ()
    styled: bool = False

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """All lines in one sequence, blank ones too.

        A region that the source sets apart stands between blank lines. A page begins with its first line of text; with
        it are named those before it that have none.
        """
        lines: list[Line] = []
        skipped: list[Page] = []
        apart = False
        for page in self.pages:
            begins = page.begins
            skipped += [page] if page.begins and page.blank else []
            for region in page.regions:
                if lines and (apart or region.set_apart):
                    lines.append(Line("", "", number=len(lines) + 1))
                apart = region.set_apart
                for line in region.lines:
                    first = page if begins and not line.blank else None
                    begins = begins and first is None
                    before = tuple(skipped) if first else ()
                    lines.append(replace(line, number=len(lines) + 1, page=first, skipped=before, region=region))
                    skipped = [] if first else skipped
        return tuple(lines)

    @property
    def ordered(self) -> bool:
        """Whether the source states in which order it is read."""
        return any(page.ordered for page in self.pages)

    def layer(self) -> dict[str, str]:
        """The text of each line that has any, by its anchor, blanks left out: what the TEI file must give back."""
        kept = {line.anchor: only_text(line.characters()) for line in self.lines}
        return {anchor: text for anchor, text in kept.items() if text}
