"""Paths in a package: good on every file system and in every repository that may once hold it."""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import accumulate

_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]*(?<!\.)")
# RFC 8493, section 6.1: names that Windows keeps for devices, whatever their ending.
_DEVICE = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)


# What some file system, or a manifest of BagIt, has another use for.
_THEIR_NAME = re.compile(r"""[^\x00-\x1f\x7f-\x9f\\/:*?"<>|%]+(?<![. ])""")


def unsafe(paths: Collection[str], theirs: Collection[str] = ()) -> tuple[str, str] | None:
    """A path that will not do, and why; None if all will.

    A path is folders and a name divided by ``/``, each of the letters A to Z, digits, ``.``, ``-`` and ``_``,
    beginning with a letter, a digit or ``_``. No two paths are the same or differ by case alone, and no file is a
    folder too. Those of ``theirs`` are names of files that exist and keep their names: they may hold whatever no file
    system refuses.
    """
    spelling: dict[str, str] = {}
    folders: set[str] = set()
    files: set[str] = set()
    for path in sorted(paths):
        parts = path.split("/")
        if path in theirs and not all(map(_THEIR_NAME.fullmatch, parts)):
            return path, "holds a character that not every file system takes"
        if path not in theirs and not all(map(_NAME.fullmatch, parts)):
            return path, "holds something else than the letters A to Z, digits, `.`, `-` and `_`"
        if any(map(_DEVICE.fullmatch, parts)):
            return path, "has a name that Windows keeps for a device"
        *above, whole = accumulate(parts, "{}/{}".format)
        for each in (*above, whole):
            known = spelling.setdefault(each.lower(), each)
            if known != each:
                return path, f"differs from {known} by case only"
        folders.update(above)
        if whole in files:
            return path, "is there twice"
        files.add(whole)
    clash = min(folders & files, default=None)
    return (clash, "is a file and a folder too") if clash else None
