"""Lines to divisions: what each line is, what belongs together, and in which order it is read."""

from __future__ import annotations

from collections.abc import Sequence

from fascicle.correct.lexicon import Lexicon
from fascicle.layout.classify import classify
from fascicle.layout.join import join
from fascicle.layout.model import Division
from fascicle.layout.outline import outline
from fascicle.layout.segment import segment
from fascicle.source.model import SourceText

__all__ = ["lay_out"]


def lay_out(text: SourceText, genre: str, languages: Sequence[str], lexicon: Lexicon) -> list[Division]:
    """The divisions of a text; every line with text is in exactly one block."""
    blocks = segment(text)
    blocks = classify(blocks)
    blocks = join(blocks, lexicon)
    return outline(blocks, genre)
