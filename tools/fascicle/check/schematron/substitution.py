"""Replacing words of XPath expressions: parameters of abstract patterns, renamed variables, calls that open files."""

from __future__ import annotations

import re
from collections.abc import Mapping

# A name without prefix, whole: `$f:v` is another variable than `$f`, and `map { $f:$v }` holds both.
_NAME = r"[^\W\d][\w.-]*(?![\w.-]|:[\w])"
_LITERAL = r"""("(?:[^"]|"")*"|'(?:[^']|'')*'|\(:.*?:\))"""
_REFERENCE = re.compile(rf"\$({_NAME})")
_REFERENCE_OR_LITERAL = re.compile(rf"{_LITERAL}|\$({_NAME})", re.DOTALL)
# `for $v in`, `let $v :=`, `function($v, $w as element(w))`
_BOUND = re.compile(r"\s*(?:in\b|as\b|:=)")
_FUNCTION = re.compile(r"\bfunction\s*\((?:[^()]|\([^()]*\))*\)")
_OPENING = (
    "collection",
    "doc",
    "doc-available",
    "document",
    "json-doc",
    "uri-collection",
    "unparsed-text",
    "unparsed-text-available",
    "unparsed-text-lines",
)
# A name that is written so only by chance stands after one of these signs: `$doc`, `@doc`, `my:doc`.
_CALL_OR_LITERAL = re.compile(
    rf"{_LITERAL}|(=>\s*)?(?<![\w.:$@-])(?:fn:)?(document-uri|{'|'.join(_OPENING)})(?:\s*\(|#(\d))", re.DOTALL
)


def with_parameters(text: str, values: Mapping[str, str]) -> str:
    """``$name`` replaced by the value of that parameter, everywhere, as ISO/IEC 19757-3 asks of abstract patterns."""
    return _REFERENCE.sub(lambda found: values.get(found[1], found[0]), text)


def with_names(expression: str, names: Mapping[str, str], function: str = "") -> str:
    """``$name`` renamed where it is a variable; string literals and comments are left alone.

    With a ``function``, its value is what that function makes of the variable, save where the expression binds it.
    """
    parameters = [one.span() for one in _FUNCTION.finditer(expression)] if "function" in expression else []

    def renamed(found: re.Match[str]) -> str:
        if found[1] or found[2] not in names:
            return str(found[0])
        variable = f"${names[found[2]]}"
        bound = _BOUND.match(expression, found.end()) or any(a < found.start() < b for a, b in parameters)
        return variable if bound or not function else f"{function}({variable})"

    return _REFERENCE_OR_LITERAL.sub(renamed, expression)


def with_calls(expression: str, base: str) -> str:
    """Calls of ``doc()`` and its kin made calls of ours, which open nothing: they look up what was handed in.

    ``base`` is the address against which they resolve others; ours take it before all arguments. A document that was
    handed in as text has no ``document-uri()``, but the same address as its ``base-uri()``.
    """

    def ours(found: re.Match[str]) -> str:
        literal, arrow, name, arity = found.groups()
        if literal:
            return str(found[0])
        if name == "document-uri":
            return f"{arrow or ''}base-uri" + (f"#{arity}" if arity else "(")
        call = f"fascicle:{name}('{base}'"
        if arity:
            return f"{call}{', ?' * int(arity)})"
        return f"{arrow}({call}, ?))(" if arrow else f"{call}, "

    return _CALL_OR_LITERAL.sub(ours, expression)
