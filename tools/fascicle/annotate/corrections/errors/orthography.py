"""Spellings that are a text's habit: old orthography and dialect differ from the list in the same way again and again.

'nöthig', 'Vorurtheil' and 'Theil' are no slips, because it is always the same letter in the same company that is more
than the list has; slips fall anywhere. What looks alike or is doubled is a slip however often it comes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from itertools import takewhile

from fascicle.annotate.corrections.correction import Correction
from fascicle.model.certainty import Certainty

_FORMS = 3  # so many different forms that differ in the same way are a habit,
_SHARE = 0.05  # if they are such a share of all that was found


def without_habits(text: str, found: Iterable[Correction]) -> list[Correction]:
    """The corrections of a text, those that go against a habit of its spelling with low certainty."""
    given = list(found)
    forms: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for each in given:
        forms[_difference(text, each)].add(text[each.start : each.end].lower())
    least = max(_FORMS, _SHARE * len({form for group in forms.values() for form in group}))
    habits = {way for way, group in forms.items() if len(group) >= least and _is_spelling(way)}
    return [replace(each, certainty=Certainty.LOW) if _difference(text, each) in habits else each for each in given]


def _difference(text: str, each: Correction) -> tuple[str, str, str]:
    """The letter before the difference, what the text has, and what it should have."""
    wrong, right = text[each.start : each.end].lower(), each.replacement.lower()
    start = _common(wrong, right)
    stop = min(_common(wrong[::-1], right[::-1]), len(wrong) - start, len(right) - start)
    return wrong[max(0, start - 1) : start], wrong[start : len(wrong) - stop], right[start : len(right) - stop]


def _common(one: str, two: str) -> int:
    """How many letters the two begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, two, strict=False)))


def _is_spelling(way: tuple[str, str, str]) -> bool:
    """Whether a difference is of a kind that spellings have: a letter more or less or another, but none doubled."""
    before, wrong, right = way
    return len(wrong) <= 1 and len(right) <= 1 and before not in (wrong, right)
