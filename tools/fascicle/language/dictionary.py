"""Whether a form is a word of a language: what dictionaries have, inflected forms included.

Frequency lists count what was written, misprints too, and have only what was written often; a dictionary has all forms
of the words that it has, however rare. So the one says how common a word is, the other whether it is a word.
"""

from __future__ import annotations

from collections.abc import Container
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from simplemma.strategies import LemmatizationStrategy

# Codes of which the dictionaries are named otherwise.
_NAMES = {"bs": "hbs", "fil": "tl", "hr": "hbs", "no": "nb", "sh": "hbs", "sr": "hbs"}
_LONGEST_ARTICLE = 7  # letters before an apostrophe: l', qu', dell', puisqu'


class _Dictionaries(NamedTuple):
    languages: Container[str]
    strategies: tuple[LemmatizationStrategy, ...]


@cache
def _dictionaries() -> _Dictionaries:
    # read when first asked: a check of a text needs none, and all these modules take as long as it
    from simplemma.strategies import DictionaryLookupStrategy
    from simplemma.strategies.clitic_decomposition import CliticDecompositionStrategy
    from simplemma.strategies.dictionaries.dictionary_factory import SUPPORTED_LANGUAGES

    from fascicle.language.packed import PackedDictionaries

    # Read as they are packed: a fifteenth of the memory, and only strange words are asked for.
    lookup = DictionaryLookupStrategy(PackedDictionaries(cache_max_size=len(SUPPORTED_LANGUAGES)))
    clitics = CliticDecompositionStrategy(lookup)  # pronouns at the end of verbs: Italian piegalo, Spanish dándoselo
    return _Dictionaries(SUPPORTED_LANGUAGES, (lookup, clitics))


def has_dictionary(language: str) -> bool:
    """Whether there is a dictionary of the language, given as a tag of BCP 47."""
    return _name(language) in _dictionaries().languages


@cache
def in_dictionary(word: str, language: str) -> bool:
    """Whether the dictionary of the language has the word, with or without a capital; False where there is none.

    What stands before an apostrophe is a word of its own (French, Italian, Catalan), if it is not one with it.
    """
    if not word or not has_dictionary(language):
        return False
    name = _name(language)
    if any(strategy.get_lemma(word, name) is not None for strategy in _dictionaries().strategies):
        return True
    article, apostrophe, noun = word.replace("’", "'").partition("'")
    return bool(apostrophe and noun) and len(article) <= _LONGEST_ARTICLE and in_dictionary(noun, language)


def _name(language: str) -> str:
    main = language.split("-")[0].lower()
    return _NAMES.get(main, main)
