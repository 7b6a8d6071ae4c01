"""The registers of an edition, put together from its files; what a text's lists hold is remembered."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from fascicle.edition.cache import digest
from fascicle.edition.text import Text
from fascicle.model.errors import TeiError
from fascicle.names.registers import Lists, Merged, lists_of, merge
from fascicle.tei.write import read_bytes

if TYPE_CHECKING:
    from fascicle.run.workspace import Workspace

_NONE = Merged(None)


def merged(workspace: Workspace) -> Merged:
    """What the authority file, the register files and the texts that are shown have, in this order."""
    edition, authority = workspace.edition, workspace.authority_data
    files = [(path, read_bytes(path)) for path in edition.register_files]
    lists = [each for path, data in files if (each := _lists(workspace, path, data)).data]
    texts = [each for text in workspace.shown if text.source is None if (each := _of_text(workspace, text)).data]
    if not lists and not texts:
        return Merged(authority)
    own = [] if authority is None else [_lists(workspace, edition.authority_path, authority)]
    return merge([*own, *lists, *texts], edition.record.title, edition.record.publisher)


def _lists(workspace: Workspace, path: Path, data: bytes, name: str = "") -> Lists:
    file = path.relative_to(workspace.edition.folder).as_posix()
    try:
        return lists_of(data, file, name)
    except TeiError:
        return Lists(file, b"", name)


def _of_text(workspace: Workspace, text: Text) -> Lists:
    """The lists of a text, from memory where its bytes have been seen before."""
    file = text.path.relative_to(workspace.edition.folder).as_posix()
    try:
        data = read_bytes(text.path)
    except TeiError:
        return Lists(file, b"", text.name)
    key = digest(data, file, text.name)
    fact = workspace.cache.fact(f"lists/{text.name}", key)
    if fact is not None:
        return Lists(file, fact, text.name)
    found = _lists(workspace, text.path, data, text.name)
    workspace.cache.remember(f"lists/{text.name}", key, found.data)
    return found
