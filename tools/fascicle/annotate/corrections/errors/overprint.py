"""What stands between blanks, line by line, and whether a text was overprinted.

Bold type that a printer's program draws twice is extracted twice, mostly where a line ends. How likely that is, is
counted in the text itself: where whole words stand twice over several line ends, weaker signs are believed too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from fascicle.annotate.corrections.text_context import Passage
from fascicle.language.data import of
from fascicle.language.lexicon import frequency_in

MARKS = "“”„«»\"‘’'()[].,;:!?…"
_SMALL = 3e-4  # the frequency of a word that grammar needs and nobody repeats
_TOKEN = re.compile(r"\S+")
_HABIT = 3  # so many doubles over line ends: the text was overprinted
_CARELESS = 2  # so many words of grammar stand twice in a line: other words may too


@dataclass(frozen=True, slots=True)
class Token:
    """What stands between blanks, and whether a line or a block ended before it."""

    start: int
    end: int
    text: str
    breaks: bool
    begins: bool

    @property
    def word(self) -> str:
        """The token without the marks around it, if that is letters only."""
        bare = self.text.strip(MARKS)
        return bare if bare.isalpha() or re.sub("[’'-]", "", bare).isalpha() else ""


def tokens_of(passage: Passage) -> list[Token]:
    """The tokens of a text in order."""
    return list(_read(passage))


def _read(passage: Passage) -> Iterator[Token]:
    last, line, lines, text = 0, 0, passage.lines, passage.text
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        first = line
        while line < len(lines) and lines[line] <= start:
            line += 1
        breaks = line > first and bool(last)
        yield Token(start, end, match[0], breaks, not last or "\n" in text[last:start])
        last = end


@dataclass(frozen=True, slots=True)
class Habits:
    """Whether a text doubles words over its line ends, and whether it does inside its lines."""

    over_lines: bool
    in_lines: bool


def habits_of(passage: Passage, tokens: Sequence[Token]) -> Habits:
    """What a text doubles, by the words that nobody writes twice."""
    over_lines = in_lines = 0
    for one, two in pairwise(tokens):
        if one.text == two.text and not two.begins and one.word:
            over_lines += two.breaks
            in_lines += not two.breaks and never_twice(one.text, passage.language(one.start))
    return Habits(over_lines >= _HABIT, in_lines >= _CARELESS)


def never_twice(folded: str, language: str) -> bool:
    """Whether a word is so common that it serves grammar, and grammar never needs it twice."""
    repeated = of(language).repeated
    return bool(repeated) and folded not in repeated and frequency_in(folded, language) >= _SMALL
