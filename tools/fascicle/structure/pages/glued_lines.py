"""Lines that hold parts of two things: a caption, a box or a title that the extraction ran on to another text.

A text layer has no line ends where a drawing program began another piece of text: what was drawn next stands on the
same line. Nothing but language and measure shows the seam:

- a hyphen inside the line, after half a word that a later line completes, before something that begins anew;
- the mirror of it: half a word inside the line that completes what an earlier line broke off;
- a line far wider than its column, the last of its stretch, that can be cut in one way only: where the column ends,
  at the end of a sentence, or inside a sentence that a later line goes on with.

Where one of these fails the line stays whole. What editors decide (:mod:`fascicle.structure.decisions`) comes first.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from fascicle.language.hyphens.decide import HYPHENS, Break, begins_anew, decide, ends_with_hyphen
from fascicle.language.lexicon import WORD, Lexicon
from fascicle.model.certainty import Certainty
from fascicle.model.source import Line, LineMark
from fascicle.structure.blocks.display import begins_sentence
from fascicle.structure.measure import Measures, ends_sentence, set_width
from fascicle.structure.model import Block, Part
from fascicle.structure.order.sentences import first_word, is_lower, last_word
from fascicle.structure.pages.furniture import rest_of

_BROKEN = re.compile(rf"(?<![^\W_])([^\W\d_]+)[{HYPHENS}]\s*(?=\S)")
_SENTENCE = re.compile(r"(?<=\w)[.!?…][”’\"'»)]*\s*(?=\S)")
_LAST_WORD = re.compile(r"[^\W\d_]{3,}\W+$")  # shorter ones may be abbreviations
_BEFORE_WORD = re.compile(r"(?<=[\w,;’”)])\s+(?=[^\W\d_])")
_OPENING = "“‘\"'«([¿¡„"
_COMMON = 1e-6  # one in a million words: as common as this, half a word may be a word of its own
_LIKELY = 1e-7  # a word that two halves make is at least so frequent, or stands in the text
_REACH = 40  # lines with text in which the other half is looked for: a column's foot, a stack of titles, a page's head
_GLUED = 1.4  # of the measure: two lines of print on one line of the file
_FITS = 1.1  # of the measure: no more stands on one line of print
_FULL = 0.75  # of the measure: a line that goes on in the next one
_LONGEST = 400  # characters: more is no line of print, nor two
_SHORTEST = 4  # letters of half a word that proves something by itself


@dataclass(frozen=True)
class Seam:
    """Where a line is divided: the column at which its next part begins, and the evidence.

    ``resumes`` is the number of a line that goes on with the part before, and with which a block must begin (0: none).
    ``leads`` says that it is the part before that does not belong to the text of the lines around it; else the next.
    """

    at: int
    evidence: str
    resumes: int = 0
    leads: bool = False


Seams = Mapping[int, Sequence[Seam]]


def parts_of(line: Line, furniture: Mapping[int, list[Block]], seams: Seams) -> list[Part]:
    """The parts of a line that are no furniture, in their order."""
    parts = rest_of(line, furniture[line.number]) if line.number in furniture else [Part(line)]
    cuts = seams.get(line.number, ())
    return [piece for part in parts for piece in _cut(part, cuts)] if cuts else parts


def text_of(line: Line, furniture: Mapping[int, list[Block]], seams: Seams) -> str:
    """What of a line belongs to the text of the lines around it."""
    parts = parts_of(line, furniture, seams)
    if line.number in seams:
        return parts[-1 if seams[line.number][0].leads else 0].content
    return " ".join(part.content for part in parts)


def find_seams(
    lines: Sequence[Line], furniture: Mapping[int, list[Block]], lexicon: Lexicon, measures: Measures
) -> dict[int, tuple[Seam, ...]]:
    """The seams of a typeset text, by the numbers of the lines that they divide; ``lines`` stand in the file's order.

    A line that holds furniture is not divided once more.
    """
    return _Finder(lines, furniture, lexicon, measures).find()


class _Finder:
    """Goes through the lines that have text of their own."""

    def __init__(
        self, lines: Sequence[Line], furniture: Mapping[int, list[Block]], lexicon: Lexicon, measures: Measures
    ) -> None:
        self._lines = [line for line in lines if not line.blank and line.number not in furniture]
        # A stretch begins behind a blank line or furniture, and with a page.
        self._opens = [True] + [
            line.page is not None or line.number != before.number + 1 for before, line in pairwise(self._lines)
        ]  # fmt: skip
        self._lexicon = lexicon
        self._measures = measures
        # Lines that break off a word which the next line does not complete.
        self._waiting = [
            at for at, (line, following) in enumerate(pairwise(self._lines))
            if ends_with_hyphen(line.content) and not self._is_word(line.content, following.content)
        ]  # fmt: skip

    def find(self) -> dict[int, tuple[Seam, ...]]:
        found: dict[int, tuple[Seam, ...]] = {}
        for at, line in enumerate(self._lines):
            seam = None
            if line.mark is LineMark.NONE and len(line.text) <= _LONGEST:
                seam = self._after_hyphen(at) or self._before_half(at) or self._beyond_column(at)
            if seam is not None:
                found[line.number] = (seam,)
        return found

    def _after_hyphen(self, at: int) -> Seam | None:
        """Behind a hyphen inside the line that breaks a word, which a later line completes.

        One of the halves, at least, must be no word by itself; if it is the second, the line must be too wide too.
        """
        text = self._lines[at].text
        for match in _BROKEN.finditer(text.rstrip()):
            half, rest = match[1], text[match.end() :].strip()
            if not half.islower() or not _begins(rest) or self._is_compound(half, rest):
                continue
            strange = self._is_no_word(half)
            if not strange and not (self._is_wide(at) and begins_anew(rest.lstrip(_OPENING), self._lexicon)):
                continue
            for other in self._ahead(at):
                first = self._lines[other].content
                proved = strange or (self._opens[other] and self._is_scrap(first_word(first)))
                if proved and self._is_word(half, first) and not self._is_spoken_for(other, at):
                    line = self._lines[other]
                    evidence = f"'{half}-' breaks off and line {line.anchor} completes it: '{half}{first_word(first)}'"
                    return Seam(match.end(), evidence, resumes=line.number)
        return None

    def _before_half(self, at: int) -> Seam | None:
        """Before half a word inside the line that completes what an earlier line broke off."""
        text = self._lines[at].text
        for other in reversed(self._waiting[bisect_left(self._waiting, at - _REACH) : bisect_left(self._waiting, at)]):
            last = self._lines[other].content
            for word in WORD.finditer(text):
                half, before = word[0], text[: word.start()].strip()
                if not half.islower() or not self._is_scrap(half):
                    continue
                if begins_sentence(before) and before[-1] not in HYPHENS and self._is_word(last, text[word.start() :]):
                    evidence = f"'{half}' completes the word that line {self._lines[other].anchor} breaks off"
                    return Seam(word.start(), evidence, leads=True)
        return None

    def _beyond_column(self, at: int) -> Seam | None:
        """Where the column ends, on a line far wider than it that goes on with the prose above and ends its stretch."""
        line, measure = self._lines[at], self._measures.around(self._lines[at])
        last = at + 1 == len(self._lines) or self._opens[at + 1]
        if not last or self._opens[at] or set_width(line.content) < _GLUED * measure or not measure:
            return None
        above = self._lines[at - 1].content
        prose = _FULL * measure <= set_width(above) <= _FITS * measure and not ends_sentence(above)
        if not prose or not is_lower(line.content) or ends_sentence(line.content):
            return None
        orphan = next((self._lines[other] for other in self._ahead(at) if self._opens[other]), None)
        open_end = orphan is not None and is_lower(orphan.content)
        ends = self._open_ends(line) if open_end else _sentence_ends(line)
        widths = {end: set_width(line.text[:end].strip()) for end in ends}
        cuts = [end for end, width in widths.items() if width <= _FITS * measure]
        # With two of them nobody knows which is the one.
        if len(cuts) != 1:
            return None
        if orphan is not None and open_end:
            goes_on = f"far wider than its column, and line {orphan.anchor} goes on with its sentence"
            return Seam(cuts[0], goes_on) if widths[cuts[0]] >= _FULL * measure else None
        whole = _LAST_WORD.search(line.text[: cuts[0]]) is not None
        return Seam(cuts[0], "far wider than its column, and a sentence ends in it") if whole else None

    def _open_ends(self, line: Line) -> Iterator[int]:
        """Before words with a capital that no name and no stop explains."""
        for match in _BEFORE_WORD.finditer(line.text):
            if begins_anew(line.text[match.end() :], self._lexicon):
                yield match.end()

    def _ahead(self, at: int) -> range:
        return range(at + 1, min(at + 1 + _REACH, len(self._lines)))

    def _is_word(self, before: str, after: str) -> bool:
        """Whether the end of one text and the beginning of another are the halves of a word that is known."""
        last = before if ends_with_hyphen(before) else f"{before}-"
        decision = decide(last, after, self._lexicon)
        if decision is None or decision.kind is not Break.JOIN or decision.certainty is not Certainty.HIGH:
            return False
        joined = last_word(last) + first_word(after)
        known = self._lexicon.count(joined) > 0 or self._lexicon.frequency(joined) >= _LIKELY
        return known and after[:1].islower()

    def _is_no_word(self, half: str) -> bool:
        """Whether half a word is none by itself: rare in the language, and nowhere else in the text."""
        return self._lexicon.frequency(half) < _COMMON and self._lexicon.count(half) <= 1

    def _is_scrap(self, half: str) -> bool:
        """Whether it can be nothing but a part of a word."""
        return len(half) >= _SHORTEST and self._is_no_word(half)

    def _is_wide(self, at: int) -> bool:
        line = self._lines[at]
        return set_width(line.content) > _FITS * self._measures.around(line)

    def _is_compound(self, half: str, rest: str) -> bool:
        """Whether the text has the two with a hyphen elsewhere too."""
        return self._lexicon.compound_family(half, first_word(rest)) > 1

    def _is_spoken_for(self, other: int, at: int) -> bool:
        """Whether the line above breaks off a word that this one completes."""
        before = self._lines[other - 1].content
        return other - 1 != at and ends_with_hyphen(before) and self._is_word(before, self._lines[other].content)


def _cut(part: Part, cuts: Sequence[Seam]) -> Iterator[Part]:
    """A part divided at the seams inside it, which stand in their order."""
    line, begin, guest = part.line, part.start, part.guest
    end = len(line.text) if part.end is None else part.end
    for seam in cuts:
        if begin < seam.at < end and line.text[begin : seam.at].strip() and line.text[seam.at : end].strip():
            yield Part(line, begin, seam.at, guest=seam.evidence if seam.leads else guest)
            begin, guest = seam.at, "" if seam.leads else seam.evidence
    yield Part(line, begin, part.end, guest=guest)


def _begins(rest: str) -> bool:
    """Whether what is behind a hyphen may be the beginning of something: a capital, or a script without any."""
    first = rest.lstrip(_OPENING)[:1]
    return first.isalpha() and not first.islower()


def _sentence_ends(line: Line) -> Iterator[int]:
    for match in _SENTENCE.finditer(line.text):
        rest = line.text[match.end() :]
        # What is in brackets explains the sentence before it.
        if begins_sentence(rest) and rest[0] not in "([":
            yield match.end()
