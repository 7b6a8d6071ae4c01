"""The EPUB: all texts in one book for e-readers, or in the volumes of the print edition."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath

from fascicle.edition.cache import digest
from fascicle.edition.files import stamp
from fascicle.edition.text import Text
from fascicle.publish import web
from fascicle.publish.citing.cited import cited_edition
from fascicle.publish.epub.book import MEDIA_TYPE, bind
from fascicle.publish.epub.chapters import EpubChapter, title_page, written_chapters
from fascicle.publish.pointers import Pointers
from fascicle.publish.products import Product
from fascicle.publish.theming import page_theme
from fascicle.run.progress import MADE, UP_TO_DATE
from fascicle.run.stages import print_book
from fascicle.run.stages.home_forms import home_of
from fascicle.run.task import Common, Task
from fascicle.run.text_stage import TextStage
from fascicle.run.work import make_chapter
from fascicle.run.workspace import Workspace

FOLDER = "epub"
_NOTHING = Common(lambda: None)


class Chapters(TextStage):
    """The chapter of each text, kept until the text changes."""

    name = FOLDER

    def __init__(self, workspace: Workspace, books: Mapping[str, str]) -> None:
        super().__init__(workspace)
        self._books = books

    def plan(self, text: Text) -> Task | None:
        """Make the chapter of a text, unless it is known."""
        workspace = self.workspace
        shown, _ = home_of(workspace, text)
        inputs = web.page_inputs(workspace.published, text.row, shown, None, "")
        pointed = Pointers.of(shown, f"{text.name}.xml").texts
        book = self._books[text.name]
        beside = sorted(stem for stem in pointed if self._books.get(stem) == book)
        key = digest(*inputs.parts, *beside)
        if workspace.cache.fact(f"chapter/{text.name}", key) is not None:
            return None
        return Task(f"chapter/{text.name}", key, make_chapter, _NOTHING, (inputs, tuple(beside)), len(shown))

    def commit(self, text: Text, task: Task, result: bytes) -> None:
        """Keep the chapter."""
        self.workspace.cache.remember(task.name, task.key, result)


def run(workspace: Workspace) -> list[Product]:
    """Write the books. One is made anew where a text of its own has changed."""
    books = print_book.books(workspace)
    Chapters(workspace, books).run(workspace.shown)
    workspace.cache.forget_others("chapter/", {f"chapter/{text.name}" for text in workspace.shown})
    files = list(dict.fromkeys(books.values()))
    products = [f"{FOLDER}/{PurePosixPath(file).stem}.epub" for file in files]
    workspace.progress.begin(FOLDER, len(files))
    for number, (file, product) in enumerate(zip(files, products, strict=True), 1):
        stems = [stem for stem, each in books.items() if each == file]
        made = _write(workspace, product, stems, number if len(files) > 1 else 0)
        workspace.progress.done(FOLDER, PurePosixPath(product).name, MADE if made else UP_TO_DATE)
    workspace.cache.forget_others(f"{FOLDER}/", products)
    return [Product(FOLDER, PurePosixPath(product), MEDIA_TYPE, "EPUB") for product in products]


def _write(workspace: Workspace, product: str, stems: Sequence[str], volume: int) -> bool:
    edition = workspace.published
    known = {stem: workspace.cache.known(f"chapter/{stem}") for stem in stems}
    chapters = [EpubChapter(stem, fact[1]) for stem, fact in known.items() if fact is not None]
    pictures: dict[str, Path] = {}
    for stem in stems:
        pictures |= workspace.pictures.get(stem, {})
    for page in edition.pages:
        pictures |= page.pictures
    title = title_page(edition, volume)
    stamps = (f"{path} {stamp(file)}" for path, file in sorted(pictures.items()))
    keys = [fact[0] for fact in known.values() if fact is not None]
    written = (page.tei for page in edition.pages)
    key = digest(repr(edition.record.url), *title.parts, *keys, *written, *page_theme(edition.theme).parts, *stamps)

    def make() -> dict[str, bytes]:
        bound = [*written_chapters(edition, stems), *chapters]
        return {product: bind(cited_edition(edition.record), title, bound, pictures)}

    return workspace.cache.files(product, key, make)
