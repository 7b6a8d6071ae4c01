"""What readers leave out or settle: counted, and told once with the first place of each."""

from __future__ import annotations

from fascicle.model.source import Remark


class Omissions:
    """Counts what is left out of a source, or read otherwise than another part of it says."""

    def __init__(self) -> None:
        self._found: dict[str, tuple[int, str]] = {}

    def add(self, what: str, anchor: str, count: int = 1) -> None:
        """Something of a kind was left out at a line."""
        if count:
            known, first = self._found.get(what, (0, anchor))
            self._found[what] = known + count, first

    def remarks(self) -> tuple[Remark, ...]:
        """A remark for each kind, with its number."""
        return tuple(
            Remark(anchor, 0, f"{what}: {count}" + (f", first at line {anchor}" if anchor else ""))
            for what, (count, anchor) in self._found.items()
        )
