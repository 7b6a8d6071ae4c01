"""Citations of the edition and of its documents, as the programs read them that people keep their literature with."""

from __future__ import annotations

import json
import warnings
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fascicle.edition.folder import EditionFolder
from fascicle.edition.record import Person, Record, Source
from fascicle.edition.toml import DocumentDate, LanguageTag, Sha256, Url
from fascicle.publish.citing.bibtex import bibtex
from fascicle.publish.citing.cited import CitedEdition, CitedText, cited_edition, cited_text
from fascicle.publish.citing.csl import csl_json
from fascicle.publish.citing.ris import ris

MINIATURE = Path(__file__).parents[2] / "editions" / "miniature"


def record(**values: Any) -> Record:
    known = EditionFolder.load(MINIATURE).record
    people = (
        Person("mt", "Mara Tolland", given="Mara", family="Tolland"),
        Person("js", "Joris van der Seldon", given="Joris", family="van der Seldon"),
        Person("fg", "The Ferry Group"),
        Person("ab", "Ada Bell", role="notes"),
    )
    found = {"people": people, "doi": "10.5072/ferry", "url": Url("https://example.org/ferry/")}
    return replace(known, **{**found, **values})


@pytest.fixture
def work() -> CitedEdition:
    return cited_edition(record(title="Salt & Tar", subtitle="50 % of_it", publisher="The Ferry Press"))


@pytest.fixture
def text(work: CitedEdition) -> CitedText:
    row = Source("a b.txt", Sha256(""), "Letter #3 {draft}", LanguageTag("es"), date=DocumentDate("1850?"))
    return cited_text(work, replace(row, author="The Pilots"))


def test_bibtex_of_the_edition(work: CitedEdition) -> None:
    pybtex = pytest.importorskip("pybtex.database")
    entry = pybtex.parse_string(bibtex(work), "bibtex").entries["miniature-1.0.0"]
    assert entry.type == "book"
    assert [" ".join(map(str, person.last_names)) for person in entry.persons["editor"]] == [
        "Tolland",
        "Seldon",
        "The Ferry Group".join("{}"),
    ]
    assert entry.persons["editor"][1].prelast_names == ["van", "der"]
    assert entry.fields["title"] == r"{Salt \& Tar: 50 \% of\_it}"
    assert (entry.fields["year"], entry.fields["version"]) == ("2026", "1.0.0")
    assert entry.fields["doi"] == "10.5072/ferry"


def test_bibtex_of_a_document(text: CitedText) -> None:
    pybtex = pytest.importorskip("pybtex.database")
    entry = pybtex.parse_string(bibtex(text), "bibtex").entries["miniature-a-b"]
    assert entry.type == "incollection"
    assert entry.fields["title"] == r"{Letter \#3 \textbraceleft{}draft\textbraceright{}}"
    assert [str(person) for person in entry.persons["author"]] == ["{The Pilots}"]
    assert entry.fields["origdate"] == "1850"
    assert entry.fields["url"] == "https://example.org/ferry/a%20b.html"


def test_bibtex_is_typeset(work: CitedEdition, text: CitedText) -> None:
    pybtex = pytest.importorskip("pybtex")
    # pybtex has no brace in plain text
    both = bibtex(work) + bibtex(replace(text, title="Letter #3"))
    whole = pybtex.format_from_string(both, style="plain", output_backend="plaintext")
    assert "Mara Tolland, Joris van der Seldon, and The Ferry Group, editors." in whole
    assert "The Pilots. Letter #3. In Mara Tolland" in whole


def test_ris(work: CitedEdition, text: CitedText) -> None:
    rispy = pytest.importorskip("rispy")
    book, chapter = rispy.loads(ris(work) + ris(text))
    assert book["type_of_reference"] == "BOOK"
    assert book["title"] == "Salt & Tar: 50 % of_it"
    assert chapter["type_of_reference"] == "CHAP"
    assert chapter["secondary_title"] == book["title"]
    assert chapter["authors"] == ["The Pilots"]
    assert chapter["date"] == "2026/11/21/"
    assert chapter["language"] == "es"
    assert "editors" in chapter or "secondary_authors" in chapter or chapter["unknown_tag"]["ED"]


def rendered(data: str) -> str:
    pytest.importorskip("citeproc")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
        from citeproc.source.json import CiteProcJSON

        items = json.loads(data)
        style = CitationStylesStyle("harvard-cite-them-right", validate=False)
        bibliography = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
        bibliography.register(Citation([CitationItem(items[0]["id"])]))
        return str(bibliography.bibliography()[0])


def test_csl_is_made_into_references(work: CitedEdition, text: CitedText) -> None:
    whole, one = rendered(csl_json(work)), rendered(csl_json(text))
    assert whole.startswith("Tolland, M., van der Seldon, J. and The Ferry Group (eds.) (2026) Salt & Tar: 50 % of_it.")
    assert one.startswith("The Pilots (2026) “Letter #3 {draft}”, in M. Tolland, J. van der Seldon")
    assert "Salt & Tar: 50 % of_it. The Ferry Press. Available at: https://doi.org/10.5072/ferry." in one


def test_who_is_no_editor_is_an_author() -> None:
    work = cited_edition(record(people=(Person("a", "Ada Bell", given="Ada", family="Bell", role="author"),)))
    assert "  author = {Bell, Ada}" in bibtex(work)
    assert "AU  - Bell, Ada\r\n" in ris(work)
    assert json.loads(csl_json(work))[0]["author"] == [{"family": "Bell", "given": "Ada"}]


@settings(deadline=None)  # the first of them loads the readers
@given(st.text())
def test_any_title_comes_back(title: str) -> None:
    pybtex = pytest.importorskip("pybtex.database")
    rispy = pytest.importorskip("rispy")
    work = cited_edition(record(title=f"T{title}", subtitle=""))
    entry = pybtex.parse_string(bibtex(work), "bibtex").entries["miniature-1.0.0"]
    assert len(entry.fields) == 8
    assert rispy.loads(ris(work))[0]["title"] == work.title
    assert json.loads(csl_json(work))[0]["title"] == work.title
