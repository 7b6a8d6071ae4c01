"""An OpenDocument text as a source tree."""

from __future__ import annotations

from pathlib import PurePath

from lxml import etree

from fascicle.inputs.odt.body import OdtBody
from fascicle.inputs.odt.pictures import OdtPictures
from fascicle.inputs.office.package import OfficePackage, locked, parse_part
from fascicle.inputs.office.pictures import shown_pictures
from fascicle.inputs.office.trees import child
from fascicle.inputs.office.writing import TextWriter
from fascicle.model.errors import SourceError
from fascicle.model.source import SourceText

_LOCKED = b"manifest:encryption-data"


def read(data: bytes, path: PurePath | str) -> SourceText:
    """Read an OpenDocument text: what a reader of it sees is text, and what they do not see is counted."""
    writer = TextWriter()
    if data.startswith(b"PK"):
        package = OfficePackage(data, path)
        if _LOCKED in (package.part("META-INF/manifest.xml") or b""):
            raise locked(path)
        root, styles = package.needed("content.xml"), package.tree("styles.xml")
        pictures = OdtPictures(package, path)
    else:
        root, styles, pictures = parse_part(data, "", path), None, OdtPictures(None, path)
    OdtBody(_text(root, path), styles, root, pictures, writer).read()
    return writer.finish("odt")


def pictures(data: bytes, path: PurePath | str) -> dict[str, bytes]:
    """The pictures of an OpenDocument text that the web shows, by where they lie in the edition."""
    if not data.startswith(b"PK"):
        return {}
    package = OfficePackage(data, path)
    return shown_pictures(package, (each for each in package.names if each.startswith("Pictures/")))


def _text(root: etree._Element, path: PurePath | str) -> etree._Element:
    text = child(root, "office:body", "office:text")
    if text is None:
        raise SourceError(
            "the file is an OpenDocument file, but holds no text: a table of values, a presentation or a drawing",
            path=path,
            hint="save its text from its program as a text document",
        )
    return text
