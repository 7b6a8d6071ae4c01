"""The same letter, play and paper in every language of the interface and some more: what each line is.

What is not right yet stands in `matrix/not-yet.txt`; `docs/benchmarks/languages.py` prints the table, and writes the
list with ``--write``.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from fascicle.language import data
from fascicle.names.signature import NameReader
from support.language_matrix import FOLDER, Sample, languages, missed, samples

_MESSAGES = Path(data.__file__).parents[3] / "xslt" / "messages"
_FURTHER = {"cs", "hu", "la", "uk", "da", "nb", "nn", "fi", "hr"}
_NOT_YET = set((FOLDER / "not-yet.txt").read_text("utf-8").splitlines())
_NO_WORDS = {"possessives", "month_words", "name_links"}  # that every language need not have


def test_the_languages_of_the_interface_are_here() -> None:
    assert set(languages()) == {path.stem for path in _MESSAGES.glob("*.xml")} | _FURTHER


@pytest.mark.parametrize("language", [*languages(), "no"])
def test_a_language_has_words_of_every_class(language: str) -> None:
    for name in data.CLASSES:
        if name.endswith("_words") and name not in _NO_WORDS:
            assert len(getattr(data.of(language), name)) >= 3, name


@pytest.mark.parametrize(
    "sample",
    [
        pytest.param(
            each, id=each.name.replace(" ", "-"), marks=[pytest.mark.xfail(strict=False)] * (each.name in _NOT_YET)
        )
        for each in samples()
    ],
)
def test_a_text_is_told(sample: Sample) -> None:
    assert missed(sample) == []


_NEW = """# Of an island, spoken by nobody.
greeting_words = ["velo", "vela"]
closing_words = ["sarim", "sarimo"]
possessives = ["dun"]
stage_words = ["ento"]
titles = ["Meh"]
addressees = ["Ko"]
month_words = ["prail"]
quotes = "»«"
"""
_CACHED = (data.tags, data.of, data.all_words, data.table, data.word_classes, data.those, data.pattern)


@pytest.fixture
def _island(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    (tmp_path / "qis.toml").write_text(_NEW, encoding="utf-8")
    monkeypatch.setattr(data, "_FOLDER", tmp_path)
    for each in _CACHED:
        each.cache_clear()
    yield
    for each in _CACHED:
        each.cache_clear()


@pytest.mark.usefixtures("_island")
def test_a_new_language_is_one_file() -> None:
    assert data.tags() == ("qis",)
    assert data.of("qis-Latn").quotes == "»«"
    classes = data.word_classes()
    assert {word: classes[word] for word in ("vela", "sarimo", "dun", "ento", "meh", "ko", "prail")} == {
        "vela": ("G",), "sarimo": ("C",), "dun": ("Y",), "ento": ("S",), "meh": ("T",), "ko": ("A",), "prail": ("M",),
    }  # fmt: skip
    reader = NameReader(["qis"])
    assert [each.text for each in reader.signatories(["Dun Sarim", "Meh Tol Ambe"], signed=False)] == ["Tol Ambe"]
    assert [each.text for each in reader.addressees(["Ko Meh Ambe"])] == ["Meh Ambe"]


def test_word_classes_are_small_letters_and_know_months_of_cldr() -> None:
    classes = data.word_classes()
    assert all(word == word.lower() and " " not in word for word in classes)
    for word in ("march", "марта", "września", "octubre", "montag", "segunda-feira", "maii", "octr"):
        assert "M" in classes[word], word
    assert "X" in classes["n.s"]
    assert "G" in data.word_classes(("no",))["kjære"]
    assert "kjære" not in data.word_classes(("en", "tlh"))


@pytest.mark.parametrize("tag", data.tags())
def test_words_of_classes_are_single_and_small(tag: str) -> None:
    for name in data.CLASSES:
        if name.endswith("_words") or name in ("possessives", "person_titles", "name_links"):
            for word in getattr(data.of(tag), name):
                assert word == word.lower(), name
                assert " " not in word, name
                assert not word.endswith("."), name
