"""Line ends in a tree: whatever is made of one, and then of it again, nothing else changes."""

from __future__ import annotations

import pytest
from lxml import etree

from fascicle.language.hyphens.decide import Break
from fascicle.tei.layers import Layer, LayerView
from fascicle.tei.layers.breaks import line_ends, remake
from fascicle.tei.names import TEI_NS

JOIN = 'tide<pc force="weak">-</pc>{}<lb n="2" break="no"/>mark'
KEEP = 'tide-{}<lb n="2" break="no"/>mark'
DASH = 'tide-{}\n    <lb n="2"/>mark'
FORMS = {Break.JOIN: JOIN, Break.KEEP: KEEP, Break.DASH: DASH}
READ = {Break.JOIN: "the tidemark", Break.KEEP: "the tide-mark", Break.DASH: "the tide- mark"}
BETWEEN = {
    "": ("", ""),
    "page": ('<pb n="4" break="no"/>', '\n    <pb n="4"/>'),
    "head": (
        '<fw type="header"><lb n="9"/>THE TIDES</fw><cb break="no"/>',
        '\n    <fw type="header"><lb n="9"/>THE TIDES</fw>\n    <cb/>',
    ),
}


def text_of(form: str) -> etree._Element:
    return etree.fromstring(f'<text xmlns="{TEI_NS}"><p><lb n="1"/>the {form}</p></text>')


def form(kind: Break, between: str) -> str:
    unbroken, apart = BETWEEN[between]
    # Two elements deep: the indent is that of the paragraph as the converter counts it.
    return (
        FORMS[kind].replace("\n    ", "\n  ").format((apart if kind is Break.DASH else unbroken).replace("    ", "  "))
    )


@pytest.mark.parametrize("between", BETWEEN)
@pytest.mark.parametrize("old", Break)
@pytest.mark.parametrize("new", Break)
def test_a_line_end_is_made_what_it_should_be(old: Break, new: Break, between: str) -> None:
    text = text_of(form(old, between))
    (end,) = line_ends(text)
    assert (end.line, end.before, end.after, end.made) == ("1", "the tide-", "mark", old)
    if new is not old:
        assert remake(end, new)
    assert etree.tostring(text) == etree.tostring(text_of(form(new, between)))
    assert LayerView(text, Layer.READING).text == READ[new]


def test_several_line_ends_are_made_from_the_last() -> None:
    text = text_of('tide-<lb n="2" break="no"/>table<pc force="weak">-</pc><lb n="3" break="no"/> man')
    for end in reversed(line_ends(text)):
        remake(end, Break.JOIN if end.made is Break.KEEP else Break.KEEP)
    assert LayerView(text, Layer.READING).text == "the tidetable-man"
    assert [end.made for end in line_ends(text)] == [Break.JOIN, Break.KEEP]


@pytest.mark.parametrize(
    "body",
    [
        '<p><lb n="1"/>the tide-</p><head><lb n="2"/>mark</head>',  # another block
        '<p><choice><sic><lb n="1"/>tide-<lb n="2"/>mark</sic><corr>tidemark</corr></choice></p>',
    ],
)
def test_what_is_no_word_of_the_text_stays(body: str) -> None:
    text = etree.fromstring(f'<text xmlns="{TEI_NS}">{body}</text>')
    before = etree.tostring(text)
    (end,) = line_ends(text)
    assert not remake(end, Break.JOIN)
    assert etree.tostring(text) == before
