"""How fast text is converted to TEI, and how that grows: ``convert.py [EDITION...]``.

The sample's newspaper, repeated, as one text; as one line; the sample's letter as an edition of many; and other
editions, each by the command as it is called, in one process.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from fascicle.edition.folder import EditionFolder
from fascicle.encode.convert import convert

_HARBOUR = Path(__file__).parents[2] / "tei" / "harbour"
_SIZES = (100_000, 1_000_000, 10_000_000)  # bytes
_LINE, _LETTERS, _LONG = 1_300_000, 26, 1600  # bytes of a line, number of letters, bytes of one
_RECORD = """id = "letters"
title = "Letters"
language = "en"
version = "0.1.0"
date = "2026-01-01"
publisher = "The Harbour"
[licence]
name = "CC BY 4.0"
url = "https://creativecommons.org/licenses/by/4.0/"
[[people]]
id = "editor"
name = "Editor"
role = "editor"
"""


def main() -> None:
    """Print a line for each size and each edition."""
    edition = EditionFolder.load(_HARBOUR)
    source = next(each for each in edition.record.sources if each.stem == "gazette")
    text = edition.read_source(source)
    letter = next(each for each in edition.record.sources if each.genre == "letter" or "letter" in each.stem)
    with tempfile.TemporaryDirectory() as folder:
        _say("letters", letters(Path(folder) / "letters", edition.read_source(letter)))
        for each in sys.argv[1:]:
            _say(each, Path(each))
    line = b" ".join(text.split()) + b" "
    for name, data in [
        (f"a line of {_LINE / 1e6} MB", line * (_LINE // len(line))),
        *((f"{size / 1e6:5.1f} MB", text * (size // len(text))) for size in _SIZES),
    ]:
        start = time.process_time()
        convert(edition, replace(source, genre="newspaper"), data)
        print(f"{name}: {time.process_time() - start:.1f} s of CPU", flush=True)  # noqa: T201


def letters(folder: Path, text: bytes) -> Path:
    """An edition of many short letters: as much of the sample's as a letter has, each with another first line."""
    (folder / "source").mkdir(parents=True)
    record = _RECORD
    for number in range(_LETTERS):
        data = f"Letter {number}\n\n".encode() + text[:_LONG].rpartition(b"\n")[0] + b"\n"
        (folder / "source" / f"{number}.txt").write_bytes(data)
        record += f'[[sources]]\nfile = "{number}.txt"\nsha256 = "{hashlib.sha256(data).hexdigest()}"\n'
        record += f'title = "Letter {number}"\nlanguage = "en"\n'
    (folder / "edition.toml").write_text(record, encoding="utf-8")
    return folder


def _say(name: str, edition: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "edition"
        shutil.copytree(edition, copy, ignore=shutil.ignore_patterns("text", "build"))
        size = sum(path.stat().st_size for path in (copy / "source").iterdir())
        before = os.times()
        command = [sys.executable, "-m", "fascicle", "convert", str(copy), "-q", "-j", "1"]
        done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        after = os.times()
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    wrong = f" (ended with {done.returncode})" if done.returncode > 1 else ""
    print(f"{name}: {size / 1e3:.0f} kB, {spent:.2f} s of CPU, {size / spent / 1e3:.0f} kB/s{wrong}", flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
