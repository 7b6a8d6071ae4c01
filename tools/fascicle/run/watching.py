"""Files that are looked at again and again, until one of them changes: it costs little, and works everywhere."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterator
from pathlib import Path

from fascicle.edition.files import stamp

SUFFIXES = frozenset({".xml", ".tei", ".rng", ".rnc", ".sch", ".odd", ".toml", ".tsv", ".txt", ".md"})
_PAUSE = 0.4  # seconds between two looks
_LEFT_OUT = frozenset({"build", "node_modules", "releases"})


def watched(paths: Collection[Path], suffixes: Collection[str] = SUFFIXES) -> dict[Path, str]:
    """The files at or below some paths, and the state of each; what is made, and what is hidden, is left out."""
    return {file: stamp(file) for path in paths for file in _files(path, suffixes)}


def _files(path: Path, suffixes: Collection[str]) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    for each in sorted(path.iterdir()):
        if each.name.startswith(".") or each.name in _LEFT_OUT:
            continue
        if each.is_dir() or each.suffix.lower() in suffixes:
            yield from _files(each, suffixes)


def wait_for_change(
    paths: Collection[Path], before: dict[Path, str], suffixes: Collection[str] = SUFFIXES
) -> list[Path]:
    """Wait until a file is there, is gone or is another than before; answers which."""
    while True:
        now = watched(paths, suffixes)
        if now != before:
            return sorted(path for path in {*now, *before} if now.get(path) != before.get(path))
        time.sleep(_PAUSE)
