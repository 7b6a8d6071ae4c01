"""What is to be checked at some paths: editions, texts of editions, and TEI files that belong to none."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from fascicle.edition.record import RECORD
from fascicle.model.errors import UsageError

_ENDINGS = (".xml", ".tei")


@dataclass
class Paths:
    """What was found, everything once and in the order of the paths.

    ``editions`` are folders with the files that were asked for and may be texts of theirs, none where the whole edition
    is meant; ``files`` are by themselves, each with the folder that was named, inside which it may include others.
    """

    editions: dict[Path, list[Path]] = field(default_factory=dict)
    files: dict[Path, Path] = field(default_factory=dict)


def look(paths: Iterable[Path]) -> Paths:
    """Look what is at paths; below a folder that is no edition, all editions and all files called ``.xml`` or ``.tei``.

    Raises UsageError where a folder has neither.
    """
    found = Paths()
    whole: set[Path] = set()
    asked: dict[Path, list[Path]] = {}
    for path in paths:
        for each in _below(path):
            folder = each if each.is_dir() else _home(each)
            if folder is None:
                found.files.setdefault(each, path if path.is_dir() else path.parent)
            elif folder == each:
                whole.add(folder)
                asked.setdefault(folder, [])
            else:
                asked.setdefault(folder, []).append(each)
    found.editions = {folder: [] if folder in whole else files for folder, files in asked.items()}
    return found


def _below(path: Path) -> Iterator[Path]:
    """The editions and files that a path means."""
    if path.name == RECORD:
        yield path.parent
    elif not path.is_dir() or (path / RECORD).is_file():
        yield path
    else:
        found = False
        for each in _walk(path):
            found = True
            yield each
        if not found:
            hint = "name an edition, a TEI file, or a folder that holds some"
            raise UsageError(f"no edition and no file called .xml or .tei is in {path}", hint=hint)


def _walk(top: Path) -> Iterator[Path]:
    """The editions and XML files below a folder, without what is hidden."""
    for name, folders, files in os.walk(top):
        folder = Path(name)
        if (folder / RECORD).is_file():
            folders.clear()
            yield folder
            continue
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        yield from (folder / each for each in sorted(files) if each.lower().endswith(_ENDINGS) and each[0] != ".")


def _home(path: Path) -> Path | None:
    """The folder of the edition that a file may belong to: the nearest above it that has a record."""
    folder, levels = path.parent, len(path.absolute().parents)
    for _ in range(levels):
        if (folder / RECORD).is_file():
            return folder
        folder = Path(os.path.normpath(folder / ".."))  # relative where the path is: so are the places of findings
    return None
