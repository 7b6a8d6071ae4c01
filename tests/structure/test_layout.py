"""One small text a phenomenon: ``cases/NAME/source.txt`` (or ``.md``) becomes ``cases/NAME/expected.xml``.

``genre.txt``, ``language.txt`` and ``title.txt``, where they are there, are what the record gives; ``labels.txt`` says
what lines are where the case is about what follows from it, and not about how lines are told (all others are then
paragraphs by blank lines). Run pytest with ``--force-regen`` to write what the program makes now, and read the
difference.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree
from pytest_regressions.file_regression import FileRegressionFixture

from fascicle.encode.convert import convert
from fascicle.tei.names import TEI_NS, tei
from support.labels import read_labels, saying
from support.sources import one_source

_CASES = sorted(path for path in (Path(__file__).parent / "cases").iterdir() if path.is_dir())


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case.name)
def test_case(case: Path, file_regression: FileRegressionFixture, monkeypatch: pytest.MonkeyPatch) -> None:
    path = next(iter(sorted(case.glob("source.*"))))
    given = [case / f"{field}.txt" for field in ("genre", "language", "title")]
    fields = {each.stem: each.read_text("utf-8").strip() for each in given if each.exists()}
    if (said := case / "labels.txt").exists():
        monkeypatch.setattr("fascicle.structure.label", saying(read_labels(said.read_text("utf-8"))))
    others = () if "language" in fields else ("es", "ru")
    edition, source = one_source(path.read_bytes(), path.name, languages=others, **fields)
    root = etree.fromstring(convert(edition, source, path.read_bytes()))
    body = root.find(f"{tei('text')}/{tei('body')}")
    assert body is not None
    shown = etree.tostring(body, encoding="unicode", with_tail=False).replace(f' xmlns="{TEI_NS}"', "")
    file_regression.check(shown + "\n", extension=".xml", fullpath=case / "expected.xml")
