"""TEI files that exist by themselves lie in the bag byte for byte, with all that they need, where they lay."""

from __future__ import annotations

import re
import shutil
import subprocess
import tomllib
from pathlib import Path
from xml.etree import ElementTree

import bagit
import pytest

import fascicle
from fascicle.deposit import bag
from fascicle.deposit.collect import collect
from fascicle.deposit.needed import needed
from fascicle.deposit.references import references
from fascicle.deposit.standards import listing
from fascicle.edition.folder import EditionFolder
from fascicle.model.errors import EditionError, OutputError
from support.editions import miniature, tree
from support.rough_letter import letter
from support.said import shown_by

TEI = 'xmlns="http://www.tei-c.org/ns/1.0"'
XI = 'xmlns:xi="http://www.w3.org/2001/XInclude"'
HEADER = """<teiHeader><fileDesc><titleStmt><title>{title}</title><author>Ada Quill</author></titleStmt>
<publicationStmt><p/></publicationStmt>
<sourceDesc><bibl><date when="1999"/></bibl></sourceDesc></fileDesc>
<profileDesc><creation><date when="{date}"/></creation></profileDesc></teiHeader>"""


def text(title: str, date: str, body: str, before: str = "") -> bytes:
    """A TEI file."""
    header = HEADER.format(title=title, date=date)
    return f"<?xml version='1.0'?>\r\n{before}<TEI {TEI} {XI} xml:lang='de'>{header}{body}</TEI>".encode()


# What the texts need, and the texts themselves.
NEEDED = {
    "letters/one.xml": text(
        "The First",
        "1921-03-12",
        """<facsimile><graphic url="../pictures/one&#37;201.png"/></facsimile><text><body>
        <pb facs="scan.jpg"/><xi:include href="parts/note.xml" xpointer="n1"/>
        <p ref="per:x">&#233;</p></body></text>""",
        "<?xml-model href='../schema/own.rng'?><?xml-stylesheet type='text/css' href='look.css'?>",
    ),
    "letters/two, the 2nd~1.xml": text("The Second", "1922", '<text><p><ref target="deep/other.xml#a"/></p></text>'),
    "letters/rough.xml": letter(),
    "letters/look.css": b"p { color: red }\n",
    "letters/parts/note.xml": f'<note {TEI} xml:id="n1"><figure><graphic url="c.svg"/></figure></note>'.encode(),
    "letters/parts/c.svg": b'<svg xmlns="http://www.w3.org/2000/svg"/>',
    "letters/deep/other.xml": f'<TEI {TEI} xml:base="../../"><p facs="pictures/two.png"/></TEI>'.encode(),
    "pictures/one 1.png": b"\x89PNG\r\n\x1a\n one",
    "pictures/two.png": b"\x89PNG\r\n\x1a\n two",
    "scans/scan.jpg": b"\xff\xd8\xff\xe0 scan",
    "schema/own.rng": b'<grammar xmlns="http://relaxng.org/ns/structure/1.0"><include href="inc/more.rng"/></grammar>',
    "schema/inc/more.rng": b'<grammar xmlns="http://relaxng.org/ns/structure/1.0"/>',
    "schema/small.rnc": b'include "inc/small.rnc"\n',
    "schema/inc/small.rnc": b"start = empty\n",
    "schema/own.sch": b"""<schema xmlns="http://purl.oclc.org/dsdl/schematron"
        ><let name="p" value="document('../indices/people.xml')"/></schema>""",
    "schema/catalog.xml": b"""<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog"
        ><uri name="u" uri="u.rng"/></catalog>""",
    "schema/u.rng": b'<element name="a" xmlns="http://relaxng.org/ns/structure/1.0"><empty/></element>',
    "schema/there.rng": b'<element name="b" xmlns="http://relaxng.org/ns/structure/1.0"><empty/></element>',
    "indices/people.xml": f"<listPerson {TEI}/>".encode(),
}
# What lies about, and is nobody's to publish.
LEFT = {
    "notes.xml": b"<notes>what I think of her</notes>",
    "letters/.one.xml.swp": b"",
    "decisions/to do.txt": b"later",
    "pictures/unused.png": b"\x89PNG",
    "private/secret.xml": text("The Secret", "1920", "<text><p>nobody is to know this for years</p></text>"),
}
ROWS = """
[[texts]]
file = "letters/*.xml"

[[texts]]
file = "private/*.xml"
withhold = true
reason = "The heirs keep it until 2040."
rights = "© The heirs"

[schema]
relaxng = ["schema/own.rng", "schema/small.rnc"]
schematron = ["schema/own.sch"]
catalogs = ["schema/catalog.xml"]
catalog = { "https://example.org/there.rng" = "schema/there.rng" }

[registers]
files = ["indices/*.xml"]

[facsimile]
images = "scans"
"""


def written(home: Path, files: dict[str, bytes]) -> None:
    """Put files below a folder."""
    for name, data in files.items():
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_bytes(data)


def without_sources(home: Path, rows: str) -> EditionFolder:
    """The miniature with other texts in the place of its source."""
    record = home / "edition.toml"
    record.write_text(record.read_text("utf-8").partition("[[sources]]")[0] + rows, "utf-8")
    for name in ("source", "text"):
        shutil.rmtree(home / name)
    return EditionFolder.load(home)


@pytest.fixture
def edition(tmp_path: Path) -> EditionFolder:
    """An edition of nothing but TEI files, with everything that such files can need."""
    home = miniature(tmp_path / "miniature")
    written(home, NEEDED | LEFT)
    return without_sources(home, ROWS)


def bagged(edition: EditionFolder, target: Path) -> Path:
    """The bag of an edition without products: what lies in it below ``data``."""
    own = needed(edition)
    bag.build(edition, collect(edition, (), own), (), target, own)
    assert bagit.Bag(str(target)).validate()
    return target / "data"


def test_every_file_is_there_byte_for_byte_in_its_own_place_and_no_other(
    edition: EditionFolder, tmp_path: Path
) -> None:
    data = tree(bagged(edition, tmp_path / "bag"))
    assert {name: data.pop(name) for name in NEEDED} == NEEDED
    assert data.keys() == {
        *("README.md", "edition.toml", "decisions/authority.xml", "ro-crate-metadata.json"),
        *(*listing.OF_RECORD, listing.PROV, "metadata/premis.xml", "metadata/mets.xml"),
    }


def test_the_commands_of_the_readme_put_every_file_back(edition: EditionFolder, tmp_path: Path) -> None:
    home = tmp_path / "home"
    data = bagged(edition, home / "miniature-1.0.0")
    commands = [line[4:] for line in (data / "README.md").read_text("utf-8").splitlines() if line.startswith("    cp ")]
    script = "\n".join(["mkdir miniature", *commands])
    subprocess.run(["sh", "-e", "-c", script], cwd=home, check=True)
    back = tree(home / "miniature")
    assert {name: back.get(name) for name in NEEDED} == NEEDED
    again = EditionFolder.load(home / "miniature")
    assert tree(bagged(again, tmp_path / "again")) == tree(data)


def test_readme_and_datacite_list_the_texts_and_what_is_withheld(edition: EditionFolder, tmp_path: Path) -> None:
    data = bagged(edition, tmp_path / "bag")
    readme = (data / "README.md").read_text("utf-8")
    assert "- **The First**, Ada Quill, 1921-03-12, German (de): `letters/one.xml`" in readme
    assert "- **The Second**, Ada Quill, 1922, German (de): `letters/two, the 2nd~1.xml`" in readme
    assert "- **private/\\*.xml**, `private/*.xml`. Withheld: The heirs keep it until 2040." in readme
    assert "The Secret" not in readme
    space = "{http://datacite.org/schema/kernel-4}"
    root = ElementTree.fromstring((data / "metadata" / "datacite.xml").read_bytes())
    items = [
        (each.get("relationType"), each.findtext(f".//{space}title"), each.findtext(f"{space}publicationYear"))
        for each in root.iter(f"{space}relatedItem")
    ]
    assert ("HasPart", "The First", "1921") in items
    assert ("HasPart", "The Second", "1922") in items
    assert len(items) == 4
    assert root.findtext(f"{space}dates/{space}date[@dateType='Coverage']") == "1921-03-12/1922"


def test_what_is_named_and_not_there_is_told(edition: EditionFolder, tmp_path: Path) -> None:
    for name in ("pictures/one 1.png", "schema/inc/more.rng"):
        (edition.folder / name).unlink()
    told = (bagged(edition, tmp_path / "bag") / "README.md").read_text("utf-8")
    assert "- `../pictures/one 1.png`, which `letters/one.xml` names: no such file is in the edition's folder." in told
    assert "- `inc/more.rng`, which `schema/own.rng` names: no such file is in the edition's folder." in told


def test_no_path_leads_out_of_the_edition(edition: EditionFolder) -> None:
    written(edition.folder.parent, {"outside.png": b"\x89PNG"})
    (edition.folder / "link.png").symlink_to(edition.folder.parent / "outside.png")
    urls = ("../../outside.png", "../link.png", "/etc/hostname")
    body = "".join(f"<graphic url='{url}'/>" for url in urls)
    written(edition.folder, {"letters/three.xml": text("T", "1920", body)})
    found = needed(EditionFolder.load(edition.folder))
    assert {name for name in found.files if "outside" in name or "link" in name or "hostname" in name} == set()
    assert {("../../outside.png", "letters/three.xml"), ("../link.png", "letters/three.xml")} <= set(found.missing)


def test_a_text_that_includes_a_withheld_one_is_refused(edition: EditionFolder) -> None:
    include = f'<text {XI}><xi:include href="../private/secret.xml"/></text>'
    written(edition.folder, {"letters/three.xml": text("T", "1920", include)})
    with pytest.raises(OutputError, match=r"includes private/secret\.xml, which is withheld"):
        needed(EditionFolder.load(edition.folder))


def test_a_text_may_point_to_a_withheld_one(edition: EditionFolder) -> None:
    body = '<text><p><ref target="../private/secret.xml">there</ref></p></text>'
    written(edition.folder, {"letters/three.xml": text("T", "1920", body)})
    found = needed(EditionFolder.load(edition.folder))
    assert "letters/three.xml" in found.files
    assert "private/secret.xml" not in found.files


@pytest.mark.parametrize("folder", ["tei", "text", "schema", "letters", "."])
def test_beside_texts_that_come_from_sources(tmp_path: Path, folder: str) -> None:
    """Wherever the editors' own files lie, the two kinds do not mix, and both go back to where they were."""
    home = miniature(tmp_path / "miniature")
    name = f"{folder}/own.xml".removeprefix("./")
    written(home, {name: text("Own", "1900", "<text><p/></text>")})
    with (home / "edition.toml").open("a", encoding="utf-8") as record:
        record.write(f'\n[[texts]]\nfile = "{name}"\n')
    edition = EditionFolder.load(home)
    data = bagged(edition, tmp_path / "miniature-1.0.0")
    assert (data / name).read_bytes() == (home / name).read_bytes()
    converted = "text" if folder in ("tei", "text") else "tei"
    assert (data / converted / "ferry.xml").read_bytes() == (home / "text" / "ferry.xml").read_bytes()
    readme = (data / "README.md").read_text("utf-8")
    assert f"`{converted}/ferry.xml`, made from `source/ferry.txt`" in readme
    lines = [line[4:] for line in readme.splitlines() if re.match("    (mkdir|cp|rm) ", line)]
    (tmp_path / "again").mkdir()
    shutil.move(tmp_path / "miniature-1.0.0", tmp_path / "again")
    subprocess.run(["sh", "-e", "-c", "\n".join(lines)], cwd=tmp_path / "again", check=True)
    again = tmp_path / "again" / "miniature"
    for path in (name, "text/ferry.xml", "source/ferry.txt", "decisions/authority.xml", "edition.toml"):
        assert (again / path).read_bytes() == (home / path).read_bytes()
    assert not (again / "text" / "authority.xml").exists()


def test_one_table_withholds_what_a_pattern_of_another_names(tmp_path: Path) -> None:
    home = miniature(tmp_path / "miniature")
    written(home, {f"letters/{name}.xml": text(name, "1900", "<text><p/></text>") for name in ("one", "two")})
    rows = '[[texts]]\nfile = "letters/*.xml"\n[[texts]]\nfile = "letters/two.xml"\nwithhold = true\nreason = "r"\n'
    edition = without_sources(home, rows)
    assert [(each.name, each.withheld) for each in edition.texts] == [("one", False), ("two", True)]
    assert "letters/two.xml" not in collect(edition, ())


def test_a_reason_is_asked_for(tmp_path: Path) -> None:
    home = miniature(tmp_path / "miniature")
    with pytest.raises(EditionError, match="`reason` does not say why"):
        without_sources(home, '[[texts]]\nfile = "letters/*.xml"\nwithhold = true\n')


_NO = '[[decided]]\ntext = {}\nanswer = "no"\n'
FERRY = Path(__file__).parents[1] / "editions" / "miniature" / "text" / "ferry.xml"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built edition of three texts without a source, one of them withheld."""
    home = miniature(tmp_path_factory.mktemp("built") / "miniature")
    for name in ("one", "two", "secret"):
        words = FERRY.read_text("utf-8").replace("<TEI", "<?xml-stylesheet href='look.css'?><TEI", 1)
        said = "Nobody is to know what stands here." if name == "secret" else f"The ferry is late, says letter {name}."
        body = f'<text><body><div type="article"><p><lb n="1"/>{said}</p></div></body></text>'
        words = re.sub(r"<text\b.*</text>", body, words, flags=re.DOTALL).replace('xml:id="ferry"', f'xml:id="{name}"')
        written(home, {f"letters/{name}.xml": words.replace("\n", "\r\n").encode()})
    written(home, {"letters/look.css": NEEDED["letters/look.css"]})
    rows = '[[texts]]\nfile = "letters/*.xml"\n[[texts]]\nfile = "letters/secret.xml"\nwithhold = true\nreason = "r"\n'
    decided = ('"ferry"', '"Nobody"\nfile = "secret.xml"', '"is to know what stands"')
    written(home, {"decisions/corrections.toml": "".join(_NO.format(words) for words in decided).encode()})
    without_sources(home, rows)
    result = fascicle.open(home).build()
    assert result.complete, result.findings
    return home


def test_what_is_withheld_is_in_no_product(built: Path) -> None:
    files = tree(built / "build")
    assert {"print/miniature.pdf", "site/one.html"} <= files.keys()
    for name, data in files.items():
        assert "secret" not in name, name
        assert not any("Nobody is to know" in " ".join(words.split()) for words in shown_by(name, data)), name
    (decided,) = (built / "build" / "deposit").rglob("corrections.toml")
    assert [row["text"] for row in tomllib.loads(decided.read_text("utf-8"))["decided"]] == ["ferry"]


def test_editors_see_what_is_withheld(built: Path, tmp_path: Path) -> None:
    home = Path(shutil.copytree(built, tmp_path / "miniature"))
    fascicle.open(home, private=True).build(["web"])
    page = (home / "build" / "site" / "secret.html").read_text("utf-8")
    assert "Nobody is to know" in " ".join(re.sub(r"<[^>]*>", "", page).split())


def test_who_rebuilds_it_from_the_bag_gets_the_same_bag(built: Path, tmp_path: Path) -> None:
    (old,) = (built / "build" / "deposit").iterdir()
    shutil.copytree(old, tmp_path / old.name)
    readme = (old / "data" / "README.md").read_text("utf-8")
    section = readme.partition("## How to make it anew\n")[2].partition("\n## ")[0]
    commands = re.findall(r"^    (.+)$", section, re.MULTILINE)
    assert commands.pop() == "fascicle build miniature"
    subprocess.run(["sh", "-e", "-c", "\n".join(commands)], cwd=tmp_path, check=True)
    result = fascicle.open(tmp_path / "miniature").build()
    assert result.complete, result.findings
    (new,) = (tmp_path / "miniature" / "build" / "deposit").iterdir()
    assert tree(new) == tree(old)


def test_a_needed_file_that_changes_makes_a_new_bag(built: Path, tmp_path: Path) -> None:
    """What nobody but a text names is looked at too before a build says that nothing has changed."""
    home = Path(shutil.copytree(built, tmp_path / "miniature"))
    (found,) = (home / "build" / "deposit").rglob("look.css")
    written(home, {"letters/look.css": b"p { color: blue }"})
    fascicle.open(home).build()
    assert found.read_bytes() == b"p { color: blue }"


def test_a_file_that_is_no_xml_names_nothing(tmp_path: Path) -> None:
    written(tmp_path, {"a.xml": b"<a href='b.xml'>", "b.png": b"\x89PNG", "c.rnc": b'include "x.rnc"\ninclude "x.rnc"'})
    assert references(tmp_path / "a.xml") == references(tmp_path / "b.png") == references(tmp_path / "gone.xml") == []
    assert [each.path for each in references(tmp_path / "c.rnc")] == ["x.rnc"]
