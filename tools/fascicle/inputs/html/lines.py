"""Lines of the source made of the words of an HTML file: blanks as a browser shows them, runs, cells, pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from fascicle.model.source import (
    PLAIN,
    Cell,
    Claim,
    ClaimKind,
    Container,
    Image,
    Line,
    LineMark,
    Page,
    Region,
    RegionKind,
    Run,
    Style,
)

_BLANKS = re.compile(r"[ \t\n\r\f]+")


@dataclass(frozen=True)
class HtmlSetting:
    """What holds of the words at a place: how they are set, and what their block is and stands in."""

    style: Style = PLAIN
    mark: LineMark = LineMark.NONE
    level: int = 0
    containers: tuple[Container, ...] = ()
    kind: RegionKind = RegionKind.UNKNOWN
    language: str = ""
    preserved: bool = False  # blanks and line ends are the writer's


class LineMaker:
    """Gathers the words of blocks into lines, regions and pages."""

    def __init__(self) -> None:
        self.block = 0
        self.containers = 0
        self._pages: list[Page] = []
        self._page: str | None = None
        self._regions: list[Region] = []
        self._lines: list[Line] = []
        self._kind = RegionKind.UNKNOWN
        self._setting = HtmlSetting()
        self._part = 0
        self._open: dict[str, tuple[Claim, int]] = {}
        self._in_block = False
        self._in_row = False
        self._count = 0
        self._clear()

    def _clear(self) -> None:
        self._text: list[str] = []
        self._runs: list[Run] = []
        self._length = 0
        self._blank = False
        self._images: list[Image] = []
        self._cells: list[Cell] = []
        self._claims: list[Claim] = []

    def words(self, text: str, setting: HtmlSetting) -> None:
        """Put words on the line; a setting of another block begins that."""
        if setting.preserved and not self._in_row:
            first, *rest = text.split("\n")
            self._put(first.expandtabs(), setting)
            for line in rest:
                self.end_line(hard=False)
                self._put(line.expandtabs(), setting)
            return
        begins = True
        for piece in _BLANKS.split(text):
            self._blank = self._blank or not begins
            begins = False
            if piece:
                self._put(piece, setting)

    def _put(self, text: str, setting: HtmlSetting) -> None:
        if not text:
            return
        self._begin(setting)
        if self._blank and self._length and not (self._cells and self._cells[-1].at == self._length):
            last = self._runs[-1] if self._runs else None
            self._add(" ", setting.style if last is not None and last.style == setting.style else PLAIN)
        self._blank = False
        self._add(text, setting.style)

    def _add(self, text: str, style: Style) -> None:
        start, self._length = self._length, self._length + len(text)
        self._text.append(text)
        last = self._runs[-1] if self._runs else None
        if last is not None and last.end == start and last.style == style:
            self._runs[-1] = replace(last, end=self._length)
        else:
            self._runs.append(Run(start, self._length, style))

    def _begin(self, setting: HtmlSetting) -> None:
        if not self._in_block:
            self.block, self._part = self.block + 1, 0
            self._in_block = True
            if setting.kind is not self._kind:
                self._end_region()
                self._kind = setting.kind
        self._setting = setting if not self._in_row else replace(self._setting, style=setting.style)

    def picture(self, image: Image, setting: HtmlSetting) -> None:
        """Show a picture behind the words that stand on the line."""
        self._begin(setting)
        self._images.append(replace(image, at=self._length))

    def end_line(self, *, hard: bool) -> None:
        """End the line where its writer wanted it; in a cell that is a blank."""
        if self._in_row:
            self._blank = True
            return
        if not self._in_block:
            return
        text = "".join(self._text)
        if not self._runs and not self._images and not self._setting.preserved:
            self._blank = False
            return
        setting = self._setting
        alone = self._images and not self._runs
        self._part += 1
        self._lines.append(
            Line(
                f"par{self.block}" if self._part == 1 else f"par{self.block}.{self._part}",
                text,
                tuple(self._runs),
                LineMark.IMAGE if alone else setting.mark,
                setting.level,
                next((each.label for each in setting.containers if each.label), ""),
                tuple(self._images),
                self.block,
                setting.containers,
                tuple(self._cells),
                hard and bool(self._runs),
                claims=tuple(self._claims_here()),
                language=setting.language,
            )
        )
        self._clear()

    def open_claim(self, kind: ClaimKind, **said: str) -> str:
        """The words that follow are claimed to be something, until :meth:`close_claim` is given what this answers."""
        self._count += 1
        identifier = f"claim{self._count}"
        self._open[identifier] = Claim(kind, 0, 0, id=identifier, **said), self._length
        return identifier

    def close_claim(self, identifier: str) -> None:
        """What was claimed ends here."""
        self._claims += self._here(*self._open.pop(identifier))

    def _claims_here(self) -> Iterator[Claim]:
        """The claims of the line; those that are open go on in the next."""
        yield from self._claims
        for identifier, (claim, start) in self._open.items():
            yield from self._here(claim, start)
            self._open[identifier] = claim, 0

    def _here(self, claim: Claim, start: int) -> Iterator[Claim]:
        """A claim of the words from a column on, if there are any."""
        words = "".join(self._text)[start:]
        if words.strip():
            yield replace(claim, start=start + len(words) - len(words.lstrip()), end=self._length)

    def end_block(self) -> None:
        """What follows is another block; in a cell it is parted by a blank."""
        self.end_line(hard=False)
        if not self._in_row:
            self._in_block = False
            self._clear()

    def begin_row(self, setting: HtmlSetting) -> None:
        """Begin a row of a table: its cells stand on one line, and all rows are one block."""
        self._begin(setting)
        self._in_row = True

    def cell(self, cell: Cell) -> None:
        """Begin a cell."""
        if self._length:
            self._text.append("\t")
            self._length += 1
        self._blank = False
        self._cells.append(replace(cell, at=self._length, row=not self._cells))

    def end_row(self) -> None:
        """End a row; one without words is none, and its pictures stand behind it."""
        self._in_row = False
        images, self._images = self._images, []
        if self._runs:
            self._images, images = images, []
            self.end_line(hard=False)
        else:
            self._clear()
        for image in images:
            self._lines.append(Line(f"par{self.block}.i", "", (), LineMark.IMAGE, images=(replace(image, at=0),)))

    def begin_page(self, number: str) -> None:
        """Begin a page, also in the midst of a block."""
        self.end_line(hard=False)
        self._end_page()
        self._page = number

    def _end_region(self) -> None:
        if self._lines:
            self._regions.append(Region(tuple(self._lines), kind=self._kind))
            self._lines = []

    def _end_page(self) -> None:
        self._end_region()
        if self._regions or self._page is not None:
            self._pages.append(Page(tuple(self._regions), number=self._page or "", begins=self._page is not None))
            self._regions = []

    def pages(self) -> tuple[Page, ...]:
        """All pages; without one that the source shows, a page whose beginning nothing shows."""
        self.end_block()
        self._end_page()
        return tuple(self._pages)
