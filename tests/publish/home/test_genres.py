"""What editors of a genre expect to see, on the page and in the book."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree, html

from fascicle.publish.home import HomeSettings, at_home
from support.home import Shown, shown

HERE = Path(__file__).parent
HEAD = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="{}"><teiHeader><fileDesc><titleStmt><title>T</title>'
    "</titleStmt><publicationStmt><p>Unpublished.</p></publicationStmt><sourceDesc><p>Born digital.</p></sourceDesc>"
    "</fileDesc></teiHeader><text><body>{}</body></text></TEI>"
)
HOME = "{urn:fascicle:home}"
LOOKS = {
    *("bold", "italic", "smallcaps", "sup", "sub", "underline", "overline", "strike", "spaced", "large", "small"),
    *("uppercase", "antiqua", "red", "framed", "center", "right", "indent", "indent2", "indent3", "indent4"),
    *("underdot", "dotted", "tied"),
}


def tei(body: str, language: str = "en") -> bytes:
    return HEAD.format(language, body).encode()


def words(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


@pytest.fixture(scope="module")
def play() -> Shown:
    return shown((HERE / "drama" / "play.xml").read_bytes())


def test_a_cast_list_is_a_list_with_groups(play: Shown) -> None:
    page = html.document_fromstring(play.page)
    (cast,) = page.xpath("//ul[contains(@class, 'tei-castList')]")
    assert [words(each) for each in cast.xpath("li[1] | li[2]/p | li[2]/ul/li | li[3]")] == [
        "Nan, a girl of the quay",
        "On the water",
        "The pilot, Mr Dunn",
        "A boy",
        "of the ferry",
        "Sailors, gulls.",
    ]


def test_characters_lead_to_their_first_speech(play: Shown) -> None:
    """Through @who, whether it names the role, the item, or the person that the item is about."""
    page = html.document_fromstring(play.page)
    for name, speech in (("Nan", "Nan Who calls?"), ("The pilot", "Pilot A friend.")):
        (role,) = page.xpath("//a[contains(@class, 'tei-role')][normalize-space() = $name]", name=name)
        (target,) = page.xpath("//*[@id = $id]", id=role.get("href")[1:])
        assert words(target) == speech
        assert f'to-place("1-{role.get("href")[1:]}"' in play.code


def test_every_fifth_line_shows_its_number(play: Shown) -> None:
    """Also where numbers are like 1.1.5; the further parts of a shared line show none."""
    page = html.document_fromstring(play.page)
    assert [words(each) for each in page.xpath("//*[@class = 'line-number']")] == ["5", "10"]
    assert re.findall(r'number: "(\d+)"', play.code) == ["5", "10"]


def test_a_shared_line_goes_on_where_its_first_part_ended(play: Shown) -> None:
    page = html.document_fromstring(play.page)
    shifted = [(words(each), each.get("class")) for each in page.xpath("//div[contains(@class, 'shift-')]")]
    assert shifted == [("A friend.", "l shift-4"), ("Come up.", "l shift-8")]
    assert re.findall(r"shift: (\d+)em", play.code) == ["4", "8"]


def test_a_title_page_is_a_page_of_the_book(play: Shown) -> None:
    assert play.code.count("title-leaf(") == 1
    assert "tei-titlePage" in play.page


@pytest.mark.parametrize(
    ("body", "shows"),
    [
        ("<p>a<space/>b</p>", "a\u2003b"),
        ('<p>a<space quantity="3" unit="chars"/>b</p>', "a\u2003\u2003\u2003b"),
        ('<p>a<gb n="B"/>b</p>', "a b"),
        ("<p><w>a</w><w>b</w> <c>c</c></p>", "ab c"),
        ('<p>a <milestone unit="section" n="3"/>b</p>', "a [3]b"),
        ('<p xml:lang="de">a <q>b</q></p>', "a „b“"),
        ("<p>a “<q>b</q>”</p>", "a “b”"),
        ("<p><said>a <q>b</q></said></p>", "“a ‘b’”"),
        ('<p>a <q rend="italic">b</q></p>', "a b"),
        ("<p><gi>lb</gi></p>", "<lb>"),
        ("<p>a <index><term>b</term></index>c</p>", "a c"),
    ],
)
def test_words_and_signs(body: str, shows: str) -> None:
    """No blank is lost or added, and the edition's own signs stand only where the source has none."""
    made = shown(tei(body))
    paragraph = html.document_fromstring(made.page).xpath("//div[@class = 'text']//p")[0]
    assert "".join(map(str, paragraph.itertext())).strip() == shows
    assert made.lost() == {}


def test_code_keeps_its_lines_and_tags() -> None:
    body = '<egXML xmlns="http://www.tei-c.org/ns/Examples">\n  <p n="1">a\n    <hi>b</hi></p>\n</egXML>'
    made = shown(tei(body))
    (code,) = html.document_fromstring(made.page).xpath("//pre/code")
    assert code.text == '<p n="1">a\n  <hi>b</hi></p>'
    assert r'listing("<p n=\"1\">a", "  <hi>b</hi></p>")' in made.code


def test_arabic_is_written_from_right_to_left() -> None:
    """The page says so where the text begins; the book's chapter is in the language of its text, not of its header."""
    made = shown(
        tei("<head>بحر</head><p>البحر <foreign xml:lang='en'>the sea</foreign> واسع</p>", "en").replace(
            b"<text>", b'<text xml:lang="ar">'
        )
    )
    (text,) = html.document_fromstring(made.page).xpath("//div[@class = 'text']")
    assert (text.get("lang"), text.get("dir")) == ("ar", "rtl")
    (foreign,) = text.xpath(".//*[@lang = 'en'][contains(@class, 'foreign')]")
    assert foreign.get("dir") == "ltr"
    assert '#chapter(lang: "ar", region: none, direction: rtl' in made.code
    assert made.code.count('tongue(lang: "en", region: none, direction: ltr') == 1
    assert made.code.count("direction: rtl") == 2  # the text, and its notes


@pytest.mark.parametrize(
    ("rend", "looks"),
    [
        ("italics", "italic"),
        ("align(center) italic", "center italic"),
        ("color(red)", "red"),
        ("slant(italic)weight(bold)", "italic bold"),
        ("#aq", "antiqua"),
        ("indent(2)", "indent2"),
        ("bold/underline", "bold underline"),
        ("font-style: italic; font-weight: 700", "italic bold"),
        ("simple:bold", "bold"),
    ],
)
def test_looks_that_many_projects_write(rend: str, looks: str) -> None:
    home = etree.fromstring(shown(tei(f'<p rend="{rend}">a</p>')).home)
    assert (
        home.xpath("string(//*[local-name() = 'p'][. = 'a']/@h:look)", namespaces={"h": "urn:fascicle:home"}) == looks
    )


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(categories=("L", "N", "P", "S", "Zs"), max_codepoint=0x250), min_size=1, max_size=24))
def test_any_rend_is_known_or_counted(rend: str) -> None:
    """Whatever @rend says becomes looks that page and book know, or is counted in the report; nothing stops at it."""
    root = etree.fromstring(tei("<p><hi>a</hi></p>"))
    next(root.iter("{*}hi")).set("rend", rend)
    made = at_home(etree.tostring(root), "t.xml", HomeSettings())
    found = next(etree.fromstring(made.data).iter("{*}hi")).get("rend", "").split()
    assert set(found) <= LOOKS
    assert all(isinstance(count, int) for count in made.report["unknown-rend"].values())


def test_the_unknown_is_counted_by_its_word() -> None:
    made = at_home(tei('<p><hi rend="pencil bold">a</hi><hi rend="pencil">b</hi></p>'), "t.xml", HomeSettings())
    assert made.report["unknown-rend"] == {"pencil": 2}


def test_a_documentary_transcription_is_read_by_its_lines() -> None:
    """`sourceDoc` without a text: surfaces, zones and lines in their order."""
    head = tei("").decode().partition("<text>")[0]
    made = shown(
        (
            head + '<sourceDoc><surface n="1r"><graphic url="https://x.org/1r.jpg"/><zone><line>The tide is out,</line>'
            "<line>the boats lie <zone>here</zone>.</line></zone><line>No zone</line></surface></sourceDoc></TEI>"
        ).encode()
    )
    page = html.document_fromstring(made.page)
    lines = [words(each) for each in page.xpath("//div[contains(@class, 'tei-line')]")]
    assert lines == ["The tide is out,", "the boats lie here.", "No zone"]
    assert made.code.count("verse-line(") == 3


NESTED = (
    "p",
    "div",
    "hi",
    "note",
    "list",
    "item",
    "figure",
    "quote",
    "q",
    "castList",
    "castItem",
    "castGroup",
    "titlePage",
)
NESTED += (
    "titlePart",
    "sp",
    "l",
    "stage",
    "ref",
    "emph",
    "milestone",
    "space",
    "floatingText",
    "u",
    "egXML",
    "head",
    "table",
)


@st.composite
def trees(draw: st.DrawFn, depth: int = 4) -> str:
    """Elements in one another as no schema would have them, each with a word of its own before and after it."""
    parts = []
    for _ in range(draw(st.integers(1, 3))):
        name = draw(st.sampled_from(NESTED))
        inside = draw(trees(depth - 1)) if depth and draw(st.booleans()) else ""
        attribute = draw(
            st.sampled_from(("", ' place="margin"', ' place="foot"', ' rend="center"', ' type="editorial"'))
        )
        parts.append(f"<{name}{attribute}>{_word(draw)}{inside}</{name}>{_word(draw)}")
    return "".join(parts)


def _word(draw: st.DrawFn) -> str:
    return "".join(draw(st.lists(st.sampled_from("bcdfgklmnprst"), min_size=9, max_size=9))) + " "


@settings(max_examples=60, deadline=None)
@given(trees())
def test_nothing_is_lost_however_elements_stand_in_one_another(body: str) -> None:
    """Home form, page and book can be made of it, and each word is in each of them."""
    assert shown(tei(body)).lost() == {}


def test_who_speaks_with_others_first_has_an_id_of_its_own() -> None:
    """A speech of several is called after one of them whose first it is, so that no id stands twice."""
    body = '<sp who="#a #b"><p>Both.</p></sp><sp who="#a c"><p>Two others.</p></sp><sp who="#c"><p>One.</p></sp>'
    made = shown(
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>T</title></titleStmt>'
        f"</fileDesc></teiHeader><text><body>{body}</body></text></TEI>".encode()
    )
    assert re.findall(r'id="(speech\.\.\w)"', made.page) == ["speech..a", "speech..c"]
