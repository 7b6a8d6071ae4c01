"""Stage: corrections, dates and names are set in each TEI file; what a person wrote or turned down stays as it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from fascicle.annotate.annotator import Annotated, Annotator
from fascicle.annotate.corrections.apply import Corrector
from fascicle.annotate.corrections.find import find_corrections
from fascicle.annotate.decisions import suppressions
from fascicle.annotate.decisions.answers import news, read_answers
from fascicle.annotate.decisions.corrections import Decided, rejected
from fascicle.annotate.decisions.reconciliation import line_beginnings
from fascicle.annotate.ledger import LedgerEntry, MarkKey
from fascicle.annotate.line_ends import settle
from fascicle.check.grammar import edition_schema
from fascicle.edition.cache import digest
from fascicle.edition.files import sha256
from fascicle.edition.folder import Source
from fascicle.model.errors import UsageError
from fascicle.run.workspace import Workspace
from fascicle.tei.names import tei
from fascicle.tei.write import parse

STAGE = "annotate"


def run(workspace: Workspace) -> None:
    """Annotate all TEI files, and write the table of proposals."""
    for source in workspace.edition.record.sources:
        workspace.progress.step(STAGE, source.title)
        annotate_text(workspace, source)
    save_proposals(workspace)


def take_answers(workspace: Workspace, table: Path, resp: str) -> int:
    """Put what an editor answered in a table into the decisions; the answer says how many answers were new.

    Raises EditionError, UsageError.
    """
    record = workspace.edition.record
    people = [str(person.id) for person in record.people]
    if resp and resp not in people:
        raise UsageError(f"{resp} is nobody of this edition", hint=f"its people are: {', '.join(sorted(people))}")
    files = [workspace.edition.text_path(source).name for source in record.sources]
    if rows := news(read_answers(table, files, resp), workspace.correction_decisions):
        _decide(workspace, rows)
    return len(rows)


def _decide(workspace: Workspace, rows: Sequence[Decided]) -> None:
    """Put answers into the decisions, each with the beginning of its line, so that it holds for no other line."""
    beginnings: dict[str, dict[str, str]] = {}
    for source in workspace.edition.record.sources:
        path = workspace.edition.text_path(source)
        if any(row.file == path.name and row.line for row in rows):
            text = parse(workspace.text(source), path).find(tei("text"))
            beginnings[path.name] = {} if text is None else line_beginnings(text)
    workspace.decide([replace(row, begins=beginnings.get(row.file, {}).get(row.line, "")) for row in rows])


def annotate_text(workspace: Workspace, source: Source) -> bool:
    """Annotate one TEI file; the answer says whether it changed."""
    path = workspace.edition.text_path(source)
    data = workspace.text(source)
    entry = workspace.entries.get(path.name, LedgerEntry())
    fact = workspace.cache.fact(f"{STAGE}/{source.stem}", _key(workspace, source, data, entry))
    if fact is not None and fact == workspace.proposals.digest(path.name):
        return False
    done = understand(workspace, source)
    if done.rejected:
        workspace.reject(source, done.rejected)
    if done.rejected_corrections:
        _decide(workspace, rejected(path.name, done.rejected_corrections))
    workspace.proposals.set(path.name, done.proposals)
    edited = entry.edited or sha256(data) != entry.written
    after = LedgerEntry(entry.converted, sha256(done.tei), edited, done.marks, done.corrections, done.hyphens)
    if done.tei != data or after != entry:
        workspace.write_text(source, done.tei, after)
    # This state is a fixed point: remembered under the key that the next run will ask for.
    key = _key(workspace, source, done.tei, after)
    workspace.cache.remember(f"{STAGE}/{source.stem}", key, workspace.proposals.digest(path.name))
    return done.tei != data


def save_proposals(workspace: Workspace) -> None:
    """Write the table of proposals for the texts that the edition has."""
    workspace.proposals.save([workspace.edition.text_path(each).name for each in workspace.edition.record.sources])


def understand(workspace: Workspace, source: Source) -> Annotated:
    """What annotating a TEI file would make of it; nothing is written."""
    edition = workspace.edition
    path = edition.text_path(source)
    entry = workspace.entries.get(path.name, LedgerEntry())
    turned_down = suppressions.read(edition.decisions_folder / suppressions.NAME)
    corrector = corrector_of(workspace, source)
    annotator = Annotator(workspace.name_finder, corrector.languages, corrector.may_contain, corrector)

    def suppressed(mark: MarkKey) -> bool:
        return any(each.covers(path.name, mark) for each in turned_down)

    data = workspace.text(source)
    ours = entry.hyphens if entry.edited or sha256(data) != entry.written else None
    settled = partial(settle, spellings=workspace.background(source).spellings, listed=ours)
    return annotator.annotate(data, str(path), entry.marks, suppressed, entry.corrections, settled)


def corrector_of(workspace: Workspace, source: Source) -> Corrector:
    """Who corrects a text: by its languages, and what the edition knows and has decided."""
    record = workspace.edition.record
    return Corrector(
        find_corrections,
        tuple(dict.fromkeys((str(source.language), *map(str, source.languages)))),
        edition_schema().may_contain,
        workspace.correction_decisions,
        record.thresholds.corrections,
        record.people[0].id,
        frozenset(name for each in workspace.authority.entries for name in each.names),
        workspace.background(source),
    )


def _key(workspace: Workspace, source: Source, data: bytes, entry: LedgerEntry) -> str:
    """A digest of all that annotating a text depends on."""
    edition = workspace.edition
    return digest(
        data,
        workspace.words_key(source),
        repr(suppressions.read(edition.decisions_folder / suppressions.NAME)),
        repr(workspace.correction_decisions),
        repr((edition.record.thresholds, edition.record.people[0].id)),
        repr(entry),
        repr(source),
    )
