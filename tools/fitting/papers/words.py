"""Word lists for made newspapers: read once, dealt out to what is fitted on and what is held back.

A list stands as ``name: entry | entry``, and goes on in lines that begin with a blank. In entries ``{P}`` is a place,
``{N}`` a name, ``{S}`` a surname, ``{n}`` a small number, ``{d}`` a date, ``{D}`` a weekday, ``{y}`` a year, ``{w}`` a
word of the prose, ``{W}`` the same with a capital.
"""

from __future__ import annotations

import random
import re
from functools import cache

from fitting.papers.lists_de import GERMAN
from fitting.papers.lists_en import ENGLISH
from fitting.papers.lists_fr import FRENCH
from fitting.papers.lists_south import ITALIAN, SPANISH

LANGUAGES = {"en": ENGLISH, "de": GERMAN, "fr": FRENCH, "es": SPANISH, "it": ITALIAN}
LONG = 8  # a list as long as this is dealt out: every fourth entry is kept from fitting


@cache
def _lists(language: str) -> dict[str, tuple[str, ...]]:
    found = {}
    for line in LANGUAGES[language].strip().replace("\n  |", " |").splitlines():
        name, _, entries = line.partition(":")
        found[name.strip()] = tuple(x.strip() for x in entries.split(" | "))
    return found


class Words:
    """One language's lists for one part, and what is composed from them."""

    def __init__(self, language: str, part: str, rng: random.Random) -> None:
        self.language, self.part, self.rng = language, part, rng
        self.prose: list[str] = ["port"]
        self.years = (1850, 2024)

    def all(self, name: str) -> tuple[str, ...]:
        """A list, as far as this part may see it."""
        found = _lists(self.language)[name]
        if len(found) < LONG:
            return found
        return tuple(x for at, x in enumerate(found) if (at % 4 == 3) == (self.part == "held"))

    def pick(self, name: str) -> str:
        """An entry with its blanks filled."""
        return self.fill(self.rng.choice(self.all(name)))

    def organisation(self) -> str:
        """Who signs or publishes: one name, or two that belong together."""
        first = self.pick("orgs")
        if self.rng.random() < 0.35:
            second = self.pick("orgs")
            first += self.rng.choice([f" ({second})", f" {second}", f", {second}", f" / {second}"])
        return first

    def fill(self, form: str) -> str:
        """A form with its blanks filled."""
        return re.sub(r"\{(\w)\}", lambda m: self._blank(m[1]), form)

    def _blank(self, letter: str) -> str:
        rng = self.rng
        if letter in "wW":
            word = rng.choice(self.prose)
            return word.title() if letter == "W" else word.lower()
        makers = {"P": self.place, "N": self.name, "d": self.date, "S": self.surname}
        if letter in makers:
            return makers[letter]()
        return {"n": str(rng.randint(1, 99)), "y": str(rng.randint(self.years[0] - 40, self.years[1]))}.get(
            letter
        ) or rng.choice(self.all("days"))

    def place(self) -> str:
        """A place."""
        return self.rng.choice(self.all("places"))

    def surname(self) -> str:
        """A surname."""
        return self.rng.choice(self.all("sur"))

    def name(self) -> str:
        """A person."""
        fore, sur = self.rng.choice(self.all("fore")), self.surname()
        initial = self.rng.choice("ABCDEFGHJKLMPRSTW")
        return self.rng.choices(
            [f"{fore} {sur}", f"{initial}. {sur}", f"{fore} {initial}. {sur}", f"{fore} {sur}-{self.surname()}"],
            [6, 2, 2, 1],
        )[0]

    def date(self, year: int = 0) -> str:
        """A date in one of the forms of the language."""
        rng = self.rng
        day, month, year = rng.randint(1, 28), rng.choice(self.all("months")), year or rng.randint(*self.years)
        return rng.choice(self.all("dates")).format(
            d=day, m=month, y=year, D=rng.choice(self.all("days")), n=rng.randint(1, 12)
        )

    def sentence(self) -> str:
        """A sentence of news: who, what, how."""
        parts = [self.pick("who"), self.pick("did")]
        if self.rng.random() < 0.7:
            parts.append(self.pick("how"))
        text = " ".join(parts)
        if self.rng.random() < 0.25:
            text += f", {self.pick('and')}"
        return text[0].upper() + text[1:] + "."
