"""An edition of TEI files that exist: what there is is found, what is guessed is told, and no file is touched."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from pytest_regressions.file_regression import FileRegressionFixture

import fascicle
from fascicle.cli import main
from fascicle.edition.folder import EditionFolder
from fascicle.model.errors import SourceError, UsageError
from fascicle.run.from_tei.rend import is_plain
from support.editions import tree

PAPERS = Path(__file__).parent / "papers"
FOREIGN = Path(__file__).parents[4] / "shared" / "foreign"


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """A rough corpus: letters, a poem, registers, a schema, P4, a taxonomy, and a file that is torn."""
    shutil.copytree(PAPERS, tmp_path / "papers")
    return tmp_path / "papers"


def made(folder: Path, top: Path) -> tuple[list[str], list[str]]:
    """The files that were written, and the report."""
    report: list[str] = []
    written = fascicle.init(folder, from_tei=top, tell=report.append)
    return [path.relative_to(folder).as_posix() for path in written], report


def test_the_record_says_what_there_is(papers: Path, file_regression: FileRegressionFixture) -> None:
    before = tree(papers)
    assert made(papers, papers)[0] == [".gitignore", "edition.toml"]
    after = tree(papers)
    assert {name: data for name, data in after.items() if name in before} == before
    file_regression.check(
        after["edition.toml"].decode(), extension=".toml", fullpath=Path(__file__).parent / "expected.toml"
    )


def test_the_report_says_what_was_found_and_what_could_not_be_known(
    papers: Path, file_regression: FileRegressionFixture
) -> None:
    report = "\n".join(made(papers, papers)[1]) + "\n"
    file_regression.check(report, extension=".txt", fullpath=Path(__file__).parent / "expected.txt")


def test_what_it_wrote_can_be_read(papers: Path) -> None:
    made(papers, papers)
    edition = EditionFolder.load(papers)
    assert [(text.name, text.title, text.language) for text in edition.texts] == [
        ("l10", "Ada Quill to Tom Marl, 30 January 1921", "de"),  # by date
        ("l2", "Ada Quill to Tom Marl, 2 March 1921", "de"),
        ("song", "Song of the Pilots", "en"),
    ]
    assert [path.name for path in edition.register_files] == ["persons.xml", "places.xml"]


def test_the_folder_may_be_one_around_that_of_the_files(papers: Path) -> None:
    written, _ = made(papers, papers / "letters")
    assert written == [".gitignore", "edition.toml"]
    edition = EditionFolder.load(papers)
    assert [text.name for text in edition.texts] == ["l10", "l2"]
    # the registers that they point to, and the schema that they name, lie beside them
    assert [path.name for path in edition.register_files] == ["persons.xml", "places.xml"]
    assert edition.record.schema.catalog == {"https://quay.example/schema/letters.rng": "schema/letters.rng"}


def test_files_that_lie_elsewhere_are_copied_as_they_lie_to_one_another(papers: Path, tmp_path: Path) -> None:
    before = tree(papers)
    folder = tmp_path / "edition"
    written, _ = made(folder, papers)
    assert tree(papers) == before
    copies = {name.removeprefix("tei/"): data for name, data in tree(folder).items() if name.startswith("tei/")}
    assert copies == before
    assert sorted(written) == sorted(tree(folder))
    assert len(EditionFolder.load(folder).texts) == 3


def test_what_they_name_beside_their_folder_comes_with_them(papers: Path, tmp_path: Path) -> None:
    folder = tmp_path / "edition"
    made(folder, papers / "poems")
    assert sorted(tree(folder)) == [".gitignore", "edition.toml", "pictures/lamp.png", "tei/song.tei"]


def test_nothing_from_outside_comes_with_them(papers: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_text("mine", "utf-8")
    (papers / "poems" / "link.png").symlink_to(tmp_path / "secret.png")
    song = papers / "poems" / "song.tei"
    graphics = '<graphic url="../../secret.png"/><graphic url="link.png"/><graphic url="/etc/hostname"/>'
    song.write_text(song.read_text("utf-8").replace("</figure>", f"{graphics}</figure>"), "utf-8")
    folder = tmp_path / "new" / "edition"
    made(folder, papers / "poems")
    assert not [name for name, data in tree(folder).items() if data == b"mine"]


def test_the_same_files_give_the_same_record(papers: Path, tmp_path: Path) -> None:
    other = tmp_path / "other" / "papers"
    for path in sorted(PAPERS.rglob("*"), reverse=True):  # the disk may list them in another order
        if path.is_file():
            (other / path.relative_to(PAPERS)).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, other / path.relative_to(PAPERS))
    assert made(papers, papers) == made(other, other)
    assert (papers / "edition.toml").read_bytes() == (other / "edition.toml").read_bytes()


def test_files_that_say_nothing_make_an_edition_too(tmp_path: Path) -> None:
    folder = tmp_path / "1 Bare"
    folder.mkdir()
    (folder / "a.xml").write_text('<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>A</p></body></text></TEI>')
    _, report = made(folder, folder)
    edition = EditionFolder.load(folder)
    assert [text.title for text in edition.texts] == ["a"]
    assert edition.record.id == "edition-1-Bare"
    assert edition.record.date == "1970-01-01"
    assert edition.record.licence.url == "https://rightsstatements.org/vocab/UND/1.0/"
    unsaid = {line.split()[0] for line in report if line}
    assert {"title", "language", "date", "publisher", "licence", "people"} <= unsaid


def test_many_texts_of_one_title_are_told_apart_by_what_differs(tmp_path: Path) -> None:
    volume = (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title type="main">'
        'The Gazette</title><title type="sub">Volume {}</title></titleStmt></fileDesc></teiHeader>'
        "<text><body/></text></TEI>"
    )
    for number in range(1, 4):
        (tmp_path / f"v{number}.xml").write_text(volume.format(number), "utf-8")
    made(tmp_path, tmp_path)
    titles = [text.title for text in EditionFolder.load(tmp_path).texts]
    assert titles == ["The Gazette. Volume 1", "The Gazette. Volume 2", "The Gazette. Volume 3"]


def test_many_folders_are_one_pattern(tmp_path: Path) -> None:
    text = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body/></text></TEI>'
    for number in range(20):
        (tmp_path / "data" / str(number)).mkdir(parents=True)
        (tmp_path / "data" / str(number) / "text.xml").write_text(text, "utf-8")
    made(tmp_path, tmp_path)
    edition = EditionFolder.load(tmp_path)
    assert [row.file for row in edition.record.texts] == ["data/**/*.xml"]
    assert [text.name for text in edition.texts][:3] == ["0-text", "1-text", "2-text"]


@pytest.mark.parametrize(
    ("prepare", "error", "said"),
    [
        (lambda papers: papers / "none", SourceError, "no such folder"),
        (lambda papers: papers / "lists", SourceError, "no TEI P5 text.*P4"),
        (lambda papers: papers / "schema", SourceError, "no TEI P5 text"),
    ],
)
def test_where_there_is_no_text_nothing_is_written(
    papers: Path, tmp_path: Path, prepare: object, error: type[Exception], said: str
) -> None:
    folder = tmp_path / "edition"
    with pytest.raises(error, match=said):
        made(folder, prepare(papers))  # type: ignore[operator]
    assert not folder.exists()


def test_nothing_is_overwritten(papers: Path, tmp_path: Path) -> None:
    made(papers, papers)
    record = papers / "edition.toml"
    record.write_text(record.read_text("utf-8") + "# ours\n", "utf-8")
    before = tree(papers)
    with pytest.raises(UsageError, match="an edition already"):
        made(papers, papers)
    assert tree(papers) == before
    with pytest.raises(UsageError, match="not an empty folder"):
        made(papers / "letters", papers / "poems")
    assert tree(papers) == before


def test_the_command_tells_the_report_and_what_comes_next(papers: Path) -> None:
    result = CliRunner().invoke(main, ["init", str(papers), "--from-tei", str(papers)])
    assert result.exit_code == 0
    assert "3 of 8 XML files" in result.output
    assert f"next: fascicle build {papers}" in result.output
    refused = CliRunner().invoke(main, ["init", str(papers), "--from-tei", str(papers), "--from", "a.txt"])
    assert refused.exit_code == 2


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        ("italic", True),
        ("kursiv", True),
        ("small-caps", True),
        ("Gesperrt", True),
        ("align(center)", True),
        ("indent2", True),
        ("shimmer", False),
        ("#shimmer", False),
    ],
)
def test_words_of_rend_are_plain_or_asked_about(value: str, plain: bool) -> None:
    assert is_plain(value) is plain


CORPORA = sorted(path.name for path in FOREIGN.iterdir() if path.is_dir()) if FOREIGN.is_dir() else ["none"]


@pytest.mark.skipif(not FOREIGN.is_dir(), reason="../shared/foreign is missing")
@pytest.mark.parametrize("corpus", CORPORA)
def test_files_of_others_make_an_edition_untouched(tmp_path: Path, corpus: str) -> None:
    folder = tmp_path / corpus
    shutil.copytree(FOREIGN / corpus, folder)
    before = tree(folder)
    made(folder, folder)
    assert {name: data for name, data in tree(folder).items() if name in before} == before
    edition = EditionFolder.load(folder)
    found = edition.files_found
    in_tei = {path for path in (folder / "tei").iterdir() if path.suffix in (".xml", ".tei")}
    assert in_tei <= {
        *(text.path for text in found.texts),
        *(each.path for each in found.left_out),
        *edition.register_files,
    }
    assert all(text.title and text.row.title for text in edition.texts)
    copy = tmp_path / "copy"
    made(copy, FOREIGN / corpus / "tei")
    assert len(EditionFolder.load(copy).texts) >= len(in_tei) - len(found.left_out) - len(edition.register_files)
