"""A critical apparatus: one reading in the text, every other one once with its witnesses, on page and in book."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree, html

from fascicle.edition.record import Rendering
from fascicle.publish.home import HomeSettings
from support.home import Shown, shown

HERE = Path(__file__).parent
CASE = HERE / "apparatus" / "three-witnesses.xml"

LINES = [
    "tolls] toll C",
    "ask A] demand B; ask for C",
    "every] (orthographic: euery C; everie B); om. (haplography, B²) A a hole in the leaf",
    "after and] gladly add. B",
    "the lame and the old] the old and the lame transp. C",
    "all A] alle B",
    "nothing at all A B] a farthing (farthing] penny (B²) C) each C C spoils the joke.",
    "comes back … be] lacuna begins B",
    "lamps] lamp C",
    "the tide … lit, A] the tide is slow, / the lamps unlit, C",
    "row home, row home, B] om. A C",
    "Whoever breaks … bail. A] Whoever breaks the rule / shall bail the boat. B",
    "after bail] So said, so done. add. C",
]
SOURCES = ["before the bell] Statute of the Ferries, 4 statute"]


def tei(body: str, witnesses: str = "", back: str = "", after: str = "") -> bytes:
    return (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>T</title></titleStmt>'
        f"<publicationStmt><p/></publicationStmt><sourceDesc><listWit>{witnesses}<witness xml:id='A'>a</witness>"
        f"</listWit></sourceDesc></fileDesc></teiHeader><text><body>{body}</body>{back}</text>{after}</TEI>"
    ).encode()


def page_of(made: Shown) -> html.HtmlElement:
    return html.document_fromstring(made.page)


def words(element: html.HtmlElement, *, edition: bool = True) -> str:
    """The words of a part of the page; without those of the edition, its reading text."""
    copy = html.fromstring(html.tostring(element, encoding="unicode", with_tail=False))
    for own in copy.xpath(
        ".//*[@data-layer = 'edition'][not($edition) or contains(@class, 'return')]", edition=edition
    ):
        own.drop_tree()
    return " ".join(copy.text_content().split())


def entries(made: Shown, section: int = 1) -> list[str]:
    """The entries of an apparatus of the page, without their marks."""
    found = page_of(made).xpath(f"(//section[contains(@class, 'entries')])[{section}]//li")
    return [words(each).split(" ", 1)[1] for each in found]


def _spoken(call: str) -> list[str]:
    return [" " if blank else text for text, blank in re.findall(r'"((?:[^"\\]|\\.)*)"|\b(sp)\b', call)]


def test_one_reading_stands_in_the_text() -> None:
    """Nothing of the other readings is in the running text."""
    [text] = page_of(shown(CASE.read_bytes())).xpath("//div[@class = 'text']")
    assert words(text, edition=False) == (
        "Of the tolls The ferryman shall ask two pence of every passenger, and carry the lame and the old for nothing"
        " at all. No boat leaves before the bell nor comes back by night, whatever the tide may be. Row, brother, row,"
        " the tide is low, the lamps are lit, row home, row home, and home we go. Whoever breaks the rule shall bail."
    )


def test_every_other_reading_stands_once_with_its_witnesses() -> None:
    """Groups, orders, transpositions, readings within readings, omissions and additions, in the usual form."""
    made = shown(CASE.read_bytes())
    assert entries(made, 1) == LINES
    assert entries(made, 2) == SOURCES


def test_marks_and_entries_lead_to_each_other() -> None:
    """From the mark to its entry and back; no id is there twice."""
    page = page_of(shown(CASE.read_bytes()))
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    marks = page.xpath("//sup[@class = 'app-mark']/a")
    assert len(marks) == len(LINES) + len(SOURCES)
    for mark in marks:
        [entry] = page.xpath("//li[@id = $id]", id=mark.get("href")[1:])
        assert entry.xpath(".//a[@class = 'return']/@href") == [f"#{mark.get('id')}"]


def test_the_book_has_the_same_entries() -> None:
    """Each is a footnote of its own series: numbers, then small Roman numbers."""
    made = shown(CASE.read_bytes())
    marks = re.findall(r'variant\("([^"]*)"', made.code)
    assert marks == ["1", "2", "3", "4", "5", "6", "7", "i", "8", "9", "10", "11", "12", "13"]
    said = " ".join("".join(_spoken(made.code)).split())
    for line in (*LINES, *SOURCES):
        assert said.count(line) == 1, line


def test_signs_are_explained() -> None:
    """About the text, and behind it in the book."""
    made = shown(CASE.read_bytes())
    facts = page_of(made).xpath("//dt[. = 'Witnesses']/following-sibling::dd[position() <= 3]")
    assert [words(fact)[:10] for fact in facts] == ["A — Harbou", "B — Harbou", "C — Gull I"]
    assert 'cited("Witnesses", ("A", "Harbour, Customs House, MS 1 (about 1710)",)' in made.code


def test_the_wanted_witness_stands_in_the_text() -> None:
    """`witness` of [rendering]: its readings where it has some, else the lemma; that is then a reading like others."""
    chosen = HomeSettings(title="T", language="en", rendering=Rendering(witness="B"))
    made = shown(CASE.read_bytes(), chosen)
    [text] = page_of(made).xpath("//div[@class = 'text']")
    assert "shall demand two pence of everie passenger, and gladly carry" in words(text, edition=False)
    assert "demand B] ask A; ask for C" in entries(made)
    assert made.lost() == {}


def test_entries_apart_from_the_text_come_to_their_lines() -> None:
    """By the number of a line, alone or behind that of its poem, and by points in the text."""
    made = shown((HERE / "apparatus" / "stand-off.xml").read_bytes())
    assert entries(made, 1) == [
        "1 vetus] vetus M; vetustus N in margine ‖ remos] remus N",
        "magnus] magnum N M2",
        "luna alta] alta luna N",
    ]
    assert entries(made, 2) == ["2 per noctem Anon"]
    items = page_of(made).xpath("//ul[contains(@class, 'tei-listApp')]/li")
    assert [words(item) for item in items] == ["9.3 quis] qui M; qui N ‖ The end is lost.", "1 ambiguum] dubium M"]


def test_an_apparatus_outside_the_text() -> None:
    """`standOff` of a file: its entries come to their places, what has none is listed."""
    listed = (
        "<standOff><listApp><app from='#w'><lem>boat</lem><rdg wit='#A'>bote</rdg></app>"
        "<app loc='77'><lem>oar</lem><rdg wit='#A'>ore</rdg></app></listApp></standOff>"
    )
    made = shown(tei("<p>The <seg xml:id='w'>boat</seg> sails.</p>", after=listed))
    assert entries(made) == ["boat] bote A"]
    assert "77 oar] ore A" in words(page_of(made).xpath("//div[@class = 'text']")[0])


def test_transpositions_are_told() -> None:
    """`listTranspose` of the header: the places, in the order of the other witnesses, with links."""
    header = "<witness xml:id='B'>b</witness>"
    body = "<p><seg xml:id='one'>Row home</seg> <anchor xml:id='two'/>before the tide turns.</p>"
    told = "<transpose><ptr target='#two'/><ptr target='#one'/></transpose>"
    told = f"<standOff><listTranspose>{told}</listTranspose></standOff>"
    [text] = page_of(shown(tei(body, header, after=told))).xpath("//div[@class = 'text']")
    assert words(text).endswith("transposed: before the tide – Row home")
    assert text.xpath(".//a[not(@class = 'here')]/@href") == ["#two", "#one"]


@pytest.mark.parametrize(
    ("app", "line"),
    [
        ("<app><rdg wit='#A'>x</rdg><rdg wit='#B #A'>y</rdg></app>", "x A] y B A"),
        ("<app><lem>x</lem><rdg resp='#Heins.'>y</rdg></app>", "x] y Heins."),
        ("<app><lem source='#Mommsen'>x</lem><rdg wit='w.xml#B'>y</rdg></app>", "x Mommsen] y B"),
        ("<app><lem>x</lem><rdg wit='#B' cert='low'>y</rdg></app>", "x] y (?) B"),
        ("<app><lem xml:id='l'>x</lem><rdg wit='#B'>y</rdg><rdg wit='#C' copyOf='#l'/></app>", "x] y B; x C"),
        (
            "<app><lem>x</lem><rdg wit='#B' type='anteCorr'>y</rdg><wit>B, f. 3</wit></app>",
            "x] y (ante corr) B B, f. 3",
        ),
        (
            "<app><lem>x</lem><rdg><del>y</del> <add place='above'>z</add></rdg></app>",
            "x] deleted: y added above the line: `z´",
        ),
        (
            "<app><lem>x</lem><rdg wit='#B' type='transposition' corresp='#k'/></app> <seg xml:id='k'>keel</seg>",
            "x] transp. → keel B",
        ),
        ("<app><lem> x </lem><rdg wit='#B'> y </rdg></app>", "x] y B"),
        ("<app><lem>x<note>y</note></lem><rdg wit='#B'>z</rdg></app>", "x] z B"),
        ("<app><rdg wit='#A'/><rdg wit='#B'>z</rdg></app>", "after The A] z add. B"),
        ("<app><lem>x</lem></app>", None),
    ],
)
def test_the_line_of_an_entry(app: str, line: str | None) -> None:
    """The usual form: what an attribute says is said in words."""
    made = shown(tei(f"<p>The {app} end.</p>"))
    assert entries(made) == ([] if line is None else [line])
    assert made.lost() == {}


@pytest.mark.parametrize(
    ("body", "text", "lines"),
    [
        (
            "<list><item>a</item><app><lem><item>b</item></lem><rdg wit='#B'><item>c</item><item>d</item></rdg>"
            "</app></list>",
            "a b",
            ["b] c / d B"],
        ),
        (
            "<table><app><lem><row><cell>x</cell></row></lem><rdg wit='#B'><row><cell>y</cell><cell>z</cell></row>"
            "</rdg></app></table>",
            "x",
            ["x] y / z B"],
        ),
        (
            "<sp><speaker>A <app><lem>Q</lem><rdg wit='#B'>R</rdg></app></speaker><app><lem><p>one</p></lem>"
            "<rdg wit='#B'><p>two</p></rdg></app></sp>",
            "A Q one",
            ["Q] R B", "one] two B"],
        ),
        (
            "<app><lem><div><head>H</head><p>one</p></div></lem><rdg wit='#B'><div><head>J</head>"
            "<p>two</p></div></rdg></app>",
            "H one",
            ["H one] J / two B"],
        ),
        ("<app><lem/><rdg wit='#B'><p>extra</p></rdg></app><p>one</p>", "one", ["extra add. B"]),
        ("<p>a <app><lem>b</lem><rdg wit='#C'><pb n='4'/></rdg></app></p>", "a b", ["b] om. C"]),
        (
            "<p>a <app><lem>b</lem><rdg wit='#B'>c<note place='bottom'>why</note></rdg></app></p>",
            "a b",
            ["b] c (why) B"],
        ),
        (
            "<p><anchor xml:id='s'/>the old boat<app from='#s'><rdg wit='#B'>a ship</rdg></app> sails.</p>",
            "the old boat sails.",
            ["the old boat] a ship B"],
        ),
        (
            "<p>a <lacunaStart wit='#B'/>b <app><lem>x</lem><rdg wit='#B'>y <witEnd/></rdg></app></p>",
            "a b x",
            ["lacuna begins B", "x] y witness ends B"],
        ),
        (
            "<p>a <app><rdgGrp type='x'><lem>b</lem><rdg wit='#B'>c</rdg></rdgGrp><rdgGrp>"
            "<rdg wit='#C'>d</rdg></rdgGrp></app></p>",
            "a b",
            ["b] (x: c B); (d C)"],
        ),
        ("<p>a <app/> b <app><note>only a note</note></app></p>", "a b", ["only a note"]),
    ],
)
def test_entries_stand_anywhere(body: str, text: str, lines: list[str]) -> None:
    """Among items, rows, speeches and divisions, around them, and where nothing is left of a reading."""
    made = shown(tei(body))
    [block] = page_of(made).xpath("//div[@class = 'text']")
    assert words(block, edition=False) == text
    assert entries(made) == lines
    assert made.lost() == {}


@st.composite
def apps(draw: st.DrawFn, depth: int = 2) -> str:
    """An entry with readings of words that are nowhere else, some with entries within."""
    reading = st.one_of(
        st.builds(lambda number: f"w{number}x", st.integers(0, 10**9)),
        *([st.builds(lambda inner: f"v {inner} z", apps(depth - 1))] if depth else []),
    )
    lem = draw(st.one_of(st.just(""), st.just("<lem/>"), reading.map(lambda words: f"<lem wit='#A'>{words}</lem>")))
    readings = draw(st.lists(reading, min_size=1, max_size=3))
    rdgs = [f"<rdg wit='#B'>{words}</rdg>" for words in readings]
    grouped = draw(st.booleans())
    rest = f"<rdgGrp type='minor'>{''.join(rdgs[1:])}</rdgGrp>" if grouped and rdgs[1:] else "".join(rdgs[1:])
    return f"<app>{lem}{rdgs[0]}{rest}</app>"


@settings(max_examples=25, deadline=None)
@given(st.lists(apps(), min_size=1, max_size=3))
def test_no_reading_is_lost_or_told_twice(found: list[str]) -> None:
    """Whatever is within what: each reading's words are in the home form as often as in the file."""
    body = "".join(f"<p>a {app} b</p>" for app in found)
    made = shown(tei(body))
    assert made.lost() == {}
    root = etree.fromstring(made.home)
    for own in root.iter("{urn:fascicle:home}own"):
        own.text = None
    told = re.findall(r"w\d+x", "".join(map(str, root.itertext())))
    assert sorted(told) == sorted(re.findall(r"w\d+x", body))
