"""A folder of pages, or the files that a METS lists, packed as one source: the bytes of each file stay as they are."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable
from pathlib import Path

from fascicle.inputs import kinds
from fascicle.inputs.sniff import kind_of
from fascicle.model.errors import SourceError

_SUFFIXES = frozenset({".xml", ".alto", ".page", ".hocr", ".html", ".htm", ".xhtml"})
_UNFIT = re.compile(r"[^A-Za-z0-9._-]+")  # what no source may be called by
_HEAD = 1 << 16  # bytes by which a file is known
_DAY = (1980, 1, 1, 0, 0, 0)  # the first that an archive can say: the same files make the same archive
_MOST = 20_000  # files; more are no one text


def packed(path: Path) -> tuple[Path, bytes] | None:
    """A folder, or the folder of a METS file, as an archive of its pages and lists, and what it may be called.

    None for any other file. Raises SourceError where no page is there.
    """
    if path.is_dir():
        folder, name = path, path.resolve().name
    elif _is_mets(path):
        folder = path.parent
        name = path.stem if path.stem.lower() != "mets" else folder.resolve().name
    else:
        return None
    files = sorted(_files(folder))
    pages = [file for file in files if (kind := _kind(file)) and (kind.reader or kind is kinds.METS)]
    if not any((kind := _kind(file)) and kind.reader for file in pages):
        raise SourceError(
            "no page lies in this folder, in ALTO, PAGE, hOCR or XML of FineReader",
            path=path,
            hint="name files, each of which is one text, or a folder of pages as one text",
        )
    return folder.parent / f"{_UNFIT.sub('-', name).strip('-') or 'pages'}.zip", _archive(folder, pages)


def _files(folder: Path) -> Iterable[Path]:
    found = 0
    for file in folder.rglob("*"):
        hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
        if file.suffix.lower() in _SUFFIXES and not hidden and file.is_file():
            found += 1
            if found > _MOST:
                raise SourceError(
                    f"more than {_MOST:,} files are too many for one text", path=folder, hint="give volumes"
                )
            yield file


def _is_mets(path: Path) -> bool:
    return path.suffix.lower() in (".xml", ".mets") and path.is_file() and _kind(path) is kinds.METS


def _kind(file: Path) -> kinds.FileKind | None:
    try:
        with file.open("rb") as opened:
            return kind_of(opened.read(_HEAD), "")
    except OSError as error:
        raise SourceError(f"cannot read: {error.strerror}", path=file, hint="see to it that you may read it") from error


def _archive(folder: Path, files: Iterable[Path]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in files:
            info = zipfile.ZipInfo(file.relative_to(folder).as_posix(), _DAY)
            info.compress_type, info.create_system, info.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
            archive.writestr(info, file.read_bytes())
    return made.getvalue()
