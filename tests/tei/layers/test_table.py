"""The table of elements agrees with what else is known of them: the flow of text, the schema, the stylesheets."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import etree

from fascicle import resources, saxon
from fascicle.tei.layers import Layer
from fascicle.tei.layers.table import (
    BETWEEN,
    CONTAINERS,
    INTERRUPTING,
    KINDS,
    LEFT_OUT,
    TEXT_BLOCKS,
    ElementRow,
    LayerKind,
)
from fascicle.tei.layers.view import leaves_out
from fascicle.tei.names import INLINE, TEI_NS

_BLOCKS = TEXT_BLOCKS | CONTAINERS | BETWEEN | INTERRUPTING

_PACKAGE = """<xsl:package name="urn:test" package-version="1.0" version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:f="urn:fascicle:functions">
  <xsl:include href="lib/layers.xsl"/>
  <xsl:mode on-no-match="shallow-skip" on-multiple-match="fail"/>
  <xsl:mode name="pattern" on-no-match="shallow-skip" on-multiple-match="fail"/>
  <xsl:template match="*:row">
    <xsl:variable name="matched"><xsl:apply-templates mode="pattern"/></xsl:variable>
    <xsl:sequence select="*[f:is-KIND(.)]/@at ! string(), $matched ! string()"/>
  </xsl:template>
  <xsl:template _match="{$f:KIND}" mode="pattern" xpath-default-namespace="http://www.tei-c.org/ns/1.0">
    <xsl:value-of select="@at || ' '"/>
  </xsl:template>
</xsl:package>"""


def _names(element: str) -> set[str]:
    grammar = etree.parse(resources.schema("fascicle.rng"))
    return {str(name) for name in grammar.xpath(f"//*[local-name() = '{element}']/@name")}


def test_no_block_stands_in_the_flow_of_a_sentence() -> None:
    assert {row.name for row in _BLOCKS} & INLINE == set()


def test_every_row_is_an_element_of_the_schema() -> None:
    rows = _BLOCKS.union(*LEFT_OUT.values(), *(kind.rows for kind in KINDS))
    assert {row.name for row in rows} - _names("element") <= {"am", "ex"}


def test_a_block_holds_text_or_blocks() -> None:
    assert not TEXT_BLOCKS & CONTAINERS


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_stylesheets_ask_as_the_table_answers(kind: LayerKind) -> None:
    rows = sorted(kind.rows)
    others = [ElementRow("seg"), *(replace(row, others=not row.others) for row in rows if row.attribute)]
    elements = [f'<{row.name} at="{at}" {_attribute(row)}/>' for at, row in enumerate([*rows, *others])]
    document = saxon.parse(f'<row xmlns="{TEI_NS}">{"".join(elements)}</row>')
    asked = saxon.compile_text(_PACKAGE.replace("KIND", kind.name), "test.xsl").items(document)
    numbers = [str(at) for at in range(len(rows))]
    assert [str(item) for item in asked] == [*numbers, "".join(f"{number} " for number in numbers)]


def _attribute(row: ElementRow) -> str:
    return f'{row.attribute}="{row.value}"' if row.attribute and not row.others else ""


@pytest.mark.parametrize(
    ("element", "source", "reading"),
    [
        ("<sic/>", False, True),
        ("<corr/>", True, False),
        ('<pc force="weak"/>', False, True),
        ("<pc/>", False, False),
        ('<note resp="#mt"/>', True, True),
        ("<note/>", False, False),
        ("<figDesc/>", True, True),
        ("<p/>", False, False),
    ],
)
def test_layers_leave_out_what_the_table_says(element: str, source: bool, reading: bool) -> None:
    found = etree.fromstring(element.replace("/>", f' xmlns="{TEI_NS}"/>'))
    assert (leaves_out(found, Layer.SOURCE), leaves_out(found, Layer.READING)) == (source, reading)
