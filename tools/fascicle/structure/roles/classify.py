"""What a block is, in any genre: one table of small tests, asked in order, each with its evidence.

A test sees a block and its neighbours and answers with a role or with None. What only a genre knows (the opener of a
letter, the verses of a poem) stands in the module of that genre, and is asked before.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from fascicle.language.data import pattern
from fascicle.structure.blocks.display import is_capitals, is_display
from fascicle.structure.blocks.display_matter import classify_calls, classify_captions, classify_kickers
from fascicle.structure.blocks.lists import LEADERS
from fascicle.structure.blocks.stacks import classify_stacks, level_heads
from fascicle.structure.measure import Measures, ends_sentence, set_width
from fascicle.structure.model import FURNITURE, Block, Role
from fascicle.structure.roles.datelines import is_dateline
from fascicle.structure.roles.genre import names_chapter
from fascicle.structure.roles.imprint import (
    EDITORS_LEAD,
    PAPER,
    classify_masthead,
    is_contact,
    is_editors_lead,
    sends_elsewhere,
    spread_contact,
)
from fascicle.structure.roles.letter import classify_correspondence, classify_enclosed
from fascicle.structure.roles.signatures import CAPITALS, classify_signatures, is_formal_signature, settle_capitals
from fascicle.structure.roles.titles import classify_titles

# Where short lines are no titles, or have been told already.
_LINED = frozenset({"verse", "drama", "letter", "headlines"})
_LEADERS = re.compile(LEADERS + r"|(?<![.\s])\s*(?:\.\s?){4,}+$")
_ENTRY_LINES = 2
_GLUED_LINES = 3  # of a caption
_PAGE = re.compile(r"(?:(?:\.\s?){4,}|…{2,})\s*(?:p\.\s?)?[\divxlc]+\s*$")
_BULLETS = "•‣▪◦●■○"
_BYLINE = r"{bylines}\s[^\W\d_]"
_LONGEST_HEAD = 120
_TAIL = 200  # characters: where the dots and the page of an entry stand
_RUBRICS = 6  # lines without a page number that may follow each other in a table of contents
_LONGEST_CROSS_HEAD = 45
_LONGEST_TITLE = 80
_FITS = 0.97  # of the measure
_CLOSING = "”’\"'»“‘«)"
_BEFORE_HEAD = frozenset({Role.HEAD, Role.SUBHEAD, Role.SIGNED, Role.CLOSER, Role.ITEM, Role.TABLE, Role.CONTACT})
_LONGEST_STANDFIRST = 220


@dataclass(frozen=True)
class Context:
    """What a test may look at besides the block."""

    before: Block | None
    after: Block | None
    languages: tuple[str, ...]
    measures: Measures | None

    @property
    def typeset(self) -> bool:
        """Whether the text is set line by line."""
        return self.measures is not None


Test = Callable[[Block, Context], Role | None]


def classify(blocks: Sequence[Block], genre: str, languages: Sequence[str], measures: Measures | None) -> None:
    """Give every block that is still a paragraph the role of which there is evidence.

    ``genre`` is that of the text as far as it is known; ``measures`` are those of a text that is typeset line by line,
    None for any other.
    """
    flow = [block for block in blocks if block.role not in FURNITURE]
    classify_enclosed(flow, languages)
    _ask(_FIRST, flow, languages, measures)
    if measures is not None:
        classify_stacks(flow, measures, languages)
    classify_masthead(flow)
    spread_contact(flow)
    _ask(_SECOND, flow, languages, measures)
    if measures is None:
        classify_calls(flow)
        classify_captions(flow)
    if measures is None and genre not in _LINED:
        classify_titles(flow)
    _fill_contents(flow)
    classify_signatures(flow, typeset=measures is not None)
    settle_capitals(flow)
    classify_correspondence(flow)
    if measures is None:
        classify_kickers(flow)
    elif genre == "newspaper" or any(block.evidence == PAPER for block in flow[:1]):
        level_heads(flow, measures)


def _ask(
    tests: Sequence[tuple[str, Test]], flow: Sequence[Block], languages: Sequence[str], measures: Measures | None
) -> None:
    for at, block in enumerate(flow):
        if block.role is not Role.PARAGRAPH or block.settled:
            continue
        before = flow[at - 1] if at else None
        after = flow[at + 1] if at + 1 < len(flow) else None
        context = Context(before, after, tuple(languages), measures)
        for evidence, test in tests:
            role = test(block, context)
            if role is not None:
                block.role, block.evidence, block.leads = role, evidence, evidence is EDITORS_LEAD
                block.level = 2 if test is _cross_head else block.level
                break


def _fill_contents(blocks: Sequence[Block]) -> None:
    """Rubrics and overlines between the entries of a table of contents, or above the first, are entries too."""
    marks = [at for at, block in enumerate(blocks) if block.role in (Role.CONTENTS, Role.HEAD)]
    for one, other in pairwise(marks):
        between = blocks[one + 1 : other]
        small = len(between) <= _RUBRICS and all(len(block.text) <= _LONGEST_HEAD for block in between)
        entries = small and blocks[other].role is Role.CONTENTS
        if entries and all(block.role in (Role.PARAGRAPH, Role.SUBHEAD) for block in between):
            for block in between:
                block.role, block.evidence = Role.CONTENTS, "between two entries"


def _contents(block: Block, _: Context) -> Role | None:
    return Role.CONTENTS if _PAGE.search(block.text[-_TAIL:]) else None


def _leaders(block: Block, _: Context) -> Role | None:
    """Words, dots and words: an amount, a player and a part."""
    return Role.ITEM if len(block.parts) <= _ENTRY_LINES and _LEADERS.search(block.text) else None


def _item(block: Block, context: Context) -> Role | None:
    beside = any(each is not None and _is_starred(each) for each in (context.before, context.after))
    bullet = block.text[:1] in _BULLETS or (beside and _is_starred(block))
    return Role.ITEM if bullet and block.text[1:].strip() else None


def _is_starred(block: Block) -> bool:
    """Whether an asterisk stands before the words; alone it is the mark of a note, several are an ornament."""
    return block.text.startswith("* ") and not block.text[2:].lstrip().startswith("*")


def _dateline(block: Block, context: Context) -> Role | None:
    return Role.DATELINE if is_dateline(block.text, context.languages) else None


def _contact(block: Block, _: Context) -> Role | None:
    return Role.CONTACT if is_contact(block) else None


def _note(block: Block, context: Context) -> Role | None:
    return Role.NOTE if sends_elsewhere(block) else None


def _lead(block: Block, context: Context) -> Role | None:
    return Role.NOTE if is_editors_lead(block, context.before, context.after) else None


def _capitals(block: Block, _: Context) -> Role | None:
    """A short block in capitals, without a stop at its end."""
    text = block.text
    short = len(text) <= _LONGEST_HEAD and len(block.parts) <= 3
    return Role.HEAD if short and not text.endswith((".", ",", ";", ":")) and is_capitals(text) else None


def _caption(block: Block, context: Context) -> Role | None:
    """Words of their own between the two halves of a word that a column or a page broke."""
    before, after = context.before, context.after
    if before is None or after is None or len(block.parts) > 2 or block.text.endswith((".", ":")):
        return None
    return Role.CAPTION if before.text.endswith("-") and after.text[:1].islower() else None


def _glued(block: Block, _: Context) -> Role | None:
    """What was drawn behind a text and stands on the same line: pictures come last, and their captions."""
    return Role.CAPTION if block.parts[0].guest and len(block.parts) <= _GLUED_LINES else None


def _signature(block: Block, context: Context) -> Role | None:
    return Role.SIGNED if is_formal_signature(block, context.before, context.languages) else None


def _byline(block: Block, context: Context) -> Role | None:
    near = context.before is not None and context.before.role in (Role.HEAD, Role.SUBHEAD, Role.PARAGRAPH)
    short = len(block.parts) == 1 and len(block.text.split()) <= 7 and not ends_sentence(block.text)
    return Role.BYLINE if near and short and pattern(_BYLINE).match(block.text) else None


def _cross_head(block: Block, context: Context) -> Role | None:
    """A short line without a stop, between the end of a paragraph and the beginning of another."""
    before, after = context.before, context.after
    text = block.text
    if not context.typeset or before is None or after is None or len(block.parts) > 1 or after.first.page:
        return None
    shape = text[:1].isupper() and text.rstrip(_CLOSING)[-1:].isalnum()
    shape = shape and (len(text) <= _LONGEST_CROSS_HEAD or _is_title_line(block, after, context.measures))
    free = before.role in _BEFORE_HEAD or ends_sentence(before.text)
    text_below = len(after.parts) > 2 or (len(after.parts) > 1 and ends_sentence(after.text))
    opens = after.role is Role.PARAGRAPH and text_below and not after.text[:1].islower()
    opens = opens or after.role in (Role.STANZA, Role.TABLE, Role.ITEM, Role.SALUTE, Role.BYLINE)
    title = Role.LIST_HEAD if after.role is Role.ITEM else Role.SUBHEAD if names_chapter(before) else Role.HEAD
    alone = before.last.number + 1 < block.first.number and block.last.number + 1 < after.first.number
    return title if shape and free and opens and alone else None


def _is_title_line(block: Block, after: Block, measures: Measures | None) -> bool:
    """Whether a longer line was ended on purpose: the first word of the text below would have fitted."""
    measure = measures.around(block.first) if measures is not None else 0.0
    words = after.text.split(maxsplit=1)
    fits = bool(words) and set_width(f"{block.text} {words[0]}") <= _FITS * measure
    return len(block.text) <= _LONGEST_TITLE and fits


def _standfirst(block: Block, context: Context) -> Role | None:
    """In display type between a title and its article, or in front of a title: a sentence or two without a stop."""
    before, after = context.before, context.after
    if after is None or context.measures is None or len(block.text) > _LONGEST_STANDFIRST or ends_sentence(block.text):
        return None
    if after.text[:1].islower() or not is_display(block.parts, context.measures):
        return None
    below = before is not None and before.role in (Role.HEAD, Role.SUBHEAD)
    lines = len(block.parts) in (2, 3) and after.role in (Role.BYLINE, Role.DATELINE, Role.PARAGRAPH)
    return Role.SUBHEAD if below and lines else None


_FIRST: tuple[tuple[str, Test], ...] = (
    ("leader dots and a page", _contents),
    ("leader dots", _leaders),
    ("a bullet", _item),
    ("sends the reader elsewhere", _note),
    (EDITORS_LEAD, _lead),
    ("a signature", _signature),
    ("nothing but a date", _dateline),
    ("number, price or address", _contact),
    ("between the halves of a word", _caption),
    (CAPITALS, _capitals),
    ("glued to a line of another text", _glued),
)
# These look at what their neighbours are.
_SECOND: tuple[tuple[str, Test], ...] = (
    ("'by' and a name", _byline),
    ("beside a title", _standfirst),
    ("a line of its own between paragraphs", _cross_head),
)
