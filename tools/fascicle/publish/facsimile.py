"""Where the picture is that ``@facs`` or ``graphic`` means: an address, or a path below the edition's folder."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path, PurePosixPath
from typing import Final
from urllib.parse import quote

from lxml import etree

from fascicle.edition.record import Facsimile
from fascicle.tei.names import TEI_NS, XML_ID, tei

ENDINGS: Final = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".svg", ".avif")
"""Of pictures that browsers show, in the order in which a name without one is looked for."""

_HERE: Final = "{facs}"
_SAFE: Final = "/:;,+@!~*'()"  # of a path, what addresses of IIIF and of repositories hold as it stands
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_WEB = re.compile(r"https?://", re.IGNORECASE)
_NS = {"t": TEI_NS}


def facsimile_address(facs: str, settings: Facsimile, tree: etree._Element, file: str = "") -> str:
    """The address or path of a picture; empty where there is none, or none that may be shown.

    ``facs`` is one pointer of ``@facs``, or the ``@url`` of a ``graphic``, of the TEI file whose root is ``tree`` and
    whose path below the edition's folder is ``file``. A pointer to a ``surface``, ``zone`` or ``graphic`` of the file
    is followed. An address of the web stays; a name goes into the pattern, or into the folder, of ``[facsimile]``
    ``images``; without these, or where it begins with a full stop, it is a path from the file. A path that leaves the
    edition's folder is none.
    """
    name = _followed(facs.strip(), tree)
    if _WEB.match(name):
        return name
    if not name or name.startswith(("#", "/", "\\")) or _ADDRESS.match(name):
        return ""
    if name.startswith("."):  # a path, and not what a list of pictures calls one
        return _inside(f"{PurePosixPath(file).parent}/{name}")
    if _HERE in settings.images:
        return settings.images.replace(_HERE, quote(name, safe=_SAFE))
    if _WEB.match(settings.images):
        return f"{settings.images.rstrip('/')}/{quote(name, safe=_SAFE)}"
    return _inside(f"{settings.images or PurePosixPath(file).parent}/{name}")


def _inside(path: str) -> str:
    """A path below the edition's folder; empty for one that leaves it."""
    plain = posixpath.normpath(path)
    return "" if plain.startswith(("../", "/")) or plain in (".", "..") else plain


def picture_file(folder: Path, path: str) -> Path | None:
    """The file of a picture below the edition's folder, by its path, with its ending or without; None if none is there.

    What leads out of the folder by a link is not there.
    """
    for ending in ("", *ENDINGS):
        file = folder / f"{path}{ending}"
        if file.is_file() and file.resolve().is_relative_to(folder.resolve()):
            return file
    return None


def _followed(pointer: str, tree: etree._Element) -> str:
    """The name or address of the picture that a pointer leads to through the file's ``facsimile``."""
    seen: set[str] = set()
    while pointer.startswith("#") and pointer not in seen:
        seen.add(pointer)
        target = next((each for each in tree.iter("{*}*") if each.get(XML_ID) == pointer[1:]), None)
        pointer = "" if target is None else _picture_of(target)
    return pointer


def _picture_of(element: etree._Element) -> str:
    """The first picture of a surface; of a zone, its own or that of the surface around it."""
    for each in (element, *element.iterancestors(tei("surface"), tei("surfaceGrp"))):
        graphic = each if each.tag in (tei("graphic"), tei("media")) else each.find("t:graphic", _NS)
        if graphic is None:
            graphic = each.find("t:media", _NS)
        if graphic is not None and graphic.get("url"):
            return str(graphic.get("url")).strip()
        if each.get("facs"):
            return str(each.get("facs")).split()[0]
    return ""
