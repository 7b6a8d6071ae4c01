"""Tests of conventions that the fitted weights do not pass yet, by name, in `tests/structure/not-yet.txt`.

Written anew: pytest --runxfail -q tests/structure/test_{conventions*,verse}.py | python tests/support/not_yet.py
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

_FILE = Path(__file__).parents[1] / "structure" / "not-yet.txt"


@pytest.fixture(autouse=True)
def not_yet(request: pytest.FixtureRequest) -> None:
    """Expect a test that the list names to fail; one that passes is welcome."""
    if request.node.name in _FILE.read_text("utf-8").splitlines():
        request.applymarker(pytest.mark.xfail(reason="the weights do not tell it yet", strict=False))


if __name__ == "__main__":
    names = re.findall(r"^FAILED [^:]*::(.*?\]|\w+)(?: - .*)?$", sys.stdin.read(), re.MULTILINE)
    _FILE.write_text("\n".join(sorted(names)) + "\n", encoding="utf-8")
