"""What a file of a product says to a reader, or to a search: also in a PDF, and between the tags."""

from __future__ import annotations

import io
import re

import pikepdf
import pypdfium2


def shown_by(name: str, data: bytes) -> list[str]:
    """Everything that a file says to a reader, or to a search."""
    texts = [data.decode("utf-8", "replace")]
    if name.endswith(".pdf"):
        document = pypdfium2.PdfDocument(io.BytesIO(data))
        texts.append(" ".join(page.get_textpage().get_text_range() for page in document))
        with pikepdf.open(io.BytesIO(data)) as pdf:
            attached = [each.get_file().read_bytes() for each in pdf.attachments.values()]
            assert attached
            texts += [each.decode("utf-8", "replace") for each in attached]
    return [*texts, *(re.sub(r"<[^>]*>", "", text) for text in texts)]
