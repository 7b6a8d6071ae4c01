"""Forms that differ by a slip: of who wrote or set them, or of recognition.

Pairs are found by what is left of a form without one of its letters (W. Garbe's symmetric deletion), so that the cost
grows with the number of forms and not with its square.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from fascicle.names.grouping.keys import Key

_SHORTEST = 6  # letters: shorter names that are alike are different names too often
_SHORTEST_WORD = 4
_LONG = 8
_ENDINGS = frozenset("aeios")  # the last letter tells women from men, and one from several


def slips(keys: Sequence[Key], counts: Counter[Key]) -> Iterator[tuple[Key, Key]]:
    """Pairs of forms, a frequent one and a rarer one that is likely a slip for it; ``keys`` come by frequency."""
    near: defaultdict[str, list[Key]] = defaultdict(list)
    for key in keys:
        letters = key.compact
        if len(letters) < _SHORTEST:
            continue
        traces = {
            letters,
            key.looks,
            "".join(sorted(letters)),
            *(letters[:at] + letters[at + 1 :] for at in range(len(letters))),
        }
        found: dict[Key, None] = {}
        for trace in sorted(traces):
            found |= dict.fromkeys(near[trace])
            near[trace].append(key)
        fitting = [each for each in found if _is_rarer(key, each, counts) and _is_slip(key, each)]
        if fitting:
            yield max(fitting, key=lambda each: (counts[each], each.words)), key


def _is_rarer(one: Key, other: Key, counts: Counter[Key]) -> bool:
    """Whether a form is rarer than another; of those with several words it need not be, most of them being the same."""
    return counts[one] < counts[other] or (counts[one] == counts[other] and len(one.words) > 1)


def _is_slip(one: Key, other: Key) -> bool:
    """Whether one form may be the other, miswritten."""
    first, second = one.compact, other.compact
    if any(map(str.isdigit, first + second)):
        return False
    if len(one.words) == len(other.words):
        differing = [(a, b) for a, b in zip(one.words, other.words, strict=True) if a != b]
        if len(differing) != 1 or min(map(len, differing[0])) < _SHORTEST_WORD:
            return False
        first, second = differing[0]
    if one.looks == other.looks or _mixed(first, second):
        return True
    return _one_edit(first, second) and not _only_ending(first, second)


def _only_ending(one: str, other: str) -> bool:
    """Whether they differ in the last letter alone, and it may be an ending."""
    short, long = sorted((one, other), key=len)
    if len(short) == len(long):
        return short[:-1] == long[:-1] and {short[-1], long[-1]} <= _ENDINGS
    return long.startswith(short) and long[-1] in _ENDINGS


def _mixed(one: str, other: str) -> bool:
    """Whether long words have the same letters in another order behind the first ones."""
    return len(one) >= _LONG and one[: _LONG // 2] == other[: _LONG // 2] and sorted(one) == sorted(other)


def _one_edit(one: str, other: str) -> bool:
    """Whether one letter behind the first is left out, added, another, or changed with its neighbour."""
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1 or short[0] != long[0]:
        return False
    at = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(short) < len(long):
        return short[at:] == long[at + 1 :]
    swapped = short[at : at + 2][::-1] == long[at : at + 2] and short[at + 2 :] == long[at + 2 :]
    return swapped or short[at + 1 :] == long[at + 1 :]
