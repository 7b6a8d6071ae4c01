"""Pointers to entries, in all the ways in which TEI files write them; and what is none leads nowhere."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from fascicle.names.entry_pointers import EntryIndex, entry_of, pointers, prefixes
from fascicle.names.registers import lists_of, merge
from fascicle.names.text_pointers import TextNames, text_pointers

NS = 'xmlns="http://www.tei-c.org/ns/1.0"'
PERSONS = f"""<TEI {NS}><text><body><listPerson>
  <person xml:id="p1"><persName>Ada</persName><idno type="GND">0001</idno><idno>https://quay.example/ada/</idno></person>
  <person xml:id="p2"><persName ref="http://viaf.example/2">Tom</persName><idno>https://quay.example/both</idno></person>
  <person xml:id="p3"><persName>Nell</persName><idno>https://quay.example/both</idno></person>
  </listPerson></body></text></TEI>""".encode()
DEFINITIONS = f"""<TEI {NS}><teiHeader><encodingDesc><listPrefixDef>
  <prefixDef ident="quay" matchPattern="(p[0-9]+)" replacementPattern="../indices/persons.xml#$1"/>
  <prefixDef ident="gnd" matchPattern="no(.*)" replacementPattern="gnd:$1"/>
  <prefixDef ident="slow" matchPattern="(a+)+b" replacementPattern="#p1"/>
  <prefixDef ident="torn" matchPattern="(" replacementPattern="#p1"/>
  <prefixDef ident="far" matchPattern="(.)" replacementPattern="#p$9$1"/>
  </listPrefixDef></encodingDesc></teiHeader><text>{{}}</text></TEI>"""


def index() -> EntryIndex:
    return EntryIndex.of(merge([lists_of(PERSONS, "indices/persons.xml")]).data)


def tree(inside: str) -> etree._Element:
    return etree.fromstring(DEFINITIONS.format(inside))


@pytest.mark.parametrize(
    ("pointer", "entry"),
    [
        ("#p1", "p1"),
        ("persons.xml#p1", "p1"),
        ("../indices/persons.xml#p2", "p2"),
        ("letters.xml#p1", None),  # an id of another file
        ("https://quay.example/ada", "p1"),
        ("http://quay.example/ada/", "p1"),
        ("http://viaf.example/2", "p2"),
        ("https://quay.example/both", None),  # of two, neither
        ("gnd:0001", "p1"),
        ("quay:p2", "p2"),
        ("quay:p9", None),
        ("gnd:no0001", "p1"),
        ("slow:aab", None),  # a pattern that might never end
        ("torn:x", None),
        ("far:1", "p1"),
        ("p1", None),
        ("#", None),
        ("#p9", None),
        ("", None),
    ],
)
def test_a_pointer_leads_to_an_entry_or_nowhere(pointer: str, entry: str | None) -> None:
    assert entry_of(pointer, index(), prefixes(tree(""))) == entry


def test_a_word_is_an_id_where_one_may_stand() -> None:
    text = tree('<persName key="p1"/><rs ref="p2"/><ref target="p3"/>')
    assert pointers(text, index()) == {"p1": "p1", "p2": "p2"}


def test_every_pointer_that_leads_to_an_entry_is_listed_once() -> None:
    text = tree('<rs ref="#p1 #p9"/><sp who="#p1 quay:p2"/><note corresp="persons.xml#p3" target="#note"/>')
    assert pointers(text, index()) == {"#p1": "p1", "quay:p2": "p2", "persons.xml#p3": "p3"}


def test_what_the_text_itself_has_is_meant_first() -> None:
    text = tree('<note xml:id="p1"/><ref target="#p1"/><rs ref="#p2"/>')
    assert pointers(text, index()) == {"#p2": "p2"}


def test_an_entry_that_got_another_id_is_found_from_its_own_text() -> None:
    cast = '<listPerson><person xml:id="servant"><persName>{}</persName></person></listPerson>'
    play = f'<TEI {NS}><standOff>{cast}</standOff><text><sp who="#servant"/></text></TEI>'
    data = {name: play.format(who).encode() for name, who in (("a", "Hans"), ("b", "Grete"))}
    entries = EntryIndex.of(merge([lists_of(each, f"{name}.xml", name) for name, each in data.items()]).data)
    assert pointers(etree.fromstring(data["a"]), entries, "a.xml") == {"#servant": "servant"}
    assert pointers(etree.fromstring(data["b"]), entries, "b.xml") == {"#servant": "b.servant"}


def test_an_authority_file_has_entries_as_it_stands() -> None:
    authority = f'<TEI {NS}><standOff><listPerson><person xml:id="a"/></listPerson></standOff></TEI>'.encode()
    assert entry_of("authority.xml#a", EntryIndex.of(authority)) == "a"
    assert pointers(tree('<rs ref="#a"/>'), EntryIndex.of(None)) == {}


@given(st.text(alphabet="p123#:/.xml ", max_size=12))
def test_whatever_it_leads_to_is_an_entry(pointer: str) -> None:
    entries = index()
    assert entry_of(pointer, entries, bare=True) in (None, *entries.kinds)


NAMES = {"letters/L1.xml": "L1", "letters/L2.xml": "L2", "notes/L2.xml": "notes-L2", "notes/log a.xml": "log_a"}


@pytest.mark.parametrize(
    ("pointer", "text"),
    [
        ("L1.xml", "L1.xml"),
        ("L2.xml#p3", "notes-L2.xml#p3"),
        ("../letters/L2.xml#p3", "L2.xml#p3"),
        ("log%20a.xml", "log_a.xml"),
        ("L1", "L1.xml"),
        ("../elsewhere/L1.xml", "L1.xml"),
        ("../elsewhere/L2.xml", None),  # two are called so
        ("#p3", None),
        ("https://quay.example/L1.xml", None),
    ],
)
def test_a_pointer_to_another_text_names_it(pointer: str, text: str | None) -> None:
    found = text_pointers(
        etree.fromstring(f'<TEI {NS}><ref target="{pointer}"/></TEI>'), "notes/log a.xml", TextNames(NAMES)
    )
    assert found.get(pointer) == text
