"""How many words of sound text would be changed: ``corrections.py LANGUAGE FILE_OR_FOLDER...`` (text, gzip, or .mo).

Every block of a file is a paragraph; messages of a gettext catalogue are paragraphs of their own. With ``--show``
each change is printed, because sound text has errors too: a change that is right is no damage.
"""

from __future__ import annotations

import gettext
import gzip
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from fascicle.correct.find import find_corrections
from fascicle.correct.hyphens import Certainty
from fascicle.correct.lexicon import WORD, Lexicon
from fascicle.tei.layers.view import Layer, LayerView
from fascicle.tei.names import tei

_LETTERS = 0.75  # a block with less than this share of letters and blanks is a table or a program


def blocks(path: Path) -> Iterator[str]:
    """The paragraphs of a file, those that are prose."""
    if path.suffix == ".mo":
        with path.open("rb") as file:
            catalogue = gettext.GNUTranslations(file)
        texts = [value for key, value in sorted(catalogue._catalog.items(), key=str) if key]  # type: ignore[attr-defined]
    else:
        data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        texts = re.split(r"\n\s*\n", data.decode("utf-8", "replace"))
    for text in texts:
        letters = sum(sign.isalpha() or sign.isspace() for sign in text)
        if len(text.split()) >= 8 and letters >= _LETTERS * len(text) and "%" not in text:
            yield text


def measure(language: str, path: Path, show: bool) -> tuple[int, int]:
    """Words of a file, and how many corrections an edition would apply to it."""
    body = etree.Element(tei("text"))
    lines: list[str] = []
    for text in blocks(path):
        paragraph = etree.SubElement(body, tei("p"))
        for line in text.splitlines():
            etree.SubElement(paragraph, tei("lb")).tail = line + "\n"
            lines.append(line)
    if not lines:
        return 0, 0
    view = LayerView(body, Layer.READING)
    found = find_corrections(view, Lexicon(lines, [language]), [language], ())
    applied = [each for each in found if each.certainty is not Certainty.LOW]
    for each in applied if show else ():
        context = view.text[max(0, each.start - 25) : each.end + 25].replace("\n", "|")
        stretch = view.text[each.start : each.end]
        print(f"  {path.name} {each.rule} {each.certainty} {stretch!r} -> {each.replacement!r}: {context}")  # noqa: T201
    return len(WORD.findall(view.text)), len(applied)


def main() -> None:
    """Print words, changes, and changes in a thousand words."""
    arguments = [each for each in sys.argv[1:] if each != "--show"]
    language, start = arguments[0], time.perf_counter()
    words = changes = 0
    for root in map(Path, arguments[1:]):
        for path in sorted(each for each in root.rglob("*") if each.is_file()) if root.is_dir() else [root]:
            more, changed = measure(language, path, "--show" in sys.argv)
            words, changes = words + more, changes + changed
    seconds = time.perf_counter() - start
    rate = 1000 * changes / max(words, 1)
    print(f"{language}: {words} words, {changes} changes, {rate:.2f} in 1,000; {seconds:.1f} s")  # noqa: T201


if __name__ == "__main__":
    main()
