"""What editors write in markup about their edition, as TEI: words and their marks, no lines and no layers."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from fascicle.edition.files import sha256
from fascicle.edition.record import Source
from fascicle.edition.toml import LanguageTag, Sha256
from fascicle.encode.addresses import local_target
from fascicle.encode.body import build_text
from fascicle.inputs import read
from fascicle.structure.written import lay_out_written
from fascicle.tei.names import TEI_NS, XML_LANG, tei


def written_text(path: Path, data: bytes, language: str) -> etree._Element:
    """The ``TEI`` element of a file in markup, without a header. Raises SourceError where it cannot be read."""
    source = Source(path.name, Sha256(sha256(data)), path.stem, LanguageTag(language))
    text = build_text(lay_out_written(read(source, data, path), source), language, target=local_target)
    root = etree.Element(tei("TEI"), {XML_LANG: language}, nsmap={None: TEI_NS})  # type: ignore[dict-item]
    root.append(text)
    _plain(root)
    return root


def _plain(root: etree._Element) -> None:
    """Take out what a file of a source keeps of it: where lines end, signs of the markup, how signs are written."""
    for element in [*root.iter(tei("lb"), tei("pc"), tei("orig"))]:
        if element.get("rend") == "hard":
            element.attrib.pop("n", "")
        else:
            _take_out(element)
    etree.strip_tags(root, tei("choice"), tei("reg"))


def _take_out(element: etree._Element) -> None:
    parent, before, tail = element.getparent(), element.getprevious(), element.tail or ""
    assert parent is not None
    if before is None:
        parent.text = (parent.text or "") + tail
    else:
        before.tail = (before.tail or "") + tail
    parent.remove(element)
