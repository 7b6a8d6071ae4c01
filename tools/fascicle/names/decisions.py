"""What the editors decided about names beside the authority file: ``decisions/names.toml``.

An entry that is accepted stands in the authority file and not here. The program adds rows as answers come in
(``fascicle names accept``); editors may write, change and remove them by hand.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Annotated

from fascicle.edition.decision_file import DecisionFile, Fault
from fascicle.edition.toml import Verbatim
from fascicle.model.shown import quoted
from fascicle.names.authority import KINDS
from fascicle.names.folding import fold

NAME = "names.toml"
NUMBER_TYPES = ("wikidata", "viaf", "geonames", "gnd", "isni", "orcid", "lccn")
"""Whose numbers an ``idno`` may have, by the schema."""


@dataclass(frozen=True)
class RejectedName:
    """Words that are no name of this kind, and are not proposed as one again."""

    text: Annotated[Verbatim, "The words."]
    kind: Annotated[str, "`person`, `place` or `org`."]


@dataclass(frozen=True)
class NamesApart:
    """Two forms that do not name the same, whatever they look like."""

    text: Annotated[Verbatim, "One of them."]
    other: Annotated[Verbatim, "The other."]
    kind: Annotated[str, "`person`, `place` or `org`."]


@dataclass(frozen=True)
class MeantName:
    """Which entry a form means in a text; of several that share it, or where it may be no name at all."""

    text: Annotated[Verbatim, "The form."]
    entry: Annotated[str, "Id of the entry; none is meant if it is empty."]
    file: Annotated[str, "Name of the TEI file; every file if left out."] = ""


@dataclass(frozen=True)
class Reconciled:
    """What a reconciliation service answered about an entry."""

    entry: Annotated[str, "Id of the entry."]
    type: Annotated[str, "Whose number it is: `wikidata`, `gnd` and so on, as in `idno`."]
    id: Annotated[str, "The number; empty where the service knew none."]
    label: Annotated[str, "What the service calls it."] = ""
    score: Annotated[str, "How well it fits, as the service says."] = ""
    service: Annotated[str, "Address of the service."] = ""
    date: Annotated[str, "When it was asked."] = ""
    answer: Annotated[str, "The editor's answer: `yes`, `no`, or none yet."] = ""


@dataclass(frozen=True)
class NameDecisions:
    """All of it."""

    rejected: Annotated[tuple[RejectedName, ...], "Words that are no names."] = ()
    apart: Annotated[tuple[NamesApart, ...], "Forms that are not put together."] = ()
    meant: Annotated[tuple[MeantName, ...], "Which entry is meant where several could be."] = ()
    reconciled: Annotated[tuple[Reconciled, ...], "Answers of reconciliation services."] = ()

    @cached_property
    def asked(self) -> frozenset[tuple[str, str]]:
        """The entries that services were asked about, with their addresses."""
        return frozenset((each.entry, each.service) for each in self.reconciled)

    @property
    def unanswered(self) -> tuple[Reconciled, ...]:
        """The numbers that editors have not answered yet."""
        last = {(each.entry, each.type, each.id): each for each in self.reconciled}
        return tuple(each for each in last.values() if each.id and not each.answer)

    @cached_property
    def refused(self) -> frozenset[tuple[str, str]]:
        """The words that were rejected, folded, with their kinds."""
        return frozenset((folded(each.text), each.kind) for each in self.rejected)

    def meant_in(self, file: str) -> Mapping[str, str]:
        """The entry that each form means in a file, by the form as it is compared; a row of the file itself wins."""
        rows = sorted((each for each in self.meant if each.file in ("", file)), key=lambda each: each.file != "")
        return {folded(each.text): each.entry for each in rows}


_FILE = DecisionFile(
    NAME, NameDecisions, "# What the editors decided about names; accepted ones are in authority.xml.\n"
)


def read(path: Path) -> NameDecisions:
    """The decisions of an edition; none if the file does not exist. Raises EditionError."""
    return _FILE.read(path, _faults)


def _faults(decisions: NameDecisions) -> Iterator[Fault]:
    kinds = [("rejected", at, each.kind) for at, each in enumerate(decisions.rejected, 1)]
    kinds += [("apart", at, each.kind) for at, each in enumerate(decisions.apart, 1)]
    for table, at, kind in kinds:
        if kind not in KINDS:
            yield (table, at, "kind"), f"`{table}[{at}].kind` is not known: {quoted(kind)}", f"write {', '.join(KINDS)}"
    for at, each in enumerate(decisions.reconciled, 1):
        if each.answer not in ("", "yes", "no"):
            message = f"`reconciled[{at}].answer` is not known: {quoted(each.answer)}"
            yield ("reconciled", at, "answer"), message, "write yes or no, or leave it out"


def add(old: bytes, rows: NameDecisions) -> bytes:
    """The file's bytes with rows added; what stood there stays as the editors wrote it."""
    old = _FILE.add(old, "rejected", rows.rejected)
    old = _FILE.add(old, "apart", rows.apart)
    old = _FILE.add(old, "meant", rows.meant, lambda row: (row.text, row.file))
    return _FILE.add(old, "reconciled", rows.reconciled, lambda row: (row.entry, row.type, row.id, row.service))


def folded(text: str) -> str:
    """Words as they are compared."""
    return fold(" ".join(text.split())).low


def pairs(forms: Sequence[str], others: Iterable[str], kind: str) -> tuple[NamesApart, ...]:
    """Every two of some forms, and each of them with each of others, as forms that stay apart."""
    within = ((one, two) for at, one in enumerate(forms) for two in forms[at + 1 :])
    across = ((one, two) for one in forms for two in others)
    return tuple(NamesApart(Verbatim(one), Verbatim(two), kind) for one, two in (*within, *across) if one != two)
