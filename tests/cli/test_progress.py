"""Progress on a terminal: counts, and titles that are what they say, whatever signs they hold; in a pipe nothing."""

from __future__ import annotations

import io
import re
from contextlib import redirect_stderr

import pytest

from fascicle.cli.progress import TerminalProgress

_MOVES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")  # colours and the cursor's way


class Terminal(io.StringIO):
    """A terminal that keeps what it is told."""

    def isatty(self) -> bool:
        return True

    @property
    def shown(self) -> str:
        return _MOVES.sub("", self.getvalue())


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "100")
    return Terminal()


@pytest.mark.parametrize("title", ["Letter [/x] Union", "[letter] of [bold]", "[/]", "a\\[b]", "\x1b]0;x\x07\x9b"])
def test_a_title_is_shown_as_it_is(title: str, terminal: Terminal) -> None:
    with redirect_stderr(terminal), TerminalProgress() as progress:
        progress.begin("annotate", 1)
        progress.step("annotate", title)
        progress.refresh()
    assert title.replace("\x1b", "\\x1b").replace("\x07", "\\x07").replace("\x9b", "\\x9b") in terminal.shown


def test_subjects_are_counted(terminal: Terminal) -> None:
    with redirect_stderr(terminal), TerminalProgress(verbose=True) as progress:
        progress.begin("convert", 5000)
        for number in range(120):
            progress.step("convert", f"Letter {number}")
            progress.done("convert", f"letter-{number}", "made")
        progress.refresh()
        progress.wait()
    assert "120/5000" in terminal.shown
    assert "Letter 119" in terminal.shown
    assert "convert   made        letter-119" in terminal.shown
    assert "another run" in terminal.shown


@pytest.mark.parametrize("quiet", [True, False])
def test_a_pipe_gets_nothing(quiet: bool, capsys: pytest.CaptureFixture[str]) -> None:
    with TerminalProgress(quiet=quiet) as progress:
        progress.begin("convert", 1)
        progress.step("convert", "A letter")
        progress.done("convert", "letter", "made")
        if quiet:
            progress.wait()
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", "")
