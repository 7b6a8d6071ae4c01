"""Lines on pages: words filled into a measure, running heads, notes at the foot; every character knows its block."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from fascicle.structure.lines.widths import set_width
from fitting.texts.conventions import Style, hyphens
from fitting.texts.furniture import foot, top

FURNITURE = -1
_TOKEN = re.compile(r"\s+|\S+")
_CORE = re.compile(r"\W*([^\W\d_]+)\W*$")


class Piece(NamedTuple):
    """Words of a block; ``note`` is a note that hangs on the last of them."""

    text: str
    block: int
    note: int = -1


class Row(NamedTuple):
    """A line, and the block of each of its characters that is no blank."""

    text: str
    marks: tuple[int, ...]


class Sheet:
    """What has been set so far."""

    def __init__(self, style: Style) -> None:
        self.style = style
        self.rows: list[Row] = []
        self.roles: list[str] = []
        self.notes: dict[int, tuple[str, int]] = {}  # text of a note, its block
        self.waiting: list[int] = []
        self.page_lines: list[Row] = []  # notes broken into lines that stand at the foot of this page
        self.on_page = 0
        self.number = style.furniture.first
        self.title = style.running
        self.chapter = style.running
        self.breaks = hyphens(style.language) if style.paper.hyphen else None
        self.fresh = True  # nothing but furniture on this page yet

    def block(self, role: str) -> int:
        """A new block."""
        self.roles.append(role)
        return len(self.roles) - 1

    # ------------------------------------------------------------------------------------------- lines and pages

    def line(self, text: str, marks: Iterable[int], notes: Iterable[int] = ()) -> None:
        """Sets a line, and begins a page where the last one is full."""
        paper = self.style.paper
        if paper.height and self.on_page and self.on_page + len(self.page_lines) >= paper.height:
            self.close(text)
        if paper.height and self.on_page == 0:
            self.begin()
        margin = paper.margins[self.number % 2]
        self.rows.append(Row(" " * margin + text if text else "", tuple(marks)))
        self.on_page += 1
        self.fresh = False
        for note in notes:
            self.page_lines += self.note_lines(note)
        if paper.loose and text:
            self.rows.append(Row("", ()))

    def begin(self) -> None:
        """What stands above a page."""
        rows = top(self.style, self.number, self.title, self.chapter) if self.rows or self.number > 1 else []
        for text in rows:
            self.rows.append(Row(text, (FURNITURE,) * len("".join(text.split()))))
        if rows and self.style.furniture.blank:
            self.rows.append(Row("", ()))
        self.fresh = True

    def close(self, following: str = "") -> None:
        """Ends a page: its notes, and what stands below."""
        room = max(3, self.style.paper.height - self.on_page) if following else len(self.page_lines)
        now, self.page_lines = self.page_lines[:room], self.page_lines[room:]
        convention = self.style.notes
        if now:
            if convention.blank:
                self.rows.append(Row("", ()))
            if convention.rule:
                self.rows.append(Row(convention.rule, (FURNITURE,) * len(convention.rule.replace(" ", ""))))
            self.rows += now
        furniture = foot(self.style, self.number, self.title, following.strip())
        if furniture and self.style.furniture.blank:
            self.rows.append(Row("", ()))
        for text in furniture:
            self.rows.append(Row(text, (FURNITURE,) * len("".join(text.split()))))
        self.number += 1
        self.on_page = 0
        if following and self.style.furniture.feed:
            self.rows.append(Row(self.style.furniture.feed, ()))

    def note_lines(self, note: int) -> list[Row]:
        """A note, broken into lines at the measure of notes."""
        text, block = self.notes[note]
        convention, paper = self.style.notes, self.style.paper
        width = paper.width - (8 if convention.small and paper.width > 50 else 0)
        rows = []
        for at, (line, marks, _) in enumerate(self.filled([Piece(text, block)], len(convention.indent), 0, width)):
            rows.append(Row((convention.indent if at == 0 else "") + line, tuple(marks)))
        return rows

    def gap(self, number: int = 1) -> None:
        """So many blank lines at least, but none at the begin of a page."""
        if not self.rows or self.style.paper.loose or (self.style.paper.height and (self.on_page == 0 or self.fresh)):
            return
        have = 0
        while have < len(self.rows) and not self.rows[-1 - have].text:
            have += 1
        for _ in range(number - have):
            if self.style.paper.height and self.on_page + len(self.page_lines) >= self.style.paper.height:
                return
            self.rows.append(Row("", ()))
            self.on_page += 1

    def end(self) -> None:
        """The last page's notes and foot, or the notes of a text without pages."""
        self.flush_notes()
        if self.style.paper.height:
            self.close()

    def flush_notes(self) -> None:
        """Where there are no pages notes stand below a paragraph or a chapter."""
        if self.style.paper.height:
            return
        for note in self.waiting:
            self.gap()
            for row in self.note_lines(note):
                self.line(row.text, row.marks)
        if self.waiting:
            self.gap()
        self.waiting = []

    # --------------------------------------------------------------------------------------------------- filling

    def fill(
        self,
        pieces: list[Piece],
        first: str = "",
        rest: str = "",
        place: str = "left",
        width: int = 0,
        turn: str = "",
        turn_right: bool = False,
    ) -> None:
        """Sets pieces: ``place`` left, centre or right; ``turn`` is the sign before what is turned over."""
        paper = self.style.paper
        room = width or paper.width
        if place != "left":
            room = min(room, paper.page)
        lines = list(self.filled(pieces, len(first.expandtabs(4)), len(rest.expandtabs(4)) + len(turn), room))
        for at, (text, marks, notes) in enumerate(lines):
            if place == "left" and paper.justified and at + 1 < len(lines) and not width:
                text = self.justified(text, room - len(first if at == 0 else rest))
            before = first if at == 0 else rest
            if place == "centre":
                before = " " * max(0, (paper.page - len(text)) // 2)
            elif place == "right":
                before = " " * max(0, paper.page - len(text) - len(rest))
            elif place == "stairs":
                before = " " * min(max(0, paper.page - len(text)), paper.page // 3)
            if turn and at:
                text, marks = turn + text, [marks[0]] * len(turn) + marks
            if turn_right and at:
                before = " " * max(0, min(room, paper.page) - len(text))
            if not paper.height:
                self.waiting += notes
            self.line(before + text, marks, notes if paper.height else ())

    def beside(self, text: str, width: int, far: bool) -> None:
        """Words beside the line set last, at the right margin or not far from it; none where it has no room."""
        at = len(self.rows) - 1
        while at and not self.rows[at].marks:
            at -= 1
        row = self.rows[at]
        free = width - len(row.text) - len(text)
        if free > 2:
            marks = (*row.marks, *[row.marks[-1]] * len(text))
            self.rows[at] = Row(row.text + " " * (free if far else 4) + text, marks)

    def filled(
        self, pieces: list[Piece], first: int, rest: int, width: int
    ) -> Iterable[tuple[str, list[int], list[int]]]:
        """Lines of text, blocks of their characters, and the notes called in them."""
        line, marks, notes, indent = "", list[int](), list[int](), first
        for plain, blocks, calls in words(pieces):
            room = int(width - indent - self.extent(line)) - (1 if line else 0)
            if self.extent(plain) > room and line:
                at = self.broken(plain, room)
                if at:
                    line += " " + plain[:at] + self.style.paper.hyphen
                    marks += [*blocks[:at], blocks[at - 1]]
                    plain, blocks = plain[at:], blocks[at:]
                yield line, marks, notes
                line, marks, notes, indent = "", [], [], rest
            line += (" " if line else "") + plain
            marks += blocks
            notes += calls
        if line:
            yield line, marks, notes

    def extent(self, text: str) -> float:
        """How wide a text is, in characters."""
        return set_width(text) if self.style.proportional else len(text)

    def broken(self, word: str, room: int) -> int:
        """After how many characters a word is broken; 0 where it is not."""
        if self.breaks is None or room < 4 or not (core := _CORE.match(word)):
            return 0
        found = 0
        for place in self.breaks.positions(core[1]):
            at = place + core.start(1)
            if place >= 2 and len(core[1]) - place >= 2 and at + 1 <= room:
                found = max(found, at)
        return found

    def justified(self, text: str, room: int) -> str:
        """Blanks between words until the measure is full."""
        parts = text.split(" ")
        lack = room - len(text)
        if len(parts) < 3 or lack > len(parts) * 3:
            return text
        gaps = [" "] * (len(parts) - 1)
        for _ in range(lack):
            gaps[self.style.draw.rng.randrange(len(gaps))] += " "
        return "".join(a + b for a, b in zip(parts, [*gaps, ""], strict=True))


def words(pieces: list[Piece]) -> Iterable[tuple[str, list[int], list[int]]]:
    """Words over the limits of pieces: what no blank parts is one word."""
    text, blocks, calls, glued = "", list[int](), list[int](), False
    for piece in pieces:
        for token in _TOKEN.findall(piece.text):
            if token.isspace():
                glued = False
                continue
            if not glued and text:
                yield text, blocks, calls
                text, blocks, calls = "", [], []
            text, glued = text + token, True
            blocks = blocks + [piece.block] * len(token)
        if piece.note >= 0:
            calls = [*calls, piece.note]
    if text:
        yield text, blocks, calls
