"""A folder that is written whole or not at all, as :func:`fascicle.edition.files.write_bytes` does for a file."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from fascicle.edition.files import make_folder
from fascicle.model.errors import OutputError


@contextmanager
def replaced(target: Path) -> Iterator[Path]:
    """A new folder to write into, which takes the place of ``target`` when the block ends without an error.

    It is made beside ``target``, on the same file system, so that the exchange is two renames. POSIX cannot exchange
    two folders in one step from Python: a run that is killed between the two leaves no ``target``, but never half of
    one, and the old folder is still there under the temporary name, until a later run has made a new one. Raises
    OutputError.
    """
    try:
        make_folder(target.parent)
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=f".{target.name}.", suffix=".part") as name:
            new = Path(name) / "new"
            new.mkdir()
            yield new
            _exchange(new, target, Path(name) / "old")
        _sweep(target)
    except OutputError as error:
        # The path of the temporary folder would mean nothing to whom reads the message.
        raise OutputError(error.message, path=target, hint=error.hint) from error
    except OSError as error:
        raise OutputError(
            f"cannot write: {error.strerror or error}",
            path=target,
            hint="free some space, make the folder above it writable, or choose another one with --out;"
            " what was there before is still there",
        ) from error


def _sweep(target: Path) -> None:
    """Remove the temporary folders of runs that were killed: now there is something whole in the target's place."""
    for left in target.parent.glob(f".{target.name}.*.part"):
        shutil.rmtree(left, ignore_errors=True)


def _exchange(new: Path, target: Path, old: Path) -> None:
    """Put ``new`` in the place of ``target``, and ``target``, if there is one, in that of ``old``."""
    if not target.exists():
        new.rename(target)
        return
    target.rename(old)
    try:
        new.rename(target)
    except BaseException:
        old.rename(target)
        raise
