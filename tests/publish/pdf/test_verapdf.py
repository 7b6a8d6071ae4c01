"""PDF/A-3a and PDF/UA-1 by the referee of both, veraPDF; and proof that the referee sees faults."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from fascicle.edition.folder import EditionFolder
from fascicle.publish import pdf
from referees import verapdf

from . import editions

pytestmark = pytest.mark.skipif(bool(verapdf.lacking()), reason=verapdf.lacking() or "-")

# More checks than this are made on the smallest of these books; a referee that checks nothing finds nothing.
_FEWEST_CHECKS = 3000


def _book(edition: EditionFolder) -> bytes:
    return pdf.book(edition, editions.texts(edition), editions.authority(edition))


@pytest.mark.parametrize("flavour", ["3a", "ua1"])
def test_books_conform(flavour: str, tmp_path: Path) -> None:
    files = []
    for edition in (*editions.ALL, editions.in_language(editions.RICH, "ru")):
        files.append(tmp_path / f"{edition.record.id}-{edition.record.language}.pdf")
        files[-1].write_bytes(_book(edition))
    for verdict in verapdf.validate(flavour, *files).values():
        assert verdict.failures == []
        assert verdict.checks > _FEWEST_CHECKS


def _without_language(document: pikepdf.Pdf) -> None:
    del document.Root.Lang


def _without_source_relation(document: pikepdf.Pdf) -> None:
    for file in document.Root.AF:
        del file.AFRelationship


def _with_script(document: pikepdf.Pdf) -> None:
    document.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")


def _untagged(document: pikepdf.Pdf) -> None:
    document.Root.MarkInfo.Marked = False


@pytest.mark.parametrize(
    ("flavour", "harm", "clause"),
    [
        ("ua1", _without_language, "7.2"),
        ("ua1", _untagged, "6.2"),
        ("3a", _without_source_relation, "6.8"),
        ("3a", _with_script, "6.5.1"),
    ],
)
def test_the_referee_sees_faults(
    flavour: str, harm: Callable[[pikepdf.Pdf], None], clause: str, tmp_path: Path
) -> None:
    file = tmp_path / "harmed.pdf"
    with pikepdf.open(io.BytesIO(_book(editions.MINIATURE))) as document:
        harm(document)
        document.save(file)
    failures = verapdf.validate(flavour, file)[file].failures
    assert {failure.partition(":")[0] for failure in failures} == {clause}
