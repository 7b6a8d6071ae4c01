"""The Schematron language, feature by feature, each on the smallest schema that uses it."""

from __future__ import annotations

import codecs
from pathlib import Path
from typing import Protocol

import pytest

from fascicle.check.schematron import Schematron
from fascicle.check.schematron_rules import READ_OTHERWISE, UNDECIDED
from fascicle.model.diagnostics import Severity
from fascicle.model.errors import EngineError, TeiError


class Check(Protocol):
    """Checks a document against the inside of a schema; gives the messages."""

    def __call__(self, schema: str, document: str, phase: str | None = None, binding: str = "xslt3") -> list[str]: ...


def write(folder: Path, content: str, attributes: str = 'queryBinding="xslt3"') -> Path:
    path = folder / "test.sch"
    path.write_text(
        f'<schema xmlns="http://purl.oclc.org/dsdl/schematron" {attributes}>{content}</schema>', encoding="utf-8"
    )
    return path


@pytest.fixture
def check(tmp_path: Path) -> Check:
    def run(schema: str, document: str, phase: str | None = None, binding: str = "xslt3") -> list[str]:
        schematron = Schematron.load(write(tmp_path, schema, f'queryBinding="{binding}"'), phase)
        return [found.message for found in schematron.validate(document.encode(), "test.xml")]

    return run


def pattern(*rules: str, attributes: str = "") -> str:
    return f"<pattern {attributes}>{''.join(rules)}</pattern>"


def report(context: str, message: str, lets: str = "", test: str = "true()") -> str:
    return f'<rule context="{context}">{lets}<report test="{test}">{message}</report></rule>'


def test_an_assert_fires_where_its_test_fails_and_a_report_where_it_holds(check: Check) -> None:
    rule = '<rule context="a"><assert test="@x">no x</assert><report test="@y">y</report></rule>'
    assert check(pattern(rule), '<r><a/><a x="" y=""/></r>') == ["no x", "y"]


def test_only_the_first_rule_of_a_pattern_that_matches_is_applied(check: Check) -> None:
    rules = report("a[@x]", "first"), report("*", "second")
    assert check(pattern(*rules), '<a x=""><b/><a/></a>') == ["first", "second", "second"]


def test_each_pattern_is_applied_for_itself(check: Check) -> None:
    assert check(pattern(report("a", "one")) + pattern(report("*", "two")), "<a/>") == ["one", "two"]


def test_a_rule_that_tests_nothing_still_keeps_later_ones_away(check: Check) -> None:
    assert check(pattern('<rule context="a"/>', report("*", "other")), "<a><b/></a>") == ["other"]


@pytest.mark.parametrize(
    ("context", "found"),
    [
        ("/", ["here"]),
        ("@x", ["here", "here"]),
        ("a/@x", ["here"]),
        ("text()", ["here"]),
        ("comment()", ["here"]),
        ("processing-instruction()", ["here"]),
        ("a[. = 'text()']", []),
        ("node()", ["here"] * 5),
    ],
)
def test_any_node_can_be_the_context(check: Check, context: str, found: list[str]) -> None:
    assert check(pattern(report(context, "here")), '<r x="1"><a x="2">t</a><!--c--><?p i?></r>') == found


def test_findings_stand_at_the_element_or_attribute_that_they_are_about(tmp_path: Path) -> None:
    schema = pattern(report("@x | text()[normalize-space()] | b | /", "here"))
    found = Schematron.load(write(tmp_path, schema)).validate(b"<a>\n <b\n  x='1'>t</b></a>", "test.xml")
    assert [(one.line, one.column) for one in found] == [(1, 1), (2, 2), (2, 2), (3, 3)]


def test_a_subject_moves_the_finding(tmp_path: Path) -> None:
    reports = '<report test="b" subject="b[2]">b</report><report test="1" subject="c">c</report>'
    schema = pattern(f'<rule context="a">{reports}</rule>')
    found = Schematron.load(write(tmp_path, schema)).validate(b"<a>\n<b/>\n<b/></a>", "test.xml")
    assert [(one.message, one.line) for one in found] == [("c", 1), ("b", 3)]


def test_variables_of_schema_pattern_and_rule_see_each_other(check: Check) -> None:
    schema = (
        '<let name="all" value="count(//a)"/>'
        '<pattern><let name="half" value="$all div 2"/>'
        '<rule context="a[$half = 1]"><let name="own" value="@x"/><let name="sum" value="$own + $half + $all"/>'
        '<report test="true()"><value-of select="$sum"/></report></rule></pattern>'
    )
    assert check(schema, '<r><a x="1"/><a x="10"/></r>') == ["4", "13"]


def test_patterns_may_use_the_same_name_for_different_variables(check: Check) -> None:
    rule = report("a[@x = $v]", """<value-of select="$v, '$v', $v + 1 (: $v :)"/>""")
    patterns = "".join(f'<pattern><let name="v" value="{n}"/>{rule}</pattern>' for n in (1, 2))
    assert check(f'<let name="v" value="0"/>{patterns}{pattern(rule)}', '<r><a x="2"/><a x="1"/><a x="0"/></r>') == [
        "2 $v 3",
        "1 $v 2",
        "0 $v 1",
    ]


def test_a_variable_may_have_a_type_and_may_have_content_instead_of_a_value(check: Check) -> None:
    schema = (
        '<ns prefix="xs" uri="http://www.w3.org/2001/XMLSchema"/>'
        '<let name="number" as="xs:integer" value="7"/><let name="words"><w xmlns="">one</w><w xmlns="">two</w></let>'
    )
    rule = report("a", '<value-of select="$number + 1"/> <value-of select="$words/w"/>')
    assert check(schema + pattern(rule), "<a/>") == ["8 one two"]


def test_current_is_the_context_of_the_rule(check: Check) -> None:
    rule = report("a", "twin", test="//b[@x = current()/@x]")
    assert check(pattern(rule), '<r><a x="1"/><a x="2"/><b x="2"/></r>') == ["twin"]


def test_a_phase_chooses_patterns_and_has_variables(check: Check) -> None:
    schema = (
        """<phase id="early"><let name="word" value="'early'"/><active pattern="p"/></phase>"""
        """<phase id="late"><let name="word" value="'late'"/><active pattern="p"/><active pattern="q"/></phase>"""
        + pattern(report("a", '<value-of select="$word"/>'), attributes='id="p"')
        + pattern(report("a", "q"), attributes='id="q"')
    )
    assert check(schema, "<a/>", "early") == ["early"]
    assert check(schema, "<a/>", "late") == ["late", "q"]


def test_the_default_phase_is_taken_unless_another_is_asked_for(tmp_path: Path) -> None:
    patterns = pattern(report("a", "p"), attributes='id="p"') + pattern(report("a", "q"))
    schema = f'<phase id="f"><active pattern="p"/></phase>{patterns}'
    path = write(tmp_path, schema, 'queryBinding="xslt2" defaultPhase="f"')
    assert [one.message for one in Schematron.load(path).validate(b"<a/>", "")] == ["p"]
    assert [one.message for one in Schematron.load(path, "#ALL").validate(b"<a/>", "")] == ["p", "q"]


def test_an_abstract_pattern_is_filled_in(check: Check) -> None:
    schema = (
        '<pattern abstract="true" id="needs"><param name="what" value="@default"/>'
        '<rule context="$where"><let name="found" value="$what"/>'
        '<assert test="exists($found)"><name/> lacks <value-of select="\'$what\'"/></assert></rule></pattern>'
        '<pattern is-a="needs"><param name="where" value="a"/><param name="what" value="@x"/></pattern>'
        '<pattern is-a="needs"><param name="where" value="b"/></pattern>'
    )
    assert check(schema, '<r><a/><a x=""/><b x=""/></r>') == ["a lacks @x", "b lacks @default"]


def test_an_abstract_rule_is_extended_and_keeps_its_role(tmp_path: Path) -> None:
    schema = (
        '<pattern><rule abstract="true" id="named" role="warning"><let name="n" value="name()"/>'
        '<report test="true()"><value-of select="$n"/></report></rule>'
        '<rule context="a"><extends rule="named"/><report test="$n = \'a\'">too</report></rule></pattern>'
    )
    found = Schematron.load(write(tmp_path, schema)).validate(b"<a/>", "")
    assert [(one.message, one.rule.severity) for one in found] == [
        ("a", Severity.WARNING),
        ("too", Severity.ERROR),
    ]


def test_an_abstract_rule_may_stand_outside_the_pattern(check: Check) -> None:
    schema = '<rules><rule abstract="true" id="r"><report test="true()">r</report></rule></rules>'
    assert check(schema + '<pattern><rule context="a"><extends rule="r"/></rule></pattern>', "<a/>") == ["r"]


def test_keys_and_functions_of_xslt_may_be_used(check: Check) -> None:
    schema = (
        '<ns prefix="f" uri="urn:f"/><ns prefix="xs" uri="http://www.w3.org/2001/XMLSchema"/>'
        '<xsl:key xmlns:xsl="http://www.w3.org/1999/XSL/Transform" name="k" match="b" use="@x"/>'
        '<xsl:function xmlns:xsl="http://www.w3.org/1999/XSL/Transform" name="f:double" as="xs:integer">'
        '<xsl:param name="n" as="xs:integer"/><xsl:sequence select="2 * $n"/></xsl:function>'
    )
    rule = report("a", "<value-of select=\"count(key('k', @x)), f:double(4)\"/>")
    assert check(schema + pattern(rule), '<r><a x="1"/><b x="1"/><b x="1"/></r>') == ["2 8"]


def test_messages_take_values_names_and_emphasis_and_close_up_blanks(check: Check) -> None:
    message = (
        '\n  "<name/>" in <name path="name(..)"/>: <emph>not <value-of select="@x"/></emph>'
        ' but <span>{<value-of select="b"/>}</span>\n'
    )
    assert check(pattern(report("a", message)), '<r><a x="&lt;1&gt;"><b>c</b><b>d</b></a></r>') == [
        '"a" in r: not <1> but {c d}'
    ]


def test_diagnostics_are_the_hint(tmp_path: Path) -> None:
    schema = (
        '<pattern><rule context="a"><report test="1" diagnostics="one two">a</report></rule></pattern>'
        '<diagnostics><diagnostic id="one">do <value-of select="@x"/>,</diagnostic>'
        '<diagnostic id="two">then this</diagnostic></diagnostics>'
    )
    found = Schematron.load(write(tmp_path, schema)).validate(b'<a x="that"/>', "")
    assert [one.hint for one in found] == ["do that, then this"]


def test_the_role_is_the_severity(tmp_path: Path) -> None:
    roles = ("Warning", "info", "fatal", "odd")
    rules = "".join(f'<report role="{role}" test="1">{role}</report>' for role in roles)
    schematron = Schematron.load(write(tmp_path, f'<pattern><rule context="a">{rules}</rule></pattern>'))
    found = schematron.validate(b"<a/>", "")
    assert {one.message: one.rule.severity for one in found} == {
        "Warning": Severity.WARNING,
        "info": Severity.INFO,
        "fatal": Severity.ERROR,
        "odd": Severity.ERROR,
    }


@pytest.mark.parametrize(
    "data",
    [
        codecs.BOM_UTF8 + '<a x="é"/>'.encode(),
        '<?xml version="1.0" encoding="iso-8859-1"?>\n<a x="é"/>'.encode("iso-8859-1"),
        '<?xml version="1.0" encoding="utf-16"?>\n<a x="é"/>'.encode("utf-16"),
    ],
)
def test_the_encoding_of_a_document_does_not_matter(tmp_path: Path, data: bytes) -> None:
    schematron = Schematron.load(write(tmp_path, pattern(report("@x", '<value-of select="."/>'))))
    assert [one.message for one in schematron.validate(data, "")] == ["é"]


def test_entities_of_the_file_itself_are_text_and_elements(tmp_path: Path) -> None:
    schematron = Schematron.load(write(tmp_path, pattern(report("b | c", "<name/> <value-of select='.'/>"))))
    data = b'<!DOCTYPE a [<!ENTITY e "<b>x</b>">]>\n<a>&e;\n<c/></a>'
    found = [(one.message, one.line, one.column) for one in schematron.validate(data, "")]
    assert found == [("b x", 2, 4), ("c", 3, 1)]


@pytest.mark.parametrize(
    "schema",
    [
        '<include href="other.sch"/>',
        '<let name="v" value="1"/><let name="v" value="2"/>',
        "<library/>",
        '<pattern><rule context="a" visit-each="b"/></pattern>',
        '<pattern><rule context="a"><extends href="other.sch"/></rule></pattern>',
        '<pattern><rule context="a"><extends rule="nowhere"/></rule></pattern>',
        '<pattern is-a="nowhere"/>',
        '<let name="v" value="]["/>',
    ],
)
def test_a_schema_that_cannot_be_used_as_it_means_is_refused(tmp_path: Path, schema: str) -> None:
    with pytest.raises(EngineError):
        Schematron.load(write(tmp_path, schema))


@pytest.mark.parametrize(
    "content", ["<schema/>", "no xml", '<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="stx"/>']
)
def test_a_file_that_is_no_schema_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "no.sch"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(EngineError):
        Schematron.load(path)


def test_an_unknown_phase_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EngineError):
        Schematron.load(write(tmp_path, pattern()), "nowhere")


def test_a_test_that_is_no_xpath_is_set_aside_and_told_at_its_place(tmp_path: Path) -> None:
    tests = '<report test="true()">x</report>\n<assert test="][">y</assert>\n<assert test="$nowhere">z</assert>'
    schematron = Schematron.load(write(tmp_path, f'\n<pattern>\n<rule context="a">{tests}</rule></pattern>'))
    assert [(one.rule, one.line) for one in schematron.remarks] == [(UNDECIDED, 4), (UNDECIDED, 5)]
    found = schematron.validate(b"<a/>", "")
    assert [one.rule.code for one in found] == ["F0300", "F0398", "F0398"]
    assert sorted(one.related[0].line for one in found) == [3, 4, 5]


def test_a_test_that_fails_everywhere_does_not_end_the_check(tmp_path: Path) -> None:
    rule = '<rule context="a"><assert test="xs:integer(@n) = 1">n</assert><report test="@last">last</report></rule>'
    data = b"<r>" + 20_100 * b"<a n='x'/>" + b"<a n='x' last=''/></r>"
    found = Schematron.load(write(tmp_path, pattern(rule))).validate(data, "")
    assert [(one.rule.code, one.message.partition(":")[0]) for one in found] == [
        ("F0398", "the test “xs"),
        ("F0300", "last"),
    ]


def test_a_context_that_is_no_pattern_is_set_aside_and_told(tmp_path: Path) -> None:
    rules = report("a/..", "never") + report("a", "a")
    schematron = Schematron.load(write(tmp_path, pattern(rules)))
    assert [one.rule for one in schematron.remarks] == [UNDECIDED]
    assert [one.message for one in schematron.validate(b"<r><a/></r>", "")] == ["a"]


def test_instructions_of_xslt_in_a_rule_are_told_and_not_run(tmp_path: Path) -> None:
    loop = '<xsl:for-each select="b"><assert test="0">no</assert></xsl:for-each>'
    loop = loop.replace(" select", ' xmlns:xsl="http://www.w3.org/1999/XSL/Transform" select')
    schematron = Schematron.load(write(tmp_path, f'<pattern><rule context="a">{loop}</rule></pattern>'))
    assert [one.rule for one in schematron.remarks] == [READ_OTHERWISE]
    assert schematron.validate(b"<a><b/></a>", "") == []


def test_our_own_rules_are_never_set_aside(tmp_path: Path) -> None:
    rule = '<rule xmlns="urn:fascicle:rule" code="F0301"/>'
    with pytest.raises(EngineError) as refusal:
        Schematron.load(write(tmp_path, f'\n{rule}<pattern>\n<rule context="]["/></pattern>'))
    assert refusal.value.line == 3


def test_includes_that_go_round_are_refused(tmp_path: Path) -> None:
    path = write(tmp_path, '<include href="other.sch"/>')
    (tmp_path / "other.sch").write_text(path.read_text(encoding="utf-8").replace("other", "test"), encoding="utf-8")
    with pytest.raises(EngineError, match="includes itself"):
        Schematron.load(path)


def test_an_include_stays_in_the_folder(tmp_path: Path) -> None:
    (tmp_path / "other.sch").write_text('<pattern xmlns="http://purl.oclc.org/dsdl/schematron"/>', encoding="utf-8")
    edition = tmp_path / "edition"
    edition.mkdir()
    path = write(edition, '<include href="../other.sch"/>')
    with pytest.raises(EngineError, match="outside"):
        Schematron.load(path, base=edition)


def test_a_document_that_is_not_well_formed_is_told_with_its_place(tmp_path: Path) -> None:
    with pytest.raises(TeiError) as refusal:
        Schematron.load(write(tmp_path, pattern())).validate(b"<a>", "text/a.xml")
    assert (refusal.value.path, refusal.value.line) == ("text/a.xml", 1)
