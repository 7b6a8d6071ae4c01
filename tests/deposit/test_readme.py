from __future__ import annotations

from collections.abc import Callable

from pytest_regressions.file_regression import FileRegressionFixture

from fascicle import __version__
from fascicle.deposit.completeness import gaps
from fascicle.deposit.metadata import describe
from fascicle.deposit.readme import readme
from fascicle.edition.folder import Edition, Person


def test_the_miniature(edition: Edition, payload: dict[str, bytes], file_regression: FileRegressionFixture) -> None:
    text = readme(describe(edition, payload), payload).decode("utf-8")
    file_regression.check(text.replace(f"fascicle {__version__}", "fascicle VERSION"), extension=".md")


def test_markup_in_a_title_is_shown_not_obeyed(edited: Callable[..., Edition]) -> None:
    text = readme(describe(edited(title="<b> *The* `Ferry` | #2", subtitle=""), {}), {}).decode("utf-8")
    assert text.startswith("# \\<b\\> \\*The\\* \\`Ferry\\` \\| \\#2\n")


def test_a_folder_that_nobody_foresaw_is_listed(edition: Edition, payload: dict[str, bytes]) -> None:
    payload["facsimile/1.svg"] = b"<svg/>"
    assert "| `facsimile/` | 1 |" in readme(describe(edition, payload), payload).decode("utf-8")


def test_nothing_is_missing_from_a_whole_package(edited: Callable[..., Edition], payload: dict[str, bytes]) -> None:
    edition = edited(
        doi="10.1234/ferry",
        url="https://example.org/",
        people=(Person("a", "Ann", orcid="0000-0002-1825-0097"),),
    )
    payload |= {"LICENSE": b"", "print/miniature.pdf": b""}
    assert gaps(describe(edition, payload), payload) == []


def test_every_file_that_is_missing_is_a_gap_more(edition: Edition, payload: dict[str, bytes]) -> None:
    whole = len(gaps(describe(edition, payload), payload))
    for path in ("tei/ferry.xml", "schema/fascicle.rng", "site/index.html", "source/ferry.txt"):
        part = {name: data for name, data in payload.items() if name != path}
        assert len(gaps(describe(edition, part), part)) == whole + 1


def test_a_doi_for_tests_is_not_passed_off_as_one(edited: Callable[..., Edition]) -> None:
    found = gaps(describe(edited(doi="10.5072/ferry"), {}), {})
    assert any("10.5072" in sentence for sentence in found)
    assert not any("10.1234" in sentence for sentence in gaps(describe(edited(doi="10.1234/ferry"), {}), {}))
