"""How much of the damage that extraction does is mended: ``damage.py LANGUAGE FILE_OR_FOLDER...``.

Sound prose is set in the lines of a column, and damage of each kind is put in at random places (``--seed N``), as
programs for PDF and recognition do it. Printed are recall for each kind of damage, with certainty high and with
high or medium, precision for each kind of correction, and how many sound words in 1,000 were changed.
Options: ``--show`` prints what was missed and what was changed wrongly, ``--words N`` takes so many words (20,000),
``--kinds A,B`` puts in these only.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import damage_compounds  # noqa: F401  registers its kinds
import damage_signs  # noqa: F401  registers its kinds
from damage_kinds import KINDS, UNCOUNTED, Atom, Paragraph
from lxml import etree
from prose import paragraphs

from fascicle.annotate.corrections.correction import Correction, CorrectionKind
from fascicle.annotate.corrections.find import find_corrections
from fascicle.language.lexicon import WORD, Lexicon
from fascicle.model.certainty import Certainty
from fascicle.tei.layers.view import Layer, LayerView
from fascicle.tei.names import tei

_DOCUMENT = 4000  # words of a text: a long newspaper page
_EACH = 4  # damages of a kind in a text
_MADE = (Certainty.HIGH, Certainty.MEDIUM)


@dataclass
class Score:
    """Counts of one language."""

    put: Counter[str] = field(default_factory=Counter)
    mended: dict[Certainty, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    right: Counter[CorrectionKind] = field(default_factory=Counter)
    wrong: Counter[CorrectionKind] = field(default_factory=Counter)
    words: int = 0
    changed: Counter[str] = field(default_factory=Counter)


def documents(language: str, roots: Sequence[Path], words: int) -> Iterator[list[Paragraph]]:
    """Texts of so many words as ``_DOCUMENT`` says, of paragraphs shuffled, until ``words`` are reached."""
    found = list(paragraphs(roots, language))
    random.Random(0).shuffle(found)
    text: list[Paragraph] = []
    size = total = 0
    for each in found:
        text.append(Paragraph([Atom(word) for word in each]))
        size += len(each)
        if size >= _DOCUMENT:
            yield text
            total, text, size = total + size, [], 0
            if total >= words:
                return
    if size > _DOCUMENT / 2:
        yield text


def view_of(text: Sequence[Paragraph]) -> tuple[LayerView, list[str]]:
    """The reading layer of a text, and its lines."""
    body = etree.Element(tei("text"))
    lines: list[str] = []
    for paragraph in text:
        block = etree.SubElement(body, tei("p"))
        joined: etree._Element | None = None
        for line in paragraph.lines():
            mark = etree.SubElement(block, tei("lb"), {"break": "no"} if joined is not None else {})
            broken = line.endswith("\u00ac")
            mark.tail = line.rstrip("\u00ac") + ("" if broken else "\n")
            joined = mark if broken else None
            lines.append(line.replace("\u00ac", "-"))
    return LayerView(body, Layer.READING), lines


def corrected(text: str, start: int, end: int, corrections: Sequence[Correction]) -> str:
    """``text[start:end]`` with the corrections in it made, blanks run together."""
    for each in sorted(corrections, key=lambda each: -each.start):
        text = text[: each.start] + each.replacement + text[each.end :]
        end += len(each.replacement) - (each.end - each.start)
    return " ".join(text[start:end].split())


def measure(text: Sequence[Paragraph], language: str, score: Score, show: bool) -> None:
    """Count what is mended in a text and what is not."""
    view, lines = view_of(text)
    places = [place for paragraph in text for place in paragraph.damages()]
    shown = "\n".join(paragraph.reading() for paragraph in text)
    if shown != view.text:
        raise ValueError("the view is another text than the one that was made")
    found = find_corrections(view, Lexicon(lines, [language]), [language], ())
    applied = [each for each in found if each.certainty in _MADE]
    score.words += len(WORD.findall(shown))
    offsets, at = [], 0
    for paragraph in text:
        offsets += [at] * len(list(paragraph.damages()))
        at += len(paragraph.reading()) + 1
    harmless: set[int] = set()
    for offset, (start, end, atom) in zip(offsets, places, strict=True):
        start, end = start + offset, end + offset
        touching = [each for each in applied if each.start < end and each.end > start]
        if atom.kind == UNCOUNTED:
            harmless.update(id(each) for each in touching)
            continue
        score.put[atom.kind] += 1
        first, last = min([start, *(e.start for e in touching)]), max([end, *(e.end for e in touching)])
        wanted = {
            " ".join((shown[first:start] + right + shown[end:last]).split()) for right in (atom.right, *atom.also)
        }
        mended = bool(touching) and corrected(shown, first, last, touching) in wanted
        harmless.update(id(each) for each in touching)
        for each in touching:
            (score.right if mended else score.wrong)[each.kind] += 1
        if mended:
            score.mended[Certainty.MEDIUM][atom.kind] += 1
            score.mended[Certainty.HIGH][atom.kind] += all(each.certainty is Certainty.HIGH for each in touching)
        elif show:
            got = corrected(shown, first, last, touching) if touching else ""
            context = shown[max(0, start - 25) : end + 25].replace("\n", "|")
            rules = ",".join(each.rule for each in touching)
            print(f"  - {atom.kind}: {shown[start:end]!r} is {atom.right!r} {got!r} {rules}: {context}")  # noqa: T201
    for each in applied:
        if id(each) not in harmless:
            score.wrong[each.kind] += 1
            score.changed[each.rule] += 1
            if show:
                context = shown[max(0, each.start - 25) : each.end + 25].replace("\n", "|")
                what = f"{each.rule} {each.certainty} {shown[each.start : each.end]!r} > {each.replacement!r}"
                print(f"  + {what}: {context}")  # noqa: T201


def report(language: str, score: Score) -> None:
    """Print a table for people."""
    print(f"{language}: {score.words} words, {sum(score.put.values())} damages")  # noqa: T201
    for kind, put in sorted(score.put.items()):
        high, all_ = (score.mended[level][kind] / put for level in (Certainty.HIGH, Certainty.MEDIUM))
        print(f"  recall {kind:<22} {put:>5}  high {high:.2f}  made {all_:.2f}")  # noqa: T201
    for each in CorrectionKind:
        if made := score.right[each] + score.wrong[each]:
            print(f"  precision {each.value:<19} {made:>5}  {score.right[each] / made:.3f}")  # noqa: T201
    for what, rules in (("C01 to C04", "C0[1234]"), ("all rules", "C0")):
        changed = sum(n for rule, n in score.changed.items() if rules == "C0" or rule[2] in "1234")
        print(f"  sound words changed, {what}: {1000 * changed / max(score.words, 1):.2f} in 1,000")  # noqa: T201
    print("  by rule:", dict(sorted(score.changed.items())))  # noqa: T201


def main() -> None:
    """Put damage in, and print what became of it."""
    parser = argparse.ArgumentParser()
    parser.add_argument("language")
    parser.add_argument("roots", nargs="+", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--words", type=int, default=20_000)
    parser.add_argument("--kinds", default=",".join(KINDS))
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    dice, score = random.Random(options.seed), Score()
    for text in documents(options.language, options.roots, options.words):
        for kind in options.kinds.split(","):
            KINDS[kind](text, dice, _EACH, options.language)
        measure(text, options.language, score, options.show)
    report(options.language, score)


if __name__ == "__main__":
    main()
