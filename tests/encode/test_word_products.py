"""An edition that begins with a Word file: it builds at once, and pages and book show what the file shows."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import fascicle
from fascicle.run.new import create
from support.office import docx, paragraph, run, style


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


_PICTURE = (
    b"\x89PNG\r\n\x1a\n"
    + _chunk(b"IHDR", struct.pack(">IIBBBBB", 4, 4, 8, 2, 0, 0, 0))
    + _chunk(b"IDAT", zlib.compress((b"\0" + b"\x40\x80\xc0" * 4) * 4))
    + _chunk(b"IEND", b"")
)
_WHO = 'w:id="1" w:author="Ada Quill" w:date="1924-03-05T10:00:00Z"'
_SHIP = '<wp:inline><wp:docPr descr="The new slip"/><a:graphic><a:blip r:embed="slip.png"/></a:graphic></wp:inline>'
_LETTER = docx(
    paragraph("The Tide Book", style="h")
    + paragraph(
        "The ebb begins at ",
        f"<w:ins {_WHO}>{run('noon')}</w:ins>",
        f"<w:del {_WHO}><w:r><w:delText>dawn</w:delText></w:r></w:del>",
        ".",
    )
    + paragraph(f"<w:r><w:drawing>{_SHIP}</w:drawing></w:r>")
    + paragraph("See ", f'<w:hyperlink w:anchor="slack">{run("slack water")}</w:hyperlink>', ".")
    + paragraph('<w:bookmarkStart w:id="2" w:name="slack"/>', "At slack water nothing moves."),
    styles=style("h", "heading 1"),
    media={"slip.png": _PICTURE},
)


def test_an_edition_that_begins_with_a_word_file(tmp_path: Path) -> None:
    file = tmp_path / "letter.docx"
    file.write_bytes(_LETTER)
    folder = tmp_path / "edition"
    create(folder, [file])
    assert (folder / "images" / "letter" / "slip.png").read_bytes() == _PICTURE
    built = fascicle.open(folder).build()
    assert [str(each) for each in built.findings] == []
    assert built.complete
    page = (folder / "build" / "site" / "letter.html").read_text("utf-8")
    assert 'alt="The new slip"' in page
    assert [each.read_bytes() for each in (folder / "build" / "site" / "images").iterdir()] == [_PICTURE]
    assert '<a href="#place-1"' in page
    assert 'id="place-1"' in page
    assert "noon" in page
    assert list((folder / "build" / "print").glob("*.pdf"))
    (bag,) = (folder / "build" / "deposit").iterdir()
    assert (bag / "data" / "images" / "letter" / "slip.png").read_bytes() == _PICTURE
