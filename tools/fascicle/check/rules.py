"""All rules, whatever checks them: what ``fascicle explain`` prints and the reference page is made of."""

from __future__ import annotations

from fascicle.check import (
    bounds,
    decisions,
    fidelity,
    leftovers,
    pointers,
    reading_order,
    schematron_rules,
    spellings,
    xml,
)
from fascicle.check.relaxng import rules as grammar
from fascicle.model.diagnostics import Rule

_FAMILIES = (
    fidelity.RULES,
    grammar.RULES,
    schematron_rules.RULES,
    pointers.RULES,
    xml.RULES,
    bounds.RULES,
    reading_order.RULES,
    decisions.RULES,
    spellings.RULES,
    leftovers.RULES,
)

RULES: dict[str, Rule] = {rule.code: rule for family in _FAMILIES for rule in family}
