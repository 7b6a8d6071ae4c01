"""How frequent words are in a language, by the lists of wordfreq, read no further than is asked.

wordfreq (R. Speer, DOI 10.5281/zenodo.7199437) makes a table of half a million words before it answers for one, and
loads tokenizers that nothing here needs. The lists are its files, in its form cBpack: a MessagePack array of the words
by their frequency, each step a centibel lower. They are searched as bytes for the first few words that are asked for,
and then gone through once for all words that a text has: most languages are only asked whether a word is theirs.
"""

from __future__ import annotations

import gzip
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import cache, cached_property
from importlib.util import find_spec
from pathlib import Path

import msgpack

_FREQUENT = 1e-6  # down to words so frequent a list is read at once: a twentieth of it
# So many words are searched for one by one before a list is gone through for those that are expected; and so many
# before all of it is read, for that costs as much.
_FEW, _MANY = 8, 48

_expected: list[Callable[[], set[str]]] = []


def expect(words: Callable[[], set[str]]) -> None:
    """Say which words will be asked for, those of a text and of its edition, so that a list may be gone through for
    all of them at once. What is not among them is found, too.
    """
    _expected[:] = [words]


class FrequencyList:
    """The words of a language with their relative frequencies."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._known: dict[str, float] = {}
        self._read = 0  # so many steps are in that
        self._unread = 1.0  # what is less frequent is not in that
        self._searched = 0  # so many words were searched for
        self._gathered = False

    def frequency(self, word: str, least: float = 0.0) -> float:
        """The relative frequency of a word, written as the list has it; 0 where it has not, or hardly ever.

        Unless it is less than ``least`` it is exact.
        """
        found = self._known.get(word)
        while found is None and least < self._unread:
            if not self._read or self._searched == _MANY:
                self._read_on(0.0 if self._read else _FREQUENT)
                found = self._known.get(word)
            elif self._searched == _FEW and not self._gathered:
                self._gathered = True
                wanted = {each for words in _expected for each in words()} - self._known.keys()
                if len(wanted) >= _MANY:
                    self._gather(wanted)
                    found = self._known.get(word)
            else:
                self._searched += 1
                found = self._known[word] = self._search(word)
        return found or 0.0

    def words(self, least: float) -> list[str]:
        """The words that are at least so frequent, the commonest first."""
        return [word for step in self._unpacked(0, self._down_to(least)) for word in step]

    @cached_property
    def _data(self) -> bytes:
        return gzip.decompress(self._path.read_bytes())

    @cached_property
    def _begins(self) -> list[int]:
        """Where in the data each step begins."""
        unpacker = msgpack.Unpacker(None, max_buffer_size=len(self._data))
        unpacker.feed(self._data)
        number = unpacker.read_array_header()
        found = []
        for _ in range(number):
            unpacker.skip()  # first what the file says of itself
            found.append(unpacker.tell())
        return found[:-1]

    def _read_on(self, least: float) -> None:
        """Take the words that are so frequent into the table."""
        end = self._down_to(least)
        for at, words in enumerate(self._unpacked(self._read, end), self._read):
            self._known.update(dict.fromkeys(words, _frequency(at)))
        self._read, self._unread = end, least if end < len(self._begins) else -1.0

    def _gather(self, wanted: set[str]) -> None:
        """Take what the rest of the list says of some words into the table."""
        for at, words in enumerate(self._unpacked(self._read, len(self._begins)), self._read):
            self._known.update(dict.fromkeys(wanted.intersection(words), _frequency(at)))
        self._known.update(dict.fromkeys(wanted - self._known.keys(), 0.0))

    def _search(self, word: str) -> float:
        """What the steps say of a word that are not in the table yet."""
        if self._read == len(self._begins):
            return 0.0  # a small list is read to its end at once
        packed = msgpack.packb(word)
        at = self._data.find(packed, self._begins[self._read])
        while at >= 0:
            step = bisect_right(self._begins, at) - 1
            if any(word in words for words in self._unpacked(step, step + 1)):  # it may be bytes of longer words
                return _frequency(step)
            at = self._data.find(packed, at + 1)
        return 0.0

    def _unpacked(self, first: int, end: int) -> Iterator[list[str]]:
        if first >= end:
            return
        unpacker = msgpack.Unpacker(None, max_buffer_size=len(self._data))
        stop = self._begins[end] if end < len(self._begins) else None
        unpacker.feed(memoryview(self._data)[self._begins[first] : stop])
        for _ in range(first, end):
            yield unpacker.unpack()

    def _down_to(self, least: float) -> int:
        """How many steps have words that are at least so frequent."""
        return next((at for at in range(len(self._begins)) if _frequency(at) < least), len(self._begins))


class _NoWords(FrequencyList):
    def __init__(self) -> None:
        super().__init__(Path())

    def frequency(self, word: str, least: float = 0.0) -> float:
        return 0.0

    def words(self, least: float) -> list[str]:
        return []


@cache
def list_of(language: str) -> FrequencyList:
    """The longest list of a language, given as a tag of BCP 47; an empty one where there is none."""
    main = language.split("-")[0].lower()
    found = find_spec("wordfreq")
    for size in ("large", "small"):
        path = Path(found.origin or "" if found else "").parent / "data" / f"{size}_{main}.msgpack.gz"
        if path.exists():
            return FrequencyList(path)
    return _NoWords()


def is_listed(language: str) -> bool:
    """Whether there is a list of a language: of Latin, and of many smaller ones, there is none."""
    return not isinstance(list_of(language), _NoWords)


def _frequency(step: int) -> float:
    return float(10 ** (-step / 100))
