"""Hyphens at line ends: set by the typesetter, a hyphen of the word's own, or a dash?

The answer is counted: how the word is written elsewhere in the text, in the authority file and in the other texts of
the edition, unbroken or with its hyphen; how common the joined form and the two halves are in the language; with how
many other words a half makes compounds. Typesetting breaks far more words than writers hyphenate, so joining is what
happens where nothing is known. Each decision says its evidence and certainty. What editors decided comes first.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from fascicle.language.hyphens.broken_words import COMMON, RARE, Halves
from fascicle.language.hyphens.compounds import (
    is_conjunction,
    is_enclitic,
    is_prefix,
    links_range,
    makes_adverb,
    writes_closed,
)
from fascicle.language.letters import script_of
from fascicle.language.lexicon import Lexicon
from fascicle.model.certainty import Certainty

HYPHENS = "-\u2010\u00ad¬"
_LEFT = re.compile(r"([^\W_]+(?:[’'][^\W_]+)?)$")
_RIGHT = re.compile(r"^([^\W_]+(?:[’'][^\W_]+)?)([-‐]?)")
_AROUND = re.compile(r"^\W+|\W+$")
_OPENED = re.compile(r"\s[–—](?=\S)([^–—]*)$")
_HABIT = 3  # so many different compounds with a word make a habit
_SHORT = 3  # letters: shorter halves are often words by chance


class Break(StrEnum):
    """What a sign at a line end is."""

    JOIN = "join"
    KEEP = "keep"
    DASH = "dash"


@dataclass(frozen=True)
class Decision:
    """An answer with its evidence."""

    kind: Break
    certainty: Certainty
    evidence: str


EDITORS = "an editor's decision"
# What stands between the halves of a word, as ``Spellings`` says it.
SPELT = {"": Break.JOIN, "-": Break.KEEP, " ": Break.DASH}


def ends_with_hyphen(text: str) -> bool:
    """Whether a line ends in a sign that may break a word: a hyphen right after a letter or digit."""
    stripped = text.rstrip()
    return len(stripped) > 1 and stripped[-1] in HYPHENS and stripped[-2].isalnum()


def decide(before: str, after: str, lexicon: Lexicon, line: str = "", word: str = "") -> Decision | None:
    """What the hyphen at the end of the line ``before`` is, given the line ``after`` that the text goes on with.

    ``line`` is the number of the line ``before``, for decisions of editors on one place; ``word`` is what the source
    says that the line breaks, if it does. None where the line ends in
    no hyphen.
    """
    before, after = before.rstrip(), after.lstrip()
    if not ends_with_hyphen(before):
        # What the source says holds also where a letter was read as a sign.
        return _said(before, after, word) if word and before[-1:] in HYPHENS else None
    spelt = lexicon.spelt(before, after, line)
    if spelt is not None:
        return Decision(SPELT[spelt], Certainty.HIGH, EDITORS)
    if word and (said := _said(before, after, word)) is not None:
        return said
    left, right = _LEFT.search(before[:-1]), _RIGHT.match(after)
    if before[-1] in "\u00ad¬" and right is not None:
        return Decision(Break.JOIN, Certainty.HIGH, "a sign that only typesetting uses")
    if left is None or right is None:
        return Decision(Break.DASH, Certainty.MEDIUM, "no word goes on")
    several = bool(right[2]) or before[: left.start()].endswith(("-", "‐"))
    halves = Halves(before, left[1], right[1], several, lexicon)
    return next(found for rule in _RULES if (found := rule(halves)) is not None)


def _said(before: str, after: str, word: str) -> Decision | None:
    """What the source says of a hyphen by giving the whole word, if its halves stand on both sides of it."""
    left, right = before[:-1].split()[-1:], after.split()[:1]
    for between, kind in (("", Break.JOIN), ("-", Break.KEEP)):
        if left and right and _bare(f"{left[0]}{between}{right[0]}") == _bare(word):
            return Decision(kind, Certainty.HIGH, "the source gives the whole word")
    return None


def _bare(word: str) -> str:
    """A word without what stands around it, whichever hyphen is in it."""
    return _AROUND.sub("", word.replace("\u2010", "-").casefold())


def _by_name(halves: Halves) -> Decision | None:
    if not any(left[0].isupper() for left in halves.lefts):
        return None
    joined, compound = halves.most(halves.lexicon.name_count), halves.most_pairs(halves.lexicon.name_compound)
    if joined == compound:
        return None
    kind = Break.KEEP if compound > joined else Break.JOIN
    return Decision(kind, Certainty.HIGH, "a name of the authority file")


def _suspended(halves: Halves) -> Decision | None:
    """The first part of a compound whose second comes later, "vor- und nachher"."""
    lexicon, left = halves.lexicon, halves.left
    prefix, numeral = is_prefix(left, lexicon.languages), left[-1].isdigit()
    links = is_conjunction(halves.right, lexicon.languages)
    # Before a preposition only what is known as a first part waits for a second.
    waits = prefix or numeral or lexicon.first_parts(left) > 0
    waits = waits or (halves.first >= COMMON and writes_closed(lexicon.languages))
    ranges = links_range(halves.right, lexicon.languages) and waits
    if not (links or ranges) or halves.several:
        return None
    slip = halves.unknown or (halves.is_slip and not halves.most(lexicon.count))
    if not slip and not (left.isupper() and len(left) > 1 and halves.right.islower()):
        return None
    alone = halves.first >= COMMON or lexicon.count(left) > 0 or left.isupper() or numeral
    if not (alone or prefix or writes_closed(lexicon.languages)):
        return None
    return Decision(Break.DASH, Certainty.MEDIUM, "a first part that waits for its second, before a conjunction")


def _by_shape(halves: Halves) -> Decision | None:
    left, right = halves.left, halves.right
    if left[-1].isdigit() or right[0].isdigit():
        return Decision(Break.KEEP, Certainty.HIGH, "digits")
    if script_of(left[-1]) != script_of(right[0]):
        return Decision(Break.KEEP, Certainty.HIGH, "two scripts")
    if right[0].isupper() and not (left.isupper() and len(left) > 1 and right[:2].isupper()):
        if halves.lexicon.cased(left + right) > halves.most_pairs(halves.lexicon.compound):
            return Decision(Break.JOIN, Certainty.MEDIUM, "the edition has the word with a capital inside")
        return Decision(Break.KEEP, Certainty.HIGH, "a capital after the hyphen")
    return None


def _begun_anew(halves: Halves) -> Decision | None:
    """A word that begins twice, broken and then whole: "the quar- quarantine"."""
    left, right = halves.left.lower(), halves.right.lower()
    twice = len(left) >= _SHORT and right.startswith(left) and right != left
    if not twice or not halves.unknown or halves.second < COMMON or halves.first >= COMMON:
        return None
    return Decision(Break.DASH, Certainty.MEDIUM, "the next line begins the word anew")


def _closing_dash(halves: Halves) -> Decision | None:
    """The second dash of a parenthesis, typed as a hyphen: the first stands in the same line, right before a word."""
    opened = _OPENED.search(halves.before[:-1])
    if opened is None or not halves.unknown or not halves.are_words or halves.second < COMMON:
        return None
    if not opened[1].rpartition(" ")[2][:1].isupper():
        return None
    return Decision(Break.DASH, Certainty.MEDIUM, "it closes what a dash in the same line opened")


def _by_text(halves: Halves) -> Decision | None:
    lexicon = halves.lexicon
    unbroken, compound = halves.most(lexicon.count), halves.most_pairs(lexicon.compound)
    if unbroken == compound > 0:  # the other forms of the verb or noun decide
        unbroken, compound = halves.most(lexicon.family), halves.most_pairs(lexicon.compound_family)
    return _counted(unbroken, compound, "text")


def _by_edition(halves: Halves) -> Decision | None:
    lexicon = halves.lexicon
    return _counted(halves.most(lexicon.edition_count), halves.most_pairs(lexicon.edition_compound), "edition")


def _counted(unbroken: int, compound: int, where: str) -> Decision | None:
    if not unbroken and not compound:
        return None
    kind = Break.KEEP if compound > unbroken else Break.JOIN
    certainty = Certainty.HIGH if min(unbroken, compound) == 0 else Certainty.MEDIUM
    return Decision(kind, certainty, f"in this {where} {unbroken} times unbroken, {compound} times with its hyphen")


def _by_capitals(halves: Halves) -> Decision | None:
    left, right = halves.left, halves.right
    if len(left) > 1 and left.isupper() and right[0].islower() and halves.whole < COMMON:
        return Decision(Break.KEEP, Certainty.MEDIUM, "capitals before small letters")
    return None


def _by_language(halves: Halves) -> Decision | None:
    languages = halves.lexicon.languages
    if halves.whole < COMMON and makes_adverb(halves.left, halves.right, languages):
        return Decision(Break.KEEP, Certainty.MEDIUM, "an adverb that is written with a hyphen")
    slip = halves.whole > RARE and halves.is_slip and not writes_closed(languages)
    # asked last: what grows together is looked for in the whole of a list
    if slip and (halves.several or (min(len(halves.left), len(halves.right)) >= _SHORT and not halves.grow_together)):
        return Decision(Break.KEEP, Certainty.MEDIUM, "both halves are words, far commoner than the joined form")
    enclitic = halves.is_slip and is_enclitic(halves.right, languages)
    if halves.whole > RARE and (halves.whole >= COMMON or halves.rarer < COMMON) and not enclitic:
        return Decision(Break.JOIN, Certainty.HIGH, "the joined word is in the language")
    return None


def _by_parts(halves: Halves) -> Decision | None:
    """Prefixes, pronouns and particles that a language writes with a hyphen, or that this edition does."""
    lexicon, left, right = halves.lexicon, halves.left, halves.right
    if is_enclitic(right, lexicon.languages) and (halves.unknown or halves.is_slip) and halves.are_words:
        return Decision(Break.KEEP, Certainty.MEDIUM, "a pronoun or particle after a whole word")
    if halves.whole > RARE:
        return None
    if is_prefix(left, lexicon.languages) and halves.second >= COMMON:
        return Decision(Break.KEEP, Certainty.MEDIUM, "a prefix before a whole word")
    for number, where in ((lexicon.second_parts(right), "after"), (lexicon.first_parts(left), "before")):
        if number >= _HABIT and halves.are_words and not writes_closed(lexicon.languages):
            return Decision(Break.KEEP, Certainty.MEDIUM, f"a hyphen stands {where} it with {number} other words")
    return None


def _by_halves(halves: Halves) -> Decision | None:
    closed = writes_closed(halves.lexicon.languages)
    if halves.are_words and not closed and halves.whole <= RARE:
        if min(len(halves.left), len(halves.right)) >= _SHORT and not halves.grow_together:
            return Decision(Break.KEEP, Certainty.MEDIUM, "both halves are words, the joined form is none")
        if halves.several:
            return Decision(Break.KEEP, Certainty.LOW, "a compound of several words")
    if min(len(halves.left), len(halves.right)) == 1 and halves.whole <= RARE:
        return Decision(Break.KEEP, Certainty.MEDIUM, "typesetting parts no single letter from its word")
    return None


def _otherwise(halves: Halves) -> Decision | None:
    certainty = Certainty.MEDIUM if halves.whole else Certainty.LOW
    return Decision(Break.JOIN, certainty, "a broken word is likelier")


_RULES: tuple[Callable[[Halves], Decision | None], ...] = (
    _by_name,
    _suspended,
    _by_shape,
    _begun_anew,
    _closing_dash,
    _by_text,
    _by_edition,
    _by_capitals,
    _by_language,
    _by_parts,
    _by_halves,
    _otherwise,
)


def begins_anew(text: str, lexicon: Lexicon) -> bool:
    """Whether a line begins like a text of its own: with a capital that no name explains, or with no letter."""
    word = text.split(maxsplit=1)[0] if text else ""
    if not word[:1].isalpha():
        return not word[:1].isdigit()
    # A word that is common in lower case is no name, so the hyphen before it does not make a compound.
    return word[0].isupper() and (lexicon.is_common(word.strip("“”\"'.,:;!?")) or text.isupper())
