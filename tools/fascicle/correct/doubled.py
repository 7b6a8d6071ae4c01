"""Words that are there twice: bold type that was overprinted, and words repeated over a line end."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from fascicle.correct import rules
from fascicle.correct.hyphens import Certainty
from fascicle.correct.lexicon import frequency_in
from fascicle.correct.model import Correction
from fascicle.correct.passage import Passage, Word, correction, plainly

# Words that are never written twice on purpose: articles, conjunctions, some prepositions.
_NEVER_TWICE = {
    "en": frozenset({"the", "and", "of", "a", "an", "from", "with", "for", "or", "must", "their", "its", "this"}),
    "es": frozenset({"el", "de", "los", "las", "del", "un", "una", "y", "con"}),
    "fr": frozenset({"le", "la", "les", "des", "du", "et", "un", "une", "dans"}),
    "it": frozenset({"il", "gli", "di", "della", "del", "un", "una", "e"}),
    "ru": frozenset({"и", "на", "с", "для"}),
}
# Words that languages do repeat.
_OFTEN_TWICE = frozenset(
    {
        "had", "that", "very", "so", "no", "never", "long", "ha", "bye", "blah", "is", "do", "well", "now", "out",
        "nous", "vous", "se", "si", "sì", "piano", "muy", "ya", "еле", "чуть", "очень", "да", "нет", "more", "many",
        "in", "on", "her", "you", "one", "who", "there", "far", "again", "yes", "why", "here", "hear", "years",
    }
)  # fmt: skip
_PRONOUNS = re.compile(r"(every|any|some|no)(one|thing|body)")
_GLUED = re.compile(r"(?<![^\W_])((?:[^\W\d_]\d?){1,40}?)\1(?![^\W_])")
_BRACKETED = re.compile(r"(\(([^()\s]{3,20})\))\1")
_HABIT = 3  # so many doubles over line ends: the text was overprinted
_LONGEST = 8  # words of a repeated phrase


def find_doubled(passage: Passage) -> list[Correction]:
    """What is there once too often."""
    words = passage.words
    habit = sum(two.breaks and two.gap == " " and one.text == two.text for one, two in _pairs(words)) >= _HABIT
    return [*_repeated(passage, habit), *_parts(passage), *_glued(passage), *_phrases(passage)]


def _pairs(words: list[Word]) -> Iterator[tuple[Word, Word]]:
    return itertools.pairwise(words)


def _repeated(passage: Passage, habit: bool) -> Iterator[Correction]:
    for at, (one, two) in enumerate(_pairs(passage.words)):
        if two.gap != " " or one.text.lower() != two.text.lower():
            continue
        folded = one.text.lower()
        before = passage.words[at].gap
        if before.endswith("-") or len(folded) == 1 or (one.text != two.text and not one.text[0].isupper()):
            continue
        language = passage.language(one.start)
        never = folded in _NEVER_TWICE.get(language, ())
        if (two.breaks and (habit or never)) or (never and folded == one.text == two.text):
            certainty = Certainty.HIGH
        elif two.breaks and folded not in _OFTEN_TWICE and one.text.islower():
            certainty = Certainty.MEDIUM
        else:
            certainty = Certainty.LOW
        if certainty is Certainty.LOW and (folded in _OFTEN_TWICE or not one.text.islower()):
            continue
        why = "over a line end" if two.breaks else "in one line"
        # the word and its blank go, so that the reading layer keeps one blank
        yield correction(rules.REPEATED_WORD, (one.start, one.end), "", certainty, f"the same word twice {why}")


def _parts(passage: Passage) -> Iterator[Correction]:
    words = passage.words
    for at, (one, two) in enumerate(_pairs(words)):
        if two.gap != " ":
            continue
        language = passage.language(one.start)
        third = words[at + 2] if at + 2 < len(words) else None
        if one.text == two.text and third is not None and third.gap == " " and len(third.text) < len(one.text):
            whole = one.text + third.text
            if two.breaks and frequency_in(plainly(whole), language) and not passage.folded[third.text.lower()] > 2:
                span = (one.start, third.end)
                yield correction(rules.REPEATED_PART, span, whole, Certainty.HIGH, "a word, and again in two pieces")
        elif two.breaks and _is_piece(passage, one.text, two.text, language):
            yield correction(rules.REPEATED_PART, (one.start, one.end), "", Certainty.HIGH, "the word begins twice")
        pronoun = _PRONOUNS.fullmatch(one.text.lower())
        if pronoun and two.text.lower() == pronoun[2] and language == "en":
            split = one.text[: len(pronoun[1])]
            yield correction(
                rules.REPEATED_PART, (one.start, one.end), split, Certainty.MEDIUM, "the second half twice"
            )


def _is_piece(passage: Passage, piece: str, word: str, language: str) -> bool:
    if len(piece) < 2 or len(word) <= len(piece) or not word.lower().startswith(piece.lower()):
        return False
    return not passage.known(piece, language) and passage.known(word, language)


def _glued(passage: Passage) -> Iterator[Correction]:
    for match in _GLUED.finditer(passage.text):
        half, language = match[1], passage.language(match.start())
        follows = passage.text[match.end() : match.end() + 1] in ("-", "‐")
        letters = re.sub(r"\d", "", half)
        if len(set(half)) == 1 or len(half) < (2 if follows else 4):
            continue
        if not half.isupper() and not half.islower() and not half[0].isupper():
            continue
        if frequency_in(match[0].lower(), language) or passage.known(match[0], language):
            continue
        if follows or passage.known(letters, language) or passage.folded[letters.lower()]:
            certainty = Certainty.HIGH if follows or len(half) >= 5 else Certainty.MEDIUM
            span = (match.start(), match.end())
            yield correction(rules.GLUED_REPEAT, span, half, certainty, f"{half!r} twice, and {match[0]!r} is no word")
    for match in _BRACKETED.finditer(passage.text):
        span = (match.start(), match.end())
        yield correction(rules.GLUED_REPEAT, span, match[1], Certainty.HIGH, "the same bracket twice")


def _phrases(passage: Passage) -> Iterator[Correction]:
    words = passage.words
    last = 0
    for at, word in enumerate(words):
        if not word.breaks or at < last:
            continue
        for size in range(min(_LONGEST, at, len(words) - at), 1, -1):
            first, second = words[at - size : at], words[at : at + size]
            gaps = [each.gap for each in (*first[1:], *second)]
            if any(gap != " " for gap in gaps) or [w.text.lower() for w in first] != [w.text.lower() for w in second]:
                continue
            if len({each.text.lower() for each in first}) > 1:
                span = (first[0].start, first[-1].end)
                yield correction(rules.REPEATED_PHRASE, span, "", Certainty.HIGH, f"{size} words twice over a line end")
                last = at + size
            break
