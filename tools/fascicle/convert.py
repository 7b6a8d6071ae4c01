"""A source file to a TEI file: read, lay out, encode, and prove that nothing was lost.

Pure: the same edition record and the same bytes make the same TEI file.
"""

from __future__ import annotations

import re

from lxml import etree

from fascicle.correct.lexicon import Lexicon
from fascicle.edition import Edition, Source
from fascicle.errors import EngineError
from fascicle.layout import lay_out
from fascicle.layout.decisions import NONE, LayoutDecisions
from fascicle.layout.language import shares
from fascicle.source import read
from fascicle.source.model import SourceText, is_text
from fascicle.tei.build import build_text
from fascicle.tei.header import build_header
from fascicle.tei.layers.view import Layer, leaves_out
from fascicle.tei.names import TEI_NS, XML_ID, XML_LANG, local, tei
from fascicle.tei.write import serialise

_SCHEMA = "../schema/fascicle"
_MODELS = (
    ("rng", "http://relaxng.org/ns/structure/1.0"),
    ("sch", "http://purl.oclc.org/dsdl/schematron"),
)


def convert(edition: Edition, source: Source, data: bytes, decided: LayoutDecisions = NONE) -> bytes:
    """The TEI file of a source text.

    ``data`` is the source file as received, ``decided`` what editors decided about its layout. Raises SourceError where it cannot be read, EngineError where the
    result would not give back the source line by line.
    """
    text = read(source, data, edition.source_path(source))
    languages = (source.language, *source.languages)
    lexicon = Lexicon((line.content for line in text.lines), languages)
    layout = lay_out(text, source, lexicon, decided.of(source))
    used = shares(layout.blocks, source.language, source.languages)
    attributes = {XML_ID: document_id(source.stem), XML_LANG: source.language}
    root = etree.Element(tei("TEI"), attributes, nsmap={None: TEI_NS})  # type: ignore[dict-item]  # the stubs want a prefix
    root.text = "\n  "
    root.append(build_header(edition, source, data, layout.genre, used))
    root[-1].tail = "\n  "
    root.append(build_text(layout.divisions, lexicon, layout.pages))
    root[-1].tail = "\n"
    prove(root, text, source)
    for ending, kind in _MODELS:
        model = f'href="{_SCHEMA}.{ending}" type="application/xml" schematypens="{kind}"'
        root.addprevious(etree.ProcessingInstruction("xml-model", model))
    return serialise(root)


def document_id(stem: str) -> str:
    """The file's name as an XML name: the ``xml:id`` of its TEI element."""
    name = re.sub(r"[^A-Za-z0-9._-]+", "-", stem)
    return name if re.match(r"[A-Za-z_]", name) else f"text-{name}"


def prove(root: etree._Element, text: SourceText, source: Source) -> None:
    """Compare the source layer with the source, line by line; raises EngineError naming the first line that differs."""
    given = source_layer(root)
    expected = text.layer()
    for number in sorted(given.keys() | expected.keys()):
        if given.get(number, "") != expected.get(number, ""):
            raise EngineError(
                f"the TEI file would not give back line {number} of the source: {expected.get(number, '')!r} became "
                f"{given.get(number, '')!r}",
                path=source.file,
                line=number,
                hint="nothing was written; this is a fault of fascicle: please report it with the line and those "
                "around it",
            )


def source_layer(root: etree._Element) -> dict[int, str]:
    """The text of each source line that a TEI tree holds, parts of a line in their order, blanks left out."""
    parts: dict[tuple[int, int], list[str]] = {}
    place = (0, 0)

    def take(characters: str | None) -> None:
        kept = "".join(filter(is_text, characters or ""))
        if kept:
            parts.setdefault(place, []).append(kept)

    body = root.find(tei("text"))
    if body is None:
        return {}
    walker = etree.iterwalk(body, events=("start", "end", "comment", "pi"))
    for event, node in walker:
        if event == "start" and leaves_out(node, Layer.SOURCE):
            walker.skip_subtree()
        elif event == "start":
            if local(node) == "lb":
                line, _, part = node.get("n", "0").partition(".")
                place = (int(line), int(part or 1))
            take(node.text)
        elif node is not body:
            take(node.tail)
    lines: dict[int, str] = {}
    for (line, _), pieces in sorted(parts.items()):
        lines[line] = lines.get(line, "") + "".join(pieces)
    return lines
