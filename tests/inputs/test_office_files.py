"""Files of word processors that are broken, locked, or made to do harm end in one message, and nothing is written."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

import fascicle
from fascicle.inputs import kinds
from fascicle.inputs.docx.read import read as read_docx
from fascicle.inputs.odt.read import read as read_odt
from fascicle.inputs.office import package
from fascicle.inputs.sniff import sniff
from fascicle.model.errors import ExitCode, SourceError
from fascicle.results import Outcome
from support.editions import new_edition
from support.office import docx, flat, odt, packed, paragraph

_WORD = docx(paragraph("Ebb."))
_TEXT = odt("<text:p>Ebb.</text:p>")


def _document(content: str) -> bytes:
    return packed({"[Content_Types].xml": "<Types/>", "word/document.xml": content})


def _locked(data: bytes) -> bytes:
    """The file with the flag that its parts are encrypted."""
    changed = bytearray(data)
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = -1
        while (start := changed.find(sign, start + 1)) >= 0:
            changed[start + at] |= 1
    return bytes(changed)


_ENTITY = '<!DOCTYPE w:document [<!ENTITY a SYSTEM "file:///etc/hostname">]><w:document>&a;</w:document>'
_LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (_WORD[: len(_WORD) // 2], "cannot be unpacked"),
        (_WORD.replace(b"PK\x05\x06", b"PK\x05\x07"), "cannot be unpacked"),
        (packed({"word/styles.xml": "<w/>"}), "its part word/document.xml is missing"),
        (_document("<w:document"), "is no XML"),
        (_document(_ENTITY), "declares a document type"),
        (_document(_LAUGHS), "declares a document type"),
        (_document(f"<!--{' ' * 70_000}-->{_LAUGHS}"), "declares a document type"),
        (_document("<a>" * 300 + "</a>" * 300), "is no XML"),
        (_locked(_WORD), "locked with a password"),
    ],
)
def test_broken_and_hostile_word_documents(data: bytes, message: str) -> None:
    with pytest.raises(SourceError, match=message) as caught:
        read_docx(data, "letter.docx")
    assert caught.value.exit_code is ExitCode.UNREADABLE
    assert caught.value.hint


def test_a_document_type_in_utf_16_is_seen() -> None:
    hidden = packed({"word/document.xml": ("\ufeff" + _LAUGHS).encode("utf-16-le")})
    with pytest.raises(SourceError, match="declares a document type"):
        read_docx(hidden, "letter.docx")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (_TEXT[: len(_TEXT) // 2], "cannot be unpacked"),
        (packed({"mimetype": "application/vnd.oasis.opendocument.text"}), "its part content.xml is missing"),
        (odt("", parts={"META-INF/manifest.xml": "<m><manifest:encryption-data/></m>"}), "locked with a password"),
        (flat("").replace(b"office:text", b"office:spreadsheet"), "holds no text"),
        (flat("&a;"), "is no XML"),
    ],
)
def test_broken_and_hostile_opendocument_texts(data: bytes, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        read_odt(data, "letter.odt")


def test_what_unpacks_without_end_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = packed({"word/document.xml": b"<a>" + b" " * (40 << 20)}, level=9)
    assert len(bomb) < 100_000
    with pytest.raises(SourceError, match="more than a text can hold"):
        read_docx(bomb, "letter.docx")
    monkeypatch.setattr(package, "_MOST", 1000)
    with pytest.raises(SourceError, match="more than a text can hold"):
        read_docx(docx(paragraph("Ebb. " * 1000)), "letter.docx")


def test_an_archive_of_very_many_parts_is_no_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "_PARTS", 3)
    with pytest.raises(SourceError, match="parts, and no text has so many"):
        read_docx(docx(paragraph("Ebb."), styles="", settings=""), "letter.docx")


def test_names_of_parts_lead_nowhere() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name in ("../../ebb.txt", "/word/document.xml", "word/media/../../../ship.png"):
            archive.writestr(name, "<w/>")
    from fascicle.inputs.docx.read import pictures

    assert set(pictures(made.getvalue(), "letter.docx")) == {"images/letter/ship.png"}


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(64), "letter.doc", kinds.OLD_OFFICE),
        (b"\xd0\xcf\x11\xe0" + bytes(64) + "EncryptedPackage".encode("utf-16-le"), "letter.docx", kinds.LOCKED),
        (b"{\\rtf1\\ansi Ebb}", "letter.rtf", kinds.RTF),
    ],
)
def test_what_no_reader_reads_is_told_with_what_to_do(data: bytes, name: str, kind: kinds.FileKind) -> None:
    found = sniff(data, name)
    assert found is not None
    assert found.kind is kind
    assert "save it" in found.hint


def test_nothing_is_written_of_it(tmp_path: Path) -> None:
    edition = new_edition(tmp_path / "edition")
    source, record = edition / "source" / "welcome.txt", edition / "edition.toml"
    source.rename(source.with_name("welcome.docx")).write_bytes(_document(_ENTITY))
    text = record.read_text("utf-8").replace("welcome.txt", "welcome.docx")
    from fascicle.edition.files import sha256

    old = next(line for line in text.splitlines() if line.startswith("sha256"))
    record.write_text(text.replace(old, f'sha256 = "{sha256(_document(_ENTITY))}"'), "utf-8")
    (result,) = fascicle.open(edition, out=tmp_path / "build").convert()
    assert result.outcome is Outcome.FAILED
    assert isinstance(result.error, SourceError)
    assert not list(edition.glob("text/*.xml"))
