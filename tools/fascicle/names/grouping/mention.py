"""A name where it was found."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Mention:
    """A name in a text: its words, the element that would mark it, and in which ``file`` it stands.

    Mentions come in the order of their texts.
    """

    text: str
    element: str
    file: str = ""
    language: str = ""
