"""The files of a theme: read once, whole, and nothing that does not lie in its folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from fascicle.model.errors import EditionError

_LARGEST: Final = 64 * 2**20  # bytes of all files


def read_files(folder: Path) -> Iterator[tuple[str, bytes]]:
    """All files below a folder; a link that leads out of it is an error, and hidden files are nobody's."""
    home, size = folder.resolve(), 0
    for path in stored_files(folder):
        if not path.resolve().is_relative_to(home) or path.is_dir():
            hint = "put the file itself into theme/"
            raise EditionError("this link leads out of theme/, or to a folder", path=path, hint=hint)
        try:
            data = path.read_bytes()
        except OSError as error:
            raise EditionError(f"cannot read: {error.strerror}", path=path, hint="make the file readable") from error
        size += len(data)
        if size > _LARGEST:
            raise EditionError("the theme has more than 64 MB", path=folder, hint="leave out what pages do not show")
        yield path.relative_to(folder).as_posix(), data


def stored_files(folder: Path) -> list[Path]:
    """The files of a theme, in the order of their names, but for hidden ones and backups of editors."""
    found: list[Path] = []
    for above, folders, names in os.walk(folder):
        for name in folders:
            if Path(above, name).is_symlink() and not _hidden(name):
                found.append(Path(above, name))
        folders[:] = [name for name in folders if not _hidden(name) and not Path(above, name).is_symlink()]
        found.extend(Path(above, name) for name in names if not _hidden(name))
    return sorted(found)


def _hidden(name: str) -> bool:
    return name.startswith(".") or name.endswith(("~", ".part"))
