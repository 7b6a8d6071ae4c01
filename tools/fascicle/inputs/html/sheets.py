"""What the style sheets inside an HTML file hide: the cascade of CSS, as far as ``display`` and ``visibility`` go.

Sheets beside the file are not read, nor is what holds on paper, on some screens or under the pointer alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from selectolax.lexbor import LexborNode, SelectolaxError

from fascicle.inputs.html.tree import said

_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->|<!\[CDATA\[|\]\]>", re.DOTALL)
_SCREENS = re.compile(r"(?:@media)?\s*(?:(?:only\s+)?(?:screen|all)\s*)?", re.IGNORECASE)
_SHOWN = re.compile(r"(?:^|;)\s*(display|visibility)\s*:\s*([\w-]+)\s*(!\s*important)?\s*(?=;|$)", re.IGNORECASE)
_HIDES = frozenset({"none", "hidden", "collapse"})
_IDS, _CLASSES = re.compile(r"#[\w-]+"), re.compile(r"\.[\w-]+|\[[^\]]*\]")
_NAMES = re.compile(r"(?:^|[\s>+~])[A-Za-z][\w-]*")
_MOST = 2_000  # selectors: a page of a newspaper has some hundreds

_Rank = tuple[bool, int, int, int, int]  # important, ids, classes, names, place: the higher one holds


class _Rule(NamedTuple):
    """What a selector says of one property: whether it hides, and its rank."""

    selector: str
    name: str
    hides: bool
    rank: _Rank


def hidden_by_sheets(root: LexborNode) -> frozenset[int]:
    """The elements that style sheets inside the file hide, by their ids."""
    sheets = [node.text() for node in root.css("style") if _SCREENS.fullmatch(said(node, "media").strip())]
    rules = [rule for sheet in sheets for rule in _rules(_COMMENT.sub(" ", sheet))][:_MOST]
    if not any(rule.hides for rule in rules):
        return frozenset()
    known: dict[tuple[int, str], tuple[_Rank, bool]] = {}
    for at, rule in enumerate(rules):
        rank = (*rule.rank[:4], at)
        try:
            found = root.css(rule.selector)
        except SelectolaxError:  # of a kind that browsers pass over, too
            continue
        for node in found:
            key = (node.mem_id, rule.name)
            if key not in known or rank > known[key][0]:
                known[key] = rank, rule.hides
            for own in _SHOWN.finditer(said(node, "style")):
                if own[1].lower() == rule.name and not known[key][0][0]:
                    known[key] = known[key][0], own[2].lower() in _HIDES
    return frozenset(element for (element, _), (_, hides) in known.items() if hides)


def _rules(sheet: str) -> Iterator[_Rule]:
    """The rules of a sheet for all screens that say whether something is shown."""
    for selectors, inside in _blocks(sheet):
        if selectors.startswith("@"):
            if selectors.lower().startswith("@media") and _SCREENS.fullmatch(selectors):
                yield from _rules(inside)
            continue
        for shown in _SHOWN.finditer(inside):
            for selector in map(str.strip, selectors.split(",")):
                if selector and ":" not in selector:
                    ids, classes, names = (len(each.findall(selector)) for each in (_IDS, _CLASSES, _NAMES))
                    rank = (bool(shown[3]), ids, classes, names, 0)
                    yield _Rule(selector, shown[1].lower(), shown[2].lower() in _HIDES, rank)


def _blocks(sheet: str) -> Iterator[tuple[str, str]]:
    """What stands before each pair of braces, and in it."""
    depth, begun, opened = 0, 0, 0
    for sign in re.finditer(r"[{};]", sheet):
        if sign[0] == "{":
            depth += 1
            opened = sign.start() if depth == 1 else opened
        elif sign[0] == "}" and depth:
            depth -= 1
            if not depth:
                yield sheet[begun:opened].strip(), sheet[opened + 1 : sign.start()]
                begun = sign.end()
        elif not depth:
            begun = sign.end()  # `@import` and what is broken
    if depth:  # the last of them may be left open
        yield sheet[begun:opened].strip(), sheet[opened + 1 :]
