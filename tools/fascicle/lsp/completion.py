"""What may be typed at the cursor: elements, attributes, values, identifiers, and the end of what is open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lsprotocol import types

from fascicle.check.inside import POINTERS
from fascicle.check.relaxng import Schema
from fascicle.check.relaxng.documentation import Documentation
from fascicle.check.relaxng.nameclasses import QName
from fascicle.check.targets import identifiers
from fascicle.lsp.cursor import OpenElement, TypedPart, TypingCursor
from fascicle.lsp.grammar import GrammarHere, written
from fascicle.names.authority import Entry

_MOST = 500  # nobody scrolls further; typing on brings others


class Completion:
    """Proposals at one cursor; without a schema only what the document and the registers know."""

    def __init__(
        self, cursor: TypingCursor, schema: Schema | None, documentation: Documentation, *, snippets: bool = False
    ) -> None:
        self._cursor = cursor
        self._here = GrammarHere(schema, cursor) if schema is not None else None
        self._documentation = documentation
        self._snippets = snippets

    def items(self, text: str, entries: Sequence[Entry] = (), known: Sequence[str] = ()) -> list[types.CompletionItem]:
        """The proposals, best first; the client filters them while the editor types on."""
        match self._cursor.part:
            case TypedPart.TAG:
                found = self._elements()
            case TypedPart.END_TAG:
                found = self._end()
            case TypedPart.ATTRIBUTE:
                found = self._attributes()
            case TypedPart.VALUE:
                found = self._values(text, entries, known)
            case _:
                return []
        items = [item for item, _ in zip(found, range(_MOST), strict=False)]
        for place, item in enumerate(items):
            item.sort_text = f"{place:04}"
        return items

    def _elements(self) -> Iterator[types.CompletionItem]:
        around = self._cursor.open[-1]
        if around.name:
            label = f"/{around.name}>"
            yield types.CompletionItem(label, kind=types.CompletionItemKind.Class)
        if self._here is None:
            return
        required = set(self._here.must_come())
        for name in self._here.elements():
            label = written(name, around)
            yield types.CompletionItem(
                label,
                kind=types.CompletionItemKind.Class,
                detail="required here" if name in required else None,
                documentation=self._documentation.elements.get(name.local) or None,
                preselect=name in required or None,
                insert_text=self._inserted(name, label, around),
                insert_text_format=types.InsertTextFormat.Snippet if self._snippets else None,
            )

    def _inserted(self, name: QName, label: str, around: OpenElement) -> str:
        """What an element brings along, where the client has stops for the cursor: its attributes, its end."""
        if not self._snippets or self._here is None:
            return label
        attributes = "".join(
            f' {written(one, around, attribute=True)}="${place}"'
            for place, one in enumerate(self._here.required_attributes(name), 1)
        )
        rest = "/>$0" if self._here.is_empty(name) else f">$0</{label}>"
        return f"{label}{attributes}{rest}"

    def _end(self) -> Iterator[types.CompletionItem]:
        if name := self._cursor.open[-1].name:
            yield types.CompletionItem(name, kind=types.CompletionItemKind.Class, insert_text=f"{name}>")

    def _attributes(self) -> Iterator[types.CompletionItem]:
        tag = self._cursor.tag
        if self._here is None or tag is None:
            return
        name = tag.qualified(tag.name)
        present = [tag.qualified(each, attribute=True) for each in tag.attributes]
        required = set(self._here.required_attributes(name))
        for one in self._here.attributes(name, present):
            label = written(one, tag, attribute=True)
            yield types.CompletionItem(
                label,
                kind=types.CompletionItemKind.Property,
                detail="required" if one in required else None,
                documentation=self._documentation.of_attribute(name.local, one.local) or None,
                insert_text=f'{label}="$1"$0' if self._snippets else label,
                insert_text_format=types.InsertTextFormat.Snippet if self._snippets else None,
            )

    def _values(self, text: str, entries: Sequence[Entry], known: Sequence[str]) -> Iterator[types.CompletionItem]:
        tag, attribute = self._cursor.tag, self._cursor.attribute
        if tag is None:
            return
        if self._here is not None:
            name = tag.qualified(attribute, attribute=True)
            words, _ = self._here.values(tag.qualified(tag.name), name)
            for word in words:
                documentation = self._documentation.values.get((name.local, word))
                yield types.CompletionItem(
                    word, kind=types.CompletionItemKind.EnumMember, documentation=documentation or None
                )
        if attribute in POINTERS:
            yield from _pointers(tag, text, entries, known)


def _pointers(
    tag: OpenElement, text: str, entries: Sequence[Entry], known: Sequence[str]
) -> Iterator[types.CompletionItem]:
    """Entries of the registers, those of the element's kind first, then identifiers of the document and of others."""
    kind = tag.qualified(tag.name).local
    told = set()
    for entry in sorted(entries, key=lambda each: each.element != kind):
        told.add(entry.id)
        yield types.CompletionItem(
            f"#{entry.id}",
            kind=types.CompletionItemKind.Reference,
            detail=entry.preferred,
            filter_text=f"#{entry.id} {' '.join(entry.names)}",
            documentation=", ".join(entry.names[1:]) or None,
        )
    for one in (*sorted(identifiers(text.encode("utf-8", "replace"))), *sorted(known)):
        if one and one not in told:
            told.add(one)
            yield types.CompletionItem(f"#{one}", kind=types.CompletionItemKind.Reference)
