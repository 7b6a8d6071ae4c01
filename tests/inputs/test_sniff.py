"""What is no plain text is refused by what it holds, whatever its name; what people write is never refused."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import tarfile
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import fascicle
from fascicle import inputs as sources
from fascicle.inputs import kinds
from fascicle.inputs.kinds import FileKind
from fascicle.inputs.sniff import kind_of, sniff
from fascicle.model.errors import SourceError
from fascicle.results import Outcome
from support.editions import MINIATURE, new_edition, set_source
from support.office import packed
from support.sources import one_source

_ROOT = Path(__file__).parents[2]
_SHARED = _ROOT.parent / "shared"  # real files, where this machine has them
_PROSE = "Sixteen skiffs went out.\nNot one of them was tied up when the bell rang.\n"
_RUSSIAN = "Шестнадцать лодок вышли в море.\nНи одна не была привязана.\n"


def _zip(*names: str, mimetype: str = "") -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        if mimetype:
            archive.writestr("mimetype", mimetype, zipfile.ZIP_STORED)
        for name in names:
            archive.writestr(name, "<x/>" * 20)
    return packed.getvalue()


def _tar() -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("letter.txt"))
    return packed.getvalue()


_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_ODT = "application/vnd.oasis.opendocument.text"
_WORD = _zip("[Content_Types].xml", "_rels/.rels", "word/document.xml")
_MAIL = "Received: by quay.example\nMIME-Version: 1.0\nSubject: =?utf-8?q?Ebbe?=\n  und Flut\nFrom: a@quay.example\n\n"

_BYTES: list[tuple[bytes, FileKind]] = [
    (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", kinds.PDF),
    (b"HTTP/1.1 200 OK\r\n\r\n%PDF-1.4\n\xe2\n" + b"x " * 900 + b"startxref\n9\n%%EOF\n", kinds.PDF),
    (b"%!PS-Adobe-3.0\n%%Title: Tides\n", kinds.POSTSCRIPT),
    (b"{\\rtf1\\ansi Ebb and flood}", kinds.RTF),
    (b"AT&TFORM\x00\x00\x10\x00DJVU", kinds.DJVU),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(64), kinds.OLD_OFFICE),
    (_WORD, kinds.WORD),
    (_WORD[: len(_WORD) // 2], kinds.WORD),
    (_zip("[Content_Types].xml", "xl/workbook.xml"), kinds.EXCEL),
    (_zip("[Content_Types].xml", "ppt/presentation.xml"), kinds.POWERPOINT),
    (_zip("content.xml", mimetype=_ODT), kinds.OPENDOCUMENT),
    (_zip("content.xml", mimetype=f"{_ODT}-template"), kinds.OPENDOCUMENT),
    (_zip("content.xml", mimetype="application/vnd.oasis.opendocument.spreadsheet"), kinds.OTHER_OPENDOCUMENT),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(64) + "EncryptedPackage".encode("utf-16-le"), kinds.LOCKED),
    (_zip("OEBPS/a.xhtml", mimetype="application/epub+zip"), kinds.EPUB),
    (_zip("letter.txt"), kinds.ZIP),
    (_zip(), kinds.ZIP),
    (gzip.compress(_PROSE.encode()), kinds.GZIP),
    (bz2.compress(_PROSE.encode()), kinds.BZIP2),
    (bz2.compress(b""), kinds.BZIP2),
    (lzma.compress(_PROSE.encode()), kinds.XZ),
    (b"\x28\xb5\x2f\xfd\x24\x05", kinds.ZSTD),
    (b"7z\xbc\xaf\x27\x1c\x00\x04", kinds.SEVEN_ZIP),
    (b"Rar!\x1a\x07\x01\x00", kinds.RAR),
    (_tar(), kinds.TAR),
    (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00", kinds.PICTURE),
    (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", kinds.PICTURE),
    (b"II*\x00\x08\x00\x00\x00", kinds.PICTURE),
    (b"MM\x00*\x00\x00\x00\x08", kinds.PICTURE),
    (b"GIF89a\x01\x00\x01\x00", kinds.PICTURE),
    (b"RIFF\x24\x00\x00\x00WEBPVP8 ", kinds.PICTURE),
    (b"\x00\x00\x00\x0cjP  \r\n\x87\n", kinds.PICTURE),
    (b"BM\x46\x00\x00\x00\x00\x00\x00\x00\x36\x00", kinds.PICTURE),
    (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic", kinds.PICTURE),
    (b"\x00\x00\x00\x18ftypisom\x00\x00\x02\x00", kinds.SOUND),
    (b"ID3\x04\x00\x00\x00", kinds.SOUND),
    (b"\x7fELF\x02\x01\x01" + bytes(9), kinds.EXECUTABLE),
    (bytes(range(32)) * 9 + b"records of a program", kinds.BINARY),
    (_PROSE.encode("utf-16"), kinds.UTF_16_LE),
    (_PROSE.encode("utf-16-le"), kinds.UTF_16_LE),
    (_PROSE.encode("utf-16-be"), kinds.UTF_16_BE),
    (_PROSE.encode("utf-16-be") * 60, kinds.UTF_16_BE),
    (_RUSSIAN.encode("utf-16-le"), kinds.UTF_16_LE),
    (_RUSSIAN.encode("utf-16-be"), kinds.UTF_16_BE),
    (b"\xfe\xff" + _RUSSIAN.encode("utf-16-be"), kinds.UTF_16_BE),
    (("𝄞 " + _PROSE).encode("utf-16-le") * 60, kinds.UTF_16_LE),
    (_PROSE.encode("utf-32"), kinds.UTF_32_LE),
    (_PROSE.encode("utf-32-le"), kinds.UTF_32_LE),
    (_PROSE.encode("utf-32-be"), kinds.UTF_32_BE),
    (b"+/v8-Caf+AOk-\n", kinds.UTF_7),
]
_MARKUP: list[tuple[str, FileKind]] = [
    ("<!DOCTYPE html>\n<html><body><div class='ocr_page' title='bbox 0 0 9 9'></div></body></html>", kinds.HOCR),
    (f'{_XML}<!DOCTYPE html PUBLIC "a" "b">\n<html xmlns="x"><meta name="ocr-system"/></html>', kinds.HOCR),
    ("<html>\n<body>Ebb</body></html>", kinds.HTML),
    ("\ufeff\n<!-- saved from (0042)https://quay.example/ -->\n<HTML lang=en hidden><BODY>Ebb", kinds.HTML),
    ("<p>Ebb &amp; flood</p>\n<p>Slack</p>\n", kinds.HTML),
    ('<div class="letter">\nEbb\n</div>', kinds.HTML),
    (f'{_XML}<alto xmlns="http://www.loc.gov/standards/alto/ns-v4#"/>', kinds.ALTO),
    (f"{_XML}<alto><Layout/></alto>", kinds.ALTO),
    (f'{_XML}<PcGts xmlns="http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15"/>', kinds.PAGE),
    (f'{_XML}<mets:mets xmlns:mets="http://www.loc.gov/METS/"/>', kinds.METS),
    (f'{_XML}<?xml-model href="x"?>\n<!-- a\n<b> -->\n<TEI xmlns="http://www.tei-c.org/ns/1.0"/>', kinds.TEI),
    (f'{_XML}<t:teiCorpus xmlns:t="http://www.tei-c.org/ns/1.0"/>', kinds.TEI),
    ('<!DOCTYPE TEI.2 SYSTEM "tei2.dtd" [\n<!ENTITY a "b">\n]>\n<TEI.2><text/></TEI.2>', kinds.TEI),
    ("<TEI><text>Ebb</text></TEI>", kinds.TEI),
    (f'{_XML}<o:document xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0"/>', kinds.FLAT_OPENDOCUMENT),
    ('<document xmlns="http://www.abbyy.com/FineReader_xml/FineReader10-schema-v1.xml"/>', kinds.ABBYY),
    ('<svg xmlns="http://www.w3.org/2000/svg"><path/></svg>', kinds.SVG),
    (f"{_XML}<letters><letter/></letters>", kinds.XML),
    ('{"title": "Ebb", "lines": [1, 2]}\n', kinds.JSON),
    ('[\n  {"title": "Ebb"}\n]', kinds.JSON),
    ('{"a": 1}\n{"a": 2}\n{"a": 3}\n', kinds.JSON),
    ("% !TEX root = letters.tex\n\n\\documentclass[12pt]{article}\n\\begin{document}\nEbb\n", kinds.LATEX),
    ("\\input{head}\n\\begin{document}\nEbb.\n\\end{document}\n", kinds.LATEX),
    (_MAIL + "Ebbe =E2=80=93 Flut\n", kinds.EMAIL),
    ("1\n00:00:01,000 --> 00:00:02,500\nEbb.\n", kinds.SUBTITLES),
    ("WEBVTT\n\n00:01.000 --> 00:02.500\nEbb.\n", kinds.SUBTITLES),
]


# Numbers, because packed bytes hold the time and a test has one name in all processes.
@pytest.mark.parametrize(("data", "kind"), _BYTES, ids=map(str, range(len(_BYTES))))
@pytest.mark.parametrize("name", ["tides.txt", "tides.md", "tides.tex", "tides"])
def test_bytes_that_are_no_text_are_never_read(data: bytes, kind: FileKind, name: str) -> None:
    _, source = one_source(data, name)
    for form in ("text", "markdown") if kind.reader else ("", "text", "markdown"):
        with pytest.raises(SourceError) as caught:
            sources.read(replace(source, format=form), data, name)
        assert kind.name in caught.value.message
        assert (f'format = "{kind.reader}"' if kind.reader else kind.hint) in caught.value.hint
    assert kind_of(data, name) is kind


@pytest.mark.parametrize(("text", "kind"), _MARKUP)
@pytest.mark.parametrize("name", ["tides.txt", "tides.xml"])
def test_markup_is_read_as_text_only_if_the_record_says_so(text: str, kind: FileKind, name: str) -> None:
    data = text.encode()
    _, source = one_source(data, name)
    assert kind_of(data, name) is kind
    if not kind.reader:
        with pytest.raises(SourceError) as caught:
            sources.read(source, data, name)
        assert f"holds {kind.name}," in caught.value.message
        assert 'format = "text"' in caught.value.hint
    assert sources.read(replace(source, format="text"), data, name).layer()


@pytest.mark.parametrize(
    "suffix", sorted(end for end, kind in kinds.BY_SUFFIX.items() if kind.binary or not kind.reader)
)
def test_a_name_that_says_something_else_than_text(suffix: str) -> None:
    """A damaged file, or one without the signs of its kind, such as a piece of LaTeX; whoever calls it text may."""
    name, data = f"tides{suffix.upper()}", _PROSE.encode()
    _, source = one_source(data, name)
    with pytest.raises(SourceError) as caught:
        sources.read(source, data, name)
    assert kinds.BY_SUFFIX[suffix].name in caught.value.message
    assert ("damaged" in caught.value.message) == kinds.BY_SUFFIX[suffix].binary
    assert sources.read(replace(source, format="text"), data, name).layer()


@pytest.mark.parametrize("name", ["welcome.txt", "welcome.hocr", "welcome.tei", "welcome.tex", "welcome.alto.xml"])
def test_nothing_is_written_of_it(tmp_path: Path, name: str) -> None:
    edition = new_edition(tmp_path / "edition")
    set_source(edition, f'{_XML}<TEI xmlns="http://www.tei-c.org/ns/1.0"/>'.encode())
    (edition / "source" / "welcome.txt").rename(edition / "source" / name)
    record = edition / "edition.toml"
    record.write_text(record.read_text("utf-8").replace("welcome.txt", name), "utf-8")
    (result,) = fascicle.open(edition, out=tmp_path / "build").convert()
    assert result.outcome is Outcome.FAILED
    assert isinstance(result.error, SourceError)
    assert "TEI" in result.error.message
    assert not list(edition.glob("text/*.xml"))


@pytest.mark.parametrize(
    "text",
    [
        "<p> is the tag of a paragraph.\nEbb.",
        "<Anna> Is it you?\n<Bert> It is.\n",
        '<p align="center">The Slip</p>\n\n# The Slip\n\nEbb.\n',
        "{Ebb} and [flood] stand in brackets.",
        "[1922] The year of the gale.",
        "[12, 13]",
        "[]",
        '{"Ebb", he said, "and flood."}',
        '{"a": 1}\nis how a program writes it.',
        "\\section{Ebb} makes a head in TeX,\nand \\documentclass{article} begins a file.",
        "He wrote:\n\n\\documentclass{article}\n\\begin{document}\nEbb\n\\end{document}\n\nand no more.",
        "From: The Harbourmaster\nTo: The Pilots\nSubject: Soundings\nDate: 4 March 1922\n\nGentlemen,\n",
        "From the quay one sees the Sill.",
        "%PDF- is how such a file begins.",
        "PK\nBM is what we called him.\nMZ too.",
        "BM and GIF and RIFF are letters.",
        "1\n2\n3\n00:00 midnight --> 01:00\n",
        "a,b,c\n1,2,3\n",
        "one\ttwo\tthree\n",
        "Rope:\t12\nOar:\t13\n",
        "x\fpage\f",
        "WEBVTT is a kind of file.",
        "+44 20 7946\n",
        "% a line that begins with a sign\nEbb.",
        "",
        "& <ampersand> &amp; <<guillemets>> <- arrow ->",
        "<!-- a remark --> Ebb.",
        "<?",
        "<",
        "\u202fÀ la marée !",
    ],
)
@pytest.mark.parametrize("name", ["tides.txt", "tides.md", "tides", "no. 7"])
def test_what_people_write_is_text(text: str, name: str) -> None:
    assert sniff(text.encode(), name) is None
    assert sniff(b"\xef\xbb\xbf" + text.encode(), name) is None


@pytest.mark.parametrize(
    "text",
    [
        "<table>\n<tr><td>Ebb</td></tr>\n</table>\n",
        "<!-- toc -->\n# Tides\n\n<p>Ebb</p>\n",
        '<div align="center">\n\n# Tides\n\n</div>\n',
        '<svg xmlns="http://www.w3.org/2000/svg"></svg>\n\n# Tides\n',
        "---\ntitle: Tides\n---\n\n```latex\n\\documentclass{article}\n```\n",
    ],
)
def test_markdown_may_hold_elements(text: str) -> None:
    assert sniff(text.encode(), "tides.md") is None


def test_a_single_sign_that_xml_cannot_hold_is_told_with_its_place() -> None:
    assert sniff(b"a\nb\x00c\n", "tides.txt") is None
    assert sniff(b"Ebb\x00" + _PROSE.encode() * 30, "tides.txt") is None
    assert sniff(b"E\bE" * 40, "tides.txt") is None  # a typewriter's bold


_SENTENCES = st.text(st.characters(categories=["L", "M", "N", "P", "Z", "S"], include_characters="\n\t"), max_size=300)
_BEGINS = st.sampled_from(
    ["", "\n", " ", "<", "<p>", "{", "[", "[1]", "\\", "\\section{", "% ", "%PDF", "PK", "From: ", "1\n", "---\n", "“"]
)


@given(begin=_BEGINS, text=_SENTENCES)
def test_ordinary_prose_is_never_refused(begin: str, text: str) -> None:
    assert sniff(f"{begin} {text} and so it ends.".encode(), "tides.txt") is None


@given(
    data=st.binary(max_size=200), begin=st.sampled_from([b"", b"<", b"<?xml ", b'{"', b"PK\x03\x04", b"\\", b"\x00"])
)
def test_any_bytes_have_an_answer(data: bytes, begin: bytes) -> None:
    for name in ("tides.txt", "tides.xml", "tides.md", "."):
        found = sniff(begin + data, name)
        assert found is None or (found.message and found.hint)


@pytest.mark.parametrize(
    "unit", [b"<", b"<?x ", b"<!--", b'{"', b"[{", b"<a b=", b"% \n", b"\\ ", b"a: b\n", b"<!DOCTYPE a "]
)
def test_long_files_are_looked_at_quickly(unit: bytes) -> None:
    """Nothing here may take time that grows with the square of the file; a minute would be noticed."""
    for begin in (b"", b"<?xml ?>", b"WEBVTT\n", b"MIME-Version: 1.0\n"):
        sniff(begin + unit * 200_000, "tides.txt")


def test_json_that_is_nested_without_end() -> None:
    assert sniff(b'{"a":' * 50_000, "tides.txt") is None
    assert sniff(b'[{"a":' + b"[" * 50_000, "tides.txt") is None
    assert sniff(json.dumps([{"line": "Ebb " * 20}] * 20_000).encode(), "tides.txt").kind is kinds.JSON  # type: ignore[union-attr]


@pytest.mark.skipif(not (_SHARED / "inputs").is_dir(), reason="the collection of real files is not on this machine")
def test_real_files_are_recognised() -> None:
    expected = {"alto": kinds.ALTO, "page": kinds.PAGE, "hocr": kinds.HOCR, "docx": kinds.WORD, "pdf": kinds.PDF}
    for folder, kind in expected.items():
        paths = [path for path in (_SHARED / "inputs" / folder).rglob("*") if path.is_file()]
        assert paths
        for path in paths:
            for name in (path.name, "tides.txt", "tides.md"):
                assert kind_of(path.read_bytes(), name) is kind, path


@pytest.mark.skipif(not (_SHARED / "corpus").is_dir(), reason="the collection of real files is not on this machine")
def test_real_texts_are_read() -> None:
    for path in (_SHARED / "corpus").iterdir():
        assert sniff(path.read_bytes(), path.name) is None, path


def test_the_texts_of_the_editions_are_read() -> None:
    for folder in (MINIATURE, _ROOT / "tei" / "harbour"):
        for path in (folder / "source").iterdir():
            assert sniff(path.read_bytes(), path.name) is None, path


@pytest.mark.parametrize(
    ("first", "kind"),
    [
        ({"META-INF/container.xml": "<container/>", "mimetype": "application/epub+zip\n"}, kinds.EPUB),
        ({"META-INF/container.xml": "<container/>"}, kinds.EPUB),
        ({"content.xml": "<a/>", "mimetype": "application/vnd.oasis.opendocument.text"}, kinds.OPENDOCUMENT),
        ({"a.xml": "<a/>", "mimetype": "application/vnd.oasis.opendocument.graphics"}, kinds.OTHER_OPENDOCUMENT),
        ({"mimetype": "text/plain"}, kinds.ZIP),
    ],
)
def test_an_archive_that_was_packed_anew_says_what_it_is(first: dict[str, str], kind: FileKind) -> None:
    assert kind_of(packed(first), "tides") is kind
