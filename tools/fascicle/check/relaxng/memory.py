"""Answers that are found once: a document with ten thousand findings asks the same few questions again and again."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

_Answer = TypeVar("_Answer")


class Memory:
    """What was found out for one document; it is thrown away with it, so nothing grows for ever."""

    def __init__(self) -> None:
        self._known: dict[Hashable, Any] = {}

    def once(self, question: Hashable, answer: Callable[[], _Answer]) -> _Answer:
        """The answer to a question, worked out when it is first asked."""
        if question in self._known:
            known: _Answer = self._known[question]
            return known
        found = self._known[question] = answer()
        return found
