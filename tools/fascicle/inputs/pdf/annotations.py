"""What lies on a page of a PDF file without being drawn by it: fields filled in, words set on it, comments."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

_SILENT = frozenset({raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP})  # show nothing, or what others show
_WORDS = frozenset({raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_WIDGET})  # are read where they stand
_NO_WORDS = 2  # bytes of an empty string


def with_annotations(document: pdfium.PdfDocument, at: int) -> tuple[pdfium.PdfPage, int]:
    """A page on which its annotations are drawn, and the number of those whose words it does not show.

    A field of a form and words set on a page look like text of it; a comment is behind a sign.
    """
    page = document[at]
    shown, unread = False, 0
    for annotation in _annotations(page.raw):
        drawn = raw.FPDFAnnot_GetObjectCount(annotation) > 0
        worded = raw.FPDFAnnot_GetSubtype(annotation) in _WORDS
        shown = shown or drawn
        unread += not (drawn and worded) and any(
            raw.FPDFAnnot_GetStringValue(annotation, key, None, 0) > _NO_WORDS for key in (b"Contents", b"V")
        )
    if not shown or raw.FPDFPage_Flatten(page.raw, raw.FLAT_NORMALDISPLAY) != raw.FLATTEN_SUCCESS:
        return page, unread
    page.close()
    return document[at], unread


def _annotations(page: Any) -> Iterator[Any]:
    for at in range(raw.FPDFPage_GetAnnotCount(page)):
        annotation = raw.FPDFPage_GetAnnot(page, at)
        if not annotation:
            continue
        try:
            if raw.FPDFAnnot_GetSubtype(annotation) not in _SILENT:
                yield annotation
        finally:
            raw.FPDFPage_CloseAnnot(annotation)
