"""What a repository would look for in a deposit and not find: said in the package itself, not left to be noticed."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from fascicle.deposit.metadata import DepositRecord
from fascicle.edition.identifiers import DOI_TEST_PREFIX

_PRODUCTS = {"schema": "The schema", "site": "The web edition", "print": "The print edition"}


def gaps(record: DepositRecord, paths: Collection[str]) -> list[str]:
    """A sentence in Markdown for each thing that is missing; ``paths`` are the files of the package."""
    return [*_in_the_record(record), *_in_the_files(record, paths)]


def _in_the_record(record: DepositRecord) -> Iterator[str]:
    if not record.doi:
        yield "No DOI has been assigned yet: `metadata/datacite.xml` says `(:tba)`, to be assigned, in its place."
    elif record.doi.startswith(DOI_TEST_PREFIX):
        yield f"The DOI begins with {DOI_TEST_PREFIX[:-1]}, the prefix for tests: it does not resolve."
    if not record.url:
        yield "There is no address at which the web edition is published."
    if not record.description:
        yield "There is no description of the edition."
    if not record.licence.url:
        yield "The licence is given by its name only."
    people = (*record.creators, *record.contributors)
    if unidentified := sum(not person.orcid for person in people):
        yield f"People without an ORCID iD: {unidentified} of {len(people)}."


def _in_the_files(record: DepositRecord, paths: Collection[str]) -> Iterator[str]:
    folders = {path.partition("/")[0] for path in paths}
    yield from (f"{name} is not enclosed." for folder, name in _PRODUCTS.items() if folder not in folders)
    if "LICENSE" not in paths:
        yield "The text of the licence is not enclosed."
    for source in record.sources:
        if not source.enclosed:
            yield f"The source text `{source.file}` is not enclosed; its SHA-256 is `{source.sha256}`."
        if source.tei not in paths:
            yield f"The TEI file `{source.tei}` is not enclosed."
