"""Stage: all texts become one PDF for print and for screen readers."""

from __future__ import annotations

from fascicle.edition.cache import digest
from fascicle.publish import pdf
from fascicle.run.workspace import Workspace

STAGE = "print"


def run(workspace: Workspace) -> None:
    """Write the print edition."""
    edition, texts = workspace.edition, workspace.texts()
    key = digest(repr(edition.record), workspace.authority_data, *texts, *texts.values())
    name = edition.print_path.relative_to(edition.out).as_posix()
    workspace.progress.step(STAGE, edition.record.title)
    workspace.cache.files(STAGE, key, lambda: {name: pdf.book(edition, texts, workspace.authority_data)})
