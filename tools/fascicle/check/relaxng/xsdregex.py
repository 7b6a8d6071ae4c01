r"""Regular expressions of XML Schema (XSD 1.0 part 2, appendix F): parsed, and rewritten for Python's ``re``.

Blocks (``\p{IsGreek}``) are not supported: Python carries no table of them, and no TEI schema names one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from fascicle.check.relaxng import charsets
from fascicle.check.relaxng.charsets import Ranges


@dataclass(frozen=True, slots=True)
class OneOf:
    """One character of a set."""

    characters: Ranges


@dataclass(frozen=True, slots=True)
class Sequence:
    """Expressions one after another; none is the empty string."""

    parts: tuple[Regex, ...]


@dataclass(frozen=True, slots=True)
class Alternatives:
    """One of several expressions."""

    options: tuple[Regex, ...]


@dataclass(frozen=True, slots=True)
class Repeat:
    """An expression ``least`` to ``most`` times; no ``most`` is no limit."""

    body: Regex
    least: int
    most: int | None


Regex: TypeAlias = OneOf | Sequence | Alternatives | Repeat

MOST_REPETITIONS = 10_000
"""A bound on ``{n,m}``: more is a mistake, or an attempt to fill the memory."""


@cache
def parse(pattern: str) -> Regex:
    """The expression that ``pattern`` writes; ValueError with the reason where it is none."""
    return _Parser(pattern).whole()


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """An XSD pattern for :meth:`re.Pattern.fullmatch`; ValueError with the reason where it is none."""
    return re.compile(_python(parse(pattern)), re.DOTALL)


def _python(regex: Regex) -> str:
    match regex:
        case OneOf(characters):
            return charsets.as_regex(characters)
        case Sequence(parts):
            return "".join(_python(part) for part in parts)
        case Alternatives(options):
            return "(?:" + "|".join(_python(option) for option in options) + ")"
        case Repeat(body, least, most):
            inner = _python(body)
            if not isinstance(body, OneOf):
                inner = f"(?:{inner})"
            return f"{inner}{_quantifier(least, most)}"


def _quantifier(least: int, most: int | None) -> str:
    short = {(0, None): "*", (1, None): "+", (0, 1): "?"}.get((least, most))
    return short or f"{{{least},{'' if most is None else most}}}"


_ESCAPES = {"n": "\n", "r": "\r", "t": "\t"} | {character: character for character in "\\|.-^?*+{}()[]"}


class _Parser:
    """Recursive descent over the grammar of appendix F."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.place = 0

    def whole(self) -> Regex:
        regex = self.alternatives()
        if self.place < len(self.pattern):
            raise ValueError(f"“{self.peek()}” at character {self.place + 1} closes nothing")
        return regex

    def peek(self) -> str:
        return self.pattern[self.place] if self.place < len(self.pattern) else ""

    def take(self) -> str:
        character = self.peek()
        if not character:
            raise ValueError("the expression ends too early")
        self.place += 1
        return character

    def accept(self, wanted: str) -> bool:
        found = self.pattern.startswith(wanted, self.place)
        if found:
            self.place += len(wanted)
        return found

    def alternatives(self) -> Regex:
        options = [self.sequence()]
        while self.accept("|"):
            options.append(self.sequence())
        return options[0] if len(options) == 1 else Alternatives(tuple(options))

    def sequence(self) -> Regex:
        parts: list[Regex] = []
        while self.peek() and self.peek() not in "|)":
            parts.append(self.piece())
        return parts[0] if len(parts) == 1 else Sequence(tuple(parts))

    def piece(self) -> Regex:
        atom = self.atom()
        if self.accept("?"):
            return Repeat(atom, 0, 1)
        if self.accept("*"):
            return Repeat(atom, 0, None)
        if self.accept("+"):
            return Repeat(atom, 1, None)
        if self.accept("{"):
            return self.counted(atom)
        return atom

    def counted(self, atom: Regex) -> Regex:
        found = re.compile(r"([0-9]+)(,([0-9]*))?\}").match(self.pattern, self.place)
        if not found:
            raise ValueError(f"no number of times at character {self.place}")
        self.place = found.end()
        least = int(found[1])
        most = least if found[2] is None else int(found[3]) if found[3] else None
        if max(least, most or 0) > MOST_REPETITIONS or (most is not None and most < least):
            raise ValueError(f"{{{found[0]} is no number of times that makes sense")
        return Repeat(atom, least, most)

    def atom(self) -> Regex:
        character = self.take()
        if character == "(":
            inner = self.alternatives()
            if not self.accept(")"):
                raise ValueError("a parenthesis is not closed")
            return inner
        if character == "[":
            return OneOf(self.character_class())
        if character == ".":
            return OneOf(charsets.complement(charsets.of("\n\r")))
        if character == "\\":
            return OneOf(self.escape())
        if character in "?*+{}]":
            raise ValueError(f"“{character}” at character {self.place} repeats nothing")
        return OneOf(charsets.of(character))

    def escape(self) -> Ranges:
        character = self.take()
        if character in _ESCAPES:
            return charsets.of(_ESCAPES[character])
        if character in "pP":
            found = charsets.category(self.category_name())
        elif character.lower() == "s":
            found = charsets.SPACE
        elif character.lower() == "i":
            found = charsets.NAME_START
        elif character.lower() == "c":
            found = charsets.NAME_CHARACTER
        elif character.lower() == "d":
            found = charsets.digit()
        elif character.lower() == "w":
            found = charsets.word()
        else:
            raise ValueError(f"\\{character} is no escape")
        return charsets.complement(found) if character.isupper() else found

    def category_name(self) -> str:
        found = re.compile(r"\{([A-Z][a-z]?)\}").match(self.pattern, self.place)
        if not found:
            raise ValueError(f"no category of characters that is known at character {self.place + 1}")
        self.place = found.end()
        try:
            charsets.category(found[1])
        except KeyError:
            raise ValueError(f"{found[1]} is no category of characters") from None
        return found[1]

    def character_class(self) -> Ranges:
        negative = self.accept("^")
        members: list[Ranges] = []
        removed = charsets.NOTHING
        while not self.accept("]"):
            if members and self.accept("-["):
                removed = self.character_class()
                if not self.accept("]"):
                    raise ValueError("a subtraction must end its class")
                break
            members.append(self.member())
        found = charsets.union(members)
        if not found:
            raise ValueError("a class of characters is empty")
        return charsets.difference(charsets.complement(found) if negative else found, removed)

    def member(self) -> Ranges:
        first = self.single()
        after = self.pattern[self.place + 1 : self.place + 2]
        if self.peek() != "-" or after in ("]", "["):
            return first
        self.take()
        last = self.single()
        if not (_is_single(first) and _is_single(last)) or last[0][0] < first[0][0]:
            raise ValueError(f"the range that ends at character {self.place} runs backwards or has no ends")
        return ((first[0][0], last[0][0]),)

    def single(self) -> Ranges:
        character = self.take()
        if character == "\\":
            return self.escape()
        if character == "[":
            raise ValueError(f"“[” at character {self.place} must be written \\[")
        return charsets.of(character)


def _is_single(ranges: Ranges) -> bool:
    return len(ranges) == 1 and ranges[0][0] == ranges[0][1]
