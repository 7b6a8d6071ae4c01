"""What the program's rules find of errors that are planted in a copy of a text: how much they overlook there.

Error seeding: of errors that were planted the share that is found is known, and errors that nobody planted are taken to
be found as often (H. D. Mills, *On the statistical validation of computer programs*, IBM FSC-72-6015, 1972): capture
and recapture, with the planted errors as the first sample. Two readers who find errors independently would tell the
same (G. Pólya, "Probabilities in Proofreading", *American Mathematical Monthly* 83, 1976), but rules and frequency
lists are no such readers: a rule that finds misspelt words asks the lists.

Planted are the slips of F. J. Damerau, "A technique for computer detection and correction of spelling errors" (*CACM*
7, 1964): a letter left out, put in, exchanged, or two swapped; and words cut, glued or doubled. Letters come as often
as the text has them (J. J. Pollock and A. Zamora, "Collection and characterization of spelling errors in scientific and
scholarly text", *JASIS* 34, 1983), and slips and cuts hit a word by its length, because every letter can slip. Some
slips make another word, as they do in life.
"""

from __future__ import annotations

import copy
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle
from random import Random
from typing import NamedTuple

from lxml import etree

from fascicle.annotate.corrections.correction import Correction, Kind
from fascicle.language.lexicon import Lexicon
from fascicle.tei.layers import Layer, LayerView, unwrap
from fascicle.tei.names import NAME_ELEMENTS, PROGRAM, tei

Find = Callable[[etree._Element, LayerView], Sequence[Correction]]

# Letters slip oftener than words are cut, glued or doubled, and are less alike: they get more of the planted errors.
_TURNS = (
    Kind.MISSPELLING,
    Kind.SPLIT,
    Kind.MISSPELLING,
    Kind.JOINED,
    Kind.MISSPELLING,
    Kind.DOUBLED,
)
PLANTED = tuple(dict.fromkeys(_TURNS))
_WANTED = 300  # planted errors in all
_APART = 50  # words to each planted error, so that errors do not hide each other
_MOST_ROUNDS = 10  # copies of a short text
_SHORTEST = 3  # letters
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Recall:
    """Of the errors of one kind that were planted, how many were found; and how many of the others made words that no
    list knows.
    """

    planted: int = 0
    found: int = 0
    unknown: int = 0

    @property
    def strange(self) -> float:
        """The share of words that no list knows in what was overlooked, by Laplace's rule of succession."""
        return (self.unknown + 1) / (self.planted - self.found + 2)


class _Plant(NamedTuple):
    """An error to plant: characters ``start`` to ``end`` of a view's text, in one piece, become ``wrong``."""

    start: int
    end: int
    wrong: str
    kind: Kind


def recall(text: etree._Element, find: Find, lexicon: Lexicon) -> dict[Kind, Recall]:
    """Plant errors in copies of a ``text`` element, and count by kind how many of them ``find`` finds.

    The errors are the same for the same text. ``lexicon`` says which words its languages know.
    """
    planted: Counter[Kind] = Counter()
    found: Counter[Kind] = Counter()
    unknown: Counter[Kind] = Counter()
    words = len(LayerView(text, Layer.READING).text.split())
    rounds = min(max(-(-_WANTED * _APART // max(words, 1)), 1), _MOST_ROUNDS)
    for number in range(rounds):
        changed = _without_marks(text)
        plants = _plant(changed, Random(number), max(words // _WANTED, _APART))
        findings = find(changed, LayerView(changed, Layer.READING))
        for start, plant in plants:
            planted[plant.kind] += 1
            if any(_touches(each, start, start + len(plant.wrong)) for each in findings):
                found[plant.kind] += 1
            elif plant.wrong[:1].islower() and " " not in plant.wrong and not lexicon.frequency(plant.wrong):
                unknown[plant.kind] += 1
    return {kind: Recall(planted[kind], found[kind], unknown[kind]) for kind in PLANTED}


def _touches(correction: Correction, start: int, end: int) -> bool:
    if correction.start == correction.end:
        return start <= correction.start <= end
    return correction.start < end and start < correction.end


def _without_marks(text: etree._Element) -> etree._Element:
    """A copy of the text without the program's marks: it makes them after the corrections."""
    around = copy.deepcopy(text.getroottree().getroot())
    same = next(each for each in around.iter(text.tag))
    for element in list(same.iter(*(tei(name) for name in sorted(NAME_ELEMENTS)))):
        if element.get("resp") == PROGRAM and element.get("prev") is None:
            unwrap(element)
    return same


def _plant(text: etree._Element, random: Random, apart: int) -> list[tuple[int, _Plant]]:
    """Change a tree: errors of all kinds in turn, one to so many words; each with its place in the changed text."""
    view = LayerView(text, Layer.READING)
    plants = list(_plants(view, random, apart))
    for plant in reversed(plants):
        piece = view.piece_at(plant.start)
        at = piece.offset + plant.start - piece.start
        piece.slot.text = piece.slot.text[:at] + plant.wrong + piece.slot.text[at + plant.end - plant.start :]
    shift, placed = 0, []
    for plant in plants:
        placed.append((plant.start + shift, plant))
        shift += len(plant.wrong) - (plant.end - plant.start)
    return placed


def _plants(view: LayerView, random: Random, apart: int) -> Iterator[_Plant]:
    words = [
        (piece.start + word.start(), piece.start + word.end())
        for piece in view.pieces
        for word in _WORD.finditer(piece.text)
        if word.end() - word.start() >= _SHORTEST
    ]
    letters = [sign for sign in view.text.lower() if sign.isalpha()]
    turns = cycle(_TURNS)
    for first in range(0, len(words) - apart + 1, apart):
        # the last word of a stretch is not hit, so that it is not glued to one that is
        near = words[first : first + apart - 1]
        kind = next(turns)
        by_letter = kind in (Kind.MISSPELLING, Kind.SPLIT)
        start, end = random.choices(near, [end - start if by_letter else 1 for start, end in near])[0]
        word = view.text[start:end]
        if kind is Kind.JOINED:
            end = _end_of_next(view, end)
            wrong = view.text[start:end].replace(" ", "")
        elif kind is Kind.DOUBLED:
            wrong = f"{word} {word}"
        elif kind is Kind.SPLIT:
            at = random.randrange(1, len(word))
            wrong = f"{word[:at]} {word[at:]}"
        else:
            wrong = _slip(word, letters, random)
        if wrong != view.text[start:end]:
            yield _Plant(start, end, wrong, kind)


def _end_of_next(view: LayerView, end: int) -> int:
    """Where the next word ends, if only a blank parts it, in the tree as in the text; else the same place."""
    piece = view.piece_at(end - 1)
    behind = piece.offset + end - piece.start
    following = _WORD.match(piece.slot.text, behind + 1)
    return end + 1 + len(following[0]) if following and piece.slot.text[behind : behind + 1] == " " else end


def _slip(word: str, letters: Sequence[str], random: Random) -> str:
    """One letter left out, put in (doubled or another), exchanged, or swapped with the next."""
    at, other = random.randrange(len(word)), random.choice(letters)
    match random.randrange(4):
        case 0:
            return word[:at] + word[at + 1 :]
        case 1:
            return word[:at] + random.choice((word[at], other)) + word[at:]
        case 2:
            return word[:at] + other + word[at + 1 :]
        case _:
            at = min(at, len(word) - 2)
            return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
