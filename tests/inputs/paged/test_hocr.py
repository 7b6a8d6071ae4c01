"""hOCR as XML and as HTML, with its classes, its words and its alternatives."""

from __future__ import annotations

import pytest

from fascicle.model.source import RegionKind
from support.paged import contents, filled, read, tei_of


def hocr(body: str, *, xml: bool = True) -> bytes:
    page = (
        f'<div class="ocr_page" id="page_1" title="image &quot;7.png&quot;; bbox 0 0 1000 2000; ppageno 0">{body}</div>'
    )
    if xml:
        return f'<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml"><body>{page}</body></html>'.encode()
    return f"<!DOCTYPE html>\n<html><head><meta name=ocr-system content=x></head><body>{page}<p></body></html>".encode()


def line(words: str, name: str = "line_1", kind: str = "ocr_line", title: str = "bbox 10 20 310 60") -> str:
    return f'<span class="{kind}" id="{name}" title="{title}">{words}</span>'


def word(text: str, title: str = "bbox 1 2 3 4; x_wconf 96") -> str:
    return f'<span class="ocrx_word" title="{title}">{text}</span>'


@pytest.mark.parametrize("xml", [True, False])
def test_xml_and_html_say_the_same(xml: bool) -> None:
    words = line(f"{word('The')} {word('ferry')}")
    body = f'<div class="ocr_carea" id="c1" title="bbox 5 5 500 500"><p class="ocr_par">{words}</p></div>'
    text = read(hocr(body, xml=xml), "page.hocr")
    (found,) = filled(text)
    assert (text.format, found.anchor, found.content) == ("hocr", "line_1", "The ferry")
    assert text.pages[0].image == "7.png"
    assert (text.pages[0].width, text.pages[0].height) == (1000, 2000)
    assert found.region is not None
    assert found.region.id == "c1"
    assert found.box is not None
    assert (found.box.left, found.box.bottom) == (10, 60)


def test_names_of_characters_that_xml_does_not_know_are_read() -> None:
    assert contents(hocr(line("har&shy;"), xml=True), "page.hocr") == ["har\u00ad"]


def test_words_that_nothing_parts_are_words() -> None:
    assert contents(hocr(line(word("The") + word("ferry"))), "page.hocr") == ["The ferry"]


@pytest.mark.parametrize(
    ("title", "sure"), [("x_wconf 96", 0.96), ("bbox 1 2 3 4; x_conf 80.95", 0.8095), ("bbox 1 2 3 4", None)]
)
def test_confidence_has_two_names_or_none(title: str, sure: float | None) -> None:
    (found,) = filled(read(hocr(line(word("ferry", title))), "page.hocr"))
    assert [run.confidence for run in found.runs] == [sure]


def test_of_alternatives_the_chosen_one_is_read() -> None:
    forms = '<ins class="alt">ferry</ins><del class="alt">fairy</del><del class="alt">furry</del>'
    text = read(hocr(line(word(f'<span class="alternatives">{forms}</span>'))), "page.hocr")
    assert [each.content for each in filled(text)] == ["ferry"]
    assert text.remarks[0].message.startswith("other readings of the program, which are left out: 2")


@pytest.mark.parametrize(
    ("kind", "wanted"),
    [
        ("ocr_line", RegionKind.UNKNOWN),
        ("ocrx_line", RegionKind.UNKNOWN),
        ("ocr_header", RegionKind.HEADER),
        ("ocr_footer", RegionKind.FOOTER),
        ("ocr_caption", RegionKind.CAPTION),
        ("ocr_pageno", RegionKind.PAGE_NUMBER),
        ("ocr_textfloat", RegionKind.UNKNOWN),
    ],
)
def test_classes_of_lines(kind: str, wanted: RegionKind) -> None:
    (found,) = filled(read(hocr(line("ferry", kind=kind)), "page.hocr"))
    assert found.kind is wanted


def test_headings_of_html_are_heads() -> None:
    assert [each.kind for each in filled(read(hocr(f"<h2>{line('TIDES')}</h2>"), "page.hocr"))] == [RegionKind.HEADING]


def test_what_stands_in_no_line_is_not_lost() -> None:
    paragraph = f'<p class="ocr_par">{word("no")} {word("line")}</p>'
    body = f'<div class="ocr_carea">{line("a line")} between {paragraph} behind</div>'
    assert contents(hocr(f"loose {body} end"), "page.hocr") == [
        "loose",
        "a line",
        "between",
        "no line",
        "behind",
        "end",
    ]


def test_type_and_baselines() -> None:
    title = "bbox 10 20 310 60; baseline 0.01 -5; x_size 30; x_fsize 11"
    (found,) = filled(read(hocr(line("The <strong>old <em>ferry</em></strong>", title=title)), "page.hocr"))
    assert [(found.text[run.start : run.end], run.style.rend) for run in found.runs] == [
        ("The ", ()),
        ("old", ("bold",)),
        (" ", ()),
        ("ferry", ("bold", "italic")),
    ]
    assert (found.size, found.baseline) == (11, ((10, 55), (310, 58)))


def test_pages_of_one_file_are_named_apart() -> None:
    data = hocr(line("one")).replace(b"</body>", b"<div class='ocr_page'>" + line("two").encode() + b"</div></body>")
    assert [each.anchor for each in filled(read(data, "page.hocr"))] == ["p1/line_1", "p2/line_1"]
    tei_of(data, "page.hocr")


def test_what_stands_outside_of_pages_is_counted() -> None:
    text = read(hocr(line("one")).replace(b"<body>", b"<body><h1>Viewer</h1>"), "page.hocr")
    assert [each.content for each in filled(text)] == ["one"]
    assert [each.message for each in text.remarks] == ["characters outside of all pages, which are left out: 6"]


def test_a_file_without_pages_is_one() -> None:
    made = b"<!DOCTYPE html><html><head><meta name='ocr-system' content='x'></head><body>" + line("one").encode()
    assert contents(made, "page.hocr") == ["one"]


def test_a_page_in_a_page_is_no_page_more() -> None:
    assert contents(hocr(f'<div class="ocr_page">{line("one")}</div>'), "page.hocr") == ["one"]


def test_a_word_may_be_bold_itself() -> None:
    (found,) = filled(read(hocr(line('<b class="ocrx_word" title="x_wconf 50">one</b>')), "page.hocr"))
    assert [(run.style.rend, run.confidence) for run in found.runs] == [(("bold",), 0.5)]
