"""Which forms are one slip of a typist, printer or recognition program away from a word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from unicodedata import normalize

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
# How typical a slip is. What is below TYPICAL makes another sound word too often to be told from it.
SURE = 1.0  # a letter doubled, or two changed about
_MOVED = 0.7  # a letter two places from its own
TYPICAL = 0.5  # one taken for another that looks like it; a letter lost or put in
_OTHER = 0.2  # any letter for any other
_FIRST = 0.1  # writers seldom mistake the first letter
# Letters that recognition programs and quick readers take for one another, either way.
_ALIKE = (
    "ce", "co", "eo", "un", "bh", "il", "lt", "ft", "fs", "gq", "vy", "ij", "nr", "rt", "uv", "hk",
    "ин", "пн", "ил", "шщ", "цп", "ьъ", "лп", "гт", "ес", "ос", "ео", "вн", "ао", "жх", "нк", "ек", "ий", "бб",
    "οσ", "νυ", "αο", "ηπ", "κχ", "ιί", "ρφ", "εζ",
)  # fmt: skip
_ALIKE_GROUPS = (
    ("rn", "m"), ("cl", "d"), ("vv", "w"), ("li", "h"), ("ii", "u"), ("in", "m"), ("ni", "m"), ("ri", "n"), ("fi", "h"),
    ("nn", "m"), ("ьт", "ы"), ("ьі", "ы"), ("тт", "п"), ("iii", "m"),
)  # fmt: skip
# What they take for one another in names.
_IN_NAMES = (
    ("I", "l"), ("I", "L"), ("I", "1"), ("l", "1"), ("O", "0"), ("O", "Q"), ("o", "0"), ("B", "8"), ("S", "5"),
    ("rn", "m"), ("cl", "d"), ("vv", "w"), ("VV", "W"), ("li", "h"), ("u", "n"), ("c", "e"), ("ſ", "f"), ("ſ", "s"),
)  # fmt: skip


def _both_ways(pairs: tuple[str, ...]) -> dict[str, str]:
    found: dict[str, str] = {}
    for pair in pairs:
        one, other = pair[0], pair[1]
        found[one] = found.get(one, "") + other
        found[other] = found.get(other, "") + one
    return found


_LOOKALIKES = _both_ways(_ALIKE)
_GROUPS = tuple((one, two) for pair in _ALIKE_GROUPS for one, two in (pair, pair[::-1]))


@cache
def _base(letter: str) -> str:
    return normalize("NFD", letter)[0]


def slips(word: str, letters: str = _LETTERS) -> Iterator[tuple[str, float]]:
    """Forms one slip away, each with how typical the slip is, from 1 down; a form may come twice."""
    for at in range(len(word)):
        head = _FIRST if at == 0 else 1.0
        before, letter, after = word[:at], word[at], word[at + 1 :]
        yield before + after, head * (SURE if letter in (before[-1:], after[:1]) else TYPICAL)
        if after and after[0] != letter:
            yield before + after[0] + letter + after[1:], head
        if len(after) > 1:
            yield before + after[:2] + letter + after[2:], head * _MOVED
            yield before + after[1] + letter + after[0] + after[2:], head * _MOVED
        alike = _LOOKALIKES.get(letter, "")
        for other in letters:
            if other != letter:
                read = other in alike or _base(other) == _base(letter)
                yield before + other + after, TYPICAL if read else head * _OTHER
            yield before + other + word[at:], head * (SURE if other in (letter, before[-1:]) else TYPICAL)
    for other in letters:
        yield word + other, SURE if word.endswith(other) else TYPICAL
    for wrong, right in _GROUPS:
        yield from ((form, TYPICAL) for form in _replaced(word, wrong, right))


def lookalikes(word: str) -> Iterator[str]:
    """Forms of a name that a reader of shapes takes for this one: capitals, digits and groups of letters included."""
    for one, other in _IN_NAMES:
        yield from _replaced(word, one, other)
        yield from _replaced(word, other, one)


def _replaced(word: str, wrong: str, right: str) -> Iterator[str]:
    at = word.find(wrong)
    while at >= 0:
        yield word[:at] + right + word[at + len(wrong) :]
        at = word.find(wrong, at + 1)


def best_slips(word: str, letters: str = _LETTERS) -> Mapping[str, float]:
    """Each form one slip away with the most typical slip that leads to it."""
    found: dict[str, float] = {}
    for form, typical in slips(word, letters):
        if typical > found.get(form, 0.0):
            found[form] = typical
    found.pop(word, None)
    return found


def distance(one: str, two: str, most: int) -> int:
    """Optimal string alignment distance: insertions, deletions, substitutions, transpositions; ``most + 1`` if more."""
    if abs(len(one) - len(two)) > most:
        return most + 1
    older: list[int] = []
    previous = list(range(len(two) + 1))
    for i, a in enumerate(one, 1):
        row = [i]
        for j, b in enumerate(two, 1):
            cost = min(previous[j] + 1, row[j - 1] + 1, previous[j - 1] + (a != b))
            if i > 1 and j > 1 and a == two[j - 2] and one[i - 2] == b:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
        older, previous = previous, row
    return min(previous[-1], most + 1)


def only_ending_differs(one: str, two: str) -> bool:
    """Whether the one is the other with another ending: grammar, not spelling."""
    return one.startswith(two) or two.startswith(one) or (len(one) == len(two) and one[:-1] == two[:-1])
