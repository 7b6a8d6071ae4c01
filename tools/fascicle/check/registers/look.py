"""Looking at the registers of an edition and at what its texts say of them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from pathlib import Path
from typing import Final

from fascicle.check.bounds import bounded
from fascicle.check.pointers import WRONG_KIND
from fascicle.check.registers.entries import Listed, Span
from fascicle.check.registers.mentions import KINDS, RegisterMention
from fascicle.check.registers.rules import LONG_DEAD, NAMELESS, NO_LIFE, NOT_YET, ONE_NAME, UNUSED
from fascicle.model.diagnostics import Diagnostic, Place, Rule
from fascicle.model.edtf import Day, Edtf, NoDateError, parse

_LONG: Final = 30  # years after a death in which people who knew somebody still write of them
_MOST_OF_ONE_NAME: Final = 20  # entries of one name that are compared two by two
_PERSONS: Final = frozenset({"person", "personGrp"})
_MARKS: Final = {
    kind: name for name, kinds in KINDS.items() for kind in kinds if name.endswith("Name") and name[0] != "g"
}
_SAID_OF: Final = {"person": "a person", "personGrp": "a group of persons", "place": "a place", "event": "an event"} | {
    "org": "an organisation", **dict.fromkeys(("bibl", "biblStruct", "biblFull"), "a work")
}  # fmt: skip


@dataclass(frozen=True)
class RegisterNaming:
    """A text with its date, as the record or its header says it, and the entries that it names.

    ``converted`` says that pointers of the text have been looked at already, as those of all that come from a source.
    """

    path: str
    date: str
    mentions: Sequence[RegisterMention]
    converted: bool = False


@dataclass(frozen=True)
class Registered:
    """The entries of an edition, and all its texts; ``folder`` is that of the edition.

    ``own`` are the files that hold registers, the authority file among them, as opposed to texts with lists in them.
    Where not all texts could be read, nobody knows what is not named: ``whole`` is false.
    """

    folder: Path
    entries: Sequence[Listed] = ()
    texts: Sequence[RegisterNaming] = ()
    own: Collection[str] = ()
    whole: bool = True


def check_registers(registered: Registered) -> list[Diagnostic]:
    """What is wrong with entries, or likely to be."""
    found = bounded(_Look(registered).findings(), "the check of the registers")
    return sorted(found, key=lambda each: each.sort_key)


class _Look:
    def __init__(self, registered: Registered) -> None:
        self._all = registered
        self._by_id = {each.id: each for each in registered.entries}
        self._dates = {text.path: _date(text.date) for text in registered.texts}

    def findings(self) -> Iterator[Diagnostic]:
        for entry in self._all.entries:
            yield from self._by_itself(entry)
        yield from self._of_one_name()
        if self._all.whole and self._all.texts:
            yield from self._unused()
        yield from self._wrong_kinds()
        yield from self._out_of_time()

    def _by_itself(self, entry: Listed) -> Iterator[Diagnostic]:
        if not entry.names and self._is_of_register(entry):
            message = f'the entry "{entry.inside}" has no name'
            yield self._at(NAMELESS, entry, message, "give it one, or take it out")
        born, died = entry.birth[0], entry.death[1]
        if born and died and born > died:
            message = f"“{entry.shown}” is born {_year(born)} and dies {_year(died)}"
            yield self._at(NO_LIFE, entry, message, "exchange the dates, or mend the one that is wrong")

    def _is_of_register(self, entry: Listed) -> bool:
        """Whether an entry stands in a register, by an id that somebody gave it."""
        return entry.file in self._all.own and entry.inside in _lines(self._all.folder / entry.file)

    def _of_one_name(self) -> Iterator[Diagnostic]:
        """Entries of one kind that have a name in common, of persons a whole one."""
        named: defaultdict[tuple[str, str], list[Listed]] = defaultdict(list)
        for entry in self._all.entries:
            for name in entry.names:
                if name == entry.names[0] or " " in name or entry.kind not in _PERSONS:
                    named[entry.kind, name].append(entry)
        told: set[tuple[str, str]] = set()
        for same in named.values():
            for one, other in combinations(same[:_MOST_OF_ONE_NAME], 2):
                pair = (one.id, other.id)
                if pair not in told and self._are_one(one, other):
                    told.add(pair)
                    yield self._two(one, other)

    def _are_one(self, one: Listed, other: Listed) -> bool:
        """Whether nothing tells two entries apart: no life, identifier or place in another; and one is a register's."""
        if one.id in other.within or other.id in one.within or not {one.file, other.file} & set(self._all.own):
            return False
        if _differ(one.birth, other.birth) or _differ(one.death, other.death):
            return False
        first, second = (dict(each.identifiers) for each in (one, other))
        return not any(first[kind] != second[kind] for kind in first.keys() & second.keys())

    def _two(self, one: Listed, other: Listed) -> Diagnostic:
        name = next(each for each in other.names if each in one.names)
        shown = other.shown if name == other.names[0] else name
        place = self._place(one)
        message = f"“{shown}” is the name of two entries, {one.inside} and {other.inside}"
        hint = "merge them, or say what tells them apart: dates, an identifier, a longer name"
        return self._at(ONE_NAME, other, message, hint, (Place(*place, label="the other entry"),))

    def _unused(self) -> Iterator[Diagnostic]:
        named = {mention.entry for text in self._all.texts for mention in text.mentions}
        if not named:
            return  # nobody has marked names yet
        named.update(*(entry.pointers for entry in self._all.entries))
        for entry in self._all.entries:
            if entry.id not in named and named.isdisjoint(entry.within) and self._is_of_register(entry):
                hint = "nothing, if it is kept for later; else look where its mentions lead"
                yield self._at(UNUSED, entry, f"no text names “{entry.shown}”", hint)

    def _wrong_kinds(self) -> Iterator[Diagnostic]:
        for text in self._all.texts:
            for each in text.mentions:
                entry = self._by_id.get(each.entry)
                if each.of_kind or entry is None or text.converted:
                    continue
                often = f" ({each.times} times)" if each.times > 1 else ""
                message = f"{each.element} points to “{entry.shown}”, which is {_SAID_OF[entry.kind]}{often}"
                mark = _MARKS.get(entry.kind, "rs")
                hint = f"write <{mark}>, or point to another entry"
                yield Diagnostic(WRONG_KIND, text.path, each.line, 1, message, hint, (self._label(entry),))

    def _out_of_time(self) -> Iterator[Diagnostic]:
        late: defaultdict[str, list[tuple[Day, str, int]]] = defaultdict(list)
        alive: set[str] = set()
        for text in self._all.texts:
            written = self._dates[text.path]
            early: set[str] = set()
            for each in sorted(text.mentions, key=lambda mention: mention.line):
                entry = self._by_id.get(each.entry)
                if entry is None or not each.own or written is None:
                    continue
                if (said := _impossible(entry, written, each)) and entry.id not in early:
                    early.add(entry.id)
                    hint = "point to another entry, or mend the date of the text or of the life"
                    yield Diagnostic(NOT_YET, text.path, each.line, 1, said, hint, (self._label(entry),))
                if _is_long_dead(entry, written):
                    late[entry.id].append((written.earliest or (0, 0, 0), text.path, each.line))
                else:
                    alive.add(entry.id)
        for identifier, places in late.items():
            if identifier not in alive:
                yield self._long_dead(self._by_id[identifier], places)

    def _long_dead(self, entry: Listed, places: list[tuple[Day, str, int]]) -> Diagnostic:
        first = min(places)
        died, texts = entry.death[1] or (0, 0, 0), len({path for _, path, _ in places})
        what = "one text names them" if texts == 1 else f"{texts} texts name them, the first"
        message = f"“{entry.shown}” died in {_year(died)}, and {what} in {_year(first[0])}"
        hint = "nothing, if they are remembered there; else point to the person that is meant"
        return Diagnostic(LONG_DEAD, first[1], first[2], 1, message, hint, (self._label(entry),))

    def _at(self, rule: Rule, entry: Listed, message: str, hint: str, related: tuple[Place, ...] = ()) -> Diagnostic:
        path, line = self._place(entry)
        return Diagnostic(rule, path, line, 1, message, hint, related)

    def _label(self, entry: Listed) -> Place:
        return Place(*self._place(entry), label="the entry")

    def _place(self, entry: Listed) -> tuple[str, int]:
        path = self._all.folder / entry.file
        return str(path), _lines(path).get(entry.inside, 1)


@lru_cache(maxsize=64)
def _lines(path: Path) -> dict[str, int]:
    """The line of each id of a file; asked for only where there is something to tell."""
    try:
        data = path.read_bytes()
    except OSError:
        return {}
    lines: dict[str, int] = {}
    line = start = 0
    for found in _ID.finditer(data):
        line, start = line + data.count(b"\n", start, found.start()), found.start()
        lines.setdefault(found[1].decode("utf-8", "replace"), line + 1)
    return lines


_ID = re.compile(rb"""xml:id\s*=\s*["']\s*([^"'<>]*?)\s*["']""")


def _date(text: str) -> Edtf | None:
    """The date of a text, where it is known and not in doubt."""
    try:
        found = parse(text)
    except NoDateError:
        return None
    return None if found.uncertain or found.approximate or not found.is_known else found


def _impossible(entry: Listed, written: Edtf, mention: RegisterMention) -> str:
    """Why a person cannot be named in a text of that date; empty where they can."""
    born, died = entry.birth[0], entry.death[1]
    if born and died and born > died:
        return ""  # it is the life that is wrong, and told
    if born and written.latest and written.latest < born:
        return f"“{entry.shown}” was born in {_year(born)}, and the text is of {_year(written.latest)}"
    if mention.sent and died and written.earliest and written.earliest > died:
        return f"“{entry.shown}” died in {_year(died)}, and sent this in {_year(written.earliest)}"
    return ""


def _is_long_dead(entry: Listed, written: Edtf) -> bool:
    died = entry.death[1]
    return died is not None and written.earliest is not None and written.earliest[0] > died[0] + _LONG


def _differ(one: Span, other: Span) -> bool:
    """Whether two spans have no day in common."""
    return any(first and last and first > last for first, last in ((one[0], other[1]), (other[0], one[1])))


def _year(day: Day) -> str:
    return f"{day[0]}" if day[0] > 0 else f"{1 - day[0]} BC"
