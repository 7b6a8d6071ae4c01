"""Fits the recogniser of names on free texts, to the same bytes every time: python -m fitting.names DATA [OUT].

DATA is the folder of free texts (docs/model.md), OUT the folder of the recogniser's data by default.
"""

from __future__ import annotations

import argparse
import json
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

from fascicle.names.recognise.model import NameChain, packed, unpacked
from fitting.names import sureness
from fitting.names.casing import casing
from fitting.names.corpora import Labelled, labelled
from fitting.names.fit import fit
from fitting.texts.units import digest

OUT = Path(__file__).parents[2] / "fascicle/names/recognise/data"
_HELD = 38  # of 256 texts that the weights are not fitted on


def is_held(text: Labelled) -> bool:
    """Whether a text is kept to judge by: one in seven, always the same ones."""
    return int(digest(text.text[:200])[-2:], 16) < _HELD


def _fit(data: Path, out: Path, words: bool) -> None:
    texts = [text for text in labelled(data) if not is_held(text)]
    (out / f"{'words' if words else 'bare'}.xz").write_bytes(packed(*fit(texts, words=words)))


def _judges(data: Path, out: Path) -> dict[str, dict[str, Any]]:
    held = [text for text in labelled(data) if is_held(text)]
    words, bare = (unpacked((out / f"{name}.xz").read_bytes()) for name in ("words", "bare"))
    languages = sorted({text.language for text in held})
    full, plain = ({tag: NameChain(*given, (tag,)) for tag in languages} for given in (words, bare))
    found = sureness.judges(full, plain, held)
    return {tag: {element: judge._asdict() for element, judge in row.items()} for tag, row in sorted(found.items())}


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path, nargs="?", default=OUT)
    parser.add_argument("--only", choices=["casing", "words", "bare", "sureness"], help="one step of all")
    arguments = parser.parse_args()
    data, out, only = arguments.data, arguments.out, arguments.only
    if only in (None, "casing"):
        (OUT / "casing.xz").write_bytes(casing(data))  # what is fitted looks at it
    with ProcessPoolExecutor(2) as pool:
        kinds = [name == "words" for name in ("words", "bare") if only in (None, name)]
        list(pool.map(_fit, [data] * len(kinds), [out] * len(kinds), kinds))
    if only in (None, "sureness"):
        rows = json.dumps(_judges(data, out), indent=1)
        (out / "sureness.json").write_text(rows + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
