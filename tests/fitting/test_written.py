"""Papers that people wrote for the fit: every row has a role, and every setting of them a label a line."""

from __future__ import annotations

from pathlib import Path

import pytest

from fitting.examples import FURNITURE, ROLES
from fitting.fit import lines_of
from fitting.papers.news import written_papers
from fitting.papers.written import WrittenError, read, written

HEAD = "# language: en\n# title: The Quay\n# date: May 1921\n# era: 1920\n# shown: paper marks\n"


def test_every_setting_has_a_label_for_each_line() -> None:
    labels = {FURNITURE, *(f"{begin}-{role}" for begin in "BI" for role in ROLES)}
    for example in written_papers(1):
        assert set(example.labels.values()) <= labels, example.name
        filled = {line.number for line in lines_of(example) if not line.blank and line.content}
        assert filled <= example.labels.keys(), example.name


def test_papers_are_of_many_languages_and_times() -> None:
    papers = written()
    assert {"en", "de", "fr", "es", "it"} < {each.language for each in papers}
    assert {"1860", "1920", "modern", "magazine", "gazette", "child"} <= {each.era for each in papers}


def test_what_is_cut_goes_on_where_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "quay.paper"
    path.write_text(
        HEAD + "p\tThe crane stood\ncaption.float\tThe crane // at noon\np.cont\tall day.[1]\nnote.foot\t[1] In May.\n",
        encoding="utf-8",
    )
    crane, caption, rest = read(path).blocks
    assert (caption.look, caption.lines, caption.text) == ("aside", ("The crane", "at noon"), "The crane at noon")
    assert (crane.look, rest.look) == ("", "cont")
    assert [each.text for each in rest.notes] == ["[1] In May."]


@pytest.mark.parametrize("rows", ["heading\tNo such role\n", "head.title\n", "p.first\t  \n"])
def test_a_row_that_says_nothing_is_an_error(tmp_path: Path, rows: str) -> None:
    path = tmp_path / "quay.paper"
    path.write_text(HEAD + rows, encoding="utf-8")
    with pytest.raises(WrittenError, match=r"quay\.paper: row 6"):
        read(path)
