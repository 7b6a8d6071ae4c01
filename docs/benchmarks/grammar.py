"""How fast a RELAX NG schema loads and a document of 200 kB is checked: ``grammar.py SCHEMA``."""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

from fascicle.check.relaxng import Schema

_TEXT = Path(__file__).parents[2] / "tests" / "editions" / "miniature" / "text" / "ferry.xml"
_SIZE = 200_000  # bytes


def document() -> bytes:
    """The miniature's text, repeated until it is long; ids are taken away because they would be doubled."""
    head, body, tail = re.split(r"(?s)(?<=<body>)(.*)(?=</body>)", _TEXT.read_text("utf-8"))
    body = re.sub(r' xml:id="[^"]*"', "", body)
    return (head + body * (_SIZE // len(body.encode())) + tail).encode()


def seconds(work: Callable[[], object]) -> float:
    """Wall time of one call."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> None:
    """Print one line of figures."""
    path, data = Path(sys.argv[1]), document()
    load = seconds(lambda: Schema.load(path))
    schema = Schema.load(path)
    first = seconds(lambda: schema.validate(data, "a.xml"))
    warm = min(seconds(lambda: schema.validate(data, "a.xml")) for _ in range(9))
    print(f"{path.name}: load {load:.2f} s; {len(data)} bytes: first {first:.2f} s, then {warm * 1000:.0f} ms")  # noqa: T201


if __name__ == "__main__":
    main()
