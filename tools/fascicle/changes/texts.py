"""Two TEI files compared: words of both layers, markup, what is aside, header."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from lxml import etree

from fascicle.changes.kinds import ChangeLine, MarkChange, MarkKind, TextChanges
from fascicle.changes.laid_out import Laid, line_of
from fascicle.changes.marking import Marking, attributes_of, name_of
from fascicle.changes.values import header_rows, value_changes
from fascicle.changes.wording import aligned, hunks, together, word_changes
from fascicle.tei.layers.table import Layer
from fascicle.tei.layers.view import LayerView
from fascicle.tei.names import tei
from fascicle.tei.write import parse

Records = tuple[Mapping[str, object], Mapping[str, object]]


def compare(
    old: bytes,
    new: bytes,
    name: str,
    *,
    title: str = "",
    language: str = "",
    path: str = "",
    records: Records = ({}, {}),
) -> TextChanges:
    """What changed in a TEI file; nothing where only blanks, line ends or the order of attributes did.

    ``records`` are those of the editions that the two files are of. Raises TeiError where one cannot be read.
    """
    whole = TextChanges(name, title or name, language, path)
    if old == new:
        return whole
    roots = parse(old, path or name), parse(new, path or name)
    values = tuple(value_changes(*(header_rows(root, records) for root in roots)))
    before, after = (root if root.tag == tei("text") else root.find(tei("text")) for root in roots)
    if before is None or after is None:
        before, after = (etree.Element(tei("text")) if each is None else each for each in (before, after))
    if _same(before, after):
        return replace(whole, values=values)
    one, other = Laid(before, old, roots[0]), Laid(after, new, roots[1])
    by_layer = hunks(one, other)
    changes = together(by_layer)
    marking = Marking(one, other, aligned(one, other, by_layer), changes)
    words, marks, aside = marking.told(word_changes(one, other, changes))
    if not (words or marks or aside) and (spot := _differing(before, after)) is not None:
        text = MarkChange(MarkKind.ORDER, "", "", "elements around the same words in another order", spot, "text")
        marks = [text]
    return replace(whole, words=tuple(words), marks=tuple(marks), aside=tuple(aside), values=values)


def reading_words(data: bytes, path: str) -> list[str]:
    """The words of a file's reading layer, of all of it where it has no ``text``; raises TeiError."""
    root = parse(data, path)
    text = root.find(tei("text"))
    return LayerView(root if text is None else text, Layer.READING).text.split()


def _same(old: etree._Element, new: etree._Element) -> bool:
    """Whether two trees are written alike: the commonest case, where only a header changed."""
    return etree.tostring(old, with_tail=False) == etree.tostring(new, with_tail=False)


def _differing(old: etree._Element, new: etree._Element) -> ChangeLine | None:
    """The first place where the tags of two trees with the same words differ, in the new one."""
    for one, other in zip(_tags(old), _tags(new), strict=False):
        if one[0] != other[0]:
            return ChangeLine(line_of(other[1]))
    return None


def _tags(root: etree._Element) -> Iterator[tuple[tuple[object, ...], etree._Element]]:
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        attributes = tuple(sorted(attributes_of(element))) if event == "start" else ()
        yield (event, name_of(element), attributes), element
