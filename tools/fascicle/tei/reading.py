"""Reading XML with expat: exact places, nothing fetched, every size bounded.

expat is asked for UTF-8 always, so that its columns are code points whatever the file's own encoding.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from typing import NamedTuple, Protocol
from xml.parsers import expat
from xml.parsers.expat import errors as expat_errors

from fascicle.model.errors import TeiError
from fascicle.model.saying import say
from fascicle.tei.illformed import cause_of, what_to_write_for

SEPARATOR = "\n"
"""What expat is told to put between namespace and local name: attribute normalisation keeps it out of both."""

DEEPEST = 1000
"""Elements nested deeper are refused: no text needs them, and every later step would pay for them."""

_EXPANSION = 1_000_000
"""How many characters internal entities may add to a document: plenty for names of characters, not for an attack."""

_DECLARED_ENCODING = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_SAID_ENCODING = re.compile(rb"""<\?xml[^>]{0,200}?(\s+encoding\s*=\s*["'][A-Za-z0-9._-]+["'])""")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)


_ENTITY = re.compile(rb"&([^#;&<\s][^;&<\s]*);")
_TAG = re.compile(rb"""<(?:[^"'>]++|"[^"]*+"|'[^']*+')*+>""")
_BUILT_IN = frozenset({"amp", "lt", "gt", "quot", "apos"})


class Doctype(NamedTuple):
    """Where a DOCTYPE begins, in lines and columns and in bytes, and the DTD outside the file that it names, if any."""

    line: int
    column: int
    offset: int
    external: str


class Listener(Protocol):
    """What a document is read to; attributes are name, value, name, value, as expat orders them."""

    def start(self, name: str, attributes: list[str]) -> None:
        """A start tag."""

    def end(self, name: str) -> None:
        """An end tag, also that of an empty element."""

    def text(self, text: str) -> None:
        """Text, possibly in several pieces."""


def as_utf8(data: bytes, path: str) -> bytes:
    """A document in UTF-8 without a byte order mark; raises TeiError where it cannot be decoded."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            bare = data[len(mark) :] if "<" not in mark.decode("latin-1") else data
            return bare if encoding == "utf-8" else _recoded(bare, encoding, path)
    found = _DECLARED_ENCODING.match(data)
    encoding = found[1].decode("ascii").lower() if found else "utf-8"
    if encoding in ("utf-8", "us-ascii"):
        return data
    recoded = _recoded(data, encoding, path)
    if not recoded.startswith(b"<?xml"):
        raise _wrong_encoding(encoding, path, "its first line is not in that encoding")
    return recoded


def in_utf8(data: bytes, path: str) -> bytes:
    """A document in UTF-8 that says so, or says nothing: who reads it again finds every character, and in its place.

    Raises TeiError where it cannot be decoded.
    """
    data = as_utf8(data, path).removeprefix(codecs.BOM_UTF8)
    found = _SAID_ENCODING.match(data)
    return data if found is None else data[: found.start(1)] + b" " * len(found[1]) + data[found.end(1) :]


def _recoded(data: bytes, encoding: str, path: str) -> bytes:
    try:
        # an encoding of Python's own, or a damaged file, may give half characters, which UTF-8 has not
        return data.decode(encoding).encode("utf-8")
    except (LookupError, UnicodeError) as error:
        raise _wrong_encoding(encoding, path, str(error)) from error


def _wrong_encoding(encoding: str, path: str, reason: str) -> TeiError:
    return TeiError(
        f"the file says that its encoding is {encoding}, but cannot be read so: {reason}",
        hint='save it as UTF-8 and write encoding="UTF-8" in its first line',
        path=path,
        line=1,
        column=1,
    )


class SafeReading:
    """One document on its way through expat; ``line``, ``column`` and ``offset`` say where the reading is."""

    def __init__(self, data: bytes, path: str) -> None:
        self.data = as_utf8(data, path)
        self.path = path
        self._parser = parser = expat.ParserCreate("utf-8", SEPARATOR)
        parser.buffer_text = True
        parser.buffer_size = 1 << 16
        parser.ordered_attributes = True
        parser.StartDoctypeDeclHandler = self._doctype
        parser.EntityDeclHandler = self._entity
        parser.ExternalEntityRefHandler = self._external
        parser.SkippedEntityHandler = self._skipped
        self.doctype: Doctype | None = None
        self.entities: dict[str, str | None] = {}
        """The general entities that the file declares, by their names; None where one is external."""
        self._is_partial = False  # declarations were passed over, so that expat minds no entity that it does not know

    @property
    def line(self) -> int:
        """The line of the current event, from 1."""
        return self._parser.CurrentLineNumber

    @property
    def column(self) -> int:
        """The column of the current event in code points, from 1."""
        return self._parser.CurrentColumnNumber + 1

    @property
    def offset(self) -> int:
        """The byte of ``data`` where the current event begins."""
        return self._parser.CurrentByteIndex

    def run(self, listener: Listener, prefixes: Callable[[str | None, str | None], None] | None = None) -> None:
        """Tell the whole document to ``listener``, declarations of namespaces to ``prefixes``.

        Raises TeiError, with line and column, where the document is not well-formed or not safe.
        """
        parser = self._parser
        parser.StartElementHandler = listener.start
        parser.EndElementHandler = listener.end
        parser.CharacterDataHandler = listener.text
        if prefixes is not None:
            parser.StartNamespaceDeclHandler = prefixes
            parser.EndNamespaceDeclHandler = lambda prefix: prefixes(prefix, None)
        self._guard(listener)
        try:
            parser.Parse(self.data, True)
        except expat.ExpatError as error:
            raise self._not_well_formed(error) from None
        finally:
            # the handlers hold the reading, which holds the parser
            parser.StartElementHandler = parser.EndElementHandler = parser.CharacterDataHandler = None
            parser.StartNamespaceDeclHandler = parser.EndNamespaceDeclHandler = None

    def _guard(self, listener: Listener) -> None:
        """Count what entities add, once the document declares any; nothing is paid for it elsewhere."""
        budget = len(self.data) + _EXPANSION
        used = 0

        def spend(text: str) -> None:
            nonlocal used
            used += len(text) + 1
            if used > budget:
                raise self._refusal("internal entities blow this document up", "write the text out instead")

        def start(name: str, attributes: list[str]) -> None:
            if self._is_partial:
                self._all_declared()
            spend("".join(attributes))
            listener.start(name, attributes)

        def text(text: str) -> None:
            spend(text)
            listener.text(text)

        def end_of_doctype() -> None:
            if self.entities or self._is_partial:
                self._parser.StartElementHandler = start
                self._parser.CharacterDataHandler = text

        self._parser.EndDoctypeDeclHandler = end_of_doctype

    def _doctype(self, name: str, system: str | None, public: str | None, internal: bool) -> None:
        self.doctype = Doctype(self.line, self.column, self.offset, system or public or "")
        self._is_partial = bool(system or public)

    def _entity(self, name: str, is_parameter: bool, value: str | None, *rest: str | None) -> None:
        if not is_parameter:
            self.entities.setdefault(name, value)

    def _external(self, context: str | None, *reference: str | None) -> int:
        hint = "write its text where it is used, or include it by XInclude"
        raise self._refusal("an external entity is not read", hint)

    def _skipped(self, name: str, is_parameter: bool) -> None:
        if is_parameter:
            self._is_partial = True
        else:
            raise self._undeclared(name)

    def _all_declared(self) -> None:
        """Raise TeiError if an attribute of the current tag uses an entity that the file does not declare."""
        tag = _TAG.match(self.data, self.offset)
        for found in _ENTITY.finditer(tag[0]) if tag else ():
            if (name := found[1].decode("utf-8")) not in _BUILT_IN | self.entities.keys():
                raise self._undeclared(name)

    def _undeclared(self, name: str) -> TeiError:
        reason = say("the entity “{name}” is declared nowhere in this file", name=name)
        if self.doctype is not None and self.doctype.external:
            reason += say(", and the DTD {external} is not read", external=self.doctype.external)
        return self._refusal(reason, what_to_write_for(name))

    def _refusal(self, message: str, hint: str) -> TeiError:
        return TeiError(message, hint=hint, path=self.path, line=self.line, column=self.column)

    def _not_well_formed(self, error: expat.ExpatError) -> TeiError:
        cause = cause_of(self.data, self._parser.ErrorByteIndex, expat_errors.messages.get(error.code, str(error)))
        return TeiError(
            say("not well-formed XML: {cause}", cause=cause.message),
            hint=cause.hint,
            path=self.path,
            line=cause.line,
            column=cause.column,
        )


class _Deaf:
    """Who hears a document only to know whether it can be read."""

    def start(self, name: str, attributes: list[str]) -> None:
        """See :class:`Listener`."""

    def end(self, name: str) -> None:
        """See :class:`Listener`."""

    def text(self, text: str) -> None:
        """See :class:`Listener`."""


def read_through(data: bytes, path: str) -> None:
    """Raise TeiError, with its cause and place, if a document is not well-formed or not safe."""
    SafeReading(data, path).run(_Deaf())
