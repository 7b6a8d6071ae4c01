"""An object of the Oxford Common File Layout 1.1 in a storage root: each release a version, each content stored once.

https://ocfl.io/1.1/spec/ ; the layout of the root is extension 0003, hashed n-tuples with the object's identifier. An
object is never changed but by a version more, and its inventory is the last file that is put in place: who breaks a
run off leaves the version before it whole.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from fascicle.edition.files import write_bytes
from fascicle.model.errors import OutputError
from fascicle.model.shown import quoted

_SPEC = "https://ocfl.io/1.1/spec/"
_LAYOUT = "0003-hash-and-id-n-tuple-storage-layout"
_DIGEST = "sha512"
_ROOT, _OBJECT = "0=ocfl_1.1", "0=ocfl_object_1.1"
_PIECE = 1 << 20  # bytes
_LONGEST = 100  # characters of an encoded identifier in a path, as the layout has it


@dataclass(frozen=True)
class OcflVersion:
    """What a version says of itself: when, why, by whom."""

    created: str
    message: str
    name: str
    address: str


def store(root: Path, identifier: str, content: Path, version: OcflVersion) -> Path:
    """Put the files below a folder into an object as its next version; answers the object's folder.

    A storage root is made where there is none. Content that the last version has already makes no version. Raises
    OutputError where the folder is something else, or where nothing can be written.
    """
    try:
        _prepare(root)
        folder = root / _path_of(identifier)
        return _store(folder, identifier, content, version)
    except OSError as error:
        hint = "free some space, or give another folder; the versions that were there are still whole"
        raise OutputError(f"cannot write: {error.strerror or error}", path=root, hint=hint) from error


def _prepare(root: Path) -> None:
    if root.is_dir() and any(root.iterdir()):
        if not (root / _ROOT).is_file():
            hint = "give the folder of an OCFL storage root, or one that is not there yet"
            raise OutputError("this folder is no storage root of OCFL 1.1", path=root, hint=hint)
        layout = root / "ocfl_layout.json"
        if not layout.is_file() or json.loads(layout.read_bytes()).get("extension") != _LAYOUT:
            hint = f"give a storage root of the layout {_LAYOUT}"
            raise OutputError("the storage root has another layout", path=root, hint=hint)
        return
    root.mkdir(parents=True, exist_ok=True)
    described = {"extension": _LAYOUT, "description": "Hashed n-tuple folders, then the encoded identifier"}
    config = {"extensionName": _LAYOUT, "digestAlgorithm": "sha256", "tupleSize": 3, "numberOfTuples": 3}
    write_bytes(root / "ocfl_layout.json", _json(described))
    folder = root / "extensions" / _LAYOUT
    folder.mkdir(parents=True, exist_ok=True)
    write_bytes(folder / "config.json", _json(config))
    write_bytes(root / _ROOT, b"ocfl_1.1\n")


def _path_of(identifier: str) -> Path:
    """Extension 0003: three times three letters of the digest, then the identifier, percent-encoded."""
    digest = hashlib.sha256(identifier.encode("utf-8")).hexdigest()
    encoded = quote(identifier, safe="-_").replace(".", "%2e").replace("~", "%7e")
    encoded = _lower(encoded)
    if len(encoded) > _LONGEST:
        encoded = f"{encoded[:_LONGEST]}-{digest}"
    return Path(digest[0:3], digest[3:6], digest[6:9], encoded)


def _lower(encoded: str) -> str:
    """The two figures behind each percent sign in small letters, as the layout wants them."""
    first, *rest = encoded.split("%")
    return first + "".join(f"%{part[:2].lower()}{part[2:]}" for part in rest)


def _store(folder: Path, identifier: str, content: Path, version: OcflVersion) -> Path:
    inventory = _inventory(folder, identifier)
    state: dict[str, list[str]] = {}
    places: dict[str, Path] = {}
    for path in sorted(_files(content)):
        digest = _digest(path)
        state.setdefault(digest, []).append(path.relative_to(content).as_posix())
        places.setdefault(digest, path)
    head = inventory["head"]
    if head and inventory["versions"][head]["state"] == state:
        return folder
    number = int(head[1:]) + 1 if head else 1
    name = f"v{number}"
    left = folder / name
    if left.exists():  # of a run that was broken off before its inventory was written
        shutil.rmtree(left)
    for digest, logical in state.items():
        if digest not in inventory["manifest"]:
            target = folder / name / "content" / logical[0]
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(places[digest], target)
            inventory["manifest"][digest] = [f"{name}/content/{logical[0]}"]
    inventory["head"] = name
    inventory["versions"][name] = {
        "created": version.created,
        "message": version.message,
        "state": state,
        "user": {"name": version.name, "address": version.address},
    }
    _put(folder, name, inventory)
    return folder


def _inventory(folder: Path, identifier: str) -> dict[str, Any]:
    path = folder / "inventory.json"
    if not path.is_file():
        return {
            "id": identifier,
            "type": f"{_SPEC}#inventory",
            "digestAlgorithm": _DIGEST,
            "head": "",
            "manifest": {},
            "versions": {},
        }
    data = path.read_bytes()
    sidecar = folder / f"inventory.json.{_DIGEST}"
    known = sidecar.read_text("ascii").split() if sidecar.is_file() else []
    if known[:1] != [hashlib.new(_DIGEST, data).hexdigest()]:
        hint = "restore the object from a copy; nothing was written"
        raise OutputError("the inventory of the object is not the one that was written", path=path, hint=hint)
    inventory: dict[str, Any] = json.loads(data)
    if inventory["id"] != identifier:
        message = f"the object there is {quoted(inventory['id'])}"
        raise OutputError(message, path=folder, hint="give another storage root")
    return inventory


def _put(folder: Path, name: str, inventory: Mapping[str, Any]) -> None:
    """Write the inventory into the version, then into the object: with that the version is there."""
    data = _json(inventory)
    sidecar = f"{hashlib.new(_DIGEST, data).hexdigest()} inventory.json\n".encode("ascii")
    (folder / name).mkdir(parents=True, exist_ok=True)
    for place in (folder / name, folder):
        write_bytes(place / f"inventory.json.{_DIGEST}", sidecar)
        write_bytes(place / "inventory.json", data)
    if not (folder / _OBJECT).is_file():
        write_bytes(folder / _OBJECT, b"ocfl_object_1.1\n")


def _files(folder: Path) -> Iterator[Path]:
    return (Path(above, name) for above, _, files in os.walk(folder) for name in files)


def _digest(path: Path) -> str:
    digest = hashlib.new(_DIGEST)
    with path.open("rb") as stream:
        while piece := stream.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest()


def _json(value: Mapping[str, Any]) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode("utf-8")
