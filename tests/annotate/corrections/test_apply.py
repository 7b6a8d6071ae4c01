"""Corrections in a text: the program's, the editors', and those that are only proposed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fascicle.annotate.annotator import Annotated, Annotator
from fascicle.annotate.corrections.apply import Corrector
from fascicle.annotate.corrections.correction import Correction, CorrectionKind
from fascicle.annotate.decisions.corrections import CorrectionDecisions, Decided, Off
from fascicle.annotate.marks import MarkFinder
from fascicle.check.fidelity import source_lines
from fascicle.check.grammar import edition_schema, house_rules
from fascicle.model.certainty import Certainty
from fascicle.names.authority import Authority, Entry
from fascicle.names.find import NameFinder
from fascicle.tei.layers import LayerView
from fascicle.tei.write import parse
from support.trees import bodies

TEXTS = sorted((Path(__file__).parents[3] / "tei" / "harbour" / "text").glob("*.xml"))
MINIATURE = Path(__file__).parents[2] / "editions" / "miniature"
NAMES = NameFinder(Authority((Entry("ada", "persName", "Ada Quill", ("Ada Quill",)),)))
CLEAR = '<choice><sic>claer</sic><corr cert="high" evidence="C0101" resp="#fascicle">clear</corr></choice>'


def finder(*findings: tuple[str, str, CorrectionKind, str, Certainty]):  # type: ignore[no-untyped-def]
    """A finder that corrects these words wherever they stand."""

    def find(view: LayerView, *_: object) -> Sequence[Correction]:
        found = []
        for words, reading, kind, rule, certainty in findings:
            start = view.text.find(words)
            while start >= 0:
                end = start + len(words)
                found.append(Correction(start, end, reading, kind, rule, certainty, "a test", (words,)))
                start = view.text.find(words, end)
        return found

    return find


def lost(view: LayerView, *_: object) -> Sequence[Correction]:
    """A finder that misses a letter."""
    at = view.text.find("lght")
    if at < 0:
        return []
    return [Correction(at + 1, at + 1, "i", CorrectionKind.LOST_LETTER, "C0301", Certainty.HIGH, "a test")]


FIND = finder(
    ("claer", "clear", CorrectionKind.MISSPELLING, "C0101", Certainty.HIGH),
    ("Qiull", "Quill", CorrectionKind.MISSPELLING, "C0101", Certainty.HIGH),
    ("lEb", "LEB", CorrectionKind.CASE, "C0201", Certainty.HIGH),
    ("the the ", "the ", CorrectionKind.DOUBLED, "C0401", Certainty.HIGH),
    ("baot", "boat", CorrectionKind.MISSPELLING, "C0101", Certainty.LOW),
)


def corrector(find=FIND, *decided: Decided, off: tuple[Off, ...] = (), threshold: str = "high") -> Corrector:  # type: ignore[no-untyped-def]
    decisions = CorrectionDecisions(tuple(decided), off=off)
    return Corrector(find, ("en",), edition_schema().may_contain, decisions, threshold, "mt")


def tei(body: str) -> bytes:
    head, _, tail = (MINIATURE / "text" / "ferry.xml").read_text(encoding="utf-8").partition("<body>")
    return f'{head}<body><div type="article">{body}</div>{tail[tail.index("</body>") :]}'.encode()


def body(data: bytes) -> str:
    text = data.decode("utf-8")
    return text[text.index('<div type="article">') + 20 : text.index("</div></body>")]


def run(before: str, last: Annotated | None = None, by: Corrector | None = None) -> Annotated:
    annotator = Annotator(MarkFinder(NAMES, ("en",)), edition_schema().may_contain, by or corrector())
    marks, corrections = (last.marks, last.corrections) if last else ((), ())
    return annotator.annotate(tei(before), "text/text.xml", marks, corrected=corrections)


def test_a_correction_says_who_how_sure_and_by_which_rule() -> None:
    done = run('<p><lb n="3"/>a claer sky</p>')
    assert body(done.tei).replace('cert="high" evidence="C0101" resp="#fascicle"', "WHO") == (
        '<p><lb n="3"/>a <choice><sic>claer</sic><corr resp="#fascicle" cert="high" evidence="C0101">clear</corr>'
        "</choice> sky</p>"
    )
    assert [(key.line, key.text, key.reading) for key in done.corrections] == [("3", "claer", "clear")]


@pytest.mark.parametrize(
    ("before", "element"),
    [("<p>lEbanon</p>", "<orig>lEb</orig>"), ("<p>see the the sea</p>", "<corr"), ("<p>a claer sky</p>", "<sic>")],
)
def test_each_kind_has_its_element(before: str, element: str) -> None:
    assert element in body(run(before).tei)


def test_names_are_found_in_the_corrected_text_and_twice_is_once() -> None:
    once = run("<p>So Ada Qiull said, the the sea. Ada Quill.</p>")
    assert body(once.tei).count("<persName") == 2
    assert '<persName ref="#ada" resp="#fascicle" cert="high">Ada <choice>' in body(once.tei)
    twice = run(body(once.tei), once)
    assert twice == once


def test_a_correction_that_a_person_removed_does_not_come_back() -> None:
    once = run('<p><lb n="3"/>claer, claer</p>')
    assert body(once.tei).count("<choice>") == 2
    start = body(once.tei).index("<choice>")
    stop = body(once.tei).index("</choice>") + len("</choice>")
    without = body(once.tei)[:start] + "claer" + body(once.tei)[stop:]
    twice = run(without, once)
    assert body(twice.tei) == without
    assert [(key.text, key.line, key.occurrence) for key in twice.rejected_corrections] == [("claer", "3", 1)]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (">clear<", ">clearer<"),
        ('resp="#fascicle"', 'resp="#mt"'),
        (">clear<", '>cle<hi rend="bold">ar</hi><'),
        (">claer<", '>cl<note resp="#mt">sic</note>aer<'),
    ],
)
def test_a_correction_that_a_person_changed_is_the_persons(ours: str, theirs: str) -> None:
    once = run("<p>a claer sky</p>")
    changed = body(once.tei).replace(ours, theirs)
    assert changed != body(once.tei)
    twice = run(changed, once)
    assert body(twice.tei) == changed
    assert len(twice.rejected_corrections) == 1
    assert twice.corrections == ()


@pytest.mark.parametrize(
    "theirs",
    [
        '<choice><sic>a</sic><corr resp="#mt" cert="low">claer</corr></choice>',
        '<supplied reason="omitted" resp="#mt">claer</supplied>',
        '<surplus reason="repeated" resp="#mt">claer</surplus>',
        '<persName ref="#tom">Tom cla</persName>er',
        '<choice><orig>x</orig><reg resp="#mt">cla</reg></choice>er',
    ],
)
def test_what_a_person_wrote_is_left_alone(theirs: str) -> None:
    done = run(f"<p>so {theirs} said</p>")
    assert body(done.tei) == f"<p>so {theirs} said</p>"


def test_a_name_that_a_person_marked_is_kept_around_its_correction() -> None:
    done = run('<p><persName ref="#tom">Tom Qiull</persName></p>')
    assert body(done.tei).startswith('<p><persName ref="#tom">Tom <choice><sic>Qiull</sic>')


def test_below_the_threshold_a_correction_is_proposed() -> None:
    before = '<p><lb n="3"/>A baot, a second baot</p>'
    done = run(before)
    assert body(done.tei) == before
    assert [(row.line, row.column, row.occurrence, row.text, row.reading) for row in done.proposals] == [
        ("3", 3, 1, "baot", "boat"),
        ("3", 18, 2, "baot", "boat"),
    ]
    assert done.proposals[0].context == "A [baot], a second baot"
    made = run(before, by=replace(corrector(), threshold="low"))
    assert body(made.tei).count('cert="low"') == 2
    assert made.proposals == ()


def test_what_cannot_stand_in_its_place_is_proposed() -> None:
    done = run('<p>cla<note resp="#mt">ours</note>er</p>')
    assert "<choice>" not in body(done.tei)
    assert [row.text for row in done.proposals] == ["claer"]


def test_an_editor_says_no_for_one_place_or_for_all() -> None:
    before = '<p><lb n="3"/>claer claer</p><p><lb n="4"/>claer</p>'
    for decided, made in (
        (Decided("claer", "no"), 0),
        (Decided("claer", "no", file="other.xml"), 3),
        (Decided("claer", "no", file="text.xml", line="3"), 1),
        (Decided("claer", "no", line="3", occurrence=2), 2),
    ):
        assert body(run(before, by=corrector(FIND, decided)).tei).count("<choice>") == made


def test_of_two_answers_the_narrower_holds() -> None:
    before = '<p><lb n="3"/>claer</p><p><lb n="4"/>claer</p>'
    answers = (Decided("claer", "yes", line="4", resp="js"), Decided("claer", "no"))
    done = body(run(before, by=corrector(FIND, *answers)).tei)
    assert done.count("<choice>") == 1
    assert 'resp="#js"' in done


def test_an_editor_says_yes_to_what_was_only_proposed() -> None:
    done = run("<p>A baot</p>", by=corrector(FIND, Decided("baot", "yes", resp="js")))
    assert '<corr resp="#js" cert="high" evidence="C0101">boat</corr>' in body(done.tei)
    assert done.proposals == ()


def test_an_editor_gives_another_reading_also_where_nothing_was_found() -> None:
    answers = (Decided("claer", "other", "clever"), Decided("gale", "other", "squall"))
    done = body(run("<p>claer gale nightingale</p>", by=corrector(FIND, *answers)).tei)
    assert '<corr resp="#mt" cert="high">clever</corr>' in done
    assert '<corr resp="#mt" cert="high">squall</corr></choice> nightingale</p>' in done


def test_letters_are_supplied_and_answered_by_their_word() -> None:
    done = run("<p>the lght went</p>", by=corrector(lost))
    assert '<supplied reason="omitted" resp="#fascicle" cert="high" evidence="C0301">i</supplied>' in body(done.tei)
    assert [(key.text, key.reading) for key in done.corrections] == [("lght", "light")]
    assert run(body(done.tei), done, corrector(lost)) == done
    other = run("<p>the lght went</p>", by=corrector(lost, Decided("lght", "other", "lights")))
    assert "<sic>lght</sic>" in body(other.tei)
    assert "<choice>" not in body(run("<p>the lght went</p>", by=corrector(lost, Decided("lght", "no"))).tei)


def test_a_rule_that_is_off_takes_its_corrections_back_but_not_what_an_editor_confirmed() -> None:
    before = "<p>claer Qiull lEb</p>"
    once = run(before)
    assert body(once.tei).count("<choice>") == 3
    off = corrector(FIND, Decided("Qiull", "yes"), off=(Off("C0101"),))  # type: ignore[arg-type]
    done = body(run(body(once.tei), once, off).tei)
    assert "<sic>claer</sic>" not in done
    assert "<sic>Qiull</sic>" in done
    assert "<orig>lEb</orig>" in done


def test_an_older_version_of_a_file_is_no_rejection() -> None:
    plain = "<p>claer claer claer claer claer</p>"
    once = run(plain)
    again = run(plain, once)
    assert again.rejected_corrections == ()
    assert again.tei == once.tei


def test_names_are_protected() -> None:
    seen: list[frozenset[str]] = []
    by = replace(corrector(lambda *given: seen.append(given[3]) or []), protected=frozenset({"Ada Quill", "The Sill"}))  # type: ignore[func-returns-value]
    run('<p><persName ref="#tom">Tom Wrack</persName> came.</p>', by=by)
    assert seen == [{"Ada Quill", "Tom Wrack", "Sill"}]


def _anything(view: LayerView, *_: object) -> Sequence[Correction]:
    """Something of every kind all over a text, the same for the same text."""
    found = []
    for number, pair in enumerate(re.finditer(r"\S+ \S+", view.text)):
        start, end = pair.span()
        blank = pair[0].index(" ") + start
        spans = (
            (start, blank, view.text[start:blank] + "x", CorrectionKind.MISSPELLING),
            (start, blank + 1, "", CorrectionKind.DOUBLED),
            (start, end, pair[0].replace(" ", ""), CorrectionKind.SPLIT),
            (start + 1, start + 1, "q", CorrectionKind.LOST_LETTER),
            (start, end, pair[0].swapcase() + "z", CorrectionKind.CASE),
            (blank, blank + 1, "", CorrectionKind.SPACING),
        )
        span = spans[number % 11 % len(spans)]
        found.append(Correction(*span, "C0101", Certainty.HIGH, "a test"))
    return found


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_edited_texts_take_corrections_everywhere_and_give_them_back(path: Path) -> None:
    """Texts full of names, notes, speeches and editors' corrections: valid, true to their source, reversible."""
    data = path.read_bytes()
    by = Annotator(MarkFinder(NAMES, ("xx",)), edition_schema().may_contain, corrector(_anything))
    once = by.annotate(data, str(path))
    assert len(once.corrections) > 20
    assert edition_schema().validate(once.tei, path.name) == []
    assert house_rules().validate(once.tei, path.name) == house_rules().validate(data, path.name) == []
    assert source_lines(parse(once.tei, path)) == source_lines(parse(data, path))
    assert by.annotate(once.tei, str(path), once.marks, corrected=once.corrections).tei == once.tei
    nothing = Annotator(MarkFinder(NAMES, ("xx",)), edition_schema().may_contain)
    assert nothing.annotate(once.tei, str(path), once.marks, corrected=once.corrections).tei == data


_RANDOM = st.lists(
    st.tuples(
        st.text("abcdé ", min_size=1, max_size=3),
        st.text("abé ", max_size=3),
        st.sampled_from(list(CorrectionKind)),
        st.sampled_from(["C0101", "C0201"]),
        st.sampled_from(list(Certainty)),
    ),
    min_size=1,
    max_size=3,
)


@settings(max_examples=100, deadline=None)
@given(blocks=bodies(), findings=_RANDOM)
def test_any_text_is_corrected_once_and_for_all(
    blocks: str, findings: list[tuple[str, str, CorrectionKind, str, Certainty]]
) -> None:
    """Twice is once, a valid file stays valid, and without the finder the old bytes come back."""
    by = replace(corrector(finder(*findings)), threshold="medium")
    once = run(blocks, by=by)
    if not edition_schema().validate(tei(blocks), "text.xml"):
        assert edition_schema().validate(once.tei, "text.xml") == []
    assert run(body(once.tei), once, by) == once
    nothing = run(body(once.tei), once, corrector(lambda *_: []))
    assert body(nothing.tei) == body(run(blocks, by=corrector(lambda *_: [])).tei)
    assert nothing.rejected_corrections == ()
