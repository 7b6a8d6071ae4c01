"""An edition of as many letters as wanted, and what it costs to build: ``letters.py make`` and ``letters.py measure``.

    letters.py make FOLDER --count 10000 [--seed 1]
    letters.py measure FOLDER [--only convert] [--compare-jobs]

Letters are made of a grammar (``letters_words.py``): about 3 kB each, in English, German and French, half of them with
line ends and hyphens as a typewriter leaves them, with a few errors as recognition makes them. The same seed gives the
same bytes, and the first letters of a large edition are those of a small one. ``measure`` works in FOLDER, by the
command line, from nothing.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

import letters_words as words
from letters_measure import measure

_PERSONS, _PLACES = 150, 80
_LENGTH = 2850  # characters of a letter's paragraphs
_WIDTH = 74
# A syllable ends at a vowel before one consonant and a vowel, or between two consonants; three letters go on.
_BREAK = re.compile(
    r"(?<=[a-zäöüéèà])(?:[aeiouäöüéè](?=[^aeiouy\W][aeiouäöüé]\w)|[lmnrst](?=[bcdfgmnpt][aeiouäöüé]\w))"
)
_SLIPS = (  # what recognition and typing make of a word, once in a while
    (r"\bthe\b", "tbe"), (r"\bwhich\b", "wbich"), (r"\bhad\b", "bad"), (r"\bsaid\b", "siad"), (r"\bwould\b", "wonld"),
    (r"\bthat\b", "that that"), (r"\bund\b", "nnd"), (r"\bnicht\b", "nieht"), (r"\bqui\b", "qni"), (r" and\b", " aud"),
    (r"\bwith\b", "witb"), (r", ", " , "), (r"mm", "nim"),
)  # fmt: skip


@dataclass(frozen=True)
class _Name:
    """An entry of the authority file."""

    id: str
    full: str
    family: str = ""
    given: str = ""


@dataclass(frozen=True)
class _Letter:
    """A letter and what the record says of it."""

    file: str
    title: str
    language: str
    date: str
    data: bytes


def _slug(name: str) -> str:
    return name.lower().replace(" ", "-")


def _persons() -> list[_Name]:
    """Persons, each with a family name of its own."""
    families = [first + last for last in words.FAMILY[1] for first in words.FAMILY[0]]
    full = ((words.GIVEN[at * 7 % len(words.GIVEN)], family) for at, family in enumerate(families[:_PERSONS]))
    return [_Name(_slug(f"{given} {family}"), f"{given} {family}", family, given) for given, family in full]


def _places() -> list[_Name]:
    names = [first + last for last in words.PLACE[1] for first in words.PLACE[0]]
    return [_Name(_slug(name), name) for name in names[:_PLACES]]


class _Writer:
    """Writes one letter by the grammar of its language."""

    def __init__(self, random: Random, language: str, persons: list[_Name], places: list[_Name]) -> None:
        self._random = random
        self._language = language
        self._grammar = words.GRAMMARS[language]
        self._day = date(1852, 1, 1) + timedelta(days=random.randrange(20_000))
        # Who writes to whom tells of the same few people and places, as in any correspondence.
        self._persons = random.sample(persons, 5)
        self._places = random.sample(places, 4)

    def letter(self, number: int) -> _Letter:
        random = self._random
        sender, receiver = self._persons[:2]
        dateline = words.DATELINES[self._language].format(place=self._places[0].full, date=self._date(self._day))
        paragraphs: list[str] = []
        while sum(map(len, paragraphs)) < _LENGTH + random.randint(-500, 500):
            paragraphs.append(" ".join(self._phrase("#sentence#") for _ in range(random.randint(3, 7))))
        end = [self._phrase("#postscript#")] if random.random() < 0.3 else []
        blocks = [*map(self._slip, paragraphs)]
        if random.random() < 0.5:
            blocks = ["\n".join(self._typed(block)) for block in blocks]
        head, foot = [dateline, self._phrase("#greeting#")], [self._phrase("#closing#"), sender.full, *end]
        text = "\n\n".join([*head, *blocks, *foot]) + "\n"
        title = f"Letter {number}: {sender.full} to {receiver.full}"
        return _Letter(f"letter-{number:05}.txt", title, self._language, self._day.isoformat(), text.encode())

    def _date(self, day: date) -> str:
        month = words.MONTHS[self._language][day.month - 1]
        return words.DATES[self._language].format(day=day.day, month=month, year=day.year)

    def _phrase(self, phrase: str) -> str:
        return re.sub(r"#(\w+)#", lambda key: self._choose(key[1]), phrase)

    def _choose(self, key: str) -> str:
        random = self._random
        if key in self._grammar:
            return self._phrase(random.choice(self._grammar[key]))
        if key.lower() in self._grammar:  # the same at the beginning of a sentence
            chosen = self._choose(key.lower())
            return chosen[0].upper() + chosen[1:]
        person = random.choice(self._persons)
        day = self._day - timedelta(days=random.randrange(1, 400))
        return {
            "person": person.full if random.random() < 0.6 or self._language != "en" else f"Mr. {person.family}",
            "mister": f"Mr. {self._persons[1].family}",
            "given": self._persons[1].given,
            "family": self._persons[1].family,
            "place": random.choice(self._places).full,
            "stranger": random.choice(words.STRANGERS),
            "month": random.choice(words.MONTHS[self._language]),
            "day": self._date(day),
        }[key]

    def _slip(self, text: str) -> str:
        """The paragraph with an error in one of three."""
        if self._random.random() < 0.67:
            return text
        pattern, wrong = self._random.choice(_SLIPS)
        places = list(re.finditer(pattern, text))
        if not places:
            return text
        place = self._random.choice(places)
        return text[: place.start()] + wrong + text[place.end() :]

    def _typed(self, text: str) -> list[str]:
        """The paragraph in lines; a long word that does not fit is mostly broken where it may be."""
        lines = [""]
        for word in text.split():
            if not lines[-1] or len(lines[-1]) + 1 + len(word) <= _WIDTH:
                lines[-1] = f"{lines[-1]} {word}".lstrip()
                continue
            room = _WIDTH - len(lines[-1]) - 2
            at = max((each.end() for each in _BREAK.finditer(word) if each.end() <= room), default=0)
            if at and self._random.random() < 0.6:
                lines[-1] += f" {word[:at]}-"
                word = word[at:]
            lines.append(word)
        return lines


def letter(number: int, seed: int, persons: list[_Name], places: list[_Name]) -> _Letter:
    """The letter of a number; it is the same in an edition of any size."""
    random = Random(f"{seed}/{number}")
    language = random.choices(("en", "de", "fr"), (80, 12, 8))[0]
    return _Writer(random, language, persons, places).letter(number)


def make(folder: Path, count: int, seed: int) -> None:
    """Write an edition into an empty folder."""
    persons, places = _persons(), _places()
    (folder / "source").mkdir(parents=True)
    (folder / "decisions").mkdir()
    (folder / "decisions" / "authority.xml").write_text(_authority(persons, places), "utf-8")
    rows = [_RECORD]
    for number in range(1, count + 1):
        made = letter(number, seed, persons, places)
        (folder / "source" / made.file).write_bytes(made.data)
        values = {
            "file": made.file, "sha256": hashlib.sha256(made.data).hexdigest(), "title": made.title,
            "language": made.language, "date": made.date, "genre": "letter",
        }  # fmt: skip
        rows.append("\n[[sources]]\n" + "".join(f"{key} = {json.dumps(value)}\n" for key, value in values.items()))
    (folder / "edition.toml").write_text("".join(rows), "utf-8")


_RECORD = """\
id = "letters"
title = "Letters That Nobody Wrote"
language = "en"
version = "1.0.0"
date = "2026-11-21"
publisher = "The fascicle project"
description = "Letters made by a program, to measure how a large edition is built."

[licence]
name = "CC0 1.0"
url = "https://creativecommons.org/publicdomain/zero/1.0/"

[[people]]
id = "ed"
name = "Ada Editor"
given = "Ada"
family = "Editor"
"""


def _authority(persons: list[_Name], places: list[_Name]) -> str:
    people = "".join(
        f'      <person xml:id="{each.id}">\n        <persName type="preferred">{each.full}</persName>\n'
        f'        <persName type="variant">Mr. {each.family}</persName>\n      </person>\n'
        for each in persons
    )
    where = "".join(
        f'      <place xml:id="{each.id}">\n'
        f'        <placeName type="preferred">{each.full}</placeName>\n      </place>\n'
        for each in places
    )
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en">
  <teiHeader>
    <fileDesc>
      <titleStmt>
        <title>Authority file of the letters</title>
      </titleStmt>
      <publicationStmt>
        <publisher>The fascicle project</publisher>
        <availability>
          <licence target="https://creativecommons.org/publicdomain/zero/1.0/">CC0 1.0</licence>
        </availability>
      </publicationStmt>
      <sourceDesc>
        <p>Made by a program; no such person or place exists.</p>
      </sourceDesc>
    </fileDesc>
  </teiHeader>
  <standOff>
    <listPerson>
{people}    </listPerson>
    <listPlace>
{where}    </listPlace>
  </standOff>
</TEI>
"""


def main() -> None:
    """Make an edition, or measure one."""
    parser = argparse.ArgumentParser(description="A large edition, and what it costs")
    verbs = parser.add_subparsers(dest="verb", required=True)
    making = verbs.add_parser("make", help="write an edition into FOLDER, which must not exist")
    making.add_argument("folder", type=Path)
    making.add_argument("--count", type=int, default=100)
    making.add_argument("--seed", type=int, default=1)
    measuring = verbs.add_parser("measure", help="build the edition in FOLDER from nothing, step by step")
    measuring.add_argument("folder", type=Path)
    measuring.add_argument("--only", action="append", metavar="STEP", help="only these steps, such as convert")
    measuring.add_argument("--compare-jobs", action="store_true", help="also whole builds with --jobs 1 and --jobs 2")
    chosen = parser.parse_args()
    if chosen.verb == "make":
        make(chosen.folder, chosen.count, chosen.seed)
    else:
        sys.exit(measure(chosen.folder, chosen.only, chosen.compare_jobs))


if __name__ == "__main__":
    main()
