"""Any text whatever converts, loses nothing, and gives a valid file."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from fascicle import resources
from fascicle.check.fidelity import source_lines
from fascicle.check.relaxng import Schema
from fascicle.encode.convert import convert
from fascicle.inputs import read
from fascicle.inputs.decode import split_lines
from fascicle.model.source import is_text
from support.sources import one_source

_ALLOWED = st.characters(
    exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff", include_characters="\n\t\r\f"
)
_WORDS = st.sampled_from(
    ["The", "gull", "counter-", "revolution", "self-", "taught", "HARBOUR", "NEWS", "12 March 1921", "To the Mayor",
     "ADA.", "KIT.", "KIT. (Exit.)", "[He looks", "T", "he keeper of it",
     "“no se puede dejar nada”", "все", "(il n'y a plus de bateau)",
     "BEN [aside]", "Yours, in haste,", "3", "¹", "No. 7", ".....4", "a. b.", "• ropes", "•", "–",
     "x@y.org", "Quill!"]
)  # fmt: skip
_MARKS = st.sampled_from(
    ["*", "**", "***", "_", "__", "# ", "###### ", "[", "](http://a.b/c)", "](javascript:x)", "](", ")", "![a](b.png)",
     "<sup>", "</sup>", "<br>", "<b", "<https://a.b>", "> ", "- ", "1. ", "| ", "| --- |", "---", "\\", "\\*", "`",
     "[^1]", "[^1]: ", "<i>", "</b>", "&amp;", "%zz", "```", "    ", "|-|-|", "===", "<table><tr>", "<td>", "</table>",
     "<!--", "-->", "&nbsp;", "&#8212;", "~~", "  \n", "\\\n", "[a]: b.c", "[a]", "<div>", "<q>", "$$", ":::", "{.sc}"]
)  # fmt: skip
_ENDS = st.sampled_from(["\n", "\n", "\n\n", "\n\n\n\n", " ", " ", "\r\n", "\f", "\n ", ""])
_PIECES = st.lists(st.tuples(st.one_of(_WORDS, _MARKS, st.text(_ALLOWED, max_size=6)), _ENDS), min_size=1, max_size=40)
_JOINED = _PIECES.map(lambda pieces: "".join(word + end for word, end in pieces))
_TEXTS = _JOINED.filter(lambda text: any(map(is_text, text)))
_GENRES = st.sampled_from(["", "letter", "newspaper", "headlines", "drama", "verse", "book"])


@pytest.fixture(scope="module")
def schema() -> Schema:
    return Schema.load(resources.schema("fascicle.rng"))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=_TEXTS, file=st.sampled_from(["text.txt", "text.md"]), genre=_GENRES)
def test_any_text_converts_to_a_valid_file(schema: Schema, text: str, file: str, genre: str) -> None:
    data = text.encode()
    edition, source = one_source(data, file, genre=genre, languages=("fr", "es", "ru"))
    expected = read(source, data, "text").layer()
    if not expected:
        return  # nothing but marks
    tei = convert(edition, source, data)
    assert source_lines(etree.fromstring(tei)) == expected
    assert [finding.message for finding in schema.validate(tei, "text.xml")] == []


@settings(max_examples=100, deadline=None)
@given(text=_TEXTS)
def test_plain_text_keeps_every_character(text: str) -> None:
    """An oracle that does not use the reader: the lines as Python splits them."""
    edition, source = one_source(text.encode())
    layer = source_lines(etree.fromstring(convert(edition, source, text.encode())))
    lines = {str(number): "".join(filter(is_text, line)) for number, line in enumerate(split_lines(text), 1)}
    assert layer == {number: line for number, line in lines.items() if line}


@settings(max_examples=30, deadline=None)
@given(text=_TEXTS, file=st.sampled_from(["text.txt", "text.md"]))
def test_the_same_text_gives_the_same_bytes(text: str, file: str) -> None:
    edition, source = one_source(text.encode(), file)
    if read(source, text.encode(), "text").layer():
        assert convert(edition, source, text.encode()) == convert(edition, source, text.encode())
