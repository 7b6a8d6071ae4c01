"""How well mentions are put together: ``names_grouping.py GOLD [--show]``.

GOLD is a file of JSON lines, a mention each: text, kind (person, place, org), seed (its edition), canonical (what it
names). B3 (A. Bagga and B. Baldwin, 1998): for each mention, how much of its group belongs there, and how much of what
belongs there is in its group. Mentions that the gold calls hard count neither way.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence
from pathlib import Path

from fascicle.language.guess import guess_language
from fascicle.names.authority import KINDS
from fascicle.names.grouping import Mention, group

_BROKEN = re.compile(r"-\s*\n\s*")  # as the reading layer joins a word


def b3(found: Sequence[Hashable], gold: Sequence[Hashable]) -> tuple[float, float, float]:
    """Precision, recall and F1."""
    ours, theirs = defaultdict(set), defaultdict(set)
    for at, (one, other) in enumerate(zip(found, gold, strict=True)):
        ours[one].add(at)
        theirs[other].add(at)
    pairs = list(zip(found, gold, strict=True))
    precision = sum(len(ours[one] & theirs[other]) / len(ours[one]) for one, other in pairs) / len(pairs)
    recall = sum(len(ours[one] & theirs[other]) / len(theirs[other]) for one, other in pairs) / len(pairs)
    return precision, recall, 2 * precision * recall / (precision + recall)


def mentions(rows: Sequence[dict[str, str]]) -> list[Mention]:
    """The rows as mentions; what is in Cyrillic is taken for the language that it looks like, all else for English."""
    cyrillic = [row["text"] for row in rows if re.search("[\u0400-\u04ff]", row["text"])]
    other = guess_language(cyrillic).language or "ru"
    return [
        Mention(
            _BROKEN.sub("", row["text"]), KINDS[row["kind"]], row["seed"], other if row["text"] in cyrillic else "en"
        )
        for row in rows
    ]


def main() -> None:
    """Print the figures, for each edition by itself and for all as one list."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--show", action="store_true", help="print what was parted, and what was put together")
    arguments = parser.parse_args()
    rows = [json.loads(line) for line in arguments.gold.read_text("utf-8").splitlines()]
    rows = [row for row in rows if not row.get("hard")]
    gold = [(row["kind"], row["canonical"]) for row in rows]
    begin = time.process_time()
    alone: list[Hashable] = [None] * len(rows)
    for seed in sorted({row["seed"] for row in rows}):
        places = [at for at, row in enumerate(rows) if row["seed"] == seed]
        for at, number in zip(places, group(mentions([rows[at] for at in places])), strict=True):
            alone[at] = seed, number
    own = [(row["seed"], *named) for row, named in zip(rows, gold, strict=True)]
    print(f"{len(rows)} mentions; B3 precision, recall, F1")  # noqa: T201
    print("each edition by itself  {:.3f} {:.3f} {:.3f}".format(*b3(alone, own)))  # noqa: T201
    together = group(mentions(rows))
    print("all as one list         {:.3f} {:.3f} {:.3f}".format(*b3(together, gold)))  # noqa: T201
    print(f"{time.process_time() - begin:.2f} s")  # noqa: T201
    if arguments.show:
        _show(rows, together, gold)


def _show(rows: Sequence[dict[str, str]], found: Sequence[int], gold: Sequence[tuple[str, str]]) -> None:
    parted, merged = defaultdict(lambda: defaultdict(Counter)), defaultdict(lambda: defaultdict(Counter))
    for row, number, named in zip(rows, found, gold, strict=True):
        parted[named][number][row["text"]] += 1
        merged[number][named][row["text"]] += 1
    for word, table in (("parted", parted), ("put together", merged)):
        for key, several in table.items():
            if len(several) > 1:
                print(word, key, [dict(each) for each in several.values()])  # noqa: T201


if __name__ == "__main__":
    main()
