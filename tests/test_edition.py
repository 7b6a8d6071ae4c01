"""The record of an edition: what is wrong in it is said when it is read, with the line where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

import fascicle
from fascicle.edition.folder import EditionFolder
from fascicle.model.errors import EditionError
from support.editions import new_edition, set_source

_PERSON = '[[people]]\nid = "ed"\n'


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """The record of a new edition, with a second source and its date further down than the edition's."""
    path = new_edition(tmp_path / "quay") / "edition.toml"
    second = f'\n[[sources]]\nfile = "tides.txt"\nsha256 = "{"0" * 64}"\ntitle = "Tides"\nlanguage = "en"\n'
    path.write_text(f'{path.read_text("utf-8")}{second}date = "1922-01-09"\n', "utf-8")
    return path


def fault(record: Path) -> EditionError:
    with pytest.raises(EditionError) as caught:
        EditionFolder.load(record.parent)
    return caught.value


def change(record: Path, old: str, new: str) -> int:
    """Replace the last occurrence in the record; the answer is the line on which the new text begins."""
    before, found, after = record.read_text("utf-8").rpartition(old)
    assert found
    record.write_text(before + new + after, "utf-8")
    return before.count("\n") + 1


def test_a_record_without_fault(record: Path) -> None:
    assert [source.stem for source in EditionFolder.load(record.parent).record.sources] == ["welcome", "tides"]


@pytest.mark.parametrize(
    ("old", "new", "said", "advice"),
    [
        ('"1922-01-09"', '"9.1.1922"', "`sources[2].date` is not a date", "1921-03"),
        ('"1922-01-09"', '"1922-02-30"', "`sources[2].date` is not a date", "no day 30 in 1922-02"),
        ('"1922-01-09"', '"1922-1923"', "`sources[2].date` is not a date", '"1922/1923"'),
        ('"1922-01-09"', '"spring"', "`sources[2].date` is not a date", "1850~"),
        ('genre = "letter"', 'genre = "epistle"', "`sources[1].genre` is not one of", "newspaper"),
        ('version = "0.1.0"', 'version = "../../elsewhere"', "`version` is not a version", "1.0.0"),
        ('version = "0.1.0"', "version = 1.0", "`version` is not a text", 'version = "1.0"'),
        ('role = "editor"', 'rolle = "editor"', "unknown key `people[1].rolle`", "`role`"),
        ('role = "editor"', 'orcid = "0000-0002-1825-0098"', "ORCID", "check digit"),
        ('version = "0.1.0"', 'version = "0.1.0"\ndoi = "none yet"', "`doi` is not a DOI", "leave it out"),
        ('title = "A New Edition"', 'title = " "', "`title` is blank", "write a text"),
        ('title = "Tides"', 'title = ""', "`title` is blank", "write a text"),
        ('id = "ed"', 'id = "fascicle"', "the program signs", "initials"),
        (_PERSON, f'{_PERSON}name = "One"\n\n{_PERSON}', 'two people have the id "ed"', "of their own"),
        ('id = "ed"', 'id = "note-12"', "names notes, pages and sources", "initials"),
        ('id = "ed"', 'id = "note-1-anchor"', "names notes, pages and sources", "initials"),
        ('title = "Tides"', 'title = "Ti\\u009bdes"', "without control characters", "U+009B"),
        ('title = "Tides"', 'title = "Ti\u202edes"', "without control characters", "U+202E"),
        ('title = "Tides"', 'title = "Ti\\u0000des"', "without control characters", "U+0000"),
        ('title = "Tides"', 'title = "Ti\uffffdes"', "without control characters", "U+FFFF"),
        ('title = "Tides"', 'title = "Ti\u2028des"', "without control characters", "on one line"),
        ('url = "https://', 'url = "https://\\u009b', "`licence.url` is not", "U+009B"),
        ('"1922-01-09"', '"١٩٢٢-01-09"', "`sources[2].date` is not a date", "1921-03"),
        ('file = "tides.txt"', f'file = "{"t" * 197}.txt"', "has 201 bytes", "at most 200"),
        ('version = "0.1.0"', f'version = "{"1" * 200}"', "bytes", "at most 200"),
        ('file = "tides.txt"', 'file = "../tides.txt"', "not a plain file name", "without a folder"),
        ('file = "tides.txt"', 'file = "..\\\\tides.txt"', "not a plain file name", "without a folder"),
        ('file = "tides.txt"', 'file = "Ebb and Flood.txt"', "the letters A to Z", "rename"),
        ('file = "tides.txt"', 'file = "nul.txt"', "Windows", "rename"),
        ('file = "tides.txt"', 'file = "Welcome.md"', "would both become Welcome.xml", "rename"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(record: Path, old: str, new: str, said: str, advice: str) -> None:
    line = change(record, old, new)
    found = fault(record)
    assert said in found.message
    assert advice in found.hint
    assert found.path == record
    begins, ends = line, line + new.count("\n")
    assert found.line is not None
    assert begins <= found.line <= ends


def test_the_longest_names_can_be_built(tmp_path: Path) -> None:
    folder = new_edition(tmp_path / "quay")
    record, long = folder / "edition.toml", f"{'t' * 196}.txt"
    (folder / "source" / "welcome.txt").rename(folder / "source" / long)
    record.write_text(record.read_text("utf-8").replace("welcome.txt", long), "utf-8")
    assert fascicle.open(folder, out=tmp_path / "build").build().complete


@pytest.mark.parametrize("stem", ["ed", "fascicle", "note-1", "note-1-anchor"])
def test_a_source_may_be_called_as_somebody_or_something_in_its_file(tmp_path: Path, stem: str) -> None:
    folder = new_edition(tmp_path / "quay")
    set_source(folder, b"# The Quay[^1]\n\nIt was built late.\n\n[^1]: By nobody.\n")
    record = folder / "edition.toml"
    (folder / "source" / "welcome.txt").rename(folder / "source" / f"{stem}.md")
    record.write_text(record.read_text("utf-8").replace("welcome.txt", f"{stem}.md"), "utf-8")
    opened = fascicle.open(folder, out=tmp_path / "build")
    opened.convert()
    assert opened.check().findings == ()
    text = (folder / "text" / f"{stem}.xml").read_text("utf-8")
    assert f'xml:id="text-{stem}"' in text
    assert 'xml:id="note-1"' in text


@pytest.mark.parametrize("stem", ["index", "About", "persons", "places", "organisations", "authority"])
def test_no_text_takes_the_name_of_something_that_the_edition_has(record: Path, stem: str) -> None:
    line = change(record, "tides.txt", f"{stem}.txt")
    found = fault(record)
    assert f"{stem}.txt would become {stem}." in found.message
    assert found.line == line


def test_a_missing_key_is_missed_in_its_table(record: Path) -> None:
    change(record, 'title = "Tides"\n', "")
    found = fault(record)
    assert found.message == "`sources[2].title` is missing"
    lines = record.read_text("utf-8").splitlines()
    assert found.line is not None
    assert lines[found.line - 1 : found.line + 1] == ["[[sources]]", 'file = "tides.txt"']


def test_the_record_itself_is_no_edition(record: Path) -> None:
    with pytest.raises(EditionError, match="an edition is a folder"):
        EditionFolder.load(record)
