"""Letters of another alphabet, and digits among letters or letters among digits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from fascicle.annotate.corrections import rules
from fascicle.annotate.corrections.correction import Correction
from fascicle.annotate.corrections.text_context import Passage, correction, plainly
from fascicle.language.lexicon import frequency_in
from fascicle.model.certainty import Certainty

_LATIN, _CYRILLIC, _GREEK = r"a-zA-ZÀ-ɏ", "\u0400-\u04ff", "\u0370-\u03ff\u1f00-\u1fff"
# The same sign in Latin, Cyrillic and Greek, a blank where an alphabet has none: a part of Unicode's confusables.
_SAME = """
aаα eеε oоο pрρ cс_ yуγ xхχ iіι sѕ_ jј_ kкκ vѵν u_υ n_η w_ω AАΑ BВΒ EЕΕ KКΚ MМΜ HНΗ OОΟ PРΡ CС_ TТΤ XХΧ IІΙ SЅ_ JЈ_ Y_Υ
ZЗ_ N_Ν Z_Ζ éе_ ïї_ óόό ëё_
""".split()  # noqa: SIM905
_SCRIPTS = ("latin", "cyrillic", "greek")
_MIXED = re.compile(
    rf"(?<!\w)(?=\w*[{_LATIN}])(?=\w*[{_CYRILLIC}{_GREEK}])[{_LATIN}{_CYRILLIC}{_GREEK}]{{2,}}(?!\w)"
    rf"|(?<!\w)(?=\w*[{_CYRILLIC}])(?=\w*[{_GREEK}])[{_CYRILLIC}{_GREEK}]{{2,}}(?!\w)"
)
_SEAM = re.compile(r"[a-z]+[А-ЯЁІЇЄΑ-Ω]|[A-Z]{2,}[а-яёіїєα-ω]|[а-яёіїєα-ω]+[A-Z]|[А-ЯЁІЇЄΑ-Ω]{2,}[a-z]")
_YEAR = re.compile(r"(?<![\w-])(?=[\dlIO]*\d)(?=[\dlIO]*[lO])[1l][\dlIO]{3}(?![\w-])")
_DIGITS = {"0": "oоο", "1": "liі", "5": "s", "3": "з", "6": "б", "8": "B", "4": "ч", "9": "g"}
_FIGURED = re.compile(r"(?<![\w.@/-])(?=\w*[^\W\d_]\w*[^\W\d_])[^\W_]*[0-9][^\W_]*(?![\w@/])")
_COMMON = 1e-6
_LISTED = 1e-8
_CERTAIN = 5  # letters of a word in which a digit is a slip beyond doubt


def find_lookalikes(passage: Passage) -> list[Correction]:
    """Signs that stand for others that look like them."""
    return [*_alphabets(passage), *_figures(passage), *_years(passage)]


def _tables() -> dict[str, dict[int, str]]:
    """For each alphabet, what signs of the other two become in it."""
    tables: dict[str, dict[int, str]] = {}
    for at, script in enumerate(_SCRIPTS):
        table: dict[int, str] = {}
        for signs in _SAME:
            if signs[at] != "_":
                table.update({ord(sign): signs[at] for sign in signs if sign != "_" and ord(sign) not in table})
        tables[script] = {code: sign for code, sign in table.items() if chr(code) != sign}
    return tables


_TABLES = _tables()
_WHOLE = {
    "latin": re.compile(f"[{_LATIN}]+"),
    "cyrillic": re.compile(f"[{_CYRILLIC}]+"),
    "greek": re.compile(f"[{_GREEK}]+"),
}


def _alphabets(passage: Passage) -> Iterator[Correction]:
    for match in _MIXED.finditer(passage.text):
        language, word = passage.language(match.start()), match[0]
        if _SEAM.match(word):
            continue  # a name of a program and what it stands before
        readings = []
        for script in _SCRIPTS:
            read = word.translate(_TABLES[script])
            if _WHOLE[script].fullmatch(read) and read != word:
                kept = sum(one == two for one, two in zip(read, word, strict=True))
                known = passage.known(read, language) or passage.folded[read.lower()] > 0
                readings.append((known, kept, read))
        if not readings:
            continue
        known, kept, read = max(readings)
        if known or (len(readings) == 1 and 2 * kept > len(word)):
            certainty = Certainty.HIGH if known else Certainty.MEDIUM
            yield correction(rules.LOOKALIKE, match.span(), read, certainty, "letters of two alphabets")


def _figures(passage: Passage) -> Iterator[Correction]:
    """Digits inside words: the word must be one with letters for all of them, and there only one such."""
    for match in _FIGURED.finditer(passage.text):
        word, language = match[0], passage.language(match.start())
        figures = re.findall(r"\d", word)
        letters = len(word) - len(figures)
        if len(figures) > 2 or letters < 3 or not all(f in _DIGITS for f in figures):
            continue
        readings = []
        for choice in product(*(_DIGITS[figure] for figure in figures)):
            signs = iter(choice)
            read = re.sub(r"\d", lambda _: next(signs), word)  # noqa: B023
            read = read.upper() if re.sub(r"\d", "", word).isupper() else read
            often = frequency_in(plainly(read), language)
            if often >= (_LISTED if letters >= _CERTAIN else _COMMON) and _one_alphabet(read):
                readings.append((often, read))
        readings.sort(reverse=True)
        bare = re.sub(r"^\d+|\d+$", "", word)
        named = bare.isalpha() and len(word) - len(bare) and passage.known(bare, language)  # 'chapter1', '3rd'
        if not readings and re.fullmatch(r"[^\W\d_]{2,}0[^\W\d_]{2,}", word) and word[1:].replace("0", "o").islower():
            # long words that no list has: the zero is an o all the same
            sign = next(sign for sign in _DIGITS["0"] + "ο" if _one_alphabet(word.replace("0", sign)))
            evidence = "a zero among small letters"
            yield correction(rules.LOOKALIKE, match.span(), word.replace("0", sign), Certainty.MEDIUM, evidence)
        alone = len(readings) == 1 or (readings and readings[0][0] > 10 * readings[1][0])
        if alone and not named and passage.text.count(word) == 1:
            certainty = Certainty.HIGH if letters >= _CERTAIN else Certainty.MEDIUM
            yield correction(rules.LOOKALIKE, match.span(), readings[0][1], certainty, "a digit inside a word")


def _one_alphabet(word: str) -> bool:
    return any(letters.fullmatch(word) for letters in _WHOLE.values())


def _years(passage: Passage) -> Iterator[Correction]:
    for match in _YEAR.finditer(passage.text):
        digits = match[0].translate(str.maketrans("lIO", "110"))
        if 1000 <= int(digits) <= 2100:
            yield correction(rules.LOOKALIKE, match.span(), digits, Certainty.HIGH, "letters inside a year")
