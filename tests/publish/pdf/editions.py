"""Editions that the print edition is tested on."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from fascicle.edition.folder import EditionFolder
from fascicle.edition.print_settings import Unset
from fascicle.edition.toml import LanguageTag

_HERE = Path(__file__).parent
MINIATURE = EditionFolder.load(_HERE.parents[1] / "editions" / "miniature")
RICH = EditionFolder.load(_HERE / "rich")
ALL = (MINIATURE, RICH)


def printed(edition: EditionFolder, **settings: object) -> EditionFolder:
    """The same edition, printed in another way."""
    form = replace(edition.record.print, **settings)  # type: ignore[arg-type]
    return replace(edition, record=replace(edition.record, print=form))


NUMBERED = printed(MINIATURE, unset=Unset.NUMBER)
"""An edition whose book shows letters without a font by their numbers."""


def in_language(edition: EditionFolder, language: str) -> EditionFolder:
    """The same edition, had its editors written in another language."""
    return replace(edition, record=replace(edition.record, language=LanguageTag(language)))


def texts(edition: EditionFolder) -> dict[str, bytes]:
    return {source.stem: edition.text_path(source).read_bytes() for source in edition.record.sources}


def authority(edition: EditionFolder) -> bytes:
    return edition.authority_path.read_bytes()


def tei(body: str) -> bytes:
    """A TEI file with a header that says as little as can be."""
    return f"""<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader><fileDesc><titleStmt>
      <title>A text</title><respStmt xml:id="mt"><resp>editor</resp><persName>Mara Tolland</persName></respStmt>
    </titleStmt></fileDesc></teiHeader><text>{body}</text></TEI>""".encode()
