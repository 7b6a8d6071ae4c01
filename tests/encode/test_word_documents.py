"""A Word document with every construct that holds text goes to valid TEI, each word once and where it belongs."""

from __future__ import annotations

import io
import re
import time
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from fascicle import resources
from fascicle.check.relaxng import Schema
from fascicle.edition.choices import Changes
from fascicle.encode.convert import convert
from fascicle.inputs.docx.read import read as read_docx
from fascicle.inputs.odt.read import read as read_odt
from fascicle.model.source import ClaimKind, SourceText, only_text
from support.office import docx, odt, paragraph, run, style
from support.sources import one_source

_SHARED = Path(__file__).parents[2].parent / "shared" / "inputs" / "docx"
_NS = {"t": "http://www.tei-c.org/ns/1.0"}
_WHO = 'w:id="1" w:author="Ada Quill" w:date="1924-03-05T10:00:00Z"'


def _box(word: str) -> str:
    text = f"<w:txbxContent>{paragraph(word)}</w:txbxContent>"
    forms = f'<mc:Choice Requires="wps"><w:drawing>{text}</w:drawing></mc:Choice>'
    forms += f"<mc:Fallback><w:pict>{text}</w:pict></mc:Fallback>"
    return f"<w:r><mc:AlternateContent>{forms}</mc:AlternateContent></w:r>"


def _field(word: str) -> str:
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    return f"{marks[0]}<w:r><w:instrText>zcode</w:instrText></w:r>{marks[1]}{run(word)}{marks[2]}"


def _cell(*content: str) -> str:
    return f"<w:tc>{''.join(content)}</w:tc>"


def _marked(kind: str, word: str) -> str:
    return f"<w:{kind} {_WHO}>{run(word) if kind != 'del' else f'<w:r><w:delText>{word}</w:delText></w:r>'}</w:{kind}>"


def _numbering(depths: int) -> str:
    levels = "".join(f'<w:lvl w:ilvl="{at}"><w:lvlText w:val="%{at + 1}."/></w:lvl>' for at in range(depths))
    counted = f'<w:abstractNum w:abstractNumId="1">{levels}</w:abstractNum>'
    return f'{counted}<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'


# A word that says what it stands in, and where it must be in the TEI file; none where it must not be there at all.
_PARAGRAPHS: dict[str, tuple[str, str]] = {
    "zhead": (paragraph("zhead", style="h"), "t:head"),
    "zplain": (paragraph("zplain low water"), "t:p"),
    "zitalic": (paragraph(run("zitalic", "<w:i/>")), "t:hi[@rend='italic']"),
    "zbold": (paragraph(run("zbold", "<w:b/>")), "t:hi[@rend='bold']"),
    "zsmall": (paragraph(run("zsmall", "<w:smallCaps/>")), "t:hi[@rend='smallcaps']"),
    "zsup": (paragraph(run("zsup", '<w:vertAlign w:val="superscript"/>')), "t:hi[@rend='sup']"),
    "zsub": (paragraph(run("zsub", '<w:vertAlign w:val="subscript"/>')), "t:hi[@rend='sub']"),
    "zunder": (paragraph(run("zunder", '<w:u w:val="single"/>')), "t:hi[@rend='underline']"),
    "zstruck": (paragraph(run("zstruck", "<w:strike/>")), "t:hi[@rend='strike']"),
    "zspaced": (paragraph(run("zspaced", '<w:spacing w:val="40"/>')), "t:hi[@rend='spaced']"),
    "zsize": (paragraph("Low ", run("zsize", '<w:sz w:val="40"/>')), "t:p"),
    "zstyled": (paragraph("Low ", run("zstyled", '<w:rStyle w:val="c"/>')), "t:p"),
    "zcalls": (paragraph("zcalls", '<w:r><w:footnoteReference w:id="2"/></w:r>'), "t:p[t:ref/@type='noteAnchor']"),
    "zreferred": (paragraph("zreferred", '<w:r><w:endnoteReference w:id="2"/></w:r>'), "t:p[t:ref/@type='noteAnchor']"),
    "zremarked": (
        paragraph('<w:commentRangeStart w:id="5"/>', "zremarked", '<w:commentRangeEnd w:id="5"/>'),
        "t:p[t:note/@resp]",
    ),
    "zadded": (paragraph("Low ", _marked("ins", "zadded")), "t:add[@change]"),
    "zdeleted": (paragraph("Low ", _marked("del", "zdeleted")), "t:del[@change]"),
    "zmovedoff": (paragraph("Low ", _marked("moveFrom", "zmovedoff")), "t:del[@change]"),
    "zmovedto": (paragraph("Low ", _marked("moveTo", "zmovedto")), "t:add[@change]"),
    "zbox": (paragraph("Low water.", _box("zbox")), "t:p"),
    "zlink": (
        paragraph(f'<w:hyperlink r:id="q">{run("zlink")}</w:hyperlink>'),
        "t:ref[@target='https://quay.example/']",
    ),
    "zfield": (paragraph("See ", _field("zfield")), "t:p"),
    "zsimple": (paragraph(f'<w:fldSimple w:instr="zcode">{run("zsimple")}</w:fldSimple>'), "t:p"),
    "zcontrol": (paragraph(f"<w:sdt><w:sdtContent>{run('zcontrol')}</w:sdtContent></w:sdt>"), "t:p"),
    "zblock": (f"<w:sdt><w:sdtContent>{paragraph('zblock low water')}</w:sdtContent></w:sdt>", "t:p"),
    "zsmart": (paragraph(f"<w:smartTag>{run('zsmart')}</w:smartTag>"), "t:p"),
    "zhidden": (paragraph("Low", run("zhidden", "<w:vanish/>")), ""),
    "ztab": (paragraph("<w:r><w:t>Low</w:t><w:tab/><w:t>ztab</w:t></w:r>"), "t:p"),
    "zbroken": (paragraph("<w:r><w:t>Low</w:t><w:br/><w:t>zbroken</w:t></w:r>"), "t:p[t:lb/@rend='hard']"),
    "zno\u2011break": (paragraph("<w:r><w:t>zno</w:t><w:noBreakHyphen/><w:t>break</w:t></w:r>"), "t:p"),
    "zruby": (
        paragraph(f"<w:r><w:ruby><w:rt>{run('zruby')}</w:rt><w:rubyBase>{run('low')}</w:rubyBase></w:ruby></w:r>"),
        "t:hi[@rend='sup']",
    ),
    "zmath": (paragraph("<m:oMath><m:r><m:t>zmath</m:t></m:r></m:oMath>"), "t:p"),
    "zcell": (f"<w:tbl><w:tr>{_cell(paragraph('zcell'))}{_cell(paragraph('ebb'))}</w:tr></w:tbl>", "t:cell"),
    "zinner": (
        f"<w:tbl><w:tr>{_cell('<w:tbl><w:tr>' + _cell(paragraph('zinner')) + '</w:tr></w:tbl><w:p/>')}</w:tr></w:tbl>",
        "t:cell",
    ),
    "zdrop": (paragraph("z", settings='<w:framePr w:dropCap="drop"/>') + paragraph("drop low water"), "t:p"),
    "zpage": (paragraph('<w:r><w:br w:type="page"/><w:t>zpage low water</w:t></w:r>'), "t:p"),
    "zforeign": (paragraph("Low ", run("zforeign", '<w:lang w:val="fr-FR"/>')), "t:foreign[@xml:lang='fr']"),
    "zitem": (paragraph("zitem", settings='<w:numPr><w:numId w:val="1"/></w:numPr>'), "t:item"),
    "zquoted": (paragraph("zquoted low water", style="q"), "t:quote"),
    "zunknown": (paragraph(f"<x:tide>{run('zunknown')}</x:tide>"), "t:p"),
}
_BESIDE = {
    "zfoot": "t:note[@place='bottom']",
    "znoted": "t:hi[@rend='italic'][ancestor::t:note]",
    "zend": "t:note[@place='end']",
    "zcomment": "t:note[@resp]",
    "ztop": "t:fw[@type='header']",
    "zbottom": "t:fw[@type='footer']",
}


def _everything() -> bytes:
    margins = "".join(f'<w:{kind}Reference w:type="default" r:id="{kind}1"/>' for kind in ("header", "footer"))
    return docx(
        "".join(content for content, _ in _PARAGRAPHS.values()),
        section=margins,
        links='<Relationship Id="q" Type="x/hyperlink" Target="https://quay.example/" TargetMode="External"/>',
        styles=style("h", "heading 1") + style("q", "Quote") + style("c", "Lamp", kind="character"),
        numbering=_numbering(1),
        footnotes=f'<w:footnote w:id="2">{paragraph("zfoot", run("znoted", "<w:i/>"))}{paragraph("Low.")}</w:footnote>',
        endnotes=f'<w:endnote w:id="2">{paragraph("zend low water")}</w:endnote>',
        comments=f'<w:comment w:id="5" w:author="B">{paragraph("zcomment")}</w:comment>',
        header1=paragraph("ztop"),
        footer1=paragraph("zbottom"),
    )


@pytest.fixture(scope="module")
def schema() -> Schema:
    return Schema.load(resources.schema("fascicle.rng"))


@pytest.fixture(scope="module")
def everything(schema: Schema) -> etree._Element:
    data = _everything()
    edition, source = one_source(data, "letter.docx", languages=("fr",))
    tei = convert(edition, source, data)
    assert [finding.message for finding in schema.validate(tei, "letter.xml")] == []
    return etree.fromstring(tei)


@pytest.mark.parametrize("word", [*_PARAGRAPHS, *_BESIDE])
def test_each_word_stands_once_and_where_it_belongs(everything: etree._Element, word: str) -> None:
    place = _PARAGRAPHS[word][1] if word in _PARAGRAPHS else _BESIDE[word]
    (text,) = everything.xpath("t:text", namespaces=_NS)
    assert "".join(text.itertext()).count(word) == bool(place)
    found = text.xpath(f".//{place}[contains(string(), '{word}')]", namespaces=_NS) if place else []
    assert bool(found) == bool(place)


def _mark(name: str) -> str:
    return f'<w:bookmarkStart w:id="1" w:name="{name}"/><w:bookmarkEnd w:id="1"/>'


_LINKED = docx(
    paragraph(
        *(f'<w:hyperlink w:anchor="{name}">{run(name)}</w:hyperlink>' for name in ("ebb", "nowhere")),
        f'<w:fldSimple w:instr="REF flood \\h">{run("flood")}</w:fldSimple>',
    )
    + paragraph(_mark("ebb"), _mark("tide"), "Ebb.")
    + f"<w:tbl><w:tr>{_cell(paragraph(_mark('flood'), 'Flood.'))}</w:tr></w:tbl>"
    + paragraph(_mark("unasked"), "Slack."),
)
_LINKED_TOO = odt(
    '<text:p><text:a xlink:href="#ebb">ebb</text:a><text:a xlink:href="#nowhere">nowhere</text:a>'
    '<text:bookmark-ref text:ref-name="flood">flood</text:bookmark-ref></text:p>'
    '<text:p><text:bookmark text:name="ebb"/>Ebb.</text:p><table:table><table:table-row><table:table-cell>'
    '<text:p><text:bookmark-start text:name="flood"/>Flood.</text:p></table:table-cell></table:table-row></table:table>'
    '<text:p><text:bookmark text:name="unasked"/>Slack.</text:p>'
)


@pytest.mark.parametrize(("file", "data"), [("letter.docx", _LINKED), ("letter.odt", _LINKED_TOO)])
def test_links_lead_to_places_of_the_text(schema: Schema, file: str, data: bytes) -> None:
    edition, source = one_source(data, file)
    tei = convert(edition, source, data)
    assert [finding.message for finding in schema.validate(tei, file)] == []
    root = etree.fromstring(tei)
    found = [(each.text, each.get("target")) for each in root.iterfind(".//t:text//t:ref", _NS)]
    assert found == [("ebb", "#place-1"), ("flood", "#place-2")]
    named = root.xpath("//t:text//*[@xml:id]", namespaces=_NS)
    assert [etree.QName(each).localname for each in named] == ["p", "table"]


def test_paragraphs_of_a_cell_are_lines_that_their_writer_ended() -> None:
    data = docx(f"<w:tbl><w:tr>{_cell(paragraph('Ebb'), paragraph('Flood'))}</w:tr></w:tbl>")
    edition, source = one_source(data, "letter.docx")
    (second,) = etree.fromstring(convert(edition, source, data)).xpath("//t:cell/t:lb[2]", namespaces=_NS)
    assert (second.get("n"), second.get("rend")) == ("par2", "hard")


def test_what_is_left_out_is_counted() -> None:
    assert {each.reason: each.count for each in read_docx(_everything(), "letter.docx").omitted} == {
        "codes of fields": 10,
        "hidden text": 7,
        "copies for older programs": 4,
    }


@pytest.mark.parametrize(
    ("changes", "there", "gone"), [("accept", "zadded", "zdeleted"), ("reject", "zdeleted", "zadded")]
)
def test_editors_decide_about_changes(changes: str, there: str, gone: str) -> None:
    data = _everything()
    edition, source = one_source(data, "letter.docx", changes=Changes(changes))
    tei = convert(edition, source, data).decode()
    assert there in tei
    assert gone not in tei
    assert "<add" not in tei
    assert "<del" not in tei


@pytest.mark.parametrize(
    ("others", "said", "expected"),
    [
        ("", "fr-FR", "fr"),
        ("", "x-none", None),
        ("", "1", None),
        ("", "en-GB", None),  # that of the record
        ('<w:lang w:val="nl-NL"/>', "nl-NL", None),  # that of nearly all words: a habit of the program
        ('<w:lang w:val="nl-NL"/>', "fr-FR", "fr"),
    ],
)
def test_languages_are_believed_where_they_say_something(others: str, said: str, expected: str | None) -> None:
    most = run("The keeper went down to the quay and said ", others)
    data = docx(paragraph(most, run("bonsoir mes amis", f'<w:lang w:val="{said}"/>')))
    edition, source = one_source(data, "letter.docx", languages=("fr",))
    found = etree.fromstring(convert(edition, source, data)).find(".//t:foreign", _NS)
    assert (None if found is None else found.get("{http://www.w3.org/XML/1998/namespace}lang")) == expected


def test_words_that_are_those_of_the_record_are_in_no_other_language() -> None:
    said = run("went down to the quay", '<w:lang w:val="fr-FR"/>')
    data = docx(paragraph("The keeper took the lamp and ", said, "."))
    edition, source = one_source(data, "letter.docx")
    assert b"<foreign" not in convert(edition, source, data)


# -- any document ------------------------------------------------------------------------------------------------------

_WORDS = st.text(st.sampled_from("ab z.-\u00ad\u2011é\t&<"), max_size=8)
_RUNS = st.lists(
    st.tuples(_WORDS, st.sampled_from(["", "<w:i/>", "<w:b/><w:i/>", "<w:vanish/>", '<w:lang w:val="fr"/>'])),
    max_size=4,
)
_AROUND = st.sampled_from(
    ["{}", f"<w:ins {_WHO}>{{}}</w:ins>", f"<w:del {_WHO}>{{}}</w:del>", "<w:hyperlink>{}</w:hyperlink>",
     "{}<w:r><w:br/></w:r>",
     '{}<w:r><w:footnoteReference w:id="2"/></w:r>', '{}<w:r><w:br w:type="page"/></w:r>']
)  # fmt: skip
_SETTINGS = st.sampled_from(
    ["", '<w:pStyle w:val="h"/>', '<w:pStyle w:val="q"/>', '<w:pStyle w:val="t"/>', '<w:pStyle w:val="k"/>',
     '<w:numPr><w:numId w:val="1"/></w:numPr>', '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>',
     '<w:framePr w:dropCap="drop"/>', '<w:pStyle w:val="v"/>']
)  # fmt: skip


def _made(paragraphs: list[tuple[list[tuple[str, str]], str, str, bool]]) -> bytes:
    body = ""
    for runs, around, said, in_table in paragraphs:
        escaped = "".join(run(text.replace("&", "&amp;").replace("<", "&lt;"), look) for text, look in runs)
        content = f"<w:p><w:pPr>{said}</w:pPr>{around.format(escaped)}</w:p>"
        body += f"<w:tbl><w:tr>{_cell(content)}{_cell(content)}</w:tr></w:tbl>" if in_table else content
    return docx(
        paragraph("Ebb and flood.") + body,
        styles=style("h", "heading 1")
        + style("q", "Quote")
        + style("t", "Title")
        + style("k", "caption")
        + style("v", "Verse"),
        numbering=_numbering(2),
        footnotes=f'<w:footnote w:id="2">{paragraph("By the almanac.")}{paragraph("Twice.")}</w:footnote>',
    )


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(_RUNS, _AROUND, _SETTINGS, st.booleans()), max_size=6))
def test_any_document_is_converted_with_every_character_and_valid(
    schema: Schema, paragraphs: list[tuple[list[tuple[str, str]], str, str, bool]]
) -> None:
    data = _made(paragraphs)
    edition, source = one_source(data, "letter.docx")
    tei = convert(edition, source, data)  # it proves that it gives back its source
    assert [finding.message for finding in schema.validate(tei, "letter.xml")] == []
    _explained(read_docx(data, "letter.docx"), _sum_of_docx(data))


# -- a second reader ---------------------------------------------------------------------------------------------------

_PARTS = re.compile(r"word/(?:document|footnotes|endnotes|comments|header\d*|footer\d*)\.xml")
_TEXTS = re.compile(r"(?:wordprocessingml/(?:2006/)?main\}(?:t|delText)|/math\}t)$")


def _sum_of_docx(data: bytes) -> Counter[str]:
    """All characters of all parts, as a few lines find them that know nothing of Word."""
    found: Counter[str] = Counter()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in filter(_PARTS.fullmatch, archive.namelist()):
            for element in etree.fromstring(archive.read(name)).iter("*"):
                if _TEXTS.search(str(element.tag)):
                    found.update(only_text(element.text or ""))
    return found


def _explained(text: SourceText, counted: Counter[str], drawn: int = 0) -> None:
    """Each character that was counted stands in the text once, or is one of those that are left out.

    ``drawn`` is how many the text has besides, which the file only names.
    """
    read: Counter[str] = Counter()
    for line in text.lines:
        for each in line.runs:
            if not (each.style.weak or each.style.note):
                read.update(only_text(line.text[each.start : each.end]))
        for claim in line.claims:
            read.update(only_text(claim.value) if claim.kind is ClaimKind.COMMENT else "")
    left_out = sum(each.count for each in text.omitted if each.reason != "codes of fields")
    assert (counted - read).total() == left_out
    assert (read - counted).total() <= drawn


def test_every_construct_is_explained() -> None:
    data = _everything()
    _explained(read_docx(data, "letter.docx"), _sum_of_docx(data), drawn=1)  # the hyphen


@pytest.mark.skipif(not _SHARED.is_dir(), reason="the collection of real files is not on this machine")
def test_real_files_are_explained() -> None:
    paths = sorted(_SHARED.glob("*.docx"))
    assert paths
    for path in paths:
        data = path.read_bytes()
        _explained(read_docx(data, path), _sum_of_docx(data), drawn=2)


@pytest.mark.skipif(not _SHARED.is_dir(), reason="the collection of real files is not on this machine")
def test_real_files_become_valid_tei(schema: Schema) -> None:
    for path in sorted(_SHARED.glob("*.docx")):
        edition, source = one_source(path.read_bytes(), path.name)
        tei = convert(edition, source, path.read_bytes())
        assert [finding.message for finding in schema.validate(tei, path.name)] == [], path


def test_mammoth_finds_nothing_that_is_not_there() -> None:
    """What a reader of Word documents by other people reads."""
    mammoth = pytest.importorskip("mammoth")
    paths = sorted(_SHARED.glob("*.docx")) if _SHARED.is_dir() else []
    for name, data in (("everything", _everything()), *((path.name, path.read_bytes()) for path in paths)):
        text = read_docx(data, "letter.docx")
        theirs = Counter(only_text(mammoth.extract_raw_text(io.BytesIO(data)).value))
        ours = Counter(only_text("".join(line.text for line in text.lines)))
        hidden = sum(each.count for each in text.omitted if each.reason == "hidden text")
        assert (theirs - ours).total() <= hidden, name


# -- speed -------------------------------------------------------------------------------------------------------------

_SECONDS = 2.0  # of CPU, for a hundred pages


def _book(pages: int) -> list[list[str]]:
    words = re.findall(r"\w+", "The keeper went down to the quay and the pilot followed and nobody else came that day")
    return [[" ".join(words[(at + row) % 17 :] + words) + ". " for row in range(5)] for at in range(4 * pages)]


def test_a_hundred_pages_of_word_are_read_in_two_seconds() -> None:
    looks = ("", "<w:i/>", '<w:lang w:val="en-GB"/>')
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    body = "".join(paragraph(*(run(row, looks[at % 3]) for at, row in enumerate(rows)), note) for rows in _book(100))
    data = docx(body, footnotes=f'<w:footnote w:id="2">{paragraph("Low.")}</w:footnote>')
    start = time.process_time()
    text = read_docx(data, "book.docx")
    assert time.process_time() - start < _SECONDS
    assert sum(len(line.text.split()) for line in text.lines) > 48_000


def test_a_hundred_pages_of_opendocument_are_read_in_two_seconds() -> None:
    span = "<text:span text:style-name='T1'>{}</text:span>"
    spans = "".join(f"<text:p>{''.join(span.format(row) for row in rows)}</text:p>" for rows in _book(100))
    data = odt(spans)
    start = time.process_time()
    read_odt(data, "book.odt")
    assert time.process_time() - start < _SECONDS
