"""What is to be checked at some paths: editions, texts of editions, and TEI files that belong to none."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from fascicle.edition.record import RECORD
from fascicle.model.errors import UsageError

if TYPE_CHECKING:
    from fascicle.edition.text import Text


@dataclass
class Paths:
    """What was found, everything once and in the order of the paths.

    ``editions`` are folders with the names of the texts that were asked for, none where the whole edition is meant;
    ``files`` are by themselves.
    """

    editions: dict[Path, list[str]] = field(default_factory=dict)
    files: list[Path] = field(default_factory=list)


def look(paths: Iterable[Path]) -> Paths:
    """Look what is at paths; below a folder that is no edition, all editions and all files called ``.xml``.

    Raises UsageError where a folder has neither, EditionError where a file belongs to an edition that cannot be read.
    """
    found = Paths()
    whole: set[Path] = set()
    texts: dict[Path, list[str]] = {}
    for path in paths:
        for each in _below(path):
            folder, text = (each, None) if each.is_dir() else _home(each)
            if folder is None:
                found.files += [each] if each not in found.files else []
            elif text is None:
                whole.add(folder)
                texts.setdefault(folder, [])
            else:
                texts.setdefault(folder, []).append(text.name)
    found.editions = {folder: [] if folder in whole else names for folder, names in texts.items()}
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
            raise UsageError(f"no edition and no XML file is in {path}", hint=hint)


def _walk(top: Path) -> Iterator[Path]:
    """The editions and XML files below a folder, without what is hidden."""
    for name, folders, files in os.walk(top):
        folder = Path(name)
        if (folder / RECORD).is_file():
            folders.clear()
            yield folder
            continue
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        yield from (folder / each for each in sorted(files) if each.lower().endswith(".xml") and each[0] != ".")


def _home(path: Path) -> tuple[Path, Text] | tuple[None, None]:
    """The edition that a file belongs to, and the text that it is there."""
    above = Path(os.path.normpath(path.parent / ".."))  # relative where the path is: so are the places of findings
    for folder in (above, path.parent):
        if (text := _texts(folder).get(path.resolve())) is not None:
            return folder, text
    return None, None


@cache
def _texts(folder: Path) -> dict[Path, Text]:
    if not (folder / RECORD).is_file():
        return {}
    from fascicle.edition.folder import EditionFolder

    return {text.path.resolve(): text for text in EditionFolder.load(folder).texts}
