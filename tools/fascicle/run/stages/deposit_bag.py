"""Everything that a library keeps, in one bag."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath

from fascicle.deposit import bag
from fascicle.deposit.collect import collect
from fascicle.deposit.payload import Content
from fascicle.edition.cache import digest
from fascicle.edition.files import file_sha256, sha256
from fascicle.publish.products import Product
from fascicle.run.workspace import Workspace

STAGE = "deposit"


def run(workspace: Workspace, products: Sequence[Product]) -> list[Product]:
    """Build the bag of some products, unless the one that is there holds just this and is whole."""
    edition = workspace.edition
    workspace.progress.step(STAGE, edition.record.title)
    workspace.ledger.save()
    payload = collect(edition, products)
    checksums = (part for name in sorted(payload) for part in (name, _sha256(payload[name])))
    key = digest(repr(edition.record), repr(products), *checksums)
    if not workspace.cache.is_made(STAGE, key):
        bag.build(edition, payload, products, edition.deposit_folder)
        folder = edition.deposit_folder
        files = sorted(path for path in folder.rglob("*") if path.is_file())
        workspace.cache.made(STAGE, key, {edition.below_out(path): file_sha256(path) for path in files})
    path = PurePosixPath(edition.below_out(edition.deposit_folder))
    return [Product("deposit", path, "application/x-bagit", "deposit")]


def _sha256(content: Content) -> str:
    return sha256(content) if isinstance(content, bytes) else file_sha256(content)
