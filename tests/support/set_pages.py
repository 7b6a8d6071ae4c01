"""Pages set in columns, with text that is made up: what stands where, and how an extraction may write it down."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from itertools import pairwise
from random import Random

_NOUNS = (
    "keeper", "harbour", "lantern", "dredger", "pilot", "rope", "breakwater", "ferry", "gull", "net", "tide", "anchor",
    "barrel", "bell", "boat", "bottle", "bridge", "cable", "captain", "cargo", "chart", "clock", "coast", "cook",
    "crane", "deck", "engine", "fog", "gallery", "gate", "hatch", "island", "kettle", "ladder", "letter", "lighthouse",
    "mast", "mill", "mooring", "oar", "oilskin", "pier", "pump", "quay", "rock", "rudder", "sail", "sailor", "shed",
    "signal", "staircase", "steamer", "storm", "tower", "trawler", "wall", "warehouse", "wave", "winch", "window",
)  # fmt: skip
_VERBS = (
    "watched", "mended", "counted", "carried", "forgot", "painted", "measured", "lost", "found", "praised", "sold",
    "bought", "greeted", "hid", "left", "needed", "pulled", "raised", "reached", "saved", "turned", "visited",
)  # fmt: skip
_LINKS = ("near", "behind", "after", "without", "beside", "under", "before", "against", "and also", "as well as")
_OPENINGS = ("The", "Every", "No", "This", "That", "Their", "Some")


@dataclass(frozen=True)
class Piece:
    """Lines that stand together in a column, its top edge in lines from the head of the columns."""

    column: int
    top: int
    lines: tuple[str, ...]


def sentence(random: Random) -> str:
    """A sentence of the harbour, with no name in it."""
    words = [random.choice(_OPENINGS), random.choice(_NOUNS), random.choice(_VERBS)]
    for _ in range(random.randint(1, 5)):
        words += ["the", random.choice(_NOUNS), random.choice(_LINKS)]
    return " ".join([*words, "the", random.choice(_NOUNS)]) + "."


def paragraphs(random: Random, number: int, width: int) -> list[list[str]]:
    """Paragraphs as lines of a width."""
    texts = (" ".join(sentence(random) for _ in range(random.randint(1, 4))) for _ in range(number))
    return [textwrap.wrap(text, width) for text in texts]


def set_in_columns(blocks: list[list[str]], columns: int) -> list[Piece]:
    """The paragraphs in columns of one height, in the order of reading; a column may cut one of them."""
    lines = [line for block in blocks for line in (*block, "")]
    height = -(-len(lines) // columns)
    pieces: list[Piece] = []
    for column in range(columns):
        part = lines[column * height : (column + 1) * height]
        standing: list[str] = []
        # A blank line at the head of a column takes no space there: nobody prints one.
        part = part[1:] if part and not part[0] else part
        for at, line in enumerate([*part, ""]):
            if line:
                standing.append(line)
            elif standing:
                pieces.append(Piece(column, at - len(standing), tuple(standing)))
                standing = []
    return pieces


def is_cut(pieces: list[Piece]) -> bool:
    """Whether some column ends inside a sentence that the next one completes in lower case."""
    joints = ((one, other) for one, other in pairwise(pieces) if one.column != other.column)
    return any(not one.lines[-1].endswith(".") and other.lines[0][0].islower() for one, other in joints)


def by_top_edge(pieces: list[Piece]) -> list[Piece]:
    """As an extraction writes them that goes down the page."""
    return sorted(pieces, key=lambda piece: (piece.top, piece.column))
