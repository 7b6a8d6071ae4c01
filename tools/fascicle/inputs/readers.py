"""READERS: which formats there are, one reader each. A new format is a module of this package and a line of the tuple.

Other packages bring readers by an entry point of the group ``fascicle.readers`` whose value is a :class:`Reader`; its
name is the reader's. They come after ours, so that an edition reads the same wherever it is built.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING, cast

from fascicle.inputs import text
from fascicle.inputs.decode import decode
from fascicle.inputs.sniff import kind_of
from fascicle.model.source import SourceText

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "fascicle.readers"


@dataclass(frozen=True)
class Reader:
    """Reads one format.

    ``name`` is what ``format`` says in ``edition.toml``, ``label`` what people call the format, ``suffixes`` are the
    usual endings of its files. ``sniff`` answers whether bytes in a file of a name are of this format; ``read`` makes
    the tree of them, names the path in its errors, and raises SourceError where it cannot read them. ``pictures`` are
    those that the bytes hold, by where they belong below the edition's folder.
    """

    name: str
    label: str
    suffixes: tuple[str, ...]
    sniff: Callable[[bytes, str], bool]
    read: Callable[[bytes, PurePath | str], SourceText]
    pictures: Callable[[bytes, PurePath | str], Mapping[str, bytes]] | None = None


def _of_text(name: str, label: str, suffixes: tuple[str, ...], read: Callable[[str], SourceText]) -> Reader:
    """A reader of files in UTF-8 that are known by their names: any bytes of text may be of the format."""
    return Reader(
        name,
        label,
        suffixes,
        lambda _, file: PurePath(file).suffix.lower() in suffixes,
        lambda data, path: read(decode(data, path)),
    )


def _markdown(text: str) -> SourceText:
    from fascicle.inputs import markdown  # most sources are plain text, and it has many parts

    return markdown.read(text)


def _of_kind(name: str, label: str, suffixes: tuple[str, ...], module: str, *, pictures: bool = False) -> Reader:
    """A reader of files whose content shows what they are; its module is loaded when there is such a file."""

    def read(data: bytes, path: PurePath | str) -> SourceText:
        return cast(SourceText, import_module(module).read(data, path))

    def shown(data: bytes, path: PurePath | str) -> Mapping[str, bytes]:
        return cast("Mapping[str, bytes]", import_module(module).pictures(data, path))

    known = shown if pictures else None
    return Reader(name, label, suffixes, lambda data, file: _reader_of(data, file) == name, read, known)


def _reader_of(data: bytes, file: str) -> str:
    kind = kind_of(data, file)
    return kind.reader if kind else ""


TEXT = _of_text("text", "plain text", (".txt", ".text"), text.read)  # also the reader of what no other one knows
READERS: tuple[Reader, ...] = (
    _of_text("markdown", "Markdown", (".md", ".markdown", ".mdown"), _markdown),
    _of_kind("pdf", "PDF", (".pdf",), "fascicle.inputs.pdf"),
    _of_kind("html", "HTML", (".html", ".htm", ".xhtml", ".xht"), "fascicle.inputs.html", pictures=True),
    _of_kind("epub", "EPUB", (".epub",), "fascicle.inputs.epub", pictures=True),
    _of_kind("alto", "ALTO", (".alto", ".xml"), "fascicle.inputs.paged.alto"),
    _of_kind("page", "PAGE XML", (".page", ".xml"), "fascicle.inputs.paged.page"),
    _of_kind("hocr", "hOCR", (".hocr", ".html"), "fascicle.inputs.paged.hocr"),
    _of_kind("abbyy", "XML of ABBYY FineReader", (".xml",), "fascicle.inputs.paged.abbyy"),
    _of_kind("pages", "a packed folder of pages", (".zip",), "fascicle.inputs.paged.volume"),
    _of_kind("docx", "Word document", (".docx", ".docm", ".dotx"), "fascicle.inputs.docx.read", pictures=True),
    _of_kind("odt", "OpenDocument text", (".odt", ".ott", ".fodt"), "fascicle.inputs.odt.read", pictures=True),
    TEXT,
)


@dataclass(frozen=True)
class BrokenReader:
    """A reader of another package that cannot be used, and why."""

    name: str
    package: str
    why: str

    def __str__(self) -> str:
        return f"the reader {self.name!r} of the package {self.package} cannot be used: {self.why}"


@cache
def installed() -> tuple[Reader | BrokenReader, ...]:
    """The readers of other packages, in the order of their names."""
    from importlib.metadata import entry_points  # it takes long to load

    found = sorted(entry_points(group=GROUP), key=lambda point: (point.name, point.value))
    return tuple(_load(point) for point in found)


def _load(point: EntryPoint) -> Reader | BrokenReader:
    package = point.dist.name if point.dist else point.module
    try:
        reader = point.load()
    except Exception as error:  # whatever a strange module does when it is imported is told, and harms no other
        return BrokenReader(point.name, package, f"{type(error).__name__}: {error}")
    if not isinstance(reader, Reader):
        return BrokenReader(point.name, package, f"{point.value} is no fascicle.inputs.readers.Reader")
    if reader.name != point.name or any(point.name == ours.name for ours in READERS):
        return BrokenReader(point.name, package, "its name is not that of its entry point, or is taken")
    return reader


def all_readers() -> Iterator[Reader | BrokenReader]:
    """Our readers, then those of other packages, which are looked for only if somebody asks further."""
    yield from READERS
    yield from installed()
