"""Corrections through the stages: built twice is built once, and what an editor decided stays."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

import fascicle
from fascicle.annotate.corrections.correction import Correction, CorrectionKind
from fascicle.model.certainty import Certainty
from fascicle.model.errors import UsageError
from fascicle.results import Outcome
from fascicle.tei.layers import LayerView
from support.editions import new_edition, tree

# Right words of the edition's example, taken for errors: what a finder finds is not what is shown here.
_FOUND = {"with": ("wiht", Certainty.HIGH), "text": ("texd", Certainty.LOW)}


def _find(view: LayerView, *_: object, **__: object) -> Sequence[Correction]:
    return [
        Correction(at, at + len(word), reading, CorrectionKind.MISSPELLING, "C0101", certainty, "a test")
        for word, (reading, certainty) in _FOUND.items()
        if (at := view.text.find(f" {word} ") + 1)
    ]


@pytest.fixture
def edition(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("fascicle.run.work.find_corrections", _find)
    edition = new_edition(tmp_path / "edition")
    fascicle.open(edition, out=tmp_path / "build").convert()
    return edition


def text_of(edition: Path) -> str:
    return (edition / "text" / "welcome.xml").read_text("utf-8")


def rows(build: Path) -> list[list[str]]:
    lines = (build / "proposals" / "corrections.tsv").read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines[1:]]


def test_built_twice_is_built_once(edition: Path, tmp_path: Path) -> None:
    assert fascicle.open(edition, out=tmp_path / "build").build().complete
    assert text_of(edition).count("<sic>with</sic>") == 1
    assert [row[4:6] for row in rows(tmp_path / "build")] == [["text", "texd"]]
    before = tree(tmp_path)
    assert fascicle.open(edition, out=tmp_path / "build").build().complete
    assert tree(tmp_path) == before


def test_proposals_that_were_deleted_are_made_again(edition: Path, tmp_path: Path) -> None:
    fascicle.open(edition, out=tmp_path / "build").annotate()
    before = tree(tmp_path)
    (tmp_path / "build" / "proposals" / "corrections.tsv").unlink()
    fascicle.open(edition, out=tmp_path / "build").annotate()
    assert tree(tmp_path) == before


def test_a_correction_that_an_editor_removes_stays_away(edition: Path, tmp_path: Path) -> None:
    fascicle.open(edition, out=tmp_path / "build").build()
    marked = text_of(edition)
    start, end = marked.index("<choice><sic>with"), marked.index("</choice>") + len("</choice>")
    without = f"{marked[:start]}with{marked[end:]}"
    (edition / "text" / "welcome.xml").write_text(without, "utf-8")
    for _ in range(2):
        assert fascicle.open(edition, out=tmp_path / "build").build().complete
        assert text_of(edition) == without
    assert 'answer = "no"' in (edition / "decisions" / "corrections.toml").read_text("utf-8")


def test_decisions_and_threshold_are_kept_to_at_once(edition: Path, tmp_path: Path) -> None:
    fascicle.open(edition, out=tmp_path / "build").annotate()
    decisions = edition / "decisions" / "corrections.toml"
    decisions.write_text('[[decided]]\ntext = "with"\nanswer = "no"\n', "utf-8")
    fascicle.open(edition, out=tmp_path / "build").annotate()
    assert "<sic>" not in text_of(edition)
    record = edition / "edition.toml"
    record.write_text(record.read_text("utf-8") + '\n[thresholds]\ncorrections = "low"\n', "utf-8")
    fascicle.open(edition, out=tmp_path / "build").annotate()
    assert "<sic>text</sic>" in text_of(edition)
    assert rows(tmp_path / "build") == []


def test_a_rule_is_undone_for_good(edition: Path, tmp_path: Path) -> None:
    fascicle.open(edition, out=tmp_path / "build").annotate()
    (result,) = fascicle.open(edition, out=tmp_path / "build").undo("C0101")
    assert result.outcome is Outcome.WRITTEN
    assert "<sic>" not in text_of(edition)
    assert rows(tmp_path / "build") == []
    assert fascicle.open(edition, out=tmp_path / "build").build().complete
    assert "<sic>" not in text_of(edition)


def test_a_rule_that_made_nothing_cannot_be_undone(edition: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        fascicle.open(edition, out=tmp_path / "build").undo("C0999")
