"""The book as a file: what goes with it, what catalogues and readers find in it, and that it never differs."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from lxml import etree

from fascicle import resources
from fascicle.edition.folder import EditionFolder
from fascicle.edition.toml import Date
from fascicle.model.errors import EngineError, TeiError
from fascicle.publish import pdf
from fascicle.publish.typst.compiler import compile_book
from fascicle.publish.typst.glyphs import missing

from . import editions, reading, tagged

LANGUAGES = sorted(path.stem for path in (resources.folder("xslt") / "messages").glob("*.xml"))
WORDS = {"words.typ": pdf.typst_files(editions.MINIATURE, {}, None)["words.typ"]}
LOOK = '#import "book.typ": *\n#show: book.with(title: "A", running: "A")\n'


@pytest.fixture(scope="module")
def rich() -> bytes:
    return pdf.book(editions.RICH, editions.texts(editions.RICH), editions.authority(editions.RICH))


def one_text(body: str) -> bytes:
    return pdf.book(editions.MINIATURE, {"ferry": editions.tei(body)}, None)


def pages(book: bytes) -> int:
    with pikepdf.open(io.BytesIO(book)) as document:
        return len(document.pages)


def test_tei_files_are_attached_as_they_are(rich: bytes) -> None:
    with pikepdf.open(io.BytesIO(rich)) as document:
        attached = {name: spec.get_file().read_bytes() for name, spec in document.attachments.items()}
        relations = {str(file.AFRelationship) for file in document.Root.AF}
        types = {str(spec.get_file().mime_type) for spec in document.attachments.values()}
        described = [spec.description for spec in document.attachments.values()]
    expected = {f"{stem}.xml": data for stem, data in editions.texts(editions.RICH).items()}
    assert attached == expected | {"authority.xml": editions.authority(editions.RICH)}
    assert relations == {"/Source"}
    assert types == {"application/tei+xml"}
    assert all(described)


def test_title_language_and_date_come_from_the_record(rich: bytes) -> None:
    with pikepdf.open(io.BytesIO(rich)) as document:
        assert str(document.Root.Lang) == "en"
        assert document.Root.ViewerPreferences.DisplayDocTitle
        assert str(document.docinfo.Title).startswith("The Lantern Gazette: ")
        # the record says 2026-11
        assert str(document.docinfo.CreationDate) == "D:20261101000000Z"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("de", ["Inhalt", "Register", "Personen", "Lizenz: CC BY 4.0", "nicht in der Quelle", "Bild: A slip"]),
        ("el", ["Περιεχόμενα", "Ευρετήρια", "Πρόσωπα", "Άδεια: CC BY 4.0", "λείπει από την πηγή"]),
        ("ru", ["Содержание", "Указатели", "Лица", "Лицензия: CC BY 4.0", "нет в источнике", "Изображение: A"]),
        ("qu", ["Contents", "Indices", "Persons", "Licence: CC BY 4.0", "not in the source", "Picture: A slip"]),
    ],
)
def test_the_book_speaks_the_language_of_the_edition(language: str, words: list[str]) -> None:
    edition = editions.in_language(editions.RICH, language)
    book = pdf.book(edition, editions.texts(edition), editions.authority(edition))
    with pikepdf.open(io.BytesIO(book)) as document:
        assert str(document.Root.Lang) == language
        text = reading.flat(tagged.read(document).text())
    assert [each for each in words if each not in text] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_fonts_have_every_sign_of_the_messages(language: str) -> None:
    folder = resources.folder("xslt") / "messages"
    for path in (folder / f"{language}.xml", folder / "cldr" / f"{language}.xml"):
        root = etree.parse(path).getroot()
        assert missing(["".join(root.xpath("//*[local-name() != 'language']/text() | //@alone | //@last"))]) == ""


def test_front_matter_has_roman_numbers(rich: bytes) -> None:
    with pikepdf.open(io.BytesIO(rich)) as document:
        labels = [page.label for page in document.pages]
    assert labels[:7] == ["i", "ii", "iii", "iv", "v", "vi", "1"]
    assert labels[7:] == [str(number) for number in range(2, len(labels) - 5)]


def test_bookmarks_are_titles_without_notes(rich: bytes) -> None:
    with pikepdf.open(io.BytesIO(rich)) as document, document.open_outline() as outline:
        gazette, lamp, empty, index, colophon = outline.root
        titles = [item.title for item in gazette.children]
        acts = [item.title for item in lamp.children]
    assert [gazette.title, empty.title] == ["The Lantern Gazette, number 7", "An empty leaf"]
    assert titles == ["CONTENTS", "THE LAMP OF KESTREL SOUND", "Tide table", "Index"]
    assert acts == ["Erster Aufzug"]
    assert [item.title for item in index.children] == ["Persons", "Places", "Organisations", "Dates"]
    assert colophon.title == "Colophon"


def test_index_is_sorted_and_leads_to_pages_once(rich: bytes) -> None:
    with pikepdf.open(io.BytesIO(rich)) as document:
        (root,) = tagged.read(document).children
    assert isinstance(root, tagged.Element)
    persons = next(each for each in root.all("Sect") if next(each.all("H2"), each).text() == "Persons")
    entries = [element.text() for element in persons.all("P")]
    # in the order of surnames; Ada Quill is named three times on the first page; who is not named has no entry
    assert [re.sub(r", \d.*| \(.*", "", entry) for entry in entries] == [
        "Moor, Élan", "Prow, Emil", "Quill, Ada", "Vane, Zora"
    ]  # fmt: skip
    assert re.fullmatch(r"Quill, Ada \(1889–1960, ferrywoman\), 1, \d+, \d+", entries[2])


def test_references_lead_to_places_in_the_book_and_nowhere_else(rich: bytes) -> None:
    with pikepdf.open(io.BytesIO(rich)) as document:
        links = {element.text() for element in tagged.read(document).all("Link")}
    assert {"the notice", "the play", "→"} <= links
    assert "elsewhere" not in links


def test_languages_are_in_the_tags(rich: bytes) -> None:
    with pikepdf.open(io.BytesIO(rich)) as document:
        paragraphs = list(tagged.read(document).all("P"))
    languages = {element.language for element in paragraphs}
    assert {"de", "ar", "he"} <= languages


def test_same_bytes_again_and_in_another_folder(rich: bytes, tmp_path: Path) -> None:
    program = (
        "import hashlib, sys; from fascicle.edition.folder import EditionFolder; from fascicle.publish import pdf\n"
        "edition = EditionFolder.load(sys.argv[1])\n"
        "texts = {each.stem: edition.text_path(each).read_bytes() for each in edition.record.sources}\n"
        "book = pdf.book(edition, texts, edition.authority_path.read_bytes())\n"
        "sys.stdout.buffer.write(book)\n"
    )
    command = [sys.executable, "-c", program, str(editions.RICH.folder)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=True)
    assert done.stdout == rich


def test_the_order_of_the_mapping_does_not_matter(rich: bytes) -> None:
    backwards = dict(reversed(editions.texts(editions.RICH).items()))
    assert pdf.book(editions.RICH, backwards, editions.authority(editions.RICH)) == rich


def test_characters_without_a_glyph_are_shown_by_number() -> None:
    assert missing(["plain é α я א", "\ufeff\ue000𒀀😀\ufdd0"]) == "\ue000\ufdd0\ufeff𒀀😀"
    code = pdf.typst_files(editions.NUMBERED, {"ferry": editions.tei("<body><div><p>𒀀x</p></div></body>")}, None)
    assert 'missing-glyph("U+12000"); "x"' in code["text-1.typ"]
    assert "U+12000" in code["main.typ"]  # the imprint says what the box means


@pytest.mark.parametrize(
    "body",
    [
        "<body/>",
        "<body><div/></body>",
        "<body><div><p/><head/><list><item/></list><lg><l/></lg><table><row><cell/></row></table></div></body>",
        f"<body><div><p>{'x' * 3000}</p><table><row><cell>{'y' * 400}</cell></row></table></div></body>",
        f"<body><div>{'<list><item>x' * 20}{'</item></list>' * 20}</div></body>",
        f"<body>{'<div><head>x</head>' * 20}{'</div>' * 20}</body>",
        '<body><div><table><row><cell rows="9">a</cell><cell cols="3">b</cell></row><row><cell>c</cell></row></table>'
        "</div></body>",
        "<body><div><p>" + 'word <pb n="1"/> ' * 80 + "</p></div></body>",
    ],
    ids=["empty", "empty-div", "empty-blocks", "long-words", "deep-list", "deep-div", "spans", "many-pages"],
)
def test_odd_texts_become_books(body: str) -> None:
    assert pages(one_text(body)) >= 4


def test_a_long_text_with_many_corrections() -> None:
    word = '<choice><sic>siad</sic><corr resp="#mt" cert="high">said</corr></choice> '
    paragraphs = "".join(f"<p>{('harbour and tide ' * 4 + word) * 10}</p>" for _ in range(150))
    book = one_text(f"<body><div>{paragraphs}</div></body>")
    with pikepdf.open(io.BytesIO(book)) as document:
        notes = reading.flat(" ".join(note.text() for note in tagged.read(document).all("Note")))
    assert len(re.findall(r"said\d?\] siad mt", notes)) == 1500


def test_errors_say_what_and_where() -> None:
    with pytest.raises(EngineError, match="no source for the text stranger"):
        pdf.book(editions.MINIATURE, {"stranger": b"<TEI/>"}, None)
    with pytest.raises(TeiError) as caught:
        pdf.book(editions.MINIATURE, {"ferry": b"<TEI>"}, None)
    assert caught.value.place.startswith("ferry.xml:1")
    code = LOOK + '#par("a") /* line 12 */\n#par(panic("b")) /* line 13 */\n'
    with pytest.raises(EngineError, match=r"main\.typ, line 4; line 13 of the source file"):
        compile_book(WORDS | {"main.typ": code}, 0)


def test_a_layout_that_does_not_come_to_rest_is_an_error() -> None:
    restless = '#let s = state("s", 0)\n#context s.update(s.final() + 1)\n#context s.final()\n'
    with pytest.raises(EngineError, match="could not settle"):
        compile_book(WORDS | {"main.typ": LOOK + restless}, 0)


def test_typst_reads_nothing_outside_its_folder(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    for path in (str(secret), "../../etc/hostname"):
        with pytest.raises(EngineError):
            compile_book(WORDS | {"main.typ": f'{LOOK}#read("{path}")'}, 0)


def test_a_date_without_a_day_is_its_first_day() -> None:
    def dated(date: str) -> EditionFolder:
        return replace(editions.MINIATURE, record=replace(editions.MINIATURE.record, date=Date(date)))

    texts = editions.texts(editions.MINIATURE)
    for date in ("2026", "2026-01", "2026-01-01"):
        with pikepdf.open(io.BytesIO(pdf.book(dated(date), texts, None))) as document:
            assert str(document.docinfo.CreationDate) == "D:20260101000000Z"
    with pytest.raises(EngineError, match="no date"):
        pdf.book(dated(""), texts, None)


def test_small_letters_above_others_are_set_in_every_heading_and_look() -> None:
    """German prints of 1800 are full of them; the semibold of the book's font, for one, has none."""
    words = "Ga\u0364nge, Ho\u0364fe"
    nested = f"<head>{words}</head><p>{words}</p>"
    for _ in range(5):
        nested = f"<head>{words}</head><div>{nested}</div>"
    looks = "".join(f"<hi rend='{look}'>{words}</hi> " for look in ("bold", "italic", "smallcaps", "bold italic"))
    body = f"<body><div>{nested}<p>{looks}</p></div></body>"
    book = pdf.book(editions.MINIATURE, {"ferry": editions.tei(body)}, None)
    with pypdfium2.PdfDocument(book) as document:
        shown = "".join(page.get_textpage().get_text_bounded() for page in document)
    assert "U+0364" not in shown
    assert shown.count("\u0364") >= 2 * 11


def test_a_sign_without_a_glyph_where_it_stands_is_shown_by_its_number(monkeypatch: pytest.MonkeyPatch) -> None:
    """Typst is asked beforehand for signs; what it says only when it sets the book is heard, too."""
    monkeypatch.setattr(pdf, "missing", lambda *_: "")
    book = pdf.book(editions.NUMBERED, {"ferry": editions.tei("<body><div><p>𒀀x</p></div></body>")}, None)
    with pypdfium2.PdfDocument(book) as document:
        shown = "".join(page.get_textpage().get_text_bounded() for page in document)
    assert "U+12000" in shown
