"""A new edition of TEI files that exist: in the folder where they are, or in one of its own, with copies of them."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import Final

from fascicle.edition.files import write_bytes
from fascicle.edition.record import RECORD
from fascicle.model.errors import SourceError, UsageError
from fascicle.run.add import check_record
from fascicle.run.from_tei.proposal import propose_edition
from fascicle.run.from_tei.record_text import record_text
from fascicle.run.from_tei.report import report
from fascicle.run.from_tei.survey import Survey, local_path, survey

_COPIES: Final = "tei"  # the folder of copies
_SCHEMAS: Final = "schema"
_IGNORE: Final = (".gitignore", b"build/\n")


def create_from_tei(folder: Path, top: Path) -> tuple[list[Path], list[str]]:
    """Make an edition in ``folder`` of the TEI files below ``top``: the files that were written, and a report.

    Where ``top`` is the folder, or in it, nothing is written but the record. Otherwise the files are copied into the
    folder byte for byte, with the schemas, registers and pictures that they name and that lie beside them. Raises
    UsageError where something is there already, SourceError where there is no text.
    """
    if not top.is_dir():
        raise SourceError("there is no such folder", path=top, hint="name the folder that your TEI files are in")
    inside = _resolved(top).is_relative_to(_resolved(folder))
    _refuse(folder, inside)
    where = folder if inside else top / ".."  # what lies beside them may come, too
    found = survey(_below(top, folder) if inside else top, where, folder)
    if not found.texts:
        known = "; ".join(f"{file.path.name} is {file.what}" for file in found.files[:3])
        raise SourceError(
            f"no TEI P5 text is below this folder{f': {known}' if known else ''}",
            path=top,
            hint="name the folder of files with the root <TEI> in the namespace http://www.tei-c.org/ns/1.0",
        )
    places = {} if inside else _copies(found)

    def place(path: Path) -> str:
        return places[path] if path in places else PurePosixPath(path.relative_to(where)).as_posix()

    proposal = propose_edition(found, folder)
    record = record_text(found, proposal, place).encode("utf-8")
    written: list[Path] = []
    try:
        for path, target in sorted(places.items(), key=lambda each: each[1]):
            _write(folder / target, path.read_bytes(), written)
        check_record(record, folder / RECORD)
        _write(folder / RECORD, record, written)
        name, data = _IGNORE
        if not (folder / name).exists():
            _write(folder / name, data, written)
    except BaseException:
        for each in written:
            each.unlink(missing_ok=True)
        raise
    return sorted(written), report(found, proposal, place)


def _write(path: Path, data: bytes, written: list[Path]) -> None:
    if path.exists():
        raise UsageError("a file is there already", path=path, hint="name a folder that does not exist yet")
    write_bytes(path, data)
    written.append(path)


def _refuse(folder: Path, inside: bool) -> None:
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is a file", hint="name a folder")
    if (folder / RECORD).exists():
        raise UsageError(f"{folder} is an edition already", hint=f"add a [[texts]] table to {folder / RECORD}")
    there = sorted(each.name for each in folder.iterdir() if each.name[0] != ".") if folder.exists() else []
    if there and not inside:
        hint = "name a folder that does not exist yet, or the one that the TEI files are in"
        raise UsageError(f"{folder} is not an empty folder: {there[0]} is in it", hint=hint)


def _copies(found: Survey) -> dict[Path, str]:
    """Where in the edition each file comes: as it lies to the others now, so that what names it still leads to it."""
    places: dict[Path, str] = {}
    for path in (*(file.path for file in found.files), *found.schemas, *_named(found)):
        below = PurePosixPath(os.path.normpath(Path(_COPIES) / os.path.relpath(path, found.top)))
        places[path] = f"{_SCHEMAS}/{path.name}" if ".." in below.parts else below.as_posix()
    return places


def _named(found: Survey) -> Iterable[Path]:
    """The pictures, and the parts, that the texts name and that lie beside them."""
    for file in found.files:
        for address in dict.fromkeys((*file.graphics, *file.facs, *file.includes)):
            path = local_path(file.path, address)
            if path is not None and path.is_file() and found.holds(path):
                yield path
    for pictures in found.named_pictures.values():
        yield from pictures


def _below(top: Path, folder: Path) -> Path:
    """The folder of the files as a path that begins with that of the edition."""
    return folder / _resolved(top).relative_to(_resolved(folder))


def _resolved(path: Path) -> Path:
    return path.resolve()
