"""The edges of a letter: date, addressees and salute before its text, formula and signatures behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from fascicle.layout.model import Block, Role
from fascicle.layout.roles.datelines import is_dateline

_ADDRESSEE = re.compile(r"(?:To|An|À|Aux?|A|Al|Alla|All’|К|Кому)\s\w")
_GREETINGS = (
    "Dear", "My dear", "Sir", "Madam", "Comrade", "Liebe", "Sehr geehrte", "Cher", "Chère", "Monsieur", "Querid",
    "Estimad", "Egregi", "Дорог", "Уважаем",
)  # fmt: skip
_FORMULAS = re.compile(
    r"\b(?:sincerely|faithfully|fraternally|truly|regards|greetings|saludos?|atentamente|fraternalmente|abrazos?|"
    r"salutations|cordialement|fraternellement|Grüße|Gruß|hochachtungsvoll|saluti|cordialmente|уважением|приветом)\b",
    re.IGNORECASE,
)
_POSTSCRIPT = re.compile(r"(?:P\.?\s?S\.?|P\.?\s?D\.?|N\.?\s?B\.?|З\.?\s?Ы\.?)[:.\s–-]")
_EDGE = 110  # characters: addressees and signatures are short, paragraphs seldom
_LONGEST_SALUTE = 60


def classify_letter(blocks: Sequence[Block], languages: Sequence[str]) -> None:
    """Give the blocks at the two edges of a letter their roles; the blocks between stay what they are."""
    body = _opening(blocks, languages)
    last = next((at for at in range(body + 1, len(blocks)) if _POSTSCRIPT.match(blocks[at].text)), len(blocks))
    end = _closing(blocks[:last], body)
    for block in blocks[last:]:
        if block.role is Role.PARAGRAPH:
            block.role, block.evidence = Role.POSTSCRIPT, "behind 'P. S.'"
    for block in blocks[end:last]:
        closes = block.text.endswith(("!", ",", "…")) or _FORMULAS.search(block.text) is not None
        formula = closes and all(each.role is not Role.SIGNED for each in blocks[end:last])
        block.role = Role.CLOSER if formula else Role.SIGNED
        block.evidence = "the end of a letter"


def _opening(blocks: Sequence[Block], languages: Sequence[str]) -> int:
    """Mark date, addressees and salute; the answer is where the text begins."""
    for at, block in enumerate(blocks):
        text = block.text
        if is_dateline(text, languages):
            block.role = Role.DATELINE
        elif _ADDRESSEE.match(text) and len(text) <= 2 * _EDGE and not text.endswith((".", ":", "!")):
            block.role = Role.OPENER
        elif len(text) <= _LONGEST_SALUTE and text.endswith((",", ":", "!", "–", "—")):
            block.role = Role.SALUTE
        elif at or block.role is Role.PARAGRAPH:
            return at
        block.evidence = "the beginning of a letter"
    return len(blocks)


def _closing(blocks: Sequence[Block], body: int) -> int:
    """Where the text ends: behind its last long paragraph, or last sentence that ends with a full stop."""
    at = len(blocks)
    while at > body + 1 and len(blocks[at - 1].text) <= _EDGE and blocks[at - 1].role is Role.PARAGRAPH:
        at -= 1
    # Sentences of the text may be short too: the edge begins at the formula, or at the first line without a stop.
    while at < len(blocks) and blocks[at].text.endswith((".", "?", ":")) and at + 1 < len(blocks):
        at += 1
    return at


def looks_like_letter(blocks: Sequence[Block], languages: Sequence[str]) -> bool:
    """Whether the text begins as letters do: with a date and an addressee or a salute."""
    first = [block.text for block in blocks[:6]]
    dated = any(is_dateline(text, languages) for text in first[:3])
    greets = any(text.endswith((",", ":")) and text.startswith(_GREETINGS) for text in first)
    addressed = any(_ADDRESSEE.match(text) and len(text) <= _EDGE and not text.endswith(".") for text in first)
    return dated + addressed + greets >= 2


def classify_correspondence(flow: Sequence[Block]) -> None:
    """Letters among other texts: a salute below a title or a date, a formula above a signature or the next title."""
    titles = (Role.HEAD, Role.SUBHEAD, Role.DATELINE)
    for at in range(1, len(flow)):
        block, before = flow[at], flow[at - 1]
        after = flow[at + 1] if at + 1 < len(flow) else None
        if block.role is not Role.PARAGRAPH or len(block.text) > _LONGEST_SALUTE:
            continue
        above = next((each for each in reversed(flow[max(0, at - 2) : at]) if each.role in titles), None)
        text = after is not None and after.role is Role.PARAGRAPH and not after.text[:1].islower()
        if above is not None and text and block.text.startswith(_GREETINGS) and block.text.endswith((",", ":", "!")):
            block.role, block.evidence = Role.SALUTE, "a greeting below a title"
        ends = after is None or after.role in (*titles, Role.SIGNED)
        if before.role is Role.PARAGRAPH and ends and _FORMULAS.search(block.text) and not block.text.endswith("."):
            block.role, block.evidence = Role.CLOSER, "a formula at the end"
