"""EDTF: what the record's dates mean, whatever is written, and the one error for what is none."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from fascicle.check.relaxng.moments import FORMS, reader
from fascicle.model.edtf import Edtf, NoDateError, days_in, parse

_W3C = tuple(reader(FORMS[name]) for name in ("date", "gYearMonth", "gYear", "dateTime"))


@pytest.mark.parametrize(
    ("text", "canonical", "attributes"),
    [
        ("1921-03-12", "1921-03-12", {"when": "1921-03-12"}),
        ("1921-03", "1921-03", {"when": "1921-03"}),
        ("850", "0850", {"when": "0850"}),
        ("-0043", "-0043", {"when": "-0043"}),
        ("Y17000", "Y17000", {"when": "17000"}),
        ("1850?", "1850?", {"when": "1850", "cert": "low"}),
        ("1850~", "1850~", {"when": "1850", "precision": "low"}),
        ("1850%", "1850%", {"when": "1850", "cert": "low", "precision": "low"}),
        ("c. 1850", "1850~", {"when": "1850", "precision": "low"}),
        ("ca.1850-03", "1850-03~", {"when": "1850-03", "precision": "low"}),
        ("c. 1850?", "1850%", {"when": "1850", "cert": "low", "precision": "low"}),
        ("circa 1850/1860", "1850~/1860~", {"from": "1850", "to": "1860", "precision": "low"}),
        ("1850/1860-03", "1850/1860-03", {"from": "1850", "to": "1860-03"}),
        ("1850/..", "1850/..", {"from": "1850"}),
        ("../1850", "../1850", {"to": "1850"}),
        ("1850/", "1850/", {"from": "1850"}),
        ("[1850..1860]", "[1850..1860]", {"notBefore": "1850", "notAfter": "1860"}),
        ("[1850, 1853]", "[1850,1853]", {"notBefore": "1850", "notAfter": "1853"}),
        ("{1850,1852..1855}", "{1850,1852..1855}", {"from": "1850", "to": "1855"}),
        ("between 1850 and 1860", "[1850..1860]", {"notBefore": "1850", "notAfter": "1860"}),
        ("before 1850", "[..1850]", {"notAfter": "1850"}),
        ("after c. 1850", "[1850~..]", {"notBefore": "1850", "precision": "low"}),
        ("185X", "185X", {"notBefore": "1850", "notAfter": "1859"}),
        ("1850s", "185X", {"notBefore": "1850", "notAfter": "1859"}),
        ("18XX", "18XX", {"notBefore": "1800", "notAfter": "1899"}),
        ("19th century", "18XX", {"notBefore": "1800", "notAfter": "1899"}),
        ("1850-XX", "1850-XX", {"when": "1850"}),
        ("1850-04-XX", "1850-04-XX", {"when": "1850-04"}),
        ("190X-02-29", "190X-02-29", {"notBefore": "1904-02-29", "notAfter": "1908-02-29"}),
        ("1850-21", "1850-21", {"notBefore": "1850-03", "notAfter": "1850-06"}),
        ("1850-24", "1850-24", {"notBefore": "1849-12", "notAfter": "1851-03"}),
        ("1850-34", "1850-34", {"notBefore": "1850-04", "notAfter": "1850-06"}),
        ("1850-06~-11", "1850-06~-11", {"when": "1850-06-11", "precision": "low"}),
        ("1850-04-12T23:20:30Z", "1850-04-12T23:20:30Z", {"when": "1850-04-12T23:20:30Z"}),
        ("0000", "0000", {}),  # 1 BC, for which XML Schema 1.0 has no value
        ("n.d.", "n.d.", {}),
        ("XXXX", "n.d.", {}),
    ],
)
def test_what_a_date_means(text: str, canonical: str, attributes: dict[str, str]) -> None:
    date = parse(text)
    assert (date.text, date.attributes) == (canonical, attributes)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1850-1860", '"1850/1860"'),
        ("1850–1860", '"[1850..1860]"'),
        ("1731/2", '"[1731..1732]"'),
        ("12.3.1921", '"1921-03-12"'),
        ("1921-3-5", '"1921-03-05"'),
        ("1921-02-30", "no day 30"),
        ("1900-02-29", "no day 29"),
        ("1921-13", "no month 13"),
        ("1860/1850", "ends before"),
        ("[1860..1850]", "ends before"),
        ("c. n.d.", "not known"),
        ("yesterday", "1850?"),
        ("50", "1850?"),
        ("", "1850?"),
        ("before " * 90, "too long"),
        ("١٩٢٢", "1850?"),
    ],
)
def test_what_is_no_date_and_what_was_meant(text: str, said: str) -> None:
    with pytest.raises(NoDateError) as caught:
        parse(text)
    assert said in f"{caught.value} {caught.value.hint}"


@st.composite
def days(draw: st.DrawFn) -> str:
    year = draw(st.integers(-1200, 2100))
    month = draw(st.integers(1, 12))
    day = draw(st.integers(1, days_in(year, month)))
    parts = [f"{'-' * (year < 0)}{abs(year):04}", f"{month:02}", f"{day:02}"]
    return "-".join(parts[: draw(st.integers(1, 3))])


dates = st.builds(str.__add__, days(), st.sampled_from(["", "", "?", "~", "%"]))
written = st.one_of(
    dates,
    st.builds("{}/{}".format, dates, dates),
    st.builds("[{}..{}]".format, dates, dates),
    st.builds("c. {}".format, dates),
    st.builds("before {}".format, dates),
    st.text(alphabet="0123456789-/.,[]{}X?~%cYT: ", max_size=24),
    st.text(max_size=30),
)


@given(written)
@example("-0001/0001")
@example("[,]")
@example("{..}")
@example("c. ..")
def test_every_text_is_a_date_or_the_one_error(text: str) -> None:
    with suppress(NoDateError):
        date = parse(text)
        assert parse(date.text) == date  # what the record keeps of it says all of it
        assert date.earliest is None or date.latest is None or date.earliest <= date.latest
        ends = [date.first, date.last] if date.attributes else []
        assert all(any(read(end) for read in _W3C) for end in ends if end)


@given(days(), days())
def test_a_period_reaches_from_its_first_day_to_its_last(one: str, other: str) -> None:
    first, last = parse(one), parse(other)
    if first.earliest is not None and last.latest is not None and first.earliest <= last.latest:
        period = parse(f"{one}/{other}")
        assert (period.earliest, period.latest) == (first.earliest, last.latest)


@given(days())
def test_about_and_perhaps_change_no_bound(text: str) -> None:
    def bounds(date: Edtf) -> object:
        return date.earliest, date.latest, date.when

    assert bounds(parse(text)) == bounds(parse(f"{text}~")) == bounds(parse(f"c. {text}")) == bounds(parse(f"{text}?"))
