"""What to do about a name that nobody knows: the nearest one that is known, or which there are."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher, get_close_matches

_MOST = 10  # names that are listed


def near(name: str, known: Iterable[str], otherwise: str = "") -> str:
    """A hint for somebody who wrote ``name``, where only ``known`` names mean anything.

    Where none of these is near, ``otherwise`` says what to do; left out, the names are listed.
    """
    spelling = {each.lower(): each for each in known}
    wanted = name.lower()

    def nearness(each: str) -> tuple[float, int]:
        matcher = SequenceMatcher(None, each, wanted)
        begins_alike = matcher.find_longest_match()
        return matcher.ratio(), begins_alike.size if begins_alike.a == begins_alike.b == 0 else 0

    if found := get_close_matches(wanted, spelling, n=5):
        return f"did you mean {spelling[max(found, key=nearness)]}?"
    names = list(spelling.values())
    return otherwise or f"there are: {', '.join(names[:_MOST])}{' ...' if len(names) > _MOST else ''}"


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
