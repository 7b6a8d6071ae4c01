"""Finding the names of an authority file in a text: all of them in one pass (Aho and Corasick, CACM 18, 1975).

Signs that are equal to a reader are equal here (``folding``), a name may stand in the cases of the text's language
(``inflection``) and in capitals (``forms``). What is no name for its surroundings (``surroundings``) is left out; of
entries that share a form, the text says which is meant (``homonyms``), or the match names them all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

import ahocorasick

from fascicle.names.authority import Authority, Entry
from fascicle.names.folding import Folded, fold
from fascicle.names.forms import NameHit, forms_of, hits_of
from fascicle.names.homonyms import Chooser
from fascicle.names.languages import Languages
from fascicle.names.surroundings import Surroundings
from fascicle.names.titles import title_length

_NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class NameMatch:
    """A name in a text, the entry it belongs to, and how sure that is: ``high``, ``medium`` or ``low``.

    What is low an editor has to say: the name may be part of a longer one, or belong to the ``others`` as well.
    """

    start: int
    end: int
    entry: Entry
    cert: str
    others: tuple[Entry, ...] = ()


class NameFinder:
    """The forms of all names of an authority file, ready to be looked for in any number of texts.

    ``titles`` says whether the title before a person's name is part of it: ``in``, ``out``, or ``listed``, as the
    entry's preferred name has it.
    """

    def __init__(self, authority: Authority, titles: str = "listed") -> None:
        self._titles = titles
        self._entries = {entry.id: entry for entry in authority.entries}
        self._automaton = ahocorasick.Automaton()
        for low, forms in forms_of(authority).items():
            self._automaton.add_word(low, forms)
        self._empty = not len(self._automaton)
        if not self._empty:
            self._automaton.make_automaton()

    def find(
        self, text: str, languages: Iterable[str] = (), date: str = "", meant: Mapping[str, str] = _NOTHING
    ) -> list[NameMatch]:
        """The names in a text in order, none overlapping: of names that overlap the longest is meant.

        ``languages`` are those of the text, guessed where none is given; ``date`` is the day or year that it is of;
        ``meant`` are the ids of the entries that editors say some forms mean in it, by the forms as they are compared,
        with an empty one for what is no name.
        """
        if self._empty:
            return []
        folded = fold(text)
        known = Languages(folded.text, languages)
        around = Surroundings(folded, known)
        hits = _longest(self._hits(folded, known, around))
        around.settle({hit.start: hit.end for hit in hits})
        chooser = Chooser(around, date)
        found = []
        for hit in hits:
            said = meant.get(folded.low[hit.start : hit.end])
            if said is not None:
                hit = replace(hit, entries=tuple(filter(None, [self._entries.get(said)])))
            cert = around.doubt(hit) if said is None else "high"
            if cert is not None and hit.entries:
                entry, others = chooser.choose(hit)
                start = folded.place(hit.start + self._title(hit, entry))
                end = folded.place(hit.end - 1) + 1
                found.append(NameMatch(start, end, entry, "low" if others else cert, others))
        return found

    def meant(self, words: str, element: str, address: str = "", languages: Iterable[str] = ()) -> Entry | None:
        """The one entry that words can mean which are known to be a name of a kind; None where none can, or several.

        ``address`` is that of who or what is named in another authority file, by whose number an entry is found first.
        """
        last = address.rstrip("/").rpartition("/")[2]
        numbered = [each for each in self._entries.values() if last and last in each.addresses]
        if len(numbered) == 1:
            return numbered[0] if numbered[0].element == element else None
        found = {
            entry.id: entry
            for match in self.find(words, languages)
            for entry in (match.entry, *match.others)
            if entry.element == element
        }
        return next(iter(found.values())) if len(found) == 1 else None

    def _hits(self, folded: Folded, languages: Languages, around: Surroundings) -> Iterator[NameHit]:
        for last, forms in self._automaton.iter(folded.low):
            for hit in hits_of(folded, last + 1, forms):
                if not around.is_part(hit.start, hit.end) and languages.include(hit.form.languages):
                    yield hit

    def _title(self, hit: NameHit, entry: Entry) -> int:
        """How much of a person's name is its title, and does not belong to it."""
        if entry.element != "persName" or self._titles == "in":
            return 0
        length = title_length(hit.form.text)
        return 0 if length and self._titles == "listed" and title_length(entry.preferred) else length


def _longest(hits: Iterable[NameHit]) -> list[NameHit]:
    """Of hits that overlap the longest; of those on one stretch the form as it is listed, for all that have it."""
    kept: dict[int, NameHit] = {}
    taken: set[int] = set()
    for each in sorted(hits, key=lambda hit: (hit.start - hit.end, hit.start, bool(hit.form.languages))):
        same = kept.get(each.start)
        if taken.isdisjoint(range(each.start, each.end)):
            taken.update(range(each.start, each.end))
            kept[each.start] = each
        elif same and same.end == each.end and bool(same.form.languages) == bool(each.form.languages):
            kept[each.start] = replace(same, entries=tuple(dict.fromkeys((*same.entries, *each.entries))))
    return sorted(kept.values(), key=lambda hit: hit.start)
