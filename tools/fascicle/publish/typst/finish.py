"""What Typst cannot say in a PDF: whole metadata, parts and sections, heads of rows, numbers that are read out.

The code says it with pictures of no size (``told`` in measures.typ), whose words for those who do not see them begin
with a character that no XML has. Here they become what they mean.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any, Final

import pikepdf

from fascicle.publish.typst.note_tags import settle_notes
from fascicle.publish.typst.xmp import Catalogued, whole

_SIGN: Final = "\x01"
_HEADINGS: Final = {f"/H{level}": level for level in range(1, 7)}
_AMONG_BLOCKS: Final = frozenset(("/Document", "/Part", "/Sect", "/Div", "/BlockQuote"))


def finished(pdf: bytes, catalogued: Catalogued | None = None, cut: bool = False) -> bytes:
    """The same pages with all that goes with them; less than half the size, and still of both standards.

    ``cut`` marks where the pages are to be cut, outside what goes on behind their edges.
    """
    with pikepdf.open(io.BytesIO(pdf)) as document:
        settle_notes(document)
        _tell(document)
        _part(document)
        if cut:
            _mark_cuts(document)
        if catalogued is not None:
            _catalogue(document, catalogued)
        # Numbered anew, the document's root is the first object, and the metadata that it names among the first: they
        # stand at the head of the file, where those look who know a format by a file's beginning.
        numbered = io.BytesIO()
        document.save(numbered, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    with pikepdf.open(numbered) as document:
        packed = io.BytesIO()
        document.save(
            packed,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            recompress_flate=True,
        )
    return packed.getvalue()


_SLUG: Final = 8 * 72 / 25.4  # points around the bleed: room for the marks
_MARK: Final = 5 * 72 / 25.4


def _mark_cuts(document: pikepdf.Pdf) -> None:
    """Lines at the corners of what remains of a page, in a margin of their own; nobody reads them (ISO 15930)."""
    for page in document.pages:
        left, bottom, right, top = map(float, page.mediabox)
        page.obj.BleedBox = page.mediabox
        page.obj.MediaBox = pikepdf.Array([left - _SLUG, bottom - _SLUG, right + _SLUG, top + _SLUG])
        x = [float(page.trimbox[0]), float(page.trimbox[2])]
        y = [float(page.trimbox[1]), float(page.trimbox[3])]
        across = [(start, start + _MARK, at) for at in y for start in (left - _MARK, right)]
        down = [(start, start + _MARK, at) for at in x for start in (bottom - _MARK, top)]
        lines = [f"{a:.3f} {at:.3f} m {b:.3f} {at:.3f} l S" for a, b, at in across]
        lines += [f"{at:.3f} {a:.3f} m {at:.3f} {b:.3f} l S" for a, b, at in down]
        drawn = f"\n/Artifact BMC q 0.25 w 0 G {' '.join(lines)} Q EMC\n"
        page.contents_add(document.make_stream(drawn.encode()))


def _catalogue(document: pikepdf.Pdf, catalogued: Catalogued) -> None:
    metadata = document.Root.Metadata
    metadata.write(whole(metadata.read_bytes(), catalogued))
    document.docinfo["/Author"] = "; ".join(catalogued.creators)
    if catalogued.keywords:
        document.docinfo["/Keywords"] = ", ".join(catalogued.keywords)


def _tell(document: pikepdf.Pdf) -> None:
    """Pictures of no size become what they stand for: words that are read out, or the sign of a row's head."""
    for picture in list(_pictures(document)):
        _, kind, words = str(picture.Alt).split(_SIGN, 2)
        del picture["/Alt"], picture["/A"]
        picture.S = pikepdf.Name.P if str(picture.P.S) in _AMONG_BLOCKS else pikepdf.Name.Span
        picture.ActualText = words
        if kind == "row":
            _head_row(picture)
        else:
            picture.T = kind


def _pictures(document: pikepdf.Pdf) -> Iterator[Any]:
    for each in document.objects:
        is_figure = isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/Figure"
        if is_figure and str(each.get("/Alt", "")).startswith(_SIGN):
            yield each


def _head_row(sign: Any) -> None:
    """The cell in which a sign stands is a heading of its row (ISO 32000-1, 14.8.5.7)."""
    cell = sign.P
    while str(cell.S) not in ("/TD", "/TH"):
        cell = cell.P
    if str(cell.S) == "/TD":
        cell.S = pikepdf.Name.TH
        scope = pikepdf.Dictionary(O=pikepdf.Name.Table, Scope=pikepdf.Name.Row)
        known = cell.get("/A", [])
        cell.A = pikepdf.Array([*(known if isinstance(known, pikepdf.Array) else [known]), scope])


def _part(document: pikepdf.Pdf) -> None:
    """Each title of the first level opens a part of the document, each further one a section in it (14.8.4.2)."""
    (top,) = document.Root.StructTreeRoot.K
    kids = list(top.K)
    top.K = pikepdf.Array()
    around = [(0, top)]
    for kid in kids:
        if isinstance(kid, pikepdf.Dictionary) and (level := _HEADINGS.get(str(kid.get("/S", "")))):
            while around[-1][0] >= level:
                around.pop()
            kind = pikepdf.Name.Part if level == 1 else pikepdf.Name.Sect
            part = pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=kind, P=around[-1][1], K=pikepdf.Array())
            around[-1][1].K.append(document.make_indirect(part))
            around.append((level, around[-1][1].K[-1]))
        if isinstance(kid, pikepdf.Dictionary) and "/P" in kid:
            kid.P = around[-1][1]
        around[-1][1].K.append(kid)
