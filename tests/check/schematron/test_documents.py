"""What the tests of a schema may open, and what a result depends on."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from fascicle.check.schematron import Schematron
from fascicle.check.schematron import documents as opening
from fascicle.check.schematron.documents import OpenedDocuments, readable_folders
from fascicle.check.schematron_rules import UNDECIDED

RULE = """<pattern><rule context="a"><assert test="@ref = {call}//@id">not in the register</assert></rule></pattern>"""


def schema(folder: Path, content: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "rules.sch"
    path.write_text(
        f'<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt2">{content}</schema>',
        encoding="utf-8",
    )
    return path


def register(path: Path, *ids: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"<r>{''.join(f'<p id={one!r}/>' for one in ids)}</r>", encoding="utf-8")
    return path


def codes(schematron: Schematron, path: Path, data: bytes = b'<a ref="ada"/>') -> list[str]:
    return [one.rule.code for one in schematron.validate(data, str(path))]


def test_a_register_is_read_again_when_it_has_changed(tmp_path: Path) -> None:
    file = register(tmp_path / "register.xml", "bob")
    schematron = Schematron.load(schema(tmp_path, RULE.format(call="doc('register.xml')")), base=tmp_path)
    assert codes(schematron, tmp_path / "a.xml") == ["F0300"]
    register(file, "bob", "ada")
    assert codes(schematron, tmp_path / "a.xml") == []


def test_a_result_depends_on_what_was_opened_or_was_not_there(tmp_path: Path) -> None:
    file = register(tmp_path / "one.xml", "ada")
    schematron = Schematron.load(schema(tmp_path, RULE.format(call="doc(string(@in))")), base=tmp_path)
    codes(schematron, tmp_path / "a.xml", b'<a ref="ada" in="one.xml"/>')
    assert schematron.opened == {file: hashlib.sha256(file.read_bytes()).hexdigest()}
    codes(schematron, tmp_path / "a.xml", b'<a ref="ada" in="two.xml"/>')
    assert schematron.opened == {tmp_path / "two.xml": None}


def test_the_files_of_a_schema_are_known_by_their_digests(tmp_path: Path) -> None:
    path = schema(tmp_path, '<include href="part.sch"/>')
    part = tmp_path / "part.sch"
    part.write_text('<pattern xmlns="http://purl.oclc.org/dsdl/schematron"/>', encoding="utf-8")
    schematron = Schematron.load(path)
    assert schematron.files == {one: hashlib.sha256(one.read_bytes()).hexdigest() for one in (path, part)}


def test_a_schema_is_compiled_once_until_a_file_of_it_changes(tmp_path: Path) -> None:
    path = schema(tmp_path, "")
    first = Schematron.load(path)
    assert Schematron.load(path) is first
    schema(tmp_path, "<pattern/>")
    assert Schematron.load(path) is not first


def test_a_link_that_leads_outside_is_not_followed(tmp_path: Path) -> None:
    register(tmp_path / "secret.xml", "ada")
    edition = tmp_path / "edition"
    path = schema(edition, RULE.format(call="doc('link.xml')"))
    (edition / "link.xml").symlink_to(tmp_path / "secret.xml")
    assert codes(Schematron.load(path, base=edition), edition / "a.xml") == [UNDECIDED.code]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"<r>", "cannot be read"),
        (b'<!DOCTYPE r [<!ENTITY e SYSTEM "file:///secret">]><r>&e;</r>', "cannot be read"),
        (b"<r>" + b" " * 200 + b"</r>", "more than 100 bytes"),
    ],
)
def test_a_document_that_is_broken_or_unsafe_or_too_large_leaves_a_test_undecided(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: bytes, reason: str
) -> None:
    monkeypatch.setattr(opening, "LARGEST", 100)
    (tmp_path / "register.xml").write_bytes(data)
    schematron = Schematron.load(schema(tmp_path, RULE.format(call="doc('register.xml')")), base=tmp_path)
    [found] = schematron.validate(b'<a ref="ada"/>', "a.xml")
    assert found.rule is UNDECIDED
    assert reason in found.message


def test_a_test_may_ask_for_the_document_that_is_checked(tmp_path: Path) -> None:
    schematron = Schematron.load(schema(tmp_path, RULE.format(call="doc('a.xml')")), base=tmp_path)
    assert codes(schematron, tmp_path / "a.xml", b'<a id="i" ref="i"/>') == []
    assert schematron.opened == {}


def test_names_with_blanks_and_other_letters_are_found(tmp_path: Path) -> None:
    register(tmp_path / "régister of names.xml", "ada")
    schematron = Schematron.load(schema(tmp_path, RULE.format(call="doc('régister of names.xml')")), base=tmp_path)
    assert codes(schematron, tmp_path / "a b.xml") == []


def test_without_a_folder_what_schema_and_document_have_in_common_is_open(tmp_path: Path) -> None:
    register(tmp_path / "project" / "indices" / "p.xml", "ada")
    register(tmp_path / "p.xml", "ada")
    project = tmp_path / "project"
    inside = Schematron.load(schema(project / "schema", RULE.format(call="doc('../indices/p.xml')")))
    assert codes(inside, project / "texts" / "a.xml") == []
    outside = Schematron.load(schema(project / "schema", RULE.format(call="doc('../../p.xml')")))
    assert codes(outside, project / "texts" / "a.xml") == [UNDECIDED.code]


def test_a_whole_disk_or_home_is_never_what_they_have_in_common() -> None:
    here, there = Path("/one/schema.sch"), Path("/two/text.xml")
    assert readable_folders(None, here, there) == (here.parent, there.parent)
    home = Path.home()
    assert readable_folders(None, home / "s" / "a.sch", home / "t" / "b.xml") == (home / "s", home / "t")
    assert readable_folders(here.parent, here, there) == (here.parent,)


def test_messages_say_the_same_in_any_folder(tmp_path: Path) -> None:
    rule = '<pattern><rule context="a"><report test="true()"><value-of select="base-uri(.)"/></report></rule></pattern>'
    schematron = Schematron.load(schema(tmp_path, rule), base=tmp_path)
    for path in ("texts/a.xml", str(tmp_path / "texts" / "a.xml")):
        assert [one.message for one in schematron.validate(b"<a/>", path)] == ["texts/a.xml"]


def test_few_documents_stay_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = [f"xml {register(tmp_path / f'{n}.xml', 'a').as_uri()}" for n in range(5)]
    monkeypatch.setattr(opening, "_KEPT", 2 * (tmp_path / "0.xml").stat().st_size)
    desk = OpenedDocuments([tmp_path])
    assert all(desk.get(one) for one in asked)
    assert len(desk._read) == 2


def test_a_collection_is_counted_as_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(5):
        register(tmp_path / "all" / f"{number}.xml", "ada")
    schematron = Schematron.load(schema(tmp_path, RULE.format(call="collection('all')")), base=tmp_path)
    assert codes(schematron, tmp_path / "a.xml") == []
    monkeypatch.setattr(opening, "LARGEST", 60)
    assert codes(schematron, tmp_path / "a.xml") == [UNDECIDED.code]


def test_a_new_file_in_a_folder_changes_what_a_result_depends_on(tmp_path: Path) -> None:
    folder = register(tmp_path / "all" / "one.xml", "bob").parent
    schematron = Schematron.load(schema(tmp_path, RULE.format(call="collection('all')")), base=tmp_path)
    assert codes(schematron, tmp_path / "a.xml") == ["F0300"]
    before = schematron.opened
    register(folder / "two.xml", "ada")
    assert codes(schematron, tmp_path / "a.xml") == []
    assert schematron.opened[folder] != before[folder]
