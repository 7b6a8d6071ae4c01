"""What a repository would look for in a deposit and not find: said in the package itself, not left to be noticed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from fascicle.deposit.metadata import DepositRecord
from fascicle.edition.identifiers import DOI_TEST_PREFIX
from fascicle.publish.products import Product

_SCHEMAS = (".rng", ".rnc", ".xsd", ".dtd", ".sch", ".odd")


def what_is_missing(record: DepositRecord, paths: Collection[str], products: Sequence[Product]) -> list[str]:
    """A sentence in Markdown for each thing that is missing.

    ``paths`` are the files of the package, ``products`` what the edition is published as.
    """
    return [*_in_the_record(record), *_in_the_files(record, paths, products)]


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


def _in_the_files(record: DepositRecord, paths: Collection[str], products: Sequence[Product]) -> Iterator[str]:
    if not any(path.endswith(_SCHEMAS) for path in paths):
        yield "The schema is not enclosed."
    yield from (f"The {product.label} is not enclosed." for product in products if str(product.path) not in paths)
    if not (record.spdx or record.own_licence):
        yield "The text of the licence is not enclosed."
    if record.withheld:
        whole = len(record.described)
        yield f"Texts that are withheld, for the rights in them: {len(record.withheld)} of {whole}."
    for source in (each for each in record.sources if not each.withheld):
        if not source.enclosed:
            yield f"The source text `{source.file}` is not enclosed; its SHA-256 is `{source.sha256}`."
        if source.tei not in paths:
            yield f"The TEI file `{source.tei}` is not enclosed."
    yield from _named(record.own.missing)


def _named(missing: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Files that are named in files of the package, and lie not where these say: one for each folder of them."""
    folders: dict[str, list[tuple[str, str]]] = {}
    for path, by in missing:
        folders.setdefault(path.rpartition("/")[0], []).append((path, by))
    for several in folders.values():
        path, by = several[0]
        more = f", and {len(several) - 1} more there" if len(several) > 1 else ""
        yield f"`{path}`, which `{by}` names{more}: no such file is in the edition's folder."
