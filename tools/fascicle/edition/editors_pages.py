"""The pages that editors write about their edition: ``pages/NAME.md`` or ``.xml``, in the order of their names."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from fascicle.edition.consistency import is_taken
from fascicle.edition.file_names import unsafe
from fascicle.edition.text_files import natural
from fascicle.model.errors import EditionError

FOLDER: Final = "pages"
OURS: Final = frozenset({"changes", "cite", "imprint"})  # that we write where no editor does

_SUFFIXES: Final = frozenset({".md", ".xml"})
_PLACE: Final = re.compile(r"\d+[-_. ]+(?=.)")  # what a name begins with for its place among the others


@dataclass(frozen=True)
class EditorsPage:
    """A page that editors wrote, as site and book show it.

    ``name`` is that of its file without ending and place: ``2-principles.md`` is ``principles``. ``tei`` is its home
    form without the heading that is its ``title``; ``pictures`` are its files by their paths in the site.
    """

    name: str
    title: str
    language: str
    tei: bytes
    pictures: Mapping[str, Path]


def page_files(folder: Path, texts: Collection[str]) -> dict[str, Path]:
    """The files of the pages by their names, in their order; ``texts`` are the names of the edition's texts.

    Raises EditionError for one whose name another page has.
    """
    taken = {name.lower() for name in texts}
    found: dict[str, Path] = {}
    for path in sorted(folder.iterdir(), key=lambda each: natural(each.name)) if folder.is_dir() else ():
        if path.suffix.lower() not in _SUFFIXES or path.name.startswith(".") or not path.is_file():
            continue
        name = _PLACE.sub("", path.stem, count=1)
        if unsafe([name]):
            raise EditionError(f'the name "{name}" cannot stand in an address', path=path, hint="rename the file")
        if name.lower() in taken or (is_taken(name.lower()) and name.lower() not in OURS):
            hint = "rename the file; numbers before a name give its place and are no part of it"
            raise EditionError(f"there is another page {name}.html in the edition", path=path, hint=hint)
        taken.add(name.lower())
        found[name] = path
    return found
