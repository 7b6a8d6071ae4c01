"""Reading and writing files: whole or not at all, never over what somebody else has written meanwhile.

Every byte that fascicle writes goes through this module.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from fascicle.edition.exchange import exchanged
from fascicle.model.errors import ChangedError, OutputError

PART = ".part"  # the ending of a file that is not whole yet


def sha256(data: bytes) -> str:
    """SHA-256 of ``data`` in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def file_sha256(path: Path) -> str:
    """SHA-256 of a file in hexadecimal, read in pieces."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def make_folder(path: Path) -> Path:
    """Make a folder and its parents, and return it; raises OutputError where that is not possible."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise output_error(path, error) from error
    return path


def write_bytes(path: Path, data: bytes, *, sync: bool = True) -> bool:
    """Write a file whole or not at all; returns whether its bytes changed.

    The bytes go to a temporary file in the same folder, which then takes the file's name in one step
    (POSIX ``rename``), so that a reader, or a full disk, never meets half a file. A file that already has these
    bytes is left alone, so that its time stamp still says when it changed. What can be made again needs no ``sync``:
    after a crash of the machine its bytes are found out by their checksum. Raises OutputError.
    """
    try:
        if path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data:
            return False
        make_folder(path.parent)
        with _written(path, data, sync=sync) as part:
            part.replace(path)
    except OSError as error:
        raise output_error(path, error) from error
    return True


def replace_bytes(path: Path, old: bytes | None, new: bytes) -> None:
    """Write a file that people write too, in the place of the bytes that were read from it, ``old`` (None: no file).

    Raises ChangedError, and leaves the file alone, where it has other bytes by now. A symbolic link stays one: the file
    that it leads to is written. Raises OutputError.
    """
    target = path.resolve() if path.is_symlink() else path
    try:
        make_folder(target.parent)
        with _written(target, new, sync=True) as part:
            if not (_created(part, target) if old is None else _exchanged(part, target, old, new)):
                raise ChangedError(
                    "somebody has written this file meanwhile", path=path, hint="run the command again; nothing is lost"
                )
    except OSError as error:
        raise output_error(path, error) from error


def _created(part: Path, target: Path) -> bool:
    """Give a file its name, if no file has it."""
    try:
        os.link(part, target)
    except FileExistsError:
        return False
    except OSError:  # a file system without links
        if target.exists():
            return False
        part.replace(target)
    return True


def _exchanged(part: Path, target: Path, old: bytes, new: bytes) -> bool:
    """Put a file in the place of the one that is ``old``; whatever else was there takes its place again.

    A look before the file takes the name would leave a moment in which somebody's work could be lost; so the look comes
    after it, at what was there.
    """
    if read_if_there(target) != old:
        return False
    if not exchanged(part, target):  # where that cannot be done, the moment is as short as can be
        part.replace(target)
        return True
    if read_if_there(part) == old:
        return True
    while read_if_there(part) != new:
        exchanged(part, target)
    return False


def append_bytes(path: Path, data: bytes, *, sync: bool = True) -> None:
    """Write at the end of a file, and with ``sync`` be sure that it is there. Raises OutputError."""
    try:
        make_folder(path.parent)
        with path.open("ab") as stream:
            stream.write(data)
            stream.flush()
            if sync:
                os.fsync(stream.fileno())
    except OSError as error:
        raise output_error(path, error) from error


def touch(path: Path) -> None:
    """Leave an empty file as a sign. Raises OutputError."""
    try:
        make_folder(path.parent)
        path.touch()
    except OSError as error:
        raise output_error(path, error) from error


def read_if_there(path: Path) -> bytes | None:
    """The bytes of a file; None where there is none."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def stamp(path: Path) -> str:
    """What tells that a file was written anew, without reading it; "-" where there is none.

    Whoever writes a file gives it another time of change, which no program can set.
    """
    try:
        state = os.stat(path)  # noqa: PTH116 - asked of tens of thousands of files
    except OSError:
        return "-"
    return f"{state.st_ino} {state.st_size} {state.st_mtime_ns} {state.st_ctime_ns}"


def sweep(folder: Path) -> None:
    """Remove the parts of files that a run which did not end has left in a folder."""
    for path in folder.glob(f".*{PART}") if folder.is_dir() else ():
        if not path.is_dir():  # who leaves a folder takes it away when it is made anew
            path.unlink(missing_ok=True)


@contextmanager
def _written(path: Path, data: bytes, *, sync: bool) -> Iterator[Path]:
    """A file beside ``path`` that holds the bytes and has its mode; taken away if it is still there in the end."""
    # A name of its own would pass the limit of 255 bytes where the file's own is long.
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.", suffix=PART)
    part = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            if sync:
                os.fsync(stream.fileno())
        part.chmod(_mode_of(path))
        yield part
    finally:
        part.unlink(missing_ok=True)


def _mode_of(path: Path) -> int:
    """The mode a file has, or that a new one would get: a temporary file's own mode is for its owner only."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def output_error(path: Path, error: OSError) -> OutputError:
    """The error that something cannot be written."""
    reason = error.strerror or str(error)
    return OutputError(
        f"cannot write: {reason}",
        path=path,
        hint="free some space, make the folder writable, or choose another folder with --out; nothing was half written",
    )
