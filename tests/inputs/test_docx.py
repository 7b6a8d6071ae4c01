"""Word documents: each construct that holds text becomes what it says, once."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest

from fascicle.inputs.docx.read import pictures, read
from fascicle.model.source import Claim, ClaimKind, Line, LineMark, RegionKind, SourceText
from support.office import docx, packed, paragraph, run, style


def lines(data: bytes) -> list[Line]:
    return [line for line in read(data, "letter.docx").lines if line.text or line.images]


def one(data: bytes) -> Line:
    (line,) = lines(data)
    return line


def words(text: SourceText) -> list[str]:
    return [line.text for line in text.lines if line.text]


def omitted(data: bytes) -> dict[str, int]:
    return {each.reason: each.count for each in read(data, "letter.docx").omitted}


def claims(line: Line) -> list[tuple[ClaimKind, str, str, str, str]]:
    return [(each.kind, line.text[each.start : each.end], each.value, each.by, each.when) for each in line.claims]


# -- words -------------------------------------------------------------------------------------------------------------

_HEADING = style("Berschrift1", "heading 1", content="<w:rPr><w:b/></w:rPr>")


@pytest.mark.parametrize(
    ("properties", "rend"),
    [
        ("<w:i/>", ("italic",)),
        ("<w:b/>", ("bold",)),
        ('<w:b w:val="0"/>', ()),
        ("<w:i/><w:b/>", ("bold", "italic")),
        ("<w:smallCaps/>", ("smallcaps",)),
        ('<w:u w:val="single"/>', ("underline",)),
        ('<w:u w:val="none"/>', ()),
        ("<w:strike/>", ("strike",)),
        ("<w:dstrike/>", ("strike",)),
        ('<w:vertAlign w:val="superscript"/>', ("sup",)),
        ('<w:vertAlign w:val="subscript"/>', ("sub",)),
        ('<w:spacing w:val="40"/>', ("spaced",)),
        ('<w:spacing w:val="2"/>', ()),
        ('<w:sz w:val="40"/>', ()),
        ('<w:rStyle w:val="Stark"/>', ("bold",)),
        ('<w:rStyle w:val="Stark"/><w:b w:val="0"/>', ()),
        ('<w:rStyle w:val="Link"/>', ()),
    ],
)
def test_how_words_are_set(properties: str, rend: tuple[str, ...]) -> None:
    styles = style("Stark", "Strong", kind="character", content="<w:rPr><w:b/></w:rPr>")
    styles += style("Link", "Hyperlink", kind="character", content='<w:rPr><w:u w:val="single"/></w:rPr>')
    line = one(docx(paragraph("Low ", run("ebb", properties)), styles=styles))
    assert line.text == "Low ebb"
    assert line.runs[-1].style.rend == rend


def test_formats_of_a_style_are_none_of_its_words_and_two_that_meet_cancel_each_other() -> None:
    strong = style("Stark", "Strong", kind="character", content="<w:rPr><w:b/></w:rPr>")
    plain, turned = lines(
        docx(
            paragraph("Tides", style="Berschrift1")
            + paragraph(run("Tides", '<w:rStyle w:val="Stark"/>'), style="Berschrift1"),
            styles=_HEADING + strong,
        )
    )
    assert [each.runs[0].style.rend for each in (plain, turned)] == [(), ()]


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("<w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t>", "a\u2011b"),
        ("<w:t>a</w:t><w:softHyphen/><w:t>b</w:t>", "a\u00adb"),
        ("<w:t>a</w:t><w:tab/><w:t>b</w:t>", "a\tb"),
        ("<w:t>a</w:t><w:ptab/><w:t>b</w:t>", "a\tb"),
        ("<w:t> a </w:t><w:t>b</w:t>", "ab"),
        ('<w:t xml:space="preserve"> a </w:t><w:t>b</w:t>', " a b"),
        ('<w:sym w:font="Symbol" w:char="F061"/>', "α"),
        ('<w:sym w:font="Symbol" w:char="F0DE"/>', "⇒"),
        ('<w:sym w:font="Wingdings" w:char="F046"/>', "☞"),
        ('<w:sym w:font="Wingdings" w:char="00FC"/>', "✓"),
        ('<w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr><w:t>abg</w:t>', "αβγ"),
        ("<w:ruby><w:rt><w:r><w:t>upper</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>base</w:t></w:r></w:rubyBase></w:ruby>",
         "baseupper"),
    ],
)  # fmt: skip
def test_signs(content: str, text: str) -> None:
    assert one(docx(f"<w:p><w:r>{content}</w:r></w:p>")).text == text


def test_a_sign_that_no_table_has_is_kept_and_told() -> None:
    text = read(docx(paragraph('<w:r><w:sym w:font="Tidewater" w:char="F0E7"/></w:r>')), "letter.docx")
    assert words(text) == ["\uf0e7"]
    assert [(each.anchor, "font Tidewater" in each.message) for each in text.remarks] == [("par1", True)]


def test_lines_that_the_writer_ended_are_lines_of_one_paragraph() -> None:
    first, second = lines(docx(paragraph("<w:r><w:t>Quay 4,</w:t><w:br/><w:t>Kestrel</w:t></w:r>")))
    assert [(each.anchor, each.text, each.ends, each.block) for each in (first, second)] == [
        ("par1", "Quay 4,", True, first.block),
        ("par1.2", "Kestrel", False, first.block),
    ]


@pytest.mark.parametrize(
    "body",
    [
        paragraph("Ebb.") + paragraph('<w:r><w:br w:type="page"/><w:t>Flood.</w:t></w:r>'),
        paragraph("Ebb.") + paragraph("Flood.", settings="<w:pageBreakBefore/>"),
        paragraph("Ebb.", settings="<w:sectPr/>") + paragraph("Flood."),
    ],
)
def test_a_page_begins_where_the_writer_says_so(body: str) -> None:
    ebb, flood = lines(docx(body))
    assert ebb.page is None
    assert flood.page is not None


def test_no_page_begins_where_a_section_goes_on() -> None:
    body = paragraph("Ebb.", settings="<w:sectPr/>") + paragraph("Flood.")
    _, flood = lines(docx(body, section='<w:type w:val="continuous"/>'))
    assert flood.page is None


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (f"<w:hyperlink>{run('ebb')}</w:hyperlink>", "ebb"),
        (f'<w:fldSimple w:instr="REF x">{run("ebb")}</w:fldSimple>', "ebb"),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{run('ebb')}</w:sdtContent></w:sdt>", "ebb"),
        (f'<w:smartTag w:element="place">{run("ebb")}</w:smartTag>', "ebb"),
        (f'<w:customXml w:element="place">{run("ebb")}</w:customXml>', "ebb"),
        (f'<w:bdo w:val="rtl">{run("ebb")}</w:bdo>', "ebb"),
        (f'<w:ins w:id="1" w:author="A">{run("ebb")}</w:ins>', "ebb"),
        ('<w:del w:id="1" w:author="A"><w:r><w:delText>ebb</w:delText></w:r></w:del>', "ebb"),
        (f'<w:moveFrom w:id="1" w:author="A">{run("ebb")}</w:moveFrom>', "ebb"),
        (f'<w:moveTo w:id="1" w:author="A">{run("ebb")}</w:moveTo>', "ebb"),
        (f"<w:moveTo>{run('e')}<w:del><w:r><w:delText>b</w:delText></w:r></w:del></w:moveTo>{run('b')}", "ebb"),
        ("<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>", "x"),
        ("<m:oMathPara><m:oMath><m:r><m:t>x</m:t></m:r></m:oMath></m:oMathPara>", "x"),
    ],
)
def test_what_stands_around_words(content: str, text: str) -> None:
    assert one(docx(paragraph(content))).content == text


def test_an_element_that_is_not_known_is_told_and_its_text_is_read() -> None:
    text = read(
        docx(paragraph("Low ", f"<x:tide>{run('ebb')}</x:tide>") + f"<x:note>{paragraph('Flood.')}</x:note>"), "a.docx"
    )
    assert words(text) == ["Low ebb", "Flood."]
    assert [(each.anchor, each.column, "tide" in each.message) for each in text.remarks] == [("par1", 4, True)]


# -- fields, hidden text, copies ---------------------------------------------------------------------------------------


def _field(code: str, result: str | None) -> str:
    shown = "" if result is None else f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}'
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{code}</w:instrText></w:r>{shown}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def test_a_field_shows_its_result_and_its_code_is_counted() -> None:
    data = docx(paragraph("See page ", _field("PAGEREF x", run("7")), "."))
    assert one(data).text == "See page 7."
    assert omitted(data) == {"codes of fields": 8}


def test_a_field_in_the_code_of_another_shows_nothing() -> None:
    code = f"IF </w:instrText></w:r>{_field('PAGE', run('7'))}<w:r><w:instrText> = 1"
    data = docx(paragraph("Tide", _field(code, run("s")), "."))
    assert one(data).text == "Tides."
    assert omitted(data) == {"codes of fields": len("IFPAGE7=1")}


def test_a_field_goes_over_paragraphs() -> None:
    begin, end = _field("TOC", run("Ebb\t1")), ""
    begin, _, end = begin.rpartition('<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    data = docx(
        paragraph(begin)
        + paragraph(_field("PAGEREF y", run("Flood\t2")), '<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    )
    assert [line.text for line in lines(data)] == ["Ebb\t1", "Flood\t2"]
    assert end == ""


def test_a_field_without_an_end_hides_nothing() -> None:
    text = read(
        docx(paragraph('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', "Ebb.") + paragraph("Flood.")), "a.docx"
    )
    assert words(text) == ["Ebb.", "Flood."]
    assert len(text.remarks) == 1


@pytest.mark.parametrize(
    ("code", "result", "text", "target"),
    [
        ('HYPERLINK "https://quay.example/a"', run("tides"), "tides", "https://quay.example/a"),
        ('HYPERLINK \\l "ebb"', run("tides"), "tides", "#ebb"),
        ('SYMBOL 945 \\f "Times"', None, "α", ""),
        ("MACROBUTTON None [click here]", None, "[click here]", ""),
    ],
)
def test_what_fields_show(code: str, result: str | None, text: str, target: str) -> None:
    line = one(docx(paragraph(_field(code, result))))
    assert (line.text, line.runs[0].style.target) == (text, target)


def test_a_list_to_choose_from_shows_what_was_chosen() -> None:
    entries = '<w:listEntry w:val="ebb"/><w:listEntry w:val="flood"/>'
    form = f'<w:ffData><w:ddList><w:result w:val="1"/>{entries}</w:ddList></w:ffData>'
    field = _field("FORMDROPDOWN", None).replace('"begin"/>', f'"begin">{form}</w:fldChar>')
    assert one(docx(paragraph(field))).text == "flood"


def test_a_link_leads_where_its_relation_does() -> None:
    links = '<Relationship Id="q" Type="x/hyperlink" Target="https://quay.example/" TargetMode="External"/>'
    line = one(docx(paragraph(f'<w:hyperlink r:id="q">{run("the quay")}</w:hyperlink>'), links=links))
    assert line.runs[0].style.target == "https://quay.example/"


def test_hidden_text_is_left_out_and_counted() -> None:
    hiding = style("Secret", "Secret", kind="character", content="<w:rPr><w:vanish/></w:rPr>")
    data = docx(
        paragraph("Ebb", run("and flood", "<w:vanish/>"), run("too", '<w:rStyle w:val="Secret"/>')), styles=hiding
    )
    assert one(data).text == "Ebb"
    assert omitted(data) == {"hidden text": 11}


_BOX = "<w:txbxContent>{}</w:txbxContent>"


def test_a_box_of_text_is_read_once_behind_its_paragraph() -> None:
    box = _BOX.format(paragraph("In the box."))
    drawing = f"<w:drawing><wp:inline><wps:txbx>{box}</wps:txbx></wp:inline></w:drawing>"
    choice = f'<mc:Choice Requires="wps">{drawing}</mc:Choice>'
    copy = f"<mc:Fallback><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></mc:Fallback>"
    data = docx(
        paragraph("Outside.", f"<w:r><mc:AlternateContent>{choice}{copy}</mc:AlternateContent></w:r>")
        + paragraph("Behind.")
    )
    assert [line.text for line in lines(data)] == ["Outside.", "In the box.", "Behind."]
    assert omitted(data) == {"copies for older programs": 9}


def test_of_two_forms_the_one_that_holds_text_is_read() -> None:
    forms = f'<mc:Choice Requires="x"><x:ink/></mc:Choice><mc:Fallback>{run("Ebb.")}</mc:Fallback>'
    assert one(docx(paragraph(f"<mc:AlternateContent>{forms}</mc:AlternateContent>"))).text == "Ebb."


def test_words_of_drawings_are_read() -> None:
    shown = '<w:r><w:pict><v:shape><v:textpath string="DRAFT"/></v:shape></w:pict></w:r>'
    assert one(docx(paragraph(shown))).text == "DRAFT"
    assert (
        one(docx(paragraph("<w:r><w:drawing><a:p><a:r><a:t>Sill</a:t></a:r></a:p></w:drawing></w:r>"))).content
        == "Sill"
    )


def _points(kind: str, *values: str) -> str:
    points = "".join(f'<c:pt idx="{at}"><c:v>{value}</c:v></c:pt>' for at, value in enumerate(values))
    return f"<c:{kind}><c:strRef><c:f>A1:A9</c:f><c:strCache>{points}</c:strCache></c:strRef></c:{kind}>"


def _chart(*rows: str) -> bytes:
    spaces = " ".join(
        f'xmlns:{each}="http://schemas.openxmlformats.org/drawingml/2006/{name}"'
        for each, name in (("c", "chart"), ("a", "main"))
    )
    title = (
        "<c:title><c:tx><c:rich><a:p><a:r><a:t>Depths</a:t></a:r><a:r><a:t> of 1924</a:t></a:r></a:p></c:rich></c:tx>"
    )
    axis = f"<c:valAx><c:title>{_points('tx', 'fathoms')}</c:title></c:valAx>"
    plot = f"<c:plotArea><c:barChart>{''.join(f'<c:ser>{row}</c:ser>' for row in rows)}</c:barChart>{axis}</c:plotArea>"
    return f"<c:chartSpace {spaces}><c:chart>{title}</c:title>{plot}</c:chart></c:chartSpace>".encode()


def test_a_chart_is_read_with_its_words_and_its_numbers_are_counted() -> None:
    labels = '<c:dLbls><c:showVal val="1"/></c:dLbls>'
    about = _points("cat", "noon", "dusk") + _points("val", "12")
    chart = _chart(_points("tx", "Ebb") + about, _points("tx", "Flood") + labels + about)
    link = '<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="chart1.xml"/>'
    shown = f"<w:r><w:drawing><wp:inline><a:graphic>{link}</a:graphic></wp:inline></w:drawing></w:r>"
    data = docx(paragraph("Behind: ", shown), media={"chart1.xml": chart})
    assert one(data).content == "Behind: Depths of 1924 Ebb noon dusk Flood 12 fathoms"
    assert omitted(data) == {"numbers that a chart draws": 2}


def test_pictures_are_named_by_where_they_will_lie_and_by_their_descriptions() -> None:
    blip = '<wp:inline><wp:docPr descr="The slip"/><a:graphic><a:blip r:embed="slip.png"/></a:graphic></wp:inline>'
    data = docx(paragraph(f"<w:r><w:drawing>{blip}</w:drawing></w:r>"), media={"slip.png": b"\x89PNG", "old.emf": b"x"})
    line = one(data)
    assert line.mark is LineMark.IMAGE
    assert [(each.address, each.words) for each in line.images] == [("../images/letter/slip.png", "The slip")]
    assert pictures(data, "letter.docx") == {"images/letter/slip.png": b"\x89PNG"}


# -- changes, comments, notes ------------------------------------------------------------------------------------------

_WHO = 'w:id="1" w:author="Ada Quill" w:date="1924-03-05T10:00:00Z"'


def test_changes_say_who_and_when() -> None:
    added = f"<w:ins {_WHO}>{run('high ')}</w:ins>"
    deleted = f'<w:del {_WHO}><w:r><w:delText xml:space="preserve">low </w:delText></w:r></w:del>'
    line = one(docx(paragraph("At ", added, deleted, "tide.")))
    assert line.text == "At high low tide."
    assert claims(line) == [
        (ClaimKind.ADDED, "high ", "", "Ada Quill", "1924-03-05"),
        (ClaimKind.DELETED, "low ", "", "Ada Quill", "1924-03-05"),
    ]


def test_a_day_that_is_none_is_left_out() -> None:
    line = one(docx(paragraph(f'<w:ins w:id="1" w:author="A" w:date="1924-02-30T10:00:00Z">{run("ebb")}</w:ins>')))
    assert claims(line) == [(ClaimKind.ADDED, "ebb", "", "A", "")]


def test_paragraphs_and_rows_can_be_added_and_deleted_whole() -> None:
    body = f"<w:ins {_WHO}>{paragraph('Ebb.')}</w:ins>"
    body += f"<w:tbl><w:tr><w:trPr><w:del {_WHO}/></w:trPr><w:tc>{paragraph('Flood.')}</w:tc></w:tr></w:tbl>"
    assert [claims(line)[0][:2] for line in lines(docx(body))] == [
        (ClaimKind.ADDED, "Ebb."),
        (ClaimKind.DELETED, "Flood."),
    ]


def test_a_comment_is_its_authors_note_on_the_words_that_it_is_about() -> None:
    comments = f"<w:comment {_WHO.replace('1', '7', 1)}>{paragraph('Sure?')}{paragraph('I am not.')}</w:comment>"
    comments += f'<w:comment w:id="8" w:author="B">{paragraph("Lost.")}</w:comment>'
    marks = (
        '<w:commentRangeStart w:id="7"/>',
        '<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>',
    )
    data = docx(paragraph("At ", marks[0], "ebb", marks[1], "."), comments=comments)
    assert claims(one(data)) == [(ClaimKind.COMMENT, "ebb", "Sure?\nI am not.", "Ada Quill", "1924-03-05")]
    assert omitted(data) == {"notes and comments that nothing in the text refers to": 5}


def _noted(kind: str, key: str, *content: str) -> str:
    return f'<w:{kind} w:id="{key}">{"".join(content)}</w:{kind}>'


def test_notes_stand_behind_what_calls_them_with_all_their_paragraphs() -> None:
    call = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:{}Reference w:id="4"/></w:r>'
    own = "<w:r><w:footnoteRef/></w:r>"
    data = docx(
        paragraph("Ebb", call.format("footnote"), call.format("endnote"), ".") + paragraph("Flood."),
        footnotes=_noted("footnote", "4", paragraph(own, "By the almanac."), paragraph("Twice."))
        + _noted("footnote", "5", paragraph("Lost."))
        + '<w:footnote w:id="0" w:type="separator"><w:p/></w:footnote>',
        endnotes=_noted("endnote", "4", paragraph("At the end.")),
    )
    found = lines(data)
    assert [(each.anchor, each.text) for each in found] == [
        ("par1", "Ebb1i."),
        ("fn1par1", "By the almanac."),
        ("fn1par2", "Twice."),
        ("en1par1", "At the end."),
        ("par2", "Flood."),
    ]
    assert [(run.style.note, run.style.rend) for run in found[0].runs][1:3] == [("footnote 4", ()), ("endnote 4", ())]
    assert {found[1].containers[0].label, found[2].containers[0].label} == {"footnote 4"}
    assert found[3].kind is RegionKind.ENDNOTE
    assert omitted(data) == {"notes and comments that nothing in the text refers to": 5}


@pytest.mark.parametrize(
    ("settings", "mark"),
    [
        ("", "1"),
        ('<w:footnotePr><w:numFmt w:val="lowerRoman"/></w:footnotePr>', "i"),
        ('<w:footnotePr><w:numFmt w:val="chicago"/></w:footnotePr>', "*"),
        ('<w:footnotePr><w:numStart w:val="12"/></w:footnotePr>', "12"),
    ],
)
def test_notes_are_called_as_the_document_counts_them(settings: str, mark: str) -> None:
    call = '<w:r><w:footnoteReference w:id="4"/></w:r>'
    notes = _noted("footnote", "4", paragraph("By the almanac."))
    assert lines(docx(paragraph("Ebb", call), footnotes=notes, settings=settings))[0].text == f"Ebb{mark}"


def test_a_note_may_have_a_mark_of_its_own() -> None:
    call = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="4"/><w:t>†</w:t></w:r>'
    notes = _noted("footnote", "4", paragraph("† By the almanac."))
    text, note = lines(docx(paragraph("Ebb", call, "."), footnotes=notes))
    assert [(text.text[each.start : each.end], each.style.note) for each in text.runs] == [
        ("Ebb", ""), ("†", "footnote 4"), (".", ""),
    ]  # fmt: skip
    assert note.text == "† By the almanac."


# -- blocks ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("styles", "level"),
    [
        (style("a", "heading 3"), 3),
        (style("a", "Überschrift 2"), 2),
        (style("a", "Titre 4"), 4),
        (style("a", "Quay", based="b") + style("b", "heading 2"), 2),
        (style("a", "Quay", content='<w:pPr><w:outlineLvl w:val="0"/></w:pPr>'), 1),
        (style("a", "heading 1", content='<w:pPr><w:outlineLvl w:val="9"/></w:pPr>'), 0),
        (style("a", "Quay", based="b") + style("b", "Quay too", based="a"), 0),
        (style("a", "Title"), 1),
        (style("a", "Normal"), 0),
    ],
)
def test_ranks_of_headings(styles: str, level: int) -> None:
    line = one(docx(paragraph("Tides", style="a"), styles=styles))
    assert (line.level, line.mark) == (level, LineMark.HEAD if level else LineMark.NONE)


def test_headings_stand_below_a_title() -> None:
    styles = style("t", "Title") + style("h", "heading 1")
    title, head = lines(docx(paragraph("The Tide Book", style="t") + paragraph("Ebb", style="h"), styles=styles))
    assert (title.level, head.level) == (1, 2)


def test_quotations_verse_and_captions_are_known_by_their_styles() -> None:
    styles = style("q", "Intense Quote") + style("v", "Verse") + style("c", "caption")
    body = "".join(paragraph(f"{key}.", style=key) for key in "qqvc")
    first, second, verse, caption = lines(docx(body, styles=styles))
    assert first.containers == second.containers
    assert first.containers[0].mark is LineMark.QUOTE
    assert verse.mark is LineMark.CODE
    assert caption.kind is RegionKind.CAPTION


def test_a_drop_capital_is_read_with_its_word() -> None:
    letter = paragraph("T", settings='<w:framePr w:dropCap="drop" w:lines="2"/>')
    line = one(docx(letter + paragraph("he ebb began.")))
    assert (line.anchor, line.text) == ("par2", "The ebb began.")
    assert [each.text for each in lines(docx(letter))] == ["T"]


def _level(depth: int, form: str, words: str) -> str:
    counted = f'<w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{words}"/>'
    return f'<w:lvl w:ilvl="{depth}">{counted}</w:lvl>'


def _list(key: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{key}">{"".join(levels)}</w:abstractNum>'


def _num(key: int, base: int, more: str = "") -> str:
    return f'<w:num w:numId="{key}"><w:abstractNumId w:val="{base}"/>{more}</w:num>'


def _numbered(key: str, depth: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{key}"/></w:numPr>'


_LISTS = (
    _list(1, _level(0, "decimal", "%1."), _level(1, "lowerLetter", "%1%2)"))
    + _list(2, _level(0, "bullet", "\uf0b7"))
    + _list(3, _level(0, "upperRoman", "§ %1"))
    + "".join(_num(key, key) for key in (1, 2, 3))
    + _num(4, 1, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>')
)


def test_items_have_the_numbers_that_a_reader_sees() -> None:
    counted = [("1", 0), ("1", 0), ("1", 1), ("1", 1), ("1", 0), ("1", 1), ("2", 0), ("4", 0), ("4", 0), ("0", 0)]
    body = "".join(paragraph("Rope.", settings=_numbered(*each)) for each in counted)
    found = lines(docx(body, numbering=_LISTS))
    assert [line.text.removesuffix("Rope.") for line in found] == [
        "1. ", "2. ", "2a) ", "2b) ", "3. ", "3a) ", "• ", "7. ", "8. ", "",
    ]  # fmt: skip
    assert all(line.runs[0].style.weak for line in found[:-1])
    assert [len(line.containers) for line in found] == [1, 1, 2, 2, 1, 2, 1, 1, 1, 0]
    assert found[1].containers[0] == found[2].containers[0]


def test_a_number_of_a_heading_is_read() -> None:
    styles = style("h", "heading 1", content=f"<w:pPr>{_numbered('3', 0)}</w:pPr>")
    body = (
        paragraph("Ebb", style="h")
        + paragraph("Flood", style="h")
        + paragraph("Slack", style="h", settings=_numbered("0", 0))
    )
    found = lines(docx(body, styles=styles, numbering=_LISTS))
    assert [line.content for line in found] == ["§ I Ebb", "§ II Flood", "Slack"]


def _table(*rows: str) -> str:
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def _cell(*paragraphs: str, settings: str = "") -> str:
    return f"<w:tc><w:tcPr>{settings}</w:tcPr>{''.join(paragraphs) or '<w:p/>'}</w:tc>"


def test_cells_cover_columns_and_rows() -> None:
    merged = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = _table(
        _cell(paragraph("Wide"), settings='<w:gridSpan w:val="2"/>'),
        _cell(paragraph("Tall"), settings=merged[0]) + _cell(paragraph("b")),
        _cell(settings=merged[1]) + _cell(paragraph("c")),
        _cell() + _cell(paragraph("d"), paragraph("e")),
    ).replace("<w:tr>", "<w:tr><w:trPr><w:tblHeader/></w:trPr>", 1)
    found = [(line.text, [(c.row, c.head, c.rows, c.cols) for c in line.cells]) for line in lines(docx(body))]
    assert found == [
        ("Wide", [(True, True, 1, 2)]),
        ("Tall", [(True, False, 2, 1)]),
        ("b", [(False, False, 1, 1)]),
        ("c", [(True, False, 1, 1)]),
        ("d", [(True, False, 1, 1), (False, False, 1, 1)]),
        ("e", []),
    ]
    assert [line.text for line in lines(docx(body)) if line.ends] == ["d"]


def test_a_table_in_a_cell_is_read_there_and_told() -> None:
    text = read(docx(_table(_cell(paragraph("Out"), _table(_cell(paragraph("In"))), "<w:p/>"))), "a.docx")
    assert words(text) == ["Out", "In"]
    assert [each.message for each in text.remarks] == ["a table in a cell of another is read as lines of that cell"]


def test_notes_of_cells_stand_behind_the_table() -> None:
    call = '<w:r><w:footnoteReference w:id="4"/></w:r>'
    body = _table(_cell(paragraph("a", call)) + _cell(paragraph("b"))) + paragraph("Behind.")
    found = lines(docx(body, footnotes=_noted("footnote", "4", paragraph("Note."))))
    assert [line.text for line in found] == ["a1", "b", "Note.", "Behind."]


def test_headers_and_footers_are_told_once_with_those_that_no_page_shows() -> None:
    named = "".join(f'<w:{kind}Reference w:type="{form}" r:id="{part}"/>' for kind, form, part in (
        ("header", "default", "header1"), ("header", "even", "header2"), ("footer", "default", "footer1")))  # fmt: skip
    data = docx(
        paragraph("Ebb.", settings=f"<w:sectPr>{named}</w:sectPr>") + paragraph("Flood."),
        section=named,
        header1=paragraph("The Tide Book"),
        header2=paragraph("Even"),
        footer1=paragraph("Page ", _field("PAGE", run("1"))),
    )
    assert [(line.kind.value, line.text) for line in lines(data)] == [
        ("header", "The Tide Book"), ("", "Ebb."), ("footer", "Page 1"), ("", "Flood."),
    ]  # fmt: skip
    assert omitted(data) == {"codes of fields": 4, "headers and footers that no page shows": 4}


@pytest.mark.parametrize(
    ("formula", "text"),
    [
        ("<m:f><m:num><m:r><m:t>a+b</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f>", "(a+b)/2"),
        ("<m:d><m:e><m:r><m:t>x</m:t></m:r></m:e></m:d>", "(x)"),
        ('<m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val=""/></m:dPr><m:e><m:r><m:t>x</m:t></m:r></m:e></m:d>', "[x"),
        (
            '<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub/><m:e><m:r><m:t>x</m:t></m:r></m:e></m:nary>',
            "∑x",
        ),
        ("<m:rad><m:deg/><m:e><m:r><m:t>x</m:t></m:r></m:e></m:rad>", "√(x)"),
        ("<m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup>", "x2"),
    ],
)
def test_formulas_are_lines_of_their_signs(formula: str, text: str) -> None:
    line = one(docx(paragraph(f"<m:oMath>{formula}</m:oMath>")))
    assert line.text == text
    assert ("sup",) in [each.style.rend for each in line.runs] or "sSup" not in formula


# -- parts -------------------------------------------------------------------------------------------------------------


def test_the_strict_form_is_read_as_the_transitional_one() -> None:
    data = docx(paragraph("Tides", style="h") + paragraph("Ebb", '<w:r><w:footnoteReference w:id="4"/></w:r>'),
                styles=style("h", "heading 1"), footnotes=_noted("footnote", "4", paragraph("Note.")))  # fmt: skip
    with ZipFile(BytesIO(data)) as archive:
        parts = {
            name: archive.read(name)
            .decode()
            .replace("schemas.openxmlformats.org/wordprocessingml/2006", "purl.oclc.org/ooxml/wordprocessingml")
            .replace("schemas.openxmlformats.org/officeDocument/2006", "purl.oclc.org/ooxml/officeDocument")
            for name in archive.namelist()
        }
    assert lines(packed(parts)) == lines(data)


def test_parts_may_begin_with_a_mark_of_their_encoding_and_lie_anywhere() -> None:
    document = f"\ufeff{_document('Ebb.')}".encode()
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="d" Type="x/officeDocument" Target="/word/text/main.xml"/></Relationships>'
    )
    assert one(packed({"_rels/.rels": relations, "word/text/main.xml": document})).text == "Ebb."


def _document(words: str) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f"<w:body><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:body></w:document>"
    )


def test_claims_of_two_words_apart_are_two() -> None:
    change = f"<w:ins {_WHO}>{{}}</w:ins>"
    line = one(docx(paragraph(change.format(run("a")), " ", change.format(run("b") + run("c", "<w:i/>")))))
    assert line.claims == (
        Claim(ClaimKind.ADDED, 0, 1, by="Ada Quill", when="1924-03-05"),
        Claim(ClaimKind.ADDED, 2, 4, by="Ada Quill", when="1924-03-05"),
    )
