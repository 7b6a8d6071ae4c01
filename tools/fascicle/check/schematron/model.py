"""What a Schematron schema says, as values: the terms are those of ISO/IEC 19757-3."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree


@dataclass(frozen=True)
class ValueOf:
    """A place in a message where the value of an XPath expression goes: ``value-of`` or ``name``."""

    expression: str


Message = tuple[str | ValueOf, ...]


@dataclass(frozen=True)
class Let:
    """A variable: an XPath expression, or literal ``content`` where there is none."""

    name: str
    expression: str | None
    type: str | None
    content: tuple[etree._Element | str, ...] = ()


@dataclass(frozen=True)
class Assertion:
    """An ``assert``, which fires where its test fails, or a ``report``, which fires where it holds."""

    id: str | None
    test: str
    fires_if: bool
    role: str | None
    subject: str | None
    message: Message
    hints: tuple[Message, ...]


@dataclass(frozen=True)
class ContextRule:
    """What is tested where a node matches ``context``."""

    context: str
    lets: tuple[Let, ...]
    assertions: tuple[Assertion, ...]


@dataclass(frozen=True)
class Pattern:
    """Rules of which the first that matches a node is applied to it, and no other."""

    id: str | None
    lets: tuple[Let, ...]
    rules: tuple[ContextRule, ...]


@dataclass(frozen=True)
class SchematronSchema:
    """A schema for one phase, everything abstract resolved.

    ``declarations`` are the ``xsl:key`` and ``xsl:function`` elements that the XSLT query bindings allow.
    """

    namespaces: dict[str, str]
    lets: tuple[Let, ...]
    patterns: tuple[Pattern, ...]
    declarations: tuple[etree._Element, ...]
