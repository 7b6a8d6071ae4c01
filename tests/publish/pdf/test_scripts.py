"""Writing systems: each in a font made for it, in its own direction, with the signs of its own language."""

from __future__ import annotations

import importlib.util
import io
import re
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

import fascicle
from fascicle.model.errors import EngineError
from fascicle.publish import pdf
from fascicle.publish.typst.fonts import FAMILIES
from fascicle.publish.typst.glyphs import UnsetLetter, unset_letters
from support.editions import add_source, new_edition

from . import editions

# One sentence a language: The lamp stands in the harbour, and nobody lights it. Its script, its font.
SENTENCES = {
    "ar": ("المصباح في المرفأ ولا أحد يوقده.", "Amiri"),
    "fa": ("چراغ در بندر است و کسی آن را روشن نمی‌کند.", "Amiri"),
    "he": ("הַמְּנוֹרָה עוֹמֶדֶת בַּנָּמֵל.", "LibertinusSerif"),
    "grc": ("ὁ λύχνος ἐν τῷ λιμένι ἕστηκεν, καὶ οὐδεὶς ἅπτει.", "LibertinusSerif"),
    "ru": ("Фонарь стоит в гавани, и никто его не зажигает.", "LibertinusSerif"),
    "cu": ("Свѣтильникъ въ пристани, ѳ ѵ ѫ.", "LibertinusSerif"),
    "hi": ("दीपक बंदरगाह में खड़ा है।", "NotoSerifDevanagari"),
    "th": ("โคมไฟอยู่ที่ท่าเรือ", "NotoSerifThai"),
    "la": ("lucerna ꝑ portum ꝗ stat ⁊ nemo eam incenditꝰ", "NotoSerif"),
    "en-fonipa": ("ðə ˈlæmp ˈstændz ɪn ðə ˈhɑːbə ǂ ʢ ꟸ", "NotoSerif"),
    "xum": ("𐌀𐌁𐌂 ⏑⏑–⏓", "Cardo"),
    "ka": ("ლამპარი ნავსადგურში დგას.", "NewCM10"),
}
# Those of the extra fascicle[fonts].
MORE = {
    "ja": ("灯りは港に立ち、誰も灯さない。", "NotoSerifJP"),
    "zh": ("港口有一盏灯，没有人点亮“它”……", "NotoSerifSC"),
    "zh-Hant": ("港口有一盞燈，沒有人點亮它。", "NotoSerifTC"),
    "ko": ("등불이 항구에 서 있다.", "NotoSerifKR"),
    "bn": ("বাতিটি বন্দরে আছে।", "NotoSansBengali"),
    "ta": ("விளக்கு துறைமுகத்தில் நிற்கிறது.", "NotoSansTamil"),
    "am": ("ፋኖሱ በወደቡ ቆሟል።", "NotoSansEthiopic"),
}
WITH_MORE = importlib.util.find_spec("pylopdf_fonts_jp") is not None


def one_text(body: str) -> bytes:
    return pdf.book(editions.MINIATURE, {"ferry": editions.tei(body)}, None)


def fonts(book: bytes) -> set[str]:
    """The fonts in a file, without the names of their subsets."""
    with pikepdf.open(io.BytesIO(book)) as document:
        names = [str(each.BaseFont) for each in document.objects if _is_font(each)]
        files = [each for each in document.objects if _is_described(each)]
        assert all("/FontFile2" in each or "/FontFile3" in each for each in files)
    assert all(re.match(r"/[A-Z]{6}\+", name) for name in names)
    return {name.partition("+")[2].partition("-")[0] for name in names}


def _is_font(each: object) -> bool:
    return isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/Font"


def _is_described(each: object) -> bool:
    return isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/FontDescriptor"


@pytest.mark.parametrize("language", [*SENTENCES, *MORE])
def test_a_script_is_set_in_a_font_of_its_own(language: str) -> None:
    if language in MORE and not WITH_MORE:
        pytest.skip("the extra fascicle[fonts] is not installed")
    sentence, font = (SENTENCES | MORE)[language]
    book = one_text(f'<body><p>{"A lamp. " * 5}</p><p xml:lang="{language}">{sentence}</p></body>')
    found = fonts(book)
    assert any(name.startswith(font) for name in found), found
    # the font of checksums is in the colophon; nothing of the text is set in it
    with pypdfium2.PdfDocument(book) as document:
        text = "".join(page.get_textpage().get_text_bounded() for page in list(document)[6:-1])
    assert "U+" not in text
    with pikepdf.open(io.BytesIO(book)) as document:
        assert not any(
            "DejaVuSansMono" in str(font.BaseFont)
            for page in list(document.pages)[6:-1]
            for font in page.Resources.Font.values()
        )


def test_a_book_has_the_letters_that_it_uses_and_no_more_of_a_font() -> None:
    if not WITH_MORE:
        pytest.skip("the extra fascicle[fonts] is not installed")
    assert len(one_text(f'<body><p xml:lang="ja">{MORE["ja"][0]}</p></body>')) < 100_000


def test_families_come_in_one_order_and_are_those_of_packages() -> None:
    assert FAMILIES[:4] == ("Libertinus Serif", "Noto Serif", "Cardo", "Amiri")
    assert len(set(FAMILIES)) == len(FAMILIES)


def test_letters_without_a_font_are_named_before_the_book_is_made() -> None:
    with pytest.raises(EngineError) as caught:
        one_text("<body><p>a 𒀀 and 𓀀</p></body>")
    assert caught.value.message == (
        "no font of the book has 𒀀 (U+12000 CUNEIFORM SIGN A), 𓀀 (U+13000 EGYPTIAN HIEROGLYPH A001)"
    )
    assert "fascicle[fonts]" in caught.value.hint


def test_letters_that_are_not_printed_need_no_font() -> None:
    tei = editions.tei("<body><p>A lamp.</p></body>")
    unprinted = tei.replace(b"</fileDesc>", "</fileDesc><encodingDesc><p>𒀀</p></encodingDesc>".encode())
    assert pdf.book(editions.MINIATURE, {"ferry": unprinted}, None)


def test_a_letter_is_found_written_itself_or_by_its_number() -> None:
    data = "<p>one\n two &#x12000; three\n 𒀀 four 𓀀</p>".encode()
    assert unset_letters("𒀀𓀀𓀁", data) == [UnsetLetter("𒀀", 2, 2, 6), UnsetLetter("𓀀", 1, 3, 9)]


def test_a_build_tells_each_letter_with_its_file_and_line_and_makes_no_book(tmp_path: Path) -> None:
    edition = new_edition(tmp_path / "edition")
    add_source(edition, "second.txt", "Port Sill, 4 May 1922\n\nDear Ada,\n\nno 𒀀 ferry.\n\nYours,\nTom\n", "II")
    result = fascicle.open(edition).build(["print"])
    assert not result.complete
    (found,) = [each for each in result.findings if each.rule.code == "F0904"]
    line = (edition / found.path).read_text("utf-8").split("\n")[(found.line or 0) - 1]
    assert Path(found.path).name == "second.xml"
    assert line[(found.column or 0) - 1] == "𒀀"
    assert "U+12000 CUNEIFORM SIGN A" in found.message
    assert not list((edition / "build").rglob("*.pdf"))
    with (edition / "edition.toml").open("a", encoding="utf-8") as record:
        record.write('\n[print]\nunset = "number"\n')
    assert fascicle.open(edition).build(["print"]).complete
    assert list((edition / "build").rglob("*.pdf"))
