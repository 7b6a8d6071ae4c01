"""EPUB: the spine is read in its order; what lies beside it, and what is locked or damaged, is told."""

from __future__ import annotations

import io
import zipfile

import pytest

from fascicle.inputs import epub
from fascicle.model.errors import SourceError
from fascicle.model.source import LineMark

_CONTAINER = """<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"""
_PACKAGE = """<package xmlns="http://www.idpf.org/2007/opf"><manifest>
<item id="two" href="text/two.xhtml" media-type="application/xhtml+xml"/>
<item id="one" href="text/one.xhtml" media-type="application/xhtml+xml"/>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="ad" href="text/ad.xhtml" media-type="application/xhtml+xml"/>
<item id="notes" href="notes.xhtml" media-type="application/xhtml+xml"/>
<item id="mole" href="mole.png" media-type="image/png"/></manifest>
<spine><itemref idref="nav"/><itemref idref="one"/><itemref idref="two"/><itemref idref="ad" linear="no"/>
<itemref idref="notes" linear="no"/></spine></package>"""
_OPS = 'xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
_FILES = {
    "META-INF/container.xml": _CONTAINER,
    "OEBPS/book.opf": _PACKAGE,
    "OEBPS/nav.xhtml": f"<html {_OPS}><body><nav epub:type='toc'><ol><li>One</li></ol></nav></body></html>",
    "OEBPS/text/one.xhtml": f"""<html {_OPS}><head><title/></head><body><h1>One</h1>
<p>The lamp.<a epub:type="noteref" href="../notes.xhtml#n1">1</a></p>
<img src="../mole.png" alt="The mole"/></body></html>""",
    "OEBPS/text/two.xhtml": f"<html {_OPS}><body><h1>Two</h1><p>The bell.</p></body></html>",
    "OEBPS/text/ad.xhtml": f"<html {_OPS}><body><p>Buy more books.</p></body></html>",
    "OEBPS/mole.png": "a picture",
    "OEBPS/notes.xhtml": f"<html {_OPS}><body><aside epub:type='footnote' id='n1'><p>Lit.</p></aside></body></html>",
}


def _packed(files: dict[str, str]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


def test_the_spine_is_read_in_its_order() -> None:
    text = epub.read(_packed(_FILES), "a.epub")
    lines = [line for line in text.lines if line.content]
    assert [line.content for line in lines] == ["One", "The lamp.1", "Two", "The bell.", "Lit."]
    assert [line.mark for line in lines][-1] is LineMark.NOTE
    assert [run.style.note for run in lines[1].runs] == ["", lines[-1].label]
    (picture,) = (image for line in text.lines for image in line.images)
    assert (picture.address, picture.words) == ("../images/a/OEBPS-mole.png", "The mole")
    assert len({line.anchor for line in lines}) == len(lines)
    assert [(each.reason, each.count) for each in text.omitted] == [
        ('documents beside the text (linear="no")', 13),
        ("navigation (nav)", 3),
    ]


def test_pictures_lie_where_the_text_says() -> None:
    assert epub.pictures(_packed(_FILES), "a.epub") == {"images/a/OEBPS-mole.png": b"a picture"}


_LOCK = """<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"
 xmlns:e="http://www.w3.org/2001/04/xmlenc#"><e:EncryptedData><e:EncryptionMethod Algorithm="{}"/></e:EncryptedData>
</encryption>"""


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (
            _packed(_FILES | {"META-INF/encryption.xml": _LOCK.format("http://www.w3.org/2001/04/xmlenc#aes256-cbc")}),
            "DRM",
        ),
        (_packed({name: text for name, text in _FILES.items() if "two" not in name}), "no file OEBPS/text/two.xhtml"),
        (_packed({}), "no file META-INF/container.xml"),
        (_packed(_FILES | {"OEBPS/book.opf": "<package"}), "no XML"),
        (_packed(_FILES | {"OEBPS/book.opf": "<package/>"}), "no document to read"),
        (_packed(_FILES)[:300], "cannot be unpacked"),
    ],
)
def test_what_cannot_be_read_is_told(data: bytes, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        epub.read(data, "a.epub")


def test_fonts_made_unusable_lock_no_text() -> None:
    lock = _LOCK.format("http://www.idpf.org/2008/embedding")
    assert epub.read(_packed(_FILES | {"META-INF/encryption.xml": lock}), "a.epub").layer()


def test_what_unpacks_to_more_than_fits_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(epub, "_MOST_BYTES", 5 << 20)
    bomb = _packed(_FILES | {"OEBPS/text/two.xhtml": "<p>" + "ebb " * (2 << 20)})
    assert len(bomb) < 1 << 20
    with pytest.raises(SourceError, match="larger than 5 MB"):
        epub.read(bomb, "a.epub")


def test_epub_2_may_name_documents_of_its_forerunner_and_others() -> None:
    spine = '<itemref idref="old"/><itemref idref="film"/><itemref idref="none"/></spine>'
    items = (
        '<item id="old" href="old.xml" media-type="text/x-oeb1-document"/><item id="film" href="a.mp4"'
        ' media-type="video/mp4"/></manifest>'
    )
    package = _PACKAGE.replace("</spine>", spine).replace("</manifest>", items)
    files = _FILES | {"OEBPS/book.opf": package, "OEBPS/old.xml": "<html><body><p>Old tides.</p></body></html>"}
    text = epub.read(_packed(files), "a.epub")
    assert "Old tides." in [line.content for line in text.lines]
    assert [remark.message.partition(",")[0] for remark in text.remarks] == [
        "the spine names 'a.mp4'",
        "the spine names 'none'",
    ]
