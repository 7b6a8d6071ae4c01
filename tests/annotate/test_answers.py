"""Answers in a table: refused with their line before anything is written, or written so that they read back."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fascicle.annotate.decisions.answers import news, read_answers
from fascicle.annotate.decisions.corrections import NONE, Decided, RuleDecided, add, read
from fascicle.annotate.proposals import Proposal, Proposals, cells
from fascicle.edition.toml import Identifier
from fascicle.model.errors import EditionError

_HEAD = ["file", "line", "occurrence", "text", "reading", "state", "rule", "certainty", "answer"]
_ROW = ["a.xml", "7", "1", "texd", "text", "", "C0502", "low", "yes"]


def table(path: Path, *rows: list[str], separator: str = "\t") -> Path:
    text = io.StringIO()
    csv.writer(text, delimiter=separator).writerows([_HEAD, *rows])
    path.write_bytes(text.getvalue().encode("utf-8", "surrogatepass"))
    return path


def taken(path: Path) -> list[Decided]:
    """The answers of a table that has none to whole rules."""
    decided, rules = _apart(path)
    assert not rules
    return decided


def _apart(path: Path) -> tuple[list[Decided], list[RuleDecided]]:
    answers = news(read_answers(path, ["a.xml"], "ed"), NONE)
    decided = [each for each in answers if isinstance(each, Decided)]
    return decided, [each for each in answers if isinstance(each, RuleDecided)]


def refused_or_read_again(path: Path) -> None:
    refused = None
    try:
        decided, rules = _apart(path)
    except EditionError as error:
        refused = error
    if refused is not None:
        assert refused.line is not None
        return
    path.with_name("corrections.toml").write_bytes(add(b"", [*decided, *rules]))
    again = read(path.with_name("corrections.toml"), ["ed"])
    assert (list(again.decided), list(again.rule)) == (decided, rules)


_NASTY = st.text(
    st.one_of(
        st.sampled_from("\t\n\r\x00\x01\x0b\x1b\x1f\x7f\x85\x9b\u2028\u202e\ufeff\uffff\"'\\=@,;"), st.characters()
    ),
    max_size=6,
)
_CELLS = st.tuples(
    st.sampled_from(["", "a.xml", "b.xml"]),
    st.one_of(st.sampled_from(["", "7", "7.2"]), _NASTY),
    st.one_of(st.sampled_from(["1", "2", "", "9" * 5000, "١"]), _NASTY),
    st.one_of(st.sampled_from(["texd", "=1+1"]), _NASTY),
    st.one_of(st.sampled_from(["text", ""]), _NASTY),
    st.sampled_from(["", "proposed", "made", "by hand"]),
    st.one_of(st.just("C0502"), _NASTY),
    st.one_of(st.just("low"), _NASTY),
    st.one_of(st.sampled_from(["yes", "no", "Other", ""]), _NASTY),
).map(list)


@given(st.lists(_CELLS, max_size=4), st.sampled_from("\t,;"))
@settings(max_examples=400, deadline=None)
def test_a_table_is_refused_with_its_line_or_can_be_read_again(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]], separator: str
) -> None:
    folder = tmp_path_factory.mktemp("answers")
    refused_or_read_again(table(folder / "answers.csv", *rows, separator=separator))


@given(st.binary(max_size=60).map(lambda data: "\t".join(_HEAD).encode() + b"\na.xml\t7\t1\ttexd\t" + data))
@settings(deadline=None)
def test_so_is_any_file(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    folder = tmp_path_factory.mktemp("answers")
    (folder / "answers.tsv").write_bytes(data)
    refused_or_read_again(folder / "answers.tsv")


def test_a_line_break_in_a_cell_is_a_blank(tmp_path: Path) -> None:
    row = ["a.xml", "", "", "quay", "sea\n wall", "", "", "", "other"]
    (answer,) = taken(table(tmp_path / "answers.csv", row, separator=","))
    assert answer.reading == "sea wall"


@pytest.mark.parametrize("sign", ["\x00", "\x01", "\x1b", "\x7f", "\x9b", "\u202e", "\u2066", "\uffff"])
@pytest.mark.parametrize("column", ["reading", "rule", "certainty"])
def test_a_control_character_is_refused_with_the_line_of_the_table(tmp_path: Path, sign: str, column: str) -> None:
    row = list(_ROW)
    row[_HEAD.index(column)] = f"a{sign}b"
    with pytest.raises(EditionError, match=column) as caught:
        taken(table(tmp_path / "answers.tsv", _ROW, row))
    assert (caught.value.path, caught.value.line) == (tmp_path / "answers.tsv", 3)


def test_words_of_a_text_may_hold_what_the_text_holds(tmp_path: Path) -> None:
    """An apostrophe of Windows in a source that was decoded as Latin-1: a correction of it can be answered."""
    row = ["a.xml", "7", "1", "don\x92t", "don’t", "", "C0401", "low", "yes"]
    answers = taken(table(tmp_path / "answers.tsv", row))
    assert answers[0].text == "don\x92t"
    (tmp_path / "corrections.toml").write_bytes(new := add(b"", answers))
    assert b"\\u0092" in new
    assert list(read(tmp_path / "corrections.toml", ["ed"]).decided) == answers


@pytest.mark.parametrize("cell", ["x" * 200_000, "9" * 5000])
def test_a_cell_that_is_too_long_is_told_with_its_line(tmp_path: Path, cell: str) -> None:
    row = ["a.xml", "7", cell, "texd", "text", "", "", "", "yes"]
    with pytest.raises(EditionError) as caught:
        taken(table(tmp_path / "answers.tsv", _ROW, row))
    assert caught.value.line == 3
    assert len(caught.value.message) < 300


def test_a_quotation_mark_that_is_never_closed_is_told_where_it_stands(tmp_path: Path) -> None:
    path = table(tmp_path / "answers.tsv", _ROW)
    path.write_bytes(
        path.read_bytes() + b'a.xml\t8\t1\t"quay\tquai\t\t\t\tyes\n' + b"a.xml\t9\t1\tx\ty\t\t\t\tno\n" * 5000
    )
    with pytest.raises(EditionError, match="no row of a table") as caught:
        taken(path)
    assert caught.value.line == 3
    assert "quotation mark" in caught.value.hint


def test_of_a_damaged_table_of_proposals_the_answers_that_can_be_read_stay(tmp_path: Path) -> None:
    path = tmp_path / "corrections.tsv"
    proposals = [
        Proposal(str(line), 1, 1, words, "text", "", "misspelling", "C0502", "low", "a test", f"a [{words}]")
        for line, words in ((5, '"quay”'), (6, "=sum"), (7, "texd"))
    ]
    first = Proposals(path)
    first.set("a.xml", map(cells, proposals))
    first.save(["a.xml"])
    head, *rows = path.read_text("utf-8").splitlines()
    assert "\t'=sum\t" in rows[1]
    damaged = [head, 'a.xml\t4\t"never closed\t\t\t\t\t\t\t\t\t\tyes', rows[0] + "no", rows[1] + "yes", rows[2]]
    path.write_text("\n".join(damaged) + "\n" + "x" * 200_000 + "\n", "utf-8")
    second = Proposals(path)
    second.set("a.xml", map(cells, proposals))
    second.save(["a.xml"])
    assert path.read_text("utf-8").splitlines() == [head, rows[0] + "no", rows[1] + "yes", rows[2]]


def test_a_row_without_words_and_line_answers_its_rule(tmp_path: Path) -> None:
    rows = [["", "", "", "", "", "", "C0301", "low", "Yes"], ["a.xml", "", "", "", "x", "", "C02", "", "no"], _ROW]
    answers = read_answers(table(tmp_path / "answers.csv", *rows), ["a.xml"], "ed")
    assert answers[:2] == [RuleDecided(Identifier("C0301"), "yes"), RuleDecided(Identifier("C02"), "no")]
    (tmp_path / "corrections.toml").write_bytes(new := add(b"", answers))
    decisions = read(tmp_path / "corrections.toml", ["ed"])
    assert (decisions.of_rule("C0301"), decisions.of_rule("C0209"), len(decisions.decided)) == ("yes", "no", 1)
    assert news(answers, decisions) == []
    assert add(new, answers) == new


@pytest.mark.parametrize(
    "row",
    [
        ["", "", "", "", "", "", "C0301", "low", "other"],
        ["", "", "", "", "", "", "C 3", "low", "yes"],
        ["a.xml", "7", "1", "", "", "", "C0301", "low", "yes"],
        ["a.xml", "", "", "", "", "", "", "low", "yes"],
    ],
)
def test_an_answer_to_no_rule_is_refused(tmp_path: Path, row: list[str]) -> None:
    with pytest.raises(EditionError) as caught:
        read_answers(table(tmp_path / "answers.csv", row), ["a.xml"], "ed")
    assert caught.value.line == 2
