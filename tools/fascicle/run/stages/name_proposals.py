"""On wish: the names of all texts are put together as entries for the editors to answer, and answers are taken in."""

from __future__ import annotations

import json
from dataclasses import astuple, dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, ClassVar

from fascicle.annotate.decisions.reconciliation import context
from fascicle.edition.cache import digest
from fascicle.edition.record import NameSettings, Titles
from fascicle.edition.text import Text
from fascicle.names import answers, table
from fascicle.names.authority import Authority
from fascicle.names.decisions import NameDecisions
from fascicle.names.find import NameFinder
from fascicle.names.mentions import TextAbout, mentions
from fascicle.names.proposals import KIND_OF, NameMention, proposals
from fascicle.names.recognisers import Recogniser, recogniser
from fascicle.names.reconcile import Service
from fascicle.results import AcceptedNames, NamesResult
from fascicle.run.task import Common, Task
from fascicle.run.text_stage import TextStage
from fascicle.run.workspace import Workspace
from fascicle.tei.names import tei
from fascicle.tei.write import parse, read_bytes

_FORM = 1  # of what is remembered of a text


@dataclass(frozen=True)
class FindNames:
    """What looking for names in the texts of an edition shares."""

    authority: Authority
    naming: NameSettings

    @cached_property
    def finder(self) -> NameFinder:
        """The names of the authority file, ready to be looked for."""
        return NameFinder(self.authority, self.naming.titles.value)

    @cached_property
    def recognise(self) -> Recogniser | None:
        """Who recognises names that no list has. Raises UsageError."""
        return recogniser(self.naming.recogniser)


class NameProposals(TextStage):
    """The mentions of names in each text."""

    name: ClassVar[str] = "names"

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.found: dict[str, tuple[NameMention, ...]] = {}
        self._naming = workspace.edition.record.names
        self._common = Common(lambda: FindNames(workspace.names.entries, self._naming))

    def plan(self, text: Text) -> Task | None:
        """Look through a text, unless it is known what is in it."""
        if not text.path.exists():
            return None
        workspace, data = self.workspace, read_bytes(text.path)
        meant = workspace.editors.meant_in(text.path.name)
        about = TextAbout(text.path.name, text.languages, str(text.row.date), dict(meant))
        key = digest(data, workspace.names.key, repr((about, self._naming, _FORM)))
        if (known := workspace.cache.fact(f"{self.name}/{text.name}", key)) is not None:
            self.found[text.name] = tuple(map(_found, json.loads(known)))
            return None
        return Task(f"{self.name}/{text.name}", key, names_of, self._common, (str(text.path), data, about), len(data))

    def commit(self, text: Text, task: Task, result: tuple[NameMention, ...]) -> None:
        """Remember what was found."""
        self.found[text.name] = result
        fact = json.dumps([astuple(each) for each in result], ensure_ascii=False).encode("utf-8")
        self.workspace.cache.remember(task.name, task.key, fact)


def _found(row: list[Any]) -> NameMention:
    """A mention as the cache has it."""
    cells: list[Any] = [tuple(cell) if isinstance(cell, list) else cell for cell in row]
    return NameMention(*cells)


def names_of(common: FindNames, path: str, data: bytes, about: TextAbout) -> tuple[NameMention, ...]:
    """The mentions in a TEI file that point to no entry yet."""
    text = parse(data, path).find(tei("text"))
    if text is None:
        return ()
    titles = common.naming.titles is Titles.IN
    return tuple(mentions(text, about, common.finder, common.recognise, titles, context))


def propose(workspace: Workspace) -> NamesResult:
    """Write the table of names."""
    stage = NameProposals(workspace)
    texts = workspace.edition.texts
    stage.run(texts)
    found = [each for text in texts for each in stage.found.get(text.name, ())]
    titles = workspace.edition.record.names.titles is Titles.IN
    rows = proposals(found, workspace.names.entries, workspace.editors.names, titles=titles)
    path = workspace.edition.names_path
    table.save(path, [*map(table.cells, rows), *table.numbers_of(path)])
    return NamesResult(len(rows), len(found), tuple(workspace.failures.values()))


def accept(workspace: Workspace, path: Path) -> AcceptedNames:
    """Take the answers of a table into the authority file and the decisions. Raises EditionError, TeiError."""
    read = answers.read(path, workspace.names.entries)
    changed = workspace.editors.decide_names(read.decisions, read.additions)
    return AcceptedNames(read.count, changed)


def reconcile(workspace: Workspace, service: Service, *, again: bool = False) -> NamesResult:
    """Ask a service about the entries of the authority file that have no number of its kind.

    What was asked once is asked ``again`` only on wish. What is answered is remembered request by request, and listed
    in the table of names. Raises EngineError; what was answered before it is kept.
    """
    asked = workspace.editors.names.asked
    entries = [
        each
        for each in workspace.authority.entries
        if service.type not in each.numbers and (again or (each.id, service.url) not in asked)
    ]
    workspace.progress.begin("reconcile", len(entries))
    try:
        for answered in service.ask(entries):
            workspace.editors.decide_names(NameDecisions(reconciled=answered))
    finally:
        rows = _numbers(workspace)
    return NamesResult(len(rows), len(entries))


def _numbers(workspace: Workspace) -> list[list[str]]:
    """Write the numbers that wait for an answer into the table, beside what it has of names."""
    known = {entry.id: entry for entry in workspace.authority.entries}
    waiting = [each for each in workspace.editors.names.unanswered if each.entry in known]
    rows = [table.number_cells(each, known[each.entry], KIND_OF[known[each.entry].element]) for each in waiting]
    path = workspace.edition.names_path
    table.save(path, [*table.others_of(path), *rows])
    return rows
