"""Training texts of novels, plays, letters, verse and learned periodicals, out of free TEI set in drawn conventions.

`python -m fitting.texts.books FOLDER` counts them; `--show NAME` prints those whose name begins so, with their labels.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fitting.examples import FURNITURE as FURNITURE_LABEL
from fitting.examples import Example, Unit
from fitting.texts import journals, letters, plays, scripts, verse, works
from fitting.texts.conventions import Style, style
from fitting.texts.draw import Draw
from fitting.texts.formulas import FORMULAS, others
from fitting.texts.noise import misread
from fitting.texts.press import Press
from fitting.texts.sheet import FURNITURE, Row, Sheet
from fitting.texts.units import cut, files, held, read, title


@dataclass(frozen=True)
class Source:
    """Texts of a repository whose licence lets them be fitted on (CC0, CC BY)."""

    repository: str
    under: str
    language: str
    kinds: tuple[tuple[str, int], ...]  # what is made of each file, and how many texts of it


SOURCES = (
    Source("COST-ELTeC/ELTeC-eng", "level1", "en", (("novel", 14), ("periodical", 10), ("verse", 3))),
    Source("COST-ELTeC/ELTeC-deu", "level1", "de", (("novel", 14), ("periodical", 16), ("verse", 4))),
    Source("COST-ELTeC/ELTeC-fra", "level1", "fr", (("novel", 16), ("periodical", 12), ("verse", 3))),
    Source("dracor-org/engdracor", "tei", "en", (("play", 18), ("verse", 8))),
    Source("dracor-org/gerdracor", "tei", "de", (("play", 18), ("verse", 2))),
    Source("arthur-schnitzler/schnitzler-briefe-data", "data/editions", "de", (("letter", 1),)),
    Source("Auden-Musulin-Papers/amp-data", "data/editions", "en", (("letter", 3),)),
    Source("pruizf/disco", "tei/19th/per-author", "es", (("verse", 5),)),
)


def examples(folder: Path, part: str) -> Iterator[Example]:
    """The texts of a part, "fit" or "held": three quarters of the files, and the others, always the same ones."""
    for source in SOURCES:
        names = [
            (name, path)
            for name, path in files(folder, source.repository, source.under)
            if held(name) == (part == "held")
        ]
        for kind, number in source.kinds:
            for index in range(number):
                for at, (name, _) in enumerate(names):
                    example = made(
                        source,
                        kind,
                        [p for _, p in names],
                        at,
                        f"{kind}/{source.repository}/{name}/{index}",
                        part == "held",
                    )
                    if example is not None:
                        yield example


@cache
def _read(path: Path) -> tuple[tuple[Unit, ...], str]:
    data = path.read_bytes()
    return tuple(read(data)), title(data)


def made(source: Source, kind: str, paths: list[Path], at: int, name: str, kept: bool) -> Example | None:
    """One text: a window of a file, or several letters, set in a style drawn by its name."""
    draw = Draw(name, kept)
    units, heading = _read(paths[at])
    running = _running(heading)
    foreign = draw.odds(0.2)
    words = FORMULAS[draw.of(*others(kept)) if foreign else source.language]
    convention = style(draw, source.language, running, kind)
    short = draw.odds({"verse": 0.5, "letter": 0.4}.get(kind, 0.15))  # one poem, one letter, a page or two
    most = draw.between(400, 2500) if short else draw.between(5000, 11000)
    most = draw.between(80, 400) if draw.odds(0.06) else most  # a few lines, and nothing around them
    chosen: list[Unit]
    if kind == "letter":
        number = 1 if short else draw.of(2, 3, 5, 8)
        several = [list(_read(paths[(at + k) % len(paths)])[0]) for k in range(number)]
        chosen = letters.correspondence([cut(each, most // 2) for each in several if each], draw, words, foreign)
    elif kind == "play":
        chosen = scripts.scripted(window(list(units), most, draw), draw, words, foreign)
    elif kind == "novel":
        chosen = works.novel(window(list(units), most, draw), draw, words, running, foreign)
    elif kind == "verse":
        convention.extra["verse"] = convention_of_verse = (verse.usual if convention.usual else verse.verse)(draw, kind)
        whole = source.repository.endswith("disco") and draw.odds(0.6)
        chosen = (
            window(list(units), most, draw)
            if whole
            else works.poems(window(list(units), most * 2, draw), draw, words, convention_of_verse, most)
        )
    else:
        chosen = journals.articles(window(list(units), most * 2, draw), draw, words, most)
    if sum(len(u.text) for u in chosen) < 40:
        return None
    return Example(name, kind, source.language, *printed(chosen, convention, kind))


def printed(units: list[Unit], convention: Style, kind: str) -> tuple[str, dict[int, str]]:
    """Units set in a style: the text, and the label of each line."""
    draw, airy = convention.draw, convention.paper.airy
    convention.extra.setdefault("verse", (verse.usual if convention.usual else verse.verse)(draw, kind))
    convention.extra["letter"] = letters.letter(draw, airy)
    setters = {**verse.SETTERS, **letters.SETTERS}
    if kind == "play":
        drawn = (plays.usual if convention.usual else plays.play)(draw, airy)
        convention.extra.update(play=drawn, stage=drawn.stage)
        setters = {**setters, **plays.SETTERS}
    else:
        convention.extra["stage"] = draw.of("[]", "()", "")
        setters["stage"] = plays.plain_stage
    if verse.of_style(convention).lower:
        units = verse.lowered(units)
    sheet = Press(convention, setters).set(units)
    rows = sheet.rows
    if convention.noise:
        rows = misread(rows, draw, convention.noise)
    return lined(rows, sheet)


def lined(rows: list[Row], sheet: Sheet) -> tuple[str, dict[int, str]]:
    """The lines as one text; the label of a line is that of its first block, begun or gone on with."""
    text, labels, seen, feed = list[str](), dict[int, str](), set[int](), ""
    for row in rows:
        if row.text == "\f":
            feed = "\f"
            continue
        text.append(feed + row.text)
        feed = ""
        if row.marks:
            labels[len(text)] = label(row, sheet.roles, seen)
            seen.update(row.marks)
    return "\n".join(text) + "\n", labels


def label(row: Row, roles: list[str], seen: set[int]) -> str:
    """What a line is, by the block that it begins with."""
    first = row.marks[0]
    if first == FURNITURE:
        return FURNITURE_LABEL
    role = roles[first]
    if role == "speaker" and first not in seen:
        rest = [roles[block] for block in row.marks if block != first and roles[block] in {"p", "l", "quote"}]
        if rest:
            role = f"speaker+{'l' if rest[-1] == 'l' else 'p'}"
    return f"{'I' if first in seen else 'B'}-{role}"


def window(units: list[Unit], most: int, draw: Draw) -> list[Unit]:
    """The beginning of a text, or, as often as not, a piece from elsewhere."""
    if draw.odds(0.35):
        return cut(units, most)
    start = draw.between(0, max(0, len(units) - 40))
    if draw.odds(0.4):
        start = next((at for at in range(start, len(units) - 10) if units[at].role == "head"), start)
    while start and units[start].role in {"l", "item"} and units[start - 1].role == units[start].role:
        start -= 1
    if start and units[start - 1].role == "speaker":
        start -= 1
    return cut(units[start:], most)


def _running(heading: str) -> str:
    words = "".join(c if c.isalnum() or c in " '’-" else " " for c in heading.split(":")[0]).split()
    text = ""
    for word in words:
        if len(text) + len(word) > 32:
            break
        text = f"{text} {word}".strip()
    return text or "Title"


def main() -> None:
    """Counts or shows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--part", default="fit", choices=["fit", "held"])
    parser.add_argument("--show", default="", help="prints the texts whose name begins so")
    parser.add_argument("--number", type=int, default=1, help="so many of them at most")
    arguments = parser.parse_args()
    kinds: Counter[str] = Counter()
    roles: Counter[tuple[str, str]] = Counter()
    for example in examples(arguments.folder, arguments.part):
        if not arguments.show:
            kinds[example.kind] += 1
            roles.update((example.kind, each) for each in example.labels.values())
        elif example.name.startswith(arguments.show):
            sys.stdout.write(f"======== {example.name}\n")
            for number, line in enumerate(example.text.split("\n"), 1):
                sys.stdout.write(f"{example.labels.get(number, ''):12}|{line.replace(chr(12), '^L')}\n")
            arguments.number -= 1
            if not arguments.number:
                return
    for kind, number in kinds.items():
        found = ", ".join(f"{role} {n}" for (k, role), n in roles.most_common() if k == kind)
        sys.stdout.write(f"{kind}: {number} texts; {found}\n")


if __name__ == "__main__":
    main()
