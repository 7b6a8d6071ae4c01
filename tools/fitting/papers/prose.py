"""Prose for made newspapers: paragraphs of free novels (ELTeC, CC BY), and news composed of lists."""

from __future__ import annotations

import hashlib
import random
import re
from functools import cache
from pathlib import Path

from lxml import etree

from fascicle.tei.write import safe_parser
from fitting.papers.words import Words

TEI = "{http://www.tei-c.org/ns/1.0}"
NOVELS = {"en": "COST-ELTeC+ELTeC-eng", "de": "COST-ELTeC+ELTeC-deu", "fr": "COST-ELTeC+ELTeC-fra"}
SHORTEST, LONGEST = 50, 2200
ENDS = re.compile(r"(?<=[.!?])[\"”»“’]*\s+")


def digest(name: str) -> int:
    """The same number for the same name, everywhere."""
    return int(hashlib.sha1(name.encode(), usedforsecurity=False).hexdigest()[:12], 16)


def novels(folder: Path, language: str, part: str) -> list[Path]:
    """A language's novels for a part: those whose digest is the smallest of every five are held back."""
    paths = sorted((folder / NOVELS[language]).glob("tree/level1/*.xml"), key=lambda p: digest(p.name))
    held = max(1, len(paths) // 5)
    return paths[:held] if part == "held" else paths[held:]


@cache
def paragraphs(path: Path) -> tuple[str, ...]:
    """A novel's paragraphs as plain text."""
    body = etree.fromstring(path.read_bytes(), safe_parser(huge=True)).find(f".//{TEI}body")
    found = []
    for element in body.iter(f"{TEI}p") if body is not None else ():
        for note in element.findall(f".//{TEI}note"):
            note.text = ""
            for inner in list(note):
                note.remove(inner)
        text = " ".join("".join(str(x) for x in element.itertext()).split())
        if SHORTEST < len(text) < LONGEST:
            found.append(text.replace("_", ""))
    return tuple(found)


def sentences(prose: list[str]) -> list[str]:
    """Sentences that could stand alone."""
    found = [s.strip() for p in prose for s in ENDS.split(p)]
    return [s for s in found if 3 < len(s.split()) < 40 and s[0].isupper()] or ["The boats are late."]


class Prose:
    """A stretch of one novel, read in order, with news among it."""

    def __init__(self, rng: random.Random, words: Words, novel: tuple[str, ...], stretch: int = 90) -> None:
        self.rng, self.words = rng, words
        if novel:
            start = rng.randrange(max(1, len(novel) - stretch))
            self.stock = list(novel[start : start + stretch])
        else:
            self.stock = [self.news() for _ in range(40)]
        self.longest = rng.choice([350, 600, 900, 1400])
        self.composed = rng.choice([0.0, 0.1, 0.3])
        self.sentences = sentences(self.stock)
        words.prose = sorted({w for p in self.stock for w in re.findall(r"\b[^\W\d_]{4,}\b", p)})
        self.at = 0

    def news(self) -> str:
        """A paragraph of news."""
        return " ".join(self.words.sentence() for _ in range(self.rng.choice([1, 2, 3, 3, 4, 6])))

    def paragraph(self) -> str:
        """The next paragraph; a long one is cut at a sentence's end."""
        if self.rng.random() < self.composed:
            return self.news()
        self.at = (self.at + 1) % len(self.stock)
        text = self.stock[self.at]
        if len(text) > self.longest:
            stop = max(text.rfind(mark, 0, self.longest) for mark in (". ", "! ", "? "))
            text = text[: stop + 1] if stop > 0 else text
        elif len(text) < 110 and self.rng.random() < 0.6:
            text += f" {self.rng.choice(self.sentences)}"
        return text

    def sentence(self, low: int = 3, high: int = 40) -> str:
        """A sentence of so many words."""
        for _ in range(8):
            text = self.rng.choice(self.sentences) if self.rng.random() < 0.75 else self.words.sentence()
            if low <= len(text.split()) <= high:
                return text
        return self.words.sentence()
