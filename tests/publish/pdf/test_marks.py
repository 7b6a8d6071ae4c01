"""Every note stands under its mark: in the editions of the tests, the sample edition, and TEI that others made."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from fascicle.edition.folder import EditionFolder
from fascicle.edition.print_settings import ApparatusKeys
from fascicle.publish import pdf
from support.home import shown

from . import editions, tagged

_TOP = Path(__file__).parents[3]
HARBOUR = EditionFolder.load(_TOP / "tei" / "harbour")
FOREIGN = _TOP.parent / "shared" / "foreign"
# of each corpus those that have notes; the largest take minutes
_NOTED = {"arabic": 260_000, "classics": 200_000, "critical": 200_000, "diplomatic": 200_000, "letters": 80_000}


def _links(made: bytes) -> list[tuple[int, int]]:
    with pikepdf.open(io.BytesIO(made)) as document:
        return tagged.marks_and_notes(document)


@pytest.mark.parametrize("keys", list(ApparatusKeys))
@pytest.mark.parametrize("edition", [editions.RICH, HARBOUR], ids=lambda edition: str(edition.record.id))
def test_editions(edition: EditionFolder, keys: ApparatusKeys) -> None:
    texts = editions.texts(edition)
    made, _, told = pdf.make(editions.printed(edition, apparatus=keys), texts, editions.authority(edition))
    links = _links(made)
    assert told == []
    assert len(links) > 4
    assert [link for link in links if link[0] != link[1]] == []


@pytest.mark.skipif(not FOREIGN.is_dir(), reason="the corpora of others are not here")
@pytest.mark.parametrize("corpus", _NOTED)
def test_tei_of_others(corpus: str) -> None:
    files = [path for path in sorted((FOREIGN / corpus / "tei").glob("*.xml")) if path.stat().st_size < _NOTED[corpus]]
    texts = {f"t{number}": path.read_bytes() for number, path in enumerate(files[:2]) if b"<TEI" in path.read_bytes()}
    record = editions.NUMBERED.record
    sources = tuple(replace(record.sources[0], file=f"{stem}.txt") for stem in texts)
    edition = replace(editions.NUMBERED, record=replace(record, sources=sources))
    homes = {stem: shown(data).home for stem, data in texts.items()}
    made, _, told = pdf.make(edition, texts, None, None, homes)
    links = _links(made)
    assert told == []
    assert [link for link in links if link[0] != link[1]] == []
