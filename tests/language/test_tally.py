"""Counting words: what a tally holds, that it is kept without loss, and that source and TEI file give the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fascicle.edition.folder import EditionFolder
from fascicle.encode.convert import convert
from fascicle.inputs import read
from fascicle.language.tally import Tally
from fascicle.run.vocabulary import tally_of_source, tally_of_text
from fascicle.tei.names import tei
from fascicle.tei.write import parse

HARBOUR = Path(__file__).parents[2] / "tei" / "harbour"
LINES = ["The tide-table of Mrs. Öst says: the HarbourWatch, the TIDE,", "and the ferry-", "man's tide; ‘l’eau’."]


def test_what_is_counted() -> None:
    tally = Tally.of(LINES)
    assert (tally.words["tide"], tally.words["the"], tally.lower["the"]) == (3, 4, 3)
    assert tally.compounds["tide", "table"] == 1
    assert tally.cased["HarbourWatch"] == 1
    assert tally.cased["TIDE"] == 0
    assert tally.words["ferry"] == tally.words["man's"] == 0  # halves of a broken word
    assert (tally.heads["tide"], tally.tails["table"]) == (1, 1)


@given(st.lists(st.text(alphabet="abÖß-’ .,A1_", max_size=30), max_size=6))
def test_a_tally_is_kept_without_loss(lines: list[str]) -> None:
    tally = Tally.of(lines)
    again = Tally.load(tally.dump())
    assert again.__dict__ == tally.__dict__
    assert again.dump() == tally.dump()


@given(st.lists(st.text(alphabet="ab- ", max_size=20)), st.lists(st.text(alphabet="ab- ", max_size=20)))
def test_tallies_add_up(one: list[str], two: list[str]) -> None:
    total = Tally()
    total.add(Tally.of(one))
    total.add(Tally.of(two))
    assert total.words == Tally.of(one).words + Tally.of(two).words
    assert total.compounds == Tally.of(one).compounds + Tally.of(two).compounds


@pytest.mark.parametrize("name", ["bulletin", "headlines", "letter", "playbill"])  # where no line had to be divided
def test_a_source_and_its_tei_file_have_the_same_words(name: str) -> None:
    edition = EditionFolder.load(HARBOUR)
    (source,) = [each for each in edition.record.sources if each.stem == name]
    data = edition.read_source(source)
    text = parse(convert(edition, source, data), source.file).find(tei("text"))
    assert text is not None
    of_source = tally_of_source(read(source, data, edition.source_path(source)))
    assert tally_of_text(text).dump() == of_source.dump()
