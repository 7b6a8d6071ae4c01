"""A short text as the rules of correction see it, and what they make of it."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from fascicle.correct.find import find_corrections
from fascicle.correct.hyphens.decide import Certainty
from fascicle.correct.model import Correction
from fascicle.correct.words.lexicon import Lexicon
from fascicle.tei.layers.view import Layer, LayerView
from fascicle.tei.names import tei


def found(text: str, language: str = "en", protected: Sequence[str] = ()) -> tuple[str, list[Correction]]:
    """The reading layer of a text, a line of the source for each of its lines, and the corrections."""
    body = etree.Element(tei("text"))
    paragraph = etree.SubElement(body, tei("p"))
    for line in text.split("\n"):
        etree.SubElement(paragraph, tei("lb")).tail = line + "\n"
    view = LayerView(body, Layer.READING)
    return view.text, find_corrections(view, Lexicon(text.split("\n"), [language]), [language], protected)


def corrected(text: str, language: str = "en", protected: Sequence[str] = ()) -> str:
    """The text with what is likely at least, blanks run together."""
    reading, corrections = found(text, language, protected)
    for each in reversed(corrections):
        if each.certainty is not Certainty.LOW:
            reading = reading[: each.start] + each.replacement + reading[each.end :]
    return " ".join(reading.split())
