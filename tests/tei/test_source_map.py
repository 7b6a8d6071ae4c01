"""Where the characters of a tree stand in its file: whatever way they are written there."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fascicle.tei.layers.slots import Slot
from fascicle.tei.names import tei
from fascicle.tei.source_map import SourceMap, UnmappableError
from fascicle.tei.write import parse
from support.rough_letter import letter


def mapped(body: str) -> tuple[SourceMap, Slot]:
    """The map of a document, and the slot at the beginning of its first paragraph."""
    data = f"<TEI xmlns='http://www.tei-c.org/ns/1.0'><p>{body}</p></TEI>".encode()
    root = parse(data, "")
    return SourceMap(data, root), Slot(next(root.iter(tei("p"))), None)


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [False, True])
def test_every_slot_of_a_rough_letter_is_found(line_end: str, mark: bool) -> None:
    data = letter(line_end, mark=mark)
    root = parse(data, "")
    places = SourceMap(data, root)
    found = 0
    for element in root.iter("{*}p"):
        for offset, character in enumerate((element.text or "")[:4]):
            at = places.begin(Slot(element, None), offset)
            if at is not None and character not in "\n" and places.text[at] != "&":
                assert places.text[at] == character
                found += 1
    assert found > 15


def test_a_tag_stands_before_or_behind_a_reference_and_not_in_it() -> None:
    places, slot = mapped("a&amp;b")
    assert [places.text[at : at + 5] for at in map(places.begin, [slot] * 3, range(3)) if at is not None] == [
        "a&amp",
        "&amp;",
        "b</p>",
    ]
    assert places.end(slot, 2) == places.begin(slot, 2)


def test_a_tag_stands_nowhere_in_a_cdata_section() -> None:
    places, slot = mapped("a<![CDATA[bc]]>d")
    assert [places.begin(slot, at) is None for at in range(4)] == [False, True, True, False]
    assert [places.end(slot, at) is None for at in range(5)] == [False, False, True, True, False]


def test_lines_and_columns_are_those_of_an_editor() -> None:
    data = b"\xef\xbb\xbf<TEI xmlns='http://www.tei-c.org/ns/1.0'>\r\n <p>\xc3\xa9a</p>\r</TEI>"
    root = parse(data, "")
    places = SourceMap(data, root)
    at = places.begin(Slot(root[0], None), 1)
    assert at is not None
    assert places.line_column(at) == (2, 6)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        ("<TEI xmlns='http://www.tei-c.org/ns/1.0'/>".encode("utf-16"), "encoding"),
        (b"<!DOCTYPE a [<!ENTITY b '<c/>'>]><a>&b;</a>", "holds"),
    ],
)
def test_what_cannot_be_mapped_is_said(data: bytes, why: str) -> None:
    with pytest.raises(UnmappableError, match=why):
        SourceMap(data, parse(data, ""))


TEXT = ["ab", " ", "\n", "\r\n", "\r", "]", "&amp;", "&#233;", "é", "<![CDATA[x]]>", "<![CDATA[]]>"]
PIECES = st.sampled_from([*TEXT, "<!-- c > -->", "<?p q?>", "<hi>", "</hi>", "<lb/>", "<hi n='>'/>"])


def balanced(pieces: list[str]) -> str:
    """The pieces as content: end tags that close nothing are left out, what is open is closed."""
    depth, kept = 0, []
    for piece in pieces:
        depth += (piece == "<hi>") - (piece == "</hi>")
        if depth < 0:
            depth = 0
            continue
        kept.append(piece)
    return "".join([*kept, "</hi>" * depth])


@settings(deadline=None)
@given(st.lists(PIECES, max_size=30))
def test_a_tag_set_between_any_two_characters_moves_none(pieces: list[str]) -> None:
    body = balanced(pieces)
    data = f"<TEI xmlns='http://www.tei-c.org/ns/1.0'><p>{body}</p></TEI>".encode()
    root = parse(data, "")
    places = SourceMap(data, root)
    paragraph = root[0]
    whole = "".join(map(str, root.itertext()))
    for slot in [Slot(paragraph, None), *(Slot(paragraph, child) for child in paragraph)]:
        for offset in range(len(slot.text) + 1):
            before = slot.text[:offset]
            for at in {places.begin(slot, offset), places.end(slot, offset)} - {None}:
                text = f"{places.text[:at]}<x/>{places.text[at:]}"
                changed = parse(text.encode("utf-8"), "")
                assert "".join(map(str, changed.itertext())) == whole
                (mark,) = changed.iter("{*}x")
                previous = mark.getprevious()
                assert ((mark.getparent().text if previous is None else previous.tail) or "") == before
