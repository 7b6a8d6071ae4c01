"""Texts that exist as TEI already: checked and published where they are, never written."""

from __future__ import annotations

import shutil
import struct
import zlib
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner

import fascicle
from fascicle import resources
from fascicle.cli import main
from fascicle.deposit.verify import verify
from fascicle.model.diagnostics import Severity
from fascicle.model.errors import EditionError
from fascicle.results import Outcome
from support.editions import miniature, new_edition, tree

FERRY = Path(__file__).parents[1] / "editions" / "miniature" / "text" / "ferry.xml"
ROWS = '\n[[texts]]\nfile = "letters/*.xml"\n'


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    """A miniature with two texts of its own beside the one that has a source."""
    edition = miniature(tmp_path / "edition")
    (edition / "letters").mkdir()
    for name in ("one", "two"):
        text = FERRY.read_text("utf-8").replace('xml:id="ferry"', f'xml:id="{name}"')
        (edition / "letters" / f"{name}.xml").write_text(text, "utf-8")
    with (edition / "edition.toml").open("a", encoding="utf-8") as record:
        record.write(ROWS)
    return edition


def test_they_are_checked_and_published_and_never_written(edition: Path) -> None:
    before = tree(edition / "letters")
    opened = fascicle.open(edition)
    assert [(text.name, text.source is None) for text in opened.texts] == [
        ("ferry", False),
        ("one", True),
        ("two", True),
    ]
    assert opened.check().files == 4
    result = opened.build()
    assert result.complete, result.findings
    assert tree(edition / "letters") == before
    site = edition / "build" / "site"
    assert {path.name for path in site.glob("*.html")} >= {"ferry.html", "one.html", "two.html"}
    (kept,) = (edition / "build" / "deposit").rglob("data/letters/one.xml")
    assert kept.read_bytes() == before["one.xml"]


def test_the_title_is_that_of_the_header_or_of_the_record(edition: Path) -> None:
    header = FERRY.read_text("utf-8").partition('<title type="main">')[2].partition("</title>")[0]
    texts = {text.name: text.title for text in fascicle.open(edition).texts}
    assert texts["one"] == header
    record = edition / "edition.toml"
    record.write_text(
        record.read_text("utf-8").replace("letters/*.xml", "letters/one.xml") + 'title = "Our own"\n', "utf-8"
    )
    assert fascicle.open(edition).texts[-1].title == "Our own"


def spoil(path: Path) -> None:
    path.write_text(path.read_text("utf-8").replace("<body>", '<body bogus="1">'), "utf-8")


@pytest.fixture
def schema(edition: Path) -> Path:
    """The record judges texts without a source by a schema of the edition, which is ours under another name."""
    path = edition / "letters" / "own.rng"
    path.write_bytes(resources.schema("fascicle.rng").read_bytes())
    with (edition / "edition.toml").open("a", encoding="utf-8") as record:
        record.write('\n[schema]\nrelaxng = ["letters/own.rng"]\n')
    return path


def test_what_their_schemas_say_of_them_is_an_error_of_check_and_ends_no_build(edition: Path, schema: Path) -> None:
    spoil(edition / "letters" / "two.xml")
    checked = fascicle.open(edition).check()
    assert not checked.clean
    (found,) = (each for each in checked.findings if each.rule.severity is Severity.ERROR)
    assert (Path(found.path).name, found.rule.code) == ("two.xml", "F0204")
    assert "if @bogus is meant, change the schema" in found.hint
    assert checked.schemas[f"{schema} (RELAX NG)"] == 2
    assert checked.schemas["fascicle's grammar (RELAX NG)"] == 2  # the text that has a source, and the authority file
    result = fascicle.open(edition).build()
    assert result.complete
    assert result.findings == ()
    assert found in result.advice
    assert (edition / "build" / "site" / "two.html").exists()
    again = fascicle.open(edition).build()
    assert again.advice == result.advice


def test_the_command_counts_it_and_says_where_it_is_told(edition: Path, schema: Path) -> None:
    spoil(edition / "letters" / "two.xml")
    done = CliRunner().invoke(main, ["build", str(edition)])
    assert done.exit_code == 0, done.output
    assert "in TEI files of your own: 1 error" in done.stderr
    assert f"fascicle check {edition} tells them" in done.stderr
    assert "F0204" not in done.stdout
    assert CliRunner().invoke(main, ["check", str(edition)]).exit_code == 1


def test_an_error_in_a_text_that_comes_from_a_source_ends_the_build(edition: Path) -> None:
    spoil(edition / "text" / "ferry.xml")
    result = fascicle.open(edition).build()
    assert not result.complete
    assert {Path(each.path).name for each in result.findings} == {"ferry.xml"}


def test_a_schema_that_changes_is_noticed(edition: Path, schema: Path) -> None:
    assert not [each for each in fascicle.open(edition).build().advice if each.rule.severity is Severity.ERROR]
    text = schema.read_text("utf-8")
    schema.write_text(text.replace('<element name="body">', '<element name="bodi">'), "utf-8")
    assert [each for each in fascicle.open(edition).build().advice if each.rule.severity is Severity.ERROR]


def test_house_rules_hold_where_the_record_asks_for_them(edition: Path) -> None:
    path = edition / "letters" / "two.xml"
    spoil(path)
    path.write_text(path.read_text("utf-8").replace("<?xml-model", "<?was-model"), "utf-8")
    assert fascicle.open(edition).check().clean
    with (edition / "edition.toml").open("a", encoding="utf-8") as record:
        record.write("\n[schema]\nhouse = true\n")
    assert not fascicle.open(edition).check().clean


def test_what_cannot_be_read_is_left_out_and_named(edition: Path) -> None:
    (edition / "letters" / "two.xml").write_text('<TEI xmlns="http://www.tei-c.org/ns/1.0">', "utf-8")
    (edition / "letters" / "old.xml").write_text("<TEI.2><text><body><p>Ebb.</p></body></text></TEI.2>", "utf-8")
    done = CliRunner().invoke(main, ["build", str(edition), "--only", "web"])
    assert done.exit_code == 3
    assert "two.xml:1:" in done.output
    assert "not well-formed XML" in done.output
    assert f"{edition / 'letters' / 'old.xml'}: warning: the file is left out: it is TEI P4" in done.output
    site = edition / "build" / "site"
    assert {path.stem for path in site.glob("*.html")} & {"ferry", "one", "two", "old"} == {"ferry", "one"}


def test_an_edition_may_have_no_source_at_all(edition: Path) -> None:
    record = edition / "edition.toml"
    text = record.read_text("utf-8")
    record.write_text(text[: text.index("[[sources]]")] + ROWS, "utf-8")
    shutil.rmtree(edition / "source")
    shutil.rmtree(edition / "text")
    result = fascicle.open(edition).build()
    assert result.complete, result.findings
    assert result.texts == 2


@pytest.mark.parametrize(
    ("row", "message"),
    [("none/*.xml", "no file is there"), ("../edition/letters/one.xml", "leads out of"), ("", "no file is there")],
)
def test_a_row_that_names_nothing_is_told(edition: Path, row: str, message: str) -> None:
    record = edition / "edition.toml"
    record.write_text(record.read_text("utf-8").replace("letters/*.xml", row), "utf-8")
    with pytest.raises(EditionError, match=message):
        fascicle.open(edition).texts  # noqa: B018


def test_texts_of_one_name_are_told_apart_by_their_folders(edition: Path) -> None:
    shutil.copy(FERRY, edition / "letters" / "Ferry.xml")
    (edition / "more").mkdir()
    for name in ("one", "index"):
        shutil.copy(FERRY, edition / "more" / f"{name}.xml")
    with (edition / "edition.toml").open("a", encoding="utf-8") as record:
        record.write('\n[[texts]]\nfile = "more/*.xml"\n')
    names = [text.name for text in fascicle.open(edition).texts]
    assert names == ["ferry", "letters-Ferry", "letters-one", "two", "more-index", "more-one"]


def dated(path: Path, day: str, title: str) -> None:
    """Give a text another date and title."""
    text = path.read_text("utf-8").replace('<date when="1921-03-12">1921-03-12', f'<date when="{day}">{day}')
    path.write_text(text.replace('<title type="main">The Ferry Notice', f'<title type="main">{title}'), "utf-8")


@pytest.mark.parametrize(
    ("order", "names"),
    [
        ("name", ["l2", "l10", "one", "two"]),
        ("date", ["two", "one", "l10", "l2"]),
        ("title", ["l10", "two", "one", "l2"]),
    ],
)
def test_files_of_a_pattern_come_in_the_order_that_is_asked_for(edition: Path, order: str, names: list[str]) -> None:
    for name in ("l10", "l2"):
        shutil.copy(FERRY, edition / "letters" / f"{name}.xml")
    for name, day, title in (
        ("one", "1921-03-11", "Item 10"),
        ("two", "1920-12-31", "item 2"),
        ("l10", "1921-03-13", "A notice"),
        ("l2", "1921-03-14", "The last"),
    ):
        dated(edition / "letters" / f"{name}.xml", day, title)
    with (edition / "edition.toml").open("a", encoding="utf-8") as record:
        record.write(f'order = "{order}"\n')
    assert [text.name for text in fascicle.open(edition).texts][1:] == names


def test_an_xpath_that_is_none_is_told_where_it_stands(edition: Path) -> None:
    with (edition / "edition.toml").open("a", encoding="utf-8") as record:
        record.write('titles = "titleStmt/title["\n')
    lines = (edition / "edition.toml").read_text("utf-8").splitlines()
    with pytest.raises(EditionError, match="no XPath of a title") as caught:
        fascicle.open(edition)
    assert caught.value.line == len(lines)


def test_what_a_pattern_finds_that_is_no_text_is_named_and_left_out(edition: Path) -> None:
    others = {
        "old": "<TEI.2><teiHeader/><text/></TEI.2>",
        "corpus": '<teiCorpus xmlns="http://www.tei-c.org/ns/1.0"/>',
        "list": '<taxonomy xmlns="http://www.tei-c.org/ns/1.0"/>',
        "page": "<html/>",
        "aside": "<html/>",
    }
    for name, text in others.items():
        (edition / "letters" / f"{name}.xml").write_text(text, "utf-8")
    with (edition / "edition.toml").open("a", encoding="utf-8") as record:
        record.write('without = ["letters/aside.xml"]\n')
    opened = fascicle.open(edition)
    assert [text.name for text in opened.texts] == ["ferry", "one", "two"]
    result = opened.build()
    assert result.complete
    told = {Path(each.path).stem: each for each in result.findings}
    assert {name: each.rule.code for name, each in told.items()} == dict.fromkeys(
        ("old", "corpus", "list", "page"), "F0510"
    )
    assert "P4" in told["old"].message
    assert "p4top5" in told["old"].hint
    # nothing has changed, and they are told again
    assert fascicle.open(edition).build().findings == result.findings


def test_a_file_of_old_tei_that_is_named_by_itself_is_told_and_left_out(edition: Path) -> None:
    (edition / "letters" / "old.xml").write_text("<TEI.2/>", "utf-8")
    record = edition / "edition.toml"
    record.write_text(record.read_text("utf-8").replace("letters/*.xml", "letters/old.xml"), "utf-8")
    done = CliRunner().invoke(main, ["build", str(edition), "--only", "web"])
    assert done.exit_code == 0
    assert f"left out, for it is TEI P4: {edition / 'letters' / 'old.xml'}" in done.stderr
    assert not (edition / "build" / "site" / "old.html").exists()


def test_a_file_keeps_its_name_in_the_bag_whatever_signs_are_in_it(edition: Path) -> None:
    name = "Zwei,_ä~b [1].xml"
    (edition / "letters" / "two.xml").rename(edition / "letters" / name)
    assert [text.name for text in fascicle.open(edition).texts] == ["ferry", "one", "Zwei__a_b_1"]
    assert fascicle.open(edition).build().complete
    assert (edition / "build" / "site" / "Zwei__a_b_1.html").is_file()
    (bag,) = (edition / "build" / "deposit").iterdir()
    assert (bag / "data" / "letters" / name).read_bytes() == (edition / "letters" / name).read_bytes()
    assert verify(bag) == []


def test_what_is_derived_is_no_text_of_any_pattern(edition: Path) -> None:
    record = edition / "edition.toml"
    record.write_text(
        record.read_text("utf-8").replace("letters/*.xml", "**/*.xml") + 'without = ["decisions/*"]\n', "utf-8"
    )
    assert fascicle.open(edition).build().complete
    assert [text.name for text in fascicle.open(edition).texts] == ["ferry", "one", "two"]


REGISTER = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Persons</title></titleStmt>
<publicationStmt><p>None</p></publicationStmt><sourceDesc><p>None</p></sourceDesc></fileDesc></teiHeader><text><body>
<listPerson><person xml:id="ada-quill"><persName>Another Ada</persName></person>
<person xml:id="nell"><persName>Nell Ford</persName></person></listPerson></body></text></TEI>"""


def test_registers_of_files_are_published_beside_the_authority_file(edition: Path) -> None:
    (edition / "indices").mkdir()
    register = edition / "indices" / "persons.xml"
    register.write_text(REGISTER, "utf-8")
    with (edition / "edition.toml").open("a", encoding="utf-8") as record:
        record.write('\n[registers]\nfiles = ["indices/*.xml"]\n')
    one = edition / "letters" / "one.xml"
    one.write_text(one.read_text("utf-8").replace('ref="#ada-quill"', 'ref="#nell"'), "utf-8")
    result = fascicle.open(edition).build()
    assert result.complete, result.findings
    (told,) = result.findings
    assert (told.rule.code, Path(told.path).name, Path(told.related[0].path).name) == (
        "F0410",
        "persons.xml",
        "authority.xml",
    )
    page = (edition / "build" / "site" / "persons.html").read_text("utf-8")
    assert '>Nell <span class="sorted">Ford</span>' in page
    assert "Another Ada" not in page
    before = (edition / "build" / "site" / "two.html").stat().st_mtime_ns
    # an entry that no text names changes the register, and no page of a text
    register.write_text(REGISTER.replace("Nell Ford", "Nell F. Ford"), "utf-8")
    assert fascicle.open(edition).build().complete
    page = (edition / "build" / "site" / "persons.html").read_text("utf-8")
    assert 'Nell F. <span class="sorted">Ford</span>' in page
    assert (edition / "build" / "site" / "two.html").stat().st_mtime_ns == before


def test_a_register_that_cannot_be_read_is_told(edition: Path) -> None:
    (edition / "people.xml").write_text(REGISTER[:-6], "utf-8")
    with (edition / "edition.toml").open("a", encoding="utf-8") as record:
        record.write('\n[registers]\nfiles = ["people.xml"]\n')
    result = fascicle.open(edition).build()
    assert [(each.rule.code, Path(each.path).name) for each in result.findings] == [("F0501", "people.xml")]
    assert not result.complete


def test_a_register_that_is_not_there_is_told_where_it_is_named(edition: Path) -> None:
    with (edition / "edition.toml").open("a", encoding="utf-8") as record:
        record.write('\n[registers]\nfiles = [\n"gone.xml",\n]\n')
    with pytest.raises(EditionError, match=r"gone\.xml.*no file is there") as caught:
        fascicle.open(edition).check()
    assert caught.value.line == len((edition / "edition.toml").read_text("utf-8").splitlines()) - 1


def test_one_text_that_fails_does_not_keep_the_others_from_being_written(tmp_path: Path) -> None:
    edition = new_edition(tmp_path / "edition")
    record = (edition / "edition.toml").read_text("utf-8")
    row = record[record.index("[[sources]]") :]
    (edition / "edition.toml").write_text(f"{record}\n{row.replace('welcome', 'absent')}", "utf-8")
    written, failed = fascicle.open(edition).convert()
    assert (written.outcome, failed.outcome) == (Outcome.WRITTEN, Outcome.FAILED)
    assert "cannot read the source text" in str(failed.error)
    result = fascicle.open(edition).build()
    assert not result.complete
    assert list(result.failures) == ["absent"]
    assert not (edition / "build" / "site").exists()


def test_what_a_text_includes_is_published_with_it(edition: Path) -> None:
    path = edition / "letters" / "two.xml"
    part = '<p xmlns="http://www.tei-c.org/ns/1.0">The lamp was lit by somebody else.</p>'
    (edition / "letters" / "part.inc").write_text(part, "utf-8")
    include = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="part.inc"/></div>'
    text = path.read_text("utf-8")
    at = text.rindex("</div>")
    path.write_text(text[:at] + include + text[at + len("</div>") :], "utf-8")
    result = fascicle.open(edition).build()
    assert result.complete, result.findings
    assert "The lamp was lit by somebody else." in (edition / "build" / "site" / "two.html").read_text("utf-8")
    (bag,) = (edition / "build" / "deposit").iterdir()
    assert (bag / "data" / "letters" / "two.xml").read_bytes() == path.read_bytes()
    assert (bag / "data" / "letters" / "part.inc").read_text("utf-8") == part


def _png() -> bytes:
    """A red point."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    size = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + chunk(b"IDAT", zlib.compress(b"\0\xff\0\0")) + chunk(b"IEND", b"")
    )


def test_pictures_are_in_the_site_the_book_and_the_bag(edition: Path) -> None:
    (edition / "letters" / "plates").mkdir()
    (edition / "letters" / "plates" / "lamp.png").write_bytes(_png())
    path = edition / "letters" / "two.xml"
    figure = '<figure><graphic url="plates/lamp.png"/><figDesc>A lamp in a window</figDesc></figure></div>'
    text = path.read_text("utf-8")
    at = text.rindex("</div>")
    path.write_text(text[:at] + figure + text[at + len("</div>") :], "utf-8")
    result = fascicle.open(edition).build()
    assert result.complete, result.findings
    site = edition / "build" / "site"
    (picture,) = site.glob("images/*.png")
    assert picture.read_bytes() == _png()
    page = (site / "two.html").read_text("utf-8")
    assert f'src="images/{picture.name}"' in page
    assert 'alt="A lamp in a window"' in page
    with pikepdf.open(edition / "build" / "print" / "miniature.pdf") as book:
        assert sum(len(each.get_images()) for each in book.pages) == 1
    assert list((edition / "build" / "deposit").rglob("data/letters/plates/lamp.png"))
    path.write_text(text, "utf-8")
    assert fascicle.open(edition).build().complete
    assert not list(site.glob("images/*"))
