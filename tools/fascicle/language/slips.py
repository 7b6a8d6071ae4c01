"""Which forms are one slip of a typist, printer or recognition program away from a word, and what slip it is."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import takewhile
from typing import NamedTuple
from unicodedata import normalize

# Letters that recognition programs and quick readers take for one another, either way.
_ALIKE = (
    "ce", "co", "eo", "un", "bh", "il", "lt", "ft", "fs", "gq", "vy", "ij", "nr", "rt", "uv", "hk", "ſf", "ae", "ao",
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
# Letters that spellings of different times have for one another, and letters that they have or have not.
_SPELT = frozenset(
    frozenset(pair)
    for pair in (
        *("uv", "ij", "iy", "jy", "ck", "sz", "ao", "ei", "ou", "cs", "ae", "äe", "fv", "cz", "tc", "vw", "ts", "xs"),
        "gj",
    )
)
_SILENT = frozenset("ehkustcpbdyz")
_GROUPS = frozenset(pair for one, two in _ALIKE_GROUPS for pair in ((one, two), (two, one)))


class Slip(NamedTuple):
    """How a form differs from a word: the kind, the letter before the difference, what stands there, what should."""

    kind: str
    before: str
    wrong: str
    right: str
    at: int

    @property
    def spelling(self) -> bool:
        """Whether the difference is one that spellings of different times or countries have."""
        wrong, right = self.wrong, self.right
        if self.kind in ("accent", "doubled", "single"):
            return True
        if len(wrong) == len(right) == 1:
            return frozenset((wrong, right)) in _SPELT
        return len(wrong + right) == 1 and wrong + right in _SILENT


def slip(wrong: str, right: str) -> Slip:
    """What one has to do to a word to get a form."""
    start = _alike_so_far(wrong, right)
    stop = min(_alike_so_far(wrong[::-1], right[::-1]), len(wrong) - start, len(right) - start)
    there, should = wrong[start : len(wrong) - stop], right[start : len(right) - stop]
    beside = wrong[max(start - 1, 0) : start], wrong[len(wrong) - stop :][:1]
    return Slip(_kind(there, should, beside), beside[0], there, should, start)


def _kind(there: str, should: str, beside: tuple[str, str]) -> str:
    if len(there) + len(should) == 1:
        again = there + should in beside
        if there:
            return "doubled" if again else "added"
        return "single" if again else "lost"
    if len(there) <= 3 and sorted(there) == sorted(should):
        return "swapped"
    if (there, should) in _GROUPS:
        return "alike"
    if len(there) == len(should) == 1:
        if _base(there) == _base(should):
            return "accent"
        return "alike" if should in _lookalikes().get(there, "") else "other"
    return "other"


def _alike_so_far(one: str, two: str) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, two, strict=False)))


@cache
def _lookalikes() -> dict[str, str]:
    found: dict[str, str] = {}
    for one, other in map(tuple, _ALIKE):
        found[one] = found.get(one, "") + other
        found[other] = found.get(other, "") + one
    return found


@cache
def _base(letter: str) -> str:
    return normalize("NFD", letter)[0]


def near(word: str, letters: str) -> set[str]:
    """The forms one slip away from a form, in the letters of a language."""
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    found = {before + after[1:] for before, after in cuts}
    found.update(before + after[1] + after[0] + after[2:] for before, after in cuts if len(after) > 1)
    found.update(before + after[1:3] + after[0] + after[3:] for before, after in cuts if len(after) > 2)
    found.update(before + after[2] + after[:2] + after[3:] for before, after in cuts if len(after) > 2)
    for letter in letters:
        found.update([before + letter + after for before, after in cuts])
        found.update([before + letter + after[1:] for before, after in cuts])
    for wrong, right in _GROUPS:
        if wrong in word:
            found.update(_replaced(word, wrong, right))
    found.discard(word)
    return found


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


def is_inflection(one: str, two: str) -> bool:
    """Whether the one is the other with another ending: grammar, not spelling."""
    return one.startswith(two) or two.startswith(one) or (len(one) == len(two) and one[:-1] == two[:-1])
