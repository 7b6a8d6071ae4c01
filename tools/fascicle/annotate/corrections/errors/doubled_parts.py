"""Parts of words that are there twice: the beginning, the pieces, the half before or behind a hyphen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from fascicle.annotate.corrections import rules
from fascicle.annotate.corrections.correction import Correction
from fascicle.annotate.corrections.errors.overprint import MARKS, Token, habits_of
from fascicle.annotate.corrections.text_context import Passage, correction, plainly
from fascicle.annotate.corrections.words.evidence import begins_words, is_ending, is_function_word, likelihood
from fascicle.language.data import of
from fascicle.language.lexicon import frequency_in
from fascicle.model.certainty import Certainty
from fascicle.tei.names import tei

_RUN = re.compile(r"[^\W_]{4,80}")
_LINKED = re.compile(r"[^\W_]+(?:-[^\W_]+)+")
_BRACKETED = re.compile(r"(\(([^()\s]{3,20})\))\1")
# A word twice around hyphens or dashes: place-place--have, quay—quay—by
_REPEATED = re.compile(r"(?<![\w-])([^\W\d_]{3,})(-{1,2}|[—–])\1(-{1,2}|[—–])(?=[^\W\d_]{2})")
_PIECES = 3  # that a word is broken into
_PREFIX = 40  # what begins so many words is a first part, not a word before a dash
_COMMON = 1e-6
_UNMISTAKABLE = 6  # letters that no word has twice in succession
_CHANCE = 1e-5  # a form so rare stands by chance before a word that begins with it once in no text
_CHANCE_HABIT = 4e-4  # the same where the text is overprinted


def find_compounds(passage: Passage, tokens: Sequence[Token], at: int, habit: bool) -> Iterator[Correction]:
    """A part of the word before a line end that stands again behind it, or the other way round."""
    for rule in (_in_pieces, _from_pieces, _tail, _piece):
        found = list(rule(passage, tokens, at, habit))
        yield from found
        if found:
            return


def find_doubled_parts(passage: Passage) -> Iterator[Correction]:
    """Halves of pronouns, and pieces of a word that was taken for surplus when the text was read."""
    yield from _pronouns(passage)
    yield from _beside_surplus(passage)


def _in_pieces(passage: Passage, tokens: Sequence[Token], at: int, habit: bool) -> Iterator[Correction]:
    """A word, or its beginning, and over the line end the same word in pieces."""
    before = tokens[at - 1]
    whole = tokens[at].text
    for end in range(at + 1, min(at + _PIECES, len(tokens))):
        if tokens[end].begins or tokens[end].breaks:
            return
        whole += tokens[end].text
        if len(before.text) > 4 and before.text.rstrip(MARKS) == whole.rstrip(MARKS) and before.text[-1] in whole:
            span = (before.start, tokens[end].end)
            yield correction(rules.REPEATED_PART, span, whole, Certainty.HIGH, "a word, and again in pieces")
            return
    if at + 1 >= len(tokens) or tokens[at + 1].begins or tokens[at + 1].breaks:
        return
    first, second = tokens[at], tokens[at + 1]
    if before.text == first.text == first.word and second.word and second.text[0].islower():
        whole, language = first.text + second.text, passage.language(before.start)
        known = frequency_in(plainly(first.text + second.word), language)
        halves = likelihood(passage, first.text, language, 2) * likelihood(passage, second.word, language)
        loose = is_ending(second.word, language) or (
            len(second.word) < 3 and not is_function_word(second.word, language)
        )
        if known and (known * 1e-3 > halves or loose):
            span, evidence = (before.start, second.end), "a word, and again in two pieces"
            yield correction(rules.REPEATED_PART, span, whole, Certainty.HIGH, evidence)


def _from_pieces(passage: Passage, tokens: Sequence[Token], at: int, habit: bool) -> Iterator[Correction]:
    """A word in two pieces, and over the line end the whole word."""
    if at < 2 or tokens[at - 1].begins or tokens[at - 1].breaks:
        return
    one, two, whole = tokens[at - 2 : at + 1]
    joined = one.text + two.text
    if len(joined) > 4 and joined == joined.strip(MARKS) and whole.text.rstrip(MARKS) == joined and whole.word:
        language = passage.language(one.start)
        strange = not (passage.known(one.text, language) and passage.known(two.text, language))
        certainty = Certainty.HIGH if strange or habit else Certainty.MEDIUM
        yield correction(rules.REPEATED_PART, (one.start, two.end), "", certainty, "a word in pieces, and again whole")


def _tail(passage: Passage, tokens: Sequence[Token], at: int, habit: bool) -> Iterator[Correction]:
    """What stands behind a hyphen or a dash at a line end, and again in the next line: ``re-opening|opening``."""
    one, two = tokens[at - 1], tokens[at]
    core = two.text.rstrip(MARKS)
    part = core.lstrip("—–-")
    if len(part) < 2 or not part[-1].isalnum() or not one.text.endswith(core) or len(one.text) == len(core):
        return
    span, dashed = (one.start, two.end), part != core
    before = one.text[: -len(core)]
    if not dashed and (not before.endswith(("-", "—", "–")) or not part.isalpha()):
        return
    if not before.strip("—–-"):
        return
    known = dashed or habit or _is_twice(before.rstrip("-")) or before.endswith(("—", "--"))
    if not known and len(part) < 5:
        return
    if dashed and part.isdigit():
        return
    half = _once(before, passage.language(one.start))
    certainty = Certainty.HIGH if known else Certainty.MEDIUM
    evidence = "what stands behind a hyphen is there again in the next line"
    yield correction(rules.REPEATED_PART, span, half + two.text, certainty, evidence)


def _once(before: str, language: str) -> str:
    """What stands before a doubled part, without its own double: ``rere-``, ``harbour-harbour--``."""
    head = before.rstrip("-")
    dashes = before[len(head) :]
    if _is_twice(head) and frequency_in(head.lower(), language) < _COMMON:
        return head[: len(head) // 2] + dashes
    one, hyphen, two = head.partition("-")
    return one + dashes if hyphen and one == two else before


def _is_twice(text: str) -> bool:
    middle = len(text) // 2
    return len(text) > 2 and len(text) % 2 == 0 and text[:middle] == text[middle:] and len(set(text)) > 1


def _piece(passage: Passage, tokens: Sequence[Token], at: int, habit: bool) -> Iterator[Correction]:
    """The beginning of a word before a line end, and the whole word behind it."""
    one, two = tokens[at - 1], tokens[at]
    opening = two.text[: len(two.text) - len(two.text.lstrip("(“„«"))]
    piece, whole, language = one.text.removeprefix(opening), two.word, passage.language(two.start)
    if len(piece) < 2 or not piece.isalpha() or len(whole) <= len(piece) or not two.text.startswith(opening + whole):
        return
    if not whole.startswith(piece) or piece.isupper() != whole.isupper():
        return
    if not passage.known(whole, language) and passage.folded[whole.lower()] < 2:
        return
    span, often = (one.start, one.end), likelihood(passage, piece, language)
    if one.text == opening + piece and opening:
        evidence = "the word begins twice, with its mark"
        yield correction(rules.REPEATED_PART, span, "", Certainty.HIGH, evidence)
    elif not passage.known(piece, language) and passage.folded[piece.lower()] == 1:
        yield correction(rules.REPEATED_PART, span, "", Certainty.HIGH, "the word begins twice")
    elif often < (_CHANCE_HABIT if habit else _CHANCE):
        evidence = "the word begins twice; what stands before the line end is rare as a word"
        yield correction(rules.REPEATED_PART, span, "", Certainty.MEDIUM, evidence)


def _pronouns(passage: Passage) -> Iterator[Correction]:
    """Pronouns that have half of themselves behind them: 'everyone one of them'."""
    for one, two in pairwise(passage.words):
        pronouns = of(passage.language(one.start)).pronouns if two.gap == " " else ()
        if any(one.text.lower() == each.replace("|", "") and each.endswith(f"|{two.text}") for each in pronouns):
            split, span = one.text[: -len(two.text)], (one.start, one.end)
            yield correction(rules.REPEATED_PART, span, split, Certainty.MEDIUM, "the second half twice")


def _beside_surplus(passage: Passage) -> Iterator[Correction]:
    """A word in pieces right behind a whole copy of it, which the text already marks as surplus."""
    if not passage.view.pieces:
        return
    root = passage.view.pieces[0].slot.parent
    if root is None:
        return
    for surplus in root.getroottree().iter(tei("surplus")):
        place, words = passage.view.place(surplus), "".join(map(str, surplus.itertext())).split()
        if place is None or not words or len(words[-1]) < 4:
            continue
        following = [*re.finditer(r"\S+", passage.text[place : place + 200])][:_PIECES]
        joined = ""
        for number, piece in enumerate(following):
            joined += piece[0]
            if number and joined.rstrip(MARKS) == words[-1].rstrip(MARKS):
                span, evidence = (place + following[0].start(), place + piece.end()), "the whole word stands before it"
                if "\n" not in passage.text[span[0] : span[1]]:
                    yield correction(rules.REPEATED_PART, span, joined, Certainty.HIGH, evidence)


def find_glued_repeats(passage: Passage, tokens: Sequence[Token]) -> Iterator[Correction]:
    """A word and its double without a blank between them, or with a hyphen."""
    text = passage.text
    for pattern in (_RUN, _LINKED):
        for match in pattern.finditer(text):
            if _is_twice(match[0]):
                yield from _glued(passage, match, linked=pattern is _LINKED)
    for match in _BRACKETED.finditer(text):
        yield correction(rules.GLUED_REPEAT, match.span(), match[1], Certainty.HIGH, "the same bracket twice")
    repeated = list(_REPEATED.finditer(text))
    habit = bool(repeated) and habits_of(passage, tokens).over_lines
    for match in repeated:
        yield from _around_hyphens(passage, match, habit)


def _glued(passage: Passage, match: re.Match[str], *, linked: bool) -> Iterator[Correction]:
    whole, language = match[0], passage.language(match.start())
    half = whole[: len(whole) // 2]
    follows = passage.text[match.end() : match.end() + 1] in ("-", "‐")
    letters = re.sub(r"[\d-]", "", half)
    if len(half) < (2 if follows else 4) or not half[0].isalpha():
        return
    if not half.isupper() and not half.islower() and not half[0].isupper():
        return
    if frequency_in(whole.lower(), language) or passage.known(whole, language):
        return
    long = len(half) >= _UNMISTAKABLE
    if follows or long or linked or passage.known(letters, language) or passage.folded[letters.lower()]:
        certainty = Certainty.HIGH if follows or len(half) >= 5 else Certainty.MEDIUM
        evidence = f"{half!r} twice, and {whole!r} is no word"
        yield correction(rules.GLUED_REPEAT, match.span(), half, certainty, evidence)


def _around_hyphens(passage: Passage, match: re.Match[str], habit: bool) -> Iterator[Correction]:
    """A word twice between hyphens: the double goes; a dash that was cut in two is made whole again."""
    word, first, second = match[1], match[2], match[3]
    behind = re.match(r"[^\W\d_]+", passage.text[match.end() :])
    if behind is None or passage.lexicon.compound(word, word) > 1:
        return
    lexicon, follows = passage.lexicon, behind[0]
    # once it is the place in question
    compound = lexicon.compound(word, follows) - 1 + lexicon.edition_compound(word, follows)
    language = passage.language(match.start())
    linked = compound > 0 or begins_words(word.lower(), language) >= _PREFIX
    dash = max(first, second, key=len) if first != "-" or second != "-" else ("-" if linked else "--")
    certainty = Certainty.HIGH if habit else (Certainty.MEDIUM if linked else Certainty.LOW)
    evidence = f"{word!r} twice around a hyphen"
    yield correction(rules.GLUED_REPEAT, match.span(), word + dash, certainty, evidence)
