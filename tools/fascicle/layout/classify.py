"""What a block is, in any genre: one table of small tests, asked in order, each with its evidence.

A test sees a block and its neighbours and answers with a role or with None. What only a genre knows (the opener of a
letter, the verses of a poem) stands in the module of that genre, and is asked before.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from fascicle.layout.datelines import is_dateline
from fascicle.layout.display import is_display
from fascicle.layout.measure import Measures, ends_sentence
from fascicle.layout.model import FURNITURE, Block, Role
from fascicle.layout.stacks import classify_stacks

_LEADERS = re.compile(r"(?:\.\s?){4,}\s*\S|…{2,}\s*\S|(?:\.\s?){4,}$")
_PAGE = re.compile(r"(?:(?:\.\s?){4,}|…{2,})\s*(?:p\.\s?)?[\divxlc]+\s*$")
_BULLETS = "•‣▪◦●■○"
_BYLINE = re.compile(r"(?:By|Von|Par|Por|Da)\s[^\W\d_]", re.UNICODE)
_CONTACT = re.compile(
    r"\S+@\S+\.\w"
    r"|^(?:No\.|N[°º]|Nr\.|Núm\.|№|Vol\.|ISSN|ISBN|(?:\w+ )?[Pp]rice|Prix|Precio|Prezzo|Preis)\s?[^a-z\s]"
    r"|^(?:Printed (?:by|for|at)|Published by|Tel\.|Phone|Fax)\b"
)
_INITIALS = re.compile(r"(?:[^\W\d_]\.\s?){2,4}")
_LONGEST_HEAD = 120
_TAIL = 200  # characters: where the dots and the page of an entry stand
_RUBRICS = 6  # lines without a page number that may follow each other in a table of contents
_LOST_PICTURE = 3  # blank lines that an OCR program leaves where it took a picture out
_LONGEST_CROSS_HEAD = 45
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


def classify(blocks: Sequence[Block], languages: Sequence[str], measures: Measures | None) -> None:
    """Give every block that is still a paragraph the role of which there is evidence.

    ``measures`` are those of a text that is typeset line by line, None for any other.
    """
    flow = [block for block in blocks if block.role not in FURNITURE]
    _ask(_FIRST, flow, languages, measures)
    if measures is not None:
        classify_stacks(flow, measures, languages)
    _ask(_SECOND, flow, languages, measures)
    _fill_contents(flow)


def _ask(
    tests: Sequence[tuple[str, Test]], flow: Sequence[Block], languages: Sequence[str], measures: Measures | None
) -> None:
    for at, block in enumerate(flow):
        if block.role is not Role.PARAGRAPH or block.evidence == "certain":
            continue
        before = flow[at - 1] if at else None
        after = flow[at + 1] if at + 1 < len(flow) else None
        context = Context(before, after, tuple(languages), measures)
        for evidence, test in tests:
            role = test(block, context)
            if role is not None:
                block.role, block.evidence = role, evidence
                block.level = 2 if test is _cross_head else block.level
                break


def _fill_contents(blocks: Sequence[Block]) -> None:
    """Rubrics and overlines between the entries of a table of contents are entries too."""
    entries = [at for at, block in enumerate(blocks) if block.role is Role.CONTENTS]
    for one, other in pairwise(entries):
        between = blocks[one + 1 : other]
        small = len(between) <= _RUBRICS and all(len(block.text) <= _LONGEST_HEAD for block in between)
        if small and all(block.role in (Role.PARAGRAPH, Role.SUBHEAD) for block in between):
            for block in between:
                block.role, block.evidence = Role.CONTENTS, "between two entries"


def is_capitals(text: str) -> bool:
    """Whether all letters that have a case are capitals, and there are at least four letters."""
    letters = [character for character in text if character.isalpha()]
    cased = [character for character in letters if character.isupper() or character.islower()]
    return len(letters) >= 4 and bool(cased) and all(character.isupper() for character in cased)


def _contents(block: Block, _: Context) -> Role | None:
    return Role.CONTENTS if _PAGE.search(block.text[-_TAIL:]) else None


def _leaders(block: Block, _: Context) -> Role | None:
    """Words, dots and words: an amount, a player and a part."""
    return Role.ITEM if _LEADERS.search(block.text) else None


def _item(block: Block, _: Context) -> Role | None:
    return Role.ITEM if block.text[:1] in _BULLETS and block.text[1:].strip() else None


def _dateline(block: Block, context: Context) -> Role | None:
    return Role.DATELINE if is_dateline(block.text, context.languages) else None


def _contact(block: Block, _: Context) -> Role | None:
    return Role.CONTACT if len(block.text) <= _LONGEST_HEAD and _CONTACT.search(block.text) else None


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


def _beside_picture(block: Block, context: Context) -> Role | None:
    """Markdown: a short line without a stop below an image, or below the gap that an image left."""
    before, after = context.before, context.after
    text = block.text
    if context.typeset or before is None or after is None or len(text) > _LONGEST_HEAD or ends_sentence(text):
        return None
    lost = block.first.number - before.last.number > _LOST_PICTURE and before.role is Role.PARAGRAPH
    running = not ends_sentence(before.text) or len(after.text) > _LONGEST_HEAD
    return Role.CAPTION if block.below_image or (lost and running and text[:1].isupper()) else None


def _signature(block: Block, context: Context) -> Role | None:
    """Initials alone, a text all in brackets, or a name above a place and a date, behind the end of a paragraph."""
    before = context.before
    if before is None or before.role is not Role.PARAGRAPH or not ends_sentence(before.text) or len(block.parts) > 3:
        return None
    initials = _INITIALS.fullmatch(block.text) is not None
    bracketed = block.text.startswith("(") and block.text.endswith(")") and len(block.text) <= _LONGEST_HEAD
    last = block.parts[-1].content
    dated = len(block.parts) > 1 and "," in last and is_dateline(last, context.languages)
    return Role.SIGNED if initials or bracketed or dated else None


def _byline(block: Block, context: Context) -> Role | None:
    near = context.before is not None and context.before.role in (Role.HEAD, Role.SUBHEAD, Role.PARAGRAPH)
    short = len(block.parts) == 1 and len(block.text.split()) <= 7 and not ends_sentence(block.text)
    return Role.BYLINE if near and short and _BYLINE.match(block.text) else None


def _cross_head(block: Block, context: Context) -> Role | None:
    """A short line without a stop, between the end of a paragraph and the beginning of another."""
    before, after = context.before, context.after
    text = block.text
    if not context.typeset or before is None or after is None or len(block.parts) > 1 or after.first.page:
        return None
    shape = len(text) <= _LONGEST_CROSS_HEAD and text[:1].isupper() and text[-1:].isalnum()
    free = before.role in (Role.HEAD, Role.SUBHEAD) or ends_sentence(before.text) or before.role is Role.SIGNED
    opens = after.role is Role.PARAGRAPH and len(after.parts) > 2 and not after.text[:1].islower()
    alone = before.last.number + 1 < block.first.number and block.last.number + 1 < after.first.number
    return Role.HEAD if shape and free and opens and alone else None


def _standfirst(block: Block, context: Context) -> Role | None:
    """Between a title and its article: a sentence or two without a stop, or a line all in bold or italics."""
    before, after = context.before, context.after
    if after is None or len(block.text) > _LONGEST_STANDFIRST or ends_sentence(block.text):
        return None
    below = before is not None and before.role in (Role.HEAD, Role.SUBHEAD)
    if after.text[:1].islower() or (context.measures is not None and not is_display(block.parts, context.measures)):
        return None
    if below and len(block.parts) in (2, 3) and after.role in (Role.BYLINE, Role.DATELINE, Role.PARAGRAPH):
        return Role.SUBHEAD
    beside = below or after.role in (Role.HEAD, Role.SUBHEAD)
    return Role.SUBHEAD if beside and block.first.mark == "" and _one_style(block) else None


def _one_style(block: Block) -> bool:
    """Whether the whole block is set in bold or in italics."""
    runs = [run for part in block.parts for run in part.runs if part.line.text[run.start : run.end].strip()]
    return bool(runs) and all({"bold", "italic"} & set(run.style.rend) for run in runs)


_FIRST: tuple[tuple[str, Test], ...] = (
    ("leader dots and a page", _contents),
    ("leader dots", _leaders),
    ("a bullet", _item),
    ("a signature", _signature),
    ("nothing but a date", _dateline),
    ("number, price or address", _contact),
    ("between the halves of a word", _caption),
    ("capitals", _capitals),
)
# These look at what their neighbours are.
_SECOND: tuple[tuple[str, Test], ...] = (
    ("'by' and a name", _byline),
    ("below a picture", _beside_picture),
    ("beside a title", _standfirst),
    ("a line of its own between paragraphs", _cross_head),
)
