"""A build with a theme: what a change of it touches is made anew and nothing else, and the bag builds the same site."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

import fascicle
from fascicle.model.errors import EditionError
from fascicle.publish import pdf
from fascicle.publish.theming import book_theme
from support import themes
from support.editions import new_edition, tree

TOML = '[light]\nlink = "#1d4e6b"\n'
SHEET = themes.sheet('<xsl:template name="w:in-footer" as="element()*"><p>{}</p></xsl:template>')


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    folder = new_edition(tmp_path / "letters")
    _write(folder, "theme.toml", TOML)
    _write(folder, "site.css", "p { color: inherit }")
    _write(folder, "web.xsl", SHEET.format("one"))
    fascicle.open(folder).build()
    return folder


def _write(folder: Path, name: str, content: str) -> None:
    path = folder / "theme" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(content, "utf-8")


def _made(folder: Path) -> set[str]:
    """The kinds of files that the next build writes."""
    old = _stamps(folder)
    result = fascicle.open(folder).build()
    assert result.findings == ()
    new = _stamps(folder)
    changed = {name for name in old.keys() | new.keys() if old.get(name) != new.get(name)}
    return {"page" if name.endswith(".html") else Path(name).name for name in changed if "deposit" not in name}


def _stamps(folder: Path) -> dict[str, tuple[int, int]]:
    paths = [path for part in ("site", "print") for path in (folder / "build" / part).rglob("*") if path.is_file()]
    states = {path.relative_to(folder / "build").as_posix(): os.stat(path) for path in paths}  # noqa: PTH116
    return {name: (state.st_mtime_ns, state.st_ino) for name, state in states.items()}


def test_what_a_change_touches_is_made_anew(edition: Path) -> None:
    assert _made(edition) == set()
    _write(edition, "site.css", "p { color: red }")
    assert _made(edition) == {"site.css"}
    _write(edition, "theme.toml", TOML + 'paper = "#ffffff"\n')
    assert _made(edition) == {"theme.css"}
    _write(edition, "more.css", "p { color: red }")
    assert _made(edition) == {"more.css", "page"}
    _write(edition, "web.xsl", SHEET.format("two"))
    assert _made(edition) == {"page"}
    _write(edition, "theme.toml", TOML + '[book]\nsize = "11pt"\n')
    # and the page that has the checksum of the book
    assert _made(edition) == {"theme.css", "letters.pdf", "sha256sums.txt", "page"}
    (edition / "theme" / "more.css").unlink()
    assert _made(edition) == {"more.css", "page"}
    assert not (edition / "build" / "site" / "theme" / "more.css").exists()


def test_a_theme_that_cannot_be_used_ends_the_build(edition: Path) -> None:
    before = tree(edition / "build" / "site")
    _write(edition, "site.css", "@import 'https://example.org/a.css';")
    result = fascicle.open(edition).build()
    assert [(each.rule.code, each.line, each.column) for each in result.findings] == [("F0802", 1, 9)]
    assert tree(edition / "build" / "site") == before


def test_the_bag_holds_the_theme_and_its_readme_takes_it_back(edition: Path) -> None:
    (bag,) = (edition / "build" / "deposit").iterdir()
    assert tree(bag / "data" / "theme") == tree(edition / "theme")
    readme = (bag / "data" / "README.md").read_text("utf-8")
    assert f"cp -R {bag.name}/data/theme letters/theme" in readme
    assert "| `theme/` | 3 | how the editors have pages and book look |" in readme


def test_hidden_files_and_backups_are_no_part_of_it(edition: Path) -> None:
    _write(edition, ".notes", "mine")
    _write(edition, "site.css~", "old")
    assert set(fascicle.open(edition).check().findings) == set()
    fascicle.open(edition).build()
    (bag,) = (edition / "build" / "deposit").iterdir()
    assert set(tree(bag / "data" / "theme")) == {"theme.toml", "site.css", "web.xsl"}


def test_a_font_that_the_book_has_not_is_told(tmp_path: Path) -> None:
    edition = themes.themed(tmp_path, {"theme/theme.toml": '[book]\nfont = "Quay"\n'})
    with pytest.raises(EditionError, match="the book has no font Quay") as caught:
        book_theme(edition.theme)
    assert "New Computer Modern" in caught.value.hint


def test_a_book_for_one_side_of_the_paper(tmp_path: Path) -> None:
    pages = {}
    for sides in ("one", "two"):
        edition = themes.themed(tmp_path / sides, {"theme/theme.toml": f'[book]\nsides = "{sides}"\n'})
        texts = {source.stem: edition.text_path(source).read_bytes() for source in edition.record.sources}
        book = pypdfium2.PdfDocument(io.BytesIO(pdf.book(edition, texts, None)))
        pages[sides] = [page.get_textpage().get_text_bounded() for page in book]
    assert "" in pages["two"], "a page is left free, so that what follows begins on the right"
    assert "" not in pages["one"]


def test_a_font_file_sets_the_book(tmp_path: Path) -> None:
    font = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")
    if not font.is_file():
        pytest.skip("the font DejaVu Sans is not installed")
    toml = '[book]\nfont = "DejaVu Sans"\n[[type.fonts]]\nfamily = "DejaVu Sans"\nfile = "fonts/a.ttf"\n'
    edition = themes.themed(tmp_path, {"theme/theme.toml": toml, "theme/fonts/a.ttf": font.read_bytes()})
    texts = {source.stem: edition.text_path(source).read_bytes() for source in edition.record.sources}
    with pikepdf.open(io.BytesIO(pdf.book(edition, texts, None))) as book:
        fonts = {str(font["/BaseFont"]) for page in book.pages for font in page.resources.get("/Font", {}).values()}
    assert any(name.endswith("+DejaVuSans") for name in fonts)


def test_the_same_theme_makes_the_same_bytes(tmp_path: Path) -> None:
    books = []
    for name in ("one", "two"):
        edition = themes.themed(tmp_path / name, themes.of_the_page())
        texts = {source.stem: edition.text_path(source).read_bytes() for source in edition.record.sources}
        books.append(pdf.book(edition, texts, None))
    assert books[0] == books[1]
