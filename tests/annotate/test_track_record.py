"""What editors answer moves the certainty of a rule: by how much, in any order, and so that two runs are one run."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from pathlib import Path

import pytest

import fascicle
from fascicle.annotate.corrections.correction import Correction, CorrectionKind
from fascicle.annotate.decisions.corrections import CorrectionDecisions, Decided
from fascicle.annotate.decisions.track_record import LEAST, Shift, answered, shifts
from fascicle.model.certainty import Certainty
from fascicle.tei.layers import LayerView
from support.editions import new_edition, set_source, tree

HIGH, MEDIUM, LOW = Certainty


def decisions(
    right: int, wrong: int, certainty: str = "high", left: int = 0, rule: str = "C0501"
) -> CorrectionDecisions:
    rows = [
        Decided(
            f"w{at}", "yes" if at < right else "no", "", "t.xml", str(at), 1, rule=rule, certainty=certainty, left=left
        )
        for at in range(right + wrong)
    ]
    return CorrectionDecisions(tuple(rows))


def worth(decided: CorrectionDecisions, claimed: Certainty) -> Certainty | None:
    return next((each.worth for each in shifts(decided) if each.claimed is claimed), claimed)


@pytest.mark.parametrize("claimed", list(Certainty))
def test_a_rule_that_is_rejected_nine_times_in_ten_is_worth_nothing(claimed: Certainty) -> None:
    assert worth(decisions(1, 9, claimed.value), claimed) is None


@pytest.mark.parametrize("claimed", list(Certainty))
def test_answers_as_a_rule_claims_them_move_nothing(claimed: Certainty) -> None:
    wrong = round(100 * (1 - LEAST[claimed])) // 2
    assert shifts(decisions(100 - wrong, wrong, claimed.value)) == ()
    assert shifts(CorrectionDecisions()) == ()


def test_a_rule_that_keeps_its_word_is_asked_less() -> None:
    assert worth(decisions(25, 0, "low"), LOW) is MEDIUM
    assert worth(decisions(60, 0, "medium"), MEDIUM) is HIGH


def test_answers_to_the_unsure_ones_say_little_of_the_sure_ones() -> None:
    """Eight of ten, as it claims of these: what it is sure of stays sure."""
    assert worth(decisions(16, 4, "low"), HIGH) is HIGH
    assert worth(decisions(2, 18, "low"), HIGH) is not HIGH


def test_a_few_answers_move_nothing_nor_do_those_to_no_rule() -> None:
    assert shifts(decisions(0, 4)) == ()
    assert shifts(decisions(0, 30, rule="")) == ()
    assert shifts(decisions(0, 30, certainty="")) == ()


def test_what_was_left_in_a_file_counts_as_right_once() -> None:
    (counted,) = answered(decisions(0, 3, left=300))
    assert (counted.right, counted.wrong) == (300, 3)
    assert shifts(decisions(0, 3, left=300)) == ()


def test_the_order_of_answers_is_of_no_account() -> None:
    rows = (*decisions(2, 3).decided, *decisions(1, 2, "low", rule="C0101").decided)
    said = {shifts(CorrectionDecisions(order)) for order in itertools.islice(itertools.permutations(rows), 0, 5000, 97)}
    assert len(said) == 1


SOURCE = "A Harbour Tale\n\n" + "".join(
    f"The ferry number {word} came wiht the tide.\n\n" for word in "abcdefghijklmnopqrst"
)


def _find(view: LayerView, *_: object, **__: object) -> Sequence[Correction]:
    spots = [at for at in range(len(view.text)) if view.text.startswith("wiht", at)]
    kind = CorrectionKind.MISSPELLING
    return [Correction(at, at + 4, "with", kind, "C0501", HIGH, "a test") for at in spots]


@pytest.fixture
def edition(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("fascicle.run.work.find_corrections", _find)
    edition = new_edition(tmp_path / "edition")
    set_source(edition, SOURCE.encode())
    run(edition, "convert", "annotate")
    return edition


def run(edition: Path, *verbs: str) -> None:
    for verb in verbs:
        getattr(fascicle.open(edition, out=edition.parent / "build"), verb)()


def made(edition: Path) -> int:
    return (edition / "text" / "welcome.xml").read_text("utf-8").count("<sic>wiht</sic>")


def take_out(edition: Path, number: int) -> None:
    path = edition / "text" / "welcome.xml"
    text = path.read_text("utf-8")
    start = text.index("<choice><sic>wiht")
    end = text.index("</choice>", start) + len("</choice>")
    for _ in range(number):
        text = f"{text[:start]}wiht{text[end:]}"
        if (start := text.find("<choice><sic>wiht", start)) < 0:
            break
        end = text.index("</choice>", start) + len("</choice>")
    path.write_text(text, "utf-8")


def test_what_editors_take_out_is_asked_from_then_on_and_two_runs_are_one(edition: Path) -> None:
    before = made(edition)
    assert before == 20
    take_out(edition, 9)
    run(edition, "annotate")
    assert made(edition) == 0
    assert "left = 11" in (edition / "decisions" / "corrections.toml").read_text("utf-8")
    once = tree(edition.parent)
    run(edition, "annotate", "build")
    assert {path: data for path, data in tree(edition.parent).items() if path in once} == once
    rows = (edition.parent / "build" / "proposals" / "corrections.tsv").read_text("utf-8").splitlines()
    assert len(rows) == 1 + 11


def test_an_answer_to_the_rule_goes_before_what_is_counted(edition: Path) -> None:
    take_out(edition, 9)
    path = edition / "decisions" / "corrections.toml"
    path.write_text('[[rule]]\nrule = "C0501"\nanswer = "yes"\n', "utf-8")
    run(edition, "annotate")
    assert made(edition) == 11


def test_shifts_are_values() -> None:
    assert shifts(decisions(1, 9))[0] == Shift("C0501", HIGH, None)
