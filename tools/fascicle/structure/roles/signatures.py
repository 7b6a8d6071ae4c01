"""Who signed a text: names of persons and organisations on short lines behind its end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from fascicle.language.data import pattern
from fascicle.structure.blocks.display import DISPLAY
from fascicle.structure.measure import ends_sentence
from fascicle.structure.model import Block, Role
from fascicle.structure.roles.datelines import is_dateline

_INITIALS = re.compile(r"(?:[^\W\d_]\.\s?){2,4}")
_WORD = re.compile(r"[^\W\d_](?:[\w’'.-]*\w)?")
_SMALL_CAPITALS = re.compile(r"[a-zà-ÿ][A-ZÀ-Þ]")
_TWICE = re.compile(r"([^\W\d_]{4,})\1")  # printed twice, and no small capitals
_BRACKETED = re.compile(r"\([^\W\d_a-zà-ÿ][\w-]{2,}\)")
_ACRONYM = re.compile(r"\b[^\W\d_a-zà-ÿ]{3,}\b")
CAPITALS = "all in capitals"  # the evidence of heads that nothing else shows
_FROM = r"{origins}\s"
_LONGEST = 160  # characters
_LONGEST_LINE = 70
_MOST_LINES = 6
_LONG_WORD = 4  # letters: prepositions and articles of names are shorter, more or less
_NAMES = 0.7  # share of the longer words with a capital
_PERSON = 5  # words: two persons and an 'and'
_TEXT = frozenset({Role.PARAGRAPH, Role.QUOTE, Role.ITEM, Role.SIGNED})
_OPENS = frozenset({Role.HEAD, Role.SUBHEAD, Role.DATELINE})
_ASIDE = frozenset({Role.NOTE, Role.CAPTION, Role.SIGNED, Role.RULE})
_ARTICLE = 200  # characters of a text that a call may be the title of
_KICKER = 120  # characters of a line above a title


def is_formal_signature(block: Block, before: Block | None, languages: Sequence[str]) -> bool:
    """Initials alone, a text all in brackets, or a name above a place and a date, behind the end of a paragraph."""
    if before is None or before.role is not Role.PARAGRAPH or not ends_sentence(before.text) or len(block.parts) > 3:
        return False
    initials = _INITIALS.fullmatch(block.text) is not None
    words = any(character.isalpha() for character in block.text)
    bracketed = words and block.text.startswith("(") and block.text.endswith(")") and len(block.text) <= _LONGEST
    last = block.parts[-1].content
    dated = len(block.parts) > 1 and "," in last and is_dateline(last, languages)
    return initials or bracketed or dated


def classify_signatures(flow: Sequence[Block], *, typeset: bool) -> None:
    """Names behind the last paragraph of an article."""
    if typeset:
        _in_small_capitals(flow)
    for at in range(len(flow) - 1, 0, -1):  # from the last to the first, so that a list of them holds
        block, before = flow[at], flow[at - 1]
        behind = before.role in _TEXT or (before.role is Role.HEAD and before.evidence == CAPITALS)
        if block.role is not Role.PARAGRAPH or not behind or not _is_short(block):
            continue
        if _names(block, typeset=typeset) and _ends_article(flow, at) and _ends_text(flow, at):
            block.role, block.evidence = Role.SIGNED, "names at the end of an article"


def _in_small_capitals(flow: Sequence[Block]) -> None:
    """Small capitals, extracted as letters of both cases in one word, behind a text or a signature."""
    for before, block in pairwise(flow):
        text = before.role in _TEXT or (before.role is Role.HEAD and before.evidence == CAPITALS)
        listed = before.role is Role.SIGNED and len(block.text.split()) <= _PERSON
        behind = before.role is Role.SIGNED or (text and ends_sentence(before.text))
        if block.role is not Role.PARAGRAPH or not behind or not _is_short(block) or block.evidence == DISPLAY:
            continue
        small = _SMALL_CAPITALS.search(block.text) and not _TWICE.search(block.text)
        if small or (listed and block.space_above and not ends_sentence(block.text)):
            block.role, block.evidence = Role.SIGNED, "small capitals behind a text"


def _is_short(block: Block) -> bool:
    lines = [part.content for part in block.parts]
    stopped = block.text.endswith(("!", "?", ":", ",", ";", "…", "...", "-"))
    fits = len(lines) <= _MOST_LINES and all(len(line) <= _LONGEST_LINE for line in lines)
    return fits and not stopped and len(block.text) <= _LONGEST


def names_a_signatory(block: Block, before: Block | None) -> bool:
    """Whether a block of typeset text at a page's end is a person's name behind the end of a text."""
    behind = before is not None and before.role in _TEXT and ends_sentence(before.text)
    person = 1 < len(block.text.split()) <= _PERSON
    return (
        behind
        and _is_short(block)
        and (person or _BRACKETED.search(block.text) is not None)
        and _names(block, typeset=True)
    )


def _names(block: Block, *, typeset: bool) -> bool:
    """Whether the longer words have capitals, and something says that it is no title: lines, a stop, an acronym."""
    words = _WORD.findall(block.text)
    longer = [word for word in words if len(word) >= _LONG_WORD] or words
    if not words or not block.text.lstrip("(–-— ")[:1].isupper():
        return False
    if pattern(_FROM).match(block.text) or re.search(r"\d{2}", block.text):
        return False
    if sum(word[0].isupper() for word in longer) < _NAMES * len(longer):
        return False
    letters = [character for character in block.text if character.isalpha()]
    if all(character.isupper() for character in letters):
        return False
    person = 1 < len(words) <= _PERSON and all(word[0].isupper() for word in longer)
    lines = len(block.parts) > 1 and not typeset
    acronym = (_BRACKETED if typeset else _ACRONYM).search(block.text) is not None
    marked = lines or acronym or (block.text.endswith((".", ")")) and not typeset)
    return person or (marked and len(words) > 1)


def _ends_article(flow: Sequence[Block], at: int) -> bool:
    """Whether the next article begins behind the block, or nothing does."""
    for further in range(at + 1, len(flow)):
        block = flow[further]
        if block.role in _OPENS or block.role is Role.CONTACT:
            return True
        if block.role not in _ASIDE:
            after = flow[further + 1] if further + 1 < len(flow) else None
            kicker = len(block.text) <= _KICKER and not ends_sentence(block.text)
            return kicker and after is not None and after.role is Role.HEAD
    return True


def _ends_text(flow: Sequence[Block], at: int) -> bool:
    """Whether there is a text above that somebody may sign: lines of a masthead or an address are none."""
    for block in reversed(flow[:at]):
        if block.role is not Role.PARAGRAPH:
            return block.role not in _OPENS or block.evidence == CAPITALS
        if ends_sentence(block.text) or len(block.text) > _LONGEST_LINE:
            return True
    return False


def settle_capitals(flow: Sequence[Block]) -> None:
    """A line in capitals that opens nothing is no title: a call above the signatures, one of several calls."""
    for at in range(len(flow) - 1, 0, -1):
        block, before = flow[at], flow[at - 1]
        if block.role is not Role.HEAD or block.evidence != CAPITALS:
            continue
        after = flow[at + 1] if at + 1 < len(flow) else None
        goes_on = after is not None and after.text[:1].islower()
        last = after is None or after.role is Role.SIGNED
        below = after is not None and after.role is Role.PARAGRAPH and len(after.text) > _ARTICLE
        call = block.text.endswith(("!", "?")) and before.role is Role.PARAGRAPH and not block.opens_page and not below
        if goes_on or last or call:
            block.role, block.evidence = Role.PARAGRAPH, "capitals that open nothing"
