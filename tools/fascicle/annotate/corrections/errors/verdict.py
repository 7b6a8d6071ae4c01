"""How sure it is that a strange form is a slip for its likeliest candidate."""

from __future__ import annotations

from dataclasses import dataclass

from fascicle.annotate.corrections.words.candidates import Candidate
from fascicle.language.letters import is_deep, letters
from fascicle.language.slips import SURE, TYPICAL, only_ending_differs
from fascicle.model.certainty import Certainty

_LIKELY = 1e-6  # frequency times slip: below a quarter of it nothing is corrected, above, what has other grounds
_VERY_LIKELY = 1e-5
_CERTAINLY_LIKELY = 1e-4
_GRAMMAR = 1e-3  # words of grammar are so common
_ALONE = 5.0  # how many times likelier than the next the best reading must be
_FAR_ALONE = 100.0  # and for a high certainty
_SHORT = 4  # a form so short has many neighbours, and may be an abbreviation
_LONG = 7  # letters of a form that is hardly a word of its own when no dictionary has it
_CERTAIN = 6  # letters for a high certainty
_ENDING = 2  # letters in which grammar, dialect and verse differ from the dictionary by one more or less
_OFTENER = 20  # how much commoner in the text the right form of a misprint is that stands there more than once
_OFTEN = 3  # times in text and edition that make a word one that is expected
_RARER = 200.0  # how much rarer the misprints of the lists are than their words,
_MUCH_RARER = 1000.0  # and for a high certainty: writers miss a common word so often at most
_LEAST = 3e-8  # what is rarer in a list is as rare as what is not in it


@dataclass(frozen=True, slots=True)
class Strange:
    """A form that no dictionary has, as it stands at one place.

    ``lower`` is the form in lower case, ``frequency`` its share in the frequency list, ``times`` how often the text has
    it; ``capital`` says that it has one, ``in_prose`` that it stands between words, without marks.
    """

    lower: str
    language: str
    frequency: float
    times: int
    capital: bool
    in_prose: bool

    @property
    def odd(self) -> bool:
        """Whether its letters follow one another as the language hardly has it."""
        return letters(self.language).is_odd(self.lower)


def judge(form: Strange, best: Candidate, next_score: float) -> Certainty:
    """How sure the best candidate is; ``next_score`` is the score of the next one."""
    if best.score < _LIKELY / 4 or best.score < _ALONE * next_score:
        return Certainty.LOW
    if form.times > 1 and (best.times < _OFTENER * form.times or best.typical < TYPICAL):
        return Certainty.LOW
    if not (_is_slip(form, best) and _is_no_word(form, best) and _is_no_name(form, best)):
        return Certainty.LOW
    sure = best.score >= max(5 * _LIKELY, _FAR_ALONE * next_score) and len(form.lower) >= _CERTAIN
    if form.frequency:
        sure = sure and best.frequency >= _MUCH_RARER * form.frequency and best.attested
    sure = sure and not form.lower.startswith(best.form)  # a letter behind a word makes a program's name of it
    if sure and best.slips == form.times == 1 and not form.capital and best.seen >= (1 if form.odd else _OFTEN):
        return Certainty.HIGH
    return Certainty.MEDIUM


def _is_slip(form: Strange, best: Candidate) -> bool:
    """Whether the candidate speaks for a slip: what is not typical of slips needs other grounds."""
    if form.frequency and (best.typical < TYPICAL or best.frequency < _RARER * max(form.frequency, _LEAST)):
        return False
    if len(form.lower) <= _SHORT:
        return best.score >= _CERTAINLY_LIKELY and _is_short_slip(form, best)
    if best.slips > 1:
        return form.odd
    if best.typical >= TYPICAL or best.beside:
        return True
    least = _LIKELY if best.attested and len(form.lower) >= _LONG else _VERY_LIKELY
    return best.score >= (least if form.odd else 5 * _LIKELY if best.seen > 1 else _CERTAINLY_LIKELY)


def _is_short_slip(form: Strange, best: Candidate) -> bool:
    """Whether a form of three or four letters is a slip, and no abbreviation: words of grammar are so short."""
    if not form.in_prose:
        return False
    if best.typical < TYPICAL:
        return form.odd and best.beside
    common = best.attested and best.score >= _GRAMMAR and len(form.lower) == _SHORT
    return best.beside or (form.odd and best.seen > 0) or common


def _is_no_word(form: Strange, best: Candidate) -> bool:
    """Whether the form is no word that the dictionary lacks: an inflected form, one with a prefix, a program's name."""
    lower, odd = form.lower, form.odd
    long = best.attested and len(lower) >= _LONG
    if only_ending_differs(lower, best.form) and not (odd and best.score >= _LIKELY):
        # a dictionary has the forms of its words: another ending is a slip, if the text has the word
        alike = best.attested and len(lower) == len(best.form) and best.seen > 0
        doubled = long and best.typical >= SURE
        if best.typical < TYPICAL or not (alike or doubled or (long and best.seen)):
            return False
    if best.form in (lower[1:], lower[:-1]) and best.typical <= TYPICAL:
        return False  # a prefix or ending, or the name of a program
    swapped = sorted(lower) == sorted(best.form) and best.score >= _VERY_LIKELY
    sure = swapped or best.typical >= SURE
    stem = len(lower) - _ENDING
    if lower[:stem] == best.form[:stem] and not odd and not sure and len(best.form) != len(lower):
        return False
    if best.attested:
        return True
    # where there is no dictionary, a form may be one that the list is too short for
    if not is_deep(form.language):
        return odd and best.typical >= TYPICAL and (bool(best.seen) or best.score >= _VERY_LIKELY)
    return best.frequency >= _VERY_LIKELY or bool(best.seen) or odd


def _is_no_name(form: Strange, best: Candidate) -> bool:
    """Whether the form has no capital, or the candidate is so likely that it is no name."""
    long = best.attested and form.odd and best.typical >= TYPICAL and len(form.lower) >= _LONG
    told = len(form.lower) >= _LONG or form.odd or best.beside or best.typical >= SURE
    likely = best.score >= 5 * _LIKELY and (form.odd or best.typical >= SURE)
    return not form.capital or (best.times > 0 and told) or long or likely
