from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from fascicle.edition.folder import EditionFolder
from fascicle.edition.toml import LanguageTag
from fascicle.publish import web
from support.site import build, tei

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parents[2]
MINIATURE = HERE.parents[1] / "editions" / "miniature"
ALMANAC = HERE / "almanac"


@dataclass(frozen=True)
class Built:
    """A whole web edition on disk."""

    folder: Path
    files: dict[str, bytes]


@pytest.fixture(scope="session")
def miniature() -> EditionFolder:
    return EditionFolder.load(MINIATURE)


@pytest.fixture(scope="session")
def almanac() -> EditionFolder:
    return EditionFolder.load(ALMANAC)


@pytest.fixture(scope="session")
def newsprint() -> EditionFolder:
    """The edition whose sources stay outside the repository."""
    corpus = REPOSITORY.parent / "shared" / "corpus"
    if not corpus.is_dir():
        pytest.skip("the corpus texts are not beside the repository")
    return EditionFolder.load(REPOSITORY / "tei" / "newsprint", sources=corpus)


@pytest.fixture(scope="session")
def almanac_files(almanac: EditionFolder) -> dict[str, bytes]:
    return build(almanac)


@pytest.fixture(scope="session")
def almanac_site(almanac_files: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Built:
    return _written(almanac_files, tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="session")
def greek_site(almanac: EditionFolder, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The same edition by Greek editors."""
    greek = replace(almanac, record=replace(almanac.record, language=LanguageTag("el")))
    return _written(build(greek), tmp_path_factory.mktemp("greek"))


def _written(files: dict[str, bytes], folder: Path) -> Built:
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return Built(folder, files)


@pytest.fixture
def render(miniature: EditionFolder) -> Callable[[str], str]:
    """The page of a fragment, as text."""

    def page(text: str, language: str = "en") -> str:
        source = miniature.record.sources[0]
        authority = miniature.authority_path.read_bytes()
        return web.page(miniature, source, tei(text, language), authority).files["ferry.html"].decode()

    return page
