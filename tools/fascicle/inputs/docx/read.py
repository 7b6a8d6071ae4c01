"""A Word document as a source tree."""

from __future__ import annotations

from pathlib import PurePath

from fascicle.inputs.docx.body import DocxBody
from fascicle.inputs.docx.parts import DocxFile
from fascicle.inputs.office.package import OfficePackage
from fascicle.inputs.office.pictures import shown_pictures
from fascicle.inputs.office.writing import TextWriter
from fascicle.model.source import SourceText


def pictures(data: bytes, path: PurePath | str) -> dict[str, bytes]:
    """The pictures of a Word document that the web shows, by where they lie in the edition."""
    package = OfficePackage(data, path)
    return shown_pictures(package, (each for each in package.names if "/media/" in each))


def read(data: bytes, path: PurePath | str) -> SourceText:
    """Read a Word document: what a reader of it sees is text, and what they do not see is counted."""
    writer = TextWriter()
    DocxBody(DocxFile(OfficePackage(data, path)), writer).read()
    return writer.finish("docx")
