"""Who is told how far a run has come."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Somebody who watches a run."""

    def begin(self, stage: str, total: int) -> None:
        """A stage begins that has so many subjects."""

    def step(self, stage: str, subject: str) -> None:
        """A stage begins to work on a subject, such as one text."""

    def done(self, stage: str, subject: str, outcome: str) -> None:
        """The stage has worked on a subject, which was ``made``, or ``up to date``, or whatever else came of it."""

    def wait(self) -> None:
        """Another run is at work in the edition, and this one waits for it."""


class Quiet:
    """Progress that nobody watches."""

    def begin(self, stage: str, total: int) -> None:
        """Say nothing."""

    def step(self, stage: str, subject: str) -> None:
        """Say nothing."""

    def done(self, stage: str, subject: str, outcome: str) -> None:
        """Say nothing."""

    def wait(self) -> None:
        """Say nothing."""


MADE, UP_TO_DATE = "made", "up to date"
"""What becomes of most subjects of a stage."""
