"""Pages that editors write, read for site and book: names, order, titles, links, pictures, and what goes wrong."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree

from fascicle.edition.editors_pages import EditorsPage
from fascicle.edition.folder import EditionFolder
from fascicle.model.errors import FascicleError
from fascicle.run.workspace import Workspace
from fascicle.tei.names import tei
from support.editions import miniature

PICTURE = b"\x89PNG\r\n\x1a\n" + bytes.fromhex(
    "0000000d49484452000000010000000108000000003a7e9b550000000a49444154789c636000000002000148afa4710000000049454e44ae426082"
)
INTRODUCTION = """# *Introduction*

The papers lay in a *chest* on the quay; the [letter](../text/{stem}.xml) was
the first.[^1] How we read it stands [elsewhere](2-principles.xml#p-1), and [there](https://example.org/).

## How they came

- by sea, in
  a lugger
- by land

![The chest](chest.png)

| Year | Boxes |
|------|------:|
| 1922 | 3     |

[^1]: The others followed.
"""
PRINCIPLES = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="de"><teiHeader><fileDesc><titleStmt>
<title>Grundsätze</title></titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>
<text><body><head>Grundsätze</head><p>Wie <hi rend="italic">wir</hi> lesen.</p></body></text></TEI>"""


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    folder = miniature(tmp_path / "edition")
    (folder / "pages").mkdir()
    return folder


def write(edition: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (edition / "pages" / name).write_text(text, "utf-8")


def read(edition: Path) -> tuple[EditorsPage, ...]:
    return Workspace(EditionFolder.load(edition)).published.pages


def text_of(page: EditorsPage) -> str:
    text = etree.fromstring(page.tei).find(tei("text"))
    assert text is not None
    return re.sub(r"\s+", " ", "".join(map(str, text.itertext()))).strip()


def test_an_edition_without_pages_has_none(edition: Path) -> None:
    (edition / "pages").rmdir()
    assert read(edition) == ()


def test_pages_come_in_the_order_of_their_files(edition: Path) -> None:
    write(edition, {"10-origins.md": "# Sources\n", "2-principles.xml": PRINCIPLES, "1-introduction.md": "# Opening\n"})
    assert [(page.name, page.title, page.language) for page in read(edition)] == [
        ("introduction", "Opening", "en"),
        ("principles", "Grundsätze", "de"),
        ("origins", "Sources", "en"),
    ]


def test_markdown_says_what_it_says_and_nothing_is_guessed(edition: Path) -> None:
    stem = EditionFolder.load(edition).record.sources[0].stem
    write(edition, {"1-introduction.md": INTRODUCTION.format(stem=stem), "2-principles.xml": PRINCIPLES})
    (edition / "pages" / "chest.png").write_bytes(PICTURE)
    page = read(edition)[0]
    assert page.title == "Introduction"
    root = etree.fromstring(page.tei)
    assert [head.text for head in root.iter(tei("head"))] == ["How they came"]
    assert [" ".join("".join(map(str, item.itertext())).split()) for item in root.iter(tei("item"))] == [
        "by sea, in a lugger",
        "by land",
    ]
    targets = [ref.get("target") for ref in root.iter(tei("ref"))]
    assert targets == [f"{stem}.xml", "#note-1", "principles.xml#p-1", "https://example.org/"]
    assert list(page.pictures.values()) == [edition / "pages" / "chest.png"]
    assert "lay in a chest on the quay; the letter was the first." in text_of(page)
    signs = set("*[]|#") & set(text_of(page))
    assert signs == set(), "signs of the markup are no words"
    assert [*root.iter(tei("lb"), tei("pc"), tei("note"))] == [*root.iter(tei("note"))]


def test_a_heading_that_is_not_the_title_stays(edition: Path) -> None:
    write(edition, {"principles.xml": PRINCIPLES.replace("<head>Grundsätze", "<head>Zum Lesen")})
    assert "Zum Lesen" in text_of(read(edition)[0])


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("introduction.md", "No heading.\n", "the page has no title"),
        ("broken.xml", "<TEI>", "not well-formed"),
        ("data.md", "# Data\n", "there is another page data.html"),
        ("two words.md", "# Two\n", 'the name "two words" cannot stand in an address'),
    ],
)
def test_what_is_no_page_is_told(edition: Path, name: str, text: str, message: str) -> None:
    (edition / "pages" / name).write_text(text, "utf-8")
    with pytest.raises(FascicleError, match=re.escape(message)) as told:
        read(edition)
    assert told.value.path is not None
    assert Path(told.value.path).name == name


def test_two_pages_of_one_name(edition: Path) -> None:
    write(edition, {"1-opening.md": "# One\n", "2-opening.md": "# Two\n"})
    with pytest.raises(FascicleError, match=r"another page opening\.html"):
        read(edition)


def test_a_page_of_ours_may_be_written_by_editors(edition: Path) -> None:
    write(edition, {"imprint.md": "# Imprint\n\nThe Ferry Press, Quay 3.\n"})
    assert [page.name for page in read(edition)] == ["imprint"]
