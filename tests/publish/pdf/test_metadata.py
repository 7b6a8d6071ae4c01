"""What a library takes over from the file, and what those get who do not see it."""

from __future__ import annotations

import io
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from lxml import etree

from fascicle.edition.folder import EditionFolder
from fascicle.edition.toml import LanguageTag
from fascicle.publish import pdf
from fascicle.publish.typst.finish import finished

from . import editions, tagged

_NAMES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "rights": "http://ns.adobe.com/xap/1.0/rights/",
}
_BUFFER = 128 * 1024  # what a format checker reads of the beginning of a file
RICH = replace(
    editions.RICH, record=replace(editions.RICH.record, doi="10.5072/lantern", keywords=("harbours", "tide tables"))
)


def one_text(body: str, edition: EditionFolder = editions.MINIATURE) -> bytes:
    return pdf.book(edition, {"ferry": editions.tei(body)}, None)


@pytest.fixture(scope="module")
def rich() -> bytes:
    return pdf.book(RICH, editions.texts(RICH), editions.authority(RICH))


def described(book: bytes) -> etree._Element:
    with pikepdf.open(io.BytesIO(book)) as document:
        return etree.fromstring(document.Root.Metadata.read_bytes())


def values(packet: etree._Element, name: str) -> list[str]:
    """The values of a property, one or a list of them."""
    return [str(each) for each in packet.xpath(f"//{name}[not(*)]/text() | //{name}//rdf:li/text()", namespaces=_NAMES)]


def test_metadata_are_whole(rich: bytes) -> None:
    packet = described(rich)
    assert values(packet, "dc:title") == ["The Lantern Gazette: Everything that a text of an edition may hold"]
    assert values(packet, "dc:creator") == ["Mara Tolland", "Oskar Brandt"]
    assert values(packet, "dc:publisher") == ["The Ferry Press"]
    assert values(packet, "dc:rights") == ["CC BY 4.0"]
    assert values(packet, "rights:WebStatement") == ["https://creativecommons.org/licenses/by/4.0/"]
    assert values(packet, "dc:identifier") == ["https://doi.org/10.5072/lantern"]
    assert values(packet, "dc:date") == ["2026-11"]
    assert values(packet, "dc:language")[0] == "en"
    assert {"de", "ar", "he"} < set(values(packet, "dc:language"))
    assert values(packet, "dc:subject") == ["harbours", "tide tables"]
    assert values(packet, "pdf:Keywords") == ["harbours, tide tables"]
    assert "proof" not in etree.tostring(packet, encoding="unicode")


def test_what_the_record_lacks_is_not_in_the_metadata() -> None:
    record = replace(editions.RICH.record, doi="", url=editions.MINIATURE.record.url, language=LanguageTag("qu"))
    packet = described(
        one_text(
            "<body/>", replace(editions.MINIATURE, record=replace(record, sources=editions.MINIATURE.record.sources))
        )
    )
    assert values(packet, "dc:identifier") == [each for each in (record.url,) if each]
    assert values(packet, "dc:language") == ["qu", "en"]
    assert values(packet, "dc:subject") == values(packet, "pdf:Keywords") == []


def test_metadata_stand_at_the_head_of_a_great_file(tmp_path: Path) -> None:
    """Behind as much as a checker reads, they would say nothing; a format is told by a file's beginning."""
    source = editions.MINIATURE.record.sources[0]
    rows = tuple(replace(source, file=f"text-{number}.txt") for number in range(300))
    edition = replace(editions.MINIATURE, record=replace(editions.MINIATURE.record, sources=rows))
    words = " ".join(f"{number:x}" for number in range(4000))
    texts = {
        row.stem: editions.tei(f"<body><p>{words[at:] if at < 20 else at}</p></body>") for at, row in enumerate(rows)
    }
    book = pdf.book(edition, texts, None)
    assert len(book) > 2 * _BUFFER
    assert 0 < book.index(b"pdfaid:conformance") < _BUFFER
    file = tmp_path / "book.pdf"
    file.write_bytes(book)
    done = subprocess.run([sys.executable, "-m", "fido.fido", "-q", file], capture_output=True, text=True, check=True)
    assert done.stdout.split(",")[:1] + done.stdout.split(",")[2:3] == ["OK", "fmt/479"]


def test_each_text_is_a_part_and_each_title_a_section(rich: bytes) -> None:
    with pikepdf.open(io.BytesIO(rich)) as document:
        (top,) = tagged.read(document).children
    assert isinstance(top, tagged.Element)
    parts = [each for each in top.children if isinstance(each, tagged.Element) and each.kind == "Part"]
    assert [next(part.all("H1")).text() for part in parts] == [
        "Contents", "The Lantern Gazette, number 7", "Die Lampe", "An empty leaf", "Indices", "Colophon"
    ]  # fmt: skip
    lamp = parts[2]
    (act,) = [each for each in lamp.children if isinstance(each, tagged.Element) and each.kind == "Sect"]
    assert next(act.all("H2")).text() == "Erster Aufzug"
    (scene,) = [each for each in act.children if isinstance(each, tagged.Element) and each.kind == "Sect"]
    assert next(scene.all("H3")).text() == "Erste Szene"


def test_pages_and_lines_of_the_source_are_told_where_they_begin() -> None:
    book = one_text(
        '<body><pb n="1"/><p>The ferry <pb n="2"/>leaves.</p><lg><l n="5">salt on the rope</l><l>rain</l></lg></body>'
    )
    with pikepdf.open(io.BytesIO(book)) as document:
        told = [
            (element.kind, element.title, "".join(map(str, element.children)))
            for kind in ("P", "Span")
            for element in tagged.read(document).all(kind)
            if element.is_told
        ]
    assert told == [("P", "page", "[p. 1]"), ("Span", "page", "[p. 2]"), ("Span", "line", "5")]


def test_heads_of_rows_and_columns_say_what_they_head() -> None:
    rows = "".join(
        f'<row><cell role="label">{day}</cell><cell><hi rend="italic">high</hi></cell></row>' for day in "ab"
    )
    book = one_text(f'<body><table><row role="label"><cell>Day</cell><cell>Tide</cell></row>{rows}</table></body>')
    with pikepdf.open(io.BytesIO(book)) as document:
        heads = [
            (str(scope.Scope), tagged.read(document) is not None)
            for each in document.objects
            if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/TH"
            for scope in (each.A if isinstance(each.A, pikepdf.Array) else [each.A])
            if "/Scope" in scope
        ]
        cells = [element.text().strip() for element in tagged.read(document).all("TD")]
    assert [scope for scope, _ in heads] == ["/Column", "/Column", "/Row", "/Row"]
    assert cells == ["high", "high"]


def test_long_words_are_copied_whole() -> None:
    address = "https://example.org/a/" + "very/long/" * 20 + "?because=there"
    number = "".join(str(each) for each in range(100))
    book = one_text(f"<body><p>{address} {number} so\u200bmuch</p></body>")
    with pypdfium2.PdfDocument(book) as document:
        shown = "".join(page.get_textpage().get_text_bounded() for page in document)
    whole = shown.replace("\r\n", "")
    assert "\u200b" not in whole
    assert all(each in whole for each in (address, number, "somuch"))
    assert editions.MINIATURE.record.sources[0].sha256 in whole


def test_the_same_file_twice(rich: bytes) -> None:
    again = pdf.book(RICH, editions.texts(RICH), editions.authority(RICH))
    assert again == rich
    with pikepdf.open(io.BytesIO(rich)) as document:
        bare = io.BytesIO()
        document.save(bare)
    assert finished(bare.getvalue())[:4] == b"%PDF"
