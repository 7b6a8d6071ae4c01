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
