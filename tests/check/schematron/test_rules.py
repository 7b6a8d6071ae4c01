"""The house rules: a bad and a good file for every assertion, each valid by the grammar."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree
from pytest_regressions.data_regression import DataRegressionFixture

from fascicle import resources
from fascicle.check.relaxng import Schema
from fascicle.check.schematron import Schematron
from fascicle.check.schematron_rules import ABOUT_SCHEMAS, RULES

SCHEMA = resources.schema("fascicle.sch")
FILES = Path(__file__).parent / "rules"
BAD = sorted(FILES.glob("F*/bad*.xml"))
GOOD = sorted(FILES.glob("F*/good.xml"))
SCH = "{http://purl.oclc.org/dsdl/schematron}"
ASSERTIONS = list(etree.parse(SCHEMA).getroot().iter(f"{SCH}assert", f"{SCH}report"))


def _name(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


@pytest.fixture(scope="module")
def house() -> Schematron:
    return Schematron.load(SCHEMA)


@pytest.mark.parametrize("path", BAD, ids=_name)
def test_what_breaks_a_rule_is_found_at_its_place(
    path: Path, house: Schematron, data_regression: DataRegressionFixture
) -> None:
    found = house.validate(path.read_bytes(), path.name)
    assert path.parent.name in {one.rule.code for one in found}
    assert all(one.hint and one.message for one in found)
    data_regression.check(
        [f"{one.rule.code} {one.line}:{one.column}" for one in found], fullpath=path.with_suffix(".yml")
    )


@pytest.mark.parametrize("path", GOOD, ids=_name)
def test_what_keeps_a_rule_breaks_none(path: Path, house: Schematron) -> None:
    assert house.validate(path.read_bytes(), path.name) == []


@pytest.mark.parametrize("path", BAD + GOOD, ids=_name)
def test_a_rule_asks_only_for_what_the_grammar_cannot(path: Path) -> None:
    assert Schema.load(resources.schema("fascicle.rng")).validate(path.read_bytes(), path.name) == []


def test_every_assertion_has_a_file_that_breaks_it_and_one_that_keeps_it() -> None:
    wanted = {re.sub(r"\.(.)$", r"/bad-\1", one.get("id", "")) for one in ASSERTIONS}
    wanted = {name if "/" in name else f"{name}/bad" for name in wanted}
    wanted |= {f"{rule.code}/good" for rule in RULES if rule not in ABOUT_SCHEMAS}
    assert wanted - {_name(path) for path in BAD + GOOD} == set()


def test_every_assertion_belongs_to_a_rule_that_is_told_and_every_rule_has_one() -> None:
    checked = {one.get("id", "")[:5] for one in ASSERTIONS}
    assert checked == {rule.code for rule in RULES if rule not in ABOUT_SCHEMAS}


def test_no_code_stands_twice() -> None:
    assert len({rule.code for rule in RULES}) == len(RULES)
    assert len({one.get("id") for one in ASSERTIONS}) == len(ASSERTIONS)


def test_severity_is_told_once_and_used_everywhere() -> None:
    told = {rule.code: str(rule.severity) for rule in RULES}
    assert {one.get("id"): one.get("role") for one in ASSERTIONS} == {
        one.get("id"): told[one.get("id", "")[:5]] for one in ASSERTIONS
    }


def test_every_rule_says_why_and_shows_what_it_means() -> None:
    for rule in RULES:
        assert all((rule.title, rule.why, rule.bad, rule.good)), rule.code


def test_every_hint_is_used_and_exists() -> None:
    hints = {hint.get("id") for hint in etree.parse(SCHEMA).getroot().iter(f"{SCH}diagnostic")}
    assert {one.get("diagnostics") for one in ASSERTIONS} == hints


def test_the_miniature_edition_is_clean(house: Schematron) -> None:
    folder = Path(__file__).parents[2] / "editions" / "miniature"
    for path in (folder / "text" / "ferry.xml", folder / "decisions" / "authority.xml"):
        assert house.validate(path.read_bytes(), path.name) == []
