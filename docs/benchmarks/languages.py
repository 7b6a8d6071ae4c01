"""The same letter, play and paper in every language, set in three ways each: in how many all lines are what they are.

    python docs/benchmarks/languages.py [--write] [NAME ...]

A row is a language, a column a kind and a way of printing. `ok` says that every line that was asked for is right: date,
greeting, formula, signature, postscript; titles, speakers, directions; titles, author, where to read on. A figure is
how many are missed or too many. With the names of texts ("play stops de") it prints what is wrong with them; with
--write it writes what is not right into the list of the tests, tests/language/matrix/not-yet.txt.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(TOP / "tests"))

from support.language_matrix import FOLDER, languages, missed, samples  # noqa: E402


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    found = {each.name: missed(each) for each in samples() if not asked.names or each.name in asked.names}
    if asked.names:
        for name, wrong in found.items():
            print(f"{name}\n" + "\n".join(f"  {each}" for each in wrong))  # noqa: T201
        return
    columns = list(dict.fromkeys(name.rpartition(" ")[0] for name in found))
    print("| | " + " | ".join(columns) + " |\n|---|" + "--:|" * len(columns))  # noqa: T201
    for language in languages():
        cells = [found[f"{column} {language}"] for column in columns]
        print(f"| {language} | " + " | ".join(str(len(wrong)) if wrong else "ok" for wrong in cells) + " |")  # noqa: T201
    right = [sum(not found[f"{column} {language}"] for language in languages()) for column in columns]
    print(f"| of {len(languages())} | " + " | ".join(map(str, right)) + " |")  # noqa: T201
    if asked.write:
        failing = sorted(name for name, wrong in found.items() if wrong)
        (FOLDER / "not-yet.txt").write_text("".join(f"{name}\n" for name in failing), encoding="utf-8")


if __name__ == "__main__":
    main()
