"""The genre of a text, where the edition's record does not say it."""

from __future__ import annotations

from collections.abc import Sequence

from fascicle.language.data import pattern
from fascicle.structure.model import Block, Role
from fascicle.structure.roles.datelines import is_dateline
from fascicle.structure.roles.drama import has_speeches
from fascicle.structure.roles.letter import looks_like_letter

_FEWEST_HEADLINES = 3
_TURNS = 0.8  # of the pairs: one teaser may have lost its stop
_FEWEST_HEADS = 2
_FEWEST_MATTER = 3  # datelines, bylines, captions, kickers, imprints: what papers have and books hardly
_MATTER = frozenset({Role.DATELINE, Role.BYLINE, Role.CAPTION, Role.SUBHEAD, Role.CONTACT, Role.SIGNED, Role.NOTE})
_CHAPTER = r"(?i){chapters}\b|[IVXLC]+\.?$"


def tell_genre(blocks: Sequence[Block], languages: Sequence[str], *, verse: bool) -> str:
    """``drama``, ``letter``, ``verse``, ``newspaper`` or, where nothing speaks for these, ``book``.

    ``verse`` says whether the lines of the text are verse.
    """
    if has_speeches(blocks):
        return "drama"
    if looks_like_letter(blocks, languages):
        return "letter"
    if _alternates(blocks, languages):
        return "headlines"
    if verse:
        return "verse"
    heads = sum(block.role is Role.HEAD for block in blocks)
    return "newspaper" if heads >= 3 else "book"


def settle_genre(genre: str, blocks: Sequence[Block]) -> str:
    """What a text taken for a book is, once its blocks have their roles: ``newspaper`` or ``book``."""
    heads = [block for block in blocks if block.role is Role.HEAD]
    if genre != "book" or len(heads) < _FEWEST_HEADS or has_chapters(blocks):
        return genre
    matter = sum(block.role in _MATTER and not block.label for block in blocks)
    return "newspaper" if matter >= _FEWEST_MATTER else "book"


def names_chapter(block: Block) -> bool:
    """Whether a head calls itself a chapter, or is nothing but a Roman number."""
    return block.role is Role.HEAD and pattern(_CHAPTER).match(block.text) is not None


def has_chapters(blocks: Sequence[Block]) -> bool:
    """Whether several heads are those of chapters."""
    return sum(map(names_chapter, blocks)) >= _FEWEST_HEADS


def _alternates(blocks: Sequence[Block], languages: Sequence[str]) -> bool:
    """Whether lines without a stop and texts with one take turns all the way."""
    lines = [block for block in blocks if not is_dateline(block.text, languages)]
    if len(lines) < 2 * _FEWEST_HEADLINES or any(len(block.parts) > 1 for block in lines):
        return False
    pairs = list(zip(lines[::2], lines[1::2], strict=False))
    turns = sum(
        not _stops(head.text) and _stops(teaser.text) and len(teaser.text) > len(head.text) for head, teaser in pairs
    )
    return turns >= _TURNS * len(pairs)


def _stops(text: str) -> bool:
    return text.rstrip("”’\"'»)").endswith((".", "…", ";", ",", ":"))
