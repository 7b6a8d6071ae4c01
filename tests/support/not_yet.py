"""Tests that the fitted weights do not pass yet, by name, in the `not-yet.txt` beside them.

Written anew: pytest --runxfail -q FOLDER | python tests/support/not_yet.py FOLDER/not-yet.txt
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def not_yet(request: pytest.FixtureRequest) -> None:
    """Expect a test that the list names to fail; one that passes is welcome."""
    if request.node.name in request.path.with_name("not-yet.txt").read_text("utf-8").splitlines():
        request.applymarker(pytest.mark.xfail(reason="the weights do not tell it yet", strict=False))


if __name__ == "__main__":
    names = re.findall(r"^FAILED [^:]*::(.*?\]|\w+)(?: - .*)?$", sys.stdin.read(), re.MULTILINE)
    Path(sys.argv[1]).write_text("\n".join(sorted(names)) + "\n", encoding="utf-8")
