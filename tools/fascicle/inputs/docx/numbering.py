"""The numbers of paragraphs that Word counts and no file holds: what a reader sees before an item or a heading."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from lxml import etree

from fascicle.inputs.docx.styles import is_on
from fascicle.inputs.office.counting import written
from fascicle.inputs.office.symbols import in_font, unknown_signs
from fascicle.inputs.office.trees import child, children, own

_PLACE = re.compile(r"%([1-9])")
_BULLET = "•"


@dataclass(frozen=True)
class NumberLevel:
    """How a depth of a list is counted: its first number, form, words around it, and above which depths it restarts."""

    start: int = 1
    form: str = "decimal"
    words: str = ""
    restart: int | None = None
    legal: bool = False
    indent: int = 0


@dataclass(frozen=True)
class Numbered:
    """What a reader sees before a paragraph; ``bullet`` is a sign that counts nothing."""

    words: str
    bullet: bool


class DocxNumbering:
    """The lists of a document, counted as its paragraphs come."""

    def __init__(self, root: etree._Element | None) -> None:
        abstract = {own(each, "abstractNumId"): each for each in children(root, "w:abstractNum")}
        linked = {
            own(style, "val"): each for each in abstract.values() if (style := child(each, "w:styleLink")) is not None
        }
        self._abstract: dict[str, dict[int, NumberLevel]] = {}
        for key, each in abstract.items():
            link = child(each, "w:numStyleLink")
            self._abstract[key] = _levels(linked.get(own(link, "val"), each) if link is not None else each)
        self._lists: dict[str, tuple[str, dict[int, NumberLevel]]] = {}
        self._starts: dict[str, dict[int, int]] = {}
        for each in children(root, "w:num"):
            self._list(each)
        self._counts: dict[str, dict[int, int]] = {}

    def _list(self, element: etree._Element) -> None:
        key, base = own(element, "numId"), own(child(element, "w:abstractNumId"), "val")
        levels = dict(self._abstract.get(base, {}))
        starts: dict[int, int] = {}
        for change in children(element, "w:lvlOverride"):
            depth = _number(own(change, "ilvl"), 0)
            if (level := child(change, "w:lvl")) is not None:
                levels[depth] = _level(level)
            if said := own(child(change, "w:startOverride"), "val"):
                starts[depth] = _number(said, 1)
                levels[depth] = replace(levels.get(depth, NumberLevel()), start=starts[depth])
        self._lists[key] = base, levels
        self._starts[key] = starts

    def indent(self, key: str, depth: int) -> int:
        """How far the text of an item stands in, in twentieths of a point."""
        return self._lists[key][1].get(depth, NumberLevel()).indent if key in self._lists else 0

    def next(self, key: str, depth: int) -> Numbered | None:
        """What stands before the next paragraph of a list at a depth; None for what is no list."""
        if key not in self._lists:
            return None
        base, levels = self._lists[key]
        level = levels.get(depth, NumberLevel(form="none"))
        counts = self._counts.setdefault(base, {})
        # The first paragraph of a list that goes on with another one's numbers may begin anew.
        if (start := self._starts[key].pop(depth, None)) is not None:
            counts[depth] = start - 1
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [each for each in counts if each > depth]:
            restart = levels.get(deeper, NumberLevel()).restart
            if restart is None or depth < restart:
                del counts[deeper]
        if level.form == "bullet":
            return Numbered(level.words, bullet=True)
        return Numbered(_PLACE.sub(lambda match: _count(int(match[1]) - 1, levels, counts, level), level.words), False)


def _count(depth: int, levels: Mapping[int, NumberLevel], counts: Mapping[int, int], around: NumberLevel) -> str:
    level = levels.get(depth, NumberLevel())
    return written(counts.get(depth, level.start), "decimal" if around.legal else level.form)


def _levels(element: etree._Element) -> dict[int, NumberLevel]:
    return {_number(own(each, "ilvl"), 0): _level(each) for each in children(element, "w:lvl")}


def _level(element: etree._Element) -> NumberLevel:
    words = own(child(element, "w:lvlText"), "val")
    form = own(child(element, "w:numFmt"), "val") or "decimal"
    if form == "bullet":
        words = in_font(words, own(child(element, "w:rPr", "w:rFonts"), "ascii")).strip()
        words = _BULLET if unknown_signs(words) else words
    restart, legal = own(child(element, "w:lvlRestart"), "val"), child(element, "w:isLgl")
    indent = child(element, "w:pPr", "w:ind")
    return NumberLevel(
        _number(own(child(element, "w:start"), "val"), 1),
        form,
        words,
        _number(restart, 0) if restart else None,
        legal is not None and is_on(legal),
        _number(own(indent, "left") or own(indent, "start"), 0),
    )


def _number(text: str, otherwise: int) -> int:
    return int(text) if re.fullmatch(r"-?[0-9]{1,9}", text) else otherwise
