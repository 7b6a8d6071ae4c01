"""Runs the commands of a tutorial and puts what they print below them.

A block of a page that begins with three backquotes and `console` holds commands, each after `$ `, and what they print.
All commands of a page run one after the other in one empty folder, in which the samples of `docs/tutorials` lie. `make
docs` writes the pages anew; a test says when they are stale.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
SAMPLES = HERE / "tutorials"

_BLOCK = re.compile(r"(?<=^```console\n)(.*?)(?=^```$)", re.M | re.S)


def pages() -> list[Path]:
    """The tutorials."""
    return sorted(HERE.glob("tutorial-*.md"))


def refreshed(page: str) -> str:
    """The text of a tutorial with what its commands print now. Raises CalledProcessError where bash cannot be had."""
    with tempfile.TemporaryDirectory(prefix="tutorial-") as name:
        folder = Path(name) / "work"
        shutil.copytree(SAMPLES, folder)
        return _BLOCK.sub(lambda block: _run(block[1], folder), page)


def _run(block: str, folder: Path) -> str:
    commands = re.findall(r"^\$ (.*(?:\n> .*)*)\n", block, re.M)
    return "".join(f"$ {command}\n{_printed(command, folder)}" for command in commands)


def _printed(command: str, folder: Path) -> str:
    beside = Path(sys.executable).parent  # where the command `fascicle` is
    environment = {**os.environ, "PATH": f"{beside}{os.pathsep}{os.environ['PATH']}", "COLUMNS": "100"}
    script = command.replace("\n> ", "\n")
    done = subprocess.run(
        ["bash", "-c", script],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    printed = done.stdout.replace(str(folder), "/home/you")
    return printed if printed.endswith("\n") or not printed else f"{printed}\n"
