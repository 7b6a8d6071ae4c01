"""A packed folder of pages: one source of many files, in the order of its METS, else of their names.

The archive is the source, so that its checksum is that of all its files. It is read file by file.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePath, PurePosixPath

from fascicle.inputs.paged import abbyy, alto, hocr, page
from fascicle.inputs.paged.chapters import with_titles
from fascicle.inputs.paged.counts import Omissions
from fascicle.inputs.paged.elements import read_xml
from fascicle.inputs.paged.mets import ListedPage, listed_pages
from fascicle.inputs.paged.names import LineNames
from fascicle.inputs.sniff import kind_of
from fascicle.model.errors import SourceError
from fascicle.model.source import Page, SourceText

_MOST_FILES = 20_000
_LARGEST_FILE = 64 << 20  # bytes
_LARGEST = 4 << 30  # of all pages
_HEAD = 1 << 16  # bytes by which a file is known
_SUFFIXES = frozenset({".xml", ".alto", ".page", ".hocr", ".html", ".htm", ".xhtml"})
_RANK = ("page", "alto", "abbyy", "hocr")  # of the same page that is taken in which editors can have marked the most
_TEXT = re.compile(rb"<(?:\w+:)?Unicode>\s*[^\s<]|CONTENT\s*=\s*[\"']\s*[^\s\"']|ocrx?_(?:line|word)|<charParams")
_DAMAGED = "get it anew, or pack its files again"


def read(data: bytes, path: PurePath | str) -> SourceText:
    """Read an archive of pages."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _read(archive, path)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, zlib.error) as error:
        raise SourceError(f"the archive is damaged: {error}", path=path, hint=_DAMAGED) from error


def _read(archive: zipfile.ZipFile, path: PurePath | str) -> SourceText:
    members = _members(archive, path)
    formats = {name: kind for name, info in members.items() if (kind := _format(archive, info, path))}
    counts = Omissions()
    listed = _listed(archive, members, formats, counts, path)
    listed = listed or [ListedPage(name) for name in _by_name(formats, counts)]
    _tell_rest(formats, listed, counts)
    names = LineNames(paged=True)
    pages = tuple(page for each in listed for page in _pages(archive, members, formats, each, names, counts, path))
    return SourceText("pages", pages, remarks=counts.remarks())


def _members(archive: zipfile.ZipFile, path: PurePath | str) -> dict[str, zipfile.ZipInfo]:
    """The files that may be pages; raises SourceError where they are too many, too large, or locked."""
    named = [each for each in archive.infolist() if PurePosixPath(each.filename).suffix.lower() in _SUFFIXES]
    members = {each.filename: each for each in named if not _is_hidden(each.filename)}
    hint = "make several sources of it, each a volume"
    if len(members) > _MOST_FILES:
        raise SourceError(f"{len(members):,} pages are too many for one text", path=path, hint=hint)
    if sum(each.file_size for each in members.values()) > _LARGEST:
        raise SourceError(f"its pages are larger than {_LARGEST >> 30} GB", path=path, hint=hint)
    for each in members.values():
        if each.file_size > _LARGEST_FILE:
            message = f"{each.filename} has {each.file_size >> 20} MB, and is no page"
            raise SourceError(message, path=path, hint="take it out of the archive, or export it page by page")
        if each.flag_bits & 1:
            raise SourceError(f"{each.filename} is locked", path=path, hint="pack it without a password")
    return members


def _is_hidden(name: str) -> bool:
    return any(part.startswith(".") or part == "__MACOSX" for part in PurePosixPath(name).parts)


def _format(archive: zipfile.ZipFile, info: zipfile.ZipInfo, path: PurePath | str) -> str:
    """The reader of a file; ``mets`` for a list of pages, empty for what is neither."""
    with archive.open(info) as member:
        kind = kind_of(member.read(_HEAD), "")
    if kind is None:
        return ""
    return "mets" if kind.name.startswith("METS") else kind.reader if kind.reader in _RANK else ""


def _listed(
    archive: zipfile.ZipFile,
    members: Mapping[str, zipfile.ZipInfo],
    formats: Mapping[str, str],
    counts: Omissions,
    path: PurePath | str,
) -> list[ListedPage]:
    """The pages of the list that lies nearest to the top and lists some that are there."""
    texts = [name for name, kind in formats.items() if kind != "mets"]
    for name in sorted((each for each, kind in formats.items() if kind == "mets"), key=lambda each: each.count("/")):
        root = read_xml(archive.read(members[name]), PurePath(path) / name)
        parent = str(PurePosixPath(name).parent)
        pages, missing = listed_pages(
            root, "" if parent == "." else parent, texts, lambda page: _TEXT.search(archive.read(page)) is not None
        )
        if pages:
            counts.add("pages of the list whose texts are not in the archive", "", missing)
            return pages
    return []


def _by_name(formats: Mapping[str, str], counts: Omissions) -> list[str]:
    """The files in the order of their names, figures counted as numbers; of each page that in one format."""
    groups: dict[tuple[str, str], list[str]] = {}
    for name, kind in formats.items():
        if kind != "mets":
            groups.setdefault((str(PurePosixPath(name).parent), kind), []).append(name)
    kept: list[str] = []
    taken: dict[str, str] = {}
    for (_, kind), names in sorted(groups.items(), key=lambda each: (_RANK.index(each[0][1]), each[0][0])):
        stems = [PurePosixPath(name).stem for name in names]
        if any(taken.get(stem, kind) != kind for stem in stems):
            continue
        kept += names
        taken |= dict.fromkeys(stems, kind)
    return sorted(kept, key=_natural)


def _tell_rest(formats: Mapping[str, str], listed: Sequence[ListedPage], counts: Omissions) -> None:
    rest = sum(kind != "mets" for kind in formats.values()) - len({each.file for each in listed} - {""})
    counts.add(
        "files of pages that stand in the archive in another form too, or in no list, and are left out", "", rest
    )


def _natural(name: str) -> list[tuple[int, int, str]]:
    return [(1, int(part), "") if part.isdecimal() else (0, 0, part) for part in re.split(r"(\d+)", name.lower())]


def _pages(
    archive: zipfile.ZipFile,
    members: Mapping[str, zipfile.ZipInfo],
    formats: Mapping[str, str],
    listed: ListedPage,
    names: LineNames,
    counts: Omissions,
    path: PurePath | str,
) -> Iterator[Page]:
    """The pages of one file, with what the list says of them; a page without a file is a picture of no text."""
    if not listed.file:
        names.page()
        yield Page((), number=listed.number, image=listed.image)
        return
    info, kind = members[listed.file], formats[listed.file]
    inner = PurePath(path) / info.filename
    data = archive.read(info)
    if kind == "hocr":
        found = hocr.parse_pages(data, inner, names, counts)
    else:
        found = {"alto": alto, "page": page, "abbyy": abbyy}[kind].pages_of(read_xml(data, inner), names, counts)
    for each in found:
        named, missed = with_titles(each, listed.titles)
        counts.add("titles of the list that no line of their page says, which head nothing", "", missed)
        yield replace(named, number=listed.number or each.number, image=listed.image or each.image)
