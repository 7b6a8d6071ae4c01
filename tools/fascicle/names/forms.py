"""The forms of the names of an authority file, and where one stands in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fascicle.language.data import Words
from fascicle.names.authority import Authority, Entry
from fascicle.names.folding import Folded, fold
from fascicle.names.inflection import inflected, inflecting

_INITIALS = re.compile(r"\. (?=\w\.)")
_SHORTEST_IN_CAPITALS = 4  # letters: shorter ones are abbreviations of something else


@dataclass(frozen=True)
class NameForm:
    """A form of a name, folded: whose it is, and in which languages it stands so (in all if none is named)."""

    text: str
    entries: tuple[Entry, ...]
    languages: Words = ()

    @property
    def single(self) -> bool:
        """Whether it is one word."""
        return " " not in self.text


@dataclass(frozen=True)
class NameHit:
    """A form where it stands in a folded text, in ``capitals`` or as it is; and whose name it may be there."""

    start: int
    end: int
    form: NameForm
    capitals: bool
    entries: tuple[Entry, ...]


def forms_of(authority: Authority) -> dict[str, list[NameForm]]:
    """All forms, by how they read in small letters; those as they are listed before others."""
    plain: dict[str, dict[Entry, None]] = {}
    bent: dict[str, dict[Entry, dict[str, None]]] = {}
    for entry in authority.entries:
        for form in filter(None, (fold(name.strip()).text for name in entry.names)):
            for spelt in _spellings(form):
                plain.setdefault(spelt, {})[entry] = None
            for language in inflecting():
                for other in inflected(form, language):
                    bent.setdefault(other, {}).setdefault(entry, {})[language] = None
    found: dict[str, list[NameForm]] = {}
    for text, entries in plain.items():
        found.setdefault(fold(text).low, []).append(NameForm(text, tuple(entries)))
    for text, several in bent.items():
        languages = tuple(dict.fromkeys(each for those in several.values() for each in those))
        found.setdefault(fold(text).low, []).append(NameForm(text, tuple(several), languages))
    return found


def hits_of(folded: Folded, end: int, forms: Sequence[NameForm]) -> Iterator[NameHit]:
    """Those of some forms alike in small letters that stand before a place in a text, written as names are."""
    start = end - len(forms[0].text)
    words = folded.text[start:end]
    if words.islower() and not any(form.text.islower() for form in forms):
        return
    for form in forms:
        if words == form.text or words == form.text[0].upper() + form.text[1:]:
            yield NameHit(start, end, form, capitals=False, entries=form.entries)
        elif _in_capitals(words, form):
            yield NameHit(start, end, form, capitals=words.isupper(), entries=form.entries)


def _spellings(form: str) -> list[str]:
    """The form, without blanks behind initials, and as capitals have it where ß is in it."""
    found = dict.fromkeys((form, _INITIALS.sub(".", form), form.replace(". ", ".")))
    return [*found, *(each.replace("ß", "ss") for each in found if "ß" in each)]


def _in_capitals(words: str, form: NameForm) -> bool:
    """Whether words are the form as a head has it: in capitals, or all of them with one."""
    if form.single:
        return words.isupper() and len(words) >= _SHORTEST_IN_CAPITALS
    return all(
        word == own or (word.isupper() and own.upper() == word) or (own.islower() and word == own.capitalize())
        for word, own in zip(words.split(" "), form.text.split(" "), strict=True)
    )
