"""``build/proposals/texts.tsv`` and the patches beside it: proposals for texts without a source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import astuple, fields
from pathlib import Path

from fascicle.annotate.texts.proposals import TextProposal, TextProposals
from fascicle.edition import tables
from fascicle.edition.files import write_bytes

_HEAD = ("file", *(each.name for each in fields(TextProposal)))


class TextProposalFiles:
    """The table of an edition, and a patch for each file that has one."""

    def __init__(self, table: Path) -> None:
        self.table = table
        self._rows: dict[str, list[Sequence[object]]] = {}
        if table.exists():
            text = table.read_text(encoding="utf-8", errors="replace")
            for _, row in list(tables.load(text, damaged=True))[1:]:
                if len(row) == len(_HEAD):
                    self._rows.setdefault(row[0], []).append(row)

    def patch(self, name: str) -> Path:
        """Where the patch of a text is, by the text's name."""
        return self.table.parent / f"{name}.patch"

    def set(self, name: str, file: str, found: TextProposals) -> None:
        """Put the proposals for one file in the place of those that it had, and write its patch."""
        self._rows[file] = [(file, *astuple(each)) for each in found.rows]
        path = self.patch(name)
        if not found.patch:
            path.unlink(missing_ok=True)
        elif not path.exists() or path.read_bytes() != found.patch:
            write_bytes(path, found.patch)

    def save(self, files: Mapping[str, str]) -> None:
        """Write the table with the rows of these files, given by the names of their texts, if that is not what it says;
        patches of other texts are removed.
        """
        for path in self.table.parent.glob("*.patch"):
            if path.stem not in files:
                path.unlink()
        rows = [row for file in sorted(files.values()) for row in self._rows.get(file, ())]
        data = tables.dump([_HEAD, *rows]).encode("utf-8")
        if not self.table.exists() or self.table.read_bytes() != data:
            write_bytes(self.table, data)
