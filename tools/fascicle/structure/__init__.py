"""Lines to divisions: what each line is, what belongs together, and in which order it is read.

The order of the steps is the list in :func:`lay_out`. Every line with text ends in exactly one block; roles need
evidence, and what has none is a paragraph.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fascicle.edition.record import Source
from fascicle.inputs.messages import is_message
from fascicle.language.lexicon import Lexicon
from fascicle.model.source import Line, Page, SourceText
from fascicle.structure.blocks.initials import join_initials
from fascicle.structure.blocks.labelled import (
    Doubt,
    blocks_of,
    settle_broken,
    settle_doubts,
    settle_labels,
    settle_open,
    tell_roles,
)
from fascicle.structure.blocks.lists import weaken_bullets
from fascicle.structure.blocks.notes import pair_notes
from fascicle.structure.blocks.pictures import find_pictures, hang_captions
from fascicle.structure.blocks.postscripts import settle_postscripts
from fascicle.structure.blocks.repeated import mark_repeated
from fascicle.structure.blocks.rows import settle_rows, tables
from fascicle.structure.blocks.speeches import count_speeches, cut_speakers, mark_directions
from fascicle.structure.blocks.verse import mark_indents, settle_turned, stanzas
from fascicle.structure.decisions import NONE, LayoutDecisions, arrange, cuts, divide, gather, settle
from fascicle.structure.divisions.outline import outline
from fascicle.structure.divisions.types import tell_kinds
from fascicle.structure.genre import rank_heads, tell_genre
from fascicle.structure.hyphens import Hyphens
from fascicle.structure.languages.blocks import mark_languages, settle_divisions
from fascicle.structure.languages.foreign import mark_foreign
from fascicle.structure.lines.label import FURNITURE, label
from fascicle.structure.marks import by_marks
from fascicle.structure.model import Block, Division, Role
from fascicle.structure.order import Finding, Move, join_and_order
from fascicle.structure.order.breaks import PartPlace, column_starts
from fascicle.structure.pages.furniture import glued_heads, mark_places, page_numbers, parts_of, weave
from fascicle.structure.pages.numbers import blank_end, certain_furniture, find_messages, merged, number_pages

__all__ = ["Layout", "lay_out"]

# In these a line that begins in lower case completes no sentence that a column broke.
_LINED = frozenset({"verse", "drama", "headlines"})


@dataclass(frozen=True)
class Layout:
    """A text laid out: its divisions, its genre, and the page numbers known, by the line that begins the page.

    ``findings`` are doubts about the order of reading that the program leaves to editors, ``moves`` the text that is
    read elsewhere than in the source, ``columns`` the parts of lines with which columns begin, ``blank_end`` the pages
    without text behind all others, ``messages`` lines that the program wrote which read the source, ``doubts`` those
    whose role cannot be told.
    """

    divisions: tuple[Division, ...]
    genre: str
    pages: dict[int, str]
    findings: tuple[Finding, ...] = ()
    moves: tuple[Move, ...] = ()
    columns: frozenset[PartPlace] = frozenset()
    blank_end: tuple[Page, ...] = ()
    messages: tuple[Line, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    @property
    def blocks(self) -> list[Block]:
        """All blocks in the order of the file that will be written."""
        return [block for division in self.divisions for block in division.walk()]


def lay_out(
    text: SourceText, source: Source, lexicon: Lexicon, decided: LayoutDecisions = NONE, *, moving: bool = True
) -> Layout:
    """Lay out a text; ``source`` is its entry in the edition's record, ``decided`` what its editors overrule.

    Unless ``moving``, text is read where the source has it, whatever seems to belong elsewhere.
    """
    lines, decided = text.lines, decided.numbered(text)
    languages = (source.language, *source.languages)
    hyphens = Hyphens(lexicon)
    certain = set() if text.marked else certain_furniture(lines, hyphens)
    labels = settle_labels(lines, label(lines, certain), styled=text.styled)
    if not text.marked:
        labels = settle_broken(lines, settle_postscripts(lines, settle_turned(lines, labels)), hyphens)
    apart = {number for number, each in labels.items() if each.role == FURNITURE}
    shown = number_pages(lines, apart, decided.whole_lines)
    messages = {} if text.marked else find_messages(shown.lines)
    lines = shown.lines
    glued = glued_heads(lines, apart, decided.whole_lines)
    furniture = merged({**glued, **shown.furniture}, messages)
    numbers = page_numbers(lines, glued) | shown.numbers
    divided = cuts(lines, decided)
    if text.marked:
        blocks = by_marks([part for line in lines if not line.blank for part in parts_of(line, furniture, divided)])
        blocks = tell_roles(blocks, labels, styled=text.styled)
    else:
        blocks = blocks_of(lines, settle_rows(lines, labels), furniture, divided)
    settle_open(blocks)
    doubts = list(settle_doubts(blocks))
    blocks = divide(join_initials(blocks, languages), decided)
    mark_places(blocks, lines, furniture)
    settle(blocks, decided)
    blocks = cut_speakers(blocks)
    speaking = {block.first.number for block in blocks if block.role is Role.SPEAKER}
    doubts = [each for each in doubts if each.line.number not in speaking]
    mark_repeated(blocks)
    pair_notes(blocks)
    weaken_bullets(blocks)
    blocks = tables(blocks)
    pictures = find_pictures(lines)
    hang_captions(blocks, pictures, lines)
    genre = source.genre or tell_genre(blocks)
    rank_heads(blocks)
    blocks = weave(stanzas(blocks), {**furniture, **pictures}, lines)
    typeset = genre not in _LINED and not text.marked and _is_typeset(blocks)
    reading = join_and_order(blocks, text, lexicon, hyphens, typeset=typeset, moving=moving)
    blocks = arrange(gather(reading.blocks, decided), decided)
    count_speeches(blocks)
    hyphens.keep(blocks)
    mark_directions(blocks)
    every = [each for block in blocks for each in block.walk()]
    mark_indents(every)
    mark_languages(every, source.language, source.languages)
    mark_foreign(every, source.language, source.languages)
    findings = tuple(each for each in reading.findings if not decided.concern(each.lines))
    divisions = tuple(outline(blocks, genre))
    tell_kinds(divisions, genre)
    settle_divisions(divisions, source.language)
    columns = column_starts((block for division in divisions for block in division.walk()), reading.columns)
    return Layout(
        divisions,
        genre,
        numbers,
        findings,
        reading.moves,
        columns,
        blank_end(text),
        tuple(line for line in lines if is_message(line)),
        tuple(each for each in doubts if not decided.tell_role(each.line)),
    )


def _is_typeset(blocks: Iterable[Block]) -> bool:
    """Whether paragraphs go over several lines, as a typesetter's or a typist's do."""
    lines = [len(block.parts) for block in blocks if block.role is Role.PARAGRAPH]
    return sum(lines) >= 2 * len(lines) > 0
