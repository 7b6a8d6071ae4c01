"""What the source itself says of its regions: evidence that only an editor overrules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from fascicle.model.source import Line, RegionKind
from fascicle.structure.model import Basis, Block, Part, Role

_FURNITURE = {
    RegionKind.HEADER: Role.HEADER,
    RegionKind.FOOTER: Role.FOOTER,
    RegionKind.PAGE_NUMBER: Role.PAGE_NUMBER,
}
# Footnotes are paired with their marks in the text like those of any other source.
_BLOCKS = {
    RegionKind.HEADING: Role.HEAD,
    RegionKind.CAPTION: Role.CAPTION,
    RegionKind.MARGINALIA: Role.NOTE,
    RegionKind.TABLE: Role.TABLE,
}
# Of these the source does not say that there is no furniture among their lines.
_OPEN = frozenset({RegionKind.UNKNOWN, RegionKind.TEXT})
SAID = "the source says so of its region"


def settle_furniture(lines: Sequence[Line], found: Mapping[int, list[Block]]) -> dict[int, list[Block]]:
    """The furniture that was found, but for lines of which the source says what they are, and what it says."""
    open_lines = {line.number for line in lines if line.kind in _OPEN}
    settled = {number: blocks for number, blocks in found.items() if number in open_lines}
    for line in lines:
        if line.kind in _FURNITURE and not line.blank:
            settled[line.number] = [Block(_FURNITURE[line.kind], [Part(line)], evidence=SAID, basis=Basis.SAID)]
    return settled


def block_said(run: Sequence[Part]) -> list[Block]:
    """The one block that lines between blank lines are, where the source says what their region is; else none."""
    first = run[0].line
    role = _BLOCKS.get(first.kind)
    return [Block(role, list(run), first.level, SAID, Basis.SAID)] if role else []
