"""Characters that came through a wrong encoding: mojibake, accents beside their letter, letters lost in extraction."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache

from fascicle.annotate.corrections import rules
from fascicle.annotate.corrections.correction import Correction
from fascicle.annotate.corrections.text_context import Passage, correction, plainly
from fascicle.language.lexicon import frequency_in, words_of
from fascicle.model.certainty import Certainty
from fascicle.model.characters import LOST, lost_letters

# The first byte of a sequence of UTF-8 and another, as Windows-1252, Latin-1, Windows-1251, Mac Roman have them.
_SUSPICIOUS = re.compile(
    "[\u00c2-\u00f4√├][\u0080-\u00bf\u0152-\u0192\u02c6\u02dc\u2013-\u2122©]|[РС][\u0080-\u00bf\u0402-\u045f\u2013-\u2122]|[\u00c3]"
)
_TOKEN = re.compile(r"\S*[^\x00-\x7f]\S*")
# The second byte of à is a blank, which does not stay one.
_LOST_BLANK = re.compile(r"(?<=[a-zà-ÿ])Ã(?=[ ,.;:!?)\n]|$)|(?<!\S)Ã(?= [a-zà-ÿ])")
_OPENING, _CLOSING = tuple("«“„‘\"'"), tuple("»”“’\"'")
_ACCENTS = dict(zip("´`¨ˆ¸˜ˇ˚˙˛˘", "\u0301\u0300\u0308\u0302\u0327\u0303\u030c\u030a\u0307\u0328\u0306", strict=True))
_SIGNS = "".join(_ACCENTS)
_APART = re.compile(rf"(?:[^\W\d_]|[{_SIGNS}])*[{_SIGNS}](?:[^\W\d_]|[{_SIGNS}])*")
_USUAL = 1e-5
_LIGATURES = ("fi", "ff", "fl", "ffi", "ffl")


def find_encodings(passage: Passage) -> list[Correction]:
    """Characters that are not what was written."""
    if passage.text.isascii():
        return [*_lost(passage)]
    return [*_mojibake(passage), *_accents(passage), *_lost(passage)]


def reread(text: str) -> str | None:
    """What a text is if it was UTF-8 and read as another encoding, once or more; None where it is what it seems."""
    import ftfy  # it takes long to load, and few texts need it

    fixed: str = ftfy.fix_encoding(text)
    if fixed == text and all("\u0400" <= sign <= "\u04ff" or not sign.isalpha() for sign in text):
        try:  # ftfy takes Cyrillic for what it is: whoever asks has to look whether the answer is a word
            fixed = text.encode("sloppy-windows-1251").decode()
        except UnicodeError:
            return None
    return None if fixed == text else fixed


def _mojibake(passage: Passage) -> Iterator[Correction]:
    found = []
    for match in _TOKEN.finditer(passage.text) if _SUSPICIOUS.search(passage.text) else ():
        read = _LOST_BLANK.sub("à", reread(match[0]) or "") if _SUSPICIOUS.search(match[0]) else ""
        if read and read != match[0] and _is_sure(passage, match, read):
            found.append(match.span())
            yield correction(rules.MOJIBAKE, match.span(), read, Certainty.HIGH, "UTF-8 read as another encoding")
    for match in _LOST_BLANK.finditer(passage.text) if found else ():
        evidence = "UTF-8 read as another encoding: the second byte of à is a blank there"
        if not any(start <= match.start() < end for start, end in found):
            yield correction(rules.MOJIBAKE, match.span(), "à", Certainty.HIGH, evidence)


def _is_sure(passage: Passage, match: re.Match[str], read: str) -> bool:
    """Whether it can be nothing else: no text about encodings shows it, and letters of Cyrillic give a word."""
    before, after = passage.text[max(0, match.start() - 2) : match.start()], passage.text[match.end() : match.end() + 2]
    if before.strip()[-1:] in _OPENING and after.strip()[:1] in _CLOSING:
        return False
    if not any("\u0400" <= sign <= "\u04ff" for sign in match[0]):
        return True
    word = read.strip(".,;:!?«»()").lower()
    return len(word) > 1 and frequency_in(word, passage.language(match.start())) > 0


def _accents(passage: Passage) -> Iterator[Correction]:
    """Accents beside the letter that they belong on, before it or behind it."""
    for match in _APART.finditer(passage.text):
        language, raw = passage.language(match.start()), match[0]
        if not any(sign.isalpha() for sign in raw) or (raw[0] == "`" and passage.text[match.end() :][:1] == "'"):
            continue
        behind = _combine(raw, rf"([^\W\d_])([{_SIGNS}])", lambda m: m[1] + _ACCENTS[m[2]])
        before = _combine(raw, rf"([{_SIGNS}])([^\W\d_])", lambda m: m[2] + _ACCENTS[m[1]])
        readings = sorted(
            ((frequency_in(plainly(each), language), each) for each in {behind, before} if each), reverse=True
        )
        if not readings or (raw[0] in _ACCENTS and readings[0][0] < _USUAL):
            continue  # a grave accent ahead may open a quotation
        often, read = readings[0]
        if often > 0 or passage.folded[read.lower()]:
            certainty = Certainty.HIGH if often > 0 and passage.attested(read, language) else Certainty.MEDIUM
            yield correction(rules.ACCENT_APART, match.span(), read, certainty, "with its accent it is a word")


def _combine(raw: str, pattern: str, join: Callable[[re.Match[str]], str]) -> str:
    made = unicodedata.normalize("NFC", re.sub(pattern, join, raw))
    return made if made.isalpha() else ""


def _lost(passage: Passage) -> Iterator[Correction]:
    """Words with a sign for a lost letter: where one ligature, or else one letter, makes a word of it."""
    for start, end, word in lost_letters(passage.text):
        language = passage.language(start)
        for letters in (_LIGATURES, _alphabet(language)):
            fits = [read for each in letters if passage.attested(read := LOST.sub(each, word), language)]
            fits = [each for each in fits if frequency_in(plainly(each), language) > 0]
            if len(fits) == 1:
                evidence = "a letter was lost in extraction; no other makes a word of the dictionary"
                yield correction(rules.LOST_IN_EXTRACTION, (start, end), fits[0], Certainty.MEDIUM, evidence)
            if fits:
                break


@cache
def _alphabet(language: str) -> tuple[str, ...]:
    """The letters of a language's usual words."""
    return tuple(sorted({sign for word in words_of(language, _USUAL) for sign in word if sign.isalpha()}))
