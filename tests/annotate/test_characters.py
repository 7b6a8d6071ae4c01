"""How a text layer stores its characters: read as people read them, without apparatus, and told where one was lost."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from lxml import etree

import fascicle
from fascicle.tei.layers import Layer, LayerView
from fascicle.tei.names import tei

_D = "Die Fähre über den Fluß fährt früh, der Kapitän hört Möwen über Dächern."
_TEXTS = {
    "German": ("de", _D),
    "Greek": ("el", "Το πλοίο έφυγε νωρίς από το λιμάνι της πόλης και ήρθε πίσω."),
    "French": ("fr", "Le café du port était fermé, et la forêt brûlait à l’été."),
    "Vietnamese": ("vi", "Tàu rời cảng rất sớm và trở về muộn."),
}


class Edition:
    """An edition of one text, converted and annotated."""

    def __init__(self, folder: Path, text: str, language: str = "en", name: str = "text.txt") -> None:
        source = folder / name
        source.write_text(text + "\n", encoding="utf-8")
        self.folder = folder / "edition"
        fascicle.init(self.folder, [source])
        record = self.folder / "edition.toml"
        lines = [
            f'language = "{language}"' if line.startswith("language = ") else line
            for line in record.read_text(encoding="utf-8").split("\n")
        ]
        record.write_text("\n".join(lines), encoding="utf-8")
        self.edition = fascicle.open(self.folder, out=folder / "build")
        self.edition.convert()
        self.edition.annotate()
        self.root = etree.parse(str(next((self.folder / "text").glob("*.xml")))).getroot()

    def layer(self, layer: Layer) -> str:
        """The text of a layer."""
        text = self.root.find(tei("text"))
        assert text is not None
        return LayerView(text, layer).text

    @property
    def sentence(self) -> str:
        """What the header says of how the source stores characters."""
        found = self.root.findall(f".//{tei('normalization')}/{tei('p')}")
        return "".join(found[1].itertext()) if len(found) > 1 else ""

    def proposals(self) -> list[list[str]]:
        """The rows of the table of proposals."""
        tables = list((self.folder.parent / "build").rglob("proposals/corrections.tsv"))
        return [line.split("\t") for table in tables for line in table.read_text(encoding="utf-8").splitlines()[1:]]


@pytest.mark.parametrize("kind", _TEXTS)
def test_decomposed_letters_are_read_composed_without_a_word_of_it_beside_the_text(tmp_path: Path, kind: str) -> None:
    language, text = _TEXTS[kind]
    stored = unicodedata.normalize("NFD", text)
    edition = Edition(tmp_path, stored, language)
    assert edition.layer(Layer.SOURCE) == stored
    assert edition.layer(Layer.READING) == text
    assert edition.proposals() == []
    assert edition.sentence
    assert edition.edition.report_corrections()[0] == []


def test_one_decomposed_word_among_composed_ones(tmp_path: Path) -> None:
    stored = _D.replace("Möwen", unicodedata.normalize("NFD", "Möwen"))
    edition = Edition(tmp_path, stored, "de")
    assert edition.layer(Layer.SOURCE) == stored
    assert edition.layer(Layer.READING) == _D
    assert len(edition.root.findall(f".//{tei('choice')}")) == 1
    assert "(1)" in edition.sentence


def test_ligatures_and_signs_without_a_glyph(tmp_path: Path) -> None:
    stored = (
        "The pi\u00adlots of\u200bten \ufb01led an o\ufb03cial note with\u2060out e\ufb00ect, and the sea was \ufb02at."
    )
    edition = Edition(tmp_path, stored)
    assert edition.layer(Layer.SOURCE) == stored
    assert (
        edition.layer(Layer.READING) == "The pilots often filed an official note without effect, and the sea was flat."
    )
    assert edition.proposals() == []
    assert "(4)" in edition.sentence
    assert "(3)" in edition.sentence
    assert not list(edition.root.iter(tei("sic"), tei("surplus"), tei("corr")))


def test_neither_page_nor_book_says_a_word_of_it(tmp_path: Path) -> None:
    edition = Edition(tmp_path, unicodedata.normalize("NFD", _D).replace("fl", "\ufb02"), "de")
    edition.edition.build(["web"])
    page = next((tmp_path / "build").rglob("text.html")).read_text(encoding="utf-8")
    shown = re.sub(r'<span data-layer="edition" class="s">.*?</span>', "", page)  # which the source text shows
    assert "Kapitän hört Möwen" in re.sub(r"<[^>]*>", "", shown)
    assert 'class="correction' not in page


def test_a_word_with_such_a_sign_is_corrected_like_any_other(tmp_path: Path) -> None:
    edition = Edition(
        tmp_path, "The \ufb01sher filed his note in the caf\u00c3\u00a9\ufb01.\n\nIn the cafés he \ufb01led it."
    )
    assert "\u00e9" in edition.layer(Layer.READING).partition("\n")[0]
    assert "\u00c3\u00a9" in edition.layer(Layer.SOURCE)


@pytest.mark.parametrize(
    ("stored", "reading"),
    [
        ("They spoke of in-\nand outgoing boats.", "They spoke of in- and outgoing boats."),
        ("It was mid-\nto late summer.", "It was mid- to late summer."),
        ("The pre-\nand post-war boats sank.", "The pre- and post-war boats sank."),
        ("All winter they built two-\nand three-masted boats.", "All winter they built two- and three-masted boats."),
    ],
)
def test_a_first_part_that_waits_for_its_second(tmp_path: Path, stored: str, reading: str) -> None:
    assert Edition(tmp_path, stored).layer(Layer.READING) == reading


@pytest.mark.parametrize(
    ("stored", "reading", "column"),
    [
        ("The \ufffdsh was old.", "fish", 5),
        ("The boats sailed un\ufffdt.", "unfit", 20),
        ("The (cid:192)shermen came home.", "fishermen", 5),
        ("The boats were \u02d9oating there.", "", 16),
        ("The boats were di\u02d9erent.", "different", 18),
        ("The har\ue042our was empty.", "harbour", 8),
        ("The crew had su\x9fered.", "suffered", 16),
    ],
)
def test_a_letter_lost_in_extraction_is_told_and_proposed(
    tmp_path: Path, stored: str, reading: str, column: int
) -> None:
    edition = Edition(tmp_path, stored)
    (told,) = [each for each in edition.edition.check().findings if each.rule.code == "F0606"]
    assert (told.line, told.column) == (1, column)
    assert told.path.endswith("text.txt")
    proposed = [row[5] for row in edition.proposals()]
    assert proposed == ([reading] if reading else proposed)
    assert all(row[8] == "C0321" for row in edition.proposals())


@pytest.mark.parametrize("name", ["text.txt", "text.md"])
@pytest.mark.parametrize("message", ["[OCR skipped on page(s) 2-4]", "[OCR skipped on page(s) 7]", "[skipped page]"])
def test_a_message_of_the_program_is_no_text_to_read(tmp_path: Path, name: str, message: str) -> None:
    stored = f"The first page is about the ice.\n{message}\nThe last is about the summer."
    edition = Edition(tmp_path, stored, name=name)
    assert message in edition.layer(Layer.SOURCE)
    assert "[" not in edition.layer(Layer.READING)
    assert len(edition.root.findall(f".//{tei('p')}[{tei('lb')}]")) >= 2


@pytest.mark.parametrize(
    "stored",
    [
        "Die Unterzo\u0364llner und die Bu\u0364rger waren u\u0364berall am Hafen.",
        "Die Ober\u00ad\u00e4m\u00adter und Zoll\u200b\u00e4m\u200bter am Hafen.",
        "The har\u00adbour co\u00adordi\u00adnated its pi\u200blots.",
    ],
)
def test_nothing_begins_or_ends_inside_a_word_that_is_joined(tmp_path: Path, stored: str) -> None:
    assert Edition(tmp_path, stored, "de" if "Die" in stored else "en").proposals() == []
