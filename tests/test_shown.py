"""Texts of strangers on a terminal."""

from __future__ import annotations

import json
import tomllib
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from fascicle.check.report import FORMATS, report
from fascicle.check.xml import UNREADABLE
from fascicle.model.diagnostics import Diagnostic
from fascicle.model.errors import EditionError
from fascicle.model.shown import as_json, quoted, shown, shown_lines

_ANY = st.text(st.one_of(st.sampled_from("\x1b\x07\x9b\u202e\u2028\x7f\n\ud800"), st.characters()), max_size=20)


def _harmless(text: str) -> bool:
    return all(
        unicodedata.category(each) not in ("Cc", "Cs", "Zl", "Zp") and each not in "\u202e\u2066" for each in text
    )


@given(_ANY)
def test_nothing_that_is_shown_steers_a_terminal(text: str) -> None:
    assert _harmless(shown(text))
    assert _harmless(quoted(text))
    assert all(map(_harmless, shown_lines(text).split("\n")))
    assert _harmless(as_json(text))
    error = EditionError(text, path=text, hint=text)
    assert all(map(_harmless, str(error).split("\n")))
    assert str(error).count("\n") == 1
    found = Diagnostic(UNREADABLE, text, 1, 1, text, text)
    for form in FORMATS:
        assert all(map(_harmless, report([found], form).split("\n")))


@given(_ANY)
def test_json_says_the_same_and_a_text_of_it_is_one_of_toml(text: str) -> None:
    assert json.loads(as_json({"x": [text]}, indent=1)) == {"x": [text]}
    if not any("\ud800" <= each <= "\udfff" for each in text):
        assert tomllib.loads(f"x = {as_json(text)}")["x"] == text


def test_what_readers_can_read_stays() -> None:
    text = "Ærø \u200fשלום – l’été 𝔄"
    assert shown(text) == text
    assert len(quoted("x" * 1000)) < 100
    assert quoted(10**5000) == "<int>"
