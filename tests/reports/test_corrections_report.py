"""``fascicle report corrections`` as an editor uses it: read, counted, filtered, answered."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from pytest_regressions.file_regression import FileRegressionFixture

import fascicle
from fascicle.annotate.corrections.correction import Correction, CorrectionKind
from fascicle.annotate.decisions.track_record import Answered
from fascicle.cli import main
from fascicle.model.certainty import Certainty
from fascicle.reports.corrections import CorrectionRow
from fascicle.reports.counts import TextCounts, with_sum
from fascicle.reports.listing import listing
from fascicle.tei.layers import LayerView
from support.editions import new_edition, set_source

SOURCE = """A Harbour Tale

The ferry came wiht the tide in the ‘20s, and left wiht it.

The the texd about the quay is lost, "says” the pilot, and a second texd was never found by anybody.
"""
_FOUND = (
    (r"\bwiht\b", "with", CorrectionKind.MISSPELLING, "C0501", Certainty.HIGH),
    (r"‘(?=\d)", "’", CorrectionKind.CHARACTER, "C0305", Certainty.HIGH),
    (r"(?<=The )the ", "", CorrectionKind.DOUBLED, "C0101", Certainty.MEDIUM),
    (r"\btexd\b", "text", CorrectionKind.MISSPELLING, "C0501", Certainty.LOW),
    (r'"(?=says)', "“", CorrectionKind.CHARACTER, "C0306", Certainty.LOW),
)


def _find(view: LayerView, *_: object, **__: object) -> Sequence[Correction]:
    return [
        Correction(*at.span(), reading, kind, rule, certainty, "a test", ("test",) if rule == "C0501" else ())
        for words, reading, kind, rule, certainty in _FOUND
        for at in re.finditer(words, view.text)
    ]


@pytest.fixture
def edition(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("fascicle.run.work.find_corrections", _find)
    edition = new_edition(tmp_path / "edition")
    set_source(edition, SOURCE.encode())
    record = edition / "edition.toml"
    record.write_text(record.read_text("utf-8") + '\n[thresholds]\ncorrections = "medium"\n', "utf-8")
    fascicle.open(edition, out=tmp_path / "build").convert()
    text = edition / "text" / "welcome.xml"
    by_hand = '<choice><sic>quay</sic><corr resp="#mt">pier</corr></choice>'
    text.write_text(text.read_text("utf-8").replace("quay", by_hand), "utf-8")
    fascicle.open(edition, out=tmp_path / "build").annotate()
    return edition


def report(edition: Path, *options: str) -> str:
    arguments = ["report", "corrections", str(edition), "--out", str(edition.parent / "build"), *options]
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 0, done.output
    return done.stdout


def rows(edition: Path, *options: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(report(edition, "--format", "csv", *options))))


def test_the_report_that_an_editor_reads(
    edition: Path, file_regression: FileRegressionFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    titles = {"C0305": "A turned apostrophe", "C0306": "Marks of two kinds", "C0101": "Twice", "C0501": "Misspelt"}
    monkeypatch.setattr("fascicle.reports.listing._TITLES", titles)
    file_regression.check(report(edition, "--proposed"), encoding="utf-8")


def test_the_table_has_the_documented_columns(edition: Path) -> None:
    (head, *_) = report(edition, "--format", "tsv").splitlines()
    columns = "file line column occurrence text reading state kind rule certainty resp element alternatives evidence"
    assert head.split("\t") == [*columns.split(), "context", "answer"]
    listed = json.loads(report(edition, "--format", "json"))["corrections"]
    assert list(listed[0]) == head.split("\t")


def test_filters(edition: Path) -> None:
    assert {row["state"] for row in rows(edition)} == {"made", "by hand"}
    assert [row["rule"] for row in rows(edition, "--proposed", "--rule", "C03")] == ["C0305", "C0306"]
    assert {row["rule"] for row in rows(edition, "--rule", "C0305", "--rule", "C01")} == {"C0305", "C0101"}
    assert [row["text"] for row in rows(edition, "--certainty", "medium")] == ["the"]
    assert rows(edition, "--certainty", "low") == []
    assert len(rows(edition, "--proposed", "--certainty", "low")) == 3
    assert rows(edition, "welcome") == rows(edition)


def test_made_corrections_are_answered_in_the_table_too(edition: Path) -> None:
    listed = rows(edition, "--proposed")
    for row in listed:
        row["answer"] = {"C0305": "no", "C0306": "yes", "C0101": "yes"}.get(row["rule"], "")
    table = edition.parent / "answered.csv"
    with table.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, listed[0])
        writer.writeheader()
        writer.writerows(listed)
    command = ["annotate", str(edition), "--out", f"{edition.parent}/build", "--answers", str(table)]
    done = CliRunner().invoke(main, command)
    assert done.exit_code == 0, done.output
    text = (edition / "text" / "welcome.xml").read_text("utf-8")
    assert "‘20s" in text
    assert '<surplus reason="repeated" resp="#fascicle"' not in text
    assert [row["resp"] != "#fascicle" for row in rows(edition) if row["rule"] in ("C0306", "C0101")] == [True, True]
    again = {path: path.read_bytes() for path in (edition / "decisions").iterdir()}
    CliRunner().invoke(main, command)
    assert {path: path.read_bytes() for path in (edition / "decisions").iterdir()} == again


def test_a_correction_by_hand_is_not_answered_in_a_table(edition: Path) -> None:
    table = edition.parent / "answered.tsv"
    lines = report(edition, "--format", "tsv").splitlines()
    answered = [line + "no" if "\tby hand\t" in line else line for line in lines]
    table.write_text("\n".join(answered), "utf-8")
    done = CliRunner().invoke(main, ["annotate", str(edition), "--answers", str(table)])
    assert done.exit_code == 3
    assert "change it in the TEI file" in done.stderr


def _row(number: int, times: int = 1) -> list[CorrectionRow]:
    cells = ("", "misspelling", "C0501", "low", "", "", "", "", f"a [w{number}]")
    made = CorrectionRow("t.xml", "1", number, 1, f"w{number}", f"v{number}", "proposed", *cells[1:])
    return [replace(made, line=str(at)) for at in range(1, times + 1)]


def test_of_much_an_editor_is_shown_the_best_and_told_of_the_rest() -> None:
    rows = [row for number in range(100) for row in _row(number, 5 if number == 99 else 1)]
    rows[50] = replace(rows[50], certainty="medium")
    counts = [TextCounts(f"{at}.xml", *[at] * 7) for at in range(50)]
    few, whole = (listing(rows, with_sum(counts), whole=whole) for whole in (False, True))
    words = re.findall(r"^  (w\d+)", few, re.MULTILINE)
    assert words[:2] == ["w50", "w99"]
    assert len(words) == 60
    assert "and 40 more, 40 places: --all lists them" in few
    assert "      and 3 more\n" in few
    assert "all 50" in few.splitlines()[-1]
    assert len(few.splitlines()) < 220
    assert len(re.findall(r"^  w", whole, re.MULTILINE)) == 100
    assert "more" not in whole
    assert whole.count(".xml  ") >= 50


def test_what_editors_answered_stands_with_the_rule() -> None:
    said = listing(_row(1), [], [Answered("C0501", 1, 9, 8.0)])
    assert "1 proposed (1 low); 1 of 10 answers so far say yes\n" in said
