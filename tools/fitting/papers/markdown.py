"""Sets a made paper as Markdown of a recogniser, or as a copy of a web page: a line a paragraph."""

from __future__ import annotations

import random
import re

from fitting.papers.desk import Block
from fitting.papers.paper import Row

BREAKS = {"contact", "signed", "kicker", "head", "item", "l", "byline"}  # what is cut by hard breaks


class Marks:
    """Markdown as one program writes it: levels are guesses, bold stands for titles too."""

    def __init__(self, rng: random.Random, title: str) -> None:
        self.rng, self.title = rng, title
        self.hashes, self.bold = rng.choice([0.6, 0.85, 1.0]), rng.choice([0.1, 0.4, 0.7])
        self.level = rng.choice(["flat", "any", "rank"])
        self.images, self.cuts = rng.random() < 0.4, rng.random() < 0.6
        self.stars, self.broken = rng.random() < 0.5, rng.choice([0, 0.2, 0.5])
        self.running = rng.random() < 0.4

    def set(self, blocks: list[Block]) -> list[Row]:
        """All rows; a picture or a page may cut a paragraph in two lines."""
        rng, rows, at = self.rng, [], 0
        while at < len(blocks):
            block = blocks[at]
            if block.role == "row":
                end = next((n for n in range(at, len(blocks)) if blocks[n].role != "row"), len(blocks))
                rows += self._table(blocks[at:end])
                at = end
                continue
            lines = self._lines(block)
            follow = blocks[at + 1] if at + 1 < len(blocks) else None
            inside = follow is not None and follow.look in {"float", "box"}
            if (
                block.role == "p"
                and self.cuts
                and not block.look
                and len(block.text) > 200
                and rng.random() < (0.6 if inside else 0.08)
            ):
                rows += self._cut(lines[0], blocks, at)
                at += 2 if inside else 1
                continue
            if self.images and block.role == "caption" and rng.random() < 0.7:
                rows.append(Row(f"![](_page_{at}_Picture_{rng.randint(1, 9)}.jpeg)", "fw", blank=1))
            rows += self._rows(lines, block)
            rows += [x for note in block.notes for x in self._rows([note.text], note)]
            if self.running and rng.random() < 0.03:
                number = rng.randint(2, 40)
                running = rng.choice([self.title, self.title, f"{self.title} {number}", f"{number}"])
                rows.append(Row(running, "fw", blank=1))
            at += 1
        return rows

    def _rows(self, lines: list[str], block: Block) -> list[Row]:
        tight = block.role in {"item", "toc"} and self.rng.random() < 0.4
        begins = block.look != "cont"
        return [
            Row(x, block.role, n == 0 and begins, 0 if n or tight else self.rng.choice([1, 1, 1, 2]))
            for n, x in enumerate(lines)
        ]

    def _cut(self, text: str, blocks: list[Block], at: int) -> list[Row]:
        words = text.split(" ")
        cut = self.rng.randint(2, len(words) - 2)
        between: list[Row] = []
        if at + 1 < len(blocks) and blocks[at + 1].look in {"float", "box"}:
            between = self._rows(self._lines(blocks[at + 1]), blocks[at + 1])
        return [
            Row(" ".join(words[:cut]), "p", True, 1),
            *between,
            Row(" ".join(words[cut:]), "p", False, self.rng.choice([1, 1, 3])),
        ]

    def _lines(self, block: Block) -> list[str]:
        rng, text, role = self.rng, block.text, block.role
        if role in BREAKS and rng.random() < self.broken and len(text.split()) > 3:
            words = text.split(" ")
            cuts = sorted(rng.sample(range(1, len(words)), min(len(words) - 1, rng.choice([1, 1, 1, 2, 3]))))
            parts = [" ".join(words[a:b]) for a, b in zip([0, *cuts], [*cuts, len(words)], strict=True)]
            lines = [f"{x}  " for x in parts[:-1]] + parts[-1:]
        else:
            lines = [text]
        if role == "head" or (role == "kicker" and rng.random() < 0.25):
            if rng.random() < self.hashes:
                mark = "**" if rng.random() < self.bold else ""
                return [
                    f"{'#' * self._depth(block)} {mark}{lines[0].strip()}{mark}{'  ' if len(lines) > 1 else ''}",
                    *lines[1:],
                ]
            return self._wrapped(lines, "**")
        if role == "kicker":
            return self._wrapped(lines, rng.choice(["**", "*", "", ""]))
        if block.look == "topic" and len(text.split()) > 3:  # bold to the colon, to the leader, or all
            cut = text.find(":") + 1 or text.find(" .") + 1 or len(text)
            return [f"**{text[:cut].strip()}**{text[cut:] if cut < len(text) else ''}"]
        if (
            role in {"byline", "signed", "dateline", "note", "caption", "toc"} and rng.random() < 0.35
        ) or block.look == "group":
            return self._wrapped(lines, rng.choice(["**", "*"]))
        if role == "item" and re.match(r"[•■●–-] ", text):
            lines[0] = rng.choice(["- ", "* ", "• "]) + lines[0][2:]
        elif role == "item" and self.stars and not text[0].isdigit():
            return self._wrapped(lines, "*")
        elif role == "contact":
            lines[0] = re.sub(
                r"\b(www\.\S+)", lambda m: f"[{m[1]}](http://{m[1]})" if rng.random() < 0.4 else m[1], lines[0]
            )
            lines[0] = lines[0].replace("$", "\\$")
        elif role == "p":
            lines[0] = self._emphasis(
                re.sub(r"(?<=\w)(\d\)?|[¹²³]|\*)(?= )", r"<sup>\1</sup>", lines[0]) if block.notes else lines[0]
            )
            if block.look == "slogan" and rng.random() < 0.6:
                return self._wrapped(lines, "**")
        return lines

    def _wrapped(self, lines: list[str], mark: str) -> list[str]:
        lines = list(lines)
        lines[0] = mark + lines[0]
        lines[-1] = lines[-1].rstrip() + mark
        return lines

    def _emphasis(self, text: str) -> str:
        words = text.split(" ")
        if self.rng.random() < 0.15 and len(words) > 8:
            at = self.rng.randrange(len(words) - 6)
            end = at + self.rng.randint(1, 5)
            mark = self.rng.choice(["**", "*"])
            words[at], words[end - 1] = mark + words[at], words[end - 1] + mark
        elif self.rng.random() < 0.04:
            return f"**{text}**"
        return " ".join(words)

    def _depth(self, block: Block) -> int:
        if self.level == "flat":
            return 2
        if self.level == "rank":
            return {"masthead": 1, "title": 2, "cross": 3}.get(block.look, 3)
        return self.rng.choice([1, 2, 2, 3, 4])

    def _table(self, blocks: list[Block]) -> list[Row]:
        cells = [
            [c for c in re.split(r"\s{2,}|\t|\.{2,}|(?: \.+)+ ", b.text) if c.strip(" .")] or [b.text] for b in blocks
        ]
        rows = [Row("| " + " | ".join(c) + " |", "row", True, int(n == 0)) for n, c in enumerate(cells)]
        if len(rows) > 1:
            rows.insert(1, Row("|" + "---|" * len(cells[0]), "row", False))
        return rows


class Web(Marks):
    """A copied page: titles and teasers as plain lines."""

    def __init__(self, rng: random.Random, title: str) -> None:
        super().__init__(rng, title)
        self.close, self.running, self.cuts = rng.random() < 0.3, False, False

    def _lines(self, block: Block) -> list[str]:
        return [block.text]

    def _rows(self, lines: list[str], block: Block) -> list[Row]:
        rows = super()._rows(lines, block)
        if self.close and block.role not in {"head", "kicker"}:
            rows[0].blank = 0
        return rows

    def _table(self, blocks: list[Block]) -> list[Row]:
        return [Row(b.text, "row", True, int(n == 0)) for n, b in enumerate(blocks)]
