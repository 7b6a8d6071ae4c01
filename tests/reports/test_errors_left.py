"""The estimate of the errors left: what it learns from answers, what is found of planted errors, and its limits."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from random import Random

import pytest
from lxml import etree

from fascicle.annotate.corrections.apply import Answered
from fascicle.annotate.corrections.correction import Correction, Kind
from fascicle.annotate.decisions.corrections import Decided
from fascicle.language.lexicon import Lexicon
from fascicle.model.certainty import Certainty
from fascicle.reports.corrections import CorrectionRow
from fascicle.reports.errors_left import Evidence, estimates
from fascicle.reports.rightness import Judged, Rightness, judged, left_standing
from fascicle.reports.seeding import PLANTED, Recall, recall
from fascicle.tei.layers import Layer, LayerView
from fascicle.tei.names import TEI_NS

CELL = ("C05", "low", Kind.MISSPELLING)
HALF = dict.fromkeys(PLANTED, Recall(100, 50, 25))
NONE_OVERLOOKED = dict.fromkeys(PLANTED, Recall(100_000, 100_000, 0))


def text_of(words: str) -> etree._Element:
    return etree.fromstring(f'<text xmlns="{TEI_NS}"><body><p><lb n="1"/>{words}</p></body></text>')


PROSE = text_of(" ".join(f"the harbour pilot saw {word} ferries coming" for word in ["many", "seven", "small"] * 120))
LEXICON = Lexicon((), ["en"])


def nothing(text: etree._Element, view: LayerView) -> Sequence[Correction]:
    return []


def everything(text: etree._Element, view: LayerView) -> Sequence[Correction]:
    return [Correction(0, len(view.text), "", Kind.SPACING, "C0301", Certainty.LOW, "all of it")]


def evidence(words: int = 10_000, file: str = "t.xml", **known: object) -> Evidence:
    values = {"made": {}, "proposed": {}, "by_hand": 0, "recall": HALF, "unknown": 10_000, **known}
    return Evidence(file, words, **values)  # type: ignore[arg-type]


def test_shares_are_those_promised_until_there_are_answers() -> None:
    shares = Rightness().of("C05", "low")
    assert shares.reading == shares.finding == pytest.approx(0.3)
    assert sum(shares) == pytest.approx(10)
    learnt = Rightness([Judged("C0501", "low", "yes")] * 30)
    assert learnt.of("C05", "low").reading == pytest.approx(33 / 40)
    assert learnt.of("C05", "medium").reading == pytest.approx(0.7)
    assert learnt.of("C03", "low").reading == pytest.approx(0.3)


def test_another_reading_says_that_an_error_was_there_and_the_reading_was_wrong() -> None:
    learnt = Rightness([Judged("C0501", "high", "other")] * 10).of("C05", "high")
    assert learnt.finding > 0.95
    assert learnt.reading < 0.5


def test_answers_tell_their_rule_or_the_finder_does() -> None:
    written = Decided("claer", "no", line="3", rule="C0501", certainty="high")
    by_hand, useless = Decided("wiht", "yes"), Decided("nowhere", "no")
    answered = [Answered("C0502", "low", by_hand)] * 2 + [Answered("C0501", "high", written)]
    assert judged([written, by_hand, useless], answered) == [
        Judged("C0501", "high", "no"),
        Judged("C0502", "low", "yes"),
    ]


def test_what_stands_before_a_correction_that_was_taken_out_was_read() -> None:
    def row(line: str) -> CorrectionRow:
        kind = ("misspelling", "C0501", "high", "#fascicle", "corr", "", "", "")
        return CorrectionRow("t.xml", line, 1, 1, "claer", "clear", "made", *kind)

    rows = [row("3"), row("79.2"), row("80"), row("81")]
    assert len(left_standing(rows, [Decided("x", "no", file="t.xml", line="80")])) == 3
    assert left_standing(rows, [Decided("x", "no", file="u.xml", line="80"), Decided("x", "yes", line="80")]) == []
    assert left_standing(rows, [Decided("x", "no")]) == []


def test_planting_leaves_the_text_alone_and_does_the_same_each_time() -> None:
    before = etree.tostring(PROSE)
    once = recall(PROSE, nothing, LEXICON)
    assert once == recall(copy.deepcopy(PROSE), nothing, LEXICON)
    assert etree.tostring(PROSE) == before
    assert set(once) == {Kind.MISSPELLING, Kind.SPLIT, Kind.JOINED, Kind.DOUBLED}
    assert all(each.planted > 10 and each.found == 0 for each in once.values())
    assert 0 < once[Kind.MISSPELLING].unknown <= once[Kind.MISSPELLING].planted


def test_what_is_found_of_planted_errors_is_counted() -> None:
    found = recall(PROSE, everything, LEXICON)
    assert all(each.found == each.planted > 10 for each in found.values())


def test_planted_errors_are_errors() -> None:
    seen: list[str] = []
    recall(PROSE, lambda _, view: seen.append(view.text) or [], LEXICON)  # type: ignore[func-returns-value]
    right = LayerView(PROSE, Layer.READING).text
    assert all(each != right for each in seen)
    assert len(set(seen)) == len(seen) > 1
    assert any("harbour harbour" in each or "pilot pilot" in each or "the the" in each for each in seen)


def test_a_text_too_short_to_plant_anything_has_an_estimate() -> None:
    (found,) = estimates([evidence(7, recall=recall(text_of("A very short text."), nothing, LEXICON))], Rightness())
    assert (found.planted, found.low) == (0, 0)
    assert found.left < 1


def test_the_more_is_overlooked_of_planted_errors_the_more_is_left() -> None:
    made = {("C05", "high", Kind.MISSPELLING): 40}
    left = [
        estimates([evidence(made=made, recall=dict.fromkeys(PLANTED, Recall(100, found, 0)))], Rightness())[0].left
        for found in (90, 50, 20)
    ]
    assert left == sorted(left)
    assert 30 < left[1] < 60  # as many overlooked as found


def test_what_was_found_at_conversion_says_nothing_of_the_rules() -> None:
    by_rule, at_conversion = {("C01", "high", Kind.DOUBLED): 40}, {("", "high", Kind.DOUBLED): 40}
    some, none = (estimates([evidence(made=made)], Rightness())[0].overlooked for made in (by_rule, at_conversion))
    assert some > none + 20


def test_proposals_count_by_what_their_answers_say() -> None:
    proposals = evidence(proposed={CELL: 20}, recall=NONE_OVERLOOKED)
    before = estimates([proposals], Rightness())[0]
    assert before.proposed == pytest.approx(6, abs=0.5)
    after = estimates([proposals], Rightness([Judged("C0501", "low", "no")] * 90))[0]
    assert after.proposed == pytest.approx(20 * 3 / 100, abs=0.3)
    assert after.high - after.low < before.high - before.low


def test_words_that_no_list_knows_are_a_bound() -> None:
    made = {("C05", "high", Kind.MISSPELLING): 60}
    strange = dict.fromkeys(PLANTED, Recall(100, 50, 50))
    many = estimates([evidence(made=made, recall=strange)], Rightness())[0]
    few = estimates([evidence(made=made, recall=strange, unknown=5)], Rightness())[0]
    assert few.overlooked < 10 < many.overlooked


def test_errors_that_people_mended_are_not_left() -> None:
    made = {("C05", "high", Kind.MISSPELLING): 40}
    without, mended = (estimates([evidence(made=made, by_hand=n)], Rightness())[0] for n in (0, 20))
    assert mended.overlooked == pytest.approx(without.overlooked - 20, abs=3)


def test_all_texts_together_are_the_sum_with_limits_of_its_own() -> None:
    one, two = evidence(proposed={CELL: 10}), evidence(file="u.xml", proposed={CELL: 30})
    first, second, both = estimates([one, two], Rightness())
    assert both.file == ""
    assert both.left == pytest.approx(first.left + second.left, abs=0.11)
    assert (both.words, both.proposals) == (20_000, 40)
    assert max(first.high, second.high) < both.high < first.high + second.high
    assert estimates([one, two], Rightness()) == [first, second, both]


def test_the_limits_hold_the_truth_nine_times_in_ten() -> None:
    """Where the model is true: errors made at random and found at a share that planting knows only by a sample."""
    random, inside, trials = Random(2), 0, 60
    for _ in range(trials):
        share, errors = random.uniform(0.3, 0.9), random.randrange(20, 80)
        found = sum(random.random() < share for _ in range(errors))
        planted = sum(random.random() < share for _ in range(150))
        known = {kind: Recall(150, planted if kind is Kind.MISSPELLING else 150, 0) for kind in PLANTED}
        made = {("C05", "high", Kind.MISSPELLING): found}
        sure = Rightness([Judged("C0501", "high", "yes")] * 10_000)
        (left,) = estimates([evidence(20_000, made=made, recall=known)], sure)
        inside += left.low <= errors - found <= left.high
    assert inside >= 0.8 * trials
