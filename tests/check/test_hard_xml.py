"""XML that one parser takes and another does not: each gets findings, none stops the command."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from click.testing import CliRunner

from fascicle import saxon
from fascicle.check.document import check_grammar
from fascicle.check.grammar import house_rules
from fascicle.cli import main
from fascicle.model.errors import EngineError, TeiError
from fascicle.tei.names import tei
from fascicle.tei.write import parse

MARK = codecs.BOM_UTF8


def document(body: str = "<p>quay</p>", *, before: str = "", attributes: str = "") -> bytes:
    text = f"<text><body>{body}</body></text>"
    return f'{before}<TEI xmlns="http://www.tei-c.org/ns/1.0" {attributes}><teiHeader/>{text}</TEI>'.encode()


def encoded(encoding: str, body: str = "<p>größer</p>") -> bytes:
    return document(body, before=f'<?xml version="1.0" encoding="{encoding}"?>').decode().encode(encoding)


def nested(depth: int) -> str:
    return f"<p>{'<seg>' * depth}{'</seg>' * depth}</p>"


WELL_FORMED = {
    "250 attributes": document("<p " + " ".join(f'a{number}="x"' for number in range(250)) + "/>"),
    "250 namespaces": document("<p " + " ".join(f'xmlns:a{number}="u{number}"' for number in range(250)) + "/>"),
    "two byte order marks": MARK * 2 + document(),
    "two marks and a declaration": MARK * 2 + document(before='<?xml version="1.0"?>'),
    "two marks and a DOCTYPE": MARK * 2 + document(before="<!DOCTYPE TEI>"),
    "two marks of UTF-16": codecs.BOM_UTF16_LE * 2 + document().decode().encode("utf-16-le"),
    "XML 1.1": document(before='<?xml version="1.1"?>'),
    "a version to come": document(before='<?xml version="1.9"?>'),
    "standalone": document(before="<?xml version='1.0' standalone='yes'?>\r\n"),
    "UTF-16": document().decode().encode("utf-16"),
    "UTF-16, declared": encoded("utf-16"),
    "UTF-7": encoded("utf-7"),
    "Latin-1": encoded("iso-8859-1"),
    "Shift JIS": encoded("shift_jis", "<p>港</p>"),
    "a long name of an element": document(f"<{'n' * 1500}/>"),
    "a long name of an attribute": document(f'<p {"n" * 1500}="x"/>'),
    "a long name of an instruction": document(f"<?{'n' * 1500} x?>"),
    "a long namespace": document(f'<p xmlns:n="{"u" * 10_000}"/>'),
    "a namespace that is no URI": document('<p xmlns:n="ht tp:// [::"><n:q/></p>'),
    "a base that is no URI": document(attributes='xml:base="%%%[:"'),
    "a long identifier": document(f'<p xml:id="{"i" * 5000}" next="#{"i" * 5000}"/>'),
    "very many ampersands": document(f"<p>{'&amp;' * 100_001}</p>"),
    "very many ampersands in a value": document(f'<p n="{"&lt;" * 100_001}"/>'),
    "very many characters by number": document(f"<p>{'&#233;' * 100_001}</p>"),
    "entities of its own": document("<p>&q;&q;</p>", before='<!DOCTYPE TEI [<!ENTITY q "quay">]>'),
    "entities that hold elements": document(
        "<p>&q;</p>", before="""<!DOCTYPE TEI [<!ENTITY q "<hi rend='italic'>quay</hi>">]>"""
    ),
    "a DOCTYPE with attributes": document(before='<!DOCTYPE TEI [<!ATTLIST p n CDATA "1"><!ELEMENT p ANY>]>'),
    "900 levels": document(nested(900)),
    "900 levels with a DOCTYPE": document(nested(900), before="<!DOCTYPE TEI>"),
    "a text of 11 MB with a DOCTYPE": document(f"<p>{'quay ' * 2_200_000}</p>", before="<!DOCTYPE TEI>"),
    "characters that mean nothing": document("<p>\x7f\x80\ufdd0\U0001fffe</p>"),
    "what is no TEI": b"<quay/>",
}


@pytest.mark.parametrize("name", WELL_FORMED)
def test_well_formed_xml_gets_findings(name: str, capfd: pytest.CaptureFixture[str]) -> None:
    found = check_grammar(WELL_FORMED[name], "a.xml")
    assert {each.rule.code[:3] for each in found} <= {"F02", "F03"}
    assert any(each.rule.code.startswith("F02") for each in found)
    assert capfd.readouterr() == ("", ""), "the processor talks to nobody"


REFUSED = {
    "half characters": document("<p>\\ud800</p>", before='<?xml version="1.0" encoding="raw_unicode_escape"?>'),
    "control characters of XML 1.1": document("<p>&#1;</p>", before='<?xml version="1.1"?>'),
    "three byte order marks": MARK * 3 + document(),
    "UTF-32": document().decode().encode("utf-32"),
    "1,500 levels": document(nested(1500)),
    "entities that swell": document(f"<p>{'&q;' * 100_000}</p>", before='<!DOCTYPE TEI [<!ENTITY q "x">]>'),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_a_file_that_cannot_be_read(name: str) -> None:
    with pytest.raises(TeiError):
        check_grammar(REFUSED[name], "a.xml")


# what the grammar refuses must not stop the house rules, which look at the same file
STRANGE = {
    "parts of a line that are no numbers": '<lb n="1.x"/><lb n="..."/><lb n=""/><lb n="1.2.3"/><lb/>',
    "two next parts": '<seg xml:id="a" next="#b #c"/><seg xml:id="b" prev="#a #c"/><seg xml:id="c" prev="#b"/>',
    "a next part that is there twice": '<seg xml:id="a" next="#b"/><seg xml:id="b" prev="#a"/><q xml:id="b"/>',
    "a mark without a target": '<ref type="noteAnchor">1</ref><note place="bottom"/>',
    "dates that are none": '<date when="" from="x" to=""/><date notBefore="" notAfter="9"/>',
    "a place that is none": f"<geo>1e400 NaN</geo><geo>{'9' * 5000} {'9' * 5000}</geo>",
    "pointers that are none": '<p resp="# #a" who="" target="#" xml:lang="  "/><persName ref=""/>',
    "choices of nothing": "<choice/><choice><sic/><choice/></choice><corr/>",
}


@pytest.mark.parametrize("name", STRANGE)
def test_house_rules_take_whatever_a_file_says(name: str) -> None:
    assert house_rules().validate(document(STRANGE[name]), "a.xml")


def test_house_rules_take_an_entry_whose_number_has_no_kind() -> None:
    person = '<person xml:id="ada"><persName>Ada</persName><idno>1</idno><idno type="(">2</idno></person>'
    data = f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff><listPerson>{person}</listPerson></standOff></TEI>'
    assert house_rules().validate(data.encode(), "a.xml")


def test_what_the_processor_does_not_take_all_the_same_is_told_of_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(xml: str, address: str | None = None) -> saxon.Document:
        raise EngineError("too long", hint="")

    monkeypatch.setattr(saxon, "parse", refuse)
    with pytest.raises(TeiError, match="does not take this file"):
        check_grammar(document(), "a.xml")


@pytest.mark.parametrize("name", ["250 attributes", "two byte order marks", "two next parts"])
def test_the_command_ends_with_findings(tmp_path: Path, name: str) -> None:
    path = tmp_path / "a.xml"
    path.write_bytes(WELL_FORMED.get(name) or document(STRANGE[name]))
    result = CliRunner().invoke(main, ["check", "--house", str(path)])
    assert result.exit_code == 1
    assert "a.xml:1:" in result.stdout


@pytest.mark.parametrize("address", ["FILE", "http://example.org/tei.dtd"])
def test_a_dtd_outside_the_file_is_read_by_no_parser(tmp_path: Path, address: str) -> None:
    dtd = tmp_path / "tei.dtd"
    dtd.write_text('<!ENTITY secret "not for the edition"><!ATTLIST p n CDATA "not for the edition">', "utf-8")
    doctype = f'<!DOCTYPE TEI SYSTEM "{address.replace("FILE", dtd.as_uri())}" [<!ENTITY own "quay">]>'
    data = document("<p>&own;</p>", before=doctype)
    text = parse(data, "a.xml").find(f".//{tei('p')}")
    assert text is not None
    assert (text.text, dict(text.attrib)) == ("quay", {})
    assert not any("attribute" in each.message for each in check_grammar(data, "a.xml"))
