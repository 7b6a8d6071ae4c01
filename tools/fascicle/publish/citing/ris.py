"""RIS, the tagged lines that all reference managers read."""

from __future__ import annotations

from collections.abc import Iterator

from fascicle.publish.citing.cited import CitedEdition, CitedText


def ris(work: CitedEdition | CitedText) -> str:
    """A record, its lines ended as the format wants them."""
    return "".join(f"{tag}  - {value}\r\n" for tag, value in _lines(work) if value or tag == "ER")


def _lines(work: CitedEdition | CitedText) -> Iterator[tuple[str, str]]:
    edition = work.edition if isinstance(work, CitedText) else work
    yield "TY", "CHAP" if isinstance(work, CitedText) else "BOOK"
    if isinstance(work, CitedText):
        yield "AU", work.author
        yield "TI", work.title
        yield "T2", edition.full_title
    else:
        yield "TI", edition.full_title
    tag = "ED" if edition.edited or isinstance(work, CitedText) else "AU"
    for person in edition.creators:
        yield tag, person.inverted_name
    yield "PB", edition.publisher
    yield "PY", edition.year
    yield "DA", "/".join([*edition.date.split("-"), "", ""][:3]) + "/"
    yield "ET", edition.version
    yield "DO", edition.doi
    yield "LA", work.language
    yield "UR", work.url
    yield "ER", ""
