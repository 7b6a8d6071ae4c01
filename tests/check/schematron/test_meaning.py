"""The transpiled stylesheet against the plain meaning of Schematron, and against the TEI Consortium's schema."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from fascicle.check.schematron import Schematron

ROOT = Path(__file__).parents[3]
TEI_ALL = ROOT.parent / "shared" / "schema" / "tei_all.sch"
MINIATURE = ROOT / "tests" / "editions" / "miniature"
VALID = sorted((ROOT / "tests" / "schema" / "valid").glob("*.xml"))

contexts = st.sampled_from(["a", "b", "*", "a/b", "b[@x]", "a[b]"])
tests = st.sampled_from(["@x", "b", "not(*)", "count(*) > 1", "parent::a"])
patterns = st.lists(st.lists(st.tuples(contexts, tests), min_size=1, max_size=3), min_size=1, max_size=3)
documents = st.recursive(
    st.sampled_from(["<a/>", "<b/>", "<b x='1'/>", "<c/>"]),
    lambda inner: st.builds(
        lambda name, children: f"<{name}>{''.join(children)}</{name}>",
        st.sampled_from(["a", "b", "c"]),
        st.lists(inner, max_size=3),
    ),
    max_leaves=8,
)


def by_definition(schema: list[list[tuple[str, str]]], document: str) -> list[tuple[int, str]]:
    """What Schematron means, straight from its definition: for each node the first rule of each pattern."""
    root = etree.fromstring(document)
    found = []
    for at, node in enumerate(root.iter()):
        for number, rules in enumerate(schema):
            matching = [
                (place, test) for place, (context, test) in enumerate(rules) if node in root.xpath(f"//{context}")
            ]
            if matching and node.xpath(f"boolean({matching[0][1]})"):
                found.append((at, f"{number}.{matching[0][0]}"))
    return sorted(found)


@settings(max_examples=60, deadline=None)
@given(patterns, documents)
def test_each_pattern_applies_the_first_rule_that_matches(schema: list[list[tuple[str, str]]], document: str) -> None:
    written = "".join(
        "<pattern>"
        + "".join(
            f'<rule context="{context}"><report test="{test.replace(">", "&gt;")}">'
            f'<value-of select="count(ancestor::*) + count(preceding::*)"/> {number}.{place}</report></rule>'
            for place, (context, test) in enumerate(rules)
        )
        + "</pattern>"
        for number, rules in enumerate(schema)
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "s.sch"
        path.write_text(
            f'<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt2">{written}</schema>',
            encoding="utf-8",
        )
        found = Schematron.load(path).validate(document.encode(), "")
    told = [one.message.split() for one in found]
    assert sorted((int(at), rule) for at, rule in told) == by_definition(schema, document)


@pytest.fixture(scope="module")
def tei_all() -> Schematron:
    if not TEI_ALL.is_file():
        pytest.skip("../shared/schema/tei_all.sch is missing")
    return Schematron.load(TEI_ALL)


@pytest.mark.parametrize("name", ["text/ferry.xml", "decisions/authority.xml"])
def test_the_miniature_edition_keeps_the_rules_of_tei(tei_all: Schematron, name: str) -> None:
    assert tei_all.validate((MINIATURE / name).read_bytes(), name) == []


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_what_our_schema_allows_keeps_the_rules_of_tei(tei_all: Schematron, path: Path) -> None:
    assert tei_all.validate(path.read_bytes(), path.name) == []


def test_a_breach_of_a_rule_of_tei_is_found(tei_all: Schematron) -> None:
    document = b'<p xmlns="http://www.tei-c.org/ns/1.0">\n<ref target="#a" cRef="b">c</ref></p>'
    assert [(one.line, one.column) for one in tei_all.validate(document, "p.xml")] == [(2, 1)]
