"""Whether a block is set in bold or in italics: what markup shows of its importance."""

from __future__ import annotations

from fascicle.structure.model import Block


def one_style(block: Block, *styles: str) -> bool:
    """Whether the whole block is set in one of the styles: in bold or in italics, if none is given."""
    wanted = set(styles or ("bold", "italic"))
    runs = [run for part in block.parts for run in part.runs if part.line.text[run.start : run.end].strip()]
    return bool(runs) and all(wanted & set(run.style.rend) for run in runs)
