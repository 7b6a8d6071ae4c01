"""Sound prose from packages of documentation: HTML, manual pages, fortunes, plain text; paragraphs as words."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from lxml import html

from fascicle.language.lexicon import WORD, frequency_in

_LETTERS = 0.78  # less of letters and blanks: a table or a program
_CODE = re.compile(r"[_<>{}|\\@#=*~^$%]|\w/\w|/\w|--|\w\.\w|\d[A-Za-z]|\s-\w|\w\(\d")
_ROFF = re.compile(r"\\f\([A-Z]{2}|\\f.|\\[,/&|:]|\\\(..")
_COMMON = 3e-4
_KNOWN = 0.8  # share of words that the list has
_SHORTEST = 12  # words of a paragraph
_RIVALS = ("en", "de", "fr", "es", "it", "ru", "pl", "cs")


def paragraphs(roots: Sequence[Path], language: str) -> Iterator[list[str]]:
    """The paragraphs of files, or of all files of folders, that are prose of the language; each one once."""
    seen: set[str] = set()
    for root in roots:
        for path in sorted(each for each in root.rglob("*") if each.is_file()) if root.is_dir() else [root]:
            for text in _blocks(path):
                words = text.split()
                if len(words) >= _SHORTEST and text not in seen and _is_prose(text) and _is_of(text, language):
                    seen.add(text)
                    yield words


def _blocks(path: Path) -> Iterator[str]:
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return
    if ".html" in path.name:
        tree = html.fromstring(data, parser=html.HTMLParser(encoding="utf-8"))
        for node in tree.xpath("//p | //div[@class='para']"):  # the second is how DocBook's publican writes it
            if not node.xpath(".//pre | .//p | .//div"):
                yield " ".join(node.text_content().split())
    elif "man" in str(path.parent):
        for block in re.split(r"\n\.(?:PP|P|TP|IP|SH|SS|HP).*", text):
            if block.count("\n.") < 2:
                block = re.sub(r"^[.'].*", "", block, flags=re.MULTILINE)
                yield " ".join(_ROFF.sub("", block).replace("\\-", "-").replace("\\", "").split())
    else:
        for block in re.split(r"\n%\n|\n\s*\n", text):
            kept = [line for line in block.splitlines() if not re.match(r"\s*(--|—|\()", line)]
            yield " ".join(" ".join(kept).split())


def _is_prose(text: str) -> bool:
    letters = sum(sign.isalpha() or sign.isspace() for sign in text)
    return letters >= _LETTERS * len(text) and not _CODE.search(text) and text[0].isupper() and text[-1] in ".!?…"


def _is_of(text: str, language: str) -> bool:
    """Whether the words are commoner in this language than in another."""
    words = [word.replace("’", "'") for word in WORD.findall(text.lower())]
    scores = {each: sum(frequency_in(word, each) > _COMMON for word in words) for each in (language, *_RIVALS)}
    return scores[language] == max(scores.values()) and sum(frequency_in(word, language) > 0 for word in words) > (
        _KNOWN * len(words)
    )
