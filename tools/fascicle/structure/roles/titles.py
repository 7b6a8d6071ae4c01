"""Titles that nothing but their place shows: a short line without a stop, alone above a text."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from fascicle.model.source import LineMark
from fascicle.structure.measure import ends_sentence
from fascicle.structure.model import Block, Role
from fascicle.structure.roles.styles import one_style

_LONGEST = 90  # characters
_MOST_WORDS = 14
_TEXT = 100  # characters of a text below a title; a shorter one must be twice as long as its title
_REACH = 8  # blocks from the beginning within which a text says its own title
_ENTRY = 30  # characters of a menu's entry
_QUOTES = "“‘\"'«„‚‹"
_SPEECH = _QUOTES + "–—-"
_CLOSING = "”’\"'»“‘«›)]*⁰¹²³⁴⁵⁶⁷⁸⁹"
_LEADS = frozenset(
    {Role.DATELINE, Role.BYLINE, Role.SALUTE, Role.OPENER, Role.ITEM, Role.TABLE, Role.STANZA, Role.QUOTE}
)
_OPENS = frozenset({Role.HEAD, Role.SUBHEAD})


def classify_titles(flow: Sequence[Block]) -> None:
    """Make heads of the lines of a text without measure that stand alone above a text.

    Nothing is done in a text whose markup names its heads. A line with a question or an exclamation mark may be
    something that is said: it is a title only where others are, and where nobody speaks.
    """
    if any(block.first.mark is LineMark.HEAD for block in flow):
        return
    plain: list[int] = []
    for at in range(len(flow) - 1, -1, -1):
        if _is_title(flow, at) or (at == 0 and plain[-1:] == [1] and _is_plain(flow[0])):
            plain.append(at)
    calls = {at for at in plain if flow[at].text.rstrip(_CLOSING).endswith(("!", "?"))}
    spoken = any(block.text[:1] in _SPEECH for block in flow if block.role is Role.PARAGRAPH)
    for at in [at for at in plain if at not in calls] if spoken or len(calls) == len(plain) else plain:
        flow[at].role, flow[at].evidence = Role.HEAD, "a short line without a stop, alone above a text"


def _is_title(flow: Sequence[Block], at: int) -> bool:
    block = flow[at]
    after = flow[at + 1] if at + 1 < len(flow) else None
    if after is None or not _is_plain(block):
        return False
    before = flow[at - 1] if at else None
    # Above, a text has come to its end, or a title stands, or lines that are no text.
    ended = before is None or before.role is not Role.PARAGRAPH or ends_sentence(before.text)
    ended = ended or one_style(block, "bold") or is_menu(flow, at - 1) or _looks_like_title(flow[at - 1])
    apart = block.space_above > 0 or before is None or before.role in _OPENS
    return ended and apart and _is_text(after, block)


def classify_own_title(flow: Sequence[Block], title: str) -> None:
    """Make a head of the line near the beginning that says what the edition's record calls the text."""
    names = {_letters(title), _letters(title.split(",")[0])} - {""}
    for at, block in enumerate(flow[:_REACH]):
        if _letters(block.text) in names and block.role is Role.PARAGRAPH and not is_menu(flow, at):
            block.role, block.evidence, block.level = Role.HEAD, "the title that edition.toml gives the text", 1
            return


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _is_plain(block: Block) -> bool:
    return block.role is Role.PARAGRAPH and not block.settled and _looks_like_title(block)


def is_menu(flow: Sequence[Block], at: int) -> bool:
    """Whether a block is one of several short lines that stand one below the other, as the menu of a web page."""
    run = [place for place in (at - 1, at, at + 1) if 0 <= place < len(flow) and _is_entry(flow[place])]
    beside = sum(flow[one].last.number + 1 == flow[other].first.number for one, other in pairwise(run))
    return at in run and beside > 0


def _is_entry(block: Block) -> bool:
    return len(block.parts) == 1 and len(block.text) <= _ENTRY and not ends_sentence(block.text)


def _looks_like_title(block: Block) -> bool:
    text = block.text.rstrip(_CLOSING + " ")
    if len(block.parts) > 1 or len(text) > _LONGEST or len(text.split()) > _MOST_WORDS:
        return False
    said = block.text[:1] in _QUOTES and text.endswith(("!", "?"))
    begins = text.lstrip(_QUOTES + "¿¡(")[:1]
    return (begins.isupper() or begins.isdigit()) and (text[-1:].isalnum() or text.endswith(("!", "?"))) and not said


def _is_text(after: Block, title: Block) -> bool:
    """Whether a block is a text that a title may stand above, or leads to one."""
    if after.role in _LEADS:
        return after.role is not Role.DATELINE or after.space_above > 0
    if after.role is not Role.PARAGRAPH or after.text[:1].islower() or after.space_above == 0:
        return False
    longer = len(after.text) >= min(_TEXT, 2 * len(title.text))
    return longer and (ends_sentence(after.text) or len(after.text) >= 2 * _TEXT)
