"""The pictures that a text shows or leads to: files of the edition, and addresses of the web."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from lxml import etree

from fascicle.edition.text import Text
from fascicle.publish.facsimile import facsimile_address, picture_file
from fascicle.publish.images import Pictures, format_of, images_of, site_path
from fascicle.tei.names import tei
from fascicle.tei.write import parse

if TYPE_CHECKING:
    from pathlib import Path

    from fascicle.run.workspace import Workspace

_SHOWN: Final = "{urn:fascicle:home}picture"
_NAMING: Final = (b"facs=", b"<graphic", b"<media", b"<binaryObject", b":graphic")


def pictures_of(workspace: Workspace, text: Text, data: bytes) -> Pictures:
    """What a text calls its pictures, with the address of each in the site or on the web, and the files among them."""
    if not any(each in data for each in _NAMING):
        return Pictures()
    folder = workspace.edition.folder
    root = parse(data, text.path)
    own = images_of(root, text.path, folder)
    addresses, files = dict(own.addresses), dict(own.files)
    path = text.path.relative_to(folder).as_posix()
    for name in _named(root):
        if name in addresses:
            continue
        address = facsimile_address(name, workspace.edition.record.facsimile, root, path)
        if "://" in address:
            addresses[name] = address
        elif address and (file := picture_file(folder, address)) and (kind := format_of(file.read_bytes())):
            addresses[name] = site_path(file.resolve(), folder.resolve(), kind)
            files[addresses[name]] = file
    return Pictures(addresses, files)


def with_pictures(data: bytes, path: Path, pictures: Pictures) -> bytes:
    """A TEI file whose figures and pages say where in the site, or on the web, their pictures are."""
    root = parse(data, path)
    for element in root.iter(tei("figure"), tei("pb")):
        graphic = element.find(tei("graphic"))
        name = element.get("facs", "").partition(" ")[0] if graphic is None else graphic.get("url", "")
        if address := pictures.addresses.get(name):
            element.set(_SHOWN, address)
    return etree.tostring(root.getroottree(), encoding="utf-8", xml_declaration=True)


def _named(root: etree._Element) -> Iterator[str]:
    """All that a file calls a picture, once."""
    seen = {word for each in root.iter("{*}*") for name in ("facs", "url") for word in each.get(name, "").split()}
    return iter(sorted(seen))
