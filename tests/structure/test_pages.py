"""Pages: their numbers, the catchwords at their feet, those without text, and what a program says of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import fascicle
from fascicle.encode.convert import structured, tei_file
from fascicle.structure.pages.numbers import number_pages
from support.editions import new_edition, set_source
from support.labels import by_blank_lines
from support.sources import one_source


@pytest.fixture(autouse=True, scope="module")
def _labels() -> Iterator[None]:
    """What lines are is not the matter here."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("fascicle.structure.label", by_blank_lines)
        yield


_ABOVE = "The ferry had been laid up since the middle of the week, and whoever wanted to cross the har-\n"
_BELOW = "bour walked round by the sluice, which took an hour in good boots and two in others.\n"


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    return new_edition(tmp_path / "edition")


def _body(text: str, **fields: str) -> str:
    edition, source = one_source(text.encode(), "text.txt", genre="book", **fields)
    whole = tei_file(edition, source, text.encode(), structured(edition, source, text.encode())).decode()
    return re.sub(r"\s+", " ", whole[whole.index("<body>") : whole.index("</body>")])


@pytest.mark.parametrize(
    ("number", "page"),
    [
        ("12", "<pb "),
        ("[13]", "<pb "),
        ("- 14 -", "<pb "),
        ("xiv", "<pb "),
        ("[Pg 13]", '<pb n="13" '),
        ("{S. 7}", '<pb n="7" '),
        ("[p. xii]", '<pb n="xii" '),
    ],
)
@pytest.mark.parametrize("blank", ["", "\n"])
def test_a_number_between_the_halves_of_a_word_is_that_of_a_page(number: str, page: str, blank: str) -> None:
    body = _body(f"{_ABOVE}{blank}{number}\n{blank}{_BELOW}")
    line = 3 if blank else 2
    expected = f'har<pc force="weak">-</pc>{page}break="no"/><fw type="pageNum"><lb n="{line}"/>{number}</fw>'
    assert expected in body
    assert f'<lb n="{line + 1 + len(blank)}" break="no"/>bour' in body


def test_a_number_in_a_sentence_is_text() -> None:
    assert "<fw" not in _body("They counted the boats that lay in the harbour that day and came to\n12\nof them.\n")


@pytest.mark.parametrize("edge", ["", "\f"])
def test_a_catchword_is_no_text(edge: str) -> None:
    above = "They had seen from the gallery that the whole of the fleet, and the ferry with it, was frozen\n"
    body = _body(f"{above}{' ' * 70}in the\n{edge}in the harbour, where it lay until the end of March.\n")
    assert '<fw type="footer"><lb n="2"/>in the</fw> <pb/> <lb n="3"/>in the harbour' in body


def test_what_stands_beside_a_number() -> None:
    text = "\fTHE SLUICE 14\nWords of a page.\n\n\f15 THE SLUICE 1911\nWords of another.\n\fxvi\nMore words.\nfoot\n"
    edition, source = one_source(text.encode())
    lines = structured(edition, source, text.encode()).text.lines
    found = number_pages(lines, {1, 4, 6, 8})
    cut = {number: [(block.role, block.text) for block in blocks] for number, blocks in found.furniture.items()}
    assert cut == {
        1: [("header", "THE SLUICE"), ("page-number", "14")],
        4: [("page-number", "15"), ("header", "THE SLUICE 1911")],
        6: [("page-number", "xvi")],
        8: [("footer", "foot")],
    }
    assert found.numbers == {1: "14", 4: "15", 6: "xvi"}


@pytest.mark.parametrize(
    ("text", "breaks"),
    [
        ("One page ends here.\n\f\f\fThe fourth page is here.\n", 3),
        ("\f\fThe first page was empty.\n", 2),
        ("One page ends here.\n\f\n\n\fThe third page is here.\n", 2),
        ("One page ends here.\n\f\n\f\n", 1),
        (_ABOVE + "\f\f" + _BELOW, 2),
    ],
)
def test_every_page_has_its_break(text: str, breaks: int) -> None:
    assert _body(text).count("<pb") == breaks


def test_empty_pages_go_through_the_whole_house(edition: Path) -> None:
    set_source(edition, f"{_ABOVE}\f\f{_BELOW}\n\f\f".encode())
    assert fascicle.open(edition).build().complete


def test_a_message_of_the_program_is_no_text() -> None:
    text = "The last that the log says of the ice is that it came from the\n\f[OCR skipped on page(s) 2-4]\n\fsea.\n"
    body = _body(text)
    assert '<pc force="weak">[OCR skipped on page(s) 2-4]</pc>' in body
    assert body.count("<pb") == 4
    assert '<p><lb n="3"/>sea.' in body  # three pages are missing: no sentence goes on over them
    body = _body(f"{_ABOVE}Digitized by Google\n\f{_BELOW}")
    assert 'har<pc force="weak">-</pc>' in body
    assert "bour walked" in body


def test_a_message_of_the_program_is_told(edition: Path) -> None:
    set_source(edition, b"One page.\n\f[OCR skipped on page(s) 2]\n\fAnother page.\n")
    found = [each for result in fascicle.open(edition).convert() for each in result.doubts]
    told = [each for each in found if each.rule.code == "F0603"]
    assert [each.line for each in told] == [2]
