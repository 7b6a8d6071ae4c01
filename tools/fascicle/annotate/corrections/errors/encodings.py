"""Characters that came through the wrong encoding or a font of its own: mojibake, ligatures, accents apart."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache

from fascicle.annotate.corrections import rules
from fascicle.annotate.corrections.correction import Correction
from fascicle.annotate.corrections.text_context import INVISIBLE, Passage, correction, plainly
from fascicle.language.lexicon import frequency_in
from fascicle.model.certainty import Certainty

_LIGATURES = re.compile("[ﬀ-ﬆ\uf001\uf002]")
_PRIVATE = {"\uf001": "fi", "\uf002": "fl"}  # where the fonts of Adobe and Apple had them before Unicode
_COMPOSED = re.compile(r"\w*[^\W\d_][\u0300-\u036f][\w\u0300-\u036f]*")
_INVISIBLE = re.compile(rf"(?<=\w)[{INVISIBLE}]+(?=\w)")
_JOINERS = frozenset({"fa", "ur", "ar", "hi", "bn", "ta"})  # these write with U+200C and U+200D
_ACCENTS = {
    "´": "\u0301", "`": "\u0300", "¨": "\u0308", "ˆ": "\u0302", "^": "\u0302", "¸": "\u0327", "˜": "\u0303",
    "~": "\u0303", "ˇ": "\u030c", "˚": "\u030a", "˙": "\u0307", "˛": "\u0328",
    "˘": "\u0306",
}  # fmt: skip
_SPACING = re.compile(r"(?:[^\W\d_]|[´`¨ˆ¸˜ˇ˚˙˛˘])*[´`¨ˆ¸˜ˇ˚˙˛˘](?:[^\W\d_]|[´`¨ˆ¸˜ˇ˚˙˛˘])*")
_MISREAD = re.compile(r"[^\x00-\x7f]+")
_OPENING, _CLOSING = tuple("«“„‘\"'"), tuple("»”“’\"'")
_CODES = ("cp1252", "latin-1", "cp1251")
_DEEPEST = 3  # times that a text was read wrongly
_LOST_BLANK = re.compile(r"(?<=[a-zà-ÿ])Ã(?= [a-zà-ÿ]|[,.;:!?)]|\n|$)|(?<!\S)Ã(?= [a-zà-ÿ])")


def find_encodings(passage: Passage) -> list[Correction]:
    """Characters that are not what was written."""
    return [*_mojibake(passage), *_ligatures(passage), *_composed(passage), *_invisible(passage), *_accents(passage)]


@cache
def _bytes_of(sign: str, code: str) -> bytes | None:
    """The byte that was read as this sign; a byte that the encoding leaves free is read as itself."""
    try:
        return sign.encode(code)
    except UnicodeEncodeError:
        return bytes([ord(sign)]) if 0x80 <= ord(sign) <= 0x9F else None


def reread(text: str) -> str | None:
    """What the text is if it was UTF-8 and read as Windows-1252, Latin-1 or Windows-1251, once or more; else None.

    Only whole sequences of UTF-8 are taken, which other text hardly ever has by chance.
    """
    found: str | None = None
    for _ in range(_DEEPEST):
        better = next(filter(None, (_once(found or text, code) for code in _CODES)), None)
        if better is None:
            break
        found = better
    return found


def _once(text: str, code: str) -> str | None:
    data = [_bytes_of(sign, code) for sign in text]
    if text.isascii() or any(each is None for each in data):
        return None
    try:
        read = b"".join(each for each in data if each is not None).decode()
    except UnicodeDecodeError:
        return None
    if len(read) >= len(text) or any(unicodedata.category(sign) in ("Co", "Cn", "Cs") for sign in read):
        return None
    return read


def _mojibake(passage: Passage) -> Iterator[Correction]:
    read = [(match, reread(match[0])) for match in _MISREAD.finditer(passage.text)]
    found = [(match, text) for match, text in read if text and _is_sure(passage, match, text)]
    for match, text in read:
        # a single letter of Cyrillic is two capitals, which may stand together by chance
        if text and ((match, text) in found or (len(found) > 1 and "\u0400" <= text <= "\u04ff")):
            yield correction(rules.MOJIBAKE, match.span(), text, Certainty.HIGH, "UTF-8 read as another encoding")
    for match in _LOST_BLANK.finditer(passage.text) if found else ():
        evidence = "UTF-8 read as another encoding: the second byte of à is a blank there"
        yield correction(rules.MOJIBAKE, match.span(), "à", Certainty.HIGH, evidence)


def _is_sure(passage: Passage, match: re.Match[str], read: str) -> bool:
    """Whether it can be nothing else: letters of Cyrillic must give a word of Cyrillic."""
    before, after = passage.text[max(0, match.start() - 2) : match.start()], passage.text[match.end() : match.end() + 2]
    if before.strip()[-1:] in _OPENING and after.strip()[:1] in _CLOSING:
        return False  # a text about encodings shows it
    if len(read) == 1 and "\u0180" <= read <= "\u02af" and read not in "ȘșȚț":
        return False  # a letter of few languages: a capital with its accent, and a quotation mark
    if not any("\u0400" <= sign <= "\u04ff" for sign in match[0]):
        return True
    word = len(read) > 1 and all("\u0400" <= sign <= "\u04ff" for sign in read)
    return word and frequency_in(read.lower(), passage.language(match.start())) > 0


def _ligatures(passage: Passage) -> Iterator[Correction]:
    for match in _LIGATURES.finditer(passage.text):
        plain = _PRIVATE.get(match[0]) or unicodedata.normalize("NFKC", match[0])
        yield correction(rules.LIGATURE, match.span(), plain, Certainty.HIGH, "one character for several letters")


def _composed(passage: Passage) -> Iterator[Correction]:
    for match in _COMPOSED.finditer(passage.text):
        one = unicodedata.normalize("NFC", match[0])
        if one != match[0]:
            yield correction(rules.DECOMPOSED, match.span(), one, Certainty.HIGH, "Unicode has the two as one letter")


def _invisible(passage: Passage) -> Iterator[Correction]:
    for match in _INVISIBLE.finditer(passage.text):
        if passage.language(match.start()) not in _JOINERS:
            yield correction(rules.INVISIBLE, match.span(), "", Certainty.HIGH, "nothing is seen there")


def _accents(passage: Passage) -> Iterator[Correction]:
    """Accents beside the letter that they belong on, before it or behind it."""
    for match in _SPACING.finditer(passage.text):
        language, raw = passage.language(match.start()), match[0]
        after = passage.text[match.end() : match.end() + 1]
        if not any(sign.isalpha() for sign in raw) or (raw[0] == "`" and after == "'"):
            continue
        behind = _combine(raw, r"([^\W\d_])([´`¨ˆ¸˜ˇ˚˙˛˘])", lambda m: m[1] + _ACCENTS[m[2]])
        before = _combine(raw, r"([´`¨ˆ¸˜ˇ˚˙˛˘])([^\W\d_])", lambda m: m[2] + _ACCENTS[m[1]])
        readings = sorted(
            ((frequency_in(plainly(each), language), each) for each in {behind, before} if each), reverse=True
        )
        # a grave accent ahead may open a quotation
        if raw[0] in _ACCENTS and (not readings or readings[0][0] < 1e-5):
            continue
        if readings and (readings[0][0] > 0 or passage.folded[readings[0][1].lower()]):
            certainty = Certainty.HIGH if readings[0][0] >= 1e-7 else Certainty.MEDIUM
            yield correction(
                rules.ACCENT_APART, match.span(), readings[0][1], certainty, "with its accent it is a word"
            )


def _combine(raw: str, pattern: str, join: Callable[[re.Match[str]], str]) -> str:
    made = unicodedata.normalize("NFC", re.sub(pattern, join, raw))
    return made if made.isalpha() else ""
