"""A source file to a TEI file: read, lay out, encode, and prove that nothing was lost.

Pure: the same edition record and the same bytes make the same TEI file.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from lxml import etree

from fascicle.check.fidelity import check_fidelity
from fascicle.edition.consistency import OWN_IDS
from fascicle.edition.folder import EditionFolder
from fascicle.edition.record import Source, SourceOrder
from fascicle.encode.body import build_text
from fascicle.encode.claims.hands import Hands
from fascicle.encode.claims.setting import set_claims
from fascicle.encode.facsimile import Surfaces
from fascicle.encode.header import build_header
from fascicle.inputs import read
from fascicle.language.background import NOTHING, Background
from fascicle.language.lexicon import Lexicon
from fascicle.model.characters import stored_spans
from fascicle.model.errors import EngineError
from fascicle.model.source import SourceText
from fascicle.structure import Layout, lay_out
from fascicle.structure.decisions import NONE, LayoutDecisions, check_lines
from fascicle.structure.languages.blocks import shares
from fascicle.tei.names import TEI_NS, XML_ID, XML_LANG, tei
from fascicle.tei.write import serialise

_SCHEMA = "../schema/fascicle"
_MODELS = (
    ("rng", "http://relaxng.org/ns/structure/1.0"),
    ("sch", "http://purl.oclc.org/dsdl/schematron"),
)


@dataclass(frozen=True)
class StructuredSource:
    """A source text as the converter understands it, before any of it is XML."""

    text: SourceText
    lexicon: Lexicon
    layout: Layout


def structured(
    edition: EditionFolder,
    source: Source,
    data: bytes,
    decided: LayoutDecisions = NONE,
    background: Background = NOTHING,
) -> StructuredSource:
    """Read and lay out a source text; see :func:`convert` for what goes in.

    Raises SourceError where it cannot be read, EditionError where a decision is about a line that has no text.
    """
    text = read(source, data, edition.source_path(source))
    check_lines(decided, edition, source, text)
    lexicon = Lexicon((line.content for line in text.lines), (source.language, *source.languages), background)
    moving = edition.record.layout.order is not SourceOrder.SOURCE
    return StructuredSource(text, lexicon, lay_out(text, source, lexicon, decided.of(source), moving=moving))


def convert(
    edition: EditionFolder,
    source: Source,
    data: bytes,
    decided: LayoutDecisions = NONE,
    background: Background = NOTHING,
) -> bytes:
    """The TEI file of a source text.

    ``data`` is the source file as received, ``decided`` what editors decided about its layout, ``background`` what the
    edition knows of words: without it the text is the only evidence of how its words are written. Raises SourceError
    where it cannot be read, EngineError where the result would not give back the source line by line.
    """
    return tei_file(edition, source, data, structured(edition, source, data, decided, background))


def tei_file(edition: EditionFolder, source: Source, data: bytes, reading: StructuredSource) -> bytes:
    """The TEI file of a source text that has been read and laid out."""
    layout = reading.layout
    used = shares(layout.blocks, source.language, source.languages)
    people = [str(person.id) for person in edition.record.people]
    attributes = {XML_ID: document_id(source.stem, people), XML_LANG: source.language}
    # the default namespace has no prefix, which the stubs do not know
    root = etree.Element(tei("TEI"), attributes, nsmap={None: TEI_NS})  # type: ignore[dict-item]
    root.text = "\n  "
    stored = Counter(span.way for line in reading.text.lines for span in stored_spans(line.characters()))
    hands = Hands(reading.text.lines)
    root.append(build_header(edition, source, data, layout.genre, used, layout.blocks, stored, hands))
    root[-1].tail = "\n  "
    surfaces = Surfaces.of(reading.text)
    if surfaces.element is not None:
        root.append(surfaces.element)
        root[-1].tail = "\n  "
    text = build_text(layout, source.language, surfaces)
    if hands.claimed:
        from fascicle.check.grammar import edition_schema  # where nothing is claimed, nobody waits for a grammar

        set_claims(text, reading.text, hands, (source.language, *source.languages), edition_schema().may_contain)
    root.append(text)
    root[-1].tail = "\n"
    for ending, kind in _MODELS:
        model = f'href="{_SCHEMA}.{ending}" type="application/xml" schematypens="{kind}"'
        root.addprevious(etree.ProcessingInstruction("xml-model", model))
    data_of_file = serialise(root)
    _prove(root, data_of_file, reading.text, source)
    return data_of_file


def _prove(root: etree._Element, tei_file: bytes, text: SourceText, source: Source) -> None:
    """A lossy file never leaves the converter: raises EngineError with the first line that differs."""
    for finding in check_fidelity(root, tei_file, f"{source.stem}.xml", text, source.file):
        raise EngineError(
            f"the TEI file would not give back its source: {finding.message}",
            path=source.file,
            line=finding.related[0].line if finding.related else None,
            hint="nothing was written; this is a fault of fascicle: please report it with the lines around it",
        )


def document_id(stem: str, people: Collection[str] = ()) -> str:
    """The file's name as an XML name: the ``xml:id`` of its TEI element, and of nothing else in the file.

    The header gives one to each of the ``people`` and to the program, the converter to what it names itself.
    """
    name = re.sub(r"[^A-Za-z0-9._-]+", "-", stem)
    if not re.match(r"[A-Za-z_]", name) or name == "fascicle" or OWN_IDS.fullmatch(name):
        name = f"text-{name}"
    while name in people:
        name = f"text-{name}"
    return name
