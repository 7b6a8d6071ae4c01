"""Pictures that texts name: which of them are taken, and where they are shown."""

from __future__ import annotations

import base64
import io
import re
from pathlib import Path

import pikepdf
import pytest

from fascicle import saxon
from fascicle.publish.home import HomeSettings
from fascicle.publish.images import format_of, images_of
from fascicle.publish.typst.compiler import compile_book
from fascicle.tei.write import parse
from support.home import RECORD, shown

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
SVG = b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9"/></svg>'

TEI = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader><fileDesc><titleStmt><title>T</title>'
    "</titleStmt><publicationStmt><p>Unpublished.</p></publicationStmt><sourceDesc><p>Born digital.</p></sourceDesc>"
    "</fileDesc></teiHeader><text><body>{}</body></text></TEI>"
)


def pictures(folder: Path, *urls: str, base: str = "") -> dict[str, str]:
    """What is taken of the pictures with these addresses, named by the text `texts/t.xml`."""
    body = "".join(f'<figure{base}><graphic url="{url}"/></figure>' for url in urls)
    root = parse(TEI.format(body).encode(), "t.xml")
    return dict(images_of(root, folder / "edition" / "texts" / "t.xml", folder / "edition").addresses)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An edition with pictures, and one picture beside it."""
    plates = tmp_path / "edition" / "texts" / "plates"
    plates.mkdir(parents=True)
    (plates / "boat one.png").write_bytes(PNG)
    (plates / "chart.svg").write_bytes(SVG)
    (plates / "broken.png").write_bytes(PNG[:20])
    (plates / "really-a-text.png").write_bytes(b"words")
    (plates / "running.svg").write_bytes(SVG.replace(b"<path", b"<script>x</script><path"))
    (tmp_path / "secret.png").write_bytes(PNG)
    (plates / "link.png").symlink_to(tmp_path / "secret.png")
    return tmp_path


def test_pictures_of_the_edition_are_taken_by_what_they_are(folder: Path) -> None:
    """The name in the site is made of the file's, and ends in the format that its bytes say."""
    taken = pictures(folder, "plates/boat%20one.png", "plates/chart.svg")
    assert [re.sub(r"-[0-9a-f]{8}\.", "-HASH.", each) for each in taken.values()] == [
        "images/boat-one-HASH.png",
        "images/chart-HASH.svg",
    ]


@pytest.mark.parametrize(
    "url",
    [
        "plates/missing.png",
        "plates/broken.png",
        "plates/really-a-text.png",
        "plates/running.svg",
        "plates/link.png",
        "../../secret.png",
        "plates/%2e%2e/../../../secret.png",
        "/etc/passwd",
        "file:///etc/passwd",
        "//example.org/a.png",
        "https://example.org/a.png",
        "plates",
        "",
        "a%00b.png",
    ],
)
def test_nothing_else_is_taken(folder: Path, url: str) -> None:
    """Neither from outside the edition nor from the net, nor what is no picture, or a harmful one."""
    assert pictures(folder, url) == {}


def test_a_relative_base_is_followed(folder: Path) -> None:
    """XML Base says what an address is relative to."""
    assert list(pictures(folder, "boat%20one.png", base=' xml:base="plates/"')) == ["boat%20one.png"]
    assert pictures(folder, "boat.png", base=' xml:base="https://example.org/"') == {}


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (PNG, "png"),
        (b"\xff\xd8\xff\xe0", "jpg"),
        (b"GIF89a", "gif"),
        (b"RIFF....WEBPVP8 ", "webp"),
        (SVG, "svg"),
        (b"II*\0", None),
    ],
)
def test_formats_are_told_by_their_first_bytes(data: bytes, name: str | None) -> None:
    """Formats that browsers and the PDF show; no other, whatever the file's name says."""
    assert format_of(data) == name


@pytest.mark.parametrize(
    "harm",
    [b"<script/>", b'<g onload="x"/>', b'<image href="https://example.org/x.png"/>', b"<foreignObject/>"],
)
def test_a_picture_that_acts_is_none(harm: bytes) -> None:
    """An SVG file is a page of its own: one that runs, or fetches anything, is not published."""
    assert format_of(SVG.replace(b"<path", harm + b"<path")) is None


def test_pictures_are_shown_with_their_description_on_page_and_in_book(folder: Path) -> None:
    """The page has `img` with the words of figDesc, else of the heading; the PDF a figure with the same words."""
    body = (
        '<figure><graphic url="plates/boat%20one.png"/><head>A boat</head><figDesc>A boat at the quay.</figDesc>'
        '</figure><p>Within <figure><graphic url="plates/chart.svg"/></figure> a line, <figure>'
        '<graphic url="https://example.org/x.jpg"/></figure>.</p>'
    )
    data = TEI.format(body).encode()
    text = folder / "edition" / "texts" / "t.xml"
    found = images_of(parse(data, "t.xml"), text, folder / "edition")
    made = shown(data, HomeSettings(title="T", language="en", pictures=found.addresses))
    boat, chart = found.addresses["plates/boat%20one.png"], found.addresses["plates/chart.svg"]
    assert f'<img src="{boat}" alt="A boat at the quay.">' in made.page
    assert f'<img src="{chart}" alt="Picture">' in made.page
    assert '<a href="https://example.org/x.jpg">' in made.page
    assert "https://example.org" not in "".join(re.findall(r'src="[^"]*"', made.page))
    assert made.lost() == {}
    book = compile_book({**_book(made.home), **{path: file.read_bytes() for path, file in found.files.items()}}, 0)
    with pikepdf.open(io.BytesIO(book)) as pdf:
        told = {str(each.Alt) for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/Alt" in each}
    assert {"A boat at the quay.", "Picture"} <= told


def _book(home: bytes) -> dict[str, str | bytes]:
    parameters: dict[str, saxon.Value] = {
        "language": "en",
        "texts": [saxon.parse(home.decode())],
        "stems": ["text"],
        "attachments": ["text.xml"],
        "missing": "",
    }
    return {**saxon.load("print.xsl").files(saxon.parse(RECORD), parameters), "attach-1": b"<TEI/>"}
