"""Kinds of damage at hyphens, dashes and line ends, as overprinted type and lost hyphens leave it."""

from __future__ import annotations

import random

from damage_kinds import KINDS, Atom, Paragraph, Text, kind_of, long_word, places

from fascicle.language.lexicon import frequency_in

_COMMON = 1e-5
# First parts that a language writes with a hyphen, and never as words of their own.
_PARTS = {
    "en": ("self", "non"), "fr": ("demi", "vice"), "pt": ("recém", "pós"), "ru": ("экс", "вице"), "uk": ("екс", "віце"),
}  # fmt: skip


def _plain(*atoms: Atom) -> bool:
    """Whether these are words without marks, none of them damaged."""
    return all(each.word == each.shown and len(each.word) > 2 and not each.kind for each in atoms)


@kind_of("doubled with mark")
def _with_mark(paragraph: Paragraph, at: int, dice: random.Random, language: str) -> bool:
    """A word with its bracket, or with its dash, over a line end."""
    pair = paragraph.atoms[at : at + 2]
    if len(pair) < 2 or not _plain(*pair) or (not pair[0].ends_line and dice.random() < 0.7):
        return False
    end = "\n" if pair[0].ends_line else " "
    one, two = pair[0].shown, pair[1].shown
    if dice.random() < 0.5:
        shown, right = f"({one},{end}({one}, {two})", f"({one}, {two})"
    elif end == " ":
        return False  # a word twice with its dash in one line may be meant
    else:
        shown, right = f"{one}—{end}{one}—{two}", f"{one}—{two}"
    paragraph.atoms[at : at + 2] = [Atom(shown, right, "doubled with mark", ends_line=pair[1].ends_line)]
    return True


@kind_of("doubled at hyphen")
def _at_hyphen(paragraph: Paragraph, at: int, dice: random.Random, language: str) -> bool:
    """The half before or behind a hyphen or a double dash."""
    pair = paragraph.atoms[at : at + 2]
    if len(pair) < 2 or not _plain(*pair) or not (pair[0].shown + pair[1].shown).islower() or len(pair[0].shown) < 4:
        return False
    one, two = pair[0].shown, pair[1].shown
    shown, right = dice.choice(
        [
            (f"{one}{one}-{two}", f"{one}-{two}"),
            (f"{one}-{one}--{two}", f"{one}--{two}"),
            (f"{one}--{two}\n--{two}", f"{one}--{two}"),
            (f"{one}-{two}\n{two}", f"{one}-{two}"),
            (f"{one}{one}-{two}\n{two}", f"{one}-{two}"),
        ]
    )
    paragraph.atoms[at : at + 2] = [Atom(shown, right, "doubled at hyphen", ends_line=pair[1].ends_line)]
    return True


@kind_of("doubled run")
def _run(paragraph: Paragraph, at: int, dice: random.Random, language: str) -> bool:
    """Three words or more, again at once, wherever the line ends."""
    size = dice.randint(3, 5)
    run = paragraph.atoms[at : at + size]
    if len(run) < size or not all(each.word == each.shown and each.word and not each.kind for each in run):
        return False
    if max(len(each.word) for each in run) < 5 or len({each.word.lower() for each in run}) < size:
        return False
    phrase = " ".join(each.shown for each in run)
    cut = dice.randrange(len(phrase))
    again = phrase[:cut] + phrase[cut:].replace(" ", "\n", 1)
    paragraph.atoms[at : at + size] = [Atom(f"{phrase} {again}", phrase, "doubled run", ends_line=run[-1].ends_line)]
    return True


def _put_parts(text: Text, dice: random.Random, count: int, language: str) -> None:
    """A first part that has its hyphen before some words, and before others a blank or nothing."""
    parts = _PARTS.get(language)
    if not parts:
        return
    part, sound = dice.choice(parts), 2 * count
    for paragraph, at in places(text, dice, lambda paragraph, at: long_word(6)(paragraph.atoms[at])):
        atom = paragraph.atoms[at]
        if atom.word != atom.shown or not atom.word.islower() or frequency_in(atom.word, language) < _COMMON:
            continue
        if not atom.word.endswith(("ed", "ion", "ing")) and language == "en":
            continue
        atom.shown = f"{part}-{atom.shown}"
        if sound > 0:
            sound -= 1
        elif count > 0:
            count -= 1
            never = part in ("self", "demi", "vice", "экс", "вице", "екс", "віце")
            atom.wear("lost hyphen of a first part", atom.shown.replace("-", "" if never and count % 2 else " "))
        else:
            atom.shown = atom.shown.removeprefix(f"{part}-")
            return


KINDS["lost hyphen of a first part"] = _put_parts


@kind_of("lost hyphen in a name")
def _names(paragraph: Paragraph, at: int, dice: random.Random, language: str) -> bool:
    """A compound of two names that stands with its hyphen in the same paragraph."""
    pair = paragraph.atoms[at : at + 2]
    if len(pair) < 2 or not _plain(*pair) or min(len(each.word) for each in pair) < 4 or pair[0].ends_line:
        return False
    name = f"{pair[0].shown.title()}-{pair[1].shown.title()}"
    paragraph.atoms[at : at + 2] = [
        Atom(name),
        Atom(name.replace("-", ""), name, "lost hyphen in a name", ends_line=pair[1].ends_line),
    ]
    return True


def _put_known(text: Text, dice: random.Random, count: int, language: str) -> None:
    """A word cut where both halves are words; the text has it whole elsewhere."""
    whole = [atom.word.lower() for each in text for atom in each.atoms if atom.word and not atom.kind]
    for paragraph, at in places(text, dice, lambda paragraph, at: long_word(7)(paragraph.atoms[at])):
        word = paragraph.atoms[at].word
        if count <= 0:
            return
        if whole.count(word.lower()) < 2 or not word.islower():
            continue
        cuts = [
            cut
            for cut in range(2, len(word) - 1)
            if all(1e-6 < frequency_in(half, language) < _COMMON * 10 for half in (word[:cut], word[cut:]))
        ]
        if cuts:
            cut = dice.choice(cuts)
            paragraph.atoms[at].wear_word("split into words", f"{word[:cut]} {word[cut:]}")
            count -= 1


KINDS["split into words"] = _put_known
