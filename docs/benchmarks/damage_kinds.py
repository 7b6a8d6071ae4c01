"""Kinds of damage, as functions that put so many of a kind into a text at random places: words, blanks, hyphens."""

from __future__ import annotations

import random
import re
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


def places(text: Text, dice: random.Random, fits: Callable[[Paragraph, int], bool]) -> Iterator[tuple[Paragraph, int]]:
    """Places in random order where damage fits and none is near."""
    places = [(paragraph, atom) for paragraph in text for atom in paragraph.atoms]
    dice.shuffle(places)
    for paragraph, atom in places:
        at = next((number for number, each in enumerate(paragraph.atoms) if each is atom), None)
        near = paragraph.atoms[max(0, (at or 0) - 1) : (at or 0) + 3]
        if at is not None and not any(each.kind for each in near) and fits(paragraph, at):
            yield paragraph, at


def word_kind(name: str, fits: Callable[[Atom], bool], change: Callable[[str, random.Random, str], str]) -> None:
    """A kind that changes single words; a change that changes nothing is no damage."""

    def put(text: Text, dice: random.Random, count: int, language: str) -> None:
        for paragraph, at in places(text, dice, lambda paragraph, at: fits(paragraph.atoms[at])):
            if count <= 0:
                return
            atom = paragraph.atoms[at]
            shown = change(atom.shown, dice, language)
            if shown != atom.shown:
                atom.wear(name, shown)
                count -= 1

    KINDS[name] = put


def kind_of(name: str) -> Callable[[Callable[..., bool]], None]:
    """A kind that changes a paragraph at a place; the function answers whether it could."""

    def register(change: Callable[[Paragraph, int, random.Random, str], bool]) -> None:
        def put(text: Text, dice: random.Random, count: int, language: str) -> None:
            for paragraph, at in places(text, dice, lambda *_: True):
                if count <= 0:
                    return
                count -= change(paragraph, at, dice, language)

        KINDS[name] = put

    return register


def long_word(size: int) -> Callable[[Atom], bool]:
    """Whether an atom is a word of so many letters, none of them a capital but the first."""
    return lambda atom: len(atom.word) >= size and (atom.word.islower() or atom.word.istitle())


# -- doubled: bold type is drawn twice, and what stands at the end of a line comes twice


@kind_of("doubled word")
def _doubled_word(paragraph: Paragraph, at: int, dice: random.Random, language: str) -> bool:
    atom = paragraph.atoms[at]
    if not atom.ends_line or (not atom.shown[-1].isalnum() and dice.random() < 0.5):
        return False
    atom.wear("doubled word", f"{atom.shown}\n{atom.shown}")
    atom.ends_line = False
    return True


@kind_of("doubled phrase")
def _doubled_phrase(paragraph: Paragraph, at: int, dice: random.Random, language: str) -> bool:
    run = paragraph.atoms[at : at + dice.randint(2, 4)]
    if not run[-1].ends_line or any(each.ends_line or each.kind for each in run[:-1]) or len(run) < 2:
        return False
    phrase = " ".join(each.shown for each in run)
    paragraph.atoms[at : at + len(run)] = [Atom(f"{phrase}\n{phrase}", phrase, "doubled phrase")]
    return True


@kind_of("doubled piece")
def _doubled_piece(paragraph: Paragraph, at: int, dice: random.Random, language: str) -> bool:
    atom = paragraph.atoms[at]
    if at == 0 or not paragraph.atoms[at - 1].ends_line or len(atom.word) < 5 or not atom.shown[0].isalpha():
        return False
    piece = atom.word[: dice.randint(2, len(atom.word) - 2)]
    paragraph.atoms[at - 1].ends_line = False
    atom.wear("doubled piece", f"{piece}\n{atom.shown}")
    return True


@kind_of("doubled in pieces")
def _doubled_split(paragraph: Paragraph, at: int, dice: random.Random, language: str) -> bool:
    atom = paragraph.atoms[at]
    if not atom.ends_line or len(atom.word) < 5 or atom.word != atom.shown:
        return False
    cut = dice.randint(2, len(atom.word) - 1)
    first = atom.shown if dice.random() < 0.5 else atom.shown[:cut]
    atom.wear("doubled in pieces", f"{first}\n{atom.shown[:cut]} {atom.shown[cut:]}")
    atom.ends_line = False
    return True


word_kind("doubled and glued", long_word(5), lambda shown, *_: re.sub(r"([^\W\d_]+)", r"\1\1", shown, count=1))


@kind_of("doubled small word")
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
    for paragraph, at in places(text, dice, lambda *_: True):
        atom = paragraph.atoms[at]
        match = _COMPOUND.search(atom.shown)
        if match and 4 * lost[match[0].lower()] < seen[match[0].lower()] - 1 and count > 0:
            lost[match[0].lower()] += 1
            atom.wear("lost hyphen", atom.shown.replace(match[0], match[0].replace("-", "")))
            count -= 1


KINDS["lost hyphen"] = _put_lost


@kind_of("loose prefix")
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


word_kind("split word", long_word(5), _cut)
word_kind("letter-spaced", long_word(5), lambda shown, *_: re.sub(r"(?<=\w)(?=\w)", " ", shown))


@kind_of("glued words")
def _glued(paragraph: Paragraph, at: int, dice: random.Random, language: str) -> bool:
    pair = paragraph.atoms[at : at + 2]
    if len(pair) < 2 or pair[0].ends_line or pair[0].word != pair[0].shown or not pair[1].word:
        return False
    shown, right = pair[0].shown + pair[1].shown, f"{pair[0].shown} {pair[1].shown}"
    if len(pair[0].shown) < 2 or len(pair[1].word) < 2 or not shown[1:].islower() or not pair[1].shown[0].isalpha():
        return False
    paragraph.atoms[at : at + 2] = [Atom(shown, right, "glued words", ends_line=pair[1].ends_line)]
    return True


@kind_of("blank before mark")
def _blank_before(paragraph: Paragraph, at: int, dice: random.Random, language: str) -> bool:
    match = re.fullmatch(r"([^\W\d_]{2,})([,.;:!?])", paragraph.atoms[at].shown)
    if not match or (language == "fr" and match[2] not in ",."):
        return False
    paragraph.atoms[at].wear("blank before mark", f"{match[1]} {match[2]}")
    return True


@kind_of("no blank after mark")
def _no_blank(paragraph: Paragraph, at: int, dice: random.Random, language: str) -> bool:
    pair = paragraph.atoms[at : at + 2]
    if len(pair) < 2 or pair[0].ends_line or not re.fullmatch(r"[^\W\d_]{3,}[,.;:!?]", pair[0].shown):
        return False
    if not pair[1].word or len(pair[1].word) < 2 or not pair[1].shown[0].isalpha():
        return False
    shown, right = pair[0].shown + pair[1].shown, f"{pair[0].shown} {pair[1].shown}"
    paragraph.atoms[at : at + 2] = [Atom(shown, right, "no blank after mark", ends_line=pair[1].ends_line)]
    return True


@kind_of("blank in brackets")
def _bracket(paragraph: Paragraph, at: int, dice: random.Random, language: str) -> bool:
    atom = paragraph.atoms[at]
    if not re.search(r"^\((?=\w)|(?<=\w)\)", atom.shown):
        return False
    atom.wear("blank in brackets", re.sub(r"^\((?=\w)", "( ", re.sub(r"(?<=\w)\)", " )", atom.shown)))
    return True


# -- letters lost


def _lose(shown: str, dice: random.Random, language: str) -> str:
    at = dice.randint(2, len(shown) - 4)
    return f"{shown[:at]} {shown[at + 1 :]}"


word_kind("lost letter", lambda atom: len(atom.word) >= 8 and atom.word.islower(), _lose)


@kind_of("lost letter at line end")
def _lost_at_end(paragraph: Paragraph, at: int, dice: random.Random, language: str) -> bool:
    atom = paragraph.atoms[at]
    if not atom.ends_line or len(atom.word) < 8 or not atom.word.islower():
        return False
    cut = dice.randint(3, len(atom.word) - 4)
    atom.wear("lost letter at line end", f"{atom.shown[:cut]}\u00ac\n{atom.shown[cut + 1 :]}")
    atom.ends_line = False
    return True
