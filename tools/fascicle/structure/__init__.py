"""Lines to divisions: what each line is, what belongs together, and in which order it is read.

The order of the steps is the list in :func:`lay_out`. Every line with text ends in exactly one block; roles need
evidence, and what has none is a paragraph.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fascicle.edition.record import Source
from fascicle.language.lexicon import Lexicon
from fascicle.model.source import SourceText
from fascicle.structure.blocks.continuation import Finding, join_apart
from fascicle.structure.blocks.display import mark_repeated
from fascicle.structure.blocks.initials import join_initials
from fascicle.structure.blocks.join import join
from fascicle.structure.blocks.lists import split_lists, weaken_bullets
from fascicle.structure.blocks.notes import pair_notes
from fascicle.structure.blocks.pictures import find_pictures, hang_captions
from fascicle.structure.blocks.segment import segment
from fascicle.structure.blocks.stacks import join_titles, split_datelines
from fascicle.structure.continuity import Continuity
from fascicle.structure.decisions import NONE, LayoutDecisions, arrange, divide, gather, settle, unglue
from fascicle.structure.divisions.outline import outline
from fascicle.structure.divisions.types import tell_kinds
from fascicle.structure.languages.blocks import mark_languages, settle_divisions
from fascicle.structure.languages.foreign import mark_foreign
from fascicle.structure.measure import Measures, is_typeset
from fascicle.structure.model import Block, Division
from fascicle.structure.pages.breaks import PartPlace, column_starts
from fascicle.structure.pages.furniture import find_furniture, mark_places, page_numbers, weave
from fascicle.structure.pages.glued_lines import find_seams
from fascicle.structure.pages.order import put_in_order
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

    ``findings`` are doubts about the order of reading that the program leaves to editors, ``columns`` the parts of
    lines with which columns begin.
    """

    divisions: tuple[Division, ...]
    genre: str
    pages: dict[int, str]
    findings: tuple[Finding, ...] = ()
    columns: frozenset[PartPlace] = frozenset()

    @property
    def blocks(self) -> list[Block]:
        """All blocks in the order of the file that will be written."""
        return [block for division in self.divisions for block in division.walk()]


def lay_out(text: SourceText, source: Source, lexicon: Lexicon, decided: LayoutDecisions = NONE) -> Layout:
    """Lay out a text; ``source`` is its entry in the edition's record, ``decided`` what its editors overrule."""
    languages = (source.language, *source.languages)
    lines, decided = text.lines, decided.numbered(text)
    verse = source.genre == "verse" or (not source.genre and is_verse(lines))
    typeset = not text.marked and not verse and is_typeset(lines)
    furniture = settle_furniture(lines, find_furniture(lines, source.title, languages))
    found = find_seams(lines, furniture, lexicon, Measures(lines)) if typeset else {}
    furniture, seams = unglue(lines, furniture, found, decided)
    links = Continuity((line.content for line in lines), lexicon)
    reading = put_in_order(text, furniture, seams, links, languages)
    lines = reading.lines
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
    reading.explain(blocks)
    lined = genre in _LINED
    blocks = join(blocks, lexicon, None if lined else links, measures)
    blocks, findings = ([*blocks], ()) if lined else join_apart(blocks, links, measures)
    blocks = arrange(gather(blocks, decided), decided)
    mark_directions(blocks)
    every = [each for block in blocks for each in block.walk()]
    mark_indents(every)
    mark_languages(every, source.language, source.languages)
    mark_foreign(every, source.language, source.languages)
    open_findings = tuple(each for each in findings if not decided.concern(each.lines))
    divisions = tuple(outline(blocks, genre))
    tell_kinds(divisions, genre)
    settle_divisions(divisions, source.language)
    columns = column_starts((block for division in divisions for block in division.walk()), reading.columns)
    return Layout(divisions, genre, page_numbers(lines, furniture), open_findings, columns)


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
