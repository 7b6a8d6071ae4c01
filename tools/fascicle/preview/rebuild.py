"""The site made anew for a preview: all stages, and the web edition alone, whatever was found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lxml import etree

from fascicle.edition.folder import EditionFolder
from fascicle.model.diagnostics import Diagnostic
from fascicle.model.errors import FascicleError, TeiError
from fascicle.pipeline import STAGES
from fascicle.run.progress import Progress
from fascicle.run.stages import web_site
from fascicle.run.workspace import Workspace
from fascicle.tei.names import tei
from fascicle.tei.write import parse, read_bytes


@dataclass(frozen=True)
class PageFindings:
    """What is to be told: on the page of each text, by its name, and of the edition, under ""; or why all failed."""

    by_page: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    error: str = ""

    @property
    def count(self) -> int:
        """How many findings there are."""
        return sum(map(len, self.by_page.values()))


def rebuild(load: Callable[[], EditionFolder], progress: Progress) -> PageFindings:
    """Bring the site up to date; ``load`` reads the record anew. What cannot be done is part of the answer."""
    try:
        workspace = Workspace(load(), progress)
        with workspace.writing():
            for stage in STAGES:
                stage.run(workspace)
            web_site.run(workspace)
            return PageFindings(_by_page(workspace))
    except FascicleError as error:
        return PageFindings(error=str(error))


def _by_page(workspace: Workspace) -> dict[str, list[dict[str, Any]]]:
    edition = workspace.edition
    names = {text.path: text.name for text in edition.texts}
    names |= {edition.source_path(text.source): text.name for text in edition.texts if text.source is not None}
    by_path = {path.resolve(): name for path, name in names.items()}
    found: dict[str, list[dict[str, Any]]] = {}
    doubts = (doubt for each in workspace.converted.values() for doubt in each.doubts)
    for each in (*workspace.diagnostics, *workspace.advice, *doubts):
        path = edition.folder / each.path if not Path(each.path).is_absolute() else Path(each.path)
        name = by_path.get(path.resolve()) or by_path.get(Path(each.path).resolve(), "")
        found.setdefault(name, []).append({**_told(each), "at": _line_of_source(path, each.line)})
    for name, error in workspace.failures.items():
        found.setdefault(name, []).append({"severity": "error", "message": str(error)})
    return found


def _told(finding: Diagnostic) -> dict[str, Any]:
    where = Path(finding.path).name if finding.line is None else f"{Path(finding.path).name}:{finding.line}"
    return {
        "code": finding.rule.code,
        "severity": finding.rule.severity.value,
        "message": finding.message,
        "hint": finding.hint,
        "place": where,
    }


def _line_of_source(path: Path, line: int | None) -> str:
    """The line of the source, as pages number it, to which a line of a TEI file belongs; one of a source is itself."""
    if line is None or path.suffix != ".xml":
        return "" if line is None else str(line)
    try:
        root = parse(read_bytes(path), path)
    except (TeiError, OSError):
        return ""
    breaks = [each for each in root.iter(tei("lb")) if each.get("n") and _begins(each) <= line]
    return breaks[-1].get("n", "") if breaks else ""


def _begins(element: etree._Element) -> int:
    return element.sourceline or 0  # type: ignore[return-value]  # the stubs know no line
