"""The editions of this repository, whole: every TEI file true to its source, valid here and for TEI, clean."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from lxml import etree

import fascicle
from fascicle.edition.folder import EditionFolder
from fascicle.results import BuildResult
from support.editions import tree

TOP = Path(__file__).parents[1]
SHARED = TOP.parent / "shared"
CORPUS = SHARED / "corpus"
TEI_ALL = SHARED / "schema" / "tei_all.rng"

_ELEMENTS = "note table figure lg sp choice surplus supplied opener signed fw foreign"

needs_corpus = pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not beside this checkout")
needs_tei = pytest.mark.skipif(
    not TEI_ALL.is_file() or shutil.which("jing") is None, reason="jing or TEI's own schema is not here"
)


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> BuildResult:
    folder = tmp_path_factory.mktemp("harbour")
    shutil.copytree(TOP / "tei" / "harbour", folder / "harbour")
    return fascicle.open(folder / "harbour").build()


@pytest.fixture(scope="module")
def newsprint(tmp_path_factory: pytest.TempPathFactory) -> BuildResult:
    """The edition as its editors see it: what is withheld is shown to them."""
    folder = tmp_path_factory.mktemp("newsprint") / "newsprint"
    shutil.copytree(TOP / "tei" / "newsprint", folder)
    return fascicle.open(folder, sources=CORPUS, private=True, jobs=2).build()


def assert_valid_for_tei(folder: Path) -> None:
    files = sorted(str(path) for path in folder.glob("*.xml"))
    assert files
    done = subprocess.run(["jing", str(TEI_ALL), *files], capture_output=True, text=True, check=False)
    assert done.stdout == ""
    assert done.returncode == 0


def test_the_sample_is_clean_and_complete(harbour: BuildResult) -> None:
    assert [str(each) for each in harbour.findings] == []
    assert harbour.complete
    assert all(path.exists() for path in harbour.products.values())


def _kept(edition: Path) -> dict[str, bytes]:
    """What git keeps of an edition: the schema beside the texts is a copy, and what is derived is left out."""
    return {name: data for name, data in tree(edition).items() if not name.startswith(("schema/", "build/"))}


def test_building_the_sample_leaves_its_folder_as_it_is(harbour: BuildResult) -> None:
    """What is in the repository is a fixed point: the committed texts, ledger and decisions are what a build leaves."""
    assert _kept(harbour.products["texts"].parent) == _kept(TOP / "tei" / "harbour")


@needs_tei
def test_the_sample_is_valid_for_tei(harbour: BuildResult) -> None:
    assert_valid_for_tei(harbour.products["texts"])


def test_the_sample_has_what_a_sample_must_have(harbour: BuildResult) -> None:
    paths = harbour.products["texts"].glob("*.xml")
    names = {etree.QName(each).localname for path in paths for each in etree.parse(path).iter("*")}
    assert set(_ELEMENTS.split()) - names == set()


@needs_corpus
def test_the_corpus_goes_through(newsprint: BuildResult) -> None:
    assert newsprint.complete, newsprint.findings[:3]
    texts = {path.stem for path in newsprint.products["texts"].glob("*.xml")}
    assert texts == {path.stem for path in CORPUS.glob("*.txt")}


@needs_corpus
def test_nothing_of_the_corpus_is_kept_in_the_edition(newsprint: BuildResult) -> None:
    assert newsprint.complete
    done = subprocess.run(
        ["git", "ls-files"], cwd=TOP / "tei" / "newsprint", capture_output=True, text=True, check=True
    )
    assert [name for name in done.stdout.split() if not name.startswith(("edition.toml", "decisions/"))] == []


@needs_corpus
@needs_tei
def test_the_corpus_is_valid_for_tei(newsprint: BuildResult) -> None:
    assert_valid_for_tei(newsprint.products["texts"])


@needs_corpus
def test_the_corpus_builds_to_the_same_bytes_in_another_folder(newsprint: BuildResult, tmp_path: Path) -> None:
    shutil.copytree(TOP / "tei" / "newsprint", tmp_path / "other")
    again = fascicle.open(tmp_path / "other", sources=CORPUS, private=True).build()
    assert tree(newsprint.products["texts"].parent) == tree(again.products["texts"].parent)


def test_the_records_agree_with_their_sources() -> None:
    edition = EditionFolder.load(TOP / "tei" / "harbour")
    for source in edition.record.sources:
        assert edition.read_source(source)
