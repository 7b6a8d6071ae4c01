"""The two layers as strings, and markup over any span: text never changes, and what was set can be taken away."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, event, given, settings
from hypothesis import strategies as st
from lxml import etree

from fascicle.check.grammar import edition_schema
from fascicle.tei.layers import Layer, LayerView, Mark, SpanError, chain, check_span, unwrap, wrap
from fascicle.tei.names import XML_ID, local, tei
from fascicle.tei.write import parse, serialise
from support.trees import bodies

MINIATURE = Path(__file__).parents[2] / "editions" / "miniature" / "text" / "ferry.xml"
_HEAD, _FOOT = re.split(r"(?s)(?<=<body>).*(?=</body>)", MINIATURE.read_text(encoding="utf-8"))


def document(body: str) -> etree._Element:
    """A whole TEI file around some blocks; only its header is the miniature's."""
    return parse(f'{_HEAD}<div type="article">{body}</div>{_FOOT}'.encode(), "random.xml")


def text_of(root: etree._Element) -> etree._Element:
    found = root.find(tei("text"))
    assert found is not None
    return found


def layers(root: etree._Element) -> dict[Layer, str]:
    return {layer: LayerView(text_of(root), layer).text for layer in Layer}


def reading(body: str) -> str:
    return LayerView(text_of(document(body)), Layer.READING).text


def source(body: str) -> str:
    return LayerView(text_of(document(body)), Layer.SOURCE).text


@pytest.mark.parametrize(
    ("body", "says", "reads"),
    [
        ("<p>She <choice><sic>siad</sic><corr>said</corr></choice> so</p>", "She siad so", "She said so"),
        ("<p><choice><orig>oLd</orig>\n <reg>OLD</reg></choice> x</p>", "oLd x", "OLD x"),
        ('<p>of the <surplus reason="repeated">of the</surplus> sea</p>', "of the of the sea", "of the sea"),
        ('<p>a l<supplied reason="omitted">i</supplied>ght</p>', "a lght", "a light"),
        ('<p>Tues<pc force="weak">-</pc><lb n="2" break="no"/>day</p>', "Tues-day", "Tuesday"),
        ('<p>self-<lb n="2" break="no"/>taught</p>', "self-taught", "self-taught"),
        ('<p>one<lb n="2"/>two<cb/>three<pb n="3"/>four</p>', "one\ntwo three four", "one two three four"),
        ('<p>one\n<fw type="pageNum"><lb n="2"/>7</fw>\n<lb n="3"/>two</p>', "one\n7\ntwo", "one two"),
        (
            '<p>Text<note resp="#mt">ours</note>, <note place="bottom">theirs</note></p>',
            "Text,\ntheirs",
            "Text,\ntheirs",
        ),
        ("<p>a&#160;\n\t b</p><p>c</p>", "a b\nc", "a b\nc"),
        ("<p>a<!-- no text -->b</p>", "ab", "ab"),
    ],
)
def test_what_each_layer_takes_and_leaves_out(body: str, says: str, reads: str) -> None:
    assert source(body) == says
    assert reading(body) == reads


def marked(body: str, words: str, name: str = "persName", layer: Layer = Layer.READING) -> str:
    """The blocks after a mark has been set over the first occurrence of some words."""
    root = document(body)
    view = LayerView(text_of(root), layer)
    start = view.text.index(words)
    attributes = {"hi": {"rend": "bold"}, "date": {"when": "1921"}}.get(name, {"ref": "#x"})
    wrap(view, [Mark(start, start + len(words), name, attributes)], edition_schema().may_contain)
    inner = etree.tostring(text_of(root).find(f".//{tei('div')}"), encoding="unicode")  # type: ignore[arg-type]
    return re.sub(r"^<div[^>]*>|</div>$|\s*$", "", inner)


@pytest.mark.parametrize(
    ("body", "words", "result"),
    [
        ("<p>so Ada Quill said</p>", "Ada Quill", '<p>so <persName ref="#x">Ada Quill</persName> said</p>'),
        (
            '<p>Ada<lb n="2"/>Quill</p>',
            "Ada Quill",
            '<p><persName ref="#x">Ada<lb n="2"/>Quill</persName></p>',
        ),
        (
            '<p>A<pc force="weak">-</pc><pb n="2" break="no"/><fw type="header"><lb n="8"/>X</fw>'
            '<lb n="9" break="no"/>da</p>',
            "Ada",
            '<p><persName ref="#x">A<pc force="weak">-</pc><pb n="2" break="no"/><fw type="header"><lb n="8"/>X</fw>'
            '<lb n="9" break="no"/>da</persName></p>',
        ),
        (
            "<p>to <choice><sic>Aad</sic><corr>Ada</corr></choice> Quill</p>",
            "Ada Quill",
            '<p>to <persName ref="#x"><choice><sic>Aad</sic><corr>Ada</corr></choice> Quill</persName></p>',
        ),
        (
            '<p>a <hi rend="italic">b Ada</hi> Quill</p>',
            "Ada Quill",
            '<p>a <hi rend="italic">b <persName ref="#x" xml:id="persName-1-1" next="#persName-1-2">Ada</persName></hi>'
            ' <persName ref="#x" xml:id="persName-1-2" prev="#persName-1-1">Quill</persName></p>',
        ),
        ("<p>(Ada)</p>", "Ada", '<p>(<persName ref="#x">Ada</persName>)</p>'),
        ("<p>x&lt;Ada&gt;</p>", "Ada", '<p>x&lt;<persName ref="#x">Ada</persName>&gt;</p>'),
    ],
)
def test_a_mark_finds_its_way(body: str, words: str, result: str) -> None:
    assert marked(body, words) == result


def test_a_part_of_a_correction_can_be_marked() -> None:
    found = marked("<p><choice><sic>peaAda</sic><corr>pea Ada</corr></choice></p>", "Ada")
    assert '<corr>pea <persName ref="#x">Ada</persName></corr>' in found


def test_the_source_layer_can_be_marked_too() -> None:
    found = marked('<p>by by <fw type="header">THE GAZETTE</fw> x</p>', "GAZETTE", "hi", Layer.SOURCE)
    assert '<fw type="header">THE <hi rend="bold">GAZETTE</hi></fw>' in found


def test_a_name_in_a_name_is_refused_and_nothing_changes() -> None:
    root = document('<p><persName ref="#x">Ada Quill</persName></p>')
    before = serialise(root)
    view = LayerView(text_of(root), Layer.READING)
    for start, end in ((0, 3), (0, 9), (4, 9)):
        with pytest.raises(SpanError):
            wrap(view, [Mark(start, end, "placeName", {"ref": "#x"})], edition_schema().may_contain)
    assert serialise(root) == before


def test_spans_that_are_empty_or_overlap_are_refused_and_nothing_changes() -> None:
    root = document("<p>Ada Quill</p>")
    before = serialise(root)
    view = LayerView(text_of(root), Layer.READING)
    for marks in ([Mark(3, 3, "hi")], [Mark(0, 5, "hi"), Mark(4, 9, "hi")], [Mark(90, 99, "hi")]):
        with pytest.raises(SpanError):
            wrap(view, marks, edition_schema().may_contain)
    assert serialise(root) == before


def test_the_line_of_a_character() -> None:
    root = document('<p><lb n="4"/>one two <lb n="5"/>three</p>')
    view = LayerView(text_of(root), Layer.READING)
    assert [view.line_of(view.text.index(word)) for word in ("one", "two", "three")] == [("4", 0), ("4", 0), ("5", 8)]


def _spans(text: str) -> st.SearchStrategy[tuple[int, int]]:
    ends = st.integers(0, len(text))
    return st.tuples(ends, ends).map(lambda pair: (min(pair), max(pair)))


def _fits(view: LayerView, mark: Mark) -> bool:
    try:
        check_span(view, mark, edition_schema().may_contain)
    except SpanError:
        return False
    return True


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(body=bodies(), data=st.data())
def test_any_marks_over_any_spans(body: str, data: st.DataObject) -> None:
    """Texts unchanged, result valid, spans covered to the letter; taking the marks away gives back the old bytes."""
    root = document(body)
    before, texts = serialise(root), layers(root)
    was_valid = not edition_schema().validate(before, "before.xml")
    layer = data.draw(st.sampled_from(list(Layer)))
    view = LayerView(text_of(root), layer)
    assume(view.text)
    marks: list[Mark] = []
    for start, end in sorted(data.draw(st.lists(_spans(view.text), min_size=1, max_size=4))):
        name, attributes = data.draw(
            st.sampled_from([("hi", {"rend": "bold"}), ("persName", {"ref": "#x"}), ("foreign", {"xml:lang": "la"})])
        )
        attributes = {
            key.replace("xml:lang", "{http://www.w3.org/XML/1998/namespace}lang"): value
            for key, value in attributes.items()
        }
        mark = Mark(start, end, name, attributes)
        if _fits(view, mark) and (not marks or marks[-1].end <= start):
            marks.append(mark)
    assume(marks)
    event(f"valid before: {was_valid}")

    made = wrap(view, marks, edition_schema().may_contain)

    event(f"parts: {max(map(len, made))}")
    after = serialise(root)
    assert layers(root) == texts
    if was_valid:
        assert edition_schema().validate(after, "after.xml") == []
    fresh = LayerView(text_of(root), layer)
    for mark, elements in zip(marks, made, strict=True):
        covered = "".join(fresh.text[slice(*fresh.span(element))] for element in elements)  # type: ignore[misc]
        assert "".join(covered.split()) == "".join(view.text[mark.start : mark.end].split())
        assert chain(elements[0]) == elements
    ids = [element.get(XML_ID) for element in root.iter() if element.get(XML_ID)]
    assert len(ids) == len(set(ids))

    for elements in made:
        unwrap(elements[-1])
    assert serialise(root) == before


@settings(max_examples=100, deadline=None)
@given(body=bodies(), data=st.data())
def test_running_text_takes_a_highlight_anywhere(body: str, data: st.DataObject) -> None:
    """No span of running text is out of reach: the schema allows `hi` wherever it allows text to be read."""
    root = document(body)
    view = LayerView(text_of(root), Layer.READING)
    start, end = data.draw(_spans(view.text))
    assume(view.text[start:end].strip())
    assert _fits(view, Mark(start, end, "hi", {"rend": "bold"}))


@settings(max_examples=100, deadline=None)
@given(body=bodies())
def test_reading_and_writing_keeps_every_byte_of_a_canonical_file(body: str) -> None:
    once = serialise(document(body))
    assert serialise(parse(once, "again.xml")) == once
    assert local(parse(once, "again.xml")) == "TEI"
