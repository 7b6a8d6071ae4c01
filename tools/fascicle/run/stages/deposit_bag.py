"""Stage: everything that a library keeps, in one bag."""

from __future__ import annotations

from pathlib import Path

from fascicle import guidelines
from fascicle.deposit import bag
from fascicle.deposit.verify import verify
from fascicle.edition.cache import digest
from fascicle.edition.files import sha256
from fascicle.run.stages.schema_copy import schema_files
from fascicle.run.workspace import Workspace

STAGE = "deposit"


def run(workspace: Workspace) -> None:
    """Build the bag, unless the one that is there holds just this and is whole."""
    edition = workspace.edition
    workspace.progress.step(STAGE, edition.record.title)
    payload = collect(workspace)
    key = digest(repr(edition.record), *(part for name in sorted(payload) for part in (name, sha256(payload[name]))))
    whole = not verify(edition.deposit_folder) if edition.deposit_folder.is_dir() else False
    if whole and workspace.cache.fact(STAGE, key) is not None:
        return
    bag.build(edition, payload, edition.deposit_folder)
    workspace.cache.remember(STAGE, key, "built")


def collect(workspace: Workspace) -> dict[str, bytes]:
    """The payload of the bag: what the edition consists of, by path."""
    edition = workspace.edition
    files = {f"tei/{stem}.xml": data for stem, data in workspace.texts().items()}
    files.update({f"source/{source.file}": workspace.source(source) for source in edition.record.sources})
    files.update({f"schema/{name}": data for name, data in schema_files().items()})
    files["schema/guidelines.md"] = guidelines.page(files["schema/fascicle.rng"]).encode("utf-8")
    files.update(_below(edition.decisions_folder, "decisions"))
    files.update(_below(edition.site_folder, "site"))
    files[f"print/{edition.print_path.name}"] = edition.print_path.read_bytes()
    files["edition.toml"] = edition.path.read_bytes()
    if workspace.authority_data is not None:
        files["tei/authority.xml"] = workspace.authority_data
    return files


def _below(folder: Path, name: str) -> dict[str, bytes]:
    paths = sorted(path for path in folder.rglob("*") if path.is_file()) if folder.is_dir() else []
    return {f"{name}/{path.relative_to(folder).as_posix()}": path.read_bytes() for path in paths}
