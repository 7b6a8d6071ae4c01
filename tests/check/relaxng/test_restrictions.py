"""Schemas that are right, and schemas that are wrong: those of section 7, and those that the syntax forbids."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from fascicle.check.relaxng import Schema
from fascicle.model.errors import EngineError

RIGHT = r"""
element a { text }
element a { empty }
start = b b = element b { b* }
element a { attribute b { text }?, attribute c { xsd:integer } }
element a { attribute * { text }* }
element a { attribute b { text }, attribute * - b { text }* }
namespace x = "urn:x" element a { attribute x:* { text }*, attribute b { text } }
element a { mixed { element b { empty }* } }
element a { text & element b { empty } }
element a { list { xsd:integer+ } }
element a { list { xsd:integer, (xsd:integer | "x")* } }
element a { xsd:integer - ("1" | "2") }
element a { xsd:string { maxLength = "3" } }
element a { attribute b { xsd:string }, text }
element a { (attribute b { text } | attribute b { "x" }), text }
element a { xsd:integer | element b { empty } }
element a { text | xsd:integer }
start = element a { empty } | element b { empty }
start = notAllowed
grammar { start = a a = element a { grammar { start = parent a | element b { empty } } } }
start |= element a { empty } start |= element b { empty }
start = element a { x } x &= element b { empty } x &= element c { empty }
default namespace = "urn:x" element a { element * - a { text }* }
element a { (attribute b { text }, empty)?, text }
element a { attribute b { text }+ }
element (a | b) { empty }
element a { element b { text } & element c { text } }
element a { notAllowed | empty }
element \element { attribute \text { text } }
element element { attribute text { text } }
namespace y = "urn:y" [ y:x = "z" ] element a { empty >> b [ "z" ] }
namespace y = "urn:y" a [ y:b = "c" "text" d [ ] ] start = [ y:x = "z" ] element a { empty }
datatypes d = "http://www.w3.org/2001/XMLSchema-datatypes" element a { d:date }
element a { "x" ~ 'y' ~ '''z"''' }
element a { string "x" | token "y" }
div { start = a } a = element a { empty } z = element z { empty }
start = element a { b } b = empty
element a { (empty | text)+ }
element a { mixed { notAllowed } | empty }
element a { list { empty } }
element * - (a | b) { empty }
default namespace x = "urn:x" element x:a { attribute b { text } }
""".strip().split("\n")

WRONG = r"""
start = text
start = empty
start = attribute a { text }
start = element a { empty }, element b { empty }
start = element a { empty }+
start = xsd:integer
start = element a { empty } & element b { empty }
start = list { "x" }
start = element a { empty }?
element a { attribute b { element c { empty } } }
element a { attribute b { attribute c { text } } }
element a { (attribute b { text }, attribute c { text })+ }
element a { (attribute b { text } & element c { empty })* }
element a { list { element b { empty } } }
element a { list { attribute b { text } } }
element a { list { text } }
element a { list { list { "x" } } }
element a { list { "x" & "y" } }
element a { list { mixed { "x" } } }
element a { xsd:string - text }
element a { xsd:string - empty }
element a { xsd:string - ("x"+) }
element a { xsd:string - ("x", "y") }
element a { xsd:string - list { "x" } }
element a { xsd:string - attribute b { text } }
element a { attribute b { text }, attribute b { text } }
element a { attribute b { text } & attribute b { text } }
element a { attribute b { text }, (element c { empty } | attribute b { text }) }
element a { attribute * { text } }
namespace x = "urn:x" element a { attribute x:* { text } }
element a { attribute * { text }*, attribute b { text } }
element a { attribute (b | c) { text }, attribute (c | d) { text } }
namespace x = "urn:x" element a { attribute x:* { text }*, attribute * - x:b { text }* }
element a { xsd:integer, text }
element a { xsd:integer, element b { empty } }
element a { xsd:integer+ }
element a { "x" & element b { empty } }
element a { list { "x" }, list { "y" } }
element a { xsd:integer, xsd:integer }
element a { attribute b { xsd:integer, xsd:integer } }
element a { text & text }
element a { mixed { text } }
element a { element b { empty } & element b { text } }
element a { element b { empty }? & (element c { empty }, element b { text }) }
element a { element * { empty } & element b { text } }
element a { mixed { element b { empty } & text } }
element a { b }
start = a a = b b = a
start = a a = element a { empty } | a
start = element a { empty } start = element b { empty }
start |= element a { empty } start &= element b { empty }
a = element a { empty }
element a { element * - * { empty } }
namespace x = "urn:x" element a { element x:* - x:* { empty } }
namespace x = "urn:x" element a { element x:* - * { empty } }
element a { attribute xmlns { text } }
namespace x = "http://www.w3.org/2000/xmlns" element a { attribute x:b { text } }
element a { element b { empty }, text | empty }
element a { xsd:nothing }
element a { xsd:integer { width = "3" } }
element a { y:date }
element y:a { empty }
element a { string { maxLength = "3" } }
element a { empty
element a { "x" "y" }
element a empty
element a { list }
start = element a { start }
grammar { start = parent a } a = element a { empty }
element a { empty } element b { empty }
namespace xml = "urn:x" element a { empty }
namespace xmlns = "urn:x" element a { empty }
element a { grammar { b = empty } }
""".strip().split("\n")

HEAD = '<grammar xmlns="http://relaxng.org/ns/structure/1.0">'
A = '<start><element name="a"><empty/></element></start>'
RIGHT_XML = [
    f"{HEAD}{A}</grammar>",
    f'{HEAD}<div>{A}</div><x xmlns="urn:x">words</x></grammar>',
    '<element xmlns="http://relaxng.org/ns/structure/1.0"><name ns="urn:x"> a </name><empty/></element>',
    '<element xmlns="http://relaxng.org/ns/structure/1.0"><choice><choice><name>a</name></choice><name>b</name></choice>'
    "<empty/></element>",
    '<element xmlns="http://relaxng.org/ns/structure/1.0" xmlns:x="urn:x" x:y="z" name="x:a"><text/></element>',
    '<element xmlns="http://relaxng.org/ns/structure/1.0" name="a"><value datatypeLibrary="urn:x">x</value></element>',
    '<element xmlns="http://relaxng.org/ns/structure/1.0" name="a"><attribute name="b"/></element>',
]
WRONG_XML = [
    f"{HEAD}</grammar>",
    f'{HEAD}<start><ref name="b"/></start></grammar>',
    f'{HEAD}<start name="a"><element name="a"><empty/></element></start></grammar>',
    f"{HEAD}<start><element name='a'><empty/></element><element name='b'><empty/></element></start></grammar>",
    f'{HEAD}{A}<define name="b"/></grammar>',
    f'{HEAD}{A}<define name="b:c"><empty/></define></grammar>',
    f'{HEAD}{A}<define name="b" combine="group"><empty/></define><define name="b"><empty/></define></grammar>',
    f"{HEAD}{A}<element name='b'><empty/></element></grammar>",
    f'{HEAD}{A}<define name="b"><ref name="c"/></define></grammar>',
    f"{HEAD}{A}words</grammar>",
    f'{HEAD}{A}<include href="missing.rng"/></grammar>',
    '<element xmlns="http://relaxng.org/ns/structure/1.0" name="a"/>',
    '<element xmlns="http://relaxng.org/ns/structure/1.0"><empty/></element>',
    '<element xmlns="http://relaxng.org/ns/structure/1.0" name="1a"><empty/></element>',
    '<element xmlns="http://relaxng.org/ns/structure/1.0" name="x:a"><empty/></element>',
    '<element xmlns="http://relaxng.org/ns/structure/1.0" name="a" color="red"><empty/></element>',
    '<element xmlns="http://relaxng.org/ns/structure/1.0" name="a"><group/></element>',
    '<element xmlns="http://relaxng.org/ns/structure/1.0" name="a"><empty><text/></empty></element>',
    '<element xmlns="http://relaxng.org/ns/structure/1.0" name="a"><attribute name="b"><text/><text/></attribute>'
    "</element>",
    '<element xmlns="http://relaxng.org/ns/structure/1.0"><anyName><except/></anyName><empty/></element>',
    '<element xmlns="http://relaxng.org/ns/structure/1.0"><anyName><name>a</name></anyName><empty/></element>',
    '<element xmlns="http://relaxng.org/ns/structure/1.0"><choice/><empty/></element>',
    '<element xmlns="http://relaxng.org/ns/structure/1.0" name="a"><data type="string" datatypeLibrary="x"/></element>',
    '<element xmlns="http://relaxng.org/ns/structure/1.0" name="a" datatypeLibrary="urn:x#y"><empty/></element>',
    '<element xmlns="http://relaxng.org/ns/structure/1.0" name="a"><data type="string"><except/></data></element>',
    '<element xmlns="http://relaxng.org/ns/structure/1.0" name="a"><nothing/></element>',
    '<element xmlns="http://relaxng.org/ns/structure/1.0" name="a"><attribute ns="" name="xmlns"/></element>',
    '<externalRef xmlns="http://relaxng.org/ns/structure/1.0" href="schema#a"/>',
    '<choice xmlns="http://relaxng.org/ns/structure/1.0"><element name="a"><empty/></element><x/></choice>',
]


def _loads(path: Path) -> bool:
    try:
        Schema.load(path)
    except EngineError as error:
        return not (error.hint and (error.line or "missing" in str(error.path)))  # an error without a place is none
    return True


def _written(folder: Path, text: str) -> Path:
    path = folder / ("schema.rng" if text.startswith("<") else "schema.rnc")
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("text", [*RIGHT, *RIGHT_XML])
def test_a_right_schema_is_taken(text: str, tmp_path: Path) -> None:
    Schema.load(_written(tmp_path, text))


@pytest.mark.parametrize("text", [*WRONG, *WRONG_XML])
def test_a_wrong_schema_is_refused(text: str, tmp_path: Path) -> None:
    assert not _loads(_written(tmp_path, text))


@pytest.mark.parametrize("text", [*RIGHT[::9], *WRONG[::9], *RIGHT_XML[::4], *WRONG_XML[::7]])
def test_jing_says_the_same(text: str, tmp_path: Path) -> None:
    """All of them were compared; each call starts a Java machine, so that only some are here."""
    program = shutil.which("jing")
    if program is None:
        pytest.skip("jing, the second opinion, is not installed")
    path = _written(tmp_path, text)
    compact = ["-c"] if path.suffix == ".rnc" else []
    run = subprocess.run([program, *compact, str(path)], capture_output=True, text=True, check=False, timeout=60)
    assert (run.returncode == 0) == _loads(path), run.stdout
