"""Whether anything has changed since the last build, told without reading texts: what git does with its index.

A build remembers how the files were when it read them, and what it came to. Where all of them are as they were, and all
products as they were written, the next one has nothing to look at.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from fascicle.annotate.ledger import NAME as LEDGER
from fascicle.check import stored
from fascicle.edition.cache import digest
from fascicle.edition.files import stamp
from fascicle.edition.theme.files import stored_files
from fascicle.publish.products import Product
from fascicle.results import FileResult, Outcome

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fascicle.edition.folder import EditionFolder
    from fascicle.edition.text import Text
    from fascicle.run.workspace import Workspace

_NAME = "build"
_COUNTED = ("corrections", "proposals", "dates")  # of what annotating came to
_READ = "build/read"  # files beside texts and sources that the last build depended on


def stamp_of(edition: EditionFolder, text: Text) -> str:
    """How a text and its source are."""
    source = "-" if text.source is None else stamp(edition.source_path(text.source))
    return f"{stamp(text.path)} {source}"


def begun(edition: EditionFolder) -> str:
    """How the record, what was decided and the registers are; taken when a run begins, before it reads them."""
    folder = edition.decisions_folder
    paths = [edition.path, *(sorted(folder.iterdir()) if folder.is_dir() else ())]
    paths += [*edition.register_files, *(each.path for each in edition.files_found.left_out)]
    own = (path for each in (edition.theme_folder, edition.pages_folder) for path in stored_files(each))
    besides = (f"{path.relative_to(edition.folder)} {stamp(path)}" for path in own)
    return " ".join((*(f"{path.name} {stamp(path)}" for path in paths), *besides))


def remember(workspace: Workspace, only: Collection[str], before: str, products: Collection[Product]) -> None:
    """Remember what a build has come to, if it has read every text as it is: nobody saved one in the middle of it."""
    edition = workspace.edition
    if workspace.failures or any(text.name not in workspace.seen for text in edition.texts):
        return
    read = sorted(map(str, workspace.read))
    workspace.cache.remember(_READ, "", json.dumps(read, ensure_ascii=False).encode("utf-8"))
    done = workspace.annotated.values()
    fact = [
        stored.dump(workspace.diagnostics),
        stored.dump(workspace.advice),
        stored.dump(doubt for each in workspace.converted.values() for doubt in each.doubts),
        [sum(getattr(each, name) for each in done) for name in _COUNTED],
        [[each.name, str(each.path), each.media_type, each.label] for each in products],
    ]
    key = _key(workspace, only, before, workspace.seen, read)
    workspace.cache.remember(_NAME, key, json.dumps(fact, ensure_ascii=False).encode("utf-8"))


def recall(workspace: Workspace, only: Collection[str], before: str) -> list[Product] | None:
    """The products of the last build, if it would come to the same now; its findings are put into the workspace."""
    edition = workspace.edition
    read = json.loads(workspace.cache.fact(_READ, "") or b"[]")
    key = _key(
        workspace, only, before, {text.name: stamp_of(edition, text) for text in edition.texts_in_any_order}, read
    )
    known = workspace.cache.fact(_NAME, key)
    if known is None or not workspace.cache.all_there():
        return None
    findings, advice, doubts, counts, products = json.loads(known)
    workspace.diagnostics.extend(stored.load(findings))
    workspace.advice.extend(stored.load(advice))
    told = FileResult(edition.texts_folder, Outcome.UNCHANGED, doubts=tuple(stored.load(doubts)))
    workspace.converted[""] = told
    counted = dict(zip(_COUNTED, counts, strict=True))
    workspace.annotated[""] = FileResult(edition.texts_folder, Outcome.UNCHANGED, **counted)
    return [Product(name, PurePosixPath(path), kind, label) for name, path, kind, label in products]


def _key(
    workspace: Workspace, only: Collection[str], before: str, texts: Mapping[str, str], read: Collection[str]
) -> str:
    edition = workspace.edition
    schema = edition.folder / "schema"
    tables = (edition.proposals_path, edition.date_proposals_path)
    kept: list[Path] = [edition.texts_folder / LEDGER, *tables, *sorted(schema.glob("*"))]
    # the schemas, registers and pictures of texts that exist already, and what they include, may be any of its files
    others = sorted(_others(edition.folder, edition.out)) if edition.record.texts else []
    options = repr((workspace.private, edition.record.print.draft, sorted(only), str(edition.sources_folder)))
    kept += (Path(each) for each in read)
    known = (f"{each.relative_to(edition.folder)} {stamp(each)}" for each in others)
    return digest(options, before, *map(stamp, kept), *known, *(f"{name} {texts[name]}" for name in sorted(texts)))


def _others(folder: Path, out: Path) -> Iterator[Path]:
    """All files of an edition but those that are derived, and hidden ones."""
    for each in folder.iterdir():
        if each.name.startswith(".") or each.resolve() == out.resolve():
            continue
        if each.is_dir():
            yield from _others(each, out)
        else:
            yield each
