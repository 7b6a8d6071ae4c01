"""The content of ``theme/theme.toml``: colours, logo, type, the measures of the book, what stands at the foot."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Annotated, Final

from fascicle.edition.theme.colours import SHAPE, TEXT, Colour, contrast, nearest
from fascicle.edition.toml import Checked, Url
from fascicle.edition.toml_places import Keys

NAME: Final = "theme.toml"


class Length(Checked):
    """A length of the book."""

    form = re.compile(r"\d{1,4}(\.\d{1,3})?(mm|cm|in|pt)")
    words = 'a length such as "170mm": a number and mm, cm, in or pt'


class FontName(Checked):
    """The name of a font, or of several by preference."""

    form = re.compile(r"([^\W_][\w .+-]*)?")
    words = 'the name of a font such as "Libertinus Serif": letters, digits, blanks, `.`, `+` and `-`'


class FontFile(Checked):
    """A file in ``theme/fonts/``."""

    form = re.compile(r"fonts/[\w][\w .+-]*\.(ttf|otf|woff2)")
    words = 'a file such as "fonts/Name.woff2": in theme/fonts/, ending in .ttf, .otf or .woff2'


class Picture(Checked):
    """A picture beside ``theme.toml``."""

    form = re.compile(r"([\w][\w+-]*\.(svg|png))?")
    words = 'a file such as "logo.svg": in theme/, ending in .svg or .png'


class FontStyle(StrEnum):
    """Whether letters are upright."""

    NORMAL = "normal"
    ITALIC = "italic"


class FontWeight(StrEnum):
    """How dark letters are."""

    NORMAL = "normal"
    BOLD = "bold"


class Sides(StrEnum):
    """Whether the book is printed on both sides of the paper."""

    ONE = "one"
    TWO = "two"


@dataclass(frozen=True)
class Palette:
    """Colours of the pages, in light or in dark; what is left out stays as it is.

    Text and links keep 4.5:1 to what they stand on, and the accent 3:1 (WCAG 2.2).
    """

    paper: Annotated[Colour, "What the text stands on."] = Colour("")
    sheet: Annotated[Colour, "What asides, tables' heads and notes stand on."] = Colour("")
    text: Annotated[Colour, "Text."] = Colour("")
    soft: Annotated[Colour, "Labels and captions."] = Colour("")
    link: Annotated[Colour, "Links, and the frame around what has the focus."] = Colour("")
    accent: Annotated[Colour, "Marks: names, corrections, the page that one is on."] = Colour("")
    line: Annotated[Colour, "Fine lines, which say nothing."] = Colour("")


LIGHT: Final = Palette(*map(Colour, ("#fdfcf9", "#f5f2ea", "#1f1d1a", "#4f4a41", "#832718", "#832718", "#d9d3c5")))
DARK: Final = Palette(*map(Colour, ("#191816", "#23211e", "#e6e1d6", "#c0b8a8", "#f2b09c", "#f2b09c", "#433f37")))
"""The colours without a theme: those of ``xslt/web/edition.css``."""


@dataclass(frozen=True)
class Logo:
    """A picture that stands in the head of every page."""

    file: Annotated[Picture, "An SVG or PNG file in `theme/`."] = Picture("")
    alt: Annotated[str, "What it shows, in words, for those who do not see it."] = ""


@dataclass(frozen=True)
class ThemeFont:
    """A font file that the pages bring with them and the book is set in; its licence is the editors' affair."""

    family: Annotated[FontName, "The name of the font, as the file itself has it."]
    file: Annotated[FontFile, "A file in `theme/fonts/`; the book takes .ttf and .otf only."]
    weight: Annotated[FontWeight, "`normal` or `bold`."] = FontWeight.NORMAL
    style: Annotated[FontStyle, "`normal` or `italic`."] = FontStyle.NORMAL


@dataclass(frozen=True)
class Type:
    """In which fonts pages and book are set."""

    text: Annotated[FontName, "Font of the texts on the pages: a family of `fonts`, or one that readers may have."] = (
        FontName("")
    )
    interface: Annotated[FontName, "Font of menus and labels of the pages."] = FontName("")
    fonts: Annotated[tuple[ThemeFont, ...], "Font files in `theme/fonts/`."] = ()


@dataclass(frozen=True)
class BookForm:
    """The measures of the book."""

    font: Annotated[
        FontName, "Font of the book: `Libertinus Serif`, another that Typst brings, or a family of `type.fonts`."
    ] = FontName("")
    width: Annotated[Length, "Width of a page; 170mm if left out."] = Length("170mm")
    height: Annotated[Length, "Height of a page; 240mm if left out."] = Length("240mm")
    inside: Annotated[Length, "Margin at the spine, or at the left; 21mm if left out."] = Length("21mm")
    outside: Annotated[Length, "The other margin, where pages of the source are named; 25mm if left out."] = Length(
        "25mm"
    )
    top: Annotated[Length, "Margin at the top; 25mm if left out."] = Length("25mm")
    bottom: Annotated[Length, "Margin at the bottom; 26mm if left out."] = Length("26mm")
    size: Annotated[Length, "Size of the type; 10.4pt if left out."] = Length("10.4pt")
    sides: Annotated[Sides, "`two`, or `one` for a book that is printed on one side."] = Sides.TWO
    headings: Annotated[Colour, "Colour of the titles; black if left out."] = Colour("")


@dataclass(frozen=True)
class FooterLink:
    """A link at the foot of every page, such as the imprint."""

    text: Annotated[str, "What is read."]
    url: Annotated[Url, "Where it leads."]


@dataclass(frozen=True)
class Footer:
    """What stands at the foot of every page, above what fascicle says there."""

    line: Annotated[str, "A line of text."] = ""
    links: Annotated[tuple[FooterLink, ...], "Links after it."] = ()


@dataclass(frozen=True)
class ThemeSettings:
    """How pages and book look, without a line of code."""

    light: Annotated[Palette, "Colours of the pages."] = Palette()
    dark: Annotated[Palette, "Colours for those who have their screens dark."] = Palette()
    logo: Annotated[Logo, "A picture in the head of every page."] = Logo()
    type: Annotated[Type, "Fonts."] = Type()
    book: Annotated[BookForm, "Measures of the book."] = BookForm()
    footer: Annotated[Footer, "The foot of every page."] = Footer()


Fault = tuple[Keys, str, str]
"""The keys that lead to a fault, what is wrong, what to do."""

# What stands on what, and how far the two must be apart.
_GROUNDS: Final = ("paper", "sheet")
_FRONTS: Final = (("text", TEXT), ("soft", TEXT), ("link", TEXT), ("accent", SHAPE))
_WHITE: Final = Colour("#ffffff")
_NARROWEST, _LOWEST, _LEAST_OUTSIDE = 170.0, 255.0, 62.3  # points: 60mm, 90mm, 22mm
_SIZES = (7.0, 16.0)


def points(length: str) -> float:
    """A length in points, of which 72 are an inch."""
    return float(length[:-2]) * {"mm": 72 / 25.4, "cm": 720 / 25.4, "in": 72.0, "pt": 1.0}[length[-2:]]


def filled(palette: Palette, default: Palette) -> Palette:
    """A palette with the colours that it leaves out."""
    return Palette(*(getattr(palette, each.name) or getattr(default, each.name) for each in fields(Palette)))


def faults(settings: ThemeSettings) -> list[Fault]:
    """What is wrong in settings of which each by itself is right: colours too near, a page without room."""
    return [
        *_near(settings.light, LIGHT, "light"),
        *_near(settings.dark, DARK, "dark"),
        *_measures(settings.book),
    ]


def _near(palette: Palette, default: Palette, name: str) -> list[Fault]:
    whole, found = filled(palette, default), list[Fault]()
    for front, least in _FRONTS:
        grounds = {back: getattr(whole, back) for back in _GROUNDS}
        one = getattr(whole, front)
        better = nearest(one, grounds.values(), least)
        for back, other in grounds.items():
            if (ratio := contrast(one, other)) < least:
                said = f"{front} {one} on {back} {other} has {_shown(ratio)}:1, and needs {least}:1 (WCAG 2.2)"
                hint = f"give {back} another colour, or {front}"
                if better is not None:
                    hint = f'{front} = "{better}" would do in [{name}], on {" and ".join(_GROUNDS)}; or {hint}'
                found.append(((name, front if getattr(palette, front) else back), said, hint))
    return found


def _shown(ratio: float) -> float:
    """A ratio that is not rounded up to what it does not reach."""
    return int(ratio * 100) / 100


def _measures(book: BookForm) -> list[Fault]:
    found: list[Fault] = []
    if book.headings and contrast(book.headings, _WHITE) < TEXT:
        ratio = _shown(contrast(book.headings, _WHITE))
        hint = f'headings = "{nearest(book.headings, [_WHITE], TEXT)}" would do'
        found.append(
            (("book", "headings"), f"headings {book.headings} on white paper has {ratio}:1, and needs {TEXT}:1", hint)
        )
    if not _SIZES[0] <= points(book.size) <= _SIZES[1]:
        found.append((("book", "size"), f"a size of {book.size} cannot be read well", "write one from 7pt to 16pt"))
    if points(book.width) - points(book.inside) - points(book.outside) < _NARROWEST:
        found.append(
            (
                ("book", "width"),
                "the margins leave less than 60mm for the lines",
                "make them smaller, or the page wider",
            )
        )
    if points(book.height) - points(book.top) - points(book.bottom) < _LOWEST:
        found.append(
            (
                ("book", "height"),
                "the margins leave less than 90mm for the text",
                "make them smaller, or the page higher",
            )
        )
    if points(book.outside) < _LEAST_OUTSIDE:
        found.append(
            (
                ("book", "outside"),
                f"a margin of {book.outside} has no room for the pages of the source",
                "write 22mm or more",
            )
        )
    return found
