"""Which schemas a file names, and what a schema file is."""

from __future__ import annotations

from pathlib import Path

import pytest

from fascicle.check.schemas.association import associations, chosen, schema_location
from fascicle.check.schemas.kinds import SchemaKind, kind_of, unusable

RNG = "http://relaxng.org/ns/structure/1.0"
SCH = "http://purl.oclc.org/dsdl/schematron"


def test_all_that_stand_before_the_root_and_none_behind() -> None:
    data = (
        b'\xef\xbb\xbf<?xml version="1.0"?><!-- <?xml-model href="no.rng"?> -->\n'
        b"""<?xml-model href='a.rng' type="application/xml" schematypens="http://relaxng.org/ns/structure/1.0"?>
        <!DOCTYPE TEI [<!ENTITY x "<?xml-model href='no.rng'?>"><!-- ]> ' --> ]>
        <?xml-stylesheet href="a.css"?><?xml-model href="a.sch?x=1&amp;y=2"
          phase="strict" schematypens="http://purl.oclc.org/dsdl/schematron"?>
        <TEI><?xml-model href="no.rng"?></TEI>"""
    )
    first, second = associations(data)
    assert (first.href, first.language) == ("a.rng", RNG)
    assert (second.href, second.language, second.phase) == ("a.sch?x=1&y=2", SCH, "strict")
    assert data[second.offset :].startswith(b'<?xml-model href="a.sch')


def test_of_groups_the_first_holds_beside_what_has_none() -> None:
    pis = (("a", ""), ("b", "draft"), ("c", "print"), ("d", "draft"))
    data = "".join(f'<?xml-model href="{href}" group="{group}"?>' for href, group in pis) + "<a/>"
    assert [each.href for each in chosen(associations(data.encode()))] == ["a", "b", "d"]


def test_what_oxygen_wrote_counts_where_there_is_nothing_else() -> None:
    older = b'<?oxygen RNGSchema="a.rng" type="xml"?><?oxygen SCHSchema="a.sch"?>'
    assert [(each.href, each.language) for each in associations(older + b"<a/>")] == [("a.rng", RNG), ("a.sch", SCH)]
    assert [each.href for each in associations(older + b'<?xml-model href="b.rng"?><a/>')] == ["b.rng"]


def test_the_location_of_an_xml_schema_is_that_of_the_root() -> None:
    data = b"""<!-- <a xsi:schemaLocation="u no.xsd"> --><?xml-model href="a"?><!-- <b xsi:schemaLocation="u n"> -->
    <a n=">" xsi:schemaLocation="urn:a  a.xsd"><b xsi:schemaLocation="u no.xsd"/></a>"""
    location = schema_location(data)
    assert location is not None
    assert location[0] == "a.xsd"
    assert data[location[1] :].startswith(b'schemaLocation="urn:a')
    assert schema_location(b'<a><b xsi:schemaLocation="u no.xsd"/></a>') is None


@pytest.mark.parametrize(
    "hostile", [b"<!DOCTYPE a [" + b"<!-- -->" * 5000, b"<!--" * 5000, b"<?x " * 5000, b"<" * 9000]
)
def test_what_is_no_document_takes_no_time(hostile: bytes) -> None:
    assert associations(hostile) == []
    assert schema_location(hostile) is None


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("a.rng", f'<grammar xmlns="{RNG}"/>', SchemaKind.RELAXNG),
        ("a.xml", f'<r:element name="a" xmlns:r="{RNG}"/>', SchemaKind.RELAXNG),
        ("a.sch", f'<schema xmlns="{SCH}"/>', SchemaKind.SCHEMATRON),
        ("a.sch", '<schema xmlns="http://www.ascc.net/xml/schematron"/>', SchemaKind.SCHEMATRON),
        ("a.rnc", "start = element a { text }", SchemaKind.RELAXNG),
        ("a.txt", '# a comment\ndefault namespace = "urn:a"\nstart = a', SchemaKind.RELAXNG),
        ("a.xsd", '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"/>', SchemaKind.XSD),
        ("a.odd", '<TEI xmlns="http://www.tei-c.org/ns/1.0"><schemaSpec/></TEI>', SchemaKind.ODD),
        ("a.dtd", "<!ELEMENT a (#PCDATA)>", SchemaKind.DTD),
        ("a.rng", "", SchemaKind.UNKNOWN),
        ("a.xml", '<TEI xmlns="http://www.tei-c.org/ns/1.0"/>', SchemaKind.UNKNOWN),
    ],
)
def test_what_a_schema_is_its_root_tells(tmp_path: Path, name: str, text: str, kind: SchemaKind) -> None:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    assert kind_of(path) is kind
    if kind not in (SchemaKind.RELAXNG, SchemaKind.SCHEMATRON):
        assert unusable(path, kind).hint
