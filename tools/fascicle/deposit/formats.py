"""File formats as archives name them: media type (IANA) and PRONOM unique identifier (The National Archives).

An identifier is given only where it says what the file is. RELAX NG and Schematron have none of their own and are
XML to PRONOM; TOML has none at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path, PurePosixPath

import pikepdf
from lxml import etree

_TEI = "http://www.tei-c.org/ns/1.0"


@dataclass(frozen=True, order=True)
class Format:
    """A file format; ``puid`` is empty where PRONOM has none, or where it cannot be told."""

    name: str
    media_type: str
    puid: str = ""

    def __str__(self) -> str:
        return f"{self.name} ({self.puid})" if self.puid else self.name


TEI = Format("TEI P5", "application/tei+xml", "fmt/1476")
TEI_CORPUS = Format("TEI P5 corpus", "application/tei+xml", "fmt/1477")
XML = Format("XML 1.0", "application/xml", "fmt/101")
PDF = Format("PDF", "application/pdf")
UNKNOWN = Format("unknown", "application/octet-stream")

_BY_SUFFIX = {
    ".cff": Format("YAML", "application/yaml", "fmt/818"),
    ".css": Format("CSS", "text/css", "x-fmt/224"),
    ".epub": Format("EPUB", "application/epub+zip", "fmt/483"),
    ".html": Format("HTML 5", "text/html", "fmt/471"),
    ".js": Format("JavaScript", "text/javascript", "x-fmt/423"),
    ".json": Format("JSON", "application/json", "fmt/817"),
    ".md": Format("Markdown", "text/markdown", "fmt/1149"),
    ".otf": Format("OpenType", "font/otf", "fmt/520"),
    ".png": Format("PNG", "image/png"),
    ".rng": Format("RELAX NG in XML 1.0", "application/xml", "fmt/101"),
    ".sch": Format("Schematron in XML 1.0", "application/xml", "fmt/101"),
    ".svg": Format("SVG", "image/svg+xml"),
    ".toml": Format("TOML", "application/toml"),
    ".ttf": Format("TrueType", "font/ttf", "x-fmt/453"),
    ".txt": Format("plain text", "text/plain", "x-fmt/111"),
    ".typ": Format("Typst", "text/plain"),
    ".woff2": Format("WOFF 2", "font/woff2", "fmt/1172"),
    ".xsl": Format("XSLT in XML 1.0", "application/xslt+xml", "fmt/101"),
}

_PDF_A = {
    "1A": "fmt/95",
    "1B": "fmt/354",
    "2A": "fmt/476",
    "2B": "fmt/477",
    "2U": "fmt/478",
    "3A": "fmt/479",
    "3B": "fmt/480",
    "3U": "fmt/481",
}


_BY_NAME = {"LICENSE": ".txt"}
"""Files at the top of a package that have no ending, and the one that they could have."""


def identify(path: str, content: Path | bytes) -> Format:
    """The format of a file, by its name's ending and, for XML and PDF, by what the file says of itself.

    ``content`` is the file on disk, of which only the beginning (XML) or the catalogue (PDF) is read, or its bytes.
    """
    suffix = PurePosixPath(path).suffix.lower()
    if suffix == ".xml":
        return _xml(content)
    if suffix == ".pdf":
        return _pdf(content)
    return _BY_SUFFIX.get(suffix or _BY_NAME.get(path, ""), UNKNOWN)


def _xml(content: Path | bytes) -> Format:
    """TEI by its root element; a file that is not well-formed still is an .xml file to a librarian."""
    with BytesIO(content) if isinstance(content, bytes) else content.open("rb") as stream:
        try:
            _, root = next(iter(etree.iterparse(stream, events=("start",), no_network=True, resolve_entities=False)))
        except (etree.XMLSyntaxError, StopIteration):
            return XML
    return {f"{{{_TEI}}}TEI": TEI, f"{{{_TEI}}}teiCorpus": TEI_CORPUS}.get(str(root.tag), XML)


def _pdf(content: Path | bytes) -> Format:
    """PDF/A by the part and level that the file declares in its XMP metadata."""
    try:
        with pikepdf.open(BytesIO(content) if isinstance(content, bytes) else content) as pdf:
            level = pdf.open_metadata().pdfa_status
    except pikepdf.PdfError:
        return PDF
    if level not in _PDF_A:
        return PDF
    return Format(f"PDF/A-{level[0]}{level[1:].lower()}", "application/pdf", _PDF_A[level])
