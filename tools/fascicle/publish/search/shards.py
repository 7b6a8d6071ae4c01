"""The words of an index in files by their beginnings, so that a browser loads those that it is asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from fascicle.publish.search.numbers import signs

_SIZE: Final = 20_000  # characters after which a file gives up its largest beginning to a file of its own
_SHARED: Final = 60  # characters that a word may share with the one before it, by one sign of numbers.py


class WordFiles:
    """Every word with the places where it stands, and the families that it is of."""

    def __init__(self, postings: Mapping[str, str], families: Sequence[Sequence[str]]) -> None:
        self._postings = postings
        self._families = families
        self._of: dict[str, list[int]] = {}
        for number, family in enumerate(families):
            for word in family:
                self._of.setdefault(word, []).append(number)
        self._words = sorted({*postings, *self._of})

    def shards(self) -> dict[str, Any]:
        """By the beginning of its words, each file's content; a word is in that of its longest beginning there is.

        A text that changes changes the files that have words of it. They are cut by beginnings, not by numbers, so that
        no word wanders because of another.
        """
        sizes = {word: self._size(word) for word in self._words}
        cut: dict[str, list[str]] = {}
        self._cut("", self._words, sizes, cut)
        home = {word: start for start, words in cut.items() for word in words}
        return {start: self._shard(start, cut[start], home) for start in sorted(cut)}

    def _size(self, word: str) -> int:
        return len(self._postings.get(word, "")) + len(word) // 2 + 4

    def _cut(self, start: str, words: list[str], sizes: Mapping[str, int], cut: dict[str, list[str]]) -> None:
        """Divide the words of one beginning: what is too much for one file goes into others by one letter more."""
        longer: dict[str, list[str]] = {}
        for word in words:
            longer.setdefault(word[: len(start) + 1], []).append(word)
        weights = {each: sum(map(sizes.__getitem__, longer[each])) for each in longer}
        weights.pop(start, None)  # the beginning itself, if it is a word, stays
        total = sum(weights.values())
        given = set()
        for each in sorted(weights, key=lambda each: (-weights[each], each)):
            if total <= _SIZE:
                break
            given.add(each)
            total -= weights[each]
        for each in sorted(given):
            self._cut(each, longer[each], sizes, cut)
        left = [word for each in longer if each not in given for word in longer[each]]
        if left or not start:
            cut[start] = left

    def _shard(self, start: str, words: Sequence[str], home: Mapping[str, str]) -> list[Any]:
        """The words, front-coded: shared letters, the rest, places, families; and members that other files have."""
        numbers: dict[int, int] = {}
        away: list[list[Any]] = []
        parts = []
        before = ""
        for word in words:
            families = []
            for family in self._of.get(word, ()):
                if family not in numbers:
                    numbers[family] = len(numbers)
                    others = [each for each in self._families[family] if home[each] != start and self._is_in(each)]
                    if others:
                        away.append([numbers[family], *others])
                families.append(numbers[family])
            shared = min(_shared(before, word), _SHARED)
            fields = [signs([shared]) + word[shared:], self._postings.get(word, ""), signs(families)]
            parts.append("!".join(fields).rstrip("!"))
            before = word
        return [" ".join(parts), *away]

    def _is_in(self, word: str) -> bool:
        return word in self._postings


def _shared(one: str, other: str) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right or left > "\uffff":  # where browsers count two
            break
        count += 1
    return count


def file_name(start: str) -> str:
    """The name of the file of a beginning: letters of ASCII as they are, others by their number."""
    plain = "".join(each if each.isascii() and each.isalnum() else f"_{ord(each):x}_" for each in start)
    return f"w-{plain}"
