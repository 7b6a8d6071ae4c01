"""A text that was written for the edition, in markup: its marks say all, and nothing is guessed, joined or moved."""

from __future__ import annotations

from fascicle.edition.record import Source
from fascicle.model.source import SourceText
from fascicle.structure import Layout
from fascicle.structure.blocks.notes import pair_notes
from fascicle.structure.blocks.pictures import find_pictures
from fascicle.structure.blocks.rows import tables
from fascicle.structure.blocks.verse import stanzas
from fascicle.structure.divisions.outline import outline
from fascicle.structure.genre import rank_heads
from fascicle.structure.languages.foreign import mark_foreign
from fascicle.structure.marks import by_marks
from fascicle.structure.model import Part
from fascicle.structure.pages.furniture import weave

_GENRE = "book"


def lay_out_written(text: SourceText, source: Source) -> Layout:
    """Lay out a text whose markup its writer meant."""
    lines = text.lines
    blocks = by_marks([Part(line) for line in lines if not line.blank])
    pair_notes(blocks)
    blocks = tables(blocks)
    rank_heads(blocks)
    blocks = weave(stanzas(blocks), find_pictures(lines), lines)
    mark_foreign([each for block in blocks for each in block.walk()], source.language, source.languages)
    return Layout(tuple(outline(blocks, _GENRE)), _GENRE, {})
