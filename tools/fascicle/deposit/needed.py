"""What TEI files that exist by themselves need: all of the edition's folder that they name, and what that names.

Schemas and what these include, XIncluded files, registers, pictures, catalogs. All of it lies in the package as it does
in the edition's folder, so that what points relatively still does.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from fascicle.deposit.references import Reference, references
from fascicle.edition.folder import EditionFolder
from fascicle.inputs.office.pictures import PICTURES
from fascicle.model.errors import OutputError


@dataclass(frozen=True)
class Needed:
    """The files by their paths below the edition's folder, and the paths that are surely named and lead to none.

    ``missing`` has each with the file that names it.
    """

    files: dict[str, Path] = field(default_factory=dict)
    missing: tuple[tuple[str, str], ...] = ()

    @property
    def converted_folder(self) -> str:
        """The folder in the package of the TEI files that come from sources: one where none of these lie."""
        used = any(path.startswith(("tei/", "text/")) for path in self.files)
        return "text" if used else "tei"

    @property
    def parts(self) -> tuple[str, ...]:
        """The folders at the top, with their slash, and the files there."""
        return tuple(sorted({"".join(path.partition("/")[:2]) for path in self.files}))


def needed(edition: EditionFolder, read: Callable[[Path], Sequence[Reference]] = references) -> Needed:
    """What the published texts without a source need, themselves among it; ``read`` says what a file names.

    Of those with a source, which have a place of their own, it is the pictures that they show. Raises OutputError where
    one includes a text that is withheld.
    """
    own = [text.path for text in edition.published if text.source is None]
    return _Walk(edition, read).from_files(own, [text.path for text in edition.published if text.source is not None])


class _Walk:
    """On the way from file to file."""

    def __init__(self, edition: EditionFolder, read: Callable[[Path], Sequence[Reference]]) -> None:
        self._edition, self._read = edition, read
        self._folder = edition.folder
        self._top = edition.folder.resolve()
        self._files: dict[str, Path] = {}
        self._missing: set[tuple[str, str]] = set()
        self._open: list[str] = []

    def from_files(self, own: Sequence[Path], pictured: Sequence[Path]) -> Needed:
        """All that these files and the record need, and the pictures of others."""
        for path in pictured if self._has_pictures else ():
            self._add_pictures(path)
        for path in own:
            self._add(path.relative_to(self._folder).as_posix())
        for name in self._of_record():
            if self._is_there(name):
                self._add(name)
            else:
                self._missing.add((name, self._edition.path.name))
        while self._open:
            self._follow(self._open.pop())
        return Needed(dict(sorted(self._files.items())), tuple(sorted(self._missing)))

    @property
    def _has_pictures(self) -> bool:
        """Whether there are any but those of the web: sources bring theirs in a folder of this name."""
        return (self._folder / PICTURES).is_dir()

    def _add_pictures(self, path: Path) -> None:
        name = path.relative_to(self._folder).as_posix()
        for reference in self._read(path) if path.is_file() else ():
            places = (each for each in self._places(name, reference.path) if each.startswith(f"{PICTURES}/"))
            if (found := next(filter(self._is_there, places), None)) is not None:
                self._files[found] = self._folder / found

    def _of_record(self) -> Iterator[str]:
        """The files that the record names."""
        record = self._edition.record
        schema = record.schema
        yield from (*schema.relaxng, *schema.schematron, *schema.catalogs, *schema.catalog.values())
        yield from (path.relative_to(self._folder).as_posix() for path in self._edition.register_files)

    def _follow(self, name: str) -> None:
        for reference in self._read(self._files[name]):
            found = [path for path in self._places(name, reference.path) if self._is_there(path)]
            if found and found[0] in self._withheld:
                if reference.included:
                    raise OutputError(
                        f"the text includes {found[0]}, which is withheld",
                        path=self._files[name],
                        hint="withhold this text too, or take the include out of it",
                    )
            elif found and not self._is_ours(found[0]):
                self._add(found[0])
            elif not found and reference.sure:
                self._missing.add((reference.path, name))

    def _places(self, name: str, reference: str) -> Iterator[str]:
        """Where a file may lie that another names: beside it, or in the folder of the pictures."""
        images = self._edition.record.facsimile.images
        for above in (posixpath.dirname(name), *([images] if images and "{" not in images else ())):
            path = posixpath.normpath(posixpath.join(above, reference))
            if not path.startswith(("../", "/")) and path not in (".", ".."):
                yield path

    def _is_there(self, name: str) -> bool:
        try:
            path = self._folder / name
            return path.is_file() and path.resolve().is_relative_to(self._top)
        except (OSError, ValueError):  # no name of a file
            return False

    def _is_ours(self, name: str) -> bool:
        """Whether a file has its own place in the package, or none: what the program makes, and what nobody names."""
        path = self._folder / name
        return (
            name == self._edition.path.name
            or any(part.startswith(".") or part.endswith("~") for part in name.split("/"))
            or path in self._placed
            or any(path.is_relative_to(folder) for folder in (self._edition.out, self._edition.decisions_folder))
        )

    @cached_property
    def _placed(self) -> frozenset[Path]:
        edition = self._edition
        sources = [(edition.source_path(each), edition.text_path(each)) for each in edition.sources]
        return frozenset(path for pair in sources for path in pair)

    @cached_property
    def _withheld(self) -> frozenset[str]:
        withheld = (text.path for text in self._edition.texts if text.withheld)
        return frozenset(
            path.relative_to(self._folder).as_posix() for path in withheld if path.is_relative_to(self._folder)
        )

    def _add(self, name: str) -> None:
        if name not in self._files:
            self._files[name] = self._folder / name
            self._open.append(name)
