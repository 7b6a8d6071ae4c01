"""Which files a file names: by its attributes, its instructions, its DOCTYPE, and the functions of its schemas.

TEI has a hundred attributes that point, schemas and stylesheets have more, and editors add their own. So no list of
them is kept here: whatever stands in an attribute and could be the path of a file is looked for.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from lxml import etree

from fascicle.tei.write import safe_parser

_XINCLUDE = "{http://www.w3.org/2001/XInclude}include"
_XML_BASE = "{http://www.w3.org/XML/1998/namespace}base"
# Of these a reader misses something where the file is not there; other attributes may mean no file at all.
_FILES = frozenset({"url", "href"})
_PSEUDO = re.compile(r"""\bhref\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_FUNCTION = re.compile(r"""\b(?:doc|document|unparsed-text)\(\s*(?:"([^"]*)"|'([^']*)')""")
_COMPACT = re.compile(r"""\b(?:include|external)\s+(?:"([^"]*)"|'([^']*)')""")
_LOOKED_AT = 256  # bytes that tell whether a file is XML


class Reference(NamedTuple):
    """A path relative to the file that names it; whether it surely means a file, and whether that is taken in."""

    path: str
    sure: bool = False
    included: bool = False


def references(path: Path) -> list[Reference]:
    """The relative paths that a file names, each once; none where it cannot be read, which the checker tells."""
    try:
        if path.suffix.lower() == ".rnc":
            found = _quoted(_COMPACT, path.read_text("utf-8-sig", "replace"))
            return list(dict.fromkeys(_local(words, "", sure=True) for words in found))
        return _in_xml(path.read_bytes()) if _is_xml(path) else []
    except (OSError, etree.XMLSyntaxError):
        return []


def _is_xml(path: Path) -> bool:
    with path.open("rb") as stream:
        head = stream.read(_LOOKED_AT)
    return head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0").startswith(b"<")


def _in_xml(data: bytes) -> list[Reference]:
    surest: dict[str, Reference] = {}  # the same words may stand in several attributes
    for each in _in_tree(etree.fromstring(data, safe_parser()).getroottree()):
        if each.path:
            surest[each.path] = max(each, surest.get(each.path, each))
    return [surest[path] for path in sorted(surest)]


def _in_tree(tree: etree._ElementTree) -> Iterator[Reference]:
    based = any(each.get(_XML_BASE) for each in tree.iter("*"))
    yield _local(tree.docinfo.system_url or "", "", sure=True)  # type: ignore[attr-defined]  # the stubs lack it
    for instruction in tree.xpath("//processing-instruction()"):  # type: ignore[union-attr]  # nodes, always
        for words in _quoted(_PSEUDO, instruction.text or ""):  # type: ignore[union-attr]
            yield _local(words, "", sure=True)
    for element in tree.iter("*"):
        base = (element.base or "") if based else ""
        for name, value in element.attrib.items():
            yield from _in_value(str(name), str(value), base, included=element.tag == _XINCLUDE and name == "href")


def _in_value(name: str, value: str, base: str, *, included: bool) -> Iterator[Reference]:
    for words in _quoted(_FUNCTION, value):
        yield _local(words, base, sure=True)
    if name in _FILES:
        yield _local(value.strip(), base, sure=True, included=included)
    elif "." in value:
        for word in value.split():
            yield _local(word, base)


def _quoted(pattern: re.Pattern[str], text: str) -> Iterator[str]:
    return (match[1] or match[2] or "" for match in pattern.finditer(text))


def _local(words: str, base: str, *, sure: bool = False, included: bool = False) -> Reference:
    """The reference with an empty path where it leads to another place than a file beside this one."""
    try:
        parts, above = urlsplit(words), urlsplit(base)
    except ValueError:  # brackets, which make no address
        return Reference("")
    path = unquote(parts.path)
    # A base that climbs is none to urljoin, which knows whole addresses only.
    whole = posixpath.join(posixpath.dirname(unquote(above.path)), path) if path else ""
    elsewhere = parts.scheme or parts.netloc or above.scheme or above.netloc or whole.startswith("/") or "\0" in whole
    return Reference("" if elsewhere else whole, sure, included)
