"""Annotating: the program's hand and the editor's; twice is once, and what was turned down stays away."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings

from fascicle.annotate.annotator import Annotated, Annotator
from fascicle.annotate.marks import MarkFinder
from fascicle.check.grammar import edition_schema
from fascicle.names.authority import Authority, Entry
from fascicle.names.find import NameFinder
from support.trees import bodies

MINIATURE = Path(__file__).parents[1] / "editions" / "miniature"
NAMES = NameFinder(
    Authority(
        (
            Entry("ada", "persName", "Ada Quill", ("Ada Quill",)),
            Entry("sound", "placeName", "Kestrel Sound", ("Kestrel Sound",)),
            Entry("ab", "orgName", "ab", ("ab", "é", "a b")),
        )
    )
)
ANNOTATOR = Annotator(MarkFinder(NAMES, ("en",)), edition_schema().may_contain)
ADA = '<persName ref="#ada" resp="#fascicle" cert="high">Ada Quill</persName>'
DATE = '<date when="1921-03-12" resp="#fascicle" cert="high">12 March 1921</date>'


def tei(body: str) -> bytes:
    head, _, tail = (MINIATURE / "text" / "ferry.xml").read_text(encoding="utf-8").partition("<body>")
    return f'{head}<body><div type="article">{body}</div>{tail[tail.index("</body>") :]}'.encode()


def body(data: bytes) -> str:
    text = data.decode("utf-8")
    return text[text.index('<div type="article">') + 20 : text.index("</div></body>")]


def run(before: str, last: Annotated | None = None) -> Annotated:
    return ANNOTATOR.annotate(tei(before), "text.xml", last.marks if last else ())


def test_dates_and_names_are_marked_with_who_and_how_sure() -> None:
    done = run('<p><lb n="1"/>On 12 March 1921 Ada Quill came.</p>')
    assert body(done.tei) == f'<p><lb n="1"/>On {DATE} {ADA} came.</p>'
    assert [mark.element for mark in done.marks] == ["date", "persName"]
    assert [mark.line for mark in done.marks] == ["1", "1"]


def test_twice_is_once() -> None:
    once = run("<p>On 12 March 1921 Ada Quill came.</p>")
    twice = ANNOTATOR.annotate(once.tei, "text.xml", once.marks)
    assert twice.tei == once.tei
    assert twice.marks == once.marks
    assert twice.rejected == ()


@pytest.mark.parametrize(
    "edited",
    [
        '<p>On 12 March 1921 <persName ref="#tom" resp="#mt">Ada Quill</persName> came.</p>',
        '<p>On <date when="1922">12 March 1921</date> <orgName ref="#ab">Ada Quill</orgName> came.</p>',
        '<p>On 12 <persName ref="#x">March</persName> 1921 <persName ref="#x">Ada</persName> Quill came.</p>',
    ],
)
def test_what_a_person_marked_is_left_alone(edited: str) -> None:
    done = run(edited)
    assert 'when="1922"' not in edited or 'when="1921' not in body(done.tei)
    assert ADA not in body(done.tei)


def test_a_mark_that_a_person_removed_does_not_come_back() -> None:
    once = run("<p>Ada Quill came. Ada Quill went.</p>")
    assert body(once.tei).count(ADA) == 2
    without = body(once.tei).replace(ADA, "Ada Quill", 1)
    twice = run(without, once)
    assert [(key.element, key.text, key.occurrence) for key in twice.rejected] == [("persName", "Ada Quill", 1)]
    assert body(twice.tei) == without


def test_a_mark_that_a_person_changed_is_the_persons() -> None:
    once = run("<p>Ada Quill came.</p>")
    changed = body(once.tei).replace('ref="#ada"', 'ref="#tom"')
    twice = run(changed, once)
    assert body(twice.tei) == changed
    assert len(twice.rejected) == 1


def test_an_older_version_of_a_file_is_no_rejection_of_every_mark() -> None:
    plain = "<p>Ada Quill came. Ada Quill went. Ada Quill sang. Ada Quill slept. Ada Quill woke.</p>"
    once = run(plain)
    again = run(plain, once)
    assert again.rejected == ()
    assert again.tei == once.tei


def test_an_entry_that_is_gone_takes_its_marks_with_it() -> None:
    once = run("<p>Ada Quill came.</p>")
    nobody = Annotator(MarkFinder(NameFinder(Authority(())), ("en",)), edition_schema().may_contain)
    assert body(nobody.annotate(once.tei, "text.xml", once.marks).tei) == "<p>Ada Quill came.</p>"


def test_suppressed_marks_are_not_set() -> None:
    done = ANNOTATOR.annotate(tei("<p>Ada Quill came.</p>"), "text.xml", (), lambda key: key.text == "Ada Quill")
    assert body(done.tei) == "<p>Ada Quill came.</p>"
    assert done.marks == ()


def test_a_file_in_which_nothing_changes_keeps_its_bytes() -> None:
    unusual = tei("<p  >Nobody came.</p >").replace(b'xml:lang="en"', b"xml:lang='en'")
    assert ANNOTATOR.annotate(unusual, "text.xml").tei == unusual


def test_a_name_broken_by_a_correction_and_a_page() -> None:
    text = '<p>A<pc force="weak">-</pc><pb n="2" break="no"/>da <choice><sic>Qiull</sic><corr>Quill</corr></choice></p>'
    done = run(text)
    assert body(done.tei) == text.replace("<p>", '<p><persName ref="#ada" resp="#fascicle" cert="high">').replace(
        "</p>", "</persName></p>"
    )


@settings(max_examples=60, deadline=None)
@given(bodies())
def test_any_text_is_annotated_once_and_for_all(blocks: str) -> None:
    before = tei(blocks)
    once = ANNOTATOR.annotate(before, "text.xml")
    if not edition_schema().validate(before, "text.xml"):
        assert edition_schema().validate(once.tei, "text.xml") == []
    twice = ANNOTATOR.annotate(once.tei, "text.xml", once.marks)
    assert (twice.tei, twice.marks, twice.rejected) == (once.tei, once.marks, ())
    unlisted = ANNOTATOR.annotate(once.tei, "text.xml", ())
    assert unlisted.tei == once.tei
    nobody = Annotator(MarkFinder(NameFinder(Authority(())), ("xx",)), edition_schema().may_contain)
    gone = nobody.annotate(once.tei, "text.xml", once.marks)
    assert gone.rejected == ()
    assert b"#fascicle" not in gone.tei.partition(b"<body>")[2]
