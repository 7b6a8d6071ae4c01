"""What a converted file looks like as a whole: header, instructions, errors."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from fascicle import __version__
from fascicle.edition.files import sha256
from fascicle.edition.folder import EditionFolder
from fascicle.encode.body import build_text
from fascicle.encode.convert import convert, document_id
from fascicle.model.errors import EngineError, SourceError
from fascicle.tei.names import XML_ID, tei
from support.sources import one_source

_MINIATURE = Path(__file__).parents[1] / "editions" / "miniature"


def _header(root: etree._Element, path: str) -> list[str]:
    return [element.text or "" for element in root.iterfind("/".join(map(tei, ["teiHeader", *path.split("/")])))]


def test_header_says_what_the_record_the_source_and_the_text_say() -> None:
    data = "A line of English words.\n\nUne ligne de mots français pour la langue.\n".encode()
    edition, source = one_source(data, "07 notice.txt", languages=("fr",), author="Ada Quill", genre="book")
    root = etree.fromstring(convert(edition, source, data))
    assert root.get(XML_ID) == "text-07-notice"
    assert _header(root, "fileDesc/titleStmt/author") == ["Ada Quill"]
    assert _header(root, "fileDesc/sourceDesc/bibl/idno") == ["07 notice.txt", sha256(data)]
    assert _header(root, "profileDesc/langUsage/language") == ["English", "French"]
    shares = root.iterfind(f".//{tei('language')}")
    assert sum(int(language.get("usage", "0")) for language in shares) == 100
    assert _header(root, "profileDesc/textClass/keywords/term") == ["book"]
    application = root.find(f".//{tei('application')}")
    assert application is not None
    assert application.get("version") == __version__


def test_file_names_its_schemas_before_the_root() -> None:
    edition, source = one_source(b"A line.\n")
    lines = convert(edition, source, b"A line.\n").decode().splitlines()
    assert [line.partition(" type")[0] for line in lines[1:3]] == [
        '<?xml-model href="../schema/fascicle.rng"',
        '<?xml-model href="../schema/fascicle.sch"',
    ]


def test_miniature_gets_the_header_that_its_edited_file_has() -> None:
    edition = EditionFolder.load(_MINIATURE)
    source = edition.record.sources[0]
    made = etree.fromstring(convert(edition, source, edition.read_source(source)))
    edited = etree.parse(str(edition.text_path(source))).getroot()
    for part in ("fileDesc", "encodingDesc", "profileDesc"):
        parts = [root.find(f"{tei('teiHeader')}/{tei(part)}") for root in (made, edited)]
        assert etree.tostring(parts[0], with_tail=False) == etree.tostring(parts[1], with_tail=False)


@pytest.mark.parametrize(
    ("data", "line", "column"),
    [
        (b"one\ntwo \xe9\n", 2, 5),
        (b"one\r\ntwo\x00\r\n", 2, 4),
        (b"one\rtw\x0bo\x1bx\r", 2, 5),
        ("one\ntw\uffffo".encode(), 2, 3),
    ],
)
def test_unreadable_source_is_named_with_its_place(data: bytes, line: int, column: int) -> None:
    edition, source = one_source(data)
    with pytest.raises(SourceError) as error:
        convert(edition, source, data)
    assert (error.value.line, error.value.column) == (line, column)
    assert error.value.hint


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", b"\xef\xbb\xbf\n"])
def test_source_without_text_is_refused(data: bytes) -> None:
    edition, source = one_source(data)
    with pytest.raises(SourceError):
        convert(edition, source, data)


def test_unknown_format_is_refused() -> None:
    edition, source = one_source(b"A line.", format="docx")
    with pytest.raises(SourceError):
        convert(edition, source, b"A line.")


def test_a_lossy_file_never_leaves_the_converter(monkeypatch: pytest.MonkeyPatch) -> None:
    edition, source = one_source(b"one\ntwo\nthree\n")

    def lossy(*arguments: Any) -> etree._Element:
        text = build_text(*arguments)
        for element in text.iter():
            element.tail = (element.tail or "").replace("w", "o")
        return text

    monkeypatch.setattr("fascicle.encode.convert.build_text", lossy)
    with pytest.raises(EngineError) as error:
        convert(edition, source, b"one\ntwo\nthree\n")
    assert error.value.line == 2


@pytest.mark.parametrize(("stem", "name"), [("ferry", "ferry"), ("000_a", "text-000_a"), ("Der Möwe", "Der-M-we")])
def test_document_id_is_an_xml_name(stem: str, name: str) -> None:
    assert document_id(stem) == name


@pytest.mark.parametrize(
    ("people", "name"), [(["mt"], "ferry"), (["ferry"], "text-ferry"), (["ferry", "text-ferry"], "text-text-ferry")]
)
def test_document_id_is_nobodys(people: list[str], name: str) -> None:
    assert document_id("ferry", people) == name
