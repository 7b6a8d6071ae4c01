"""The index: of the words of all texts, the files that a search begins with."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from fascicle.edition.record import Source
from fascicle.language.data import primary
from fascicle.names.authority import Authority
from fascicle.publish.search.families import Families, old_spellings
from fascicle.publish.search.numbers import signs
from fascicle.publish.search.shards import WordFiles, file_name
from fascicle.publish.search.texts import FOLDER, call, stands

_IN_A_LIST: Final = 64  # texts whose names one file has
_REGISTERS: Final = {"persName": "person", "placeName": "place", "orgName": "org"}


@dataclass(frozen=True)
class Indexed:
    """A text by its row of the record, with its words as ``texts.py`` wrote them."""

    row: Source
    words: bytes


def index_files(texts: Sequence[Indexed], authority: Authority) -> dict[str, bytes]:
    """The files of the index below ``site/``. A text is known by its number, counted from 0 in their order."""
    postings: dict[str, list[str]] = {}
    last: dict[str, int] = {}
    stems: dict[str, set[str]] = {}
    facets: dict[tuple[str, str], list[int]] = {}
    kinds = authority.kinds
    for number, text in enumerate(texts):
        known = json.loads(text.words)
        for word, place in known["words"].items():
            postings.setdefault(word, []).append(stands(number - last.get(word, -1), place))
            last[word] = number
        for language, pairs in known["stems"].items():
            stems.setdefault(language, set()).update(pairs)
        for facet in _facets(text.row, known, kinds):
            facets.setdefault(facet, []).append(number)
    families = Families(stems)
    shards = WordFiles({word: "".join(each) for word, each in postings.items()}, families.all()).shards()
    about = {
        "texts": len(texts),
        "list": _IN_A_LIST,
        "words": list(shards),
        "old": [rules for language in sorted(stems) if (rules := old_spellings(language))],
        "endings": families.endings(),
        "facets": sorted({kind for kind, _ in facets}),
    }
    files = {"index": about} | {f"w/{file_name(start)}": shard for start, shard in shards.items()}
    files |= _names(texts) | _facet_files(facets, authority)
    return {f"{FOLDER}/{name}.js": call(name, value) for name, value in files.items()}


def _facets(row: Source, known: Mapping[str, Any], kinds: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    yield "document", row.title
    if row.genre:
        yield "kind", row.genre
    if row.date:
        yield "date", row.date[:4]
    for language in sorted({primary(each) for each in (row.language, *known["stems"]) if each and each != "und"}):
        yield "language", language
    for entry in known["entries"]:
        if entry in kinds and kinds[entry] in _REGISTERS:
            yield _REGISTERS[kinds[entry]], entry


def _names(texts: Sequence[Indexed]) -> dict[str, list[str]]:
    stems = [text.row.stem for text in texts]
    return {f"n/{at // _IN_A_LIST}": stems[at : at + _IN_A_LIST] for at in range(0, len(stems), _IN_A_LIST)}


def _facet_files(facets: Mapping[tuple[str, str], Sequence[int]], authority: Authority) -> dict[str, Any]:
    """Of each facet its values: what they are called, if not by the interface, and the texts that have them."""
    called = {each.id: each.preferred for each in authority.entries}
    values: dict[str, list[tuple[str, str]]] = {}
    for (kind, value), numbers in facets.items():
        label = called.get(value, value) if kind in _REGISTERS.values() else value
        values.setdefault(kind, []).append((label, signs(_steps(numbers))))
    return {f"f/{kind}": values[kind] if kind == "document" else sorted(values[kind]) for kind in sorted(values)}


def _steps(numbers: Iterable[int]) -> Iterator[int]:
    last = 0
    for number in numbers:
        yield number - last
        last = number
