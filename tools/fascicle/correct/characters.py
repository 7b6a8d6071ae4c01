"""Wrong signs and blanks: accents for apostrophes, look-alikes, ligatures, mojibake, blanks at punctuation."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from fascicle.correct import rules
from fascicle.correct.hyphens import Certainty
from fascicle.correct.lexicon import frequency_in
from fascicle.correct.model import Correction
from fascicle.correct.passage import Passage, correction

_BLANK_BEFORE = re.compile(
    r"(?<=[^\W\d_]) (,(?=[ \n]|$)|\.(?=\n|$| [A-ZÀ-Þ“\"]))"
    r"|(?<=[^\W\d_][’”\"]) ([,.:;])(?=[ \n]|$)|(?<=\d) (,)(?= )"
)
_STOP_AHEAD = re.compile(r"(?<=[a-zà-ÿ])([.!?])(?=([A-Z][a-z]*)\b[ ,])")
_RANGE = re.compile(r"(?<=\d%) -(?=\d+%)")
_ACCENT = re.compile(r"(?<=[^\W\d_])[´`ʼ](?=[^\W\d_])|(?<=s)[´ʼ](?=[ ,.;:])")
_DECADE = re.compile(r"(?<![\w’])‘(?=\d\ds?(?![\w’]))|(?<=-)‘(?=\d\ds)")
_LIGATURES = re.compile("[ﬀ-ﬆ]")
_MODIFIER_LANGUAGES = frozenset({"uk", "br", "haw", "be"})  # U+02BC is a letter of theirs
_FRENCH = "fr"
# What the bytes of a character look like when they are read as Windows-1252.
_MISREAD = {
    chr(code).encode().decode("cp1252"): chr(code)
    for code in (*range(0xA1, 0x100), 0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x2026, 0x20AC)
    if all(byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D) for byte in chr(code).encode())
}
_MOJIBAKE = re.compile("|".join(sorted(map(re.escape, _MISREAD), key=len, reverse=True)))
# Cyrillic letters that look like Latin ones.
_CYRILLIC = str.maketrans("аеорсухіАВЕКМНОРСТХІ", "aeopcyxiABEKMHOPCTXI")
_MIXED = re.compile(r"\b(?=\w*[a-zA-Z])(?=\w*[а-яА-ЯіІ])[a-zA-Zа-яА-ЯіІ]{2,}\b")
_DIGITS = re.compile(r"(?<![\w-])(?=[\dlIO]*\d)(?=[\dlIO]*[lO])[1l][\dlIO]{3}(?![\w-])")


def find_characters(passage: Passage) -> list[Correction]:
    """Wrong signs, and blanks that are missing or too many."""
    return [*_blanks(passage), *_stops(passage), *_signs(passage), *_quotes(passage), *_lookalikes(passage)]


def _blanks(passage: Passage) -> Iterator[Correction]:
    for match in _BLANK_BEFORE.finditer(passage.text):
        if passage.language(match.start()) != _FRENCH:
            sign = match[0].strip()
            yield correction(
                rules.BLANK_BEFORE, match.span(), sign, Certainty.HIGH, "the language has no blank before this mark"
            )
    for match in _RANGE.finditer(passage.text):
        yield correction(rules.BLANK_IN_RANGE, match.span(), "-", Certainty.HIGH, "two percentages and one hyphen")


def _stops(passage: Passage) -> Iterator[Correction]:
    for match in _STOP_AHEAD.finditer(passage.text):
        language, following = passage.language(match.start()), match[2].lower()
        before = re.search(r"(?:^|\s)[“\"(]?([^\W\d_]+)$", passage.text[max(0, match.start() - 40) : match.start()])
        if before is None or len(before[1]) < 3 or not passage.known(before[1], language):
            continue
        # a file name or a class has no article behind its stop
        if frequency_in(following, language) >= 1e-3:
            yield correction(
                rules.NO_BLANK_AFTER, match.span(), f"{match[1]} ", Certainty.HIGH, "a sentence ends, another begins"
            )


def _signs(passage: Passage) -> Iterator[Correction]:
    text = passage.text
    for match in _ACCENT.finditer(text):
        if match[0] != "ʼ" or passage.language(match.start()) not in _MODIFIER_LANGUAGES:
            yield correction(rules.APOSTROPHE, match.span(), "’", Certainty.HIGH, "an accent on no letter")
    for match in _DECADE.finditer(text):
        closing = re.match(r"‘[^\n‘’]{0,80}’(?!\w)", text[match.start() : match.start() + 90])
        if closing is None or text[match.end() + 2 : match.end() + 3] == "s":
            yield correction(rules.DECADE, match.span(), "’", Certainty.HIGH, "figures are left out before a decade")
    for match in _LIGATURES.finditer(text):
        plain = unicodedata.normalize("NFKC", match[0])
        yield correction(rules.LIGATURE, match.span(), plain, Certainty.HIGH, "one character for several letters")
    for match in _MOJIBAKE.finditer(text):
        yield correction(rules.MOJIBAKE, match.span(), _MISREAD[match[0]], Certainty.HIGH, "UTF-8 read as Windows-1252")


def _quotes(passage: Passage) -> Iterator[Correction]:
    """A straight mark whose partner is curly; each block for itself."""
    start = 0
    for block in passage.text.split("\n"):
        marks = [(match.start(), match[0]) for match in re.finditer('["“”]', block)]
        signs = "".join(sign for _, sign in marks)
        for match in re.finditer('(?<![“"])"(?=”)', signs):
            yield _quote(start + marks[match.start()][0], "“")
        for match in re.finditer('(?<=“)"(?![”"])', signs):
            yield _quote(start + marks[match.start()][0], "”")
        start += len(block) + 1


def _quote(at: int, sign: str) -> Correction:
    return correction(rules.MIXED_QUOTES, (at, at + 1), sign, Certainty.HIGH, "its partner is curly")


def _lookalikes(passage: Passage) -> Iterator[Correction]:
    for match in _MIXED.finditer(passage.text):
        latin = match[0].translate(_CYRILLIC)
        if latin.isascii() and passage.known(latin, passage.language(match.start())):
            yield correction(rules.LOOKALIKE, match.span(), latin, Certainty.HIGH, "letters of two alphabets")
    for match in _DIGITS.finditer(passage.text):
        digits = match[0].translate(str.maketrans("lIO", "110"))
        if 1000 <= int(digits) <= 2100:
            yield correction(rules.LOOKALIKE, match.span(), digits, Certainty.HIGH, "letters inside a year")
