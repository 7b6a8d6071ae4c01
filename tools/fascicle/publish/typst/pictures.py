"""Which pictures Typst sets: one that it refuses would cost the whole book."""

from __future__ import annotations

import tempfile
from hashlib import sha256
from pathlib import Path

import typst

from fascicle.publish.typst.compiler import STANDARDS
from fascicle.publish.typst.fonts import fonts

_CODE = '#set document(title: "-")\n#image("{name}", alt: "-")'
_known: dict[tuple[bytes, str], bool] = {}


def is_set(data: bytes, suffix: str) -> bool:
    """Whether Typst sets a picture in a PDF of our standards; asked once for each picture of a run."""
    key = (sha256(data).digest(), suffix)
    if key not in _known:
        _known[key] = _asked(data, f"picture.{suffix}")
    return _known[key]


def _asked(data: bytes, name: str) -> bool:
    with tempfile.TemporaryDirectory(prefix="fascicle-typst-") as folder:
        main = Path(folder) / "main.typ"
        main.write_text(_CODE.format(name=name), encoding="utf-8")
        (Path(folder) / name).write_bytes(data)
        try:
            typst.compile(main, root=main.parent, font_paths=fonts(), pdf_standards=STANDARDS, timestamp=0)
        except typst.TypstError:
            return False
    return True
