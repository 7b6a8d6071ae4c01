"""``decisions/hyphens.toml``: a word spelt once is settled wherever a line breaks it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fascicle.language.hyphens.spellings import NONE, Spelling, Spellings, read
from fascicle.model.errors import EditionError


@pytest.mark.parametrize(
    ("spelling", "before", "after", "between"),
    [
        ("organization", "the organi", "zation of it", ""),
        ("organization", "the organiza-", "tion", ""),
        ("Organization", "ORGANI", "ZATION", ""),
        ("anti-worker", "this anti", "worker law", "-"),
        ("anti-worker", "this anti-wor", "ker law", ""),
        ("vor- und", "vor", "und nachher", " "),
        ("Navy – returned", "of the Navy", "returned home", " "),
        ("quayside", "l’quay", "side", ""),  # an article before it, or a genitive behind it, is no part of it
        ("quayside", "the quay", "side’s end", ""),
        ("dollar", "600-million-dol", "lar loan", ""),
        ("c’est-à-dire", "c’est-à", "dire", "-"),
        ("2003-2005", "of 2003", "2005", "-"),
        ("größer", "die grö", "ßer", ""),
        ("quayside", "the quay", "sides", None),
        ("quayside", "nothing", "", None),
    ],
)
def test_what_belongs_between_two_halves(spelling: str, before: str, after: str, between: str | None) -> None:
    assert Spellings((Spelling(spelling),)).between(before, after) == between


def test_the_narrower_row_holds_and_of_equals_the_later() -> None:
    rows = Spellings(
        (Spelling("recover", "a.xml", "7"), Spelling("recover"), Spelling("re-cover"), Spelling("re-cover", "b.xml"))
    )
    assert rows.of("a").between("re", "cover", "7") == ""
    assert rows.of("a").between("re", "cover", "7.2") == ""
    assert rows.of("a").between("re", "cover", "8") == "-"
    assert Spellings(rows.word[::-1]).of("b").between("re", "cover") == "-"


@given(st.lists(st.text("abcdefghij", min_size=1, max_size=6), min_size=2, max_size=4), st.data())
def test_one_row_settles_every_break(parts: list[str], data: st.DataObject) -> None:
    spelling = "-".join(parts)
    at = data.draw(st.integers(1, len(spelling) - 1))
    before, after = spelling[:at].removesuffix("-"), spelling[at:].removeprefix("-")
    own = spelling[at - 1] == "-" or spelling[at] == "-"
    assert Spellings((Spelling(spelling),)).between(before, after) == "-" * own


def test_no_file_is_no_decision(tmp_path: Path) -> None:
    assert read(tmp_path / "hyphens.toml", ["a"]) == NONE


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ('spelling = "-"', "word[1].spelling"),
        ('spelling = "-worker"', "word[1].spelling"),
        ('spelling = "three whole words"', "word[1].spelling"),
        ('spelling = "a-b"\nfile = "c.xml"', "word[1].file"),
        ('spelling = "a-b"\nline = "3"', "word[1].line"),
        ('word = "a-b"', "word"),
    ],
)
def test_a_row_that_means_nothing_is_refused(tmp_path: Path, row: str, says: str) -> None:
    path = tmp_path / "hyphens.toml"
    path.write_text(f"[[word]]\n{row}\n", "utf-8")
    with pytest.raises(EditionError, match=says.replace("[", r"\[").replace("]", r"\]")):
        read(path, ["a"])
