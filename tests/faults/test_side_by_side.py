"""Two runs at once, and an editor who saves while a run is at work."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from support.faults.scenarios import Complaints, Stage, told

Make = Callable[[str], Stage]


@pytest.mark.parametrize(
    ("name", "other", "delay"),
    [
        ("new: build", "build", 0.0),
        ("converted: annotate", "annotate", 0.0),
        ("converted: annotate", "annotate", 0.03),
        ("renamed: convert", "annotate", 0.01),
    ],
)
def test_two_runs_at_once_are_as_good_as_one(stage: Make, name: str, other: str, delay: float) -> None:
    assert stage(name).twice(other, delay) == []


@pytest.mark.parametrize("name", ["converted: annotate", "renamed: convert", "edited: annotate"])
def test_what_an_editor_saves_when_the_program_begins_to_write_is_kept(stage: Make, name: str) -> None:
    assert stage(name).save("write")[1] == []


@pytest.mark.parametrize("name", ["converted: annotate", "renamed: convert", "edited: annotate"])
def test_what_an_editor_saves_after_the_program_has_read_is_kept(stage: Make, name: str) -> None:
    found: dict[object, Complaints] = {}
    at = 0
    while (saved := stage(name).save("read", at := at + 1))[0] and at < 9:
        found[at] = saved[1]
    assert found, "the program does not read the text"
    assert told(found) == ""
