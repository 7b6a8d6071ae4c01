"""What lies around a file: the edition it belongs to, what it is judged by, and the entries that it may point to."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from fascicle.check.schemas.choice import Judging, SchemaUse, judging_by
from fascicle.check.schemas.kinds import SchemaKind
from fascicle.edition.folder import EditionFolder
from fascicle.edition.record import RECORD
from fascicle.edition.text import Text
from fascicle.model.errors import FascicleError
from fascicle.names.authority import Authority, Entry
from fascicle.run.own_schemas import OwnSchemasOf
from fascicle.tei.reading import in_utf8


@dataclass(frozen=True)
class FileSurroundings:
    """The surroundings of one file; ``text`` is what the edition has it as."""

    folder: Path
    judging: Judging
    edition: EditionFolder | None = None
    text: Text | None = None
    known: frozenset[str] = frozenset()
    entries: tuple[Entry, ...] = ()
    files: tuple[Path, ...] = field(default=())

    def grammar(self, data: bytes, path: str) -> SchemaUse | None:
        """The RELAX NG schema that judges the file, if one does."""
        uses, _ = self.judging.uses_of(in_utf8(data, path), path)
        return next((use for use in uses if use.kind is SchemaKind.RELAXNG), None)


def surroundings(path: Path) -> FileSurroundings:
    """The surroundings of a file, found anew when a record or an authority file has changed."""
    folder = next((each for each in path.resolve().parents if (each / RECORD).is_file()), None)
    if folder is None:
        return FileSurroundings(path.parent, judging_by(()))
    return _in_edition(folder, path.resolve(), _stamp(folder / RECORD))


@lru_cache(maxsize=64)
def _in_edition(folder: Path, path: Path, _record: int) -> FileSurroundings:
    try:
        edition = EditionFolder.load(folder)
        own = OwnSchemasOf(edition, judging_by(()))
        text = edition.text_at(path)
    except FascicleError:  # what is wrong with the record is told by `fascicle check`
        return FileSurroundings(folder, judging_by(()))
    house = text is not None and text.source is not None
    judging = judging_by((), house=True) if house or path == edition.authority_path.resolve() else own.judging
    files = (edition.authority_path, *edition.register_files, *(each.path for each in edition.texts))
    entries = _entries(edition.authority_path, _stamp(edition.authority_path))
    return FileSurroundings(
        folder, judging, edition, text, own.known, entries, tuple(each for each in files if each.is_file())
    )


@lru_cache(maxsize=16)
def _entries(path: Path, _stamp: int) -> tuple[Entry, ...]:
    try:
        return Authority.read(path.read_bytes(), path).entries
    except (OSError, FascicleError):
        return ()


def _stamp(path: Path) -> int:
    return path.stat().st_mtime_ns if path.is_file() else 0
