"""Fidelity: every line of the source stands in the TEI file, and the first character that differs is named in both."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fascicle import inputs as sources
from fascicle.check.fidelity import RULES, check_fidelity
from fascicle.edition.folder import EditionFolder
from fascicle.model.diagnostics import Diagnostic
from fascicle.tei.write import parse

EDITION = EditionFolder.load(Path(__file__).parents[1] / "editions" / "miniature")
SOURCE = EDITION.record.sources[0]
TEXT = sources.read(SOURCE, EDITION.read_source(SOURCE), "ferry.txt")
TEI = EDITION.text_path(SOURCE).read_bytes()


def findings(tei: bytes) -> list[Diagnostic]:
    return check_fidelity(parse(tei, "ferry.xml"), tei, "ferry.xml", TEXT, "ferry.txt")


def place_of(tei: bytes, words: bytes) -> tuple[int, int]:
    """Line and column of the first occurrence of some words."""
    before = tei[: tei.index(words)].decode("utf-8")
    return before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1


def test_the_miniature_gives_back_its_source() -> None:
    assert findings(TEI) == []


@pytest.mark.parametrize(
    ("old", "new", "at", "source_place"),
    [
        (b"siad", b"said", b"aid</sic>", (7, 18)),  # a letter changed
        (b"She <choice>", b"S&amp;he <choice>", b"&amp;he", (7, 14)),  # a letter added, as an entity
        (b"and heard", b"heard", b"heard", (6, 5)),  # a word lost
        (b"a second oar", b"a second", b"d</item>", (15, 12)),  # the end of a line lost; named is what is left
        (b"mending.<ref", b"mending.!<ref", b"!<ref", (9, 23)),
        ("‘Let the tide".encode(), "“Let the tide".encode(), "“Let".encode(), (11, 1)),  # columns count code points
    ],
)
def test_a_line_that_differs(old: bytes, new: bytes, at: bytes, source_place: tuple[int, int]) -> None:
    changed = TEI.replace(old, new, 1)
    assert changed != TEI
    (found,) = findings(changed)
    assert found.rule.code == "F0101"
    assert (found.line, found.column) == place_of(changed, at)
    assert (found.related[0].line, found.related[0].column) == source_place


def test_a_line_that_is_lost_is_named_where_it_should_stand() -> None:
    (found,) = findings(TEI.replace(b'<l><lb n="18"/>salt in the bread.</l>', b"", 1))
    assert (found.rule.code, found.related[0].line) == ("F0102", 18)
    assert (found.line, found.column) == place_of(TEI, b"Salt on the rope")


@pytest.mark.parametrize(
    ("old", "new", "at"),
    [
        (b"<head><lb", b"<head>New: <lb", b"New:"),  # before the first numbered line
        (b"<closer>", b'<p><lb n="99"/>Ours.</p><closer>', b"Ours."),  # after a number that the source has not
        (b"<closer>", b"<p><lb/>Ours.</p><closer>", b"Ours."),  # after a line without a number
    ],
)
def test_text_that_is_in_no_line(old: bytes, new: bytes, at: bytes) -> None:
    changed = TEI.replace(old, new, 1)
    found = [each for each in findings(changed) if each.rule.code == "F0103"]
    assert [(each.line, each.column) for each in found] == [place_of(changed, at)]


def test_what_the_edition_adds_is_no_loss_of_fidelity() -> None:
    changed = TEI.replace(b"</head>", b'<note resp="#mt">Ours.</note></head>', 1)
    changed = changed.replace(b"past mending", b'past <supplied reason="omitted">all </supplied>mending', 1)
    assert findings(changed) == []


def test_a_line_in_parts_is_put_together_in_the_order_of_the_parts() -> None:
    caption = b'<figure>\n          <head><lb n="25"/>The new slip at low water</head>\n        </figure>'
    parts = b'<figure><head><lb n="25.2"/>at low water</head></figure><p><lb n="25"/>The new slip</p>'
    assert findings(TEI.replace(caption, parts, 1)) == []
    assert findings(TEI.replace(caption, parts.replace(b"25.2", b"26"), 1)) != []


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_no_letter_can_be_changed_unseen(data: st.DataObject) -> None:
    """Whatever letter of the running text is replaced, one finding names its place."""
    body = TEI.index(b"<body>")
    text = TEI.decode("utf-8")
    places = [
        at
        for at in range(len(TEI[:body].decode("utf-8")), len(text))
        if text[at].isalpha()
        and text.rfind("<", 0, at) < text.rfind(">", 0, at)
        and not text[:at].endswith(("<corr", "&"))
    ]
    at = data.draw(st.sampled_from(places))
    inside_edition_text = any(
        text.rfind(start, 0, at) > text.rfind(end, 0, at)
        for start, end in (("<corr ", "</corr>"), ('<note resp="#mt"', "</note>"))
    )
    changed = (text[:at] + "¶" + text[at + 1 :]).encode("utf-8")
    found = findings(changed)
    if inside_edition_text:
        assert found == []
    else:
        assert [each.rule.code for each in found] == ["F0101"]
        assert (found[0].line, found[0].column) == place_of(changed, "¶".encode())


def test_every_rule_says_why_and_how() -> None:
    for rule in RULES:
        assert rule.why
        assert rule.bad != rule.good
