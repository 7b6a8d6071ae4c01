"""Replacing ``$name`` in XPath expressions, for the parameters of abstract patterns and for renamed variables."""

from __future__ import annotations

import re
from collections.abc import Mapping

# A name without prefix, whole: `$f:v` is another variable than `$f`, and `map { $f:$v }` holds both.
_NAME = r"[^\W\d][\w.-]*(?![\w.-]|:[\w])"
_REFERENCE = re.compile(rf"\$({_NAME})")
_REFERENCE_OR_LITERAL = re.compile(rf"""("(?:[^"]|"")*"|'(?:[^']|'')*'|\(:.*?:\))|\$({_NAME})""", re.DOTALL)


def with_parameters(text: str, values: Mapping[str, str]) -> str:
    """``$name`` replaced by the value of that parameter, everywhere, as ISO/IEC 19757-3 asks of abstract patterns."""
    return _REFERENCE.sub(lambda found: values.get(found[1], found[0]), text)


def with_names(expression: str, names: Mapping[str, str]) -> str:
    """``$name`` renamed where it is a variable; string literals and comments are left alone."""

    def renamed(found: re.Match[str]) -> str:
        return found[0] if found[1] else f"${names.get(found[2], found[2])}"

    return _REFERENCE_OR_LITERAL.sub(renamed, expression)
