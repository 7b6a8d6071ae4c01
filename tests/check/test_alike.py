"""Many findings of one kind in one file: the first few are told, the rest are counted; programs get all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from fascicle.check.alike import More, abridged
from fascicle.check.relaxng import rules
from fascicle.check.report import report
from fascicle.cli import main
from fascicle.model.diagnostics import Diagnostic, Rule
from support.editions import miniature


def finding(message: str, *, path: str = "a.xml", rule: Rule = rules.UNKNOWN, line: int = 1) -> Diagnostic:
    return Diagnostic(rule, path, line, 1, message, "mend it")


def numbers(findings: list[Diagnostic]) -> list[int]:
    """How many are told, and how many each line that only counts stands for."""
    told = abridged(findings)
    return [sum(isinstance(each, Diagnostic) for each in told), *(one.number for one in told if isinstance(one, More))]


def test_five_are_told_and_a_line_after_them_counts_the_rest() -> None:
    many = [finding("<cart> is unknown (in <p>)", line=line) for line in range(1, 101)]
    (*told, more) = abridged(many)
    assert told == many[:5]
    assert more == More(rules.UNKNOWN, "a.xml", 95, are_alike=True)


def test_few_are_all_told() -> None:
    few = [finding("<cart> is unknown (in <p>)", line=line) for line in range(5)]
    assert abridged(few) == few


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“{}” is no value of @when on <date>; expected: a day", ("19", "soon")),
        ("the identifier “quay” stands already in line {}", ("7", "80")),
        ('there is no entry "{}" in the authority file', ("ada", "tom")),
        ("@target points to {}, but nothing in this file has that xml:id", ("#slip", "#note-2")),
        ("line 7 differs from a.txt: where the source has {}, the TEI file has 'a'", ("'i'", '"\'"')),
        ("<div> is not allowed in <p>; allowed here: {}", ("text or <hi>", "<hi>, <date> or 9 others")),
    ],
)
def test_a_mistake_is_the_same_whatever_value_stood_at_the_place(one: str, other: tuple[str, str]) -> None:
    findings = [finding(one.format(other[number % 2])) for number in range(20)]
    assert numbers(findings) == [5, 15]


def test_another_element_another_rule_or_another_file_is_another_kind() -> None:
    kinds = [
        finding("<cart> is unknown (in <p>)"),
        finding("<barrow> is unknown (in <p>)"),
        finding("<cart> is unknown (in <p>)", rule=rules.NOT_HERE),
        finding("<cart> is unknown (in <p>)", path="b.xml"),
        finding("this cart's owner has no name"),
        finding("this cart's wheel has no name"),
    ]
    assert numbers([kind for kind in kinds for _ in range(6)]) == [30, 1, 1, 1, 1, 1, 1]


def test_a_rule_that_is_broken_in_very_many_ways_is_told_fifty_times() -> None:
    names = [f"{first}{second}" for first in "abcdefghij" for second in "abcdefghij"]
    told = abridged([finding(f"<{name}> is unknown (in <p>)") for name in names])
    assert told[50:] == [More(rules.UNKNOWN, "a.xml", 50, are_alike=False)]


@given(st.lists(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from(["x.xml", "y.xml"])), max_size=300))
def test_nothing_is_lost_and_nothing_moved(drawn: list[tuple[str, str]]) -> None:
    findings = [finding(f"<{name}>", path=path, line=line) for line, (name, path) in enumerate(drawn)]
    told = abridged(findings)
    shown = [each for each in told if isinstance(each, Diagnostic)]
    assert shown == [each for each in findings if each in shown]
    assert len(shown) + sum(each.number for each in told if isinstance(each, More)) == len(findings)


def test_the_line_says_how_to_see_all() -> None:
    many = [finding("<cart> is unknown (in <p>)")] * 4000
    assert report(many).endswith("\na.xml: ... and 3,995 more like this [F0207]; fascicle check --all tells all\n")
    assert "::error file=a.xml,title=F0207::... and 3,995 more like this." in report(many, "github")
    assert len(json.loads(report(many, "json"))["findings"]) == 4000
    for form in ("text", "github"):
        assert report(many, form, everything=True).count("is unknown") == 4000


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["check", *map(str, arguments)])


def test_the_command_tells_few_or_all_and_always_counts_all(tmp_path: Path) -> None:
    edition = miniature(tmp_path / "edition")
    text = edition / "text" / "ferry.xml"
    text.write_bytes(text.read_bytes().replace(b"</p>", b"<cart/>" * 30 + b"</p>", 1))
    few, every = run(text), run(text, "--all")
    assert (few.exit_code, few.stdout.count("<cart> is unknown")) == (1, 5)
    assert (every.exit_code, every.stdout.count("<cart> is unknown")) == (1, 30)
    assert "... and 25 more like this [F0207]" in few.stdout
    assert "like this" not in every.stdout
    assert few.stderr == every.stderr
    assert few.stderr.startswith("1 file: 30 errors\n  by fascicle's grammar (RELAX NG): 1 file\n")
    assert len(json.loads(run(text, "--format", "json").stdout)["findings"]) == 30
