"""Files of an earlier state, wherever it is kept: a bag, a zip of one, an object of OCFL, a revision of git."""

from __future__ import annotations

import io
import json
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Protocol

from fascicle.edition.record import RECORD
from fascicle.model.errors import EditionError, UsageError
from fascicle.model.near import near

_LARGEST = 1 << 30  # bytes of one file in a zip
_KEPT = (".xml", ".toml")  # what a comparison reads


class StoredTree(Protocol):
    """Files by their paths in what stores them."""

    def names(self) -> Iterator[str]:
        """All paths."""

    def read(self, name: str) -> bytes:
        """The bytes of a file."""


class FolderTree:
    """A folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def names(self) -> Iterator[str]:
        """All paths below the folder."""
        return (path.relative_to(self._folder).as_posix() for path in self._folder.rglob("*") if path.is_file())

    def read(self, name: str) -> bytes:
        """The bytes of a file."""
        return (self._folder / name).read_bytes()


class ZipTree:
    """A zip file."""

    def __init__(self, file: Path | bytes, label: str) -> None:
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(file) if isinstance(file, bytes) else file)
        except (OSError, zipfile.BadZipFile) as error:
            hint = "give a zip that `fascicle deposit --as zip` made"
            raise EditionError(f"this is no zip file: {error}", path=label, hint=hint) from error

    def names(self) -> Iterator[str]:
        """All paths in it."""
        return (each.filename for each in self._archive.infolist() if not each.is_dir())

    def read(self, name: str) -> bytes:
        """The bytes of a file, which is not to be larger than a text can be."""
        if self._archive.getinfo(name).file_size > _LARGEST:
            raise EditionError("a file in the zip is too large", path=name, hint="look at who made it")
        return self._archive.read(name)


class OcflTree:
    """A version of an object of OCFL: ``v2``, the name of a release, or "" for the latest."""

    def __init__(self, folder: Path, version: str = "") -> None:
        self._folder = folder
        inventory = json.loads((folder / "inventory.json").read_bytes())
        versions = inventory["versions"]
        names = {str(value.get("message", "")).removeprefix("Release "): key for key, value in versions.items()}
        found = version if version in versions else names.get(version) if version else inventory["head"]
        if found is None:
            hint = near(version, [*names]) or f"it has {', '.join(names)}"
            raise UsageError(f"there is no release {version} in {folder}", hint=hint)
        manifest = inventory["manifest"]
        self._files = {
            name: str(manifest[digest][0]) for digest, names in versions[found]["state"].items() for name in names
        }

    def names(self) -> Iterator[str]:
        """All logical paths of the version."""
        return iter(self._files)

    def read(self, name: str) -> bytes:
        """The bytes of a file, which lies in the object."""
        return (self._folder / _safe(self._files[name])).read_bytes()


def git_tree(folder: Path, revision: str) -> ZipTree | None:
    """The folder as a revision of git has it; None where it is in no repository, or there is no such revision."""
    if revision.startswith("-") or not revision:
        return None
    git = ["git", "-C", str(folder)]
    try:
        known = subprocess.run([*git, "rev-parse", "-q", "--verify", f"{revision}^{{commit}}"], capture_output=True)
        if known.returncode:
            return None
        archive = [*git, "archive", "--format=zip", known.stdout.decode("ascii").strip()]
        return ZipTree(subprocess.run(archive, capture_output=True, check=True).stdout, revision)
    except (OSError, subprocess.CalledProcessError):
        return None


def unpack(tree: StoredTree, folder: Path, label: str) -> Path:
    """Put what a comparison reads of an edition into a folder, as an edition has it. Raises EditionError."""
    names = [name for name in tree.names() if name.endswith(_KEPT)]
    records = sorted((name for name in names if PurePosixPath(name).name == RECORD), key=lambda each: each.count("/"))
    if not records:
        raise EditionError(
            f"there is no {RECORD} in it", path=label, hint="give an edition, or what was deposited of one"
        )
    above = records[0][: -len(RECORD)]
    inside = {name[len(above) :]: name for name in names if name.startswith(above)}
    own = any(name.startswith("text/") for name in inside)
    for name, stored in inside.items():
        # In a package the texts that come from sources lie in another folder than at home.
        place = f"text/{name[4:]}" if not own and name.startswith("tei/") else name
        target = folder / _safe(place)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(tree.read(stored))
    return folder


def _safe(name: str) -> str:
    """A path that stays in its folder. Raises EditionError for any other."""
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name or "\0" in name:
        raise EditionError("a file would lie outside of its folder", path=name, hint="look at who made this package")
    return name
