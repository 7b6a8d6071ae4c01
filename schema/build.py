"""Writes ``fascicle.rng`` and ``docs/guidelines.md`` from ``fascicle.rnc``.

Run as ``python schema/build.py``; ``--check`` writes nothing and exits with 1 where a file is stale. rnc2rng, a
development dependency, does the reading; it keeps order and documentation, and what it writes is brought here
to the one form that is committed: names as attributes, two blanks an indent.
"""

from __future__ import annotations

import sys
from pathlib import Path

from lxml import etree
from rnc2rng import parser
from rnc2rng.serializer import XMLSerializer

from fascicle import guidelines

FOLDER = Path(__file__).resolve().parent
PRODUCTS = {"rng": FOLDER / "fascicle.rng", "guidelines": FOLDER.parent / "docs" / "guidelines.md"}

_RNG = "{http://relaxng.org/ns/structure/1.0}"
_PREFIXES = {"http://www.w3.org/XML/1998/namespace": "xml:"}
_NOTICE = " Made from fascicle.rnc by schema/build.py. Change fascicle.rnc, then run `make schema`. "


def grammar(compact: str) -> bytes:
    """The XML form of a grammar in RELAX NG's compact syntax, documentation kept as a:documentation."""
    text = XMLSerializer().toxml(parser.parse(compact))
    root = etree.fromstring(text.encode("utf-8"), etree.XMLParser(remove_blank_text=True))
    for pattern in root.iter(f"{_RNG}element", f"{_RNG}attribute"):
        _name_as_attribute(pattern)
    etree.cleanup_namespaces(root, keep_ns_prefixes=["a"])
    etree.indent(root)
    root.addprevious(etree.Comment(_NOTICE))
    written = etree.tostring(root.getroottree(), encoding="UTF-8", xml_declaration=True)
    return written.replace(b"<?xml version='1.0' encoding='UTF-8'?>", b'<?xml version="1.0" encoding="UTF-8"?>') + b"\n"


def _name_as_attribute(pattern: etree._Element) -> None:
    """``<element><name>p</name>`` says no more than ``<element name="p">`` and is harder to read."""
    name = pattern.find(f"{_RNG}name")
    if name is None:
        return
    pattern.set("name", _PREFIXES.get(name.get("ns", ""), "") + (name.text or ""))
    pattern.remove(name)


def products() -> dict[Path, bytes]:
    """Every file that is made from the schema, with the bytes it should have."""
    rng = grammar((FOLDER / "fascicle.rnc").read_text(encoding="utf-8"))
    return {PRODUCTS["rng"]: rng, PRODUCTS["guidelines"]: guidelines.page(rng).encode("utf-8")}


def main(arguments: list[str]) -> int:
    """Write, or check, the products."""
    stale = [path for path, data in products().items() if not path.is_file() or path.read_bytes() != data]
    for path in stale:
        if "--check" in arguments:
            print(f"{path.name} is stale: run `make schema`", file=sys.stderr)  # noqa: T201 - a command's output
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(products()[path])
    return 1 if stale and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
