"""Leftovers: TEI files, and entries of the ledger, of texts that the edition's record no longer names."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from fascicle.annotate.ledger import NAME as LEDGER
from fascicle.edition.record import RECORD
from fascicle.model.diagnostics import Diagnostic, Rule, Severity

LEFT_BEHIND = Rule(
    "F0801",
    Severity.WARNING,
    "A text is left behind that the record does not name",
    "A text that was taken out of edition.toml is neither checked nor published any more, but its TEI file stays, and "
    "so does what the ledger knows of it. Who finds the file later takes it for a part of the edition.",
    bad="text/letter.xml, and no source in edition.toml whose file is letter.*",
    good='text/letter.xml, and [[sources]] file = "letter.txt" in edition.toml',
)
RULES = (LEFT_BEHIND,)


def check_leftovers(folder: Path, named: Collection[str], listed: Collection[str]) -> list[Diagnostic]:
    """Look for texts in ``folder`` that nothing names.

    ``named`` are the names of the TEI files that the record asks for, ``listed`` those that the ledger knows.
    """
    present = {path.name for path in folder.glob("*.xml")}
    found = []
    for name in sorted((present | set(listed)) - set(named)):
        where = [str(folder / name)] if name in present else []
        where += [f"its entry in {folder / LEDGER}"] if name in listed else []
        found.append(
            Diagnostic(
                LEFT_BEHIND,
                str(folder / (name if name in present else LEDGER)),
                None,
                None,
                f"{RECORD} names no source for {name}",
                f"put its [[sources]] table back into {RECORD}, or delete {' and '.join(where)}",
            )
        )
    return found
