"""Dashes: blanks on one side only, and hyphens that stand for them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from fascicle.annotate.corrections import rules
from fascicle.annotate.corrections.correction import Correction
from fascicle.annotate.corrections.text_context import Passage, correction, plainly
from fascicle.annotate.corrections.words.evidence import FUNCTION
from fascicle.language.data import of
from fascicle.language.lexicon import frequency_in
from fascicle.model.certainty import Certainty

_DASH = re.compile(r"(?<=[^\W\d_][^\W\d_])([ ]?)(--|—|–)([ ]?)(?=[^\W\d_])")
_WORD = re.compile(r"[^\W\d_]+(?=[ ,])")
_HABIT = 3  # so many dashes of one form are the text's habit,
_CLEAR, _TWICE = 4, 2  # if they are so many times as many as the other form, and as the uneven ones
_HYPHEN = re.compile(r"(?<![\w’'./@-])([^\W\d_]{3,})-([^\W\d_]+)(?= [^\W\d_])")
_USUAL = 1e-5


def find_dashes(passage: Passage) -> list[Correction]:
    """Dashes with uneven blanks, and hyphens where a dash belongs."""
    found = list(_DASH.finditer(passage.text))
    forms = Counter(match[0] for match in found if match[1] == match[3])
    return [*_uneven(passage, found, forms), *_hyphens(passage, forms)]


def _uneven(passage: Passage, found: list[re.Match[str]], forms: Counter[str]) -> Iterator[Correction]:
    uneven = Counter(match[2] for match in found if match[1] != match[3])
    for match in found:
        if match[1] == match[3] or passage.breaks_between(match.start(), match.end()):
            continue
        dash = match[2]
        closed, opened = forms[dash], forms[f" {dash} "]
        if dash != "--" and of(passage.language(match.start())).dashes_cling:
            continue
        if match[1] and dash == "--" and not _is_grammar(passage, match.end()):
            continue
        # a text that is often uneven has options of programs, or dashes that open and close
        if max(closed, opened) < max(_HABIT, _CLEAR * min(closed, opened), _TWICE * uneven[dash]):
            continue
        right = dash if closed > opened else f" {dash} "
        evidence = f"{closed} dashes of this text have no blanks, {opened} have two"
        yield correction(rules.UNEVEN_DASH, match.span(), right, Certainty.MEDIUM, evidence)


def _is_grammar(passage: Passage, at: int) -> bool:
    """Whether a word of grammar stands there: no option of a program."""
    word = _WORD.match(passage.text, at)
    return word is not None and frequency_in(word[0], passage.language(at)) >= FUNCTION


def _hyphens(passage: Passage, forms: Counter[str]) -> Iterator[Correction]:
    dash = max(sorted(forms), key=lambda form: forms[form], default="")
    for match in _HYPHEN.finditer(passage.text):
        left, right = match[1], match[2]
        language = passage.language(match.start())
        if right not in of(language).no_last_parts or passage.breaks_between(match.start(), match.end()):
            continue
        lexicon = passage.lexicon
        if frequency_in(plainly(left), language) < _USUAL or left.isupper():
            continue
        if lexicon.compound(left, right) > 1 or lexicon.edition_compound(left, right):
            continue
        certainty = Certainty.MEDIUM if forms[dash] >= _HABIT else Certainty.LOW
        span = (match.start(2) - 1, match.start(2))
        yield correction(
            rules.HYPHEN_FOR_DASH, span, dash or "—", certainty, f"{right!r} makes no compound; a dash parts clauses"
        )
