"""Words without the blank between them.

A form that is no word is two if it divides so, and if one of the two is a word of grammar that makes no compounds in
its language: 'ofthe', 'harbourand'. Two nouns are left alone, because languages make words of them. Lists that count
what was written have the commonest of these forms too, so that a list alone does not make a word: a dictionary does,
or that the form is commoner than the loss of a blank explains.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import normalize

from fascicle.annotate.corrections import rules
from fascicle.annotate.corrections.correction import Correction
from fascicle.annotate.corrections.text_context import Passage, Word, correction, plainly
from fascicle.annotate.corrections.words.candidates import Candidates
from fascicle.annotate.corrections.words.evidence import FUNCTION, begins_words, ends_words, is_function_word
from fascicle.language.data import those
from fascicle.language.dictionary import has_dictionary, in_dictionary
from fascicle.language.hyphens.compounds import writes_closed
from fascicle.language.lexicon import frequency_in
from fascicle.model.certainty import Certainty

_COMMON = 1e-6
_USUAL = 1e-5
_TWICE = 30.0  # how many times likelier than another division the best must be
_PREFIX = 40  # a word that begins, or ends, so many others makes compounds: over, zu, in
_SHORT_PREFIX = 20
_GRAMMAR = 3e-3  # the commonest dozens: 'two' and 'time' are words of compounds too
_COMMONEST = 5e-3  # two such make no compound, whatever else the one begins and the other ends
_SHORTEST = 5  # letters of the form; one letter less if both words are such
_HALF = 4  # letters of each of two words in capitals
_LIKELIER = 10.0  # how many times likelier a misprint must be than two words without a blank
_LOST = 3e-3  # of a pair of words, how often at most a list has the two without their blank
_FREQUENT = 1e-5  # what a list has so often is a word: no two words are so common that their misprint is
_ABROAD = 0.03  # weight of a word of another language
_ACCENTS = "\u0300\u0301\u0302\u0303\u0308\u030c\u0327"
_EDGE = 0.1  # how likely a letter too many at either end is beside other misprints: there a blank is lost
_BESIDE = 100.0  # how much likelier two words are that stand side by side elsewhere
_SUFFIX = 15  # endings are many
_BINDS_BEFORE = re.compile(r"[-‐/@_’'\\=<>]$|\w[.()]$")
_BINDS_BEHIND = re.compile(r"[-‐/@_’'\\=<>]|[.()]\w")
_NUMBERED = re.compile(r"(?<![\w.,:/#-])((?:1[5-9]|20)\d\d|\d{1,2})([A-Z][a-z]{2,})(?![\w-])")


def find_glued(passage: Passage) -> list[Correction]:
    """Words, or a number and a word, that have lost their blank."""
    return [*_words(passage), *_capitals(passage), *_numbered(passage)]


def _words(passage: Passage) -> Iterator[Correction]:
    candidates = Candidates(passage)
    for at, word in enumerate(passage.words):
        text, language = word.text, passage.language(word.start)
        # a capital inside a sentence may begin a name that no list has
        cased = text.islower() or (text.istitle() and passage.sentence_start(at))
        if len(text) < _SHORTEST - 1 or not cased or not text.isalpha():
            continue
        if frequency_in(plainly(text), language) >= _FREQUENT or _is_part(passage, word):
            continue
        ways = sorted(_divisions(text, language), reverse=True)
        if not ways or (len(ways) > 1 and ways[0][0] < _TWICE * ways[1][0]):
            continue
        chance, cut, certainty = ways[0]
        apart = passage.pairs[text[:cut].lower(), text[cut:].lower()]
        if _is_word(passage, text, language, chance) or (passage.forms[text] > 1 and passage.forms[text] > apart):
            continue
        beside = apart > 0
        edges = text[1:].lower(), text[:-1].lower()  # 'thesea' is hardly 'these'
        slip = max(
            (
                each.frequency * each.typical * (_EDGE if each.form in edges else 1.0)
                for each in candidates.of(at, text.lower(), language)
            ),
            default=0.0,
        )
        if slip > _LIKELIER * chance * (_BESIDE if beside else 1.0):
            continue  # a misprint is likelier: 'allwing' is 'allowing'
        before = passage.words[at - 1].text.lower() if at else ""
        if is_function_word(before, language) and _lacks_accent(text.lower(), language):
            continue  # behind a word of grammar hardly two more: 'au dela' is 'au delà'
        found = f"{text[:cut]} {text[cut:]}"
        evidence = "no word, but two common ones without their blank"
        yield correction(rules.GLUED_PAIR, (word.start, word.end), found, certainty, evidence)


def _is_word(passage: Passage, text: str, language: str, chance: float) -> bool:
    """Whether the form is a word, and no pair of words, so ``chance`` likely, that lists have without its blank."""
    if not passage.known(text, language):
        return False
    if passage.attested(text, language) or not has_dictionary(language):
        return True
    plain = plainly(text)
    abroad = max((frequency_in(plain, each) for each in those("neighbour") if in_dictionary(plain, each)), default=0.0)
    return max(frequency_in(plain, language), _ABROAD * abroad) > _LOST * chance


def _divisions(text: str, language: str) -> Iterator[tuple[float, int, Certainty]]:
    """How likely each division into two words is, where one of them is a word of grammar."""
    for cut in range(2, len(text) - 1):
        left, right = text[:cut].lower(), text[cut:]
        often = frequency_in(plainly(left), language), frequency_in(plainly(right), language)
        if min(often) < _COMMON:
            continue
        small = []
        limit = _PREFIX if len(left) > 2 else _SHORT_PREFIX
        if has_dictionary(language) and not (in_dictionary(left, language) and in_dictionary(right, language)):
            continue  # what apostrophes leave, as 'qu'
        if min(often) >= _COMMONEST and left != right:
            yield often[0] * often[1], cut, Certainty.HIGH if len(text) >= _SHORTEST else Certainty.MEDIUM
            continue
        if len(text) < _SHORTEST:
            continue
        if often[0] >= FUNCTION and not _is_loan(left, right, language) and begins_words(left, language) < limit:
            small.append(left)
        if often[1] >= FUNCTION and ends_words(right, language) < _SUFFIX:
            small.append(right)
        other = often[1] if small and small[0] == left else often[0]
        plain = len(text) > 5 and other >= _USUAL / 3 and max(often) >= _GRAMMAR
        if len(small) > 1 or (small and plain):
            long = max(map(len, small)) > 2 and min(often) >= _USUAL
            yield often[0] * often[1], cut, Certainty.HIGH if long or len(small) > 1 else Certainty.MEDIUM


def _lacks_accent(word: str, language: str) -> bool:
    """Whether the word is one with an accent on one of its letters."""
    spellings = (
        normalize("NFC", word[:at] + accent + word[at:]) for at in range(1, len(word) + 1) for accent in _ACCENTS
    )
    return any(frequency_in(each, language) >= _COMMON for each in spellings)


def _is_loan(left: str, right: str, language: str) -> bool:
    """Whether an article of the language is a prefix of an English word: 'uncomment' in French."""
    return language != "en" and begins_words(left, "en") >= _SHORT_PREFIX and frequency_in(right, "en") >= _COMMON


def _capitals(passage: Passage) -> Iterator[Correction]:
    """Two words in capitals that both stand elsewhere: a heading was glued to the next."""
    for at, word in enumerate(passage.words):
        text, language = word.text, passage.language(word.start)
        if len(text) < 2 * _HALF or not text.isupper() or not text.isalpha() or writes_closed((language,)):
            continue
        if passage.known(text, language) or passage.folded[text.lower()] > 1 or _is_part(passage, word):
            continue
        beside = passage.words[max(at - 1, 0) : at] + passage.words[at + 1 : at + 2]
        if not any(len(each.text) > 1 and each.text.isupper() for each in beside):
            continue  # a name of a program
        cuts = [
            cut
            for cut in range(_HALF, len(text) - _HALF + 1)
            if all(_is_usual(passage, half, language) for half in (text[:cut].lower(), text[cut:].lower()))
        ]
        if len(cuts) == 1:
            found = f"{text[: cuts[0]]} {text[cuts[0] :]}"
            evidence = "both words stand elsewhere in the text, and no list has the whole"
            yield correction(rules.GLUED_PAIR, (word.start, word.end), found, Certainty.MEDIUM, evidence)


def _is_usual(passage: Passage, word: str, language: str) -> bool:
    """Whether a word is common enough and stands in the text or its edition more than once."""
    times = passage.folded[word] + passage.lexicon.edition_count(word)
    return times > 1 and frequency_in(word, language) >= _COMMON


def _is_part(passage: Passage, word: Word) -> bool:
    """Whether it is bound to something else: by a hyphen, a slash, a bracket."""
    return bool(_BINDS_BEFORE.search(passage.text[max(word.start - 2, 0) : word.start])) or bool(
        _BINDS_BEHIND.match(passage.text[word.end : word.end + 2])
    )


def _numbered(passage: Passage) -> Iterator[Correction]:
    for match in _NUMBERED.finditer(passage.text):
        if frequency_in(match[2].lower(), passage.language(match.start())) >= _USUAL:
            certainty = Certainty.HIGH if len(match[1]) == 4 else Certainty.MEDIUM
            span, found = (match.start(), match.end()), f"{match[1]} {match[2]}"
            yield correction(rules.GLUED_WORDS, span, found, certainty, "a number, and a common word with a capital")
