"""Writes ``xslt/web/fonts/``: the faces that pages are set in, cut to what texts in three scripts need.

``tools/fonts.py FOLDER...`` takes the whole fonts from folders of the packages that FACES names, unpacked. The result
is kept, so that what is published does not change with them. Both families are free (OFL, no reserved names).
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from fontTools import subset

FONTS: Final = Path(__file__).resolve().parents[1] / "xslt" / "web" / "fonts"

# A page loads only the scripts that it has. Latin is that of Europe's languages with their old letters, marks and
# figures; Greek has its accents of all times; Cyrillic has the letters of before 1918.
SCRIPTS: Final = {
    "latin": (
        "20-7E,A0-17F,192,1E6-1E7,218-21B,1FC-1FF,259,2C6-2DD,300-304,306-30C,323,327-328,1E80-1E85,1E9E,1EF2-1EF3,"
        "2010-2015,2018-201E,2020-2022,2026,2030,2032-2033,2039-203A,2044,2070-208E,20AC,2116,2122,2153-215E,2190-2193,"
        "2212,FB01-FB02"
    ),
    "greek": "370-3FF,1F00-1FFF",
    "cyrillic": "400-45F,462-463,472-475,490-491",
}
_ALWAYS: Final = ["kern", "mark", "mkmk", "ccmp", "locl", "liga", "calt", "onum", "lnum", "tnum", "pnum"]
_CAPITALS: Final = ["smcp", "c2sc"]


@dataclass(frozen=True)
class Face:
    """One font file, and what a style sheet calls it."""

    family: str
    file: str
    source: str
    weight: int = 400
    style: str = "normal"
    capitals: bool = False


_SERIF, _SANS = "@expo-google-fonts/alegreya 0.4.2 (npm)", "fontpkg-alegreya-sans 2.4 (PyPI)"
FACES: Final = (
    Face("Alegreya", "Alegreya_400Regular.ttf", _SERIF, capitals=True),
    Face("Alegreya", "Alegreya_400Regular_Italic.ttf", _SERIF, style="italic"),
    Face("Alegreya", "Alegreya_700Bold.ttf", _SERIF, weight=700),
    Face("Alegreya Sans", "AlegreyaSans-Regular.ttf", _SANS),
)
_LICENCES: Final = ("LICENSE_FONT", "LICENSE")


def characters(ranges: str) -> list[int]:
    """The characters of ranges such as ``20-7E,A0``."""
    ends = [each.split("-") for each in ranges.split(",")]
    return [code for pair in ends for code in range(int(pair[0], 16), int(pair[-1], 16) + 1)]


def cut(source: Path, target: Path, ranges: str, features: list[str]) -> None:
    """Write the part of a font that has some characters, with the names and the licence that it has."""
    options = subset.Options(
        flavor="woff2", layout_features=features, hinting=False, name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14]
    )
    font = subset.load_font(str(source), options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=characters(ranges))
    cutter.subset(font)
    subset.save_font(font, str(target), options)


def rule(face: Face, name: str, ranges: str) -> str:
    """The rule by which a style sheet knows a file."""
    range_ = ", ".join(f"U+{each}" for each in ranges.split(","))
    return (
        f'@font-face {{\n  font-family: "{face.family}";\n  src: url("{name}") format("woff2");\n'
        f"  font-weight: {face.weight};\n  font-style: {face.style};\n"
        f"  font-display: swap;\n  unicode-range: {range_};\n}}\n"
    )


def main(folders: list[Path]) -> None:
    """Cut all faces, write their style sheet, and the licence that each family came with."""
    FONTS.mkdir(exist_ok=True)
    rules = ["/* Copyright 2011 and 2013 The Alegreya (Sans) Project Authors, SIL Open Font License 1.1. */\n"]
    for face in FACES:
        source = next(found for folder in folders for found in sorted(folder.rglob(face.file)))
        stem = f"{face.family.lower().replace(' ', '-')}-{face.weight}{'i' if face.style == 'italic' else ''}"
        for script, ranges in SCRIPTS.items():
            name = f"{stem}-{script}.woff2"
            cut(source, FONTS / name, ranges, _ALWAYS + (_CAPITALS if face.capitals else []))
            rules.append(rule(face, name, ranges))
        above = [source.parent, *source.parents[:3]]
        licence = next(found for folder in above for name in _LICENCES if (found := folder / name).is_file())
        (FONTS / f"{face.family.replace(' ', '')}-OFL.txt").write_bytes(licence.read_bytes())
    (FONTS / "faces.css").write_text("\n".join(rules), "utf-8")


if __name__ == "__main__":
    main([Path(argument) for argument in sys.argv[1:]])
