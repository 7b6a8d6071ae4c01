"""Stage: dates and names are marked in each TEI file; what a person wrote or turned down stays as it is."""

from __future__ import annotations

from fascicle import suppressions
from fascicle.annotate import Annotator
from fascicle.cache import digest
from fascicle.check.grammar import edition_schema
from fascicle.edition import Source
from fascicle.files import sha256
from fascicle.ledger import Entry, MarkKey
from fascicle.workspace import Workspace

STAGE = "annotate"


def run(workspace: Workspace) -> None:
    """Annotate all TEI files."""
    for source in workspace.edition.record.sources:
        workspace.progress.step(STAGE, source.title)
        annotate_text(workspace, source)


def annotate_text(workspace: Workspace, source: Source) -> bool:
    """Annotate one TEI file; the answer says whether it changed."""
    path = workspace.edition.text_path(source)
    data = workspace.text(source)
    entry = workspace.entries.get(path.name, Entry())
    turned_down = suppressions.read(workspace.edition.decisions_folder / suppressions.NAME)
    key = digest(data, workspace.authority_data, repr(turned_down), repr(entry), repr(source))
    if workspace.cache.fact(f"annotate/{source.stem}", key) is not None:
        return False
    annotator = Annotator(
        workspace.name_finder, tuple(dict.fromkeys((source.language, *source.languages))), edition_schema().may_contain
    )

    def suppressed(mark: MarkKey) -> bool:
        return any(each.covers(path.name, mark) for each in turned_down)

    done = annotator.annotate(data, str(path), entry.marks, suppressed)
    if done.rejected:
        workspace.reject(source, done.rejected)
    edited = entry.edited or sha256(data) != entry.written
    after = Entry(entry.converted, sha256(done.tei), edited, done.marks)
    if done.tei != data or after != entry:
        workspace.write_text(source, done.tei, after)
    _remember(workspace, source, done.tei, after)
    return done.tei != data


def _remember(workspace: Workspace, source: Source, data: bytes, entry: Entry) -> None:
    """Remember that this state is a fixed point, under the key that the next run will ask for."""
    turned_down = suppressions.read(workspace.edition.decisions_folder / suppressions.NAME)
    key = digest(data, workspace.authority_data, repr(turned_down), repr(entry), repr(source))
    workspace.cache.remember(f"annotate/{source.stem}", key, "done")
