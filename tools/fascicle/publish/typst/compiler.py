"""From Typst code to PDF bytes; the only module that knows the Typst compiler.

The code is compiled in a folder of its own: nothing outside it can be read, no package is fetched, only Typst's own
fonts are used, and the same code gives the same bytes on every machine.
"""

from __future__ import annotations

import io
import re
import tempfile
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pikepdf
import typst

from fascicle.model.errors import EngineError

if TYPE_CHECKING:
    from typst import PDFStandard

# PDF/A-3a: for archives, with files attached; PDF/UA-1: for readers with assistive technology.
STANDARDS: Final[list[PDFStandard]] = ["a-3a", "ua-1"]

_LOOK = sorted(Path(__file__).parent.glob("*.typ"))
_PLACE = re.compile(r"┌─ (?P<file>[^:\n]+):(?P<line>\d+):\d+")
_ORIGIN = re.compile(r"/\* line (\S+) \*/")


# Typst's own fonts have no Arabic that could be read with ease.
_FONTS = Path(__file__).parent / "fonts"


@cache
def fonts() -> Any:
    """Typst's own fonts, those that come with the program, and no others."""
    return typst.Fonts(include_system_fonts=False, font_paths=[_FONTS])


def compile_book(files: Mapping[str, str | bytes], timestamp: int) -> bytes:
    """Compile the file ``main.typ`` among ``files`` to a PDF of both standards.

    ``timestamp`` (seconds since 1970, UTC) is the date in the PDF. Raises EngineError where Typst refuses, and
    where the layout did not come to rest, because page numbers would then be wrong.
    """
    _forget()
    with tempfile.TemporaryDirectory(prefix="fascicle-typst-") as name:
        folder = Path(name)
        for file, content in {**files, **{look.name: look.read_bytes() for look in _LOOK}}.items():
            (folder / file).parent.mkdir(exist_ok=True)
            (folder / file).write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        pdf, warnings = _run(folder / "main.typ", timestamp, files)
    for warning in warnings:
        if "converge" in warning.message:
            raise EngineError(
                f"Typst could not settle the layout: {warning.message}",
                hint="this is a fault of fascicle's book.typ: please report it with the edition",
            )
    return _repack(pdf)


# How many runs Typst keeps what it has worked out, in the hope that the same is wanted again.
_KEPT_FOR: Final = 10


def _forget() -> None:
    """Have Typst let go of the book before this one: four megabytes a letter, which volume after volume would fill
    any memory. There is no word for it; but what ten further runs did not want is dropped.
    """
    for _ in range(_KEPT_FOR + 1):
        typst.compile(b"", font_paths=fonts(), format="svg")


def _run(main: Path, timestamp: int, files: Mapping[str, str | bytes]) -> tuple[bytes, Sequence[Any]]:
    try:
        pdf, warnings = typst.compile_with_warnings(
            main,
            root=main.parent,
            font_paths=fonts(),
            pdf_standards=STANDARDS,
            timestamp=timestamp,
            # no package of the user's, none from the net
            package_path=main.parent,
            package_cache_path=main.parent,
        )
    except typst.TypstError as error:
        raise EngineError(
            f"Typst cannot set the book: {error.message}{_origin(error.diagnostic, files)}",
            hint="if the edition passes `fascicle check`, this is a fault of fascicle: please report it",
        ) from error
    return pdf, warnings


def _origin(diagnostic: str, files: Mapping[str, str | bytes]) -> str:
    """The place of an error as far as the code says it: every block ends in a comment with its source line."""
    place = _PLACE.search(diagnostic)
    if place is None:
        return ""
    file = Path(place["file"]).name  # the folder is a temporary one
    code = files.get(file, "")
    lines = code.split("\n") if isinstance(code, str) else []
    number = int(place["line"])
    origin = _ORIGIN.search(lines[number - 1]) if number <= len(lines) else None
    where = f"{file}, line {number}"
    return f" ({where}; line {origin[1]} of the source file)" if origin else f" ({where})"


def _repack(pdf: bytes) -> bytes:
    """The same PDF in object streams, well compressed: less than half the size, and still of both standards."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        packed = io.BytesIO()
        document.save(
            packed,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            recompress_flate=True,
        )
    return packed.getvalue()
