"""The cache: what was made from which bytes, so that only what changed is made again.

A product's key is a digest of everything it depends on: its inputs' bytes, and the program with its stylesheets and
schemas. The cache is one SQLite file beside the products; deleting it costs time and nothing else, a damaged one
counts as none, and where none can be kept the run remembers for itself alone.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any
from zlib import crc32

from fascicle import resources
from fascicle.edition.files import file_sha256, make_folder, sha256, write_bytes
from fascicle.version import VERSION

_TABLES = """
CREATE TABLE IF NOT EXISTS facts (
    name TEXT PRIMARY KEY, key TEXT NOT NULL, fact BLOB NOT NULL, crc INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS files (
    product TEXT NOT NULL, path TEXT NOT NULL, sha256 TEXT NOT NULL, size INTEGER NOT NULL, time INTEGER NOT NULL,
    PRIMARY KEY (product, path)
) WITHOUT ROWID;
"""
# entry points by which other packages extend the program
GROUPS = ("fascicle.publishers", "fascicle.readers", "fascicle.recognisers")
_MADE = b"made"
_WAIT = 20.0  # seconds for another process that writes
_AT_ONCE = 256  # facts that are kept in one go


@cache
def program_digest() -> str:
    """A digest of the program's own files (code, stylesheets, schemas), and of the packages that extend it."""
    folders = (resources.PACKAGE, resources.folder("xslt"), resources.folder("schema"))
    digest = hashlib.sha256(VERSION.encode())
    for folder, files in [*((folder, _files(folder)) for folder in folders), *_extensions()]:
        for path in files:
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def _extensions() -> Iterator[tuple[Path, Iterable[Path]]]:
    """The modules behind entry points of fascicle, found and not loaded: where they lie, and their files."""
    from importlib.metadata import entry_points  # it takes long to load
    from importlib.util import find_spec

    points = [point for group in GROUPS for point in entry_points(group=group)]
    for module in sorted({point.module.partition(".")[0] for point in points}):
        spec = find_spec(module)
        if spec is None or spec.origin is None:
            continue  # its reader or publisher is told as broken
        origin = Path(spec.origin)
        yield origin.parent, _files(origin.parent) if spec.submodule_search_locations else [origin]


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file() and "__pycache__" not in path.parts)


def digest(*parts: bytes | str | None) -> str:
    """A key: a digest of the program and of the given inputs, in their order."""
    whole = hashlib.sha256(program_digest().encode())
    for part in parts:
        data = b"-" if part is None else part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        whole.update(f"{len(data) if part is not None else -1}:".encode() + data)
    return whole.hexdigest()


class Cache:
    """What is known of the products below one output folder.

    ``writes`` says whether the run may leave a cache behind; one that only reads uses what is there and keeps what it
    learns in memory. Products are files, facts are short bytes, each remembered under the key it was made with.
    """

    def __init__(self, out: Path, path: Path, *, writes: bool = True) -> None:
        self._out, self._path = out, path if writes else None
        self._store = _open(path) if writes else _in_memory()
        self._behind = None if writes else _read_only(path)
        self._unsaved = 0

    def fact(self, name: str, key: str) -> bytes | None:
        """What was remembered under this name and key; None if the key is another."""
        known = self.known(name)
        return known[1] if known is not None and known[0] == key else None

    def known(self, name: str) -> tuple[str, bytes] | None:
        """The key and what was remembered under a name, whatever the key is; None for what has been damaged since."""
        question = "SELECT key, fact, crc FROM facts WHERE name = ?"
        for key, fact, crc in (*self._ask(question, name), *self._ask_behind(question, name)):
            if isinstance(fact, bytes) and crc32(fact) == crc:
                return str(key), fact
        return None

    def remember(self, name: str, key: str, fact: bytes = _MADE) -> None:
        """Remember something under a name, in the place of what was there."""
        self._ask("INSERT OR REPLACE INTO facts VALUES (?, ?, ?, ?)", name, key, fact, crc32(fact))
        self._unsaved += 1
        if self._unsaved >= _AT_ONCE:
            self.save()

    def is_made(self, product: str, key: str) -> bool:
        """Whether a product's files are there as they were made under this key."""
        if self.fact(product, key) is None:
            return False
        rows = self._ask("SELECT path, sha256, size, time FROM files WHERE product = ?", product)
        return all(self._is(str(path), *row) for path, *row in rows)

    def put(self, product: str, key: str, files: Mapping[str, bytes]) -> None:
        """Write a product's files, by path below the output folder; those that it has no more are removed."""
        for name, data in files.items():
            write_bytes(self._out / name, data, sync=False)
        self.made(product, key, {name: sha256(data) for name, data in files.items()})

    def made(self, product: str, key: str, checksums: Mapping[str, str]) -> None:
        """Remember that a product's files have been written."""
        self._forget_files(product, checksums)
        for name, checksum in sorted(checksums.items()):
            self._ask("INSERT INTO files VALUES (?, ?, ?, ?, ?)", product, name, checksum, *self._stamp(name))
        self.remember(product, key)

    def files(self, product: str, key: str, make: Callable[[], Mapping[str, bytes]]) -> bool:
        """Bring a product's files up to date; the answer says whether they had to be made."""
        if self.is_made(product, key):
            return False
        self.put(product, key, make())
        return True

    def all_there(self) -> bool:
        """Whether every file of every product is as it was written, by size and time."""
        rows = self._ask("SELECT path, size, time FROM files")
        out = str(self._out)
        try:
            states = [(os.stat(f"{out}/{path}"), size, time) for path, size, time in rows]  # noqa: PTH116 - very many
        except OSError:
            return False
        return all(state.st_size == size and state.st_mtime_ns == time for state, size, time in states)

    def checksums(self, prefix: str) -> dict[str, str]:
        """The files of all products whose names begin so, with their SHA-256."""
        rows = self._ask("SELECT path, sha256 FROM files WHERE substr(product, 1, ?) = ?", len(prefix), prefix)
        return dict(sorted((str(path), str(checksum)) for path, checksum in rows))

    def forget_others(self, prefix: str, names: Collection[str]) -> None:
        """Forget all whose names begin so but these, and remove their files."""
        for (name,) in self._ask("SELECT name FROM facts WHERE substr(name, 1, ?) = ?", len(prefix), prefix):
            if name not in names:
                self._forget_files(name)
                self._ask("DELETE FROM facts WHERE name = ?", name)

    def save(self) -> None:
        """Keep what was remembered so far."""
        self._ask("COMMIT")
        self._ask("BEGIN")
        self._unsaved = 0

    def close(self) -> None:
        """Keep what was remembered, and let go of the file."""
        self._ask("COMMIT")
        self._store.close()
        if self._behind is not None:
            self._behind.close()

    def _ask(self, statement: str, *values: object) -> list[Any]:
        """Rows of the store; where it turns out to be damaged, or its disk full, nothing is known from then on."""
        try:
            return self._store.execute(statement, values).fetchall()
        except sqlite3.DatabaseError:
            self._store.close()
            if self._path is not None:
                _discard(self._path)
            self._store = _in_memory()
            return []

    def _ask_behind(self, question: str, *values: object) -> list[Any]:
        """Rows of the store that is only read; none where there is none, or it turns out to be damaged."""
        try:
            return [] if self._behind is None else self._behind.execute(question, values).fetchall()
        except sqlite3.DatabaseError:
            self._behind = None
            return []

    def _forget_files(self, product: str, kept: Collection[str] = ()) -> None:
        """Forget a product's files, and remove those that are not to be kept."""
        for (name,) in self._ask("SELECT path FROM files WHERE product = ?", product):
            if name not in kept:
                (self._out / str(name)).unlink(missing_ok=True)
        self._ask("DELETE FROM files WHERE product = ?", product)

    def _is(self, name: str, checksum: str, size: int, time: int) -> bool:
        """Whether a file is as it was written: by size and time, and where the time differs by its bytes."""
        try:
            stamp = self._stamp(name)
        except OSError:
            return False
        return stamp == (size, time) or (stamp[0] == size and file_sha256(self._out / name) == checksum)

    def _stamp(self, name: str) -> tuple[int, int]:
        state = (self._out / name).stat()
        return state.st_size, state.st_mtime_ns


def _open(path: Path) -> sqlite3.Connection:
    """The store in a file, made anew where it is damaged or of another kind, in memory where there can be none."""
    make_folder(path.parent)
    for _ in range(2):
        try:
            store = _connected(str(path), _TABLES)
            store.execute("SELECT name, key, fact, crc FROM facts LIMIT 1")
            store.execute("SELECT product, path, sha256, size, time FROM files LIMIT 1")
        except sqlite3.Error:
            _discard(path)
        else:
            return store
    return _in_memory()


def _in_memory() -> sqlite3.Connection:
    return _connected(":memory:", _TABLES)


def _discard(path: Path) -> None:
    for each in (path, path.with_name(f"{path.name}-journal")):
        each.unlink(missing_ok=True)


def _read_only(path: Path) -> sqlite3.Connection | None:
    """The store in a file, as it is; None where there is none that can be read."""
    if not path.is_file():
        return None
    try:
        store = _connected(f"{path.absolute().as_uri()}?mode=ro", "")
        store.execute("SELECT name, key, fact, crc FROM facts LIMIT 1")
    except sqlite3.Error:
        return None
    return store


def _connected(address: str, tables: str) -> sqlite3.Connection:
    store = sqlite3.connect(address, timeout=_WAIT, isolation_level=None, uri=address.startswith("file:"))
    store.execute("PRAGMA synchronous = OFF")  # what a crash of the machine could lose here is made again
    store.executescript(tables)
    if tables:  # whoever only reads holds nothing that others wait for
        store.execute("BEGIN")
    return store
