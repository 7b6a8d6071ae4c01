"""What the converter did not dare to move is told with both lines and with what to do."""

from __future__ import annotations

from fascicle.check.reading_order import RULES, doubts
from fascicle.model.source import Line
from fascicle.structure.order.told import Finding


def test_a_doubt_names_both_lines_of_the_source() -> None:
    (told,) = doubts([Finding((Line("12", ""), Line("40", "")), "line 12 may go on in line 40")], "source/gazette.txt")
    assert (told.rule, told.path, told.line) == (RULES[0], "source/gazette.txt", 12)
    assert [(each.path, each.line) for each in told.related] == [("source/gazette.txt", 40)]
    assert "layout.toml" in told.hint
