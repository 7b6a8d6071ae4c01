"""Sets the blocks of a made paper as rows of a column: gaps, indents, stacks, drop caps, what cuts a paragraph."""

from __future__ import annotations

import random
import re

from fitting.papers.desk import Block
from fitting.papers.paper import Row, Style
from fitting.papers.wrapping import Wrapper

HEADING = {"head", "kicker"}
APART = {"float", "box"}
PLAIN = {"p", "quote"}


class Setter:
    """One long column; pages are made of it later."""

    def __init__(self, rng: random.Random, style: Style, language: str) -> None:
        self.rng, self.style = rng, style
        self.wrapper = Wrapper(rng, style, language)
        self.banner = rng.choice([1.0, 1.0, 1.6, 2.4])

    def set(self, blocks: list[Block]) -> list[Row]:
        """The rows of all blocks."""
        rows: list[Row] = []
        before: Block | None = None
        waiting: list[Row] = []
        for at, block in enumerate(blocks):
            made = self.rows(block)
            if block.look in APART:
                waiting += self._spaced(made)
                if at + 1 == len(blocks) or blocks[at + 1].look not in APART:
                    self._cut_in(rows, waiting)
                    waiting = []
                continue
            made[0].blank = self._gap(before, block) if before is not None else 0
            made[-1].notes = [self.rows(x) for x in block.notes]
            rows += made
            before = block
        return rows

    # ------------------------------------------------------------------ one block

    def rows(self, block: Block) -> list[Row]:
        """A block's own rows."""
        lines = list(block.lines) or self._lines(block)
        begins = block.look != "cont"
        rows = [Row(x, block.role, at == 0 and begins, look=block.look) for at, x in enumerate(lines) if x.strip()]
        if block.role in PLAIN and block.look in {"", "cont"}:
            for row in rows[1:]:
                row.blank = int(self.rng.random() < self.style.stray)
        return self._dropped(rows) if block.look == "first" and self.style.drop else rows

    def _lines(self, block: Block) -> list[str]:
        rng, style, wrap = self.rng, self.style, self.wrapper.wrap
        width = style.width
        if block.role in HEADING:
            return self._title(block)
        if block.role in PLAIN and block.look != "slogan":
            return self._paragraph(block)
        if block.role == "item":
            if style.split_marks and re.match(r"\W ", block.text):
                return [block.text[0], *wrap(block.text[2:], width)]
            return wrap(block.text, width, rng.choice([0, 0, 1]), rng.choice([0, 0, 2]))
        if block.role == "row" and block.lines:
            return list(block.lines)
        if block.role in {"row", "l"}:
            indent = 0 if block.role == "row" else 2 if style.centred else 0
            return wrap(block.text, max(width, 60 if block.role == "row" else 30), indent, indent + 4)
        if block.role in {"signed", "dateline", "closer"} and style.right and block.look in {"signed", "end", "closer"}:
            at = max(0, width - len(block.text) - rng.randint(0, 3))
            return wrap(block.text, width + 4, at, at // 2)
        if block.role == "toc":
            return wrap(block.text, rng.choice([width, max(width, 60)]), 0, rng.choice([0, 0, 2]))
        if block.role == "caption":
            return wrap(block.text, max(18, min(90, round(width * style.caption * rng.choice([1, 1, 1, 1.5])))))
        if block.look == "front":
            return self._centre(wrap(block.text, max(width, 80)), block)
        return wrap(block.text, width)

    def _title(self, block: Block) -> list[str]:
        rng, width, text = self.rng, self.style.width, block.text
        if block.look == "cross":
            case = self.style.cross_case
            text = text.upper() if case == "caps" else text.title() if case == "title" else text
            return self._centre(
                self.wrapper.wrap(text, max(14, round(width * rng.choice([1, 1, 0.85, 0.75, 0.6])))), block
            )
        if block.look == "box":
            return self.wrapper.wrap(text, width)
        factor = (
            rng.choice([0.45, 0.6, 0.8, 1.0, self.banner, self.banner])
            if block.look != "standfirst"
            else rng.choice([0.8, 1, self.banner])
        )
        keep, self.style.sign = self.style.sign, None  # titles are seldom broken within a word
        lines = self.wrapper.wrap(text, max(12, round(width * factor)))
        self.style.sign = keep
        return self._centre(lines, block)

    def _centre(self, lines: list[str], block: Block) -> list[str]:
        if not self.style.centred or block.look in {"standfirst", "box"}:
            return lines
        return [" " * max(0, (self.style.width - len(x)) // 2) + x for x in lines]

    def _paragraph(self, block: Block) -> list[str]:
        rng, style = self.rng, self.style
        if block.look == "centred":
            lines = self.wrapper.wrap(block.text, rng.randint(18, 34))
            return [" " * max(0, (style.width - len(x)) // 2) + x for x in lines]
        indented = style.para in {"indent", "both"} and not (block.look == "first" and style.flat)
        indented = indented and block.look != "cont"
        indented = indented and rng.random() > style.lost
        narrow = (0, 0, 0)
        if rng.random() < style.narrow:
            start = rng.randint(0, 8)
            narrow = (start, start + rng.randint(4, 36), rng.randint(5, max(8, style.width * 3 // 5)))
        if block.look == "first" and style.drop in {"own", "apart", "after"}:
            narrow = (0, rng.choice([2, 2, 3]), max(8, style.width - rng.randint(3, 7)))
        width = style.width if block.look not in APART else max(16, style.width - rng.randint(0, 10))
        hang = style.indent if style.para == "hang" else 0
        return self.wrapper.wrap(block.text, width, style.indent if indented else 0, hang, narrow)

    def _dropped(self, rows: list[Row]) -> list[Row]:
        """A large first letter as text layers have it."""
        kind, first = self.style.drop, rows[0].text.strip()
        if len(rows) < 4 or len(first) < 8 or not first[0].isalpha():
            return rows
        if kind == "own":
            head, _, rest = first[1:].partition(" ")
            head = head.upper() if self.rng.random() < 0.5 else head
            rows[0] = Row(first[0], rows[0].role, look="first")
            rows.insert(1, Row(f"{head} {rest}".strip(), rows[0].role, new=False))
        elif kind == "apart":
            rows[0].text = f"{first[0]} {first[1:]}"
        elif kind == "after":  # the letter is read after the lines beside it
            rows[0].text = first[1:].strip()
            rows.insert(self.rng.choice([1, 2, 3]), Row(first[0], rows[0].role, new=False))
        elif kind == "blank":
            rows[self.rng.randint(1, 3)].blank = 1
        else:
            cut = first.find(" ", self.rng.randint(3, 14))
            rows[0].text = first[: max(cut, 1)].upper() + first[max(cut, 1) :]
        return rows

    # ------------------------------------------------------------------ between blocks

    def _gap(self, before: Block, block: Block) -> int:
        style, rng = self.style, self.rng
        size = rng.choice([1, 1, 1, 1, 2])
        if block.look == "cont":
            return int(rng.random() < style.around)
        if before.role in HEADING and block.role in HEADING:
            share = style.air if block.look == "title" and before.look == "title" else style.stacked
        elif block.role in HEADING:
            share = style.cross if block.look == "cross" else style.air
        elif before.role in HEADING:
            share = style.after if before.look != "cross" else min(style.after, style.cross)
        elif block.role in PLAIN and before.role in PLAIN:
            airy = style.para in {"blank", "both"} or (style.para == "some" and rng.random() < 0.5)
            return int(airy and rng.random() > style.lost)
        elif block.role == before.role and block.role in {"item", "toc", "row", "contact", "signed", "l"}:
            return (
                1 if block.look in {"stanza", "group"} and rng.random() < 0.8 else int(rng.random() < style.listed / 2)
            )
        else:
            share = style.around
        return size if rng.random() < share else 0

    def _spaced(self, made: list[Row]) -> list[Row]:
        made[0].blank = int(self.rng.random() < self.style.around)
        return made

    def _cut_in(self, rows: list[Row], made: list[Row]) -> None:
        """Between two lines of the paragraph before, or behind it."""
        last = len(rows)
        first = last
        while first > 0 and not rows[first - 1].new and rows[first - 1].role in PLAIN:
            first -= 1
        at = self.rng.randint(first, last) if last - first > 1 and self.rng.random() < 0.75 else last
        if at < last:
            rows[at].blank = int(self.rng.random() < self.style.around)
        rows[at:at] = made
