"""One warm process for all tests of this folder, and each scene made once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from support.faults.editions import copy, small
from support.faults.scenarios import SCENES, Stage
from support.faults.server import Warm


@pytest.fixture(scope="session")
def warm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Warm]:
    with Warm(tmp_path_factory.mktemp("warm")) as process:
        yield process


@pytest.fixture(scope="session")
def stage(warm: Warm, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Stage]:
    return cache(lambda name: Stage(warm, tmp_path_factory.mktemp("stage"), SCENES[name]))


@pytest.fixture(scope="session")
def annotated(warm: Warm, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small edition, converted and annotated."""
    edition = small(tmp_path_factory.mktemp("hostile") / "edition")
    for verb in ("convert", "annotate"):
        assert warm.run(edition, verb, ".").code == 0
    return edition


@pytest.fixture
def edition(annotated: Path, tmp_path: Path) -> Path:
    """A copy of it, to do harm to."""
    return copy(annotated, tmp_path / "edition")
