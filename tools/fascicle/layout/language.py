"""In which language a block is written, among those that the edition names."""

from __future__ import annotations

import math
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

from fascicle.correct.lexicon import WORD, frequency_in
from fascicle.layout.model import FURNITURE, Block

_FEWEST_WORDS = 3  # fewer words are no evidence: names and titles look the same everywhere
_MARGIN = 1.0  # of mean log10 frequency a word by which a language must lead
_UNKNOWN = -9.0  # log10 of the frequency of a word that a list does not have
_SCRIPTS = {"ru": "CYRILLIC", "uk": "CYRILLIC", "bg": "CYRILLIC", "mk": "CYRILLIC", "sr": "CYRILLIC", "be": "CYRILLIC",
            "el": "GREEK", "he": "HEBREW", "yi": "HEBREW", "ar": "ARABIC", "fa": "ARABIC", "ur": "ARABIC", "hi": "DEVANAGARI",
            "ja": "CJK", "zh": "CJK", "ko": "HANGUL"}  # fmt: skip


def mark_languages(blocks: Iterable[Block], main: str, languages: Sequence[str]) -> None:
    """Say of each block that is not in the main language in which of the others it is, where the evidence is enough."""
    if not languages:
        return
    for block in blocks:
        found = None if block.role in FURNITURE else detect(block.text, (main, *languages))
        if found is not None and found != main:
            block.language = found


def detect(text: str, languages: Sequence[str]) -> str | None:
    """The language of a text among ``languages``; None where its words do not decide.

    The script rules out, word frequencies decide: the mean logarithm of the frequency of the text's words must lead
    by a clear margin over the next language.
    """
    words = [word[0].lower() for word in WORD.finditer(text)]
    if len(words) < _FEWEST_WORDS:
        return None
    scripts = Counter(script_of(character) for character in text if character.isalpha())
    script = scripts.most_common(1)[0][0]
    fitting = [language for language in languages if _SCRIPTS.get(_base(language), "LATIN") == script]
    if len(fitting) <= 1:
        return fitting[0] if fitting else None
    scores = sorted(((_score(words, language), -at, language) for at, language in enumerate(fitting)), reverse=True)
    if scores[0][0] - scores[1][0] < _MARGIN * min(1.0, 10 / len(words)):
        return None
    return scores[0][2]


def shares(blocks: Iterable[Block], main: str, languages: Sequence[str]) -> dict[str, int]:
    """The share of each language in whole per cent of the characters, the main one first; they sum to 100."""
    counts: Counter[str] = Counter()
    for block in blocks:
        counts[block.language or main] += len(block.text)
    total = sum(counts.values())
    if not total:
        return {main: 100}
    rounded = {language: counts[language] * 100 // total for language in (main, *languages) if counts[language]}
    # The largest remainders get what rounding down left over (Hamilton's method).
    by_remainder = sorted(rounded, key=lambda language: (-(counts[language] * 100 % total), language))
    for language in by_remainder[: 100 - sum(rounded.values())]:
        rounded[language] += 1
    return rounded


@cache
def script_of(character: str) -> str:
    """The script of a letter by its Unicode name, the three of East Asia that mix counted as one."""
    name = unicodedata.name(character, "LATIN").split()[0]
    return "CJK" if name in ("CJK", "HIRAGANA", "KATAKANA") else name


def _base(language: str) -> str:
    return language.split("-")[0].lower()


def _score(words: Sequence[str], language: str) -> float:
    logs = (math.log10(frequency_in(word, language) or 10**_UNKNOWN) for word in words)
    return sum(logs) / len(words)
