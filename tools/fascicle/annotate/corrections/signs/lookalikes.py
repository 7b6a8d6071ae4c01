"""Letters of another alphabet, and digits among letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from fascicle.annotate.corrections import rules
from fascicle.annotate.corrections.correction import Correction
from fascicle.annotate.corrections.text_context import Passage, correction, plainly
from fascicle.language.lexicon import frequency_in
from fascicle.model.certainty import Certainty

# The same sign in Latin, Cyrillic and Greek, a blank where an alphabet has none: a part of Unicode's confusables.
_SAME = """
aаα eеε oоο pрρ cс_ yуγ xхχ iіι sѕ_ jј_ kкκ vѵν u_υ n_η w_ω AАΑ BВΒ EЕΕ KКΚ MМΜ HНΗ OОΟ PРΡ CС_ TТΤ XХΧ IІΙ SЅ_ JЈ_ Y_Υ
ZЗ_ N_Ν Z_Ζ éе_ ïї_ óόό ëё_
""".split()  # noqa: SIM905
_ALPHABETS = ("a-zA-ZÀ-ɏ", "\u0400-\u04ff", "\u0370-\u03ff\u1f00-\u1fff")
_MIXED = re.compile(rf"(?<!\w)[{''.join(_ALPHABETS)}]{{2,}}(?!\w)")
_WHOLE = tuple(re.compile(f"[{letters}]+") for letters in _ALPHABETS)
_SEAM = re.compile(r"[a-z]+[А-ЯЁІЇЄΑ-Ω]|[A-Z]{2,}[а-яёіїєα-ω]|[а-яёіїєα-ω]+[A-Z]|[А-ЯЁІЇЄΑ-Ω]{2,}[a-z]")
_DIGITS = {"0": "oоο", "1": "liі", "5": "s", "3": "з", "6": "б", "8": "B", "4": "ч", "9": "g"}
_FIGURED = re.compile(r"(?<![\w.@/-])(?=\w*[^\W\d_]\w*[^\W\d_])[^\W_]*[0-9][^\W_]*(?![\w@/])")
_CERTAIN = 5  # letters of a word in which a digit is a slip beyond doubt
_LEAST = 3
_FAR = 10  # so many times as common as the next a reading is the only one


def find_lookalikes(passage: Passage) -> list[Correction]:
    """Signs that stand for others that look like them."""
    return [*_alphabets(passage), *_figures(passage)]


def _tables() -> tuple[dict[int, str], ...]:
    """For each alphabet, what signs of the other two become in it."""
    tables: list[dict[int, str]] = [{}, {}, {}]
    for signs in _SAME:
        for at, table in enumerate(tables):
            if signs[at] != "_":
                table.update({ord(s): signs[at] for s in signs if s not in ("_", signs[at]) and ord(s) not in table})
    return tuple(tables)


_TABLES = _tables()


def _alphabets(passage: Passage) -> Iterator[Correction]:
    """Words of letters of two alphabets that are a word of one, or most of whose letters are of one."""
    for match in _MIXED.finditer(passage.text) if not passage.text.isascii() else ():
        word = match[0]
        if _one_alphabet(word) or _SEAM.match(word):
            continue  # the second is a name of a program and what it stands before
        language, readings = passage.language(match.start()), []
        for table, letters in zip(_TABLES, _WHOLE, strict=True):
            read = word.translate(table)
            if letters.fullmatch(read) and read != word:
                kept = sum(one == two for one, two in zip(read, word, strict=True))
                readings.append((passage.attested(read, language) or passage.folded[read.lower()] > 0, kept, read))
        known, kept, read = max(readings, default=(False, 0, ""))
        if known or (len(readings) == 1 and 2 * kept > len(word)):
            certainty = Certainty.HIGH if known else Certainty.MEDIUM
            yield correction(rules.LOOKALIKE, match.span(), read, certainty, "letters of two alphabets")


def _figures(passage: Passage) -> Iterator[Correction]:
    """Digits inside words: the word must be one of the dictionary with letters for them, and there only one such."""
    for match in _FIGURED.finditer(passage.text):
        word, language = match[0], passage.language(match.start())
        figures = re.findall(r"\d", word)
        bare = re.sub(r"^\d+|\d+$", "", word)
        letters = len(word) - len(figures)
        named = bare.isalpha() and bare != word and passage.known(bare, language)  # 'chapter1', '3rd'
        if letters < _LEAST or len(figures) > 2 or named or passage.text.count(word) > 1:
            continue
        readings = sorted(
            ((frequency_in(plainly(read), language), read) for read in _read(word, figures) if _one_alphabet(read)),
            reverse=True,
        )
        words = [each for each in readings if passage.known(each[1], language) or passage.attested(each[1], language)]
        if words and (len(words) == 1 or words[0][0] > _FAR * words[1][0]):
            certainty = Certainty.HIGH if letters >= _CERTAIN else Certainty.MEDIUM
            yield correction(rules.LOOKALIKE, match.span(), words[0][1], certainty, "a digit inside a word")


def _read(word: str, figures: list[str]) -> Iterator[str]:
    """The word with letters for its figures, in all ways."""
    template = re.sub(r"\d", "{}", word)
    for signs in product(*(_DIGITS.get(figure, "") for figure in figures)):
        read = template.format(*signs)
        yield read.upper() if re.sub(r"\d", "", word).isupper() else read


def _one_alphabet(word: str) -> bool:
    return any(letters.fullmatch(word) for letters in _WHOLE)
