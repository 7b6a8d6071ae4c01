"""All rules, whatever checks them: what ``fascicle explain`` prints and the reference page is made of."""

from __future__ import annotations

from fascicle.check import fidelity, pointers, schematron_rules, xml
from fascicle.check.diagnostics import Rule
from fascicle.check.relaxng import rules as grammar

RULES: dict[str, Rule] = {
    rule.code: rule
    for family in (fidelity.RULES, grammar.RULES, schematron_rules.RULES, pointers.RULES, xml.RULES)
    for rule in family
}
