"""Pages of lists: what each shows, as the XML that the stylesheet makes it of. Equal XML makes an equal page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final
from xml.sax.saxutils import quoteattr

from fascicle.publish.lists.told import Told

NAMESPACE: Final = "urn:fascicle:lists"


@dataclass(frozen=True)
class ListPage:
    """A page: its file, its XML, the texts whose rows of the record it shows, whether it shows entries of registers."""

    file: str
    xml: str
    stems: tuple[str, ...] = ()
    entries: bool = False


def element(name: str, content: str = "", /, **attributes: str | int) -> str:
    """An element of the XML of a list; attributes that are empty are left out."""
    said = "".join(f" {key}={quoteattr(str(value))}" for key, value in attributes.items() if value != "")
    return f"<l:{name}{said}>{content}</l:{name}>" if content else f"<l:{name}{said}/>"


def page(
    kind: str, file: str, content: str, stems: Iterable[str] = (), *, entries: bool = False, **attributes: str | int
) -> ListPage:
    """A page of one kind, which says what template makes it."""
    xml = rooted(element("page", content, kind=kind, file=file, **attributes))
    return ListPage(file, xml, tuple(dict.fromkeys(stems)), entries)


def rooted(xml: str) -> str:
    """An element as a document, which says what its names mean."""
    return re.sub("^<l:[a-z]+", lambda name: f'{name[0]} xmlns:l="{NAMESPACE}"', xml)


def by_text(places: Sequence[Told]) -> str:
    """Places in texts, text by text."""
    return "".join(
        element("in", "".join(each.xml for each in group), stem=stem) for stem, group in groupby(places, _stem)
    )


def nested(
    things: Sequence[Told],
    names: Sequence[str],
    keys: Sequence[Callable[[Told], str]],
    end: Callable[[Sequence[Told]], str],
) -> str:
    """Things as elements within elements, one level a key; ``end`` says what stands in the innermost."""
    if not names:
        return end(things)
    return "".join(
        element(names[0], nested(list(group), names[1:], keys[1:], end), n=value)
        for value, group in groupby(things, keys[0])
    )


def _stem(place: Told) -> str:
    return place.stem
