"""Texts of our own, set as printers set them, and what the program makes of them: role and words of each part."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from lxml import etree

from fascicle.encode.convert import convert
from fascicle.tei.names import tei
from support.sources import one_source

_ROLES = (
    *("head", "p", "l", "speaker", "stage", "salute", "dateline", "opener", "closer", "signed", "fw", "cell", "item"),
    *("note", "ab", "byline", "quote"),
)
_TAGS = {tei(name): name for name in _ROLES}
# what stands inside others, and is no text of theirs
_APART = frozenset(map(tei, ("fw", "note", "stage", "surplus", "pc")))

Told = list[tuple[str, str]]


def told(text: str, file: str = "text.txt", **fields: Any) -> Told:
    """Role and words of every part of a text, in the order of its TEI file; a postscript's paragraph is one."""
    return [(name, words) for name, words, _ in _parts(body_of(text, file, **fields))]


def body_of(text: str, file: str = "text.txt", **fields: Any) -> etree._Element:
    """The body of the TEI file that a text becomes."""
    data = text.encode("utf-8")
    edition, source = one_source(data, file, **fields)
    body = etree.fromstring(convert(edition, source, data)).find(f"{tei('text')}/{tei('body')}")
    assert body is not None
    return body


def of(role: str, parts: Told) -> list[str]:
    """The words of all parts that have a role."""
    return [words for name, words in parts if name == role]


def begins(role: str, parts: Told, number: int = 3) -> list[str]:
    """The first words of all parts that have a role."""
    return [" ".join(words.split()[:number]) for words in of(role, parts)]


def first_words(texts: Iterable[str], number: int = 3) -> list[str]:
    return [" ".join(text.split()[:number]) for text in texts]


def _parts(body: etree._Element) -> Iterator[tuple[str, str, etree._Element]]:
    for element in body.iter(*_TAGS):
        words = words_of(element)
        inside = (parent.tag for parent in element.iterancestors())
        name = _TAGS[element.tag]
        if words or name == "fw":
            yield ("postscript" if name == "p" and tei("postscript") in inside else name), words, element


def words_of(element: etree._Element) -> str:
    """What is read of an element, without what stands apart in it."""
    return " ".join("".join(_words(element, top=True)).split())


def _words(element: etree._Element, *, top: bool) -> Iterator[str]:
    """The text of an element without what stands apart in it or is a part of its own."""
    if not top and (element.tag in _APART or element.tag in _TAGS):
        return
    yield element.text or ""
    for child in element:
        yield from _words(child, top=False)
        yield child.tail or ""


def prose(paragraphs: Sequence[str], *, indent: str = "  ", width: int = 60, blank: bool = False) -> list[str]:
    """Paragraphs as lines: set off by an indent, by blank lines, or by nothing."""
    lines: list[str] = []
    for text in paragraphs:
        lines += [""] * (blank and bool(lines))
        lines += textwrap.wrap(text, width, initial_indent=indent, break_long_words=False, break_on_hyphens=False)
    return lines


def paged(lines: Sequence[str], heads: Sequence[str], size: int, *, feed: bool = True) -> str:
    """Lines on pages of some size, each but the first below a running head, with form feeds or with blank lines."""
    pages = [lines[at : at + size] for at in range(0, len(lines), size)]
    assert len(heads) >= len(pages) - 1
    made = list(pages[0])
    for head, page in zip(heads, pages[1:], strict=False):
        made += [f"\f{head}", *page] if feed else ["", head, "", *page]
    return "\n".join(made) + "\n"
