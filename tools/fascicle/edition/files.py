"""Reading and writing files: whole or not at all, and never with a traceback.

Every byte that fascicle writes goes through this module.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path

from fascicle.model.errors import OutputError


def sha256(data: bytes) -> str:
    """SHA-256 of ``data`` in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def file_sha256(path: Path) -> str:
    """SHA-256 of a file in hexadecimal, read in pieces."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while piece := stream.read(1 << 20):
            digest.update(piece)
    return digest.hexdigest()


def make_folder(path: Path) -> Path:
    """Make a folder and its parents, and return it; raises OutputError where that is not possible."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _output_error(path, error) from error
    return path


def write_bytes(path: Path, data: bytes) -> bool:
    """Write a file whole or not at all; returns whether its bytes changed.

    The bytes go to a temporary file in the same folder, which then takes the file's name in one step
    (POSIX ``rename``), so that a reader, or a full disk, never meets half a file. A file that already has these
    bytes is left alone, so that its time stamp still says when it changed. Raises OutputError.
    """
    try:
        if path.is_file() and path.read_bytes() == data:
            return False
        make_folder(path.parent)
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
        try:
            with os.fdopen(descriptor, "wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            Path(name).chmod(_mode_of(path))
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise _output_error(path, error) from error
    return True


def write_text(path: Path, text: str) -> bool:
    """Write text as UTF-8 with the line ends it has; see :func:`write_bytes`."""
    return write_bytes(path, text.encode("utf-8"))


def _mode_of(path: Path) -> int:
    """The mode a file has, or that a new one would get: a temporary file's own mode is for its owner only."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _output_error(path: Path, error: OSError) -> OutputError:
    reason = error.strerror or str(error)
    return OutputError(
        f"cannot write: {reason}",
        path=path,
        hint="free some space, make the folder writable, or choose another folder with --out; nothing was half written",
    )
