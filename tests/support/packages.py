"""Packages beside fascicle that bring something by an entry point, and the command run with them at hand."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import fascicle


def install(site: Path, group: str, name: str, module: str, value: str) -> None:
    """What pip leaves behind of a package with one module and one entry point of a group."""
    site.mkdir(exist_ok=True)
    (site / f"{name}.py").write_text(module, "utf-8")
    info = site / f"{name}-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n", "utf-8")
    (info / "entry_points.txt").write_text(f"[{group}]\n{name} = {value}\n", "utf-8")


def run_with(verb: str, edition: Path, site: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """A verb on an edition, with the packages in ``site`` installed."""
    path = os.pathsep.join([str(site), str(Path(fascicle.__file__).parents[1])])
    command = [sys.executable, "-m", "fascicle", verb, str(edition), "--out", str(edition / "build"), *options]
    return subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, "PYTHONPATH": path})
