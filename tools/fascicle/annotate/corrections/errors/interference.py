"""Small words of another language among English ones: what translators leave of the original."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fascicle.annotate.corrections import rules
from fascicle.annotate.corrections.correction import Correction
from fascicle.annotate.corrections.text_context import Passage, correction
from fascicle.language.lexicon import frequency_in
from fascicle.model.certainty import Certainty

_ROMANCE = ("es", "fr", "it", "pt")
# Spanish words for which English has "the" or, rarely, another word.
_ARTICLES = {"de": ("the", "of"), "el": ("the", "a"), "los": ("the", "those"), "las": ("the", "those")}
# Small words of other languages that stand in translations for the English ones.
EQUIVALENTS: Mapping[str, tuple[str, ...]] = {
    "y": ("and",), "e": ("and",), "et": ("and",), "und": ("and",), "o": ("or",), "ou": ("or",), "oder": ("or",),
    "un": ("a", "an"), "una": ("a", "an"), "une": ("a", "an"), "em": ("in",), "en": ("in",), "con": ("with",),
    "avec": ("with",), "del": ("of",), "della": ("of",), "der": ("the",), "das": ("the",), "de": ("the", "of"),
    "el": ("the",), "il": ("the",), "la": ("the",), "las": ("the",), "le": ("the",), "les": ("the",),
    "los": ("the",), "que": ("that",),
}  # fmt: skip
_PREPOSITIONS = frozenset({"of", "in", "with", "from", "for", "by", "against", "and", "to", "at"})
_COMMON = 1e-6


def find_foreign_articles(passage: Passage) -> Iterator[Correction]:
    """The article or preposition of the original among words that only English has."""
    for one, word, two in zip(passage.words, passage.words[1:], passage.words[2:], strict=False):
        if word.text not in _ARTICLES or two.gap != " " or passage.language(word.start) != "en":
            continue
        if all(each.text.islower() and _only_english(each.text) for each in (one, two)):
            certainty = Certainty.MEDIUM if "," in word.gap or one.text in _PREPOSITIONS else Certainty.LOW
            right, other = _ARTICLES[word.text]
            evidence = f"{word.text!r} among English words"
            yield correction(rules.FOREIGN_WORD, (word.start, word.end), right, certainty, evidence, (other,))


def _only_english(word: str) -> bool:
    english = frequency_in(word, "en")
    return len(word) > 1 and english >= _COMMON and all(frequency_in(word, each) < english / 5 for each in _ROMANCE)
