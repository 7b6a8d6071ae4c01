"""Pictures in the files of word processors: which the web can show, and where they lie in the edition."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from pathlib import PurePath

from fascicle.inputs.office.package import OfficePackage

_SHOWN = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg"})


PICTURES = "images"
"""The folder of an edition into which its sources bring their pictures."""


def is_shown(part: str) -> bool:
    """Whether browsers show a picture, by the name of its part."""
    return posixpath.splitext(part)[1].lower() in _SHOWN


def picture_path(part: str, source: PurePath | str) -> str:
    """Where a picture of a source lies below the edition's folder: in a folder of the source's name."""
    return f"{PICTURES}/{PurePath(source).stem}/{posixpath.basename(part)}"


def picture_address(part: str, source: PurePath | str) -> str:
    """Where it lies, seen from the text."""
    return f"../{picture_path(part, source)}"


def shown_pictures(package: OfficePackage, parts: Iterable[str]) -> dict[str, bytes]:
    """The pictures among parts of a package that are shown, by where they lie in the edition."""
    found: dict[str, bytes] = {}
    for part in parts:
        if is_shown(part) and (data := package.part(part)):
            found[picture_path(part, package.path)] = data
    return found
