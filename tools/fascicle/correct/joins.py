"""Compounds that lost their hyphen, and lines that were glued to others."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from fascicle.correct import rules
from fascicle.correct.evidence import begins_words, is_function_word
from fascicle.correct.hyphens import Certainty
from fascicle.correct.lexicon import frequency_in
from fascicle.correct.model import Correction
from fascicle.correct.passage import Passage, Word, correction, plainly

# First parts that are no words of their own before a noun or an adjective; after an article alone they may be
# ('a pro', 'the ex').
_BOUND = {
    **dict.fromkeys(("en", "fr", "es", "pt", "it", "ca", "ro", "de", "nl", "sv"), ("anti", "semi", "pseudo")),
    "pl": ("anty", "pseudo", "quasi"),
    "cs": ("anti", "pseudo"),
    "ru": ("анти", "псевдо", "полу", "контр"),
    "uk": ("анти", "псевдо", "напів", "контр"),
    "el": ("αντι", "ψευδο", "ημι"),
}  # fmt: skip
# Words of their own too: the text must have the compound with its hyphen.
_SOMETIMES = {"en": frozenset({"self", "neo", "non", "sub", "multi", "inter"})}
# These write a hyphen behind such a first part; the others write one word, unless the text does otherwise.
_HYPHENATING = frozenset({"en"})
# First parts that are written solid or with a hyphen as one likes: both are right.
_EITHER = frozenset({"anti", "semi", "counter", "re", "pre", "post", "non", "neo", "sub", "super", "over", "under"})
_COMMON = 1e-6
_RARE = 1e-7
_HALF = re.compile(r"(?<![\w-])([^\W\d_]{4,})-([A-Z][a-z]+)(?![\w-])")
_COMPOUND = re.compile(r"(?=(?<![^\W_])([^\W_]+)[-‐]([^\W_]+))[^\W_]+")
_PREFIX = 40  # what begins so many words is written with a hyphen or without one
_SHORTEST = 5
_SHORT = 6
_USED = 3  # times with the hyphen for each time without it


def find_joins(passage: Passage) -> list[Correction]:
    """Lost hyphens, and lines glued to others."""
    return [*_loose(passage), *_lost(passage), *_glued_lines(passage)]


def _loose(passage: Passage) -> Iterator[Correction]:
    """First parts of compounds that stand alone."""
    hyphened, solid = _habits(passage)
    for one, two in zip(passage.words, passage.words[1:], strict=False):
        language, prefix = passage.language(one.start), one.text.lower()
        if two.gap != " " or not two.text.islower() or not _is_bound(passage, one, two, language):
            continue
        written = passage.lexicon.compound(prefix, two.text)
        joined, compound = one.text + two.text, f"{one.text}-{two.text}"
        known = frequency_in(plainly(joined), language) >= _RARE or passage.folded[joined.lower()]
        whole = known and language not in _HYPHENATING
        if not written and (whole or (language not in _HYPHENATING and hyphened[prefix] <= solid[prefix])):
            joined, compound = compound, joined
        certainty = Certainty.HIGH if written or whole else Certainty.MEDIUM
        evidence = f"no word of its own; in this text {written} times with its hyphen"
        yield correction(rules.LOOSE_PREFIX, (one.start, two.end), compound, certainty, evidence, (joined,))


def _habits(passage: Passage) -> tuple[Counter[str], Counter[str]]:
    """How often each bound first part has a hyphen behind it in the text, and how often it is one with its word."""
    bound = "|".join(sorted({prefix for each in _BOUND.values() for prefix in each}))
    hyphened: Counter[str] = Counter()
    solid: Counter[str] = Counter()
    for match in re.finditer(rf"(?<!\w)({bound})(-?)(?=\w{{4}})", passage.text, re.IGNORECASE):
        (hyphened if match[2] else solid)[match[1].lower()] += 1
    return hyphened, solid


def _is_bound(passage: Passage, one: Word, two: Word, language: str) -> bool:
    prefix = one.text.lower()
    if (one.start and passage.text[one.start - 1] == "-") or len(two.text) < 4:
        return False
    if prefix in _SOMETIMES.get(language, ()):
        return passage.lexicon.compound(prefix, two.text) > 0
    return prefix in _BOUND.get(language, ()) and not is_function_word(two.text, language)


def _lost(passage: Passage) -> Iterator[Correction]:
    """Words that the text has elsewhere as compounds with a hyphen."""
    joined = {(pair[1] + pair[2]).lower() for pair in _COMPOUND.finditer(passage.text)}
    for word in passage.words:
        if not joined.intersection(_stems(word.text.lower())) or _is_code(passage, word):
            continue
        text, language = word.text, passage.language(word.start)
        bare = re.sub(r"[’']s?$", "", text)
        here = passage.folded[text.lower()]
        if len(bare) < _SHORTEST or bare.isupper():
            continue
        cuts = ((bare[:cut], bare[cut:]) for cut in range(2, len(bare) - 1))
        written, left, right = max((passage.lexicon.compound(*cut), *cut) for cut in cuts)
        if not written or left.lower() in _EITHER:
            continue  # both forms are right
        certainty = _certainty(bare, (left, right), written / here, language)
        if certainty is not None:
            found = f"{left}-{right}{text[len(bare) :]}"
            evidence = f"in this text {written} times with its hyphen"
            yield correction(rules.LOST_HYPHEN, (word.start, word.end), found, certainty, evidence)


def _is_code(passage: Passage, word: Word) -> bool:
    """Whether it is a name of a program or in an address."""
    before, after = passage.text[max(word.start - 1, 0) : word.start], passage.text[word.end : word.end + 2]
    return before in tuple("$@_.\\=/#") or bool(re.match(r"[_=@(\\/]|\.\w", after))


def _stems(word: str) -> tuple[str, ...]:
    """The word, and what it is without a genitive."""
    return (word, *re.split("[’']", word)[:1])


def _certainty(word: str, halves: tuple[str, str], ratio: float, language: str) -> Certainty | None:
    """How sure it is that a word lost its hyphen, which it has ``ratio`` times as often in the text."""
    left, right = halves
    prefix = begins_words(left.lower(), language) >= _PREFIX
    listed = frequency_in(plainly(word), language)
    if right[0].isupper() and (not left.isupper() or right[1:].islower()) and ratio >= 1:
        return Certainty.HIGH  # a capital inside shows the seam
    if not listed and len(word) > _SHORT and ratio >= 1 and not prefix:
        return Certainty.HIGH
    if listed <= _COMMON and any(len(half) > 1 and is_function_word(half, language) for half in halves) and ratio >= 1:
        return Certainty.HIGH  # no compound, but words of grammar side by side
    return Certainty.MEDIUM if listed <= _RARE and ratio >= _USED else None


def _glued_lines(passage: Passage) -> Iterator[Correction]:
    for match in _HALF.finditer(passage.text):
        half, language = match[1], passage.language(match.start())
        strange = half.islower() and frequency_in(half, language) < _RARE and passage.folded[half] == 1
        if strange and frequency_in(match[2].lower(), language) >= _COMMON and half[-1] not in "oi":
            span, found = (match.start(), match.end()), f"{half}- {match[2]}"
            yield correction(
                rules.GLUED_LINES, span, found, Certainty.MEDIUM, f"{half!r} is no word: it goes on elsewhere"
            )
