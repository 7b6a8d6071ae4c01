"""A rehearsal tells what a repository refuses; a record and files that have all that is asked for pass everywhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from fascicle.deposit.metadata import DepositRecord, describe
from fascicle.deposit.rehearsal import REPOSITORIES, rehearse
from fascicle.edition.deposit_settings import Contact, DepositSettings
from fascicle.edition.folder import EditionFolder
from fascicle.edition.record import Licence, Person
from fascicle.edition.toml import Url

ONE_ZIP = {"ferry-1.0.0.zip": 10**6}


@pytest.fixture
def record(edited: Callable[..., EditionFolder]) -> DepositRecord:
    people = (Person("Ida Quill", "editor", given="Ida", family="Quill", orcid="0000-0002-1825-0097"),)
    edition = edited(
        description="Notices of a ferry.",
        keywords=("ferries",),
        url=Url("https://ferry.example/"),
        people=people,
        licence=Licence("CC BY 4.0", Url("https://creativecommons.org/licenses/by/4.0/")),
        deposit=DepositSettings(contact=Contact("The Ferry Press", "papers@ferry.example")),
    )
    return describe(edition, {})


@pytest.mark.parametrize("repository", REPOSITORIES)
def test_what_has_everything_passes(record: DepositRecord, repository: str) -> None:
    assert rehearse(repository, record, ONE_ZIP) == []


BROKEN: list[tuple[str, dict[str, Any], dict[str, int], str]] = [
    ("zenodo", {}, {f"site/{number}.html": 1 for number in range(101)}, "101 files"),
    ("zenodo", {}, {"a.zip": 60 * 10**9}, "60.0 GB"),
    ("zenodo", {}, {"tei/a.xml": 1, "source/a.xml": 1}, "a.xml is the name of 2 files"),
    ("zenodo", {"description": "no"}, ONE_ZIP, "no description"),
    ("zenodo", {"doi": "10.5072/ferry"}, ONE_ZIP, "for tests"),
    ("invenio", {"title": "A"}, ONE_ZIP, "three characters"),
    ("invenio", {"publisher": ""}, ONE_ZIP, "no publisher"),
    ("dspace", {}, {"tei/Fähre.xml": 1}, "plain ASCII"),
    ("dspace", {"licence": Licence("free", Url(""))}, ONE_ZIP, "no address"),
    ("dataverse", {"settings": DepositSettings()}, ONE_ZIP, "nobody is named"),
    (
        "dataverse",
        {"settings": DepositSettings(contact=Contact("a", "b@c.example"), subject="Ferries")},
        ONE_ZIP,
        "in no list",
    ),
    ("clarin", {"description": ""}, ONE_ZIP, "no description"),
]


@pytest.mark.parametrize(("repository", "changes", "files", "words"), BROKEN)
def test_what_is_refused_is_told_with_what_to_do(
    record: DepositRecord, repository: str, changes: dict[str, Any], files: dict[str, int], words: str
) -> None:
    found = rehearse(repository, replace(record, **changes), files)
    assert found[0].refuses
    assert words in found[0].message
    assert all(each.hint for each in found)


def test_what_is_only_asked_for_keeps_nothing_out(record: DepositRecord) -> None:
    bare = replace(record, keywords=(), spdx="", creators=(replace(record.creators[0], orcid=""),))
    found = rehearse("zenodo", bare, ONE_ZIP)
    assert len(found) == 3
    assert not any(each.refuses for each in found)
