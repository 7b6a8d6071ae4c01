"""Pages of TEI that came home: valid HTML, whatever elements the text has."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from support.home import shown

CASES = sorted(
    path for path in (Path(__file__).parents[1] / "home").glob("*/*.xml") if not path.name.endswith(".home.xml")
)


def test_html_of_every_case_is_valid(tmp_path: Path, vnu: Callable[[Path], list[str]]) -> None:
    """No id twice, no block in a phrase, no link in a link, no attribute that HTML does not know."""
    for case in CASES:
        (tmp_path / f"{case.parent.name}-{case.stem}.html").write_text(shown(case.read_bytes()).page, encoding="utf-8")
    assert CASES
    assert vnu(tmp_path) == []
