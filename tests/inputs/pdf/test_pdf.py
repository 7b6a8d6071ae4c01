"""PDF: every glyph that another reader sees stands in the source once; what has no text, or is no PDF, is told."""

from __future__ import annotations

import io
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from random import Random

import pikepdf
import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st
from pdfminer.high_level import extract_pages
from pdfminer.layout import LTChar

from fascicle.inputs import pdf
from fascicle.inputs.pdf import MOST_PAGES
from fascicle.inputs.pdf.directions import grouped, in_reading_order
from fascicle.inputs.pdf.fonts import Font
from fascicle.inputs.pdf.glyphs import Glyph, GlyphLook
from fascicle.model.errors import SourceError
from fascicle.model.source import RegionKind, SourceText
from support.newspaper import Newspaper

_SHARED = Path(__file__).parents[4] / "shared" / "inputs" / "pdf"  # real files, where this machine has them


def _signs(text: str) -> Counter[str]:
    """The signs of a text without blanks; a hyphen at a line's end is one, whatever the file calls it."""
    return Counter(sign for sign in unicodedata.normalize("NFKC", text).replace("\u00ad", "-") if not sign.isspace())


def _drawn(item: object) -> Iterator[str]:
    if isinstance(item, LTChar):
        yield item.get_text()
    elif isinstance(item, Iterable):
        for each in item:
            yield from _drawn(each)


def _differences(data: bytes) -> list[tuple[Counter[str], Counter[str]]]:
    """What only we, and only pdfminer sees on each page."""
    found = []
    for page, other in zip(pdf.read(data, "a.pdf").pages, extract_pages(io.BytesIO(data)), strict=True):
        ours = _signs("".join(line.characters() for region in page.regions for line in region.lines))
        theirs = _signs("".join(_drawn(other)))
        found.append((ours - theirs, theirs - ours))
    return found


def _set(words: str, setup: str = "") -> bytes:
    begin = '#set page(width: 120mm, height: 160mm)\n#set text(font: "Libertinus Serif", size: 10pt)\n'
    return typst.compile(f"{begin}{setup}\n{words}".encode(), format="pdf")


def _read(words: str, setup: str = "") -> SourceText:
    return pdf.read(_set(words, setup), "a.pdf")


def _content(text: SourceText) -> list[str]:
    return [line.content for line in text.lines if not line.blank]


def _styled(text: SourceText, rend: str) -> list[str]:
    return [line.text[run.start : run.end] for line in text.lines for run in line.runs if rend in run.style.rend]


@pytest.mark.skipif(not _SHARED.is_dir(), reason="the collection of real files is not on this machine")
def test_real_files_have_the_signs_that_another_reader_sees() -> None:
    paths = sorted(_SHARED.glob("*.pdf"))
    assert paths
    for path in paths:
        assert not any(any(each) for each in _differences(path.read_bytes())), path


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_pages_of_our_own_have_the_signs_that_another_reader_sees(columns: int) -> None:
    for seed in (1, 2, 3):
        assert not any(any(each) for each in _differences(Newspaper(columns, seed).pdf()))


def test_ligatures_are_their_letters() -> None:
    assert _content(_read("The affluent office offered fifty flags.")) == ["The affluent office offered fifty flags."]


def test_a_hyphen_at_a_lines_end_is_one() -> None:
    words = "The representatives of the harbour communities congratulated the administration wholeheartedly."
    lines = _content(_read(words, "#set page(width: 52mm, margin: 10mm)\n#set par(justify: true)"))
    assert "".join(lines).replace("-", "").replace(" ", "") == words.replace(" ", "")
    assert 1 <= sum(line.endswith("-") for line in lines) == "".join(lines).count("-")


def test_raised_and_lowered_signs() -> None:
    text = _read("Water is H#sub[2]O, an area m#super[2], the ledger#super[note].")
    assert _styled(text, "sub") == ["2"]
    assert _styled(text, "sup")[0] == "2"


def test_a_word_set_bold_and_italic() -> None:
    text = _read("The *bold* and the _leaning_ and the *_both_*.")
    assert _styled(text, "bold") == ["bold", "both"]
    assert _styled(text, "italic") == ["leaning", "both"]


def test_notes_at_the_foot_are_notes_where_their_marks_are_raised() -> None:
    text = _read("The lamp#footnote[Trimmed at four.] and the bell#footnote[Cast in 1804.] were old.")
    assert [line.content for line in text.lines if line.kind is RegionKind.FOOTNOTE] == [
        "1Trimmed at four.",
        "2Cast in 1804.",
    ]


def test_small_print_without_a_mark_is_no_note() -> None:
    text = _read("The lamp was old.\n#v(1fr)\n#text(7pt)[1 Printed at the quay.]")
    assert not [line for line in text.lines if line.kind is RegionKind.FOOTNOTE]


def test_a_table_is_read_row_by_row() -> None:
    rows = (
        "#table(columns: 3, stroke: none, column-gutter: 8mm, [Day], [High], [Low], [Monday], [4.10], [10.22],"
        " [Tuesday], [5.02], [11.14], [Friday], [7.45], [1.20])"
    )
    text = _read(f"Tides of the week.\n\n{rows}\n\nBy the almanac.")
    table = [line.text.split("\t") for line in text.lines if line.kind is RegionKind.TABLE]
    assert table == [
        ["Day", "High", "Low"],
        ["Monday", "4.10", "10.22"],
        ["Tuesday", "5.02", "11.14"],
        ["Friday", "7.45", "1.20"],
    ]


def test_numbered_items_are_no_columns() -> None:
    text = _read("+ rope for the ferry\n+ tar for the boats\n+ oil for the lamp\n+ nets for the crew")
    assert _content(text) == [
        "1. rope for the ferry",
        "2. tar for the boats",
        "3. oil for the lamp",
        "4. nets for the crew",
    ]


def test_a_drop_capital_stands_before_its_lines() -> None:
    letter = "#place(top + left, dy: 0mm)[#text(28pt)[T]]"
    text = _read(
        f"{letter}#pad(left: 9mm)[he lamp was lit at four in the afternoon, and the bell rang until the last of the"
        " boats had come home.]"
    )
    assert _content(text)[0] == "T"
    assert _content(text)[1].startswith("he lamp")


def test_pages_have_their_labels() -> None:
    words = (
        '#set page(numbering: "i")\nPreface.\n#pagebreak()\nGoes on.\n#pagebreak()\n'
        '#set page(numbering: "1")\n#counter(page).update(1)\nText.'
    )
    assert [page.number for page in _read(words).pages] == ["i", "ii", "1"]


def test_running_heads_say_the_same_on_several_pages() -> None:
    text = _read("Ebb.\n#pagebreak()\nFlood.\n#pagebreak()\nSlack.", "#set page(header: [The Log of the Mole])")
    assert [line.content for line in text.lines if line.kind is RegionKind.HEADER] == ["The Log of the Mole"] * 3


def test_chapters_that_are_counted_are_no_running_heads() -> None:
    words = "\n#pagebreak()\n".join(f"#text(18pt)[Chapter {number}]\n\nThe tide came in." for number in (1, 2, 5))
    assert [line.content for line in _read(words).lines if line.kind is RegionKind.HEADING] == [
        "Chapter 1",
        "Chapter 2",
        "Chapter 5",
    ]


def test_text_set_twice_at_one_place_is_read_once_and_told() -> None:
    twice = "#place(top + left)[The lamp.]#place(top + left, dx: 0.2pt)[The lamp.]"
    text = _read(f"{twice}\n#v(10mm)\nThe bell.")
    assert _content(text) == ["The lamp.", "The bell."]
    assert any("twice" in remark.message for remark in text.remarks)


def test_pages_without_text_are_told() -> None:
    text = _read("Ebb.\n#pagebreak()\n#rect()\n#pagebreak()\nFlood.")
    assert [remark.message for remark in text.remarks] == ["page 2 has no text: a picture, or blank"]
    assert len(text.pages) == 3


def test_text_under_a_picture_is_read_and_told() -> None:
    data = _set("The lamp was trimmed.")
    with pikepdf.open(io.BytesIO(data)) as document:
        page = document.pages[0]
        page.contents_coalesce()
        page.Contents.write(b"3 Tr " + page.Contents.read_bytes().replace(b" Tf", b" Tf 3 Tr"))
        saved = io.BytesIO()
        document.save(saved)
    text = pdf.read(saved.getvalue(), "a.pdf")
    assert _content(text) == ["The lamp was trimmed."]
    assert any("not drawn" in remark.message for remark in text.remarks)


def _blank_pages(count: int) -> bytes:
    with pikepdf.new() as document:
        for _ in range(count):
            document.add_blank_page()
        saved = io.BytesIO()
        document.save(saved)
    return saved.getvalue()


def _locked() -> bytes:
    with pikepdf.open(io.BytesIO(_set("Ebb."))) as document:
        saved = io.BytesIO()
        document.save(saved, encryption=pikepdf.Encryption(owner="a", user="b"))
    return saved.getvalue()


@pytest.mark.parametrize(
    ("data", "message", "hint"),
    [
        (_blank_pages(2), "picture of its text", "OCRmyPDF or Tesseract"),
        (_blank_pages(1), "picture of its text", "kraken and Transkribus"),
        (_locked(), "password", "without one"),
        (_set("Ebb.")[:400], "damaged", "anew"),
        (b"%PDF-1.7\n", "damaged", "anew"),
    ],
)
def test_what_cannot_be_read_is_told_once(data: bytes, message: str, hint: str) -> None:
    with pytest.raises(SourceError) as caught:
        pdf.read(data, "a.pdf")
    assert message in caught.value.message
    assert hint in caught.value.hint


def test_damaged_files_are_read_or_told() -> None:
    """Whatever bytes are changed: places far out, sizes of nothing, streams that are cut."""
    data = _plain(Newspaper(2, 1).pdf())
    random = Random(1)
    for _ in range(40):
        damaged = bytearray(data)
        for _ in range(random.choice([1, 5, 30])):
            damaged[random.randrange(len(damaged))] = random.randrange(256)
        with suppress(SourceError):
            assert pdf.read(bytes(damaged), "a.pdf").layer()


def _plain(data: bytes) -> bytes:
    """The file with its streams written out, so that what is changed is what is drawn."""
    with pikepdf.open(io.BytesIO(data)) as document:
        saved = io.BytesIO()
        document.save(saved, stream_decode_level=pikepdf.StreamDecodeLevel.generalized, compress_streams=False)
    return saved.getvalue()


def test_text_far_out_of_the_page_is_read() -> None:
    text = _read("#place(top + left, dx: 9000000pt)[The lamp.]\nThe bell.")
    assert " ".join(_content(text)).split() == ["The", "bell.", "The", "lamp."]


def test_more_pages_than_a_book_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MOST_PAGES", 2)
    with pytest.raises(SourceError, match="the PDF has 3 pages, and 2 are read"):
        pdf.read(_blank_pages(3), "a.pdf")
    assert MOST_PAGES >= 5000


# -- pages that are turned, and what lies on them ------------------------------------------------------------------

_LINES = "The lamp is lit at dusk.\\ The bell is rung at noon.\\ The mole is old."


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize("level", [0, 90, 180, 270])
def test_text_is_read_level_however_the_page_is_turned(turn: int, level: int) -> None:
    with pikepdf.open(io.BytesIO(_set(f"#rotate({level}deg, reflow: true)[{_LINES}]"))) as document:
        document.pages[0].Rotate = turn
        made = io.BytesIO()
        document.save(made)
    (page,) = pdf.read(made.getvalue(), "a.pdf").pages
    lines = [line for region in page.regions for line in region.lines]
    assert [line.content for line in lines] == [each.strip() for each in _LINES.split("\\")]
    assert all(line.box and 0 <= line.box.left < line.box.right <= (page.width or 0) for line in lines)
    assert all(line.box and 0 <= line.box.top < line.box.bottom <= (page.height or 0) for line in lines)
    assert [line.box.top for line in lines if line.box] == sorted(line.box.top for line in lines if line.box)


def _annotated(*annotations: dict[str, object]) -> SourceText:
    with pikepdf.open(io.BytesIO(_set("The lamp is lit."))) as document:
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        made = []
        for each in annotations:
            words, fields = each.get("drawn"), {key: value for key, value in each.items() if key != "drawn"}
            annotation = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Rect=[50, 100, 300, 120], **fields)
            if words:
                form = document.make_stream(f"BT /F 10 Tf 2 4 Td ({words}) Tj ET".encode())
                form.Type, form.Subtype, form.BBox = pikepdf.Name.XObject, pikepdf.Name.Form, [0, 0, 250, 20]
                form.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
                annotation.AP = pikepdf.Dictionary(N=form)
            made.append(document.make_indirect(annotation))
        document.pages[0].Annots = pikepdf.Array(made)
        document.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array(made))
        saved = io.BytesIO()
        document.save(saved)
    return pdf.read(saved.getvalue(), "a.pdf")


def test_words_set_on_a_page_and_fields_filled_in_are_read() -> None:
    text = _annotated(
        {"Subtype": pikepdf.Name.FreeText, "Contents": "Seen by Ada", "drawn": "Seen by Ada"},
        {"Subtype": pikepdf.Name.Link, "Contents": "nowhere"},
    )
    assert (_content(text), text.remarks) == (["The lamp is lit.", "Seen by Ada"], ())
    text = _annotated({"Subtype": pikepdf.Name.Widget, "FT": pikepdf.Name.Tx, "V": "noon", "drawn": "noon"})
    assert (_content(text), text.remarks) == (["The lamp is lit.", "noon"], ())


def test_comments_on_a_page_are_told() -> None:
    text = _annotated(
        {"Subtype": pikepdf.Name.Text, "Contents": "Which lamp?"},
        {"Subtype": pikepdf.Name.Highlight, "Contents": "Ada", "QuadPoints": [50, 120, 300, 120, 50, 100, 300, 100]},
        {"Subtype": pikepdf.Name.Highlight, "QuadPoints": [50, 120, 300, 120, 50, 100, 300, 100]},
        {"Subtype": pikepdf.Name.Widget, "FT": pikepdf.Name.Tx, "V": "noon"},
    )
    assert _content(text) == ["The lamp is lit."]
    assert [each.message for each in text.remarks] == [
        "page 1 has 3 comments or fields whose words it does not show: not read"
    ]


# -- scripts that run from right to left ---------------------------------------------------------------------------

_HEBREW = "המנורה דלקה בערב והפעמון צלצל בצהריים כי המזח היה ישן מאוד ואיש לא ידע מדוע"
_ARABIC = "المصباح يضاء في المساء والجرس يقرع عند الظهر لأن الرصيف قديم جدا ولا أحد يعرف السبب"


@pytest.mark.parametrize(("words", "font"), [(_HEBREW, "Libertinus Serif"), (_ARABIC, "DejaVu Sans Mono")])
def test_scripts_that_run_leftward_are_read_in_their_order(words: str, font: str) -> None:
    text = _read(words, f'#set text(font: "{font}", dir: rtl)')
    assert len(_content(text)) > 1
    assert " ".join(_content(text)) == words


@pytest.mark.parametrize(
    ("words", "direction"),
    [
        (f"{_HEBREW} old harbour light {_HEBREW} 1924 בערב", "rtl"),
        (f"{_HEBREW} (ישן) 12–15, {_HEBREW}: «מזח» 3.5 היום.", "rtl"),
        ("The word המנורה הישנה is a lamp.", "ltr"),
        ("המנורה", "ltr"),
    ],
)
def test_words_of_both_directions_in_a_line(words: str, direction: str) -> None:
    assert " ".join(_content(_read(words, f"#set text(dir: {direction})"))) == words


def _glyph(text: str, left: float, right: float) -> Glyph:
    return Glyph(text, left, right, 20.0, GlyphLook(Font(), 10.0), blank=False)


def test_signs_upon_letters_are_in_one_group_and_behind_their_letter() -> None:
    """As fonts draw them, points stand before their letter in the file, and reach beyond it."""
    word = [_glyph("ם", 0, 6), _glyph("\u05b8", 5, 9), _glyph("י", 6, 9), _glyph("\u05b7", 8, 13), _glyph("ה", 9, 15)]
    far = [_glyph("\u05b5", 19.5, 21), _glyph("ל", 22, 28)]
    groups = grouped([*word, *far], 2.0)
    assert ["".join(each.text for each in in_reading_order(group)) for group in groups] == [
        "ה\u05b7י\u05b8ם",
        "ל\u05b5",
    ]


def test_brackets_open_before_what_they_hold_however_the_file_names_them() -> None:
    drawn = [_glyph("(", 0, 3), _glyph("ב", 3, 9), _glyph("א", 9, 15), _glyph(")", 15, 18)]
    named = [_glyph(")", 0, 3), _glyph("ב", 3, 9), _glyph("א", 9, 15), _glyph("(", 15, 18)]
    assert {"".join(each.text for each in in_reading_order(each)) for each in (drawn, named)} == {"(אב)"}


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from("אבל\u05b8\u0651a1-.(لا"), st.floats(0, 90), st.floats(0, 9)), min_size=1))
def test_no_glyph_is_lost_or_doubled_when_it_is_put_in_order(places: list[tuple[str, float, float]]) -> None:
    glyphs = [_glyph(text, left, left + width) for text, left, width in places]
    groups = [in_reading_order(group) for group in grouped(glyphs, 2.0)]
    mirrored = str.maketrans("()", "((")
    assert sorted(each.text.translate(mirrored) for group in groups for each in group) == sorted(
        text.translate(mirrored) for text, _, _ in places
    )


def test_spaced_words_are_words() -> None:
    spaced = "#text(tracking: 0.3em)[very old] lamp, #text(tracking: 0.3em)[dusk.] I saw a b c and A."
    text = _read(f"The {spaced} It was the mole.")
    assert " ".join(_content(text)) == "The very old lamp, dusk. I saw a b c and A. It was the mole."
    assert "".join(_styled(text, "spaced")).replace(" ", "") == "veryolddusk."


def test_a_title_may_be_spaced() -> None:
    assert _content(_read("#text(tracking: 0.4em)[TIDES]"))[0] == "TIDES"
