"""XML of FineReader."""

from __future__ import annotations

from fascicle.tei.names import tei
from support.paged import filled, read, tei_of

SPACE = "http://www.abbyy.com/FineReader_xml/FineReader10-schema-v1.xml"


def abbyy(blocks: str) -> bytes:
    page = f'<page width="1000" height="2000">{blocks}</page>'
    return f'<?xml version="1.0"?>\n<document xmlns="{SPACE}">{page}</document>'.encode()


def line(inside: str) -> str:
    return f'<par><line baseline="55" l="10" t="20" r="310" b="60">{inside}</line></par>'


def signs(text: str, attributes: str = 'charConfidence="80"') -> str:
    return "".join(f'<charParams l="1" t="2" r="3" b="4" {attributes}>{sign}</charParams>' for sign in text)


def test_characters_are_lines_with_type_and_place() -> None:
    formatting = f'<formatting lang="EnglishUnitedStates" fs="9.5" bold="1">{signs("Late")}</formatting>'
    plain = f'<formatting fs="9.5">{signs(" ferry.")}</formatting>'
    text = read(
        abbyy(f'<block blockType="Text" l="5" t="5" r="500" b="500"><text>{line(formatting + plain)}</text></block>')
    )
    (found,) = filled(text)
    assert (text.format, found.content, found.confidence, found.size) == ("abbyy", "Late ferry.", 0.8, 9.5)
    assert [run.style.rend for run in found.runs] == [("bold",), ()]
    assert found.baseline == ((10, 55), (310, 55))


def test_variants_are_counted_and_text_without_characters_is_read() -> None:
    variants = "<charRecVariants><charRecVariant>t</charRecVariant></charRecVariants>"
    variant = line(f'<formatting><charParams l="1" t="2" r="3" b="4">f{variants}</charParams></formatting>')
    old = line("<formatting>old form</formatting>")
    text = read(abbyy(f'<block blockType="Text"><text>{variant}{old}</text></block>'))
    assert [each.content for each in filled(text)] == ["f", "old form"]
    assert text.remarks[0].message.startswith("other readings of the program, which are left out: 1")


def test_tables_have_rows_and_cells() -> None:
    cells = ("Tide", "Depth"), ("noon", "two")
    rows = "".join(
        "<row>"
        + "".join(f"<cell><text>{line(f'<formatting>{signs(each)}</formatting>')}</text></cell>" for each in row)
        + "</row>"
        for row in cells
    )
    root = tei_of(abbyy(f'<block blockType="Table">{rows}</block>'))
    assert [[str(each.xpath("string()")) for each in row] for row in root.iter(tei("row"))] == [
        list(row) for row in cells
    ]
