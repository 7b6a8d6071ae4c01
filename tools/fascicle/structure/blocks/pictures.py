"""Pictures that markup shows: each a block of its own that has no words, or part of the caption below it."""

from __future__ import annotations

from collections.abc import Sequence

from fascicle.model.source import Line, LineMark
from fascicle.structure.model import MARKED, Basis, Block, Part, Role


def find_pictures(lines: Sequence[Line]) -> dict[int, list[Block]]:
    """The pictures that stand on lines of their own, by the number of the line."""
    return {
        line.number: [Block(Role.PICTURE, [Part(line)], evidence=MARKED, basis=Basis.MARKED, images=line.images)]
        for line in lines
        if line.mark is LineMark.IMAGE and any(image.says_something for image in line.images)
    }


def hang_captions(blocks: Sequence[Block], pictures: dict[int, list[Block]], lines: Sequence[Line]) -> None:
    """Take each picture with a caption below it from ``pictures``, and make it the caption's."""
    captions = {block.first.number: block for block in blocks if block.role is Role.CAPTION}
    above: int | None = None
    for line in lines:
        if line.number in pictures:
            above = line.number
        elif not line.blank:
            if above is not None and line.number in captions:
                captions[line.number].images = pictures.pop(above)[0].images
            above = None
