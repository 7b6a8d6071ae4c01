"""How a made paper is set: the habits that a paper keeps, drawn once, and the rows that setting makes."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

SIGNS = ("-", "-", "-", "-", "¬", "\u00ad", "")
WIDTHS = {
    "1860": (28, 56),
    "1920": (24, 44),
    "modern": (22, 64),
    "magazine": (30, 74),
    "child": (26, 66),
    "gazette": (26, 62),
}


@dataclass
class Row:
    """A line of the page: what it is, whether it begins its block, blank lines before it, notes that wait below it."""

    text: str
    role: str
    new: bool = True
    blank: int = 0
    look: str = ""
    feed: bool = False
    notes: list[list[Row]] = field(default_factory=list)

    @property
    def label(self) -> str:
        """As the model is told."""
        return "fw" if self.role == "fw" else f"{'B' if self.new else 'I'}-{self.role}"


class Style:
    """The habits of one paper. What is held back has some that no other part has."""

    def __init__(self, rng: random.Random, era: str, part: str) -> None:
        pick = rng.choice

        def chance(share: float) -> bool:
            return rng.random() < share

        held = part == "held"
        self.width = rng.randint(*WIDTHS[era])
        self.jitter = pick([0.0, 0.02, 0.04, 0.07, 0.1])  # letters are not equally wide
        self.proportional = chance(0.6)  # lines as a typesetter's, not a typewriter's
        paras = {"blank": 29, "indent": 19, "none": 34, "both": 8, "some": 10}
        self.para = rng.choices(list(paras), list(paras.values()))[0]
        if held and chance(0.15):
            self.para = "hang"
        self.indent = pick([1, 2, 2, 3, 4, 5])
        self.lost = pick([0, 0, 0.03, 0.1])  # paragraphs' blank lines or indents that the text layer lost
        self.stray = pick([0, 0, 0, 0.01, 0.03, 0.06])  # blank lines inside a paragraph
        self.air = pick([0, 0, 0.15, 0.6, 1.0, 1.0])  # blank lines above titles ...
        self.after = pick([0, 0, 0.3, 1.0])  # ... below ...
        self.stacked = pick([0, 0, 0.3, 1.0])  # ... within a stack
        self.cross = pick([0, 0, 0.2, 0.7, 1.0])
        self.around = pick([0, 0.3, 0.7, 1.0])  # other blocks
        self.listed = pick([0, 0, 0, 0.5, 1.0])
        self.centred = chance(0.25)
        self.cross_case = pick(["", "", "caps", "title", "first"])
        self.right = chance(0.2)  # signatures stand at the right
        self.drop = pick(["", "", "", "own", "apart", "blank", "caps", "after"])
        self.flat = chance(0.5)  # the first paragraph has no indent
        self.sign = pick(SIGNS) if chance(0.75) else None
        self.broken = rng.uniform(0.3, 1.0)
        self.narrow = pick([0, 0, 0.05, 0.1, 0.25])  # paragraphs beside a picture
        self.justified = chance(0.04)
        self.margin = rng.randint(2, 12) if chance(0.07) else 0  # every line stands so far from the left
        self.loose = chance(0.04)  # a blank line after every line
        self.caption = pick([0.5, 1.0, 1.0, 1.5])  # captions are as wide as their pictures
        self.split_marks = chance(0.2)  # an item's mark on a line of its own
        self.glued = chance(0.35)
        self.fragments = pick([0.02, 0.08, 0.25]) if chance(0.1) else 0
        self.doubled = chance(0.2)
        self.misread = rng.uniform(0.002, 0.06) if chance(0.4) else 0.0
        self.spaces = pick([0.003, 0.01, 0.02]) if chance(0.3) else 0.0
        self.smallcaps = pick(["", "", "", "", "", "mixed", "spaced"])
        # columns and pages
        self.columns = pick([1, 1, 2, 2, 3, 3, 4])
        self.column = rng.randint(22, 70)
        self.paged = chance(0.85)
        self.mark = pick(["feed", "feed", "feed", "blank", "blank", "none", "none"])
        self.column_gap = pick([0, 0, 0.3, 0.8])
        self.page_gap = pick([0, 0, 1, 2])
        self.feet = pick(["column", "column", "page", "end"])
        self.foot_gap = chance(0.4)
        self.displaced = pick([0, 0, 0.3, 0.6])  # pages at whose edge stands what belongs further down
        self.foot_rule = pick(["", "", "", "_" * 12, "-----"])
        self.furniture = pick(["head", "head", "head", "foot", "both", "none", "number", "numberfoot"])
        self.odd = held
