"""Newspaper pages set with Typst: columns, titles over them, boxes, captions, notes; and what each part of them is.

The words are made up and begin anew with each seed. What a page says in its order is known, so that the order in which
it is read can be compared sign by sign.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

import typst

from support.set_pages import sentence

_NAMES = ("Edda Coll", "Brune Aske", "Ivo Maar", "Tilde Rann")
_SETTINGS = """
#set page(width: 210mm, height: 290mm, margin: (x: 14mm, y: 18mm), columns: {columns}, numbering: "1", header: [
  #set text(9pt)
  #text(style: "italic")[The Quay Gazette] #h(1fr) 4 March 1922])
#set columns(gutter: {gutter}mm)
#set text(font: "Libertinus Serif", size: 9pt, lang: "en", hyphenate: true)
#set par(justify: {justify}, leading: 0.5em, spacing: {spacing}em, first-line-indent: {indent}em)
"""


@dataclass(frozen=True)
class Said:
    """A part of a page: its role and its words."""

    role: str
    words: str


@dataclass
class Newspaper:
    """Pages as Typst sets them; ``parts`` are what they say, in order, ``notes`` those at the foot, apart from it.

    ``bold`` and ``italic`` are the words that are set so.
    """

    columns: int
    seed: int
    justify: bool = True
    indent: float = 1.0
    parts: list[Said] = field(default_factory=list)
    notes: list[Said] = field(default_factory=list)
    bold: list[str] = field(default_factory=list)
    italic: list[str] = field(default_factory=list)

    def pdf(self) -> bytes:
        """The file, made anew with the same bytes."""
        self._random = Random(self.seed)
        source = "".join(self._source())
        return typst.compile(source.encode(), format="pdf")

    def _source(self) -> Iterator[str]:
        yield _SETTINGS.format(
            columns=self.columns,
            gutter=5 if self.columns == 3 else 7,
            justify=str(self.justify).lower(),
            spacing=0.5 if self.indent else 1.1,
            indent=self.indent,
        )
        title = self._say("head", self._title())
        yield '#place(top, scope: "parent", float: true, clearance: 8mm)'
        yield f'[#align(center)[#text(26pt, weight: "bold")[{title}]]]\n'
        for number in range(1, 6):
            yield from self._article(number)

    def _article(self, number: int) -> Iterator[str]:
        random = self._random
        if number > 1:
            head = self._say("head", self._title())
            yield "#block(above: 5mm, below: 3mm)[#set par(first-line-indent: 0em, justify: false)\n"
            yield f'#text(15pt, weight: "bold", hyphenate: false)[{head}]]\n\n'
        if number % 2:
            byline = self._say("byline", f"By {random.choice(_NAMES)}")
            self.italic.append(byline)
            yield f"#block(above: 2mm, below: 3mm)[#emph[{byline}]]\n\n"
        for at in range(random.randint(3, 5)):
            yield self._paragraph(note=number == 2 and at == 1) + "\n\n"
            if at == 1 and number == 3:
                yield from self._picture()
            if at == 1 and number == 4:
                yield from self._box()

    def _paragraph(self, *, note: bool = False) -> str:
        random = self._random
        words = [sentence(random) for _ in range(random.randint(3, 6))]
        styled = list(words)
        if random.random() < 0.5:
            begin, _, rest = words[1].partition(" the ")
            self.bold.append(begin)
            styled[1] = f"#strong[{begin}] the {rest}"
        if random.random() < 0.5:
            begin, _, rest = words[2].partition(" the ")
            self.italic.append(begin)
            styled[2] = f"#emph[{begin}] the {rest}"
        if note:
            told = f"{sentence(random)} {sentence(random)}"
            self.notes.append(Said("note", told))
            words[0] += "1"
            styled[0] += f"#footnote[{told}]"
        self.parts.append(Said("p", " ".join(words)))
        return " ".join(styled)

    def _picture(self) -> Iterator[str]:
        caption = self._say("caption", sentence(self._random))
        yield "#block(width: 100%, above: 4mm, below: 4mm)"
        yield f'[#image(bytes({_PICTURE}), width: 100%, height: 30mm, fit: "stretch")\n'
        yield f"#v(-1mm)#text(7.5pt)[{caption}]]\n\n"

    def _box(self) -> Iterator[str]:
        head = self._say("head", self._title())
        text = [sentence(self._random) for _ in range(3)]
        self.parts.append(Said("p", " ".join(text)))
        yield "#block(width: 100%, stroke: 0.6pt, inset: 3mm, above: 4mm, below: 4mm)"
        yield "[#set par(first-line-indent: 0em)\n"
        yield f'#text(11.5pt, weight: "bold")[{head}]\n\n{" ".join(text)}]\n\n'

    def _say(self, role: str, words: str) -> str:
        self.parts.append(Said(role, words))
        if role == "head":
            self.bold.append(words)
        return words

    def _title(self) -> str:
        words = sentence(self._random).removesuffix(".").split()
        return " ".join(words[: self._random.randint(3, 5)]).capitalize()


def letters(text: str) -> str:
    """The signs of a text without blanks, and without hyphens, which lines may have more of."""
    return re.sub(r"[\s\-\u00ad]+", "", text)


def _png() -> bytes:
    """A grey picture of eight dots."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\x00" + b"\x80" * 4 for _ in range(2))
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", 4, 2, 8, 0, 0, 0, 0))
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


_PICTURE = f"({', '.join(map(str, _png()))})"
