"""What an archive holds, told by its files."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable
from itertools import islice
from pathlib import PurePath

from fascicle.inputs.kinds import FileKind

_HEAD = 1 << 16  # bytes by which a file is known
_SUFFIXES = frozenset({".xml", ".alto", ".page", ".hocr", ".html", ".htm", ".xhtml"})
_PAGED = frozenset({"alto", "page", "hocr", "abbyy"})
_LOOKED_AT = 40  # files of an archive: lists and settings may stand before its pages
_UNREADABLE = (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError, ValueError, zlib.error)


def holds_pages(data: bytes, kind_of: Callable[[bytes], FileKind | None]) -> bool:
    """Whether one of the first files of an archive that may be pages is one; ``kind_of`` knows files by their heads."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            named = (each for each in archive.infolist() if PurePath(each.filename).suffix.lower() in _SUFFIXES)
            for each in islice(named, _LOOKED_AT):
                with archive.open(each) as member:
                    kind = kind_of(member.read(_HEAD))
                if kind is not None and kind.reader in _PAGED:
                    return True
    except _UNREADABLE:
        return False
    return False


def mimetype_of(data: bytes) -> str:
    """What an archive says that it is, wherever it says so: programs that pack it anew put its files in any order."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            if "mimetype" in names:
                with archive.open("mimetype") as member:
                    return member.read(200).decode("ascii", "replace").strip()
            return "application/epub+zip" if "META-INF/container.xml" in names else ""
    except _UNREADABLE:
        return ""
