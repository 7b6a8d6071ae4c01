"""Papers that people wrote for the fit (`written/*.paper`): titles with the grammar of titles, set in many ways.

A file is a row a block, ``role.look<TAB>text`` (see `Block`), below keys: ``# language``, ``# title`` and ``# date``
for running heads, ``# era`` and ``# shown`` for how it may be set. `` // `` ends a line by force; the look ``cont``
goes on with the paragraph that something cut.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

from fitting.examples import ROLES
from fitting.papers.desk import Block

WRITTEN = Path(__file__).parent / "written"
CUT = " // "
_KEYS = {"language", "title", "date", "era", "shown", "note"}
_LEAST = 12  # blocks of a part of a paper


class WrittenError(ValueError):
    """A written paper is not as it should be."""


@dataclass(frozen=True)
class Written:
    """One paper: how it may be set, and its blocks."""

    name: str
    language: str
    title: str
    date: str
    era: str
    shown: tuple[str, ...]
    blocks: tuple[Block, ...]

    def part(self, rng: random.Random) -> list[Block]:
        """All of it, or what stands on some pages of it, which begins and ends anywhere."""
        if rng.random() < 0.5 or len(self.blocks) <= _LEAST:
            return list(self.blocks)
        length = rng.randint(_LEAST, len(self.blocks))
        start = rng.randint(0, len(self.blocks) - length)
        while start and self.blocks[start].look == "cont":
            start -= 1
        return list(self.blocks[start : start + length])


def written() -> list[Written]:
    """All written papers, by name."""
    return [read(path) for path in sorted(WRITTEN.glob("*.paper"))]


def read(path: Path) -> Written:
    """The paper of a file. Raises WrittenError where a row has no role that is known, or a key is missing."""
    keys: dict[str, str] = {}
    blocks: list[Block] = []
    for number, row in enumerate(path.read_text("utf-8").rstrip("\n").split("\n"), 1):
        if row.startswith("# "):
            key, _, value = row[2:].partition(":")
            keys[key] = value.strip()
            continue
        kind, _, text = row.partition("\t")
        role, _, look = kind.partition(".")
        if (role not in ROLES and role != "fw") or not text.strip():
            raise WrittenError(f"{path.name}: row {number}: {kind}: no such role, or no text")
        if look == "foot" and blocks:
            blocks[-1].notes.append(Block(role, text))
            continue
        if look == "cont" and blocks and blocks[-1].look == "float":
            blocks[-1].look = "aside"  # it stands just where it was written
        lines = tuple(text.split(CUT)) if CUT in text else ()
        blocks.append(Block(role, text.replace(CUT, " "), look, lines))
    if missing := _KEYS - {"note"} - keys.keys():
        raise WrittenError(f"{path.name}: no {', '.join(sorted(missing))}")
    return Written(
        path.stem,
        keys["language"],
        keys["title"],
        keys["date"],
        keys["era"],
        tuple(keys["shown"].split()),
        tuple(blocks),
    )
