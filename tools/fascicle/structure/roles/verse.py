"""Is a text verse? What a reader sees before reading: where lines end, how they are grouped, what they rhyme with.

Nothing here asks for a capital at the beginning of a line, which much verse does not have, nor counts feet, which
would need to know how a language is spoken.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from fascicle.model.source import Line
from fascicle.structure.measure import ends_sentence, runs_of_lines, set_width

LONGEST = 72  # characters of a verse
_SHARE = 0.6  # of the lines of a text, in stanzas
_FEWEST = 4  # lines of verse in a text
_CAPITALS = 0.95  # of the lines, where capitals are the custom
_FITS = 0.6  # of the lines: the next word would have stood on them, so they were ended on purpose
_SOME_FIT = 0.3
_RHYMES = 0.5  # of the lines
_REACH = 3  # lines within which a rhyme is answered
_ALIKE = 0.75  # of the stanzas have as many lines as most
_FEW = 0.05  # of the lines may be longer than verses: a preface, a note
_SENTENCES = 0.7  # of the lines
_NAMES = 0.5  # of the words
_NUMBERS = 0.2  # of the lines
_SIGNS = "-–—•*·▪■+→"
_WORD = re.compile(r"[^\W\d_]+")
_VOWELS = "aeiouyäöüáàâãåæéèêëęíìîïóòôõøœúùûůýąăаеёиоуыэюяіїєαεηιουωάέήίόύώ"


def is_verse(lines: Sequence[Line]) -> bool:
    """Whether most lines of a text stand in stanzas of verse."""
    # a line may hold nothing but marks of its format: the rule of a table, an empty quotation
    filled = [line.content for line in lines if line.content.strip()]
    runs = ([line.content for line in run if line.content.strip()] for run in runs_of_lines(lines))
    stanzas = [run for run in runs if len(run) > 1]
    verses = [stanza for stanza in stanzas if all(len(text) <= LONGEST and not text.endswith("-") for text in stanza)]
    count = sum(map(len, verses))
    long = sum(len(text) > LONGEST for text in filled)
    if count < max(_FEWEST, _SHARE * len(filled)) or long > _FEW * len(filled):
        return False
    if _are_entries([text for stanza in verses for text in stanza]):
        return False
    fits = _share_that_ends_early(verses)
    capitals = sum(_begins_verse(text) for stanza in verses for text in stanza) >= _CAPITALS * count
    rhymes = sum(map(_rhymes, verses)) >= _RHYMES * count
    sizes = Counter(map(len, verses))
    alike = len(verses) > 1 and max(sizes.values()) >= _ALIKE * len(verses)
    if rhymes:
        return fits >= _SOME_FIT or alike or capitals
    return not _is_prose(verses) and (fits >= _FITS or (fits >= _SOME_FIT and (alike or capitals)))


def _begins_verse(text: str) -> bool:
    return text[:1].isupper() or not text[:1].isalpha()


def _share_that_ends_early(stanzas: Sequence[Sequence[str]]) -> float:
    """The share of inner lines to which the first word of the next one could have been added."""
    widest = max(set_width(text) for stanza in stanzas for text in stanza)
    pairs = [pair for stanza in stanzas for pair in pairwise(stanza)]
    early = sum(set_width(f"{text} {following.split()[0]}") <= widest for text, following in pairs)
    return early / len(pairs)


def _is_prose(stanzas: Sequence[Sequence[str]]) -> bool:
    """Whether sentences end inside lines more than at their ends, as in a column; or nearly every line is one."""
    inside = sum(len(re.findall(r"[^\W\d_]{2}[.!?] [^\W\d_a-z]", text)) for stanza in stanzas for text in stanza)
    at_end = sum(ends_sentence(text) for stanza in stanzas for text in stanza)
    return inside > at_end or at_end > _SENTENCES * sum(map(len, stanzas))


def _are_entries(texts: Sequence[str]) -> bool:
    """Whether lines are addresses, names, speech in turns, items: words with capitals, numbers, signs in front."""
    words = [word for text in texts for word in _WORD.findall(text)[1:]]
    names = sum(word[0].isupper() for word in words) > _NAMES * len(words)
    numbers = sum(any(map(str.isdigit, text)) for text in texts) > _NUMBERS * len(texts)
    signs = sum(text[0] in _SIGNS for text in texts) > _NUMBERS * len(texts)
    return names or numbers or signs or len(words) < len(texts)


def _rhymes(stanza: Sequence[str]) -> int:
    """How many lines rhyme with another one nearby: alike from the last vowel but one on, or from the last."""
    ends = [_ending(text) for text in stanza]
    return sum(
        any(
            other != at and ends[at] and ends[at][1] == ends[other][1] and ends[at][0] != ends[other][0]
            for other in range(max(0, at - _REACH), min(len(ends), at + _REACH + 1))
        )
        for at in range(len(ends))
    )


def _ending(text: str) -> tuple[str, str]:
    """The last word of a line, and its letters from its last vowel on; two letters at least."""
    words = _WORD.findall(text.lower())
    if not words:
        return "", ""
    word = words[-1]
    vowels = [at for at, letter in enumerate(word) if letter in _VOWELS]
    begin = min(vowels[-1], len(word) - 2) if vowels else len(word) - 2
    return word, word[max(0, begin) :]
