"""Words with a blank in them: two halves of a word, a capital apart from the rest, letters set wide.

Whether two forms side by side are one word is a matter of likelihood: the whole against both halves, side by side by
chance. The measure is the one that collocations are found by (Church and Hanks, Computational Linguistics 16, 1990).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from fascicle.annotate.corrections import rules
from fascicle.annotate.corrections.correction import Correction
from fascicle.annotate.corrections.text_context import Passage, Word, correction, plainly
from fascicle.annotate.corrections.words.evidence import (
    FUNCTION,
    begins_words,
    ends_words,
    is_beginning,
    is_ending,
    is_function_word,
    likelihood,
    speaks_otherwise,
)
from fascicle.language.data import of
from fascicle.language.lexicon import frequency_in, words_of
from fascicle.model.certainty import Certainty

# The whole must be so many times likelier than both halves side by side.
_LIKELY = 1e3
_COMPOUND = 1e5  # the same where both halves are words, which some write together and some apart
_SURE = 3e6
_RARE = 1e-7
_COMMON = 1e-6
_SPACED = re.compile(r"(?<!\S)([“„«\"(]?)((?:[^\W\d_] ){3,}[^\W\d_])(?=[.,;:!?”“»\")]*(?:\s|$))")
_APART = re.compile(r"(?<![\w’'-])([^\W\d_]) ([^\W\d_]{2,})(?![\w’'-])")
_LETTER = 2e-3  # a letter that is a word (a, y, o, в, и) is among the commonest
_HABIT = 3
_FIRST_PART = 40  # what begins so many words makes compounds: up, over, under
_FUNCTION = 1e4  # how much likelier the whole must be where its first half is a word of grammar
_BOUND = 30.0  # how much commoner than in the language a word may be in a text, at most
_SHORT_TEXT = 2000  # words: what stands twice in a shorter text is not common
_NAMED = 5e3  # how many times likelier a name of one word must be than its halves with capitals
_PLAIN_WORD = 1e-5  # two words so common are written with capitals side by side
_WORDS = 20_000  # a text is counted as having at least so many
_SHORTEST = 4
_LOSS = 3e4  # the same where a letter is lost as well
_PLAIN = 3e-9  # two words that stand side by side so often by chance are no pieces
_LOST = 7  # letters left of a word that lost one
_ALONE = 8.0  # how many times commoner than the next reading


def find_splits(passage: Passage) -> list[Correction]:
    """Words in pieces."""
    return [*_halves(passage), *_wide(passage), *_capitals(passage), *_lost_letters(passage)]


def _adjacent(passage: Passage) -> Iterator[tuple[Word, Word, str]]:
    for one, two in pairwise(passage.words):
        if two.gap == " ":
            yield one, two, passage.language(one.start)


def _halves(passage: Passage) -> Iterator[Correction]:
    for at in range(1, len(passage.words)):
        one, two = passage.words[at - 1], passage.words[at]
        if two.gap != " " or not _may_be_one(passage, one, two):
            continue
        found = _judge(passage, at, passage.language(one.start))
        if found is not None and not speaks_otherwise(passage, at, passage.language(one.start)):
            certainty, evidence = found
            span = (one.start, two.end)
            yield correction(rules.SPLIT_WORD, span, one.text + two.text, certainty, evidence)


def _may_be_one(passage: Passage, one: Word, two: Word) -> bool:
    """Whether two words look like the halves of one: by their letters, and because they stand so rarely together."""
    first, second = one.text, two.text
    if len(first) + len(second) < _SHORTEST or not (first + second).isalpha():
        return False
    # a capital inside is right only where the edition has the word just so
    if not _one_case(first, second) and not (first.istitle() and second.istitle() and len(second) > 1):
        return False
    return passage.pairs[first.lower(), second.lower()] <= 2 and not _is_part(passage, one, two)


def _judge(passage: Passage, at: int, language: str) -> tuple[Certainty, str] | None:
    """How sure it is that the word with this number and the one before it are one word, and why."""
    one, two = passage.words[at - 1], passage.words[at]
    joined, left, right = one.text + two.text, one.text.lower(), two.text.lower()
    if (left, right) in _grown(language):
        return Certainty.HIGH, "one word in the language"
    if two.text[0].isupper():
        plain = min(frequency_in(left, language), frequency_in(right, language)) >= _PLAIN_WORD
        listed, chance = frequency_in(joined.lower(), language), likelihood(passage, left, language, 2)
        if listed >= _COMMON and listed > _NAMED * chance * likelihood(passage, right, language, 2):
            return Certainty.MEDIUM, "a name of one word, far commoner than its halves together"
        if not passage.lexicon.cased(joined):
            return None
        alone = passage.pairs[left, right] == 1 and min(len(left), len(right)) > 1 and not plain
        return (Certainty.MEDIUM, "the edition has it as one word with a capital inside") if alone else None
    whole = _whole(passage, joined, language)
    if whole < _RARE:
        return _known_here(passage, at, language)
    ratio = whole / (_alone(passage, one, language) * _alone(passage, two, language))
    if ratio <= 1:
        return None
    strange = [not passage.known(each.text, language) and passage.folded[each.text.lower()] == 1 for each in (one, two)]
    # an initial, or a word of one letter beside a word
    initial = one.text.isupper() and len(one.text) == 1 and not strange[1]
    single = [each for each in (one, two) if len(each.text) == 1]
    word = any(frequency_in(each.text.lower(), language) >= _LETTER for each in single) and ratio < _COMPOUND
    if initial or word:
        return None
    if all(strange):
        return Certainty.HIGH, "neither half is a word"
    if ratio > _SURE:
        return Certainty.HIGH, "the whole is far commoner than its halves together"
    if (is_ending(right, language) and not strange[0] and passage.folded[right] <= 2) or (
        is_beginning(left, language) and passage.folded[left] <= 2
    ):
        return Certainty.MEDIUM, "an ending or a prefix alone is no word"
    if ratio > (_COMPOUND if _are_words(one.text, two.text, language) else _LIKELY):
        return Certainty.MEDIUM, "the whole is commoner than its halves together"
    return _known_here(passage, at, language)


def _known_here(passage: Passage, at: int, language: str) -> tuple[Certainty, str] | None:
    """Whether text and edition write two words as one elsewhere, and never as two."""
    one, two = passage.words[at - 1], passage.words[at]
    joined, left, right = one.text + two.text, one.text.lower(), two.text.lower()
    if passage.pairs[left, right] > 1 or min(len(left), len(right)) < 2:
        return None
    here = passage.folded[joined.lower()] + passage.lexicon.edition_count(joined)
    if not here:
        return None
    evidence = f"{here} times as one word in the text and its edition, never else as two"
    if one.text.istitle() and passage.forms[joined] and not passage.sentence_start(at - 1):
        return Certainty.MEDIUM, evidence
    if right in of(language).particles:  # 'they break down', but 'a breakdown'
        before = passage.words[at - 2].text.lower() if at > 1 else ""
        after = passage.words[at + 1].text if at + 1 < len(passage.words) else ""
        noun = after == "of" and right in ("down", "up") and passage.sentence_start(at - 1)  # 'Crack down of the guard'
        return (Certainty.MEDIUM, evidence) if noun or before in of(language).determiners else None
    first_part = begins_words(left, language) >= _FIRST_PART
    if is_function_word(right, language) or (is_function_word(left, language) and not first_part):
        return None
    listed = frequency_in(plainly(joined), language)
    share = here / max(len(passage.words), _WORDS)
    whole = max(listed, min(share, _BOUND * listed) if listed else share)
    ratio = whole / (_alone(passage, one, language) * _alone(passage, two, language))
    least = _FUNCTION if is_function_word(left, language) else _LIKELY
    bound = first_part or ends_words(right, language) >= _FIRST_PART
    often = here > 1 or listed > _RARE if bound else here >= _HABIT and ratio > _FUNCTION
    return (Certainty.MEDIUM, evidence) if ratio > least and often else None


@cache
def _grown(language: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(each.split("|")) for each in of(language).grown)


def _are_words(one: str, two: str, language: str) -> bool:
    common = all(frequency_in(plainly(each), language) >= _COMMON for each in (one, two))
    return common and min(len(one), len(two)) > 2


def _alone(passage: Passage, word: Word, language: str) -> float:
    """How likely a half is as a word; a single letter that is no word of the language is a symbol at best."""
    symbol = len(word.text) == 1 and frequency_in(word.text.lower(), language) < _LETTER
    if symbol and passage.folded[word.text.lower()] == 1:
        return _COMMON
    return likelihood(passage, word.text, language)


def _one_case(one: str, two: str) -> bool:
    """Whether the two are written as one word would be; a capital alone may be an initial."""
    return two.islower() and (one.islower() or one.istitle())


def _is_part(passage: Passage, one: Word, two: Word) -> bool:
    """Whether one of them is bound to something else by a hyphen or an apostrophe."""
    before, after = passage.text[max(one.start - 1, 0) : one.start], passage.text[two.end : two.end + 1]
    return before in ("-", "‐", "’", "'", "/", "@", ".", "_") or after in ("-", "‐", "/", "@", "_")


def _whole(passage: Passage, joined: str, language: str) -> float:
    plain = joined.lower()
    here = passage.folded.get(plain, 0)
    return max(frequency_in(plain, language), here / max(len(passage.words), _SHORT_TEXT) if here > 1 else 0.0)


def _wide(passage: Passage) -> Iterator[Correction]:
    """Letters set wide for emphasis, read as single letters."""
    for match in _SPACED.finditer(passage.text):
        language = passage.language(match.start(2))
        # a word of one letter before it, or behind it, is no part of the word
        spans = [match.span(2), (match.start(2) + 2, match.end(2)), (match.start(2), match.end(2) - 2)]
        for start, end in spans if "\n" not in match[0] else ():
            letters = passage.text[start:end].replace(" ", "")
            if not (letters.isupper() or letters[1:].islower()) or len(letters) < _SHORTEST:
                continue
            if frequency_in(plainly(letters), language) >= _RARE or passage.folded[letters.lower()]:
                evidence = "letters with blanks between them make a word"
                yield correction(rules.WIDE_LETTERS, (start, end), letters, Certainty.HIGH, evidence)
                break
        else:
            letters = match[2].replace(" ", "")
            if letters[1:].islower() and len(letters) > _SHORTEST + 1:
                evidence = "letters with blanks between them, and no list has the word"
                yield correction(rules.WIDE_LETTERS, match.span(2), letters, Certainty.MEDIUM, evidence)


def _capitals(passage: Passage) -> Iterator[Correction]:
    """The larger first letter of a word in small capitals, apart from the others."""
    found = []
    for match in _APART.finditer(passage.text):
        joined, language = match[1] + match[2], passage.language(match.start())
        whole, alone = frequency_in(plainly(joined), language), frequency_in(plainly(match[2]), language)
        if joined.isupper() and "\n" not in match[0]:
            found.append((match, joined, whole > alone, passage.text.count("\n", 0, match.start())))
    blocks = Counter(block for _, _, likely, block in found if likely)
    for match, joined, likely, block in found:
        language = passage.language(match.start())
        # a letter that is a word itself may stand before another: À LA, A TALE
        word = frequency_in(match[1].lower(), language) >= _LETTER and is_function_word(match[2].lower(), language)
        if likely or (blocks[block] >= _HABIT and not word):
            certainty = Certainty.HIGH if likely and blocks[block] >= _HABIT else Certainty.MEDIUM
            evidence = "a capital apart from a word in capitals"
            yield correction(rules.CAPITAL_APART, match.span(), joined, certainty, evidence)


def _lost_letters(passage: Passage) -> Iterator[Correction]:
    """A word in two pieces that lost the letter between them."""
    for one, two, language in _adjacent(passage):
        size = len(one.text) + len(two.text)
        if size < _LOST or min(len(one.text), len(two.text)) < 2 or not _one_case(one.text, two.text):
            continue
        readings = _with_a_letter(one.text.lower(), two.text.lower(), language)
        if not readings or readings[0][0] < _COMMON:
            continue
        often = [frequency_in(plainly(each.text), language) for each in (one, two)]
        if max(often) >= FUNCTION or often[0] * often[1] > _PLAIN or _is_part(passage, one, two):
            continue
        if _whole(passage, one.text + two.text, language):
            continue
        strange = [
            not passage.known(each.text, language) and passage.folded[each.text.lower()] == 1 for each in (one, two)
        ]
        if len(readings) > 1 and readings[0][0] < _ALONE * readings[1][0]:
            continue
        likely = readings[0][0] / (likelihood(passage, one.text, language) * likelihood(passage, two.text, language))
        certainty = Certainty.MEDIUM if all(strange) or likely > (_LOSS if any(strange) else _SURE) else Certainty.LOW
        yield correction(
            rules.LOST_LETTER, (one.start, two.end), readings[0][1], certainty, "one letter more makes one common word"
        )


def _with_a_letter(one: str, two: str, language: str) -> list[tuple[float, str]]:
    """The words that are the two halves with a letter between them, the commonest first, with their frequency."""
    near = _long_words(language).get((one[:2], two[-2:], len(one) + len(two) + 1), ())
    found = ((frequency_in(word, language), word) for word in near if word.startswith(one) and word.endswith(two))
    return sorted(found, reverse=True)


@cache
def _long_words(language: str) -> dict[tuple[str, str, int], list[str]]:
    """The words that are long enough to have lost a letter, by the letters at either side and their number."""
    found: dict[tuple[str, str, int], list[str]] = defaultdict(list)
    for word in words_of(language, _RARE):
        if len(word) > _LOST and word.isalpha():
            found[word[:2], word[-2:], len(word)].append(word)
    return found
