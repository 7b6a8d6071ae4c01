"""What text layers do to a page: misread letters, lost blanks, lines cut or glued, words read twice."""

from __future__ import annotations

import random

from fitting.papers.paper import Row, Style

WRONG = {
    "e": "co",
    "c": "e",
    "n": "ua",
    "u": "n",
    "h": "bli",
    "l": "1I",
    "i": "1l",
    "o": "0",
    "a": "o",
    "t": "f",
    "f": "t",
    "r": "n",
    "s": "ſ5",
    "m": "rn",
    "b": "h",
    "S": "8",
    "O": "0",
}
LOOSE = ".,'"
GLUED = (120, 210)


class Damage:
    """Damages rows as one program does."""

    def __init__(self, rng: random.Random, style: Style) -> None:
        self.rng, self.style = rng, style

    def rows(self, rows: list[Row]) -> list[Row]:
        """Cut, glued and doubled lines; before pages are made, so that these follow."""
        style, rng = self.style, self.rng
        if style.fragments:
            rows = [x for row in rows for x in self._fragments(row)]
        if style.doubled:
            rows = [x for row in rows for x in self._doubled(row)]
        if style.glued:
            for _ in range(rng.randint(1, 3)):
                self._glue(rows)
        return rows

    def letters(self, rows: list[Row]) -> list[Row]:
        """Misread letters and blanks."""
        for row in rows:
            if row.role in {"head", "kicker"} and self.style.smallcaps:
                row.text = self._smallcaps(row.text)
            if self.style.misread or self.style.spaces:
                indent = row.text[: len(row.text) - len(row.text.lstrip())]
                row.text = indent + (self._misread(row.text.strip()) or row.text.strip())
        return rows

    def _misread(self, text: str) -> str:
        rng, found = self.rng, []
        for char in text:
            if char == " ":
                found.append("" if rng.random() < self.style.spaces else char)
            elif char.isalnum() and rng.random() < self.style.misread:
                found.append(rng.choice(WRONG.get(char, char + LOOSE)))
            else:
                found.append(char)
                if char.isalpha() and rng.random() < self.style.spaces / 4:
                    found.append(" ")
        return "".join(found).strip()

    def _smallcaps(self, text: str) -> str:
        if self.rng.random() < 0.7:
            return text
        if self.style.smallcaps == "spaced" and len(text) < 24:
            return " ".join("".join(x) for x in text)
        return "".join(c if self.rng.random() < 0.7 else c.swapcase() if len(c.swapcase()) == 1 else c for c in text)

    def _fragments(self, row: Row) -> list[Row]:
        words = row.text.split(" ")
        if row.role != "p" or len(words) < 4 or self.rng.random() > self.style.fragments:
            return [row]
        cut = self.rng.randint(1, len(words) - 1)
        left, right = " ".join(words[:cut]), " ".join(words[cut:])
        if not left.strip() or not right.strip():
            return [row]
        tail = Row(right, row.role, False, int(self.rng.random() < 0.1), row.look, notes=row.notes)
        row.text, row.notes = left, []
        return [row, tail]

    def _doubled(self, row: Row) -> list[Row]:
        share = 0.12 if row.role in {"head", "kicker"} else 0.006
        if self.rng.random() > share:
            return [row]
        words = row.text.split()
        again = row.text.strip() if self.rng.random() < 0.3 else self.rng.choice([words[-1], words[-1], words[0]])
        if len(again) > 8 and self.rng.random() < 0.2:
            again = again[: self.rng.randint(4, len(again) - 2)]
        double = Row(again, "fw", blank=0)
        if self.rng.random() < 0.6:
            return [row, double]
        double.blank, row.blank = row.blank, 0
        return [double, row]

    def _glue(self, rows: list[Row]) -> None:
        """One line far too long: several lines of a paragraph read as one."""
        starts = [at for at, x in enumerate(rows) if x.role == "p" and at + 6 < len(rows)]
        if not starts:
            return
        at = self.rng.choice(starts)
        wanted = self.rng.randint(*GLUED)
        while len(rows[at].text) < wanted and at + 1 < len(rows) and rows[at + 1].role == "p" and not rows[at + 1].new:
            row = rows.pop(at + 1)
            rows[at].text = f"{rows[at].text.rstrip()} {row.text.strip()}"
            rows[at].notes += row.notes
