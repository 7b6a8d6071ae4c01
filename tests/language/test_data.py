"""The words of languages are sound, and lists of them make the expressions that modules ask with."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import Field, fields
from pathlib import Path
from typing import Any, get_args, get_type_hints
from unicodedata import is_normalized

import pytest

from fascicle.language import data

_PACKAGE = Path(data.__file__).parents[1]
_HINTS = get_type_hints(data.Facts, include_extras=True)


def _lists(tag: str) -> Iterator[tuple[str, data.Words]]:
    """All lists that a language has with their names, those of its tables too."""
    for each in fields(data.Facts):
        value = getattr(data.of(tag), each.name)
        if isinstance(value, tuple) and value:
            yield each.name, value
        elif isinstance(value, dict):
            yield from ((f"{each.name}.{key}", row) for key, row in value.items())


def test_there_are_languages() -> None:
    assert {"ca", "cs", "de", "el", "en", "es", "fr", "it", "la", "nl", "pl", "pt", "ru", "sv", "uk"} <= set(
        data.tags()
    )


@pytest.mark.parametrize("tag", data.tags())
def test_a_file_holds_what_its_keys_say(tag: str) -> None:
    given = tomllib.loads((Path(data.__file__).parent / "data" / f"{tag}.toml").read_text("utf-8"))
    kinds = {data.Words: list, data.Table: dict, data.Times: dict, bool: bool, str: str}
    assert given
    for key, value in given.items():
        assert key in _HINTS
        assert isinstance(value, kinds.get(get_args(_HINTS[key])[0], dict))
        assert value, f"{key} says nothing: leave it out"


@pytest.mark.parametrize("tag", data.tags())
def test_a_list_names_each_word_once(tag: str) -> None:
    for name, words in _lists(tag):
        assert words, name
        assert len(set(words)) == len(words), name
        if name == "old_spellings":  # rules of letters
            continue
        for word in words:
            assert isinstance(word, str)
            assert word == word.strip() != "", name
            assert is_normalized("NFC", word), name
            assert not set(word) & set("()[]{}?+^$\\'"), f"{name}: {word!r} is a word, and no regular expression"


@pytest.mark.parametrize("tag", data.tags())
def test_quotation_marks_are_two(tag: str) -> None:
    assert len(data.of(tag).quotes) == 2


@pytest.mark.parametrize("field", fields(data.Facts), ids=lambda field: field.name)
def test_every_key_is_documented_and_asked_for(field: Field[Any]) -> None:
    name = field.name
    _, asked, doc = get_args(_HINTS[name])
    assert isinstance(asked, data.Asked)
    assert doc
    others = (path for path in _PACKAGE.rglob("*.py") if path != Path(data.__file__))
    asks = (f'"{name}"', f"{{{name}}}", f").{name}", f"facts.{name}")
    asked_for = any(ask in text for text in map(_read, others) for ask in asks)
    assert asked_for or name in {*data.CLASSES, *data.SMALL_WORDS} or name == "written"


def _read(path: Path) -> str:
    return path.read_text("utf-8")


@pytest.mark.parametrize("field", fields(data.Facts), ids=lambda field: field.name)
def test_a_key_is_asked_as_it_says(field: Field[Any]) -> None:
    """What is asked of all languages has no caller that asks one, but for ordinals, which both do."""
    name = field.name
    _, asked, _ = get_args(_HINTS[name])
    texts = [_read(path) for path in _PACKAGE.rglob("*.py") if path != Path(data.__file__)]
    own = any(f"(language).{name}" in text or f"(each).{name}" in text or f"facts.{name}" in text for text in texts)
    blind = any(f'all_words("{name}")' in text or f'table("{name}")' in text for text in texts)
    if asked is data.Asked.OWN:
        assert not blind
    elif name != "ordinals":
        assert not own


def test_a_language_that_has_no_file_says_nothing() -> None:
    assert data.of("tlh") == data.Facts()
    assert data.of("../en") == data.Facts()


def test_countries_and_scripts_speak_their_language() -> None:
    assert data.of("pt-BR") is not data.Facts()
    assert data.of("pt-BR") == data.of("pt")


@pytest.mark.parametrize(
    ("entry", "found", "not_found"),
    [
        ("dear", ("dear", "Dear"), ("dearest", "DEAR")),
        ("Sir", ("Sir",), ("sir", "Sirs")),
        ("Lieb*", ("Liebe", "Liebster", "Lieb"), ("liebe",)),
        ("*page", ("page", "frontpage"), ("pages",)),
        ("All’", ("All’", "All'"), ("All",)),
        ("S. O.", ("S. O.",), ("SX OX",)),
    ],
)
def test_how_words_are_written(entry: str, found: tuple[str, ...], not_found: tuple[str, ...]) -> None:
    expression = data.re.compile(data.any_of([entry]))
    assert all(expression.fullmatch(text) for text in found)
    assert not any(expression.fullmatch(text) for text in not_found)


def test_the_longest_word_is_found_first_and_no_word_finds_nothing() -> None:
    found = data.re.match(data.any_of(["A", "Alla", "Al"]), "Alla")
    assert found is not None
    assert found[0] == "Alla"
    assert data.re.search(data.any_of([]), "anything") is None


def test_a_template_asks_some_languages_or_all() -> None:
    assert data.pattern(r"{addressees}\s", ("en",)).match("To the ferry")
    assert not data.pattern(r"{addressees}\s", ("de", "tlh")).match("To the ferry")
    assert data.pattern(r"{conjunctions}\s\w{2,3}").match("und Jan")
