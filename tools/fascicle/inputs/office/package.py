"""The packed folder of XML that a file of a word processor is, opened so that no file can do harm.

A part is unpacked only when it is asked for, and no further than a text can be long; XML opens nothing, and may have no
document type, which none of the formats allow. Whatever is wrong ends in one SourceError.
"""

from __future__ import annotations

import re
import zlib
from io import BytesIO
from pathlib import PurePath
from zipfile import BadZipFile, ZipFile, ZipInfo

from lxml import etree

from fascicle.model.errors import SourceError

_LARGEST = 64 << 20  # bytes of a part; the text of two thousand pages has half of that
_MOST = 192 << 20  # of all that is unpacked
_DENSEST = 300  # times; the XML of a real text is packed to a tenth, at best to a fiftieth
_SMALL = 4 << 20  # bytes that any density may have
_PARTS = 20_000
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_ANEW = "open it in its program and save it anew; if that fails, ask for the file again"
_UNLOCK = "open it with its password, save it without one, and give that file"


class OfficePackage:
    """The parts of a packed file, by their names in it; ``path`` is that of the file, for messages."""

    def __init__(self, data: bytes, path: PurePath | str) -> None:
        self.path = path
        try:
            self._zip = ZipFile(BytesIO(data))
            entries = self._zip.infolist()
        except (BadZipFile, EOFError, ValueError, OSError, NotImplementedError) as error:
            raise self.fault("the file is damaged: it cannot be unpacked") from error
        if len(entries) > _PARTS:
            raise self.fault(f"the file has {len(entries)} parts, and no text has so many")
        self._entries: dict[str, ZipInfo] = {}
        for entry in entries:
            self._entries.setdefault(entry.filename.lstrip("/"), entry)
        self._left = _MOST

    @property
    def names(self) -> list[str]:
        """The names of all parts."""
        return [*self._entries]

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def part(self, name: str) -> bytes | None:
        """A part, unpacked; None where the file has none of this name."""
        entry = self._entries.get(name)
        if entry is None:
            return None
        if entry.flag_bits & 1:
            raise locked(self.path)
        limit = min(_LARGEST, self._left, max(_SMALL, entry.compress_size * _DENSEST))
        try:
            with self._zip.open(entry) as stream:
                data = stream.read(limit + 1)
        except (BadZipFile, EOFError, ValueError, OSError, RuntimeError, NotImplementedError, zlib.error) as error:
            raise self.fault(f"the file is damaged: its part {name} cannot be unpacked") from error
        if len(data) > limit:
            raise self.fault(f"its part {name} unpacks to more than a text can hold: the file is broken, or a trap")
        self._left -= len(data)
        return data

    def tree(self, name: str) -> etree._Element | None:
        """The root of a part that is XML; None where the file has none of this name."""
        data = self.part(name)
        return None if data is None else parse_part(data, name, self.path)

    def needed(self, name: str) -> etree._Element:
        """The root of a part without which the file is none."""
        tree = self.tree(name)
        if tree is None:
            raise self.fault(f"the file is damaged: its part {name} is missing")
        return tree

    def fault(self, message: str) -> SourceError:
        """The error that says so."""
        return SourceError(message, path=self.path, hint=_ANEW)


def parse_part(data: bytes, name: str, path: PurePath | str) -> etree._Element:
    """The root of a part; raises SourceError where it is no XML, or more than XML."""
    typed = SourceError(
        f"its part {name} declares a document type, which no program writes: it is not opened", path=path, hint=_ANEW
    )
    if _DOCTYPE.search(data[:65536].replace(b"\0", b"")):
        raise typed
    try:
        # Deeper than 256 elements, or longer than 10 MB between two tags, libxml2 reads nothing.
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True,
                                 remove_pis=True)  # fmt: skip
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        message = f"the file is damaged: its part {name} is no XML ({error.msg})"
        raise SourceError(message, path=path, hint=_ANEW) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise typed
    return root


def locked(path: PurePath | str) -> SourceError:
    """The error about a file that only a password opens."""
    return SourceError("the file is locked with a password", path=path, hint=_UNLOCK)
