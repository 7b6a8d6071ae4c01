"""Hyphens that were lost: compounds that are one word, and first parts that stand alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from math import log2, log10

from fascicle.annotate.corrections import rules
from fascicle.annotate.corrections.lattice.hypothesis import Hypothesis
from fascicle.annotate.corrections.lattice.knowledge import FLOOR, Form, WordKnowledge
from fascicle.annotate.corrections.lattice.letters import is_free
from fascicle.annotate.corrections.text_context import Passage, Word
from fascicle.language.data import all_words, of, pattern
from fascicle.language.hyphens.compounds import is_enclitic, writes_closed
from fascicle.language.tally import without_genitive

_SHORTEST = 5  # letters of a compound
_COMPOUND = re.compile(r"(?=(?<![^\W_])([^\W_]+)[-‐–]([^\W_]+))[^\W_]+")
_SEAM = re.compile(r"([^\W\d_a-zà-ÿа-я][^\W\d_]{3,}?)([^\W\d_a-zà-ÿа-я][^\W\d_]{3,})")
_CLASSES = ("first_parts", "usual_first_parts", "doubtful_first_parts", "attributive")
_COMMON = 1e-6  # what is so common is a word without its hyphen


def lost_hyphens(knowledge: WordKnowledge) -> Iterator[Hypothesis]:
    """Words that text, edition or language write with a hyphen."""
    passage = knowledge.passage
    joined: dict[str, int] = {}
    for pair in _COMPOUND.finditer(passage.text):
        joined[(pair[1] + pair[2]).lower()] = len(pair[1])
    cuts: dict[tuple[str, str], int] = {}
    for word in passage.words:
        bare, language = without_genitive(word.text), passage.language(word.start)
        if len(bare) < _SHORTEST or bare.isupper() or not bare.isalpha() or word.text in passage.name_words:
            continue
        if (bare, language) not in cuts:
            cuts[bare, language] = _cut(knowledge, bare, language, joined)
        cut = cuts[bare, language]
        if (
            writes_closed((language,))
            and not _SEAM.fullmatch(bare)
            and not _is_parted(bare[:cut], bare[cut:], language)
        ):
            continue  # there a hyphen is as one likes
        if cut and is_free(passage, word):
            yield _solid(knowledge, word, bare, cut)


def _cut(knowledge: WordKnowledge, bare: str, language: str, joined: dict[str, int]) -> int:
    """Where a form may have lost a hyphen; 0 where nothing speaks for that."""
    if seam := _SEAM.fullmatch(bare):
        return seam.end(1)
    form, lower = knowledge.form(bare, language), bare.lower()
    if form.attested or form.listed >= _COMMON:
        return 0
    if (cut := joined.get(lower, 0)) and lower[:cut] not in all_words("either"):
        return cut
    lexicon = knowledge.passage.lexicon
    written, cut = max((lexicon.edition_compound(bare[:at], bare[at:]), at) for at in range(2, len(bare) - 1))
    if written:
        return cut
    for part in (*of(language).never_solid, *of(language).solid):
        if lower.startswith(part) and len(lower) > len(part) + 3 and knowledge.form(lower[len(part) :], language).sound:
            return len(part)
    return next(
        (
            at
            for at in range(2, len(bare) - 1)
            if is_enclitic(lower[at:], (language,)) and knowledge.form(bare[:at], language).sound
        ),
        0,
    )


def _solid(knowledge: WordKnowledge, word: Word, bare: str, cut: int) -> Hypothesis:
    passage, lexicon = knowledge.passage, knowledge.passage.lexicon
    language = passage.language(word.start)
    left, right = bare[:cut], bare[cut:]
    whole, first, second = (knowledge.form(each, language) for each in (bare, left, right))
    text, edition = lexicon.compound(left, right), lexicon.edition_compound(left, right)
    here = max(passage.folded[bare.lower()] + lexicon.edition_count(bare), 1)
    facts = of(language)
    features = {
        **_habits(knowledge, left, text, edition, language),
        "derived": float(whole.derived and not whole.sound),
        "enclitic": float(is_enclitic(right, (language,))),
        "grammar": float(
            any(len(each.lower) > 1 and knowledge.common(each.lower, language) for each in (first, second))
        ),
        "length": log2(len(bare)),
        "listed": log10(max(whole.listed, FLOOR)) + 9,
        "names": log2(1 + min(passage.forms[left], passage.forms[right], 15)) * right[0].isupper(),
        "never": float(left.lower() in facts.never_solid),
        "parted": float(_is_parted(left, right, language)),
        "ratio": min(log2((1 + text + edition) / (1 + here)), 4.0),
        "seam": float(right[0].isupper()),
        "second": second.likely + 9,
        "solid": log2(here),
        "sound": float(whole.sound),
        "usual": float(left.lower() in facts.solid),
    }
    evidence = f"with its hyphen {text} times in this text, {edition} times in its edition"
    reading = f"{left}-{right}{word.text[len(bare) :]}"
    return Hypothesis(word.start, word.end, reading, rules.LOST_HYPHEN, "hyphen", features, evidence)


def _habits(knowledge: WordKnowledge, left: str, text: int, edition: int, language: str) -> dict[str, float]:
    return {
        "closed": float(writes_closed((language,))),
        "edition": log2(1 + min(edition, 3)),
        "several": log2(1 + min(knowledge.passage.lexicon.first_parts(left), 15)),
        "text": log2(1 + min(text, 3)),
    }


def _is_parted(left: str, right: str, language: str) -> bool:
    """Whether a language that writes compounds as one word must have a hyphen here."""
    if not left or not right:
        return False
    abbreviation = len(left) > 1 and left.isupper() and right.islower()
    return abbreviation or (left[-1] + right[0]).lower() in of(language).parted_vowels


@cache
def _parts(language: str) -> dict[str, str]:
    return {part: name for name in reversed(_CLASSES) for part in getattr(of(language), name)}


def loose_parts(knowledge: WordKnowledge) -> Iterator[Hypothesis]:
    """First parts of compounds that stand alone."""
    passage, words = knowledge.passage, knowledge.passage.words
    for at in range(len(words) - 1):
        one, two = words[at], words[at + 1]
        language = passage.language(one.start)
        kind = _parts(language).get(one.text.lower())
        if kind is None or two.gap != " " or passage.text[max(one.start - 1, 0) : one.start] in tuple("-‐’'"):
            continue
        if two.text.isalpha() and len(two.text) > 2 and two.text.lower() not in all_words("phrase_words"):
            yield _loose(knowledge, at, kind, knowledge.form(two.text, language))


def _loose(knowledge: WordKnowledge, at: int, kind: str, second: Form) -> Hypothesis:
    passage, lexicon = knowledge.passage, knowledge.passage.lexicon
    one, two, language = passage.words[at], passage.words[at + 1], second.language
    facts, prefix = of(language), one.text.lower()
    text, edition = lexicon.compound(prefix, two.text), lexicon.edition_compound(prefix, two.text)
    joined = knowledge.form(one.text + two.text, language)
    before = passage.words[at - 1].text.lower() if at else ""
    attributive = before in facts.determiners and _goes_on(passage, at + 1, knowledge, language)
    features = {
        **_habits(knowledge, prefix, text, edition, language),
        kind: 1.0,
        "apart": log2(max(passage.pairs[prefix, two.text.lower()], 1)),
        "attributive place": float(attributive),
        "bound": float(passage.text[two.end : two.end + 1] == "-"),
        "capital": float(one.text[0].isupper() or two.text[0].isupper()),
        "grammar": float(knowledge.common(second.lower, language)),
        "known": float(joined.sound or joined.times > 0),
        "noun": float(before in facts.determiners and not attributive),
        "participle": float(bool(pattern(r"{participles}", (language,)).fullmatch(second.lower))),
        "second": second.likely + 9,
    }
    solid, hyphened = one.text + two.text, f"{one.text}-{two.text}"
    closes = kind == "first_parts" and not facts.hyphenates and two.text.islower() and not text
    if closes and (joined.listed > 0 or joined.times or _writes_solid(passage, prefix)):
        solid, hyphened = hyphened, solid
    evidence = f"no word of its own; with its hyphen {text} times in this text, {edition} times in its edition"
    return Hypothesis(one.start, two.end, hyphened, rules.LOOSE_PREFIX, "loose", features, evidence, (solid,))


def _goes_on(passage: Passage, at: int, knowledge: WordKnowledge, language: str) -> bool:
    """Whether another word that is more than grammar stands right behind the word with this number."""
    after = passage.words[at + 1] if at + 1 < len(passage.words) else None
    return after is not None and after.gap in (" ", "-") and not knowledge.common(after.text, language)


def _writes_solid(passage: Passage, part: str) -> bool:
    """Whether the text makes words with a first part without a hyphen at least as often."""
    solid = sum(times for form, times in passage.folded.items() if form.startswith(part) and len(form) > len(part) + 3)
    return len(re.findall(rf"(?<!\w){part}-(?=\w{{4}})", passage.text, re.IGNORECASE)) <= solid
