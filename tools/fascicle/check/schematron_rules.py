"""The rules of ``schema/fascicle.sch``: each is told once, in the schema, beside the test that it explains.

In the schema a rule is a ``rule`` element of our own namespace in the pattern that checks it; its assertions bear
its code as ``id``, with a letter added (``F0301.a``) where one rule needs several tests.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
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
    "caution": Severity.WARNING,
    "nonfatal": Severity.WARNING,
    "info": Severity.INFO,
    "information": Severity.INFO,
    "hint": Severity.INFO,
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

UNDECIDED = Rule(
    code="F0398",
    severity=Severity.WARNING,
    title="a test of another Schematron schema could not be decided",
    why="A test may open a file that is not there, or ask for a number where the text has none. Such a test says"
    " neither yes nor no. All others are done, and this one is told, because nobody should think that it was kept.",
    bad="<author corresp='#p1'>Ada</author>    (and the register that the rule asks for is not there)",
    good="<author corresp='#p1'>Ada</author>    (and the register lies where the rule looks for it)",
)
READ_OTHERWISE = Rule(
    code="F0399",
    severity=Severity.INFO,
    title="a Schematron schema is understood otherwise than it is written",
    why="Schemas are older than the program, and some are written in ways that the standard has not, or not any more."
    " What can be understood without doubt is, and it is told how.",
    bad="<schema xmlns='http://www.ascc.net/xml/schematron'/>",
    good="<schema xmlns='http://purl.oclc.org/dsdl/schematron'/>",
)
ABOUT_SCHEMAS = (FOREIGN, UNDECIDED, READ_OTHERWISE)
"""Rules that no assertion of ours has: what schemas of others say, and what is to be said of them."""


def severity_of(grades: Iterable[str]) -> Severity:
    """How bad an assertion of another schema is: the first word that says so, of those it has; else an error."""
    known = (SEVERITIES[word.lower()] for word in grades if word.lower() in SEVERITIES)
    return next(known, FOREIGN.severity)


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


RULES = (FOREIGN, *read_rules(resources.schema("fascicle.sch")), UNDECIDED, READ_OTHERWISE)
