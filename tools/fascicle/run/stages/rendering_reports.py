"""The report on rendering: what whoever renders a text has said of it, gathered for people and for machines.

A page that is up to date is not rendered again, so what was said of it is kept in the cache, under its text's name.
"""

from __future__ import annotations

from pathlib import PurePosixPath

from fascicle.edition.cache import digest
from fascicle.publish.products import Product
from fascicle.publish.rendering_report import RenderingReport, as_text, dump, load
from fascicle.run.workspace import Workspace

STAGE = "rendering"
_FOLDER = PurePosixPath("reports")


def remember(workspace: Workspace, key: str, report: RenderingReport) -> None:
    """Keep what was said of a text, rendered under a key; where it is rendered anew this takes the place of it."""
    workspace.cache.remember(f"{STAGE}/{report.text}", key, dump([report]))


def run(workspace: Workspace) -> list[Product]:
    """Write the report on all texts that are shown, in their order; none where nothing was said of any."""
    names = [text.name for text in workspace.shown]
    workspace.cache.forget_others(f"{STAGE}/", {f"{STAGE}/{name}" for name in names})
    facts = [known[1] for name in names if (known := workspace.cache.known(f"{STAGE}/{name}")) is not None]
    if not facts:
        workspace.cache.forget_others(STAGE, ())
        return []
    reports = [report for fact in facts for report in load(fact)]
    files = {"rendering.json": dump(reports), "rendering.txt": as_text(reports).encode("utf-8")}
    key = digest(*files.values())
    workspace.cache.files(STAGE, key, lambda: {str(_FOLDER / name): data for name, data in files.items()})
    return [Product(STAGE, _FOLDER / "rendering.txt", "text/plain", "rendering report")]
