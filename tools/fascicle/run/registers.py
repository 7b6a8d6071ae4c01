"""The registers of an edition, put together from its files; what a text's lists hold is remembered."""

from __future__ import annotations

import json
from dataclasses import astuple
from pathlib import Path
from typing import TYPE_CHECKING

from fascicle.check.registers.entries import read_entries
from fascicle.check.registers.look import Registered, RegisterNaming
from fascicle.check.registers.mentions import RegisterMention, mentions_in
from fascicle.check.xml import diagnostic_of
from fascicle.edition.cache import digest
from fascicle.edition.text import Text
from fascicle.model.diagnostics import Diagnostic
from fascicle.model.errors import TeiError
from fascicle.names.entry_pointers import EntryIndex, pointers
from fascicle.names.registers import Lists, Merged, Repeated, lists_of, merge
from fascicle.tei.write import parse, read_bytes

if TYPE_CHECKING:
    from fascicle.run.workspace import Workspace

_FACT = "registers"


def merged(workspace: Workspace) -> Merged:
    """What the authority file, the register files and the texts that are shown have, in this order."""
    edition, authority = workspace.edition, workspace.authority_data
    lists = [_lists(workspace, path) for path in edition.register_files]
    lists += [_of_text(workspace, text) for text in workspace.shown if text.source is None]
    if not any(each.data for each in lists):
        return Merged(authority)
    own = [] if authority is None else [_lists(workspace, edition.authority_path)]
    every, titles = [*own, *lists], (edition.record.title, edition.record.publisher)
    key = digest(*titles, *(part for each in every for part in (each.file, each.name, each.data)))
    if (fact := workspace.cache.fact(_FACT, key)) is not None:
        left_out, _, data = fact.partition(b"\n")
        return Merged(data or None, tuple(Repeated(*each) for each in json.loads(left_out)))
    made = merge(every, *titles)
    left_out = json.dumps([astuple(each) for each in made.repeated]).encode()
    workspace.cache.remember(_FACT, key, left_out + b"\n" + (made.data or b""))
    return made


def entries_of(workspace: Workspace, text: Text, data: bytes) -> dict[str, tuple[str, str]]:
    """Every pointer of a text that leads to an entry, with the entry's id and element; remembered for the same bytes.

    Raises TeiError where the text is no XML.
    """
    if workspace.register_data is None:
        return {}
    name, key = f"entries/{text.name}", digest(data, workspace.registers_key)
    if (fact := workspace.cache.fact(name, key)) is not None:
        return {pointer: (entry, kind) for pointer, (entry, kind) in json.loads(fact).items()}
    index = EntryIndex.of(workspace.register_data)
    file = text.path.relative_to(workspace.edition.folder).as_posix()
    found = pointers(parse(data, text.path), index, file)
    entries = {pointer: (entry, index.kinds[entry]) for pointer, entry in sorted(found.items())}
    workspace.cache.remember(name, key, json.dumps(entries, ensure_ascii=False).encode())
    return entries


def registered(workspace: Workspace) -> Registered | None:
    """The entries of the edition and where its texts name them; None where there are no registers that can be read."""
    edition, data = workspace.edition, workspace.register_data
    try:
        tree = parse(data, edition.authority_path) if data is not None else None
    except TeiError:
        return None
    if tree is None:
        return None
    texts = [text for text in edition.texts if text.name not in workspace.left_out | workspace.failures.keys()]
    named = [found for text in texts if (found := _naming(workspace, text)) is not None]
    return Registered(
        edition.folder,
        tuple(read_entries(tree)),
        named,
        {path.relative_to(edition.folder).as_posix() for path in (edition.authority_path, *edition.register_files)},
        whole=len(named) == len(texts) and not workspace.failures,
    )


def _naming(workspace: Workspace, text: Text) -> RegisterNaming | None:
    """What a text names, from memory where text and registers are as they were; None where it cannot be read."""
    try:
        data = read_bytes(text.path)
        name, key = f"named/{text.name}", digest(data, workspace.registers_key)
        if (fact := workspace.cache.fact(name, key)) is not None:
            found = [RegisterMention(*each) for each in json.loads(fact)]
        else:
            of_text = entries_of(workspace, text, data)
            kinds = dict(of_text.values())
            pointed = {pointer: entry for pointer, (entry, _) in of_text.items()}
            found = mentions_in(parse(data, text.path), pointed, kinds) if pointed else []
            workspace.cache.remember(name, key, json.dumps(found).encode())
    except TeiError:
        return None
    return RegisterNaming(str(text.path), text.row.date, found, converted=text.source is not None)


def unreadable(workspace: Workspace) -> list[Diagnostic]:
    """A finding for each register file that cannot be read: its entries are in no register."""
    found = []
    for path in workspace.edition.register_files:
        try:
            parse(read_bytes(path), path)
        except TeiError as error:
            found.append(diagnostic_of(error))
    return found


def _lists(workspace: Workspace, path: Path, name: str = "") -> Lists:
    """The lists of a file; none where it cannot be read, which the check tells."""
    file = path.relative_to(workspace.edition.folder).as_posix()
    try:
        return lists_of(read_bytes(path), file, name)
    except TeiError:
        return Lists(file, b"", name)


def _of_text(workspace: Workspace, text: Text) -> Lists:
    """The lists of a text, from memory where its bytes have been seen before."""
    file = text.path.relative_to(workspace.edition.folder).as_posix()
    try:
        key = digest(read_bytes(text.path), file, text.name)
    except TeiError:
        return Lists(file, b"", text.name)
    if (fact := workspace.cache.fact(f"lists/{text.name}", key)) is not None:
        return Lists(file, fact, text.name)
    found = _lists(workspace, text.path, text.name)
    workspace.cache.remember(f"lists/{text.name}", key, found.data)
    return found
