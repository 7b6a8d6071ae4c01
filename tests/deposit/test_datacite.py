from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import rnc2rng
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from pytest_regressions.file_regression import FileRegressionFixture

from fascicle.deposit.datacite import NAMESPACE, TO_BE_ASSIGNED, datacite
from fascicle.deposit.metadata import DepositRecord, describe
from fascicle.deposit.payload import Content, survey
from fascicle.edition.folder import EditionFolder
from fascicle.edition.record import Licence, Person

D = f"{{{NAMESPACE}}}"
GRAMMAR = etree.RelaxNG(
    etree.fromstring(rnc2rng.dumps(rnc2rng.load(str(Path(__file__).with_name("datacite.rnc")))).encode())
)


def _checked(record: DepositRecord) -> etree._Element:
    root = etree.fromstring(datacite(record))
    GRAMMAR.assertValid(root)
    return root


def test_the_miniature(
    edition: EditionFolder, payload: dict[str, Content], file_regression: FileRegressionFixture
) -> None:
    record = describe(edition, survey(payload))
    _checked(record)
    file_regression.check(datacite(record), binary=True, extension=".xml")


def test_everything_that_a_record_may_hold(edition: EditionFolder, edited: Callable[..., EditionFolder]) -> None:
    source = edition.record.sources[0]
    full = edited(
        doi="10.1234/ferry.1",
        url="https://example.org/ferry/",
        people=(
            Person("a", "Ann Arbor", given="Ann", family="Arbor", orcid="0000-0002-1825-0097", affiliation="School"),
            Person("b", "Bo", role="translator"),
            Person("c", "Cy", role="ferryman"),
        ),
        sources=(source, replace(source, file="rope.txt", date="1922", author="The Ferryman", languages=("qu",))),
    )
    root = _checked(describe(full, {}))
    assert root.findtext(f"{D}identifier") == "10.1234/ferry.1"
    assert [each.get("contributorType") for each in root.iter(f"{D}contributor")] == ["Translator", "Other"]
    assert [each.text for each in root.iter(f"{D}date")] == ["2026-11-21", "1921-03-12/1922"]
    assert root.findtext(f".//{D}relatedItem//{D}creatorName") == "The Ferryman"


def test_what_is_withheld_stays_related_and_is_told(
    edition: EditionFolder, edited: Callable[..., EditionFolder]
) -> None:
    source = replace(edition.record.sources[0], withhold=True, reason="The heirs say no.")
    root = _checked(describe(edited(sources=(source,)), {}))
    assert root.findtext(f".//{D}relatedItem//{D}title") == "The Ferry Notice"
    told = {each.get("descriptionType"): each.text for each in root.iter(f"{D}description")}
    assert told["Other"] == "Not enclosed, for the rights in them: The Ferry Notice: The heirs say no."


def test_the_least_that_a_record_may_hold(edition: EditionFolder, edited: Callable[..., EditionFolder]) -> None:
    bare = replace(edition.record.sources[0], date="", description="")
    licence = Licence("All rights reserved", "")
    record = describe(edited(subtitle="", description="", date="2026", sources=(bare,), licence=licence), {})
    root = _checked(record)
    assert root.find(f"{D}descriptions") is None
    assert "rightsIdentifier" not in root.find(f".//{D}rights").attrib


def test_without_a_doi_none_is_made_up(edition: EditionFolder) -> None:
    root = _checked(describe(edition, {}))
    assert root.findtext(f"{D}identifier") == TO_BE_ASSIGNED
    assert root.findtext(f".//{D}alternateIdentifier") == "miniature-1.0.0"


@pytest.mark.parametrize(
    "element", ["identifier", "creators", "titles", "publisher", "publicationYear", "resourceType"]
)
def test_the_grammar_misses_every_mandatory_property(edition: EditionFolder, element: str) -> None:
    root = _checked(describe(edition, {}))
    root.remove(root.find(f"{D}{element}"))
    assert not GRAMMAR.validate(root)


@given(title=st.text(), description=st.text(), name=st.text())
def test_any_text_gives_a_record_that_reads_back(title: str, description: str, name: str) -> None:
    folder = Path(__file__).parents[1] / "editions" / "miniature"
    edition = EditionFolder.load(folder)
    people = (Person("a", f"A{name}"),)
    record = describe(
        replace(edition, record=replace(edition.record, title=f"T{title}", description=description, people=people)), {}
    )
    root = _checked(record)
    assert root.findtext(f".//{D}title") == record.title
    assert root.findtext(f".//{D}creatorName") == record.creators[0].name
    assert (root.findtext(f".//{D}description") or "") == record.description
