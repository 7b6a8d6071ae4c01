"""Breaks a block into lines of a column: words broken at the end, lines short beside a picture, blanks to fill."""

from __future__ import annotations

import random
from functools import cache

import pyphen  # type: ignore[import-untyped]

from fascicle.structure.lines.widths import set_width
from fitting.papers.paper import Style

CODES = {"en": "en_US", "de": "de_DE", "fr": "fr_FR", "es": "es", "it": "it_IT"}
CODES |= {"pt": "pt_PT", "nl": "nl_NL", "pl": "pl_PL", "ru": "ru_RU", "sv": "sv_SE"}
SHORTEST = 4  # no shorter word is broken


@cache
def _breaker(language: str) -> pyphen.Pyphen:
    return pyphen.Pyphen(lang=CODES[language])


class Wrapper:
    """Wraps as one paper does."""

    def __init__(self, rng: random.Random, style: Style, language: str) -> None:
        self.rng, self.style, self.language = rng, style, language

    def wrap(
        self, text: str, width: int, first: int = 0, rest: int = 0, narrow: tuple[int, int, int] = (0, 0, 0)
    ) -> list[str]:
        """Lines of about ``width`` characters; from ``narrow[0]`` to ``narrow[1]`` of ``narrow[2]``."""
        rng, line = self.rng, ""
        lines: list[str] = []
        words = text.split(" ")
        at = 0
        room = self._room(width, 0, narrow)
        while at < len(words):
            indent = first if not lines else rest
            word = words[at]
            longer = f"{line} {word}" if line else word
            if indent + self._extent(longer) <= room or (not line and not self._long(word, room)):
                line = longer
                at += 1
                continue
            left, right = self._break(word, int(room - indent - self._extent(line) - 1))
            if left:
                line = f"{line} {left}".strip()
                words[at] = right
            elif not line:
                line = word
                at += 1
            lines.append(" " * indent + line)
            line = ""
            room = self._room(width, len(lines), narrow)
        if line:
            lines.append(" " * (first if not lines else rest) + line)
        if self.style.justified and len(lines) > 2:
            lines = [self._fill(x, width) if at < len(lines) - 1 else x for at, x in enumerate(lines)]
        elif rng.random() < 0.03:
            lines = [x + rng.choice([" ", "  "]) for x in lines]
        return lines

    def _extent(self, text: str) -> float:
        return set_width(text) if self.style.proportional else len(text)

    def _room(self, width: int, at: int, narrow: tuple[int, int, int]) -> int:
        width = narrow[2] if narrow[0] <= at < narrow[1] else width
        return max(4, round(width + self.rng.gauss(0, self.style.jitter * width * (not self.style.proportional))))

    def _long(self, word: str, room: int) -> bool:
        return len(word) > room and self.style.sign is not None

    def _break(self, word: str, room: int) -> tuple[str, str]:
        sign = self.style.sign
        if sign is None or room < 3 or len(word) <= SHORTEST or self.rng.random() > self.style.broken:
            return "", word
        if not word.strip(".,;:!?").isalpha():
            return "", word
        places = [p for p in _breaker(self.language).positions(word) if p + len(sign) <= room]
        if not places:
            return "", word
        place = places[-1]
        return word[:place] + sign, word[place:]

    def _fill(self, line: str, width: int) -> str:
        words = line.split()
        indent = len(line) - len(line.lstrip())
        if len(words) < 3 or len(line) < 0.7 * width:
            return line
        gaps = [" "] * (len(words) - 1)
        for _ in range(max(0, width - len(line))):
            gaps[self.rng.randrange(len(gaps))] += " "
        return " " * indent + "".join(a + b for a, b in zip(words, [*gaps, ""], strict=True))
