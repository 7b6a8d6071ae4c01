"""OASIS XML catalogs: where an address leads to on this machine, each entry as the standard has it."""

from __future__ import annotations

from pathlib import Path

import pytest

from fascicle.check.schemas.catalogs import Catalogs
from fascicle.model.errors import TeiError

HEAD = '<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog"'
ADDRESS = "https://example.org/schema/letters.rng"


def found(folder: Path, entries: str, address: str = ADDRESS, *, attributes: str = "", **others: str) -> str | None:
    """Where an address leads by a catalog, below the folder."""
    for name, text in {"catalog": f"{HEAD} {attributes}>{entries}</catalog>", **others}.items():
        (folder / f"{name}.xml").write_text(text, "utf-8")
    path = Catalogs(files=(folder / "catalog.xml",)).find(address)
    return None if path is None else path.relative_to(folder).as_posix()


ENTRIES = {
    "uri": (f'<uri name="{ADDRESS}" uri="a.rng"/>', "a.rng"),
    "system, as many catalogs name schemas": (f'<system systemId="{ADDRESS}" uri="a.rng"/>', "a.rng"),
    "another address": ('<uri name="https://example.org/other.rng" uri="a.rng"/>', None),
    "rewriteURI": (
        '<rewriteURI uriStartString="https://example.org/" rewritePrefix="own/"/>',
        "own/schema/letters.rng",
    ),
    "rewriteSystem": (
        '<rewriteSystem systemIdStartString="https://example.org/schema/" rewritePrefix="own/"/>',
        "own/letters.rng",
    ),
    "the longest start": (
        '<rewriteURI uriStartString="https://example.org/" rewritePrefix="short/"/>'
        '<rewriteURI uriStartString="https://example.org/schema/" rewritePrefix="long/"/>',
        "long/letters.rng",
    ),
    "uriSuffix": ('<uriSuffix uriSuffix="/letters.rng" uri="a.rng"/>', "a.rng"),
    "the longest end": (
        '<uriSuffix uriSuffix="letters.rng" uri="short.rng"/><uriSuffix uriSuffix="schema/letters.rng" uri="a.rng"/>',
        "a.rng",
    ),
    "systemSuffix": ('<systemSuffix systemIdSuffix="letters.rng" uri="a.rng"/>', "a.rng"),
    "what is exact before what is like it": (
        f'<rewriteURI uriStartString="https://" rewritePrefix="b/"/><uri name="{ADDRESS}" uri="a.rng"/>',
        "a.rng",
    ),
    "inside a group, by its base": (f'<group xml:base="own/"><uri name="{ADDRESS}" uri="a.rng"/></group>', "own/a.rng"),
    "inside what is not of catalogs": (f'<x xmlns="urn:x"><uri name="{ADDRESS}" uri="a.rng"/></x>', None),
    "an address elsewhere": (f'<uri name="{ADDRESS}" uri="https://example.net/a.rng"/>', None),
}


@pytest.mark.parametrize("name", ENTRIES)
def test_each_kind_of_entry(tmp_path: Path, name: str) -> None:
    entries, expected = ENTRIES[name]
    assert found(tmp_path, entries) == expected


def test_the_base_of_a_catalog(tmp_path: Path) -> None:
    assert found(tmp_path, f'<uri name="{ADDRESS}" uri="a.rng"/>', attributes='xml:base="own/"') == "own/a.rng"


def test_what_an_address_may_not_hold_is_escaped_on_both_sides(tmp_path: Path) -> None:
    entry = '<uri name="https://example.org/Briefe%20A.rng" uri="Briefe A.rng"/>'
    assert found(tmp_path, entry, "https://example.org/Briefe A.rng") == "Briefe A.rng"


def test_public_identifiers_come_as_urns(tmp_path: Path) -> None:
    entry = '<public publicId="-//Example//Letters  Schema//EN" uri="a.rng"/>'
    assert found(tmp_path, entry, "urn:publicid:-:Example:Letters+Schema:EN") == "a.rng"
    assert found(tmp_path, entry, "urn:publicid:-:Example:Diaries:EN") is None


def test_catalogs_that_come_next_are_asked_each_once(tmp_path: Path) -> None:
    circle = f'{HEAD}><nextCatalog catalog="catalog.xml"/><nextCatalog catalog="last.xml"/></catalog>'
    last = f'{HEAD}><uri name="{ADDRESS}" uri="a.rng"/></catalog>'
    assert found(tmp_path, '<nextCatalog catalog="circle.xml"/>', circle=circle, last=last) == "a.rng"
    assert found(tmp_path, '<nextCatalog catalog="circle.xml"/>', "urn:x:y", circle=circle, last=last) is None


def test_who_delegates_asks_nobody_else(tmp_path: Path) -> None:
    entries = (
        '<delegateURI uriStartString="https://example.org/" catalog="none.xml"/>'
        '<delegateURI uriStartString="https://example.org/schema/" catalog="some.xml"/>'
        '<nextCatalog catalog="last.xml"/>'
    )
    some = f'{HEAD}><uri name="{ADDRESS}" uri="a.rng"/></catalog>'
    other = f'{HEAD}><uri name="https://example.org/x" uri="x.rng"/></catalog>'
    files = {"some": some, "none": f"{HEAD}/>", "last": other}
    assert found(tmp_path, entries, **files) == "a.rng"
    assert found(tmp_path, entries, "https://example.org/x", **files) is None


def test_the_record_is_asked_before_any_catalog(tmp_path: Path) -> None:
    assert Catalogs({ADDRESS: tmp_path / "b.rng"}, (tmp_path / "not-there.xml",)).find(ADDRESS) == tmp_path / "b.rng"


def test_the_environment_names_catalogs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    catalog = tmp_path / "my catalog.xml"
    catalog.write_text(f'{HEAD}><uri name="{ADDRESS}" uri="a.rng"/></catalog>', "utf-8")
    monkeypatch.setenv("XML_CATALOG_FILES", f" {catalog.as_uri()}  https://example.org/not-fetched.xml ")
    assert Catalogs.of_environment().find(ADDRESS) == tmp_path / "a.rng"


def test_a_catalog_is_read_safely(tmp_path: Path) -> None:
    public = '<!DOCTYPE catalog PUBLIC "-//OASIS//DTD XML Catalogs V1.1//EN" "https://example.org/catalog.dtd">'
    (tmp_path / "a.xml").write_text(f'{public}{HEAD}><uri name="{ADDRESS}" uri="a.rng"/></catalog>', "utf-8")
    assert Catalogs(files=(tmp_path / "a.xml",)).find(ADDRESS) == tmp_path / "a.rng"
    (tmp_path / "b.xml").write_text(f"{HEAD}>", "utf-8")
    for name in ("b.xml", "not-there.xml"):
        with pytest.raises(TeiError):
            Catalogs(files=(tmp_path / name,)).find(ADDRESS)
