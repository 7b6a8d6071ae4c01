"""Recognisers of names that other packages bring."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from fascicle.model.errors import UsageError
from fascicle.names.recognise import recognise
from fascicle.names.recognisers import GROUP, recogniser
from support.packages import install

MODULE = """
from fascicle.names.recognise.candidates import NameCandidate

def find(text, languages, blocks=(), *, titles=False):
    return [NameCandidate(0, len(text), "persName", 1.0)]
"""


def test_ours_and_none() -> None:
    assert recogniser("fascicle") is recognise
    assert recogniser("none") is None


def test_one_of_another_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path / "site", GROUP, "everybody", MODULE, "everybody:find")
    monkeypatch.syspath_prepend(tmp_path / "site")
    monkeypatch.delitem(sys.modules, "everybody", raising=False)
    found = recogniser("everybody")
    assert found is not None
    assert [each.element for each in found("Ada", ["en"])] == ["persName"]


def test_one_that_is_not_there_is_told_with_those_that_are() -> None:
    with pytest.raises(UsageError, match="no recogniser of names is called 'spacy'") as caught:
        recogniser("spacy")
    assert "fascicle, none" in (caught.value.hint or "")


def test_one_that_cannot_be_loaded_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path / "site", GROUP, "broken", "raise RuntimeError('no weights')", "broken:find")
    monkeypatch.syspath_prepend(tmp_path / "site")
    with pytest.raises(UsageError, match="RuntimeError: no weights"):
        recogniser("broken")
