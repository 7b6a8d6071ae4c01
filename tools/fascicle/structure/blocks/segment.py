"""Lines to blocks: where a block begins and ends, before anybody asks what it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from fascicle.language.hyphens.decide import Break, begins_anew, decide, ends_with_hyphen
from fascicle.language.lexicon import Lexicon
from fascicle.model.certainty import Certainty
from fascicle.model.source import Line, LineMark
from fascicle.structure.blocks.display import DISPLAY, begins_sentence, display_lines, ends_complete, is_repeated
from fascicle.structure.blocks.lists import COLUMNS, is_table
from fascicle.structure.marks import by_marks
from fascicle.structure.measure import Measures, column_widths, ends_sentence, falls_short, has_long_lines
from fascicle.structure.model import Block, Part, Role
from fascicle.structure.pages.breaks import PartPlace
from fascicle.structure.pages.glued_lines import Seams, parts_of
from fascicle.structure.regions import block_said

_SMALL_CAPITALS = re.compile(r"[a-zà-ÿ]+[A-ZÀ-Þ]")  # as small capitals come out of some files
_FAR_SHORT = 0.7  # of the column's width
_FEWEST_LINES, _MOST_LINES = 3, 8  # of a masthead or an address; two may be one title
_CAPTION_LINES = 2
LINE = "stands on a line of its own"  # the evidence of such blocks
_FILLED = "lines that fill the column, as far as one that ends a sentence before the edge"
_SENTENCES = 0.8  # of the lines of a run, for each to be a paragraph
_REACH = 14  # lines that a caption or a box between the halves of a word may have


def segment(
    lines: Sequence[Line],
    furniture: Mapping[int, list[Block]],
    seams: Seams,
    lexicon: Lexicon,
    measures: Measures | None,
    *,
    marked: bool,
) -> list[Block]:
    """The blocks of a text without its furniture, all of them paragraphs but those that markup names.

    Blank lines divide blocks. So do marks of lines where the text is ``marked``; measured line ends where it is
    typeset; every line end where it is not and its lines are long; and the ``seams`` of lines that hold parts of two
    blocks. ``measures`` are those of typeset text, else None. What the source says of a region holds before all of it.
    """
    runs = list(_runs(lines, furniture, seams))
    filled = [line for line in lines if not line.blank]
    columns = column_widths(filled) if measures is not None else {}
    cuts = _cuts([part for run in runs for part in run], lexicon) if measures is not None else set()
    cuts |= {(seam.resumes, 0) for line in seams for seam in seams[line]}
    long = has_long_lines(filled)

    def cut(run: Sequence[Part]) -> Iterable[Block]:
        if measures is not None:
            return _by_measure(run, columns, cuts, measures)
        if long:
            return (Block(Role.PARAGRAPH, [part], evidence=LINE) for part in run)
        return (Block(Role.PARAGRAPH, piece, evidence="stands between blank lines") for piece in _by_seams(run))

    if marked:
        return _below_images(_marked(runs), lines)
    return _below_images([block for run in runs for block in block_said(run) or cut(run)], lines)


def _marked(runs: Sequence[list[Part]]) -> list[Block]:
    """What regions say, and between them what marks prove; blocks go over blank lines."""
    blocks: list[Block] = []
    for said, group in groupby(runs, key=lambda run: bool(block_said(run))):
        if said:
            blocks += [block for run in group for block in block_said(run)]
        else:
            blocks += by_marks([part for run in group for part in run])
    return blocks


def _runs(lines: Sequence[Line], furniture: Mapping[int, list[Block]], seams: Seams) -> Iterator[list[Part]]:
    """The parts of lines between blank lines, furniture left out."""
    run: list[Part] = []
    for line in lines:
        if line.blank:
            if run:
                yield run
            run = []
        else:
            run.extend(parts_of(line, furniture, seams))
    if run:
        yield run


def _by_seams(run: Sequence[Part]) -> Iterator[list[Part]]:
    """The run, divided where a line is; and before every line where each of them is a sentence or a speech."""
    each = len(run) > 1 and _are_sentences([part.content for part in run])
    starts = [at for at, part in enumerate(run) if at == 0 or each or part.line is run[at - 1].line]
    for begin, end in zip(starts, [*starts[1:], len(run)], strict=True):
        yield list(run[begin:end])


def _are_sentences(texts: Sequence[str]) -> bool:
    anew = all(not text[:1].islower() for text in texts)
    return anew and sum(map(ends_sentence, texts)) >= _SENTENCES * len(texts) and ends_sentence(texts[0])


def _below_images(blocks: list[Block], lines: Sequence[Line]) -> list[Block]:
    """Say of each block whether nothing but blank lines is between it and an image above."""
    above = {}
    image = False
    for line in lines:
        image = line.mark is LineMark.IMAGE or (image and line.blank)
        above[line.number + 1] = image
    for block in blocks:
        block.below_image = above.get(block.first.number, False)
    return blocks


def _by_measure(
    run: Sequence[Part], columns: Mapping[int, int], cuts: set[PartPlace], measures: Measures
) -> Iterator[Block]:
    if is_table(run):
        yield Block(Role.TABLE, list(run), evidence=COLUMNS)
        return
    if _are_lines(run, columns, measures):
        yield from _single_lines(run)
        return
    begin = 0
    while begin < len(run):
        end = begin + display_lines(run, begin, measures)
        evidence = DISPLAY if end > begin else _FILLED
        if end == begin:
            end = _paragraph_end(run, begin, columns, cuts, measures)
        yield Block(Role.PARAGRAPH, list(run[begin:end]), evidence=evidence)
        begin = end


def _single_lines(run: Sequence[Part]) -> Iterator[Block]:
    """Each line a block; a line that only repeats the one above stays with it."""
    contents = [part.content for part in run]
    block: Block | None = None
    for at, part in enumerate(run):
        if block is not None and is_repeated(contents, at):
            block.parts.append(part)
            continue
        if block is not None:
            yield block
        block = Block(Role.PARAGRAPH, [part], evidence=LINE)
    if block is not None:
        yield block


def _paragraph_end(
    run: Sequence[Part], begin: int, columns: Mapping[int, int], cuts: set[PartPlace], measures: Measures
) -> int:
    """The index behind the last line of the paragraph that begins at ``begin``."""
    for at in range(begin + 1, len(run)):
        following = run[at]
        if _place(following) in cuts or following.guest or _last_of_page(run[begin:at], following):
            return at
        if _ends_paragraph(run[at - 1], following, columns):
            return at
        if following.line.page and display_lines(run, at, measures):
            return at
    return len(run)


def _ends_paragraph(part: Part, following: Part, columns: Mapping[int, int]) -> bool:
    """A sentence ends, the next line begins one, and its first word would have fitted."""
    if part.line is following.line:
        return True
    begins = following.content[:1]
    starts = begins.isupper() or begins.isdigit() or begins in "“‘\"'«–—-•¡¿("
    return starts and ends_sentence(part.content) and falls_short(part.line, following.line, columns[part.line.number])


def _last_of_page(parts: Sequence[Part], following: Part) -> bool:
    """Whether a line or two alone end a page, without the end of a sentence: perhaps a caption's lines.

    Whether they are, and which paragraph goes on, is seen when blocks are joined.
    """
    last = parts[-1].content
    return following.line.page is not None and len(parts) <= _CAPTION_LINES and not last.endswith((".", ",", "-"))


def _are_lines(run: Sequence[Part], columns: Mapping[int, int], measures: Measures) -> bool:
    """Whether each line was ended on purpose, as in a masthead or an address: all begin anew, far from the edge.

    Capitals say nothing of beginnings where they are a sentence with its stop.
    """
    if not _FEWEST_LINES <= len(run) <= _MOST_LINES:
        return False
    anew = all(begins_sentence(part.content) or _SMALL_CAPITALS.match(part.content) for part in run)
    short = all(len(part.content) <= _FAR_SHORT * columns[part.line.number] for part in run[:-1])
    capitals = all(part.content.isupper() for part in run) and run[-1].content.endswith((".", "!", "?"))
    complete = all(ends_complete(part.content, measures) for part in run[:-1])
    broken = any(ends_with_hyphen(part.content) for part in run)
    return anew and short and complete and not capitals and not broken


def _cuts(parts: Sequence[Part], lexicon: Lexicon) -> set[PartPlace]:
    """Parts of lines before which a block must begin, because what is around them is the two halves of a word.

    Where a line ends in half a word that the next line does not complete, but a line a little further does, what
    lies between is a caption or a box that the extraction put into the paragraph.
    """
    cuts: set[PartPlace] = set()
    for at, part in enumerate(parts[:-1]):
        if not ends_with_hyphen(part.content) or not begins_anew(parts[at + 1].content, lexicon):
            continue
        for further in range(at + 2, min(at + 2 + _REACH, len(parts))):
            if _completes(part.content, parts[further].content, lexicon):
                cuts |= {_place(parts[at + 1]), _place(parts[further])}
                break
    return cuts


def _place(part: Part) -> PartPlace:
    return part.line.number, part.start


def _completes(before: str, after: str, lexicon: Lexicon) -> bool:
    decision = decide(before, after, lexicon)
    known = decision is not None and decision.kind is Break.JOIN and decision.certainty is Certainty.HIGH
    return known and after[:1].islower()
