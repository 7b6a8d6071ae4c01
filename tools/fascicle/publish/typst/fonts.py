"""The fonts of the book: Typst's own, and those of packages for scripts that Typst's have not, or not to be read.

Scripts of few letters come with fascicle; those of many are the extra ``fascicle[fonts]``. All versions are pinned, as
Typst's is, and all licences are the SIL Open Font License. Which fonts there are is part of what a book is made of.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import typst

DEFAULT: Final = "Libertinus Serif"

# The families of the book that packages of PyPI bring, in the order in which a letter is looked for: phonetic,
# medieval and rare letters of Latin, signs of classical scholars, then script by script.
_PACKAGES: Final = {
    "fontpkg_noto_serif": ("Noto Serif",),
    "fontpkg_cardo": ("Cardo",),
    "fontpkg_amiri": ("Amiri",),
    "pylopdf_fonts_he": ("Noto Serif Hebrew",),
    "pylopdf_fonts_hi": ("Noto Serif Devanagari",),
    "pylopdf_fonts_th": ("Noto Serif Thai",),
    "pylopdf_fonts_jp": ("Noto Serif JP",),
    "pylopdf_fonts_zh_cn": ("Noto Serif SC",),
    "pylopdf_fonts_zh_tw": ("Noto Serif TC",),
    "pylopdf_fonts_ko": ("Noto Serif KR",),
    "justmytype_intl_south_asia": ("Noto Sans Bengali", "Noto Sans Tamil", "Noto Sans Telugu"),
    "justmytype_intl_sea": ("Noto Sans Khmer", "Noto Sans Lao", "Noto Sans Myanmar"),
    "justmytype_intl_africa": ("Noto Sans Ethiopic",),
}


def _found() -> dict[str, Path]:
    """The folders of the packages that are installed."""
    specs = {name: find_spec(name) for name in _PACKAGES}
    return {name: Path(spec.origin).parent for name, spec in specs.items() if spec is not None and spec.origin}


FAMILIES: Final = (
    DEFAULT,
    *(family for name in _found() for family in _PACKAGES[name]),
    "New Computer Modern",
    "New Computer Modern Math",
)
"""The families of the book, in the order in which a character is looked for."""

# Cardo has one box for all runes and Gothic letters, and signs for marks that it lacks: of it the book has Roman
# numerals, the signs of metre and of the zodiac, acrophonic numerals, Old Italic and Greek musical notation.
_COVERED: Final = {
    "Cardo": r"[\u{2180}-\u{2188}\u{23d1}-\u{23d9}\u{260a}-\u{2653}\u{10100}-\u{101cf}\u{10300}-\u{1032f}"
    r"\u{1d200}-\u{1d245}]"
}


def font_list(*first: str) -> str:
    """The families as Typst has them, some of them before all others."""
    names = dict.fromkeys((*first, *FAMILIES, "DejaVu Sans Mono"))
    return "".join(f"{_family(name)}, " for name in names)


def _family(name: str) -> str:
    covered = _COVERED.get(name)
    return f'"{name}"' if covered is None else f'(name: "{name}", covers: regex("{covered}"))'


def folders() -> list[Path]:
    """Where the fonts of packages lie."""
    return list(_found().values())


@cache
def fonts() -> Any:
    """The fonts of the book without a theme, and none of the machine's."""
    return typst.Fonts(include_system_fonts=False, font_paths=folders())
