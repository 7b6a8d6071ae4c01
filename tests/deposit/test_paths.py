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


@pytest.mark.parametrize("name", ["Gedicht,_1~a.xml", "Fähre 2.xml", "كتاب.xml", ".hidden.xml"])
def test_files_that_exist_keep_their_names(name: str) -> None:
    assert unsafe([f"letters/{name}"], {f"letters/{name}"}) is None
    assert unsafe([f"letters/{name}"]) is not None


@pytest.mark.parametrize(
    "path",
    [
        "a:b.xml",
        "a?.xml",
        "../a.xml",
        "a\n.xml",
        "a%0A.xml",
        "nul.xml",
        "a./b.xml",
        "a /b.xml",
        "a\\b.xml",
        "a\x9b.xml",
    ],
)
def test_but_not_names_that_some_file_system_cannot_keep(path: str) -> None:
    assert unsafe([path], {path}) is not None
