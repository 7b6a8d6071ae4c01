"""Corrections as values: what is wrong where, the right reading, and why the program thinks so."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from fascicle.model.certainty import Certainty


class CorrectionKind(StrEnum):
    """What went wrong on the way from the author to the source file."""

    CASE = "case"  # small capitals extracted as mixed case
    CHARACTER = "character"  # wrong quotation mark, accent, look-alike, ligature, mojibake
    DOUBLED = "doubled"  # overprinted bold type, extracted twice
    JOINED = "joined"  # two words without the blank between them
    LOST_HYPHEN = "lost-hyphen"  # at a line end
    LOST_LETTER = "lost-letter"
    MISSPELLING = "misspelling"
    SPACING = "spacing"  # blanks at punctuation
    SPLIT = "split"  # a word with a blank in it


MOST_ERRORS = 0.15  # of a text with this error rate or more nobody can say by rules what stood there


class Found(list["Correction"]):
    """What is found in a text, and the share of its words that nobody knows; see ``Passage.error_rate``."""

    error_rate: float = 0.0


LOW = 0.7  # of what is called low so much is right


@dataclass(frozen=True)
class Correction:
    """A stretch of the reading layer, ``text[start:end]``, and what it should be.

    ``rule`` is the stable code of the rule that found it; ``evidence`` says in words what was counted, for reports;
    ``alternatives`` are other readings, the likelier first. An empty ``replacement`` means that the stretch is
    there once too often. Below the edition's threshold of certainty a correction is only proposed.
    """

    start: int
    end: int
    replacement: str
    kind: CorrectionKind
    rule: str
    certainty: Certainty
    evidence: str
    alternatives: tuple[str, ...] = field(default=())
    probability: float | None = None

    @property
    def is_guess(self) -> bool:
        """Whether it is less likely than what is called low: worth a question, never written unasked."""
        return self.probability is not None and self.probability < LOW
