"""Work is linear in the length of the text, whatever the text."""

from __future__ import annotations

import time

import pytest

from fascicle.encode.convert import convert
from support.sources import one_source

_LENGTH = 40_000  # characters
_SECONDS = 20  # of CPU, on a slow machine; quadratic work on this length takes far longer


@pytest.mark.parametrize("unit", ["](", "[a", "*", "**a", "_a", "|", " .", "[^1]", "a-\n", "•\n", "1\n", "A\n\n"])
def test_hostile_text_is_converted_in_linear_time(unit: str) -> None:
    data = ("x\n" + unit * (_LENGTH // len(unit))).encode()
    edition, source = one_source(data, "text.md")
    start = time.process_time()
    convert(edition, source, data)
    assert time.process_time() - start < _SECONDS


def test_a_line_as_long_as_a_book_is_converted_in_seconds() -> None:
    names = ("keeper", "pilot", "boatman", "harbour master", "clerk", "widow", "lamplighter")
    sentences = (
        f"The {names[at % 7]} went down to the quay, number {at}, and the {names[at % 5]} followed; nobody else came. "
        for at in range(14_000)
    )
    data = "".join(sentences).encode()
    edition, source = one_source(data, "text.txt")
    start = time.process_time()
    convert(edition, source, data)
    assert time.process_time() - start < _SECONDS
