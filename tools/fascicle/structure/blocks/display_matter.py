"""Text copied or read without a measure: what stands beside titles, and what stands where a picture was.

A short line without a stop above or below a title leads in or completes it. A gap of blank lines is what an OCR
program leaves of a picture; the line below the gap is the caption.
"""

from __future__ import annotations

from collections.abc import Sequence

from fascicle.structure.measure import ends_sentence
from fascicle.structure.model import Block, Role
from fascicle.structure.roles.imprint import names_a_site
from fascicle.structure.roles.styles import one_style
from fascicle.structure.roles.titles import is_menu

_TITLES = frozenset({Role.HEAD, Role.SUBHEAD})
_ABOVE = frozenset({Role.HEAD, Role.SUBHEAD, Role.DATELINE, Role.NOTE, Role.CONTACT})
_PASSAGE = frozenset({Role.SUBHEAD, Role.DATELINE, Role.BYLINE, Role.SALUTE, Role.OPENER, Role.NOTE})
_LOST_PICTURE = 3  # blank lines that an OCR program leaves where it took a picture out
_LONGEST_CAPTION = 120  # characters
_LONGEST_STOPPED = 80  # with a full stop; the paragraphs around are longer
_LONGEST_KICKER = 160
_LONGEST_STYLED = 420  # a standfirst in italics may be a whole paragraph
_SHORT = 40  # a place above a title, with its comma
_LONG = 120  # a paragraph, and no line of display
_ORPHAN = 12  # blocks within which a broken paragraph goes on
_QUOTES = "“‘\"'«„"
_FEWEST_CALLS = 3


def classify_captions(flow: Sequence[Block]) -> None:
    """Lines below an image, or below the gap that it left, are captions."""
    for at, block in enumerate(flow):
        if at and block.role is Role.PARAGRAPH and not block.settled and _is_caption(flow, at):
            block.role = Role.CAPTION
            block.evidence = "below a picture" if block.below_image else "below the gap of a lost picture"


def _is_caption(flow: Sequence[Block], at: int) -> bool:
    block, text = flow[at], flow[at].text
    near = range(at - 1, max(-1, at - _ORPHAN), -1)
    before = next((flow[place] for place in near if flow[place].role is not Role.CAPTION), flow[at - 1])
    lost = _below_gap(block)
    if not (block.below_image or lost) or len(text) > _LONGEST_CAPTION or text.endswith((",", ";", ":", "-")):
        return False
    if not text.lstrip(_QUOTES)[:1].isupper() and not text[:1].isdigit():
        return False
    further = flow[at + 1 : at + _ORPHAN]
    after = next((each for each in further if not _below_gap(each) or len(each.text) > _LONG), None)
    if block.below_image and not ends_sentence(text):
        return not _is_broken_off(before, further)
    if before.role in _TITLES:
        return lost and not ends_sentence(text) and not one_style(block, "bold")
    if lost and one_style(block, "italic") and not ends_sentence(text):
        return True
    if after is None or after.role is not Role.PARAGRAPH:
        return False
    if not ends_sentence(before.text) and after.text.lstrip(_QUOTES)[:1].islower():
        return True
    if ends_sentence(text):
        between = min(len(before.text), len(after.text)) > _LONGEST_STOPPED
        return between and text.endswith(".") and len(text) <= _LONGEST_STOPPED
    return len(after.text) > _LONG


def _is_broken_off(before: Block, further: Sequence[Block]) -> bool:
    """Whether a text below a picture is the one that goes on behind the next: the text before it is complete."""
    after = next((each for each in further if not each.below_image or each.text[:1].islower()), None)
    complete = before.role is not Role.PARAGRAPH or ends_sentence(before.text)
    return complete and after is not None and after.role is Role.PARAGRAPH and after.text[:1].islower()


def _below_gap(block: Block) -> bool:
    return block.space_above >= _LOST_PICTURE


def classify_kickers(flow: Sequence[Block]) -> None:
    """Lines that lead to a title, told upwards from it; then lines that complete a title, told downwards."""
    for at in range(len(flow) - 2, -1, -1):
        if _is_line(flow[at]) and flow[at + 1].role in _TITLES and _leads(flow, at) and not is_menu(flow, at):
            flow[at].role, flow[at].evidence = Role.SUBHEAD, "above a title"
    for at in range(1, len(flow)):
        if _is_line(flow[at]) and flow[at - 1].role in (*_TITLES, Role.DATELINE) and _completes(flow, at):
            flow[at].role, flow[at].evidence = Role.SUBHEAD, "below a title"


def _is_line(block: Block) -> bool:
    plain = block.role is Role.PARAGRAPH and not block.settled and block.first.mark == ""
    plain = plain and not names_a_site(block.text)
    return plain and len(block.text) <= (_LONGEST_STYLED if one_style(block) else _LONGEST_KICKER)


def _leads(flow: Sequence[Block], at: int) -> bool:
    """Above a title: without a stop, or with any below another title; and no paragraph that is broken there."""
    block = flow[at]
    before = flow[at - 1] if at else None
    text = block.text
    if before is not None and before.role in (Role.HEAD, Role.SUBHEAD, Role.DATELINE):
        return not text.endswith(";") and (one_style(block) or not (_stops(text) or text.endswith(",")))
    place = text.endswith(",") and len(text) <= _SHORT and before is not None and ends_sentence(before.text)
    if text.endswith((",", ";", "-", "!", "?", ":")) and not place:
        return False
    if _stops(text) or text[:1].islower():
        return False
    return before is None or before.role in _ABOVE or one_style(block) or not _goes_on_later(flow, at)


def _completes(flow: Sequence[Block], at: int) -> bool:
    """Below a title: a line of its own style, or a short one above a paragraph or what leads to it."""
    block = flow[at]
    text = block.text
    after = flow[at + 1] if at + 1 < len(flow) else None
    if after is None or text.endswith((",", ";", "-")) or after.text[:1].islower() or text[:1].islower():
        return False
    titled = flow[at - 1].role in _TITLES
    if one_style(block):
        return titled and (not _stops(text) or after.role in _PASSAGE)
    if not titled or _stops(text) or text.endswith(":"):
        return False
    return after.role in _PASSAGE or (
        after.role is Role.PARAGRAPH and len(after.text) > _LONG and not text.endswith(("!", "?"))
    )


def _stops(text: str) -> bool:
    """Whether a full stop ends the text; three dots do not, they lead on."""
    return text.rstrip("”’\"'»)").endswith(".") and not text.rstrip("”’\"'»)").endswith("..")


def _goes_on_later(flow: Sequence[Block], at: int) -> bool:
    """Whether a paragraph further on begins in lower case behind one that is complete: it may be the rest of this."""
    for before, block in zip(flow[at + 1 : at + _ORPHAN], flow[at + 2 : at + 1 + _ORPHAN], strict=False):
        if block.role is Role.PARAGRAPH and block.text[:1].islower() and ends_sentence(before.text):
            return True
    return False


def classify_calls(flow: Sequence[Block]) -> None:
    """Several lines that are nothing but a quotation are a list of what was called or said; a colon leads to it."""
    at = 0
    while at < len(flow):
        end = at
        while end < len(flow) and _is_call(flow[end]):
            end += 1
        if end - at >= _FEWEST_CALLS:
            for block in flow[at:end]:
                block.role, block.evidence = Role.ITEM, "one of several quotations"
            lead = flow[at - 1] if at else None
            if lead is not None and lead.role in (Role.PARAGRAPH, Role.SUBHEAD) and _introduces(lead):
                lead.role, lead.evidence = Role.LIST_HEAD, "leads to a list of quotations"
        at = end + 1


def _is_call(block: Block) -> bool:
    text = block.text
    closed = text[:1] in _QUOTES and text[-1:] in "”’\"'»“" and len(text) <= _LONGEST_STOPPED
    return block.role in (Role.PARAGRAPH, Role.SUBHEAD) and closed and not any(sign in text[1:-1] for sign in '“”"«»')


def _introduces(block: Block) -> bool:
    return block.text.endswith(":") and len(block.text) <= _LONGEST_STOPPED and one_style(block)
