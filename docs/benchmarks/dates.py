"""Dates: what is found, in texts that others annotated.

    python docs/benchmarks/dates.py [--external ../shared] [--split dev]

Runs the measurement that lies beside those texts, twice: as it stands, and with the date of each text as its reference
(the day of a news report, the year of a letter; in reports with the words for now and then, which TimeML counts). Each
set is told in two halves, parted by a digest of the file's name:
the forms and words of the grammar were chosen on the first, the second was only measured.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from fascicle.dates import Setting, find_dates
from fascicle.model.certainty import Certainty

_TOP = Path(__file__).parents[2]
_CREATION = re.compile(r'<TIMEX3[^>]*functionInDocument="CREATION_TIME"[^>]*>')
_TIMEX_VALUE = re.compile(r'value="(\d{4}(?:-\d\d(?:-\d\d)?)?)')
_SENT = re.compile(r'<correspAction[^>]*type="sen[td]+".*?(?:when|when-iso|notBefore|from)="(\d{4})', re.DOTALL)
_NAMED = re.compile(r"(1[89]\d\d)-\d\d-\d\d")

Gold = list[tuple[int, int, str, str]]
Document = tuple[str, str, Gold, str]  # text, language, gold, reference


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--external", type=Path, default=_TOP.parent / "shared", help="where texts of others are")
    parser.add_argument("--split", default="dev", choices=["dev", "held-out", "all"])
    arguments = parser.parse_args()
    folder = arguments.external / "evaluation" / "external"
    sys.path.insert(0, str(folder))
    measurement = _module(folder / "dates.py")
    _print("set | half | dates | relaxed P / R / F1 | strict F1 | value F1 | with reference | wrong at high | kB/s")
    for name in [*measurement.TIMEML, *measurement.LETTERS]:
        for half in ("tuned", "held back"):
            documents = list(_documents(measurement, str(arguments.external / "external"), name, arguments.split))
            chosen = [d[1:] for d in documents if d[0] == half]
            if chosen:
                _print(_row(measurement, name, half, chosen))


def _print(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def _module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("measurement", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path} is not there")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _documents(measurement: Any, folder: str, name: str, split: str) -> Iterator[tuple[str, str, str, Gold, str]]:
    """The texts of a set, each with its half."""
    data = measurement.data
    letters = name in measurement.LETTERS
    repository, under, ending, language, *rest = (measurement.LETTERS if letters else measurement.TIMEML)[name]
    try:
        paths = sorted(data.files(folder, repository, under, ending), key=data.order)
    except SystemExit:
        return
    kept = [path for path in paths if split == "all" or data.split(path) == split]
    kept = [path for path in kept if not re.search(r"/\._|_Heideltime/|_raw-text/", path)]
    for path in kept[: rest[0] if rest else len(kept)]:
        raw = data.read(folder, repository, path)
        half = ("tuned", "held back")[hashlib.sha256(f"half{path}".encode()).digest()[0] % 2]
        if letters:
            for text, gold in measurement.datelines(raw):
                yield half, text, language, gold, _year(path, raw.decode("utf-8", "replace"))
        else:
            text, gold = measurement.timeml(raw)
            yield half, text, language, gold, _day(raw.decode("utf-8", "replace"))


def _day(raw: str) -> str:
    """The day of a news report."""
    created = _CREATION.search(raw)
    value = _TIMEX_VALUE.search(created[0]) if created else None
    return value[1] if value else ""


def _year(path: str, raw: str) -> str:
    """The year of a letter or an entry, as its header or its file's name says; a record of an edition has it too."""
    found = _SENT.search(raw) or _NAMED.search(path)
    return found[1] if found else ""


def _row(measurement: Any, name: str, half: str, documents: list[Document]) -> str:
    references = {text: reference for text, _, _, reference in documents}

    def plain(text: str, language: str) -> list[tuple[int, int, str]]:
        return [(d.start, d.end, d.when) for d in find_dates(text, [language])]

    def dated(text: str, language: str) -> list[tuple[int, int, str]]:
        setting = Setting(reference=references[text], relative=True, vague=name in measurement.TIMEML)
        return [(d.start, d.end, d.when) for d in find_dates(text, [language], setting)]

    texts = [document[:3] for document in documents]
    alone, known = measurement.measure(texts, plain, 0), measurement.measure(texts, dated, 0)
    wrong, sure = _at_high(measurement, documents)
    relaxed = " / ".join(f"{value:.2f}" for value in alone["relaxed"])
    return (
        f"{name} | {half} | {alone['dates']} | {relaxed} | {alone['strict'][2]:.2f} | {alone['value'][2]:.2f}"
        f" | strict {known['strict'][2]:.2f}, value {known['value'][2]:.2f} | {wrong} of {sure} | {alone['kB_per_s']}"
    )


def _at_high(measurement: Any, documents: list[Document]) -> tuple[int, int]:
    """How many of the dates that are marked unasked, on the same characters as a gold one, have another value."""
    wrong = sure = 0
    for text, language, gold, reference in documents:
        spans = {each[:2]: each[3] for each in gold if each[2] == "DATE"}
        for date in find_dates(text, [language], Setting(reference=reference, relative=True)):
            if date.certainty is Certainty.HIGH and (date.start, date.end) in spans:
                sure += 1
                wrong += not measurement.same(date.when, spans[date.start, date.end])
    return wrong, sure


if __name__ == "__main__":
    main()
