"""What an editor answered in a table of names, as additions to the authority file and as decisions.

``name``, ``kind``, ``variants``, ``id`` and ``idno`` of a row may be changed first. The answers:

- ``yes``: take the entry, the forms or the number into the authority file;
- ``no``: no name, or another number; not proposed again;
- ``into ID``: forms of another entry, of the authority file or accepted in this table; if doubtful, which is meant;
- ``split``: these forms do not belong together.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from fascicle.edition.toml import Verbatim
from fascicle.model.errors import EditionError
from fascicle.model.near import near
from fascicle.model.shown import quoted
from fascicle.names import table
from fascicle.names.authority import KINDS, Authority
from fascicle.names.authority_file import Addition
from fascicle.names.decisions import NUMBER_TYPES, MeantName, NameDecisions, NamesApart, Reconciled, RejectedName, pairs
from fascicle.names.proposals import DOUBT, FORM, KIND_OF, NEW

_INTO = re.compile(r"into\s+#?(\S+)", re.IGNORECASE)
_XML_NAME = re.compile(r"[^\W\d][\w.-]*")
_IDNO = re.compile(r"([a-z]+):(\S+)")


@dataclass(frozen=True)
class NameAnswers:
    """What the authority file gets, what is remembered beside it, and how many rows were answered."""

    additions: tuple[Addition, ...]
    decisions: NameDecisions
    count: int


def read(path: Path, authority: Authority) -> NameAnswers:
    """The answers in a table. Raises EditionError with the line of the first that means nothing."""
    rows = list(table.answered(path))
    taker = _Taker(authority, [row for _, row in rows])
    # An entry comes before what is merged into it: its own name is the preferred one.
    for line, row in sorted(rows, key=lambda each: (not _is_entry(each[1]), each[0])):
        try:
            taker.take(row)
        except _WrongError as error:
            raise EditionError(error.message, path=path, line=line, hint=error.hint) from error
    return NameAnswers(taker.additions, taker.decisions, len(rows))


class _WrongError(Exception):
    """An answer that means nothing, and what to write instead."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


_Row = Mapping[str, str]


def _is_entry(row: _Row) -> bool:
    return row["state"] == NEW and row["answer"].lower() == "yes"


@dataclass
class _Growing:
    """What an entry gets."""

    kind: str
    names: dict[str, None] = field(default_factory=dict)
    numbers: dict[tuple[str, str], None] = field(default_factory=dict)


class _Taker:
    def __init__(self, authority: Authority, rows: Sequence[_Row]) -> None:
        self._kinds = {entry.id: KIND_OF[entry.element] for entry in authority.entries}
        self._names = {entry.id: entry.names for entry in authority.entries}
        self._named = {(KIND_OF[entry.element], entry.preferred): entry.id for entry in authority.entries}
        self._grown: dict[str, _Growing] = {}
        self._rejected: list[RejectedName] = []
        self._apart: list[NamesApart] = []
        self._meant: list[MeantName] = []
        self._reconciled: list[Reconciled] = []
        self._made = {row["id"]: row["kind"] for row in rows if _is_entry(row)}

    @property
    def additions(self) -> tuple[Addition, ...]:
        return tuple(
            Addition(each, grown.kind, tuple(grown.names), tuple(grown.numbers)) for each, grown in self._grown.items()
        )

    @property
    def decisions(self) -> NameDecisions:
        return NameDecisions(tuple(self._rejected), tuple(self._apart), tuple(self._meant), tuple(self._reconciled))

    def take(self, row: _Row) -> None:
        """Take one answer; raises _WrongError."""
        ways: dict[str, Callable[[_Row, str], None]] = {
            NEW: self._new,
            FORM: self._form,
            DOUBT: self._doubt,
            table.NUMBER: self._number,
        }
        if row["state"] not in ways:
            raise _WrongError(f"the state is not known: {quoted(row['state'])}", "leave what the table had there")
        if row["kind"] not in KINDS:
            raise _WrongError(f"the kind is not known: {quoted(row['kind'])}", f"write {', '.join(KINDS)}")
        answer = row["answer"].strip()
        ways[row["state"]](row, answer if _INTO.fullmatch(answer) else answer.lower())

    def _new(self, row: _Row, answer: str) -> None:
        forms, kind = [row["name"], *_variants(row)], row["kind"]
        if not row["name"]:
            raise _WrongError("the row has no name", "write the preferred name into the column `name`")
        if answer == "yes":
            self._grow(self._id(row), kind, forms, _numbers(row))
        elif answer == "no":
            self._reject(forms, kind)
        elif answer == "split":
            self._apart += pairs(forms, (), kind)
        else:
            self._grow(self._into(answer, kind), kind, forms, _numbers(row))

    def _form(self, row: _Row, answer: str) -> None:
        forms, kind, own = _variants(row), row["kind"], row["id"]
        if own not in self._kinds:
            raise _WrongError(f"there is no entry {quoted(own)}", "leave what the table had there, or propose anew")
        if answer == "yes":
            self._grow(own, kind, forms, _numbers(row))
        elif answer == "no":
            self._reject(forms, kind)
        else:
            other = "" if answer == "split" else self._into(answer, kind)
            if other != own:
                for form in forms:
                    self._apart += pairs([form], self._names[own], kind)
            if other:
                self._grow(other, kind, forms, ())

    def _doubt(self, row: _Row, answer: str) -> None:
        possible = row["possible"].split(table.BETWEEN)
        if answer == "yes" and len(possible) == 1:
            answer = f"into {possible[0]}"
        entry = "" if answer == "no" else self._into(answer, row["kind"], any_kind=True)
        file = row["places"].partition(" ")[0].rpartition(":")[0]
        self._meant.append(MeantName(Verbatim(row["name"]), entry, file))

    def _number(self, row: _Row, answer: str) -> None:
        if answer not in ("yes", "no"):
            raise _WrongError(f"the answer is not known: {quoted(answer)}", "write yes or no, or nothing")
        if row["id"] not in self._kinds:
            raise _WrongError(f"there is no entry {quoted(row['id'])}", "leave what the table had there")
        ((kind, number),) = _numbers(row) or ((None, None),)
        if kind is None or number is None:
            raise _WrongError("the row has no number", "leave in `idno` what the table had there")
        if answer == "yes":
            self._grow(row["id"], row["kind"], (), ((kind, number),))
        asked = row["label"], row["score"], row["context"], row["places"]
        self._reconciled.append(Reconciled(row["id"], kind, number, *asked, answer))

    def _reject(self, forms: Sequence[str], kind: str) -> None:
        self._rejected += [RejectedName(Verbatim(form), kind) for form in forms]

    def _grow(self, entry: str, kind: str, forms: Sequence[str], numbers: Sequence[tuple[str, str]]) -> None:
        grown = self._grown.setdefault(entry, _Growing(self._kinds.get(entry, kind)))
        grown.names |= dict.fromkeys(forms)
        grown.numbers |= dict.fromkeys(numbers)

    def _id(self, row: _Row) -> str:
        """The id of a new entry; that of the one that has its name already, if there is one."""
        identifier, kind = row["id"], row["kind"]
        if (known := self._named.get((kind, row["name"]))) is not None:
            return known
        if not _XML_NAME.fullmatch(identifier):
            raise _WrongError(f"no id: {quoted(identifier)}", "write letters, figures, - and . and begin with a letter")
        if identifier in self._kinds:
            raise _WrongError(
                f"{quoted(identifier)} is the id of another entry", "write another id, or `into` with this one"
            )
        return identifier

    def _into(self, answer: str, kind: str, *, any_kind: bool = False) -> str:
        found = _INTO.fullmatch(answer)
        if found is None:
            raise _WrongError(
                f"the answer is not known: {quoted(answer)}", "write yes, no, split or into ID, or nothing"
            )
        kinds = self._made | self._kinds
        if found[1] not in kinds:
            hint = near(found[1], kinds, "name an entry of the authority file, or one that this table answers with yes")
            raise _WrongError(f"there is no entry {quoted(found[1])}", hint)
        if kinds[found[1]] != kind and not any_kind:
            raise _WrongError(
                f"{found[1]} is a {kinds[found[1]]}, and the row a {kind}", "change the column `kind` first"
            )
        return found[1]


def _variants(row: _Row) -> list[str]:
    return [each for part in row["variants"].split("|") if (each := part.strip())]


def _numbers(row: _Row) -> tuple[tuple[str, str], ...]:
    """The identifiers of a row, such as ``geonames:2643743``."""
    found = []
    for word in row["idno"].split():
        match = _IDNO.fullmatch(word)
        if match is None or match[1] not in NUMBER_TYPES:
            raise _WrongError(f"no identifier: {quoted(word)}", f"write TYPE:NUMBER, with {', '.join(NUMBER_TYPES)}")
        found.append((match[1], match[2]))
    return tuple(found)
