"""A note finds its mark in the text, however its role was told."""

from __future__ import annotations

import pytest

from fascicle.model.source import Line, Run
from fascicle.structure.blocks.notes import pair_notes
from fascicle.structure.model import Block, Part, Role


def _block(number: int, role: Role, text: str) -> Block:
    return Block(role, [Part(Line(str(number), text, (Run(0, len(text)),)))])


@pytest.mark.parametrize("role", [Role.PARAGRAPH, Role.NOTE])
def test_a_note_has_its_mark_in_the_text(role: Role) -> None:
    blocks = [
        _block(1, Role.PARAGRAPH, "The lamp is out.¹ It was out all night."),
        _block(2, role, "¹ The keeper's book says so."),
    ]
    pair_notes(blocks)
    assert blocks[1].role is Role.NOTE
    assert [run.style.note for run in blocks[0].parts[0].runs if run.style.note] == [blocks[1].label]


def test_a_note_without_its_mark_has_none() -> None:
    blocks = [_block(1, Role.PARAGRAPH, "The lamp is out."), _block(2, Role.NOTE, "¹ The keeper's book says so.")]
    pair_notes(blocks)
    assert not blocks[1].label
