"""What a font of a PDF file says of itself: by its name, its flags, and the thickness of its strokes."""

from __future__ import annotations

import re
from ctypes import byref, c_int, create_string_buffer
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

_ITALIC_FLAG = 1 << 6
_BOLD_NAME = re.compile(r"(?i)bold|black|heavy|(?:^|[-_,])(?:b|bd|bi)\d*$|demi(?!l)")
_ITALIC_NAME = re.compile(r"(?i)italic|oblique|kursiv|slanted|(?:^|[-_,])(?:i|it|bi)\d*$")
_SMALL_CAPS_NAME = re.compile(r"(?i)small-?caps|caps?$|[-_]sc(?:$|[-_,])")


@dataclass(frozen=True)
class Font:
    """What a font says of itself; ``weight`` is 400 for a common one, and 0 where nothing says it."""

    bold: bool = False
    weight: int = 0
    italic: bool = False
    smallcaps: bool = False


def font_of(handle: Any) -> Font:
    """The font that PDFium has a handle of."""
    size = pdfium.FPDFFont_GetBaseFontName(handle, None, 0)
    buffer = create_string_buffer(size)
    pdfium.FPDFFont_GetBaseFontName(handle, buffer, size)
    name = buffer.value.decode("utf-8", "replace")
    flags, angle = c_int(), c_int()
    pdfium.FPDFFont_GetFlags(handle, byref(flags))
    pdfium.FPDFFont_GetItalicAngle(handle, byref(angle))
    return Font(
        _BOLD_NAME.search(name) is not None,
        max(0, pdfium.FPDFFont_GetWeight(handle)),
        _ITALIC_NAME.search(name) is not None or flags.value & _ITALIC_FLAG > 0 or angle.value != 0,
        _SMALL_CAPS_NAME.search(name) is not None,
    )
