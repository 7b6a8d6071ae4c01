"""Stage: the web edition, a page a text, and the pages that are made from all of them together."""

from __future__ import annotations

from fascicle.cache import digest
from fascicle.edition import Source
from fascicle.publish import web
from fascicle.stages.schema_copy import schema_files
from fascicle.workspace import Workspace

STAGE = "web"


def run(workspace: Workspace) -> None:
    """Write the site. A text that changed makes its own page anew, and the registers if its mentions changed."""
    edition = workspace.edition
    for source in edition.record.sources:
        workspace.progress.step(STAGE, source.title)
        write_page(workspace, source)
    workspace.cache.forget_others("page/", {f"page/{source.stem}" for source in edition.record.sources})
    mentions = {
        source.stem: (edition.out / _mentions_name(workspace, source)).read_bytes() for source in edition.record.sources
    }
    workspace.progress.step(STAGE, "registers")
    key = digest(repr(edition.record), workspace.authority_data, *mentions, *mentions.values())
    workspace.cache.files("site", key, lambda: _below_site(workspace, _shared_files(workspace, mentions)))
    book = edition.print_path.read_bytes()
    key = digest(book)
    workspace.cache.files("site/pdf", key, lambda: _below_site(workspace, {edition.print_path.name: book}))


def write_page(workspace: Workspace, source: Source) -> None:
    """Write the page of one text, its TEI file for download, and its mentions for the registers."""
    tei = workspace.text(source)
    inputs = web.page_inputs(workspace.edition, source, tei, workspace.authority_data)
    key = digest(*inputs.parts)

    def make() -> dict[str, bytes]:
        page = web.render(inputs)
        files = {**page.files, f"tei/{source.stem}.xml": tei}
        return {**_below_site(workspace, files), _mentions_name(workspace, source): page.mentions}

    workspace.cache.files(f"page/{source.stem}", key, make)


def _shared_files(workspace: Workspace, mentions: dict[str, bytes]) -> dict[str, bytes]:
    files = web.site(workspace.edition, mentions, workspace.authority_data)
    files.update({f"schema/{name}": data for name, data in schema_files().items()})
    if workspace.authority_data is not None:
        files["tei/authority.xml"] = workspace.authority_data
    return files


def _below_site(workspace: Workspace, files: dict[str, bytes]) -> dict[str, bytes]:
    site = workspace.edition.site_folder.relative_to(workspace.edition.out).as_posix()
    return {f"{site}/{name}": data for name, data in files.items()}


def _mentions_name(workspace: Workspace, source: Source) -> str:
    cache = workspace.edition.cache_folder.relative_to(workspace.edition.out).as_posix()
    return f"{cache}/mentions/{source.stem}.xml"
