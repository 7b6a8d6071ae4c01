"""What kind of division each one is: told by what it holds, and by the rubric over it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from fascicle.language.data import table
from fascicle.structure.model import FURNITURE, Block, Division, Role

_APART = FURNITURE | {Role.CAPTION, Role.PICTURE, Role.NOTE, Role.RULE}
_TOP = frozenset({Role.HEAD, Role.SUBHEAD, Role.BYLINE, Role.DATELINE})
_WORDS = re.compile(r"[^\W\d_]+")


def tell_kinds(divisions: Iterable[Division], genre: str) -> None:
    """Set the type of each division of which there is evidence; the others stay article, section or chapter."""
    for division in divisions:
        kind = _by_content(division, genre) or _by_rubric(division)
        if kind is not None and division.type != "chapter":
            division.type = kind
        tell_kinds(division.divisions, genre)


def _by_content(division: Division, genre: str) -> str | None:
    own = [block for block in division.blocks if block.role not in _APART]
    body = [block for block in own if block.role not in _TOP]
    roles = {block.role for block in body}
    if body and roles == {Role.CONTENTS}:
        return "index"
    if genre == "drama" and Role.SPEAKER in roles:
        return "scene"
    if genre in ("drama", "verse") and roles == {Role.STANZA}:
        return "poem"
    closed = any(block.role in (Role.CLOSER, Role.SIGNED) for block in division.closing)
    # A salute alone may be a quotation's; a signature alone is an author's.
    return "letter" if Role.SALUTE in {block.role for block in own} and closed else None


def _by_rubric(division: Division) -> str | None:
    """A head or kicker that is nothing but the name of a standing part."""
    heads = (block for block in division.blocks if block.role in (Role.HEAD, Role.SUBHEAD))
    return next((kind for block in heads if (kind := _rubric(block)) is not None), None)


def _rubric(block: Block) -> str | None:
    words = _WORDS.findall(block.text.lower())
    kinds = (kind for kind, names in table("rubrics").items() if words[0] in names)
    return next(kinds, None) if len(words) == 1 else None
