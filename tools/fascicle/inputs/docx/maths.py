"""Formulas of Word as a line of text: their signs in the order of reading, also those that Word only draws."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from fascicle.inputs.office.trees import child, children, name, own, within

Drawn = tuple[str, str, bool]  # signs, `sup` or `sub` or nothing, and whether the file has them as text


def formula(element: etree._Element, raised: str = "") -> Iterator[Drawn]:
    """The signs of a formula."""
    kind = name(element)
    if kind in ("m:t", "w:t"):
        yield element.text or "", raised, True
    elif kind in _SIGNS:
        yield from _SIGNS[kind](element, raised)
    elif not kind.endswith("Pr"):
        yield from _inside(element, raised)


def _inside(element: etree._Element | None, raised: str) -> Iterator[Drawn]:
    for each in element if element is not None else ():
        yield from formula(each, raised)


def _sign(element: etree._Element, properties: str, sign: str, otherwise: str) -> str:
    """The sign that the properties of an element name; nothing where they name an empty one."""
    said = child(element, properties, sign)
    return otherwise if said is None else own(said, "val")


def _fraction(element: etree._Element, raised: str) -> Iterator[Drawn]:
    for part, sign in (("m:num", "/"), ("m:den", "")):
        inside = child(element, part)
        # A fraction of more than one sign needs brackets on one line.
        whole = inside is not None and len("".join(each.text or "" for each in within(inside, "m:t"))) > 1
        yield "(" if whole else "", raised, False
        yield from _inside(inside, raised)
        yield f"{')' if whole else ''}{sign}", raised, False


def _brackets(element: etree._Element, raised: str) -> Iterator[Drawn]:
    yield _sign(element, "m:dPr", "m:begChr", "("), raised, False
    for at, each in enumerate(children(element, "m:e")):
        yield _sign(element, "m:dPr", "m:sepChr", "|") if at else "", raised, False
        yield from _inside(each, raised)
    yield _sign(element, "m:dPr", "m:endChr", ")"), raised, False


def _large(element: etree._Element, raised: str) -> Iterator[Drawn]:
    yield _sign(element, "m:naryPr", "m:chr", "∫"), raised, False
    yield from _inside(child(element, "m:sub"), "sub")
    yield from _inside(child(element, "m:sup"), "sup")
    yield from _inside(child(element, "m:e"), raised)


def _root(element: etree._Element, raised: str) -> Iterator[Drawn]:
    yield from _inside(child(element, "m:deg"), "sup")
    yield "√(", raised, False
    yield from _inside(child(element, "m:e"), raised)
    yield ")", raised, False


def _accent(element: etree._Element, raised: str) -> Iterator[Drawn]:
    yield from _inside(child(element, "m:e"), raised)
    yield _sign(element, "m:accPr", "m:chr", "\u0302"), raised, False


def _scripts(element: etree._Element, raised: str) -> Iterator[Drawn]:
    for each in element:
        kind = name(each)
        yield from _inside(each, {"m:sub": "sub", "m:sup": "sup"}.get(kind, raised)) if kind[-2:] != "Pr" else ()


def _rows(element: etree._Element, raised: str) -> Iterator[Drawn]:
    rows: Sequence[etree._Element] = list(children(element, "m:mr", "m:e"))
    for at, each in enumerate(rows):
        yield " " if at else "", raised, False
        yield from _inside(each, raised)


def _function(element: etree._Element, raised: str) -> Iterator[Drawn]:
    """``sin x``: the name of a function stands apart from what it is of."""
    yield from _inside(child(element, "m:fName"), raised)
    yield " ", raised, False
    yield from _inside(child(element, "m:e"), raised)


_SIGNS = {
    "m:func": _function,
    "m:f": _fraction,
    "m:d": _brackets,
    "m:nary": _large,
    "m:rad": _root,
    "m:acc": _accent,
    "m:sSub": _scripts,
    "m:sSup": _scripts,
    "m:sSubSup": _scripts,
    "m:sPre": _scripts,
    "m:limLow": _scripts,
    "m:limUpp": _scripts,
    "m:m": _rows,
    "m:mr": _rows,
    "m:eqArr": _rows,
}
