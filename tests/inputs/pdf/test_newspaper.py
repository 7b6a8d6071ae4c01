"""Newspaper pages as PDF: whatever is set in columns is read in its order, sign by sign, with its roles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import groupby

import pytest
from lxml import etree

from fascicle.encode.convert import convert
from fascicle.inputs import pdf
from fascicle.model.source import Line, Page, RegionKind
from fascicle.tei.names import tei
from support.newspaper import Newspaper, letters
from support.sources import one_source

_ROLES = {tei(name): name for name in ("head", "p", "byline", "note", "fw", "item", "cell", "l", "quote", "dateline")}
_PAGES = [(columns, seed) for columns in (1, 2, 3) for seed in range(1, 6)]
_APART = ("fw", "note")


@cache
def _page(columns: int, seed: int) -> tuple[Newspaper, bytes]:
    page = Newspaper(columns, seed, justify=seed % 2 == 1, indent=1.0 if seed < 4 else 0.0)
    return page, page.pdf()


@cache
def _said(columns: int, seed: int) -> list[tuple[str, str]]:
    """The text of a page as it is read: each piece with its role."""
    data = _page(columns, seed)[1]
    edition, source = one_source(data, "gazette.pdf", language="en")
    body = etree.fromstring(convert(edition, source, data)).find(f".//{tei('body')}")
    assert body is not None
    return list(_pieces(body, ""))


def _pieces(element: etree._Element, role: str) -> Iterator[tuple[str, str]]:
    role = _ROLES.get(element.tag, role)
    parent = element.getparent()
    role = "caption" if role == "head" and parent is not None and parent.tag == tei("figure") else role
    yield role, element.text or ""
    for child in element:
        yield from _pieces(child, role)
        yield role, child.tail or ""


@pytest.mark.parametrize(("columns", "seed"), _PAGES)
def test_columns_are_read_in_their_order(columns: int, seed: int) -> None:
    page, _ = _page(columns, seed)
    read = "".join(letters(words) for role, words in _said(columns, seed) if role not in _APART)
    assert read == letters("".join(part.words for part in page.parts))
    notes = "".join(letters(words) for role, words in _said(columns, seed) if role == "note")
    assert notes == "".join(f"{at}{letters(note.words)}" for at, note in enumerate(page.notes, 1))


def test_roles_are_told() -> None:
    hits, wanted, told = Counter[str](), Counter[str](), Counter[str]()
    for columns, seed in _PAGES:
        page, _ = _page(columns, seed)
        right = [part.role for part in page.parts for _ in letters(part.words)]
        given = [role for role, words in _said(columns, seed) if role not in _APART for _ in letters(words)]
        wanted.update(right)
        told.update(given)
        hits.update(one for one, other in zip(right, given, strict=True) if one == other)
    scores = {role: 2 * hits[role] / (wanted[role] + told[role]) for role in wanted}
    assert sum(scores.values()) / len(scores) >= 0.95, scores
    assert min(scores.values()) >= 0.85, scores


def _furniture(page: Page) -> Iterator[Line]:
    kinds = (RegionKind.HEADER, RegionKind.FOOTER, RegionKind.PAGE_NUMBER)
    return (replace(line, region=region) for region in page.regions if region.kind in kinds for line in region.lines)


@pytest.mark.parametrize(("columns", "seed"), _PAGES)
def test_each_page_says_where_it_begins_and_ends(columns: int, seed: int) -> None:
    furniture = [
        "".join(words for _, words in each)
        for role, each in groupby(_said(columns, seed), key=lambda piece: piece[0])
        if role == "fw"
    ]
    pages = len(pdf.read(_page(columns, seed)[1], "gazette.pdf").pages)
    assert Counter(letters(words) for words in furniture if "Gazette" in words) == {"TheQuayGazette4March1922": pages}


@pytest.mark.parametrize("rend", ["bold", "italic"])
def test_bold_and_italic_are_what_is_set_so(rend: str) -> None:
    wanted, found = Counter[str](), Counter[str]()
    for columns, seed in _PAGES:
        page, data = _page(columns, seed)
        wanted.update(letters(words) for words in (page.bold if rend == "bold" else page.italic))
        lines = [line for line in pdf.read(data, "gazette.pdf").lines if line.kind is not RegionKind.HEADER]
        runs = [(rend in run.style.rend, line.text[run.start : run.end]) for line in lines for run in line.runs]
        stretches = (
            ("".join(words for _, words in group)) for set_so, group in groupby(runs, key=lambda run: run[0]) if set_so
        )
        found.update(map(letters, stretches))
    assert (wanted & found).total() >= 0.95 * max(wanted.total(), found.total()), (wanted - found, found - wanted)
