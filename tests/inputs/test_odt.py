"""OpenDocument texts, packed and flat: each construct that holds text becomes what it says, once."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from fascicle.inputs.odt.read import pictures, read
from fascicle.model.source import ClaimKind, Line, LineMark, RegionKind, only_text
from support.office import flat, odt


def lines(data: bytes) -> list[Line]:
    return [line for line in read(data, "letter.odt").lines if line.text or line.images]


def one(data: bytes) -> Line:
    (line,) = lines(data)
    return line


def omitted(data: bytes) -> dict[str, int]:
    return {each.reason: each.count for each in read(data, "letter.odt").omitted}


def claims(line: Line) -> list[tuple[ClaimKind, str, str, str, str]]:
    return [(each.kind, line.text[each.start : each.end], each.value, each.by, each.when) for each in line.claims]


def p(content: str, style: str = "Standard") -> str:
    return f'<text:p text:style-name="{style}">{content}</text:p>'


def style(
    name: str, content: str = "", *, family: str = "paragraph", parent: str = "", shown: str = "", more: str = ""
) -> str:
    display = f' style:display-name="{shown}"' if shown else ""
    on = f' style:parent-style-name="{parent}"' if parent else ""
    return f'<style:style style:name="{name}" style:family="{family}"{display}{on} {more}>{content}</style:style>'


def words(attributes: str) -> str:
    return f"<style:text-properties {attributes}/>"


@pytest.mark.parametrize(
    ("attributes", "rend"),
    [
        ('fo:font-weight="bold"', ("bold",)),
        ('fo:font-weight="700"', ("bold",)),
        ('fo:font-style="italic"', ("italic",)),
        ('fo:font-variant="small-caps"', ("smallcaps",)),
        ('style:text-underline-style="solid"', ("underline",)),
        ('style:text-underline-style="none"', ()),
        ('style:text-line-through-style="solid"', ("strike",)),
        ('style:text-position="super 58%"', ("sup",)),
        ('style:text-position="-33% 58%"', ("sub",)),
        ('style:text-position="0% 100%"', ()),
        ('fo:letter-spacing="0.1cm"', ("spaced",)),
        ('fo:font-size="20pt"', ()),
    ],
)
def test_how_words_are_set(attributes: str, rend: tuple[str, ...]) -> None:
    automatic = style("T1", words(attributes), family="text")
    line = one(odt(p('Low <text:span text:style-name="T1">ebb</text:span>'), automatic=automatic))
    assert (line.text, line.runs[-1].style.rend) == ("Low ebb", rend)


def test_formats_are_inherited_and_those_of_the_paragraph_are_none_of_its_words() -> None:
    automatic = style("T1", family="text", parent="Strong") + style("P1", words('fo:font-style="italic"'))
    styles = style("Strong", words('fo:font-weight="bold"'), family="text")
    line = one(odt(p('Low <text:span text:style-name="T1">ebb</text:span>', "P1"), automatic=automatic, styles=styles))
    assert [run.style.rend for run in line.runs] == [(), ("bold",)]


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("  a \n b ", "a b "),
        ("a <text:span> b</text:span>", "a b"),
        ("a<text:s/>b", "a b"),
        ('a<text:s text:c="3"/>b', "a   b"),
        ("a<text:tab/>b", "a\tb"),
        ("a\u2011b\u00adc", "a\u2011b\u00adc"),
        ("a<text:soft-page-break/>b", "ab"),
        ("a<text:bookmark-start text:name='x'/>b<text:bookmark-end text:name='x'/>", "ab"),
        ('see <text:bookmark-ref text:ref-name="x">page 4</text:bookmark-ref>', "see page 4"),
        ("<text:page-number>7</text:page-number>", "7"),
        ("<text:placeholder>[name]</text:placeholder>", "[name]"),
        ("<text:ruby><text:ruby-base>base</text:ruby-base><text:ruby-text>up</text:ruby-text></text:ruby>", "baseup"),
        ('<text:meta-field xml:id="m">ebb</text:meta-field>', "ebb"),
        ('<text:a xlink:href="https://quay.example/">ebb</text:a>', "ebb"),
        ('<text:toc-mark text:string-value="ebb"/>x', "x"),
        ("<text:sequence>4</text:sequence>", "4"),
    ],
)
def test_what_stands_in_a_paragraph(content: str, text: str) -> None:
    assert one(odt(p(content))).text == text


def test_lines_links_and_hidden_words() -> None:
    first, second = lines(odt(p("Quay 4,<text:line-break/>Kestrel")))
    assert [(each.anchor, each.text, each.ends) for each in (first, second)] == [
        ("par1", "Quay 4,", True),
        ("par1.2", "Kestrel", False),
    ]
    hidden = style("T1", words('text:display="none"'), family="text")
    data = odt(p('Ebb<text:span text:style-name="T1"> flood</text:span>'), automatic=hidden)
    assert (one(data).text, omitted(data)) == ("Ebb", {"hidden text": 5})
    section = odt(p("Ebb") + f'<text:section text:display="none">{p("Flood")}</text:section>')
    assert (one(section).text, omitted(section)) == ("Ebb", {"hidden text": 5})
    assert (
        one(odt(p('<text:a xlink:href="https://quay.example/">ebb</text:a>'))).runs[0].style.target
        == "https://quay.example/"
    )


_INFO = (
    "<office:change-info><dc:creator>Ada Quill</dc:creator><dc:date>1924-03-05T10:00:00</dc:date></office:change-info>"
)


def _region(key: str, change: str) -> str:
    return f'<text:changed-region text:id="{key}">{change}</text:changed-region>'


def test_changes_say_who_and_when_and_deleted_words_stand_where_they_stood() -> None:
    tracked = _region("c1", f"<text:insertion>{_INFO}</text:insertion>")
    tracked += _region("c2", f"<text:deletion>{_INFO}{p('low')}{p('tide.')}</text:deletion>")
    added = "<text:change-start text:change-id='c1'/>high<text:change-end text:change-id='c1'/>"
    body = f"<text:tracked-changes>{tracked}</text:tracked-changes>"
    body += p(f"At {added} <text:change text:change-id='c2'/>!")
    first, second = lines(odt(body))
    assert [first.text, second.text] == ["At high low", "tide.!"]
    assert claims(first) == [
        (ClaimKind.ADDED, "high", "", "Ada Quill", "1924-03-05"),
        (ClaimKind.DELETED, "low", "", "Ada Quill", "1924-03-05"),
    ]
    assert claims(second) == [(ClaimKind.DELETED, "tide.", "", "Ada Quill", "1924-03-05")]


def test_an_insertion_goes_over_paragraphs() -> None:
    tracked = _region("c1", f"<text:insertion>{_INFO}</text:insertion>")
    body = f"<text:tracked-changes>{tracked}</text:tracked-changes>"
    body += p("a<text:change-start text:change-id='c1'/>b")
    body += p("c<text:change-end text:change-id='c1'/>d")
    assert [claims(line)[0][1] for line in lines(odt(body))] == ["b", "c"]


def test_a_comment_is_its_authors_note() -> None:
    signed = "<dc:creator>Ada</dc:creator><dc:date>1924-03-05T1</dc:date>"
    comment = f"<office:annotation>{signed}{p('Sure?')}</office:annotation>"
    assert claims(one(odt(p(f"Ebb{comment}.")))) == [(ClaimKind.COMMENT, "", "Sure?", "Ada", "1924-03-05")]


def test_notes_stand_behind_what_calls_them() -> None:
    def note(key: str, kind: str, mark: str, *content: str) -> str:
        called = f"<text:note-citation>{mark}</text:note-citation><text:note-body>{''.join(content)}</text:note-body>"
        return f'<text:note text:id="{key}" text:note-class="{kind}">{called}</text:note>'

    foot = note("n1", "footnote", "1", p("By the almanac."), p("Twice."))
    body = p(f"Ebb{foot}{note('n2', 'endnote', 'i', p('End.'))}.")
    found = lines(odt(body + p("Flood.")))
    assert [(each.anchor, each.text) for each in found] == [
        ("par1", "Ebb1i."),
        ("fn1par1", "By the almanac."),
        ("fn1par2", "Twice."),
        ("en1par1", "End."),
        ("par2", "Flood."),
    ]
    assert found[3].kind is RegionKind.ENDNOTE


def test_headings_titles_quotations_and_captions() -> None:
    styles = style("Heading_20_1", shown="Heading 1") + style("Title") + style("Quotations") + style("Caption")
    automatic = style("P1", parent="Quotations")
    counted = '<text:outline-level-style text:level="1" style:num-format="I" style:num-suffix="."/>'
    outline = f"<text:outline-style>{counted}</text:outline-style>"
    body = p("The Tide Book", "Title") + '<text:h text:style-name="Heading_20_1" text:outline-level="1">Ebb</text:h>'
    body += p("Low.", "P1") + p("The slip", "Caption")
    title, head, quote, caption = lines(odt(body, automatic=automatic, styles=styles + outline))
    assert [(title.level, title.text), (head.level, head.text)] == [(1, "The Tide Book"), (2, "I. Ebb")]
    assert not head.runs[0].style.weak
    assert quote.containers[0].mark is LineMark.QUOTE
    assert caption.kind is RegionKind.CAPTION


_NUMBERED = (
    '<text:list-style style:name="L1">'
    '<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
    '<text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")" text:display-levels="2"/>'
    "</text:list-style>"
    '<text:list-style style:name="L2">'
    '<text:list-level-style-bullet text:level="1" text:bullet-char="–"/></text:list-style>'
)


def test_items_have_the_numbers_that_a_reader_sees() -> None:
    item = "<text:list-item>{}</text:list-item>"
    inner = f"<text:list>{item.format(p('rope'))}{item.format(p('oar'))}</text:list>"
    apart = f'<text:list text:style-name="L1" text:continue-numbering="true">{item.format(p("lamp"))}</text:list>'
    # Some programs write a deeper list as an item that holds nothing else.
    items = item.format(p("gear")) + item.format(inner) + item.format(p("sail") + p("of flax"))
    body = f'<text:list text:style-name="L1">{items}</text:list>'
    bullets = f'<text:list text:style-name="L2">{item.format(p("net"))}</text:list>'
    found = lines(odt(body + p("and") + apart + bullets, automatic=_NUMBERED))
    assert [line.text for line in found] == [
        "1. gear", "1.a) rope", "1.b) oar", "2. sail", "of flax", "and", "3. lamp", "– net",
    ]  # fmt: skip
    assert [len(line.containers) for line in found] == [1, 2, 2, 1, 1, 0, 1, 1]
    assert found[1].containers[0] == found[0].containers[0]
    assert found[4].containers == found[3].containers


def test_tables_with_cells_that_cover_others() -> None:
    def cell(content: str, covers: str = "") -> str:
        more = f'table:number-{covers}-spanned="2"' if covers else ""
        return f"<table:table-cell {more}>{content}</table:table-cell>"

    def row(*cells: str) -> str:
        return f"<table:table-row>{''.join(cells)}</table:table-row>"

    covered = "<table:covered-table-cell/>"
    head = f"<table:table-header-rows>{row(cell(p('Wide'), 'columns'), covered)}</table:table-header-rows>"
    rows = row(cell(p("Tall"), "rows"), cell(p("b"))) + row(covered, cell(p("c") + p("d")))
    table = lines(odt(f"<table:table>{head}{rows}</table:table>"))
    found = [(line.text, [(c.row, c.head, c.rows, c.cols) for c in line.cells]) for line in table]
    assert found == [
        ("Wide", [(True, True, 1, 2)]),
        ("Tall", [(True, False, 2, 1)]),
        ("b", [(False, False, 1, 1)]),
        ("c", [(True, False, 1, 1)]),
        ("d", []),
    ]


def test_frames_hold_one_thing_in_several_forms() -> None:
    box = f"<draw:frame><draw:text-box>{p('In the box.')}</draw:text-box></draw:frame>"
    assert [line.text for line in lines(odt(p(f"Outside.{box}") + p("Behind.")))] == [
        "Outside.",
        "In the box.",
        "Behind.",
    ]
    shape = f"<draw:custom-shape>{p('On the shape.')}</draw:custom-shape>"
    assert [line.text for line in lines(odt(p(f"Outside.{shape}")))] == ["Outside.", "On the shape."]
    above = "<math:mrow><math:mi>a</math:mi><math:mo>+</math:mo><math:mi>b</math:mi></math:mrow>"
    formula = f"<math:math><math:mfrac>{above}<math:mn>2</math:mn></math:mfrac></math:math>"
    assert one(odt(p(f"<draw:frame><draw:object>{formula}</draw:object></draw:frame>"))).text == "(a+b)/2"
    image = '<draw:frame><draw:image xlink:href="Pictures/slip.png"/><svg:desc>The slip</svg:desc></draw:frame>'
    data = odt(p(image), parts={"Pictures/slip.png": "x"})
    assert [(each.address, each.words) for each in one(data).images] == [("../images/letter/slip.png", "The slip")]
    assert pictures(data, "letter.odt") == {"images/letter/slip.png": b"x"}


def test_headers_and_footers_stand_once() -> None:
    masters = f'<style:master-page style:name="Standard"><style:header>{p("The Tide Book")}</style:header>'
    masters += f"<style:footer>{p('<text:page-number>1</text:page-number>')}</style:footer></style:master-page>"
    masters += f'<style:master-page style:name="Other"><style:header>{p("Never")}</style:header></style:master-page>'
    found = lines(odt(p("Ebb."), masters=masters))
    assert [(line.kind.value, line.text) for line in found] == [
        ("header", "The Tide Book"),
        ("", "Ebb."),
        ("footer", "1"),
    ]
    assert omitted(odt(p("Ebb."), masters=masters)) == {"headers and footers that no page shows": 5}


def test_a_page_begins_where_the_style_says_so() -> None:
    automatic = style("P1", '<style:paragraph-properties fo:break-before="page"/>')
    ebb, flood = lines(odt(p("Ebb.") + p("Flood.", "P1"), automatic=automatic))
    assert (ebb.page, flood.page is not None) == (None, True)


def test_a_flat_file_is_read_as_a_packed_one() -> None:
    automatic = style("T1", words('fo:font-style="italic"'), family="text")
    body = p('Low <text:span text:style-name="T1">ebb</text:span>') + "<table:table><table:table-row><table:table-cell>"
    body += f"{p('a')}</table:table-cell></table:table-row></table:table>"
    assert lines(flat(body, automatic)) == lines(odt(body, automatic=automatic))


# -- a second reader ---------------------------------------------------------------------------------------------------

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_PARAGRAPHS = ("{urn:oasis:names:tc:opendocument:xmlns:text:1.0}p", "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}h")
_AROUND = st.sampled_from(
    ["{}", "<text:span>{}</text:span>", '<text:span text:style-name="T1">{}</text:span>', "<text:a>{}</text:a>",
     '<text:change-start text:change-id="c1"/>{}<text:change-end text:change-id="c1"/>', "{}<text:line-break/>",
     '{}<text:change text:change-id="c2"/>', "<text:ruby><text:ruby-base>{}</text:ruby-base></text:ruby>"]
)  # fmt: skip
_BLOCKS = st.sampled_from(
    ["{}", "<text:section>{}</text:section>", "<text:list><text:list-item>{}</text:list-item></text:list>",
     "<table:table><table:table-row><table:table-cell>{}</table:table-cell></table:table-row></table:table>",
     "<text:p>x<draw:frame><draw:text-box>{}</draw:text-box></draw:frame></text:p>",
     '<text:p>x<text:note text:note-class="endnote"><text:note-body>{}</text:note-body></text:note></text:p>']
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(st.tuples(st.text(st.sampled_from("ab .é\u00ad"), max_size=6), _AROUND, _BLOCKS), max_size=5))
def test_any_text_is_read_with_every_character_once(pieces: list[tuple[str, str, str]]) -> None:
    tracked = _region("c1", f"<text:insertion>{_INFO}</text:insertion>")
    tracked += _region("c2", f"<text:deletion>{_INFO}</text:deletion>")
    body = "".join(block.format(p(around.format(words))) for words, around, block in pieces)
    data = flat(f"<text:tracked-changes>{tracked}</text:tracked-changes>{body}{p('Ebb.')}")
    counted: Counter[str] = Counter()
    text = etree.fromstring(data).find(f".//{_OFFICE}text")
    assert text is not None
    for each in text.iter(*_PARAGRAPHS):
        counted.update(only_text(each.text or ""))
        for inner in each.iterdescendants():
            holder = next(inner.iterancestors(*_PARAGRAPHS), None)
            if holder is each:
                counted.update(only_text(inner.tail or ""))
                counted.update("" if inner.tag in _PARAGRAPHS else only_text(inner.text or ""))
    read_text: Counter[str] = Counter()
    for line in lines(data):
        for run in line.runs:
            if not (run.style.weak or run.style.note):
                read_text.update(only_text(line.text[run.start : run.end]))
    assert read_text == counted
