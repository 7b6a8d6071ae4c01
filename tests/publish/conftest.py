from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

VNU = Path(__file__).parents[2] / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Chromium."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    program = shutil.which("chromium")
    if program is None:
        pytest.skip("chromium is not installed")
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def vnu() -> Callable[[Path], list[str]]:
    """The Nu HTML checker: what it says of the files in a folder, without remarks."""
    if not VNU.is_file():
        pytest.skip("the Nu HTML checker is not installed (npm install vnu-jar)")
    java = shutil.which("java")
    if java is None:
        pytest.skip("Java is not installed")

    def check(folder: Path) -> list[str]:
        command = [java, "-jar", str(VNU), "--format", "json", "--skip-non-html", str(folder)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        messages = json.loads(done.stderr)["messages"]
        return [f"{each['url']}: {each['message']}" for each in messages if each["type"] == "error"]

    return check
