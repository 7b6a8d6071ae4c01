"""METS: which files are the pages of a work, in which order, with which numbers and pictures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from lxml import etree

from fascicle.inputs.paged.chapters import ListedTitle, titles_of
from fascicle.inputs.paged.elements import children, local_name

_XLINK = "{http://www.w3.org/1999/xlink}href"
_UNNUMBERED = frozenset({"", "-", "–", "uncounted", "unnumbered", "[unnumbered]", "n.n."})


@dataclass(frozen=True)
class ListedPage:
    """A page that METS lists: the file of its text, its number, the address of its picture, and what begins there."""

    file: str
    number: str = ""
    image: str = ""
    titles: tuple[ListedTitle, ...] = ()


@dataclass(frozen=True)
class _Listed:
    """A file that METS lists: its group, its address, and whether it is a picture."""

    group: str
    address: str
    picture: bool


def listed_pages(
    root: etree._Element, folder: str, files: Collection[str], has_text: Callable[[str], bool]
) -> tuple[list[ListedPage], int]:
    """The pages of a METS file that lies in a folder of an archive with these ``files``, in their order.

    Where several groups of files have texts, that of the most pages is taken; of as many, the last, which later steps
    of a workflow have made; but no step that only drew regions, if another ``has_text``. A page for which no text is
    listed has the file ``""``: it is a picture, or blank. The second answer is how many are left out because their
    texts are listed and not there.
    """
    known = _files(root)
    where = {name: name for name in files}
    bases = Counter(PurePosixPath(name).name for name in files)
    where |= {PurePosixPath(name).name: name for name in files if bases[PurePosixPath(name).name] == 1}
    physical = [list(_own(page, known)) for page in _pages(root)]
    found = [
        (
            page,
            {each.group: name for each in own if not each.picture and (name := _member(each.address, folder, where))},
        )
        for page, own in zip(_pages(root), physical, strict=True)
    ]
    counts = Counter(group for _, texts in found for group in texts)
    if not counts:
        return [], 0
    order = list(dict.fromkeys(each.group for each in known.values()))
    if len(counts) > 1:
        worded = {name for name in counts if any(has_text(texts[name]) for _, texts in found if name in texts)}
        counts = Counter({name: count for name, count in counts.items() if name in worded}) or counts
    group = max(counts, key=lambda name: (counts[name], order.index(name)))
    titles = titles_of(root, dict(_places([page for page, _ in found])))
    pages, missing = [], 0
    for at, ((page, texts), own) in enumerate(zip(found, physical, strict=True)):
        image = next((each.address for each in own if each.picture), "")
        if group in texts or (image and all(each.picture for each in own)):
            pages.append(ListedPage(texts.get(group, ""), _number(page), image, tuple(titles.get(at, ()))))
        else:
            missing += bool(own)
    return pages, missing


def _places(pages: Sequence[etree._Element]) -> Iterator[tuple[str, int]]:
    """The place of each page by its id and by those of its files."""
    for at, page in enumerate(pages):
        yield page.get("ID") or "", at
        for pointer in page.iter("{*}fptr", "{*}area"):
            yield pointer.get("FILEID") or "", at


def _number(page: etree._Element) -> str:
    said = (page.get("ORDERLABEL") or "").strip()
    return "" if said.lower() in _UNNUMBERED else said


def _files(root: etree._Element) -> dict[str, _Listed]:
    """The listed files by their ids; a group may stand in another, and pictures are of many sizes: the first counts."""
    found: dict[str, _Listed] = {}
    for group in root.iter("{*}fileGrp"):
        use = group.get("USE") or group.get("ID") or ""
        for file in children(group, "file"):
            location = next(children(file, "FLocat"), None)
            if location is None or not file.get("ID"):
                continue
            address = location.get(_XLINK) or ""
            picture = (file.get("MIMETYPE") or "").startswith("image/") and not use.upper().startswith("THUMB")
            text = not (file.get("MIMETYPE") or "").startswith(("image/", "application/pdf", "audio/"))
            if picture or text:
                found[file.get("ID", "")] = _Listed(use, address, picture)
    return found


def _pages(root: etree._Element) -> Iterator[etree._Element]:
    """The pages of the physical structure, in their order; of any structure that has pages, where none is called so."""
    maps = list(root.iter("{*}structMap"))
    physical = [each for each in maps if (each.get("TYPE") or "").upper() == "PHYSICAL"] or maps
    for each in physical[:1]:
        divisions = [one for one in each.iter("{*}div") if any(local_name(inner) == "fptr" for inner in one)]
        pages = [one for one in divisions if (one.get("TYPE") or "").lower() in ("page", "singlepage", "")] or divisions
        numbered = [int(one.get("ORDER", "")) for one in pages if (one.get("ORDER") or "").isdecimal()]
        if len(numbered) == len(pages):
            pages = [one for _, one in sorted(zip(numbered, pages, strict=True), key=lambda pair: pair[0])]
        yield from pages


def _own(page: etree._Element, known: dict[str, _Listed]) -> Iterator[_Listed]:
    """The files of a page: it points to them, or to areas in them."""
    for pointer in children(page, "fptr"):
        for each in (pointer, *pointer.iter("{*}area")):
            if (file := known.get(each.get("FILEID") or "")) is not None:
                yield file


def _member(address: str, folder: str, where: dict[str, str]) -> str:
    """The file of the archive that an address names; empty where there is none."""
    path = unquote(urlsplit(address).path).lstrip("/")
    inner = str(PurePosixPath(folder) / path)
    return where.get(inner) or where.get(path) or where.get(PurePosixPath(path).name, "")
