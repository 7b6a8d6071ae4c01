"""Citations as files beside the pages, one a format."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from fascicle.publish.citing.bibtex import bibtex
from fascicle.publish.citing.cff import cff
from fascicle.publish.citing.cited import CitedEdition, CitedText
from fascicle.publish.citing.csl import csl_json
from fascicle.publish.citing.ris import ris

FOLDER: Final = "cite"
# xslt/web/citing.xsl links to files with these endings.
FORMATS: Final[Mapping[str, Callable[[CitedEdition | CitedText], str]]] = {"bib": bibtex, "ris": ris, "json": csl_json}


def citations_of_text(text: CitedText) -> dict[str, bytes]:
    """The citations of a document, by their paths in the site."""
    return _written(text, text.stem)


def citations_of_edition(edition: CitedEdition) -> dict[str, bytes]:
    """Those of the edition, with its CITATION.cff."""
    return _written(edition, "edition") | {"CITATION.cff": cff(edition)}


def _written(work: CitedEdition | CitedText, name: str) -> dict[str, bytes]:
    return {f"{FOLDER}/{name}.{suffix}": write(work).encode("utf-8") for suffix, write in FORMATS.items()}
