"""The fonts of the book: Typst's own, and those of packages for scripts that Typst's have not, or not to be read."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import typst

DEFAULT: Final = "Libertinus Serif"

# A package of PyPI for each script, with the family that is used of it. Their versions are pinned, as Typst's is.
_SCRIPTS: Final = {"fontpkg_amiri": "Amiri", "pylopdf_fonts_he": "Noto Serif Hebrew"}

FAMILIES: Final = (DEFAULT, *_SCRIPTS.values())
"""The families of the book, in the order in which a character is looked for."""


def folders() -> list[Path]:
    """Where the fonts of packages lie."""
    found = (find_spec(name) for name in _SCRIPTS)
    return [Path(spec.origin).parent for spec in found if spec is not None and spec.origin is not None]


@cache
def fonts() -> Any:
    """The fonts of the book without a theme, and none of the machine's."""
    return typst.Fonts(include_system_fonts=False, font_paths=folders())
