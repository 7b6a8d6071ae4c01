"""Kinds of damage, as functions that put so many of a kind into a text at random places."""

from __future__ import annotations

import random
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

_WIDTH = 42  # characters of a line in a narrow column
_TOKEN = re.compile(r"^([^\w]*)(.*?)([^\w]*)$", re.DOTALL)
_COMPOUND = re.compile(r"[^\W\d_]{3,}-[^\W\d_]{3,}")


@dataclass
class Atom:
    """A word with its marks: as it is shown, and, where ``kind`` says that it is damaged, as it should be."""

    shown: str
    right: str = ""
    kind: str = ""
    also: tuple[str, ...] = ()
    ends_line: bool = False

    @property
    def word(self) -> str:
        """The word without the marks around it, if it is one of letters only; else nothing."""
        core = _TOKEN.sub(r"\2", self.shown)
        return core if core.isalpha() else ""

    def wear(self, kind: str, shown: str, *also: str) -> None:
        """Show something else from now on."""
        self.shown, self.right, self.kind, self.also = shown, self.shown, kind, also

    def wear_word(self, kind: str, word: str) -> None:
        """Show another word between the same marks."""
        self.wear(kind, _TOKEN.sub(lambda match: match[1] + word + match[3], self.shown))


@dataclass
class Paragraph:
    """Words set in lines."""

    atoms: list[Atom] = field(default_factory=list)

    def __post_init__(self) -> None:
        width = 0
        for one, two in zip(self.atoms, self.atoms[1:], strict=False):
            width += len(one.shown) + 1
            if width + len(two.shown) > _WIDTH:
                one.ends_line, width = True, 0

    def lines(self) -> list[str]:
        """The lines as they are shown; one that ends in ¬ goes on inside a word."""
        return "".join(each.shown + ("\n" if each.ends_line else " ") for each in self.atoms).strip().split("\n")

    def reading(self) -> str:
        """The text as it is shown, with one blank between words."""
        return " ".join(_unbroken(each.shown) for each in self.atoms)

    def damages(self) -> Iterator[tuple[int, int, Atom]]:
        """Where in the reading the damage is."""
        at = 0
        for each in self.atoms:
            size = len(_unbroken(each.shown))
            if each.kind:
                yield at, at + size, each
            at += size + 1


def _unbroken(shown: str) -> str:
    return shown.replace("\u00ac\n", "").replace("\n", " ")


UNCOUNTED = "uncounted"
Text = list[Paragraph]
Put = Callable[[Text, random.Random, int, str], None]
KINDS: dict[str, Put] = {}


def _places(text: Text, dice: random.Random, fits: Callable[[Paragraph, int], bool]) -> Iterator[tuple[Paragraph, int]]:
    """Places in random order where damage fits and none is near."""
    places = [(paragraph, atom) for paragraph in text for atom in paragraph.atoms]
    dice.shuffle(places)
    for paragraph, atom in places:
        at = next((number for number, each in enumerate(paragraph.atoms) if each is atom), None)
        near = paragraph.atoms[max(0, (at or 0) - 1) : (at or 0) + 3]
        if at is not None and not any(each.kind for each in near) and fits(paragraph, at):
            yield paragraph, at


def _word_kind(name: str, fits: Callable[[Atom], bool], change: Callable[[str, random.Random, str], str]) -> None:
    """A kind that changes single words; a change that changes nothing is no damage."""

    def put(text: Text, dice: random.Random, count: int, language: str) -> None:
        for paragraph, at in _places(text, dice, lambda paragraph, at: fits(paragraph.atoms[at])):
            if count <= 0:
                return
            atom = paragraph.atoms[at]
            shown = change(atom.shown, dice, language)
            if shown != atom.shown:
                atom.wear(name, shown)
                count -= 1

    KINDS[name] = put


def _kind(name: str) -> Callable[[Callable[..., bool]], None]:
    """A kind that changes a paragraph at a place; the function answers whether it could."""

    def register(change: Callable[[Paragraph, int, random.Random, str], bool]) -> None:
        def put(text: Text, dice: random.Random, count: int, language: str) -> None:
            for paragraph, at in _places(text, dice, lambda *_: True):
                if count <= 0:
                    return
                count -= change(paragraph, at, dice, language)

        KINDS[name] = put

    return register


def _long(size: int) -> Callable[[Atom], bool]:
    return lambda atom: len(atom.word) >= size and (atom.word.islower() or atom.word.istitle())


# -- doubled: bold type is drawn twice, and what stands at the end of a line comes twice


@_kind("doubled word")
def _doubled_word(paragraph: Paragraph, at: int, dice: random.Random, language: str) -> bool:
    atom = paragraph.atoms[at]
    if not atom.ends_line or (not atom.shown[-1].isalnum() and dice.random() < 0.5):
        return False
    atom.wear("doubled word", f"{atom.shown}\n{atom.shown}")
    atom.ends_line = False
    return True


@_kind("doubled phrase")
def _doubled_phrase(paragraph: Paragraph, at: int, dice: random.Random, language: str) -> bool:
    run = paragraph.atoms[at : at + dice.randint(2, 4)]
    if not run[-1].ends_line or any(each.ends_line or each.kind for each in run[:-1]) or len(run) < 2:
        return False
    phrase = " ".join(each.shown for each in run)
    paragraph.atoms[at : at + len(run)] = [Atom(f"{phrase}\n{phrase}", phrase, "doubled phrase")]
    return True


@_kind("doubled piece")
def _doubled_piece(paragraph: Paragraph, at: int, dice: random.Random, language: str) -> bool:
    atom = paragraph.atoms[at]
    if at == 0 or not paragraph.atoms[at - 1].ends_line or len(atom.word) < 5 or not atom.shown[0].isalpha():
        return False
    piece = atom.word[: dice.randint(2, len(atom.word) - 2)]
    paragraph.atoms[at - 1].ends_line = False
    atom.wear("doubled piece", f"{piece}\n{atom.shown}")
    return True


@_kind("doubled in pieces")
def _doubled_split(paragraph: Paragraph, at: int, dice: random.Random, language: str) -> bool:
    atom = paragraph.atoms[at]
    if not atom.ends_line or len(atom.word) < 5 or atom.word != atom.shown:
        return False
    cut = dice.randint(2, len(atom.word) - 1)
    first = atom.shown if dice.random() < 0.5 else atom.shown[:cut]
    atom.wear("doubled in pieces", f"{first}\n{atom.shown[:cut]} {atom.shown[cut:]}")
    atom.ends_line = False
    return True


_word_kind("doubled and glued", _long(5), lambda shown, *_: re.sub(r"([^\W\d_]+)", r"\1\1", shown, count=1))


@_kind("doubled small word")
def _doubled_small(paragraph: Paragraph, at: int, dice: random.Random, language: str) -> bool:
    atom = paragraph.atoms[at]
    if not 2 <= len(atom.shown) <= 4 or atom.word != atom.shown or not atom.word.islower():
        return False
    atom.wear("doubled small word", f"{atom.shown} {atom.shown}")
    return True


# -- blanks and hyphens

_PREFIXES = {
    "ru": ["анти", "псевдо"], "uk": ["анти", "псевдо"], "el": ["αντι", "ψευδο"], "pl": ["anty", "pseudo"],
    "it": ["anti", "pseudo"], "cs": ["anti", "pseudo"],
}  # fmt: skip


def _put_lost(text: Text, dice: random.Random, count: int, language: str) -> None:
    """The hyphen of a compound that stands with it elsewhere in the text."""
    seen = Counter(match[0].lower() for each in text for atom in each.atoms for match in _COMPOUND.finditer(atom.shown))
    lost: Counter[str] = Counter()
    for paragraph, at in _places(text, dice, lambda *_: True):
        atom = paragraph.atoms[at]
        match = _COMPOUND.search(atom.shown)
        if match and 4 * lost[match[0].lower()] < seen[match[0].lower()] - 1 and count > 0:
            lost[match[0].lower()] += 1
            atom.wear("lost hyphen", atom.shown.replace(match[0], match[0].replace("-", "")))
            count -= 1


KINDS["lost hyphen"] = _put_lost


@_kind("loose prefix")
def _loose_prefix(paragraph: Paragraph, at: int, dice: random.Random, language: str) -> bool:
    atom = paragraph.atoms[at]
    if len(atom.word) < 7 or not atom.shown.islower() or not atom.shown[0].isalpha():
        return False
    prefix = dice.choice(_PREFIXES.get(language, ["anti", "semi", "pseudo"]))
    solid = f"{prefix}{atom.shown}"
    atom.shown = f"{prefix}-{atom.shown}"
    atom.wear("loose prefix", atom.shown.replace("-", " ", 1), solid)
    return True


def _cut(shown: str, dice: random.Random, language: str) -> str:
    start = re.search(r"[^\W\d_]", shown)
    letters = sum(each.isalpha() for each in shown)
    cut = (start.start() if start else 0) + dice.randint(1, letters - 1)
    return f"{shown[:cut]} {shown[cut:]}"


_word_kind("split word", _long(5), _cut)
_word_kind("letter-spaced", _long(5), lambda shown, *_: re.sub(r"(?<=\w)(?=\w)", " ", shown))


@_kind("glued words")
def _glued(paragraph: Paragraph, at: int, dice: random.Random, language: str) -> bool:
    pair = paragraph.atoms[at : at + 2]
    if len(pair) < 2 or pair[0].ends_line or pair[0].word != pair[0].shown or not pair[1].word:
        return False
    shown, right = pair[0].shown + pair[1].shown, f"{pair[0].shown} {pair[1].shown}"
    if len(pair[0].shown) < 2 or len(pair[1].word) < 2 or not shown[1:].islower() or not pair[1].shown[0].isalpha():
        return False
    paragraph.atoms[at : at + 2] = [Atom(shown, right, "glued words", ends_line=pair[1].ends_line)]
    return True


@_kind("blank before mark")
def _blank_before(paragraph: Paragraph, at: int, dice: random.Random, language: str) -> bool:
    match = re.fullmatch(r"([^\W\d_]{2,})([,.;:!?])", paragraph.atoms[at].shown)
    if not match or (language == "fr" and match[2] not in ",."):
        return False
    paragraph.atoms[at].wear("blank before mark", f"{match[1]} {match[2]}")
    return True


@_kind("no blank after mark")
def _no_blank(paragraph: Paragraph, at: int, dice: random.Random, language: str) -> bool:
    pair = paragraph.atoms[at : at + 2]
    if len(pair) < 2 or pair[0].ends_line or not re.fullmatch(r"[^\W\d_]{3,}[,.;:!?]", pair[0].shown):
        return False
    if not pair[1].word or len(pair[1].word) < 2 or not pair[1].shown[0].isalpha():
        return False
    shown, right = pair[0].shown + pair[1].shown, f"{pair[0].shown} {pair[1].shown}"
    paragraph.atoms[at : at + 2] = [Atom(shown, right, "no blank after mark", ends_line=pair[1].ends_line)]
    return True


@_kind("blank in brackets")
def _bracket(paragraph: Paragraph, at: int, dice: random.Random, language: str) -> bool:
    atom = paragraph.atoms[at]
    if not re.search(r"^\((?=\w)|(?<=\w)\)", atom.shown):
        return False
    atom.wear("blank in brackets", re.sub(r"^\((?=\w)", "( ", re.sub(r"(?<=\w)\)", " )", atom.shown)))
    return True


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


_word_kind("apostrophe", lambda atom: bool(re.search(r"[^\W\d_]['’][^\W\d_]", atom.shown)), _apostrophe)
_MARKS = {
    "en": "“”", "nl": "“”", "pt": "“”", "de": "„“", "cs": "„“", "pl": "„”", "fr": "«»", "es": "«»", "it": "«»",
    "ru": "«»", "uk": "«»", "el": "«»",
}  # fmt: skip
_TYPED = {"“": ['"', "``", "‟"], "”": ['"', "''", "“"], "„": [",,", '"', "‚‚"], "«": ["<<", "≪"], "»": [">>", "≫"]}


@_kind("quotation mark")
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


_word_kind("look-alike letter", _long(4), _alike)
_DIGITS = {"o": "0", "l": "1", "O": "0", "I": "1", "о": "0", "О": "0", "з": "3", "ο": "0"}


def _digit(shown: str, dice: random.Random, language: str) -> str:
    places = [at for at, sign in enumerate(shown) if sign in _DIGITS]
    if not places:
        return shown
    at = dice.choice(places)
    return shown[:at] + _DIGITS[shown[at]] + shown[at + 1 :]


_word_kind("digit in word", _long(5), _digit)
_FONTS = ({"ffi": "ﬃ", "ff": "ﬀ", "fi": "ﬁ", "fl": "ﬂ"}, {"fi": "\uf001", "fl": "\uf002"})


def _ligature(shown: str, dice: random.Random, language: str) -> str:
    for plain, sign in dice.choice(_FONTS).items():
        shown = shown.replace(plain, sign)
    return shown


_word_kind("ligature", _long(3), _ligature)


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


_word_kind("mojibake", lambda atom: not atom.shown.isascii(), _mojibake)
_word_kind("decomposed", lambda atom: bool(atom.word), lambda shown, *_: unicodedata.normalize("NFD", shown))
_SPACING = {
    "\u0301": "´", "\u0300": "`", "\u0308": "¨", "\u0302": "ˆ", "\u0327": "¸", "\u0303": "˜", "\u030c": "ˇ",
    "\u0306": "˘", "\u0328": "˛", "\u0307": "˙",
}  # fmt: skip


def _spaced_accent(shown: str, dice: random.Random, language: str) -> str:
    apart = unicodedata.normalize("NFD", shown)
    if dice.random() < 0.5:
        apart = re.sub(r"(\w)([\u0300-\u036f])", r"\2\1", apart)
    return unicodedata.normalize("NFC", "".join(_SPACING.get(sign, sign) for sign in apart))


_word_kind("accent apart", lambda atom: len(atom.word) > 2, _spaced_accent)


def _invisible(shown: str, dice: random.Random, language: str) -> str:
    at = dice.randint(1, len(shown) - 1)
    return shown[:at] + dice.choice(["\u200b", "\u00ad", "\ufeff", "\u2060"]) + shown[at:]


_word_kind("invisible sign", _long(4), _invisible)


# -- letters lost


def _lose(shown: str, dice: random.Random, language: str) -> str:
    at = dice.randint(2, len(shown) - 4)
    return f"{shown[:at]} {shown[at + 1 :]}"


_word_kind("lost letter", lambda atom: len(atom.word) >= 8 and atom.word.islower(), _lose)


@_kind("lost letter at line end")
def _lost_at_end(paragraph: Paragraph, at: int, dice: random.Random, language: str) -> bool:
    atom = paragraph.atoms[at]
    if not atom.ends_line or len(atom.word) < 8 or not atom.word.islower():
        return False
    cut = dice.randint(3, len(atom.word) - 4)
    atom.wear("lost letter at line end", f"{atom.shown[:cut]}\u00ac\n{atom.shown[cut + 1 :]}")
    atom.ends_line = False
    return True
