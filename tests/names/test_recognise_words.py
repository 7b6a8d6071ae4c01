"""Words and sentences that the recogniser of names reads, and the way back to the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fascicle.names.recognise.words import UnbrokenText, sentences

pieces = st.lists(st.sampled_from(["Rot", "-\n", "terdam", " ", "¬\n  ", "\u00ad", "B", "\n", "x", "—"]), max_size=20)


@given(pieces)
def test_every_character_that_is_read_leads_back_to_itself(parts: list[str]) -> None:
    text = "".join(parts)
    unbroken = UnbrokenText(text)
    assert [text[unbroken.place(at)] for at in range(len(unbroken.text))] == list(unbroken.text)
    assert [unbroken.reading(unbroken.place(at)) for at in range(len(unbroken.text))] == [*range(len(unbroken.text))]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Rotter-\ndam", "Rotterdam"),
        ("Alsace-\nLorraine", "Alsace-\nLorraine"),
        ("DWELL-\nINGS", "DWELLINGS"),
        ("Rotter¬\n   dam", "Rotterdam"),
        ("Rot\u00adterdam", "Rotterdam"),
        ("well-known", "well-known"),
        ("a – b", "a – b"),
        ("end¬", "end¬"),
    ],
)
def test_broken_words_are_read_whole(text: str, read: str) -> None:
    assert UnbrokenText(text).text == read


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Mr. Hale left. He slept.", [["Mr", ".", "Hale", "left", "."], ["He", "slept", "."]]),
        ("by Jos. C. Wendell today", [["by", "Jos", ".", "C", ".", "Wendell", "today"]]),
        ("l’Europe d’Arc", [["l’", "Europe", "d’", "Arc"]]),
        ("came fromDover", [["came", "from", "Dover"]]),
        ("McNeil’s boat", [["McNeil", "’s", "boat"]]),
        ("A HEAD\n\nThe text", [["A", "HEAD"], ["The", "text"]]),
        ("one line\nthe next", [["one", "line", "the", "next"]]),
        ("", []),
    ],
)
def test_sentences(text: str, words: list[list[str]]) -> None:
    assert [list(each.words) for each in sentences(text, (), frozenset(["mr"]))] == words


def test_a_border_ends_a_sentence() -> None:
    found = [list(each.words) for each in sentences("to John Hale Liverpool", (12,), frozenset())]
    assert found == [["to", "John", "Hale"], ["Liverpool"]]
