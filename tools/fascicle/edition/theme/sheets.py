"""The stylesheets of a theme, ``web.xsl``, ``print.xsl`` and ``home.xsl``, each joined with what it includes.

The XSLT processor may open nothing but our own modules, so that a theme's files come to it as text: the declarations of
a file and of those that it includes, one after the other, each with the namespaces and the standard attributes of the
``xsl:stylesheet`` around it. What leads out of ``theme/`` finds nothing, because nothing is looked up outside the files
that were read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any, Final
from urllib.parse import unquote
from xml.parsers import expat
from xml.sax.saxutils import quoteattr

from lxml import etree

from fascicle.model.errors import EditionError
from fascicle.model.overlay import Overlay, OverlayPiece

SHEETS: Final = ("home.xsl", "print.xsl", "web.xsl")

_XSL: Final = "{http://www.w3.org/1999/XSL/Transform}"
# What holds for a whole module, and may stand on any declaration of it as well (XSLT 3.0, 3.4).
_STANDARD: Final = (
    "version", "xpath-default-namespace", "expand-text", "exclude-result-prefixes", "extension-element-prefixes",
    "default-collation", "default-mode", "default-validation",
)  # fmt: skip
_REFUSED: Final = {
    "import": "write xsl:include for a file of the theme; fascicle's own templates are under it already",
    "use-package": "write xsl:include for a file of the theme; fascicle's own templates are under it already",
    "import-schema": "take it out: the processor knows no XML Schema",
    "result-document": "take it out: a theme makes the pages that fascicle makes, and writes no files",
    "source-document": "take it out: a theme gets to know the text, the record and the authority file, no other file",
}


@dataclass
class _Module:
    """A file of the theme: its bytes, its root, where every element begins, and its attributes."""

    file: str
    data: bytes
    root: etree._Element
    starts: list[tuple[int, int, int]] = field(default_factory=list)  # byte, line, column
    attributes: list[frozenset[str]] = field(default_factory=list)  # as they are written, with xmlns
    ends: list[int] = field(default_factory=list)  # of the declarations at the top, in their order

    def error(self, message: str, hint: str, at: int = 0) -> EditionError:
        """An error in the element of this number."""
        _, line, column = self.starts[at]
        return EditionError(message, path=self.file, line=line, column=column, hint=hint)


def overlay(files: Mapping[str, bytes], name: str) -> Overlay | None:
    """What a theme sets over our stylesheet of this name; None where it has no such file.

    ``files`` are the theme's, by their paths in it. Raises EditionError with the place of what cannot be read, or must
    not stand there.
    """
    if name not in files:
        return None
    text, pieces, line = "", [], 1
    for piece, origin in _declarations(files, name, {name}):
        pieces.append(OverlayPiece(line, *origin))
        text += piece + "\n"
        line += piece.count("\n") + 1
    return Overlay(f"theme/{name}", text, tuple(pieces)) if pieces else None


def _declarations(
    files: Mapping[str, bytes], name: str, seen: set[str]
) -> Iterator[tuple[str, tuple[str, int, int, int]]]:
    """The declarations of a module as text, with what a OverlayPiece says of it."""
    module = _read(files[name], f"theme/{name}")
    numbers = {element: at for at, element in enumerate(module.root.iter(etree.Element))}
    _look_through(module, numbers)
    children = [child for child in module.root if isinstance(child.tag, str)]
    for child, end in zip(children, module.ends, strict=True):
        at = numbers[child]
        if child.tag == f"{_XSL}include":
            target = _target(module, child, at, name, files)
            if target not in seen:
                seen.add(target)
                yield from _declarations(files, target, seen)
            continue
        start, line, column = module.starts[at]
        tag = f"<{child.prefix}:" if child.prefix else "<"
        cut = start + len((tag + etree.QName(child).localname).encode("utf-8"))
        added = _around(module, child, at)
        piece = module.data[start:cut].decode("utf-8") + added + module.data[cut:end].decode("utf-8")
        yield piece, (module.file, line, column - 1, len(added))


def _around(module: _Module, child: etree._Element, at: int) -> str:
    """The namespaces and standard attributes that a declaration has from the module around it."""
    around = {f"xmlns:{prefix}" if prefix else "xmlns": uri for prefix, uri in module.root.nsmap.items()}
    if _is_xsl(child):
        around |= {"default-mode": "#unnamed"}
        around |= {name: value for name in _STANDARD if (value := module.root.get(name)) is not None}
    own = module.attributes[at]
    return "".join(f" {name}={quoteattr(str(value))}" for name, value in around.items() if name not in own)


def _is_xsl(element: etree._Element) -> bool:
    return str(element.tag).startswith(_XSL)


def _look_through(module: _Module, numbers: Mapping[etree._Element, int]) -> None:
    root = module.root
    if root.tag not in (f"{_XSL}stylesheet", f"{_XSL}transform"):
        raise module.error("this is no stylesheet module", "let its outermost element be xsl:stylesheet, version 3.0")
    if root.get("use-when") or root.get("_use-when"):
        raise module.error("use-when cannot stand on a whole module here", "put it on each declaration")
    for element, at in numbers.items():
        name = str(element.tag).removeprefix(_XSL)
        if _is_xsl(element) and name in _REFUSED:
            raise module.error(f"xsl:{name} cannot stand in a theme", _REFUSED[name], at)


def _target(module: _Module, include: etree._Element, at: int, name: str, files: Mapping[str, bytes]) -> str:
    """The file of the theme that is included."""
    href = include.get("href")
    if href is None or set(include.attrib) != {"href"}:
        raise module.error("xsl:include has one attribute here, href", 'write <xsl:include href="FILE.xsl"/>', at)
    target = inside(PurePosixPath(name).parent, href)
    if target is None:
        raise module.error(f"{href} leads out of theme/", "put the file into theme/, and name it from here", at)
    if target not in files:
        raise module.error(f"there is no file theme/{target}", "put it there, or take xsl:include out", at)
    return target


def inside(folder: PurePosixPath, address: str) -> str | None:
    """The path in the theme of what a relative address leads to from a folder of it; None if it leads elsewhere."""
    path = unquote(address)
    if not path or path.startswith("/") or ":" in path or "\\" in path or "?" in path or "\0" in path:
        return None
    parts: list[str] = []
    for part in (folder / path).parts:
        if part == "..":
            if not parts:
                return None
            parts.pop()
        else:
            parts.append(part)
    return "/".join(parts) or None


def _read(data: bytes, file: str) -> _Module:
    try:
        data = data.decode("utf-8-sig").replace("\r\n", "\n").encode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise EditionError("the file is not UTF-8", path=file, line=line, hint="save it as UTF-8") from error
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except (etree.XMLSyntaxError, ValueError) as error:
        line, column = getattr(error, "position", (1, 1))
        reason = str(error).partition(", line ")[0]
        raise EditionError(
            f"not well-formed XML: {reason}", path=file, line=line, column=column, hint="mend the place"
        ) from error
    module = _Module(file, data, root)
    _find_places(module)
    return module


def _find_places(module: _Module) -> None:
    """Go through a module once more, with a parser that says where it is."""
    parser = expat.ParserCreate("utf-8")
    opened = tops = 0

    def close() -> None:
        if len(module.ends) < tops:
            module.ends.append(parser.CurrentByteIndex)

    def start(_name: str, attributes: Mapping[str, str]) -> None:
        nonlocal opened, tops
        if opened == 1:
            close()
            tops += 1
        opened += 1
        place = (parser.CurrentByteIndex, parser.CurrentLineNumber, parser.CurrentColumnNumber + 1)
        module.starts.append(place)
        module.attributes.append(frozenset(attributes))

    def end(_name: str) -> None:
        nonlocal opened
        opened -= 1
        if opened == 0:
            close()

    def doctype(*_: Any) -> None:
        line, hint = parser.CurrentLineNumber, "take it out; write characters by their numbers"
        raise EditionError("a DOCTYPE cannot stand here", path=module.file, line=line, column=1, hint=hint)

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.StartDoctypeDeclHandler = doctype
    parser.Parse(module.data, True)
