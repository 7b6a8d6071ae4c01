"""Documents with one to three random slips: the same ones every time for the same seed."""

from __future__ import annotations

import copy
import random
from collections.abc import Callable, Iterator

from lxml import etree

TEI = "{http://www.tei-c.org/ns/1.0}"

NAMES = (
    "p", "ab", "div", "head", "list", "item", "label", "lb", "pb", "note", "ref", "ptr", "date", "persName",
    "placeName", "name", "title", "bibl", "choice", "sic", "corr", "orig", "reg", "hi", "q", "quote", "lg",
    "l", "sp", "speaker", "table", "row", "cell", "figure", "graphic", "idno", "licence", "respStmt",
    "resp", "publisher", "person", "place", "org", "listPerson", "geo", "location", "desc", "term",
    "keywords", "closer", "signed", "text", "body", "TEI", "altIdent", "gap", "supplied", "unclear",
    "xenoData", "egXML", "dataRef", "teiCorpus", "biblStruct", "nonsense", "persname",
)  # fmt: skip
ATTRIBUTES = (
    "n", "type", "subtype", "when", "from", "to", "notBefore", "cert", "resp", "ref", "target", "who",
    "place", "part", "rend", "url", "level", "status", "eol", "ident", "version", "usage", "break", "force",
    "unit", "quantity", "cols", "role", "scope", "key", "{http://www.w3.org/XML/1998/namespace}id",
    "{http://www.w3.org/XML/1998/namespace}lang", "{http://www.w3.org/XML/1998/namespace}space", "nonsense",
    "When",
)  # fmt: skip
VALUES = (
    "", " ", "a", "x y", "1", "-1", "1.5", "1/2", "high", " high ", "medium low", "1921", "1921-02-29",
    "1920-02-29", "--02-30", "---31", "24:00:00", "1921-13", "0000", "#a", "#a #b", "a%2", "true", "yes",
    "no", "en", "en-", "ferry", "mt", "1a", "a:b", "a\u00a0b", "é", "preserve", "u", "I", "INF", "1e5",
    "P1Y", "100", "5000000000",
)  # fmt: skip
TEXTS = ("stray", " ", "\n", "\u00a0", "12", "two words", "")


def mutants(document: bytes, count: int, seed: int) -> Iterator[bytes]:
    """``count`` well-formed variants of a document."""
    chance = random.Random(seed)
    root = etree.fromstring(document, etree.XMLParser(collect_ids=False))
    for _ in range(count):
        mutant = copy.deepcopy(root)
        for _ in range(chance.choice((1, 1, 1, 2, 3))):
            chance.choice(_SLIPS)(mutant, chance)
        yield etree.tostring(mutant, encoding="utf-8", xml_declaration=True)


def _any(root: etree._Element, chance: random.Random) -> etree._Element:
    return chance.choice(list(root.iter(etree.Element)))


def _below_root(root: etree._Element, chance: random.Random) -> etree._Element:
    return chance.choice(list(root.iterdescendants(etree.Element)) or [root])


def _rename(root: etree._Element, chance: random.Random) -> None:
    _any(root, chance).tag = TEI + chance.choice(NAMES)


def _lose_namespace(root: etree._Element, chance: random.Random) -> None:
    element = _below_root(root, chance)
    element.tag = etree.QName(element).localname


def _remove(root: etree._Element, chance: random.Random) -> None:
    element = _below_root(root, chance)
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _insert(root: etree._Element, chance: random.Random) -> None:
    parent = _any(root, chance)
    child = etree.Element(TEI + chance.choice(NAMES))
    child.text = chance.choice(TEXTS)
    parent.insert(chance.randrange(len(parent) + 1), child)


def _repeat(root: etree._Element, chance: random.Random) -> None:
    element = _below_root(root, chance)
    _any(root, chance).append(copy.deepcopy(element))


def _shuffle(root: etree._Element, chance: random.Random) -> None:
    parent = _any(root, chance)
    children = list(parent)
    chance.shuffle(children)
    parent[:] = children


def _set_attribute(root: etree._Element, chance: random.Random) -> None:
    _any(root, chance).set(chance.choice(ATTRIBUTES), chance.choice(VALUES))


def _change_attribute(root: etree._Element, chance: random.Random) -> None:
    element = chance.choice([element for element in root.iter(etree.Element) if element.attrib] or [root])
    if element.attrib:
        element.set(chance.choice(sorted(element.attrib)), chance.choice(VALUES))


def _drop_attribute(root: etree._Element, chance: random.Random) -> None:
    element = _any(root, chance)
    if element.attrib:
        del element.attrib[chance.choice(sorted(element.attrib))]


def _put_text(root: etree._Element, chance: random.Random) -> None:
    element = _below_root(root, chance)
    if chance.random() < 0.5:
        element.text = chance.choice(TEXTS)
    elif element is not root:
        element.tail = chance.choice(TEXTS)


_SLIPS: tuple[Callable[[etree._Element, random.Random], None], ...] = (
    _rename, _lose_namespace, _remove, _insert, _insert, _repeat, _shuffle, _set_attribute, _set_attribute,
    _change_attribute, _change_attribute, _drop_attribute, _put_text,
)  # fmt: skip
