"""Editions to work on in tests: a new one, and a copy of the miniature."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import fascicle

MINIATURE = Path(__file__).parents[1] / "editions" / "miniature"


def new_edition(folder: Path) -> Path:
    """A fresh edition as ``fascicle init`` makes it."""
    fascicle.init(folder)
    return folder


def miniature(folder: Path) -> Path:
    """A copy of the miniature, whose TEI file an editor finished by hand."""
    shutil.copytree(MINIATURE, folder)
    return folder


def set_source(edition: Path, data: bytes) -> None:
    """Put other bytes in the place of a new edition's only source, checksum and all."""
    source = edition / "source" / "welcome.txt"
    record = edition / "edition.toml"
    old = hashlib.sha256(source.read_bytes()).hexdigest()
    source.write_bytes(data)
    record.write_text(record.read_text("utf-8").replace(old, hashlib.sha256(data).hexdigest()), "utf-8")


def add_source(edition: Path, file: str, text: str, title: str, **values: str) -> None:
    """Put one more source into a new edition, a letter in English; other values are TOML."""
    data = text.encode("utf-8")
    (edition / "source" / file).write_bytes(data)
    rows = {"file": f'"{file}"', "sha256": f'"{hashlib.sha256(data).hexdigest()}"', "title": f'"{title}"'}
    rows |= {"language": '"en"', "genre": '"letter"', **values}
    with (edition / "edition.toml").open("a", encoding="utf-8") as record:
        record.write("\n[[sources]]\n" + "".join(f"{key} = {value}\n" for key, value in rows.items()))


def tree(folder: Path) -> dict[str, bytes]:
    """All files below a folder by relative path, but for the cache, which is no product."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "cache.sqlite"
    }
