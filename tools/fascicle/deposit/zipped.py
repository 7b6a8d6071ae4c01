"""The bag as one file: a zip that is the same bytes whenever the bag is, for forms that take a single file."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

from fascicle.edition.files import make_folder
from fascicle.model.errors import OutputError

_BEGINNING = (1980, 1, 1, 0, 0, 0)  # the earliest day that a zip knows: no file has a time of its own
_MODE = 0o100644 << 16
_PIECE = 1 << 20  # bytes
_STORED = frozenset({".png", ".jpg", ".jpeg", ".webp", ".woff2", ".zip", ".epub"})  # packed already


def zip_bag(bag: Path, target: Path) -> Path:
    """Write a bag, in a folder of its name, into a zip file, whole or not at all; raises OutputError.

    Files are read piece by piece, so that a bag of any size needs little memory.
    """
    make_folder(target.parent)
    part = target.with_name(f".{target.name}.part")
    try:
        with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED, allowZip64=True, compresslevel=6) as archive:
            for path in sorted(_files(bag), key=lambda each: each.relative_to(bag).as_posix()):
                _add(archive, path, f"{bag.name}/{path.relative_to(bag).as_posix()}")
        part.replace(target)
    except OSError as error:
        part.unlink(missing_ok=True)
        hint = "free some space, or choose another folder with --out"
        raise OutputError(f"cannot write: {error.strerror or error}", path=target, hint=hint) from error
    return target


def _files(bag: Path) -> list[Path]:
    return [Path(above, name) for above, _, files in os.walk(bag) for name in files]


def _add(archive: zipfile.ZipFile, path: Path, name: str) -> None:
    entry = zipfile.ZipInfo(name, _BEGINNING)
    entry.external_attr = _MODE
    entry.create_system = 3  # Unix, whichever system this is
    entry.compress_type = zipfile.ZIP_STORED if path.suffix.lower() in _STORED else zipfile.ZIP_DEFLATED
    entry.file_size = path.stat().st_size
    with path.open("rb") as source, archive.open(entry, "w") as written:
        while piece := source.read(_PIECE):
            written.write(piece)
