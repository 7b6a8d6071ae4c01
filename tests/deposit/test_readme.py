from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePosixPath

from pytest_regressions.file_regression import FileRegressionFixture

from fascicle import __version__
from fascicle.deposit.completeness import what_is_missing
from fascicle.deposit.metadata import describe
from fascicle.deposit.payload import Content, survey
from fascicle.deposit.readme import readme
from fascicle.edition.folder import EditionFolder
from fascicle.edition.record import Person
from fascicle.publish.products import Product

Payload = dict[str, Content]
Products = tuple[Product, ...]


def _readme(edition: EditionFolder, payload: Payload, products: Products) -> str:
    files = survey(payload)
    return readme(describe(edition, files), files, products).decode("utf-8")


def _missing(edition: EditionFolder, payload: Payload, products: Products) -> list[str]:
    return what_is_missing(describe(edition, survey(payload)), payload.keys(), products)


def test_the_miniature(
    edition: EditionFolder, payload: Payload, products: Products, file_regression: FileRegressionFixture
) -> None:
    text = _readme(edition, payload, products)
    file_regression.check(text.replace(f"fascicle {__version__}", "fascicle VERSION"), extension=".md")


def test_markup_in_a_title_is_shown_not_obeyed(edited: Callable[..., EditionFolder]) -> None:
    text = _readme(edited(title="<b> *The* `Ferry` | #2", subtitle=""), {}, ())
    assert text.startswith("# \\<b\\> \\*The\\* \\`Ferry\\` \\| \\#2\n")


def test_a_folder_that_nobody_foresaw_is_listed_and_goes_back(
    edition: EditionFolder, payload: Payload, products: Products
) -> None:
    text = _readme(edition, payload | {"facsimile/1.svg": b"<svg/>"}, products)
    assert "| `facsimile/` | 1 |" in text
    assert "\n    cp -R miniature-1.0.0/data/facsimile miniature/facsimile\n" in text
    assert "data/site miniature/" not in text


def test_a_product_that_nobody_foresaw_is_described_by_its_own_words(edition: EditionFolder, payload: Payload) -> None:
    products = (
        Product("epub", PurePosixPath("ebook/ferry.epub"), "application/epub+zip", "e-book"),
        Product("dts", PurePosixPath("dts.json"), "application/json", "list for programs"),
    )
    text = _readme(edition, payload | {"ebook/ferry.epub": b"", "dts.json": b"{}"}, products)
    assert "| `ebook/` | 1 | the e-book, made from the TEI files | EPUB (fmt/483) |" in text
    assert "| `dts.json` | 1 | the list for programs, made from the TEI files | JSON (fmt/817) |" in text
    assert "- The e-book opens in any e-book reader: `ebook/ferry.epub`." in text
    assert "- The list for programs is `dts.json` (application/json)." in text
    assert "The e-book is not enclosed." in _missing(edition, payload, products)


def test_nothing_is_missing_from_a_whole_package(
    edited: Callable[..., EditionFolder], payload: Payload, products: Products
) -> None:
    edition = edited(
        doi="10.1234/ferry",
        url="https://example.org/",
        people=(Person("a", "Ann", orcid="0000-0002-1825-0097"),),
    )
    assert _missing(edition, payload | {"LICENSE": b"", "print/miniature.pdf": b""}, products) == []


def test_every_file_that_is_missing_is_told(edition: EditionFolder, payload: Payload, products: Products) -> None:
    whole = len(_missing(edition, payload, products))
    for path in ("tei/ferry.xml", "schema/fascicle.rng", "site/index.html", "source/ferry.txt"):
        part = {name: data for name, data in payload.items() if name != path}
        assert len(_missing(edition, part, products)) == whole + 1


def test_a_text_that_is_withheld_is_told_with_its_reason(
    edition: EditionFolder, edited: Callable[..., EditionFolder], payload: Payload, products: Products
) -> None:
    source = replace(edition.record.sources[0], withhold=True, reason="The heirs [say] no.", rights="© The Ferryman")
    withheld = edited(sources=(source,))
    part = {name: data for name, data in payload.items() if name not in ("tei/ferry.xml", "source/ferry.txt")}
    text = _readme(withheld, part, products)
    assert "## The texts\n" not in text
    assert f"- **The Ferry Notice**, `ferry.txt`, SHA-256 `{source.sha256}`. Withheld: The heirs \\[say\\] no." in text
    assert "Rights in the source: © The Ferryman" in text
    assert sum("withheld" in sentence for sentence in _missing(withheld, part, products)) == 1


def test_a_doi_for_tests_is_not_passed_off_as_one(edited: Callable[..., EditionFolder]) -> None:
    found = _missing(edited(doi="10.5072/ferry"), {}, ())
    assert any("10.5072" in sentence for sentence in found)
    assert not any("10.1234" in sentence for sentence in _missing(edited(doi="10.1234/ferry"), {}, ()))
