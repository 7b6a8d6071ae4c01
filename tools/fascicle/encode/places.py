"""Places of a text that links of the same text lead to: the blocks that they stand in get a name."""

from __future__ import annotations

from collections.abc import Sequence

from fascicle.structure.model import FURNITURE, Block, Role

_UNNAMED = FURNITURE | {Role.NOTE}  # a note has a name already


class LinkedPlaces:
    """The names of blocks, ``place-1`` and so on, in the order of the text; none that no link leads to."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        wanted = {
            run.style.target[1:]
            for block in blocks
            for part in block.parts
            for run in part.runs
            if run.style.target.startswith("#")
        }
        self._names: dict[str, str] = {}
        self._blocks: dict[int, str] = {}
        for block in blocks if wanted else ():
            if block.content or block.role in _UNNAMED:
                continue
            here = {name for part in block.parts if not part.start for name in part.line.names if name in wanted}
            if here := here - self._names.keys():
                identifier = f"place-{len(self._blocks) + 1}"
                self._blocks[id(block)] = identifier
                self._names.update(dict.fromkeys(sorted(here), identifier))

    def name_of(self, block: Block) -> str:
        """The name of a block; empty where no link leads to it."""
        return self._blocks.get(id(block), "")

    def target(self, address: str) -> str:
        """Where a link inside the text leads; empty where there is no such place, and for other links."""
        known = self._names.get(address[1:]) if address.startswith("#") else None
        return f"#{known}" if known else ""
