"""How fast text is converted to TEI, and how that grows: the sample's newspaper, repeated."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

from fascicle.edition.folder import EditionFolder
from fascicle.encode.convert import convert

_HARBOUR = Path(__file__).parents[2] / "tei" / "harbour"
_SIZES = (100_000, 1_000_000, 10_000_000)  # bytes


def main() -> None:
    """Print a line for each size."""
    edition = EditionFolder.load(_HARBOUR)
    source = next(each for each in edition.record.sources if each.stem == "gazette")
    text = edition.read_source(source)
    for size in _SIZES:
        data = text * (size // len(text))
        start = time.process_time()
        convert(edition, replace(source, genre="newspaper"), data)
        print(f"{len(data) / 1e6:5.1f} MB: {time.process_time() - start:.1f} s of CPU")  # noqa: T201


if __name__ == "__main__":
    main()
