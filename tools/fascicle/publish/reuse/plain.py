"""A text as plain text: its reading layer, a paragraph, a verse, a cell to the line."""

from __future__ import annotations

from typing import Final

from fascicle.publish.search.passages import read_as_tei
from fascicle.tei.layers.table import Layer
from fascicle.tei.layers.view import LayerView
from fascicle.tei.names import tei
from fascicle.tei.write import parse

FOLDER: Final = "plain"


def plain_text(document: bytes, path: str) -> bytes:
    """The words of a TEI document's text in UTF-8, with nothing around them. Raises TeiError."""
    text = parse(document, path).find(tei("text"))
    if text is None:
        return b""
    for element in text.iter():
        read_as_tei(element)
    return LayerView(text, Layer.READING).text.encode("utf-8") + b"\n"
