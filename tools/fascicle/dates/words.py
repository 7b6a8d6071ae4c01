"""Words of dates in the languages at hand: what a word, a figure or a sign may be, as its *readings*.

A reading is a type with a value: ``May`` is ``month`` 5, ``12`` is ``day`` 12, ``monthnumber`` 12 and ``short`` 12. The
words stand in the files of ``language/data`` below ``[times.…]``: each line a value with the words that have it, parted
by commas. A word with ``?`` is another word too: it is read so only beside other parts of a date; one with ``=`` before
it is read so only as it is written there, which German ``morgen`` needs.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from fascicle.dates.months import months, weekdays
from fascicle.language import data

Readings = Mapping[str, int | str]

_ROMAN = re.compile(r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})")
_ROMAN_YEAR = re.compile(r"M{1,2}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,4})(?<=\w{4})")
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_SIGNS = {
    **dict.fromkeys("-‐‑‒–—―", "-"),
    **dict.fromkeys("'’‘ʼ`´", "'"),
    **{sign: sign for sign in ".,/:;"},
    "&": "and",
    **dict.fromkeys("([", "opening"),
    **dict.fromkeys(")]", "closing"),
}
_PARTS = re.compile(r"\d+|(?:[^\W\d_]{1,2}|[^\W\d_]+ll)’(?=[^\W\d_]|$)|[^\W\d_]+|[^\w\s]")
DOUBTFUL = "doubtful"  # the reading of a word that is another word too
OTHER, SMALL = 1, 2  # as the data say, or for want of its capital
_LONGEST_ENDING = 4  # letters
_SHORTEST = 3  # letters of a month that is told without its accents
_FIRST_YEAR, _LAST_YEAR = 1000, 2099


@dataclass
class Words:
    """What is known in some languages: readings of words, phrases by their first word, endings of figures."""

    readings: dict[str, dict[str, int | str]] = field(default_factory=dict)
    phrases: dict[str, list[tuple[tuple[str, ...], dict[str, int | str]]]] = field(default_factory=dict)
    endings: dict[str, set[str]] = field(default_factory=dict)
    figures: set[str] = field(default_factory=set)  # words that begin with a figure: `8bris`
    capital: set[str] = field(default_factory=set)  # months and weekdays that some languages write with a capital
    small: set[str] = field(default_factory=set)  # those that some languages write without
    wide: set[str] = field(default_factory=set)  # months in full, which no stop of an abbreviation follows
    beside: dict[str, str] = field(default_factory=dict)  # what words in the sentence of a date say of its time

    def __post_init__(self) -> None:
        self._seen: dict[str, Readings] = {}

    def read(self, token: str) -> Readings:
        """What a token may be; nothing for most."""
        if (known := self._seen.get(token)) is None:
            known = self._seen[token] = self._read(token)
        return known

    def _read(self, token: str) -> Readings:
        if token[0].isdecimal():
            return self._figure(token)
        if (sign := _SIGNS.get(token)) is not None:
            return {sign: 0}
        word = plain(token)
        readings = {**self.readings.get(word, {}), **self.readings.get(f"={token}", {})}
        if ("month" in readings or "weekday" in readings) and not self._proper(token, word):
            readings[DOUBTFUL] = SMALL
        if _ROMAN.fullmatch(token) or (token[-1] in "eè" and _ROMAN.fullmatch(token[:-1])):
            readings.update(_roman(token.rstrip("eè")))
        elif _ROMAN_YEAR.fullmatch(token):
            readings["year"] = _roman(token)["roman"]
        return readings

    def short_months(self) -> list[str]:
        """Months that are as short as what is written to figures, those that are other words too left out."""
        short = (word for word in self.readings if word.isalpha() and _SHORTEST <= len(word) <= _LONGEST_ENDING)
        return [word for word in short if "month" in self.readings[word] and DOUBTFUL not in self.readings[word]]

    def _proper(self, token: str, word: str) -> bool:
        """Whether a month has its capital: where a language writes it so, ``march`` is another word."""
        return token[0].isupper() or word in self.small or word not in self.capital

    def _figure(self, token: str) -> Readings:
        if (word := plain(token)) in self.readings:
            return self.readings[word]
        digits = re.match(r"\d+", token)
        assert digits is not None
        ending = plain(token[digits.end() :]).replace("'", "’")
        known = self.endings.get(ending, set()) if ending else None
        return _number(digits[0], known, hyphen=ending.startswith("-"))

    def add(self, word: str, kind: str, value: int | str) -> None:
        """Take a word or phrase in; the first language that has it for a type decides its value."""
        doubtful = word.endswith("?")
        if word.startswith("="):
            self.readings.setdefault(word, {}).setdefault(kind, value)
            return
        parts = tuple(map(spelt, _PARTS.findall(plain(word.rstrip("?")))))
        readings: dict[str, int | str]
        if len(parts) == 1 or re.fullmatch(r"\d+[^\W\d_]+", word):
            readings = self.readings.setdefault("".join(parts), {})
            if parts[0].isdecimal():
                self.figures.add("".join(parts))
        else:
            rest = parts[1:]
            entries = self.phrases.setdefault(parts[0], [])
            readings = next((found for words, found in entries if words == rest), {})
            if (rest, readings) not in entries:
                entries.append((rest, readings))
                entries.sort(key=lambda entry: -len(entry[0]))
            for part in parts:
                self.readings.setdefault(part, {}).setdefault("phrase", 0)
        readings.setdefault(kind, value)
        if doubtful:
            readings[DOUBTFUL] = OTHER


def plain(word: str) -> str:
    """A word as it is looked up: small letters, no soft hyphen, no long s, one kind of apostrophe."""
    word = word.replace("\xad", "").replace("ſ", "s").replace("'", "’").replace("‘", "’")
    return unicodedata.normalize("NFC", word.lower())


def spelt(part: str) -> str:
    """A part of a phrase as it is looked up: a word plainly, a sign by its type."""
    return _SIGNS.get(part) or plain(part)


def _bare(word: str) -> str:
    """A word without accents."""
    apart = unicodedata.normalize("NFD", word)
    return "".join(char for char in apart if not unicodedata.combining(char) or char == "\u0306")


def _roman(token: str) -> dict[str, int]:
    value = 0
    for char, following in zip(token, [*token[1:], ""], strict=True):
        digit = _ROMAN_DIGITS[char]
        value += -digit if following and _ROMAN_DIGITS[following] > digit else digit
    return {"roman": value, **({"romanmonth": value} if value <= 12 else {})}


def _number(digits: str, endings: set[str] | None, hyphen: bool = False) -> Readings:
    """Readings of a figure by its value, and by the ending that is written to it."""
    value, width = int(digits[:9]), len(digits)
    if endings is not None:
        found: dict[str, int | str] = {}
        if "ordinal" in endings and width <= 2:
            found |= {"nth": value, **({"day": value} if 1 <= value <= 31 else {})}
        if "decade" in endings and value % 10 == 0 and (width == 2 or _FIRST_YEAR <= value <= _LAST_YEAR):
            found |= dict.fromkeys(endings - {"ordinal"}, value)
        if hyphen and not found and _FIRST_YEAR <= value <= _LAST_YEAR:
            found["year"] = value  # `в 1812-м`
        return found or {"figure": value}
    found = {"figure": value}
    if width <= 2:
        found |= {"count": value}
        found |= {"day": value} if 1 <= value <= 31 else {}
        found |= {"monthnumber": value} if 1 <= value <= 12 else {}
        found |= {"short": value} if width == 2 else {"digit": value}
    elif width == 3 and value >= 800:
        found["short"] = value
    elif width == 4 and _FIRST_YEAR <= value <= _LAST_YEAR:
        found["year"] = value
    return found


@cache
def words(languages: tuple[str, ...]) -> Words:
    """The words of these languages, the first of them first where two say different things."""
    known = Words()
    for language in languages:
        facts = data.of(language)
        capital = _add_calendar(known, language)
        for kind, rows in facts.times.items():
            for value, listed in rows.items():
                for word in filter(None, map(str.strip, listed.split(","))):
                    _add(known, kind, value, word, capital)
        for name, kind in (("date_links", "of"), ("date_leads", "the"), ("date_tails", "tail")):
            for word in getattr(facts, name):
                known.add(word.lower(), kind, 0)
        for ending in facts.ordinals:
            known.endings.setdefault(plain(ending), set()).add("ordinal")
            known.add(ending, "th", 0)
    for sign in "ª", "º", "°":
        known.endings.setdefault(sign, set()).add("ordinal")
    return known


def _add_calendar(known: Words, language: str) -> bool:
    """Take the months and weekdays of CLDR in; the answer is whether the language writes them with a capital."""
    names = {"month": months(language), "weekday": weekdays(language)}
    capital = all(name[0].isupper() for name in names["month"])
    for kind, numbers in names.items():
        for name, number in numbers.items():
            _add_name(known, kind, number, name, capital)
            known.wide.add(plain(name))
    return capital


def _add(known: Words, kind: str, value: str, word: str, capital: bool) -> None:
    number: int | str = int(value) if re.fullmatch(r"-?\d+", value) else value
    if kind in {"month", "weekday"}:
        _add_name(known, kind, int(number), word, capital)
    elif kind == "ending":
        known.endings.setdefault(plain(word), set()).add(value)
    elif kind == "word":
        known.add(word, value, 0)
    elif kind == "beside":
        known.beside.setdefault(plain(word), value)
    else:
        known.add(word, kind, number)


def _add_name(known: Words, kind: str, number: int, name: str, capital: bool) -> None:
    doubtful = "?" if name.endswith("?") else ""
    name = name.rstrip("?").rstrip(".").lower()
    for form in dict.fromkeys((name, _bare(name) if len(name) > _SHORTEST else name)):
        known.add(form + doubtful, kind, number)
        (known.capital if capital else known.small).add(plain(form))
