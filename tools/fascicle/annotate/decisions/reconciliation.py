"""The program's own hand among the corrections of a file: their keys in the ledger, and taking them back.

A listed correction that is no longer there, or no longer as it was written, was removed or changed by a person: it is
remembered and never comes back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from lxml import etree

from fascicle.annotate.ledger import CorrectionKey
from fascicle.tei.layers import EDITORIAL, SIDES, Edit, Layer, LayerView, is_same_sign, may_be_swallowed, restore
from fascicle.tei.names import local, tei

# Where not one of this many is left, nobody took them out one by one: an older version of the file was restored.
_ANOTHER_VERSION = 5
_BEGINNING = 30  # characters
_AROUND = 40  # characters of context on either side


def take_back(text: etree._Element, listed: Sequence[CorrectionKey]) -> tuple[CorrectionKey, ...]:
    """Remove the corrections that the ledger lists; the answer is the listed ones that are there no more."""
    if not listed:
        return ()
    left = Counter(listed)
    wanted = {(key.element, key.attributes) for key in listed}
    like_ours = [each for each in corrections_of(text) if (local(signed_part(each)), _attributes(each)) in wanted]
    view = LayerView(text, Layer.READING, undone=frozenset(like_ours))
    ours = []
    for element in like_ours:
        key = _key_of(view, element)
        if key is not None and left[key] > 0:
            left[key] -= 1
            ours.append(element)
    for element in ours:
        restore(element)
    if not ours and len(listed) >= _ANOTHER_VERSION:
        return ()
    return tuple(key for key in listed if left[key] > 0)


def key_of_edit(view: LayerView, edit: Edit) -> CorrectionKey:
    """The key of a planned edit of a view's text."""
    start, end = words_of(view.text, edit)
    words = view.text[start:end]
    reading = edit.reading
    if edit.start == edit.end:
        reading = view.text[start : edit.start] + reading + view.text[edit.start : end]
    line, occurrence = line_of_words(view, start, words)
    attributes = " ".join(f"{name}={value}" for name, value in sorted(edit.attributes.items()))
    return CorrectionKey(edit.element, line, words, occurrence, " ".join(reading.split()), attributes)


def words_of(text: str, edit: Edit) -> tuple[int, int]:
    """The words that an edit is about: for supplied letters the word in which they are missing."""
    start, end = edit.start, edit.end
    if start == end:
        while start and not text[start - 1].isspace():
            start -= 1
        while end < len(text) and not text[end].isspace():
            end += 1
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def line_of_words(view: LayerView, start: int, words: str) -> tuple[str, int]:
    """The source line on which words begin, and which of the same on that line they are, from 1."""
    line, begin = view.line_of(start)
    return line, view.text.count(words, begin, start) + 1


def context(text: str, start: int, end: int) -> str:
    """The words around a stretch of a text, the stretch in square brackets."""
    first, last = max(start - _AROUND, 0), min(end + _AROUND, len(text))
    while first and first < start and not text[first - 1].isspace():
        first += 1
    while last < len(text) and last > end and not text[last].isspace():
        last -= 1
    return " ".join(f"{text[first:start]}[{text[start:end]}]{text[end:last]}".split())


def line_beginnings(text: etree._Element) -> dict[str, str]:
    """How each source line of a ``text`` element begins, by its number: no edit changes that, another source does."""
    view = LayerView(text, Layer.SOURCE)
    return {
        lb.get("n", ""): view.text[pieces[0].start : min(pieces[-1].end, pieces[0].start + _BEGINNING)].rstrip()
        for lb, pieces in view.lines()
        if lb is not None and pieces
    }


def _key_of(view: LayerView, element: etree._Element) -> CorrectionKey | None:
    """The key of a correction as it stands in a file; None where somebody has put something of their own into it."""
    signed = signed_part(element)
    name = local(signed)
    kept = element[0] if local(element) == "choice" else element
    start = view.place(kept)
    if start is None or (local(element) == "choice" and (len(element) != 2 or SIDES.get(name) != local(kept))):
        return None
    if not all(may_be_swallowed(each) for each in kept.iterdescendants()) or not _plain(signed, kept):
        return None
    span = view.span(kept)
    edit = Edit(start, start if span is None else span[1], "" if name == "surplus" else _text(signed), name)
    return key_of_edit(view, edit)._replace(attributes=_attributes(element))


def corrections_of(text: etree._Element) -> Iterator[etree._Element]:
    """The outermost elements of all corrections of a text; signs that the source only stores otherwise are none."""
    found = text.iter(*(tei(name) for name in sorted(EDITORIAL)))
    return (each for each in found if not is_same_sign(each))


def signed_part(element: etree._Element) -> etree._Element:
    """The element of a correction that says who made it."""
    return element[-1] if local(element) == "choice" and len(element) else element


def _attributes(element: etree._Element) -> str:
    attributes = {str(name): str(value) for name, value in signed_part(element).attrib.items() if name != "reason"}
    return " ".join(f"{name}={value}" for name, value in sorted(attributes.items()))


def _plain(signed: etree._Element, kept: etree._Element) -> bool:
    """Whether the edition's side holds words only, or words in one type, as the program writes it."""
    if signed is kept:
        return local(signed) == "surplus" or not len(signed)
    if not len(signed):
        return True
    type_only = len(signed) == 1 and list(signed[0].attrib) == ["rend"] and not len(signed[0])
    return type_only and not signed.text and not signed[0].tail


def _text(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())
