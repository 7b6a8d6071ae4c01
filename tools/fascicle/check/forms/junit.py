"""JUnit's XML, as servers of continuous integration read it: a file a suite, a finding a case."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from lxml import etree

from fascicle.model.diagnostics import Diagnostic, Severity
from fascicle.model.shown import NO_XML, shown

_NO_TIME = "0"


def as_junit(findings: Sequence[Diagnostic]) -> str:
    """Errors are failures; warnings and remarks are cases that pass, with what was said as their output."""
    suites = etree.Element("testsuites", name="fascicle check")
    for path, group in groupby(sorted(findings, key=lambda each: each.sort_key), key=lambda each: each.path):
        _suite(suites, path, list(group))
    _count(suites, findings)
    return etree.tostring(suites, encoding="unicode", pretty_print=True)


def _suite(suites: etree._Element, path: str, findings: Sequence[Diagnostic]) -> None:
    suite = etree.SubElement(suites, "testsuite", name=_text(path))
    _count(suite, findings)
    for each in findings:
        place = ":".join(str(part) for part in (each.line, each.column) if part is not None)
        case = etree.SubElement(suite, "testcase", classname=_text(path), name=f"{each.rule.code} {place}".strip())
        case.set("time", _NO_TIME)
        said = _text(f"{path}{place and ':'}{place}: {each.message}\nwhat to do: {each.hint}")
        if each.rule.severity is Severity.ERROR:
            failure = etree.SubElement(case, "failure", type=each.rule.code, message=_text(each.message))
            failure.text = said
        else:
            etree.SubElement(case, "system-out").text = f"{each.rule.severity}: {said}"


def _count(element: etree._Element, findings: Iterable[Diagnostic]) -> None:
    severities = [each.rule.severity for each in findings]
    for name, number in (("tests", len(severities)), ("failures", severities.count(Severity.ERROR)), ("errors", 0)):
        element.set(name, str(number))
    element.set("time", _NO_TIME)


def _text(text: str) -> str:
    return NO_XML.sub("\ufffd", "\n".join(map(shown, text.split("\n"))))
