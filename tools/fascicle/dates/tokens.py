"""Cutting a text into tokens that can be parts of dates, and writing them as one string of types.

Each token that has a reading becomes one character; its *symbol* stands for the set of its types. All else between
two of them is one blank, and the edge of a block or an empty line is a line feed; so patterns over types are regular
expressions, and fast. Line ends and blanks between tokens are not written: a date goes on over them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from fascicle.dates.words import Readings, Words, plain, spelt

GAP, EDGE = " ", "\n"
_FIRST_SYMBOL = 0xE000  # private use
_LETTERS = r"[^\W\d_]+(?:[\u00ad\u0300-\u036f]+[^\W\d_]*)*"
_BROKEN = rf"{_LETTERS}[-‐¬]\s*\n\s*{_LETTERS}"
_ELIDED = r"(?:[^\W\d_]{1,2}|[^\W\d_]+ll)[’'](?=[^\W\d_])"


@dataclass(frozen=True)
class Token:
    """A piece of text with what it may be."""

    start: int
    end: int
    readings: Readings


_NOTHING = Token(0, 0, {})


@dataclass
class Symbols:
    """One character for each set of types that occurs."""

    known: dict[frozenset[str], str] = field(default_factory=dict)

    def of(self, readings: Readings) -> str:
        """The symbol of readings."""
        types = frozenset(readings)
        if types not in self.known:
            self.known[types] = chr(_FIRST_SYMBOL + len(self.known))
        return self.known[types]


@dataclass(frozen=True)
class Tokens:
    """The tokens of a stretch of text, and the same as a string with one symbol each."""

    text: str
    tokens: list[Token]
    symbols: str


class Tokeniser:
    """Cuts texts in some languages."""

    def __init__(self, words: Words) -> None:
        self.symbols = Symbols()
        self._words = words
        self._symbol_of: dict[str, str] = {}
        named = "|".join(sorted(map(re.escape, words.figures), key=len, reverse=True)) or r"(?!)"
        endings = "|".join(re.escape(each) for each in sorted(words.endings, key=lambda each: (-len(each), each)))
        endings = endings.replace("’", "(?<=0)[’'‘]")  # `1990’s`, and not that of a year
        months = "|".join(sorted(map(re.escape, words.short_months()), key=len, reverse=True)) or r"(?!)"
        letters = rf"(?!(?i:{months})(?![^\W_]))[^\W\d_]{{1,4}}(?![^\W_])"  # and no month whose blank is lost: `3Mai`
        self._pattern = re.compile(
            rf"(?i:{named})(?![^\W_])|\d+(?:(?i:{endings or '(?!)'})(?![^\W_])|{letters})?"
            rf"|{_BROKEN}|{_ELIDED}|{_LETTERS}|\n[^\S\n]*\n\s*|[^\w\s]"
        )

    def cut(self, text: str, spans: Iterable[tuple[int, int]]) -> Tokens:
        """The tokens of some blocks; positions are those of the whole text."""
        tokens, symbols = [_NOTHING], [EDGE]
        for start, end in spans:
            self._cut(text, start, end, tokens, symbols)
            tokens.append(_NOTHING)
            symbols.append(EDGE)
        return self._with_phrases(text, tokens, symbols)

    def _cut(self, text: str, start: int, end: int, tokens: list[Token], symbols: list[str]) -> None:
        symbol_of, symbol = self._symbol_of, self._symbol
        for match in self._pattern.finditer(text, start, end):
            word = match[0]
            found = symbol_of.get(word)
            if found is None:
                found = symbol_of[word] = symbol(word)
            if found == GAP:
                if symbols[-1] != GAP:
                    tokens.append(_NOTHING)
                    symbols.append(GAP)
            elif found == EDGE:
                tokens.append(_NOTHING)
                symbols.append(EDGE)
            else:
                tokens.append(Token(match.start(), match.end(), self._readings(word)))
                symbols.append(found)

    def _symbol(self, word: str) -> str:
        if word.isspace():
            return EDGE
        readings = self._readings(word)
        return self.symbols.of(readings) if readings else GAP

    def _readings(self, word: str) -> Readings:
        if "\n" in word:
            joined = re.sub(r"[-‐¬]\s*\n\s*", "", word)
            return self._words.read(joined)
        return self._words.read(word)

    def _with_phrases(self, text: str, tokens: list[Token], symbols: list[str]) -> Tokens:
        """Words that belong together as one token: ``day before yesterday``."""
        kept, signs = [], []
        at = 0
        while at < len(tokens):
            token, symbol, length = tokens[at], symbols[at], 1
            if "phrase" in token.readings:
                token, symbol, length = self._phrase(text, tokens, symbols, at)
            kept.append(token)
            signs.append(symbol)
            at += length
        return Tokens(text, kept, "".join(signs))

    def _phrase(self, text: str, tokens: list[Token], symbols: list[str], at: int) -> tuple[Token, str, int]:
        token = tokens[at]
        for rest, readings in self._words.phrases.get(plain(text[token.start : token.end]), ()):
            last = at + len(rest)
            if last < len(tokens) and all(
                self._is(text, tokens[at + 1 + number], part) for number, part in enumerate(rest)
            ):
                whole = Token(token.start, tokens[last].end, readings)
                return whole, self.symbols.of(readings), len(rest) + 1
        return token, symbols[at], 1

    @staticmethod
    def _is(text: str, token: Token, part: str) -> bool:
        return spelt(text[token.start : token.end]) == part
