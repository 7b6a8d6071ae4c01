"""What a paper says about itself: its masthead, contact lines, and notes that send the reader elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence

from fascicle.language.data import pattern
from fascicle.structure.measure import ends_sentence
from fascicle.structure.model import Block, Role

PAPER = "the first line, above number, price or address"  # the evidence of the title of a paper
EDITORS_LEAD = "the editors say what they print"  # the evidence of such notes
_ADDRESS = (
    r"\S+@\S+\.\w"
    r"|^(?:{issues}\.|N[°º]|№|ISSN|ISBN|(?:\w+ )?{prices})\s?[^a-z\s]"
    r"|^(?:\d{1,3}\.\s?{volumes}|{volumes}\s\d|{years}\s(?:[IVXLC]+|\d{1,3})(?!\w))"
    r"|^{imprints}(?!\w)"
)
_WEB = re.compile(r"(?:https?://|www\.)\S+|\b[\w-]+\.(?:org|com|net|info)\b")
_WIDE = re.compile(r"\s{2,}|\t")  # what parts the entries of a line under a masthead
_ELSEWHERE = r"(?:→\s*)?{elsewhere}(?!\w)"
_PLACE_IN_PRINT = r"\d|\b{places_in_print}\b"
_EDITORS_SAY = r"{editors_say}\b"
_LONGEST = 120  # characters of a contact line
_LONGEST_POINTER = 90
_LONGEST_LEAD = 300
_WORDS_BESIDE = 5  # words that may stand beside an address on the web
_CLOSE = 4  # blocks from the title of a paper to its number
_LONGEST_TITLE = 60
_REACH = 12  # blocks of a masthead
_FEWEST = 2  # lines of a masthead that say what they are


def is_contact(block: Block) -> bool:
    """Whether a short block is a number, a price, or an address on paper or on the web."""
    text = block.text
    if len(text) > _LONGEST:
        return False
    rest, found = _WEB.subn(" ", text)
    on_web = bool(found) and len(re.findall(r"\w+", rest)) <= _WORDS_BESIDE
    return on_web or any(pattern(_ADDRESS).search(piece) for piece in _WIDE.split(text))


def names_a_site(text: str) -> bool:
    """Whether a text holds an address on the web."""
    return _WEB.search(text) is not None


def sends_elsewhere(block: Block) -> bool:
    """Whether a short block says on which page or site to read on."""
    text = block.text
    if len(text) > _LONGEST_POINTER or not pattern(_ELSEWHERE).match(text):
        return False
    return pattern(_PLACE_IN_PRINT).search(text) is not None or _WEB.search(text) is not None


def is_editors_lead(block: Block, before: Block | None, after: Block | None) -> bool:
    """Whether the editors say beside a title what they print there."""
    titles = (Role.HEAD, Role.SUBHEAD)
    beside = any(each is not None and each.role in titles for each in (before, after))
    return beside and says_what_is_printed(block)


def says_what_is_printed(block: Block) -> bool:
    """Whether a block begins as editors do who say what they print."""
    return len(block.text) <= _LONGEST_LEAD and pattern(_EDITORS_SAY).match(block.text) is not None


def classify_masthead(flow: Sequence[Block]) -> None:
    """Below the title that opens a text: all short lines as far as the last number, price, date or address.

    The first line of a text is its title where a number, a price or an address stands close below.
    """
    if flow and flow[0].role is Role.PARAGRAPH and _is_paper_title(flow[0], flow[1:_CLOSE]):
        flow[0].role, flow[0].evidence, flow[0].level = Role.HEAD, PAPER, 1
        for block in flow[1:_CLOSE]:
            if block.role is Role.CONTACT:
                break
            block.role, block.evidence = Role.SUBHEAD, "between the title of a paper and its number"
    if not flow or flow[0].role is not Role.HEAD:
        return
    begin = next((at for at, block in enumerate(flow) if block.role is not Role.HEAD), len(flow))
    end = begin
    while end < min(len(flow), _REACH) and len(flow[end].text) <= 2 * _LONGEST and flow[end].role is not Role.HEAD:
        end += 1
    known = [at for at in range(begin, end) if flow[at].role in (Role.CONTACT, Role.DATELINE)]
    if len(known) < _FEWEST:
        return
    for block in flow[begin : known[-1]]:
        if block.role in (Role.PARAGRAPH, Role.SUBHEAD) and not ends_sentence(block.text):
            block.role, block.evidence = Role.CONTACT, "in the masthead"


def _is_paper_title(block: Block, below: Sequence[Block]) -> bool:
    short = len(block.parts) == 1 and len(block.text) <= _LONGEST_TITLE and not ends_sentence(block.text)
    end = next((at for at, each in enumerate(below) if each.role is Role.CONTACT), None)
    lines = end is not None and all(
        each.role is Role.PARAGRAPH and len(each.text) <= _LONGEST and not ends_sentence(each.text)
        for each in below[:end]
    )
    return short and lines and not pattern(_ADDRESS).search(block.text)


def spread_contact(flow: Sequence[Block]) -> None:
    """Names above an address belong to it, where every word of them has a capital."""
    for at in range(len(flow) - 1, 0, -1):
        block = flow[at - 1]
        if flow[at].role is not Role.CONTACT or block.role not in (Role.PARAGRAPH, Role.CAPTION):
            continue
        words = re.findall(r"[^\W\d_]{2,}", block.text)
        if words and len(block.text) <= _LONGEST and all(word[0].isupper() for word in words):
            block.role, block.evidence = Role.CONTACT, "a name above an address"
