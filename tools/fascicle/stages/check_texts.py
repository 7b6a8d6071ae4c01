"""Stage: every TEI file and the authority file are checked; an error stops the build before anything is published."""

from __future__ import annotations

from fascicle import source as sources
from fascicle.cache import digest
from fascicle.check.diagnostics import Diagnostic
from fascicle.check.document import check_grammar, check_text
from fascicle.edition import Source
from fascicle.workspace import Workspace

STAGE = "check"


def run(workspace: Workspace) -> None:
    """Check all files of the edition and add what is found to the workspace."""
    workspace.diagnostics.extend(check_authority(workspace))
    for source in workspace.edition.record.sources:
        workspace.progress.step(STAGE, source.title)
        workspace.diagnostics.extend(check_source(workspace, source))


def check_authority(workspace: Workspace) -> list[Diagnostic]:
    """Check the authority file, if the edition has one."""
    data = workspace.authority_data
    return [] if data is None else check_grammar(data, str(workspace.edition.authority_path))


def check_source(workspace: Workspace, source: Source) -> list[Diagnostic]:
    """Check the TEI file of one source text. Only clean files are remembered: findings are told every time."""
    data, received = workspace.text(source), workspace.source(source)
    path, source_path = workspace.edition.text_path(source), workspace.edition.source_path(source)
    key = digest(data, received, workspace.authority_data, repr(source))
    if workspace.cache.fact(f"check/{source.stem}", key) is not None:
        return []
    text = sources.read(source, received, source_path)
    found = check_text(data, str(path), authority=workspace.authority, source=text, source_path=str(source_path))
    if not found:
        workspace.cache.remember(f"check/{source.stem}", key, "clean")
    return found
