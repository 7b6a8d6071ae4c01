"""Letters: a form that is no word, and the word that one slip makes it of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import log2

from fascicle.annotate.corrections import rules
from fascicle.annotate.corrections.lattice.hypothesis import Hypothesis
from fascicle.annotate.corrections.lattice.knowledge import Form, WordKnowledge, candidates_of
from fascicle.annotate.corrections.text_context import Passage, Word
from fascicle.language.letters import cover
from fascicle.language.slips import Slip, is_inflection
from fascicle.language.tally import without_genitive

_SHORTEST = 3
_HABIT = 16  # so many forms that differ in one way say all that can be said
_USUAL = 0.2  # what it says that a language has two words side by side twice as often, as a decimal logarithm
_BEST = 4.0  # by how much a reading leads, at most
_ADDRESS_BEFORE = re.compile(r"[@/_\\#<>{=.:$&*~^|\d-]$")
_ADDRESS_IN = re.compile(r"[^\s]*(?:[/@_=\\]|\w[.:]\w|\(\)|\d)")
_SENTENCE = frozenset({"", ",", ";", ".", "!", "?", ":"})


def is_free(passage: Passage, word: Word) -> bool:
    """Whether a word is no part of an address, a program's name, or of something that a hyphen binds."""
    text = passage.text
    if _ADDRESS_BEFORE.search(text[max(word.start - 1, 0) : word.start]):
        return False
    return text[word.end : word.end + 1] not in ("-", "‐") and not _ADDRESS_IN.match(text, word.start, word.start + 60)


def letter_slips(knowledge: WordKnowledge) -> Iterator[Hypothesis]:
    """For each strange form the likeliest word."""
    passage = knowledge.passage
    for at, word in enumerate(passage.words):
        bare = without_genitive(word.text)
        if len(bare) < _SHORTEST or not bare.isalpha() or word.text in passage.name_words:
            continue
        language = passage.language(word.start)
        form = knowledge.form(bare, language)
        if form.sound or not cover(language) or not is_free(passage, word) or _is_acronym(passage, at, bare):
            continue
        found = _place(knowledge, at, bare, form)
        if found is not None:
            yield found


def _is_acronym(passage: Passage, at: int, bare: str) -> bool:
    """Whether a word in capitals stands among others that have none; or has a capital inside."""
    if bare[1:].islower():
        return False
    around = [passage.words[each].text for each in (at - 1, at + 1) if 0 <= each < len(passage.words)]
    return not (bare.isupper() and len(around) == 2 and all(each.isupper() for each in around))


def _place(knowledge: WordKnowledge, at: int, bare: str, form: Form) -> Hypothesis | None:
    passage, word = knowledge.passage, knowledge.passage.words[at]
    name = bare[0].isupper() and not passage.sentence_start(at) and not bare.isupper()
    proper = name and not knowledge.nouns(form.language)
    ranked = _beside(knowledge, at, form, name=proper)
    if not ranked:
        return None
    score, reading, how, (beside, usual) = ranked[0]
    margin = min(score - ranked[1][0], _BEST) if len(ranked) > 1 else _BEST
    features = {
        **_features(knowledge, form, reading, how),
        **knowledge.state,
        "beside": float(beside),
        "usual beside": float(usual),
        "written": log2(1 + min(passage.forms[_like(passage, at, word.text, bare, reading)], 63)),
        "begins": float(bare[0].isupper() and not name),
        "noun": float(name and not proper),
        "line": float(passage.breaks_between(word.start, word.end - 1)),
        "margin": margin,
        "marked": float(not _in_prose(passage, at)),
        "strangers": knowledge.strangers(at, at),
        "tongue": knowledge.tongue(at, at, form.language),
    }
    known = f"as rare as a misprint ({form.listed:.1e})" if form.listed else "in no list"
    likely = knowledge.form(reading, form.language)
    evidence = (
        f"{known}; {reading!r}: {likely.listed:.1e} of the language, {passage.folded[reading]} times in this text"
    )
    readings = [_like(passage, at, word.text, bare, each[1]) for each in ranked[:4]]
    rule, channel = (rules.MISSPELT_NAME, "name") if proper else (rules.MISSPELT, "letter")
    return Hypothesis(word.start, word.end, readings[0], rule, channel, features, evidence, tuple(readings[1:]))


def _beside(
    knowledge: WordKnowledge, at: int, form: Form, *, name: bool
) -> list[tuple[float, str, Slip, tuple[bool, int]]]:
    """The readings of a form at a place: those that stand beside the same words elsewhere are likelier."""
    found = []
    listed = candidates_of(form.language)
    for score, reading, how in knowledge.readings(form.lower, form.language)[:8]:
        if reading not in listed and not name:
            continue  # of names only the text itself is asked
        own, usual = beside = knowledge.beside(at, reading, form.language)
        found.append((score + own + _USUAL * usual, reading, how, beside))
    return sorted(found, key=lambda each: (-each[0], each[1]))


def _features(knowledge: WordKnowledge, form: Form, reading: str, how: Slip) -> dict[str, float]:
    other = knowledge.form(reading, form.language)
    habit = log2(min(knowledge.habits.get((how.wrong, how.right), 1), _HABIT))
    size = len(form.lower)
    return {
        "abroad": form.abroad,
        "common": other.likely + 7,
        "derived": float(form.derived),
        "dictionary": float(other.sound),
        "ending": float(is_inflection(form.lower, reading)),
        "first": float(how.at == 0),
        "habit": habit,
        "length": log2(size),
        "likelier": other.likely - form.likely,
        "listed": float(form.listed > 0),
        "odd": float(form.odd),
        "shape": form.shape,
        "shapelier": other.shape - form.shape,
        "seen": knowledge.seen(reading),
        "short": float(max(6 - size, 0)),
        "spelling": float(how.spelling),
        "spelling habit": habit * how.spelling,
        "times": log2(max(form.times, 1)),
        how.kind: 1.0,
    }


def _in_prose(passage: Passage, at: int) -> bool:
    """Whether a word stands among words, with no marks but those of sentences: no abbreviation, no formula."""
    gaps = [each.gap for each in passage.words[at : at + 2]]
    return at > 0 and len(gaps) == 2 and all(gap.strip() in _SENTENCE and gap != gap.strip() for gap in gaps)


def _like(passage: Passage, at: int, text: str, bare: str, reading: str) -> str:
    """The reading in the case of the text, with the text's genitive."""
    begins = at and passage.words[at].gap.strip()[:1] in (".", "!", "?") and reading[0] != bare[0].lower()
    if bare.isupper():
        reading = reading.upper()
    elif bare[0].isupper() or begins:
        reading = reading.capitalize()
    return reading + text[len(bare) :]
