"""Small random grammars and documents: jing agrees, and what is proved holds."""

from __future__ import annotations

import random
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from fascicle.check.relaxng import Schema
from fascicle.check.relaxng.nameclasses import plain_names
from fascicle.model.errors import EngineError
from support.inclusion import prove_subset

RNG = 'xmlns="http://relaxng.org/ns/structure/1.0" datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes"'
NAMES = "bcd"
VALUES = ["1", "x", "x y", ""]


def _value(chance: random.Random) -> str:
    return chance.choice(
        [
            "<text/>",
            "<value>x</value>",
            '<data type="integer"/>',
            '<data type="NCName"/>',
            '<data type="string"/>',
            '<list><oneOrMore><data type="NCName"/></oneOrMore></list>',
            "<choice><value>x</value><value>1</value></choice>",
        ]
    )


def _pattern(chance: random.Random, depth: int) -> str:
    """A pattern of elements b, c and d, whose own content is simple; text never stands beside data."""
    if depth == 0 or chance.random() < 0.25:
        return f'<ref name="{chance.choice(NAMES)}{chance.randrange(2)}"/>'
    kind = chance.choice(
        ("group", "group", "choice", "choice", "interleave", "optional", "zeroOrMore", "oneOrMore", "mixed")
    )
    count = 1 if kind in ("optional", "zeroOrMore", "oneOrMore", "mixed") else chance.choice((2, 2, 3))
    return f"<{kind}>{''.join(_pattern(chance, depth - 1) for _ in range(count))}</{kind}>"


def _attributes(chance: random.Random) -> str:
    found = [f'<attribute name="{name}">{_value(chance)}</attribute>' for name in "mn" if chance.random() < 0.6]
    return "".join(one if chance.random() < 0.4 else f"<optional>{one}</optional>" for one in found)


def _grammar(chance: random.Random) -> str:
    """Two definitions for each name, so that a document may have to try both."""
    defines = "".join(
        f'<define name="{name}{number}"><element name="{name}">{_attributes(chance)}'
        f"{_pattern(chance, 1) if chance.random() < 0.2 and name == 'b' else _value(chance)}</element></define>"
        for name in NAMES
        for number in range(2)
    )
    start = f'<start><element name="a">{_attributes(chance)}{_pattern(chance, 3)}</element></start>'
    return f"<grammar {RNG}>{start}{defines}</grammar>"


def _document(chance: random.Random, name: str = "a", depth: int = 0) -> str:
    attributes = "".join(f' {one}="{chance.choice(VALUES)}"' for one in "mn" if chance.random() < 0.3)
    inside = ""
    for _ in range(chance.choice((0, 1, 1, 2, 3)) if depth < 2 else 0):
        inside += _document(chance, chance.choice(NAMES), depth + (1 if name == "a" else 2))
    text = chance.choice(VALUES) if chance.random() < (0.15 if inside or depth == 0 else 0.7) else ""
    return f"<{name}{attributes}>{inside}{text}</{name}>"


def _walked(schema: Schema, chance: random.Random, state: int, depth: int) -> str | None:
    """Content that a random walk through the automaton of a schema leads to; None where it found no end."""
    if depth == 0:
        return None
    automaton, table = schema.automaton, schema.table
    inside = ""
    for _ in range(8):
        texts = [text for text in VALUES if table.nullable[automaton.after_string(state, text)]]
        if not inside and texts and chance.random() < 0.8:
            return chance.choice(texts)
        if table.nullable[state] and chance.random() < 0.4:
            return inside
        if not automaton.first(state):
            break
        definition = chance.choice(automaton.first(state))
        element = _walked_element(schema, chance, definition, depth - 1)
        if element is None:
            break
        inside += element
        state = automaton.after_element(state, definition)
    return inside if table.nullable[state] else None


def _walked_element(schema: Schema, chance: random.Random, definition: int, depth: int) -> str | None:
    automaton = schema.automaton
    (name,) = plain_names(schema.definitions[definition].names)
    state = schema.definitions[definition].content
    attributes = ""
    for pattern in automaton.attributes(state):
        (own,) = plain_names(automaton.attribute(pattern).names)
        values = [value for value in VALUES if automaton.accepts(automaton.attribute(pattern).value, value)]
        if values and chance.random() < 0.8:
            attributes += f' {own.local}="{chance.choice(values)}"'
            state = automaton.after_attributes(state, (pattern,))
    inside = _walked(schema, chance, automaton.close(state), depth)
    return None if inside is None else f"<{name.local}{attributes}>{inside}</{name.local}>"


def _likely_document(schema: Schema, chance: random.Random) -> str:
    """A document that should be valid, one with a slip, or, where the walk finds no end, any document."""
    found = _walked(schema, chance, schema.start, 4) or _document(chance)
    if chance.random() < 0.6:
        return found
    root = etree.fromstring(found)
    element = chance.choice(list(root.iter()))
    slip = chance.randrange(4)
    if slip == 0 and element is not root:
        element.getparent().remove(element)
    elif slip == 1:
        element.insert(0, etree.Element(chance.choice(NAMES)))
    elif slip == 2:
        element.set(chance.choice("mn"), chance.choice(VALUES))
    else:
        element.text = chance.choice(VALUES)
    return etree.tostring(root, encoding="unicode")


@pytest.mark.parametrize("seed", range(12))
def test_jing_agrees(seed: int, jing: Callable[[Path, list[Path]], set[Path]], tmp_path: Path) -> None:
    chance = random.Random(seed)
    schema = tmp_path / "schema.rng"
    while True:
        schema.write_text(_grammar(chance), encoding="utf-8")
        # a grammar that breaks a restriction of RELAX NG says nothing about documents
        lint = subprocess.run([str(shutil.which("jing")), str(schema)], capture_output=True, check=False)
        if lint.returncode == 0:
            break
    ours = Schema.load(schema)
    documents = []
    for number in range(300):
        documents.append(tmp_path / f"{number}.xml")
        documents[-1].write_text(_likely_document(ours, chance), encoding="utf-8")

    refused = {path for path in documents if ours.validate(path.read_bytes(), "a.xml")}

    assert 10 < len(refused) < 290
    assert refused == jing(schema, documents)


def test_no_document_refutes_a_proof(schema_of: Callable[[str], Schema]) -> None:
    chance = random.Random(5)
    proved = valid = 0
    for _ in range(220):
        one = _grammar(chance)
        other = _loosened(one, chance)
        try:
            inner, outer = schema_of(one), schema_of(other)
        except EngineError:  # it breaks a restriction of RELAX NG
            continue
        if prove_subset(inner, outer):
            continue
        proved += 1
        for _ in range(40):
            document = _likely_document(inner, chance).encode()
            if not inner.validate(document, "a.xml"):
                valid += 1
                assert outer.validate(document, "a.xml") == [], (one, other)
    assert proved > 10
    assert valid > 500


def _loosened(grammar: str, chance: random.Random) -> str:
    """The same grammar after a change that often, but not always, makes it larger."""
    old, new = chance.choice(
        [
            ("optional>", "zeroOrMore>"),
            ("oneOrMore>", "zeroOrMore>"),
            ("group>", "interleave>"),
            ("<value>x</value>", '<data type="string"/>'),
            ('<data type="integer"/>', "<text/>"),
            ('name="n"', 'name="m"'),
            ("choice>", "group>"),
            ('type="NCName"', 'type="NMTOKEN"'),
        ]
    )
    return grammar.replace(old, new)
