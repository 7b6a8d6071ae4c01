"""A source that is withheld: nothing in the package shows it, and the package says that it is withheld, and why."""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path, PurePosixPath

import bagit
import pytest
from hypothesis import given
from hypothesis import strategies as st

import fascicle
from fascicle.annotate import ledger
from fascicle.annotate.decisions import corrections
from fascicle.annotate.decisions.corrections import Decided
from fascicle.deposit.collect import collect
from fascicle.edition import table_rows
from fascicle.edition.folder import EditionFolder
from fascicle.edition.withheld import pieces, pieces_among, withheld_names
from fascicle.model.errors import EditionError, OutputError
from fascicle.publish.products import Product
from support.editions import add_source, new_edition, set_source, tree
from support.said import shown_by

PRIVATE = """\
Brackish Lane, 9 June 1921

The widow of the tollman sold his brass lantern to a stranger from the up-
land farms, and nobody asked Ada Quill whether the the price was fair.
Her nephew kept a ledger of every crossing, drunk or sober, and hid it
under the floor of the boat shed where the passen gers never look.
"""
SECRET = "kept a ledger of every crossing"

PRODUCTS = (
    Product("web", PurePosixPath("site/index.html"), "text/html", "web edition"),
    Product("print", PurePosixPath("print/letters.pdf"), "application/pdf", "print edition"),
)
DECISIONS = {
    "corrections.toml": f"""\
# The lantern is told of in one text only.
# She kept a ledger of every crossing: ask her nephew.

[[decided]]
text = "passen gers"
answer = "yes"

[[decided]]
text = "drunk or sober, and"
answer = "no"  # no file is named

[[decided]]
text = "harbuor"
answer = "other"
reading = "{SECRET.upper()}"

[[decided]]
text = "up-"
file = "private.xml"
answer = "no"
line = "3"

[[off]]
rule = "C0501"
""",
    "hyphens.toml": """\
[[word]]
spelling = "upland"
file = "private.txt"

[[word]]
spelling = "half-finished" # in the welcome
""",
    "layout.toml": '[[role]]\nfile = "private.txt"\nlines = "1"\nrole = "dateline"\n',
    "suppressions.toml": '[[suppressed]]\nelement = "persName"\ntext = "Ada Quill"\nfile = "private.xml"\n',
}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An edition of two texts, one of them withheld, built."""
    home = tmp_path_factory.mktemp("withheld") / "letters"
    new_edition(home)
    rights = {"reason": '"The heirs keep it until 2040."', "rights": '"© The heirs"'}
    add_source(home, "private.txt", PRIVATE, "A Letter that the Heirs Keep", withhold="true", **rights)
    for name, text in DECISIONS.items():
        (home / "decisions" / name).write_text(text, "utf-8")
    assert fascicle.open(home).build().complete
    return home


@pytest.fixture
def edition(home: Path, tmp_path: Path) -> EditionFolder:
    """The edition, to do with as one likes."""
    return EditionFolder.load(shutil.copytree(home, tmp_path / "letters"))


@pytest.fixture(scope="module")
def package(home: Path) -> Path:
    """The bag of the edition."""
    return EditionFolder.load(home).deposit_folder


def test_no_piece_of_the_text_is_in_any_file(package: Path) -> None:
    secret = pieces(PRIVATE) | pieces(PRIVATE.replace("passen gers", "passengers").replace("the the", "the"))
    files = tree(package)
    assert len(files) > 20
    for name, data in files.items():
        for text in shown_by(name, data):
            assert pieces(text).isdisjoint(secret), name


def test_the_pieces_would_be_found(edition: EditionFolder) -> None:
    """The test above looks where it should: each kind of file that could show the text is found out."""
    data = edition.text_path(edition.record.sources[1]).read_bytes()
    for name in ("private.txt", "private.xml", "private.html"):
        shown = PRIVATE.encode() if name.endswith(".txt") else data
        assert any(not pieces(text).isdisjoint(pieces(PRIVATE)) for text in shown_by(name, shown))


def test_the_bag_is_whole_and_tells_what_is_withheld(edition: EditionFolder, package: Path) -> None:
    assert bagit.Bag(str(package)).validate()
    source = edition.record.sources[1]
    told = (package / "data" / "README.md").read_text("utf-8")
    line = next(line for line in told.splitlines() if "The heirs keep it until 2040." in line)
    for fact in ("A Letter that the Heirs Keep", "private.txt", source.sha256, "© The heirs"):
        assert fact in line
    assert "The heirs keep it until 2040." in (package / "data" / "metadata" / "datacite.xml").read_text("utf-8")
    assert (package / "data" / "edition.toml").read_bytes() == edition.path.read_bytes()


def test_what_is_kept_of_the_others_is_all_there(edition: EditionFolder, package: Path) -> None:
    data = package / "data"
    assert {path.name for path in (data / "tei").iterdir()} == {"authority.xml", "ledger.json", "welcome.xml"}
    assert [path.name for path in (data / "source").iterdir()] == ["welcome.txt"]
    known = ledger.read(edition.texts_folder / ledger.NAME)
    assert known.pop("private.xml")
    assert ledger.read(data / "tei" / ledger.NAME) == known


def test_the_rows_about_it_leave_the_decision_files_and_nothing_else_does(package: Path) -> None:
    decisions = {name: data.decode("utf-8") for name, data in tree(package / "data" / "decisions").items()}
    assert decisions["corrections.toml"] == (
        "# The lantern is told of in one text only.\n\n"
        '[[decided]]\ntext = "passen gers"\nanswer = "yes"\n\n'
        '[[off]]\nrule = "C0501"\n'
    )
    assert decisions["hyphens.toml"] == '\n[[word]]\nspelling = "half-finished" # in the welcome\n'
    assert decisions.keys() == {"authority.xml", "corrections.toml", "hyphens.toml"}


def test_words_that_a_published_text_has_too_are_no_secret(edition: EditionFolder) -> None:
    """Else a decision about the published text would be lost, and an edition made anew would not be the same."""
    text = edition.source_path(edition.record.sources[1])
    text.write_text(f"{PRIVATE}\nWrite your own texts into the folder of sources.\n", "utf-8")
    path = edition.decisions_folder / "corrections.toml"
    rows = '[[decided]]\ntext = "the folder of sources"\nanswer = "no"\n'
    path.write_text(rows, "utf-8")
    assert collect(edition, ())["decisions/corrections.toml"] == rows.encode()


@pytest.mark.parametrize("name", ["site/private.html", "site/tei/private.xml"])
def test_a_product_that_shows_it_is_refused(edition: EditionFolder, name: str) -> None:
    path = edition.out / name
    path.write_text("left from a time before it was withheld")
    with pytest.raises(OutputError, match="private"):
        collect(edition, PRODUCTS)


def test_it_need_not_be_at_hand(package: Path, tmp_path: Path) -> None:
    """The edition that is made anew from the bag does not have it, and all that it publishes is the same."""
    assert tree(_bag_of_rebuilt(package, tmp_path / "letters")) == tree(package)


def test_what_only_it_knows_does_not_decide_about_the_others(tmp_path: Path) -> None:
    """Else the others come out otherwise where it is not at hand."""
    home = new_edition(tmp_path / "letters")
    set_source(home, b"12 March 1921\n\nDear friend,\n\nThe hearing of the quern-\nfolk was put off.\n\nAda Quill\n")
    private = "Brackish Lane\n\nThe quern-folk came. The quern-folk slept. No quern-folk pays.\n"
    add_source(home, "private.txt", private, "A Letter", withhold="true", reason='"The heirs keep it."')
    assert fascicle.open(home).build().complete
    package = EditionFolder.load(home).deposit_folder
    rebuilt = _bag_of_rebuilt(package, tmp_path / "again")
    assert (rebuilt / "data" / "tei" / "welcome.xml").read_bytes() == (home / "text" / "welcome.xml").read_bytes()


def _bag_of_rebuilt(package: Path, home: Path) -> Path:
    """The bag of the edition that is made anew from a bag."""
    shutil.copytree(package / "data" / "tei", home / "text")
    (home / "text" / "authority.xml").unlink()
    shutil.copytree(package / "data" / "source", home / "source")
    shutil.copytree(package / "data" / "decisions", home / "decisions")
    shutil.copy(package / "data" / "edition.toml", home)
    assert fascicle.open(home).build().complete
    return EditionFolder.load(home).deposit_folder


@pytest.mark.parametrize(
    ("rows", "key"),
    [
        ("withhold = true\n", "withhold"),
        ('withhold = true\nreason = " "\n', "withhold"),
        ('reason = "The heirs keep it."\n', "reason"),
    ],
)
def test_withhold_and_reason_belong_together(tmp_path: Path, rows: str, key: str) -> None:
    folder = new_edition(tmp_path / "letters")
    record = folder / "edition.toml"
    text = record.read_text("utf-8") + rows
    record.write_text(text, "utf-8")
    with pytest.raises(EditionError, match="withheld") as caught:
        EditionFolder.load(folder)
    assert caught.value.line is not None
    assert text.splitlines()[caught.value.line - 1].startswith(key)


def test_the_names_of_what_is_withheld(edition: EditionFolder) -> None:
    assert withheld_names(edition.texts) == {"private"}


def test_pieces_see_through_line_ends_and_signs() -> None:
    assert pieces("The up-\nland farms") == {"theuplandfar", "heuplandfarm", "euplandfarms"}
    assert pieces("too short") == set()
    assert pieces_among(pieces("the upland farm"), ["nothing", "THE UP|LAND farm!"]) == pieces("the upland farm")


ROWS = st.lists(
    st.builds(
        Decided,
        text=st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1),
        answer=st.just("no"),
        file=st.sampled_from(["", "a.xml", "b.xml"]),
        begins=st.sampled_from(["", "[[decided]]", "# no", '"""']),
    )
)


@given(rows=ROWS, head=st.sampled_from([b"", b"# ours\n", b"# ours\r\n\r\n# [[decided]]\n"]))
def test_rows_taken_out_leave_the_file_as_if_they_had_never_been_written(rows: list[Decided], head: bytes) -> None:
    path = Path("corrections.toml")
    left = table_rows.without(
        corrections.add(head, rows), path, lambda row: row.values.get("file") == "a.xml", lambda comment: False
    )
    expected = corrections.add(head, [row for row in rows if row.file != "a.xml"])
    assert left == expected or (not head and tomllib.loads(left.decode()) == tomllib.loads(expected.decode()))


@pytest.mark.parametrize(
    "text",
    [
        'decided = [{ text = "a", answer = "no", file = "a.xml" }, { text = "b", answer = "no" }]',
        '[["decided"]]\ntext = "a"\nfile = "a.xml"\n',
        '[[decided]]\ntext = """\\\n[[decided]]"""\nfile = "a.xml"\n',
        "[[decided]\n",
        "\udcff",
    ],
)
def test_rows_that_cannot_be_told_apart_are_not_guessed_at(text: str) -> None:
    data = text.encode("utf-8", "surrogateescape")
    with pytest.raises(EditionError):
        table_rows.without(data, Path("x.toml"), lambda row: row.values.get("file") == "a.xml", lambda comment: False)
