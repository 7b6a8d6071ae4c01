"""Line-end hyphens through the stages: evidence of the whole edition, and what editors settle."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

import fascicle
from support.editions import new_edition, set_source, tree

TEXT = """The keeper of the lamp wrote down in the evening that the first krel-
mork had come in from the sea, and that nobody had asked for her. The sub-
quay was full of people. They said so afterwards to everybody on the krel-
mork, and the anti-quay-
people listened to them until the lamp was lit. It was a night for the flag-
ship to go out, they said, and none of them went home before the morning.
"""
OTHER = "Of the flag-ship and of the flag-ship and its men this other text will tell.\n"


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    folder = new_edition(tmp_path / "edition")
    set_source(folder, TEXT.encode())
    return folder


def add_other(edition: Path) -> None:
    record = edition / "edition.toml"
    checksum = hashlib.sha256(OTHER.encode()).hexdigest()
    row = f'\n[[sources]]\nfile = "other.txt"\nsha256 = "{checksum}"\ntitle = "Other"\nlanguage = "en"\n'
    record.write_text(record.read_text("utf-8") + row, "utf-8")
    (edition / "source" / "other.txt").write_text(OTHER, "utf-8")


def settle(edition: Path, *rows: str) -> None:
    text = "".join(f"[[word]]\n{row}\n" for row in rows)
    (edition / "decisions" / "hyphens.toml").write_text(text, "utf-8")


def text_of(edition: Path) -> str:
    return (edition / "text" / "welcome.xml").read_text("utf-8")


def edit(edition: Path, old: str = "</body>", new: str = "<!-- by hand --></body>") -> None:
    text = text_of(edition)
    assert old in text
    (edition / "text" / "welcome.xml").write_text(text.replace(old, new), "utf-8")


JOINED = 'krel<pc force="weak">-</pc><lb n="2" break="no"/>mork'
KEPT = 'krel-<lb n="2" break="no"/>mork'


def test_other_texts_of_the_edition_are_evidence(edition: Path, tmp_path: Path) -> None:
    fascicle.open(edition, out=tmp_path / "build").convert()
    assert 'flag<pc force="weak">-</pc>' in text_of(edition)
    add_other(edition)
    fascicle.open(edition, out=tmp_path / "build").convert(["welcome"])
    assert 'flag-<lb n="6" break="no"/>ship' in text_of(edition)


def test_a_build_is_the_same_twice_and_without_its_cache(edition: Path, tmp_path: Path) -> None:
    add_other(edition)
    settle(edition, 'spelling = "krel-mork"')
    fascicle.open(edition, out=tmp_path / "build").build()
    before = tree(tmp_path)
    fascicle.open(edition, out=tmp_path / "build").build()
    assert tree(tmp_path) == before
    for path in (tmp_path / "build" / "cache").rglob("*.json"):
        path.unlink()
    fascicle.open(edition, out=tmp_path / "build").build()
    assert tree(tmp_path) == before


def test_the_words_of_a_source_that_is_not_at_hand_are_taken_from_its_tei_file(edition: Path, tmp_path: Path) -> None:
    add_other(edition)
    fascicle.open(edition, out=tmp_path / "build").convert()
    (edition / "source" / "other.txt").unlink()
    (row,) = [
        row
        for row in fascicle.open(edition, out=tmp_path / "elsewhere").report_hyphens(["welcome"])
        if "flag" in row.word
    ]
    assert row.evidence == "in this edition 0 times unbroken, 2 times with its hyphen"


def test_one_row_settles_a_word_everywhere(edition: Path, tmp_path: Path) -> None:
    fascicle.open(edition, out=tmp_path / "build").convert()
    assert text_of(edition).count('krel<pc force="weak">') == 2
    settle(edition, 'spelling = "krel-mork"')
    fascicle.open(edition, out=tmp_path / "build").convert()
    assert text_of(edition).count("krel-<lb") == 2


def test_a_row_may_be_about_one_place(edition: Path, tmp_path: Path) -> None:
    settle(edition, 'spelling = "krel-mork"\nfile = "welcome.xml"\nline = "1"')
    fascicle.open(edition, out=tmp_path / "build").convert()
    assert KEPT in text_of(edition)
    assert text_of(edition).count("krel-<lb") == 1


@pytest.mark.parametrize("spelling", ["krel-mork", "krelmork", "krel- mork"])
def test_a_decision_makes_the_same_of_an_edited_file_as_of_a_new_one(
    edition: Path, tmp_path: Path, spelling: str
) -> None:
    settle(edition, 'spelling = "subquay"')
    fascicle.open(edition, out=tmp_path / "build").convert()
    edit(edition)
    for first in ("krel- mork", "krel-mork", spelling):
        settle(edition, 'spelling = "subquay"', f'spelling = "{first}"')
        fascicle.open(edition, out=tmp_path / "build").annotate()
    edited = text_of(edition).replace("<!-- by hand -->", "")
    fascicle.open(edition, out=tmp_path / "build").convert(force=True)
    fascicle.open(edition, out=tmp_path / "build").annotate()
    assert text_of(edition) == edited


def test_what_a_person_made_of_a_line_end_stays_and_is_told(edition: Path, tmp_path: Path) -> None:
    fascicle.open(edition, out=tmp_path / "build").build()
    edit(edition, JOINED, KEPT)
    settle(edition, 'spelling = "krelmork"')
    for _ in range(2):
        assert fascicle.open(edition, out=tmp_path / "build").build().complete
        assert KEPT in text_of(edition)
    (row, *_) = fascicle.open(edition, out=tmp_path / "build").report_hyphens()
    assert (row.word, row.made, row.decision) == ("krelmork", "join keep", "join")
    assert row.evidence == "an editor's decision"


def test_without_a_ledger_every_line_end_is_a_persons(edition: Path, tmp_path: Path) -> None:
    fascicle.open(edition, out=tmp_path / "build").convert()
    (edition / "text" / "ledger.json").unlink()
    settle(edition, 'spelling = "krel-mork"')
    fascicle.open(edition, out=tmp_path / "build").annotate()
    assert JOINED in text_of(edition)


def test_the_census_has_a_row_a_word_and_what_it_says_can_be_copied(edition: Path, tmp_path: Path) -> None:
    text = TEXT + "In the morning they saw how very small the krelm-\nork was when the tide had gone away.\n"
    set_source(edition, text.encode())
    fascicle.open(edition, out=tmp_path / "build").convert()
    (row,) = [row for row in fascicle.open(edition, out=tmp_path / "build").report_hyphens() if row.word == "krelmork"]
    assert (row.count, row.spellings) == (3, "krelmork|krel-mork|krelm-ork")
    settle(edition, 'spelling = "krel-mork"')
    fascicle.open(edition, out=tmp_path / "build").convert()
    rows = {row.word: row for row in fascicle.open(edition, out=tmp_path / "build").report_hyphens()}
    assert not rows["krel-mork"].differs


def test_decisions_go_into_the_bag(edition: Path, tmp_path: Path) -> None:
    settle(edition, 'spelling = "krel-mork"')
    result = fascicle.open(edition, out=tmp_path / "build").build()
    decisions = edition / "decisions" / "hyphens.toml"
    assert (result.products["deposit"] / "data" / "decisions" / "hyphens.toml").read_bytes() == decisions.read_bytes()


def test_a_decision_for_a_line_that_does_not_break_the_word_is_told(edition: Path, tmp_path: Path) -> None:
    rows = [f'spelling = "krel-mork"\nfile = "welcome.xml"\nline = "{line}"' for line in (1, 2)]
    settle(edition, *rows, 'spelling = "nowhere-to-be-found"')
    fascicle.open(edition, out=tmp_path / "build").convert()
    (finding,) = fascicle.open(edition, out=tmp_path / "build").check().findings
    assert (finding.rule.code, finding.line) == ("F0703", 5)
    assert "line 1, 3" in finding.hint


def test_why_a_line_end_was_joined_is_explained(edition: Path, tmp_path: Path) -> None:
    settle(edition, 'spelling = "krel-mork"\nfile = "welcome.xml"\nline = "1"')
    told = [fascicle.open(edition, out=tmp_path / "build").explain_line("welcome", line) for line in (1, 3)]
    assert "keep, certainty high: an editor's decision" in told[0]
    assert "a broken word is likelier" in told[1]
