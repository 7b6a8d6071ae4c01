"""The glyphs of a page of a PDF file as PDFium sees them: where each stands, how large it is, and how it is set."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from ctypes import POINTER, addressof, byref, c_double, c_float, c_ulong, c_ushort, c_void_p, cast, create_string_buffer
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from fascicle.inputs.pdf.fonts import Font, font_of

MOST_GLYPHS = 300_000  # of a page: a newspaper's has 30,000
NO_SIGN = "\ufffd"  # of a glyph that the file names no character for
_BLANKS = frozenset({0x09, 0x0A, 0x0D, 0x20, 0xA0, 0x3000})
_NO_SIGNS = frozenset({0xFFFD, 0xFFFE, 0xFFFF, *range(0x7F, 0xA0)})
_DRAWN = (pdfium.FPDF_PAGEOBJ_TEXT, pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_PATH)
_MOST_DRAWN = 500  # pictures or drawings of a page that are looked at: maps have more
_DEEPEST = 8  # forms in forms that are looked into
_HIDDEN = (3, 7)  # ways of setting text that draw nothing: PDF 1.7, table 106
_HIGH, _LOW = 0.22, 0.35  # on the type size: where a raised figure begins, and a lowered one ends
_SIZES = (0.5, 2000.0)  # points of type
_STRAIGHT = 0.05  # radians by which a line may lean
_SAMPLES, _MOSTLY = 200, 0.6  # characters whose direction is looked at, and how many of them say that of the page
_ARTIFACT = "Artifact\0".encode("utf-16-le")
_WIDE = POINTER(c_ushort)
_NEAR = 2.0  # points: a piece of text so near to another as large is the same, set twice
_CELL = 4.0  # points, twice as wide at least

_Bounds = tuple[float, float, float, float]


@dataclass(frozen=True)
class GlyphLook:
    """How a piece of text is set. ``artifact`` says that the file calls it furniture of the page; ``turned`` is not
    level, and ``hidden`` is not drawn: the layer that text recognition lays over a picture.
    """

    font: Font
    size: float
    artifact: bool = False
    hidden: bool = False
    turned: bool = False


@dataclass(slots=True)
class Glyph:
    """A character, its sides and its base line from the upper left corner, and whether a blank stands before it.

    ``rise`` is 1 for a figure drawn above the base line and -1 for one below, where the font has such of its own.
    ``guessed`` says that the file has no blank there, but PDFium sees one in the places.
    """

    text: str
    left: float
    right: float
    base: float
    look: GlyphLook
    blank: bool
    rise: int = 0
    guessed: bool = False


@dataclass
class PageGlyphs:
    """The glyphs of a page in the order of the file, the boxes of its pictures and its drawings, and what else it has.

    ``doubled`` are pieces of text that it sets twice at one place, ``unmapped`` glyphs for which it names no character.
    """

    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
    pictures: list[tuple[float, float, float, float]] = field(default_factory=list)
    frames: list[tuple[float, float, float, float]] = field(default_factory=list)
    doubled: int = 0
    unmapped: int = 0


class _Piece(NamedTuple):
    """Something that a page draws: a piece of text, a picture, or lines and areas."""

    address: int
    handle: Any
    kind: int


def glyphs_of(page: Any) -> PageGlyphs:
    """The glyphs of a page that PDFium has loaded."""
    text = pdfium.FPDFText_LoadPage(page)
    if not text:
        raise ValueError("its text cannot be loaded")
    try:
        return _Reader(page, text).read()
    finally:
        pdfium.FPDFText_ClosePage(text)


class _Reader:
    """Asks PDFium for each glyph of a page; what holds of a whole piece of text is asked once."""

    def __init__(self, page: Any, text: Any) -> None:
        self._page = page
        self._text = text
        self._turn = pdfium.FPDFPage_GetRotation(page)  # to the right, in quarters
        self._edges = _edges(page)
        self._fonts: dict[int, Font] = {}  # by address, which holds good as long as the page is open
        self._looks: dict[int, GlyphLook] = {}
        self._same: dict[GlyphLook, GlyphLook] = {}
        self._box_of_glyph = c_double(), c_double(), c_double(), c_double()

    def read(self) -> PageGlyphs:
        count = pdfium.FPDFText_CountChars(self._text)
        if count > MOST_GLYPHS:
            raise ValueError(f"it has {count:,} characters, and no page of a book has so many")
        width, height = pdfium.FPDF_GetPageWidthF(self._page), pdfium.FPDF_GetPageHeightF(self._page)
        turn = self._level(count)
        found = PageGlyphs(*((height, width) if (turn - self._turn) % 2 else (width, height)))
        self._turn = turn
        text, x, y, box = self._text, c_double(), c_double(), pdfium.FS_RECTF()
        at_x, at_y, at_box = byref(x), byref(y), byref(box)
        # What a damaged file draws far out has a place that can be reckoned with, all the same.
        across, down = (-found.width, 2 * found.width), (-found.height, 2 * found.height)
        blank, guessed, half = False, True, 0
        for at in range(count):
            code = pdfium.FPDFText_GetUnicode(text, at)
            piece = pdfium.FPDFText_GetTextObject(text, at)
            if not piece:  # a blank that PDFium puts between words and lines
                blank = True
                continue
            look = self._look(at, piece)
            if code in _BLANKS and pdfium.FPDFText_HasUnicodeMapError(text, at) != 1:
                blank, guessed = True, guessed and pdfium.FPDFText_IsGenerated(text, at) == 1
                continue
            if 0xD800 <= code < 0xDC00:
                half = code
                continue
            if 0xDC00 <= code < 0xE000 and half:
                code, half = 0x10000 + ((half - 0xD800) << 10) + code - 0xDC00, 0
            sign = chr(code) if code > 0x20 and code not in _NO_SIGNS else self._odd(at)
            found.unmapped += sign == NO_SIGN
            pdfium.FPDFText_GetCharOrigin(text, at, at_x, at_y)
            pdfium.FPDFText_GetLooseCharBox(text, at, at_box)
            one, base = self._place(x.value, y.value)
            other = self._place(box.right, box.top)[0]
            if self._turn:
                one = self._place(box.left, box.bottom)[0]
            if not (across[0] <= one <= across[1] and across[0] <= other <= across[1] and down[0] <= base <= down[1]):
                one, other, base = _bounded(one, across), _bounded(other, across), _bounded(base, down)
            left, right = (one, other) if one <= other else (other, one)
            found.glyphs.append(Glyph(sign, left, right, base, look, blank, guessed=blank and guessed))
            if sign.isdecimal() and not look.turned:
                found.glyphs[-1].rise = self._rise(at, y.value, look.size)
            blank, guessed = False, True
        pieces = list(_pieces(self._page, _DEEPEST))
        found.doubled = self._doubled([piece for piece in pieces if piece.kind == pdfium.FPDF_PAGEOBJ_TEXT])
        for kind, boxes in ((pdfium.FPDF_PAGEOBJ_IMAGE, found.pictures), (pdfium.FPDF_PAGEOBJ_PATH, found.frames)):
            drawn = [piece.handle for piece in pieces if piece.kind == kind]
            boxes += [self._box(_bounds(handle)) for handle in drawn[:_MOST_DRAWN]]
        return found

    def _level(self, count: int) -> int:
        """How the page is turned for its text to be level: as the file says, unless most of the text stands otherwise.

        Wide tables stand sideways on their pages, and those of a scanner are not turned as they are read.
        """
        step, matrix = max(1, count // _SAMPLES), pdfium.FS_MATRIX()
        ways: Counter[int] = Counter()
        for at in range(0, count, step):
            if pdfium.FPDFText_GetTextObject(self._text, at) and pdfium.FPDFText_GetMatrix(
                self._text, at, byref(matrix)
            ):
                ways[round(math.atan2(matrix.b, matrix.a) / (math.pi / 2)) % 4] += 1
        most = ways.most_common(1)
        return most[0][0] if most and most[0][1] > _MOSTLY * ways.total() else self._turn

    def _odd(self, at: int) -> str:
        """A sign for what PDFium knows no letter of, or knows to be the hyphen at a line's end."""
        return "-" if pdfium.FPDFText_IsHyphen(self._text, at) == 1 else NO_SIGN

    def _rise(self, at: int, base: float, size: float) -> int:
        """Whether a figure is drawn above its base line or below: figures of all fonts stand on it and are as high."""
        left, right, bottom, top = self._box_of_glyph
        pdfium.FPDFText_GetCharBox(self._text, at, byref(left), byref(right), byref(bottom), byref(top))
        if self._turn or not top.value > bottom.value:
            return 0
        return int(bottom.value - base >= _HIGH * size) - int(top.value - base <= _LOW * size)

    def _place(self, x: float, y: float) -> tuple[float, float]:
        """A point of the file as the page is shown: from the upper left corner, and turned as the file says."""
        left, bottom, right, top = self._edges
        match self._turn:
            case 1:
                return y - bottom, x - left
            case 2:
                return right - x, y - bottom
            case 3:
                return top - y, right - x
        return x - left, top - y

    def _look(self, at: int, piece: Any) -> GlyphLook:
        address = addressof(piece.contents)
        if (known := self._looks.get(address)) is not None:
            return known
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFText_GetMatrix(self._text, at, byref(matrix))
        size = pdfium.FPDFText_GetFontSize(self._text, at) * math.hypot(matrix.c, matrix.d)
        angle = math.atan2(matrix.b, matrix.a) - self._turn * math.pi / 2
        look = GlyphLook(
            self._font(piece),
            round(_bounded(size, _SIZES), 1),
            _is_artifact(piece),
            pdfium.FPDFTextObj_GetTextRenderMode(piece) in _HIDDEN,
            abs(math.remainder(angle, math.tau)) > _STRAIGHT,
        )
        return self._looks.setdefault(address, self._same.setdefault(look, look))

    def _font(self, piece: Any) -> Font:
        handle = pdfium.FPDFTextObj_GetFont(piece)
        address = cast(handle, c_void_p).value or 0
        if address not in self._fonts:
            self._fonts[address] = font_of(handle) if handle else Font()
        return self._fonts[address]

    def _box(self, bounds: _Bounds) -> _Bounds:
        """Bounds of the file as a box on the page."""
        one, other = self._place(bounds[0], bounds[1]), self._place(bounds[2], bounds[3])
        return min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1])

    def _doubled(self, pieces: Sequence[_Piece]) -> int:
        """How many pieces of text PDFium left out because the same stands there already: fake bold, or a shadow."""
        dropped = [_bounds(piece.handle) for piece in pieces if piece.address not in self._looks]
        if not any(top > bottom for _, bottom, _, top in dropped):
            return 0
        shown: dict[tuple[int, int], list[_Bounds]] = {}
        for piece in pieces:
            if piece.address in self._looks:
                box = _bounds(piece.handle)
                shown.setdefault((round(box[0] / _CELL), round(box[1] / _CELL)), []).append(box)
        return sum(_is_twice(box, shown) for box in dropped)


def _bounded(value: float, bounds: tuple[float, float]) -> float:
    """A value between two bounds, the lower one for what is no number."""
    return min(max(value, bounds[0]), bounds[1]) if value == value else bounds[0]


def _edges(page: Any) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of what is shown of a page."""
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, byref(box))
    return box.left, box.bottom, box.right, box.top


def _is_artifact(piece: Any) -> bool:
    size = c_ulong()
    for at in range(pdfium.FPDFPageObj_CountMarks(piece)):
        mark = pdfium.FPDFPageObj_GetMark(piece, at)
        if pdfium.FPDFPageObjMark_GetName(mark, None, 0, byref(size)) and size.value == len(_ARTIFACT):
            buffer = create_string_buffer(len(_ARTIFACT))
            pdfium.FPDFPageObjMark_GetName(mark, cast(buffer, _WIDE), size.value, byref(size))
            if buffer.raw == _ARTIFACT:
                return True
    return False


def _pieces(page: Any, depth: int) -> Iterator[_Piece]:
    """The pieces of text, the pictures and the drawings of a page, those in forms too."""
    objects = [pdfium.FPDFPage_GetObject(page, at) for at in range(pdfium.FPDFPage_CountObjects(page))]
    while objects:
        found: list[Any] = []
        for each in objects:
            kind = pdfium.FPDFPageObj_GetType(each)
            if kind in _DRAWN:
                yield _Piece(addressof(each.contents), each, kind)
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth:
                inner = pdfium.FPDFFormObj_CountObjects(each)
                found += [pdfium.FPDFFormObj_GetObject(each, at) for at in range(inner)]
        objects, depth = found, depth - 1


def _bounds(piece: Any) -> _Bounds:
    left, bottom, right, top = (c_float() for _ in range(4))
    pdfium.FPDFPageObj_GetBounds(piece, byref(left), byref(bottom), byref(right), byref(top))
    return left.value, bottom.value, right.value, top.value


def _is_twice(box: _Bounds, shown: Mapping[tuple[int, int], Sequence[_Bounds]]) -> bool:
    """Whether something as large as a piece of text stands where that stands."""
    column, row = round(box[0] / _CELL), round(box[1] / _CELL)
    about = [(column + across, row + down) for across in (-1, 0, 1) for down in (-1, 0, 1)]
    return box[3] > box[1] and any(
        max(abs(first - second) for first, second in zip(box, other, strict=True)) <= _NEAR
        for cell in about
        for other in shown.get(cell, ())
    )
