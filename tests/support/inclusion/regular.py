"""Whether one regular expression lies within another: a walk over pairs of their derivatives (Brzozowski, 1964).

Only the proof that one schema lies within another needs this; validation uses Python's ``re``.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from functools import cache

from fascicle.check.relaxng import xsdregex
from fascicle.check.relaxng.charsets import LAST, Ranges
from fascicle.check.relaxng.xsdregex import Alternatives, OneOf, Regex, Repeat, Sequence

_MOST_PAIRS = 5_000
"""A walk that grows larger proves nothing: the answer is then no."""

_EMPTY = Sequence(())
_NEVER = Alternatives(())


@cache
def is_within(inner: str, outer: str) -> bool:
    """Whether every text that ``inner`` matches, ``outer`` matches too; both are patterns of XSD.

    False also where that cannot be settled within bounds.
    """
    start = (xsdregex.parse(inner), xsdregex.parse(outer))
    letters = [chr(code) for code in _representatives(start)]
    seen = {start}
    waiting = deque(seen)
    while waiting:
        one, other = waiting.popleft()
        if _is_nullable(one) and not _is_nullable(other):
            return False
        for letter in letters:
            after = _derive(one, ord(letter))
            pair = (after, _derive(other, ord(letter)))
            if after == _NEVER or pair in seen:
                continue
            if len(seen) == _MOST_PAIRS:
                return False
            seen.add(pair)
            waiting.append(pair)
    return True


def _representatives(expressions: Iterable[Regex]) -> list[int]:
    """One character of each kind that the expressions tell apart."""
    sets = {ranges for expression in expressions for ranges in _sets(expression)}
    borders = sorted({0, *(edge for ranges in sets for low, high in ranges for edge in (low, high + 1))})
    kinds: dict[tuple[bool, ...], int] = {}
    for code in borders:
        if code <= LAST:
            kinds.setdefault(tuple(_holds(ranges, code) for ranges in sets), code)
    return list(kinds.values())


def _sets(regex: Regex) -> Iterator[Ranges]:
    match regex:
        case OneOf(characters):
            yield characters
        case Sequence(parts) | Alternatives(parts):
            for part in parts:
                yield from _sets(part)
        case Repeat(body, _, _):
            yield from _sets(body)


def _holds(ranges: Ranges, code: int) -> bool:
    return any(low <= code <= high for low, high in ranges)


@cache
def _is_nullable(regex: Regex) -> bool:
    match regex:
        case OneOf():
            return False
        case Sequence(parts):
            return all(_is_nullable(part) for part in parts)
        case Alternatives(options):
            return any(_is_nullable(option) for option in options)
        case Repeat(body, least, _):
            return least == 0 or _is_nullable(body)


@cache
def _derive(regex: Regex, code: int) -> Regex:
    """What remains of an expression after one character."""
    match regex:
        case OneOf(characters):
            return _EMPTY if _holds(characters, code) else _NEVER
        case Alternatives(options):
            return _either(_derive(option, code) for option in options)
        case Sequence(parts):
            found = []
            for place, part in enumerate(parts):
                found.append(_chain((_derive(part, code), *parts[place + 1 :])))
                if not _is_nullable(part):
                    break
            return _either(found)
        case Repeat(body, least, most):
            if most == 0:
                return _NEVER
            rest = Repeat(body, max(least - 1, 0), None if most is None else most - 1)
            return _chain((_derive(body, code), rest))


def _either(options: Iterable[Regex]) -> Regex:
    found: dict[Regex, None] = {}
    for option in options:
        for inner in option.options if isinstance(option, Alternatives) else (option,):
            found[inner] = None
    # the same alternatives in another order are the same state
    kept = tuple(sorted(found, key=repr))
    return kept[0] if len(kept) == 1 else Alternatives(kept)


def _chain(parts: Iterable[Regex]) -> Regex:
    found: list[Regex] = []
    for part in parts:
        if part == _NEVER:
            return _NEVER
        found.extend(part.parts if isinstance(part, Sequence) else (part,))
    return found[0] if len(found) == 1 else Sequence(tuple(found))
