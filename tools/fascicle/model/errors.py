"""What can go wrong that is not a finding in a text: one class an exit code, and every message says what to do."""

from __future__ import annotations

from enum import IntEnum
from pathlib import PurePath
from typing import Any

from fascicle.model.shown import shown


class ExitCode(IntEnum):
    """Exit codes of the command ``fascicle``; they never change meaning."""

    CLEAN = 0
    FINDINGS = 1
    USAGE = 2
    UNREADABLE = 3
    ENGINE = 4


class FascicleError(Exception):
    """A failure that stops a run and that a person can mend.

    ``message`` says what is wrong, ``hint`` what to do; ``path``, ``line`` and ``column`` (from 1, column in
    code points) say where, as far as that is known.
    """

    exit_code = ExitCode.ENGINE

    def __init__(
        self,
        message: str,
        *,
        hint: str,
        path: PurePath | str | None = None,
        line: int | None = None,
        column: int | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.path = path
        self.line = line
        self.column = column

    def __reduce__(self) -> tuple[Any, ...]:
        """As it goes from one process to another."""
        return _made_again, (type(self), self.message, self.hint, self.path, self.line, self.column)

    @property
    def place(self) -> str:
        """``file:line:column`` as far as known, else the empty string."""
        if self.path is None:
            return ""
        return ":".join(str(part) for part in (self.path, self.line, self.column) if part is not None)

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        return f"{shown(where + self.message)}\n  what to do: {shown(self.hint)}"


def _made_again(kind: type[FascicleError], message: str, hint: str, *place: Any) -> FascicleError:
    path, line, column = place
    return kind(message, hint=hint, path=path, line=line, column=column)


class UsageError(FascicleError):
    """The command was called in a way that cannot mean anything."""

    exit_code = ExitCode.USAGE


class EditionError(FascicleError):
    """``edition.toml`` is missing, malformed, or contradicts the folder it stands in."""

    exit_code = ExitCode.UNREADABLE


class SourceError(FascicleError):
    """A source file is missing, altered, empty, or not text."""

    exit_code = ExitCode.UNREADABLE


class TeiError(FascicleError):
    """An XML file cannot be read: not well-formed, or hostile."""

    exit_code = ExitCode.UNREADABLE


class EngineError(FascicleError):
    """An engine (XSLT, Typst, ...) failed on input that had passed its checks."""


class OutputError(FascicleError):
    """A result cannot be written: folder not writable, disk full."""


class ChangedError(FascicleError):
    """Somebody has written a file since it was read; nothing of theirs is lost."""
