"""The packed dictionaries of simplemma, asked whether they have a word, without unpacking them first.

A dictionary is a row of sorted words, each told by what it does not have in common with the one before it, so reading
begins at its beginning: simplemma's own reader goes through all of it to note every 32nd word. Every 1,024th stands in
`data/dictionaries.bin` instead, made by tools/dictionaries.py; what is between two of these is noted when it is asked.
"""

from __future__ import annotations

import lzma
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import msgpack
from simplemma.strategies.dictionaries import frontcode
from simplemma.strategies.dictionaries.dictionary_factory import CachingDictionaryFactory, _read_decompressed
from simplemma.strategies.dictionaries.stream_dictionary_factory import StreamMap

KEPT = Path(__file__).parent / "data" / "dictionaries.bin"
APART, NEAR = 1024, 32  # words between those that are kept, and those that are noted
# The places of words in a dictionary: where each begins, and the word before it.
Places = list[tuple[int, bytes]]


def places_of(data: bytes, apart: int = APART, start: int = -1, before: bytes = b"", stop: int = -1) -> Places:
    """Every so manieth word of a dictionary, from a place to before another, or of all of it."""
    if start < 0:
        start = frontcode._read_header(data)[2]
    found: Places = []
    for number, (at, word, _) in enumerate(frontcode._iter_records(data, start, before)):
        if at == stop:
            break
        if not number % apart:
            found.append((at, before))
        before = word
    return found


class PackedWords(Mapping[str, str]):
    """The words of a dictionary, each standing for itself; ``places`` are those of every 1,024th."""

    def __init__(self, data: bytes, places: Places) -> None:
        self._data, self._places = data, places
        self._reverse, self._count, _ = frontcode._read_header(data)
        self._firsts = [self._words(place)[0] for place in places]
        self._noted: dict[int, tuple[list[bytes], Places]] = {}

    def _words(self, place: tuple[int, bytes], number: int = 1) -> list[bytes]:
        """The word at a place, and some behind it."""
        records = frontcode._iter_records(self._data, *place)
        return [word for _, (_, word, _) in zip(range(number), records, strict=False)]

    def __contains__(self, word: object) -> bool:
        target = str(word).encode()[:: -1 if self._reverse else 1]
        block = bisect_right(self._firsts, target) - 1
        if block < 0:
            return False
        if block not in self._noted:
            ends = [at for at, _ in self._places[block + 1 : block + 2]] or [-1]
            noted = places_of(self._data, NEAR, *self._places[block], ends[0])
            self._noted[block] = [self._words(place)[0] for place in noted], noted
        firsts, noted = self._noted[block]
        return target in self._words(noted[bisect_right(firsts, target) - 1], NEAR)

    def __getitem__(self, word: str) -> str:
        if word not in self:
            raise KeyError(word)
        return word

    def get(self, word: str, default: str | None = None) -> str | None:  # type: ignore[override]
        """The word, if the dictionary has it."""
        return word if word in self else default

    def __iter__(self) -> Iterator[str]:
        step = -1 if self._reverse else 1
        start = frontcode._read_header(self._data)[2]
        return (word[::step].decode() for _, word, _ in frontcode._iter_records(self._data, start))

    def __len__(self) -> int:
        return self._count


class PackedDictionaries(CachingDictionaryFactory):
    """Dictionaries for the strategies of simplemma."""

    __slots__ = ()

    def _get_dictionary_uncached(self, lang: str) -> Mapping[str, str]:
        size, places = _kept().get(lang, (0, []))
        data = _read_decompressed(lang)
        # another version of simplemma has other dictionaries, for which nothing is kept
        return PackedWords(data, places) if size == len(data) else StreamMap(lang)


def pack(languages: dict[str, bytes]) -> bytes:
    """What is kept of dictionaries, by language."""
    found = {}
    for language, data in languages.items():
        places = places_of(data)
        starts = [at for at, _ in places]
        gaps = [after - before for before, after in zip([0, *starts], starts, strict=False)]
        found[language] = len(data), gaps, [word for _, word in places]
    return lzma.compress(msgpack.packb(found))


@cache
def _kept() -> dict[str, tuple[int, Places]]:
    found = {}
    for language, (size, gaps, words) in msgpack.unpackb(lzma.decompress(KEPT.read_bytes())).items():
        at, places = 0, []
        for gap, word in zip(gaps, words, strict=True):
            at += gap
            places.append((at, word))
        found[language] = size, places
    return found
