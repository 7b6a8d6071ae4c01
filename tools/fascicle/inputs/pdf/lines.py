"""Areas of a page as lines of the source: their characters, how these are set, and where they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from fascicle.inputs.pdf.columns import Area, areas_of
from fascicle.inputs.pdf.glyphs import Glyph, GlyphLook, PageGlyphs
from fascicle.inputs.pdf.words import RAISED, PdfWord, Row, body_size, rows_of, words_of
from fascicle.model.source import PLAIN, Box, Line, Run, Style

_HEAVIER = 1.25  # on the weight of most of the page
_HEAVY = 550  # of fonts that say no more than how thick their strokes are
_SMALL = 0.87  # on the size of the line
_LOOSE = 1.3  # on the usual distance of base lines: more parts paragraphs
_MOST_BLANKS = 120
_SET, _FEW = 1.25, 3  # what printers set, where fewer lines than these show the distance
_SIZE = 0.08  # on the type size: a difference that is seen
_WIDE, _WIDER = 1.5, 2.0  # ems, and on the blanks of the line: more than a blank


@dataclass(frozen=True)
class Stretch:
    """Lines of one size that follow each other without white between them: what one region of the page will be.

    ``artifact`` says that the file calls them furniture, ``rows`` that they are those of a table.
    """

    lines: tuple[Line, ...]
    size: float
    artifact: bool
    rows: bool
    frame: Box | None = None

    @property
    def box(self) -> Box:
        """What all its lines cover."""
        boxes = [line.box for line in self.lines if line.box]
        return Box(
            min(box.left for box in boxes), min(box.top for box in boxes),
            max(box.right for box in boxes), max(box.bottom for box in boxes),
        )  # fmt: skip

    @property
    def text(self) -> str:
        """Its lines as one string."""
        return " ".join(line.content for line in self.lines)


@dataclass(frozen=True)
class LaidOutPage:
    """A page in stretches, in the order in which they are read; ``clean`` says that white alone showed the order.

    ``pictures`` are the boxes of its pictures; ``hidden`` characters are not drawn, ``doubled`` pieces of text are set
    twice, and for ``unmapped`` glyphs the file names no character; of ``comments`` it does not show the words.
    """

    width: float
    height: float
    stretches: tuple[Stretch, ...]
    pictures: tuple[Box, ...]
    clean: bool
    hidden: int
    doubled: int
    unmapped: int
    comments: int = 0


def lay_out_page(page: PageGlyphs, number: int) -> LaidOutPage:
    """The lines of a page, named by its number and their own."""
    words = words_of(page.glyphs)
    level = [word for word in words if not word.glyphs[0].look.turned]
    weight = _usual_weight(page.glyphs)
    clean = True
    found: list[tuple[Area, list[Row]]] = []
    for area in areas_of(level, body_size(level)) if level else []:
        rows = rows_of(area.words)
        clean = clean and all(row.clean for row in rows)
        found.append((area, rows))
    for turned in _turned(words):
        found.append((Area(tuple(turned)), [Row(turned, turned[0].base, turned[0].size)]))
    distance = _usual_distance(rows for _, rows in found)
    frames = _frames(page, [row for _, rows in found for row in rows])
    stretches: list[Stretch] = []
    count = 0
    for area, rows in found:
        for group in _parted(rows, distance, frames) if not area.columns else [rows]:
            lines = [_line(row, f"p{number}l{at}", weight, area.columns) for at, row in enumerate(group, count + 1)]
            count += len(lines)
            words = [word for row in group for word in row.words]
            artifact = all(glyph.look.artifact for word in words for glyph in word.glyphs)
            frame = _frame_of(group[0], frames)
            stretches.append(Stretch(tuple(lines), body_size(words), artifact, bool(area.columns), frame))
    hidden = sum(glyph.look.hidden for glyph in page.glyphs)
    return LaidOutPage(
        page.width, page.height, tuple(stretches), tuple(Box(*box) for box in page.pictures), clean,
        hidden, page.doubled, page.unmapped,
    )  # fmt: skip


def _turned(words: Iterable[PdfWord]) -> Iterator[list[PdfWord]]:
    """What is not level, each stretch of it as one line: nothing shows where it belongs in the text."""
    for turned, group in groupby(words, key=lambda word: word.glyphs[0].look.turned):
        if turned:
            yield list(group)


def _usual_weight(glyphs: Iterable[Glyph]) -> int:
    counted = Counter(glyph.look.font.weight for glyph in glyphs if not glyph.look.font.bold)
    return max(counted, key=lambda weight: (counted[weight], weight)) if counted else 400


def _usual_distance(areas: Iterable[Sequence[Row]]) -> float:
    """The distance of base lines on the type size that most lines of a page have."""
    counted: Counter[float] = Counter()
    for rows in areas:
        for above, row in pairwise(rows):
            if abs(above.size - row.size) <= _SIZE * row.size:
                counted[round((row.base - above.base) / row.size, 1)] += 1
    usual = [ratio for ratio in counted if 0.7 <= ratio <= 2.5]
    most = max(usual, key=lambda ratio: (counted[ratio], -ratio), default=_SET)
    return most if counted[most] >= _FEW else min(most, _SET)


def _frames(page: PageGlyphs, rows: Sequence[Row]) -> list[Box]:
    """The boxes drawn around several lines of a page, the smallest first; no line goes through one."""
    found: list[Box] = []
    boxes = [_box_of(row) for row in rows]
    for each in dict.fromkeys(page.frames):
        box = Box(*each)
        about = [row for row in boxes if row.bottom > box.top and row.top < box.bottom]
        inside = [row for row in about if _is_inside(row, box)]
        through = any(row.left < box.right and row.right > box.left for row in about if not _is_inside(row, box))
        if len(inside) > 1 and len(inside) < len(rows) and not through:
            found.append(box)
    return sorted(found, key=lambda box: (box.right - box.left) * (box.bottom - box.top))


def _frame_of(row: Row, frames: Sequence[Box]) -> Box | None:
    if not frames:
        return None
    own = _box_of(row)
    return next((box for box in frames if _is_inside(own, box)), None)


def _box_of(row: Row) -> Box:
    """What a row covers down to its base line."""
    return Box(row.left, row.top, row.right, row.base)


def _is_inside(row: Box, box: Box) -> bool:
    return box.left <= row.left and row.right <= box.right and box.top <= row.top and row.bottom <= box.bottom


def _parted(rows: Sequence[Row], distance: float, frames: Sequence[Box]) -> Iterator[list[Row]]:
    """Rows that follow each other, cut where there is white between them, or where size or frame differ."""
    group: list[Row] = []
    for row in rows:
        if group:
            above, size = group[-1], max(row.size, group[-1].size)
            sized = abs(row.size - above.size) > _SIZE * size
            framed = bool(frames) and _frame_of(row, frames) != _frame_of(above, frames)
            if row.base - above.base > _LOOSE * distance * size or sized or framed:
                yield group
                group = []
        group.append(row)
    yield group


def _line(row: Row, anchor: str, weight: int, columns: Sequence[float]) -> Line:
    text: list[str] = []
    styles: list[Style] = []
    beside = _neighbours(row.words)
    rooms = sorted(_room(before, word) for before, word in pairwise(row.words) if (id(before), id(word)) in beside)
    wide = max(_WIDE * row.size, _WIDER * rooms[len(rooms) // 2]) if len(rooms) > 1 else _WIDE * row.size
    before: PdfWord | None = None
    column = 0
    for word in row.words:
        room = _room(before, word) if before is not None and (id(before), id(word)) in beside else 0.0
        blank = _blank(room, row.size, wide) if before is not None else ""
        here = sum(edge <= word.left for edge in columns)
        if columns and here > column:
            blank, column = "\t" * (here - column), here
        text += blank
        styles += [PLAIN] * len(blank)
        worded = any(glyph.text.isalnum() for glyph in word.glyphs)
        for glyph in word.glyphs:
            text += glyph.text
            styles += [_style(glyph, row, weight, worded=worded, spaced=word.spaced)] * len(glyph.text)
        before = word
    box = Box(round(row.left, 1), round(row.top, 1), round(row.right, 1), round(row.bottom, 1))
    base = ((box.left, round(row.base, 1)), (box.right, round(row.base, 1)))
    return Line(anchor, "".join(text), tuple(_runs("".join(text), styles)), box=box, baseline=base, size=row.size)


def _neighbours(words: Sequence[PdfWord]) -> set[tuple[int, int]]:
    """The pairs of words that stand beside each other: where directions meet, not all do that follow each other."""
    placed = sorted(words, key=lambda word: word.left)
    return {pair for one, other in pairwise(placed) for pair in ((id(one), id(other)), (id(other), id(one)))}


def _room(before: PdfWord, word: PdfWord) -> float:
    return max(word.left - before.right, before.left - word.right)


def _blank(room: float, size: float, wide: float) -> str:
    """One blank between words, or several where they stand further apart than others of the line."""
    return " " if room < wide else " " * min(_MOST_BLANKS, max(2, round(room / (0.5 * size))))


def _style(glyph: Glyph, row: Row, weight: int, *, worded: bool, spaced: bool) -> Style:
    look = glyph.look
    rend = ["bold"] if _is_bold(look, weight) else []
    rend += ["italic"] if look.font.italic and worded else []  # fonts of signs call themselves so
    rend += ["smallcaps"] if look.font.smallcaps else []
    rend += ["spaced"] if spaced else []
    if glyph.rise:
        rend.append("sup" if glyph.rise > 0 else "sub")
    elif look.size <= _SMALL * row.size and not look.turned:
        rise = (row.base - glyph.base) / row.size
        rend += ["sup"] if rise >= RAISED else ["sub"] if rise <= -RAISED / 2 else []
    return _STYLES.setdefault(tuple(rend), Style(tuple(rend))) if rend else PLAIN


_STYLES: dict[tuple[str, ...], Style] = {}


def _is_bold(look: GlyphLook, weight: int) -> bool:
    return look.font.bold or look.font.weight >= max(_HEAVY, _HEAVIER * weight)


def _runs(text: str, styles: list[Style]) -> Iterator[Run]:
    """Equal styles in one run; a blank between two of the same style has it too."""
    for at in range(1, len(text) - 1):
        if text[at] == " ":
            after = next((later for later in range(at, len(text)) if text[later] != " "), at)
            styles[at] = styles[at - 1] if styles[at - 1].rend == styles[after].rend else PLAIN
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or styles[at] is not styles[start]:
            yield Run(start, at, styles[start])
            start = at
