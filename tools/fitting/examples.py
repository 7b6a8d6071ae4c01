"""What a generator of training texts answers with, and the labels that the model knows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

# What a line can be. A label is one of these behind "B-" on the first line of a block and behind "I-" on the others:
# a paragraph that a caption, a page or a box cuts goes on with "I-p". Running heads and page numbers are just "fw".
ROLES = {
    "head": "the title of a division of any rank",
    "kicker": "what leads in to a title or completes it: overline, subtitle, standfirst, argument",
    "p": "a paragraph",
    "quote": "a paragraph of somebody else's words, set apart",
    "l": "a line of verse; what is turned over is I-l",
    "speaker": "who speaks, on a line of its own",
    "speaker+p": "who speaks, and the prose that the line begins with",
    "speaker+l": "who speaks, and the verse that the line begins with",
    "stage": "a stage direction on lines of its own",
    "item": "an item of a list; who is who in a play",
    "toc": "an entry of a table of contents",
    "row": "a row of a table",
    "opener": "an address, an addressee or a letterhead above a letter",
    "salute": "a greeting",
    "dateline": "place and date",
    "closer": "the formula that ends a letter; what ends a book or a play",
    "signed": "a signature",
    "postscript": "what stands below the signature",
    "byline": "the author",
    "contact": "publisher, number, price, address of a paper",
    "caption": "the words below a picture, or its credit",
    "note": "a footnote; a note of the editors, or where to read on",
}
FURNITURE = "fw"


@dataclass
class Unit:
    """One block of a text before it is set: ``stages`` are the directions inside it, from character to character."""

    role: str
    text: str
    stages: list[tuple[int, int]] = field(default_factory=list)
    speech: int = 0
    stanza: int = 0


@dataclass(frozen=True)
class Example:
    """A text as a source has it, and the label of every line that is not blank, by its number from 1."""

    name: str
    kind: str
    language: str
    text: str
    labels: Mapping[int, str]
    suffix: str = ".txt"
