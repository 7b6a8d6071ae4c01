"""The examples of each rule show what the rule says."""

from __future__ import annotations

import pytest

from fascicle.check.relaxng import Schema
from fascicle.check.relaxng.rules import RULES
from fascicle.model.diagnostics import Rule

AROUND = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>T</title></titleStmt>
<publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>
<text><body>{}</body></text></TEI>"""

INLINE = ("<persName", "<persname", "<date", "<graphic", "<gi")


def _codes(schema: Schema, example: str) -> list[str]:
    body = f"<p>{example}</p>" if example.startswith(INLINE) else f"<div>{example}</div>"
    return [finding.rule.code for finding in schema.validate(AROUND.format(body).encode(), "example.xml")]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_bad_example_breaks_the_rule_and_the_good_one_none(rule: Rule, tei_all: Schema) -> None:
    assert _codes(tei_all, rule.bad) == [rule.code]
    assert _codes(tei_all, rule.good) == []


def test_codes_are_unique() -> None:
    assert len({rule.code for rule in RULES}) == len(RULES)
