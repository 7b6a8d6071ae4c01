"""What lines are: the gold of `tests/gold`, converted and compared, the tuned half beside the half nobody looks at.

    python docs/benchmarks/structure.py [--by-text] [--show 20] [--json FILE] [--external ../shared | --no-external]

No genre is given to the converter. Below stand the figures of texts that others made, where they are at hand. `--show`
prints errors of the tuned half only: whoever reads those of the other half, tunes on it.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

_TOP = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(_TOP / "tools"), str(Path(__file__).parent)]

from structure_lines import Answer, read_answer  # noqa: E402
from structure_measure import Score, compare  # noqa: E402

import fascicle  # noqa: E402
from fascicle.results import Outcome  # noqa: E402
from fitting.gold import GoldText, read  # noqa: E402

GOLD = _TOP / "tests" / "gold"
HALVES = ("tuned", "held-out")


def texts(half: str) -> list[GoldText]:
    """The texts of a half by name."""
    return [read(path) for path in sorted((GOLD / half).glob("*.gold"))]


def measure(golds: Sequence[GoldText], folder: Path) -> dict[str, Score]:
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


def total(scores: Sequence[Score]) -> Score:
    """One score of many."""
    whole = Score()
    for each in scores:
        whole.add(each)
    return whole


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


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", type=Path, help="write the figures to this file")
    parser.add_argument("--by-text", action="store_true", help="a line for each text")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="errors of each text of the tuned half")
    parser.add_argument("--external", type=Path, default=_TOP.parent / "shared", help="where texts of others are")
    parser.add_argument("--no-external", action="store_true", help="measure the gold only")
    arguments = parser.parse_args()
    figures: dict[str, dict[str, float | None]] = {}
    for half in HALVES:
        with tempfile.TemporaryDirectory() as folder:
            scores = measure(texts(half), Path(folder) / "edition")
        whole = total(list(scores.values()))
        figures[half] = whole.figures()
        for name, score in scores.items() if arguments.by_text else ():
            _say(f"{half:8} {name:24} {_shown(score.figures())}")
        for score in scores.values() if half == HALVES[0] else ():
            for error in score.errors[: arguments.show]:
                _say(f"    {error}")
        for failure in whole.not_converted:
            _say(f"not converted: {failure}")
    _say(f"{'':20} {HALVES[0]:>9} {HALVES[1]:>9}")
    for name in figures[HALVES[0]]:
        _say(f"{name:20} " + " ".join(f"{_number(figures[half][name]):>9}" for half in HALVES))
    if arguments.json:
        arguments.json.write_text(json.dumps(figures, indent=1) + "\n", "utf-8")
    if not arguments.no_external:
        _external(arguments.external)


def _external(shared: Path) -> None:
    script = shared / "evaluation" / "external" / "structure.py"
    if not script.exists():
        _say(f"no texts of others: {script} is not there")
        return
    command = Path(sys.executable).with_name("fascicle")
    words = [script, shared / "external", "--fascicle", command, "--split", "dev"]
    subprocess.run([sys.executable, *map(str, words)], check=True)


def _shown(figures: dict[str, float | None]) -> str:
    names = ("accuracy", "macro F1", "starts F1", "paragraph breaks F1", "order", "genre")
    return ", ".join(f"{name} {_number(figures[name])}" for name in names)


def _number(figure: float | None) -> str:
    return "–" if figure is None else f"{figure:.3f}"


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
