"""First parts of compounds that lost the hyphen behind them: they stand alone, or are one with their word.

Some first parts are never words of their own (anti, semi). Others are, but not everywhere (self, pro): of those the
text or its edition must have the same compound with its hyphen, or the habit of making compounds with them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from fascicle.annotate.corrections import rules
from fascicle.annotate.corrections.correction import Correction
from fascicle.annotate.corrections.text_context import Passage, Word, correction, plainly
from fascicle.annotate.corrections.words.evidence import is_function_word
from fascicle.language.data import all_words, of, pattern
from fascicle.language.lexicon import frequency_in
from fascicle.language.pairs import behind
from fascicle.model.certainty import Certainty

_PARTICIPLE = r"{participles}"
_USUAL_PAIR = 1.0  # ten times as often side by side as by chance
_COMMON = 1e-6
_RARE = 1e-7
_USUAL = 1e-5
_SLIP = 0.01  # a form so much rarer than its second part is what people write by mistake
_HABIT = 3  # so many different compounds make a habit
_OFTEN = 3  # times with the hyphen for each time without it


def stands_free(passage: Passage, word: Word) -> bool:
    """Whether a word is no part of a program's name or of an address."""
    before, after = passage.text[max(word.start - 1, 0) : word.start], passage.text[word.end : word.end + 2]
    return before not in tuple("$@_.\\=/#") and not re.match(r"[\d_=@(\\/]|\.\w", after)


@cache
def _parts(language: str) -> frozenset[str]:
    facts = of(language)
    return frozenset((*facts.first_parts, *facts.usual_first_parts, *facts.doubtful_first_parts, *facts.attributive))


def find_loose(passage: Passage) -> Iterator[Correction]:
    """First parts of compounds that stand alone."""
    hyphened, solid = _habits(passage)
    parts = {part for language in passage.languages for part in _parts(language)}
    for at in range(len(passage.words) - 1):
        one, two = passage.words[at], passage.words[at + 1]
        prefix = one.text.lower()
        if prefix not in parts or two.gap != " " or (one.start and passage.text[one.start - 1] in "-‐’'"):
            continue
        language = passage.language(one.start)
        facts = of(language)
        certainty, evidence = _looseness(passage, at, language)
        if certainty is None:
            continue
        joined, compound = one.text + two.text, f"{one.text}-{two.text}"
        written = passage.lexicon.compound(prefix, two.text)
        known = frequency_in(plainly(joined), language) >= _RARE or passage.folded[joined.lower()]
        whole = known and not facts.hyphenates and prefix in facts.first_parts
        closed = not facts.hyphenates and hyphened[prefix] <= solid[prefix]
        if prefix in facts.first_parts and not written and two.text.islower() and (whole or closed):
            joined, compound = compound, joined
        yield correction(rules.LOOSE_PREFIX, (one.start, two.end), compound, certainty, evidence, (joined,))


def _looseness(passage: Passage, at: int, language: str) -> tuple[Certainty | None, str]:
    """How sure it is that a first part lost its hyphen, and why."""
    one, two = passage.words[at], passage.words[at + 1]
    prefix, word, facts = one.text.lower(), two.text, of(language)
    text, edition = passage.lexicon.compound(prefix, word), passage.lexicon.edition_compound(prefix, word)
    linked = passage.text[two.end : two.end + 1] == "-"
    if (
        word in all_words("phrase_words")
        or (len(word) < 4 and not linked)
        or is_function_word(word, language)
        or not word.isalpha()
    ):
        return None, ""
    evidence = f"no word of its own; in this text {text} times with its hyphen"
    if prefix in facts.first_parts:
        if not word.islower() and not (one.text.islower() and word[0].isupper()):
            return None, ""
        known = frequency_in(plainly(one.text + word), language) >= _RARE
        return (Certainty.HIGH if text or (known and not facts.hyphenates) else Certainty.MEDIUM), evidence
    if not word.islower() or not one.text.islower() or at == 0:
        return None, ""
    before = passage.words[at - 1].text.lower()
    evidence = f"with its hyphen {text} times in the text, {edition} times in its edition"
    often, loose = text + edition, passage.pairs[prefix, word]
    attributive = before in facts.determiners and _goes_on(passage, at + 1, language)
    if prefix in facts.usual_first_parts:
        if often:
            return (Certainty.HIGH if text else Certainty.MEDIUM), evidence
        several = passage.lexicon.first_parts(prefix) >= _HABIT and before not in all_words("phrase_words")
        if several and frequency_in(word, language) >= _COMMON and _fits(prefix, word, before, attributive, language):
            return Certainty.MEDIUM, f"with its hyphen before {passage.lexicon.first_parts(prefix)} other words"
        return None, ""
    mostly = prefix == "pro" or often >= _OFTEN * loose or (often > loose and attributive)
    if prefix in facts.doubtful_first_parts and often and mostly:
        return Certainty.MEDIUM, evidence
    if prefix in facts.attributive and attributive and often >= _OFTEN * loose:
        return Certainty.MEDIUM, evidence
    several = passage.lexicon.first_parts(prefix) >= _HABIT
    if prefix == "pro" and language == "en" and several and attributive:
        return Certainty.MEDIUM, f"with its hyphen before {passage.lexicon.first_parts(prefix)} other words"
    return None, ""


def _goes_on(passage: Passage, at: int, language: str) -> bool:
    """Whether another word that is more than grammar stands right behind the word with this number."""
    if at + 1 >= len(passage.words):
        return False
    after = passage.words[at + 1]
    return after.gap in (" ", "-") and not is_function_word(after.text.lower(), language)


def _fits(prefix: str, word: str, before: str, attributive: bool, language: str) -> bool:
    """Whether 'self' is no noun here; the others never are."""
    if prefix != "self":
        return True
    noun = before in of(language).determiners and not attributive
    usual = behind(prefix).get(word, 0.0) >= _USUAL_PAIR or pattern(_PARTICIPLE, (language,)).fullmatch(word)
    return not noun and bool(usual)


def _habits(passage: Passage) -> tuple[Counter[str], Counter[str]]:
    """How often each bound first part has a hyphen behind it in the text, and how often it is one with its word."""
    hyphened: Counter[str] = Counter()
    solid: Counter[str] = Counter()
    bound = {part for language in passage.languages for part in of(language).first_parts}
    for form, times in passage.folded.items():
        for part in bound:
            if form.startswith(part) and len(form) > len(part) + 3:
                solid[part] += times
    for part in sorted(bound):
        hyphened[part] = len(re.findall(rf"(?<!\w){part}-(?=\w{{4}})", passage.text, re.IGNORECASE))
    return hyphened, solid


def find_solid(passage: Passage) -> Iterator[Correction]:
    """First parts that are one with a word that they never are one with."""
    language = passage.languages[0]
    parts = sorted({*of(language).never_solid, *of(language).solid})
    found = {}
    for form in passage.forms if parts else ():
        part = next((each for each in parts if form.lower().startswith(each)), "")
        if part and (form.islower() or form.istitle()) and form.isalpha():
            certainty, evidence = _solidity(passage, part, form, language)
            if certainty is not None:
                found[form] = len(part), certainty, evidence
    for word in passage.words if found else ():
        if word.text in found and passage.language(word.start) == language and stands_free(passage, word):
            cut, certainty, evidence = found[word.text]
            compound = f"{word.text[:cut]}-{word.text[cut:]}"
            yield correction(rules.LOST_HYPHEN, (word.start, word.end), compound, certainty, evidence)


def _solidity(passage: Passage, part: str, form: str, language: str) -> tuple[Certainty | None, str]:
    lexicon, rest = passage.lexicon, form[len(part) :].lower()
    whole, second = frequency_in(form.lower(), language), frequency_in(rest, language)
    if len(rest) < 4 or second < _COMMON or whole >= min(_RARE, _SLIP * second):
        return None, ""
    here = passage.folded[form.lower()] + lexicon.edition_count(form)
    often = lexicon.compound(part, rest) + lexicon.edition_compound(part, rest)
    evidence = f"with its hyphen {often} times in the text and its edition"
    if part in of(language).never_solid:
        if often >= here or here <= _HABIT:
            return (Certainty.HIGH if often else Certainty.MEDIUM), evidence
        return None, ""
    if part == "well" and second >= _USUAL and pattern(_PARTICIPLE, (language,)).fullmatch(rest):
        return Certainty.MEDIUM, "an adverb before a participle is never one with it"
    several = lexicon.first_parts(part) >= _HABIT and not whole and here == passage.folded[form.lower()] == 1
    if often >= _OFTEN * here or (often and not whole):
        return Certainty.MEDIUM, evidence
    if several and not _likes_solid(passage, part, language) and part != "well":
        return Certainty.MEDIUM, f"with its hyphen before {lexicon.first_parts(part)} other words"
    return None, ""


def _likes_solid(passage: Passage, part: str, language: str) -> bool:
    """Whether the text makes words with a first part without a hyphen about as often."""
    solid = sum(
        form.startswith(part)
        and len(form) >= len(part) + 4
        and frequency_in(form[len(part) :], language) >= _COMMON
        and frequency_in(form, language) < _COMMON
        for form in passage.folded
    )
    return solid * _HABIT > passage.lexicon.first_parts(part)
