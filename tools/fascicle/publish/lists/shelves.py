"""Shelves: a list too long for a page becomes a page a key (a letter, a year), and a key's too long one several."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final, Generic, TypeVar

T = TypeVar("T")

LIMIT: Final = 150_000
"""Bytes of a list on one page: with head, foot and what leads to other pages it stays below 200,000."""

_PLAIN: Final = re.compile(r"-?[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True)
class Shelf(Generic[T]):
    """What stands on one page: its file, the key if it is cut by keys, which part of the key's it is, the things."""

    file: str
    key: str
    part: int
    parts: int
    things: tuple[T, ...]


def shelved(
    name: str, things: Sequence[T], key: Callable[[T], str], weight: Callable[[T], int], limit: int = LIMIT
) -> list[Shelf[T]]:
    """Things in their order as pages: all on ``NAME.html`` if they fit, else ``NAME-KEY.html`` and ``NAME-KEY-2.html``.

    Things of one key stand together already.
    """
    if sum(map(weight, things)) <= limit:
        return [Shelf(f"{name}.html", "", 1, 1, tuple(things))]
    shelves = []
    for value, group in groupby(things, key):
        parts = list(parted(list(group), weight, limit))
        for number, part in enumerate(parts, 1):
            file = f"{name}-{_coded(value)}{f'-{number}' if number > 1 else ''}.html"
            shelves.append(Shelf(file, value, number, len(parts), tuple(part)))
    return shelves


def parted(things: Sequence[T], weight: Callable[[T], int], limit: int = LIMIT) -> Iterator[list[T]]:
    """Things in parts of about the same weight, none heavier than the limit unless it is one thing alone."""
    share = _share(sum(map(weight, things)), limit)
    part: list[T] = []
    carried = 0
    for thing in things:
        if part and carried + weight(thing) > share:
            yield part
            part, carried = [], 0
        part.append(thing)
        carried += weight(thing)
    if part:
        yield part


def _share(whole: int, limit: int) -> int:
    """What a part may weigh for all to be about alike."""
    return min(limit, -(-whole // max(1, -(-whole // limit))) * 11 // 10)


def _coded(key: str) -> str:
    """A key in the name of a file: letters of other scripts by their numbers, which every server serves alike."""
    low = key.lower()
    return low if _PLAIN.fullmatch(low) else "-".join(f"u{ord(sign):04x}" for sign in key) or "none"
