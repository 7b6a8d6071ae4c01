"""``fascicle check --fix``: what needs no judgement is shown as a difference, and written if that is wanted."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

import click

from fascicle.check.mending import mended
from fascicle.edition.files import replace_bytes
from fascicle.model.diagnostics import Diagnostic
from fascicle.model.shown import shown


def mend(findings: Sequence[Diagnostic], *, yes: bool) -> int:
    """Show, file by file, what would be written otherwise; write it if ``yes``, or if who is asked wants it.

    Answers how many files were written. A file that changed since it was read is not written: raises ChangedError.
    """
    number = 0
    for path, group in groupby(sorted(findings, key=lambda each: each.sort_key), key=lambda each: each.path):
        number += _mend_file(Path(path), list(group), yes=yes)
    return number


def _mend_file(path: Path, findings: Sequence[Diagnostic], *, yes: bool) -> bool:
    try:
        data = path.read_bytes()
        text = data.decode("utf-8")
    except (OSError, ValueError):
        return False  # that it cannot be read was told; one in another encoding is the editor's to change
    after, count = mended(text, findings)
    if not count:
        return False
    name = str(path)
    for line in difflib.unified_diff(text.splitlines(), after.splitlines(), name, name, lineterm=""):
        click.echo(shown(line))
    if not yes and not (sys.stdin.isatty() and click.confirm(f"Write {shown(name)}?", err=True)):
        return False
    replace_bytes(path, data, after.encode("utf-8"))
    return True
