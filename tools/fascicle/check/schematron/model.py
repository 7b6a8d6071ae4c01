"""What a Schematron schema says, as values: the terms are those of ISO/IEC 19757-3."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from fascicle.model.diagnostics import Diagnostic


@dataclass(frozen=True)
class Origin:
    """Where a part of a schema is written, and the prefixes that its expressions may use there."""

    path: Path
    line: int
    column: int
    prefixes: Mapping[str, str]

    @property
    def place(self) -> tuple[Path, int, int]:
        """File, line and column."""
        return self.path, self.line, self.column


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
    content: tuple[etree._Element | str, ...]
    origin: Origin


@dataclass(frozen=True)
class Assertion:
    """An ``assert``, which fires where its test fails, or a ``report``, which fires where it holds.

    ``grades`` are the words by which schemas say how bad it is: ``severity``, ``role`` and ``flag``, its own before
    those of its rule. ``owner`` is the id by which people know it: its own, else its rule's, else its pattern's.
    """

    id: str | None
    owner: str | None
    test: str
    fires_if: bool
    grades: tuple[str, ...]
    subject: str | None
    message: Message
    hints: tuple[Message, ...]
    origin: Origin


@dataclass(frozen=True)
class ContextRule:
    """What is tested where a node matches ``context``."""

    context: str
    lets: tuple[Let, ...]
    assertions: tuple[Assertion, ...]
    origin: Origin


@dataclass(frozen=True)
class Pattern:
    """Rules of which the first that matches a node is applied to it, and no other; in a ``group`` each is applied.

    ``documents`` is an expression that gives the addresses of the documents which are looked at in place of the one
    that is checked.
    """

    id: str | None
    lets: tuple[Let, ...]
    rules: tuple[ContextRule, ...]
    documents: str | None
    is_group: bool
    origin: Origin


@dataclass(frozen=True)
class SchematronSchema:
    """A schema for one phase, everything abstract resolved.

    ``declarations`` are the ``xsl:key`` and ``xsl:function`` elements that the XSLT query bindings allow. ``files``
    has the digest of every file that it was read from, ``remarks`` what was understood otherwise than it is written.
    """

    namespaces: dict[str, str]
    lets: tuple[Let, ...]
    patterns: tuple[Pattern, ...]
    declarations: tuple[tuple[etree._Element, Origin], ...]
    files: Mapping[Path, str]
    remarks: tuple[Diagnostic, ...]
    is_ours: bool
