"""Names that a source file marks, and the entries of the authority file that they belong to.

That it is a name, and of what kind, the source says; which entry is meant is told by its number, else by its form, if
one entry alone has that. The pointer is the program's, is listed in the ledger, and goes when its entry does.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from fascicle.names.authority import Entry
from fascicle.names.find import NameFinder
from fascicle.tei.layers import Layer, LayerView, chain
from fascicle.tei.names import NAME_ELEMENTS, SOURCE_FILE, tei


def claimed_names(text: etree._Element) -> list[etree._Element]:
    """The names that the source file marks, the first part of each that was cut."""
    names = text.iter(*(tei(name) for name in sorted(NAME_ELEMENTS)))
    return [each for each in names if each.get("resp") == SOURCE_FILE and each.get("prev") is None]


def entries_of(
    text: etree._Element, names: NameFinder, languages: tuple[str, ...]
) -> Iterator[tuple[etree._Element, Entry]]:
    """Each name of a source file that points nowhere yet, with the one entry that it can mean."""
    waiting = [each for each in claimed_names(text) if each.get("ref") is None]
    if not waiting:
        return
    view = LayerView(text, Layer.READING)
    for element in waiting:
        spans = [span for part in chain(element) if (span := view.span(part)) is not None]
        words = " ".join(view.text[start:end] for start, end in spans)
        entry = names.meant(words, element.tag.rpartition("}")[2], element.get("key", ""), languages)
        if entry is not None:
            yield element, entry
