"""``fascicle check`` on files of others: by which schema, in one run, with what they include, and in which words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from fascicle.check.inside import POINTERS
from fascicle.cli import main
from support.editions import miniature

NS = "http://www.tei-c.org/ns/1.0"
XI = 'xmlns:xi="http://www.w3.org/2001/XInclude"'
RNG = f"""<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="{NS}"
    datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes"><start><element name="TEI">
  <optional><attribute name="xml:id"><data type="ID"/></attribute></optional>
  <optional><attribute name="xml:base"/></optional>
  <oneOrMore><element name="p"><optional><attribute name="xml:id"><data type="ID"/></attribute></optional>
    <optional><attribute name="xml:base"/></optional><optional><attribute name="corresp"/></optional>
    <text/></element></oneOrMore></element></start></grammar>"""
SCH = """<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt2">
  <ns prefix="t" uri="http://www.tei-c.org/ns/1.0"/>
  <phase id="last"><active pattern="ends"/></phase>
  <pattern id="begins"><rule context="t:p">
    <assert test="starts-with(., 'Ebb')">Begin with Ebb.</assert></rule></pattern>
  <pattern id="ends"><rule context="t:p"><assert test="ends-with(., '.')">End with a stop.</assert></rule></pattern>
</schema>"""
MODEL = '<?xml-model href="{}" schematypens="http://relaxng.org/ns/structure/1.0"?>'
RULES = '<?xml-model href="{}" schematypens="http://purl.oclc.org/dsdl/schematron" phase="{}"?>'


def run(*arguments: str | Path) -> Result:
    done = CliRunner().invoke(main, ["check", *map(str, arguments)])
    assert "Traceback" not in done.output
    return done


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two schemas; who calls the command stands in it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("XML_CATALOG_FILES", raising=False)
    (tmp_path / "schema").mkdir()
    (tmp_path / "schema" / "own.rng").write_text(RNG, "utf-8")
    (tmp_path / "schema" / "own.sch").write_text(SCH, "utf-8")
    return tmp_path


def write(name: str, content: str = "<p>Ebb.</p>", *, before: str = "", attributes: str = "") -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f'{before}<TEI xmlns="{NS}" {attributes}>{content}</TEI>', "utf-8")


def codes(done: Result) -> list[str]:
    return [line.rpartition("[")[2].rstrip("]") for line in done.stdout.splitlines() if line.endswith("]")]


def test_a_file_is_judged_by_the_schemas_that_it_names(folder: Path) -> None:
    write("a.xml", "<p>Flood</p><q/>", before=MODEL.format("schema/own.rng") + RULES.format("schema/own.sch", "last"))
    done = run("a.xml")
    assert done.exit_code == 1
    assert codes(done) == ["F0300", "F0207"]
    assert "End with a stop." in done.stdout
    assert "Begin with Ebb." not in done.stdout
    assert "what to do: do as the message says: schema/own.sch asks for it" in done.stdout
    assert "  by schema/own.rng (RELAX NG): 1 file\n" in done.stderr
    assert "  by schema/own.sch (Schematron, phase last): 1 file\n" in done.stderr


def test_what_was_asked_for_comes_before_what_a_file_names(folder: Path) -> None:
    write("a.anything", "<p>Flood</p>", before=MODEL.format("not-there.rng"))
    assert run("a.anything", "--schema", "schema/own.rng").stdout == ""
    done = run("a.anything", "--schema", "schema/own.rng", "--schema", "schema/own.sch")
    assert codes(done) == ["F0300", "F0300"]
    assert "by schema/own.rng (RELAX NG): 1 file" in done.stderr


def test_many_files_of_a_folder_in_one_run_and_by_which_schema_each(folder: Path) -> None:
    for number in range(60):
        write(f"letters/{number:02}.tei", before=MODEL.format("../schema/own.rng"))
    write("letters/60.xml", "<p>Ebb.</p>" * 20_000)  # enough to do for several processes
    write("letters/notes.txt", "<q/>")
    one, two = run("letters", "-j", "1", "--format", "json"), run("letters", "-j", "2", "--format", "json")
    assert one.stdout == two.stdout
    answer = json.loads(one.stdout)
    assert (answer["findings"], answer["files"]) == ([], 61)
    assert answer["schemas"] == [
        {"schema": "schema/own.rng (RELAX NG)", "files": 60},
        {"schema": "no schema, as XML with identifiers and pointers", "files": 1},
    ]
    assert "name a schema: --schema FILE" in run("letters").stderr


def test_without_a_schema_identifiers_are_unique_and_pointers_lead_somewhere(folder: Path) -> None:
    write("b.xml", '<p xml:id="there"/>')
    write(
        "a.xml",
        '<p xml:id="x" corresp="#x #nowhere b.xml#there"/>\n<p xml:id="x"/>\n'
        '<ref target="b.xml#nowhere c.xml https://example.org/a.xml#x pre:b#c"/><graphic n="#nowhere"/>',
    )
    done = run("a.xml")
    assert done.exit_code == 1
    assert codes(done) == ["F0404", "F0209", "F0404", "F0404"]
    assert "“#nowhere” is no xml:id of this file" in done.stdout
    assert "stands already in line 1" in done.stdout
    assert "“nowhere” is no xml:id of b.xml" in done.stdout
    assert "“c.xml” is not there" in done.stdout


def test_only_what_is_not_well_formed_is_an_error_of_any_file(folder: Path) -> None:
    Path("a.xml").write_text("<a>\n<b></a>", "utf-8")
    Path("b.xml").write_text("<html><body>Ebb</body></html>", "utf-8")
    done = run("a.xml", "b.xml")
    assert done.exit_code == 3
    assert codes(done) == ["F0501"]
    assert run("b.xml").exit_code == 0


def test_a_schema_that_is_not_at_hand_is_told_once_with_how_to_map_it(folder: Path) -> None:
    address = "https://example.org/own.rng"
    for name in "abc":
        write(f"{name}.xml", "<q/>", before=MODEL.format(address))
    done = run(".")
    assert done.exit_code == 0
    assert codes(done) == ["F0505"]
    assert "... and the same of 2 other files" in done.stdout
    assert f'"{address}" = "schema/FILE"' in done.stdout
    catalog = '<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">'
    Path("catalog").write_text(f'{catalog}<uri name="{address}" uri="schema/own.rng"/></catalog>', "utf-8")
    mapped = CliRunner(env={"XML_CATALOG_FILES": "catalog"}).invoke(main, ["check", "."])
    assert mapped.exit_code == 1
    assert "by schema/own.rng (RELAX NG): 3 files" in mapped.stderr


UNUSABLE = {
    "a.xsd": ('<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"/>', "XML Schema"),
    "a.odd": (f'<TEI xmlns="{NS}"><schemaSpec/></TEI>', "fascicle schema compile a.odd"),
    "a.dtd": ("<!ELEMENT a EMPTY>", "DTD"),
    "a.txt": ("no schema", "name a RELAX NG schema"),
}


@pytest.mark.parametrize("name", UNUSABLE)
def test_what_is_no_schema_that_judges_is_told_with_what_does(folder: Path, name: str) -> None:
    text, advice = UNUSABLE[name]
    Path(name).write_text(text, "utf-8")
    write("doc.xml", before=f'<?xml-model href="{name}"?>')
    named, asked = run("doc.xml"), run("doc.xml", "--schema", name)
    assert (named.exit_code, codes(named)) == (0, ["F0505"])
    assert advice in named.stdout
    assert asked.exit_code == 4
    assert advice in asked.stderr


def test_the_location_of_an_xml_schema_is_a_remark(folder: Path) -> None:
    xsi = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="urn:x ../own.xsd"'
    write("a.xml", attributes=xsi)
    assert codes(run("a.xml")) == ["F0505"]
    write("a.xml", attributes=xsi, before=MODEL.format("schema/own.rng"))
    assert "F0505" not in run("a.xml").stdout


def test_a_broken_schema_that_a_file_names_leaves_the_others(folder: Path) -> None:
    Path("bad.rng").write_text(RNG.replace("<start>", "<start><ref name='none'/>"), "utf-8")
    write("a.xml", "<p>Flood</p>", before=MODEL.format("bad.rng") + RULES.format("schema/own.sch", ""))
    done = run("a.xml")
    assert codes(done) == ["F0506", "F0300", "F0300"]
    assert "“bad.rng”" in done.stdout
    assert run("a.xml", "--schema", "bad.rng").exit_code == 4


def test_an_external_dtd_is_a_remark_and_an_entity_that_nobody_declares_an_error(folder: Path) -> None:
    doctype = '<!DOCTYPE TEI SYSTEM "http://example.org/tei.dtd" [<!ENTITY own "Ebb">]>'
    write("a.xml", "<p>&own;.</p>", before=MODEL.format("schema/own.rng") + doctype)
    done = run("a.xml")
    assert (done.exit_code, codes(done)) == (0, ["F0503"])
    write("a.xml", "<p>&eacute;</p>", before=doctype)
    done = run("a.xml")
    assert done.exit_code == 3
    assert (
        "“eacute” is declared nowhere in this file, and the DTD http://example.org/tei.dtd is not read" in done.stdout
    )


def test_p4_is_one_finding(folder: Path) -> None:
    Path("old.xml").write_text("<TEI.2><teiHeader/><text><body><p corresp='#a'/></body></text></TEI.2>", "utf-8")
    done = run("old.xml", "--schema", "schema/own.rng", "--house")
    assert codes(done) == ["F0504"]
    assert "convert it to P5" in done.stdout
    assert "by" not in done.stderr.splitlines()[1:]
    own = RNG.replace(f'ns="{NS}"', "").replace('name="TEI"', 'name="TEI.2"')
    Path("schema/old.rng").write_text(own, "utf-8")
    assert "F0504" not in run("old.xml", "--schema", "schema/old.rng").stdout
    write("new.xml", "<!-- <TEI.2> --><p/>")
    assert run("new.xml").stdout == ""


def test_findings_in_included_parts_stand_in_their_file(folder: Path) -> None:
    Path("parts").mkdir()
    write("parts/b.xml", '\n<p xml:id="x">Ebb.</p>\n  <q/>')
    inclusion = '<xi:include href="../parts/b.xml" xpointer="element(/1/{})"/>'
    before = MODEL.format("../schema/own.rng")
    write("letters/a.xml", inclusion.format(1) + inclusion.format(2), before=before, attributes=XI)
    done = run(".")
    assert "parts/b.xml:3:3: error: this schema has no <q>" in done.stdout
    assert done.exit_code == 1
    write("letters/a.xml", '<p xml:id="x">Ebb.</p>' + inclusion.format(1), before=before, attributes=XI)
    done = run(".")
    assert "parts/b.xml:2:4: error: the identifier “x” stands already in letters/a.xml, line 1 [F0209]" in done.stdout


def test_an_inclusion_that_fails_is_one_error_with_what_to_do(folder: Path) -> None:
    write("shared/b.xml", "<p>Ebb.</p>")
    write(
        "letters/a.xml",
        '<xi:include href="../shared/b.xml" xpointer="element(/1/1)"/>',
        before=MODEL.format("../schema/own.rng"),
        attributes=XI,
    )
    done = run("letters/a.xml")
    assert codes(done) == ["F0507"]
    assert "check the folder that holds both (.)" in done.stdout
    assert run("letters", "shared").exit_code == 1
    assert run(".").exit_code == 0


SLIPS = (
    "<q/>",
    "<p n='1'>Ebb.</p>",
    "Ebb",
    "<TEI/>",
    "<p><p>Ebb.</p></p>",
    "<x:p xmlns:x='urn:x'/>",
    "<persname/>",
    "",
)


@pytest.mark.parametrize("content", SLIPS)
def test_no_hint_has_anything_deleted_that_somebody_elses_schema_does_not_know(folder: Path, content: str) -> None:
    write("a.xml", content)
    done = run("a.xml", "--schema", "schema/own.rng")
    assert done.exit_code == 1
    assert not any(word in done.stdout.lower() for word in ("delete", "take its tags out", "take it out", "remove"))


def test_house_rules_hold_where_they_are_asked_for(folder: Path) -> None:
    write("a.xml", "<q/>")
    assert run("a.xml").exit_code == 0
    done = run("a.xml", "--house")
    assert done.exit_code == 1
    assert "by fascicle's house rules (Schematron): 1 file" in done.stderr


def test_an_edition_maps_addresses_for_all_its_files(folder: Path) -> None:
    edition = miniature(folder / "edition")
    (edition / "schema").mkdir(exist_ok=True)
    (edition / "schema" / "own.rng").write_text(RNG, "utf-8")
    with (edition / "edition.toml").open("a", encoding="utf-8") as record:
        record.write('\n[[texts]]\nfile = "data/deep/one.xml"\n[schema.catalog]\n"urn:own" = "schema/own.rng"\n')
    for name in ("one", "register"):  # a text of the edition, and another file of it
        write(f"edition/data/deep/{name}.xml", "<q/>", before=MODEL.format("urn:own"))
        done = run(f"edition/data/deep/{name}.xml")
        assert codes(done) == ["F0207"], name
        assert "by edition/schema/own.rng (RELAX NG): 1 file" in done.stderr


def test_the_pointers_are_those_of_tei() -> None:
    source = Path(__file__).parents[3] / "shared" / "schema" / "p5subset.xml"
    if not source.is_file():
        pytest.skip("../shared/schema/p5subset.xml, TEI's own source, is missing")
    from lxml import etree

    tei = {"t": NS}
    found = etree.parse(source).xpath("//t:attDef[t:datatype/t:dataRef/@key='teidata.pointer']/@ident", namespaces=tei)
    assert set(found) >= POINTERS
