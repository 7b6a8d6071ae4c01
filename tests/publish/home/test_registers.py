"""Names, registers, headers and references of TEI that came home, as page, book and registers show them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree, html

from fascicle import saxon
from fascicle.publish.home import HomeSettings
from fascicle.publish.pointers import Pointers, authority_for
from support.home import Shown, shown

CASES = Path(__file__).parent / "registers"
TEI = "http://www.tei-c.org/ns/1.0"

_HEADER = """<teiHeader>
  <fileDesc><titleStmt><title>Text</title><author ref="#quill">Ada Quill</author></titleStmt>
  <publicationStmt><publisher>The Ferry Press</publisher>
    <availability><licence target="https://example.org/by">Share it.</licence></availability></publicationStmt>
  <sourceDesc>{source}</sourceDesc></fileDesc>
  <profileDesc>{profile}</profileDesc>
  <revisionDesc><change when="2026-01-02" who="#mt">Names checked.</change></revisionDesc>
</teiHeader>"""

AUTHORITY = f"""<TEI xmlns="{TEI}" xml:lang="en"><standOff>
  <listPerson>
    <person xml:id="quill"><persName><surname>Quill</surname><forename>Ada</forename></persName>
      <birth><date when="1889-02-03">1889-02-03</date><placeName ref="#mole">the Mole</placeName></birth>
      <sex value="female"/><education>Pilots’ school</education>
      <bibl xml:id="source"><title>A source</title></bibl>
      <event when="1921"><label>Voyage</label><p>To sea.</p></event>
      <unheardOf>odd</unheardOf></person>
    <person><persName>Nobody Known</persName></person>
    <personGrp xml:id="crew"><note>Five men of the ferry.</note></personGrp>
    <relation name="pilots" active="#quill" passive="#crew"/>
  </listPerson>
  <listPlace><place xml:id="harbour"><placeName>Harbour</placeName>
    <place xml:id="mole"><placeName>The Mole</placeName></place></place></listPlace>
  <listBibl><bibl xml:id="tides"><author>Ada Quill</author><title level="m">Tides</title></bibl></listBibl>
  <listEvent><event xml:id="flood" when="1899"><label>The flood</label><desc>All was wet.</desc></event></listEvent>
</standOff></TEI>"""

ENTRIES = {
    "#quill": ("quill", "person"),
    "pers:crew": ("crew", "personGrp"),
    "Mole, The": ("mole", "place"),
    "#tides": ("tides", "bibl"),
    "#flood": ("flood", "event"),
}


def text(body: str, source: str = "<p>Written here.</p>", profile: str = "<creation/>") -> bytes:
    """A TEI file."""
    header = _HEADER.format(source=source, profile=profile)
    return f'<TEI xmlns="{TEI}" xml:lang="en">{header}<text><body>{body}</body></text></TEI>'.encode()


def made(data: bytes) -> Shown:
    """A file with the registers above."""
    settings = HomeSettings(title="Text", language="en", entries=ENTRIES)
    return shown(data, settings, AUTHORITY.encode())


def main(page: str) -> html.HtmlElement:
    """The main part of a page."""
    return html.document_fromstring(page).find(".//main")


def words(element: etree._Element) -> str:
    """The words of an element, blanks normalised."""
    return " ".join("".join(map(str, element.itertext())).split())


NAMES = (
    '<p><rs ref="#quill pers:crew">They</rs> left <settlement key="Mole, The">the Mole</settlement> with '
    '<title ref="#tides">Tides</title> before <ref target="#flood">the flood</ref>; <persName ref="#stranger">X</persName> '
    "and <name>Y</name> stayed.</p>"
)


def test_whatever_points_to_an_entry_is_a_link_and_a_mention() -> None:
    page = made(text(NAMES))
    links = {words(each): each.get("href") for each in main(page.page).xpath(".//div[@class='text']//a")}
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
    found = main(page.page).xpath(".//div[@class='text']/p/a/@href")
    assert found == ["#quill", "#harbour"]
    assert {each.lstrip("#") for each in found} <= set(main(page.page).xpath(".//@id"))


def site(mentions: list[str]) -> dict[str, str]:
    """The pages that an edition has once."""
    record = saxon.parse(
        '<edition xmlns="urn:fascicle:record" program="0"><id>x</id><title>Papers</title><language>en</language>'
        "<version>1</version><date>2026-11-27</date><publisher>P</publisher><licence><name>CC</name>"
        '<url>https://example.org/</url></licence><source stem="text"><file>text.xml</file><title>Text</title>'
        "<language>en</language></source></edition>"
    )
    parameters: dict[str, saxon.Value] = {
        "record": record,
        "language": "en",
        "authority": saxon.parse(AUTHORITY),
        "mentions": [saxon.parse(each) for each in mentions],
        "books": ["x.pdf"],
    }
    return dict(saxon.load("web.xsl").files(record, parameters, mode="Q{urn:fascicle:web}site"))


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
            distinct-values(f:sort-entries(//*[local-name() = 'person'], 'tr') ! f:initial(f:preferred-name(.), 'tr'))"/>
          </xsl:template></xsl:package>""",
        "test.xsl",
    )
    assert [str(each) for each in package.items(saxon.parse(authority), {})] == ["A", "B", "Ç"]


LETTER = """<correspDesc>
  <correspAction type="sent"><persName ref="#quill">Quill</persName><date when="1921-03-01"/><placeName>Harbour</placeName></correspAction>
  <correspAction type="received"><persName>Tolland</persName></correspAction>
  <correspContext>
    <ref type="prev" target="../letters/text.xml">The letter before</ref>
    <ref type="prev" target="text">The letter before</ref>
    <ref type="next" target="L9">The letter after</ref>
  </correspContext></correspDesc><textClass><keywords><term>tides</term><term>fog</term></keywords></textClass>"""


def test_a_letter_says_who_wrote_to_whom_and_which_letters_are_around_it() -> None:
    page = made(text("<p>Dear Tom</p>", profile=LETTER))
    box = main(page.page).xpath(".//div[@class='correspondence']")[0]
    facts = {words(term): words(term.getnext()) for term in box.iter("dt")}
    assert facts == {
        "Sent": "Quill, 1 March 1921, Harbour",
        "Received": "Tolland",
        "Previous letter": "The letter before",
        "Next letter": "The letter after",
    }
    # `text` is a text of the edition, `L9` none
    assert box.xpath(".//a/@href") == ["persons.html#quill", "text.html"]
    about = main(page.page).xpath(".//div[@class='about-source']")[0]
    assert "tides; fog" in words(about)
    assert page.code.index("correspondence(") < page.code.index("Dear Tom") < page.code.index("about-text(")


MANUSCRIPT = """<msDesc><msIdentifier><settlement>Harbour</settlement><idno>MS 7</idno></msIdentifier>
  <physDesc><objectDesc><supportDesc><extent>9 leaves</extent></supportDesc></objectDesc>
    <handDesc><handNote>A <supplied>clear</supplied> hand</handNote></handDesc></physDesc>
  <history><origin><origDate when="1899">1899</origDate></origin></history></msDesc>"""


def test_a_manuscript_is_described_on_the_page_and_in_the_book() -> None:
    page = made(text("<p>A <supplied>fair</supplied> day</p>", source=MANUSCRIPT))
    about = words(main(page.page).xpath(".//div[@class='about-source']")[0])
    for said in ("Manuscript", "Shelfmark Harbour, MS 7", "Extent 9 leaves", "Hand A [clear] hand", "Dated 1899"):
        assert said in about
        assert said.split()[-1] in page.code
    # what editors did to the header is none of the corrections of the text
    assert len(main(page.page).xpath(".//*[@id='apparatus:corrections']/..//li")) == 1
    header = main(page.page).find(".//header")
    assert words(header.xpath("p[@class='author']")[0]) == "Ada Quill"
    assert words(header.xpath("p[@class='origin']")[0]) == "1899"
    file = words(main(page.page).xpath(".//div[@class='about-file']")[0])
    assert "The Ferry Press" in file
    assert "Share it." in file
    assert "2 January 2026, mt: Names checked." in file


def entry(word: str) -> str:
    return f"<entry><form><orth>{word}</orth></form><sense><def>what {word} means</def></sense></entry>"


def test_a_dictionary_has_its_letters_and_stands_in_columns() -> None:
    listed = [f"{letter}{n:02}" for letter in "abc" for n in range(40)]
    page = made(text("".join(map(entry, listed))))
    letters = main(page.page).xpath(".//nav[@class='alphabet']//a")
    assert [words(each) for each in letters] == ["A", "B", "C"]
    for link, first in zip(letters, ("a00", "b00", "c00"), strict=True):
        assert first in words(main(page.page).get_element_by_id(link.get("href")[1:]))
    assert page.code.count("dictionary(") == 1
    assert page.code.count("letter-begins(") == 3
    assert page.lost() == {}


@pytest.mark.parametrize(
    ("listed", "letters"),
    [(["B", "A", "a", "b"], ["B", "A", "a", "b"]), (["b", "a", "B", "a"], ["B", "A"]), (["4", "é", "E"], ["#", "E"])],
    ids=["capitals first", "no order", "signs and accents"],
)
def test_letters_follow_the_order_that_a_dictionary_has(listed: list[str], letters: list[str]) -> None:
    page = made(text("".join(entry(f"{letter}{n}") for letter in listed for n in range(34))))
    assert [words(each) for each in main(page.page).xpath(".//nav[@class='alphabet']//a")] == letters


def test_few_entries_are_no_dictionary() -> None:
    page = made(text(entry("a") + entry("b")))
    assert main(page.page).xpath(".//nav[@class='alphabet']") == []
    assert "dictionary(" not in page.code


@pytest.mark.parametrize("case", ["dictionary", "entries", "references", "manuscript"])
def test_ids_are_kept_and_there_once(case: str) -> None:
    """What has an id can be pointed to, in the home form and on the page."""
    data = (CASES / f"{case}.xml").read_bytes()
    page = shown(data)
    ids = re.findall(r'xml:id="(\w+)"', data.decode())
    found = main(page.page).xpath(".//@id")
    assert len(found) == len(set(found))
    assert set(ids) <= set(found)
