"""Hyphens at line ends: set by the typesetter, a hyphen of the word's own, or a dash?

The answer is counted: how the word is written elsewhere in the text, unbroken or with its hyphen; how common the
joined form and the two halves are in the language. Typesetting breaks far more words than writers hyphenate, so
joining is what happens where nothing is known. Each decision says its evidence and certainty.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from fascicle.correct.lexicon import Lexicon

HYPHENS = "-\u2010\u00ad¬"
_LEFT = re.compile(r"([^\W_]+(?:[’'][^\W_]+)?)$")
_RIGHT = re.compile(r"^([^\W_]+(?:[’'][^\W_]+)?)([-‐]?)")
_OPENED = re.compile(r"\s[–—](?=\S)([^–—]*)$")
_COMMON = 1e-6  # one in a million words: common enough to be a word in its own right
_RARE = 1e-8  # the lower end of the frequency lists
# First parts that languages of Europe join to whole words, with a hyphen or without one.
_PREFIXES = frozenset(
    {
        "anti", "auto", "bio", "co", "contra", "counter", "ex", "extra", "inter", "intra", "micro", "mid", "multi",
        "neo", "non", "post", "pre", "pro", "pseudo", "quasi", "self", "semi", "sub", "super", "trans", "ultra", "vice",
    }
)  # fmt: skip


class Break(StrEnum):
    """What a sign at a line end is."""

    JOIN = "join"
    KEEP = "keep"
    DASH = "dash"


class Certainty(StrEnum):
    """How sure a decision is; the values of TEI's @cert."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True)
class Decision:
    """An answer with its evidence."""

    kind: Break
    certainty: Certainty
    evidence: str


def ends_with_hyphen(text: str) -> bool:
    """Whether a line ends in a sign that may break a word: a hyphen right after a letter or digit."""
    stripped = text.rstrip()
    return len(stripped) > 1 and stripped[-1] in HYPHENS and stripped[-2].isalnum()


def decide(before: str, after: str, lexicon: Lexicon) -> Decision | None:
    """What the hyphen at the end of the line ``before`` is, given the line ``after`` that the text goes on with.

    None where the line ends in no hyphen.
    """
    before, after = before.rstrip(), after.lstrip()
    if not ends_with_hyphen(before):
        return None
    left, right = _LEFT.search(before[:-1]), _RIGHT.match(after)
    if before[-1] in "\u00ad¬" and right is not None:
        return Decision(Break.JOIN, Certainty.HIGH, "a sign that only typesetting uses")
    if left is None or right is None:
        return Decision(Break.DASH, Certainty.MEDIUM, "no word goes on")
    shape = _by_shape(left[1], right[1]) or _closing_dash(before, right[1], lexicon)
    return shape or _by_count(left[1], right[1], bool(right[2]), lexicon)


def _by_shape(left: str, right: str) -> Decision | None:
    if left[-1].isdigit() or right[0].isdigit():
        return Decision(Break.KEEP, Certainty.HIGH, "digits")
    if right[0].isupper() and not (left.isupper() and len(left) > 1 and right[:2].isupper()):
        return Decision(Break.KEEP, Certainty.HIGH, "a capital after the hyphen")
    return None


def _closing_dash(before: str, right: str, lexicon: Lexicon) -> Decision | None:
    """The second dash of a parenthesis, typed as a hyphen: the first stands in the same line, right before a word."""
    opened = _OPENED.search(before[:-1])
    if opened is None or lexicon.frequency(right) < _COMMON or not opened[1].rpartition(" ")[2][:1].isupper():
        return None
    return Decision(Break.DASH, Certainty.MEDIUM, "it closes what a dash in the same line opened")


def _by_count(left: str, right: str, more: bool, lexicon: Lexicon) -> Decision:
    joined = left + right
    unbroken, compound = lexicon.count(joined), lexicon.compound(left, right)
    if unbroken == compound > 0:  # the other forms of the verb or noun decide
        unbroken, compound = lexicon.family(joined), lexicon.compound_family(left, right)
    if unbroken or compound:
        kind = Break.KEEP if compound > unbroken else Break.JOIN
        certainty = Certainty.HIGH if min(unbroken, compound) == 0 else Certainty.MEDIUM
        return Decision(kind, certainty, f"in this text {unbroken} times unbroken, {compound} times with its hyphen")
    whole, first, second = (lexicon.frequency(word) for word in (joined, left, right))
    if whole > _RARE and (whole >= _COMMON or min(first, second) < _COMMON):
        return Decision(Break.JOIN, Certainty.HIGH, "the joined word is in the language")
    if left.lower() in _PREFIXES and second >= _COMMON:
        return Decision(Break.KEEP, Certainty.MEDIUM, "a prefix before a whole word")
    words = (first >= _COMMON or lexicon.count(left) > 0) and (second >= _COMMON or lexicon.count(right) > 0)
    if words and len(left) > 2 and len(right) > 2 and whole <= _RARE:
        return Decision(Break.KEEP, Certainty.MEDIUM, "both halves are words, the joined form is none")
    if more and words:
        return Decision(Break.KEEP, Certainty.LOW, "a compound of several words")
    return Decision(Break.JOIN, Certainty.MEDIUM if whole else Certainty.LOW, "a broken word is likelier")


def begins_anew(text: str, lexicon: Lexicon) -> bool:
    """Whether a line begins like a text of its own: with a capital that no name explains, or with no letter."""
    word = text.split(maxsplit=1)[0] if text else ""
    if not word[:1].isalpha():
        return not word[:1].isdigit()
    # A word that is common in lower case is no name, so the hyphen before it does not make a compound.
    return word[0].isupper() and (lexicon.is_common(word.strip("“”\"'.,:;!?")) or text.isupper())
