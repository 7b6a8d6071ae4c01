"""The texts by the Distributed Text Services (DTS 1.0), as files: a client fills in templates; any server will do.

A text can be had whole, or one of its outermost divisions. Names of files hold nothing that a file system refuses, so
every parameter has a folder or a word of its own in the templates.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from lxml import etree

from fascicle.publish.citing.cited import CitedEdition, CitedText
from fascicle.tei.names import TEI_NS, local, tei
from fascicle.tei.write import parse

FOLDER: Final = "dts"
NAMESPACE: Final = "https://w3id.org/dts/api#"

_CONTEXT: Final = "https://dtsapi.org/context/v1.0.json"
_VERSION: Final = "1.0"
_KIND: Final = "division"


@dataclass(frozen=True)
class _Unit:
    """A part of a text that can be asked for."""

    ref: str
    title: str
    element: etree._Element


def of_text(text: CitedText, document: bytes, path: str) -> dict[str, bytes]:
    """The files of one text, by their paths in the site. Raises TeiError."""
    units = list(_units(parse(document, path)))
    files = {
        _file(f"collection.{text.stem}.json"): _collected(text),
        _file(f"collection.{text.stem}.parents.json"): {**_collected(text), "member": [_root(text.edition, 0)]},
        **{_navigation(text, "", down): _navigated(text, units, down) for down in ("1", "-1")},
    }
    for unit in units:
        for down in ("", "0", "1", "-1"):
            files[_navigation(text, unit.ref, down)] = _navigated(text, units, down, unit)
    written = {name: _json(value) for name, value in files.items()}
    parts = {_document(text, unit.ref): _part(unit) for unit in units}
    return {**written, _document(text, ""): document, **parts}


def of_edition(edition: CitedEdition, texts: Sequence[CitedText]) -> dict[str, bytes]:
    """The entry point, and the collection of all texts."""
    entry = {
        "@context": _CONTEXT,
        "@id": edition.address_of(_file("index.json")),
        "@type": "EntryPoint",
        "dtsVersion": _VERSION,
        **_templates(edition),
    }
    members = [_resource(text) for text in texts]
    whole = {"@context": _CONTEXT, "dtsVersion": _VERSION, **_root(edition, len(texts)), "member": members}
    names = ("collection.json", f"collection.{edition.id}.json")
    return {_file("index.json"): _json(entry), **{_file(name): _json(whole) for name in names}}


def _units(root: etree._Element) -> Iterator[_Unit]:
    """The outermost divisions of a text; all of it where there is none."""
    text = root.find(tei("text"))
    if text is None:
        return
    parts = [part for part in text if local(part) in ("front", "body", "back")]
    found = [each for part in parts for each in part if local(each) == "div"] or parts[:1]
    for number, element in enumerate(found, 1):
        head = element.find(tei("head"))
        yield _Unit(str(number), "" if head is None else " ".join("".join(map(str, head.itertext())).split()), element)


def _templates(edition: CitedEdition, text: CitedText | None = None) -> dict[str, str]:
    """The templates of the edition, or those of a text, in which the text is filled in."""
    base = edition.address_of(FOLDER) + "/"
    resource = "{resource}" if text is None else text.stem
    collection = "collection{.id,nav}.json" if text is None else f"collection.{text.stem}{{.nav}}.json"
    part = f"{resource}/ref{{.ref}}/start{{.start}}/end{{.end}}/tree{{.tree}}"
    return {
        "collection": f"{base}{collection}",
        "navigation": f"{base}navigation/{part}/down{{.down}}.json",
        "document": f"{base}document/{part}.xml",
    }


def _root(edition: CitedEdition, children: int) -> dict[str, Any]:
    return {
        "@id": edition.id,
        "@type": "Collection",
        "title": edition.full_title,
        "totalParents": 0,
        "totalChildren": children,
        "collection": _templates(edition)["collection"],
        "dublinCore": {"creator": [each.name for each in edition.creators], "language": [edition.language]},
    }


def _resource(text: CitedText) -> dict[str, Any]:
    return {
        "@id": text.stem,
        "@type": "Resource",
        "title": text.title,
        "totalParents": 1,
        "totalChildren": 0,
        **_templates(text.edition, text),
        "mediaTypes": ["application/tei+xml"],
        "download": text.edition.address_of(f"tei/{text.stem}.xml"),
        "dublinCore": {"language": [text.language], **({"creator": [text.author]} if text.author else {})},
        "citationTrees": [{"@type": "CitationTree", "citeStructure": [{"@type": "CiteStructure", "citeType": _KIND}]}],
    }


def _collected(text: CitedText) -> dict[str, Any]:
    return {"@context": _CONTEXT, "dtsVersion": _VERSION, **_resource(text)}


def _navigated(text: CitedText, units: Sequence[_Unit], down: str, at: _Unit | None = None) -> dict[str, Any]:
    name = _navigation(text, "" if at is None else at.ref, down)
    # below a division nothing can be asked for; beside it (0) are all, and so they are below the text
    members = units if at is None or down == "0" else []
    told = {
        "@context": _CONTEXT,
        "dtsVersion": _VERSION,
        "@id": text.edition.address_of(name),
        "@type": "Navigation",
        "resource": _resource(text),
    }
    if at is not None:
        told["ref"] = _unit(at)
    return {**told, **({"member": [_unit(each) for each in members]} if down else {})}


def _unit(unit: _Unit) -> dict[str, Any]:
    title = {"dublinCore": {"title": [unit.title]}} if unit.title else {}
    return {"identifier": unit.ref, "@type": "CitableUnit", "level": 1, "parent": None, "citeType": _KIND, **title}


def _part(unit: _Unit) -> bytes:
    """A part of a text, in a document of its own."""
    root = etree.Element(tei("TEI"), nsmap={None: TEI_NS, "dts": NAMESPACE})  # type: ignore[dict-item]
    wrapper = etree.SubElement(root, f"{{{NAMESPACE}}}wrapper", {"ref": unit.ref})
    wrapper.append(etree.fromstring(etree.tostring(unit.element, with_tail=False)))
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def _navigation(text: CitedText, ref: str, down: str) -> str:
    return _file(f"navigation/{text.stem}/{_word('ref', ref)}/start/end/tree/{_word('down', down)}.json")


def _document(text: CitedText, ref: str) -> str:
    return _file(f"document/{text.stem}/{_word('ref', ref)}/start/end/tree.xml")


def _word(name: str, value: str) -> str:
    return f"{name}.{value}" if value else name


def _file(name: str) -> str:
    return f"{FOLDER}/{name}"


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
