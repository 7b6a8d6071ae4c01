"""What the tests of a schema may open: files of the edition, read by us, never by the XSLT processor."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from lxml import etree

from fascicle import saxon
from fascicle.check.bounds import MOST_NAMES
from fascicle.check.positions import Positions
from fascicle.model.errors import FascicleError
from fascicle.tei.write import safe_parser

LARGEST = 50_000_000
"""Bytes of a document that a test may open; the parsed tree takes some ten times as much memory."""

_XML_DECLARATION = re.compile(r"^(<\?xml\s[^>]*\?>)?")
_KEPT = 50_000_000
"""Bytes of documents that are kept: registers are asked for by every text, neighbours by one."""

Given = saxon.Document | str | bool


class UnreadableError(Exception):
    """A document cannot be had; the message says why, for editors."""


class OpenedDocuments:
    """The documents that tests have asked for, each read once as long as its file is the same.

    ``folders`` are those whose files may be opened, with all below them; a link that leads out of them is not
    followed. ``digests`` has the :func:`digest` of all that was asked for: what a result depends on.
    """

    def __init__(self, folders: Iterable[Path]) -> None:
        self.folders = tuple(folder.resolve() for folder in folders)
        self.digests: dict[Path, str | None] = {}
        self._read: dict[str, tuple[tuple[int, int], Given]] = {}

    def get(self, asked: str) -> Given:
        """What was asked for, ``xml``, ``text`` or ``list``, a blank and an address; ``False`` if it cannot be had."""
        try:
            path = self.path(asked)
            if asked.startswith("list "):
                return self._open(asked, path)
            state = _state(path)
            if asked not in self._read or self._read[asked][0] != state:
                self._read.pop(asked, None)
                self._read[asked] = (state, self._open(asked, path))
                while len(self._read) > 1 and sum(size for (_, size), _ in self._read.values()) > _KEPT:
                    del self._read[next(iter(self._read))]
            return self._read[asked][1]
        except UnreadableError:
            return False

    def digest_of(self, asked: str) -> Iterator[tuple[Path, str | None]]:
        """The file of an address and its digest; nothing where it may not be opened."""
        with suppress(UnreadableError):
            path = self.path(asked)
            yield path, self.digests.get(path)

    def positions(self, address: str) -> Positions:
        """Where the tags of a document stand that was opened."""
        path = self.path(f"xml {address}")
        return Positions(path.read_bytes(), self.name(address))

    def why_not(self, asked: str) -> str:
        """Why a document cannot be had."""
        try:
            self._open(asked, self.path(asked))
        except UnreadableError as error:
            return str(error)
        return f"{self.name(asked.partition(' ')[2])} was not asked for in time"

    def path(self, asked: str) -> Path:
        """The file of an address; raises UnreadableError where it may not be opened."""
        address = asked.partition(" ")[2]
        parts = urlsplit(address)
        if parts.scheme != "file" or parts.netloc not in ("", "localhost"):
            raise UnreadableError(f"{address} is not on this machine, and nothing is fetched while fascicle works")
        path = Path(url2pathname(parts.path))
        if not any(path.resolve().is_relative_to(folder) for folder in self.folders):
            folder = self.folders[0]
            where = Path(os.path.relpath(path.resolve(), folder)).as_posix()
            raise UnreadableError(f"{where} lies outside the folder {folder.name}, and is not opened")
        return path

    def name(self, address: str) -> str:
        """How messages call a file: by its path in the folder, so that they are the same in any place."""
        path = Path(url2pathname(urlsplit(address).path))
        for folder in self.folders:
            if path.resolve().is_relative_to(folder):
                return path.resolve().relative_to(folder).as_posix()
        return path.name

    def _open(self, asked: str, path: Path) -> Given:
        self.digests[path] = None
        kind, _, address = asked.partition(" ")
        name = self.name(address)
        try:
            if kind == "list":
                return self._list(path, address, name)
            if not path.is_file():
                raise UnreadableError(f"there is no file {name}")
            if path.stat().st_size > LARGEST:
                raise UnreadableError(f"{name} has more than {LARGEST:,} bytes")
            data = path.read_bytes()
            self.digests[path] = hashlib.sha256(data).hexdigest()
            if kind == "text":
                return data.decode("utf-8-sig")
            places = Positions(data, name)
        except (OSError, UnicodeDecodeError) as error:
            raise UnreadableError(f"{name} cannot be read: {error}") from error
        except FascicleError as error:
            raise UnreadableError(f"{name} cannot be read: {error.message}") from error
        if places.names > MOST_NAMES:
            raise UnreadableError(f"{name} has more than {MOST_NAMES:,} different names")
        return parsed(places, address)

    def _list(self, path: Path, address: str, name: str) -> str:
        """The addresses of a collection: a folder, as Saxon reads it (``?select=*.xml;recurse=yes``), or a list."""
        if path.is_dir():
            asked = dict(re.findall(r"(\w+)=([^;&]*)", urlsplit(address).query))
            find = path.rglob if asked.get("recurse") == "yes" else path.glob
            files = sorted(file for file in find(asked.get("select", "*.xml")) if file.is_file())
        elif path.is_file():
            root = etree.fromstring(Positions(path.read_bytes(), name).data)
            files = [path.parent / str(doc.get("href", "")) for doc in root.iter("doc")]
        else:
            raise UnreadableError(f"there is no folder {name}, nor a list of files of that name")
        if sum(file.stat().st_size for file in files if file.is_file()) > LARGEST:
            raise UnreadableError(f"the files of {name} have more than {LARGEST:,} bytes")
        self.digests[path] = digest(path)
        return "\n".join(file.absolute().as_uri() for file in files)


def digest(path: Path) -> str | None:
    """The SHA-256 of a file, or of the names of all files below a folder; ``None`` where there is neither."""
    if path.is_dir():
        below = sorted(f"{folder}/{name}" for folder, _, names in os.walk(path) for name in names)
        return hashlib.sha256("\n".join(name.removeprefix(str(path)) for name in below).encode()).hexdigest()
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return None


def parsed(places: Positions, address: str) -> saxon.Document:
    """A document that has been read, so is well-formed and safe, as the processor takes it.

    The processor reads no DOCTYPE, so the file's own entities are written out.
    """
    # it is in memory already, so an encoding that it declares is no longer true
    text = _XML_DECLARATION.sub("", places.data.decode("utf-8").removeprefix("\ufeff"), count=1)
    if "<!DOCTYPE" in text:
        # what entities may add has been counted, and how deep elements are nested
        text = etree.tostring(etree.fromstring(text, safe_parser(huge=True)), encoding="unicode")
    return saxon.parse(text, address)


def readable_folders(root: Path | None, schema: Path, document: Path) -> tuple[Path, ...]:
    """The folders whose files a schema may open for a document: ``root``, else what the two have in common.

    What they have in common may be a whole disk or a home; then it is the folder of each.
    """
    if root is not None:
        return (root,)
    folders = [path.absolute().parent for path in (schema, document)]
    try:
        common = Path(os.path.commonpath(folders))
    except ValueError:  # on two disks
        return tuple(folders)
    home = Path.home()
    too_wide = (Path(common.anchor), home, *home.parents)
    return tuple(folders) if common in too_wide else (common,)


def _state(path: Path) -> tuple[int, int]:
    try:
        stat = path.stat()
    except OSError:
        return (0, -1)
    return (stat.st_mtime_ns, stat.st_size)
