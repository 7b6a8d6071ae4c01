r"""PAGE XML: levels that differ, orders, tables, and what editors marked in Transkribus."""

from __future__ import annotations

import pytest
from lxml import etree

from fascicle.model.source import RegionKind
from fascicle.tei.names import tei
from support.paged import contents, filled, read, tei_of

VERSIONS = ["2010-03-19", "2013-07-15", "2017-07-15", "2019-07-15"]


def page(regions: str, order: str = "", version: str = "2019-07-15") -> bytes:
    space = f"http://schema.primaresearch.org/PAGE/gts/pagecontent/{version}"
    size = 'imageFilename="7.jpg" imageWidth="1000" imageHeight="2000"'
    return f'<?xml version="1.0"?>\n<PcGts xmlns="{space}"><Page {size}>{order}{regions}</Page></PcGts>'.encode()


def equiv(text: str, attributes: str = "") -> str:
    return f"<TextEquiv {attributes}><Unicode>{text}</Unicode></TextEquiv>"


def line(text: str, name: str = "l1", inside: str = "", custom: str = "") -> str:
    return f'<TextLine id="{name}" custom="{custom}">{inside}{equiv(text) if text else ""}</TextLine>'


def region(*lines: str, name: str = "r1", attributes: str = "") -> str:
    return f'<TextRegion id="{name}" {attributes}>{"".join(lines)}</TextRegion>'


@pytest.mark.parametrize("version", VERSIONS)
def test_all_versions_are_one(version: str) -> None:
    text = read(page(region(line("The ferry is late.")), version=version))
    assert (text.format, [each.content for each in filled(text)]) == ("page", ["The ferry is late."])


def test_a_prefix_is_no_matter() -> None:
    data = page(region(line("Late."))).replace(b"<", b"<pc:").replace(b"<pc:/", b"</pc:").replace(b"<pc:?", b"<?")
    assert contents(data.replace(b"xmlns=", b"xmlns:pc=")) == ["Late."]


def test_the_line_is_read_and_not_its_words() -> None:
    word = "".join(f'<Word id="w{at}">{equiv(each)}</Word>' for at, each in enumerate(["Ferr", "y,", "Stan", "-"]))
    text = read(
        page(region(line("Ferry, Stan-", inside=word), line("late", "l2", inside=f"<Word>{equiv('fate')}</Word>")))
    )
    assert [each.content for each in filled(text)] == ["Ferry, Stan-", "late"]
    assert [each.message for each in text.remarks] == [
        "lines whose words say something else; what is read is the line: 1, first at line l2"
    ]


@pytest.mark.parametrize("empty", ["", "<TextEquiv><Unicode/></TextEquiv>"])
def test_words_are_read_where_the_line_has_no_text(empty: str) -> None:
    words = f'<Word id="w2" index="1">{equiv("late.")}</Word><Word id="w1" index="0">{equiv("is")}</Word>'
    text = read(page(region(f'<TextLine id="l1">{words}{empty}</TextLine>')))
    assert [each.content for each in filled(text)] == ["is late."]
    assert text.remarks[0].message.startswith("lines without text, whose words are read: 1")


def test_the_reading_with_the_lowest_index_counts() -> None:
    readings = equiv("fairy", 'index="1"') + equiv("ferry", 'index="0" conf="0.75"')
    text = read(page(region(f'<TextLine id="l1">{readings}</TextLine>')))
    assert [each.content for each in filled(text)] == ["ferry"]
    assert text.remarks[0].message == "other readings of the program, which are left out: 1, first at line l1"


def test_the_region_is_read_where_its_lines_have_no_text() -> None:
    lines = '<TextLine id="a"><Coords points="1,2 9,2 9,5 1,5"/></TextLine><TextLine id="b"/>'
    text = read(page(region(lines, equiv("The ferry\nis late."))))
    assert [(each.anchor, each.content, each.box is not None) for each in filled(text)] == [
        ("a", "The ferry", True),
        ("b", "is late.", False),
    ]
    assert contents(page(region(equiv("The ferry\nis late.")))) == ["The ferry", "is late."]


def test_a_region_that_says_something_else_than_its_lines_is_told() -> None:
    text = read(page(region(line("The ferry"), equiv("The fairy"))))
    assert [each.content for each in filled(text)] == ["The ferry"]
    assert "regions whose text says something else" in text.remarks[0].message


ORDER = """<ReadingOrder><OrderedGroup id="g">
  <RegionRefIndexed index="10" regionRef="c"/><RegionRefIndexed index="2" regionRef="a"/>
  <OrderedGroupIndexed index="3"><RegionRefIndexed index="0" regionRef="b"/></OrderedGroupIndexed>
</OrderedGroup></ReadingOrder>"""


def test_regions_are_read_in_the_stated_order() -> None:
    regions = "".join(region(line(each, f"l{each}"), name=each) for each in ("c", "b", "x", "a"))
    text = read(page(regions, ORDER))
    assert text.ordered
    # what no order names stands behind the region that it follows
    assert [each.content for each in filled(text)] == ["a", "b", "x", "c"]
    root = tei_of(page(regions, ORDER))
    assert [each.get("n") for each in root.iter(tei("lb"))] == ["la", "lb", "lx", "lc"]


def test_lines_are_read_by_their_index() -> None:
    said = [line(text, text, custom=f"readingOrder {{index:{at};}}") for text, at in (("b", 1), ("a", 0))]
    assert contents(page(region(*said))) == ["a", "b"]
    indexed = [line(text, text).replace("<TextLine", f'<TextLine index="{at}"') for text, at in (("b", 1), ("a", 0))]
    assert contents(page(region(*indexed))) == ["a", "b"]


def test_regions_stand_in_others() -> None:
    inner = region(line("inner", "l2"), name="r2")
    outer = f'<TextRegion id="r1">{line("outer")}{inner}</TextRegion>'
    picture = f'<ImageRegion id="i">{region(line("in", "l3"), name="r3")}</ImageRegion>'
    assert contents(page(outer + picture)) == ["outer", "inner", "in"]


@pytest.mark.parametrize(
    ("attributes", "kind"),
    [
        ('type="page-number"', RegionKind.PAGE_NUMBER),
        ('type="heading"', RegionKind.HEADING),
        ('custom="structure {type:footnote;}"', RegionKind.FOOTNOTE),
        ('type="paragraph" custom="readingOrder {index:0;} structure {type:marginalia;}"', RegionKind.MARGINALIA),
        ('type="signature-mark"', RegionKind.FOOTER),
        ('type="endnote"', RegionKind.ENDNOTE),
        ('type="paragraph"', RegionKind.TEXT),
        ('type="other"', RegionKind.UNKNOWN),
    ],
)
def test_types_of_regions_say_what_they_are(attributes: str, kind: RegionKind) -> None:
    (found,) = filled(read(page(region(line("The ferry"), attributes=attributes))))
    assert found.kind is kind


def test_a_line_may_be_of_another_kind_than_its_region() -> None:
    lines = line("TIDES", custom="structure {type:heading;}"), line("The ebb began.", "l2")
    assert [each.kind for each in filled(read(page(region(*lines))))] == [RegionKind.HEADING, RegionKind.UNKNOWN]


def test_footnotes_of_a_region_are_as_many_as_have_marks() -> None:
    notes = region(line("1) By the almanac,", "n1"), line("page 3.", "n2"), line("2) By the bell.", "n3"), name="n",
                   attributes='type="footnote"')  # fmt: skip
    text = region(line("The ebb began 1) at noon, and the flood 2) began", "a"), line("at six.", "b"))
    root = tei_of(page(text + notes))
    assert [[lb.get("n") for lb in note.iter(tei("lb"))] for note in root.iter(tei("note"))] == [["n1", "n2"], ["n3"]]
    assert {note.get("place") for note in root.iter(tei("note"))} == {"bottom"}


@pytest.mark.parametrize(
    ("said", "tag"),
    [("German", "de"), ("Latin", "la"), ("ger", "de"), ("de-AT", "de-AT"), ("other", ""), ("", ""), ("und", "")],
)
def test_languages_have_names_or_codes(said: str, tag: str) -> None:
    language = f'primaryLanguage="{said}"'
    (found,) = filled(read(page(region(line("Die Ebbe").replace("<TextLine", f"<TextLine {language}")))))
    (around,) = filled(read(page(region(line("Die Ebbe"), attributes=language))))
    assert (found.language, around.language) == (tag, tag)


def test_tables_keep_their_cells() -> None:
    cells = "".join(
        f'<TableCell row="{row}" col="{column}" {span}>{line(text, f"c{row}{column}") if text else ""}</TableCell>'
        for row, column, text, span in [
            (1, 0, "noon", ""), (0, 0, "Tide", ""), (0, 1, "Depth", ""), (1, 1, "", ""), (2, 0, "Both", 'colSpan="2"'),
        ]
    )  # fmt: skip
    root = tei_of(page(f'<TableRegion id="t">{cells}</TableRegion>'))
    rows = [["".join(map(str, cell.itertext())) for cell in row] for row in root.iter(tei("row"))]
    assert rows == [["Tide", "Depth"], ["noon", ""], ["Both"]]
    assert [cell.get("cols") for cell in root.iter(tei("cell"))][-1] == "2"


def test_cells_of_2019_have_roles() -> None:
    def cell(row: int, column: int, text: str) -> str:
        place = f'rowIndex="{row}" columnIndex="{column}" header="{str(not row).lower()}"'
        return region(f"<Roles><TableCellRole {place}/></Roles>", line(text, text), name=f"r{row}{column}")

    table = cell(0, 0, "Tide") + cell(0, 1, "Depth") + cell(1, 0, "noon") + cell(1, 1, "two")
    root = tei_of(page(f'<TableRegion id="t">{table}</TableRegion>'))
    assert [[str(each.xpath("string()")) for each in row] for row in root.iter(tei("row"))] == [
        ["Tide", "Depth"],
        ["noon", "two"],
    ]
    assert [row.get("role") for row in root.iter(tei("row"))] == ["label", None]


# -- what editors marked -----------------------------------------------------------------------------------------

TEXT = "Mr Tom Quill saw Ada on 12 March at Kestrel Sound."


def claimed(custom: str, text: str = TEXT) -> list[tuple[str, str, str]]:
    (found,) = filled(read(page(region(line(text, custom=custom)))))
    return [(each.kind, text[each.start : each.end], each.value or each.pointer) for each in found.claims]


@pytest.mark.parametrize(
    ("tag", "kind", "value"),
    [
        ("person {offset:3; length:9;}", "person", ""),
        ("person {offset:3; length:9;firstname:Tom; wikiData:Q42;}", "person", "https://www.wikidata.org/entity/Q42"),
        ("place {offset:36; length:13;placeName:Kestrel\\u0020Sound;}", "place", ""),
        ("organization {offset:3; length:9;}", "organisation", ""),
        ("date {offset:24; length:8;year:1921; month:3; day:12;}", "date", "1921-03-12"),
        ("date {offset:24; length:8;year:1921; month:3; day:0;}", "date", "1921-03"),
        ("abbrev {offset:0; length:2;expansion:Mister\\u0020T\\u002e;}", "abbreviation", "Mister T."),
        ("abbrev {offset:0; length:2;}", "abbreviation", ""),
        ("sic {offset:13; length:3;correction:met;}", "error", "met"),
        ("unclear {offset:0; length:2;reason:illegible;}", "unclear", "illegible"),
        ("supplied {offset:0; length:2;reason:;}", "supplied", ""),
        ("add {offset:0; length:2;}", "added", ""),
        ("del {offset:0; length:2;}", "deleted", ""),
        ("comment {offset:0; length:2;comment:Who?;}", "comment", "Who?"),
        ("gap {offset:2; length:0;}", "gap", ""),
    ],
)
def test_each_tag_of_transkribus_is_a_claim(tag: str, kind: str, value: str) -> None:
    ((found, words, said),) = claimed(f"readingOrder {{index:0;}} {tag}")
    offset, length = (int(part.split(";")[0]) for part in tag.split(":")[1:3])
    assert (found, words, said) == (kind, TEXT[offset : offset + length], value)


def test_offsets_count_halves_of_characters_beyond_the_first_plane() -> None:
    assert claimed("person {offset:3; length:3;}", "𝔄 Ada") == [("person", "Ada", "")]


def test_styles_of_a_line_and_of_its_words() -> None:
    style = '<TextStyle italic="true" fontSize="12."/>'
    custom = (
        "textStyle {offset:3; length:3;bold:true; superscript:true;} textStyle {offset:5; length:3;letterSpaced:true;}"
    )
    (found,) = filled(read(page(region(line("Mr Tom Quill", inside=style, custom=custom)))))
    assert [(found.text[run.start : run.end], run.style.rend) for run in found.runs] == [
        ("Mr ", ("italic",)),
        ("To", ("italic", "bold", "sup")),
        ("m", ("italic", "bold", "sup", "spaced")),
        (" Q", ("italic", "spaced")),
        ("uill", ("italic",)),
    ]
    assert found.size == 12


def test_what_goes_on_in_the_next_line_is_one() -> None:
    lines = (
        line("and then came Tom", "l1", custom="person {offset:14; length:3;continued:true;}"),
        line(
            "Quill of the",
            "l2",
            custom="person {offset:0; length:5;continued:true;} organization {offset:9; length:3;continued:true;}",
        ),
        line(
            "Harbour Union.",
            "l3",
            custom="organization {offset:0; length:13;continued:true;} person {offset:0; length:7;}",
        ),
    )
    text = tei_of(page(region(*lines))).find(tei("text"))
    assert text is not None
    assert said(text, "persName") == ["TomQuill", "Harbour"]
    assert said(text, "orgName") == ["theHarbourUnion"]


def said(text: etree._Element, name: str) -> list[str]:
    return ["".join("".join(map(str, each.itertext())).split()) for each in text.iter(tei(name))]


def test_tags_that_overlap_are_valid_tei() -> None:
    custom = (
        "person {offset:0; length:12;} place {offset:3; length:14;} abbrev {offset:0; length:2;expansion:Mister;} "
        "unclear {offset:1; length:6;} textStyle {offset:2; length:8;italic:true;} date {offset:10; length:22;}"
    )
    root = tei_of(page(region(line(TEXT, custom=custom))))
    for name in ("persName", "placeName", "abbr", "expan", "unclear", "date", "hi"):
        assert root.find(f".//{tei('body')}//{tei(name)}") is not None, name


def test_tags_that_nobody_reads_are_counted() -> None:
    text = read(page(region(line(TEXT, custom="speech {offset:0; length:2;} speech {offset:5; length:2;}"))))
    assert [each.message for each in text.remarks] == [
        "tags “speech” of Transkribus, which are not read: 2, first at line l1"
    ]


# -- text in unusual places ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("regions", "wanted"),
    [
        (line("loose") + region(line("held", "l2")), ["loose", "held"]),
        (f'<TableRegion id="t">{line("one")}{line("two", "l2")}</TableRegion>', ["one", "two"]),
        (f'<MathsRegion id="m">{equiv("a = b")}</MathsRegion>', ["a = b"]),
        (f'<CustomRegion id="c">{region(line("held"))}</CustomRegion>', ["held"]),
        (
            region(region(line("one")), region(line("two", "l2"), name="r2"), equiv("one\ntwo"), name="r0"),
            ["one", "two"],
        ),
        (
            f'<TableRegion id="t"><TableCell row="0" col="0">{line("one")}{region(line("two", "l2"))}</TableCell>'
            f'<TableCell row="0" col="1">{equiv("three")}</TableCell>{line("four", "l4")}</TableRegion>',
            ["one", "two", "three", "four"],
        ),
        (
            f'<TableRegion id="t"><TableCell row="0" col="0">{line("one")}</TableCell><TableRegion id="u">'
            f'<TableCell row="0" col="0">{line("two", "l2")}</TableCell></TableRegion></TableRegion>',
            ["one", "two"],
        ),
    ],
)  # fmt: skip
def test_text_is_read_wherever_it_stands_and_once(regions: str, wanted: list[str]) -> None:
    data = page(regions)
    assert contents(data) == wanted
    tei_of(data)
