from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from fascicle.deposit.metadata import describe
from fascicle.deposit.payload import Content, survey
from fascicle.edition.folder import EditionFolder
from fascicle.edition.record import Licence, Person, Source
from fascicle.model.errors import EditionError

Edited = Callable[..., EditionFolder]


def test_the_record_of_the_miniature(edition: EditionFolder, payload: dict[str, Content]) -> None:
    record = describe(edition, survey(payload))
    assert (record.year, record.day, record.local_id) == ("2026", "2026-11-21", "miniature-1.0.0")
    assert [person.inverted_name for person in record.creators] == ["Tolland, Mara"]
    assert [language.iso639_3 for language in record.languages] == ["eng"]
    assert (record.files, record.size) == (len(payload), sum(file.size for file in survey(payload).values()))
    assert record.spdx == "CC-BY-4.0"
    assert record.sources[0].enclosed


def test_a_source_that_is_not_handed_over_is_not_enclosed(edition: EditionFolder, payload: dict[str, Content]) -> None:
    del payload["source/ferry.txt"]
    assert not describe(edition, survey(payload)).sources[0].enclosed


def test_editors_are_creators_and_others_contribute(edited: Edited) -> None:
    people = (Person("a", "Ann"), Person("b", "Bo", role="translator"))
    record = describe(edited(people=people), {})
    assert [person.name for person in record.creators] == ["Ann"]
    assert [person.name for person in record.contributors] == ["Bo"]


def test_without_an_editor_everybody_is_a_creator(edited: Edited) -> None:
    record = describe(edited(people=(Person("b", "Bo", role="translator"),)), {})
    assert [person.name for person in record.creators] == ["Bo"]
    assert record.contributors == ()


def test_half_a_name_is_not_divided(edited: Edited) -> None:
    record = describe(edited(people=(Person("a", "Ann", family="Arbor"),)), {})
    assert record.creators[0].inverted_name == "Ann"


@pytest.mark.parametrize(
    ("dates", "coverage"),
    [
        ([], ""),
        ([""], ""),
        (["1921-03-12"], "1921-03-12"),
        (["1921", "1919-05", "1921-03"], "1919-05/1921"),
        (["1921", "1921-03"], "1921"),
        (["-0044", "1921"], "1921"),
        (["1850~", "184X", "n.d."], "1840/1850"),
        (["[..1850]", "1860-03"], "/1860-03"),
        (["1850/.."], "1850/"),
    ],
)
def test_the_time_that_the_sources_cover(
    edition: EditionFolder, edited: Edited, dates: list[str], coverage: str
) -> None:
    source: Source = edition.record.sources[0]
    sources = tuple(replace(source, file=f"{at}.txt", date=date) for at, date in enumerate(dates))
    assert describe(edited(sources=sources or (replace(source, date=""),)), {}).coverage == coverage


def test_texts_are_brought_to_one_line_that_xml_can_hold(edited: Edited) -> None:
    record = describe(edited(title=" The\u2028Ferry\x85 Papers\ufffe ", description="\t\n"), {})
    assert record.title == "The Ferry Papers\ufffd"
    assert record.description == ""


@pytest.mark.parametrize(
    "values",
    [
        {"date": ""},
        {"date": "-0044"},
        {"title": " "},
        {"publisher": "\u2028"},
        {"doi": "doi of mine"},
        {"licence": Licence("", "https://example.org/")},
        {"people": (Person("a", "Ann", orcid="0000-0002-1825-0098"),)},
        {"people": (Person("a", " "),)},
        {"sources": (Source("a.txt", "0" * 64, "A", "en", withhold=True),)},
    ],
)
def test_what_no_repository_takes(edited: Edited, values: dict[str, object]) -> None:
    with pytest.raises(EditionError):
        describe(edited(**values), {})


def test_a_language_that_is_none(edition: EditionFolder, edited: Edited) -> None:
    sources = (replace(edition.record.sources[0], languages=("xx",)),)
    with pytest.raises(EditionError):
        describe(edited(sources=sources), {})
