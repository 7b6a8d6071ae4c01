"""How much CPU a check of thousands of files takes, and how much jing: ``many_files.py FOREIGN SCHEMA``.

FOREIGN is a folder of corpora, each with its files in ``tei/``. Copies of those that are not larger than ``--largest``
bytes, name no DTD and include nothing are laid in a folder for the time of the measurement.
"""

from __future__ import annotations

import argparse
import itertools
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

_NOT_ALONE = re.compile(rb"<!DOCTYPE|http://www.w3.org/2001/XInclude|<TEI\.2")


def files(foreign: Path, largest: int) -> Iterator[bytes]:
    """The files that are copied."""
    for path in sorted(foreign.glob("*/tei/*")):
        data = path.read_bytes()
        if len(data) <= largest and not _NOT_ALONE.search(data):
            yield data


def cpu_seconds(command: list[str]) -> float:
    """What a command and the processes that it waits for use."""
    before = os.times()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def main() -> None:
    """Print a line for each program."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("foreign", type=Path)
    parser.add_argument("schema", type=Path)
    parser.add_argument("--count", type=int, default=4000)
    parser.add_argument("--largest", type=int, default=15_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        size = 0
        for number, data in enumerate(
            itertools.islice(itertools.cycle(files(options.foreign, options.largest)), options.count)
        ):
            (folder / f"{number:05}.xml").write_bytes(data)
            size += len(data)
        print(f"{options.count} files, {size / 1e6:.1f} MB, {options.schema.name}")  # noqa: T201
        paths = sorted(map(str, folder.iterdir()))
        ours = [
            sys.executable,
            "-m",
            "fascicle",
            "check",
            "-j",
            "1",
            "-q",
            "--schema",
            str(options.schema),
            str(folder),
        ]
        for title, command in (("fascicle check -j 1", ours), ("jing -i", ["jing", "-i", str(options.schema), *paths])):
            print(f"{title:20} {min(cpu_seconds(command) for _ in range(2)):.1f} s of CPU")  # noqa: T201


if __name__ == "__main__":
    main()
