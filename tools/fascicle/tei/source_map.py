"""Where the characters of a tree stand in its file, and where a tag could be set: for who writes into files of others.

A tree that is written anew loses quotation marks, entities, CDATA sections and line ends of the file that it was read
from. Whoever only sets tags can leave all that alone, if it is known between which two characters of the file each
character of the tree stands. The file is gone through once more for that, tag by tag; it is known to be well-formed.
"""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from lxml import etree

from fascicle.tei.layers.slots import Slot

_DECLARED = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_PROLOG = re.compile(
    r"""[\ufeff\s]*(?:<\?.*?\?>\s*|<!--.*?-->\s*|<!DOCTYPE(?:[^\[>"']++|"[^"]*+"|'[^']*+')*+"""
    r"""(?:\[(?:<!--.*?-->|<\?.*?\?>|"[^"]*+"|'[^']*+'|<(?!!--|\?)|[^\]"'<])*+\]\s*)?>\s*)*+""",
    re.DOTALL,
)
_TOKEN = re.compile(
    r"""(?P<node><!--.*?-->|<\?.*?\?>)|<!\[CDATA\[(?P<cdata>.*?)\]\]>|(?P<end></[^>]*+>)"""
    r"""|(?P<start><(?:[^>"']++|"[^"]*+"|'[^']*+')*+>)|&(?P<entity>[^;]+);|(?P<text>[^<&]++)""",
    re.DOTALL,
)
_LINE_END = re.compile("\r\n?|\n")
_OTHER_LINE_END = re.compile("\r\n?")
_BUILT_IN = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_REFERENCE = re.compile("&([^;&<]+);")


class UnmappableError(ValueError):
    """The characters of a tree cannot be found in its file; the message says why."""


class _Kind(Enum):
    """Where in a stretch a tag could be set."""

    PLAIN = "anywhere"
    WHOLE = "before and behind it"  # a reference, or a line end of two characters
    CDATA = "nowhere"


class _Stretch(NamedTuple):
    """Characters of a slot from ``at`` on, and where they stand in the file."""

    at: int
    length: int
    begin: int
    end: int
    kind: _Kind


class _Place(NamedTuple):
    begin: int
    end: int
    stretches: list[_Stretch]


class SourceMap:
    """A file as text, and the places in it of what a tree of it holds.

    Places are numbers of characters of ``text``. Raises UnmappableError.
    """

    def __init__(self, data: bytes, root: etree._Element) -> None:
        self.text, self.encoding = _decoded(data)
        self._entities = _entities(root)
        self._lines = [0, *(match.end() for match in _LINE_END.finditer(self.text))]
        places = list(self._read(self._root_at()))
        slots = list(_slots(root))
        if len(places) != len(slots):
            raise UnmappableError("an entity of the file holds tags")
        self._places: dict[tuple[etree._Element, etree._Element | None], _Place] = {}
        for slot, (place, words) in zip(slots, places, strict=True):
            if slot.text != words:
                raise UnmappableError("an entity of the file is not what it seems to be")
            self._places[slot.parent, slot.after] = place

    def begin(self, slot: Slot, offset: int) -> int | None:
        """Where a tag can be set before a character of a slot, or behind the last; None where none can."""
        place = self._places[slot.parent, slot.after]
        stretch = _stretch(place, offset)
        if stretch is None:
            return place.end
        inside = offset - stretch.at
        if stretch.kind is _Kind.PLAIN:
            return stretch.begin + inside
        return stretch.begin if stretch.kind is _Kind.WHOLE and inside == 0 else None

    def end(self, slot: Slot, offset: int) -> int | None:
        """Where a tag can be set behind the character before ``offset``, or before the first; None where none can."""
        place = self._places[slot.parent, slot.after]
        if offset == 0:
            return place.begin
        stretch = _stretch(place, offset - 1)
        assert stretch is not None  # the offset is one of the slot
        inside = offset - stretch.at
        if stretch.kind is _Kind.PLAIN:
            return stretch.begin + inside
        return stretch.end if stretch.kind is _Kind.WHOLE and inside == stretch.length else None

    def near(self, slot: Slot, offset: int) -> int:
        """Where a character of a slot stands, or the reference that stands for it."""
        place = self._places[slot.parent, slot.after]
        stretch = _stretch(place, offset)
        if stretch is None:
            return place.end
        return min(stretch.begin + (offset - stretch.at), stretch.end)

    def line_column(self, at: int) -> tuple[int, int]:
        """Line and column of a place, from 1; CR LF is one line end, a byte order mark no column."""
        line = bisect_right(self._lines, at)
        mark = line == 1 and self.text.startswith("\ufeff")
        return line, at - self._lines[line - 1] + 1 - mark

    def encoded(self, text: str) -> bytes:
        """Text in the encoding of the file; what that does not have becomes a reference."""
        return text.encode(self.encoding, "xmlcharrefreplace")

    def _root_at(self) -> int:
        found = _PROLOG.match(self.text)
        return found.end() if found else 0

    def _read(self, at: int) -> Iterator[tuple[_Place, str]]:
        """The places of all slots with their text, in the order of the file."""
        depth, begin = 0, at
        words: list[str] = []
        stretches: list[_Stretch] = []
        length = 0
        while True:
            token = _TOKEN.match(self.text, at)
            if token is None:
                raise UnmappableError("the file is not what the parser read")
            if token.lastgroup in ("node", "start", "end"):
                if depth:
                    yield _Place(begin, at, stretches), "".join(words)
                empty = token.lastgroup == "start" and token[0].endswith("/>")
                if empty:
                    yield _Place(token.end(), token.end(), []), ""
                elif token.lastgroup != "node":
                    depth += 1 if token.lastgroup == "start" else -1
                if not depth:
                    return
                begin, words, stretches, length = token.end(), [], [], 0
            else:
                for stretch, part in self._stretches(token, length):
                    stretches.append(stretch)
                    words.append(part)
                    length += len(part)
            at = token.end()

    def _stretches(self, token: re.Match[str], length: int) -> Iterator[tuple[_Stretch, str]]:
        if token.lastgroup == "entity":
            words = self._expanded(token["entity"])
            if words:
                yield _Stretch(length, len(words), token.start(), token.end(), _Kind.WHOLE), words
            return
        group = str(token.lastgroup)
        begin, end = token.span(group)
        cdata = group == "cdata"
        for last in [*_OTHER_LINE_END.finditer(self.text, begin, end), None]:
            stop = end if last is None else last.start()
            if stop > begin:
                kind = _Kind.CDATA if cdata else _Kind.PLAIN
                yield _Stretch(length, stop - begin, begin, stop, kind), self.text[begin:stop]
                length += stop - begin
            if last is not None:
                yield _Stretch(length, 1, last.start(), last.end(), _Kind.CDATA if cdata else _Kind.WHOLE), "\n"
                length += 1
                begin = last.end()

    def _expanded(self, name: str, depth: int = 0) -> str:
        if name.startswith("#"):
            return chr(int(name[2:], 16) if name[1] == "x" else int(name[1:]))
        if name in _BUILT_IN:
            return _BUILT_IN[name]
        content = self._entities.get(name)
        if content is None or "<" in content or depth > 20:
            raise UnmappableError(f"the entity {name} holds more than characters")
        return _REFERENCE.sub(lambda each: self._expanded(each[1], depth + 1), content)


def _stretch(place: _Place, offset: int) -> _Stretch | None:
    """The stretch that a character of a slot stands in; None behind the last."""
    at = bisect_right(place.stretches, offset, key=lambda each: each.at) - 1
    found = place.stretches[at] if at >= 0 else None
    return found if found is not None and offset < found.at + found.length else None


def _slots(root: etree._Element) -> Iterator[Slot]:
    """All slots of a tree in the order in which they begin in its file."""
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event == "start":
            yield Slot(element, None)
        elif element is not root:
            parent = element.getparent()
            if parent is not None:  # comments and instructions beside the root have none
                yield Slot(parent, element)


def _decoded(data: bytes) -> tuple[str, str]:
    """The file as text, and its encoding; a byte order mark is kept as a character."""
    found = _DECLARED.match(data.removeprefix(codecs.BOM_UTF8))
    encoding = "utf-8" if data.startswith(codecs.BOM_UTF8) or found is None else found[1].decode("ascii").lower()
    try:
        text = data.decode(encoding)
        if "<>".encode(encoding) != b"<>" or text.encode(encoding) != data:
            raise UnmappableError(f"its encoding is {encoding}")
    except (LookupError, UnicodeError) as error:
        raise UnmappableError(f"its encoding cannot be told: {error}") from error
    return text, encoding


def _entities(root: etree._Element) -> dict[str, str]:
    """The entities that the file itself declares."""
    declared = root.getroottree().docinfo.internalDTD
    found: dict[str, str] = {}
    for each in declared.entities() if declared is not None else ():  # type: ignore[attr-defined]  # the stubs lack it
        found.setdefault(str(each.name), str(each.content or ""))
    return found
