"""Spoiled inputs of every kind: an exit code that means something, no traceback, no file of an editor touched."""

from __future__ import annotations

from pathlib import Path

from support.faults.mutate import TARGETS
from support.faults.server import Warm

_COUNT = 3 * len(TARGETS)  # `docs/benchmarks/faults.py fuzz` takes thousands
_SEED = 20261127


def test_spoiled_inputs_are_borne(warm: Warm, tmp_path: Path) -> None:
    found = warm.spoil(tmp_path / "spoiled", _COUNT, _SEED)
    assert found["faults"] == []
    assert len(found["codes"]) == len(TARGETS)
