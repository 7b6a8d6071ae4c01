"""A record, decisions and answers that nobody means well with, or that a spreadsheet or an editor leaves behind."""

from __future__ import annotations

import csv
import io
import tomllib
from pathlib import Path

import pytest

from support.faults.editions import rewrite, snapshot
from support.faults.server import Warm, complaint

_DEEP = 5_000
_DIGITS = "1" * 5_000
_FIELD = "x" * 140_000  # longer than Python's csv reads
_HEAD = ["file", "line", "occurrence", "text", "reading", "answer"]

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
    rewrite(edition, _TITLE, f"{_TITLE}\n{row}")
    complaint(warm.run(edition, "check", "."), 3, "edition.toml")


@pytest.mark.parametrize("sign", ["\\u001b", "\\u007f", "\\u009b", "\\u0085", "\\u202e", "\\u2066", "\\ufffe"])
def test_a_title_with_a_sign_that_a_terminal_obeys(warm: Warm, edition: Path, sign: str) -> None:
    rewrite(edition, _TITLE, f'title = "The {sign}Harbour"')
    complaint(warm.run(edition, "check", "."), 3, "edition.toml")


@pytest.mark.parametrize("title", ["Letter [/x] Union", "[bold]Letter", "[/]", "Letter \\\\[red]"])
@pytest.mark.parametrize("verb", ["convert", "annotate"])
def test_brackets_in_a_title_on_a_terminal(warm: Warm, edition: Path, verb: str, title: str) -> None:
    rewrite(edition, 'title = "Letter of the Ferry and Lighter Union"', f'title = "{title}"')
    done = warm.run(edition, verb, ".", terminal=True)
    assert (done.code, "Traceback" in done.err) == (0, False), done.err[-300:]


@pytest.mark.parametrize("length", [240, 251, 296])
def test_a_long_name_of_a_file(warm: Warm, edition: Path, length: int) -> None:
    """It is taken, or the record is told to be wrong; not a file that nobody has heard of."""
    name = "a" * length + ".txt"
    if length < 252:
        (edition / "source" / "letter.txt").rename(edition / "source" / name)
    rewrite(edition, "letter.txt", name)
    done = warm.run(edition, "convert", ".")
    if done.code:
        assert done.code == 3
        assert name[:30] in done.err
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
        complaint(done, 3, "answers.csv")
        assert not decisions.exists()
    else:
        (decided,) = tomllib.loads(decisions.read_text("utf-8"))["decided"]
        # What a source holds may be answered: XML allows the second set of control characters.
        assert not [sign for sign in decided[column] if ord(sign) < 32]
        assert column == "text" or not [sign for sign in decided[column] if 0x7F <= ord(sign) < 0xA0]
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
    complaint(warm.run(edition, "annotate", ".", "--answers", table), 3, "answers.csv")
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
    rewrite(edition, "Letter of the Ferry", "A Letter of the Ferry")  # so that there is something to do
    complaint(warm.run(edition, verb, "."), 3, name)
