"""The census of hyphens: every line end with a hyphen, what was made of it, and on what evidence, word by word."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from fascicle.language.hyphens.decide import EDITORS, Break, Decision, decide
from fascicle.language.hyphens.spellings import letters_of, whole_word
from fascicle.language.lexicon import Lexicon
from fascicle.model.certainty import Certainty
from fascicle.tei.layers.breaks import line_ends

_LEVELS = list(Certainty)  # from sure to doubtful
_SHOWN = 4  # ways to write a word
_BETWEEN = {Break.JOIN: "", Break.KEEP: "-", Break.DASH: " "}


@dataclass(frozen=True)
class HyphenRow:
    """What became of one word at line ends, however it was broken.

    ``made`` is what the texts make of the hyphens, ``decision`` what the evidence says; several kinds stand with a
    blank between. ``certainty`` is that of the least sure place, ``places`` are ``file:line``, the line that ends with
    the hyphen, ``spellings`` the ways to write the word in ``decisions/hyphens.toml``, that of the evidence first, with
    a bar between.
    """

    word: str
    made: str
    decision: str
    certainty: str
    evidence: str
    count: int
    places: tuple[str, ...]
    spellings: str

    @property
    def differs(self) -> bool:
        """Whether a place is not as the evidence has it."""
        return self.made != self.decision

    @property
    def doubtful(self) -> bool:
        """Whether the word is worth an editor's look."""
        return self.differs or " " in self.made or self.certainty != Certainty.HIGH

    @property
    def doubt(self) -> tuple[int, int, str]:
        """The key of the census's order: what differs from the evidence first, what is sure last."""
        mixed = " " in self.made
        return 2 * (not self.differs) + (not mixed), -_LEVELS.index(Certainty(self.certainty)), self.word


@dataclass(frozen=True)
class WordEnd:
    """One hyphen at a line end, between the two halves of a word."""

    left: str
    right: str
    made: Break
    decision: Decision
    place: str

    @property
    def key(self) -> str:
        """What all breaks of one word have in common."""
        return letters_of(self.left + self.right)

    def written(self, kind: Break) -> str:
        """The word as it is written if the hyphen is of this kind."""
        hyphen = "-" * (kind is Break.DASH)
        return f"{self.left}{hyphen}{_BETWEEN[kind]}{self.right}"


def word_ends(text: etree._Element, file: str, lexicon: Lexicon) -> Iterator[WordEnd]:
    """The hyphens at the line ends of a ``text`` element, with what the evidence says of each."""
    for end in line_ends(text):
        decision = decide(end.before, end.after, lexicon, end.line)
        if decision is not None:
            yield WordEnd(*whole_word(end.before, end.after), end.made, decision, f"{file}:{end.line}")


def hyphen_rows(ends: Iterable[WordEnd]) -> list[HyphenRow]:
    """The line ends grouped by word, doubtful ones first."""
    words: dict[str, list[WordEnd]] = {}
    for end in ends:
        words.setdefault(end.key, []).append(end)
    return sorted((_row(places) for places in words.values()), key=lambda row: row.doubt)


def hyphen_listing(rows: Iterable[HyphenRow]) -> str:
    """The census as text; under a doubtful word stand the lines that settle it, to be copied."""
    return "".join(f"{_told(row)}\n" for row in rows)


def _told(row: HyphenRow) -> str:
    by_hand = row.differs and EDITORS in row.evidence
    doubt = f", decided {row.decision}, changed by hand" if by_hand else f", by the evidence {row.decision}"
    shown = ", ".join(row.places[:5]) + (" …" if row.count > 5 else "")
    told = f"{row.word}: {row.made}{doubt * row.differs} [{row.certainty}: {row.evidence}], {row.count} at {shown}"
    if by_hand or not row.doubtful:
        return told
    first, *others = (json.dumps(spelling, ensure_ascii=False) for spelling in row.spellings.split("|")[:_SHOWN])
    return f"{told}\n    [[word]]\n    spelling = {first}" + f"  # or {', '.join(others)}" * bool(others)


def _row(ends: list[WordEnd]) -> HyphenRow:
    decided = [end.decision for end in ends]
    spellings = [end.written(end.decision.kind) for end in ends]
    spellings += [end.written(kind) for end in ends for kind in (Break.JOIN, Break.KEEP)]
    return HyphenRow(
        spellings[0],
        _kinds(end.made for end in ends),
        _kinds(each.kind for each in decided),
        max((each.certainty for each in decided), key=_LEVELS.index).value,
        "; ".join(dict.fromkeys(each.evidence for each in decided)),
        len(ends),
        tuple(end.place for end in ends),
        "|".join(dict.fromkeys(spellings)),
    )


def _kinds(kinds: Iterable[Break]) -> str:
    """The kinds that there are, in the order of the enumeration."""
    found = set(kinds)
    return " ".join(kind.value for kind in Break if kind in found)
