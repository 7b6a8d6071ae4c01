"""What a save costs while `fascicle serve` runs: one text of many changed, all stages and the site brought up to date.

    python docs/benchmarks/preview.py [--count 500]

The letters are those of letters.py. The first time is that of a preview that begins on an edition never built, the next
those of one word set in italics each, in a process that goes on, as a preview does; the book is not made.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from fascicle.edition.folder import EditionFolder
from fascicle.preview.rebuild import rebuild
from fascicle.run.progress import Quiet

_WORD = re.compile(r"(?<= )[a-z]{4,}(?=[ .,])(?![^<>]*>)")
_SAVES = 4


def main() -> None:
    """Print a line for each time that the site is made."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--count", type=int, default=500, help="letters")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "letters"
        letters = Path(__file__).with_name("letters.py")
        subprocess.run([sys.executable, str(letters), "make", str(folder), "--count", str(given.count)], check=True)
        _tell(f"{given.count} letters, nothing there", folder)
        for save in range(_SAVES):
            text = folder / "text" / f"letter-{given.count // 2:05}.xml"
            data = text.read_text("utf-8")
            word = list(_WORD.finditer(data[: data.rindex("</p>")]))[-3 * save - 1]
            text.write_text(
                f'{data[: word.start()]}<hi rend="italic">{word[0]}</hi>{data[word.end() :]}', encoding="utf-8"
            )
            _tell("one word in italics", folder)


def _tell(what: str, folder: Path) -> None:
    start, cpu = time.perf_counter(), time.process_time()
    found = rebuild(lambda: EditionFolder.load(folder), Quiet())
    if found.error:
        raise SystemExit(found.error)
    print(f"{what}: {time.process_time() - cpu:.1f} s of CPU, {time.perf_counter() - start:.1f} s", flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
