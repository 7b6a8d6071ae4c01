"""Answers that are found once: thousands of findings, in one document or in thousands, ask the same few questions."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from fascicle.model.saying import language

_Answer = TypeVar("_Answer")


_KEPT = 50_000
"""How many answers are remembered: documents may ask of as many names as they like."""


class Memory:
    """What was found out of one schema; forgotten where it becomes much, so nothing grows for ever."""

    def __init__(self) -> None:
        self._known: dict[Hashable, Any] = {}

    def once(self, question: Hashable, answer: Callable[[], _Answer]) -> _Answer:
        """The answer to a question, worked out when it is first asked."""
        question = (language(), question)
        if question in self._known:
            known: _Answer = self._known[question]
            return known
        if len(self._known) >= _KEPT:
            self._known.clear()
        found = self._known[question] = answer()
        return found
