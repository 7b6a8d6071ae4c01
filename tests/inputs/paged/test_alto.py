"""ALTO in all its dialects: each trap has a page of its own."""

from __future__ import annotations

import pytest

from fascicle.model.source import RegionKind
from fascicle.tei.names import tei
from support.paged import filled, read, tei_of

SPACES = [
    'xmlns="http://www.loc.gov/standards/alto/ns-v2#"',
    'xmlns="http://www.loc.gov/standards/alto/ns-v3#"',
    'xmlns="http://www.loc.gov/standards/alto/ns-v4#"',
    'xmlns="http://bibnum.bnf.fr/ns/alto_prod"',
    'xmlns="http://schema.ccs-gmbh.com/ALTO"',
    "",
]


def alto(layout: str, before: str = "", space: str = SPACES[1]) -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<alto {space}>{before}<Layout>{layout}</Layout></alto>'.encode()


def page(blocks: str, attributes: str = 'ID="P1" WIDTH="1000" HEIGHT="2000"') -> str:
    return f"<Page {attributes}><PrintSpace>{blocks}</PrintSpace></Page>"


def block(*lines: str, name: str = "b1", attributes: str = 'HPOS="10" VPOS="20" WIDTH="300" HEIGHT="90"') -> str:
    texts = "".join(f'<TextLine ID="{name}l{at}">{line}</TextLine>' for at, line in enumerate(lines, 1))
    return f'<TextBlock ID="{name}" {attributes}>{texts}</TextBlock>'


def words(text: str, between: str = "<SP/>") -> str:
    return between.join(f'<String CONTENT="{word}"/>' for word in text.split())


@pytest.mark.parametrize("space", SPACES)
def test_names_count_and_not_their_namespace(space: str) -> None:
    text = read(alto(page(block(words("The ferry is late."))), space=space))
    assert (text.format, [(line.anchor, line.content) for line in filled(text)]) == (
        "alto",
        [("b1l1", "The ferry is late.")],
    )


def test_a_line_that_marks_no_blank_has_one_between_all_its_strings() -> None:
    lines = (
        words("The ferry is late.", between=""),
        '<String CONTENT="har"/><String CONTENT="bour"/><SP/>' + words("is"),
    )
    assert [line.content for line in filled(read(alto(page(block(*lines)))))] == ["The ferry is late.", "harbour is"]


def test_a_string_may_be_a_whole_line() -> None:
    text = read(alto(page(block('<String CONTENT="The ferry is late."/>'))))
    assert [line.content for line in filled(text)] == ["The ferry is late."]


@pytest.mark.parametrize(
    ("content", "hyphen", "wanted"),
    [
        ("har", '<HYP CONTENT="-"/>', "har-"),
        ("har", "<HYP/>", "har-"),
        ("har", '<HYP CONTENT="&#xAD;"/>', "har\u00ad"),
        ("har-", "", "har-"),
        ("har-", '<HYP CONTENT="-"/>', "har-"),  # said twice, printed once
        ("har¬", '<HYP CONTENT="&#xAD;"/>', "har¬"),
    ],
)
def test_a_hyphen_stands_once(content: str, hyphen: str, wanted: str) -> None:
    text = read(alto(page(block(f'<String CONTENT="{content}"/>{hyphen}', words("bour")))))
    assert filled(text)[0].text == wanted
    assert len(text.remarks) == (content[-1] in "-¬" and hyphen != "")


@pytest.mark.parametrize(
    ("whole", "kept"), [("overboard", False), ("over-board", True), ("", None), ("something", None)]
)
def test_the_word_that_the_source_gives_settles_its_hyphen(whole: str, kept: bool | None) -> None:
    subs = f'SUBS_TYPE="HypPart1" SUBS_CONTENT="{whole}"' if whole else ""
    first = f'{words("Nobody was")}<SP/><String CONTENT="over" {subs}/><HYP CONTENT="-"/>'
    data = alto(page(block(first, words("board when the ferry came in."))))
    weak = [each.text for each in tei_of(data).iter(tei("pc"))]
    if kept is not None:
        assert weak == ([] if kept else ["-"])
    else:
        assert filled(read(data))[0].broken == whole


def test_confidence_is_that_of_words_and_of_lines() -> None:
    text = read(alto(page(block('<String CONTENT="ferry" WC="0.5"/><SP/><String CONTENT="late" WC="1.0"/>'))))
    (line,) = filled(text)
    assert [(line.text[run.start : run.end].strip(), run.confidence) for run in line.runs] == [
        ("ferry", 0.5),
        ("late", 1.0),
    ]
    assert line.confidence == pytest.approx(0.7, abs=0.03)


def test_alternatives_are_counted_and_left_out() -> None:
    string = '<String CONTENT="ferry"><ALTERNATIVE>fairy</ALTERNATIVE><ALTERNATIVE>furry</ALTERNATIVE></String>'
    text = read(alto(page(block(string))))
    assert [line.content for line in filled(text)] == ["ferry"]
    assert [each.message for each in text.remarks] == [
        "other readings of the program, which are left out: 2, first at line b1l1"
    ]


def test_styles_come_from_the_string_the_line_or_the_block() -> None:
    styles = """<Styles><TextStyle ID="t1" FONTSIZE="9.5"/><TextStyle ID="t2" FONTSIZE="14" FONTSTYLE="bold italics"/>
      <ParagraphStyle ID="p1" ALIGN="Left"/></Styles>"""
    lines = '<String CONTENT="late" STYLEREFS="t2"/>', words("ferry")
    (marked, plain) = filled(read(alto(page(block(*lines, attributes='STYLEREFS="t1 p1"')), styles)))
    assert [(run.style.rend, run.size) for run in marked.runs] == [(("bold", "italic"), 14)]
    assert [(run.style.rend, run.size) for run in plain.runs] == [((), 9.5)]
    assert plain.size == 9.5


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("MainZone", RegionKind.TEXT),
        ("MainZone:column#1", RegionKind.TEXT),
        ("NumberingZone", RegionKind.PAGE_NUMBER),
        ("RunningTitleZone", RegionKind.HEADER),
        ("MarginTextZone:note", RegionKind.MARGINALIA),
        ("QuireMarksZone", RegionKind.FOOTER),
        ("titre 1", RegionKind.HEADING),
        ("of nobody's vocabulary", RegionKind.UNKNOWN),
    ],
)
def test_labels_of_regions_say_what_they_are(label: str, kind: RegionKind) -> None:
    tags = f'<Tags><OtherTag ID="T1" LABEL="{label}"/></Tags>'
    (line,) = filled(read(alto(page(block(words("The ferry"), attributes='TAGREFS="T1"')), tags)))
    assert line.kind is kind


def test_labels_of_lines_stand_over_those_of_regions() -> None:
    labels = {"Z": "MainZone", "H": "HeadingLine", "D": "DefaultLine"}
    tags = "".join(f'<OtherTag ID="{name}" LABEL="{label}"/>' for name, label in labels.items())
    lines = '<TextLine ID="a" TAGREFS="H"><String CONTENT="TIDES"/></TextLine>'
    lines += '<TextLine ID="b" TAGREFS="D"><String CONTENT="The ebb."/></TextLine>'
    text = read(alto(page(f'<TextBlock ID="z" TAGREFS="Z">{lines}</TextBlock>'), f"<Tags>{tags}</Tags>"))
    assert [line.kind for line in filled(text)] == [RegionKind.HEADING, RegionKind.TEXT]


def test_margins_are_read_where_they_stand_on_the_page() -> None:
    foot = '<BottomMargin HEIGHT="90">' + block(words("foot"), name="f") + "</BottomMargin>"
    head = '<TopMargin HEIGHT="90">' + block(words("head"), name="h") + "</TopMargin>"
    body = "<PrintSpace>" + block(words("The ferry"), name="b") + "</PrintSpace>"
    text = read(alto(f'<Page ID="P1" WIDTH="1000" HEIGHT="2000">{foot}{head}{body}</Page>'))
    assert [(line.content, line.kind) for line in filled(text)] == [
        ("head", RegionKind.HEADER),
        ("The ferry", RegionKind.UNKNOWN),
        ("foot", RegionKind.FOOTER),
    ]


def test_a_large_margin_holds_the_head_of_the_paper() -> None:
    head = '<TopMargin HEIGHT="600">' + block(words("The Sound Gazette"), name="h") + "</TopMargin>"
    (line,) = filled(read(alto(f'<Page ID="P1" WIDTH="1000" HEIGHT="2000">{head}</Page>')))
    assert line.kind is RegionKind.UNKNOWN


def test_composed_blocks_hold_blocks_and_are_no_articles() -> None:
    inner = block(words("one"), name="a") + "<Illustration/>" + block(words("two"), name="b")
    text = read(alto(page(f'<ComposedBlock ID="c" TYPE="container">{inner}</ComposedBlock>')))
    assert [(line.region.id if line.region else "", line.content) for line in filled(text)] == [
        ("a", "one"),
        ("b", "two"),
    ]


@pytest.mark.parametrize("unit", ["pixel", "mm10", "inch1200"])
def test_places_are_in_the_unit_of_the_page(unit: str) -> None:
    before = f"<Description><MeasurementUnit>{unit}</MeasurementUnit></Description>"
    line = f'<TextLine ID="a" HPOS="10" VPOS="20.5" WIDTH="300" HEIGHT="40" BASELINE="55">{words("ferry")}</TextLine>'
    text = read(alto(page(f'<TextBlock ID="b">{line}</TextBlock>'), before))
    (found,) = filled(text)
    assert (text.pages[0].unit, text.pages[0].width, text.pages[0].height) == (unit, 1000, 2000)
    assert found.box is not None
    assert (found.box.left, found.box.top, found.box.right, found.box.bottom) == (10, 20.5, 310, 60.5)
    assert found.baseline == ((10, 55), (310, 55))


def test_shapes_are_outlines() -> None:
    shape = '<Shape><Polygon POINTS="10,20 310,30 310,60 10,60"/></Shape>'
    at = 'HPOS="10" VPOS="20" WIDTH="300" HEIGHT="40" BASELINE="10 55 310 57"'
    line = f'<TextLine ID="a" {at}>{shape}{words("x y")}</TextLine>'
    (found,) = filled(read(alto(page(f'<TextBlock ID="b">{line}</TextBlock>'))))
    assert found.box is not None
    assert found.box.outline == ((10, 20), (310, 30), (310, 60), (10, 60))
    assert found.baseline == ((10, 55), (310, 57))


@pytest.mark.parametrize(
    ("order", "attributes"),
    [
        (
            "<ReadingOrder><OrderedGroup><ElementRef REF='b'/><ElementRef REF='a'/></OrderedGroup></ReadingOrder>",
            ("", ""),
        ),
        ("", ("", 'IDNEXT="a"')),
    ],
)
def test_an_order_that_is_stated_is_that_of_the_page(order: str, attributes: tuple[str, str]) -> None:
    blocks = block(words("second."), name="a", attributes=attributes[0])
    blocks += block(words("First"), name="b", attributes=attributes[1])
    text = read(alto(page(blocks), order))
    assert text.ordered
    assert [line.content for line in filled(text)] == ["First", "second."]


def test_lines_without_ids_or_with_the_same_are_named_apart() -> None:
    lines = "".join(
        f"<TextLine {each}>{words('ferry')}</TextLine>" for each in ("", 'ID="x"', 'ID="x"', 'ID="7"', 'ID="a: b"')
    )
    pages = page(f"<TextBlock>{lines}</TextBlock>")
    assert [line.anchor for line in filled(read(alto(pages)))] == ["l1", "x", "x-2", "l7", "a_b"]
    assert [line.anchor for line in filled(read(alto(pages + pages)))][4:7] == ["p1/a_b", "p2/l1", "p2/x"]


def test_the_picture_and_the_number_of_the_page_are_known() -> None:
    before = (
        "<Description><sourceImageInformation><fileName>scan-7.jpg</fileName></sourceImageInformation></Description>"
    )
    text = read(alto(page(block(words("ferry")), 'PRINTED_IMG_NR="xii"'), before))
    assert (text.pages[0].image, text.pages[0].number) == ("scan-7.jpg", "xii")


@pytest.mark.parametrize(
    "layout",
    [
        f"<Page>{block(words('The ferry is late.'))}</Page>",
        f"<Page><TextLine>{words('The ferry is late.')}</TextLine></Page>",
        page(f"<TextLine>{words('The ferry is late.')}</TextLine>"),
        page(f"<ComposedBlock><TextLine>{words('The ferry is late.')}</TextLine></ComposedBlock>"),
        page(f'<TextBlock ID="b">{words("The ferry is late.")}</TextBlock>'),
        page(block('<String><Glyph CONTENT="T"/><Glyph CONTENT="he"/></String><SP/>' + words("ferry is late."))),
    ],
)
def test_lines_are_read_wherever_they_stand(layout: str) -> None:
    assert [line.content for line in filled(read(alto(layout)))] == ["The ferry is late."]


def test_an_order_may_name_lines() -> None:
    order = "".join(f'<ElementRef REF="{name}"/>' for name in ("b2l2", "b2l1", "b1l1"))
    blocks = block(words("three")) + block(words("two"), words("one"), name="b2")
    made = alto(f"<Page><ReadingOrder>{order}</ReadingOrder><PrintSpace>{blocks}</PrintSpace></Page>")
    assert [line.content for line in filled(read(made))] == ["one", "two", "three"]


def test_a_file_may_declare_nothing() -> None:
    made = alto(page(block(words("The ferry"))), space="").partition(b"\n")[2]
    assert [line.content for line in filled(read(made, "page.xml"))] == ["The ferry"]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_a_file_may_be_in_utf_16(encoding: str) -> None:
    made = ("\ufeff" + alto(page(block(words("Fähre")))).decode()).replace('"UTF-8"', '"UTF-16"').encode(encoding)
    assert [line.content for line in filled(read(made))] == ["Fähre"]
