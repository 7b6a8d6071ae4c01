from __future__ import annotations

import pytest

from fascicle.edition.file_names import unsafe


def test_plain_paths_are_safe() -> None:
    assert unsafe(["edition.toml", "tei/ferry.xml", "tei/ferry-2.xml", "site/_pages/a_b.html"]) is None


@pytest.mark.parametrize(
    "path",
    [
        "tei/Fähre.xml",
        "tei/the ferry.xml",
        "tei/../../ferry.xml",
        "/tei/ferry.xml",
        "tei//ferry.xml",
        "tei/",
        "",
        "tei\\ferry.xml",
        "site/.hidden",
        "site/-rf",
        "site/ends.",
        "site/ferry.xml\n",
        "site/CON.html",
        "lpt1/ferry.xml",
    ],
)
def test_names_that_some_file_system_cannot_keep(path: str) -> None:
    found = unsafe(["edition.toml", path])
    assert found is not None
    assert found[0] == path


@pytest.mark.parametrize(
    ("paths", "culprit"),
    [
        (["tei/ferry.xml", "tei/Ferry.xml"], "tei/ferry.xml"),
        (["TEI/a.xml", "tei/b.xml"], "tei/b.xml"),
        (["site", "site/index.html", "site-map.xml"], "site"),
        (["README.md", "README.md"], "README.md"),
    ],
)
def test_paths_that_cannot_stand_together(paths: list[str], culprit: str) -> None:
    found = unsafe(paths)
    assert found is not None
    assert found[0] == culprit
    assert all(unsafe([path]) is None for path in paths)
