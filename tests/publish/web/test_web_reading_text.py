"""Nothing of the text is lost on the way to the page, nothing is shown twice."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fascicle.edition.folder import EditionFolder
from fascicle.encode.convert import convert
from fascicle.publish import web
from support.reading_text import of_page, of_tei
from support.site import tei


def test_miniature(miniature: EditionFolder) -> None:
    source = miniature.record.sources[0]
    data = miniature.text_path(source).read_bytes()
    flows = of_tei(data)
    assert "met on Tuesday and heard Ada Quill of the Harbour Union. She said that" in flows.text
    assert of_page(web.page(miniature, source, data, None).files["ferry.html"]) == flows


@pytest.mark.parametrize("stem", ["gazette", "letter", "play", "remnant"])
def test_almanac(almanac: EditionFolder, almanac_files: dict[str, bytes], stem: str) -> None:
    data = (almanac.texts_folder / f"{stem}.xml").read_bytes()
    assert of_page(almanac_files[f"{stem}.html"]) == of_tei(data)


def test_texts_of_the_corpus(newsprint: EditionFolder) -> None:
    for source in newsprint.record.sources:
        data = convert(newsprint, source, newsprint.read_source(source))
        page = web.page(newsprint, source, data, None).files[f"{source.stem}.html"]
        assert of_page(page) == of_tei(data), source.stem


def test_the_comparison_sees_a_lost_word(almanac: EditionFolder, almanac_files: dict[str, bytes]) -> None:
    data = (almanac.texts_folder / "gazette.xml").read_bytes()
    assert of_page(almanac_files["gazette.html"].replace(b" smells", b"")) != of_tei(data)


# Text that has gone wrong in one program or another: markup, CDATA's end, an emoji of two code units, both directions
# of writing, a no-break space, combining marks.
WORDS = st.one_of(
    st.sampled_from(["rope", "a & b", "x < y > z", "]]>", "<!--", "&amp;", "🚢", "שלום", "مرحبا"]),
    st.sampled_from(["e\u0301", "10\u00a0km", "…", "\u200d", "{x}", "$1"]),
)
BLANKS = st.sampled_from(["", " ", "\n      "])
BREAKS = st.sampled_from(
    [
        '\n<lb n="2"/>',
        '<pc force="weak">-</pc><lb n="2" break="no"/>',
        '<pc force="weak">-</pc><pb n="7" break="no"/><fw type="header"><lb n="30"/>HEAD</fw><lb n="31" break="no"/>',
        '\n<pb n="8"/><cb/>',
        "<!-- said an editor --><?x y?>",
        '<gap reason="damage"/>',
        '<ref type="noteAnchor" target="#absent">¹</ref>',
        '<note place="bottom">¹ foot</note>',
        '<note resp="#mt" cert="high">by the edition <persName ref="#ada-quill">Ada</persName></note>',
        '<note place="margin">at the edge</note>',
        '<surplus reason="repeated">twice</surplus>',
    ]
)
WRAPPERS = st.sampled_from(
    [
        '<hi rend="bold italic">%s</hi>',
        '<hi rend="smallcaps">%s</hi>',
        '<foreign xml:lang="ar">%s</foreign>',
        '<persName ref="#ada-quill">%s</persName>',
        '<placeName ref="#nowhere">%s</placeName>',
        '<date when="1921-03-12">%s</date>',
        "<q>%s</q>",
        "<quote>%s</quote>",
        '<ref target="https://example.org/">%s</ref>',
        "<choice><sic>%s</sic><corr>right</corr></choice>",
        "<choice><sic>wrong</sic><corr>%s</corr></choice>",
        "<choice><abbr>x<am>.</am></abbr><expan>%s<ex>x</ex></expan></choice>",
        '<supplied reason="omitted">%s</supplied>',
        "<unclear>%s</unclear>",
        "<seg>%s</seg>",
    ]
)


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _phrases(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.lists(inner, min_size=1, max_size=4).map("".join),
        st.tuples(WRAPPERS, inner).map(lambda pair: pair[0].replace("%s", pair[1])),
    )


PHRASE = st.recursive(st.one_of(WORDS.map(_escape), BLANKS, BREAKS), _phrases, max_leaves=8)
BLOCK_FORMS = st.sampled_from(
    [
        "<p>%s</p>",
        "<p>%s<note place='margin'><p>%s</p><p>the edge</p></note>%s</p>",
        '<ab type="contact">%s</ab>',
        "<list><head>%s</head><item>%s</item><pb n='2'/><item>%s<list><item>%s</item></list></item></list>",
        "<list><label>%s</label><item>%s</item></list>",
        "<lg><l>%s</l><pb n='3'/><l>%s</l></lg>",
        "<sp><speaker>%s</speaker><stage>%s</stage><p>%s</p></sp>",
        "<table><head>%s</head><row role='label'><cell>%s</cell></row><pb/><row><cell>%s</cell></row></table>",
        "<quote><p>%s</p><p>%s</p></quote>",
        "<cit><quote>%s</quote><bibl>%s</bibl></cit>",
        "<figure><head>%s</head><figDesc>nothing</figDesc><p>%s</p></figure>",
        "<div type='box'><head type='sub'>%s</head><head>%s</head><p>%s</p></div>",
        "<note place='margin'>%s</note>",
        "<note resp='#mt' cert='low'><p>%s</p></note>",
    ]
)


@st.composite
def _texts(draw: st.DrawFn) -> str:
    blocks = draw(st.lists(BLOCK_FORMS, min_size=1, max_size=4))
    filled = [re.sub("%s", lambda _: draw(PHRASE), block) for block in blocks]
    return f'<body><div type="article"><head>Head</head>{"".join(filled)}</div></body>'


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_texts())
def test_any_text(miniature: EditionFolder, text: str) -> None:
    data = tei(text)
    page = web.page(miniature, miniature.record.sources[0], data, miniature.authority_path.read_bytes())
    assert of_page(page.files["ferry.html"]) == of_tei(data)
