"""Small words of another language among English ones: what translators leave of the original."""

from __future__ import annotations

from collections.abc import Iterator

from fascicle.annotate.corrections import rules
from fascicle.annotate.corrections.correction import Correction
from fascicle.annotate.corrections.text_context import Passage, correction
from fascicle.language.data import of, table
from fascicle.language.lexicon import frequency_in
from fascicle.model.certainty import Certainty

_ROMANCE = ("es", "fr", "it", "pt")
_COMMON = 1e-6


def find_foreign_articles(passage: Passage) -> Iterator[Correction]:
    """The article or preposition of the original among words that only English has."""
    english, prepositions = table("in_english"), of("en").prepositions
    for one, word, two in zip(passage.words, passage.words[1:], passage.words[2:], strict=False):
        right, *others = english.get(word.text, ("",))
        if right not in of("en").articles or two.gap != " " or passage.language(word.start) != "en":
            continue
        if all(each.text.islower() and _only_english(each.text) for each in (one, two)):
            certainty = Certainty.MEDIUM if "," in word.gap or one.text in prepositions else Certainty.LOW
            evidence = f"{word.text!r} among English words"
            yield correction(rules.FOREIGN_WORD, (word.start, word.end), right, certainty, evidence, tuple(others))


def _only_english(word: str) -> bool:
    english = frequency_in(word, "en")
    return len(word) > 1 and english >= _COMMON and all(frequency_in(word, each) < english / 5 for each in _ROMANCE)
