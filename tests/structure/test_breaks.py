"""Column breaks stand only on pages whose columns are written one whole after the other."""

from __future__ import annotations

import pytest

from fascicle.model.source import Line
from fascicle.structure.model import Block, Part, Role
from fascicle.structure.order.breaks import column_starts

_COLUMNS = {1: (0, 0), 2: (0, 1), 3: (0, 1), 4: (0, 2), 5: (0, 2)}


@pytest.mark.parametrize(
    ("order", "starts"),
    [
        ([1, 2, 3, 4, 5, 6], {(2, 0), (4, 0)}),
        ([1, 3, 2, 5, 4, 6], {(3, 0), (5, 0)}),
        ([1, 2, 4, 5, 3, 6], set()),
        ([2, 3, 1, 4, 5, 6], set()),
    ],
)
def test_columns_begin_where_none_of_the_page_is_torn(order: list[int], starts: set[tuple[int, int]]) -> None:
    blocks = [Block(Role.PARAGRAPH, [Part(Line(str(number), "Words.", number=number))]) for number in order]
    assert column_starts(blocks, _COLUMNS) == starts
