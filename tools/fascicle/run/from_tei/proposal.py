"""What the record of an edition of TEI files may say: guessed from the files, for an editor to look over."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from fascicle.edition.header import date_key, read_header
from fascicle.edition.record import Person, TextOrder
from fascicle.edition.toml import Date, Identifier, LanguageTag, Url
from fascicle.model.shown import UNSAFE
from fascicle.run.from_tei.makers import Maker, licence_name
from fascicle.run.from_tei.survey import Survey
from fascicle.run.from_tei.tei_file import TeiFile

_MOST_PEOPLE = 12
_MOST = 0.5  # of the texts must agree
_SAMPLE = 200  # texts show whether a way to titles tells them apart
_DATED = 0.8  # of the texts must have a date for their order to be that of their dates
_UNDETERMINED: Final = "https://rightsstatements.org/vocab/UND/1.0/"
_NO_DATE: Final = "1970-01-01"
_JOINED: Final = (
    "concat(titleStmt/title[@type='main'], '. ', titleStmt/title[@type='sub'])",
    "concat(titleStmt/title[not(@type)], '. ', titleStmt/title[@type='sub'])",
    "concat(titleStmt/title[1], ' ', sourceDesc//biblScope[@unit='volume'], ' ', sourceDesc//biblScope[@unit='issue'])",
    "concat(titleStmt/title[1], ' ', sourceDesc//date/@when)",
)
"""Titles that tell texts apart which have one title: parts of it, volume and issue, date."""


@dataclass(frozen=True)
class Guess:
    """A value, and why it is likely; without ``why`` it is what all files say."""

    value: str
    why: str = ""


@dataclass
class RecordProposal:
    """What the record says of the edition as a whole."""

    id: str
    title: Guess
    language: Guess
    date: Guess
    publisher: Guess
    licence: Guess
    licence_url: str
    people: list[tuple[Person, str]] = field(default_factory=list)


def propose_edition(survey: Survey, folder: Path) -> RecordProposal:
    """Guess what the record may say from what the files say."""
    texts = survey.texts
    name = identifier_of(folder.resolve().name)
    licence, url = _licence(survey)
    return RecordProposal(
        id=name,
        title=_title(survey, name),
        language=_language(survey),
        date=_date(survey),
        publisher=_agreed((each.makers.publisher for each in texts), "publisher", "Publisher not stated"),
        licence=licence,
        licence_url=url,
        people=_people(survey),
    )


def identifier_of(name: str) -> str:
    """A name as the record's ``id`` has it."""
    plain = re.sub(r"[^A-Za-z0-9._-]", "-", name)
    return plain if re.match(r"[A-Za-z_]", plain) else f"edition-{plain}"


def _agreed(values: Iterable[str], what: str, otherwise: str) -> Guess:
    """What most files say."""
    values = [" ".join(UNSAFE.sub(" ", each).split()) for each in values]
    counts = Counter(filter(None, values))
    if not counts:
        return Guess(otherwise, f"no file says a {what}: write it")
    value, count = min(counts.items(), key=lambda each: (-each[1], each[0]))
    return Guess(value, "" if count == len(values) else f"{count} of {len(values)} files say so")


def _title(survey: Survey, name: str) -> Guess:
    texts = survey.texts
    series = Counter(file.makers.series for file in texts if file.makers.series)
    if series:
        title, count = min(series.items(), key=lambda each: (-each[1], each[0]))
        if count >= _MOST * len(texts):
            return Guess(title, f"the title of the series in {count} of {len(texts)} files")
    if len(texts) == 1 and texts[0].header.title:
        return Guess(texts[0].header.title, "the title of its only text")
    return Guess(" ".join(re.split(r"[\s._-]+", name)).strip().capitalize() or name, "the folder's name")


def _language(survey: Survey) -> Guess:
    """That of most texts: who edits letters in German may write about them in English, and says so."""
    counts = Counter(file.header.language for file in survey.texts if file.header.language != "und")
    if not counts:
        return Guess("en", "no file says its language: write that of the edition's own words")
    language, count = min(counts.items(), key=lambda each: (-each[1], each[0]))
    why = f"that of {count} of {len(survey.texts)} texts; write that of the edition's own words"
    return Guess(language if LanguageTag.accepts(language) else "en", why)


def _date(survey: Survey) -> Guess:
    dates = sorted((date for file in survey.files for date in file.makers.dates), key=date_key)
    known = [each for each in dates if not each.startswith("-") and Date.accepts(each)]
    if not known:
        return Guess(_NO_DATE, "no file says when it was published: write the date of this release")
    return Guess(known[-1], "the newest date of publication or change in the files; write the date of this release")


def _licence(survey: Survey) -> tuple[Guess, str]:
    address = _agreed((file.makers.licence for file in survey.texts), "licence", "")
    if address.value and Url.accepts(address.value):
        name = licence_name(address.value) or _words_of(survey, address.value)
        return Guess(name, address.why), address.value
    why = "no file names a licence by its address: write its name and address; this one says that nothing is known"
    return Guess("Copyright undetermined", why), _UNDETERMINED


def _words_of(survey: Survey, address: str) -> str:
    words = [file.makers.licence_words for file in survey.texts if file.makers.licence == address]
    return next((each for each in words if 0 < len(each) <= 80), address)


def _people(survey: Survey) -> list[tuple[Person, str]]:
    """Those whom most files name, each with the number of files."""
    named: dict[str, Maker] = {}
    counts: Counter[str] = Counter()
    for file in survey.texts:
        for name, maker in {_key(each.name): each for each in reversed(file.makers.people)}.items():
            counts[name] += 1
            best = named.setdefault(name, maker)
            if (bool(maker.orcid), bool(maker.id)) > (bool(best.orcid), bool(best.id)):
                named[name] = maker
    chosen = sorted(named, key=lambda name: (-counts[name], name))[:_MOST_PEOPLE]
    if not chosen:
        return [(Person(Identifier("ed"), "Editor not stated"), "no file names one: write who made the edition")]
    people, taken = [], {"fascicle"}
    for name in chosen:
        maker = named[name]
        identifier = _free(maker.id or _initials(maker), taken)
        person = Person(identifier, maker.name, maker.role, maker.given, maker.family, maker.orcid)
        people.append((person, f"named in {counts[name]} of {len(survey.texts)} files"))
    return people


def _key(name: str) -> str:
    """One name for ``Quill, Ada`` and ``Ada Quill``."""
    family, comma, given = name.partition(",")
    return (
        " ".join(sorted(f"{given} {family}".casefold().split())) if comma else " ".join(sorted(name.casefold().split()))
    )


def _initials(maker: Maker) -> str:
    letters = "".join(word[0] for word in re.findall(r"[A-Za-z]+", maker.name)).lower()
    return letters or "editor"


def _free(wanted: str, taken: set[str]) -> Identifier:
    wanted = f"{wanted}-editor" if re.fullmatch(r"note-\d+(-anchor(-[0-9]+)?)?", wanted) else wanted
    name, number = wanted, 1
    while name in taken:
        number += 1
        name = f"{wanted}{number}"
    taken.add(name)
    return Identifier(name)


def titles_of(files: Sequence[TeiFile]) -> str:
    """An XPath that tells texts apart, where many have one title; empty where none does better."""
    files = files[:_SAMPLE]
    plain = len({file.header.title for file in files})
    if plain >= _DATED * len(files):
        return ""
    told = {path: len({read_header(file.path, path).title for file in files}) for path in _JOINED}
    best = max(_JOINED, key=lambda path: told[path])
    return best if told[best] > plain else ""


def order_of(files: Sequence[TeiFile]) -> TextOrder:
    """Letters and the like come by date: where nearly all have one, most of them a day, and these differ."""
    dates = [file.header.earliest for file in files if file.header.earliest]
    days = [each for each in dates if len(each) == len("1921-03-12")]
    most = len(dates) >= _DATED * len(files) and len(days) >= _MOST * len(files)
    return TextOrder.DATE if most and len(set(dates)) > 1 else TextOrder.NAME
