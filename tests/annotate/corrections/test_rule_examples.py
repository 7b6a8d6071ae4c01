"""What the rules of correction publish as an example is what they do."""

from __future__ import annotations

import pytest

from fascicle.annotate.corrections.rules import RULES, CorrectionRule
from support.mended import find, mend


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_makes_the_good_example_of_the_bad_one_and_leaves_it_alone(rule: CorrectionRule) -> None:
    assert mend(rule.bad, protected=rule.names) == rule.good
    _, found = find(rule.bad, protected=rule.names)
    assert {each.rule for each in found} == {rule.code}
    _, found = find(rule.good, protected=rule.names)
    assert found == []
