"""What the tutorials show is what happens: every command is run, and prints what stands there."""

from __future__ import annotations

import runpy
import shutil
from pathlib import Path

import pytest

TUTORIAL = runpy.run_path(str(Path(__file__).parents[1] / "docs" / "tutorial.py"))


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
@pytest.mark.parametrize("page", TUTORIAL["pages"](), ids=lambda path: path.stem)
def test_commands_print_what_the_page_says(page: Path) -> None:
    text = page.read_text("utf-8")
    assert TUTORIAL["refreshed"](text) == text, "run `make docs`"
    assert text.count("$ fascicle") >= 4


def test_a_command_that_prints_something_else_is_seen() -> None:
    page = "```console\n$ echo one\nzwei\n$ ls\n```\n"
    assert TUTORIAL["refreshed"](page) == "```console\n$ echo one\none\n$ ls\nletters\ntexts\n```\n"
