"""Lines to divisions: what each line is, what belongs together, and in which order it is read.

The order of the steps is the list in :func:`lay_out`. Every line with text ends in exactly one block; roles need
evidence, and what has none is a paragraph.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fascicle.edition.record import Source
from fascicle.language.lexicon import Lexicon
from fascicle.model.source import Line, Page, SourceText
from fascicle.structure.blocks.display import mark_repeated
from fascicle.structure.blocks.initials import join_initials
from fascicle.structure.blocks.lists import split_lists, weaken_bullets
from fascicle.structure.blocks.notes import pair_notes
from fascicle.structure.blocks.pictures import find_pictures, hang_captions
from fascicle.structure.blocks.segment import segment
from fascicle.structure.blocks.stacks import join_titles, split_datelines
from fascicle.structure.decisions import NONE, LayoutDecisions, arrange, divide, gather, settle, unglue
from fascicle.structure.divisions.outline import outline
from fascicle.structure.divisions.types import tell_kinds
from fascicle.structure.hyphens import Hyphens
from fascicle.structure.languages.blocks import mark_languages, settle_divisions
from fascicle.structure.languages.foreign import mark_foreign
from fascicle.structure.measure import Measures, is_typeset
from fascicle.structure.model import Block, Division
from fascicle.structure.order import Finding, Move, join_and_order
from fascicle.structure.order.breaks import PartPlace, column_starts
from fascicle.structure.pages.furniture import find_furniture, mark_places, page_numbers, weave
from fascicle.structure.pages.glued_lines import find_seams
from fascicle.structure.pages.numbers import blank_end, certain_furniture, find_messages, merged, number_pages
from fascicle.structure.regions import settle_furniture
from fascicle.structure.roles.classify import classify
from fascicle.structure.roles.drama import classify_drama, classify_poems, mark_directions, mark_indents
from fascicle.structure.roles.genre import settle_genre, tell_genre
from fascicle.structure.roles.headlines import classify_headlines
from fascicle.structure.roles.letter import classify_letter, split_formulas
from fascicle.structure.roles.titles import classify_own_title
from fascicle.structure.roles.verse import is_verse

__all__ = ["Layout", "lay_out"]

# In these a line that begins in lower case completes no sentence that a column broke.
_LINED = frozenset({"verse", "drama", "headlines"})


@dataclass(frozen=True)
class Layout:
    """A text laid out: its divisions, its genre, and the page numbers known, by the line that begins the page.

    ``findings`` are doubts about the order of reading that the program leaves to editors, ``moves`` the text that is
    read elsewhere than in the source, ``columns`` the parts of lines with which columns begin, ``blank_end`` the pages
    without text behind all others, ``messages`` lines that the program wrote which read the source.
    """

    divisions: tuple[Division, ...]
    genre: str
    pages: dict[int, str]
    findings: tuple[Finding, ...] = ()
    moves: tuple[Move, ...] = ()
    columns: frozenset[PartPlace] = frozenset()
    blank_end: tuple[Page, ...] = ()
    messages: tuple[Line, ...] = ()

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
    languages = (source.language, *source.languages)
    lines, decided = text.lines, decided.numbered(text)
    verse = source.genre == "verse" or (not source.genre and is_verse(lines))
    typeset = not text.marked and not verse and is_typeset(lines)
    hyphens = Hyphens(lexicon)
    furniture = settle_furniture(lines, find_furniture(lines, source.title, languages))
    certain = set() if text.marked else certain_furniture(lines, hyphens) - furniture.keys()
    shown = number_pages(lines, certain)
    lines, numbers = shown.lines, page_numbers(shown.lines, furniture) | shown.numbers
    messages = {} if text.marked else find_messages(lines)
    furniture = merged(furniture, {**shown.furniture, **messages})
    found = find_seams(lines, furniture, lexicon, Measures(lines)) if typeset else {}
    furniture, seams = unglue(lines, furniture, found, decided)
    measures = Measures(lines) if typeset else None
    blocks = join_initials(segment(lines, furniture, seams, lexicon, measures, marked=text.marked), languages)
    blocks = split_formulas(split_datelines(split_lists(blocks), languages, decided.whole_lines))
    blocks = divide(blocks, decided)
    mark_places(blocks, lines, furniture)
    if measures is not None:
        blocks = join_titles(blocks, measures)
    genre = source.genre or tell_genre(blocks, languages, verse=verse)
    _classify_genre(blocks, genre, languages)
    if genre not in _LINED:
        classify_own_title(blocks, source.title)
    classify(blocks, genre, languages, measures)
    genre = genre if source.genre else settle_genre(genre, blocks)
    mark_repeated(blocks)
    pair_notes(blocks)
    weaken_bullets(blocks)
    settle(blocks, decided)
    pictures = find_pictures(lines)
    hang_captions(blocks, pictures, lines)
    blocks = weave(blocks, {**furniture, **pictures}, lines)
    lined = genre in _LINED
    reading = join_and_order(blocks, text, lexicon, hyphens, typeset=typeset and not lined, moving=moving)
    blocks = arrange(gather(reading.blocks, decided), decided)
    hyphens.keep(blocks)
    mark_directions(blocks)
    mark_indents(blocks)
    mark_languages(blocks, source.language, source.languages)
    mark_foreign(blocks, source.language, source.languages)
    findings = () if lined else tuple(each for each in reading.findings if not decided.concern(each.lines))
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
        tuple(blocks[0].first for blocks in messages.values()),
    )


def _classify_genre(blocks: Sequence[Block], genre: str, languages: Sequence[str]) -> None:
    match genre:
        case "letter":
            classify_letter(blocks, languages)
        case "headlines":
            classify_headlines(blocks, languages)
        case "drama":
            classify_drama(blocks)
        case "verse":
            classify_poems(blocks)
