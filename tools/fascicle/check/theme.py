"""The theme: that it can be used, and that readers can tell its colours apart."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from fascicle import saxon
from fascicle.edition.theme.settings import NAME
from fascicle.edition.theme.sheets import SHEETS
from fascicle.edition.theme.theme import FOLDER, Theme
from fascicle.model.diagnostics import Diagnostic, Rule, Severity
from fascicle.model.errors import FascicleError

UNUSABLE = Rule(
    "F0802",
    Severity.ERROR,
    "The theme cannot be used",
    "Pages and book are made with the edition's theme. A stylesheet of it that does not compile, or a file that would "
    "load something from elsewhere, would give readers pages that are not whole.",
    bad='theme/site.css: body { background: url("https://example.org/paper.png") }',
    good='theme/site.css: body { background: url("paper.png") }    (and the file theme/paper.png)',
)
UNREADABLE = Rule(
    "F0803",
    Severity.ERROR,
    "A setting of the theme makes pages or book hard to read",
    "Text needs a contrast of 4.5:1 to what it stands on, and marks need 3:1 (WCAG 2.2, 1.4.3 and 1.4.11); below that "
    "many readers do not see it. Margins must leave room for the lines and for the page numbers of the source.",
    bad='[light] paper = "#ffffff" link = "#8a9aa5"    (2.9:1)',
    good='[light] paper = "#ffffff" link = "#1d4e6b"    (8.9:1)',
)
RULES = (UNUSABLE, UNREADABLE)


def check_theme(folder: Path) -> Iterator[Diagnostic]:
    """Look at the theme in a folder, which need not exist."""
    try:
        theme = Theme.read(folder)
    except FascicleError as error:
        yield _unusable(error, folder)
        return
    path = folder / NAME
    for line, said, hint in theme.faults(path):
        yield Diagnostic(UNREADABLE, str(path), line, 1, said, hint)
    for name in SHEETS:
        try:
            if (overlay := theme.overlay(name)) is not None:
                saxon.load(name, overlay)
        except FascicleError as error:
            yield _unusable(error, folder)


def _unusable(error: FascicleError, folder: Path) -> Diagnostic:
    path = str(error.path or folder)
    if path.startswith(f"{FOLDER}/"):  # as the stylesheets know it
        path = str(folder.parent / path)
    return Diagnostic(UNUSABLE, path, error.line, error.column, error.message, error.hint)
