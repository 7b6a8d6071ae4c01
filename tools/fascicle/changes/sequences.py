"""What differs between two sequences: by what stands once in each, which is fast and falls where people expect it."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

_SMALL = 400_000  # pairs of items that are compared one by one at the most


class Replaced(NamedTuple):
    """Items ``a`` to ``b`` of the old sequence, in whose place ``c`` to ``d`` of the new one stand."""

    a: int
    b: int
    c: int
    d: int


def replaced(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Replaced]:
    """What was replaced, in order; everything between is the same in both."""
    found: list[Replaced] = []
    for each in _differing(old, new):
        if found and (found[-1].b, found[-1].d) == (each.a, each.c):
            found[-1] = Replaced(found[-1].a, each.b, found[-1].c, each.d)
        else:
            found.append(each)
    return found


def _differing(old: Sequence[Hashable], new: Sequence[Hashable]) -> Iterator[Replaced]:
    """The same, in pieces that may touch. What is still to be compared lies on a pile: a text may be of any length."""
    pile = [Replaced(0, len(old), 0, len(new))]
    while pile:
        a, b, c, d = pile.pop()
        while a < b and c < d and old[a] == new[c]:
            a, c = a + 1, c + 1
        while a < b and c < d and old[b - 1] == new[d - 1]:
            b, d = b - 1, d - 1
        if a == b or c == d:
            if a < b or c < d:
                yield Replaced(a, b, c, d)
        elif pairs := _anchors(old, new, Replaced(a, b, c, d)):
            ends = [(a, c), *((i + 1, j + 1) for i, j in pairs)]
            starts = [*pairs, (b, d)]
            pile += [Replaced(i, k, j, m) for (i, j), (k, m) in zip(reversed(ends), reversed(starts), strict=True)]
        elif (b - a) * (d - c) <= _SMALL:
            for kind, i, k, j, m in SequenceMatcher(None, old[a:b], new[c:d], autojunk=False).get_opcodes():
                if kind != "equal":
                    yield Replaced(a + i, a + k, c + j, c + m)
        else:
            yield Replaced(a, b, c, d)


def _anchors(old: Sequence[Hashable], new: Sequence[Hashable], at: Replaced) -> list[tuple[int, int]]:
    """CharRange of items that stand once in either stretch, the most of them that come in the same order."""
    before, after = Counter(old[at.a : at.b]), Counter(new[at.c : at.d])
    places = {item: j for j, item in enumerate(new[at.c : at.d], at.c) if after[item] == 1}
    pairs = [(i, places[item]) for i, item in enumerate(old[at.a : at.b], at.a) if before[item] == 1 and item in places]
    tops: list[int] = []  # of rows of each length, the smallest place that one ends at
    last: list[int] = []
    above: list[int] = []
    for number, (_, j) in enumerate(pairs):
        length = bisect_left(tops, j)
        tops[length : length + 1] = [j]
        above.append(last[length - 1] if length else -1)
        last[length : length + 1] = [number]
    found = []
    number = last[-1] if last else -1
    while number >= 0:
        found.append(pairs[number])
        number = above[number]
    return found[::-1]
