"""Layouts of pages: each is read in the order in which its pieces are named."""

from __future__ import annotations

from random import Random

import pytest
import typst

from fascicle.inputs import pdf
from support.newspaper import letters
from support.set_pages import sentence

_SETUP = """#set text(font: "Libertinus Serif", size: 9pt, lang: "en", hyphenate: true)
#set par(justify: true, leading: 0.5em, spacing: 0.5em, first-line-indent: 1em)
"""
_NAMES = [f"TAG{letter}" for letter in "ABCDEFGHIJKL"]
_A4 = "#set page(width: 210mm, height: 290mm, margin: 14mm)\n"
_SMALL = "#set page(width: 148mm, height: 210mm, margin: 18mm)\n"


def _paragraphs(seed: int) -> list[str]:
    random = Random(seed)
    return [f"{name} {' '.join(sentence(random) for _ in range(4))}" for name in _NAMES]


def _head(words: str, size: int = 15) -> str:
    return f'#block(above: 4mm, below: 3mm)[#text({size}pt, weight: "bold", hyphenate: false)[{words}]]\n\n'


def _title_over_two_of_three(p: list[str]) -> tuple[str, int]:
    left = f"{_head('TAGA Harbour lost', 22)}#columns(2, gutter: 5mm)[{_flow(p[1:5])}]"
    right = f"{_head('TAGF The bell')}{_flow(p[6:9])}"
    return f"{_A4}#grid(columns: (2fr, 1fr), column-gutter: 5mm, [{left}], [{right}])", 9


def _three_columns_above_two(p: list[str]) -> tuple[str, int]:
    above = f"{_head('TAGA First of all', 22)}#columns(3, gutter: 5mm)[{_flow(p[1:4])}]"
    return f"{_A4}{above}\n\n{_head('TAGE Second', 18)}#columns(2, gutter: 6mm)[{_flow(p[5:8])}]", 8


def _short_title_in_the_middle(p: list[str]) -> tuple[str, int]:
    title = '#align(center)[#text(24pt, weight: "bold")[TAGA Mole]\n\nTAGB No. 12]\n#v(5mm)\n'
    return f"{_A4}{title}#columns(3, gutter: 5mm)[{_flow(p[2:12])}]", 12


def _columns_of_different_widths(p: list[str]) -> tuple[str, int]:
    cells = [
        f"[{_head('TAGA Left')}{_flow(p[1:3])}]",
        f"[{_head('TAGD Middle')}{_flow(p[4:6])}]",
        f"[{_head('TAGG Right')}{p[7]}]",
    ]
    grid = "columns: (1fr, 2fr, 1fr), column-gutter: 4mm, inset: (x: 2mm), stroke: (x, y) => if x > 0 { (left: 0.4pt) }"
    return f"{_A4}#grid({grid}, {', '.join(cells)})", 8


def _narrow_columns(p: list[str]) -> tuple[str, int]:
    page = "#set page(width: 297mm, height: 150mm, margin: 12mm)\n#set text(size: 8pt)\n"
    return f"{page}#columns(5, gutter: 3.5mm)[{_flow(p)}]", 12


def _verse_that_stands_in(p: list[str]) -> tuple[str, int]:
    verse = "#pad(left: 12mm)[TAGC The sea is wide\\\nAnd no man knows\\\nWhat ship it bears]"
    return f"{_SMALL}{_head('TAGA Verse')}{p[1]}\n\n{verse}\n\n{p[3]}", 4


def _letter(p: list[str]) -> tuple[str, int]:
    begin = "#align(right)[TAGA 3 Quay Street\\\nLow Quay\\\n4 March 1922]\n\n#v(4mm)TAGB Dear Edda,\n\n"
    return f"{_SMALL}{begin}{_flow(p[2:4])}\n\n#align(right)[TAGE Yours ever,\\\nIvo Maar]", 5


def _list_in_a_column(p: list[str]) -> tuple[str, int]:
    return f"{_A4}#columns(2, gutter: 6mm)[{p[0]}\n\n+ {p[1]}\n+ {p[2]}\n+ {p[3]}\n\n{_flow(p[4:9])}]", 9


def _table_in_a_column(p: list[str]) -> tuple[str, int]:
    cells = "[TAGB Day], [High], [Low], [Mon], [4.10], [10.2], [Tue], [5.01], [11.2], [Wed], [5.50], [12.1]"
    table = f"#block(above: 4mm, below: 4mm)[#table(columns: 3, stroke: none, {cells})]"
    return f"{_A4}#columns(2, gutter: 6mm)[{p[0]}\n\n{table}\n\n{_flow(p[2:12])}]", 12


def _flow(paragraphs: list[str]) -> str:
    return "\n\n".join(paragraphs)


_LAYOUTS = [
    _title_over_two_of_three,
    _three_columns_above_two,
    _short_title_in_the_middle,
    _columns_of_different_widths,
    _narrow_columns,
    _verse_that_stands_in,
    _letter,
    _list_in_a_column,
    _table_in_a_column,
]


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize("layout", _LAYOUTS)
def test_a_page_is_read_in_its_order(layout: object, seed: int) -> None:
    assert callable(layout)
    source, count = layout(_paragraphs(seed))
    text = pdf.read(typst.compile((_SETUP + source).encode(), format="pdf"), "a.pdf")
    read = letters("".join(line.content for line in text.lines))
    found = [read.find(name) for name in _NAMES[:count]]
    assert -1 not in found
    assert found == sorted(found)


def test_verse_beside_its_numbers_is_one_column() -> None:
    verses = "[1], [The sea is wide], [2], [And no man knows], [3], [What ship it bears]"
    source = f"#grid(columns: (8mm, 60mm), row-gutter: 2mm, {verses})"
    text = pdf.read(typst.compile(f"{_SMALL}{source}".encode(), format="pdf"), "a.pdf")
    assert [" ".join(line.content.split()) for line in text.lines if not line.blank] == [
        "1 The sea is wide",
        "2 And no man knows",
        "3 What ship it bears",
    ]
