"""What stands over a stylesheet of ours: declarations of a theme, as text, and where in its files they come from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class OverlayPiece:
    """Lines of an overlay that stand in a file: from which line of either.

    In the file the first of them begins ``moved`` characters further in, and lacks the ``added`` that were put into its
    tag.
    """

    line: int
    file: str
    first: int
    moved: int = 0
    added: int = 0


@dataclass(frozen=True)
class Overlay:
    """Declarations of a theme, which win over those of a stylesheet of ours, and where each line of them comes from."""

    file: str
    text: str
    pieces: tuple[OverlayPiece, ...]

    def place(self, line: int, column: int) -> tuple[str, int, int]:
        """File, line and column of the tag that ends there, as the processor has it."""
        lines = self.text.split("\n")[:line]
        before = "\n".join([*lines[:-1], lines[-1][: max(column - 1, 0)] if column else lines[-1]])
        at = before.rfind("<")
        line, column = before.count("\n", 0, at) + 1, at - before.rfind("\n", 0, at)
        found = [each for each in self.pieces if each.line <= line][-1]
        if line == found.line:
            column += found.moved - (found.added if column > 1 else 0)
        return found.file, line - found.line + found.first, column
