"""The corpus of the edition newsprint: nothing lost, every file valid, line-end hyphens right."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from lxml import etree

from fascicle import resources
from fascicle.check.fidelity import source_lines
from fascicle.check.relaxng import Schema
from fascicle.edition.folder import EditionFolder
from fascicle.edition.record import Source
from fascicle.encode.convert import convert
from fascicle.inputs import read

_ROOT = Path(__file__).parents[2]
_CORPUS = _ROOT.parent / "shared" / "corpus"
_EDITION = EditionFolder.load(_ROOT / "tei" / "newsprint", sources=_CORPUS, out=_ROOT / "build" / "newsprint")

pytestmark = pytest.mark.skipif(not _CORPUS.is_dir(), reason="the corpus ../shared/corpus is missing")


@pytest.fixture(params=_EDITION.record.sources, ids=lambda source: source.stem[:3])
def source(request: pytest.FixtureRequest) -> Source:
    found: Source = request.param
    return found


def test_corpus_text_keeps_every_character_and_is_valid(source: Source) -> None:
    data = _EDITION.read_source(source)
    tei = convert(_EDITION, source, data)
    assert source_lines(etree.fromstring(tei)) == read(source, data, source.file).layer()
    schema = Schema.load(resources.schema("fascicle.rng"))
    assert [finding.message for finding in schema.validate(tei, source.file)] == []


def test_corpus_text_is_valid_against_tei_all(source: Source, tmp_path: Path) -> None:
    tei_all = _ROOT.parent / "shared" / "schema" / "tei_all.rng"
    if shutil.which("jing") is None or not tei_all.is_file():
        pytest.skip("jing or ../shared/schema/tei_all.rng is missing")
    path = tmp_path / "text.xml"
    path.write_bytes(convert(_EDITION, source, _EDITION.read_source(source)))
    done = subprocess.run(["jing", str(tei_all), str(path)], capture_output=True, text=True, check=False)
    assert done.stdout == ""
