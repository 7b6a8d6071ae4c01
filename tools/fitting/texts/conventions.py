"""The conventions of a made page, each drawn: measure, paragraphs, heads, running heads, notes."""

from __future__ import annotations

from dataclasses import dataclass, field

import pyphen  # type: ignore[import-untyped]

from fitting.texts.draw import Draw

_HYPHENS = {"en": "en_GB", "de": "de_DE", "fr": "fr_FR", "es": "es"}


@dataclass(frozen=True)
class Paper:
    """The measure and how paragraphs are told apart."""

    width: int
    height: int  # lines of a page; 0: no pages
    paragraph: str  # blank, indent, hanging, none, both
    depth: str  # what a first line (or all others, hanging) is set in by
    flush_after_head: bool
    justified: bool
    hyphen: str
    margins: tuple[int, int]  # blanks before every line of a left and of a right page
    loose: bool  # a blank line after every line

    @property
    def airy(self) -> bool:
        """Whether blank lines part paragraphs."""
        return self.paragraph in {"blank", "both"}

    @property
    def endless(self) -> bool:
        """Whether a paragraph is one line."""
        return self.width > 1000

    @property
    def page(self) -> int:
        """The width that things are centred on."""
        return min(self.width, 72)


def paper(draw: Draw, kind: str) -> Paper:
    """Draws the measure; verse is not set in columns so narrow that most of its lines are turned over."""
    paragraph = draw.of("blank", "blank", "blank", "indent", "indent", "indent", "none", "none", "both", "hanging")
    endless = paragraph in {"blank", "none"} and draw.odds(0.16)
    width = draw.of(draw.between(50, 78), draw.between(50, 78), draw.between(30, 50), draw.between(78, 100))
    if kind in {"verse", "play"} and width < 44:
        width += draw.of(20, 20, 20, 0)
    depth = draw.of("  ", "  ", "   ", "    ", "    ", " ", "     ", "      ", "\t", held=["        "])
    height = 0 if endless or draw.odds(0.4) else draw.between(22, 54)
    margin = draw.of(0, 0, 0, 0, 4, 10)
    other = draw.of(margin, 0, 6) if height else margin
    return Paper(
        10**6 if endless else width,
        height,
        paragraph,
        depth,
        draw.odds(0.3),
        not endless and paragraph != "hanging" and draw.odds(0.08),
        "" if endless or draw.odds(0.4) else draw.of("-", "-", "-", "-", "¬", "‐", held=["="]),
        (margin, other),
        not endless and draw.odds(0.03),
    )


def hyphens(language: str) -> pyphen.Pyphen | None:
    """Where words may be broken, for the languages of which this is known."""
    code = _HYPHENS.get(language, language)
    return pyphen.Pyphen(lang=code) if code in pyphen.LANGUAGES else None


@dataclass(frozen=True)
class Furniture:
    """What stands above and below the text of a page."""

    top: str  # none, number, title, both, left, alternate, two, chapter
    foot: str  # none, number, both, title
    dress: str
    gap: str  # between title and number: blanks or "wide", at the two margins
    place: str  # of what stands alone: left, centre, outer
    case: str
    blank: bool
    feed: str  # "\f" or nothing
    cut: float  # share of pages on which it is misread
    lacks: float  # share of pages without any
    catchword: bool
    signature: bool
    first: int


def furniture(draw: Draw) -> Furniture:
    """Draws what pages carry."""
    top = draw.of("both", "both", "left", "alternate", "alternate", "chapter", "number", "title", "none", held=["two"])
    bare = top in {"none", "title"}
    foot = draw.of("none", "none", "number", "number", "both") if bare else draw.of("none", "none", "none", "both")
    return Furniture(
        "none" if foot == "both" else top,
        foot,
        draw.of("{}", "{}", "{}", "{}", "- {} -", "[{}]", "— {} —", "{}.", "({})", "[Pg {}]", "p. {}", held=["~ {} ~"]),
        draw.of(" ", " ", "    ", "wide", "wide", ". ", " | "),
        draw.of("left", "centre", "centre", "outer"),
        draw.of("upper", "upper", "title", "as is"),
        draw.odds(0.45),
        "\f" if draw.odds(0.65) else "",
        draw.of(0, 0, 0.05, 0.2),
        draw.of(0, 0, 0.1),
        draw.odds(0.08),
        draw.odds(0.08),
        draw.of(1, draw.between(1, 20), draw.between(20, 400)),
    )


@dataclass(frozen=True)
class Heads:
    """How heads of divisions are set; what of it varies within a text is drawn anew."""

    stop: str  # ".", "cut" or as it is
    case: str  # upper, sentence, as is
    place: str  # left, centre, in
    before: int
    after: int
    split: bool  # number and title on lines of their own
    narrow: int  # heads are broken at this width
    marks: str  # what a head stands between
    opening: str  # the first words of a chapter: in capitals, with a large letter apart, or like others


def heads(draw: Draw, page: Paper) -> Heads:
    """Draws how heads look. Where no blank line is elsewhere, many have none about heads too."""
    airy = page.airy or draw.odds(0.55)
    return Heads(
        draw.of("", "", ".", ".", "cut"),
        draw.of("as is", "as is", "as is", "upper", "upper", "sentence"),
        draw.of("left", "left", "centre", "in"),
        draw.of(1, 1, 2, 3) if airy else 0,
        draw.of(1, 1, 1, 2, 0 if not page.airy else 1) if airy else 0,
        draw.odds(0.35),
        draw.of(0, 0, draw.between(18, 40)),
        draw.of("", "", "", "", "", "", "", "_", held=["*", "="]),
        draw.of("", "", "", "", "word", "words", "letter"),
    )


@dataclass(frozen=True)
class Notes:
    """Notes at the foot."""

    share: float  # of paragraphs that carry one
    sign: str
    rule: str
    small: bool  # set narrower
    blank: bool
    indent: str
    each_page: bool  # counted anew on each page


def notes(draw: Draw, share: float) -> Notes:
    """Draws whether there are notes and how they are called."""
    return Notes(
        share if draw.odds(0.45) else 0,
        draw.of("*", "*)", "1)", "(1)", "¹", "[1]", "1", "1.", "†", held=["{1}", "a)"]),
        draw.of("", "", "", "-----", "__________", "—————", "- - - - -"),
        draw.odds(0.3),
        draw.odds(0.5),
        draw.of("", "", "  ", "    "),
        draw.odds(0.5),
    )


@dataclass(frozen=True)
class Lists:
    """Lists, tables, quotations, contents."""

    sign: str
    hang: int
    blank: bool
    gap: str
    leader: str
    quote: int
    narrower: int
    quote_blank: bool
    quote_marks: bool


def lists(draw: Draw, page: Paper) -> Lists:
    """Draws how lists, tables and quotations are set."""
    narrower = 0 if page.endless else draw.of(0, 0, 6, 10)
    inset = draw.of(0, 2, 3, 4, 6)
    return Lists(
        draw.of("1.", "1)", "(1)", "a)", "—", "-", "•", "*", "§", "", "I.", held=["·", "1.—", "(a)"]),
        draw.of(0, 0, 2, 3, 4),
        page.airy and draw.odds(0.4),
        draw.of("  ", "    ", "\t", " | ", "   "),
        draw.of(" ", "    ", ".....", " . . . . ", "wide", "dots", ", ", "\t"),
        inset or (0 if narrower else 4),  # a quotation that nothing shows cannot be learned
        narrower,
        page.airy or draw.odds(0.5),
        draw.odds(0.35),
    )


@dataclass
class Style:
    """All conventions of one text."""

    draw: Draw
    paper: Paper
    furniture: Furniture
    heads: Heads
    notes: Notes
    lists: Lists
    language: str
    running: str
    noise: float = 0
    italics: bool = False
    usual: bool = False  # set as most texts are
    proportional: bool = False  # lines as a typesetter's, not a typewriter's
    extra: dict[str, object] = field(default_factory=dict)


def style(draw: Draw, language: str, running: str, kind: str) -> Style:
    """Draws the conventions of a text; plays, letters and verse draw their own besides.

    Two in five texts are set as most texts are: what is drawn freely has rare conventions as often as common ones.
    """
    made = _usual(draw, language, running) if draw.odds(0.4) else _drawn(draw, language, running, kind)
    made.proportional = bool(made.paper.height) and draw.odds(0.35)
    return made


def _drawn(draw: Draw, language: str, running: str, kind: str) -> Style:
    """Every convention drawn by itself."""
    page = paper(draw, kind)
    share = {"periodical": 0.15, "novel": 0.06, "verse": 0.0, "letter": 0.06}.get(kind, 0.0)
    return Style(
        draw,
        page,
        furniture(draw),
        heads(draw, page),
        notes(draw, share),
        lists(draw, page),
        language,
        running,
        draw.of(0.01, 0.02, 0.04) if draw.odds(0.15) else 0,
        draw.odds(0.07),
    )


def _usual(draw: Draw, language: str, running: str) -> Style:
    """A text of the web (blank lines), a scanned book (indents, pages), or a bare text layer of one (neither)."""
    paragraph = draw.of("blank", "indent", "none")
    scanned = paragraph != "blank"
    width, height = (draw.between(50, 66), draw.between(30, 46)) if scanned else (draw.between(62, 78), 0)
    hyphen = "-" if scanned and draw.odds(0.8) else ""
    depth = draw.of("  ", "  ", "   ")
    page = Paper(width, height, paragraph, depth, False, False, hyphen, (0, 0), False)
    feed = "\f" if draw.odds(0.8) else ""
    number = draw.between(1, 90)
    above = Furniture("alternate", "none", "{}", " ", "left", "upper", False, feed, 0, 0, False, False, number)
    space = 0 if paragraph == "none" else 1
    place = "in" if paragraph == "indent" and draw.odds(0.6) else "left"
    title = Heads("", "as is", place, space, space, False, 0, "", "")
    style = Style(draw, page, above, title, notes(draw, 0), lists(draw, page), language, running)
    style.usual = True
    return style
