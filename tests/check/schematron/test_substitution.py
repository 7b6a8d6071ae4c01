"""Parameters and variables in XPath expressions."""

from __future__ import annotations

import pytest

from fascicle.check.schematron.substitution import with_calls, with_names, with_parameters


def test_a_parameter_is_replaced_everywhere_and_only_whole() -> None:
    assert with_parameters("$a = '$a' or $ab or $b:a", {"a": "@x", "b": "@y"}) == "@x = '@x' or $ab or $b:a"


def test_a_variable_is_renamed_but_not_in_literals_and_comments() -> None:
    expression = """$v + $v.1 || '$v' || "$v""$v" (: $v :) ! map { $v:$v } ! $p:v ! $v:p"""
    renamed = """$w + $v.1 || '$v' || "$v""$v" (: $v :) ! map { $w:$w } ! $p:v ! $v:p"""
    assert with_names(expression, {"v": "w"}) == renamed


def test_a_variable_is_asked_for_by_a_function_but_bound_by_its_name() -> None:
    expression = "for $v in $v return function($v, $x as element(a)) { $v + 1 }"
    renamed = "for $w in f($w) return function($w, $x as element(a)) { f($w) + 1 }"
    assert with_names(expression, {"v": "w"}, "f") == renamed


@pytest.mark.parametrize(
    ("expression", "ours"),
    [
        ("doc('a')/doc", "fascicle:doc('b', 'a')/doc"),
        ("fn:document (@a, /)", "fascicle:document('b', @a, /)"),
        ("not(doc-available($doc))", "not(fascicle:doc-available('b', $doc))"),
        ("'doc(1)' || (: doc(2) :) my:doc(3)", "'doc(1)' || (: doc(2) :) my:doc(3)"),
        ("@a => doc()", "@a => (fascicle:doc('b', ?))()"),
        ("@a ! unparsed-text-lines#1(.)", "@a ! fascicle:unparsed-text-lines('b', ?)(.)"),
        ("document-uri(/)", "base-uri(/)"),
    ],
)
def test_calls_that_open_files_are_made_ours(expression: str, ours: str) -> None:
    assert with_calls(expression, "b") == ours
