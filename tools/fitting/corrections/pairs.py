"""Counts which words stand side by side in the free texts.

Weights must not be fitted with what the same text says: of each language two halves of the texts are counted, and each
half is judged by the other; the table that is kept is of both.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable
from itertools import chain
from math import log2
from pathlib import Path

from fascicle.annotate.corrections.text_context import WORD, plainly
from fascicle.language import pairs
from fitting.corrections import free
from fitting.corrections.sample import Sample

_LEAST = 3  # so often a pair has to stand there
_SMALL = 100_000  # of fewer words of a language nothing is kept
FOLDER = Path(pairs.__file__).with_name("data")
_TABLES: dict[tuple[int, str], pairs.Pairs] = {}
Counts = dict[str, tuple[Counter[tuple[str, str]], int]]


def half_of(name: str) -> int:
    """In which half of the free texts a file is."""
    return hashlib.sha1(name.encode()).digest()[0] % 2


def counted(data: Path) -> tuple[Counts, Counts]:
    """By language the pairs of each half, and how many words that is."""
    halves: tuple[defaultdict[str, Counter[tuple[str, str]]], ...] = (defaultdict(Counter), defaultdict(Counter))
    for name, language, blocks in chain(free.texts(data), free.of_today(data)):
        for block in blocks:
            text, last, end = " ".join(block), "", 0
            for match in WORD.finditer(text):
                word = plainly(match[0])
                if last and not text[end : match.start()].strip():
                    halves[half_of(name)][language][last, word] += 1
                last, end = word, match.end()
    one, two = ({lang: (found, sum(found.values())) for lang, found in half.items()} for half in halves)
    return one, two


def levels(*parts: tuple[Counter[tuple[str, str]], int]) -> dict[tuple[str, str], int]:
    """How often each pair stands in a million, as a binary logarithm."""
    total = sum((found for found, _ in parts), Counter())
    size = sum(number for _, number in parts)
    if size < _SMALL:
        return {}
    most = {pair: round(log2(times * 1e6 / size)) for pair, times in total.items() if times >= _LEAST}
    return {pair: level for pair, level in most.items() if level > 0}


def write(halves: tuple[Counts, Counts]) -> None:
    """Write the tables."""
    for language in sorted(halves[0].keys() | halves[1].keys()):
        found = levels(*(half[language] for half in halves if language in half))
        if found:
            (FOLDER / f"pairs.{language}.bin").write_bytes(pairs.packed(found))


def of_other_half(halves: tuple[Counts, Counts], sample: Sample) -> Callable[[str], pairs.Pairs]:
    """The pairs by which a free text is judged."""
    name, _, _ = sample.name.rsplit(" ", 2)  # behind it stand where it begins, and how much was damaged
    other = 1 - half_of(name)

    def table(language: str) -> pairs.Pairs:
        if (other, language) not in _TABLES:
            found = levels(halves[other][language]) if language in halves[other] else {}
            _TABLES[other, language] = pairs.Pairs(pairs.packed(found))
        return _TABLES[other, language]

    return table
