"""Words that are there twice: bold type that was overprinted, and words repeated over a line end.

Overprinted type is extracted again where a line ends: the last word or words, a piece of the next word, or a word and
then its pieces (``doubled_parts.py``). In the middle of a line only what nobody writes twice is believed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from fascicle.annotate.corrections import rules
from fascicle.annotate.corrections.correction import Correction
from fascicle.annotate.corrections.errors.doubled_parts import find_compounds, find_doubled_parts, find_glued_repeats
from fascicle.annotate.corrections.errors.overprint import (
    MARKS,
    Habits,
    Token,
    habits_of,
    never_twice,
    tokens_of,
)
from fascicle.annotate.corrections.text_context import Passage, correction
from fascicle.annotate.corrections.words.evidence import is_function_word
from fascicle.language.data import of
from fascicle.language.lexicon import frequency_in
from fascicle.model.certainty import Certainty
from fascicle.tei.names import tei

_LONGEST = 8  # words of a repeated phrase
_PHRASE = 3  # words that nobody says twice in succession by chance
_SPOKEN = 1e-6  # a word so common shows that this is the language
_LONG = 4  # letters of a word that is more than grammar
_OPEN = re.compile(r"[(\[“„«]\w{3,}[^)\]”“»]*")
_CLOSED = re.compile(r"[^(\[“„«]*\w{3,}[.,;:!?]*[)\]][.,;:!?]*")


def find_doubled(passage: Passage) -> list[Correction]:
    """What is there once too often."""
    tokens = tokens_of(passage)
    habits = habits_of(passage, tokens)
    return [
        *_words(passage, tokens, habits),
        *_phrases(passage, tokens, habits),
        *find_doubled_parts(passage),
        *find_glued_repeats(passage, tokens),
    ]


def _words(passage: Passage, tokens: Sequence[Token], habits: Habits) -> Iterator[Correction]:
    for at in range(1, len(tokens)):
        one, two = tokens[at - 1], tokens[at]
        if two.begins:
            continue
        if two.breaks:
            yield from _at_line_end(passage, tokens, at, habits.over_lines)
        elif one.text == two.text or one.text.lower() == two.text.lower():
            yield from _in_line(passage, tokens, at, habits.in_lines)
        elif habits.over_lines and one.text[-1] in "—–-" and two.text.startswith(one.text):
            yield from _dashed(one)


def _at_line_end(passage: Passage, tokens: Sequence[Token], at: int, habit: bool) -> Iterator[Correction]:
    """What is doubled between the last token of a line and the first of the next."""
    one, two = tokens[at - 1], tokens[at]
    size = _phrase(tokens, at, habit)
    if size > 1:
        span, evidence = (tokens[at - size].start, one.end), f"{size} words twice over a line end"
        yield correction(rules.REPEATED_PHRASE, span, "", Certainty.HIGH, evidence)
        return
    if one.text[-1] in "—–-" and two.text.startswith(one.text) and one.text[0].isalpha():
        yield from _dashed(one)
        return
    parts = list(find_compounds(passage, tokens, at, habit))
    yield from parts
    if parts:
        return
    again = one.text == two.text or (one.text.lower() == two.text.lower() and one.text[0].isupper())
    if again or (habit and one.word == one.text and two.text.rstrip(MARKS) == one.text):
        yield from _over_line(passage, tokens, at, habit)


def _dashed(one: Token) -> Iterator[Correction]:
    if len(one.text) > 2 and one.text.strip("—–-"):
        evidence = "the same word twice, with the same dash"
        yield correction(rules.REPEATED_WORD, (one.start, one.end), "", Certainty.HIGH, evidence)


def _phrase(tokens: Sequence[Token], at: int, habit: bool) -> int:
    """How many words before this token stand again from it on."""
    first_word = tokens[at].text
    for size in range(min(_LONGEST, at, len(tokens) - at), 1, -1):
        if tokens[at - size].text != first_word:
            continue
        first, second = tokens[at - size : at], tokens[at : at + size]
        if any(each.begins for each in (*first[1:], *second)) or any(each.breaks for each in (*first[1:], *second[1:])):
            continue
        sentence = first[-1].text[-1] in ".!?" and (first[0].begins or tokens[at - size - 1].text[-1] in ".!?")
        if [each.text for each in first] == [each.text for each in second] and not sentence:
            different = {each.text.lower() for each in first}
            if _is_refrain(tokens, at, size, habit):
                return 0
            return size if len(different) > 1 and any(each.word for each in first) else 0
    return 0


def _is_refrain(tokens: Sequence[Token], at: int, size: int, habit: bool) -> bool:
    """Whether a phrase is a line of a song, or is said again and again: 'over and over and over'."""
    first, behind = tokens[at - size], tokens[at + size] if at + size < len(tokens) else None
    before, words = tokens[max(at - 2 * size, 0) : at - size], tokens[at - size : at]
    if [each.word.lower() for each in before] == [each.word.lower() for each in words]:
        return True
    ends = behind is None or behind.begins or behind.breaks
    if first.begins or first.breaks:
        return first.text[0].isupper() and (ends or not habit)
    return behind is not None and bool(first.word) and behind.word.lower() == first.word.lower()


def _phrases(passage: Passage, tokens: Sequence[Token], habits: Habits) -> Iterator[Correction]:
    """Three words or more, and at once the same words again, wherever the lines end."""
    last: dict[str, int] = {}
    done, habit = 0, habits.over_lines
    for at, token in enumerate(tokens):
        size = at - last.get(token.text, at)
        last[token.text] = at
        if not _PHRASE <= size <= _LONGEST or at - size < done or at + size > len(tokens):
            continue
        first, second = tokens[at - size : at], tokens[at : at + size]
        same = all(one.text == two.text for one, two in zip(first, second, strict=True))
        if (
            not same
            or any(each.begins for each in (*first[1:], *second))
            or not _is_phrase(passage, first, habit)
            or _is_refrain(tokens, at, size, habit)
        ):
            continue
        if [each.text for each in tokens[at + size : at + 2 * size]] == [each.text for each in first]:
            done = at + 2 * size  # three times is meant
            continue
        done = at + size
        sure = habit or any(each.breaks for each in second)
        span, evidence = (first[0].start, first[-1].end), f"{size} words twice in succession"
        yield correction(rules.REPEATED_PHRASE, span, "", Certainty.HIGH if sure else Certainty.MEDIUM, evidence)


def _is_phrase(passage: Passage, words: Sequence[Token], habit: bool) -> bool:
    """Whether these are words of a sentence, and no line of a song: a mark at their end makes them a refrain."""
    language = passage.language(words[0].start)
    plain = all(each.text.replace("’", "").isalpha() for each in (words[0], words[-1]))
    if not plain or len({each.text.lower() for each in words}) < _PHRASE:
        return False
    lower = [each.word.lower() for each in words]
    meaning = any(len(each) >= _LONG and not is_function_word(each, language) for each in lower)
    meaning = meaning and any(frequency_in(each, language) > _SPOKEN for each in lower)
    return (meaning or habit) and not _is_verse(passage, words[0].start)


def _is_verse(passage: Passage, index: int) -> bool:
    parent = passage.view.piece_at(index).slot.parent
    return parent is not None and any(each.tag == tei("l") for each in (parent, *parent.iterancestors()))


def _over_line(passage: Passage, tokens: Sequence[Token], at: int, habit: bool) -> Iterator[Correction]:
    one, two = tokens[at - 1], tokens[at]
    language, folded = passage.language(one.start), one.word.lower()
    half = one.text == two.text and _is_bracketed(one.text)
    if not half and (not folded or (len(folded) == 1 and not habit)):
        return
    if one.start and passage.text[one.start - 1] == "-":
        return
    if at > 1 and tokens[at - 2].text.lower() == one.text.lower():
        return  # three times is meant
    if one.text[-1] in ".!?" and (one.begins or tokens[at - 2].text[-1] in ".!?…"):
        return  # a sentence of one word, said again
    common = never_twice(folded, language) and one.text == folded
    marked = one.text != one.word  # a mark is never written twice with its word
    twice = folded in of(language).repeated
    if common or half or (habit and not twice):
        certainty = Certainty.HIGH
    elif habit or (not twice and (one.text.islower() or marked)):
        certainty = Certainty.MEDIUM
    else:
        return
    # the word and its blank go, so that the reading layer keeps one blank
    yield correction(rules.REPEATED_WORD, (one.start, one.end), "", certainty, "the same word twice over a line end")


def _is_bracketed(text: str) -> bool:
    """Whether a word has one of two brackets: nobody opens, or closes, the same word's bracket twice."""
    return bool(_OPEN.fullmatch(text) or _CLOSED.fullmatch(text)) and not text.isalpha()


def _in_line(passage: Passage, tokens: Sequence[Token], at: int, habit: bool) -> Iterator[Correction]:
    one, two = tokens[at - 1], tokens[at]
    language, folded = passage.language(one.start), one.text.lower()
    around = (
        tokens[at - 2].text.lower() if at > 1 else "",
        tokens[at + 1].text.lower() if at + 1 < len(tokens) else "",
    )
    if len(folded) < 2 or two.text not in (folded, one.text) or folded in around:
        return
    bracketed = one.text == two.text and _is_bracketed(one.text)
    if not bracketed and (one.word != one.text or two.text != folded):
        return
    if bracketed or never_twice(folded, language):
        certainty = Certainty.HIGH
    elif passage.pairs[folded, folded] > 1 or folded in of(language).repeated or not one.text.islower():
        return
    else:
        certainty = Certainty.MEDIUM if habit else Certainty.LOW
    yield correction(rules.REPEATED_WORD, (one.start, one.end), "", certainty, "the same word twice in one line")
