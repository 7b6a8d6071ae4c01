"""HTML: what a browser shows, block by block; what is no text of the page is left out and counted."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fascicle.inputs import html
from fascicle.model.errors import SourceError
from fascicle.model.source import ClaimKind, Line, LineMark, RegionKind, SourceText, only_text

_PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>The Mole</title><style>p { margin: 0 }</style></head>
<body>
<nav><a href="/">Home</a></nav>
<main>
<h1>The Mole at <em>Low Quay</em></h1>
<p>The lamp was <b>trimmed</b> at
   four.<sup><a id="r1" href="#n1">1</a></sup> A sail<br>was seen.</p>
<ul><li>rope<li>tar<ol><li>Stockholm<li>coal</ol><li><p>nets</p><p>and lines</p></ul>
<blockquote><p>He said <q>wait <q>here</q></q>.</p></blockquote>
<table><caption>Tides</caption><tr><th>Day<th>High<tr><td>Monday<td>4.10<br>early<tr><td colspan=2>none</table>
<figure><img src="img/mole.png" alt="The mole in 1890"><figcaption>Seen from the quay.</figcaption></figure>
<p>The sea is wide<br>And no man knows<br>What ship it bears<br>Or where it goes</p>
<pre>a  b
  c</pre>
<dl><dt>ebb<dd>the going out<dd>of the tide</dl>
<p hidden>secret</p>
<p>Along <span lang="fr">le quai</span>, see <a href="https://quay.example/log">the log</a>.</p>
<section class="footnotes"><ol><li id="n1"><p>By the almanac. <a href="#r1">↩</a></p></li></ol></section>
</main>
<footer>Printed at the quay</footer><script>var tide = "ebb";</script></body></html>
"""


def _read(text: str) -> SourceText:
    return html.read(text.encode(), "a.html")


def _lines(text: str) -> list[Line]:
    return [line for line in _read(text).lines if not line.blank or line.images]


def _all_signs(text: str) -> Counter[str]:
    """Every sign of a file that is no markup, as another reader sees it."""
    tree = html5lib.parse(text, treebuilder="lxml", namespaceHTMLElements=False)
    elements = list(tree.getroot().iter())
    texts = [each.text or "" for each in elements if isinstance(each.tag, str)] + [each.tail or "" for each in elements]
    return Counter(only_text("".join(texts)))


def _left_out(text: SourceText) -> int:
    return sum(each.count for each in text.omitted)


def _signs(text: SourceText) -> Counter[str]:
    return Counter("".join(text.layer().values()))


def test_each_sign_stands_once_or_is_counted() -> None:
    text, signs = _read(_PAGE), _all_signs(_PAGE)
    assert _signs(text) - signs == Counter("“‘’”")  # what a browser sets around <q>
    assert _signs(text).total() - 4 + _left_out(text) == signs.total()
    assert [each.reason for each in text.omitted] == [
        "<head>",
        "<script>",
        "navigation (nav)",
        "text that the page itself hides (hidden, display: none)",
        "what stands around the main text (main)",
    ]


def test_what_blocks_are_and_stand_in() -> None:
    found = [
        (line.content, line.mark, line.level, [each.mark for each in line.containers])
        for line in _lines(_PAGE)
        if line.content
    ]
    bullet, number = LineMark.BULLET, LineMark.NUMBER
    assert found == [
        ("The Mole at Low Quay", LineMark.HEAD, 1, []),
        ("The lamp was trimmed at four.1 A sail", LineMark.NONE, 0, []),
        ("was seen.", LineMark.NONE, 0, []),
        ("rope", bullet, 0, [bullet]),
        ("tar", bullet, 0, [bullet]),
        ("Stockholm", number, 1, [bullet, number]),
        ("coal", number, 1, [bullet, number]),
        ("nets", bullet, 0, [bullet]),
        ("and lines", bullet, 0, [bullet]),
        ("He said “wait ‘here’”.", LineMark.QUOTE, 0, [LineMark.QUOTE]),
        ("Tides", LineMark.NONE, 0, []),
        ("DayHigh", LineMark.ROW, 0, []),
        ("Monday4.10 early", LineMark.ROW, 0, []),
        ("none", LineMark.ROW, 0, []),
        ("Seen from the quay.", LineMark.NONE, 0, []),
        ("The sea is wide", LineMark.CODE, 0, []),
        ("And no man knows", LineMark.CODE, 0, []),
        ("What ship it bears", LineMark.CODE, 0, []),
        ("Or where it goes", LineMark.CODE, 0, []),
        ("a  b", LineMark.CODE, 0, []),
        ("c", LineMark.CODE, 0, []),
        ("ebb", bullet, 0, [bullet]),
        ("the going out", bullet, 1, [bullet, bullet]),
        ("of the tide", bullet, 1, [bullet, bullet]),
        ("Along le quai, see the log.", LineMark.NONE, 0, []),
        ("By the almanac.", LineMark.NOTE, 0, [LineMark.NOTE]),
    ]


def test_how_words_are_set() -> None:
    styles = {line.text[run.start : run.end]: run.style for line in _lines(_PAGE) for run in line.runs}
    assert styles["Low Quay"].rend == ("italic",)
    assert styles["trimmed"].rend == ("bold",)
    assert (styles["1"].rend, styles["1"].note) == (("sup",), "#n1")
    assert styles["le quai"].language == "fr"
    assert styles["the log"].target == "https://quay.example/log"
    assert styles["↩"].weak


def test_languages_of_blocks_and_of_words() -> None:
    page = '<html lang="en"><p lang="de">Der <b>Hafen</b> <i lang="en">harbour</i><p>The <i lang="en">mole</i>.'
    first, second = _lines(page)
    assert (first.language, second.language) == ("de", "")
    assert [run.style.language for line in (first, second) for run in line.runs] == ["", "", "", "en", "", "", ""]


def test_what_a_page_says_of_its_words() -> None:
    page = '<p>The <del datetime="1922-03-04T04:00">mole</del><ins>pier<br>of</ins> <abbr title="Low Quay">L. Q.</abbr>'
    said = [
        (claim.kind, line.text[claim.start : claim.end], claim.value or claim.when)
        for line in _lines(page)
        for claim in line.claims
    ]
    added = ClaimKind.ADDED
    assert said == [
        (ClaimKind.DELETED, "mole", "1922-03-04"),
        (added, "pier", ""),
        (added, "of", ""),
        (ClaimKind.ABBREVIATION, "L. Q.", "Low Quay"),
    ]


def test_pictures_captions_and_cells() -> None:
    lines = _lines(_PAGE)
    (picture,) = (image for line in lines for image in line.images)
    assert (picture.address, picture.words) == ("../images/a/img-mole.png", "The mole in 1890")
    assert [line.content for line in lines if line.kind is RegionKind.CAPTION] == ["Seen from the quay."]
    rows = [line.cells for line in lines if line.mark is LineMark.ROW]
    assert [[cell.row for cell in cells] for cells in rows] == [[True, False], [True, False], [True]]
    assert (rows[0][0].head, rows[2][0].cols) == (True, 2)


def test_pictures_beside_the_page_come_with_it(tmp_path: Path) -> None:
    for name in ("img/mole.png", "quay.gif", "secret.png", "list.txt"):
        path = tmp_path / "page" / name if name != "secret.png" else tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name.encode())
    page = tmp_path / "page" / "tides.html"
    sources = ["img/mole.png", "./quay.gif", "../secret.png", "list.txt", "/etc/mole.png", "https://a.example/b.png"]
    data = "".join(f'<img src="{source}">' for source in [*sources, "missing.png"]).encode()
    assert html.pictures(data, page) == {
        "images/tides/img-mole.png": b"img/mole.png",
        "images/tides/quay.gif": b"quay.gif",
    }
    addresses = [image.address for line in html.read(data, page).lines for image in line.images]
    assert addresses[:3] == ["../images/tides/img-mole.png", "../images/tides/quay.gif", "../secret.png"]


@pytest.mark.parametrize(
    "note",
    [
        '<p id="n"><a href="#r">[1]</a> By the almanac.</p>',
        '<p id="n">1. By the almanac.</p>',
        '<aside id="n" role="doc-footnote"><p>By the almanac.</p></aside>',
        '<ol><li><p><a name="n"></a>By the almanac. <a href="#r">back</a></p></li></ol>',
        '<div class="footnote" id="n"><p>By the almanac.</p></div>',
    ],
)
def test_a_note_proves_itself(note: str) -> None:
    found = _lines(f'<p>The lamp.<a id="r" href="#n">[1]</a></p>{note}')
    assert [line.mark for line in found][-1] is LineMark.NOTE
    assert any(run.style.note == "#n" for run in found[0].runs)


@pytest.mark.parametrize(
    "page",
    [
        '<p><a href="#n">2</a></p><h2 id="n">The second chapter</h2>',
        '<p id="n">The lamp was lit.</p><p>See <a href="#n">1</a>.</p>',
        '<p><a href="#n">the lamp</a></p><p id="n">The lamp was lit.</p>',
        '<p><a href="#n">1</a></p><p id="n">The lamp was lit.</p>',
    ],
)
def test_a_link_inside_a_page_is_no_note(page: str) -> None:
    assert not any(line.mark is LineMark.NOTE or run.style.note for line in _lines(page) for run in line.runs)


def test_tables_that_lay_out_a_page_hold_blocks() -> None:
    page = "<table><tr><td><h1>Tides</h1><p>Ebb.<td><table><tr><td>a<td>b<tr><td>c<td>d</table></table>"
    assert [(line.content, line.mark) for line in _lines(page)] == [
        ("Tides", LineMark.HEAD),
        ("Ebb.", LineMark.NONE),
        ("ab", LineMark.ROW),
        ("cd", LineMark.ROW),
    ]


def test_pages_that_the_file_shows() -> None:
    text = _read(
        '<p>Ebb <span class="pagenum">[Pg 12]</span>and flood.</p><hr role="doc-pagebreak" title="13"><p>Slack.'
    )
    assert [(page.number, page.begins) for page in text.pages] == [("", False), ("12", True), ("13", True)]
    assert [line.content for line in text.lines if not line.blank] == ["Ebb", "and flood.", "Slack."]
    assert "[Pg12]" in "".join(text.layer().values())


def test_text_beside_elements_is_text() -> None:
    assert [line.content for line in _lines("Ebb<div>flood</div>slack<p>neap")] == ["Ebb", "flood", "slack", "neap"]


@pytest.mark.parametrize(
    ("data", "content"),
    [
        ("<p>Flöße".encode(), "Flöße"),
        ("<p>Flöße".encode("cp1252"), "Flöße"),
        ('<meta charset="iso-8859-1"><p>Flöße'.encode("cp1252"), "Flöße"),
        ('<?xml version="1.0" encoding="koi8-r"?><html><p>Лодка</p></html>'.encode("koi8-r"), "Лодка"),
        ("<p>Flöße".encode("utf-16"), "Flöße"),
        (b"\xef\xbb\xbf" + "<p>Flöße".encode(), "Flöße"),
        ("<meta charset=x-mac-roman><p>Flöße".encode("mac_roman"), "Flöße"),
        ("<meta charset=x-sjis><p>潮①".encode("cp932"), "潮①"),
        ("<meta charset=gb2312><p>鎔基".encode("gb18030"), "鎔基"),
        ("<meta charset=ks_c_5601-1987><p>밀물".encode("cp949"), "밀물"),
        ("<meta charset=utf-16><p>Flöße".encode(), "Flöße"),
    ],
)
def test_encodings(data: bytes, content: str) -> None:
    assert [line.content for line in html.read(data, "a.html").lines if line.content] == [content]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b'<meta charset="seagull"><p>Ebb', "nobody knows that"),
        (b'<meta charset="utf-8"><p>Fl\xf6\xdfe', "byte 28 begins no character"),
        (b"<div>" * 100_000 + b"Ebb", "stand in one another"),
        (b'<meta charset="rot13"><p>Ebb', "nobody knows that"),
        (b"<frameset><frame src=a.htm><frame src=b.htm></frameset><noframes>Ebb</noframes>", "lies in a.htm, b.htm"),
    ],
)
def test_what_cannot_be_read_is_told(data: bytes, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        html.read(data, "a.html")


def test_xhtml_may_close_what_html_does_not() -> None:
    head = '<html xmlns="http://www.w3.org/1999/xhtml"><head><title/><script src="a"/></head>'
    page = f'{head}<body><p><a id="x"/>Ebb &mdash; flood</p></body></html>'
    assert [line.content for line in _lines(page)] == ["Ebb — flood"]


def test_no_entity_is_opened() -> None:
    kind = '<!DOCTYPE html [<!ENTITY log SYSTEM "file:///etc/hostname">]>'
    page = f'{kind}<html xmlns="x"><body><p>Ebb &log;</p></body></html>'
    assert "&log;" in "".join(line.content for line in _lines(page))


_INLINE = st.recursive(
    st.text(st.characters(categories=["L", "N", "P", "Zs"]), max_size=12).map(
        lambda text: text.replace("<", "").replace("&", "")
    ),
    lambda inner: st.builds(
        "<{0}>{1}</{2}>".format,
        st.sampled_from(
            ["b", "i", "p", "div", "li", "ul", "table", "td", "tr", "blockquote", "span", "h2", "br", "dt", "sup"]
        ),
        st.lists(inner, max_size=3).map("".join),
        st.sampled_from(["b", "p", "div", "ul", "table", "td", "span", "h2"]),
    ),
    max_leaves=12,
)


@settings(deadline=None)
@given(st.lists(_INLINE, max_size=5).map("".join))
def test_no_sign_is_lost_or_doubled_whatever_tags_are_like(page: str) -> None:
    text = _read(f"<body>{page}")
    assert _signs(text) == _all_signs(f"<body>{page}")


def test_a_page_in_utf_8_that_says_something_else_is_read_and_told() -> None:
    page = html.read("<meta charset=iso-8859-1><p>Flöße".encode(), "a.html")
    assert [line.content for line in page.lines if line.content] == ["Flöße"]
    assert ["is in UTF-8" in remark.message for remark in page.remarks] == [True]


@pytest.mark.parametrize(
    ("sheet", "hidden"),
    [
        (".gone {display:none} #low { visibility: hidden }", {"gone", "low"}),
        ("<!-- .gone { display : none } -->", {"gone"}),
        (".gone {display:none", {"gone"}),
        ("@import url(a.css); .gone, p.high > b:hover {color: red; display: none}", {"gone"}),
        (".note {display:none} .note.open {display:block}", {"note"}),
        (".note.open {display:block} .note {display:none}", {"note"}),
        (".gone {display:none !important} #gone {display:block}", {"gone"}),
        ("@media print {.gone {display:none}} @media (max-width: 9em) {.gone {display:none}}", set()),
        ("@media screen {.gone {display:none}}", {"gone"}),
        ("p::before {display:none} ::: {display:none} p[[ {display:none} .gone {color:red}", set()),
        ("/* .gone {display:none} */", set()),
    ],
)
def test_what_a_style_sheet_hides_is_counted(sheet: str, hidden: set[str]) -> None:
    words = {"gone": "gone", "low": "", "note": "note", "shown": "note open", "own": "gone"}
    styles = {"own": 'style="display: block"'}
    body = "".join(f'<p id="{word}" class="{names}" {styles.get(word, "")}>{word}</p>' for word, names in words.items())
    important = "!important" in sheet
    page = html.read(f"<style>{sheet}</style>{body}".encode(), "a.html")
    kept = [line.content for line in page.lines if line.content]
    assert kept == [word for word in words if word not in hidden and not (important and word == "own")]
    left = sum(each.count for each in page.omitted if each.reason.startswith("text that the page itself hides"))
    assert left == sum(map(len, set(words) - set(kept)))


def test_signs_of_drawings_and_formulas() -> None:
    drawing = "<svg><title>no</title><text>Ebb</text><text>flood</text></svg>"
    formula = '<math><mi>a</mi><mo>=</mo><mi>b</mi><annotation encoding="application/x-tex">\\a</annotation></math>'
    assert [line.content for line in _lines(f"<p>{drawing} {formula}</p>")] == ["Ebb flood a=b"]
