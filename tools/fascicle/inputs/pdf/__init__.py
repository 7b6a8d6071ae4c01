"""PDF with text: what PDFium reads of its pages, in the order and with the kinds that geometry shows.

A page is what it draws: glyphs in their places. Words, lines, columns and regions are made of those, and the role of a
line is proposed only where its place proves it (:mod:`fascicle.inputs.pdf.kinds`). Pages without text are named, and a
file of nothing but pictures is no source.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePath

import pypdfium2 as pdfium

from fascicle.inputs.kinds import RECOGNISE
from fascicle.inputs.pdf.annotations import with_annotations
from fascicle.inputs.pdf.glyphs import glyphs_of
from fascicle.inputs.pdf.kinds import kinds_of
from fascicle.inputs.pdf.lines import LaidOutPage, Stretch, lay_out_page
from fascicle.model.errors import SourceError
from fascicle.model.source import Page, Region, RegionKind, Remark, SourceText

MOST_PAGES = 5_000
MOST_CHARACTERS = 30_000_000
_PASSWORD = 4  # PDFium's number of that error
_NAMED = 12  # pages that are named one by one


def read(data: bytes, path: PurePath | str) -> SourceText:
    """Read a PDF file."""
    document = _open(data, path)
    try:
        labels = [document.get_page_label(at) for at in range(len(document))]
        pages = list(_laid_out(document, path))
    finally:
        document.close()
    if not any(page.stretches for page in pages):
        which = "none of its pages has" if len(pages) > 1 else "its page does not have"
        raise SourceError(f"the PDF is a picture of its text: {which} any characters", path=path, hint=RECOGNISE)
    shown = [
        Page(
            tuple(Region(stretch.lines, kind=kind, box=stretch.box, frame=stretch.frame) for stretch, kind in kinds),
            number=label or _printed(kinds),
            width=page.width,
            height=page.height,
            unit="pt",
            ordered=page.clean,
        )
        for page, label, kinds in zip(pages, labels, kinds_of(pages, labels), strict=True)
    ]
    return SourceText("pdf", tuple(shown), remarks=tuple(_remarks(pages)))


def _printed(kinds: Sequence[tuple[Stretch, RegionKind]]) -> str:
    """The number that a page shows, if it shows one."""
    shown = [stretch.text.strip("-–—[](){}*•· ") for stretch, kind in kinds if kind is RegionKind.PAGE_NUMBER]
    return shown[0] if len(shown) == 1 else ""


def _open(data: bytes, path: PurePath | str) -> pdfium.PdfDocument:
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", 0) == _PASSWORD:
            raise SourceError(
                "the PDF is locked with a password",
                path=path,
                hint="open it with its password, and save or print it without one",
            ) from error
        raise SourceError(
            "the PDF cannot be read: it is damaged, or cut off",
            path=path,
            hint="get the file anew; `qpdf FILE NEW` mends what can be mended",
        ) from error
    if 0 < len(document) <= MOST_PAGES:
        return document
    count = len(document)
    document.close()
    raise SourceError(
        f"the PDF has {count:,} pages, and {MOST_PAGES:,} are read" if count else "the PDF has no page",
        path=path,
        hint="give its texts one by one: `qpdf FILE --pages . 1-400 -- PART` takes pages out",
    )


def _laid_out(document: pdfium.PdfDocument, path: PurePath | str) -> Iterator[LaidOutPage]:
    """The pages, one loaded at a time."""
    count = 0
    for at in range(len(document)):
        try:
            page, unread = with_annotations(document, at)
            try:
                glyphs = glyphs_of(page.raw)
            finally:
                page.close()
        except (pdfium.PdfiumError, ValueError) as error:
            hint = "get the file anew, or take the page out and give it by itself"
            raise SourceError(f"page {at + 1} of the PDF cannot be read: {error}", path=path, hint=hint) from error
        count += len(glyphs.glyphs)
        if count > MOST_CHARACTERS:
            hint = "give its texts one by one"
            raise SourceError(f"the PDF has more than {MOST_CHARACTERS:,} characters", path=path, hint=hint)
        yield replace(lay_out_page(glyphs, at + 1), comments=unread)


def _remarks(pages: Sequence[LaidOutPage]) -> Iterator[Remark]:
    """What of the file is not read, or not as it may be meant."""
    empty = [at for at, page in enumerate(pages, 1) if not page.stretches]
    if empty:
        yield Remark("", 0, f"{_pages(empty)} no text: a picture, or blank")
    if doubled := [at for at, page in enumerate(pages, 1) if page.doubled]:
        count = sum(page.doubled for page in pages)
        yield Remark(
            "", 0, f"{_pages(doubled)} {count} pieces of text twice at one place, as bold or shadow; read once"
        )
    if unmapped := [at for at, page in enumerate(pages, 1) if page.unmapped]:
        count = sum(page.unmapped for page in pages)
        yield Remark(
            "", 0, f"{_pages(unmapped)} {count} glyphs for which the file names no character: U+FFFD stands there"
        )
    if commented := [at for at, page in enumerate(pages, 1) if page.comments]:
        count = sum(page.comments for page in pages)
        yield Remark("", 0, f"{_pages(commented)} {count} comments or fields whose words it does not show: not read")
    if hidden := [at for at, page in enumerate(pages, 1) if page.hidden]:
        yield Remark("", 0, f"{_pages(hidden)} text that is not drawn: text recognition put it under the picture")
    if loose := [at for at, page in enumerate(pages, 1) if not page.clean]:
        yield Remark("", 0, f"{_pages(loose)} lines that stand on others: their order is not sure")


def _pages(numbers: Sequence[int]) -> str:
    """Pages as the subject of a sentence, with its verb."""
    named = ", ".join(map(str, numbers[:_NAMED])) + (f" and {len(numbers) - _NAMED} more" if numbers[_NAMED:] else "")
    return f"page {named} has" if len(numbers) == 1 else f"pages {named} have"
