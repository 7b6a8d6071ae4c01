"""The reports: every correction with who made it, what is left to read over, and line-end hyphens by word."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import etree

import fascicle
from fascicle.annotate.corrections.apply import lexicon_of
from fascicle.annotate.proposals import Proposal
from fascicle.cli import main
from fascicle.reports import table
from fascicle.reports.corrections import correction_rows
from fascicle.reports.counts import TextCounts, counts_of, with_sum
from fascicle.reports.hyphens import hyphen_rows, word_ends
from fascicle.tei.names import TEI_NS
from support.editions import new_edition


def text_of(body: str) -> etree._Element:
    return etree.fromstring(f'<text xmlns="{TEI_NS}"><body><div type="article">{body}</div></body></text>')


BODY = (
    '<p><lb n="4"/>a <choice><sic>claer</sic><corr resp="#fascicle" cert="high" evidence="C0101">clear</corr></choice> '
    '<lb n="5"/>and <surplus reason="repeated" resp="#mt">and</surplus> l<supplied reason="omitted" resp="#mt"'
    ' cert="low">i</supplied>ght <choice><abbr>St</abbr><expan resp="#mt">Street</expan></choice></p>'
)


def proposal(line: str, column: int, text: str, reading: str) -> Proposal:
    return Proposal(line, column, 1, text, reading, "", "misspelling", "C0501", "low", "", f"[{text}]")


def test_every_correction_is_told_with_who_made_it() -> None:
    rows = correction_rows(text_of(BODY), "t.xml")
    told = [(row.line, row.column, row.text, row.reading, row.state, row.kind, row.rule, row.certainty) for row in rows]
    assert told == [
        ("4", 3, "claer", "clear", "made", "doubled", "C0101", "high"),
        ("5", 5, "and", "", "by hand", "", "", ""),
        ("5", 9, "lght", "light", "by hand", "", "", "low"),
    ]
    assert [row.element for row in rows] == ["corr", "surplus", "supplied"]
    assert rows[0].context == "a [clear] and light Street"


def test_proposals_stand_among_the_corrections_in_the_order_of_the_text() -> None:
    proposals = [proposal("4", 9, "adn", "and"), proposal("5", 14, "Stret", "Street")]
    rows = correction_rows(text_of(BODY), "t.xml", proposals)
    assert [row.text for row in rows] == ["claer", "adn", "and", "lght", "Stret"]
    assert [row.state for row in rows][1] == "proposed"


def test_a_file_is_counted_and_several_are_counted_together() -> None:
    rows = correction_rows(text_of(BODY), "t.xml", [proposal("4", 9, "adn", "and")])
    one, other = counts_of(rows, "t.xml", 7, 2), counts_of([], "u.xml", 5, 0)
    assert one == TextCounts("t.xml", words=7, high=1, medium=0, low=0, by_hand=2, proposed=1, unknown=2)
    assert with_sum([one]) == [one]
    assert with_sum([one, other])[2:] == [TextCounts("", 12, 1, 0, 0, 2, 1, 2)]


def test_hyphens_are_told_by_word_and_what_differs_from_the_evidence_first() -> None:
    text = text_of(
        '<p><lb n="1"/>The commit<pc force="weak">-</pc><lb n="2" break="no"/>tee of the half-<lb n="3" break="no"/>'
        'hour met; no commit<pc force="weak">-</pc><fw type="header"><lb n="4"/>HEAD</fw><lb n="5" break="no"/>tee'
        ' before 2003<pc force="weak">-</pc><lb n="6" break="no"/>2005</p>'
    )
    rows = hyphen_rows(word_ends(text, "t.xml", lexicon_of(text, ["en"])))
    assert (rows[0].word, rows[0].made, rows[0].decision, rows[0].count) == ("2003-2005", "join", "keep", 1)
    (committee,) = [row for row in rows if row.word == "committee"]
    assert (committee.made, committee.count, committee.places) == ("join", 2, ("t.xml:1", "t.xml:3"))
    agree = [row.made == row.decision for row in rows]
    assert agree == sorted(agree)


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    edition = new_edition(tmp_path / "edition")
    fascicle.open(edition, out=tmp_path / "build").convert()
    fascicle.open(edition, out=tmp_path / "build").annotate()
    return edition


@pytest.mark.parametrize("kind", ["corrections", "hyphens"])
@pytest.mark.parametrize("form", table.FORMATS)
def test_each_report_in_each_format(edition: Path, kind: str, form: str) -> None:
    done = CliRunner().invoke(main, ["report", kind, str(edition), "--format", form])
    assert done.exit_code == 0
    if form == "json":
        assert kind in json.loads(done.output)
    elif form != "text":
        separator = {"tsv": "\t", "csv": ","}[form]
        widths = {len(row) for row in csv.reader(io.StringIO(done.output), delimiter=separator)}
        assert len(widths) == 1
    elif kind == "corrections":
        assert "Counts" in done.output
