"""Where an inclusion leads: to a file inside the folder, and to a part of it; and why it leads nowhere."""

from __future__ import annotations

import os
import re
from pathlib import Path
from urllib.parse import unquote, urljoin

from fascicle.tei.xinclude.elements import FileElement, FileElements
from fascicle.tei.xinclude.xpointer import SUPPORTED, PointerSyntaxError, pointed

LARGEST = 64 * 1024 * 1024
"""Bytes of the whole: includes of includes can blow up a document as entities can."""

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


class NotIncludedError(Exception):
    """Why an inclusion cannot be done; with ``recoverable`` its fallback stands in for it (XInclude, 4.4)."""

    def __init__(self, message: str, hint: str, *, recoverable: bool = True) -> None:
        super().__init__(message)
        self.message, self.hint, self.recoverable = message, hint, recoverable


def path_of(path: str, element: FileElement, href: str, root: Path) -> Path:
    """The file inside ``root`` that ``href`` of an inclusion in ``path`` means; raises NotIncludedError for others."""
    if "#" in href:
        raise NotIncludedError(
            f"href=“{href}” has a part behind #", 'write the part as xpointer="..."', recoverable=False
        )
    address = relative(element, href)
    if _SCHEME.match(address) or address.startswith("//"):
        raise NotIncludedError(
            f"{href} is no file of this folder, and nothing is fetched", "put a copy beside this file and name that"
        )
    try:
        found = (Path(path).parent / address).resolve()
        inside = found.is_relative_to(root)
    except (OSError, ValueError):  # no name that a file can have
        raise _not_there(href) from None
    if not inside:
        common = os.path.relpath(os.path.commonpath([found, root]))
        raise NotIncludedError(
            f"{href} lies outside the folder {root.name or root}, so it is not read",
            f"check the folder that holds both ({common}), or put a copy inside",
        )
    regular(found, href)
    return found


def relative(element: FileElement, href: str) -> str:
    """An address by the ``xml:base`` that holds at an element, without what the web escapes."""
    for base in reversed(element.base):
        href = urljoin(base, href)
    return unquote(href)


def _not_there(href: str) -> NotIncludedError:
    return NotIncludedError(f"{href} is not there", "put the file there, mend the address, or give an xi:fallback")


def regular(path: Path, href: str) -> None:
    """Raise NotIncludedError if this is no file, or one that is too large."""
    try:
        is_file = path.is_file()
    except OSError:
        is_file = False
    if not is_file:
        raise _not_there(href)
    if path.stat().st_size > LARGEST:
        raise NotIncludedError(f"{href} is larger than {LARGEST // 1024 // 1024} MB", "include a part of it as a file")


def read(path: Path, href: str) -> bytes:
    """The bytes of a file; raises NotIncludedError."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise NotIncludedError(f"{href} cannot be read: {error.strerror}", "make it readable") from error


def part_of(path: str, file: FileElements, pointer: str) -> FileElement:
    """The element of a file that an ``xpointer`` means; raises NotIncludedError."""
    try:
        found = pointed(file.root, pointer)
    except PointerSyntaxError:
        raise NotIncludedError(f"xpointer=“{pointer}” is not supported", f"write {SUPPORTED}") from None
    if found is None:
        raise NotIncludedError(f"nothing in {path} is at xpointer=“{pointer}”", "mend the pointer, or add the id there")
    if not file.data.startswith(b"<", found.start):
        raise NotIncludedError(
            f"what xpointer=“{pointer}” names is inside an entity", "write it where the entity is used"
        )
    return found
