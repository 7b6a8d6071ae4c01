"""Blocks and divisions: what the lines of a text are, and what belongs together, before any of it is XML."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property

from fascicle.language.hyphens.decide import Decision
from fascicle.model.source import Image, Line, Run


class Role(StrEnum):
    """What a block is in the text; the names are those of the field, not of TEI elements."""

    HEAD = "head"
    SUBHEAD = "subhead"
    LIST_HEAD = "list-head"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CONTENTS = "contents"
    BYLINE = "byline"
    DATELINE = "dateline"
    OPENER = "opener"
    SALUTE = "salute"
    CLOSER = "closer"
    SIGNED = "signed"
    POSTSCRIPT = "postscript"
    CONTACT = "contact"
    CAPTION = "caption"
    PICTURE = "picture"
    QUOTE = "quote"
    STANZA = "stanza"
    SPEAKER = "speaker"
    SPEECH = "speech"
    STAGE = "stage"
    TABLE = "table"
    NOTE = "note"
    RULE = "rule"
    HEADER = "header"
    FOOTER = "footer"
    PAGE_NUMBER = "page-number"
    LINE_NUMBER = "line-number"
    MESSAGE = "message"  # of the program that read the page


class Basis(StrEnum):
    """On what the role of a block stands; ``Block.evidence`` says it to editors and steers nothing."""

    NONE = ""
    MODEL = "model"
    MARKED = "marked"  # by the marks of the file's format
    SAID = "said"  # by the source of its region
    DECIDED = "decided"  # by an editor


MARKED = "the marks of the file's format say so"  # the evidence of what Markdown shows
FURNITURE = frozenset({Role.HEADER, Role.FOOTER, Role.PAGE_NUMBER, Role.LINE_NUMBER, Role.MESSAGE})
SPOKEN = frozenset({Role.PARAGRAPH, Role.STANZA, Role.STAGE})  # what a speech is made of
# Of these a file has no words: markup makes them, and nobody can say that a line is one.
WORDLESS = frozenset({Role.PICTURE})


@dataclass(frozen=True)
class Part:
    """A line, or the part of one from column ``start`` to before ``end`` (all of the rest if None).

    An ``initial`` is a drop capital: the word that it begins goes on in the next part. ``guest`` says why a part does
    not belong to the text of the lines around it, if a line is divided for that. ``hyphen`` is what the hyphen at its
    end was decided to be (:mod:`fascicle.structure.hyphens`).
    """

    line: Line
    start: int = 0
    end: int | None = None
    initial: bool = False
    guest: str = ""
    hyphen: Decision | None = field(default=None, compare=False)

    @property
    def runs(self) -> Iterator[Run]:
        """The line's runs, cut to the part."""
        end = len(self.line.text) if self.end is None else self.end
        runs = self.line.runs
        if not self.start and self.end is None:
            yield from (run for run in runs if run.start < run.end)
            return
        first = bisect_right(runs, self.start, key=lambda run: run.start)
        for at in range(max(0, first - 1), len(runs)):
            run = runs[at]
            if run.start >= end:
                break
            begin, stop = max(run.start, self.start), min(run.end, end)
            if begin < stop:
                yield run if (begin, stop) == (run.start, run.end) else replace(run, start=begin, end=stop)

    @property
    def images(self) -> Iterator[Image]:
        """The line's pictures, cut to the part."""
        end = len(self.line.text) if self.end is None else self.end
        return (image for image in self.line.images if self.start <= image.at < end)

    @cached_property
    def content(self) -> str:
        """The text a person reads: without markup, weak marks, and blanks at the ends."""
        return self.line.read(self.runs)

    @property
    def ends_hard(self) -> bool:
        """Whether the line ends behind the part because its writer wanted it."""
        return self.line.ends and self.end is None

    @property
    def whole(self) -> bool:
        """Whether this is all of its line."""
        return self.start == 0 and self.end is None


@dataclass
class Block:
    """One paragraph, head, item, caption ...: its parts in the order of reading.

    ``inner`` are running heads, feet, page numbers, notes and captions that stand between its parts: the key is the
    index of the part that they precede. ``level`` is the rank of a head (1 is highest) or the depth of an item.
    ``evidence`` says why the block has its role, in words that an editor understands, and ``basis`` on what it stands.
    ``opens_page`` says that nothing but furniture stands above it on its page, ``space_above`` how many blank lines
    do. ``place`` says why it is read where it is, if the file has it elsewhere. ``label`` is that of a note, or the
    sign of an item that markup shows. ``indents`` are the steps by which the lines of a stanza stand in, ``turned`` the
    parts that go on with the line of verse before them. ``images`` are the pictures that a caption is about, or that
    are the block. ``verse`` says that a speech is in verse, ``speech`` is the number of the speech that the block
    belongs to. ``probability`` is that of its role.

    ``content`` are the blocks that a note, a quotation or an item of several holds; its own part is then only its
    place, the beginning of its first line, and no text.
    """

    role: Role
    parts: list[Part]
    level: int = 0
    evidence: str = ""
    basis: Basis = Basis.NONE
    language: str = ""
    label: str = ""
    opens_page: bool = False
    space_above: int = 0
    place: str = ""
    indents: tuple[int, ...] = ()
    images: tuple[Image, ...] = ()
    verse: bool = False
    speech: int = 0
    turned: set[int] = field(default_factory=set)
    probability: float = 1.0
    inner: dict[int, list[Block]] = field(default_factory=dict)
    content: list[Block] = field(default_factory=list)

    def walk(self) -> Iterator[Block]:
        """The block, and every one that it holds, in the order of the file that will be written."""
        yield self
        for block in self.content:
            yield from block.walk()

    @property
    def text(self) -> str:
        """The block's lines as one string, one blank between them, hyphens as they stand."""
        return "".join(part.content + ("" if part.initial else " ") for part in self.parts).rstrip(" ")

    @property
    def first(self) -> Line:
        """The first line."""
        return self.parts[0].line

    @property
    def last(self) -> Line:
        """The last line."""
        return self.content[-1].last if self.content else self.parts[-1].line


@dataclass
class Division:
    """A division of the text: its blocks, then its own divisions, then what closes it.

    ``language`` is that of nearly all of it, if what stands around it is in another.
    """

    type: str
    level: int
    blocks: list[Block] = field(default_factory=list)
    divisions: list[Division] = field(default_factory=list)
    closing: list[Block] = field(default_factory=list)
    language: str = ""

    def walk(self) -> Iterator[Block]:
        """Every block, in the order of the file that will be written; those inside others, too."""
        for block in self.blocks:
            yield from block.walk()
        for division in self.divisions:
            yield from division.walk()
        for block in self.closing:
            yield from block.walk()
