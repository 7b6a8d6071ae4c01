"""A document that is put together of pieces of files, each byte with where it comes from."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from fascicle.tei.places import Places
from fascicle.tei.xinclude.elements import FileElement, FileElements

_TOKEN = re.compile(
    rb"""<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|(<(?:[^"'>]++|"[^"]*+"|'[^']*+')*+>)|&([^#;&<\s][^;&<\s]*);""",
    re.DOTALL,
)
_REFERENCE = re.compile(rb"&([^#;&<\s][^;&<\s]*);")


class Failure(NamedTuple):
    """An inclusion that was not done: where its ``xi:include`` stands, why, and what to do."""

    path: str
    line: int
    column: int
    message: str
    hint: str


class Splice(NamedTuple):
    """A part of the whole: where it begins there, its file, and the byte there.

    Of one that is not ``literal`` every byte comes from that one place: text that stands for an inclusion or an entity.
    """

    start: int
    file: int
    offset: int
    literal: bool


@dataclass
class Whole:
    """The document as it grows."""

    files: list[tuple[str, bytes]] = field(default_factory=list)
    pieces: list[Splice] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    size: int = 0
    _data: list[bytes] = field(default_factory=list)
    _numbers: dict[str, int] = field(default_factory=dict)

    def file(self, path: str, data: bytes) -> int:
        """The number of a file."""
        if path not in self._numbers:
            self._numbers[path] = len(self.files)
            self.files.append((path, data))
        return self._numbers[path]

    def copy(self, file: int, data: bytes, start: int, end: int) -> None:
        """Add bytes of a file as they are."""
        if start < end:
            self._add(Splice(self.size, file, start, literal=True), data[start:end])

    def insert(self, file: int, offset: int, data: bytes) -> None:
        """Add bytes that stand for something at a place of a file."""
        if data:
            self._add(Splice(self.size, file, offset, literal=False), data)

    def _add(self, piece: Splice, data: bytes) -> None:
        self.pieces.append(piece)
        self._data.append(data)
        self.size += len(data)

    @property
    def data(self) -> bytes:
        """All bytes so far."""
        return b"".join(self._data)

    def origin(self, offset: int) -> tuple[int, int]:
        """The file of a byte of the whole, and the byte there."""
        piece = self.pieces[max(bisect_right(self.pieces, offset, key=lambda each: each.start) - 1, 0)]
        return piece.file, piece.offset + (offset - piece.start if piece.literal else 0)


def expanded(whole: Whole, number: int, file: FileElements, start: int, end: int) -> None:
    """Copy bytes of a file, its own entities written out: their declarations do not come with it.

    What they may add has been counted when the file was read.
    """
    if not file.entities:
        whole.copy(number, file.data, start, end)
        return
    at = start
    for found in _TOKEN.finditer(file.data, start, end):
        if found[1]:  # a tag
            for reference in _REFERENCE.finditer(file.data, *found.span(1)):
                if (text := _text(file, reference[1])) is not None:
                    whole.copy(number, file.data, at, reference.start())
                    text = text.replace(b'"', b"&quot;").replace(b"'", b"&apos;")
                    whole.insert(number, reference.start(), text)
                    at = reference.end()
        elif found[2] and (text := _text(file, found[2])) is not None:
            whole.copy(number, file.data, at, found.start())
            whole.insert(number, found.start(), text)
            at = found.end()
    whole.copy(number, file.data, at, end)


def _text(file: FileElements, name: bytes) -> bytes | None:
    value = file.entities.get(name.decode("utf-8"))
    if value is None:
        return None
    return _REFERENCE.sub(lambda inner: _text(file, inner[1]) or inner[0], value.encode("utf-8"))


def start_tag(whole: Whole, number: int, file: FileElements, element: FileElement, more: Iterable[str]) -> None:
    """Copy the start tag of an element, with more attributes behind its name, in place of those of the same names."""
    more = list(more)
    tag, end = file.data[element.start : element.tag_end], element.start
    name = re.match(rb"<[^\s/>]+", tag)
    end += name.end() if name else 0
    whole.copy(number, file.data, element.start, end)
    whole.insert(number, element.start, "".join(more).encode("utf-8"))
    given = {each.partition("=")[0].strip().encode() for each in more}
    for one in Places(file.data).attributes(element.start):
        if one.name in given:
            expanded(whole, number, file, end, end + len(file.data[end : one.start].rstrip()))
            end = file.data.index(file.data[one.value - 1 : one.value], one.value) + 1
    expanded(whole, number, file, end, element.tag_end)
