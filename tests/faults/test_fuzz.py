"""Spoiled inputs of every kind: an exit code that means something, no traceback, no file of an editor touched."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

_COUNT = 78  # six of each kind; `docs/benchmarks/faults.py fuzz` takes thousands
_SEED = 20261127


def test_spoiled_inputs_are_borne(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "support.faults.fuzz", str(tmp_path / "fuzz"), str(_COUNT), str(_SEED)]
    paths = os.pathsep.join(each for each in sys.path if each)
    done = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, "PYTHONPATH": paths})
    assert done.returncode == 0, done.stderr[-2000:]
    *faults, counts = map(json.loads, done.stdout.splitlines())
    assert faults == []
    assert counts["inputs"] == _COUNT
    assert len(counts["codes"]) == 13
