"""How far one stretch of text may go on: what an end and a beginning say about each other.

The evidence is what a compositor's reader goes by: a broken word, a sentence without its end, a beginning in lower
case. A word's second half is known anywhere; a sentence goes on behind what is no text of its column; a sentence that
goes on with a capital is seen only where the two stand side by side.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from fascicle.language.hyphens.decide import Break, begins_anew, ends_with_hyphen
from fascicle.language.lexicon import WORD, Lexicon
from fascicle.language.sentences import ends_sentence
from fascicle.model.certainty import Certainty
from fascicle.structure.hyphens import Hyphens
from fascicle.structure.model import Block, Role

_OPENING = "“‘\"'«([¿¡„ "
_INITIALS = re.compile(r"(?<!\w)(?:[^\W\d_]\.){2,}$")
_ENUMERATED = re.compile(r"\(\w{1,2}\)")  # '(a)' and '(12)' begin items
_NAMED = re.compile(r"([^\W\d_]+) (?=([^\W\d_a-zà-ÿ][^\W\d_]+))")  # a word, and one with a capital behind it
_WANTING = 1e-3  # words as frequent as this, before a break, want another: articles, prepositions, conjunctions
_FULL = 0.75  # of the lines above: a shorter last line ends what it belongs to
_SCRAP = 25  # characters: what is shorter may be a scrap of anything
_WIDE = 0.8  # of all lines are no wider than the column: many are narrow beside pictures or end a paragraph
_INDENT = 2  # blanks before the first line of a paragraph; one blank is how some files begin a page
_PROSE = frozenset({Role.PARAGRAPH, Role.QUOTE, Role.ITEM})


class Reach(IntEnum):
    """How far away the rest of a text may stand from its beginning, for the two to be known as one."""

    NOWHERE = 0
    BESIDE = 1  # with nothing between but furniture
    BEHIND = 2  # behind captions, notes, pictures, a box
    ANYWHERE = 3  # behind other text, too


@dataclass(frozen=True)
class Bond:
    """How far two stretches may stand apart and still be one, and the evidence."""

    reach: Reach
    reason: str = ""


_NONE = Bond(Reach.NOWHERE)


class Sentences:
    """Judges pairs of blocks of one text; ``column`` is the usual width of its ``lines``, 0 where nobody set lines."""

    def __init__(self, lexicon: Lexicon, hyphens: Hyphens, column: int, lines: Iterable[str]) -> None:
        self._named = {(pair[1].lower(), pair[2]) for line in lines for pair in _NAMED.finditer(line)}
        self._lexicon = lexicon
        self._hyphens = hyphens
        self.column = column

    def bond(self, before: Block, after: Block, *, over_page: bool = False) -> Bond:
        """How far apart the two may be and still be one; ``over_page`` says that only a page's edge parts them."""
        last, first = before.parts[-1].content, after.parts[0].content
        if ends_with_hyphen(last):
            return self._word(before, after)
        if ends_sentence(last) and not (_INITIALS.search(last) and is_lower(first)):
            return _NONE
        if _is_short(before) or _is_scrap(after) or _ENUMERATED.match(first):
            return _NONE
        if is_lower(first):
            reach = Reach.BEHIND if self._is_full(before) else Reach.BESIDE
            return Bond(reach, "an open sentence goes on in lower case")
        # Lines of a list or an address end with commas too.
        if not self._is_full(before) or last.endswith((":", "-", "–", "—")):
            return _NONE
        if over_page and after.first.indent < _INDENT and after.role is before.role:
            return Bond(Reach.BESIDE, "an open sentence goes on over the page")
        if first.startswith("("):
            return Bond(Reach.BESIDE, "an open sentence goes on with brackets")
        name = WORD.match(first)
        named = name is not None and (last_word(last), name[0]) in self._named
        named = named or not begins_anew(first, self._lexicon)
        return Bond(Reach.BESIDE, "an open sentence goes on with a name") if named and self.wants_more(last) else _NONE

    def _word(self, before: Block, after: Block) -> Bond:
        decision = self._hyphens.between(before.parts[-1], after.parts[0])
        first = after.parts[0].content
        if decision is None or decision.kind is Break.DASH:
            return _NONE
        if decision.kind is Break.KEEP:
            begins = begins_anew(first, self._lexicon)
            return _NONE if begins else Bond(Reach.BESIDE, f"a word with a hyphen: {decision.evidence}")
        if not first[:1].islower():
            return _NONE
        known = decision.certainty is Certainty.HIGH
        return Bond(Reach.ANYWHERE if known else Reach.BEHIND, f"a broken word: {decision.evidence}")

    def is_open(self, block: Block) -> bool:
        """Whether a block is running text that breaks off."""
        last = block.parts[-1].content
        if block.role not in _PROSE or ends_sentence(last):
            return False
        return ends_with_hyphen(last) or (not _is_short(block) and self._is_full(block))

    def _is_full(self, block: Block) -> bool:
        """Whether the last line is as wide as those above it, as in a paragraph that goes on elsewhere."""
        *above, last = [len(part.content) for part in block.parts[-4:]]
        return last >= _FULL * (max(above) if len(above) > 1 else max(*above, self.column, _SCRAP))

    def wants_more(self, text: str) -> bool:
        """Whether a text cannot end here: with a comma, or with a word that leads to another."""
        return text.endswith(",") or self._lexicon.frequency(last_word(text), _WANTING) >= _WANTING


def column_of(blocks: Iterable[Block]) -> int:
    """The usual width of a full line, in characters."""
    widths = sorted(len(part.content) for block in blocks if block.role in _PROSE for part in block.parts) or [0]
    return widths[int(_WIDE * (len(widths) - 1))]


def begins_inside(block: Block) -> bool:
    """Whether a block is running text that begins in the middle of a sentence."""
    return block.role is Role.PARAGRAPH and not _is_scrap(block) and is_lower(block.parts[0].content)


def _is_scrap(block: Block) -> bool:
    """Whether a block is a few words that may be of anything: they end no sentence."""
    return _is_short(block) and not ends_sentence(block.parts[-1].content)


def _is_short(block: Block) -> bool:
    """Whether a block is but a few words; of a long one only the end is looked at."""
    return sum(len(part.content) + 1 for part in block.parts[-_SCRAP:]) <= _SCRAP


def is_lower(text: str) -> bool:
    """Whether a text begins in lower case, opening quotation marks and brackets aside; '(a)' begins an item."""
    return text.lstrip(_OPENING)[:1].islower() and not _ENUMERATED.match(text)


def last_word(text: str) -> str:
    """The last word of a text in lower case; nothing where its end has none."""
    words = WORD.findall(text[-60:])
    return words[-1].lower() if words else ""


def first_word(text: str) -> str:
    """The first word of a text in lower case; nothing where its beginning has none."""
    word = WORD.search(text[:60])
    return word[0].lower() if word else ""
