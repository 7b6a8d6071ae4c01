"""Sentences that begin with a small letter."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import takewhile

from fascicle.annotate.corrections import rules
from fascicle.annotate.corrections.correction import Correction
from fascicle.annotate.corrections.text_context import Passage, correction, plainly
from fascicle.language.data import all_words
from fascicle.language.lexicon import frequency_in, words_of
from fascicle.model.certainty import Certainty

_LETTERS = 4  # of the word that ends a sentence; what is shorter may be an abbreviation
_USUAL = 3e-6  # how frequent a word must be to be none
_LONGER = 3  # letters that an abbreviation leaves out at least
_FIRST = 1e-4  # how frequent the first word must be
_WORDS = 3  # of the sentence that ended
_HABIT = 0.03  # share of sentences with a small letter from which on it is the text's way
_TIMES = 2
_ENDS = " ,;:\n"


def find_small_sentences(passage: Passage) -> Iterator[Correction]:
    """First words of sentences that are to have a capital."""
    words = passage.words
    small = [at for at in range(1, len(words)) if words[at].gap == ". " and words[at].text.islower()]
    great = sum(word.gap == ". " for word in words) - len(small)
    before = Counter(words[at - 1].text.lower() for at in small)
    habit = len(small) > _HABIT * great + _TIMES
    for at in small:
        word, last = words[at], words[at - 1]
        language = passage.language(word.start)
        if before[last.text.lower()] >= _TIMES or not _ends(passage, at - 1, language):
            continue
        if frequency_in(plainly(word.text), language) < _FIRST or passage.text[word.end : word.end + 1] not in _ENDS:
            continue
        following = words[at + 1] if at + 1 < len(words) else None
        if following is None or following.gap == ". " or not following.text.islower():
            continue  # 'de Gaulle', 'van Beek'
        certainty = Certainty.LOW if habit else Certainty.MEDIUM
        right = word.text[0].upper() + word.text[1:]
        evidence = f"{last.text!r} is no abbreviation; {great} sentences of this text begin with a capital"
        yield correction(rules.SMALL_SENTENCE, (word.start, word.end), right, certainty, evidence)


def _ends(passage: Passage, at: int, language: str) -> bool:
    """Whether the word can only be the last of a sentence that begins with a capital itself."""
    words, last = passage.words, passage.words[at]
    if last.text in all_words("answers"):
        return passage.sentence_start(at)
    if not last.text.islower() or len(last.text) < _LETTERS or last.gap != " ":
        return False
    if frequency_in(plainly(last.text), language) < _USUAL or _may_be_short(last.text, language):
        return False
    first = at
    while first > 0 and not passage.sentence_start(first):
        first -= 1
    return at - first + 1 >= _WORDS and words[first].text[0].isupper()


@cache
def _sorted_words(language: str) -> list[str]:
    return sorted(words_of(language, _USUAL))


@cache
def _may_be_short(word: str, language: str) -> bool:
    """Whether the word begins a longer one that is more frequent, as 'corp', 'sept' and 'prof' do."""
    words = _sorted_words(language)
    longer = takewhile(lambda each: each.startswith(word), words[bisect_left(words, word) :])
    frequency = frequency_in(word, language)
    return any(len(each) >= len(word) + _LONGER and frequency_in(each, language) > frequency for each in longer)
