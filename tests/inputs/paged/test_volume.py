"""Many files as one source: packed folders, their order, their lists; and files that mean harm."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

import fascicle
from fascicle.edition.folder import EditionFolder
from fascicle.inputs.paged import volume
from fascicle.inputs.paged.packing import packed
from fascicle.model.errors import SourceError
from fascicle.model.source import RegionKind
from fascicle.tei.names import tei
from inputs.paged.test_alto import alto, block, words
from inputs.paged.test_alto import page as alto_page
from inputs.paged.test_page import line, page, region
from support.paged import contents, read, tei_of

METS = """<?xml version="1.0"?>
<mets:mets xmlns:mets="http://www.loc.gov/METS/" xmlns:xlink="http://www.w3.org/1999/xlink"><mets:fileSec>
<mets:fileGrp USE="DEFAULT"><mets:file ID="i1" MIMETYPE="image/jpeg"><mets:FLocat xlink:href="https://example.org/iiif/1"/></mets:file>
<mets:file ID="i2" MIMETYPE="image/jpeg"><mets:FLocat xlink:href="img/2.jpg"/></mets:file></mets:fileGrp>
<mets:fileGrp USE="FULLTEXT"><mets:file ID="f1" MIMETYPE="text/xml"><mets:FLocat xlink:href="alto/b.xml"/></mets:file>
<mets:file ID="f2" MIMETYPE="text/xml"><mets:FLocat xlink:href="file:///somewhere/alto/a.xml"/></mets:file></mets:fileGrp>
</mets:fileSec><mets:structMap TYPE="LOGICAL"><mets:div/></mets:structMap>
<mets:structMap TYPE="PHYSICAL"><mets:div TYPE="physSequence">
<mets:div TYPE="page" ORDER="2" ORDERLABEL=" - "><mets:fptr FILEID="i2"/><mets:fptr FILEID="f2"/></mets:div>
<mets:div TYPE="page" ORDER="1" ORDERLABEL="xii"><mets:fptr FILEID="i1"/>
<mets:fptr><mets:area FILEID="f1"/></mets:fptr></mets:div>
</mets:div></mets:structMap></mets:mets>"""


def archive(files: Mapping[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in files.items():
            packed.writestr(name, data)
    return made.getvalue()


def one(text: str) -> bytes:
    return alto(alto_page(block(words(text))))


def test_files_are_read_in_the_order_of_their_names() -> None:
    files = {
        "v/p10.xml": one("ten"),
        "v/p9.xml": page(region(line("nine"))),
        "v/._p1.xml": one("no"),
        "v/a.jpg": b"\xff",
    }
    text = read(archive(files), "volume.zip")
    assert (text.format, [each.anchor for each in text.lines if each.anchor]) == ("pages", ["p1/l1", "p2/b1l1"])
    assert contents(archive(files), "volume.zip") == ["nine", "ten"]


def test_of_a_page_in_two_formats_one_is_read() -> None:
    files = {"alto/1.xml": one("alto"), "page/1.xml": page(region(line("page")))}
    text = read(archive(files), "volume.zip")
    assert contents(archive(files), "volume.zip") == ["page"]
    assert text.remarks[0].message.endswith("are left out: 1")


def test_a_list_of_pages_says_their_order_numbers_and_pictures() -> None:
    data = archive({"mets.xml": METS.encode(), "alto/a.xml": one("second."), "alto/b.xml": one("First")})
    text = read(data, "volume.zip")
    assert contents(data, "volume.zip") == ["First", "second."]
    assert [(each.number, each.image) for each in text.pages] == [
        ("xii", "https://example.org/iiif/1"),
        ("", "img/2.jpg"),
    ]
    root = tei_of(data, "volume.zip")
    assert [each.get("url") for each in root.iter(tei("graphic"))] == ["https://example.org/iiif/1", "img/2.jpg"]
    assert [(each.get("n"), each.get("facs")) for each in root.iter(tei("pb"))] == [
        ("xii", "#facs-1"),
        (None, "#facs-2"),
    ]


def test_a_folder_is_packed_to_the_same_bytes(tmp_path: Path) -> None:
    folder = tmp_path / "volume 7"
    (folder / "alto").mkdir(parents=True)
    (folder / "alto" / "a.xml").write_bytes(one("second."))
    (folder / "alto" / "b.xml").write_bytes(one("First"))
    (folder / "mets.xml").write_text(METS, "utf-8")
    (folder / "notes.xml").write_text("<notes/>", "utf-8")
    made = packed(folder)
    assert made is not None
    assert (made, made[0].name) == (packed(folder / "mets.xml"), "volume-7.zip")
    with zipfile.ZipFile(io.BytesIO(made[1])) as opened:
        assert opened.namelist() == ["alto/a.xml", "alto/b.xml", "mets.xml"]
    fascicle.init(tmp_path / "edition", [folder])
    (source,) = EditionFolder.load(tmp_path / "edition").sources
    assert source.file == "volume-7.zip"
    with pytest.raises(SourceError, match="no page lies in this folder"):
        packed(tmp_path / "edition")
    assert packed(folder / "notes.xml") is None


# -- harm ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"a.xml": one("x").replace(b"<alto", b'<!DOCTYPE alto [<!ENTITY e "x">]><alto')}, "declares entities"),
        ({"a.xml": one("x").replace(b"<alto", b'<!DOCTYPE alto [<!ENTITY e SYSTEM "/etc/passwd">]><alto')}, "entities"),
        ({"a.xml": one("x")[:-20]}, "not well-formed"),
        ({"a.xml": one("x"), "b.xml": b"<alto>" + b" " * (65 << 20)}, "b.xml has 65 MB"),
    ],
)
def test_a_file_that_means_harm_ends_in_one_message(files: dict[str, bytes], message: str) -> None:
    with pytest.raises(SourceError, match=message):
        read(archive(files), "volume.zip")


def test_too_many_pages_are_no_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(volume, "_MOST_FILES", 20)
    with pytest.raises(SourceError, match="21 pages are too many"):
        read(archive({f"{at}.xml": one("x") for at in range(21)}), "volume.zip")


def test_a_bomb_is_not_unpacked() -> None:
    data = archive({"a.xml": one("x"), "b.xml": b" " * (300 << 20)})
    assert len(data) < 1 << 20
    with pytest.raises(SourceError, match=r"b\.xml has 300 MB, and is no page"):
        read(data, "volume.zip")


def test_a_cut_archive_is_damaged() -> None:
    data = archive({"a.xml": one("x"), "b.xml": one("y")})
    broken = data.replace(b"PK\x03\x04", b"PK\x03\x05", 2).replace(b"PK\x03\x05", b"PK\x03\x04", 1)
    with pytest.raises(SourceError):
        read(broken, "volume.zip")


@pytest.mark.parametrize("depth", [300, 100_000])
def test_elements_without_end_end_in_one_message(depth: int) -> None:
    data = one("x").replace(b"<PrintSpace>", b"<PrintSpace>" + b"<ComposedBlock>" * depth)
    with pytest.raises(SourceError, match="not well-formed"):
        read(data)


def test_places_that_are_no_numbers_are_none() -> None:
    data = page(region(line("x", inside='<Coords points="NaN,1 inf,2 9e999,3"/><Baseline points="a b"/>'))).replace(
        b'imageWidth="1000"', b'imageWidth="many"'
    )
    tei_of(data)


# -- chapters that a list names ------------------------------------------------------------------------------------

_CHAPTERS = """<mets xmlns="http://www.loc.gov/METS/" xmlns:x="http://www.w3.org/1999/xlink"><fileSec>
<fileGrp USE="FULLTEXT">{files}</fileGrp></fileSec>
<structMap TYPE="LOGICAL"><div ID="w" TYPE="monograph" LABEL="The Sound">{logical}</div></structMap>
<structMap TYPE="PHYSICAL"><div TYPE="physSequence" ID="all">{physical}</div></structMap>
<structLink><smLink x:from="w" x:to="all"/>{links}</structLink></mets>"""


def _volume(pages: list[list[str]], logical: str, links: Mapping[str, str]) -> bytes:
    """A volume of pages, each of some blocks with a line; ``links`` lead from divisions to pages."""
    at = range(len(pages))
    listed = _CHAPTERS.format(
        files="".join(f'<file ID="f{n}" MIMETYPE="text/xml"><FLocat x:href="{n}.xml"/></file>' for n in at),
        logical=logical,
        physical="".join(f'<div TYPE="page" ID="p{n}" ORDER="{n}"><fptr FILEID="f{n}"/></div>' for n in at),
        links="".join(f'<smLink x:from="{one}" x:to="{other}"/>' for one, other in links.items()),
    )
    files = {
        f"{n}.xml": alto(alto_page("".join(block(words(each), name=f"b{m}") for m, each in enumerate(lines))))
        for n, lines in enumerate(pages)
    }
    return archive({"mets.xml": listed.encode(), **files})


def test_chapters_of_the_list_are_headings_where_a_page_says_so() -> None:
    logical = (
        '<div ID="c1" TYPE="chapter" LABEL="First Book."><div ID="c2" TYPE="section" LABEL="Of the old mole"/>'
        '<div ID="c3" TYPE="section" LABEL="Nowhere"/></div><div ID="c4" TYPE="chapter" LABEL="Second book ..."/>'
        '<div TYPE="chapter" LABEL="Third book"><fptr><area FILEID="f3"/></fptr></div>'
    )
    pages = [
        ["FIRST BOOK", "Of the", "old Mo1e", "The mole was old."],
        ["The lamp was lit."],
        ["The bell.", "SECOND BOOK which tells of Ada", "It rang."],
        ["THIRD BOOK", "It ended."],
    ]
    data = _volume(pages, logical, {"c1": "p0", "c2": "p0", "c3": "p1", "c4": "p2"})
    text = read(data, "volume.zip")
    heads = [(each.content, each.level) for each in text.lines if each.kind is RegionKind.HEADING]
    assert heads == [
        ("FIRST BOOK", 1),
        ("Of the", 2),
        ("old Mo1e", 2),
        ("SECOND BOOK which tells of Ada", 1),
        ("THIRD BOOK", 1),
    ]
    assert contents(data, "volume.zip") == [line for page in pages for line in page]
    assert [each.message for each in text.remarks] == [
        "titles of the list that no line of their page says, which head nothing: 1"
    ]
    divisions = [
        (
            len([*each.iterancestors(tei("div"))]),
            [str(head.xpath("normalize-space()")) for head in each.iterchildren(tei("head"))],
        )
        for each in tei_of(data, "volume.zip").iter(tei("div"))
    ]
    assert divisions == [
        (0, ["FIRST BOOK"]),
        (1, ["Of the old Mo1e"]),
        (0, ["SECOND BOOK which tells of Ada"]),
        (0, ["THIRD BOOK"]),
    ]


def test_labels_of_a_whole_work_are_no_titles() -> None:
    data = _volume([["The Sound", "The mole was old."]], '<div ID="v" TYPE="volume" LABEL="The Sound"/>', {"v": "p0"})
    assert not [each for each in read(data, "volume.zip").lines if each.kind is RegionKind.HEADING]


def _listing(groups: Mapping[str, Mapping[str, str]], pages: list[list[str]]) -> bytes:
    """A list of pages: the files of each group by their ids, and the ids of each page."""
    files = "".join(
        f'<fileGrp USE="{use}">'
        + "".join(
            f'<file ID="{key}" MIMETYPE="{"image/jpeg" if name.endswith(".jpg") else "text/xml"}">'
            f'<FLocat x:href="{name}"/></file>'
            for key, name in names.items()
        )
        + "</fileGrp>"
        for use, names in groups.items()
    )
    pointers = ["".join(f'<fptr FILEID="{key}"/>' for key in keys) for keys in pages]
    divisions = "".join(
        f'<div TYPE="page" ORDER="{at}" ORDERLABEL="{at}">{each}</div>' for at, each in enumerate(pointers, 1)
    )
    return (
        '<mets xmlns="http://www.loc.gov/METS/" xmlns:x="http://www.w3.org/1999/xlink">'
        f'<fileSec>{files}</fileSec><structMap TYPE="PHYSICAL"><div>{divisions}</div></structMap></mets>'
    ).encode()


def test_a_page_without_text_is_a_page_and_one_that_is_missing_is_told() -> None:
    groups = {"IMG": {"i1": "1.jpg", "i2": "2.jpg"}, "FULLTEXT": {"t2": "2.xml", "t3": "3.xml"}}
    listing = _listing(groups, [["i1"], ["i2", "t2"], ["t3"]])
    data = archive({"mets.xml": listing, "2.xml": one("second.")})
    text = read(data, "volume.zip")
    assert [(page.number, page.image, page.blank) for page in text.pages] == [
        ("1", "1.jpg", True),
        ("2", "2.jpg", False),
    ]
    assert [each.message for each in text.remarks] == ["pages of the list whose texts are not in the archive: 1"]
    assert [each.get("n") for each in tei_of(data, "volume.zip").iter(tei("pb"))] == ["1", "2"]


def test_a_step_that_only_drew_regions_has_no_text() -> None:
    groups = {"OCR": {"o1": "ocr/1.xml"}, "SEGMENTS": {"s1": "segments/1.xml"}}
    files = {"ocr/1.xml": page(region(line("read"))), "segments/1.xml": page(region(line("")))}
    data = archive({"mets.xml": _listing(groups, [["s1", "o1"]]), **files})
    assert contents(data, "volume.zip") == ["read"]
