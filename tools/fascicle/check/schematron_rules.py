"""The rules of ``schema/fascicle.sch``: each is told once, in the schema, beside the test that it explains.

In the schema a rule is a ``rule`` element of our own namespace in the pattern that checks it; its assertions bear
its code as ``id``, with a letter added (``F0301.a``) where one rule needs several tests.
"""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import dedent

from lxml import etree

from fascicle import resources
from fascicle.model.diagnostics import Rule, Severity

OWN = "{urn:fascicle:rule}"
SEVERITIES = {
    "fatal": Severity.ERROR,
    "error": Severity.ERROR,
    "warning": Severity.WARNING,
    "warn": Severity.WARNING,
    "info": Severity.INFO,
    "information": Severity.INFO,
}
_CODE = re.compile(r"F03\d\d")

FOREIGN = Rule(
    code="F0300",
    severity=Severity.ERROR,
    title="a rule of another Schematron schema is broken",
    why="The edition is checked with a schema that is not fascicle's own; its message says what it asks for.",
    bad="<p/>",
    good="<p>What the schema asks for.</p>",
)


def code_of(identifier: str | None) -> str:
    """The code of the rule that an assertion belongs to; ``F0300`` where it has none of ours."""
    found = _CODE.match(identifier or "")
    return found[0] if found else FOREIGN.code


def read_rules(path: Path) -> tuple[Rule, ...]:
    """The rules that a schema of ours tells, in the order of their codes."""
    root = etree.parse(path).getroot()
    return tuple(sorted((_rule(rule) for rule in root.iter(f"{OWN}rule")), key=lambda rule: rule.code))


def _rule(element: etree._Element) -> Rule:
    told = {name: _prose(element, name) for name in ("title", "why")}
    shown = {name: dedent(element.findtext(f"{OWN}{name}", "")).strip("\n ") for name in ("bad", "good")}
    return Rule(code=element.get("code", ""), severity=SEVERITIES[element.get("severity", "error")], **told, **shown)


def _prose(element: etree._Element, name: str) -> str:
    return " ".join(element.findtext(f"{OWN}{name}", "").split())


RULES = (FOREIGN, *read_rules(resources.schema("fascicle.sch")))
