"""The rules engine on schemas and texts of others: ``schematron.py FOLDER...``, folders with ``schema/`` and ``tei/``.

For each schema: its assertions, seconds to compile it, then CPU seconds to check all texts beside it, the best of three
runs in one process, and what was found.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from pathlib import Path

from fascicle.check.schematron import Schematron
from fascicle.model.errors import FascicleError


def main() -> None:
    """Measure every schema of the folders that are named."""
    for folder in map(Path, sys.argv[1:]):
        texts = {path: path.read_bytes() for path in sorted(folder.glob("tei/*"))}
        for schema in sorted(path for path in folder.glob("schema/*") if path.suffix in (".sch", ".rng")):
            started = time.process_time()
            rules = Schematron.load(schema)
            loaded = time.process_time() - started
            size = sum(map(len, texts.values())) / 1e6
            seconds, found = min((check(rules, texts) for _ in range(3)), key=lambda one: one[0])
            made = f"{folder.name}/{schema.name}: {len(rules)} assertions, {loaded:.2f} s"
            checked = f"{len(texts)} texts, {size:.1f} MB, {seconds:.2f} s"
            sys.stdout.write(f"{made}; {checked}; {dict(sorted(found.items()))}\n")


def check(rules: Schematron, texts: dict[Path, bytes]) -> tuple[float, Counter[str]]:
    """CPU seconds, and the findings by their codes."""
    found: Counter[str] = Counter()
    started = time.process_time()
    for path, data in texts.items():
        try:
            found.update(one.rule.code for one in rules.validate(data, str(path)))
        except FascicleError:
            found["unreadable"] += 1
    return time.process_time() - started, found


if __name__ == "__main__":
    main()
