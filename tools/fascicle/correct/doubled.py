"""Words that are there twice: bold type that was overprinted, and words repeated over a line end.

Overprinted type is extracted again where a line ends: the last word or words, a piece of the next word, or a word and
then its pieces. How likely that is, is counted in the text itself: where whole words stand twice over several line
ends, pieces are believed with less evidence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from fascicle.correct import rules
from fascicle.correct.evidence import is_ending, is_function_word, likelihood
from fascicle.correct.hyphens import Certainty
from fascicle.correct.lexicon import frequency_in
from fascicle.correct.model import Correction
from fascicle.correct.passage import Passage, correction, plainly

# Words so common that they would be doubled by mistake only, were it not that grammar may put two of them together:
# auxiliaries ('had had'), a pronoun and the same form as article ('weil die die Fähre sahen'), what is said twice.
_TWICE = {
    language: frozenset(words.split())
    for language, words in {
        "en": "had that is was do be in on so very no her him you who it one more there out up now long never many "
        "again yes why here hear well really much too years far",
        "de": "die der das den dem sie ihr ja so was auf an zu mit vor",
        "nl": "die dat zij ze je u het er is was zo nee ja in op aan",
        "fr": "nous vous que se si en y très non oui",
        "es": "no sí si ya muy que lo se",
        "it": "si se non che ci no sì più via",
        "pt": "se já não muito que",
        "pl": "to tak nie bardzo no",
        "cs": "to ano ne tak",
        "ru": "да нет это что так ну все всё очень еще ещё",
        "uk": "так ні це що ну все дуже ще",
        "el": "του της τους των τα το τη την τον τι ναι όχι πολύ μου σου",
        "sv": "det den de så ja nej på i",
    }.items()
}
_TOKEN = re.compile(r"\S+")
_GLUED = re.compile(r"(?<![^\W_])((?:[^\W\d_]\d?){1,40}?)\1(?![^\W_])")
_BRACKETED = re.compile(r"(\(([^()\s]{3,20})\))\1")
_HABIT = 3  # so many doubles over line ends: the text was overprinted
_CARELESS = 2  # so many words of grammar stand twice in a line: other words may too
_LONGEST = 8  # words of a repeated phrase
_UNMISTAKABLE = 6  # letters that no word has twice in succession
_SMALL = 3e-4  # the frequency of a word that grammar needs and nobody repeats
_CHANCE = 1e-5  # a form so rare stands by chance before a word that begins with it once in no text
_CHANCE_HABIT = 4e-4  # the same where the text is overprinted


@dataclass(frozen=True, slots=True)
class _Token:
    """What stands between blanks, and whether a line or a block ended before it."""

    start: int
    end: int
    text: str
    breaks: bool
    begins: bool

    @property
    def word(self) -> str:
        """The token without the marks around it, if that is letters only."""
        bare = self.text.strip("“”„«»\"‘’'()[].,;:!?…")
        return bare if re.sub("[’'-]", "", bare).isalpha() else ""


def find_doubled(passage: Passage) -> list[Correction]:
    """What is there once too often."""
    tokens = list(_tokens(passage))
    over_lines = _doubles(passage, tokens, over_lines=True) >= _HABIT
    in_lines = _doubles(passage, tokens, over_lines=False) >= _CARELESS
    found: list[Correction] = []
    for at in range(1, len(tokens)):
        if not tokens[at].begins:
            found += _at(passage, tokens, at, over_lines if tokens[at].breaks else in_lines)
    return [*found, *_pronouns(passage), *_glued(passage)]


def _tokens(passage: Passage) -> Iterator[_Token]:
    last = 0
    for match in _TOKEN.finditer(passage.text):
        begins = not last or "\n" in passage.text[last : match.start()]
        yield _Token(match.start(), match.end(), match[0], passage.breaks_between(last, match.start()), begins)
        last = match.end()


def _doubles(passage: Passage, tokens: list[_Token], *, over_lines: bool) -> int:
    """How many words stand twice that nobody writes twice."""
    return sum(
        one.text == two.text
        and bool(one.word)
        and not two.begins
        and two.breaks is over_lines
        and (over_lines or _never_twice(one.text, passage.language(one.start)))
        for one, two in pairwise(tokens)
    )


def _at(passage: Passage, tokens: list[_Token], at: int, habit: bool) -> Iterator[Correction]:
    """What is doubled between the token before and this one."""
    one, two = tokens[at - 1], tokens[at]
    if not two.breaks:
        if one.text.lower() == two.text.lower():
            yield from _in_line(passage, tokens, at, habit)
        return
    size = _phrase(tokens, at)
    if size > 1:
        first, last = tokens[at - size], one
        yield correction(
            rules.REPEATED_PHRASE, (first.start, last.end), "", Certainty.HIGH, f"{size} words twice over a line end"
        )
        return
    pieces = list(_in_pieces(passage, tokens, at))
    yield from pieces
    if pieces:
        return
    if one.text == two.text or (one.text.lower() == two.text.lower() and one.text[0].isupper()):
        yield from _over_line(passage, tokens, at, habit)
    else:
        yield from _piece(passage, tokens, at, habit)


def _phrase(tokens: list[_Token], at: int) -> int:
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
            return size if len(different) > 1 and any(each.word for each in first) else 0
    return 0


def _over_line(passage: Passage, tokens: list[_Token], at: int, habit: bool) -> Iterator[Correction]:
    one = tokens[at - 1]
    language, folded = passage.language(one.start), one.word.lower()
    if not folded or (len(folded) == 1 and not habit) or (one.start and passage.text[one.start - 1] == "-"):
        return
    if at > 1 and tokens[at - 2].text.lower() == one.text.lower():
        return  # three times is meant
    common = _never_twice(folded, language) and one.text == folded
    marked = one.text != one.word  # a mark is never written twice with its word
    twice = folded in _TWICE.get(language, ())
    if common or (habit and not twice):
        certainty = Certainty.HIGH
    elif habit or (not twice and (one.text.islower() or marked)):
        certainty = Certainty.MEDIUM
    else:
        return
    # the word and its blank go, so that the reading layer keeps one blank
    yield correction(rules.REPEATED_WORD, (one.start, one.end), "", certainty, "the same word twice over a line end")


def _in_line(passage: Passage, tokens: list[_Token], at: int, habit: bool) -> Iterator[Correction]:
    one, two = tokens[at - 1], tokens[at]
    language, folded = passage.language(one.start), one.text.lower()
    around = (
        tokens[at - 2].text.lower() if at > 1 else "",
        tokens[at + 1].text.lower() if at + 1 < len(tokens) else "",
    )
    if len(folded) < 2 or one.word != one.text or two.text != folded or folded in around:
        return
    if _never_twice(folded, language):
        certainty = Certainty.HIGH
    elif passage.pairs[folded, folded] > 1 or folded in _TWICE.get(language, ()) or not one.text.islower():
        return
    else:
        certainty = Certainty.MEDIUM if habit else Certainty.LOW
    yield correction(rules.REPEATED_WORD, (one.start, one.end), "", certainty, "the same word twice in one line")


def _never_twice(folded: str, language: str) -> bool:
    """Whether a word is so common that it serves grammar, and grammar never needs it twice."""
    return language in _TWICE and folded not in _TWICE[language] and frequency_in(folded, language) >= _SMALL


def _in_pieces(passage: Passage, tokens: list[_Token], at: int) -> Iterator[Correction]:
    """A word, or its beginning, and over the line end the same word in two pieces."""
    if at + 1 >= len(tokens) or tokens[at + 1].begins or tokens[at + 1].breaks:
        return
    before, first, second = tokens[at - 1 : at + 2]
    whole, language = first.text + second.text, passage.language(before.start)
    span = (before.start, second.end)
    if len(before.text) > 4 and before.text == whole:
        yield correction(rules.REPEATED_PART, span, whole, Certainty.HIGH, "a word, and again in two pieces")
    elif before.text == first.text == first.word and second.word and second.text[0].islower():
        joined = first.text + second.word
        known = frequency_in(plainly(joined), language)
        halves = likelihood(passage, first.text, language, 2) * likelihood(passage, second.word, language)
        loose = is_ending(second.word, language) or (
            len(second.word) < 3 and not is_function_word(second.word, language)
        )
        if known and (known * 1e-3 > halves or loose):
            yield correction(rules.REPEATED_PART, span, whole, Certainty.HIGH, "a word, and again in two pieces")


def _piece(passage: Passage, tokens: list[_Token], at: int, habit: bool) -> Iterator[Correction]:
    """The beginning of a word before a line end, and the whole word behind it."""
    piece, whole, language = tokens[at - 1].text, tokens[at].word, passage.language(tokens[at].start)
    if len(piece) < 2 or not piece.isalpha() or len(whole) <= len(piece) or not tokens[at].text.startswith(whole):
        return
    if not whole.startswith(piece) or not passage.known(whole, language) or piece.isupper() != whole.isupper():
        return
    span, often = (tokens[at - 1].start, tokens[at - 1].end), likelihood(passage, piece, language)
    if not passage.known(piece, language) and passage.folded[piece.lower()] == 1:
        yield correction(rules.REPEATED_PART, span, "", Certainty.HIGH, "the word begins twice")
    elif often < (_CHANCE_HABIT if habit else _CHANCE):
        evidence = "the word begins twice; what stands before the line end is rare as a word"
        yield correction(rules.REPEATED_PART, span, "", Certainty.MEDIUM, evidence)


_PRONOUNS = re.compile(r"(every|any|some|no)(one|thing|body)")


def _pronouns(passage: Passage) -> Iterator[Correction]:
    """English pronouns that have half of themselves behind them: 'everyone one of them'."""
    for one, two in pairwise(passage.words):
        pronoun = _PRONOUNS.fullmatch(one.text.lower()) if two.gap == " " else None
        if pronoun and two.text.lower() == pronoun[2] and passage.language(one.start) == "en":
            split, span = one.text[: len(pronoun[1])], (one.start, one.end)
            yield correction(rules.REPEATED_PART, span, split, Certainty.MEDIUM, "the second half twice")


def _glued(passage: Passage) -> Iterator[Correction]:
    for match in _GLUED.finditer(passage.text):
        half, language = match[1], passage.language(match.start())
        follows = passage.text[match.end() : match.end() + 1] in ("-", "‐")
        letters = re.sub(r"\d", "", half)
        if len(set(half)) == 1 or len(half) < (2 if follows else 4):
            continue
        if not half.isupper() and not half.islower() and not half[0].isupper():
            continue
        if frequency_in(match[0].lower(), language) or passage.known(match[0], language):
            continue
        long = len(half) >= _UNMISTAKABLE
        if follows or long or passage.known(letters, language) or passage.folded[letters.lower()]:
            certainty = Certainty.HIGH if follows or len(half) >= 5 else Certainty.MEDIUM
            span = (match.start(), match.end())
            yield correction(rules.GLUED_REPEAT, span, half, certainty, f"{half!r} twice, and {match[0]!r} is no word")
    for match in _BRACKETED.finditer(passage.text):
        span = (match.start(), match.end())
        yield correction(rules.GLUED_REPEAT, span, match[1], Certainty.HIGH, "the same bracket twice")
