"""Of several entries that share a form, the one that a text means: by what it says around it, and said before.

What decides, in this order: dates of life, where the text is older than a person; a longer name of one of them earlier;
a title before, or a preposition of place; a word beside it that stands in a longer name of one of them
(`canton`). Where nothing does, all are told, and an editor has to say.
"""

from __future__ import annotations

import re

from fascicle.names.authority import Entry
from fascicle.names.folding import fold
from fascicle.names.forms import NameHit
from fascicle.names.surroundings import Surroundings

_LIKELIEST = ("placeName", "persName", "orgName")  # where nothing speaks for another kind
_YEAR = re.compile(r"-?\d{4}")
_WORD = re.compile(r"[^\W\d_]{3,}")
_NEAR = 30  # characters in which a word of a longer name is looked for
_STEM = 5  # letters by which two words are the same, however they end


class Chooser:
    """Chooses among entries, hit by hit in the order of a text; ``date`` is what it is of, if that is known."""

    def __init__(self, around: Surroundings, date: str = "") -> None:
        self._around = around
        self._year = _year(date)
        self._named: dict[Entry, int] = {}

    def choose(self, hit: NameHit) -> tuple[Entry, tuple[Entry, ...]]:
        """The entry that is meant, and which others it may be as well."""
        left = hit.entries
        if len(left) == 1:
            if not hit.form.single:
                self._named[left[0]] = hit.start
            return left[0], ()
        for tell in (self._living, self._said_before, self._of_kind, self._beside):
            left = tell(hit, left) or left
            if len(left) == 1:
                return left[0], ()
        best = min(left, key=lambda entry: _LIKELIEST.index(entry.element))
        return best, tuple(entry for entry in left if entry is not best)

    def _living(self, _: NameHit, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
        if self._year is None:
            return entries
        return tuple(each for each in entries if (born := _year(each.born)) is None or born <= self._year)

    def _said_before(self, _: NameHit, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
        """Who was named in full last."""
        return tuple(sorted((each for each in entries if each in self._named), key=self._named.__getitem__)[-1:])

    def _of_kind(self, hit: NameHit, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
        kind = self._around.kind_told(hit)
        return tuple(each for each in entries if each.element == kind)

    def _beside(self, hit: NameHit, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
        """Of which entry a longer name has a word that stands close by."""
        near = self._around.near(hit, _NEAR)
        words = {word[:_STEM] for word in _WORD.findall(near.lower())}
        own = set(_WORD.findall(hit.form.text.lower()))

        def has(entry: Entry) -> bool:
            longer = {word for name in entry.names for word in _WORD.findall(fold(name).low)} - own
            return any(word[:_STEM] in words for word in longer)

        return tuple(each for each in entries if has(each))


def _year(date: str) -> int | None:
    found = _YEAR.match(date)
    return int(found[0]) if found else None
