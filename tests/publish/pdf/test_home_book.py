"""Books of TEI that came home: Typst sets every case, and they are PDF/A-3a and PDF/UA-1 all the same."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from fascicle import saxon
from fascicle.publish.typst.compiler import compile_book
from fascicle.publish.typst.glyphs import missing
from referees import verapdf
from support.home import RECORD, shown

CASES = sorted(
    path for path in (Path(__file__).parents[1] / "home").glob("*/*.xml") if not path.name.endswith(".home.xml")
)


@cache
def _book(case: Path) -> bytes:
    home = shown(case.read_bytes()).home.decode()
    parameters: dict[str, saxon.Value] = {
        "language": "en",
        "texts": [saxon.parse(home)],
        "stems": ["text"],
        "attachments": ["text.xml"],
        "missing": missing([home]),
    }
    files = saxon.load("print.xsl").files(saxon.parse(RECORD), parameters)
    return compile_book({**files, "attach-1": case.read_bytes()}, 0)


@pytest.mark.parametrize("case", CASES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_typst_sets_every_case(case: Path) -> None:
    assert _book(case).startswith(b"%PDF")


@pytest.mark.skipif(bool(verapdf.lacking()), reason=verapdf.lacking() or "-")
@pytest.mark.parametrize("flavour", ["3a", "ua1"])
def test_books_conform(flavour: str, tmp_path: Path) -> None:
    for case in CASES:
        (tmp_path / f"{case.parent.name}-{case.stem}.pdf").write_bytes(_book(case))
    verdicts = verapdf.validate(flavour, *sorted(tmp_path.glob("*.pdf")))
    assert {file.name: verdict.failures for file, verdict in verdicts.items() if verdict.failures} == {}
