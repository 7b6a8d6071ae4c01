"""Whether the estimate of errors left holds: ``errors_left.py LANGUAGE FILE_OR_FOLDER...`` with prose.

Only paragraphs of which a list has every word are taken, so that what is wrong in them is what was put into them.

In each trial a known number of errors is put into a part of the text, the text is corrected as an edition with the
threshold "medium" is, and what is really left (errors not mended, and right words made wrong) is compared with the
estimate. The errors are not quite those that the estimate plants; there are three mixes: slips of typing, with the keys
beside each other, confusions of recognition, and damage of extraction.

``errors_left.py --gold EDITION SOURCES OUT GOLD`` compares with errors marked by hand in parts of an edition's texts,
``errors_left.py --unknown LANGUAGE FILE_OR_FOLDER...`` tells how many words of prose no list knows.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from random import Random

from lxml import etree
from prose import paragraphs

import fascicle
from fascicle.annotate.corrections.apply import Corrector, lexicon_of
from fascicle.annotate.corrections.find import find_corrections
from fascicle.check.grammar import edition_schema
from fascicle.language.lexicon import WORD, frequency_in
from fascicle.reports.corrections import correction_rows, unknown_words
from fascicle.reports.errors_left import Estimate, estimates, evidence
from fascicle.reports.rightness import Rightness
from fascicle.reports.seeding import recall
from fascicle.tei.layers import Layer, LayerView
from fascicle.tei.names import tei

_WORDS = 6_000  # of each trial
_AMOUNTS = (0, 8, 20, 50)
_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_SHAPES = (
    ("rn", "m"),
    ("m", "rn"),
    ("l", "i"),
    ("e", "c"),
    ("h", "b"),
    ("cl", "d"),
    ("u", "n"),
    ("ii", "n"),
    ("t", "f"),
)
_LINE = 12  # words


def _beside(letter: str, random: Random) -> str:
    row = next((row for row in _KEYS if letter in row), "")
    near = [row[at] for at in (row.find(letter) - 1, row.find(letter) + 1) if 0 <= at < len(row)] if row else []
    return random.choice(near) if near else letter


def typed(words: list[str], at: int, random: Random) -> None:
    """A letter left out, doubled, swapped with the next, or the key beside it."""
    word = words[at]
    n = random.randrange(len(word) - 1)
    words[at] = random.choice(
        (
            word[:n] + word[n + 1 :],
            word[: n + 1] + word[n:],
            word[:n] + word[n + 1] + word[n] + word[n + 2 :],
            word[:n] + _beside(word[n], random) + word[n + 1 :],
        )
    )


def recognised(words: list[str], at: int, random: Random) -> None:
    """A letter read as one that looks like it."""
    shapes = [(old, new) for old, new in _SHAPES if old in words[at]]
    if shapes:
        words[at] = words[at].replace(*random.choice(shapes), 1)


def damaged(words: list[str], at: int, random: Random) -> None:
    """A word cut, doubled, or glued to the next."""
    word, kind = words[at], random.randrange(3)
    cut = random.randrange(2, len(word) - 1)
    if kind == 2 and at + 1 < len(words):
        words[at : at + 2] = [word + words[at + 1]]
    else:
        words[at] = f"{word} {word}" if kind == 1 else f"{word[:cut]} {word[cut:]}"


MIXES: dict[str, tuple[Callable[[list[str], int, Random], None], ...]] = {
    "typing": (typed,),
    "recognition": (recognised,),
    "damage": (damaged,),
    "all": (typed, recognised, damaged),
}


def spoilt(prose: Sequence[list[str]], number: int, mix: str, random: Random) -> list[list[str]]:
    """The paragraphs with so many errors, no two in the same ten words."""
    changed = [list(words) for words in prose]
    places = [
        (block, at)
        for block, words in enumerate(prose)
        for at in range(5, len(words) - 5, 10)
        if re.fullmatch(r"[^\W\d_]{4,}", words[at])
    ]
    lengths = [len(prose[block][at]) for block, at in places]
    chosen: set[tuple[int, int]] = set()
    while len(chosen) < min(number, len(places)):
        chosen.update(random.choices(places, lengths))
    for block, at in sorted(chosen, reverse=True):
        random.choice(MIXES[mix])(changed[block], at, random)
    return changed


def encoded(prose: Sequence[list[str]]) -> etree._Element:
    """Paragraphs as a ``text`` element, in lines of some words."""
    text = etree.Element(tei("text"))
    body = etree.SubElement(etree.SubElement(text, tei("body")), tei("div"))
    number = 0
    for words in prose:
        paragraph = etree.SubElement(body, tei("p"))
        for first in range(0, len(words), _LINE):
            number += 1
            etree.SubElement(paragraph, tei("lb"), n=str(number)).tail = " ".join(words[first : first + _LINE]) + " "
    return text


def trial(prose: Sequence[list[str]], changed: Sequence[list[str]], language: str) -> tuple[int, Estimate]:
    """How many errors are left when the changed text has been corrected, and the estimate."""
    text = encoded(changed)
    corrector = Corrector(find_corrections, (language,), edition_schema().may_contain, threshold="medium")
    done = corrector.apply(text, "text.xml")
    lexicon, view = lexicon_of(text, [language]), LayerView(text, Layer.READING)
    known = evidence(
        correction_rows(text, "text.xml", done.proposals),
        "text.xml",
        words=len(view.text.split()),
        recall=recall(text, corrector.findings, lexicon),
        unknown=len(unknown_words(text, done.proposals, lexicon)),
    )
    left = sum(_differences(words, got.split()) for words, got in zip(prose, view.text.split("\n"), strict=True))
    return left, estimates([known], Rightness())[0]


def _differences(right: Sequence[str], got: Sequence[str]) -> int:
    """How many stretches of words are not the same."""
    changes = SequenceMatcher(None, right, got, False).get_opcodes() if right != got else ()
    return sum(change[0] != "equal" for change in changes)


def injected(language: str, roots: Sequence[Path], trials: int) -> None:
    """Print how often the limits hold the truth, by mix of errors."""
    whole = [words for words in paragraphs(roots, language) if _is_sound(words, language)]
    for mix in MIXES:
        results: list[tuple[int, Estimate]] = []
        for number in range(trials):
            for amount in _AMOUNTS:
                random = Random(f"{mix} {number} {amount}")
                prose = list(_part(whole, random))
                results.append(trial(prose, spoilt(prose, amount, mix, random), language))
        inside = sum(found.low <= left <= found.high for left, found in results)
        truth, expected, low, high = (
            sum(values) / len(results)
            for values in zip(*((left, found.left, found.low, found.high) for left, found in results), strict=True)
        )
        print(  # noqa: T201
            f"{language} {mix:12} left {truth:5.1f}, estimated {expected:5.1f} ({low:.1f} to {high:.1f});"
            f" within the limits {inside} of {len(results)}",
            flush=True,
        )


def _is_sound(words: Sequence[str], language: str) -> bool:
    """Whether a list has every word: what is left in such a paragraph is what was put into it."""
    return all(frequency_in(word.lower().replace("’", "'"), language) for word in WORD.findall(" ".join(words)))


def _part(whole: Sequence[list[str]], random: Random) -> Iterator[list[str]]:
    """Paragraphs from a random one on, as many as a trial has words."""
    at, words = random.randrange(len(whole)), 0
    for step in range(len(whole)):
        if words >= _WORDS:
            return
        yield whole[(at + step) % len(whole)]
        words += len(whole[(at + step) % len(whole)])


def strange(language: str, roots: Sequence[Path]) -> None:
    """Print how many words of prose stand once and are in no list."""
    text = encoded(list(paragraphs(roots, language)))
    words = len(LayerView(text, Layer.READING).text.split())
    share = 1000 * len(unknown_words(text, (), lexicon_of(text, [language]))) / words
    print(f"{language}: {words} words, {share:.1f} in 1,000 stand once and are in no list")  # noqa: T201


def marked(edition: Path, sources: Path, out: Path, gold: Path) -> None:
    """Print the errors that are left in the parts marked by hand, and the estimate for as many words."""
    _, found = fascicle.open(edition, sources=sources, out=out).report_corrections()
    by_file = {each.file: each for each in found}
    zones = json.loads((gold / "zones.json").read_text("utf-8"))["corrections"]["dev"]
    expected = low = high = 0.0
    for source in sorted(sources.glob("*.txt")):
        lines = source.read_text("utf-8").splitlines()
        for first, last in zones.get(source.name[:3], []):
            each = by_file[f"{source.stem}.xml"]
            share = len(" ".join(lines[first - 1 : last]).split()) / len(" ".join(lines).split())
            expected, low, high = expected + share * each.left, low + share * each.low, high + share * each.high
    score = [sys.executable, str(gold.parent / "evaluation" / "score.py"), "--tei", str(out / "text")]
    command = [*score, "--corpus", str(sources), "--gold", str(gold)]
    told = subprocess.run(command, capture_output=True, text=True, check=True)
    left = json.loads(re.search(r'"corrections": (\{[^}]*\})', told.stdout)[1])  # type: ignore[index]
    print(f"marked by hand and left: {left['fn'] + left['fp']}; estimated {expected:.0f} ({low:.0f} to {high:.0f})")  # noqa: T201


def main() -> None:
    """Measure what the first argument says."""
    if sys.argv[1] == "--gold":
        marked(*map(Path, sys.argv[2:6]))
    elif sys.argv[1] == "--unknown":
        strange(sys.argv[2], [Path(each) for each in sys.argv[3:]])
    else:
        injected(sys.argv[1], [Path(each) for each in sys.argv[2:]], trials=5)


if __name__ == "__main__":
    main()
