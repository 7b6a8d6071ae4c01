"""EPUB: the documents of its spine in their order, each read as HTML. What lies beside the spine is no text of it.

Documents that the spine calls ``linear="no"`` are read where notes lie in them, and else counted and left out, as the
table of contents is that programs show (``nav``).
"""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from dataclasses import dataclass
from pathlib import PurePath
from urllib.parse import unquote

from lxml import etree
from selectolax.lexbor import LexborNode

from fascicle.inputs.html import left_out
from fascicle.inputs.html.decode import decode
from fascicle.inputs.html.left_out import Rules
from fascicle.inputs.html.notes import find_notes, resolved
from fascicle.inputs.html.reader import HtmlReader
from fascicle.inputs.html.tree import parse, walk
from fascicle.inputs.html.xhtml import as_html
from fascicle.inputs.office.pictures import is_shown
from fascicle.model.errors import SourceError
from fascicle.model.source import Remark, SourceText, only_text

_MOST_BYTES = 200 << 20  # of all documents, unpacked
_MOST_FILES = 10_000
_FONTS = frozenset(
    {"http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"}
)  # fonts made unusable, no text
_DOCUMENTS = frozenset(
    {"application/xhtml+xml", "text/html", "application/x-dtbook+xml", "text/x-oeb1-document", "image/svg+xml"}
)


@dataclass(frozen=True)
class _Item:
    """A document of the spine."""

    path: str
    linear: bool
    nav: bool


def read(data: bytes, path: PurePath | str) -> SourceText:
    """Read an EPUB file."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            return _Book(packed, path).read()
    except (zipfile.BadZipFile, EOFError, NotImplementedError, OSError) as error:
        raise _broken(f"the EPUB cannot be unpacked: {error}", path) from error


def pictures(data: bytes, path: PurePath | str) -> dict[str, bytes]:
    """The pictures of an EPUB file that the web shows, by where they lie in the edition."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return _Book(packed, path).pictures()


def _lies(part: str, path: PurePath | str) -> str:
    """Where a picture lies in the edition: two of one name lie in two folders of the book."""
    return f"images/{PurePath(path).stem}/{part.replace('/', '-')}"


def _broken(message: str, path: PurePath | str) -> SourceError:
    return SourceError(message, path=path, hint="get the file anew; EPUBCheck says what is wrong with it")


class _Book:
    def __init__(self, packed: zipfile.ZipFile, path: PurePath | str) -> None:
        self._packed = packed
        self._path = path
        self._left = _MOST_BYTES
        self._names = set(packed.namelist())
        self._remarks: list[Remark] = []

    def read(self) -> SourceText:
        if len(self._names) > _MOST_FILES:
            raise _broken(f"the EPUB holds {len(self._names):,} files", self._path)
        self._refuse_locked()
        items = self._spine()
        roots = {item.path: self._document(item.path) for item in items}
        marks = find_notes(roots)
        noted = {label.partition("#")[0] for label in marks.notes.values()}
        reader = HtmlReader(marks, lambda address: self._picture(address, item.path))
        counted: Counter[str] = Counter()
        for item in items:
            root = roots[item.path]
            if item.nav or not (item.linear or item.path in noted):
                counted["navigation (nav)" if item.nav else 'documents beside the text (linear="no")'] += _count(root)
                continue
            rules = Rules(root)
            reader.read(root, rules)
            counted += rules.counted
        omitted, remarks = tuple(left_out(counted)), tuple(self._remarks)
        return SourceText("epub", reader.lines.pages(), marked=True, omitted=omitted, remarks=remarks)

    def _picture(self, address: str, document: str) -> str:
        """Where a picture of a document lies, seen from the text; nothing, if the web does not show it."""
        part = resolved(unquote(address.partition("#")[0]), document)
        return f"../{_lies(part, self._path)}" if part in self._names and is_shown(part) else ""

    def pictures(self) -> dict[str, bytes]:
        """The pictures that are shown, by where they lie in the edition."""
        return {_lies(part, self._path): self._bytes(part) for part in sorted(self._names) if is_shown(part)}

    def _bytes(self, name: str) -> bytes:
        """A file of the package; raises SourceError where it is not there, or all together are too large."""
        if name not in self._names:
            raise _broken(f"the EPUB has no file {name}, which it names", self._path)
        info = self._packed.getinfo(name)
        if info.flag_bits & 1:
            raise self._locked()
        with self._packed.open(info) as file:
            content = file.read(self._left + 1)
        self._left -= len(content)
        if self._left < 0:
            raise _broken(f"the documents of the EPUB are larger than {_MOST_BYTES >> 20} MB", self._path)
        return content

    def _xml(self, name: str) -> etree._Element:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        try:
            return etree.fromstring(self._bytes(name), parser)
        except etree.XMLSyntaxError as error:
            raise _broken(f"{name} of the EPUB is no XML: {error}", self._path) from error

    def _locked(self) -> SourceError:
        return SourceError(
            "the EPUB is locked (DRM): its texts are encrypted",
            path=self._path,
            hint="ask whoever holds the rights for a file that is not locked",
        )

    def _refuse_locked(self) -> None:
        if "META-INF/encryption.xml" not in self._names:
            return
        methods = self._xml("META-INF/encryption.xml").iterfind(".//{*}EncryptedData/{*}EncryptionMethod")
        if {each.get("Algorithm", "") for each in methods} - _FONTS:
            raise self._locked()

    def _spine(self) -> list[_Item]:
        """The documents that are read one behind another."""
        roots = self._xml("META-INF/container.xml").iterfind(".//{*}rootfile")
        package = next((each.get("full-path", "") for each in roots), "")
        root = self._xml(package)
        manifest = {each.get("id", ""): each for each in root.iterfind("{*}manifest/{*}item")}
        items: dict[str, _Item] = {}
        for reference in root.iterfind("{*}spine/{*}itemref"):
            item = manifest.get(reference.get("idref", ""))
            if item is None or item.get("media-type", "") not in _DOCUMENTS:
                name = reference.get("idref", "") if item is None else item.get("href", "")
                self._remarks.append(Remark("", 0, f"the spine names {name!r}, which is no document that is read"))
                continue
            path = resolved(unquote(item.get("href", "")), package)
            nav = "nav" in item.get("properties", "").split()
            items.setdefault(path, _Item(path, reference.get("linear") != "no", nav))
        if not items:
            raise _broken("the EPUB names no document to read (spine)", self._path)
        return list(items.values())

    def _document(self, name: str) -> LexborNode:
        return parse(as_html(decode(self._bytes(name), self._path)), self._path)


def _count(root: LexborNode) -> int:
    return sum(len(only_text(node.text_content or "")) for step, node in walk(root) if step == "text")
