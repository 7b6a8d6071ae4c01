"""Words that are words: ``context.py [--seeds N] [--show KIND] FILE_OR_FOLDER...``, English prose.

First the sound text: how many of its words the rule would change, or propose to change. Then one word of every
fifth paragraph is made another word, from a seeded generator: half of them one slip away, half of them, where there are
such, words that writers confuse. A correction is right where it gives the word back. Other inflections of a word are
among them; the rule leaves those alone.
"""

from __future__ import annotations

import random
import re
import time
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from corrections import CONTROL, view_of
from prose import paragraphs

from fascicle.annotate.corrections.correction import Correction
from fascicle.annotate.corrections.errors.context import confused_with, find_misplaced
from fascicle.annotate.corrections.text_context import Passage
from fascicle.language.lexicon import Lexicon, frequency_in
from fascicle.language.slips import TYPICAL, best_slips
from fascicle.model.certainty import Certainty

_WORD = re.compile(r"(?<![\w@/.\-=+$#’'])[a-z]+(?![\w@/\-=+$#’'])")
_KNOWN = 1e-6
_LANGUAGE = "en"
_VOLUME = 20_000  # words
_SHARE = 0.2  # of paragraphs get an error


def find(texts: Sequence[str]) -> tuple[str, list[Correction], float]:
    """The reading layer of the texts, what the rule finds in it, and in how many seconds."""
    view = view_of(texts)
    passage = Passage(view, Lexicon(texts, [_LANGUAGE]), [_LANGUAGE], ())
    started = time.process_time()
    found = find_misplaced(passage)
    return view.text, found, time.process_time() - started


def volumes(texts: Sequence[str]) -> Iterator[list[str]]:
    """Texts as long as those of an edition: what is often in one is its own."""
    volume: list[str] = []
    words = 0
    for text in texts:
        volume.append(text)
        words += len(text.split())
        if words >= _VOLUME:
            yield volume
            volume, words = [], 0
    if volume:
        yield volume


def spoil(text: str, dice: random.Random) -> tuple[str, int, str, str] | None:
    """The text with one word that is another: where, what stands there, and what should."""
    words = list(_WORD.finditer(text))
    if not words:
        return None
    match = dice.choice(words)
    slips = sorted(form for form, slip in best_slips(match[0]).items() if slip >= TYPICAL)
    slips = [form for form in slips if frequency_in(form, _LANGUAGE) >= _KNOWN]
    taken = sorted(confused_with(match[0]))
    wrong = dice.choice(taken if taken and (dice.random() < 0.5 or not slips) else slips or [match[0]])
    if wrong == match[0]:
        return None
    return text[: match.start()] + wrong + text[match.end() :], match.start(), wrong, match[0]


def show(kind: str, reading: str, start: int, end: int, told: str) -> None:
    """One place with its context."""
    around = f"{reading[max(0, start - 30) : start]}[{reading[start:end]}]{reading[end : end + 30]}"
    print(f"  {kind}: {around} | {told}".replace("\n", " "))  # noqa: T201


def measure_sound(texts: Sequence[str], shown: Iterable[str]) -> None:
    """Print how much of sound text is doubted."""
    find(texts[:1])  # reads the tables
    words = sum(len(text.split()) for text in texts)
    applied = proposed = 0
    seconds = 0.0
    for volume in volumes(texts):
        reading, found, taken = find(volume)
        seconds += taken
        for each in found:
            low = each.certainty is Certainty.LOW
            applied, proposed = applied + (not low), proposed + low
            if ("low" if low else "sound") in shown:
                kind = f"sound {each.certainty}"
                show(kind, reading, each.start, each.end, f"{each.replacement}: {each.evidence}")
    print(  # noqa: T201
        f"sound: {words:,} words, {applied} changed ({1000 * applied / words:.3f} in 1,000), "
        f"{proposed} proposed (1 in {words // max(proposed, 1):,}), {seconds:.1f} s"
    )


class Bench:
    """How many of the errors put into some texts are found."""

    def __init__(self, shown: Iterable[str]) -> None:
        self.shown = set(shown)
        self.errors = 0
        self.right = dict.fromkeys(Certainty, 0)
        self.wrong = dict.fromkeys(Certainty, 0)

    def run(self, texts: Sequence[str], dice: random.Random) -> None:
        """Spoil the texts of one volume and count."""
        spoilt = [(dice.random() < _SHARE and spoil(text, dice)) or (text, 0, "", "") for text in texts]
        reading, found, _ = find([each[0] for each in spoilt])
        at_place = {each.start: each for each in found}
        at = 0
        for text, start, form, meant in spoilt:
            at = reading.index(text, at)
            if form:
                self._count(reading, at + start, form, meant, at_place.get(at + start))
            at += len(text)

    def _count(self, reading: str, start: int, form: str, meant: str, each: Correction | None) -> None:
        self.errors += 1
        fits = each is not None and each.replacement == meant
        if each:
            (self.right if fits else self.wrong)[each.certainty] += 1
        kind = "missed" if each is None else "found" if fits else "wrong"
        if kind in self.shown:
            told = f"{each.certainty} {each.replacement}" if each else ""
            show(kind, reading, start, start + len(form), f"{meant} {told}")

    def row(self, name: str, *certainties: Certainty) -> str:
        """Precision and recall of some certainties."""
        right, wrong = (sum(each[key] for key in certainties) for each in (self.right, self.wrong))
        return f"{name}: precision {right / max(right + wrong, 1):.3f}, recall {right / max(self.errors, 1):.3f}"


def main() -> None:
    """Measure the files and folders of the command line."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--show", action="append", default=[], choices=["sound", "low", "missed", "wrong", "found"])
    options = parser.parse_args()
    texts = [CONTROL.sub("", " ".join(words)) for words in paragraphs(options.paths, _LANGUAGE)]
    measure_sound(texts, options.show)
    bench = Bench(options.show)
    for seed in options.seeds:
        dice = random.Random(seed)
        for volume in volumes(texts):
            bench.run(volume, dice)
    print(f"{bench.errors} errors put in")  # noqa: T201
    print(bench.row("applied", Certainty.HIGH, Certainty.MEDIUM))  # noqa: T201
    print(bench.row("with proposals", *Certainty))  # noqa: T201


if __name__ == "__main__":
    main()
