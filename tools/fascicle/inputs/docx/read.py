"""A Word document as a source tree."""

from __future__ import annotations

from pathlib import PurePath

from fascicle.inputs.docx.body import DocxBody
from fascicle.inputs.docx.parts import DocxFile
from fascicle.inputs.office.languages import settle_languages
from fascicle.inputs.office.package import OfficePackage
from fascicle.inputs.office.writing import TextWriter
from fascicle.model.source import SourceText


def read(data: bytes, path: PurePath | str) -> SourceText:
    """Read a Word document: what a reader of it sees is text, and what they do not see is counted."""
    writer = TextWriter()
    DocxBody(DocxFile(OfficePackage(data, path)), writer).read()
    return settle_languages(writer.finish("docx"))
