"""The payload of a package: files by their paths in it, on disk or in memory, and one pass that copies and hashes each.

An edition of ten thousand texts is sixty thousand files: nothing here holds more than a piece of one of them.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from fascicle.deposit.formats import Format, identify
from fascicle.model.errors import EditionError

Content = Path | bytes
Payload = Mapping[str, Content]
"""What is deposited: the path in the package, and the file on disk or the bytes that become it."""

ALGORITHMS = ("sha256", "sha512")
_PIECE = 1 << 20  # bytes


@dataclass(frozen=True)
class PackageFile:
    """What the metadata say of a file of the package."""

    size: int
    format: Format


@dataclass(frozen=True)
class Copied:
    """What was written: its size in bytes, and its checksums in the order of :data:`ALGORITHMS`."""

    size: int
    checksums: tuple[str, ...]


def survey(payload: Payload) -> dict[str, PackageFile]:
    """Size and format of each file, by path; of a file on disk no more is read than tells its format."""
    return {path: PackageFile(_size(content), _format(path, content)) for path, content in payload.items()}


def stamp(payload: Payload) -> str:
    """A digest that changes when a file of the payload is written anew, without reading any file.

    fascicle writes a file by putting another in its place, and leaves one alone whose bytes would stay the same: so
    file number, size and times are another whenever the bytes are. A copied folder has another stamp too.
    """
    whole = hashlib.sha256()
    for path in sorted(payload):
        content = payload[path]
        if isinstance(content, bytes):
            state = hashlib.sha256(content).hexdigest()
        else:
            found = _stat(content)
            state = f"{found.st_ino} {found.st_size} {found.st_mtime_ns} {found.st_ctime_ns}"
        whole.update(f"{path}\0{state}\n".encode())
    return whole.hexdigest()


def copy(content: Content, target: Path) -> Copied:
    """Write a new file, and hash what is written on its way. Raises OSError where it cannot be written."""
    digests = [hashlib.new(algorithm) for algorithm in ALGORITHMS]
    size = 0
    with target.open("xb") as stream:
        for piece in _pieces(content):
            for digest in digests:
                digest.update(piece)
            stream.write(piece)
            size += len(piece)
    return Copied(size, tuple(digest.hexdigest() for digest in digests))


def _pieces(content: Content) -> Iterator[bytes]:
    if isinstance(content, bytes):
        yield content
        return
    try:
        with content.open("rb") as stream:
            while piece := stream.read(_PIECE):
                yield piece
    except OSError as error:
        raise _unreadable(content, error) from error


def _size(content: Content) -> int:
    return len(content) if isinstance(content, bytes) else _stat(content).st_size


def _stat(path: Path) -> os.stat_result:
    try:
        return path.stat()
    except OSError as error:
        raise _unreadable(path, error) from error


def _format(path: str, content: Content) -> Format:
    try:
        return identify(path, content)
    except OSError as error:
        raise _unreadable(content, error) from error


def _unreadable(content: Content, error: OSError) -> EditionError:
    return EditionError(
        f"cannot read what belongs into the deposit: {error.strerror or error}",
        path=content if isinstance(content, Path) else None,
        hint="restore the file, or run `fascicle build` to make it anew",
    )
