"""Damage put into free texts at rates from none to one word in four: slips, misread letters, blanks, doubles.

The kinds that come from extraction are those of ``docs/benchmarks``; here are rates, old spelling that is left alone,
and texts in which recognition takes the same few letters for one another.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from fascicle.annotate.corrections.lattice.knowledge import parts_of
from fitting.corrections import free
from fitting.corrections.sample import Damage, Sample

sys.path.insert(0, str(Path(__file__).parents[3] / "docs/benchmarks"))
import damage_compounds  # type: ignore[import-not-found]  # noqa: F401  registers its kinds
from damage_kinds import KINDS, Atom, Paragraph  # type: ignore[import-not-found]
from misspellings import misprint  # type: ignore[import-not-found]

_SIZES = (30, 100, 300, 800, 2000, 4000)
_SHORT = 200  # words of a text in which few kinds of damage have room
_RATES = (0.0, 0.0, 0.0, 0.0, 0.0, 0.002, 0.002, 0.005, 0.005, 0.01, 0.01, 0.02, 0.02, 0.04, 0.08, 0.16, 0.25)
_CONFUSED = ("e c", "c e", "h b", "b h", "i l", "l i", "u n", "n u", "m rn", "m in", "f t", "t f", "r t", "a o", "o a",
             "s f", "s ſ", "y v", "g q", "li h", "n r",
             "n ri", "a e", "o e", "h k", "in m", "ü ii", "ä a", "ö o",
             "é e", "ll U", "w vv", "rn m", "t l", "d cl", "e o", "v r", "B V", "R N",
             "C G", "T I", "I l", "S s")  # fmt: skip
_OLD = {
    "en": (r"(?<=\w)u(?=[aeiou]) v", r"(?<=[aeiou])v(?=[aeiou]) u", r"^v u", r"(?<=\w{2})ic$ ick",
           r"(?<=[^aeiou][^aeiou])$ e", r"y$ ie",
           r"(?<=\w\w)i(?=[nt]) y", r"ed$ 'd", r"(?<=[aeiou])(l|t|n|p)$ \1\1", r"our$ or", r"(?<=\w)ss ſſ", r"j i"),
    "de": (r"t(?=[eiu]) th", r"ei ey", r"(?<=[aeiou])k(?=\w) ck", r"ss ß", r"f$ ff", r"z$ tz",
           r"i(?=e) y", r"(?<=\w)ä e", r"^u v"),
    "fr": (r"ai(?=[st]) oi", r"(?<=\w)é e", r"nts$ ns", r"(?<=\w)i$ y", r"^u v", r"(?<=[aeiou])v(?=[aeiou]) u",
           r"ê es", r"û us"),
    "es": (r"^x j", r"j(?=[aeiou]) x", r"c(?=ua) q", r"i$ y", r"(?<=\w)v b", r"ó o", r"á a"),
}  # fmt: skip
_EXTRACTED = ("doubled word", "doubled phrase", "doubled piece", "doubled in pieces", "doubled and glued",
              "doubled small word",
              "lost hyphen", "loose prefix", "split word", "letter-spaced", "glued words", "lost letter at line end",
              "doubled with mark", "doubled at hyphen", "doubled run", "lost hyphen of a first part",
              "lost hyphen in a name",
              "split into words")  # fmt: skip


def samples(data: Path, words: int, seed: int) -> Iterator[Sample]:
    """Damaged and sound texts of so many words of each language."""
    dice = random.Random(seed)
    per: dict[str, int] = {}
    found = list(free.texts(data))
    dice.shuffle(found)
    pools: dict[str, list[tuple[str, list[list[str]], int]]] = {}
    for name, language, blocks in found:
        at = 0
        while at < len(blocks):
            size, end, most = 0, at, dice.choice(_SIZES)
            while end < len(blocks) and size < most:
                size += len(blocks[end])
                end += 1
            pools.setdefault(language, []).append((f"{name} {at}", blocks[at:end], size))
            at = end
    for language, pool in sorted(pools.items()):
        dice.shuffle(pool)
        for name, blocks, size in pool:
            if per.get(language, 0) >= words:
                break
            per[language] = per.get(language, 0) + size
            yield _spoilt(name, language, blocks, dice)


def _spoilt(name: str, language: str, blocks: list[list[str]], dice: random.Random) -> Sample:
    if dice.random() < 0.25:
        blocks = _aged(blocks, language, dice)
    if dice.random() < 0.3:
        blocks = _both_ways(blocks, language, dice)
    text = [Paragraph([Atom(word) for word in block]) for block in blocks]
    rate = dice.choice(_RATES)
    total = sum(map(len, blocks))
    if rate:
        for kind in _EXTRACTED:
            if kind in KINDS and dice.random() < (0.6 if total >= _SHORT else 0.1):
                KINDS[kind](text, dice, max(1, round(min(rate, 0.03) * total / 16)), language)
        _misread(text, dice, rate)
    sample = Sample(f"{name} {rate}", language, [_lines(each) for each in text])
    at = 0
    for paragraph in text:
        for start, end, atom in paragraph.damages():
            sample.damages.append(Damage(at + start, at + end, (atom.right, *atom.also)))
        at += len(paragraph.reading()) + 1
    shown = "\n".join(each.reading() for each in text)
    if shown != sample.view()[0].text:
        raise ValueError(name)
    return sample


def _both_ways(blocks: list[list[str]], language: str, dice: random.Random) -> list[list[str]]:
    """Some compounds written with a hyphen here and there: an author does both, and neither is an error."""
    known = parts_of(language)
    cuts: dict[str, int] = {}
    for word in {word.lower() for block in blocks for word in block if word.isalpha() and len(word) >= 7}:
        places = [cut for cut in range(3, len(word) - 3) if word[:cut] in known and word[cut:] in known]
        if places:
            cuts[word] = places[0]

    def written(word: str) -> str:
        cut = cuts.get(word.lower())
        return f"{word[:cut]}-{word[cut:]}" if cut and dice.random() < 0.3 else word

    return [[written(word) for word in block] for block in blocks]


def _lines(paragraph: Paragraph) -> list[str]:
    return list(paragraph.lines())


def _misread(text: list[Paragraph], dice: random.Random, rate: float) -> None:
    """Words misread, most of them in the few ways that a text has, and slips of the pen."""
    favourites = [_way(each) for each in dice.sample(_CONFUSED, 5)]
    recognised, blanks = dice.random(), dice.random() * 0.5
    for paragraph in text:
        for at, atom in enumerate(paragraph.atoms):
            if atom.kind or dice.random() >= rate or not (word := atom.word):
                continue
            if dice.random() < blanks:
                _blank(paragraph, at, dice)
                continue
            if dice.random() < recognised:
                ways = [way for way in favourites if way[0] in word]
                if dice.random() < 0.3 or not ways:
                    ways = [way for way in map(_way, _CONFUSED) if way[0] in word]
                wrong = _replaced(word, *dice.choice(ways), dice) if ways else word
                if dice.random() < rate:  # two in one word
                    wrong = misprint(wrong, dice)
            else:
                wrong = misprint(word, dice) if len(word) > 2 else word
            if wrong != word and wrong:
                atom.wear_word("misread", wrong)


def _way(entry: str) -> tuple[str, str]:
    right, wrong = entry.split(" ")
    return right, wrong


def _blank(paragraph: Paragraph, at: int, dice: random.Random) -> None:
    atom = paragraph.atoms[at]
    if dice.random() < 0.6:
        word = atom.word
        if len(word) > 2:
            cut = dice.randint(1, len(word) - 1)
            atom.wear_word("split", f"{word[:cut]} {word[cut:]}")
        return
    many = 2 if dice.random() < 0.85 else 3
    run = paragraph.atoms[at : at + many]
    bare = all(each.word and not each.kind and not each.ends_line for each in run)
    bare = bare and all(one.shown[-1].isalpha() and two.shown[0].isalpha() for one, two in pairwise(run))
    if len(run) == many and bare:
        shown, right = ("".join(each.shown for each in run), " ".join(each.shown for each in run))
        paragraph.atoms[at : at + many] = [Atom(shown, right, "glued", ends_line=run[-1].ends_line)]


def _replaced(word: str, right: str, wrong: str, dice: random.Random) -> str:
    places = [match.start() for match in re.finditer(re.escape(right), word)]
    at = dice.choice(places)
    return word[:at] + wrong + word[at + len(right) :]


def _aged(blocks: list[list[str]], language: str, dice: random.Random) -> list[list[str]]:
    """The same words in a spelling of another time, each rule at its own rate; every form is sound."""
    rules = [tuple(each.rsplit(" ", 1)) for each in _OLD[language]]
    chosen = [(re.compile(one), two, dice.random()) for one, two in dice.sample(rules, 4)]
    known: dict[str, str] = {}

    def aged(word: str) -> str:
        if word not in known:
            new = word
            core = re.search(r"[^\W\d_]+", word)
            if core and len(core[0]) > 2:
                form = core[0]
                for pattern, into, often in chosen:
                    if dice.random() < often:
                        form = pattern.sub(into, form)
                new = word[: core.start()] + form + word[core.end() :]
            known[word] = new
        return known[word]

    return [[aged(word) for word in block] for block in blocks]
