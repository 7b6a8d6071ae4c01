"""Paragraphs of a word processor as lines of the source tree: a reader says what it meets, in the order of reading."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

from fascicle.model.source import (
    PLAIN,
    Cell,
    Claim,
    ClaimKind,
    Container,
    Image,
    Line,
    LineMark,
    Omission,
    Page,
    Region,
    RegionKind,
    Remark,
    Run,
    SourceText,
    Style,
    only_text,
)

_LINE_ENDS = re.compile(r"[\n\r\v\f\x85\u2028\u2029]")


class Said(NamedTuple):
    """What the markup says of words while it is open: somebody has added them, deleted them, commented on them."""

    kind: ClaimKind
    value: str = ""
    by: str = ""
    when: str = ""
    id: str = ""


def day_of(moment: str) -> str:
    """The day of a moment that a file names; empty where it names none."""
    try:
        return date.fromisoformat(moment[:10]).isoformat()
    except ValueError:
        return ""


@dataclass
class _DraftLine:
    text: str = ""
    runs: list[Run] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    sizes: Counter[float] = field(default_factory=Counter)
    ends: bool = False
    new_page: bool = False


class ParagraphDraft:
    """A paragraph while it is read; its lines are those that its writer has ended."""

    def __init__(self, anchor: str) -> None:
        self.anchor = anchor
        self.lines = [_DraftLine()]
        self.names: list[str] = []
        self._break_waits = False

    @property
    def blank(self) -> bool:
        """Whether nothing of it is seen."""
        return not any(line.text.strip() or line.images for line in self.lines)

    @property
    def column(self) -> int:
        """Where the next character will stand in its line."""
        return len(self.lines[-1].text)

    def text(self, characters: str, style: Style = PLAIN, said: Sequence[Said] = (), size: float = 0.0) -> None:
        """Characters that are set so, and of which that is said."""
        if not characters:
            return
        line, characters = self.lines[-1], _LINE_ENDS.sub(" ", characters)
        start = len(line.text)
        line.text += characters
        end = len(line.text)
        last = line.runs[-1] if line.runs else None
        if last is not None and last.style == style and last.end == start and not style.reads:
            line.runs[-1] = replace(last, end=end)
        else:
            line.runs.append(Run(start, end, style))
        for each in said:
            self._claim(line, each, start, end)
        line.sizes[size] += len(characters.strip())

    def _claim(self, line: _DraftLine, said: Said, start: int, end: int) -> None:
        claim = Claim(said.kind, start, end, value=said.value, by=said.by, when=said.when, id=said.id)
        last = next((each for each in reversed(line.claims) if each.kind is said.kind and each.end == start), None)
        if last is not None and replace(claim, start=last.start) == replace(last, end=end):
            line.claims[line.claims.index(last)] = replace(last, end=end)
        else:
            line.claims.append(claim)

    def remark(self, said: Said, start: int) -> None:
        """What is said of the words from a column of this line to here, or of this place."""
        line = self.lines[-1]
        end = len(line.text)
        claim = Claim(said.kind, min(start, end), end, value=said.value, by=said.by, when=said.when, id=said.id)
        line.claims.append(claim)

    def picture(self, address: str, words: str) -> None:
        """A picture stands here."""
        self.lines[-1].images.append(Image(self.column, address, " ".join(words.split())))

    def end_line(self) -> None:
        """The writer ends the line, and goes on with the paragraph."""
        self.lines[-1].ends = True
        self.lines.append(_DraftLine())

    def end_page(self) -> None:
        """What follows stands on another page."""
        if self.lines[-1].text.strip():
            self.lines.append(_DraftLine())
        self.lines[-1].new_page = True


class TextWriter:
    """Makes the tree: lines with their blocks and containers, on pages and in regions."""

    def __init__(self) -> None:
        self.remarks: list[Remark] = []
        self._omitted: Counter[str] = Counter()
        self._pages: list[list[tuple[RegionKind, list[Line]]]] = [[(RegionKind.UNKNOWN, [])]]
        self._blocks = 0
        self._containers = 0

    def block(self) -> int:
        """The number of a new block."""
        self._blocks += 1
        return self._blocks

    def container(self, mark: LineMark, sign: str = "", label: str = "") -> Container:
        """A new container."""
        self._containers += 1
        return Container(mark, self._containers, sign, label)

    def omit(self, reason: str, characters: str) -> None:
        """Count characters that are left out, and why."""
        if count := len(only_text(characters)):
            self._omitted[reason] += count

    def tell(self, anchor: str, message: str, column: int = 0) -> None:
        """Remark what is not understood, once for each line."""
        remark = Remark(anchor, column, message)
        if remark not in self.remarks[-50:]:
            self.remarks.append(remark)

    def region(self, kind: RegionKind) -> None:
        """What follows stands in a region of this kind."""
        if self._pages[-1][-1][0] is not kind or kind is not RegionKind.UNKNOWN:
            self._pages[-1].append((kind, []))

    def page(self) -> None:
        """What follows stands on another page."""
        self._pages.append([(RegionKind.UNKNOWN, [])])

    def gap(self) -> None:
        """A blank line is seen here."""
        self._pages[-1][-1][1].append(Line("", ""))

    def add(
        self,
        draft: ParagraphDraft,
        block: int,
        containers: tuple[Container, ...] = (),
        *,
        mark: LineMark = LineMark.NONE,
        level: int = 0,
        sign: str = "",
    ) -> None:
        """A paragraph that is a block, or the part of one."""
        for line in self.lines_of(draft, block, containers, mark=mark, level=level, sign=sign):
            if line is None:
                self.page()
            else:
                self._pages[-1][-1][1].append(line)

    def table(self, lines: Iterable[Line | None]) -> None:
        """The lines of a table; cells without text begin with the next line that has any, or stand behind the last."""
        kept: list[Line | None] = []
        waiting: list[Cell] = []
        last = -1
        for line in lines:
            if line is None or line.blank:
                waiting += line.cells if line is not None else ()
                kept += [] if line is not None and not line.images else [line and replace(line, cells=())]
                continue
            kept.append(replace(line, cells=(*(replace(cell, at=0) for cell in waiting), *line.cells)))
            waiting, last = [], len(kept) - 1
        if waiting and last >= 0:
            filled = kept[last]
            assert filled is not None
            behind = (replace(cell, at=len(filled.text)) for cell in waiting)
            kept[last] = replace(filled, cells=(*filled.cells, *behind))
        for line in kept:
            if line is None:
                self.page()
            else:
                self._pages[-1][-1][1].append(line)

    @staticmethod
    def lines_of(
        draft: ParagraphDraft,
        block: int,
        containers: tuple[Container, ...] = (),
        *,
        mark: LineMark = LineMark.NONE,
        level: int = 0,
        sign: str = "",
        cells: tuple[Cell, ...] = (),
    ) -> Iterable[Line | None]:
        """The lines of a paragraph, with None where a page begins.

        ``sign`` is what stands before its text and is counted: of a head it is read, an item does without.
        """
        for at, line in enumerate(draft.lines):
            if line.new_page:
                yield None
            text, runs, images, claims = line.text, tuple(line.runs), tuple(line.images), tuple(line.claims)
            if sign and not at:
                text, step = f"{sign} {text}", len(sign) + 1
                style = Style(weak=mark is not LineMark.HEAD)
                runs = (Run(0, len(sign), style), Run(len(sign), step), *(_moved(each, step) for each in runs))
                images = tuple(replace(each, at=each.at + step) for each in images)
                claims = tuple(replace(each, start=each.start + step, end=each.end + step) for each in claims)
            alone = bool(images) and not text.strip()
            sizes = line.sizes.most_common(1)
            yield Line(
                draft.anchor if not at else f"{draft.anchor}.{at + 1}",
                text,
                runs,
                LineMark.IMAGE if alone else mark,
                level,
                images=images,
                block=block,
                containers=containers,
                cells=cells if not at else (),
                ends=line.ends,
                claims=claims,
                size=(sizes[0][0] or None) if sizes else None,
                names=() if at else tuple(dict.fromkeys(draft.names)),
            )

    def finish(self, name: str) -> SourceText:
        """The tree of all that was said."""
        pages = tuple(
            Page(tuple(Region(tuple(lines), kind=kind) for kind, lines in regions if lines), begins=at > 0)
            for at, regions in enumerate(self._pages)
        )
        omitted = tuple(Omission(reason, count) for reason, count in self._omitted.items())
        return SourceText(name, pages, marked=True, remarks=tuple(self.remarks), omitted=omitted, styled=True)


def _moved(run: Run, step: int) -> Run:
    return replace(run, start=run.start + step, end=run.end + step)
