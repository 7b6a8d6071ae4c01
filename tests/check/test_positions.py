"""Lines and columns of tags and attributes."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from fascicle.check.positions import Positions, index_of
from fascicle.model.errors import TeiError


def test_lines_and_columns_count_from_one_and_in_code_points() -> None:
    places = Positions("<a>\n𝔉ü<b/>\r\n  <c\n x='1'/></a>".encode())
    assert [places.of_element(k) for k in range(len(places))] == [(1, 1), (2, 3), (3, 3)]


def test_an_attribute_is_found_by_its_written_name_and_by_its_clark_name() -> None:
    places = Positions(b"""<a xmlns:n="u" one='x > y="q"' n:id = "1"\n xml:id="z" id="2"/>""")
    assert places.of_attribute(0, "one") == (1, 16)
    assert places.of_value(0, "one") == (1, 21)
    assert places.of_attribute(0, "{u}id") == (1, 32)
    assert places.of_attribute(0, "{http://www.w3.org/XML/1998/namespace}id") == (2, 2)
    assert places.of_value(0, "xml:id") == (2, 10)
    assert places.of_attribute(0, "id") == (2, 13)


def test_an_attribute_that_is_not_there_stands_where_its_element_stands() -> None:
    places = Positions(b"<a> <b/></a>")
    assert places.of_attribute(1, "when") == places.of_value(1, "when") == (1, 5)


def test_a_byte_order_mark_is_no_column() -> None:
    assert Positions(codecs.BOM_UTF8 + b"<a/>").of_element(0) == (1, 1)


@pytest.mark.parametrize("encoding", ["utf-16", "iso-8859-1"])
def test_other_encodings_give_the_same_places(encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?>\n<a>é<b x="1"/></a>'
    places = Positions(text.encode(encoding))
    assert places.of_attribute(1, "x") == (2, 8)


def test_a_comment_or_cdata_section_that_looks_like_a_tag_is_none() -> None:
    places = Positions(b"<a><!-- <b/> --><![CDATA[<c/>]]><d/></a>")
    assert [places.of_element(k) for k in range(len(places))] == [(1, 1), (1, 33)]


def test_a_file_that_is_not_well_formed_is_refused_with_its_place() -> None:
    with pytest.raises(TeiError) as refusal:
        Positions(b"<a>\n<b></a>", "text/x.xml")
    assert (refusal.value.path, refusal.value.line, refusal.value.column) == ("text/x.xml", 2, 1)


def test_bytes_that_are_not_what_they_are_declared_to_be_are_refused() -> None:
    with pytest.raises(TeiError):
        Positions(b'<?xml version="1.0" encoding="no-such"?><a/>')


_NAMES = st.sampled_from(["a", "b", "cc"])
_TREES = st.recursive(
    st.builds(lambda n: f"<{n}/>", _NAMES),
    lambda inner: st.builds(
        lambda n, text, parts: f"<{n} t='>'>{text}{''.join(parts)}</{n}>",
        _NAMES,
        st.sampled_from(["", "\n", "é\r\n ", "<!--<x>-->", "<?p <x?>"]),
        st.lists(inner, max_size=4),
    ),
    max_leaves=20,
)


@given(_TREES)
def test_the_order_is_that_of_lxml(text: str) -> None:
    root = etree.fromstring(text)
    places = Positions(text.encode())
    lines = text.replace("\r\n", "\n").split("\n")
    assert len(places) == len(index_of(root))
    for element, index in index_of(root).items():
        line, column = places.of_element(index)
        assert lines[line - 1][column - 1 :].startswith(f"<{element.tag}")
