"""ODD made into RELAX NG and Schematron: what is taken, added, changed and deleted, on a small TEI and the whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from fascicle.check.alone import check_document
from fascicle.check.odd.compile import compile_odd
from fascicle.check.relaxng import Schema
from fascicle.cli import main
from fascicle.model.errors import EngineError
from support.inclusion import prove_subset

NS = "http://www.tei-c.org/ns/1.0"
SHARED = Path(__file__).resolve().parents[3] / "shared"
SOURCE = f"""<TEI xmlns="{NS}">
<classSpec module="tei" ident="model.block" type="model"/>
<classSpec module="tei" ident="model.verse" type="model">
  <classes><memberOf key="model.block"/></classes></classSpec>
<classSpec module="tei" ident="att.typed" type="atts"><attList>
  <attDef ident="type" usage="opt"><desc>the kind</desc><datatype><dataRef key="word"/></datatype></attDef>
  <attDef ident="n"><datatype minOccurs="1" maxOccurs="2"><dataRef name="integer"/></datatype></attDef>
  </attList></classSpec>
<dataSpec module="tei" ident="word"><content><dataRef name="token" restriction="\\S+"/></content></dataSpec>
<macroSpec module="tei" ident="macro.words"><content><textNode/></content></macroSpec>
<elementSpec module="core" ident="TEI"><content>
  <sequence><elementRef key="head" minOccurs="0"/><classRef key="model.block" minOccurs="1" maxOccurs="unbounded"/>
  </sequence></content></elementSpec>
<elementSpec module="core" ident="head"><desc>a heading</desc><classes><memberOf key="att.typed"/></classes>
  <content><macroRef key="macro.words"/></content></elementSpec>
<elementSpec module="core" ident="p"><classes><memberOf key="model.block"/><memberOf key="att.typed"/></classes>
  <content><alternate minOccurs="0" maxOccurs="unbounded"><textNode/><elementRef key="note"/></alternate></content>
  </elementSpec>
<elementSpec module="verse" ident="l"><classes><memberOf key="model.verse"/></classes>
  <content><macroRef key="macro.words"/></content></elementSpec>
<elementSpec module="notes" ident="note"><content><textNode/></content></elementSpec>
</TEI>"""


@pytest.fixture
def made(tmp_path: Path) -> object:
    """A function from the inside of a schemaSpec to one that says whether a document is valid by it."""
    (tmp_path / "p5.xml").write_text(SOURCE, "utf-8")

    def judge_by(inside: str, attributes: str = "") -> object:
        odd = tmp_path / "own.odd"
        odd.write_text(f'<TEI xmlns="{NS}"><schemaSpec ident="own" {attributes}>{inside}</schemaSpec></TEI>', "utf-8")
        schema = compile_odd(odd, tmp_path / "p5.xml")
        (tmp_path / "own.rng").write_bytes(schema.relaxng)
        assert compile_odd(odd, tmp_path / "p5.xml") == schema  # the same bytes

        def judged(content: str) -> list[str]:
            document = f'<TEI xmlns="{NS}">{content}</TEI>'.encode()
            return [each.rule.code for each in check_document(document, "a.xml", [tmp_path / "own.rng"])]

        return judged

    return judge_by


MODULES = '<moduleRef key="tei"/><moduleRef key="core"/><moduleRef key="verse"/>'


@pytest.mark.parametrize(
    ("inside", "valid", "invalid"),
    [
        (MODULES, '<head type="a" n="1 2">x</head><p>y</p><l>z</l>', '<p n="1 2 3"/>'),
        (MODULES, "<l/>", "<head/>"),  # one block is required
        (MODULES, "<p>x</p>", "<p><note/></p>"),  # what the schema lacks is out of all content
        (MODULES + '<moduleRef key="notes"/>', "<p><note>x</note></p>", "<note/>"),
        ('<moduleRef key="tei"/><moduleRef key="core" except="head"/>', "<p/>", "<head/><p/>"),
        ('<moduleRef key="tei"/><moduleRef key="core" include="TEI p"/>', "<p/>", "<head/><p/>"),
        ('<moduleRef key="tei"/><moduleRef key="core"/><elementRef key="l"/>', "<l/>", "<q/>"),
        (MODULES + '<elementSpec ident="head" mode="delete"/>', "<p/>", "<head/><p/>"),
        (MODULES + '<classSpec ident="att.typed" type="atts" mode="delete"/>', "<p/>", '<p type="a"/>'),
        (
            MODULES + '<elementSpec ident="p" mode="change"><attList><attDef ident="type" mode="delete"/></attList>'
            "</elementSpec>",
            '<head type="a"/><p n="1"/>',
            '<p type="a"/>',
        ),
        (
            MODULES + '<elementSpec ident="p" mode="change"><attList><attDef ident="type" mode="change" usage="req">'
            '<valList type="closed" mode="replace"><valItem ident="prose"/></valList></attDef></attList></elementSpec>',
            '<p type="prose"/>',
            "<p/>",
        ),
        (
            MODULES + '<classSpec ident="att.typed" type="atts" mode="change"><attList><attDef ident="rank" mode="add">'
            '<datatype><dataRef name="integer"/></datatype></attDef></attList></classSpec>',
            '<p rank="1"/>',
            '<p rank="first"/>',
        ),
        (
            MODULES
            + '<elementSpec ident="l" mode="change"><classes mode="change"><memberOf key="model.verse" mode="delete"/>'
            '<memberOf key="att.typed"/></classes></elementSpec>',
            "<p/>",
            "<l/>",
        ),
        (
            MODULES + '<elementSpec ident="q" mode="add"><classes><memberOf key="model.block"/></classes><content>'
            '<valList type="closed"><valItem ident="yes"/></valList></content></elementSpec>',
            "<q>yes</q>",
            "<q>no</q>",
        ),
        (
            MODULES
            + '<elementSpec ident="p" mode="change"><content><classRef key="model.verse" expand="sequenceOptional"/>'
            "</content></elementSpec>",
            "<p><l/></p>",
            "<p><l/><l/></p>",
        ),
        (
            MODULES
            + '<elementSpec ident="p" mode="change"><content><sequence preserveOrder="false"><elementRef key="l"/>'
            '<elementRef key="head"/></sequence></content></elementSpec>',
            "<p><head/><l/></p>",
            "<p><head/></p>",
        ),
        (
            MODULES + '<elementSpec ident="p" mode="change"><content><anyElement/></content></elementSpec>',
            '<p><x xmlns="urn:x"><y/></x></p>',
            "<p><l/></p>",
        ),
        (
            MODULES
            + '<elementSpec ident="p" mode="change"><content><rng:text xmlns:rng="http://relaxng.org/ns/structure/1.0"/>'
            "</content></elementSpec>",
            "<p>x</p>",
            "<p><l/></p>",
        ),
        (
            MODULES + '<specGrpRef target="#more"/><specGrp xml:id="more"><moduleRef key="notes"/></specGrp>',
            "<p><note/></p>",
            "<note/>",
        ),
        (
            MODULES + '<elementSpec ident="head" mode="change"><altIdent>title</altIdent></elementSpec>',
            "<title/><p/>",
            "<head/><p/>",
        ),
    ],
)
def test_a_schema_is_as_its_odd_wants_it(made: object, inside: str, valid: str, invalid: str) -> None:
    judged = made(inside)
    assert judged(valid) == []
    assert judged(invalid) != []


def test_rules_are_in_the_grammar_and_beside_it(made: object, tmp_path: Path) -> None:
    sch = 'xmlns:sch="http://purl.oclc.org/dsdl/schematron"'
    judged = made(
        MODULES + f'<elementSpec ident="p" mode="change"><constraintSpec ident="words" scheme="schematron"><constraint>'
        f'<sch:assert {sch} test="normalize-space(.)">Say something.</sch:assert></constraint></constraintSpec>'
        f'<attList><attDef ident="n" mode="change"><constraintSpec ident="one" scheme="schematron"><constraint>'
        f"<sch:report {sch} test=\". = '13'\">Not thirteen.</sch:report></constraint></constraintSpec></attDef>"
        f"</attList></elementSpec>"
    )
    assert judged("<p>x</p>") == []
    assert len(judged("<p/>")) == 1
    assert len(judged('<p n="13">x</p>')) == 1


def test_an_odd_is_made_from_another(made: object, tmp_path: Path) -> None:
    inside = '<moduleRef key="tei"/><moduleRef key="core" except="head"/>'
    (tmp_path / "base.odd").write_text(f'<TEI xmlns="{NS}"><schemaSpec ident="b">{inside}</schemaSpec></TEI>', "utf-8")
    judged = made('<moduleRef key="tei"/><moduleRef key="core"/>', 'source="base.odd"')
    assert judged("<p/>") == []
    assert judged("<head/><p/>") != []


@pytest.mark.parametrize(
    ("inside", "words"),
    [
        ('<moduleRef key="nothing"/>', "no module “nothing”"),
        ('<moduleRef url="http://example.org/svg.rng"/>', "names no module"),
        (MODULES + '<elementRef key="gone"/>', "no elementSpec “gone”"),
        (MODULES + '<elementSpec ident="gone" mode="change"/>', "is changed, and is not there"),
        (MODULES + '<specGrpRef target="#gone"/>', "no specGrp"),
        ('<moduleRef key="tei"/>', "begins a document"),
    ],
)
def test_what_is_wrong_with_an_odd_is_told_with_its_line(made: object, inside: str, words: str) -> None:
    with pytest.raises(EngineError, match=words) as caught:
        made(inside)
    assert caught.value.line == 1
    assert caught.value.hint


def test_the_command_writes_both_and_says_what(made: object, tmp_path: Path) -> None:
    made(MODULES)
    (tmp_path / "own.rng").unlink()
    done = CliRunner().invoke(main, ["schema", "compile", str(tmp_path / "own.odd"), "--p5", str(tmp_path / "p5.xml")])
    assert done.exit_code == 0, done.output
    assert "4 elements" in done.stderr
    assert (tmp_path / "own.sch").is_file()
    documented = (tmp_path / "own.rng").read_text("utf-8")
    assert "a heading" in documented
    assert "the kind" in documented
    wrong = CliRunner().invoke(main, ["schema", "compile", str(tmp_path / "p5.xml"), "--p5", str(tmp_path / "p5.xml")])
    assert wrong.exit_code == 4


MODULES_OF_TEI = (
    "tei", "core", "header", "textstructure", "analysis", "certainty", "corpus", "cmc", "dictionaries", "drama",
    "figures", "gaiji", "iso-fs", "linking", "msdescription", "namesdates", "nets", "spoken", "tagdocs", "textcrit",
    "transcr", "verse",
)  # fmt: skip


@pytest.mark.parametrize("published", ["schema/tei_all.rng", "foreign/drama/schema/dracor.rng"])
def test_the_schemas_that_are_published_are_proved_equal(published: str, tmp_path: Path) -> None:
    p5, theirs = SHARED / "schema" / "p5subset.xml", SHARED / published
    odd = theirs.with_suffix(".odd")
    if not p5.is_file() or not theirs.is_file():
        pytest.skip(f"../shared/{published} or ../shared/schema/p5subset.xml is missing")
    if not odd.is_file():
        odd = tmp_path / "all.odd"
        refs = "".join(f'<moduleRef key="{each}"/>' for each in MODULES_OF_TEI)
        odd.write_text(
            f'<TEI xmlns="{NS}"><schemaSpec ident="all" start="TEI teiCorpus">{refs}</schemaSpec></TEI>', "utf-8"
        )
    (tmp_path / "ours.rng").write_bytes(compile_odd(odd, p5).relaxng)
    ours, other = Schema.load(tmp_path / "ours.rng"), Schema.load(theirs)
    assert prove_subset(ours, other) == []
    assert prove_subset(other, ours) == []
