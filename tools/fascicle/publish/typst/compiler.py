"""From Typst code to PDF bytes; the only module that knows the Typst compiler.

The code is compiled in a folder of its own: nothing outside it can be read, no package is fetched, only Typst's own
fonts are used, and the same code gives the same bytes on every machine.
"""

from __future__ import annotations

import json
import os
import re
import tempfile
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

import typst

from fascicle.model.errors import EngineError
from fascicle.publish.typst.fonts import folders, fonts

if TYPE_CHECKING:
    from typst import PDFStandard

# PDF/A-3a: for archives, with files attached; PDF/UA-1: for readers with assistive technology.
STANDARDS: Final[list[PDFStandard]] = ["a-3a", "ua-1"]

THEME: Final = "theme.typ"  # measures of the book, which a theme may give
LOOK: Final = "look.typ"  # show rules of a theme
NO_FONTS: Final[Mapping[str, bytes]] = {}
_NAME: Final = re.compile(r"(images/)?[\w-][\w.-]*")
_WAYS_OUT: Final = ("ALL_PROXY", "HTTPS_PROXY", "HTTP_PROXY", "all_proxy", "https_proxy", "http_proxy")
_NO_WAY: Final = "http://127.0.0.1:1"

_LOOK = sorted(Path(__file__).parent.glob("*.typ"))
_PLACE = re.compile(r"┌─ (?P<file>[^:\n]+):(?P<line>\d+):(?P<column>\d+)")
_ORIGIN = re.compile(r"/\* line (\S+) \*/")


@contextmanager
def book_fonts(more: Mapping[str, bytes]) -> Iterator[Any]:
    """The fonts of the book, and those of a theme by their file names."""
    if not more:
        yield fonts()
        return
    with tempfile.TemporaryDirectory(prefix="fascicle-fonts-") as folder:
        for name, data in more.items():
            Path(folder, name).write_bytes(data)
        yield typst.Fonts(include_system_fonts=False, font_paths=[*map(str, folders()), folder])


@contextmanager
def _without_network() -> Iterator[None]:
    """Typst fetches packages that code names; ours names none, a theme's might. It asks these for the way out."""
    kept = {name: os.environ.get(name) for name in _WAYS_OUT}
    os.environ.update(dict.fromkeys(_WAYS_OUT, _NO_WAY))
    try:
        yield
    finally:
        for name, value in kept.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


class Bench:
    """A book's code in a folder of its own, to be laid out as often as it takes."""

    def __init__(self, folder: Path, files: Mapping[str, str | bytes], timestamp: int, fonts_known: Any) -> None:
        self._main = folder / "main.typ"
        self._files = files
        self._timestamp = timestamp
        self._fonts = fonts_known

    def tell(self, name: str, content: str) -> None:
        """Leave a file for the layouts to come."""
        (self._main.parent / name).write_text(content, encoding="utf-8")

    def ask(self, expression: str, **inputs: str) -> Any:
        """What an expression of Typst's comes to where the book is laid out; ``inputs`` are for ``sys.inputs``."""
        with _without_network(), self._refusals():
            said = typst.eval(self._main, expression, root=self._main.parent, sys_inputs=inputs, **self._own())
        return json.loads(said)

    def pdf(self, **inputs: str) -> bytes:
        """The book as Typst writes it. Raises EngineError where it refuses, or where the layout comes to no rest."""
        return self.seen("none", **inputs)[0]

    def seen(self, expression: str, **inputs: str) -> tuple[bytes, Any]:
        """The book, and what an expression comes to in it.

        One compiler still has the layout at hand; another would often make it anew.
        """
        with _without_network(), self._refusals():
            compiler = typst.Compiler(self._main, root=self._main.parent, sys_inputs=inputs, **self._own())
            pdf, warnings = compiler.compile_with_warnings(pdf_standards=STANDARDS, timestamp=self._timestamp)
            said = compiler.eval(expression)
        for warning in warnings:
            if "converge" in warning.message:
                raise EngineError(
                    f"Typst could not settle the layout: {warning.message}",
                    hint="this is a fault of fascicle's book.typ: please report it with the edition",
                )
        return cast(bytes, pdf), json.loads(said)  # one file, as PDF is

    def _own(self) -> dict[str, Any]:
        """Our fonts; no package of the user's, none from the net."""
        folder = self._main.parent
        return {"font_paths": self._fonts, "package_path": folder, "package_cache_path": folder}

    @contextmanager
    def _refusals(self) -> Iterator[None]:
        try:
            yield
        except typst.TypstError as error:
            raise _refused(error, self._main.parent, self._files) from error


@contextmanager
def bench(
    files: Mapping[str, str | bytes], timestamp: int, more_fonts: Mapping[str, bytes] = NO_FONTS
) -> Iterator[Bench]:
    """Code that has the file ``main.typ``, with the look of the book; ``more_fonts`` are by file name.

    ``timestamp`` (seconds since 1970, UTC) is the date in the PDF.
    """
    whole = {**files, **{look.name: look.read_bytes() for look in _LOOK}, **_themed(files)}
    if strange := next((file for file in whole if not _NAME.fullmatch(file)), None):
        raise EngineError(f"a file of the book is called {strange!r}", hint="let theme/print.xsl answer with our files")
    with tempfile.TemporaryDirectory(prefix="fascicle-typst-") as name, book_fonts(more_fonts) as known:
        folder = Path(name)
        for file, content in whole.items():
            (folder / file).parent.mkdir(exist_ok=True)
            (folder / file).write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        yield Bench(folder, files, timestamp, known)


def compile_book(files: Mapping[str, str | bytes], timestamp: int, more_fonts: Mapping[str, bytes] = NO_FONTS) -> bytes:
    """One layout of code to a PDF of both standards, with every note in a footnote of its own."""
    forget()
    with bench(files, timestamp, more_fonts) as work:
        return work.pdf()


# How many runs Typst keeps what it has worked out, in the hope that the same is wanted again.
_KEPT_FOR: Final = 10


def forget() -> None:
    """Have Typst let go of the layout before this one: four megabytes a letter, which volume after volume would fill
    any memory. There is no word for it; but what ten further runs did not want is dropped.
    """
    for _ in range(_KEPT_FOR + 1):
        typst.compile(b"", font_paths=fonts(), format="svg")


def _themed(files: Mapping[str, str | bytes]) -> dict[str, str | bytes]:
    """The one file of the look that may be another."""
    return {THEME: files[THEME]} if THEME in files else {}


class WithoutGlyphError(EngineError):
    """The book has no glyph for some ``characters``, or none where they stand: in italics, or after certain letters."""

    characters: str = ""

    @classmethod
    def of(cls, characters: str) -> WithoutGlyphError:
        """What is to be said of characters that no font has."""
        error = cls(f"no font of the book has {', '.join(map(named, characters))}", hint=FONTS_HINT)
        error.characters = characters
        return error


FONTS_HINT: Final = (
    "`pip install 'fascicle[fonts]'` has more scripts, a font in theme/fonts/ may have the letter;"
    ' or let `unset = "number"` in [print] show it by its number'
)


def named(character: str) -> str:
    """A character with its number and name in Unicode: `灯 (U+706F CJK UNIFIED IDEOGRAPH-706F)`."""
    name = unicodedata.name(character, "")
    shown = character if character.isprintable() else ""
    return f"{shown} (U+{ord(character):04X}{' ' if name else ''}{name})".strip()


_WITHOUT_GLYPH = re.compile(r'the text `"(.*?)"` could not be displayed')
_BY_NUMBER = re.compile(r"\\u\{([0-9a-f]+)\}")


def _without_glyph(diagnostic: str) -> str:
    """The characters, beyond those that every font has, that a diagnostic says could not be displayed."""
    texts = (_BY_NUMBER.sub(lambda each: chr(int(each[1], 16)), each) for each in _WITHOUT_GLYPH.findall(diagnostic))
    return "".join(sorted({char for text in texts for char in text if not char.isascii()}))


def _refused(error: typst.TypstError, folder: Path, files: Mapping[str, str | bytes]) -> EngineError:
    """What Typst says, without the folder that nobody knows; of a theme's show rules, in the theme's own file."""
    place = _PLACE.search(error.diagnostic)
    said = error.message.replace(f"{folder}/", "")
    if place is not None and Path(place["file"]).name == LOOK:
        hint = "mend theme/book.typ, or take it away; it reads no files, and there are no packages"
        line, column = int(place["line"]), int(place["column"])
        return EngineError(
            f"Typst refuses the theme: {said}", path="theme/book.typ", line=line, column=column, hint=hint
        )
    refusal = WithoutGlyphError(
        f"Typst cannot set the book: {said}{_origin(error.diagnostic, files)}",
        hint="if the edition passes `fascicle check`, this is a fault of fascicle: please report it",
    )
    refusal.characters = _without_glyph(error.diagnostic)
    return refusal


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
