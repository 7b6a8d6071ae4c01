"""The genre of a text, where the edition's record does not say it: it follows from the roles of its blocks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from fascicle.language.data import word_classes
from fascicle.structure.model import FURNITURE, SPOKEN, Block, Role

_FEWEST = 3  # speeches, heads, pieces of matter: fewer may be quoted
_EDGE = 8  # blocks from the begin within which a letter greets
_MATTER = frozenset({Role.DATELINE, Role.BYLINE, Role.CAPTION, Role.SUBHEAD, Role.CONTACT, Role.SIGNED, Role.NOTE})
_NUMERAL = re.compile(r"(?:[IVXLC]+|\d{1,3})\.?")
_COUNTED = re.compile(r"\W*([^\W\d_]+)\s+(?:\d{1,3}|[IVXLC]+)(?=\s*(?:[.:,—–]|$))")  # not `TOM I will`
_WORD = re.compile(r"[^\W\d_]+")


def tell_genre(blocks: Sequence[Block]) -> str:
    """``drama``, ``letter``, ``verse``, ``headlines``, ``newspaper`` or, where nothing speaks for these, ``book``."""
    flow = [block for block in blocks if block.role not in FURNITURE]
    count = Counter(block.role for block in flow)
    size: Counter[Role] = Counter()
    for block in flow:
        size[block.role] += len(block.text)
    if count[Role.SPEAKER] >= _FEWEST and 2 * _spoken(flow) > sum(size.values()):
        return "drama"
    if 2 * size[Role.STANZA] > sum(size.values()):
        return "verse"
    if _is_letter(flow, count):
        return "letter"
    if _are_headlines(flow, count):
        return "headlines"
    matter = sum(block.role in _MATTER and not block.label for block in flow)
    if has_chapters(flow) or count[Role.HEAD] < 2 or (matter < _FEWEST and count[Role.HEAD] < _FEWEST):
        return "book"
    return "newspaper"


def _spoken(flow: Sequence[Block]) -> int:
    """How many characters stand between a speaker's name and what ends the speech."""
    spoken, inside = 0, False
    for block in flow:
        inside = block.role is Role.SPEAKER or (inside and block.role in SPOKEN)
        spoken += inside * len(block.text)
    return spoken


def _is_letter(flow: Sequence[Block], count: Counter[Role]) -> bool:
    top = {block.role for block in flow[:_EDGE]}
    greets = bool(top & {Role.SALUTE, Role.OPENER}) or Role.DATELINE in top
    return greets and count[Role.HEAD] < 2 and count[Role.CLOSER] + count[Role.SIGNED] > 0


def _are_headlines(flow: Sequence[Block], count: Counter[Role]) -> bool:
    """Whether heads and single paragraphs take turns all the way."""
    turns = sum(a.role is Role.HEAD and b.role is Role.PARAGRAPH for a, b in pairwise(flow))
    lines = all(len(block.parts) == 1 for block in flow)
    return (
        lines
        and turns >= _FEWEST
        and 2 * turns >= len(flow) - _FEWEST
        and 2 * count[Role.HEAD] >= len(flow) - 2 * _FEWEST
    )


def form_of(head: Block) -> str:
    """What a head calls its part (``chapter``, ``act``), ``I`` if it only counts it, else nothing."""
    text = head.text.strip()
    if _NUMERAL.fullmatch(text):
        return "I"
    words = [word.lower() for word in _WORD.findall(text)[:2]]
    known = word_classes()
    named = [word for word in words if "P" in known.get(word, ())]
    return (
        named[-1]
        if named and (len(words) == len(_WORD.findall(text)) or re.search(r"\d|\b[IVXLC]+\b", text) or len(named) > 1)
        else ""
    )


def counts_part(text: str) -> bool:
    """Whether a text begins with a word for a part and its number: `Scene II. A kitchen`."""
    match = _COUNTED.match(text)
    return match is not None and "P" in word_classes().get(match[1].lower(), ())


def has_chapters(blocks: Sequence[Block]) -> bool:
    """Whether several heads are those of chapters."""
    return sum(block.role is Role.HEAD and bool(form_of(block)) for block in blocks) >= 2


def rank_heads(blocks: Sequence[Block]) -> None:
    """Give each head whose rank no mark says its level: parts that are named or counted nest as they first come."""
    levels: dict[str, int] = {}
    before: Block | None = None
    for block in blocks:
        if block.role is Role.HEAD and not block.level:
            form = form_of(block)
            if form and form not in levels:
                stacked = before is not None and before.role in (Role.HEAD, Role.SUBHEAD)
                above = levels.get(form_of(before), 0) if stacked and before is not None else 0
                levels[form] = above + 1 if above else 1
            block.level = levels.get(form, 1)
        if block.role not in FURNITURE and block.role is not Role.SUBHEAD:
            before = block
