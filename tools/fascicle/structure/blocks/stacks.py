"""Stacks of titles and captions: what stands together in display type where a page or an article begins or ends.

A text layer writes the running text of a page first and then its titles, or the titles first; captions come last,
because pictures do. So a stack is read from its place: at a page's beginning and before a text it is a title with
its kickers; at a page's end it may be one too, and its last line, or a single line alone, is a caption.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import zip_longest

from fascicle.language.hyphens.decide import ends_with_hyphen
from fascicle.structure.blocks.display import (
    DISPLAY,
    begins_sentence,
    ends_complete,
    is_capitals,
    is_display,
    is_full,
    is_repeated,
    spans_columns,
    spans_less,
)
from fascicle.structure.measure import Measures, ends_sentence, set_width
from fascicle.structure.model import Block, Part, Role
from fascicle.structure.roles.datelines import is_date, is_dateline
from fascicle.structure.roles.imprint import EDITORS_LEAD, PAPER, says_what_is_printed
from fascicle.structure.roles.signatures import names_a_signatory

STACK = "a few lines of large type at the head or foot of a page"
_LONGEST_TITLE = 5  # lines of a title that goes on behind a blank line
_MOST_LINES = 4  # of one block of a stack
_LONGEST_CAPTION = 90  # characters
_CAPTION_LINES = 2
_FEWEST_LINES = 2  # of a text below a title
_LOOSE = frozenset({Role.PARAGRAPH, Role.DATELINE, Role.HEAD, Role.NOTE})
_TITLES = frozenset({Role.HEAD, Role.SUBHEAD, Role.BYLINE, Role.DATELINE})
_BELOW = frozenset(
    {Role.PARAGRAPH, Role.DATELINE, Role.BYLINE, Role.STANZA, Role.SPEECH, Role.STAGE, Role.ITEM, Role.TABLE}
)
_GLUED = re.compile(r"(?<=\d{4})(?=[^\W\d_])")
_ENDS = (".", ",", ";", "-", "–")


def split_datelines(
    blocks: Sequence[Block], languages: Sequence[str], whole: Collection[int] = frozenset()
) -> list[Block]:
    """Blocks of a few lines cut where one of them is a date, or begins with one that a title is glued to.

    ``whole`` are numbers of lines that nothing is glued to, whatever they look like.
    """
    return [piece for block in blocks for piece in _split(block, languages, whole)]


def join_titles(blocks: Sequence[Block], measures: Measures) -> list[Block]:
    """Titles that a blank line cuts in the middle of their sentence, put together."""
    joined: list[Block] = []
    for at, block in enumerate(blocks):
        following = blocks[at + 1] if at + 1 < len(blocks) else None
        if joined and _continues_title(joined[-1], block, following, measures):
            joined[-1].parts.extend(block.parts)
            joined[-1].evidence = "large type on both sides of a blank line, and the sentence goes on"
        else:
            joined.append(block)
    return joined


def _continues_title(title: Block, block: Block, following: Block | None, measures: Measures) -> bool:
    if title.role is not Role.PARAGRAPH or block.role is not Role.PARAGRAPH or block.opens_page:
        return False
    goes_on = block.text[:2].islower() and not ends_sentence(title.text)
    ends = following is None or following.opens_page or not following.text[:1].islower()
    few = len(title.parts) <= _LONGEST_TITLE and len(block.parts) <= _FEWEST_LINES
    set_apart = is_display(title.parts, measures) and is_display(block.parts, measures, begins=False)
    if following is not None and len(following.parts) <= _FEWEST_LINES:
        ends = ends or is_display(following.parts, measures, begins=False)
    return goes_on and few and set_apart and (ends or len(block.parts) == 1)


def _split(block: Block, languages: Sequence[str], whole: Collection[int]) -> Iterator[Block]:
    if block.role is not Role.PARAGRAPH or len(block.parts) > _MOST_LINES:
        yield block
        return
    pieces: list[list[Part]] = [[]]
    for part in block.parts:
        glued = None if part.line.number in whole else _GLUED.search(part.line.text, part.start)
        if glued and is_date(part.line.text[part.start : glued.start()], languages):
            pieces += [[Part(part.line, part.start, glued.start())], [Part(part.line, glued.start(), part.end)]]
        elif is_date(part.content, languages) or (part is block.parts[0] and is_dateline(part.content, languages)):
            pieces += [[part], []]
        else:
            pieces[-1].append(part)
    pieces = [piece for piece in pieces if piece]
    if len(pieces) < 2:
        yield block
        return
    for piece in pieces:
        yield Block(block.role, piece, evidence=block.evidence)


def classify_stacks(flow: Sequence[Block], measures: Measures, languages: Sequence[str]) -> None:
    """Give titles, kickers, datelines and captions in display type their roles; ``flow`` has no furniture."""
    loose = [
        _is_loose(block, after, measures) and not _goes_on(block, after) for block, after in zip_longest(flow, flow[1:])
    ]
    for begin, end in _pages(flow):
        top = begin
        while top < end and loose[top]:
            top += 1
        if top < end:
            _page_begin(flow[begin:top], flow[top], measures, languages)
        bottom = end
        while bottom > max(top, begin) and loose[bottom - 1] and flow[bottom - 1].role is not Role.HEAD:
            bottom -= 1
        if begin < bottom < end:
            if names_a_signatory(flow[bottom], flow[bottom - 1]):
                flow[bottom].role, flow[bottom].evidence = Role.SIGNED, "a name at the end of a text"
                bottom += 1
            if bottom < end:
                _page_end(flow[bottom:end], languages)
    _cross_heads(flow, measures)


def _pages(flow: Sequence[Block]) -> Iterator[tuple[int, int]]:
    starts = [at for at, block in enumerate(flow) if at == 0 or block.opens_page]
    yield from zip(starts, [*starts[1:], len(flow)], strict=True)


def _is_loose(block: Block, after: Block | None, measures: Measures) -> bool:
    """Whether a block may stand in a stack: few lines, no stop, and none that fills the column and goes on."""
    text = block.text
    if block.role not in _LOOSE or len(block.parts) > _MOST_LINES or not begins_sentence(text):
        return False
    comma = text.endswith(",") and len(block.parts) == 1 and spans_less(block.parts[0], measures)
    if block.settled or (text.endswith(_ENDS) and not text.endswith("...") and not comma):
        return False
    inner = [part for part in block.parts[:-1] if not spans_columns(part, measures)]
    full = any(is_full(part, measures) for part in inner)
    # Two lines, the first as wide as the column by chance, may be a title where nothing goes on in lower case.
    pair = len(block.parts) == _FEWEST_LINES and after is not None and not after.text[:1].islower()
    last = block.parts[-1]
    pair = pair and (spans_less(last, measures) or spans_columns(last, measures))
    return ends_complete(text, measures) and (not full or pair)


def _goes_on(block: Block, after: Block | None) -> bool:
    """Whether the sentence of a block goes on in the next one of its page."""
    lower = after is not None and after.text[:1].islower() and not begins_sentence(after.text)
    return after is not None and lower and not after.opens_page and not ends_sentence(block.text)


def _page_begin(stack: Sequence[Block], below: Block, measures: Measures, languages: Sequence[str]) -> None:
    """Titles above the first text of a page: a single one needs a width that no column has."""
    titles = [block for block in stack if block.role is Role.PARAGRAPH and not is_dateline(block.text, languages)]
    dated = len(titles) < len(stack)
    if len(stack) == 1 and titles and spans_less(titles[0].parts[-1], measures) and len(titles[0].parts) == 1:
        dated = begins_sentence(below.text) and not stack[0].text.endswith(("!", "?", ":"))
    wide = any(spans_columns(part, measures) for block in titles for part in block.parts)
    text = len(below.parts) >= _FEWEST_LINES or (len(titles) > 1 and ends_with_hyphen(below.text))
    if len(titles) == 1 and any(block.role is Role.HEAD for block in stack):
        return  # a rubric and the title of its first text: told as titles between paragraphs are
    if below.role is Role.PARAGRAPH and text and (len(titles) > 1 or wide or dated):
        _titles(stack, languages)


def _page_end(stack: Sequence[Block], languages: Sequence[str]) -> None:
    """Captions at the foot of a page, or titles and a caption that were extracted behind its text."""
    last = stack[-1]
    short = len(last.parts) <= _CAPTION_LINES and len(last.text) <= _LONGEST_CAPTION
    described = short and not last.text.endswith(("!", "?", "...")) and not is_dateline(last.text, languages)
    if len(stack) == 1 and not described and (len(last.parts) == 1 or last.text.endswith("!")):
        return
    if described and last.role is Role.PARAGRAPH:
        last.role, last.evidence = Role.CAPTION, "the last line of a page, short and without a stop"
        stack = stack[:-1]
    _titles(stack, languages)


def _titles(stack: Sequence[Block], languages: Sequence[str]) -> None:
    """The most prominent title, which has the fewest letters a line in several lines, is the head."""
    titles = [block for block in stack if block.role is Role.PARAGRAPH]
    for block in list(titles):
        if is_dateline(block.text, languages):
            block.role, block.evidence = Role.DATELINE, "nothing but a date"
            titles.remove(block)
    if not titles:
        return
    for block in titles:
        block.role, block.evidence = Role.SUBHEAD, STACK
        if says_what_is_printed(block):
            block.role, block.evidence, block.leads = Role.NOTE, EDITORS_LEAD, True
    titles = [block for block in titles if block.role is Role.SUBHEAD]
    if titles and not any(block.role is Role.HEAD for block in stack):
        several = [block for block in titles if len(block.parts) > 1] or titles
        min(several, key=_line_width).role = Role.HEAD


def _line_width(block: Block) -> float:
    return max(set_width(part.content) for part in block.parts)


def _cross_heads(flow: Sequence[Block], measures: Measures) -> None:
    """Display type between two paragraphs: a title of several lines, or of one that a text glued to it shows."""
    for at, block in enumerate(flow):
        before = flow[at - 1] if at else None
        after = flow[at + 1] if at + 1 < len(flow) else None
        if block.role is not Role.PARAGRAPH or block.settled or after is None:
            continue
        glued = block.last.number + 1 == after.first.number
        free = before is None or before.role in _TITLES or ends_sentence(before.text)
        text = after.role in _BELOW and not after.opens_page
        if block.evidence == DISPLAY and glued and says_what_is_printed(block):
            block.role, block.evidence, block.leads = Role.NOTE, EDITORS_LEAD, True
        elif block.evidence == DISPLAY and glued:
            block.role, block.level = Role.HEAD, 2 if before is not None and not block.opens_page else 1
        elif free and text and begins_sentence(after.text) and _is_title(block, after, measures):
            block.role, block.evidence, block.level = Role.HEAD, "large type between paragraphs", 2


def level_heads(flow: Sequence[Block], measures: Measures) -> None:
    """Give all heads one rank where each is a plain line in its column: one says as much as another."""
    heads = [at for at, block in enumerate(flow) if block.role is Role.HEAD and block.evidence != PAPER]
    plain = all(
        len(flow[at].parts) == 1
        and not spans_columns(flow[at].parts[0], measures)
        and not is_capitals(flow[at].text)
        and not any(each.role in (Role.SUBHEAD, Role.BYLINE) for each in flow[max(0, at - 1) : at + 2])
        for at in heads
    )
    for block in flow if plain else ():
        if block.role is Role.HEAD:
            block.level = 1


def _is_title(block: Block, after: Block, measures: Measures) -> bool:
    contents = [part.content for part in block.parts]
    bold = any(is_repeated(contents, at) for at in range(len(contents)))
    stopped = not bold and block.text.endswith((*_ENDS, "!", "?", ":"))
    longer = len(after.parts) > len(block.parts) or is_capitals(contents[0])
    return len(block.parts) > 1 and longer and not stopped and is_display(block.parts, measures)
