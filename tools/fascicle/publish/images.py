"""The pictures of a text: which of its files a page and a book can show, and where they lie in the site.

A picture is found where TEI names it (``graphic/@url`` and the like, relative to ``xml:base`` or the text) and is taken
only from inside the edition's folder, links resolved. What it is its first bytes say, not its name; what Typst cannot
set is not taken, so that one broken picture costs no book.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urljoin, urlsplit

from lxml import etree

from fascicle.publish.typst.pictures import is_set
from fascicle.tei.names import tei

_NAMING: Final = frozenset(map(tei, ("graphic", "media", "binaryObject")))
_BASE: Final = "{http://www.w3.org/XML/1998/namespace}base"
_MOST: Final = 64 * 1024 * 1024  # bytes of one picture

# The formats that browsers and Typst both show, by their first bytes.
_FORMATS: Final = (
    ("png", re.compile(rb"\x89PNG\r\n\x1a\n")),
    ("jpg", re.compile(rb"\xff\xd8\xff")),
    ("gif", re.compile(rb"GIF8[79]a")),
    ("webp", re.compile(rb"RIFF.{4}WEBP", re.DOTALL)),
    (
        "svg",
        re.compile(
            rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*|<!DOCTYPE[^>\[]*>\s*)*<svg[\s>]", re.DOTALL
        ),
    ),
)
# An SVG file is a page of its own where it is opened: one that runs or fetches something is no picture.
_ACTIVE: Final = re.compile(
    rb"<\s*(?:\w+:)?(?:script|foreignObject)\b|\bon\w+\s*=|<!ENTITY|href\s*=\s*[\"']\s*(?!#|data:image/)", re.I
)
_UNSAFE: Final = re.compile(r"[^A-Za-z0-9._-]+")


@dataclass(frozen=True)
class Pictures:
    """The pictures of a text.

    ``addresses`` maps what the text calls each to its path in the site, ``files`` these paths to the files.
    """

    addresses: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, Path] = field(default_factory=dict)


def images_of(root: etree._Element, text: Path, folder: Path) -> Pictures:
    """The pictures that a TEI file names and that lie in the edition's ``folder``; ``text`` is the file's own path.

    Other addresses, missing files and formats that cannot be shown are left out: the text's words stand for them.
    """
    addresses: dict[str, str] = {}
    files: dict[str, Path] = {}
    inside = folder.resolve()
    for element in root.iter(*_NAMING):
        url = element.get("url", "")
        if url in addresses or (file := _file(url, _base(element), text, inside)) is None:
            continue
        data = file.read_bytes()
        suffix = format_of(data)
        if suffix is not None and is_set(data, suffix):
            addresses[url] = site_path(file, inside, suffix)
            files[addresses[url]] = file
    return Pictures(addresses, files)


def format_of(data: bytes) -> str | None:
    """The format of a picture by its first bytes; None for what is no picture, or none that may be published."""
    found = next((name for name, opening in _FORMATS if opening.match(data)), None)
    return None if found == "svg" and _ACTIVE.search(data) else found


def site_path(file: Path, folder: Path, suffix: str) -> str:
    """``images/NAME-HASH.SUFFIX``: two files never meet, and their names hold nothing that an address would escape."""
    path = file.relative_to(folder).as_posix()
    name = _UNSAFE.sub("-", file.stem).strip("-.") or "picture"
    return f"images/{name[:60]}-{sha256(path.encode()).hexdigest()[:8]}.{suffix}"


def _file(url: str, bases: str, text: Path, inside: Path) -> Path | None:
    """The file that an address means, if it is a file of the edition."""
    address = urlsplit(urljoin(bases, url))
    if not url or address.scheme or address.netloc:
        return None
    path = unquote(address.path)
    if not path or "\0" in path or path.startswith("/"):
        return None
    try:
        file = (text.parent / path).resolve()
        found = file.is_file() and file.is_relative_to(inside) and file.stat().st_size <= _MOST
    except (OSError, RuntimeError):  # a name that no file system has; a ring of links
        return None
    return file if found else None


def _base(element: etree._Element) -> str:
    """The relative ``xml:base`` in force at an element (XML Base): outer ones first."""
    base = ""
    for value in reversed(list(_bases(element))):
        base = urljoin(base, value)
    return base


def _bases(element: etree._Element) -> Iterator[str]:
    for each in (element, *element.iterancestors()):
        if value := each.get(_BASE):
            yield value
