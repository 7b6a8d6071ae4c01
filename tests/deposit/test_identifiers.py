from __future__ import annotations

import pytest

from fascicle.edition import identifiers


@pytest.mark.parametrize("text", ["10.1234/abc-1", "https://doi.org/10.1234/abc-1", "doi:10.1234/abc-1"])
def test_a_doi_is_kept_without_its_resolver(text: str) -> None:
    assert identifiers.doi(text) == "10.1234/abc-1"


@pytest.mark.parametrize("text", ["", "10.1234", "11.1234/abc", "10.1234/a b", "https://example.org/10.1234/abc"])
def test_what_is_not_a_doi_is_refused(text: str) -> None:
    assert identifiers.doi(text) is None


@pytest.mark.parametrize("orcid", ["0000-0002-1825-0097", "0000-0002-1694-233X"])
def test_an_orcid_with_the_right_check_digit(orcid: str) -> None:
    assert identifiers.orcid(orcid) == orcid
    assert identifiers.orcid(f"https://orcid.org/{orcid}") == orcid


@pytest.mark.parametrize("text", ["0000-0002-1825-0098", "0000-0002-1825-009X", "0000000218250097", "Tolland"])
def test_an_orcid_with_a_slip_in_it_is_refused(text: str) -> None:
    assert identifiers.orcid(text) is None


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://creativecommons.org/licenses/by/4.0/", "CC-BY-4.0"),
        ("http://creativecommons.org/licenses/by-nc-sa/3.0", "CC-BY-NC-SA-3.0"),
        ("https://creativecommons.org/licenses/by-sa/4.0/deed.de", "CC-BY-SA-4.0"),
        ("https://creativecommons.org/licenses/by/4.0/legalcode", "CC-BY-4.0"),
        ("https://creativecommons.org/publicdomain/zero/1.0/", "CC0-1.0"),
        ("https://creativecommons.org/licenses/by/3.0/de/", None),
        ("https://creativecommons.org/licenses/by-sa-nc/4.0/", None),
        ("https://example.org/licence", None),
    ],
)
def test_the_spdx_id_of_a_licence(url: str, expected: str | None) -> None:
    assert identifiers.spdx(url) == expected


@pytest.mark.parametrize(
    ("tag", "expected"), [("en", "eng"), ("de", "deu"), ("pt-BR", "por"), ("quz", "quz"), ("und", "und"), ("xx", None)]
)
def test_the_language_of_a_tag(tag: str, expected: str | None) -> None:
    assert identifiers.iso639_3(tag) == expected
