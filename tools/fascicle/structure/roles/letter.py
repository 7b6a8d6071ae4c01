"""The edges of a letter: date, addressees and salute before its text, formula and signatures behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import takewhile

from fascicle.language.data import all_words, pattern
from fascicle.structure.measure import ends_sentence
from fascicle.structure.model import Block, Role
from fascicle.structure.roles.datelines import is_dateline

_ADDRESSEE = r"(?:{addressees}|{forms_of_address})\s\w"
# What follows is a name or a title, and a sign that nothing else in a text ends such a line with.
_GREETING = r"(?:{greeting_leads} )?{greetings}\b"
_FORMULAS = r"(?i)\b{formulas}\b"
_PLEADING = r"{pleas}\b"
_EDGE = 110  # characters: addressees and signatures are short, paragraphs seldom
_MOST_LINES = 4  # of a formula with its signatures
_LAST = 6  # blocks at the end of a letter: formula, signatures, what is enclosed
_LONGEST_SALUTE = 60
_LONGEST_FORMULA = 220
_WORDS_OF_FORMULA = 8  # beside which a formula is not a sentence of the text
_REACH = 40  # blocks of a letter, from its greeting to its end


@cache
def _postscript() -> re.Pattern[str]:
    letters = (r"\.?\s?".join(each) for each in sorted(all_words("postscripts")))
    return re.compile(rf"(?:{'|'.join(letters)})\.?[:.\s–-]")


def classify_letter(blocks: Sequence[Block], languages: Sequence[str]) -> None:
    """Give the blocks at the two edges of a letter their roles; the blocks between stay what they are."""
    body = _opening(blocks, languages)
    last = next((at for at in range(body + 1, len(blocks)) if _postscript().match(blocks[at].text)), len(blocks))
    end = _closing(blocks[:last], body)
    for block in blocks[last:]:
        if block.role is Role.PARAGRAPH:
            block.role, block.evidence = Role.POSTSCRIPT, "behind 'P. S.'"
    for block in blocks[end:last]:
        closes = block.text.endswith(("!", ",", "…")) or pattern(_FORMULAS).search(block.text) is not None
        formula = closes and all(each.role is not Role.SIGNED for each in blocks[end:last])
        block.role = Role.CLOSER if formula else Role.SIGNED
        block.evidence = "the end of a letter"


def _leads(text: str, languages: Sequence[str]) -> bool:
    """Whether a text leads to an addressee: what does in one language is an article in another."""
    return pattern(_ADDRESSEE, tuple(languages)).match(text) is not None


def _opening(blocks: Sequence[Block], languages: Sequence[str]) -> int:
    """Mark date, addressees and salute; the answer is where the text begins.

    Whatever short lines stand above a greeting are a letterhead or an address.
    """
    greeting = next((at for at, block in enumerate(blocks[:_LAST]) if _is_greeting(block)), None)
    if greeting is not None and all(_may_lead(block) for block in blocks[:greeting]):
        for block in blocks[:greeting]:
            block.role = Role.DATELINE if is_dateline(block.text, languages) else Role.OPENER
            block.evidence = "above the greeting of a letter"
        blocks[greeting].role, blocks[greeting].evidence = Role.SALUTE, "the greeting of a letter"
        return greeting + 1
    for at, block in enumerate(blocks):
        text = block.text
        if block.role is Role.HEAD:
            continue
        if is_dateline(text, languages):
            block.role = Role.DATELINE
        elif (
            pattern(_ADDRESSEE, tuple(languages)).match(text)
            and len(text) <= 2 * _EDGE
            and not text.endswith((".", ":", "!"))
        ):
            block.role = Role.OPENER
        elif len(text) <= _LONGEST_SALUTE and text.endswith((",", ":", "!", "–", "—")):
            block.role = Role.SALUTE
        elif at or block.role is Role.PARAGRAPH:
            return at
        block.evidence = "the beginning of a letter"
    return len(blocks)


def _is_greeting(block: Block) -> bool:
    closed = block.text.endswith((",", ":", "!", "–", "—")) and len(block.text) <= _LONGEST_SALUTE
    return closed and len(block.parts) == 1 and pattern(_GREETING).match(block.text) is not None


def _may_lead(block: Block) -> bool:
    return block.role is Role.PARAGRAPH and len(block.text) <= _EDGE and not block.text.endswith((".", "?", ":"))


def _closing(blocks: Sequence[Block], body: int) -> int:
    """Where the text ends: behind its last long paragraph, or last sentence that ends with a full stop."""
    at = len(blocks)
    while at > body + 1 and len(blocks[at - 1].text) <= _EDGE and blocks[at - 1].role is Role.PARAGRAPH:
        at -= 1
    # Sentences of the text may be short too: the edge begins at the formula, or at the first line without a stop.
    while at + 1 < len(blocks) and blocks[at].text.endswith((".", "?", ":")) and not is_formula(blocks[at]):
        at += 1
    return at


def looks_like_letter(blocks: Sequence[Block], languages: Sequence[str]) -> bool:
    """Whether the text begins as letters do, with two of date, addressee and salute, or ends as they do, too."""
    first = [block.text for block in blocks[:6]]
    dated = any(is_dateline(text, languages) for text in first[:3])
    greets = any(map(_is_greeting, blocks[:6]))
    addressed = any(_leads(text, languages) and len(text) <= _EDGE and not text.endswith(".") for text in first)
    closes = any(map(is_formula, blocks[-_LAST:]))
    if sum(block.role is Role.HEAD for block in blocks) > 1:
        return False  # several texts, one of which may be a letter
    return dated + addressed + greets >= 2 or (greets and closes and sum(map(is_formula, blocks)) == 1)


def is_formula(block: Block) -> bool:
    """Whether a block is nothing but the formula that ends a letter."""
    text = block.text
    found = pattern(_FORMULAS).search(text) if len(text) <= _LONGEST_FORMULA else None
    if found is None or text.startswith(("“", "„", "«", '"', "–", "—", "-")):
        return False
    few = len(text.split()) <= _WORDS_OF_FORMULA and len(block.parts) == 1 and not text.endswith((".", "?", ":"))
    return few or pattern(_PLEADING).match(text) is not None


def split_formulas(blocks: Sequence[Block]) -> list[Block]:
    """Blocks of a few lines cut behind a first line that is a formula, and before a last one that greets.

    The signature stands below the formula, the address above the greeting.
    """
    return [piece for block in blocks for piece in _split_formula(block)]


def _split_formula(block: Block) -> Iterator[Block]:
    if block.role is Role.PARAGRAPH and 1 < len(block.parts) <= _MOST_LINES:
        last = replace(block, parts=block.parts[-1:], inner={})
        above = replace(block, parts=block.parts[:-1], inner={})
        if _is_greeting(last) and len(above.text) <= _EDGE and not ends_sentence(above.parts[-1].content):
            yield above
            yield last
            return
        first = replace(block, parts=block.parts[:1], inner={})
        below = replace(block, parts=block.parts[1:], inner={})
        if is_formula(first) and not pattern(_PLEADING).match(first.text) and is_name_line(below):
            yield first
            yield below
            return
    yield block


def classify_enclosed(flow: Sequence[Block], languages: Sequence[str]) -> None:
    """Letters among other texts: a greeting, the formula that ends what follows it, and a signature below that."""
    for at, block in enumerate(flow):
        if block.role is not Role.PARAGRAPH or not _is_greeting(block):
            continue
        for end in range(at + 2, min(len(flow), at + _REACH)):
            if flow[end].role is not Role.PARAGRAPH or _is_greeting(flow[end]):
                break
            if is_formula(flow[end]):
                block.role, block.evidence = Role.SALUTE, "a greeting, and a formula behind what follows"
                _address(flow[max(0, at - _MOST_LINES) : at], languages)
                flow[end].role, flow[end].evidence = Role.CLOSER, "the formula that ends a letter"
                if end + 1 < len(flow) and is_name_line(flow[end + 1]):
                    flow[end + 1].role, flow[end + 1].evidence = Role.SIGNED, "below the formula that ends a letter"
                break


def _address(above: Sequence[Block], languages: Sequence[str]) -> None:
    """Short lines between a title or a date and a greeting say to whom a letter goes."""
    lines = list(takewhile(_may_lead, reversed(above)))
    if len(lines) < len(above) and above[-len(lines) - 1].role in (Role.HEAD, Role.SUBHEAD, Role.DATELINE):
        for block in lines:
            block.role = Role.DATELINE if is_dateline(block.text, languages) else Role.OPENER
            block.evidence = "between a title or a date and the greeting of a letter"


def classify_correspondence(flow: Sequence[Block]) -> None:
    """Parts of letters: a salute below a title or a date, a formula above a signature or the next title."""
    titles = (Role.HEAD, Role.SUBHEAD, Role.DATELINE)
    for at in range(1, len(flow)):
        block, before = flow[at], flow[at - 1]
        after = flow[at + 1] if at + 1 < len(flow) else None
        if block.role is not Role.PARAGRAPH:
            continue
        above = next((each for each in reversed(flow[max(0, at - 2) : at]) if each.role in titles), None)
        text = after is not None and after.role is Role.PARAGRAPH
        if above is not None and text and _is_greeting(block):
            block.role, block.evidence = Role.SALUTE, "a greeting below a title"
        ends = after is None or after.role in (*titles, Role.SIGNED)
        if before.role is Role.PARAGRAPH and ends and is_formula(block):
            block.role, block.evidence = Role.CLOSER, "a formula at the end"


def is_name_line(block: Block) -> bool:
    """Whether a block is a short paragraph that begins as a name does."""
    short = len(block.text) <= _EDGE and len(block.parts) <= _MOST_LINES
    return short and block.role is Role.PARAGRAPH and block.text[:1].isupper()
