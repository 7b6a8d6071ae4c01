"""Converts the gold of `tests/gold` and compares it: what `structure.py` prints, and what tests hold."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from pathlib import Path

from structure_lines import Answer, read_answer
from structure_measure import Score, compare

import fascicle
from fascicle.results import Outcome
from fitting.gold import GoldText, read

GOLD = Path(__file__).resolve().parents[2] / "tests" / "gold"
HALVES = ("tuned", "held-out")

_RECORD = """\
id = "gold"
title = "Gold"
language = "en"
version = "0.1.0"
date = "2026-01-01"
publisher = "x"
[licence]
name = "CC BY 4.0"
url = "https://creativecommons.org/licenses/by/4.0/"
[[people]]
id = "ed"
name = "E D"
role = "editor"
"""


def texts(half: str) -> list[GoldText]:
    """The texts of a half by name."""
    return [read(path) for path in sorted((GOLD / half).glob("*.gold"))]


def measure(golds: Collection[GoldText], folder: Path) -> dict[str, Score]:
    """Convert texts in an edition made in this folder; a score of each by name."""
    (folder / "source").mkdir(parents=True)
    record = [_RECORD]
    for gold in golds:
        data = gold.text.encode()
        (folder / "source" / f"{gold.name}{gold.suffix}").write_bytes(data)
        record.append(
            f'[[sources]]\nfile = "{gold.name}{gold.suffix}"\nsha256 = "{hashlib.sha256(data).hexdigest()}"\n'
            f'title = "{gold.name}"\nlanguage = "{gold.language}"\n'
        )
    (folder / "edition.toml").write_text("".join(record), "utf-8")
    scores = {gold.name: Score() for gold in golds}
    by_name = {gold.name: gold for gold in golds}
    for result in fascicle.open(folder).convert():
        score = scores[result.path.stem]
        if result.outcome is Outcome.FAILED:
            score.not_converted.append(f"{result.path.stem}: {result.error}")
        answer = Answer({}, "") if score.not_converted else read_answer(result.path)
        compare(score, by_name[result.path.stem], answer)
    return scores


def total(scores: Collection[Score]) -> Score:
    """One score of many."""
    whole = Score()
    for each in scores:
        whole.add(each)
    return whole
