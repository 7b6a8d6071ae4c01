"""Whenever a run ends before its time, nothing is lost, and the next run ends with the bytes of an undisturbed one.

A short form of ``docs/benchmarks/faults.py``, which takes every point of every scene.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from support.faults.scenarios import Stage, by_point, dangerous, told

_SCENES = ["new: convert", "converted: annotate", "edited: annotate", "renamed: convert"]
_MOMENTS = 3
Make = Callable[[str], Stage]


def _some(points: list[str]) -> list[str]:
    return points[1 :: max(1, len(points) // 2)][:2]


@pytest.mark.parametrize("name", _SCENES)
def test_a_crash_before_a_file_takes_its_name(stage: Make, name: str) -> None:
    scene = stage(name)
    points = dangerous(scene.points("rename", "remove"))
    assert points
    assert by_point(lambda at: scene.crash(at, "rename", "remove"), points) == ""


def test_a_crash_in_a_build(stage: Make) -> None:
    scene = stage("new: build")
    points = scene.points("rename")
    assert by_point(lambda at: scene.crash(at, "rename"), _some(points)) == ""


@pytest.mark.parametrize("name", ["converted: annotate", "edited: annotate"])
def test_kill_at_moments_over_the_whole_run(stage: Make, name: str) -> None:
    scene = stage(name)
    seconds = scene.warm.run(scene.again(), scene.scene.command, ".").seconds
    assert told({at: scene.kill(seconds * (at + 0.5) / _MOMENTS)[1] for at in range(_MOMENTS)}) == ""


def test_kill_of_the_command_as_people_start_it(stage: Make) -> None:
    assert stage("new: convert").kill_real(1.0)[1] == []


@pytest.mark.parametrize(("name", "event"), [("edited: annotate", "open"), ("renamed: convert", "sync")])
def test_a_full_disk_at_each_write(stage: Make, name: str, event: str) -> None:
    scene = stage(name)
    points = dangerous(scene.points(event))
    assert points
    assert by_point(lambda at: scene.fail("full", at, event), points) == ""


def test_a_full_disk_in_a_build(stage: Make) -> None:
    scene = stage("new: build")
    assert by_point(lambda at: scene.fail("full", at, "open"), _some(scene.points("open"))) == ""
