"""The packed dictionaries say what simplemma's own reader says, whether places are kept of them or not."""

from __future__ import annotations

import pytest
from simplemma.strategies.dictionaries.dictionary_factory import _read_decompressed
from simplemma.strategies.dictionaries.stream_dictionary_factory import StreamMap

from fascicle.language import packed
from fascicle.language.packed import PackedDictionaries, PackedWords


@pytest.mark.parametrize("language", ["en", "sl"])
def test_a_word_is_in_a_dictionary_or_not(language: str) -> None:
    theirs, ours = StreamMap(language), PackedDictionaries(cache_max_size=2).get_dictionary(language)
    assert isinstance(ours, PackedWords)
    assert len(ours) == len(theirs)
    words = list(theirs)[::97]
    for word in [*words[:3], *words, *words[-3:], *(f"{word}qx" for word in words[::9]), "", "!", "\uffff"]:
        assert (ours.get(word) is not None) == (theirs.get(word) is not None), word


def test_places_are_those_of_the_words(monkeypatch: pytest.MonkeyPatch) -> None:
    data = _read_decompressed("is")
    monkeypatch.setattr(packed, "_kept", lambda: {})
    assert isinstance(PackedDictionaries(cache_max_size=2).get_dictionary("is"), StreamMap)
    words = PackedWords(data, packed.places_of(data))
    every = list(words)
    assert all(word in words for word in [*every[:40], *every[1000:1100], *every[-40:]])
    with pytest.raises(KeyError):
        words["qxqx"]
