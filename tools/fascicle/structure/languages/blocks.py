"""In which language a block is written, among those that the edition names."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from fascicle.language.data import of
from fascicle.language.frequencies import is_listed
from fascicle.language.letters import script_of
from fascicle.language.lexicon import WORD, frequency_in
from fascicle.structure.model import FURNITURE, Block, Division

# What signs set apart may be quoted from another language.
SET_APART = re.compile(
    r"(?<=“)[^“”]{5,600}(?=”)|(?<=„)[^„“]{5,600}(?=“)|(?<=«)[^«»]{5,600}(?=»)|(?<=\")[^\"]{5,600}(?=\")"
    r"|(?<=\()[^()]{5,600}(?=\))|(?<=\[)[^\[\]]{5,600}(?=\])"
)
_FEWEST_WORDS = 3  # fewer words are no evidence: names and titles look the same everywhere
_ODDS = 3.0  # log10 of the odds by which a language must lead: a thousand to one
_UNKNOWN = 1e-7  # frequency of a word that a list does not have
_NEARLY_ALL = 0.9  # of the characters of a division
_MOST = 2.0  # log10 of the odds that a single word may give: one name must not decide
# Where a language may be meant of which there is no list, the words must be as frequent as those of a text are, or
# speak clearly for one of the others; it is meant where they are rare and speak for none. Fitted on Latin among seven
# languages: log10 of a word's frequency, and of the odds that it gives.
_FREQUENT, _RARE = -5.2, -5.4
_CLEAR, _UNCLEAR = 0.4, 0.3


def mark_languages(blocks: Iterable[Block], main: str, languages: Sequence[str]) -> None:
    """Say of each block in which of the languages it is, where the evidence is enough.

    What it quotes is asked only where the rest does not decide; a language that the source names comes first.
    """
    for block in blocks:
        said = {part.line.language for part in block.parts}
        if len(said) == 1 and block.role not in FURNITURE:
            block.language = said.pop()
    for block in blocks if languages else ():
        if block.role not in FURNITURE and not block.language:
            known = (main, *languages)
            block.language = detect(SET_APART.sub(" ", block.text), known) or detect(block.text, known) or ""


def settle_divisions(divisions: Iterable[Division], around: str) -> None:
    """Say of each division in another language than what stands ``around`` it that all of it is, if nearly all is.

    Blocks in it whose own words do not decide are in the language of their division.
    """
    for division in divisions:
        blocks = [block for block in division.walk() if block.role not in FURNITURE]
        language = _common_language(blocks)
        if language and language != around:
            division.language = language
            for block in blocks:
                block.language = block.language or language
        settle_divisions(division.divisions, language or around)


def _common_language(blocks: Sequence[Block]) -> str:
    """The language of nearly all the text, if there is one; a text of which little is told has none."""
    counts: Counter[str] = Counter()
    for block in blocks:
        counts[block.language] += len(block.text)
    language, count = counts.most_common(1)[0] if counts else ("", 0)
    return language if count >= _NEARLY_ALL * sum(counts.values()) else ""


def detect(text: str, languages: Sequence[str]) -> str | None:
    """The language of a text among ``languages``; None where its words do not decide.

    The script rules out, word frequencies decide: the words must be a thousand times likelier in one language than
    in any other. A language without a list of words is the answer where it is the only such one, and the words are
    hardly those of another.
    """
    words = [word[0].lower() for word in WORD.finditer(text) if any(map(str.isalpha, word[0]))]
    if len(words) < _FEWEST_WORDS:
        return None
    scripts = Counter(script_of(character) for character in text if character.isalpha())
    script = scripts.most_common(1)[0][0]
    fitting = [language for language in languages if in_script(language, script)]
    if len(fitting) <= 1:
        return fitting[0] if fitting else None
    # The order of ``languages`` decides between equals, so that the answer is the same every time.
    listed = [language for language in fitting if is_listed(language)]
    unlisted = [language for language in fitting if language not in listed]
    best = max(listed, key=lambda language: _frequency(words, language), default=None)
    if best is None:
        return None
    lead = min((_odds(words, best, other) for other in listed if other != best), default=math.inf)
    frequency = _frequency(words, best)
    each = lead / len(words) if len(listed) > 1 else 0.0
    if unlisted and frequency < _FREQUENT and each < _CLEAR:
        return unlisted[0] if len(unlisted) == 1 and frequency < _RARE and each < _UNCLEAR else None
    return best if lead >= _ODDS else None


def shares(blocks: Iterable[Block], main: str, languages: Sequence[str]) -> dict[str, int]:
    """The share of each language in whole per cent of the characters, the main one first; they sum to 100."""
    counts: Counter[str] = Counter()
    for block in blocks:
        counts[block.language or main] += len(block.text)
        for language, length in _foreign(block):
            counts[block.language or main] -= length
            counts[language] += length
    total = sum(counts.values())
    if not total:
        return {main: 100}
    used = dict.fromkeys((main, *languages, *counts))
    rounded = {language: counts[language] * 100 // total for language in used if counts[language]}
    # The largest remainders get what rounding down left over (Hamilton's method).
    by_remainder = sorted(rounded, key=lambda language: (-(counts[language] * 100 % total), language))
    for language in by_remainder[: 100 - sum(rounded.values())]:
        rounded[language] += 1
    return rounded


def _foreign(block: Block) -> Iterator[tuple[str, int]]:
    """The stretches of a block that are marked as in another language, with their lengths."""
    for part in block.parts:
        for run in part.runs:
            if run.style.language:
                yield run.style.language, len(part.line.text[run.start : run.end].strip())


def in_script(language: str, script: str) -> bool:
    """Whether a language is written in a script, named as :func:`~fascicle.language.letters.script_of` names it."""
    return of(language).script == script


def _frequency(words: Sequence[str], language: str) -> float:
    """How frequent the words are in a language, in the middle (log10)."""
    return sum(_log(word, language) for word in words) / len(words)


def _log(word: str, language: str) -> float:
    return math.log10(max(frequency_in(word, language, _UNKNOWN), _UNKNOWN))


def _odds(words: Sequence[str], one: str, other: str) -> float:
    """How much more likely the words are in the one language than in the other (log10)."""
    return sum(max(-_MOST, min(_MOST, _log(word, one) - _log(word, other))) for word in words)
