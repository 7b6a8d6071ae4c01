"""What pages and books are given of a theme: values, declarations, files. What they are not given changes none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from functools import cached_property, lru_cache
from typing import Final

from lxml import etree

from fascicle import saxon
from fascicle.edition.print_settings import Opening, PageFormat, PrintSettings
from fascicle.edition.theme.settings import DARK, LIGHT, BookForm, Length, Palette, Sides, ThemeFont, filled
from fascicle.edition.theme.theme import Theme
from fascicle.model.errors import EditionError
from fascicle.model.overlay import Overlay
from fascicle.publish.typst.compiler import LOOK, THEME, book_fonts
from fascicle.publish.typst.fonts import DEFAULT, font_list

_NAMESPACE: Final = "urn:fascicle:theme"
_STYLE: Final = "theme.css"
# The custom properties of edition.css, by the names of colours.
_PROPERTIES: Final = {
    "paper": "paper", "sheet": "sheet", "text": "ink", "soft": "soft", "link": "link", "accent": "mark", "line": "line",
}  # fmt: skip
# Readers who ask for more contrast get the text's own colour in the place of these.
_FAINT: Final = ("soft", "line")


@dataclass(frozen=True)
class PageTheme:
    """What a page gets to know of a theme: what it shows, as XML, and the declarations over ours."""

    xml: str
    overlay: Overlay | None

    @property
    def parts(self) -> tuple[str, ...]:
        """What a page depends on, as a cache's key is made of it."""
        return (self.xml, self.overlay.text if self.overlay else "-")

    @property
    def parameters(self) -> dict[str, saxon.Value]:
        """What the stylesheet is given."""
        return {"theme": saxon.parse(self.xml)} if self.xml else {}


@dataclass(frozen=True)
class BookTheme:
    """What a book gets of a theme: its measures as Typst code of values alone, declarations, show rules, fonts."""

    measures: str
    overlay: Overlay | None
    look: bytes | None
    fonts: Mapping[str, bytes]

    @property
    def parts(self) -> tuple[str | bytes | None, ...]:
        """What a book depends on, as a cache's key is made of it."""
        sheet = self.overlay.text if self.overlay else None
        return (self.measures, sheet, self.look, *self.fonts, *self.fonts.values())

    @cached_property
    def files(self) -> dict[str, str | bytes]:
        """The files that stand beside ours."""
        return {THEME: self.measures} | ({} if self.look is None else {LOOK: self.look})


@lru_cache(maxsize=4)
def page_theme(theme: Theme) -> PageTheme:
    """What pages are given of a theme."""
    return PageTheme(_page_xml(theme) if theme.files else "", theme.overlay("web.xsl"))


def _page_xml(theme: Theme) -> str:
    settings = theme.settings
    # The stubs know no default namespace.
    root = etree.Element(f"{{{_NAMESPACE}}}theme", nsmap={None: _NAMESPACE})  # type: ignore[dict-item]

    def add(name: str, text: str = "", **attributes: str) -> None:
        etree.SubElement(root, f"{{{_NAMESPACE}}}{name}", attributes).text = text

    for style in ([_STYLE] if _style(theme) else []) + list(theme.style_sheets):
        add("style", href=style)
    if settings.logo.file:
        add("logo", src=f"theme/{settings.logo.file}", alt=settings.logo.alt)
    if settings.footer.line:
        add("line", settings.footer.line)
    for link in settings.footer.links:
        add("link", link.text, url=link.url)
    return etree.tostring(root, encoding="unicode")


def site_files(theme: Theme) -> dict[str, bytes]:
    """The files of a theme that the site holds: its settings as a style sheet, and what it brings itself."""
    style = _style(theme)
    return theme.site_files | ({_STYLE: style.encode("utf-8")} if style else {})


def _style(theme: Theme) -> str:
    """Colours and fonts as a style sheet; empty where the theme has none."""
    settings = theme.settings
    rules = [_face(font) for font in settings.type.fonts]
    names = {"serif": settings.type.text, "sans": settings.type.interface}
    chosen = "".join(f'  --{key}: "{name}", {_FALLBACKS[key]};\n' for key, name in names.items() if name)
    if chosen:
        rules.append(f":root {{\n{chosen}}}\n")
    rules += _colours(settings.light, LIGHT, "light")
    rules += _colours(settings.dark, DARK, "dark")
    return "\n".join(rules)


_FALLBACKS: Final = {
    "serif": 'Georgia, "Noto Serif", "DejaVu Serif", "Noto Naskh Arabic", "Noto Serif Hebrew", serif',
    "sans": '"Noto Sans", "Segoe UI", Helvetica, Arial, sans-serif',
}


def _face(font: ThemeFont) -> str:
    kind = {"ttf": "truetype", "otf": "opentype", "woff2": "woff2"}[font.file.rpartition(".")[2]]
    address = font.file.replace(" ", "%20")
    return (
        f'@font-face {{\n  font-family: "{font.family}";\n  src: url("theme/{address}") format("{kind}");\n'
        f"  font-weight: {font.weight};\n  font-style: {font.style};\n  font-display: swap;\n}}\n"
    )


def _colours(palette: Palette, default: Palette, scheme: str) -> Iterator[str]:
    """The rules of one palette, for screens; what is asked for more contrast keeps what edition.css says."""
    if palette == Palette():
        return
    whole = filled(palette, default)
    for condition, names in (("", set(_PROPERTIES) - set(_FAINT)), (" and (not (prefers-contrast: more))", _FAINT)):
        lines = (
            f"    --{_PROPERTIES[each.name]}: {getattr(whole, each.name)};\n"
            for each in fields(Palette)
            if each.name in names
        )
        media = f"screen and (prefers-color-scheme: {scheme}){condition}"
        yield f"@media {media} {{\n  :root {{\n{''.join(lines)}  }}\n}}\n"


@lru_cache(maxsize=4)
def book_theme(theme: Theme, printed: PrintSettings = PrintSettings()) -> BookTheme:
    """What books are given of a theme, and of how they are printed. Raises EditionError where a font is not there."""
    book, fonts = theme.settings.book, theme.book_fonts
    if book.font:
        with book_fonts(fonts) as known:
            families = known.families()
        if book.font not in families:
            said = f"the book has no font {book.font}"
            hint = (
                f"it has {', '.join(families)}; put a .ttf or .otf file into theme/fonts/ and name it in [[type.fonts]]"
            )
            raise EditionError(said, path="theme/theme.toml", hint=hint)
    return BookTheme(_measures(_formatted(book, printed), printed), theme.overlay("print.xsl"), theme.look, fonts)


# Width, height, and margins at the spine, outside, at the top and at the bottom.
_FORMATS: Final = {
    PageFormat.A4: ("210mm", "297mm", "32mm", "38mm", "30mm", "34mm"),
    PageFormat.A5: ("148mm", "210mm", "16mm", "22mm", "19mm", "20mm"),
    PageFormat.SIX_BY_NINE: ("6in", "9in", "18mm", "23mm", "21mm", "23mm"),
    PageFormat.SEVENTEEN_BY_TWENTY_FOUR: ("170mm", "240mm", "21mm", "25mm", "25mm", "26mm"),
}


def _formatted(book: BookForm, printed: PrintSettings) -> BookForm:
    """The measures of a theme, with the page that the edition is printed on."""
    if printed.format is PageFormat.THEME:
        return book
    width, height, inside, outside, top, bottom = map(Length, _FORMATS[printed.format])
    return replace(book, width=width, height=height, inside=inside, outside=outside, top=top, bottom=bottom)


def _measures(book: BookForm, printed: PrintSettings) -> str:
    """The settings as Typst has them. All are checked numbers with units, names without quotation marks, or colours."""
    two = book.sides is Sides.TWO
    left, right = ("inside", "outside") if two else ("left", "right")
    opening = '"odd"' if two else "none"
    text_opening = opening if printed.opening is Opening.RIGHT else "none"
    fonts = font_list(book.font or DEFAULT)
    colour = f'rgb("{book.headings}")' if book.headings else "black"
    margin = f"{left}: {book.inside}, {right}: {book.outside}, top: {book.top}, bottom: {book.bottom}"
    return (
        f"#let theme = (fonts: ({fonts}), size: {book.size}, width: {book.width}, height: {book.height}, "
        f"margin: ({margin}), two-sided: {str(two).lower()}, "
        f"opening: {opening}, text-opening: {text_opening}, bleed: {printed.bleed or '0mm'}, headings: {colour})\n"
    )
