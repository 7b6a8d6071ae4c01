"""The inclusions of a document, done: which file, which part of it, and what has to be said beside it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from xml.sax.saxutils import escape

from fascicle.model.errors import TeiError
from fascicle.model.shown import NO_XML
from fascicle.tei.names import XINCLUDE
from fascicle.tei.places import Places
from fascicle.tei.reading import as_utf8, in_utf8
from fascicle.tei.xinclude.elements import FileElement, FileElements, elements_in, elements_of
from fascicle.tei.xinclude.fixup import declarations, fixed_up
from fascicle.tei.xinclude.resolving import LARGEST, NotIncludedError, part_of, path_of, read, regular, relative
from fascicle.tei.xinclude.splicing import Failure, Whole, expanded, start_tag

_DEEPEST = 20
"""Inclusions within inclusions: a header in a letter in a volume in an edition is three."""


@dataclass(frozen=True)
class Included:
    """A document with what it includes in the places of the inclusions.

    ``data`` is the whole, in UTF-8; ``files`` are those that it is made of, itself first, as findings name them. An
    inclusion that was not done, and has no fallback, is one of the ``failures``, and its element still stands in it.
    """

    data: bytes
    files: tuple[str, ...]
    failures: tuple[Failure, ...]
    _whole: Whole

    def place(self, line: int, column: int) -> tuple[str, int, int]:
        """Where a place of the whole comes from: file, line and column."""
        file, offset = self._whole.origin(self._places[-1].offset(line, column))
        return self.files[file], *self._places[file].at(offset)

    @cached_property
    def _places(self) -> list[Places]:
        return [Places(data) for _, data in (*self._whole.files, ("", self.data))]


def included(path: str, data: bytes, root: Path) -> Included | None:
    """A document with all that it includes, by ``xi:include`` with href, xpointer, parse and fallback.

    None where it includes nothing. Only files inside the folder ``root`` are read. What is included keeps its base and
    its language by ``xml:base`` and ``xml:lang`` (XInclude, 4.5.5 and 4.5.6), and the namespaces in scope. Raises
    TeiError where the document itself is not well-formed.
    """
    data = in_utf8(data, path)
    if XINCLUDE.encode() not in data:
        return None
    file = elements_of(data, path)
    if not any(each.namespace == XINCLUDE and each.local == "include" for each in file.root.descendants()):
        return None
    inclusion = _Inclusion(root)
    whole = inclusion.whole
    number = whole.file(path, file.data)
    whole.copy(number, file.data, 0, file.root.start)
    inclusion.element(_Source(path, number, file, main=True), file.root)
    whole.copy(number, file.data, file.root.end, len(file.data))
    return Included(whole.data, tuple(each for each, _ in whole.files), tuple(whole.failures), whole)


@dataclass(frozen=True)
class _Source:
    """A file on its way into the whole; the entities of the document itself stay declared."""

    path: str
    number: int
    file: FileElements
    main: bool = False


class _Inclusion:
    def __init__(self, root: Path) -> None:
        self.whole = Whole()
        self._root = root.resolve()
        self._under_way: list[tuple[str, int]] = []  # files, and the bytes of the inclusions that are being done

    def element(self, source: _Source, element: FileElement, more: Iterator[str] | None = None) -> None:
        """An element with all inside it, what it includes in place; ``more`` are attributes that it is given."""
        if element.namespace == XINCLUDE and element.local == "include":
            self._include(source, element)
            return
        if more is None:
            self._copy(source, element.start, element.tag_end)
        else:
            start_tag(self.whole, source.number, source.file, element, more)
        self._content(source, element)
        self._copy(source, element.content_end, element.end)

    def _content(self, source: _Source, element: FileElement) -> None:
        at = element.tag_end
        for child in element.children:
            if child.end <= at:
                continue  # it comes out of an entity, as one of several
            self._copy(source, at, child.start)
            self.element(source, child)
            at = child.end
        self._copy(source, at, element.content_end)

    def _copy(self, source: _Source, start: int, end: int) -> None:
        if source.main:
            self.whole.copy(source.number, source.file.data, start, end)
        else:
            expanded(self.whole, source.number, source.file, start, end)
        if self.whole.size > LARGEST:
            raise TeiError(
                f"what this document includes is larger than {LARGEST // 1024 // 1024} MB",
                hint="include each file once, and let no file include many that include many others",
                path=self.whole.files[0][0],
                line=1,
                column=1,
            )

    def _include(self, source: _Source, element: FileElement) -> None:
        fallback = next((each for each in element.children if (each.namespace, each.local) == _FALLBACK), None)
        try:
            with self._once(source, element):
                self._do(source, element)
            return
        except NotIncludedError as error:
            if fallback is None or not error.recoverable:
                place = Places(source.file.data).at(element.start)
                self.whole.failures.append(Failure(source.path, *place, error.message, error.hint))
                self._copy(source, element.start, element.end)
                return
        at = fallback.tag_end
        for child in fallback.children:
            self._copy(source, at, child.start)
            outer = element.parent.prefixes if element.parent else {}
            self.element(source, child, declarations(fallback.prefixes, child, outer))
            at = child.end
        self._copy(source, at, fallback.content_end)

    @contextmanager
    def _once(self, source: _Source, element: FileElement) -> Iterator[None]:
        if len(self._under_way) >= _DEEPEST:
            raise NotIncludedError(
                f"files include one another more than {_DEEPEST} deep",
                "include the innermost directly",
                recoverable=False,
            )
        self._under_way.append((source.path, element.start))
        try:
            yield
        finally:
            self._under_way.pop()

    def _do(self, source: _Source, element: FileElement) -> None:
        if not source.file.data.startswith(b"<", element.start):
            raise NotIncludedError("an inclusion inside an entity is not done", "write it where the entity is used")
        href, pointer = element.attributes.get("href", ""), element.attributes.get("xpointer", "")
        parse = element.attributes.get("parse", "xml")
        if parse == "text" and href:
            self._text(source, element, href)
        elif parse != "xml" or not (href or pointer):
            raise NotIncludedError(
                "this <xi:include> says neither which file nor which part it means"
                if parse == "xml"
                else f"parse=“{parse}” is not possible here: it is xml, or text with an href",
                'write href="FILE", xpointer="ID" for a part of it, and parse="text" if its text is meant',
                recoverable=False,
            )
        else:
            self._xml(source, element, href, pointer)

    def _xml(self, source: _Source, element: FileElement, href: str, pointer: str) -> None:
        target = self._file(source, element, href) if href else source
        chosen = target.file.root
        if pointer:
            chosen = part_of(target.path, target.file, pointer)
        for path, start in self._under_way:
            if path == target.path and chosen.start <= start < chosen.end:
                raise NotIncludedError(
                    f"{target.path} would include itself here", "take the circle out", recoverable=False
                )
        if not pointer and href:
            self._around(target, target.file.body, chosen.start)
        self.element(target, chosen, iter(fixed_up(element, chosen, href)))
        if not pointer and href:
            self._around(target, chosen.end, len(target.file.data))

    def _around(self, source: _Source, start: int, end: int) -> None:
        """Comments and instructions of a document, before and behind its root."""
        first, last = source.file.doctype
        for found in _AROUND.finditer(source.file.data, start, end):
            if not first <= found.start() < last:
                self._copy(source, *found.span())

    def _text(self, source: _Source, element: FileElement, href: str) -> None:
        path = path_of(source.path, element, href, self._root)
        data = read(path, href)
        encoding = element.attributes.get("encoding")
        try:
            text = data.decode(encoding) if encoding else as_utf8(data, href).decode("utf-8")
        except (LookupError, UnicodeError, TeiError) as error:
            raise NotIncludedError(
                f"{href} cannot be read as text in {encoding or 'UTF-8'}",
                'say its own with encoding="..."',
                recoverable=False,
            ) from error
        text = text.removeprefix("\ufeff")
        if found := NO_XML.search(text):
            raise NotIncludedError(
                f"{href} holds the character {ord(found[0]):04X}, which cannot stand in XML",
                "take it out",
                recoverable=False,
            )
        self.whole.insert(source.number, element.start, escape(text, {"\r": "&#13;"}).encode("utf-8"))

    def _file(self, source: _Source, element: FileElement, href: str) -> _Source:
        path = path_of(source.path, element, href, self._root)
        shown = os.path.normpath(Path(source.path).parent / relative(element, href))
        regular(path, href)
        state = path.stat()
        try:
            file = elements_in(path, shown, (state.st_mtime_ns, state.st_size))
        except OSError as error:
            raise NotIncludedError(f"{href} cannot be read: {error.strerror}", "make it readable") from error
        except TeiError as error:
            raise NotIncludedError(
                f"{href} cannot be included: {error.message}" + (f" (line {error.line})" if error.line else ""),
                f"mend {shown}: {error.hint}",
                recoverable=False,
            ) from error
        return _Source(shown, self.whole.file(shown, file.data), file)


_FALLBACK = (XINCLUDE, "fallback")
_AROUND = re.compile(rb"<!--.*?-->|<\?.*?\?>", re.DOTALL)
