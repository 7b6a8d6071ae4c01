"""What drafts say together: from one to another, two that make one period, the beginning or the end of one."""

from __future__ import annotations

from collections.abc import Sequence

from fascicle.dates.drafts import Draft, lower
from fascicle.dates.kinds import DateKind
from fascicle.dates.tokens import Tokens
from fascicle.dates.values import DateValue, Point, decade_of
from fascicle.model.certainty import Certainty

_PERIODS = frozenset(
    {
        DateKind.FULL,
        DateKind.NUMERIC,
        DateKind.SHORT,
        DateKind.NO_YEAR,
        DateKind.MONTH,
        DateKind.YEAR,
        DateKind.DECADE,
        DateKind.CENTURY,
    }
)
_LONG = frozenset(
    {DateKind.MONTH, DateKind.DECADE, DateKind.CENTURY}
)  # which two of make one where they follow each other
_PARTED = frozenset(
    {
        DateKind.MONTH,
        DateKind.YEAR,
        DateKind.DECADE,
        DateKind.CENTURY,
        DateKind.SEASON,
        DateKind.RELATIVE,
        DateKind.FULL,
    }
)


def joined(tokens: Tokens, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts of a stretch of text, those that are one expression made one."""
    found: list[Draft] = []
    for each in drafts:
        _take_part(tokens, each)
        if found and (whole := _one(tokens, found[-1], each)) is not None:
            found[-1] = whole
        else:
            found.append(each)
    return found


def _types(tokens: Tokens, first: int, last: int) -> list[frozenset[str]]:
    return [frozenset(token.readings) for token in tokens.tokens[first:last]]


def _are(row: Sequence[frozenset[str]], *wanted: str) -> bool:
    """Whether tokens are of these types; one with ``?`` may be missing."""
    if not wanted:
        return not row
    kind = wanted[0].rstrip("?")
    if row and kind in row[0] and _are(row[1:], *wanted[1:]):
        return True
    return wanted[0].endswith("?") and _are(row, *wanted[1:])


def _one(tokens: Tokens, one: Draft, other: Draft) -> Draft | None:
    between = _types(tokens, one.at[1], other.at[0])
    if len(between) > 3:
        return None
    decades = one.kind is DateKind.DECADE or (one.kind is DateKind.RANGE and one.value is not None)
    if decades and other.kind is DateKind.CENTURY and _are(between, "of", "the?"):
        return _decades_of(one, other)
    if one.first is None or other.first is None or one.part or one.kind not in _PERIODS or other.kind not in _PERIODS:
        return None
    if (one.first.day is None) != (other.first.day is None):
        return None
    if _are(between, "to", "the?") or _are(between, "-", "the?"):
        return _range(one, other)
    if one.kind is other.kind and one.kind in _LONG and _are(between, ",?", "and", "the?") and _follow(one, other):
        return _range(one, other)
    return None


def _follow(one: Draft, other: Draft) -> bool:
    if one.first is None or other.first is None or one.first.day is not None:
        return False
    if one.first.month is not None:
        months = (other.first.month or 0) - (one.first.month or 0)
        return one.first.year is not None and other.first.year is not None and months in {1, -11}
    end = one.last or one.first
    return (end.year or 0) + 1 == other.first.year


def _range(one: Draft, other: Draft) -> Draft | None:
    if one.first is None or other.first is None:
        return None
    first, last = one.first, other.last or other.first
    if first.year is None and first.short is None:
        first = first._replace(year=last.year, short=last.short)
        if last.year is not None and (first.month or 0) > (last.month or 0):
            first = first._replace(year=last.year - 1)
    if first.year is not None and last.year is not None and not first.first() < last.last():
        return None
    whole = Draft(DateKind.RANGE, one.start, other.end, first, last, lower(one.certainty, other.certainty))
    whole.notes = list(dict.fromkeys([*one.notes, *other.notes]))
    if one.kind is DateKind.DECADE and "no century" not in one.notes and other.certainty is Certainty.MEDIUM:
        whole.certainty = one.certainty
    whole.at = (one.at[0], other.at[1])
    if one.value is not None and other.value is not None:
        whole.value = DateValue(start=one.value.start, end=other.value.end)
    return whole


def _decades_of(one: Draft, other: Draft) -> Draft | None:
    """`the ’30s of the 19th century`."""
    if one.first is None or one.last is None or other.last is None:
        return None
    century = (other.last.year or 0) - 100
    first, last = (century + (point.year or 0) % 100 for point in (one.first, one.last))
    value = decade_of(first) if last == first + 9 else DateValue(start=f"{first}", end=f"{last}")
    whole = Draft(one.kind, one.start, other.end, Point(first), Point(last), Certainty.HIGH, value=value)
    whole.at = (one.at[0], other.at[1])
    return whole


def _take_part(tokens: Tokens, draft: Draft) -> None:
    """Let a draft have the words before it that say which part of it is meant: ``the end of``."""
    if draft.kind not in _PARTED or (draft.first is not None and draft.first.day is not None):
        return
    at = draft.at[0]
    for length in range(1, 6):
        first = at - length
        if first < 1 or tokens.symbols[first] in " \n":
            return
        row = _types(tokens, first, at)
        if "part" in row[0] and _are(row, "part", "-?", "of?", "the?", "yearword?"):
            draft.part = str(tokens.tokens[first].readings["part"])
            before = tokens.tokens[first - 1]
            if "article" in before.readings and any("of" in types for types in row):
                first -= 1
            draft.start, draft.at = tokens.tokens[first].start, (first, draft.at[1])
            if "four figures alone" in draft.notes:
                draft.notes.remove("four figures alone")
            return
