"""How often the patterns of wrong signs are right: ``signs.py LANGUAGE=FILE... --damage LANGUAGE=FOLDER...``.

Each FILE has three lines, as the shared tasks of ICDAR on post-correction have them: the recognised text, the same
aligned with its truth, and the truth (``@`` stands for nothing, ``#`` for unknown), each behind a label of 14
characters.
Each FOLDER has sound prose, into which damage of signs is put as ``damage.py`` does: what recognised texts lack.

Printed are for both halves of the files, by a digest of their names, how often each pattern was right and wrong, and
the share of right ones among those called high, medium and low by what the *other* half says. A pattern that never
stands there, or is not right, gains nothing. ``--fit`` writes the table of rightness, of both halves.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path

import damage_signs  # noqa: F401  registers its kinds
from damage import documents, view_of
from damage_kinds import KINDS, Atom
from lxml import etree

from fascicle.annotate.corrections.signs.find import questioned
from fascicle.annotate.corrections.signs.rightness import FILE, Fitted, certainty, probability
from fascicle.annotate.corrections.text_context import Passage
from fascicle.language.lexicon import Lexicon
from fascicle.tei.layers import Layer, LayerView
from fascicle.tei.names import tei

_LABEL = 14
_EACH = 8  # damages of a kind in a text
_WORDS = 32_000  # of sound prose in a language
_SIGNS = (
    "blank before mark", "no blank after mark", "blank in brackets", "apostrophe", "quotation mark", "two stops",
    "number",
)  # fmt: skip
Found = tuple[str, str, bool]  # name of a pattern, cell, whether it was right


def edits(one: str, other: str) -> int:
    """Levenshtein distance; straight and curly apostrophes are one."""
    one, other = one.replace("’", "'"), other.replace("’", "'")
    row = list(range(len(other) + 1))
    for i, x in enumerate(one, 1):
        new = [i]
        for j, y in enumerate(other, 1):
            new.append(min(row[j] + 1, new[-1] + 1, row[j - 1] + (x != y)))
        row = new
    return row[-1]


def recognised(path: Path, language: str) -> Iterator[Found]:
    """What the table questions in a recognised text, compared with its truth."""
    rows = [line[_LABEL:] for line in path.read_text(encoding="utf-8-sig").splitlines() if line[:1] == "["]
    if len(rows) != 3 or len(rows[1]) != len(rows[2]):
        return
    left, truth = rows[1], rows[2]
    at = [place for place, sign in enumerate(left) if sign != "@" and not sign.isspace()]
    body = etree.Element(tei("text"))
    etree.SubElement(body, tei("p")).text = left.replace("@", "")
    passage = Passage(LayerView(body, Layer.READING), Lexicon([left.replace("@", "")], [language]), [language], ())
    before = [0]
    for sign in passage.text:
        before.append(before[-1] + (not sign.isspace()))
    for pattern, place, right, where in questioned(passage):
        start, end = place.span
        first, last = at[max(0, before[start] - 1)], at[min(len(at) - 1, before[end])]
        while first > 0 and not left[first - 1] == truth[first - 1] == " ":
            first -= 1
        while last < len(left) and not left[last : last + 1] == truth[last : last + 1] == " ":
            last += 1
        wanted = _squeezed(truth[first:last])
        low = passage.text.rfind(" ", 0, max(0, start - 1)) + 1 if start else 0
        was = _squeezed(left[first:last])
        around = passage.text[start - (start - low) : start], passage.text[end:].partition(" ")[0]
        now = was.replace(
            _squeezed(passage.text[low:start] + passage.text[start:end] + around[1]),
            _squeezed(passage.text[low:start] + right + around[1]),
        )
        distance = edits(was, wanted), edits(now, wanted)
        if "#" not in wanted and wanted and distance[0] <= 0.6 * len(wanted):
            yield pattern.name, where, distance[1] < distance[0]


def _squeezed(text: str) -> str:
    return " ".join(text.replace("@", "").replace("ſ", "s").split())


def damaged(folder: Path, language: str, seed: int) -> Iterator[Found]:
    """What the table questions in sound prose with damage of signs in it."""
    for number, text in enumerate(documents(language, [folder], _WORDS)):
        for kind in _SIGNS:
            KINDS[kind](text, random.Random(f"{seed} {number} {kind}"), _EACH, language)
        view, lines = view_of(text)
        passage = Passage(view, Lexicon(lines, [language]), [language], ())
        damages, offset = [], 0
        for paragraph in text:
            damages += [(start + offset, end + offset, atom) for start, end, atom in paragraph.damages()]
            offset += len(paragraph.reading()) + 1
        for pattern, place, right, where in questioned(passage):
            start, end = place.span
            hit = next((each for each in damages if each[0] <= end and start <= each[1]), None)
            if hit is not None:  # the rest may be slips of the prose itself
                yield pattern.name, where, _mends(passage.text, place.span, right, hit)


def _mends(text: str, span: tuple[int, int], right: str, damage: tuple[int, int, Atom]) -> bool:
    """Whether a reading makes what was damaged what it was, or more like it."""
    start, end, atom = damage
    first, last = min(start, span[0]), max(end, span[1])
    now = text[first : span[0]] + right + text[span[1] : last]
    wanted = [text[first:start] + each + text[end:last] for each in (atom.right, *atom.also)]
    return min(edits(now, each) for each in wanted) < min(edits(text[first:last], each) for each in wanted)


def first_half(path: Path) -> bool:
    """Whether a file is of the half that fits."""
    return hashlib.sha256(path.name.encode()).digest()[0] % 2 == 0


def counted(found: Iterable[Found]) -> dict[str, dict[str, list[int]]]:
    """Right and wrong ones by pattern and cell."""
    table: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(lambda: [0, 0]))
    for name, where, right in found:
        table[name][where][not right] += 1
    return table


def show(title: str, found: list[Found], fitted: Fitted | None) -> None:
    """Print what was found, and what the table says of it."""
    print(f"{title}: {len(found)}")  # noqa: T201
    for name, cells in sorted(counted(found).items()):
        print(f"  {name:<16}", *(f"{where}: {right} right, {wrong} wrong;" for where, (right, wrong) in cells.items()))  # noqa: T201
    levels: Counter[tuple[str, bool]] = Counter()
    for name, where, right in found:
        levels[str(certainty(probability(name, where, fitted)) or "nothing"), right] += 1
    for level in ("high", "medium", "low", "nothing"):
        good, all_ = levels[level, True], levels[level, True] + levels[level, False]
        print(f"  {level}: {good} of {all_}{f' = {good / all_:.3f}' if all_ else ''}")  # noqa: T201


def main() -> None:
    """Measure, and fit if asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", metavar="LANGUAGE=FILE")
    parser.add_argument("--damage", nargs="*", default=[], metavar="LANGUAGE=FOLDER")
    parser.add_argument("--fit", action="store_true")
    arguments = parser.parse_args()
    halves: tuple[list[Found], list[Found]] = [], []
    for each in arguments.files:
        language, _, name = each.partition("=")
        halves[not first_half(Path(name))].extend(recognised(Path(name), language))
    put: list[Found] = []
    unlisted: dict[str, float] = {}
    for each in arguments.damage:
        language, _, name = each.partition("=")
        unlisted[language] = unlisted_in(Path(name), language)
    # what is found is named after how well the text was read, which has to be known first
    for each in arguments.damage:
        language, _, name = each.partition("=")
        put += damaged(Path(name), language, 11)
    if arguments.fit:
        FILE.write_text(
            json.dumps(asdict(fit([*halves[0], *halves[1]], put, unlisted)), indent=1) + "\n", encoding="utf-8"
        )
    for title, own, other in (("one half", *halves), ("the other half", *halves[::-1])):
        show(title, own, fit(other, put, unlisted))
    show("damage put in", put, None)


def unlisted_in(folder: Path, language: str) -> float:
    """The share of words of sound prose that no list has."""
    shares = []
    for text in documents(language, [folder], _WORDS):
        view, lines = view_of(text)
        shares.append(Passage(view, Lexicon(lines, [language]), [language], ()).unattested)
    return round(max(shares), 4)


def fit(found: list[Found], put: list[Found], unlisted: dict[str, float]) -> Fitted:
    """The table of what was found, and of damage put in."""
    counts = {name: dict(sorted(cells.items())) for name, cells in sorted(counted([*found, *put]).items())}
    return Fitted(
        {name: {where: (cell[0], cell[1]) for where, cell in cells.items()} for name, cells in counts.items()}, unlisted
    )


if __name__ == "__main__":
    main()
