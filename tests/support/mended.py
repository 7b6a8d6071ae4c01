"""Texts of a few lines as the rules of correction see them."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from fascicle.annotate.corrections.correction import Correction
from fascicle.annotate.corrections.find import find_corrections
from fascicle.language.lexicon import Lexicon
from fascicle.model.certainty import Certainty
from fascicle.tei.layers.view import Layer, LayerView
from fascicle.tei.names import tei


def view_of(text: str) -> LayerView:
    """The reading layer of a text: blocks have an empty line between them, lines are as they stand."""
    body = etree.Element(tei("text"))
    for block in text.split("\n\n"):
        paragraph = etree.SubElement(body, tei("p"))
        for line in block.split("\n"):
            etree.SubElement(paragraph, tei("lb")).tail = line + "\n"
    return LayerView(body, Layer.READING)


def find(text: str, language: str = "en", protected: Sequence[str] = ()) -> tuple[str, list[Correction]]:
    """The reading layer, and all that is found in it."""
    view = view_of(text)
    return view.text, find_corrections(view, Lexicon(text.split("\n"), [language]), [language], protected)


def mend(text: str, language: str = "en", protected: Sequence[str] = ()) -> str:
    """The text with what is found with high or medium certainty, blanks run together in each block."""
    reading, corrections = find(text, language, protected)
    for each in reversed(corrections):
        if each.certainty is not Certainty.LOW:
            reading = reading[: each.start] + each.replacement + reading[each.end :]
    return "\n\n".join(" ".join(block.split()) for block in reading.split("\n"))
