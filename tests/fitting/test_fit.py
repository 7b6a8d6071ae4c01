"""The fit: the same texts give the same weights, byte for byte, whatever the order of sets in a process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

_GOLD = Path(__file__).parents[1] / "gold/tuned"
_FIT = """
import sys
from pathlib import Path
from fitting import fit, gold
texts = [gold.read(path) for path in sorted(Path(sys.argv[1]).glob("*.gold"))[:8]]
fit.fit(texts[:6], texts[6:], Path(sys.argv[2]))
"""


def test_the_same_texts_give_the_same_weights(tmp_path: Path) -> None:
    pytest.importorskip("pycrfsuite")
    for number in ("0", "1"):
        environment = {**os.environ, "PYTHONHASHSEED": number, "PYTHONPATH": os.pathsep.join(sys.path)}
        arguments = [sys.executable, "-c", _FIT, str(_GOLD), str(tmp_path / number)]
        subprocess.run(arguments, check=True, env=environment, capture_output=True)
    for name in ("furniture.json", "roles.json"):
        assert (tmp_path / "0" / name).read_bytes() == (tmp_path / "1" / name).read_bytes()
