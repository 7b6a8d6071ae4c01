"""What an hour of decisions makes of the names of an edition: ``names_hour.py CORPUS GOLD SCORER [--rows 240]``.

CORPUS are the source files, GOLD the folder of `entities.dev.jsonl` and `zones.json`, SCORER the command that compares
TEI files with it. The edition is made as `fascicle init --from` makes it. A simulated editor then answers the table of
`fascicle names propose` from the top, a row in fifteen seconds, by the gold alone: yes, no, `into`, the kind mended,
the name made longer or shorter,
forms that belong to another taken out of a row. The rest of the hour goes to what is proposed when those are accepted.
Rows of places that no gold was made for are left without an answer; they cost time too, but with `--judged`: there the
hour goes to the part of the edition that is judged.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import fascicle
from fascicle.edition import tables
from fascicle.names.decisions import folded
from fascicle.names.table import BETWEEN

_HOUR = 240  # rows
_ROUNDS = 3
_SURE = 0.5  # the share of a form's mentions that have to be of one entry

Named = tuple[str, str]  # kind, canonical name


@dataclass
class Editor:
    """Who knows the gold, and nothing else."""

    gold: dict[str, Counter[Named]]
    of_file: dict[tuple[str, str], Counter[Named]]
    zones: dict[str, list[tuple[int, int]]]
    at_line: dict[tuple[str, str], list[str]]
    entries: dict[Named, str] = field(default_factory=dict)  # accepted, with their ids
    given: Counter[str] = field(default_factory=Counter)

    def answer(self, row: dict[str, str]) -> dict[str, str]:
        """The row with an answer, or with none where nothing is known."""
        if row["state"] == "doubtful":
            return self._told({**row, "answer": self._which(row)})
        listed = [form for form in row["variants"].split(BETWEEN) if form]
        forms = [row["name"], *listed] if row["state"] == "new" else listed
        best = self._meant(forms)
        if best is None and row["state"] == "new" and (whole := self._around(row)):
            forms, best = [whole], self._meant([whole])
        if best is None:
            return self._told({**row, "answer": "no" if self._is_known(row) else ""})
        own = [form for form in forms if self._best(form) in (None, best)]
        kind, _ = best
        if row["state"] == "form":
            into = self.entries.get(best)
            fits = into is None or into == row["id"]
            answer = "yes" if fits else f"into {into}"
            return self._told({**row, "variants": BETWEEN.join(own), "answer": answer if own else ""})
        name, *rest = own
        into = self.entries.get(best)
        self.entries.setdefault(best, row["id"])
        answer = f"into {into}" if into else "yes"
        return self._told({**row, "name": name, "kind": kind, "variants": BETWEEN.join(rest), "answer": answer})

    def _told(self, row: dict[str, str]) -> dict[str, str]:
        self.given[row["answer"].partition(" ")[0] or "none"] += 1
        return row

    def _best(self, form: str) -> Named | None:
        counts = self.gold.get(folded(form), Counter())
        best = max(counts, key=lambda named: (counts[named], named), default=None)
        return best if best is not None and counts[best] >= _SURE * counts.total() else None

    def _meant(self, forms: list[str]) -> Named | None:
        votes: Counter[Named] = Counter()
        for form in forms:
            if (best := self._best(form)) is not None:
                votes[best] += self.gold[folded(form)][best]
        return max(votes, key=lambda named: (votes[named], named), default=None)

    def _around(self, row: dict[str, str]) -> str:
        """The name of a longer form that stands at its first known place, or of a shorter one."""
        words = f" {folded(row['name'])} "
        for place in row["places"].split():
            file, _, line = place.rpartition(":")
            for form in self.at_line.get((file[:3], line.partition(".")[0]), ()):
                one = f" {folded(form)} "
                if one in words or words in one:
                    return form
        return ""

    def _is_known(self, row: dict[str, str]) -> bool:
        """Whether one of its places is where gold was made."""
        for place in row["places"].split():
            file, _, line = place.rpartition(":")
            whole = line.partition(".")[0]
            zones = self.zones.get(file[:3], ())
            if whole.isdecimal() and any(first <= int(whole) <= last for first, last in zones):
                return True
        return False

    def _which(self, row: dict[str, str]) -> str:
        file = row["places"].partition(":")[0]
        counts = self.of_file.get((file[:3], folded(row["name"])))
        if not counts:
            return "no" if self._is_known(row) else ""
        ids = {self.entries[named]: named for named in counts if named in self.entries}
        fitting = [each for each in row["possible"].split(BETWEEN) if each in ids]
        return f"into {max(fitting, key=lambda each: counts[ids[each]])}" if fitting else ""


def main() -> None:
    """Print what the hour gave."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("corpus", "gold", "scorer"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--rows", type=int, default=_HOUR)
    parser.add_argument("--judged", action="store_true", help="count only rows that the gold can answer")
    parser.add_argument("--edition", type=Path, help="an edition of the corpus that is converted already; is changed")
    parser.add_argument("--show", type=int, default=0, help="so many of the names that are missing or wrong")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = arguments.edition or _made(arguments.corpus, Path(place) / "edition")
        editor = _editor(arguments.gold)
        left = arguments.rows
        for number in range(_ROUNDS):
            left = _round(folder, editor, left, judged=arguments.judged)
            _print(f"round {number + 1}: answers {dict(editor.given)}, {left} rows left of the hour")
        fascicle.open(folder).annotate()
        _print(_score(arguments, folder))


def _print(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def _made(corpus: Path, folder: Path) -> Path:
    files = map(str, sorted(corpus.glob("*.txt")))
    for arguments in (["init", str(folder), "--from", *files], ["convert", str(folder)], ["annotate", str(folder)]):
        done = subprocess.run([sys.executable, "-m", "fascicle", "-q", *arguments], check=False)
        if done.returncode > 1:
            raise SystemExit(done.returncode)
    return folder


def _editor(gold: Path) -> Editor:
    rows = [json.loads(line) for line in (gold / "entities.dev.jsonl").read_text("utf-8").splitlines()]
    forms: defaultdict[str, Counter[Named]] = defaultdict(Counter)
    of_file: defaultdict[tuple[str, str], Counter[Named]] = defaultdict(Counter)
    for row in rows:
        form, named = folded(row["text"].replace("-\n", "")), (row["kind"], row["canonical"])
        forms[form][named] += 1
        of_file[row["seed"], form][named] += 1
    at_line: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for row in rows:
        at_line[row["seed"], str(row["line"])].append(" ".join(row["text"].split()))
    zones = json.loads((gold / "zones.json").read_text("utf-8"))["entities"]["dev"]
    return Editor(forms, of_file, {seed: [(a, b) for a, b in each] for seed, each in zones.items()}, at_line)


def _round(folder: Path, editor: Editor, left: int, *, judged: bool) -> int:
    """Propose, answer from the top while there is time, accept; what is left of the rows."""
    edition = fascicle.open(folder)
    edition.names.propose()
    path = folder / "build/proposals/names.tsv"
    (_, head), *listed = tables.load(path.read_text("utf-8"))
    answered = []
    for _, cells in listed:
        if not left:
            break
        answered.append(editor.answer(dict(zip(head, cells, strict=True))))
        left -= bool(answered[-1]["answer"]) or not judged
    if any(row["answer"] for row in answered):
        path.write_text(tables.dump([head, *([row[name] for name in head] for row in answered)]), "utf-8")
        edition.names.accept(path)
    return left


def _score(arguments: argparse.Namespace, folder: Path) -> str:
    with tempfile.TemporaryDirectory() as place:
        file = Path(place) / "score.json"
        command = [sys.executable, str(arguments.scorer), "--tei", str(folder / "text"), "--json", str(file)]
        command += ["--corpus", str(arguments.corpus), "--gold", str(arguments.gold), "--show", str(arguments.show)]
        told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        result: dict[str, Any] = json.loads(file.read_text("utf-8"))
    figures = [f"{name}: {result[name]}" for name in ("entities", "entities_exact_span", "entities_same_ref_b3")]
    _, _, missing = told.partition("== entities")
    return "\n".join([*figures, missing.partition("\n\n")[0] if arguments.show else ""])


if __name__ == "__main__":
    main()
