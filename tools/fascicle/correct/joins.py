"""Words that lost a hyphen, got a blank, or lost one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fascicle.correct import rules
from fascicle.correct.hyphens import Certainty
from fascicle.correct.lexicon import frequency_in
from fascicle.correct.model import Correction
from fascicle.correct.passage import Passage, correction, plainly

# Never words of their own before a noun or an adjective; after an article alone they may be ('a pro', 'the ex').
_BOUND = frozenset({"anti", "semi"})
# Words of their own too: the text must have the compound with its hyphen.
_SOMETIMES = frozenset({"self", "pseudo", "neo"})
_BOUND_LANGUAGES = frozenset({"en"})
# First parts that English writes solid or with a hyphen as it likes: both are right.
_EITHER = frozenset({"anti", "semi", "counter", "re", "pre", "post", "non", "neo", "sub", "super", "over", "under"})
# English adverbs and conjunctions that grew together; their parts side by side make no sense.
_GROWN = frozenset(
    {
        ("before", "hand"), ("never", "theless"), ("none", "theless"), ("there", "fore"), ("further", "more"),
        ("not", "withstanding"), ("hence", "forth"), ("over", "night"), ("now", "adays"), ("after", "wards"),
        ("there", "upon"), ("other", "wise"), ("like", "wise"), ("who", "ever"), ("with", "out"), ("every", "where"),
        ("some", "where"), ("else", "where"), ("through", "out"), ("mean", "while"), ("them", "selves"),
        ("our", "selves"), ("him", "self"), ("it", "self"), ("my", "self"), ("her", "self"), ("your", "self"),
    }
)  # fmt: skip
_ENDINGS = {"en": frozenset({"ly", "ing", "tion", "tions", "ment", "ments", "ness", "ies", "ization", "izations"})}
_COMMON = 1e-6
_RARE = 1e-7
_NUMBERED = re.compile(r"(?<![\w.,:/#-])((?:1[5-9]|20)\d\d|\d{1,2})([A-Z][a-z]{2,})(?![\w-])")
_HALF = re.compile(r"(?<![\w-])([^\W\d_]{4,})-([A-Z][a-z]+)(?![\w-])")
_CAMEL = re.compile(r"^([A-Z][a-z]+)([A-Z]+|[A-Z][a-z]+)$")


def find_joins(passage: Passage) -> list[Correction]:
    """Lost hyphens, split words and glued words."""
    return [*_side_by_side(passage), *_lost(passage), *_numbered(passage), *_glued_lines(passage)]


def _side_by_side(passage: Passage) -> Iterator[Correction]:
    for one, two in zip(passage.words, passage.words[1:], strict=False):
        if two.gap != " ":
            continue
        language, pair = passage.language(one.start), (one.text.lower(), two.text.lower())
        span, joined = (one.start, two.end), one.text + two.text
        if pair in _GROWN and language == "en":
            yield correction(rules.SPLIT_WORD, span, joined, Certainty.HIGH, "one word in the language")
        elif two.text.islower() and _is_bound(passage, one.start, pair, language):
            written = passage.lexicon.compound(*pair)
            certainty = Certainty.HIGH if written else Certainty.MEDIUM
            evidence = f"no word of its own; in this text {written} times with its hyphen"
            yield correction(rules.LOOSE_PREFIX, span, f"{one.text}-{two.text}", certainty, evidence, (joined,))
        elif two.text.islower() and (one.text.islower() or one.text.istitle()):
            yield from _split(passage, span, (one.text, two.text), language)


def _is_bound(passage: Passage, start: int, pair: tuple[str, str], language: str) -> bool:
    prefix, word = pair
    if (start and passage.text[start - 1] == "-") or len(word) < 4:
        return False
    if prefix in _SOMETIMES:
        return passage.lexicon.compound(prefix, word) > 0
    return prefix in _BOUND and language in _BOUND_LANGUAGES and frequency_in(plainly(word), language) >= _COMMON


def _split(passage: Passage, span: tuple[int, int], pair: tuple[str, str], language: str) -> Iterator[Correction]:
    joined = pair[0] + pair[1]
    whole = frequency_in(plainly(joined), language)
    if pair[1] in _ENDINGS.get(language, ()) and len(pair[0]) > 3 and passage.folded[pair[1]] <= 2 and whole >= _RARE:
        yield correction(rules.SPLIT_WORD, span, joined, Certainty.HIGH, "an ending alone is no word")
        return
    if passage.folded[joined.lower()] > 1:
        whole = max(whole, 3 * _COMMON)
    if whole < _COMMON or len(joined) < 5:
        return
    halves = [frequency_in(plainly(half), language) for half in pair]
    strange = [not passage.known(half, language) and passage.folded[half.lower()] == 1 for half in pair]
    if all(strange):
        yield correction(rules.SPLIT_WORD, span, joined, Certainty.HIGH, "neither half is a word")
    elif any(strange) or (min(halves) < _RARE and min(map(len, pair)) > 1 and whole > 10 * min(halves)):
        certain = whole >= 3 * _COMMON and min(map(len, pair)) > 1
        sure = any(strange) and min(map(len, pair)) > 2 and whole >= 10 * _COMMON
        certainty = Certainty.HIGH if sure else Certainty.MEDIUM if certain else Certainty.LOW
        yield correction(rules.SPLIT_WORD, span, joined, certainty, "one half is no word, the whole is common")
    # Two letters may be a word of some list though no text has them there: 'abo ut'.
    elif max(halves) < whole / 20 and whole > 1e-5 and passage.folded[pair[0].lower()] == 1:
        yield correction(rules.SPLIT_WORD, span, joined, Certainty.MEDIUM, "the whole is far commoner than its halves")


def _lost(passage: Passage) -> Iterator[Correction]:
    for word in passage.words:
        text, language = word.text, passage.language(word.start)
        bare = re.sub(r"[’']s?$", "", text)
        if len(bare) < 7 or passage.known(bare, language):
            continue
        camel = _CAMEL.match(bare)
        cuts = [camel.end(1)] if camel else range(3, len(bare) - 2) if bare.islower() else []
        for cut in cuts:
            left, right = bare[:cut], bare[cut:]
            written = passage.lexicon.compound(left, right)
            if written and left.lower() not in _EITHER:
                certainty = Certainty.HIGH if passage.folded[bare.lower()] <= written else Certainty.MEDIUM
                if frequency_in(bare.lower(), language):
                    certainty = Certainty.LOW
                found = f"{left}-{right}{text[len(bare) :]}"
                evidence = f"in this text {written} times with its hyphen"
                yield correction(rules.LOST_HYPHEN, (word.start, word.end), found, certainty, evidence)
                break


def _numbered(passage: Passage) -> Iterator[Correction]:
    for match in _NUMBERED.finditer(passage.text):
        if frequency_in(match[2].lower(), passage.language(match.start())) >= 10 * _COMMON:
            certainty = Certainty.HIGH if len(match[1]) == 4 else Certainty.MEDIUM
            span, found = (match.start(), match.end()), f"{match[1]} {match[2]}"
            yield correction(rules.GLUED_WORDS, span, found, certainty, "a number, and a common word with a capital")


def _glued_lines(passage: Passage) -> Iterator[Correction]:
    for match in _HALF.finditer(passage.text):
        half, language = match[1], passage.language(match.start())
        strange = half.islower() and frequency_in(half, language) < _RARE and passage.folded[half] == 1
        if strange and frequency_in(match[2].lower(), language) >= _COMMON and half[-1] not in "oi":
            span, found = (match.start(), match.end()), f"{half}- {match[2]}"
            yield correction(
                rules.GLUED_LINES, span, found, Certainty.MEDIUM, f"{half!r} is no word: it goes on elsewhere"
            )
