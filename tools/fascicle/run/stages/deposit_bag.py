"""Everything that a library keeps, in one bag."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from fascicle.deposit import bag
from fascicle.deposit.collect import collect
from fascicle.deposit.needed import needed
from fascicle.deposit.payload import stamp
from fascicle.deposit.references import Reference, references
from fascicle.edition.cache import digest
from fascicle.edition.files import file_sha256
from fascicle.edition.files import stamp as file_stamp
from fascicle.publish.products import Product
from fascicle.run.workspace import Workspace

STAGE = "deposit"
_NAMED = "named by/"


def run(workspace: Workspace, products: Sequence[Product]) -> list[Product]:
    """Build the bag of some products, unless the one that is there was made of just these files and is whole."""
    edition, folder = workspace.edition, workspace.edition.deposit_folder
    workspace.progress.step(STAGE, edition.record.title)
    workspace.ledger.save()
    own = needed(edition, lambda path: _named(workspace, path))
    workspace.cache.forget_others(_NAMED, {f"{_NAMED}{path}" for path in own.files.values()})
    payload = collect(edition, products, own)
    key = digest(repr(edition.record), repr(products), repr(own.missing), stamp(payload))
    if not workspace.cache.is_made(STAGE, key):
        bag.build(edition, payload, products, folder, own)
        workspace.cache.made(STAGE, key, {edition.below_out(path): sha for path, sha in _checksums(folder).items()})
    path = PurePosixPath(edition.below_out(folder))
    return [Product(STAGE, path, "application/x-bagit", "deposit")]


def _named(workspace: Workspace, path: Path) -> list[Reference]:
    """The files that a file names, looked for once as long as it is not written anew."""
    name, key = f"{_NAMED}{path}", digest(file_stamp(path))
    if (fact := workspace.cache.fact(name, key)) is not None:
        return [Reference(*row) for row in json.loads(fact)]
    found = references(path)
    workspace.cache.remember(name, key, json.dumps(found).encode("utf-8"))
    return found


def _checksums(folder: Path) -> dict[Path, str]:
    """The files of a bag with their SHA-256, as its manifests have them; those of the manifests' own are reckoned."""
    found = {path: file_sha256(path) for path in folder.glob("tagmanifest-*.txt")}
    for manifest in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
        for line in (folder / manifest).read_text("utf-8").splitlines():
            checksum, _, name = line.partition("  ")
            found[folder / name] = checksum
    return found
