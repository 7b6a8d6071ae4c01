"""In which language paragraphs of eight languages are said to be, when they stand in one text.

    python docs/benchmarks/paragraph_languages.py [--external ../shared] [--seed 1] [--show]

Paragraphs of 8 to 60 words by others: novels (en, de, fr), plays (it, es), newspapers as they were recognised (sv, fi),
inscriptions' and poets' Latin (la). For each language a text is converted that has 100 paragraphs of it and 60 of each
other, in any order, the record naming all eight. `right` is the share of paragraphs whose language is theirs, `wrong`
of those that are said to be in another one although they are in the text's own.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

from lxml import etree

import fascicle

_TOP = Path(__file__).resolve().parents[2]
_XML = {
    "en": ("external/COST-ELTeC+ELTeC-eng", "p"),
    "de": ("external/COST-ELTeC+ELTeC-deu", "p"),
    "fr": ("external/COST-ELTeC+ELTeC-fra", "p"),
    "it": ("external/dracor-org+itadracor", "p"),
    "es": ("external/dracor-org+spandracor", "p"),
    "la": ("foreign/classics", "p"),
}
_ROWS = {name: f"external/hipe-eval+HIPE-2022-data/tree/data/v2.1/newseye/{name}" for name in ("sv", "fi")}
_FILES = 12  # of a language
_OWN, _OTHERS = 100, 60
# Whole ones, and nothing that Markdown would read as a sign.
_PLAIN = re.compile(r"[^\W\d_][\w\s.,;:!?'’()\u2014-]+[.!?]")
_WORD = re.compile(r"[^\W\d_]{2,}")
_HEAD = """id = "measure"
title = "A measure"
language = "en"
version = "1.0.0"
date = "2026-01-01"
publisher = "Nobody"

[licence]
name = "CC0"
url = "https://creativecommons.org/publicdomain/zero/1.0/"

[[people]]
id = "a"
name = "A Person"
role = "editor"
"""


def main() -> None:
    """Print a line for each language, and all together."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--external", type=Path, default=_TOP.parent / "shared", help="where texts of others are")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--show", action="store_true", help="what is wrong")
    given = options.parse_args()
    draw = Random(given.seed)
    found = {name: _sample(draw, _of_xml(given.external / path, tag)) for name, (path, tag) in _XML.items()}
    found |= {name: _sample(draw, _of_rows(given.external / path)) for name, path in _ROWS.items()}
    print({name: len(each) for name, each in found.items()}, file=sys.stderr)  # noqa: T201
    with tempfile.TemporaryDirectory() as folder:
        total = _measured(Path(folder), found, draw, show=given.show)
    print(_row("all", total))  # noqa: T201


def _measured(folder: Path, found: dict[str, list[str]], draw: Random, *, show: bool) -> Counter[str]:
    texts, record = {}, [_HEAD]
    (folder / "source").mkdir()
    for own in found:
        rows = [(name, text) for name in found for text in draw.sample(found[name], _OWN if name == own else _OTHERS)]
        draw.shuffle(rows)
        data = "\n\n".join(text for _, text in rows).encode()
        (folder / "source" / f"{own}.md").write_bytes(data)
        others = json.dumps([name for name in found if name != own])
        keys = {"file": f"{own}.md", "sha256": hashlib.sha256(data).hexdigest(), "title": own, "language": own}
        record.append("\n[[sources]]\n" + "".join(f'{key} = "{value}"\n' for key, value in keys.items()))
        record.append(f'languages = {others}\ndate = "1900"\ngenre = "pamphlet"\ndescription = "Mixed."\n')
        texts[own] = rows
    (folder / "edition.toml").write_text("".join(record), encoding="utf-8")
    fascicle.open(folder).convert()
    total: Counter[str] = Counter()
    for own, rows in texts.items():
        counts = _counted(etree.parse(folder / "text" / f"{own}.xml").getroot(), rows, own, show=show)
        print(_row(own, counts), flush=True)  # noqa: T201
        total += counts
    return total


def _counted(root: etree._Element, rows: list[tuple[str, str]], own: str, *, show: bool) -> Counter[str]:
    said: dict[str, str] = {}
    for block in root.iter("{*}p", "{*}head", "{*}item", "{*}quote", "{*}l", "{*}speaker", "{*}stage", "{*}dateline"):
        languages = block.xpath("ancestor-or-self::*/@xml:lang")
        said[_letters("".join(block.itertext()))] = languages[-1]
    counts: Counter[str] = Counter()
    for language, text in rows:
        kind = "own" if language == own else "other"
        answer = said.get(_letters(text))
        counts[kind] += 1
        counts["missing"] += answer is None
        counts[f"{kind} right"] += answer == language
        if show and answer != language:
            print(f"  {own}: {language} as {answer}: {text[:100]}", file=sys.stderr)  # noqa: T201
    return counts


def _row(name: str, counts: Counter[str]) -> str:
    right = (counts["own right"] + counts["other right"]) / (counts["own"] + counts["other"])
    wrong = 1 - counts["own right"] / counts["own"]
    missing = f" | {counts['missing']} not found" if counts["missing"] else ""
    return f"| {name} | {counts['own'] + counts['other']:,} | {right:.2%} | {counts['own']:,} | {wrong:.2%} |{missing}"


def _letters(text: str) -> str:
    return "".join(filter(str.isalpha, text))


def _sample(draw: Random, paragraphs: Iterator[str]) -> list[str]:
    """Different paragraphs of the right length, in any order."""
    every = dict.fromkeys(map(_whole, paragraphs))
    fitting = sorted(each for each in every if 8 <= len(_WORD.findall(each)) <= 60 and _PLAIN.fullmatch(each))
    return draw.sample(fitting, min(len(fitting), 4 * _OWN))


def _whole(text: str) -> str:
    """A paragraph as a whole sentence: others would be joined to what stands before or behind them."""
    words = " ".join(text.split()).rstrip(" ,;:")
    return f"{words[:1].upper()}{words[1:]}{'' if words[-1:] in '.!?' else '.'}"


def _of_xml(folder: Path, tag: str) -> Iterator[str]:
    for path in sorted(folder.rglob("*.xml"))[:_FILES]:
        for element in etree.parse(path, etree.XMLParser(load_dtd=False, recover=True)).getroot().iter(f"{{*}}{tag}"):
            yield "".join(element.itertext())


def _of_rows(folder: Path) -> Iterator[str]:
    """Sentences of tables that have a word a line."""
    for path in sorted(folder.glob("*.tsv")):
        words: list[str] = []
        for line in path.read_text("utf-8").splitlines()[1:]:
            cells = line.split("\t")
            if line.startswith("#") or len(cells) < 2:
                continue
            words.append(cells[0] + ("" if "NoSpaceAfter" in cells[-1] else " "))
            if "EndOfSentence" in cells[-1]:
                yield "".join(words)
                words = []


if __name__ == "__main__":
    main()
