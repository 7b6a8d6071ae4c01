"""What one text brings to the search: the files of its passages, and its words, which the index is made of."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from lxml import etree

from fascicle.language.data import primary
from fascicle.publish.search.families import stems
from fascicle.publish.search.numbers import signs
from fascicle.publish.search.passages import SearchPassage, passages
from fascicle.publish.search.words import folded, small, words
from fascicle.tei.write import parse

FOLDER: Final = "search"
_CHUNK: Final = 4_000  # characters after which a text is cut, at the end of a passage
_ID = re.compile(rb'\sid="([^"]+)"')


@dataclass(frozen=True)
class TextPart:
    """A text as the search knows it: files below ``site/`` with its passages, and its words as the index wants them."""

    files: dict[str, bytes]
    words: bytes


def text_part(stem: str, tei: bytes, page: bytes, anchors: str) -> TextPart:
    """What a text brings to the search.

    ``page`` is its page. ``anchors`` is what the stylesheet says of it (``xslt/web/searching.xsl``): what its hits are
    headed with, the entries of the registers that it mentions, and ids by the number of their element.
    """
    told = etree.fromstring(anchors.encode("utf-8"))
    there = {each.decode("utf-8") for each in _ID.findall(page)}
    ids = {int(each.get("n", "")): each.get("id", "") for each in told.iter("{*}place") if each.get("id") in there}
    found = passages(parse(tei, f"{stem}.xml"), ids)
    chunks = list(_chunks(found))
    head = {name: told.get(name) for name in ("title", "language", "kind", "date") if told.get(name)}
    files = {
        f"{FOLDER}/t/{stem}-{number}.js": call(f"t/{stem}-{number}", {**head, "passages": _rows(chunk)})
        for number, chunk in enumerate(chunks)
    }
    spoken: dict[str, set[str]] = {}
    for passage in found:
        both = f"{passage.text} {passage.source}" if passage.others else passage.text
        spoken.setdefault(primary(passage.language), set()).update(map(small, words(both)))
    known = {
        "words": _words(chunks),
        "stems": {language: stems(spoken[language], language) for language in sorted(spoken)},
        "entries": sorted(set(told.get("entries", "").split())),
    }
    return TextPart(files, json.dumps(known, ensure_ascii=False, separators=(",", ":")).encode("utf-8"))


def call(name: str, value: Any) -> bytes:
    """A script file that hands a value over under a name."""
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    # line ends of Unicode are line ends of old JavaScript too
    written = written.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f'fascicle.put("{name}",{written});\n'.encode()


def _chunks(found: Sequence[SearchPassage]) -> Iterator[list[SearchPassage]]:
    chunk: list[SearchPassage] = []
    length = 0
    for passage in found:
        chunk.append(passage)
        length += len(passage.text)
        if length >= _CHUNK:
            yield chunk
            chunk, length = [], 0
    if chunk:
        yield chunk


def _rows(chunk: Sequence[SearchPassage]) -> list[list[Any]]:
    """Passages for the page: id, language, reading text, and the places where the source differs."""
    rows: list[list[Any]] = []
    for each in chunk:
        rows.append([each.anchor, each.language, each.text])
        if each.others:
            places = ((_counted(each.text, one.start), _counted(each.text, one.end)) for one in each.others)
            rows[-1].append([(*at, one.words, one.anchor) for at, one in zip(places, each.others, strict=True)])
    return rows


def _counted(text: str, at: int) -> int:
    """A place in a text as browsers count: by units of UTF-16."""
    return at if text.isascii() else len(text[:at].encode("utf-16-le")) // 2


def _words(chunks: Sequence[Sequence[SearchPassage]]) -> dict[str, str]:
    """Where in the text each word stands, in signs for :func:`stands`."""
    where: dict[str, dict[int, int]] = {}
    for number, chunk in enumerate(chunks):
        for passage in chunk:
            for word in _of_passage(passage):
                counts = where.setdefault(word, {})
                counts[number] = counts.get(number, 0) + 1
    return {word: _place(where[word]) for word in sorted(where)}


def _of_passage(passage: SearchPassage) -> Iterator[str]:
    """The words of both layers; one that both have counts once."""
    read = [form for word in words(passage.text) if (form := folded(word))]
    yield from read
    if passage.others:
        known = set(read)
        yield from (form for word in words(passage.source) if (form := folded(word)) and form not in known)


def _place(counts: dict[int, int]) -> str:
    """Nothing for once in the first chunk; how often in the first chunk; or in which chunks, and how often in each."""
    if list(counts) == [0]:
        return "" if counts[0] == 1 else signs([0, counts[0]])
    last, steps = 0, [1, len(counts)]
    for number, count in sorted(counts.items()):
        steps += (number - last, count)
        last = number
    return signs(steps)


def stands(step: int, place: str) -> str:
    """That a word stands in a text so many behind the last one that has it, at a place that ``text_part`` told.

    A text that has it once, in its first chunk, is one number: the step and 1. Otherwise 0 and the step are followed
    by how often, or 1 and the step by the number of chunks, and of each by its step behind the last, and how often.
    """
    return place[0] + signs([step]) + place[1:] if place else signs([step + 1])
