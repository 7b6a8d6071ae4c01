"""Files become sources: what is guessed about them is told as guesses, and nothing that stands there is touched."""

from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path

import pytest
import typst
from click.testing import CliRunner, Result

import fascicle
from fascicle.cli import main
from fascicle.edition.folder import EditionFolder
from fascicle.language.guess import guess_language
from fascicle.model.errors import ChangedError
from fascicle.results import Outcome
from fascicle.run import add
from support.editions import new_edition, tree

LETTER = """Trondvik, 7 de mayo de 1911

Estimada señora Olmedo:

Le escribo desde el muelle, donde la nieve no ha dejado salir ningún barco en toda la semana. Los niños preguntan
por usted cada tarde y yo les digo que pronto llegará el verano y con él la casa llena.

Con un saludo muy cordial,
Inés Baranda
"""
POEM = """# Lied vom Deich

Der Wind steht auf dem Deich und singt,
das Wasser steigt, das Wasser sinkt,
und wer hier nachts die Schafe zählt,
der weiß nicht mehr, was ihm noch fehlt.
"""


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(each) for each in arguments])


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    return new_edition(tmp_path / "edition")


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "carta-1911.txt"
    path.write_text(LETTER, "utf-8")
    return path


@pytest.fixture
def poem(tmp_path: Path) -> Path:
    path = tmp_path / "deich.md"
    path.write_text(POEM, "utf-8")
    return path


def rows(edition: Path) -> list[dict[str, str]]:
    found: list[dict[str, str]] = tomllib.loads((edition / "edition.toml").read_text("utf-8"))["sources"]
    return found


def test_files_are_copied_and_described(edition: Path, letter: Path, poem: Path) -> None:
    before = (edition / "edition.toml").read_bytes()
    result = run("add", edition, letter, poem)
    assert result.exit_code == 0, result.output
    after = (edition / "edition.toml").read_bytes()
    assert after.startswith(before)
    assert (edition / "source" / "carta-1911.txt").read_bytes() == letter.read_bytes()
    _, one, two = rows(edition)
    assert one == {
        "file": "carta-1911.txt",
        "sha256": hashlib.sha256(letter.read_bytes()).hexdigest(),
        "title": "Carta 1911",
        "language": "es",
        "date": "1911-05-07",
        "genre": "letter",
    }
    assert (two["title"], two["language"]) == ("Lied vom Deich", "de")
    added = after[len(before) :].decode("utf-8")
    assert added.count("proposed by `fascicle add`") == 2
    assert 'language = "es"  # ? ' in added
    assert 'title = "Lied vom Deich"  # ? the first heading' in added
    assert 'title = "Lied vom Deich"  (the first heading)' in result.stdout
    assert "2 texts added" in result.stderr
    assert f"next: fascicle build {edition}" in result.stderr
    assert [text.name for text in fascicle.open(edition).texts] == ["welcome", "carta-1911", "deich"]
    assert [each.outcome.value for each in fascicle.open(edition).convert()] == ["written"] * 3


def test_in_an_editions_folder_files_are_enough(edition: Path, letter: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(edition)
    assert run("add", letter).exit_code == 0
    assert rows(edition)[1]["language"] == "es"
    assert run("add").exit_code == 2


def test_a_file_that_is_in_the_folder_is_taken_as_it_is(edition: Path) -> None:
    path = edition / "source" / "deich.md"
    path.write_text(POEM, "utf-8")
    (added,) = fascicle.add(edition, [path, path])
    assert added.path == path
    assert added.source.title == "Lied vom Deich"
    assert set(added.guessed) >= {"title", "language"}


def test_what_cannot_be_told_is_said(edition: Path, tmp_path: Path) -> None:
    path = tmp_path / "x_7.txt"
    path.write_text("Zzyx qwrt 12 34.\n", "utf-8")
    (added,) = fascicle.add(edition, [path])
    assert added.source.language == "en"
    assert "that of the edition" in added.guessed["language"]
    assert (added.source.title, added.guessed["title"]) == ("X 7", "the file's name")
    assert not added.source.date
    assert not added.source.genre


@pytest.mark.parametrize(
    ("name", "data", "code", "said"),
    [
        ("scan.pdf", b"%PDF-1.7\n1 0 obj\n", 3, "PDF"),
        ("scan.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00", 3, "OCRmyPDF or Tesseract"),
        ("page.txt", b"\\documentclass{article}\n\\begin{document}\nEbb\n", 3, "LaTeX"),
        ("empty.txt", b" \n", 3, "no text"),
        ("old.txt", b"caf\xe9\n", 3, "not UTF-8"),
        ("Ebb and Flood.txt", b"The ebb came early.\n", 2, "the letters A to Z"),
        ("index.txt", b"The ebb came early.\n", 2, "a page of the edition itself"),
        ("welcome.txt", b"The ebb came early.\n", 2, "has a source welcome.txt already"),
        ("welcome.md", b"The ebb came early.\n", 2, "would both become welcome.xml"),
        ("taken.txt", b"The ebb came early.\n", 2, "another file of this name"),
    ],
)
def test_what_will_not_do_is_refused_and_nothing_written(
    edition: Path, tmp_path: Path, letter: Path, name: str, data: bytes, code: int, said: str
) -> None:
    (edition / "source" / "taken.txt").write_bytes(b"Another file.\n")
    path = tmp_path / name
    path.write_bytes(data)
    before = tree(edition)
    result = run("add", edition, letter, path)
    assert result.exit_code == code, result.output
    assert said in result.stderr
    assert "what to do: " in result.stderr
    assert tree(edition) == before


def test_markup_may_be_read_as_text_by_wish(edition: Path, tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(b"<!DOCTYPE html>\n<html><body><p>Ebb</p></body></html>")
    assert run("add", edition, path, "--format", "text").exit_code == 0
    assert rows(edition)[1]["format"] == "text"


def test_a_folder_and_a_missing_file_are_refused(edition: Path, tmp_path: Path) -> None:
    assert "no page lies in this folder" in run("add", edition, tmp_path).stderr
    assert "cannot read" in run("add", edition, tmp_path / "none.txt").stderr
    assert run("add", tmp_path / "no-edition", tmp_path / "none.txt").exit_code == 3


_HTML = b"<html><body><h1>The Ebb</h1><p>It came early.</p></body></html>"
_EBB = b"#set page(width: 80mm, height: 60mm)\n#text(16pt)[The Ebb]\n\nIt came early, and the boats lay dry."


@pytest.mark.parametrize(
    ("name", "data", "seen"),
    [("ebb.html", _HTML, "HTML: 2 lines"), ("ebb.pdf", typst.compile(_EBB, format="pdf"), "PDF: 1 page, 2 lines")],
)
def test_what_a_file_holds_is_told(edition: Path, tmp_path: Path, name: str, data: bytes, seen: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    added = run("add", edition, path)
    assert seen in added.stdout
    assert 'title = "The Ebb"' in added.stdout
    folder = tmp_path / "other"
    assert f"{name}: {seen}" in run("init", folder, "--from", path).stdout
    assert {result.outcome for result in fascicle.open(folder, out=tmp_path / "build").convert()} == {Outcome.WRITTEN}


def test_a_record_that_ends_otherwise(edition: Path, letter: Path) -> None:
    record = edition / "edition.toml"
    windows = record.read_bytes().rstrip(b"\n").replace(b"\n", b"\r\n")
    record.write_bytes(windows)
    fascicle.add(edition, [letter])
    after = record.read_bytes()
    assert after.startswith(windows + b"\r\n\r\n[[sources]]")
    assert after.count(b"\n") == after.count(b"\r\n")
    assert len(rows(edition)) == 2


def test_a_record_whose_sources_are_one_list(edition: Path, letter: Path) -> None:
    record = edition / "edition.toml"
    head, _, row = record.read_text("utf-8").partition("[[sources]]\n")
    record.write_text(f"sources = [{{{', '.join(row.strip().splitlines())}}}]\n{head}", "utf-8")
    before = tree(edition)
    result = run("add", edition, letter)
    assert result.exit_code == 2, result.output
    assert "nothing was written" in result.stderr
    assert tree(edition) == before


def test_what_an_editor_saves_meanwhile_is_kept(edition: Path, letter: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    record = edition / "edition.toml"
    real = add.replace_bytes

    def saved_meanwhile(path: Path, old: bytes, new: bytes) -> None:
        record.write_bytes(record.read_bytes() + b"# a note\n")
        real(path, old, new)

    monkeypatch.setattr(add, "replace_bytes", saved_meanwhile)
    with pytest.raises(ChangedError):
        fascicle.add(edition, [letter])
    assert record.read_bytes().endswith(b"# a note\n")
    assert not (edition / "source" / letter.name).exists()


def test_a_new_edition_of_files(tmp_path: Path, letter: Path, poem: Path) -> None:
    folder = tmp_path / "cartas"
    result = run("init", folder, "--from", letter)
    assert result.exit_code == 0, result.output
    assert sorted(tree(folder)) == [".gitignore", "edition.toml", "source/carta-1911.txt"]
    record = EditionFolder.load(folder).record
    assert record.language == "es"
    assert [source.file for source in record.sources] == ["carta-1911.txt"]
    assert run("check", folder).exit_code == 3  # no TEI file yet
    assert run("convert", folder).exit_code == 0
    assert run("check", folder).exit_code == 0
    assert run("init", tmp_path / "other", poem).exit_code == 2
    assert run("init", tmp_path / "other", "--from").exit_code == 2
    (tmp_path / "scan.pdf").write_bytes(b"%PDF-1.7\n")
    assert run("init", tmp_path / "other", "--from", poem, tmp_path / "scan.pdf").exit_code == 3
    assert not (tmp_path / "other").exists()


def test_a_new_edition_keeps_what_git_ignores(tmp_path: Path) -> None:
    ignored = (new_edition(tmp_path / "new") / ".gitignore").read_text("utf-8").splitlines()
    assert {"build/", "schema/"} <= set(ignored)
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / ".gitignore").write_text("*.bak\n", "utf-8")
    fascicle.init(tmp_path / "mine")
    assert (tmp_path / "mine" / ".gitignore").read_text("utf-8") == "*.bak\n"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("da", "Jeg har ikke set hende siden i går, og nu er vinduet lukket, så huset er stille og mørkt."),
        ("en", "I have not seen her since yesterday, and now the window is shut, so the house is quiet and dark."),
        ("fr", "Je ne l’ai pas vue depuis hier, et maintenant la fenêtre est fermée, la maison est calme et sombre."),
        ("pl", "Nie widziałem jej od wczoraj, a teraz okno jest zamknięte, więc w domu jest cicho i ciemno."),
        ("sr", "Нисам је видео од јуче, а сада је прозор затворен, па је кућа тиха и мрачна, и нико не пева."),
        ("uk", "Я не бачив її від учора, а тепер вікно зачинене, тож у хаті тихо й темно, і ніхто не співає."),
    ],
)
def test_a_language_is_told_by_its_words(language: str, text: str) -> None:
    guess = guess_language([text])
    assert (guess.language, guess.sure) == (language, True)
    assert not guess_language(text.split()[:2]).sure
    assert not guess_language(["1921 — 1922"]).sure


def test_pages_with_their_places_are_told(edition: Path, tmp_path: Path) -> None:
    page = (
        '<PcGts xmlns="http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15"><Page><TextRegion id="r">'
        '<TextLine id="l" custom="person {offset:0; length:3;}"><Coords points="1,2 9,2 9,5 1,5"/><TextEquiv>'
        "<Unicode>Ada came.</Unicode></TextEquiv></TextLine></TextRegion></Page></PcGts>"
    )
    (tmp_path / "page.xml").write_text(f'<?xml version="1.0"?>\n{page}', "utf-8")
    told = run("add", edition, tmp_path / "page.xml").stdout
    assert "PAGE XML: 1 page, 1 line, with their places, with 1 mark of editors" in told
