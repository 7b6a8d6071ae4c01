"""How many misprints put into sound text are found: ``misspellings.py [--seed N] [--show] LANGUAGE FILE_OR_FOLDER...``.

Two words in a thousand get one slip of a typist or of character recognition, from a seeded generator. A correction is
right where it gives the word back, wrong where it gives another or stands at a word that was right, unless the same
run over the text without misprints shows it to be the text's own: those are counted by ``corrections.py``.
"""

from __future__ import annotations

import random
import re
import time
from argparse import ArgumentParser
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from corrections import CONTROL, view_of
from prose import paragraphs

from fascicle.annotate.corrections.correction import Correction
from fascicle.annotate.corrections.find import find_corrections
from fascicle.language.lexicon import Lexicon, frequency_in
from fascicle.model.certainty import Certainty

_RATE = 0.002
_KNOWN = 1e-8  # a misprint that is another word of the language: no word list finds it
_WORD = re.compile(r"(?<![\w@/.\-=+$#’'])[^\W\d_]{3,}(?![\w@/\-=+$#’']|\.\w)")
_TYPED = ("swap", "lose", "double", "replace", "add")
# What recognition takes for one another, by the shape of letters, whatever the font.
_READ = {
    "rn": "m", "m": "rn", "cl": "d", "d": "cl", "li": "h", "h": "b", "b": "h", "c": "e", "e": "c", "u": "n", "n": "u",
    "i": "l", "l": "1", "I": "l", "ii": "u", "vv": "w", "w": "vv", "f": "t", "t": "f", "o": "0", "s": "5", "g": "q",
    "á": "a", "é": "e", "è": "é", "í": "i", "ó": "o", "ã": "a", "ç": "c", "ñ": "n", "ä": "a", "ö": "o", "ü": "u",
    "ß": "B", "ê": "é", "à": "á", "и": "н", "н": "и", "п": "н", "ш": "щ", "щ": "ш", "ц": "п", "ь": "ъ", "л": "п",
    "г": "т", "е": "с", "с": "е", "в": "н", "ы": "ьт", "ο": "σ", "ν": "υ", "υ": "ν", "ι": "ί", "έ": "ε", "ό": "ο",
    "α": "σ", "η": "π", "ł": "l", "ą": "a", "ę": "e", "ś": "s", "å": "a", "ø": "o",
}  # fmt: skip
_KEYS = {
    letter: row[at - 1 : at] + row[at + 1 : at + 2]
    for row in (
        "qwertyuiop",
        "asdfghjkl",
        "zxcvbnm",
        "йцукенгшщзхъ",
        "фывапролджэ",
        "ячсмитьбю",
        "ςερτυθιοπ",
        "ασδφγηξκλ",
    )
    for at, letter in enumerate(row)
}


def misprint(word: str, dice: random.Random) -> str:
    """The word with one slip; the same word where no slip was found for it."""
    if dice.random() < 0.5:
        return _misread(word, dice)
    return _mistyped(word, dice)


def _misread(word: str, dice: random.Random) -> str:
    places = [
        (at, wrong, right) for wrong, right in _READ.items() for at in range(len(word)) if word.startswith(wrong, at)
    ]
    if not places or dice.random() < 0.2:  # a speck or a worn letter: nothing is read
        at = dice.randrange(len(word))
        return word[:at] + word[at + 1 :]
    at, right, wrong = dice.choice(places)
    return word[:at] + wrong + word[at + len(right) :]


def _mistyped(word: str, dice: random.Random) -> str:
    at = dice.randrange(len(word))
    before, letter, after = word[:at], word[at], word[at + 1 :]
    near = _KEYS.get(letter.lower()) or letter
    match dice.choice(_TYPED):
        case "swap":
            return before + after[:1] + letter + after[1:]
        case "lose":
            return before + after
        case "double":
            return before + letter + letter.lower() + after
        case "replace":
            return before + dice.choice(near) + after
        case _:
            return before + letter + dice.choice(near) + after


def spoil(texts: Sequence[str], dice: random.Random) -> list[tuple[str, list[tuple[int, str, str]]]]:
    """Each text with its misprints: place, wrong form, right form."""
    found = []
    for text in texts:
        parts: list[str] = []
        errors: list[tuple[int, str, str]] = []
        last = length = 0
        for match in _WORD.finditer(text):
            if dice.random() >= _RATE:
                continue
            wrong = misprint(match[0], dice)
            if wrong.lower() == match[0].lower():
                continue
            parts.append(text[last : match.start()])
            length += len(parts[-1])
            errors.append((length, wrong, match[0]))
            parts.append(wrong)
            length += len(wrong)
            last = match.end()
        found.append(("".join(parts) + text[last:], errors))
    return found


@dataclass
class Tally:
    """Right and wrong corrections at one certainty and above."""

    right: int = 0
    wrong: int = 0
    elsewhere: int = 0

    def row(self, errors: int) -> str:
        """Precision and recall in words."""
        made = self.right + self.wrong + self.elsewhere
        return f"p {self.right / max(made, 1):.3f} r {self.right / max(errors, 1):.3f} ({made})"


def find(texts: Sequence[str], language: str) -> tuple[str, list[Correction]]:
    """The reading layer of the texts, and the corrections."""
    view = view_of(texts)
    return view.text, find_corrections(view, Lexicon(texts, [language]), [language], ())


def place(reading: str, spoilt: Iterable[tuple[str, list[tuple[int, str, str]]]]) -> dict[int, tuple[str, str]]:
    """Where the misprints stand in the reading layer: the wrong and the right form."""
    places: dict[int, tuple[str, str]] = {}
    at = 0
    for text, errors in spoilt:
        at = reading.index(text, at)
        places.update({at + start: (wrong, right) for start, wrong, right in errors})
        at += len(text)
    return places


class Bench:
    """One text, spoilt with several seeds, and what was found."""

    def __init__(self, language: str, texts: Sequence[str], show: str) -> None:
        self.language, self.texts, self.show = language, texts, show
        self.words = sum(len(text.split()) for text in texts)
        started = time.perf_counter()
        reading, own = find(texts, language)
        self.seconds = time.perf_counter() - started
        self.applied = sum(each.certainty is not Certainty.LOW for each in own)
        self.known = {(reading[each.start : each.end], each.replacement) for each in own}
        self.tallies = {certainty: Tally() for certainty in Certainty}
        self.misprints = self.others = 0
        for each in own:
            if each.certainty is not Certainty.LOW or "low" in show:
                self._print("own", reading, each.start, each.end, each)

    def run(self, seed: int) -> None:
        """Spoil the text, correct it and count."""
        spoilt = spoil(self.texts, random.Random(f"{self.language} {seed}"))
        reading, found = find([text for text, _ in spoilt], self.language)
        places = place(reading, spoilt)
        at_place = {at: each for each in found for at in range(each.start, each.end)}
        mended: set[int] = set()
        for start, (wrong, right) in places.items():
            stop = start + len(wrong)
            other = frequency_in(wrong.lower(), self.language) >= _KNOWN
            self.misprints += 1
            self.others += other
            each = next((at_place[at] for at in range(start, stop) if at in at_place), None)
            if each is None:
                self._print("missed", reading, start, stop, None, f"{right} {'*' * other}")
                continue
            fits = _mended(reading, each, start, wrong) == right
            mended.add(each.start)
            self._count(each, "right" if fits else "wrong")
            if not fits or each.certainty is Certainty.LOW:
                self._print("doubt" if fits else "wrong", reading, start, stop, each, right)
        for each in found:
            if each.start not in mended and (reading[each.start : each.end], each.replacement) not in self.known:
                self._count(each, "elsewhere")
                self._print("else", reading, each.start, each.end, each)

    def _count(self, each: Correction, kind: str) -> None:
        order = list(Certainty)
        for certainty in order[order.index(each.certainty) :]:
            setattr(self.tallies[certainty], kind, getattr(self.tallies[certainty], kind) + 1)

    def _print(self, kind: str, reading: str, start: int, end: int, each: Correction | None, right: str = "") -> None:
        if kind in self.show:
            told = f"{each.rule} {each.certainty} {each.replacement} ({each.evidence})" if each else ""
            around = f"{reading[max(0, start - 25) : start]}[{reading[start:end]}]{reading[end : end + 25]}"
            print(f"  {self.language} {kind}: {around} | {right} | {told}".replace("\n", " "))  # noqa: T201

    def row(self) -> str:
        """The figures."""
        rows = "; ".join(f"{certainty} {tally.row(self.misprints)}" for certainty, tally in self.tallies.items())
        return (
            f"{self.language}: {self.words} words, {self.misprints} misprints, {self.others} of them listed; {rows}; "
            f"without misprints {1000 * self.applied / self.words:.2f} in 1,000; {self.seconds:.1f} s"
        )


def _mended(reading: str, each: Correction, start: int, wrong: str) -> str:
    """What stands in the place of the misprint after a correction that covers some of it."""
    stop = start + len(wrong)
    before, after = reading[min(start, each.start) : each.start], reading[each.end : max(stop, each.end)]
    around = len(reading[each.start : start]), len(reading[stop : each.end])
    whole = before + each.replacement + after
    return whole[around[0] : len(whole) - around[1]]


def main() -> None:
    """Read the command line, measure and print."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, nargs="+", default=[1])
    parser.add_argument("--show", default="", help="any of: own else wrong missed doubt low")
    parser.add_argument("--words", type=int, default=60_000, help="about so many, taken evenly from the text")
    parser.add_argument("language")
    parser.add_argument("paths", type=Path, nargs="+")
    given = parser.parse_args()
    texts = [" ".join(CONTROL.sub("", " ".join(words)).split()) for words in paragraphs(given.paths, given.language)]
    step = max(1, round(sum(len(text.split()) for text in texts) / given.words))
    bench = Bench(given.language, texts[::step], given.show)
    for seed in given.seeds:
        bench.run(seed)
    print(bench.row())  # noqa: T201


if __name__ == "__main__":
    main()
