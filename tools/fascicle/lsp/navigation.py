"""Ways between identifiers and what points to them, over the files of an edition."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from lsprotocol import types

from fascicle.check.relaxng.xsdtypes import BASES
from fascicle.lsp.references import Pointing, leads_to, mention_at, mentions, target_file
from fascicle.lsp.surroundings import FileSurroundings
from fascicle.lsp.texts import TypedDocument
from fascicle.tei.typed import pair_at

_MOST_BYTES = 20_000_000  # of a file that is looked through for pointers


class Navigation:
    """One document among others; those that are open are taken as their editors have them."""

    def __init__(self, document: TypedDocument, around: FileSurroundings, opened: Mapping[Path, TypedDocument]) -> None:
        self._document, self._around, self._opened = document, around, opened
        self._path = document.path.resolve()

    def definitions(self, position: types.Position) -> list[types.Location]:
        """Where the identifier at a place is declared."""
        here = mention_at(self._document.text, self._document.offset_of(position))
        if here is None:
            return []
        return [_location(document, each) for document, each in self._declared(here)]

    def references(self, position: types.Position, *, declared: bool) -> list[types.Location]:
        """What points to the identifier at a place."""
        return [
            _location(document, each) for document, each in self._mentions(position) if declared or not each.is_declared
        ]

    def renamed(self, position: types.Position) -> types.Range | None:
        """The name at a place that can be called something else."""
        offset = self._document.offset_of(position)
        if here := mention_at(self._document.text, offset):
            return self._document.range(here.start, here.end)
        pair = pair_at(self._document.text, offset)
        if pair is None:
            return None
        return self._document.range(*next(each for each in pair if each[0] <= offset <= each[1]))

    def rename(self, position: types.Position, name: str) -> types.WorkspaceEdit | None:
        """The edits that call an identifier, or an element, something else; none where that is no name for it."""
        if BASES["NCName"].read(name) is None and BASES["QName"].read(name) is None:
            return None
        changes: dict[str, list[types.TextEdit]] = {}
        if mention_at(self._document.text, self._document.offset_of(position)):
            for document, each in self._mentions(position):
                edit = types.TextEdit(document.range(each.start, each.end), name)
                changes.setdefault(document.path.as_uri(), []).append(edit)
        elif pair := pair_at(self._document.text, self._document.offset_of(position)):
            edits = [types.TextEdit(self._document.range(*each), name) for each in pair]
            changes[self._path.as_uri()] = edits
        return types.WorkspaceEdit(changes=changes) if changes else None

    def _declared(self, here: Pointing) -> Iterator[tuple[TypedDocument, Pointing]]:
        """Declarations of an identifier: in the file that is named, else in this one, else in any of the edition."""
        if here.is_declared:
            yield self._document, here
            return
        target = target_file(here, self._path)
        paths = [target] if target is not None else [self._path, *self._files()]
        for path in paths:
            if (document := self._read(path)) is None:
                continue
            if found := [each for each in mentions(document.text) if each.is_declared and each.name == here.name]:
                yield document, found[0]
                return

    def _mentions(self, position: types.Position) -> Iterator[tuple[TypedDocument, Pointing]]:
        here = mention_at(self._document.text, self._document.offset_of(position))
        if here is None:
            return
        declared_in = next((document.path.resolve() for document, _ in self._declared(here)), self._path)
        for path in dict.fromkeys((self._path, declared_in, *self._files())):
            if (document := self._read(path)) is None or here.name not in document.text:
                continue
            own = any(each.is_declared and each.name == here.name for each in mentions(document.text))
            if path != declared_in and own:
                continue  # the same name, but another identifier: what points to it means that
            for each in mentions(document.text):
                if leads_to(each, here.name, path, declared_in):
                    yield document, each

    def _files(self) -> list[Path]:
        return [path.resolve() for path in self._around.files]

    def _read(self, path: Path) -> TypedDocument | None:
        if path == self._path:
            return TypedDocument(path, self._document.text, self._document.version, self._document.counting)
        if (opened := self._opened.get(path)) is not None:
            return TypedDocument(path, opened.text, opened.version, opened.counting)
        try:
            if path.stat().st_size > _MOST_BYTES:
                return None
            return TypedDocument(path, path.read_bytes().decode("utf-8-sig"), None, self._document.counting)
        except (OSError, ValueError):
            return None


def _location(document: TypedDocument, each: Pointing) -> types.Location:
    return types.Location(document.path.as_uri(), document.range(each.start, each.end))
