"""Parameters and variables in XPath expressions."""

from __future__ import annotations

from fascicle.check.schematron.substitution import with_names, with_parameters


def test_a_parameter_is_replaced_everywhere_and_only_whole() -> None:
    assert with_parameters("$a = '$a' or $ab or $b:a", {"a": "@x", "b": "@y"}) == "@x = '@x' or $ab or $b:a"


def test_a_variable_is_renamed_but_not_in_literals_and_comments() -> None:
    expression = """$v + $v.1 || '$v' || "$v""$v" (: $v :) ! map { $v:$v } ! $p:v ! $v:p"""
    renamed = """$w + $v.1 || '$v' || "$v""$v" (: $v :) ! map { $w:$w } ! $p:v ! $v:p"""
    assert with_names(expression, {"v": "w"}) == renamed
