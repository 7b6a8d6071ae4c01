"""One warm process for all tests of this folder, and each scene made once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

import pytest

from support.faults.scenarios import SCENES, Stage
from support.faults.server import Warm


@pytest.fixture(scope="session")
def warm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Warm]:
    with Warm(tmp_path_factory.mktemp("warm")) as process:
        yield process


@pytest.fixture(scope="session")
def stage(warm: Warm, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Stage]:
    return cache(lambda name: Stage(warm, tmp_path_factory.mktemp("stage"), SCENES[name]))
