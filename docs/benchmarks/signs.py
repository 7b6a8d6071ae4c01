"""How often the patterns of wrong signs are right on recognised texts: ``signs.py FILE...``.

Each FILE has three lines, as the shared tasks of ICDAR on post-correction have them: the recognised text, the same
aligned with its truth, and the truth (``@`` stands for nothing, ``#`` for unknown), each behind a label of 14 characters.
A file ``en=FILE`` is in English. Half of the files, by a digest of their names, fit the table of rightness: ``--fit``
writes it. Printed are for both halves the patterns with how often they were right and wrong, and what the table says:
the share of right ones among those that it calls high, medium and low.

What gains nothing anywhere is seen in the first table: a pattern that never stands there, or is not right. ``--damage``
counts in damage of ``damage.py`` too, which has what recognised texts lack: ``--damage en=FOLDER_OF_SOUND_PROSE``.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import damage_signs  # noqa: F401  registers its kinds
from damage import documents, view_of
from damage_kinds import KINDS
from lxml import etree

from fascicle.annotate.corrections.signs.find import questioned
from fascicle.annotate.corrections.signs.rightness import FILE, Counts, cell, certainty, probability
from fascicle.annotate.corrections.text_context import Passage
from fascicle.language.lexicon import Lexicon
from fascicle.tei.layers.view import Layer, LayerView
from fascicle.tei.names import tei

_LABEL = 14
_EACH = 4  # damages of a kind in a text
_SIGNS = ("blank before mark", "no blank after mark", "blank in brackets", "apostrophe", "quotation mark")
Found = tuple[str, str, bool]  # name of a pattern, cell, whether it was right


def edits(one: str, other: str) -> int:
    """Levenshtein distance."""
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
    for pattern, place, right, share in questioned(passage):
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
        now = was.replace(_squeezed(passage.text[low:start] + passage.text[start:end] + around[1]),
                          _squeezed(passage.text[low:start] + right + around[1]))
        distance = edits(was, wanted), edits(now, wanted)
        if "#" not in wanted and wanted and distance[0] <= 0.6 * len(wanted):
            yield pattern.name, cell(share, passage.unattested), distance[1] < distance[0]


def _squeezed(text: str) -> str:
    return " ".join(text.replace("@", "").replace("ſ", "s").split())


def damaged(folder: Path, language: str, seed: int) -> Iterator[Found]:
    """What the table questions in sound prose with damage of signs in it."""
    for number, text in enumerate(documents(language, [folder], 40_000)):
        for kind in _SIGNS:
            KINDS[kind](text, random.Random(f"{seed} {number} {kind}"), _EACH, language)
        view, lines = view_of(text)
        passage = Passage(view, Lexicon(lines, [language]), [language], ())
        damages, offset = [], 0
        for paragraph in text:
            damages += [(start + offset, end + offset, atom) for start, end, atom in paragraph.damages()]
            offset += len(paragraph.reading()) + 1
        for pattern, place, right, share in questioned(passage):
            start, end = place.span
            hit = next((each for each in damages if each[0] <= end and start <= each[1]), None)
            now = hit and passage.text[hit[0] : start] + right + passage.text[end : hit[1]]
            good = hit is not None and (now in (hit[2].right, *hit[2].also) or abs(hit[0] - start) < len(hit[2].shown))
            yield pattern.name, cell(share, passage.unattested), good


def first_half(path: Path) -> bool:
    """Whether a file is of the half that fits."""
    return hashlib.sha256(path.name.encode()).digest()[0] % 2 == 0


def counted(found: Iterable[Found]) -> dict[str, dict[str, list[int]]]:
    """Right and wrong ones by pattern and cell."""
    table: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(lambda: [0, 0]))
    for name, where, right in found:
        table[name][where][not right] += 1
    return table


def show(title: str, found: list[Found], table: Counts | None) -> None:
    """Print what was found, and what the table says of it."""
    print(f"{title}: {len(found)}")  # noqa: T201
    for name, cells in sorted(counted(found).items()):
        print(f"  {name:<16}", *(f"{where}: {right} right, {wrong} wrong;" for where, (right, wrong) in cells.items()))  # noqa: T201
    levels: Counter[tuple[str, bool]] = Counter()
    for name, where, right in found:
        levels[str(certainty(probability(name, where, table)) or "nothing"), right] += 1
    for level in ("high", "medium", "low", "nothing"):
        good, all_ = levels[level, True], levels[level, True] + levels[level, False]
        print(f"  {level}: {good} of {all_}{f' = {good / all_:.3f}' if all_ else ''}")  # noqa: T201


def main() -> None:
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
    for each in arguments.damage:
        language, _, name = each.partition("=")
        put += damaged(Path(name), language, 11)
    table: Counts | None = None
    if arguments.fit:
        fitted = counted([*halves[0], *put])
        table = {name: {where: (cells[where][0], cells[where][1]) for where in sorted(cells)} for name, cells in sorted(fitted.items())}
        FILE.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")
    show("the half that fits", halves[0], table)
    show("the other half", halves[1], table)
    show("damage put in", put, table)


if __name__ == "__main__":
    main()
