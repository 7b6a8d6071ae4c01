"""How fast a file of 2 MB with 8,000 mistakes is reported, in CPU seconds of a process: ``findings.py [KIND ...]``.

Each kind of mistake has a file of its own; ``fascicle check`` is measured beside jing, which knows the grammar alone.
``--bounds`` measures what must have an end: files of a million mistakes, with the memory that they take.
"""

from __future__ import annotations

import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

_ROOT = Path(__file__).parents[2]
_SCHEMA = _ROOT / "schema" / "fascicle.rng"
_TEXT = _ROOT / "tests" / "editions" / "miniature" / "text" / "ferry.xml"
_MISTAKES = 8_000
_MILLION = 1_000_000
_RUNS = 5
_WORDS = (
    "Before the bell had rung twice the lamps along the quay were out and the first of the carts had gone up to the "
    "store, where nobody asked what was in the casks, or why the keeper's boy had slept on them all the night, his "
    "boots still wet."
)


def _paragraph(mistake: Callable[[int], str]) -> Callable[[int], str]:
    return lambda number: f'<p><lb n="{number + 1}"/>{_WORDS}{mistake(number)}</p>'


MISTAKES: dict[str, Callable[[int], str]] = {
    "none": _paragraph(lambda number: ""),
    "element not allowed": _paragraph(lambda number: "<item>it</item>"),
    "element unknown": _paragraph(lambda number: "<barrow>it</barrow>"),
    "element unknown, each another": _paragraph(lambda number: f"<barrow{number}>it</barrow{number}>"),
    "attribute unknown": lambda number: f'<p barrow="{number}"><lb n="{number + 1}"/>{_WORDS}</p>',
    "value wrong, each another": _paragraph(lambda number: f'<date when="{1000 + number}-13">it</date>'),
    "identifier doubled": lambda number: f'<p xml:id="quay"><lb n="{number + 1}"/>{_WORDS}</p>',
    "text not allowed": lambda number: f'<p><lb n="{number + 1}"/>{_WORDS}</p>loose {number}',
    "element missing": lambda number: f'<p><lb n="{number + 1}"/>{_WORDS}</p><list/>',
    "attribute missing": _paragraph(lambda number: "<lb/>"),
    "house rule broken": _paragraph(lambda number: "<date>it</date>"),
    "all in one line": lambda number: f"<p>{_WORDS} – <barrow/></p>",
}
"""The text of a body, piece by piece, with one mistake in each."""

BOUNDS: dict[str, Callable[[], str]] = {
    "100,000 attributes on one element": lambda: f"<p {_attributes(100_000)}/>",
    "1,000,000 attributes on one element": lambda: f"<p {_attributes(_MILLION)}/>",
    "1,000,000 unknown elements": lambda: f"<p>{'<barrow/>' * _MILLION}</p>",
    "1,000,000 unknown elements, each another": lambda: "".join(f"<b{one}/>" for one in range(_MILLION)),
    "1,000,000 lines without a number": lambda: f"<p>{'<lb/>' * _MILLION}</p>",
    "1,000,000 equal identifiers": lambda: '<p xml:id="quay"/>' * _MILLION,
    "1,000,000 loose texts": lambda: "<p/>x" * _MILLION,
}


def _attributes(number: int) -> str:
    return " ".join(f'a{one}="x"' for one in range(number))


def document(body: str) -> str:
    """The miniature's text with another body."""
    before, _, rest = _TEXT.read_text("utf-8").partition("<body>")
    return f"{before}<body>{body}</body>{rest.partition('</body>')[2]}"


def measure(command: list[str]) -> tuple[float, int]:
    """CPU seconds of a command, user and system, and the most memory that a command so far took, in MB."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, after.ru_maxrss // 1024


def _best(command: list[str]) -> float:
    return min(measure(command)[0] for _ in range(_RUNS))


def _against_jing(folder: Path, kinds: list[str]) -> None:
    jing = shutil.which("jing")
    print("| 8,000 mistakes | fascicle check | jing |\n| --- | --- | --- |")  # noqa: T201
    for kind in kinds or MISTAKES:
        path = folder / "text.xml"
        joint = " " if "one line" in kind else "\n"
        path.write_text(document(joint.join(map(MISTAKES[kind], range(_MISTAKES)))), "utf-8")
        ours = _best([sys.executable, "-m", "fascicle", "check", str(path)])
        theirs = f"{_best([jing, str(_SCHEMA), str(path)]):.2f} s" if jing else "not installed"
        print(f"| {kind} | {ours:.2f} s | {theirs} |", flush=True)  # noqa: T201


def _bounds(folder: Path) -> None:
    print("| file | fascicle check | memory so far |\n| --- | --- | --- |")  # noqa: T201
    for kind, body in BOUNDS.items():
        path = folder / "text.xml"
        path.write_text(document(body()), "utf-8")
        seconds, memory = measure([sys.executable, "-m", "fascicle", "check", str(path)])
        print(f"| {kind} | {seconds:.1f} s | {memory} MB |", flush=True)  # noqa: T201


def main() -> None:
    """Print a table."""
    with tempfile.TemporaryDirectory() as folder:
        if "--bounds" in sys.argv:
            _bounds(Path(folder))
        else:
            _against_jing(Path(folder), sys.argv[1:])


if __name__ == "__main__":
    main()
