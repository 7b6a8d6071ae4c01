"""Blocks of a text: paragraphs, headings, lines of verse, datelines, as stretches of a layer's characters."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class TextBlock:
    """A stretch of text that no expression runs across, from ``start`` to before ``end``.

    ``element`` is the local name of the TEI element that it is (``p``, ``head``, ``dateline``, ``l`` ...), ``language``
    a BCP 47 tag.
    """

    start: int
    end: int
    element: str
    language: str
