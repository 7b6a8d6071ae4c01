"""How many words of sound text would be changed: ``corrections.py LANGUAGE FILE_OR_FOLDER...`` (text, gzip, or .mo).

Every block of a file is a paragraph; messages of a gettext catalogue are paragraphs of their own. With ``--show``
each change is printed, because sound text has errors too: a change that is right is no damage.
"""

from __future__ import annotations

import gettext
import gzip
import re
import time
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from lxml import etree, html

from fascicle.annotate.corrections.find import find_corrections
from fascicle.language.lexicon import WORD, Lexicon
from fascicle.model.certainty import Certainty
from fascicle.tei.layers.view import Layer, LayerView
from fascicle.tei.names import tei

_BLOCKS = frozenset({"p", "div", "li", "td", "ul", "ol", "pre", "table"})
_NO_TEXT = frozenset({".dat", ".css", ".png", ".u8", ".svg", ".txt~"})
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f]")
_LETTERS = 0.75  # a block with less than this share of letters and blanks is a table or a program


def blocks(path: Path) -> Iterator[str]:
    """The paragraphs of a file, those that are prose."""
    for text in _raw(path):
        letters = sum(sign.isalpha() or sign.isspace() for sign in text)
        if len(text.split()) >= 8 and letters >= _LETTERS * len(text) and "%" not in text:
            yield CONTROL.sub("", text)


def _raw(path: Path) -> Iterable[str]:
    if path.suffix == ".mo":
        with path.open("rb") as file:
            catalogue = gettext.GNUTranslations(file)
        return [value for key, value in sorted(catalogue._catalog.items(), key=str) if key]  # type: ignore[attr-defined]
    if path.suffix == ".html":
        page = html.parse(str(path), html.HTMLParser(encoding="utf-8"))
        leaves = (each for each in page.iter("p", "div", "li", "td") if not any(in_it.tag in _BLOCKS for in_it in each))
        return [each.text_content() for each in leaves if each.tag != "div" or each.get("class") == "para"]
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return re.split(r"\n\s*\n|\n%\n", data.decode("utf-8", "replace"))


def paragraphs(roots: Iterable[Path], without: Path | None = None) -> list[str]:
    """The paragraphs of files and folders, each once, but those that stand in the other folder too."""
    foreign = set(paragraphs([without])) if without else set()
    found: dict[str, None] = {}
    for root in roots:
        for path in sorted(each for each in root.rglob("*") if each.is_file()) if root.is_dir() else [root]:
            if path.suffix not in _NO_TEXT:
                found.update(dict.fromkeys(text for text in blocks(path) if text not in foreign))
    return list(found)


def view_of(texts: Iterable[str]) -> LayerView:
    """The reading layer of a text of these paragraphs."""
    body = etree.Element(tei("text"))
    for text in texts:
        paragraph = etree.SubElement(body, tei("p"))
        for line in text.splitlines():
            etree.SubElement(paragraph, tei("lb")).tail = line + "\n"
    return LayerView(body, Layer.READING)


def measure(language: str, texts: Sequence[str], show: bool) -> tuple[int, int]:
    """Words of a text, and how many corrections an edition would apply to it."""
    view = view_of(texts)
    lines = [line for text in texts for line in text.splitlines()]
    found = find_corrections(view, Lexicon(lines, [language]), [language], ())
    applied = [each for each in found if each.certainty is not Certainty.LOW]
    for each in applied if show else ():
        context = view.text[max(0, each.start - 25) : each.end + 25].replace("\n", "|")
        stretch = view.text[each.start : each.end]
        print(f"  {each.rule} {each.certainty} {stretch!r} -> {each.replacement!r}: {context} // {each.evidence}")  # noqa: T201
    return len(WORD.findall(view.text)), len(applied)


def main() -> None:
    """Print words, changes, and changes in a thousand words."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--without", type=Path, help="a folder whose paragraphs are left out: those not translated")
    parser.add_argument("language")
    parser.add_argument("paths", type=Path, nargs="+")
    given = parser.parse_args()
    start = time.perf_counter()
    texts = paragraphs(given.paths, given.without)
    reading = time.perf_counter() - start
    words, changes = measure(given.language, texts, given.show)
    seconds = time.perf_counter() - start - reading
    rate = 1000 * changes / max(words, 1)
    print(f"{given.language}: {words} words, {changes} changes, {rate:.2f} in 1,000; {seconds:.1f} s")  # noqa: T201


if __name__ == "__main__":
    main()
