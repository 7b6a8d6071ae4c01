"""What the frequency lists say of a word and its parts: how likely it is, does it end or begin other words?

Nothing here is a list of words: a language is known by its frequency list alone, so that each language which has one
is treated alike.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache, lru_cache
from itertools import islice

from fascicle.annotate.corrections.text_context import Passage, plainly, votes_for_another
from fascicle.language.data import those
from fascicle.language.lexicon import frequency_in, words_of

FUNCTION = 1e-3  # a word so common is an article, a preposition, a conjunction, a pronoun, an auxiliary
_FLOOR = 3e-9  # what is taken for the frequency of a form that no list has
_ABROAD = 0.03  # weight of a form in a language that is not the text's own
_LISTED = 1e-7
_PRODUCTIVE = 12  # so many words of the list make an ending, or a first part
_BROWSED = 4000
_AROUND = 4  # words on either side that tell the language


def likelihood(passage: Passage, word: str, language: str, doubted: int = 1) -> float:
    """How likely the form is as a word of the text: by its language, by others, by the other places that have it.

    ``doubted`` is how many of its places are in question. Never 0: what is unknown is rare, not impossible.
    """
    listed = _listed(word, language)
    here = max(passage.folded[word.lower()] - doubted, 0) / max(len(passage.words), 1)
    name = 1e-6 if word in passage.name_words else 0.0
    return max(listed, here, name)


@lru_cache(maxsize=1 << 17)
def _listed(word: str, language: str) -> float:
    """How common the form is by the lists of all languages; those of others weigh less."""
    plain = plainly(word)
    abroad = max(frequency_in(plain, other) for other in those("neighbour")) * _ABROAD
    return max(frequency_in(plain, language), abroad, _FLOOR)


def is_function_word(word: str, language: str) -> bool:
    """Whether the word is among the commonest few dozen of its language."""
    return frequency_in(word, language) >= FUNCTION


@cache
def _sorted_words(language: str, reverse: bool) -> list[str]:
    words = (word for word in words_of(language, _LISTED) if word.isalpha())
    return sorted(word[::-1] for word in words) if reverse else sorted(words)


@cache
def ends_words(ending: str, language: str) -> int:
    """How many words of the list are another word of it and this ending, as far as needed."""
    return _parts(ending[::-1], language, reverse=True)


@cache
def begins_words(beginning: str, language: str) -> int:
    """How many words of the list are this beginning and another word of it, as far as needed."""
    return _parts(beginning, language, reverse=False)


def _parts(part: str, language: str, *, reverse: bool) -> int:
    words = _sorted_words(language, reverse)
    found = 0
    for word in islice(words, bisect_left(words, part), bisect_left(words, part) + _BROWSED):
        if not word.startswith(part) or found > 10 * _PRODUCTIVE:
            break
        rest = word[len(part) :][:: -1 if reverse else 1]
        found += len(rest) >= 4 and frequency_in(rest, language) >= 10 * _LISTED
    return found


def is_ending(form: str, language: str) -> bool:
    """Whether the form is no word to speak of and ends many: -ly, -keit, -mente, -ость."""
    return 1 < len(form) <= 7 and frequency_in(form, language) < 1e-5 and ends_words(form, language) >= _PRODUCTIVE


def is_beginning(form: str, language: str) -> bool:
    """Whether the form is no word to speak of and begins many: un-, dis-, ge-, пере-."""
    return 1 < len(form) <= 6 and frequency_in(form, language) < 1e-5 and begins_words(form, language) >= _PRODUCTIVE


def speaks_otherwise(passage: Passage, at: int, language: str) -> bool:
    """Whether the words around this one and the one before it are plainly of another language than this one."""
    around = passage.words[max(at - 1 - _AROUND, 0) : at - 1] + passage.words[at + 1 : at + 1 + _AROUND]
    return bool(around) and votes_for_another(around, language, those("neighbour")) > len(around) / 3
