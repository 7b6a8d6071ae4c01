"""The pages that editors write, read: Markdown by our own reader, then all of them brought home as texts are."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from lxml import etree

from fascicle.edition.cache import digest
from fascicle.edition.editors_pages import EditorsPage, page_files
from fascicle.edition.files import stamp
from fascicle.edition.text import Text
from fascicle.model.errors import TeiError
from fascicle.publish.home import HomeSettings, at_home
from fascicle.run import registers
from fascicle.run.pictures import pictures_of
from fascicle.tei.names import XML_LANG, tei
from fascicle.tei.write import parse, read_bytes

if TYPE_CHECKING:
    from fascicle.run.workspace import Workspace

_HINT = "begin it with a heading, which is the title of the page: # Introduction"


def editors_pages(workspace: Workspace) -> tuple[EditorsPage, ...]:
    """The pages in their order. Raises EditionError, SourceError or TeiError for the first that cannot be read."""
    edition = workspace.edition
    files = page_files(edition.pages_folder, {text.name for text in edition.texts_in_any_order})
    workspace.cache.forget_others("pages/", {f"pages/{name}" for name in files})
    return tuple(_page(workspace, name, path, files) for name, path in files.items())


def _page(workspace: Workspace, name: str, path: Path, files: dict[str, Path]) -> EditorsPage:
    language = workspace.edition.record.language
    data = _as_tei(path, language)
    text = Text(path, name)
    pictures = pictures_of(workspace, text, data)
    settings = HomeSettings(
        language=language,
        rendering=workspace.edition.record.rendering,
        interface=language,
        entries=registers.entries_of(workspace, text, data),
        links=_links(workspace, path, data, files),
        pictures=pictures.addresses,
        overlay=workspace.edition.theme.overlay("home.xsl"),
    )
    key = digest(data, *settings.parts, *(stamp(file) for file in pictures.files.values()))
    known = workspace.cache.fact(f"pages/{name}", key)
    if known is None:
        known = json.dumps(_titled(at_home(data, str(path), settings).data, path), ensure_ascii=False).encode()
        workspace.cache.remember(f"pages/{name}", key, known)
    title, tag, form = json.loads(known)
    return EditorsPage(name, title, tag or language, form.encode(), pictures.files)


def _as_tei(path: Path, language: str) -> bytes:
    data = read_bytes(path)
    if path.suffix.lower() == ".xml":
        return data
    from fascicle.encode.written import written_text  # what reads Markdown has many parts

    return etree.tostring(written_text(path, data, language), encoding="utf-8")


def _titled(form: bytes, path: Path) -> tuple[str, str, str]:
    """Title and language of a page, and its form without the heading that says the title."""
    root = parse(form, path)
    said = root.find(f"{tei('teiHeader')}/{tei('fileDesc')}/{tei('titleStmt')}/{tei('title')}")
    title = "" if said is None else _words(said)
    text = root.find(tei("text"))
    head = None if text is None else next(_opening(text), None)
    if head is not None and (parent := head.getparent()) is not None and _words(head) in (title or _words(head), ""):
        title = title or _words(head)
        parent.remove(head)
    if not title:
        raise TeiError("the page has no title", path=path, hint=_HINT)
    return title, root.get(XML_LANG) or "", etree.tostring(root, encoding="unicode")


def _opening(text: etree._Element) -> Iterator[etree._Element]:
    """The heading with which a text begins."""
    for element in text.iter(etree.Element):
        if element.tag == tei("head"):
            yield element
        if element.tag not in (tei("text"), tei("front"), tei("body"), tei("div")):
            return


def _words(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


def _links(workspace: Workspace, path: Path, data: bytes, files: dict[str, Path]) -> dict[str, str]:
    """The pointers of a page to texts and to other pages, as files or as what these become, with ``NAME.xml``."""
    folder = workspace.edition.folder
    pages = {file.relative_to(folder).as_posix(): name for name, file in files.items()}
    by_path = {**pages, **workspace.text_names.by_path}
    names = {**by_path, **workspace.text_names.by_file}
    for name in by_path.values():
        names[f"{name}.html"] = names[f"{name}.xml"] = name
    found: dict[str, str] = {}
    for element in parse(data, path).iter(tei("ref"), tei("ptr")):
        for pointer in element.get("target", "").split():
            address, mark, inside = unquote(pointer).partition("#")
            whole = posixpath.normpath(posixpath.join(path.parent.relative_to(folder).as_posix(), address))
            if address and (there := names.get(whole) or names.get(address)):
                found[pointer] = f"{there}.xml{mark}{inside}"
    return found
