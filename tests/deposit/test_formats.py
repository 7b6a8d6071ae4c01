from __future__ import annotations

import io

import pikepdf
import pytest

from fascicle.deposit.formats import PDF, TEI, TEI_CORPUS, UNKNOWN, XML, identify

TEI_NAMESPACE = "http://www.tei-c.org/ns/1.0"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (f"<?xml version='1.0'?><!-- a text --><TEI xmlns='{TEI_NAMESPACE}'/>", TEI),
        (f"<t:TEI xmlns:t='{TEI_NAMESPACE}'/>", TEI),
        (f"<teiCorpus xmlns='{TEI_NAMESPACE}'/>", TEI_CORPUS),
        ("<TEI/>", XML),
        (f"<note>{TEI_NAMESPACE}</note>", XML),
        ("", XML),
        ("<TEI", XML),
    ],
)
def test_tei_is_told_by_its_root_element(data: str, expected: object) -> None:
    assert identify("tei/ferry.xml", data.encode()) is expected


def _pdf(part: str = "", level: str = "") -> bytes:
    pdf, stream = pikepdf.new(), io.BytesIO()
    if part:
        with pdf.open_metadata() as metadata:
            metadata["pdfaid:part"] = part
            metadata["pdfaid:conformance"] = level
    pdf.save(stream)
    return stream.getvalue()


def test_pdf_a_is_told_by_what_the_file_declares() -> None:
    assert identify("print/a.pdf", _pdf("3", "A")).puid == "fmt/479"
    assert identify("print/a.pdf", _pdf("2", "U")).puid == "fmt/478"


@pytest.mark.parametrize("data", [b"", b"not a PDF", _pdf(), _pdf("9", "Z")])
def test_another_pdf_has_no_identifier_of_pdf_a(data: bytes) -> None:
    assert identify("print/a.pdf", data) is PDF


def test_other_formats_are_told_by_the_ending() -> None:
    assert identify("site/INDEX.HTML", b"").puid == "fmt/471"
    assert identify("site/strange.xyz", b"") is UNKNOWN
    assert identify("Makefile", b"") is UNKNOWN
    assert identify("LICENSE", b"").media_type == "text/plain"
