"""How a text layer stores its characters: read as people read them, without apparatus, and told where one was lost.

The kinds are those of ../shared/cases 07, 08, 10, 11, 17 and 34, on texts of our own.
"""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from lxml import etree

import fascicle
from fascicle.tei.layers import Layer, LayerView
from fascicle.tei.names import tei

_D = "Die Fähre über den Fluß fährt früh, der Kapitän hört Möwen über Dächern."
_TEXTS = {
    "German": ("de", _D),
    "Greek": ("el", "Το πλοίο έφυγε νωρίς από το λιμάνι της πόλης και ήρθε πίσω."),
    "French": ("fr", "Le café du port était fermé, et la forêt brûlait à l’été."),
    "Vietnamese": ("vi", "Tàu rời cảng rất sớm và trở về muộn."),
}


class Edition:
    """An edition of one text, converted and annotated."""

    def __init__(self, folder: Path, text: str, language: str = "en", name: str = "text.txt") -> None:
        source = folder / name
        source.write_text(text + "\n", encoding="utf-8")
        self.folder = folder / "edition"
        fascicle.init(self.folder, [source])
        record = self.folder / "edition.toml"
        lines = [
            f'language = "{language}"' if line.startswith("language = ") else line
            for line in record.read_text(encoding="utf-8").split("\n")
        ]
        record.write_text("\n".join(lines), encoding="utf-8")
        self.edition = fascicle.open(self.folder, out=folder / "build")
        self.edition.convert()
        self.edition.annotate()
        self.root = etree.parse(str(next((self.folder / "text").glob("*.xml")))).getroot()

    def layer(self, layer: Layer) -> str:
        """The text of a layer."""
        text = self.root.find(tei("text"))
        assert text is not None
        return LayerView(text, layer).text

    @property
    def sentence(self) -> str:
        """What the header says of how the source stores characters."""
        found = self.root.findall(f".//{tei('normalization')}/{tei('p')}")
        return "".join(found[1].itertext()) if len(found) > 1 else ""

    def proposals(self) -> list[list[str]]:
        """The rows of the table of proposals."""
        tables = list((self.folder.parent / "build").rglob("proposals/corrections.tsv"))
        return [line.split("\t") for table in tables for line in table.read_text(encoding="utf-8").splitlines()[1:]]
