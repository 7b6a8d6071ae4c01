"""Corrections over any span: the source's words stay, the reading is what was asked for, and all can be taken back."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, event, given, settings
from hypothesis import strategies as st
from lxml import etree

from fascicle.check.grammar import edition_schema
from fascicle.tei.layers import Edit, Layer, LayerView, SpanError, correct, plan_edit, restore
from fascicle.tei.names import tei
from fascicle.tei.write import parse, serialise
from support.trees import bodies

MINIATURE = Path(__file__).parents[2] / "editions" / "miniature" / "text" / "ferry.xml"
_HEAD, _FOOT = re.split(r"(?s)(?<=<body>).*(?=</body>)", MINIATURE.read_text(encoding="utf-8"))
WHO = {"resp": "#fascicle", "cert": "high", "evidence": "C0101"}
_WHO = ' resp="#fascicle" cert="high" evidence="C0101"'


def document(body: str) -> etree._Element:
    """A whole TEI file around some blocks."""
    return parse(f'{_HEAD}<div type="article">{body}</div>{_FOOT}'.encode(), "random.xml")


def text_of(root: etree._Element) -> etree._Element:
    found = root.find(tei("text"))
    assert found is not None
    return found


def view_of(root: etree._Element, layer: Layer = Layer.READING) -> LayerView:
    return LayerView(text_of(root), layer)


def body_of(root: etree._Element) -> str:
    inner = str(etree.tostring(text_of(root).find(f".//{tei('div')}"), encoding="unicode"))  # type: ignore[arg-type]
    return re.sub(r"^<div[^>]*>|</div>$|\s*$", "", inner).replace(_WHO, "")


def corrected(body: str, was: str, reading: str, element: str = "corr") -> str:
    root = document(body)
    view = view_of(root)
    start = view.text.index(was)
    correct(view, [Edit(start, start + len(was), reading, element, WHO)], edition_schema().may_contain)
    return body_of(root)


@pytest.mark.parametrize(
    ("body", "was", "reading", "result"),
    [
        ("<p>a claer sky</p>", "claer", "clear", "<p>a <choice><sic>claer</sic><corr>clear</corr></choice> sky</p>"),
        (
            "<p>again , by</p>",
            " ,",
            ",",
            "<p><choice><sic>again ,</sic><corr>again,</corr></choice> by</p>",
        ),
        ("<p>again , by</p>", " ", "", "<p><choice><sic>again ,</sic><corr>again,</corr></choice> by</p>"),
        (
            '<p>work\n<lb n="2"/>ers</p>',
            "work ers",
            "workers",
            '<p><choice><sic>work\n<lb n="2"/>ers</sic><corr>workers</corr></choice></p>',
        ),
        (
            '<p>of the <lb n="2"/>of the sea</p>',
            "of the ",
            "",
            '<p><surplus reason="repeated">of the</surplus> <lb n="2"/>of the sea</p>',
        ),
        ("<p>(the the sea</p>", "the ", "", '<p>(<surplus reason="repeated">the </surplus>the sea</p>'),
        (
            '<p><hi rend="bold">the</hi> the.</p>',
            " the",
            "",
            '<p><hi rend="bold">the</hi><surplus reason="repeated"> the</surplus>.</p>',
        ),
        (
            '<p>coun<pc force="weak">-</pc><pb n="7" break="no"/><fw type="header"><lb n="3"/>X</fw>'
            '<lb n="4" break="no"/>ber</p>',
            "counber",
            "counter",
            '<p><choice><sic>coun<pc force="weak">-</pc><pb n="7" break="no"/><fw type="header"><lb n="3"/>X</fw>'
            '<lb n="4" break="no"/>ber</sic><corr>counter</corr></choice></p>',
        ),
        (
            '<p>a <hi rend="bold">b qiu</hi>ll</p>',
            "qiull",
            "quill",
            '<p>a <choice><sic><hi rend="bold">b qiu</hi>ll</sic><corr>b quill</corr></choice></p>',
        ),
        (
            '<p><hi rend="bold">un</hi> <hi rend="bold">able</hi></p>',
            "un able",
            "unable",
            '<p><choice><sic><hi rend="bold">un</hi> <hi rend="bold">able</hi></sic>'
            '<corr><hi rend="bold">unable</hi></corr></choice></p>',
        ),
        (
            '<p><persName ref="#x">Ada Qiull</persName></p>',
            "Qiull",
            "Quill",
            '<p><persName ref="#x">Ada <choice><sic>Qiull</sic><corr>Quill</corr></choice></persName></p>',
        ),
    ],
)
def test_a_correction_finds_its_way(body: str, was: str, reading: str, result: str) -> None:
    assert corrected(body, was, reading) == result


def test_a_form_brought_to_the_norm_is_a_choice_of_two_forms() -> None:
    done = corrected("<p>lEbaNON</p>", "lEbaNON", "LEBANON", "reg")
    assert done == "<p><choice><orig>lEbaNON</orig><reg>LEBANON</reg></choice></p>"


def test_lost_letters_are_supplied() -> None:
    root = document("<p>a lght</p>")
    correct(view_of(root), [Edit(3, 3, "i", attributes=WHO)], edition_schema().may_contain)
    assert body_of(root) == '<p>a l<supplied reason="omitted">i</supplied>ght</p>'


@pytest.mark.parametrize(
    ("body", "was"),
    [
        ('<p>to <persName ref="#x">Ada</persName> Quill</p>', "a Quill"),
        ('<p>boat<note resp="#mt">ours</note> house</p>', "boat house"),
        ('<p>a <choice><sic>b</sic><corr resp="#mt" cert="low">the claer</corr></choice> sky</p>', "claer"),
        ('<p>a <choice><sic>b</sic><corr resp="#mt" cert="low">the</corr></choice> sky</p>', "the sky"),
        ('<p>a <supplied reason="omitted" resp="#mt">the</supplied> sky</p>', "the"),
        ("<p>one</p><p>two</p>", "one\ntwo"),
        ("<p>same</p>", "x"),
    ],
)
def test_what_a_correction_may_not_swallow_refuses_it_and_nothing_changes(body: str, was: str) -> None:
    root = document(body)
    before = serialise(root)
    view = view_of(root)
    start = max(view.text.find(was), 0)
    with pytest.raises(SpanError):
        correct(view, [Edit(start, start + len(was), view.text[0], attributes=WHO)], edition_schema().may_contain)
    assert serialise(root) == before


def test_corrections_that_overlap_are_refused_and_nothing_changes() -> None:
    root = document("<p>one two three</p>")
    before = serialise(root)
    with pytest.raises(SpanError):
        correct(view_of(root), [Edit(0, 7, "x"), Edit(4, 9, "y")], edition_schema().may_contain)
    assert serialise(root) == before


def _settled(text: str) -> str:
    """A text with one blank for any run of blanks, as the view has it."""
    text = re.sub(r"[^\S\n]+", " ", text)
    return re.sub(r" ?\n[ \n]*", "\n", text).strip()


_READINGS = st.text("abé ", max_size=6)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(body=bodies(), data=st.data())
def test_any_corrections_over_any_spans(body: str, data: st.DataObject) -> None:
    """Source unchanged, reading as asked, result valid; taking the corrections back gives back the old bytes."""
    root = document(body)
    before, source = serialise(root), view_of(root, Layer.SOURCE).text
    was_valid = not edition_schema().validate(before, "before.xml")
    view = view_of(root)
    assume(view.text)
    edits: list[Edit] = []
    places = st.integers(0, len(view.text))
    wanted = view.text
    for start, length in sorted(data.draw(st.lists(st.tuples(places, st.integers(0, 9)), min_size=1, max_size=5))):
        edit = Edit(start, min(start + length, len(view.text)), data.draw(_READINGS), attributes=WHO)
        try:
            planned = plan_edit(view, edit, edition_schema().may_contain).edit
        except SpanError:
            continue
        touching = bool(edits) and edits[-1].end == planned.start and edits[-1].start < planned.start < planned.end
        if not edits or edits[-1].end < planned.start or touching:
            edits.append(planned)
    assume(edits)
    for edit in reversed(edits):
        wanted = wanted[: edit.start] + edit.reading + wanted[edit.end :]

    made = correct(view, edits, edition_schema().may_contain)

    event(f"kinds: {sorted({etree.QName(each).localname for each in made})}")
    assert view_of(root, Layer.SOURCE).text.split() == source.split() or _joined(root) == "".join(source.split())
    assert _settled(view_of(root).text) == _settled(wanted)
    if was_valid:
        assert edition_schema().validate(serialise(root), "after.xml") == []
    assert LayerView(text_of(root), Layer.READING, undone=made).text == view.text
    undone = LayerView(text_of(root), Layer.READING, undone=made)
    # a blank at the beginning of what is left out is not text of its own
    starts = [edit.start + (edit.start < edit.end and view.text[edit.start] == " ") for edit in edits]
    assert [undone.place(element) for element in made] == starts
    for element in made:
        restore(element)
    assert serialise(root) == before


def _joined(root: etree._Element) -> str:
    return "".join(view_of(root, Layer.SOURCE).text.split())
