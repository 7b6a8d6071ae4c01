"""The report on corrections: every one in the texts, who made it, how sure, and how many errors are probably left."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from lxml import etree

from fascicle.correct.lexicon import WORD, Lexicon
from fascicle.proposals import Proposal
from fascicle.tei.layers import EDITORIAL, Layer, LayerView
from fascicle.tei.names import PROGRAM, local, tei

_AROUND = 40  # characters of context on either side
# How often what the program finds is an error, by certainty. The first is what the finder is held to on texts whose
# errors are known; the others are assumptions, until the edition's own answers say better.
_RIGHT = {"high": Fraction(95, 100), "medium": Fraction(70, 100), "low": Fraction(30, 100)}
# Words of correct prose that no frequency list has, names and repeated words aside: 3 in 3,381 words of the sample
# edition's four English texts, which were read over by hand.
_UNKNOWN_IN_CORRECT_TEXT = Fraction(1, 1000)
_SHORT = 4  # shorter words are too like each other to be told from errors by a list


@dataclass(frozen=True)
class CorrectionRow:
    """One correction as it stands in a TEI file; ``rule`` is empty where a person made it."""

    file: str
    line: str
    element: str
    text: str
    reading: str
    resp: str
    certainty: str
    rule: str
    context: str


@dataclass(frozen=True)
class Estimate:
    """How many errors a text probably still has, and where the figure comes from.

    ``proposed`` are errors expected among the proposals, ``wrong`` among the program's own corrections, ``unknown``
    among words that no list knows, beyond what correct text has of them. Words that are wrong and yet words are in
    none of these: the sum is a lower bound.
    """

    file: str
    words: int
    made: int
    proposed: float
    wrong: float
    unknown: float

    @property
    def left(self) -> float:
        """The sum."""
        return round(self.proposed + self.wrong + self.unknown, 1)


METHOD = (
    "Errors left, estimated: proposals and the program's corrections, each weighted by how often one of its certainty "
    f"is right (high {float(_RIGHT['high'])}, medium {float(_RIGHT['medium'])}, low {float(_RIGHT['low'])}; the last "
    "two are assumed), and the words of the reading text that stand once, begin with a small letter and are in no "
    f"frequency list of its languages, beyond the {float(_UNKNOWN_IN_CORRECT_TEXT * 1000):g} in 1,000 that correct "
    "prose has. Errors that are words themselves (form for from) are not in it: take it as a lower bound."
)


def correction_rows(text: etree._Element, file: str) -> Iterator[CorrectionRow]:
    """The corrections of a ``text`` element in its order; abbreviations and their expansions are none."""
    elements = [each for each in text.iter(*(tei(name) for name in sorted(EDITORIAL))) if _signed(each) is not None]
    before, after = LayerView(text, Layer.READING, undone=frozenset(elements)), LayerView(text, Layer.READING)
    for element in elements:
        signed = _signed(element)
        assert signed is not None  # only those are in the list
        kept = element[0] if local(element) == "choice" else element
        place = before.place(kept)
        if place is None:
            continue  # a correction inside another: an error that the check tells
        yield CorrectionRow(
            file=file,
            line=before.line_of(place)[0],
            element=local(signed),
            text=_words(before, kept),
            reading=_words(after, signed),
            resp=signed.get("resp", ""),
            certainty=signed.get("cert", ""),
            rule=signed.get("evidence", ""),
            context=_context(after, signed),
        )


def estimate(
    text: etree._Element, file: str, rows: Iterable[CorrectionRow], proposals: Sequence[Proposal], lexicon: Lexicon
) -> Estimate:
    """How many errors a text probably has left; ``rows`` are its corrections, ``proposals`` what is proposed for it."""
    made = list(rows)
    ours = Counter(row.certainty for row in made if row.resp == PROGRAM)
    proposed = Counter(proposal.certainty for proposal in proposals)
    words = [word[0] for word in WORD.finditer(LayerView(text, Layer.READING).text)]
    in_proposals = {word[0] for proposal in proposals for word in WORD.finditer(proposal.text)}
    unknown = len([word for word in unknown_words(words, lexicon) if word not in in_proposals])
    expected = len(words) * _UNKNOWN_IN_CORRECT_TEXT
    return Estimate(
        file,
        len(words),
        len(made),
        _rounded(sum((_RIGHT[cert] * count for cert, count in proposed.items()), Fraction())),
        _rounded(sum(((1 - _RIGHT[cert]) * count for cert, count in ours.items() if cert in _RIGHT), Fraction())),
        _rounded(max(unknown - expected, Fraction())),
    )


def unknown_words(words: Iterable[str], lexicon: Lexicon) -> list[str]:
    """The words that stand once, begin with a small letter, and are in no frequency list of the text's languages."""
    counted = Counter(words)
    return [
        word
        for word, count in counted.items()
        if count == 1 and word[0].islower() and not any(_known(form, lexicon) for form in (word, word.casefold()))
    ]


def _known(word: str, lexicon: Lexicon) -> bool:
    """Whether the lists have the word, or all its parts about an apostrophe (d’un, o’clock)."""
    parts = re.split("[’']", word)
    return lexicon.frequency(word) > 0 or all(len(part) < _SHORT or lexicon.frequency(part) > 0 for part in parts)


def _rounded(number: Fraction) -> float:
    return round(float(number), 1)


def _signed(element: etree._Element) -> etree._Element | None:
    """The element of a correction that says who made it; None where the choice is no correction."""
    if local(element) != "choice":
        return element
    last = element[-1] if len(element) > 1 else None
    return last if last is not None and local(last) in ("corr", "reg") else None


def _words(view: LayerView, element: etree._Element) -> str:
    span = view.span(element)
    return "" if span is None else view.text[slice(*span)]


def _context(view: LayerView, signed: etree._Element) -> str:
    start = view.place(signed) or 0
    span = view.span(signed) or (start, start)
    before, after = view.text[max(span[0] - _AROUND, 0) : span[0]], view.text[span[1] : span[1] + _AROUND]
    return " ".join(f"{before}[{view.text[slice(*span)]}]{after}".split())
