"""Registers: entries from whatever file has them, each once, and what is left out is told."""

from __future__ import annotations

import pytest
from lxml import etree

from fascicle.model.errors import TeiError
from fascicle.names.authority import Authority
from fascicle.names.entry_pointers import EntryIndex, entry_of
from fascicle.names.registers import Lists, Merged, Repeated, lists_of, merge
from fascicle.tei.names import XML_ID, local

TEI = "http://www.tei-c.org/ns/1.0"
PERSONS = (
    '<listPerson><person xml:id="p1"><persName>Ada Quill</persName><birth when="1889"/></person>'
    '<person xml:id="p2"><persName>Tom Marl</persName></person></listPerson>'
)


def tei(inside: str, attributes: str = "") -> bytes:
    return f'<TEI xmlns="{TEI}"{attributes}><teiHeader/>{inside}</TEI>'.encode()


def body(inside: str) -> bytes:
    return tei(f"<text><body>{inside}</body></text>")


def person(identifier: str, name: str, more: str = "") -> str:
    return f'<listPerson><person xml:id="{identifier}"><persName>{name}</persName>{more}</person></listPerson>'


def register(inside: str, file: str = "indices/list.xml") -> Lists:
    return lists_of(body(inside), file)


def of_text(inside: str, name: str) -> Lists:
    return lists_of(tei(f"<standOff>{inside}</standOff><text/>"), f"letters/{name}.xml", name)


def entries(merged: Merged) -> dict[str, str]:
    """The entries in their order, with their words."""
    assert merged.data is not None
    root = etree.fromstring(merged.data)
    found = root.iterfind(f"{{{TEI}}}standOff/*/*")
    return {str(each.get(XML_ID)): " ".join("".join(map(str, each.itertext())).split()) for each in found}


def test_an_entry_keeps_what_it_holds_and_says_where_it_is_from() -> None:
    merged = merge([register(PERSONS)], "The Quay", "Quay Press")
    assert merged.data is not None
    root = etree.fromstring(merged.data)
    (entry, _) = root.iter(f"{{{TEI}}}person")
    assert entry.find(f"{{{TEI}}}birth").get("when") == "1889"  # type: ignore[union-attr]
    assert entry.get("copyOf") == "indices/list.xml#p1"
    assert [each.text for each in root.iter(f"{{{TEI}}}title", f"{{{TEI}}}publisher", f"{{{TEI}}}bibl")] == [
        "The Quay",
        "Quay Press",
        "indices/list.xml",
    ]


def test_the_document_is_one_of_the_form_of_the_authority_file() -> None:
    authority = Authority.read(merge([register(PERSONS)]).data, "authority.xml")
    assert {each.id: each.preferred for each in authority.entries} == {"p1": "Ada Quill", "p2": "Tom Marl"}


@pytest.mark.parametrize(
    ("inside", "found"),
    [
        (f"<standOff>{PERSONS}</standOff>", True),
        (f"<text><body/><back><div>{PERSONS}</div></back></text>", True),
        (f"<text><body><div>{PERSONS}</div></body></text>", False),
        ('<text><back><listBibl><bibl xml:id="b">Log</bibl></listBibl></back></text>', True),
        ('<text><body><listBibl><bibl xml:id="b">Log</bibl></listBibl></body></text>', False),
    ],
)
def test_of_a_text_those_lists_count_that_are_not_what_it_says(inside: str, found: bool) -> None:
    assert bool(lists_of(tei(inside), "a.xml", "a").data) is found


@pytest.mark.parametrize(("part", "found"), [("particDesc", True), ("settingDesc", True), ("sourceDesc", False)])
def test_lists_in_a_header_count_but_for_its_sources(part: str, found: bool) -> None:
    works = '<listBibl><bibl xml:id="b">Log</bibl></listBibl>'
    inside = works if part == "sourceDesc" else PERSONS
    data = f'<TEI xmlns="{TEI}"><teiHeader><{part}>{inside}</{part}></teiHeader></TEI>'.encode()
    assert bool(lists_of(data, "a.xml", "a").data) is found


def test_all_kinds_come_to_lists_of_their_own() -> None:
    lists = (
        '<listOrg><org xml:id="o"><orgName>Union</orgName></org></listOrg>'
        '<listEvent><event xml:id="e"><label>Flood</label></event></listEvent>'
        '<listBibl><biblStruct xml:id="b"><monogr/></biblStruct></listBibl>'
        '<listPerson><personGrp xml:id="g"><name>Pilots</name></personGrp></listPerson>'
        '<listPlace><place xml:id="s"><placeName>Sound</placeName></place></listPlace>'
    )
    merged = merge([register(lists)])
    assert merged.data is not None
    lists_there = etree.fromstring(merged.data).iterfind(f"{{{TEI}}}standOff/*")
    assert [[local(each) for each in (one, *one)] for one in lists_there] == [
        ["listPerson", "personGrp"],
        ["listPlace", "place"],
        ["listOrg", "org"],
        ["listBibl", "biblStruct"],
        ["listEvent", "event"],
    ]


def test_of_two_entries_of_one_id_in_registers_the_first_is_kept_and_both_places_are_told() -> None:
    merged = merge([register(person("p1", "Ada")), register("\n\n" + person("p1", "Nell"), "more.xml")])
    assert entries(merged) == {"p1": "Ada"}
    (each,) = merged.repeated
    assert each == Repeated("p1", "more.xml", 3, "indices/list.xml", 1)


@pytest.mark.parametrize(
    ("lists", "expected"),
    [
        # what a text repeats of a register, in whatever words
        ([register(person("p1", "Ada Quill")), of_text(person("p1", "A. Q."), "l1")], {"p1": "Ada Quill"}),
        ([of_text(person("p1", "Ada Quill"), "l1"), of_text(person("p1", "Quill, Ada"), "l2")], {"p1": "Ada Quill"}),
        # two plays have a servant each
        (
            [of_text(person("servant", "Hans"), "a"), of_text(person("servant", "Grete"), "b")],
            {"servant": "Hans", "b.servant": "Grete"},
        ),
        (
            [
                of_text(person("p1", "Hans", '<idno>https://d-nb.info/gnd/1</idno>'), "a"),
                of_text(person("p1", "Jean", '<idno>http://d-nb.info/gnd/1/</idno>'), "b"),
            ],
            {"p1": "Hanshttps://d-nb.info/gnd/1"},
        ),
        (
            [
                of_text(person("x", "Hans"), "a"),
                of_text('<listPlace><place xml:id="x"><placeName>Hans</placeName></place></listPlace>', "b"),
            ],
            {"x": "Hans", "b.x": "Hans"},
        ),
    ],
)  # fmt: skip
def test_ids_of_texts_are_their_own(lists: list[Lists], expected: dict[str, str]) -> None:
    merged = merge(lists)
    assert entries(merged) == expected
    assert merged.repeated == ()


def test_no_id_is_there_twice_whatever_entries_hold() -> None:
    inner = '<listPerson><person xml:id="{}"><persName xml:id="n">{}</persName></person></listPerson>'
    merged = merge(
        [register(inner.format("p1", "Ada")), register(inner.format("p2", "Tom") + person("n", "Nell"), "b.xml")]
    )
    assert merged.data is not None
    ids = [each.get(XML_ID) for each in etree.fromstring(merged.data).iter("{*}*") if each.get(XML_ID)]
    assert sorted(map(str, ids)) == sorted(set(map(str, ids)))
    assert {"p1", "p2"} <= set(ids)


def test_a_place_in_a_place_is_an_entry_too() -> None:
    inner = '<place xml:id="b"><placeName>B</placeName></place>'
    places = f'<listPlace><place xml:id="a"><placeName>A</placeName>{inner}</place></listPlace>'
    data = merge([register(places)]).data
    assert {each.id for each in Authority.read(data, "x").entries} == {"a", "b"}


def test_an_entry_speaks_the_language_of_its_file() -> None:
    data = merge([lists_of(tei(f"<standOff>{PERSONS}</standOff>", ' xml:lang="de"'), "a.xml")]).data
    assert data is not None
    assert data.count(b'xml:lang="de"') == 2


def test_entries_without_an_id_get_one_in_a_register_and_are_none_in_a_text() -> None:
    nameless = "<listPerson><person><persName>Ada</persName></person></listPerson>"
    assert entries(merge([register(nameless)])) == {"list-person-1": "Ada"}
    assert not of_text(nameless, "l1").data


@pytest.mark.parametrize(("ref", "identifier"), [("#pmb50", "pmb50"), ("#50", "id-50")])
def test_an_entry_of_a_text_may_be_known_by_what_its_name_points_to(ref: str, identifier: str) -> None:
    day = f'<listPlace><place><placeName ref="{ref}">Skerry</placeName></place></listPlace>'
    merged = merge([of_text(day, "monday"), of_text(day, "tuesday")])
    assert entries(merged) == {identifier: "Skerry"}
    assert entry_of(ref, EntryIndex.of(merged.data)) == identifier
    # where the register is here, it is that entry
    register_there = register('<listPlace><place xml:id="pmb50"><placeName>The Skerry</placeName></place></listPlace>')
    assert "pmb50" in entries(merge([register_there, of_text(day, "monday")]))


def test_where_nothing_is_listed_there_are_no_registers() -> None:
    assert merge([register("<p>listPerson</p>"), of_text("", "a")]) == Merged(None)


def test_a_file_that_is_no_xml_is_named() -> None:
    with pytest.raises(TeiError):
        lists_of(b"<listPerson>", "a.xml")
