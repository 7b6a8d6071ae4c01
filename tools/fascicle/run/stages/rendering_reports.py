"""The report on rendering: what became of the texts that were brought home, for people and for machines."""

from __future__ import annotations

from pathlib import PurePosixPath

from fascicle.edition.cache import digest
from fascicle.publish.products import Product
from fascicle.publish.rendering_report import RenderingReport, as_text, dump
from fascicle.run.workspace import Workspace

STAGE = "rendering"
_FOLDER = PurePosixPath("reports")


def run(workspace: Workspace) -> list[Product]:
    """Write the report on all texts that were brought home, in their order; none where there are none."""
    known = [(text.name, workspace.reports[text.name]) for text in workspace.shown if text.name in workspace.reports]
    if not known:
        workspace.cache.forget_others(STAGE, ())
        return []
    reports = [RenderingReport.of({**report, "text": name}) for name, report in known]
    files = {"rendering.json": dump(reports), "rendering.txt": as_text(reports).encode("utf-8")}
    key = digest(*files.values())
    workspace.cache.files(STAGE, key, lambda: {str(_FOLDER / name): data for name, data in files.items()})
    return [Product(STAGE, _FOLDER / "rendering.txt", "text/plain", "rendering report")]
