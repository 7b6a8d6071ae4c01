"""States of an edition that can be compared: as it lies there, as it was released, deposited, or kept by git."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fascicle.changes.trees import FolderTree, OcflTree, StoredTree, ZipTree, git_tree, unpack
from fascicle.edition.folder import EditionFolder
from fascicle.edition.record import RECORD
from fascicle.edition.text import Text
from fascicle.edition.text_files import natural, what_it_is
from fascicle.model.errors import UsageError

_SUFFIXES = (".xml", ".tei")


@dataclass(frozen=True)
class EditionState:
    """A state: what people call it, its texts by their names, its record as TOML has it, its registers."""

    label: str
    texts: Mapping[str, Text]
    folder: Path
    record: Mapping[str, Any] = field(default_factory=dict)
    registers: tuple[Path, ...] = ()

    def path_of(self, text: Text) -> str:
        """Where a text is, as the state's users know it."""
        inside = text.path.is_relative_to(self.folder)
        return text.path.relative_to(self.folder).as_posix() if inside else str(text.path)


class States:
    """Opens states; what has to be unpacked lies below a folder ``room``. ``private`` shows what is withheld, too."""

    def __init__(self, room: Path, *, private: bool = False) -> None:
        self._room = room
        self._private = private
        self._unpacked = 0

    def open(self, where: str, home: Path | None = None) -> EditionState:
        """The state that is meant: a path, a path with ``@`` and a release or revision, or such a one of ``home``.

        Raises UsageError where it is none, EditionError where it cannot be read.
        """
        path = Path(where)
        if path.exists():
            return self._at(path, where)
        above, _, version = where.rpartition("@")
        if above and Path(above).is_dir():
            return self._version(Path(above), version, where)
        if home is not None and (home / RECORD).is_file():
            return self._version(home, where, where)
        hint = "give an edition, a TEI file, a bag, its zip, a storage root of OCFL, or EDITION@RELEASE"
        raise UsageError(f"there is nothing at {where}", hint=hint)

    def last_release(self, edition: Path) -> EditionState | None:
        """The latest release of an edition; None where there is none."""
        found = self._object(_releases(edition), edition)
        return self._unpack(OcflTree(found), _versions(found)[-1]) if found is not None else None

    def releases(self, edition: Path) -> list[str]:
        """The names of the releases that an edition keeps, the latest last."""
        found = self._object(_releases(edition), edition)
        return _versions(found) if found is not None else []

    def folder(self, edition: EditionFolder, label: str) -> EditionState:
        """An edition as it lies there."""
        texts = edition.texts if self._private else edition.published
        registers = (edition.authority_path, *edition.register_files)
        return EditionState(
            label,
            {text.name: text for text in texts if text.path.is_file()},
            edition.folder,
            tomllib.loads(edition.path.read_text("utf-8")),
            tuple(path for path in registers if path.is_file()),
        )

    def _at(self, path: Path, label: str) -> EditionState:
        if path.is_file():
            if path.suffix == ".zip":
                return self._unpack(ZipTree(path, label), label)
            return EditionState(label, {path.stem: Text(path, path.stem)}, path.parent)
        if (path / "bagit.txt").is_file():
            return self._unpack(FolderTree(path / "data"), label)
        if (path / RECORD).is_file():
            if (path.parent / "bagit.txt").is_file():
                return self._unpack(FolderTree(path), label)
            return self.folder(EditionFolder.load(path), label)
        if found := self._object(path):
            return self._unpack(OcflTree(found), label)
        files = sorted(
            (each for each in path.rglob("*") if each.suffix in _SUFFIXES and not what_it_is(each)), key=_order
        )
        if not files:
            raise UsageError(f"there is no edition and no TEI file in {label}", hint="name a folder that has some")
        names = {each: each.relative_to(path).with_suffix("").as_posix() for each in files}
        return EditionState(label, {name: Text(each, name) for each, name in names.items()}, path)

    def _version(self, path: Path, version: str, label: str) -> EditionState:
        found = self._object(path) or self._object(_releases(path), path)
        if found is not None and version in (*_versions(found), *_inventory(found)["versions"]):
            return self._unpack(OcflTree(found, version), label)
        if tree := git_tree(path, version):
            return self._unpack(tree, label)
        known = f"; its releases are {', '.join(_versions(found))}" if found else ""
        hint = f"name one that it has, or a path{known}"
        raise UsageError(f"{path} has no release and no revision {version}", hint=hint)

    def _object(self, path: Path, edition: Path | None = None) -> Path | None:
        """The object of OCFL at a path, or the one of an edition in the storage root there."""
        if (path / "inventory.json").is_file():
            return path
        if not any(path.glob("0=ocfl_1.*")):
            return None
        found = sorted(each.parent for each in path.rglob("0=ocfl_object_1.*"))
        if edition is not None and len(found) > 1:
            names = object_names(EditionFolder.load(edition))
            found = [each for each in found if _inventory(each)["id"] in names]
        if len(found) > 1:
            raise UsageError(f"there are {len(found)} objects in {path}", hint=f"name one, such as {found[0]}")
        return found[0] if found else None

    def _unpack(self, tree: StoredTree, label: str) -> EditionState:
        self._unpacked += 1
        folder = self._room / str(self._unpacked)
        return self.folder(EditionFolder.load(unpack(tree, folder, label)), label)


def _releases(edition: Path) -> Path:
    return EditionFolder.load(edition).releases_folder if (edition / RECORD).is_file() else edition


def object_names(edition: EditionFolder) -> tuple[str, ...]:
    """What an edition may be called in a storage root."""
    return tuple(filter(None, (edition.record.url, f"urn:fascicle:{edition.record.id}")))


def _inventory(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "inventory.json").read_bytes())
    return found


def _versions(folder: Path) -> list[str]:
    """The releases in an object, in their order, by their names."""
    versions = _inventory(folder)["versions"]
    ordered: Iterator[str] = iter(sorted(versions, key=lambda each: int(each[1:])))
    return [str(versions[each].get("message", "")).removeprefix("Release ") or each for each in ordered]


_order: Callable[[Path], Any] = lambda path: natural(path.as_posix())  # noqa: E731
