"""Stage: everything that a library keeps, in one bag."""

from __future__ import annotations

from pathlib import PurePosixPath

from fascicle.deposit import bag
from fascicle.deposit.collect import collect
from fascicle.deposit.payload import ALGORITHMS, Content
from fascicle.deposit.verify import verify
from fascicle.edition.cache import digest
from fascicle.edition.files import file_sha256, sha256
from fascicle.edition.folder import Edition
from fascicle.publish.products import Product
from fascicle.run.workspace import Workspace

STAGE = "deposit"


def products(edition: Edition) -> tuple[Product, ...]:
    """What the edition is published as."""
    book = PurePosixPath(edition.print_path.relative_to(edition.out).as_posix())
    return (
        Product("web", PurePosixPath("site/index.html"), "text/html", "web edition"),
        Product("print", book, "application/pdf", "print edition"),
    )


def run(workspace: Workspace) -> None:
    """Build the bag, unless the one that is there holds just this and is whole."""
    edition = workspace.edition
    workspace.progress.step(STAGE, edition.record.title)
    made = products(edition)
    payload = collect(edition, made)
    checksums = (part for name in sorted(payload) for part in (name, _sha256(payload[name])))
    key = digest(repr(edition.record), repr(made), *checksums)
    whole = not verify(edition.deposit_folder, ALGORITHMS[:1]) if edition.deposit_folder.is_dir() else False
    if whole and workspace.cache.fact(STAGE, key) is not None:
        return
    bag.build(edition, payload, made, edition.deposit_folder)
    workspace.cache.remember(STAGE, key, "built")


def _sha256(content: Content) -> str:
    return sha256(content) if isinstance(content, bytes) else file_sha256(content)
