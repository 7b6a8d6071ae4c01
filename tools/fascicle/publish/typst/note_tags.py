"""Notes in the tags of a PDF: after the paragraph or the heading that they hang on, not amid it.

Typst has a note where its mark is. Whoever listens to the book would hear every note in the middle of a sentence, and
in the list of headings as a part of the title.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pikepdf

# What a note does not stand behind: parts of a paragraph, and links and labels of notes.
_WITHIN = frozenset(("/Span", "/Em", "/Strong", "/Link", "/Lbl", "/Quote", "/Code", "/Reference"))
# What it does stand behind; in all other elements it is the last.
_PARAGRAPHS = frozenset(("/P", "/H", "/H1", "/H2", "/H3", "/H4", "/H5", "/H6", "/Title"))


def settle_notes(document: pikepdf.Pdf) -> None:
    """Move each note behind its paragraph, in their order.

    What keeps room for the notes of a page is one itself, and goes where it has nothing in it.
    """
    tree = document.Root.get("/StructTreeRoot")
    if tree is None or "/IDTree" not in tree:
        return
    places: dict[Any, Any] = {}
    for note in _leaves(tree.IDTree):
        place = note.P
        while str(place.S) in _WITHIN:
            place = place.P
        places[place.objgen] = place
    for place in places.values():
        _settle(place)


def _settle(place: Any) -> None:
    """Move the notes in one element."""
    notes = list(_notes(place))
    for note in notes:
        _remove(note.P, note)
    told = [note for note in notes if _says_anything(note)]
    behind = place if str(place.S) in _PARAGRAPHS else None
    home = place if behind is None else place.P
    for note in told:
        note.P = home
    _insert(home, told, behind)


def _notes(element: Any) -> Iterator[Any]:
    """The notes in an element, in their order."""
    for kid in _kids(element):
        if not isinstance(kid, int) and "/S" in kid:
            if str(kid.S) == "/Note":
                yield kid
            elif str(kid.S) in _WITHIN:
                yield from _notes(kid)


def _leaves(node: Any) -> Iterator[Any]:
    """The values of a name tree."""
    for kid in node.get("/Kids", ()):
        yield from _leaves(kid)
    pairs = node.get("/Names", ())
    for index in range(1, len(pairs), 2):
        yield pairs[index]


def _kids(element: Any) -> list[Any]:
    import pikepdf

    kids = element.get("/K", [])
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _is(kid: Any, other: Any) -> bool:
    import pikepdf

    return isinstance(kid, pikepdf.Dictionary) and kid.objgen == other.objgen


def _remove(parent: Any, child: Any) -> None:
    import pikepdf

    parent.K = pikepdf.Array([kid for kid in _kids(parent) if not _is(kid, child)])


def _insert(parent: Any, children: list[Any], behind: Any | None) -> None:
    import pikepdf

    kids = _kids(parent)
    at = next((index + 1 for index, kid in enumerate(kids) if behind is not None and _is(kid, behind)), len(kids))
    parent.K = pikepdf.Array([*kids[:at], *children, *kids[at:]])


def _says_anything(element: Any) -> bool:
    """Whether an element has marked content, however deep."""
    import pikepdf

    return any(
        not isinstance(kid, pikepdf.Dictionary) or kid.get("/Type") == "/MCR" or ("/S" in kid and _says_anything(kid))
        for kid in _kids(element)
    )
