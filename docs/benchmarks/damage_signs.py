"""Kinds of damage, as functions that put so many of a kind into a text at random places: case and signs."""

from __future__ import annotations

import random
import re
import unicodedata

from damage_kinds import KINDS, UNCOUNTED, Atom, Paragraph, Text, kind_of, long_word, word_kind

# -- small capitals


def _put_headings(text: Text, dice: random.Random, count: int, language: str) -> None:
    """Headings in a font that stores some letters as capitals and some as small ones; some begin in normal type."""
    letters = sorted({sign for each in text for atom in each.atoms for sign in atom.shown.lower() if sign.isalpha()})
    small = {sign for sign in letters if dice.random() < 0.6}
    for number in range(count):
        source = dice.choice(text).atoms
        begin = 3 if number % 2 else 0
        heading = [Atom(each.shown) for each in source[: dice.randint(5, 8)] if each.word and not each.kind]
        for each in heading[begin:]:
            each.shown = each.shown.upper()
            shown = "".join(sign.lower() if sign.lower() in small else sign for sign in each.shown)
            # a word that looks like one in normal type cannot be told from that: it may be mended or not
            if shown != each.shown:
                kind = "small capitals, part" if begin else "small capitals"
                each.wear(UNCOUNTED if shown.islower() or shown.istitle() else kind, shown)
        if len(heading) > begin:
            text.insert(dice.randrange(len(text)), Paragraph(heading))


KINDS["small capitals"] = _put_headings


def _put_initials(text: Text, dice: random.Random, count: int, language: str) -> None:
    """Headings in capitals whose first letters are larger and therefore stand apart."""
    for _ in range(count // 2):
        source = dice.choice(text).atoms
        heading = [Atom(each.word.upper()) for each in source[: dice.randint(4, 7)] if each.word and not each.kind]
        for each in heading:
            if len(each.shown) > 2:
                each.wear("capital apart", f"{each.shown[0]} {each.shown[1:]}")
        if heading:
            text.insert(dice.randrange(len(text)), Paragraph(heading))


KINDS["capital apart"] = _put_initials


# -- signs


def _apostrophe(shown: str, dice: random.Random, language: str) -> str:
    return re.sub(r"(?<=[^\W\d_])['’](?=[^\W\d_])", dice.choice("´`‘" if language == "uk" else "´`ʼ‘"), shown)


word_kind("apostrophe", lambda atom: bool(re.search(r"[^\W\d_]['’][^\W\d_]", atom.shown)), _apostrophe)
_MARKS = {
    "en": "“”", "nl": "“”", "pt": "“”", "de": "„“", "cs": "„“", "pl": "„”", "fr": "«»", "es": "«»", "it": "«»",
    "ru": "«»", "uk": "«»", "el": "«»",
}  # fmt: skip
_TYPED = {"“": ['"', "``", "‟"], "”": ['"', "''", "“"], "„": [",,", '"', "‚‚"], "«": ["<<", "≪"], "»": [">>", "≫"]}


@kind_of("quotation mark")
def _quotation(paragraph: Paragraph, at: int, dice: random.Random, language: str) -> bool:
    run = paragraph.atoms[at : at + dice.randint(2, 6)]
    opening, closing = _MARKS.get(language, "“”")
    blank = " " if language == "fr" else ""
    if len(run) < 2 or any(each.kind or re.search('["“”„«»()]', each.shown) for each in paragraph.atoms):
        return False
    run[0].shown, run[-1].shown = opening + blank + run[0].shown, run[-1].shown + blank + closing
    if opening == "«":
        which = dice.randrange(2)
        run[0].wear("quotation mark", run[0].shown.replace("«", _TYPED["«"][which]))
        run[-1].wear("quotation mark", run[-1].shown.replace("»", _TYPED["»"][which]))
    else:
        first = dice.random() < 0.5 or (opening, closing) == ("„", "“")
        worn, mark = (run[0], opening) if first else (run[-1], closing)
        worn.wear("quotation mark", worn.shown.replace(mark, dice.choice(_TYPED[mark][:2])))
    return True


_ALIKE = {"a": "а", "e": "е", "o": "о", "p": "р", "c": "с", "y": "у", "x": "х", "i": "і"}
_GREEK = {"ο": "o", "ν": "v", "α": "a", "ρ": "p", "υ": "u", "ι": "i"}


def _alike(shown: str, dice: random.Random, language: str) -> str:
    table = {"ru": {v: k for k, v in _ALIKE.items()}, "uk": {v: k for k, v in _ALIKE.items()}, "el": _GREEK}
    pairs = table.get(language, _ALIKE)
    places = [at for at, sign in enumerate(shown) if sign in pairs]
    if not places:
        return shown
    at = dice.choice(places)
    return shown[:at] + pairs[shown[at]] + shown[at + 1 :]


word_kind("look-alike letter", long_word(4), _alike)
_DIGITS = {"o": "0", "l": "1", "O": "0", "I": "1", "о": "0", "О": "0", "з": "3", "ο": "0"}


def _digit(shown: str, dice: random.Random, language: str) -> str:
    places = [at for at, sign in enumerate(shown) if sign in _DIGITS]
    if not places:
        return shown
    at = dice.choice(places)
    return shown[:at] + _DIGITS[shown[at]] + shown[at + 1 :]


word_kind("digit in word", long_word(5), _digit)


def _misread(shown: str, code: str) -> str:
    """The bytes of UTF-8 read in another encoding; where it has no sign for a byte, as Latin-1."""
    return "".join(bytes([byte]).decode(code, "replace").replace("\ufffd", chr(byte)) for byte in shown.encode())


def _mojibake(shown: str, dice: random.Random, language: str) -> str:
    if shown.isascii():
        return shown
    ways = [("cp1252",), ("latin-1",), ("cp1252", "cp1252")] + [("cp1251",)] * (language in ("ru", "uk"))
    for code in dice.choice(ways):
        shown = _misread(shown, code)
    return " ".join(shown.split())  # the blank that one byte of à becomes is lost


word_kind("mojibake", lambda atom: not atom.shown.isascii(), _mojibake)
_SPACING = {
    "\u0301": "´", "\u0300": "`", "\u0308": "¨", "\u0302": "ˆ", "\u0327": "¸", "\u0303": "˜", "\u030c": "ˇ",
    "\u0306": "˘", "\u0328": "˛", "\u0307": "˙",
}  # fmt: skip


def _spaced_accent(shown: str, dice: random.Random, language: str) -> str:
    apart = unicodedata.normalize("NFD", shown)
    if dice.random() < 0.5:
        apart = re.sub(r"(\w)([\u0300-\u036f])", r"\2\1", apart)
    return unicodedata.normalize("NFC", "".join(_SPACING.get(sign, sign) for sign in apart))


word_kind("accent apart", lambda atom: len(atom.word) > 2, _spaced_accent)


@kind_of("two stops")
def _two_stops(paragraph: Paragraph, at: int, dice: random.Random, language: str) -> bool:
    atom = paragraph.atoms[at]
    following = paragraph.atoms[at + 1].shown if at + 1 < len(paragraph.atoms) else "X"
    if atom.kind or not re.search(r"[^\W\d_]{4}\.$", atom.shown) or not following[0].isupper():
        return False
    atom.wear("two stops", f"{atom.shown}.")
    return True


_ORDINALS = {
    "en": "17th 22nd 3rd 21st",
    "fr": "1er XIXe 2e",
    "es": "3ª 2º",
    "it": "3ª 2º",
    "pt": "3ª 2º",
    "nl": "3e 19e",
}


@kind_of("number")
def _number(paragraph: Paragraph, at: int, dice: random.Random, language: str) -> bool:
    """Ordinals whose ending stands apart, ranges with a blank, decades with a mark turned round, numbers of pages that
    stick to the next word.
    """
    kinds = ["range"] + ["ordinal"] * (language in _ORDINALS) + ["decade", "page"]
    kind = dice.choice(kinds)
    if kind == "page":
        atom = paragraph.atoms[at]
        if not atom.word.istitle() or atom.kind or not atom.shown[:1].isalpha():
            return False
        number, word = dice.randint(2, 2000), atom.shown
        atom.shown = f"{number} {word}"
        atom.wear("number", f"{number}{word}")
        return True
    if kind == "ordinal":
        right = dice.choice(_ORDINALS[language].split())
        shown = re.sub(r"(?<=[\dIX])(?=[^\dIX])", " ", right)
    elif kind == "range":
        first = dice.randint(2, 8)
        right, shown = f"{first}0%-{first + 1}5%", f"{first}0% -{first + 1}5%"
    else:
        right = f"’{dice.randint(2, 9)}0s"
        shown = right.replace("’", "‘")
    if at == 0 or not paragraph.atoms[at - 1].word:
        return False
    new = Atom(right)
    new.wear("number", shown)
    paragraph.atoms.insert(at, new)
    return True
