"""Names and registers of TEI that came home: links, mentions, entries with all that is said of them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree

from fascicle import saxon
from fascicle.publish.pointers import Pointers, authority_for
from support.home import shown
from support.registers import AUTHORITY, TEI, made, main, site, text, words

CASES = Path(__file__).parent / "registers"

NAMES = (
    '<p><rs ref="#quill pers:crew">They</rs> left <settlement key="Mole, The">the Mole</settlement> with '
    '<title ref="#tides">Tides</title> before <ref target="#flood">the flood</ref>; '
    '<persName ref="#stranger">X</persName> and <name>Y</name> stayed.</p>'
)


def test_whatever_points_to_an_entry_is_a_link_and_a_mention() -> None:
    page = made(text(NAMES))
    found = main(page.page).xpath(".//div[@class='text']//a[not(@class = 'here')]")
    links = {words(each): each.get("href") for each in found}
    assert links == {
        "They": "persons.html#quill",
        "the Mole": "places.html#mole",
        "Tides": "works.html#tides",
        "the flood": "events.html#flood",
    }
    mentioned = re.findall(r'mention\("(\w+)"\)', page.code)
    assert mentioned == ["quill", "quill", "crew", "mole", "tides", "flood"]  # the first stands over the text
    assert page.lost() == {}


def test_a_name_leads_to_the_entry_in_its_own_text_where_no_register_has_it() -> None:
    page = shown((CASES / "entries.xml").read_bytes())
    found = main(page.page).xpath(".//div[@class='text']/p/a[not(@class = 'here')]/@href")
    assert found == ["#quill", "#harbour"]
    assert {each.lstrip("#") for each in found} <= set(main(page.page).xpath(".//@id"))


def test_registers_drop_nothing() -> None:
    pages = site([])
    persons = main(pages["persons.html"])
    entries = {words(each.find("h2")): each for each in persons.xpath(".//section[@class='entry']")}
    assert list(entries) == ["Five men of the ferry.", "Nobody Known", "Quill, Ada"]
    quill = entries["Quill, Ada"]
    facts = {words(term): words(term.getnext()) for term in quill.xpath("dl[contains(@class, 'facts-list')]/dt")}
    assert facts == {
        "Born": "3 February 1889, the Mole",
        "Sex": "female",
        "Education": "Pilots’ school",
        "Literature": "A source",
        "Event": "Voyage 1921: To sea.",
        "Unheard of": "odd",
    }
    assert quill.xpath("dl//a/@href") == ["places.html#mole"]
    assert entries["Nobody Known"].get("id") is None
    assert set(pages) >= {"works.html", "events.html", "places.html"}
    assert words(main(pages["works.html"]).find(".//h2")) == "Ada Quill: Tides"
    assert "A source" not in words(main(pages["works.html"]))
    assert "The flood" in words(main(pages["events.html"]))
    assert main(pages["places.html"]).xpath(".//p[@class='contained']/a/@href") == ["places.html#mole"]


def test_a_mention_counts_for_all_entries_that_it_points_to() -> None:
    mention = (
        '<m:mentions xmlns:m="urn:fascicle:mentions" document="text"><m:mention entry="quill crew" id="name:1" '
        'xml:lang="en"><m:before/><m:name>They</m:name><m:after> left</m:after></m:mention></m:mentions>'
    )
    persons = main(site([mention])["persons.html"])
    assert persons.xpath(".//section[.//a[@href='text.html#name:1']]/@id") == ["crew", "quill"]


def test_what_a_page_needs_of_the_registers_holds_works_and_events() -> None:
    found = etree.fromstring(
        authority_for(Pointers.of(b'<p ref="#tides #source #flood"/>', "x.xml"), AUTHORITY.encode())
    )
    standing = [
        (etree.QName(each).localname, each.get("{http://www.w3.org/XML/1998/namespace}id")) for each in found[0]
    ]
    assert ("bibl", "tides") in standing
    assert ("event", "flood") in standing
    assert ("bibl", "source") not in standing
    assert {name for name, _ in standing} == {"bibl", "event", "person", "personGrp", "place"}


def test_a_long_register_has_its_letters() -> None:
    people = "".join(
        f'<person xml:id="p{n}"><persName>{"ABÇ"[n % 3]}man {n:03}</persName></person>' for n in range(120)
    )
    authority = f'<TEI xmlns="{TEI}"><standOff><listPerson>{people}</listPerson></standOff></TEI>'
    package = saxon.compile_text(
        """<xsl:package name="urn:test" package-version="1.0" version="3.0" xmlns:f="urn:fascicle:functions"
          xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><xsl:include href="lib.xsl"/>
          <xsl:mode on-no-match="fail"/><xsl:template match="/"><xsl:sequence select="
            distinct-values(
              f:sort-entries(//*[local-name() = 'person'], 'tr') ! f:initial(f:preferred-name(.), 'tr'))"/>
          </xsl:template></xsl:package>""",
        "test.xsl",
    )
    assert [str(each) for each in package.items(saxon.parse(authority), {})] == ["A", "B", "Ç"]


@pytest.mark.parametrize("case", ["dictionary", "entries", "references", "manuscript"])
def test_ids_are_kept_and_there_once(case: str) -> None:
    """What has an id can be pointed to, in the home form and on the page."""
    data = (CASES / f"{case}.xml").read_bytes()
    page = shown(data)
    ids = re.findall(r'xml:id="(\w+)"', data.decode())
    found = main(page.page).xpath(".//@id")
    assert len(found) == len(set(found))
    assert set(ids) <= set(found)
