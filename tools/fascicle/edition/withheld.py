"""What an edition keeps back: sources whose rights forbid to publish them, and every file that shows their words."""

from __future__ import annotations

from collections.abc import Iterable

from fascicle.edition.text import Text

PIECE = 12
"""So many letters in a row tell where words were taken from; fewer are words that everybody writes."""


def withheld_names(texts: Iterable[Text]) -> frozenset[str]:
    """The names, without their endings, of the texts that are withheld: those of their TEI files and pages too."""
    return frozenset(text.name for text in texts if text.withheld)


def letters(text: str) -> str:
    """The letters and digits of a text, case folded: line ends, blanks, markup and punctuation hide no words."""
    return "".join(filter(str.isalnum, text)).casefold()


def pieces(text: str) -> set[str]:
    """Every piece of :data:`PIECE` letters of a text."""
    whole = letters(text)
    return {whole[at : at + PIECE] for at in range(len(whole) - PIECE + 1)}


def pieces_among(wanted: set[str], texts: Iterable[str]) -> set[str]:
    """Those of the wanted pieces that stand in any of the texts, which are gone through one at a time."""
    found: set[str] = set()
    for text in texts if wanted else ():
        whole = letters(text)
        found.update(piece for at in range(len(whole) - PIECE + 1) if (piece := whole[at : at + PIECE]) in wanted)
    return found
