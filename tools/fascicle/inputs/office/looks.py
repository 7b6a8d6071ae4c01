"""How paragraphs and words look in a word processor, and what the names of styles say that paragraphs are."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

_HEADING = re.compile(
    r"(?:heading|überschrift|titre|título|titolo|kop|rubrik|overskrift|otsikko|nagłówek|nadpis|címsor|заголовок"
    r"|encabezado|cabeçalho|επικεφαλίδα|başlık|見出し|标题|標題|제목)\s*([1-9])"
)
_TITLE = re.compile(r"(?:title|titel|titre|título|titolo|tytuł|název|título principal|название|заголовок|標題|标题)")
_SUBTITLE = re.compile(r"(?:subtitle|untertitel|sous-titre|subtítulo|sottotitolo|ondertitel|underrubrik|podtytuł)")
_QUOTE = re.compile(
    r"(?:intense quote|quote|quotations?|block text|block quote|zitat|intensives zitat|citation|citation intense|cita"
    r"|citazione|citaat|citat|cytat)"
)
_VERSE = re.compile(r"(?:verse|poem|poetry|vers|vers libre|gedicht|poésie|verso|poesia)\b.*")
_CAPTION = re.compile(r"(?:caption|beschriftung|légende|didascalia|leyenda|bijschrift|podpis|legenda)")


@dataclass(frozen=True)
class Look:
    """How words are set: formats by name; languages by script; the font, and the size in points."""

    formats: frozenset[str] = frozenset()
    cancelled: frozenset[str] = frozenset()
    raised: str = ""
    language: str = ""
    eastern: str = ""
    bidi: str = ""
    right: bool = False
    font: str = ""
    size: float = 0.0


@dataclass(frozen=True)
class ParagraphKind:
    """What a paragraph is by its style.

    ``level`` is the rank of a heading, 1 the highest, or 0; ``numbering`` the list and the depth in it that the style
    names.
    """

    names: tuple[str, ...] = ()
    level: int = 0
    numbering: tuple[str, int] | None = None
    look: Look = field(default_factory=Look)
    before: float = 0.0
    after: float = 0.0
    indent: int = 0

    def _is(self, pattern: re.Pattern[str]) -> bool:
        return any(pattern.fullmatch(each) for each in self.names)

    @cached_property
    def is_title(self) -> bool:
        """Whether its style is for the title of the document."""
        return bool(self.names) and _TITLE.fullmatch(self.names[-1]) is not None

    @cached_property
    def is_subtitle(self) -> bool:
        """Whether its style is for what stands below the title."""
        return self._is(_SUBTITLE)

    @cached_property
    def is_quote(self) -> bool:
        """Whether its style is for a quotation set off."""
        return self._is(_QUOTE)

    @cached_property
    def is_verse(self) -> bool:
        """Whether its style is for verse, line by line."""
        return self._is(_VERSE)

    @cached_property
    def is_caption(self) -> bool:
        """Whether its style is for what stands with a picture or a table."""
        return self._is(_CAPTION)


def heading_of(title: str) -> int:
    """The rank of the headings that a style is for by its name; 0 for another style."""
    match = _HEADING.fullmatch(title)
    return int(match[1]) if match else 0


def rend_of(look: Look, around: Look, *, link: bool) -> tuple[str, ...]:
    """The formats of words that those of their paragraph have not, in the order in which they nest."""
    formats = look.formats - around.formats
    raised = look.raised if look.raised != around.raised else ""
    said: Mapping[str, bool] = {
        "bold": "bold" in formats,
        "italic": "italic" in formats,
        "underline": "underline" in formats and not link,
        "spaced": "spaced" in formats,
        "strike": "strike" in formats,
        "smallcaps": "smallcaps" in formats,
        "sup": raised == "sup",
        "sub": raised == "sub",
    }
    return tuple(key for key, value in said.items() if value)
