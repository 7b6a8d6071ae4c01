"""Stage: each source text becomes a TEI file, unless a person has worked on the one that is there."""

from __future__ import annotations

from collections.abc import Callable

from fascicle.annotate.ledger import LedgerEntry
from fascicle.annotate.line_ends import hyphens_of
from fascicle.edition.cache import digest
from fascicle.edition.files import sha256
from fascicle.edition.folder import Source
from fascicle.encode.convert import StructuredSource, convert, understand
from fascicle.run.stages.schema_copy import copy_schema
from fascicle.run.workspace import Workspace
from fascicle.tei.names import tei
from fascicle.tei.write import parse

STAGE = "convert"

# Asked before an edited file is replaced: gets the file as it is, and as it would be.
Confirm = Callable[[bytes, bytes], bool]


def run(workspace: Workspace) -> None:
    """Write the TEI files that are missing, or that are the program's own and would now come out otherwise."""
    copy_schema(workspace.edition)
    for source in workspace.edition.record.sources:
        workspace.progress.step(STAGE, source.title)
        convert_text(workspace, source)


def convert_text(workspace: Workspace, source: Source, replace_edited: Confirm | None = None) -> bool:
    """Convert one source text; the answer says whether its TEI file was written."""
    edition = workspace.edition
    path = edition.text_path(source)
    data = workspace.source(source)
    decided = workspace.layout_decisions
    key = digest(data, repr(edition.record), repr(decided.of(source)), workspace.words_key(source))
    entry = workspace.entries.get(path.name, LedgerEntry())
    if not path.exists():
        return _write(workspace, source, key, converted(workspace, source))
    if is_edited(workspace, source):
        if replace_edited is None:
            return False
        new = converted(workspace, source)
        return replace_edited(path.read_bytes(), new) and _write(workspace, source, key, new)
    if workspace.cache.fact(f"convert/{source.stem}", key) == entry.converted:
        return False
    new = converted(workspace, source)
    if sha256(new) == entry.converted:
        workspace.cache.remember(f"convert/{source.stem}", key, entry.converted)
        return False
    return _write(workspace, source, key, new)


def converted(workspace: Workspace, source: Source) -> bytes:
    """The TEI file of a source text as the converter makes it; nothing is written."""
    data, decided = workspace.source(source), workspace.layout_decisions
    return convert(workspace.edition, source, data, decided, workspace.background(source))


def would_change(workspace: Workspace, source: Source, new: bytes) -> bool:
    """Whether :func:`convert_text` would write ``new``, were it free to replace edited files."""
    path = workspace.edition.text_path(source)
    if not path.exists() or is_edited(workspace, source):
        return not path.exists() or path.read_bytes() != new
    return sha256(new) != workspace.entries.get(path.name, LedgerEntry()).converted


def reading_of(workspace: Workspace, source: Source) -> StructuredSource:
    """A source text as the converter understands it; nothing is written."""
    data, decided = workspace.source(source), workspace.layout_decisions
    return understand(workspace.edition, source, data, decided, workspace.background(source))


def is_edited(workspace: Workspace, source: Source) -> bool:
    """Whether there is a TEI file of this source that a person has worked on."""
    path = workspace.edition.text_path(source)
    entry = workspace.entries.get(path.name, LedgerEntry())
    return path.exists() and (entry.edited or sha256(path.read_bytes()) != entry.written)


def _write(workspace: Workspace, source: Source, key: str, data: bytes) -> bool:
    checksum = sha256(data)
    text = parse(data, workspace.edition.text_path(source)).find(tei("text"))
    hyphens = () if text is None else hyphens_of(text)
    workspace.write_text(source, data, LedgerEntry(converted=checksum, written=checksum, hyphens=hyphens))
    workspace.cache.remember(f"convert/{source.stem}", key, checksum)
    return True
