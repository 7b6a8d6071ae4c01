"""The table of elements: which belong to which layer, and which are blocks of what kind.

It stands here and nowhere else. ``view.py`` reads it, and ``make xslt`` makes ``xslt/lib/layers.xsl`` of it
(``tools/xslt.py``): for each :class:`LayerKind` of :data:`KINDS` a pattern for templates and a function for
expressions.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from fascicle.tei.names import SOURCE_FILE


class Layer(StrEnum):
    """What the source says, or what the edition says."""

    SOURCE = "source"
    READING = "reading"


@dataclass(frozen=True, order=True)
class ElementRow:
    """An element by its name; where ``attribute`` is given, only one whose attribute has this value.

    ``others`` turns that round: any but one whose attribute has it.
    """

    name: str
    attribute: str = ""
    value: str = ""
    others: bool = False


def _rows(names: str) -> frozenset[ElementRow]:
    return frozenset(ElementRow(name) for name in names.split())


# What neither layer has: words about the text, not of it.
_DESCRIPTIONS = _rows("desc figDesc")


def _unless_claimed(names: str) -> frozenset[ElementRow]:
    return frozenset(ElementRow(name, "resp", SOURCE_FILE, others=True) for name in names.split())


# Elements that a layer leaves out with all they hold; everything else belongs to both. Notes of the edition
# (note/@resp) are in no layer either, but they have layers of their own: whoever reads a text passes them over, whoever
# renders it sets them elsewhere. What the markup of a source file says of its own words is another case: words that it
# calls supplied stand in it, and an error or an abbreviation that it only marks is all that there is to read.
LEFT_OUT: Final = {
    Layer.SOURCE: _rows("corr reg expan ex") | _unless_claimed("supplied") | _DESCRIPTIONS,
    Layer.READING: _rows("orig am surplus fw")
    | _unless_claimed("sic abbr")
    | {ElementRow("pc", "force", "weak"), ElementRow("del", "resp", SOURCE_FILE)}
    | _DESCRIPTIONS,
}

# Elements whose words somebody has already decided about: a correction never stands inside one.
EDITORIAL: Final = frozenset({"choice", "supplied", "surplus"})

# Blocks that hold running text; the words around a name reach no further than to the ends of the nearest one.
TEXT_BLOCKS: Final = _rows(
    "ab addrLine byline cell closer dateline head item l label note opener p salute signed speaker stage"
)
# Blocks that hold nothing but blocks.
CONTAINERS: Final = _rows("address div figure lg list postscript row sp table")
# What holds the blocks of a whole text.
FRAMES: Final = _rows("back body front")

# Whatever stands directly in one of these stands between blocks. A row has cells only; an address is set line by line.
BETWEEN: Final = FRAMES | CONTAINERS - _rows("address row")

# Blocks that may stand beside running text, or interrupt it. Figures and stage directions may as well, but that takes
# more than their names to tell.
INTERRUPTING: Final = _rows("ab address byline dateline l lg list p salute signed sp table")


@dataclass(frozen=True)
class LayerKind:
    """Rows of the table as stylesheets know them: ``$f:NAME`` is their pattern, ``f:is-NAME`` the question."""

    name: str
    rows: frozenset[ElementRow]
    words: str


KINDS: Final = (
    LayerKind("left-out-of-reading", LEFT_OUT[Layer.READING], "What the reading layer leaves out, with all it holds."),
    LayerKind("left-out-of-source", LEFT_OUT[Layer.SOURCE], "What the source layer leaves out, with all it holds."),
    LayerKind("editorial", frozenset(map(ElementRow, EDITORIAL)), "What somebody has decided about."),
    LayerKind("text-block", TEXT_BLOCKS, "Blocks that hold running text."),
    LayerKind(
        "set-off",
        TEXT_BLOCKS | CONTAINERS | _rows("bibl"),
        "What is set off from the words around it, whether or not the file has blanks there.",
    ),
    LayerKind("around-blocks", BETWEEN, "What holds blocks, so that all in it stands between blocks."),
    LayerKind("interrupting", INTERRUPTING, "Blocks that may stand beside running text, or interrupt it."),
)
