"""The web edition: a page a text, and the pages that are made from all of them together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import PurePosixPath

from fascicle.check.completeness import Lost
from fascicle.edition.cache import digest
from fascicle.edition.files import stamp
from fascicle.edition.record import Source
from fascicle.edition.text import Text
from fascicle.publish import iiif, web
from fascicle.publish.citing.cited import cited_edition, cited_text
from fascicle.publish.leaves import PictureLeaf, has_leaves, leaves_of
from fascicle.publish.lists.pages import ListPage
from fascicle.publish.lists.site import SiteLists, list_inputs, registers_in_order, site_lists
from fascicle.publish.products import Product
from fascicle.publish.record_xml import record_xml
from fascicle.publish.reuse import dts
from fascicle.publish.reuse.downloads import Download, downloads
from fascicle.publish.theming import page_theme
from fascicle.publish.viewer import viewer_files
from fascicle.run.pictures import pictures_of
from fascicle.run.stages import epub_book, print_book
from fascicle.run.stages.home_forms import home_of, tell_lost, whole_of
from fascicle.run.stages.schema_copy import schema_files
from fascicle.run.task import Common, Task
from fascicle.run.text_stage import TextStage
from fascicle.run.work import render_page
from fascicle.run.workspace import Workspace
from fascicle.tei.write import parse, read_bytes

_NOTHING = Common(lambda: None)
_LISTS = "site/list/"
_TOLD = ("mentions", "searched", "letter")  # what a page says of its text, for what is made of all texts


class WebPages(TextStage):
    """The page of each text, its TEI file for download, and its mentions of names for the registers."""

    name = "web"

    def __init__(self, workspace: Workspace, books: Mapping[str, str], ordered: bytes | None) -> None:
        super().__init__(workspace)
        self._books, self._ordered = books, ordered
        self.pictured: set[str] = set()  # texts whose pages have pictures
        self.manifests: list[Source] = []

    def plan(self, text: Text) -> Task | None:
        """Make the page of a text, unless it is there."""
        workspace = self.workspace
        data = read_bytes(text.path)
        shown, whole = home_of(workspace, text)
        book, leaves = self._books[text.name], _leaves(workspace, text, data)
        inputs = web.page_inputs(workspace.published, text.row, shown, self._ordered, book, leaves)
        if leaves:
            self.pictured.add(text.name)
        if inputs.manifest and text.row not in self.manifests:
            self.manifests.append(text.row)
        key = digest(*inputs.parts, data, repr(workspace.edition.record.site))
        told = (workspace.cache.fact(f"{kind}/{text.name}", key) for kind in _TOLD)
        if workspace.cache.is_made(f"page/{text.name}", key) and None not in told:
            return None
        return Task(f"page/{text.name}", key, render_page, _NOTHING, (inputs, whole), len(data), data)

    def commit(self, text: Text, task: Task, result: tuple[web.WebPage, list[Lost]]) -> None:
        """Write the page. One that lacks something of its text is told, and made again the next time."""
        page, lost = result
        data = task.before or b""
        files = {**page.files, f"tei/{text.name}.xml": data}
        if self.workspace.edition.record.site.dts:
            cited = cited_text(cited_edition(self.workspace.published.record), text.row)
            files |= dts.of_text(cited, data, str(text.path))
        self.workspace.cache.put(task.name, task.key, below_site(self.workspace, files))
        if lost:
            tell_lost(self.workspace, text, lost, "page")
        else:
            self.workspace.cache.remember(f"mentions/{text.name}", task.key, page.mentions)
            self.workspace.cache.remember(f"searched/{text.name}", task.key, page.words)
            self.workspace.cache.remember(f"letter/{text.name}", task.key, page.letter)


def _leaves(workspace: Workspace, text: Text, data: bytes) -> list[PictureLeaf]:
    """The pages of a text that have pictures, which are then files of the site."""
    if not has_leaves(data):
        return []
    whole = data if text.source is not None else whole_of(workspace, text)
    pictures = pictures_of(workspace, text, whole)
    workspace.pictures[text.name] = pictures.files
    return leaves_of(parse(whole, text.path), pictures.addresses, pictures.files)


def run(workspace: Workspace) -> list[Product]:
    """Write the site. A text that changed makes its own page anew, and the registers if its mentions changed."""
    texts = workspace.shown
    books = print_book.books(workspace)
    ordered = _ordered(workspace)
    pages = WebPages(workspace, books, ordered)
    pages.run(texts)
    for kind in ("page", *_TOLD):
        workspace.cache.forget_others(f"{kind}/", {f"{kind}/{text.name}" for text in texts})
    workspace.progress.step("web", "registers")
    _shared_pages(workspace, texts, tuple(dict.fromkeys(books.values())), ordered)
    workspace.progress.step("web", "search")
    _search(workspace, texts)
    _theme(workspace)
    _books(workspace)
    _pictures(workspace)
    _viewer(workspace, pages)
    _gone(workspace, texts)
    _data(workspace)
    _sweep(workspace)
    site = PurePosixPath(workspace.edition.below_out(workspace.edition.site_folder))
    return [Product("web", site / "index.html", "text/html", "The web edition")]


def _ordered(workspace: Workspace) -> bytes | None:
    """The registers in the order of the edition's language: made anew where they have changed."""
    data, language = workspace.register_data, workspace.edition.record.language
    if data is None:
        return None
    key = digest(data, language)
    known = workspace.cache.fact("site/order", key)
    if known is None:
        known = registers_in_order(workspace.published, data)
        workspace.cache.remember("site/order", key, known)
    return known


def _shared_pages(workspace: Workspace, texts: Sequence[Text], books: Sequence[str], ordered: bytes | None) -> None:
    """The pages of lists, each where what it shows has changed, and those of the edition itself."""
    mentions, letters = _told(workspace, texts, "mentions"), _told(workspace, texts, "letter")
    lists = site_lists(workspace.published, mentions, ordered)
    registers = digest(ordered)
    theme = page_theme(workspace.published.theme).parts
    written = (page.tei for page in workspace.published.pages)
    told: tuple[str | bytes, ...] = (*mentions, *mentions.values(), *letters.values())
    record, settings = record_xml(workspace.published), repr(workspace.edition.record.site)
    key = digest(record, settings, repr(books), *theme, *written, registers, lists.start, *told)
    make = partial(_shared_files, workspace, lists, books, ordered, mentions, letters)
    workspace.cache.files("site", key, lambda: below_site(workspace, make()))
    names = set()
    for page in lists.pages:
        names.add(name := f"{_LISTS}{page.file}")
        inputs = list_inputs(workspace.published, page, ordered)
        key = digest(*inputs.parts, registers if page.entries else digest(inputs.authority))
        workspace.cache.files(name, key, partial(_list_page, workspace, page, ordered))
    workspace.cache.forget_others(_LISTS, names)


def _list_page(workspace: Workspace, page: ListPage, ordered: bytes | None) -> dict[str, bytes]:
    return below_site(workspace, web.list_page(workspace.published, page, ordered))


def _told(workspace: Workspace, texts: Sequence[Text], kind: str) -> dict[str, bytes]:
    known = ((text.name, workspace.cache.known(f"{kind}/{text.name}")) for text in texts)
    return {name: fact[1] for name, fact in known if fact is not None}


def _search(workspace: Workspace, texts: Sequence[Text]) -> None:
    """The index of the search; the passages of a text stand beside its page, and are made with it."""
    words = _told(workspace, texts, "searched")
    key = digest(record_xml(workspace.published), workspace.register_data, *words, *words.values())
    make = partial(web.search_index, workspace.published, words, workspace.register_data)
    workspace.cache.files("site/search", key, lambda: below_site(workspace, make()))


def _theme(workspace: Workspace) -> None:
    """Style sheets, pictures and fonts of the theme: where these alone change, no page does."""
    files = web.theme_files(workspace.published)
    workspace.cache.files("site/theme", digest(*files, *files.values()), lambda: below_site(workspace, files))


def _pictures(workspace: Workspace) -> None:
    """The pictures of the texts stand in the site."""
    shown = (workspace.pictures.get(text.name, {}) for text in workspace.shown)
    written = (page.pictures for page in workspace.published.pages)
    files = {path: file for pictures in (*shown, *written) for path, file in pictures.items()}
    key = digest(*(part for path, file in sorted(files.items()) for part in (path, str(file), stamp(file))))
    workspace.cache.files(
        "site/pictures",
        key,
        lambda: below_site(workspace, {path: file.read_bytes() for path, file in files.items()}),
    )


def _viewer(workspace: Workspace, pages: WebPages) -> None:
    """What pages with pictures share."""
    listed = iiif.collection(workspace.published.record, pages.manifests)
    files = (viewer_files() if pages.pictured else {}) | ({iiif.COLLECTION: listed} if listed else {})
    workspace.cache.files("site/viewer", digest(*files, *files.values()), lambda: below_site(workspace, files))


def _books(workspace: Workspace) -> None:
    """The books stand in the site for download."""
    edition = workspace.edition
    files = (*edition.print_folder.glob("*.pdf"), *(edition.out / epub_book.FOLDER).glob("*.epub"))
    books = {path.name: path.read_bytes() for path in sorted(files)}
    key = digest(*books, *books.values())
    workspace.cache.files("site/pdf", key, lambda: below_site(workspace, books))


def _gone(workspace: Workspace, texts: Sequence[Text]) -> None:
    """The pages about what earlier releases had, if any release has been recorded."""
    edition, cache = workspace.published, workspace.cache
    if not edition.earlier:
        cache.forget_others("site/gone", ())
        return
    theme = page_theme(edition.theme).parts
    pages = cache.checksums("page/")
    key = digest(record_xml(edition), workspace.register_data, repr(edition.earlier), *theme, *pages, *pages.values())

    def make() -> dict[str, bytes]:
        read = {text.name: (edition.site_folder / f"{text.name}.html").read_text("utf-8") for text in texts}
        return below_site(workspace, web.gone(edition, read, workspace.register_data))

    cache.files("site/gone", key, make)


def _data(workspace: Workspace) -> None:
    """The page of all downloads, which is made when all files are there."""
    site = workspace.edition.below_out(workspace.edition.site_folder)
    known = {**workspace.cache.checksums("page/"), **workspace.cache.checksums("site")}
    files = [
        Download(path.removeprefix(f"{site}/"), (workspace.edition.out / path).stat().st_size, checksum)
        for path, checksum in known.items()
        if path.startswith(f"{site}/")
    ]
    files = downloads(files)
    theme = page_theme(workspace.published.theme).parts
    key = digest(record_xml(workspace.published), workspace.register_data, *theme, *map(repr, files))
    make = partial(web.data_page, workspace.published, files, workspace.register_data)
    workspace.cache.files("site/data", key, lambda: below_site(workspace, make()))


def _sweep(workspace: Workspace) -> None:
    """Take out of the site what no text and no page of this edition has put there."""
    site = workspace.edition.site_folder
    known = {*workspace.cache.checksums("page/"), *workspace.cache.checksums("site")}
    for path in site.rglob("*"):
        if path.is_file() and workspace.edition.below_out(path) not in known:
            path.unlink()


def _shared_files(
    workspace: Workspace,
    lists: SiteLists,
    books: Sequence[str],
    ordered: bytes | None,
    mentions: dict[str, bytes],
    letters: dict[str, bytes],
) -> dict[str, bytes]:
    files = web.shared_pages(workspace.published, lists, ordered, books, mentions, letters)
    if workspace.edition.record.site.dts:
        cited = cited_edition(workspace.published.record)
        files |= dts.of_edition(cited, [cited_text(cited, row) for row in workspace.published.record.sources])
    files.update({f"schema/{name}": data for name, data in schema_files().items()})
    if workspace.register_data is not None:
        files["tei/authority.xml"] = workspace.register_data
    return files


def below_site(workspace: Workspace, files: dict[str, bytes]) -> dict[str, bytes]:
    """Files of the site by their paths below the folder of what is derived."""
    site = workspace.edition.below_out(workspace.edition.site_folder)
    return {f"{site}/{name}": data for name, data in files.items()}
