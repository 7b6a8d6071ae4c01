"""Verse is told from prose in a column, addresses, speech in turns and lists, whatever letter its lines begin with."""

from __future__ import annotations

import pytest

from support.not_yet import not_yet
from support.typeset import of, told

__all__ = ["not_yet"]
RHYMED = (
    "the gulls go out to sea at dawn\n"
    "and nobody has seen them go\n"
    "the nets are hauled, the boats are drawn\n"
    "up on the shingle in a row\n"
)
FREE = (
    "the harbour\n"
    "at night is a drawer\n"
    "full of knives\n"
    "that nobody opens\n"
    "without a reason\n"
    "\n"
    "the boats\n"
    "are asleep on their chains\n"
    "and mean\n"
    "every word of the silence\n"
    "they keep\n"
)
CAPITALS = (
    "The tide that comes is not the tide\n"
    "That went, although it looks the same;\n"
    "The water has no face to hide\n"
    "And never once has had a name.\n"
)
COLUMN = (
    "The pilots had been told that the bar\n"
    "was safe. They went to look. It was not\n"
    "safe, and they said so. Nobody asked\n"
    "them again. In the spring the bar had\n"
    "moved. They had said that it would. It\n"
    "had moved by forty yards, and the buoy\n"
    "had not. A boat from the north, whose\n"
    "master had never been told anything,\n"
    "came in on the old mark and stayed\n"
    "there until the tide lifted her off.\n"
)
ADDRESSES = "Kit Marl\nSlip Lane 4\nKestrel Sound\n\nAda Quill\nPilots’ Row 12\nKestrel Sound\n"
TURNS = "– Who goes?\n– The ferry.\n– When does it come back?\n– Not tonight.\n– Why?\n– The wind.\n"
LIST = (
    "* a rope of forty yards\n* a lamp and oil for it\n* bread for a day and a night\n"
    "* a coat that keeps the water out\n"
)
SENTENCES = "The ferry is late.\nThe bell is broken.\nNobody is on the quay tonight.\nThe lamp is out.\n"


@pytest.mark.parametrize(
    "text",
    [f"Dawn\n\n{RHYMED}", f"Night\n\n{FREE}", f"Tides\n\n{CAPITALS}", f"A Title\n\n{RHYMED}\n\n{FREE}"],
    ids=["rhymed", "free", "capitals", "two"],
)
def test_verse(text: str) -> None:
    assert of("l", told(text)) == [line for line in text.split("\n")[2:] if line]


@pytest.mark.parametrize(
    "text",
    [COLUMN, ADDRESSES, TURNS, LIST, SENTENCES, "one line\n", f"{COLUMN}\n" + "a long word " * 20 + "\n"],
    ids=["column", "addresses", "turns", "list", "sentences", "a line", "a long line"],
)
def test_no_verse(text: str) -> None:
    assert of("l", told(text)) == []
