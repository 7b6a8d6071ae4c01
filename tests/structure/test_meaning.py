"""Every fact that a line's role may be told by can be told to a person."""

from __future__ import annotations

from fascicle.inputs import text
from fascicle.language.data import CLASSES
from fascicle.structure.lines.chain import load
from fascicle.structure.lines.facts import LineTable
from fascicle.structure.lines.features import name_of, templates
from fascicle.structure.lines.label import reason
from fascicle.structure.lines.meaning import MEANING, meaning, told
from fascicle.structure.lines.seen import seen_lines
from fascicle.structure.lines.steps import STEPS

LINES = text.read(
    "CHAPTER I.\n\n  The ferry had been lying at the stairs,\nand nobody knew why.\n\nYours,\nTom\n"
).lines


def test_every_fact_has_a_meaning() -> None:
    facts = set(LineTable(seen_lines(LINES)).columns(frozenset()))
    facts |= {fact for name in ("furniture", "roles") for fact in load(name)._facts}
    assert {fact for fact in facts if not fact.startswith("class ")} <= set(MEANING)
    assert facts >= set(MEANING)
    for letter in CLASSES.values():
        assert meaning(f"class {letter}<").startswith("begins with one of the ")


def test_every_feature_and_step_can_be_told() -> None:
    for template in templates(sorted(MEANING)):
        assert told(name_of(template), "|".join(["1"] * len(template)))
    for steps, bounds in STEPS.items():
        facts = [fact for fact in MEANING if fact == steps]
        for fact in facts:
            assert len({told(fact, str(at)) for at in range(len(bounds) + 1)}) == len(bounds) + 1


def test_how_a_feature_is_told() -> None:
    assert told("case", "caps") == "its letters: all capitals"
    assert told("case + words + mark", "caps|2|.") == (
        "its letters: all capitals; words: 2; last sign but quotation marks and brackets: ."
    )
    assert told("blank +1", "0") == "the line below: blank lines above: none"
    assert told("share -2", "2") == "2 lines above: of the width that lines have about here it fills: 30 to 50 %"
    assert told("words", "8") == "words: 30 or more"
    assert told("first", "|") == "first sign: |"
    assert told("class G<", "1") == "begins with one of the greeting words: yes"
    assert told("case -1 + first", "^|A") == "the line above: its letters: no line; first sign: a capital"


def test_why_a_line_is_what_it_is() -> None:
    why = reason(LINES, 1)
    assert why is not None
    assert why.likeliest[0][0] == "head"
    assert all(": " in words for _, words in why.weighed)
