"""Progress on a terminal: titles are what they say, whatever signs they hold."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from fascicle.cli import progress
from fascicle.cli.progress import TerminalProgress


@pytest.mark.parametrize("title", ["Letter [/x] Union", "[letter] of [bold]", "[/]", "a\\[b]", "\x1b]0;x\x07\x9b"])
def test_a_title_is_shown_as_it_is(title: str, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = io.StringIO()
    console = Console(file=screen, force_terminal=True, color_system=None, width=80)
    monkeypatch.setattr(progress, "Console", lambda **_: console)
    with TerminalProgress() as shown:
        shown.step("annotate", title)
        assert shown._status is not None
        console.print(shown._status.renderable)
    printed = screen.getvalue()
    assert title.replace("\x1b", "\\x1b").replace("\x07", "\\x07").replace("\x9b", "\\x9b") in printed
