"""TEI with registers, on its way into page and book, as tests look at it."""

from __future__ import annotations

from lxml import etree, html

from fascicle import saxon
from fascicle.publish.home import HomeSettings
from fascicle.publish.lists.registers import in_order, register_pages
from fascicle.publish.lists.told import AllTold
from support.home import Shown, shown

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

RECORD = (
    '<edition xmlns="urn:fascicle:record" program="0"><id>x</id><title>Papers</title><language>en</language>'
    "<version>1</version><date>2026-11-27</date><publisher>P</publisher><licence><name>CC</name>"
    "<url>https://example.org/</url></licence>{sources}</edition>"
)

ENTRIES = {
    "#quill": ("quill", "person"),
    "pers:crew": ("crew", "personGrp"),
    "Mole, The": ("mole", "place"),
    "#tides": ("tides", "bibl"),
    "#flood": ("flood", "event"),
}

LETTER = """<correspDesc>
  <correspAction type="sent"><persName ref="#quill">Quill</persName>
    <date when="1921-03-01"/><placeName>Harbour</placeName></correspAction>
  <correspAction type="received"><persName>Tolland</persName></correspAction>
  <correspContext>
    <ref type="prev" target="../letters/text.xml">The letter before</ref>
    <ref type="prev" target="text">The letter before</ref>
    <ref type="next" target="L9">The letter after</ref>
  </correspContext></correspDesc><textClass><keywords><term>tides</term><term>fog</term></keywords></textClass>"""


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


def entry(word: str) -> str:
    """An entry of a dictionary."""
    return f"<entry><form><orth>{word}</orth></form><sense><def>what {word} means</def></sense></entry>"


def site(mentions: list[str]) -> dict[str, str]:
    """The pages of the registers, of what the pages of texts tell."""
    sources = '<source stem="text"><file>text.xml</file><title>Text</title><language>en</language></source>'
    record = saxon.parse(RECORD.format(sources=sources))
    ordered = in_order(AUTHORITY.encode(), record, "en")
    told = AllTold.of({str(at): each.encode() for at, each in enumerate(mentions)})
    parameters: dict[str, saxon.Value] = {
        "record": record,
        "language": "en",
        "authority": saxon.parse(ordered.decode()),
    }
    pages: dict[str, str] = {}
    for page in register_pages(ordered, told.mentions):
        xml = page.xml.replace(' stem="0"', ' stem="text"')
        pages |= saxon.load("web.xsl").files(saxon.parse(xml), parameters, mode="Q{urn:fascicle:web}list")
    return pages
