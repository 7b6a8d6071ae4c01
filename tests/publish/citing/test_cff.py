from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fascicle.edition.folder import EditionFolder
from fascicle.edition.record import Licence, Person
from fascicle.publish.citing.cff import cff, reference
from fascicle.publish.citing.cited import cited_edition

MINIATURE = Path(__file__).parents[2] / "editions" / "miniature"

# CFF 1.2.0: what must be there, and all that fascicle may write.
REQUIRED = {"authors", "cff-version", "message", "title"}
KNOWN = REQUIRED | {"abstract", "date-released", "doi", "license", "license-url", "type", "url", "version"}


@pytest.fixture
def edition() -> EditionFolder:
    return EditionFolder.load(MINIATURE)


@pytest.fixture
def edited(edition: EditionFolder) -> Callable[..., EditionFolder]:
    """The miniature edition with other values in its record."""

    def edit(**values: Any) -> EditionFolder:
        return replace(edition, record=replace(edition.record, **values))

    return edit


def test_the_miniature(edition: EditionFolder) -> None:
    found = yaml.safe_load(cff(cited_edition(edition.record)))
    assert found.keys() >= REQUIRED
    assert found.keys() <= KNOWN
    assert found["type"] == "dataset"
    assert found["license"] == "CC-BY-4.0"
    assert found["authors"] == [{"family-names": "Tolland", "given-names": "Mara"}]
    assert found["date-released"] == "2026-11-21"


def test_a_year_is_not_a_day(edited: Callable[..., EditionFolder]) -> None:
    assert "date-released" not in yaml.safe_load(cff(cited_edition(edited(date="2026-11").record)))


def test_a_licence_without_spdx_id_is_given_by_its_address(edited: Callable[..., EditionFolder]) -> None:
    found = yaml.safe_load(cff(cited_edition(edited(licence=Licence("Ours", "https://example.org/licence")).record)))
    assert "license" not in found
    assert found["license-url"] == "https://example.org/licence"


def test_a_name_that_is_not_divided_is_an_entity(edited: Callable[..., EditionFolder]) -> None:
    people = (Person("a", "The Ferry Group", orcid="0000-0002-1825-0097"),)
    found = yaml.safe_load(cff(cited_edition(edited(people=people).record)))
    assert found["authors"] == [{"name": "The Ferry Group", "orcid": "https://orcid.org/0000-0002-1825-0097"}]


@pytest.mark.parametrize(
    "text", ["no", "1.0", "2026-11-21", "- a", "a: b # c", 'say "so"\\', "{x}", "'", "&a *b !c", "%"]
)
def test_a_text_stays_a_text(edited: Callable[..., EditionFolder], text: str) -> None:
    found = yaml.safe_load(cff(cited_edition(edited(title=text, subtitle="", version=text).record)))
    assert (found["title"], found["version"]) == (text, text)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(title=st.text(), description=st.text())
def test_any_text_reads_back(edition: EditionFolder, title: str, description: str) -> None:
    values = replace(edition.record, title=f"T{title}", subtitle="", description=description)
    record = cited_edition(values)
    found = yaml.safe_load(cff(record).decode("utf-8"))
    assert found["title"] == record.title
    assert found.get("abstract", "") == record.description


def test_the_reference_names_everybody_and_the_best_address(edited: Callable[..., EditionFolder]) -> None:
    people = (Person("a", "Ann Arbor", given="Ann", family="Arbor"), Person("b", "Bo"))
    edition = edited(people=people, doi="10.1234/ferry", url="https://example.org/", subtitle="")
    assert reference(cited_edition(edition.record)) == (
        "Arbor, Ann; Bo (eds.): The Ferry Papers. Version 1.0.0. The Ferry Press, 2026. https://doi.org/10.1234/ferry"
    )
