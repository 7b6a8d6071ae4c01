"""Finding the names of an authority file in a text: all of them in one pass (Aho and Corasick, CACM 18, 1975)."""

from __future__ import annotations

from dataclasses import dataclass

import ahocorasick

from fascicle.names.authority import Authority, Entry
from fascicle.names.titles import title_length


@dataclass(frozen=True)
class NameMatch:
    """A name in a text, the entry it belongs to, and how sure that is: ``high`` or ``medium``."""

    start: int
    end: int
    entry: Entry
    cert: str


class NameFinder:
    """The forms of all names of an authority file, ready to be looked for in any number of texts.

    A form that two entries share names neither for certain and is left to the editors.
    """

    def __init__(self, authority: Authority) -> None:
        forms: dict[str, set[Entry]] = {}
        for entry in authority.entries:
            for name in entry.names:
                forms.setdefault(name, set()).add(entry)
                forms.setdefault(name[0].upper() + name[1:], set()).add(entry)  # at the beginning of a sentence
                if " " in name:  # heads are often set in capitals; a single word in capitals may be any word
                    forms.setdefault(name.upper(), set()).add(entry)
        self._automaton = ahocorasick.Automaton()
        for form in sorted(forms):
            if len(forms[form]) == 1:
                self._automaton.add_word(form, (form, next(iter(forms[form]))))
        self._empty = not len(self._automaton)
        if not self._empty:
            self._automaton.make_automaton()

    def find(self, text: str) -> list[NameMatch]:
        """The names in a text in order, none overlapping: of names that overlap the longest is meant."""
        if self._empty:
            return []
        found: list[NameMatch] = []
        for last, (form, entry) in self._automaton.iter(text):
            start, end = last + 1 - len(form), last + 1
            if _is_whole(text, start, end) and not _goes_on(text, end, form, entry):
                cert = "medium" if " " not in form or form.isupper() else "high"
                title = title_length(form) if entry.element == "persName" else 0
                found.append(NameMatch(start + title, end, entry, cert))
        return _longest(found)


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether the stretch is not part of a longer word."""
    before, after, beyond = text[max(start - 1, 0) : start], text[end : end + 1], text[end + 1 : end + 2]
    return not (before.isalnum() or before == "-" or after.isalnum() or (after == "-" and beyond.isalnum()))


def _goes_on(text: str, end: int, form: str, entry: Entry) -> bool:
    """Whether a one-word place is followed by a capital: "Lima Chamber" is a longer name that nobody listed."""
    single = entry.element == "placeName" and " " not in form
    return single and text[end : end + 1] == " " and text[end + 1 : end + 2].isupper()


def _longest(found: list[NameMatch]) -> list[NameMatch]:
    kept: list[NameMatch] = []
    taken: set[int] = set()
    for each in sorted(found, key=lambda match: (match.start - match.end, match.start)):
        if not taken.intersection(range(each.start, each.end)):
            taken.update(range(each.start, each.end))
            kept.append(each)
    return sorted(kept, key=lambda match: match.start)
