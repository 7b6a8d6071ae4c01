"""Blocks to divisions: heads open them, ranks nest them, and what TEI lets stand only at their edges stands there.

A TEI ``div`` begins with heads, bylines, datelines, openers; then come paragraphs and the like; then divisions
inside it; and closers, signatures at its end. A block that claims a place at the edge but stands in the middle is
taken for a paragraph: text is never moved to fit.
"""

from __future__ import annotations

from collections.abc import Sequence

from fascicle.structure.genre import has_chapters
from fascicle.structure.model import FURNITURE, Block, Division, Role

_TOP = frozenset({Role.HEAD, Role.SUBHEAD, Role.BYLINE, Role.DATELINE, Role.OPENER, Role.SALUTE})
_HEADS = frozenset({Role.HEAD, Role.SUBHEAD})
_LEADING = frozenset({Role.SUBHEAD, Role.BYLINE, Role.DATELINE})
_GREETS = frozenset({Role.DATELINE, Role.OPENER, Role.SALUTE})
_BOTTOM = frozenset({Role.CLOSER, Role.SIGNED, Role.DATELINE, Role.BYLINE, Role.POSTSCRIPT})
# Elements of these roles may stand anywhere in a division.
_ANYWHERE = FURNITURE | {Role.CAPTION, Role.PICTURE, Role.NOTE}
_TYPES = {"letter": "letter"}
_MOST_HEADS = 12  # of a stack of titles


def outline(blocks: Sequence[Block], genre: str) -> list[Division]:
    """The divisions of a text, outermost first; every block is in exactly one of them, in the order given."""
    chapters = genre == "book" and has_chapters(blocks)
    builder = _Builder("chapter" if chapters else _TYPES.get(genre, "article"))
    for block, head, closes in zip(blocks, _next_heads(blocks), _closing(blocks), strict=True):
        if block.role is Role.HEAD and not builder.continues_stack(block):
            builder.open(block.level or 1)
        elif block.role in _LEADING and head is not None:
            builder.open_for(head)
        builder.add(block, closes=closes)
    return builder.roots


def _next_heads(blocks: Sequence[Block]) -> list[Block | None]:
    """Of each block the next head, itself counted, where only kickers, bylines and datelines stand between."""
    found: list[Block | None] = []
    head: Block | None = None
    for block in reversed(blocks):
        if block.role is Role.HEAD or block.role not in _LEADING:
            head = block if block.role is Role.HEAD else None
        found.append(head)
    return found[::-1]


def _closing(blocks: Sequence[Block]) -> list[bool]:
    """Of each block, whether nothing but other closing blocks follows it before the division ends."""
    found: list[bool] = []
    ends, signed = True, False  # what follows: a division's end, a signature before it
    for block in reversed(blocks):
        found.append(ends or (signed and block.role is Role.CLOSER))
        if block.role in _BOTTOM or block.role in _ANYWHERE:
            signed = signed or block.role is Role.SIGNED
        else:
            ends = block.role in (Role.HEAD, Role.SALUTE) or block.role in _LEADING
            signed = False
    return found[::-1]


class _Builder:
    """Nests divisions by rank as their heads come."""

    def __init__(self, kind: str) -> None:
        self.roots: list[Division] = []
        self._kind = kind
        self._open: list[Division] = []
        self._leading = False  # the open division has kickers or the like and waits for its head
        self._bodied: set[int] = set()  # divisions that have more than titles, by identity

    def continues_stack(self, block: Block) -> bool:
        """Whether the head belongs to the open division: its kicker opened it, or another title of its rank did."""
        titled = bool(self._open) and self._open[-1].level == (block.level or 1) and self._only_heads(self._open[-1])
        return self._leading or titled

    def open(self, level: int) -> None:
        """Begin a division of a rank, inside the nearest of higher rank; one that has no words yet takes the rank."""
        if len(self.roots) == 1 and self._open == self.roots and self._is_wordless(self.roots[0]):
            self.roots[0].level = level
            return
        # What is signed has ended: a division inside it would stand before its signature.
        while self._open and (self._open[-1].level >= level or self._open[-1].closing):
            self._open.pop()
        division = Division(self._kind if not self._open else "section", level)
        (self._open[-1].divisions if self._open else self.roots).append(division)
        self._open.append(division)

    def open_for(self, head: Block) -> None:
        """Begin the division of the head that a kicker or the like leads to."""
        if not self._leading:
            self.open(head.level or 1)
            self._leading = True

    def add(self, block: Block, *, closes: bool) -> None:
        """Put a block into the open division, as what it can be there."""
        if not self._open:
            self.open(1)
        division = self._open[-1]
        if block.role is Role.HEAD:
            self._leading = False
        if block.role in _ANYWHERE:
            self._last_place(division).append(block)
        elif block.role in _TOP and not self._has_body(division):
            division.blocks.append(block)
        elif block.role in _BOTTOM and self._has_body(division) and (closes or self._ends_section(block)):
            division.closing.append(block)
        else:
            self._add_body(division, block)

    def _add_body(self, division: Division, block: Block) -> None:
        if block.role in _GREETS:
            self._add_letter(division, block)
            return
        if block.role is Role.SUBHEAD:
            block.role, block.level = Role.HEAD, division.level + (not division.closing)
            self.open(block.level)
            self._open[-1].blocks.append(block)
            return
        if block.role in _TOP | _BOTTOM:
            block.role, block.evidence = (
                Role.PARAGRAPH,
                f"looks like a {block.role}, but stands in the middle of a text",
            )
        if division.closing or division.divisions:
            self.open(division.level if division.closing else division.level + 1)
            division = self._open[-1]
        self._bodied.add(id(division))
        division.blocks.append(block)

    def _add_letter(self, division: Division, block: Block) -> None:
        """A date, an address or a greeting between paragraphs begins a part of its own.

        In a masthead a date is one of the lines of the imprint.
        """
        masthead = all(each.role in _HEADS | _ANYWHERE | {Role.CONTACT} for each in division.blocks)
        if block.role is Role.DATELINE and masthead and not division.divisions:
            block.role, block.evidence = Role.CONTACT, "a date in the masthead"
            division.blocks.append(block)
            return
        self.open(division.level if division.closing or self._dated(division) else division.level + 1)
        self._open[-1].blocks.append(block)

    @staticmethod
    def _dated(division: Division) -> bool:
        return bool(division.blocks) and division.blocks[0].role in _GREETS

    @staticmethod
    def _ends_section(block: Block) -> bool:
        """What follows the end of a letter is somebody else's: it gets a part of its own."""
        return block.role is not Role.DATELINE

    @staticmethod
    def _only_heads(division: Division) -> bool:
        few = 0 < len(division.blocks) <= _MOST_HEADS
        return few and all(block.role in _HEADS for block in division.blocks) and not division.divisions

    @staticmethod
    def _is_wordless(division: Division) -> bool:
        """Whether nothing but running heads, pictures and the like stands in a division: no div may be so."""
        loose = all(block.role in _ANYWHERE for block in division.blocks)
        return loose and not division.divisions and not division.closing

    def _has_body(self, division: Division) -> bool:
        return bool(division.closing or division.divisions or id(division) in self._bodied)

    @staticmethod
    def _last_place(division: Division) -> list[Block]:
        if division.closing:
            return division.closing
        if division.divisions:
            return division.divisions[-1].blocks
        return division.blocks
