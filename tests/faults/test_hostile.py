"""Small inputs that nobody means well with, or that a spreadsheet, an editor or a file manager leaves behind."""

from __future__ import annotations

import csv
import hashlib
import io
import os
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from support.faults.editions import copy, editors, leftovers, small, snapshot
from support.faults.server import Done, Warm

_DEEP = 5_000
_DIGITS = "1" * 5_000
_FIELD = "x" * 140_000  # longer than Python's csv reads
_HEAD = ["file", "line", "occurrence", "text", "reading", "answer"]


@pytest.fixture(scope="module")
def annotated(warm: Warm, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small edition, converted and annotated."""
    edition = small(tmp_path_factory.mktemp("hostile") / "edition")
    for verb in ("convert", "annotate"):
        assert warm.run(edition, verb, ".").code == 0
    return edition


@pytest.fixture
def edition(annotated: Path, tmp_path: Path) -> Path:
    return copy(annotated, tmp_path / "edition")


def _record(edition: Path, old: str, new: str) -> None:
    record = edition / "edition.toml"
    text = record.read_text("utf-8")
    assert old in text
    record.write_text(text.replace(old, new, 1), "utf-8")


def _complaint(done: Done, code: int, *said: str) -> None:
    """The command ended with this code and one message, and what it says has no control characters."""
    assert (done.code, "Traceback" in done.err) == (code, False), done.err[-300:]
    assert done.err.count("fascicle: error:") == 1
    assert "what to do: " in done.err
    assert not [sign for sign in done.err if (ord(sign) < 32 and sign not in "\n\t") or 0x7F <= ord(sign) < 0xA0]
    assert len(done.err) < 5_000, "who is to read that?"
    for words in said:
        assert words in done.err


# -- the record ----------------------------------------------------------------------------------------------------

_TITLE = 'title = "The Harbour Papers"'


@pytest.mark.parametrize(
    "row",
    [
        f"x = {'[' * _DEEP}{']' * _DEEP}",
        "x = " + "{a=" * 3_000 + "1" + "}" * 3_000,
        f"x = {_DIGITS}",
        f"id2 = {_DIGITS}.0",
        '"\\u001b]0;x\\u0007" = 1',
        '"\\u009b31m" = 1',
    ],
)
def test_a_record_that_no_reader_expects(warm: Warm, edition: Path, row: str) -> None:
    _record(edition, _TITLE, f"{_TITLE}\n{row}")
    _complaint(warm.run(edition, "check", "."), 3, "edition.toml")


@pytest.mark.parametrize("sign", ["\\u001b", "\\u007f", "\\u009b", "\\u0085", "\\u202e", "\\u2066", "\\ufffe"])
def test_a_title_with_a_sign_that_a_terminal_obeys(warm: Warm, edition: Path, sign: str) -> None:
    _record(edition, _TITLE, f'title = "The {sign}Harbour"')
    _complaint(warm.run(edition, "check", "."), 3, "edition.toml")


@pytest.mark.parametrize("title", ["Letter [/x] Union", "[bold]Letter", "[/]", "Letter \\\\[red]"])
@pytest.mark.parametrize("verb", ["convert", "annotate"])
def test_brackets_in_a_title_on_a_terminal(warm: Warm, edition: Path, verb: str, title: str) -> None:
    _record(edition, 'title = "Letter of the Ferry and Lighter Union"', f'title = "{title}"')
    done = warm.run(edition, verb, ".", terminal=True)
    assert (done.code, "Traceback" in done.err) == (0, False), done.err[-300:]


@pytest.mark.parametrize("length", [240, 251, 296])
def test_a_long_name_of_a_file(warm: Warm, edition: Path, length: int) -> None:
    """It is taken, or the record is told to be wrong; not a file that nobody has heard of."""
    name = "a" * length + ".txt"
    if length < 252:
        (edition / "source" / "letter.txt").rename(edition / "source" / name)
    _record(edition, "letter.txt", name)
    done = warm.run(edition, "convert", ".")
    if done.code:
        assert done.code == 3
        assert f"{name[:200]}" in done.err
        assert "cache" not in done.err
    assert done.clean


# -- decisions and answers -----------------------------------------------------------------------------------------


def _answers(edition: Path, *rows: list[str], raw: str = "") -> str:
    table = io.StringIO()
    csv.writer(table).writerows([_HEAD, *rows])
    (edition / "answers.csv").write_text(table.getvalue() + raw, "utf-8", newline="")
    return "answers.csv"


_ROW = ["letter.xml", "", "", "quay", "sea wall", "other"]


@pytest.mark.parametrize(
    "cell", ["sea\nwall", "sea\r\nwall", "sea\x00wall", "sea\x01wall", "sea\x1bwall", "sea\x9bwall"]
)
@pytest.mark.parametrize("column", ["text", "reading"])
def test_an_answer_over_two_lines_or_with_a_control_character(
    warm: Warm, edition: Path, column: str, cell: str
) -> None:
    """It is refused before anything is written, or brought on one line; no file is written that nobody can read."""
    row = list(_ROW)
    row[_HEAD.index(column)] = cell
    done = warm.run(edition, "annotate", ".", "--answers", _answers(edition, row))
    decisions = edition / "decisions" / "corrections.toml"
    if done.code:
        _complaint(done, 3, "answers.csv")
        assert not decisions.exists()
    else:
        (decided,) = tomllib.loads(decisions.read_text("utf-8"))["decided"]
        assert not [sign for sign in decided[column] if ord(sign) < 32 or 0x7F <= ord(sign) < 0xA0]
    assert warm.run(edition, "check", ".").code in (0, 1)


@pytest.mark.parametrize(
    ("rows", "raw"),
    [
        ([["letter.xml", "", "", _FIELD, "sea wall", "other"]], ""),
        ([_ROW], 'letter.xml,,,"quay,sea wall,other\n' + "letter.xml,,,quay,sea wall,\n" * 6_000),
        ([["letter.xml", "17", _DIGITS, "stlye", "style", "yes"]], ""),
        ([["letter.xml", "17", "-1", "stlye", "style", "yes"]], ""),
        ([["letter.xml", "17", "²", "stlye", "style", "yes"]], ""),
    ],
)
def test_a_table_of_answers_that_is_damaged(warm: Warm, edition: Path, rows: list[list[str]], raw: str) -> None:
    before = snapshot(edition)
    table = _answers(edition, *rows, raw=raw)
    _complaint(warm.run(edition, "annotate", ".", "--answers", table), 3, "answers.csv")
    (edition / table).unlink()
    assert snapshot(edition) == before


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("suppressions.toml", f"suppressed = {'[' * _DEEP}{']' * _DEEP}\n"),
        ("suppressions.toml", f'[[suppressed]]\nelement = "p"\ntext = "x"\noccurrence = {_DIGITS}\n'),
        ("corrections.toml", f'[[decided]]\ntext = "a"\nreading = "b"\nanswer = "yes"\noccurrence = {_DIGITS}\n'),
        ("hyphens.toml", "word = " + "{a=" * 3_000 + "1" + "}" * 3_000),
        ("layout.toml", f"together = {'[' * _DEEP}{']' * _DEEP}\n"),
    ],
)
def test_decisions_that_no_reader_expects(warm: Warm, edition: Path, name: str, text: str) -> None:
    (edition / "decisions" / name).write_text(text, "utf-8")
    verb = "convert" if name == "layout.toml" else "annotate"
    _record(edition, "Letter of the Ferry", "A Letter of the Ferry")  # so that there is something to do
    _complaint(warm.run(edition, verb, "."), 3, name)


def test_stray_files_in_the_folders_of_an_edition(warm: Warm, edition: Path) -> None:
    """What file managers, editors and our own crashes leave is no part of an edition, and stops nothing."""
    stray = [
        "decisions/.DS_Store", "decisions/authority.xml~", "decisions/#authority.xml#", "decisions/Thumbs.db",
        "decisions/.authority.xml.swp", "decisions/notes for myself.txt", "text/.DS_Store", "text/letter.xml~",
        "source/.DS_Store", "source/letter.txt~",
    ]  # fmt: skip
    temporary = ["decisions/.suppressions.toml.oa7ffnli.part", "text/.letter.xml.abcdefgh.part"]
    for name in [*stray, *temporary]:
        (edition / name).write_bytes(b"not XML, not TOML")
    os.mkfifo(edition / "decisions" / "pipe")  # opening it would wait for ever
    done = warm.run(edition, "build", ".")
    assert (done.code, done.err) == (0, "")
    assert leftovers(edition) == []
    kept = [name for name in stray if not (edition / name).exists()]
    assert kept == [], "what is not ours is not taken away"
    names = {Path(name).name for name in snapshot(edition) if "/deposit/" in name}
    assert "manifest-sha256.txt" in names
    assert not names & {Path(name).name for name in [*stray, *temporary]}


def test_cells_of_a_table_that_a_spreadsheet_would_run(warm: Warm, edition: Path) -> None:
    source = edition / "source" / "letter.txt"
    old = hashlib.sha256(source.read_bytes()).hexdigest()
    words = b"many hands in the waiting room at the slip, which explains its stlye"
    assert words in source.read_bytes()
    spoiled = words.replace(b" ", b" =").replace(b"=stlye", b"stlye")  # wherever the words around begin, it is with "="
    source.write_bytes(source.read_bytes().replace(words, spoiled))
    _record(edition, old, hashlib.sha256(source.read_bytes()).hexdigest())
    assert warm.run(edition, "convert", ".").code == 0
    assert warm.run(edition, "annotate", ".").code == 0
    done = warm.run(edition, "report", "corrections", ".", "--proposed", "--format", "csv")
    rows = list(csv.reader(io.StringIO(done.out)))
    assert "stlye" in [row[4] for row in rows]
    assert [cell for row in rows for cell in row if cell[:1] in "=+-@\t\r" and cell] == []


# -- what the program keeps for itself -----------------------------------------------------------------------------


def test_a_ledger_that_is_nested_without_end(warm: Warm, edition: Path) -> None:
    (edition / "text" / "ledger.json").write_text("[" * 100_000, "utf-8")
    _complaint(warm.run(edition, "annotate", "."), 3, "ledger.json")


@pytest.mark.parametrize("text", ["[" * 100_000, "{}", "[]", "null", '{"a": {"key": 1}}', "\x00", ""])
def test_a_cache_that_is_damaged_is_none(warm: Warm, edition: Path, text: str) -> None:
    expected = snapshot(edition)
    paths = [path for path in (edition / "build").rglob("*") if path.is_file() and "cache" in path.parts]
    assert paths
    for path in paths:
        path.write_text(text, "utf-8")
    done = warm.run(edition, "annotate", ".")
    assert (done.code, done.err) == (0, "")
    assert snapshot(edition) == expected


@pytest.mark.parametrize("text", [f'a\t"{_FIELD}', _FIELD, "\x00\t\x00", '"'])
def test_a_table_of_proposals_that_is_damaged_is_none(warm: Warm, edition: Path, text: str) -> None:
    expected = snapshot(edition)
    (path,) = edition.rglob("corrections.tsv")
    path.write_text(text, "utf-8")
    done = warm.run(edition, "annotate", ".")
    assert (done.code, done.err) == (0, "")
    assert snapshot(edition) == expected


# -- texts ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("verb", ["convert", "annotate"])
def test_a_text_that_is_a_link_stays_one(warm: Warm, edition: Path, tmp_path: Path, verb: str) -> None:
    """Who keeps texts in a shared folder has one version of each, before and after."""
    text, outside = edition / "text" / "letter.xml", tmp_path / "shared.xml"
    text.unlink()
    if verb == "annotate":
        _record(edition, "Letter of the Ferry", "A Letter of the Ferry")
    assert warm.run(edition, "convert", ".").code == 0  # without marks
    text.rename(outside)
    text.symlink_to(outside)
    before = outside.read_bytes()
    if verb == "convert":
        _record(edition, "Letter of the Ferry", "One Letter of the Ferry")
    done = warm.run(edition, verb, ".")
    assert text.is_symlink()
    if done.code:
        _complaint(done, 3, "letter.xml")
        assert outside.read_bytes() == before
    else:
        assert outside.read_bytes() != before


def _lone(edition: Path, change: Callable[[bytes], bytes]) -> str:
    path = edition.parent / "alone.xml"
    path.write_bytes(change((edition / "text" / "letter.xml").read_bytes()))
    return str(path)


def test_many_attributes_are_a_finding(warm: Warm, edition: Path) -> None:
    attributes = "".join(f' a{at}="x"' for at in range(2_000)).encode()
    done = warm.run(edition, "check", _lone(edition, lambda data: data.replace(b"<salute", b"<salute" + attributes, 1)))
    assert (done.code, done.err.count("error:")) == (1, 0), done.err[-600:]


def test_two_byte_order_marks_are_no_failure_of_an_engine(warm: Warm, edition: Path) -> None:
    done = warm.run(edition, "check", _lone(edition, lambda data: b"\xef\xbb\xbf\xef\xbb\xbf" + data))
    assert done.clean
    assert done.code in (1, 3)


@pytest.mark.parametrize(
    "target",
    ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "../../../../etc/passwd", "//evil.example/x"],
)
def test_a_target_that_no_page_will_link_to_is_told(warm: Warm, edition: Path, target: str) -> None:
    link = f'<ref target="{target}">notebooks</ref>'.encode()
    done = warm.run(edition, "check", _lone(edition, lambda data: data.replace(b"notebooks", link, 1)))
    assert done.clean
    assert target in done.out


@pytest.mark.parametrize("data", [b"", b"\x00", b"<", b"\xff\xfe<\x00", b"<TEI", b"\xef\xbb\xbf", b"<a>" * 50_000])
def test_a_text_that_is_no_xml(warm: Warm, edition: Path, data: bytes) -> None:
    (edition / "text" / "letter.xml").write_bytes(data)
    kept = editors(edition)
    for verb in ("check", "annotate", "convert"):
        done = warm.run(edition, verb, ".")
        assert done.clean, done.err[-300:]
        assert done.code == (0 if verb == "convert" else 3)  # an edited file is left alone
    assert (edition / "text" / "letter.xml").read_bytes() == data
    assert editors(edition) == kept
