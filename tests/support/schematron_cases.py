"""Cases of the Schematron language: a file each, with a schema, a document and what else they need."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "check" / "schematron" / "cases"
CASES = sorted(FOLDER.glob("*.case"))
_PART = re.compile(r"^=== (\S+)\n", re.MULTILINE)


@dataclass(frozen=True)
class Case:
    """A case that was written out: where its schema and its document are, and why the referee cannot judge it."""

    root: Path
    schema: Path
    document: str
    no_referee: str

    @property
    def data(self) -> bytes:
        """The document."""
        return (self.root / self.document).read_bytes()


def write(path: Path, folder: Path) -> Case:
    """Write the files of a case to a folder."""
    head, *parts = _PART.split(path.read_text(encoding="utf-8"))
    names = parts[::2]
    for name, content in zip(names, parts[1::2], strict=True):
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")
    inside = "edition/" if any(name.startswith("edition/") for name in names) else ""
    found = re.search(r"^referee: (.*)", head, re.MULTILINE)
    return Case(
        folder / inside,
        next(folder / name for name in names if Path(name).stem == "schema"),
        next(name for name in names if Path(name).stem == "document").removeprefix(inside),
        found[1] if found else "",
    )
