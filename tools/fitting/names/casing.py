"""Counts how free novels use words: with small letters or capitals, behind titles, prepositions of place, articles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from fascicle.names.recognise.cues import Cues
from fascicle.names.recognise.lists import load
from fascicle.names.recognise.usage import Usage, packed
from fascicle.names.recognise.words import sentences
from fitting.names.corpora import tree

_TEI = "{http://www.tei-c.org/ns/1.0}"
NOVELS = {"en": "COST-ELTeC/ELTeC-eng", "de": "COST-ELTeC/ELTeC-deu", "fr": "COST-ELTeC/ELTeC-fra"}
_LEAST = 6  # times that a word stands there


def casing(data: Path) -> bytes:
    """The file of the use of words."""
    tables = {}
    for language, repository in NOVELS.items():
        usage, cues = Usage(), Cues.of((language,))
        for text in _texts(tree(data, repository) / "level1"):
            for sentence in sentences(text, (), cues.titles):
                usage.add(sentence, cues, load())
        tables[language] = usage.table(_LEAST)
    return packed(tables)


def _texts(folder: Path) -> Iterator[str]:
    for path in sorted(folder.glob("*.xml")):
        root = etree.parse(str(path), etree.XMLParser(recover=True, resolve_entities=False)).getroot()
        for block in root.iter(f"{_TEI}p", f"{_TEI}l"):
            yield re.sub(r"\s+", " ", "".join(map(str, block.itertext())))
