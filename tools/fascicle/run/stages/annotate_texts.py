"""Stage: corrections, dates and names are set in each TEI file; what a person wrote or turned down stays as it is."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from fascicle.annotate.annotator import Annotated
from fascicle.annotate.decisions.answers import news, read_answers
from fascicle.annotate.decisions.corrections import Decided, RuleDecided, rejected
from fascicle.annotate.decisions.dates import Dated
from fascicle.annotate.decisions.reconciliation import line_beginnings
from fascicle.annotate.decisions.suppressions import Suppression
from fascicle.annotate.ledger import LedgerEntry
from fascicle.annotate.proposals import DATE, KIND, cells
from fascicle.check.too_broken import too_broken
from fascicle.edition.cache import digest
from fascicle.edition.files import sha256
from fascicle.edition.text import Text
from fascicle.model.errors import UsageError
from fascicle.results import FileResult, Outcome
from fascicle.run.executors import InTurn
from fascicle.run.task import Task
from fascicle.run.text_stage import TextStage
from fascicle.run.work import annotate_text
from fascicle.run.workspace import Workspace
from fascicle.tei.write import read_bytes, text_element

_FORM = 3  # of what is remembered of a text


class AnnotateTexts(TextStage):
    """Annotate the TEI files of texts that have a source; the files of others are only read."""

    name = "annotate"

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._shifts = workspace.editors.shifts

    def plan(self, text: Text) -> Task | None:
        """Annotate a text, unless it is as annotating leaves it."""
        if text.source is None or (text.withheld and not text.path.exists()):
            return None
        workspace = self.workspace
        data = read_bytes(text.path)
        known = workspace.recall(f"{self.name}/{text.name}", key_of(workspace, text, data), text)
        if known is None:
            return task_of(workspace, text, data)
        corrections, proposals, error_rate = json.loads(known)
        workspace.propose(text, proposals)
        self.results[text.name] = FileResult(
            text.path,
            Outcome.UNCHANGED,
            doubts=too_broken(str(text.path), error_rate),
            corrections=corrections,
            proposals=len(proposals) - dates_among(proposals),
            dates=dates_among(proposals),
        )
        return None

    def commit(self, text: Text, task: Task, result: tuple[Annotated, bytes]) -> None:
        """Write the TEI file, and what editors turned down in it since the last run."""
        workspace, data = self.workspace, task.before or b""
        done, evidence = result
        entry = workspace.ledger[text.path.name]
        if done.rejected:
            workspace.editors.reject(text, done.rejected)
        if done.rejected_corrections:
            workspace.editors.decide(
                _placed(workspace, rejected(text.path.name, done.rejected_corrections, entry.corrections))
            )
        edited = workspace.is_edited(text, data)
        after = LedgerEntry(entry.converted, sha256(done.tei), edited, done.marks, done.corrections, done.hyphens)
        if done.tei != data or after != entry:
            workspace.write_text(text, data, done.tei, after)
        rows = [cells(each) for each in done.proposals]
        workspace.propose(text, rows)
        if not self.is_outdated:
            # This state is a fixed point: remembered under the key that the next run will ask for.
            key = key_of(workspace, text, done.tei)
            fact = json.dumps([len(done.corrections), rows, done.error_rate], ensure_ascii=False)
            workspace.remember(task.name, key, text, fact.encode("utf-8"), evidence)
        outcome = Outcome.WRITTEN if done.tei != data else Outcome.UNCHANGED
        self.results[text.name] = FileResult(
            text.path,
            outcome,
            doubts=too_broken(str(text.path), done.error_rate),
            corrections=len(done.corrections),
            proposals=len(rows) - dates_among(rows),
            dates=dates_among(rows),
        )

    @property
    def is_outdated(self) -> bool:
        """Whether what was taken out of the texts by now makes other certainties of those that the stage began with."""
        return self.workspace.editors.shifts != self._shifts


def dates_among(rows: Sequence[Sequence[str]]) -> int:
    """How many rows of proposals are about dates."""
    return sum(row[KIND] == DATE for row in rows)


def run(workspace: Workspace) -> None:
    """Annotate all texts, and write the tables of proposals."""
    annotate(workspace, workspace.edition.texts)


def annotate(workspace: Workspace, texts: Sequence[Text]) -> AnnotateTexts:
    """Annotate texts, and write the tables of proposals."""
    stage = AnnotateTexts(workspace)
    stage.run(texts)
    while stage.is_outdated:
        first, stage = stage, AnnotateTexts(workspace)
        stage.run(texts)
        stage.results = {name: _both(first.results.get(name), each) for name, each in stage.results.items()}
    workspace.annotated.update(stage.results)
    for table in (workspace.proposals, workspace.date_proposals):
        table.save([text.path.name for text in workspace.edition.texts])
    return stage


def _both(before: FileResult | None, after: FileResult) -> FileResult:
    """What became of a file in two runs, one after the other."""
    return replace(after, outcome=Outcome.WRITTEN) if before and before.outcome is Outcome.WRITTEN else after


def key_of(workspace: Workspace, text: Text, data: bytes) -> str:
    """A digest of all that annotating a TEI file depends on, but for what the edition knows of words."""
    state = workspace.ledger[text.path.name], workspace.editors.of(text), workspace.is_edited(text, data)
    record = workspace.edition.record
    settings = record.thresholds, record.names, record.people[0].id, text.languages, text.row.date
    counted = workspace.knowledge(text).vocabulary.counted.get(text.name)
    return digest(data, workspace.names.key, counted, repr((state, settings, _FORM)))


def task_of(workspace: Workspace, text: Text, data: bytes) -> Task:
    """The task of annotating a TEI file that holds ``data``."""
    entry, knowledge = workspace.ledger[text.path.name], workspace.knowledge(text)
    own = knowledge.vocabulary.own(text)
    untouched = not workspace.is_edited(text, data)
    inputs = (
        str(text.path),
        data,
        entry,
        own,
        text.languages,
        workspace.editors.of(text),
        untouched,
        str(text.row.date),
    )
    key = key_of(workspace, text, data)
    return Task(f"annotate/{text.name}", key, annotate_text, knowledge.annotate, inputs, len(data), data)


def understand(workspace: Workspace, text: Text) -> Annotated:
    """What annotating a TEI file would make of it; nothing is written. Raises FascicleError."""
    (done,) = InTurn().run([task_of(workspace, text, read_bytes(text.path))])
    if done.error is not None:
        raise done.error
    annotated: Annotated = done.result[0]
    return annotated


def take_answers(workspace: Workspace, table: Path, resp: str) -> int:
    """Put what an editor answered in a table into the decisions; the answer says how many answers were new.

    Raises EditionError, UsageError.
    """
    people = [str(person.id) for person in workspace.edition.record.people]
    if resp and resp not in people:
        raise UsageError(f"{resp} is nobody of this edition", hint=f"its people are: {', '.join(sorted(people))}")
    files = [text.path.name for text in workspace.edition.texts]
    answers = read_answers(table, files, resp)
    dates = [each for each in answers if isinstance(each, Dated | Suppression)]
    rest = [each for each in answers if not isinstance(each, Dated | Suppression)]
    rows = news(_placed(workspace, rest), workspace.editors.corrections)
    workspace.editors.decide(rows)
    return len(rows) + workspace.editors.decide_dates(dates)


def _placed(workspace: Workspace, rows: Sequence[Decided | RuleDecided]) -> list[Decided | RuleDecided]:
    """Answers with the beginning of their lines, so that they hold for no other line that comes to have its number."""
    beginnings: dict[str, dict[str, str]] = {}
    for text in workspace.edition.texts:
        if any(isinstance(row, Decided) and row.file == text.path.name and row.line for row in rows):
            element = text_element(text.path)
            beginnings[text.path.name] = {} if element is None else line_beginnings(element)
    return [
        replace(row, begins=beginnings.get(row.file, {}).get(row.line, "")) if isinstance(row, Decided) else row
        for row in rows
    ]


def undo(workspace: Workspace, rule: str) -> None:
    """Switch off a rule, or a family of them, that has made corrections. Raises UsageError where none has."""
    keys = [key for entry in workspace.ledger.entries.values() for key in entry.corrections]
    rules = sorted({code for key in keys for code in re.findall(r"\bevidence=(\S+)", key.attributes)})
    if not any(code.startswith(rule) for code in rules) and not workspace.editors.corrections.is_off(rule):
        hint = f"rules that did: {', '.join(rules)}" if rules else "no rule has; see `fascicle report corrections`"
        raise UsageError(f"no correction was made by a rule {rule}", hint=hint)
    workspace.editors.switch_off(rule)
