"""What lines are: the gold of `tests/gold`, converted and compared, the tuned half beside the half nobody looks at.

    python docs/benchmarks/structure.py [--by-text] [--show 20] [--json FILE] [--external ../shared | --no-external]

No genre is given to the converter. Below stand the figures of texts that others made, where they are at hand. `--show`
prints errors of the tuned half only: whoever reads those of the other half, tunes on it.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

_TOP = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(_TOP / "tools"), str(Path(__file__).parent)]

from structure_gold import HALVES, measure, texts, total  # noqa: E402


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
        whole = total(scores.values())
        figures[half] = whole.figures()
        for name, score in scores.items() if arguments.by_text else ():
            _say(f"{half:8} {name:24} {_shown(score.figures())}")
        for score in scores.values() if half == HALVES[0] else ():
            for error in score.errors[: arguments.show]:
                _say(f"    {error}")
        for failure in whole.not_converted:
            _say(f"not converted: {failure if half == HALVES[0] else failure.partition(':')[0]}")
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
