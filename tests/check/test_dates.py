"""Dates that cannot be: by their values, beside each other, beside their words, in any TEI file."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import fascicle
from fascicle.check.dating import calendars, rules
from fascicle.model.diagnostics import Diagnostic, Rule
from support.editions import miniature

_FILE = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>T</title></titleStmt>
<publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>
<text xml:lang="{language}"><body><p>{inner}</p></body></text></TEI>"""


def found(inner: str, language: str = "en") -> list[Diagnostic]:
    findings = fascicle.check_bytes(_FILE.format(inner=inner, language=language).encode())
    return [each for each in findings if each.rule.code.startswith("F10")]


def codes(inner: str, language: str = "en") -> list[str]:
    return [each.rule.code for each in found(inner, language)]


@pytest.mark.parametrize("rule", rules.RULES, ids=lambda rule: rule.code)
def test_a_date_as_in_the_example(rule: Rule) -> None:
    assert codes(rule.bad)[:1] == [rule.code]
    assert codes(rule.good) == []


def test_a_text_of_the_edition_is_looked_at_too(tmp_path: Path) -> None:
    edition = miniature(tmp_path / "edition")
    (text,) = (edition / "text").glob("*.xml")
    example = rules.WRONG_WEEKDAY.bad
    text.write_text(text.read_text("utf-8").replace('<p><lb n="5"/>', f'<p><lb n="5"/>{example} ', 1), "utf-8")
    findings = fascicle.open(edition, out=edition.parent / "build").check().findings
    assert [each.rule for each in findings if each.rule.code.startswith("F10")] == [rules.WRONG_WEEKDAY]


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ('<date when="1904-05-03">Fri. 3 May 1904</date>', "en"),
        ('on Friday, <date when="1904-05-03">3 May</date>', "en"),
        ('<date when="1904-05-03">3 May 1904, a Friday</date>', "en"),
        ('<date when="1904-05-03">FRIDAY evening, May 3rd</date>', "en"),
        ('<date when="1904-05-03">Fri<hi rend="italic">day</hi>, 3 May 1904</date>', "en"),
        ('<date when="1904-05-03"><choice><sic>Fryday</sic><corr>Friday</corr></choice>, 3 May</date>', "en"),
        ('am Freitag, den <date when="1904-05-03">3. Mai 1904</date>', "de-AT"),
        ('<date when="1904-05-03">Sonnabend, 3. Mai 1904</date>', "de"),
        ('<date when="1904-05-03">Fr., 3. 5. 1904</date>', "de"),
        ('<date when="1904-05-03">le vendredi 3 mai 1904</date>', "fr"),
        ('<date when="1904-05-03">viernes 3 de mayo de 1904</date>', "es"),
        ('<date when="1904-05-03">пятница, 3 мая 1904 года</date>', "ru"),
    ],
)
def test_a_weekday_that_it_was_not(words: str, language: str) -> None:
    assert codes(words, language) == ["F1002"]


@pytest.mark.parametrize(
    "words",
    [
        'from Friday to <date when="1904-05-03">3 May</date>',
        '<date when="1904-05-03">Friday to Tuesday</date>',
        '<date when="1904-05-03">the fourth day after Friday last</date>',
        '<date when="1904-05">Friday in May</date>',
        '<date when="1904-05-03" calendar="#julian">Monday, 20 April 1904</date>',
        '<date when="1904-05-03">Tuesday, 3 May 1904</date>',
    ],
)
def test_no_weekday_to_complain_of(words: str) -> None:
    assert codes(words) == []


def test_both_readings_of_a_weekday_are_told() -> None:
    (one,) = found('<date when="1904-05-03">Friday, 3 May 1904</date>')
    assert all(each in one.message for each in ("Friday", "1904-05-03", "Tuesday"))
    assert all(each in one.hint for each in ("1904-04-29", "1904-05-06", "1901", "1907"))


def test_a_weekday_of_the_julian_calendar_is_known_as_that() -> None:
    (one,) = found('<date when="1723-02-01">Friday, 1 February 1723</date>')
    assert "Julian" in one.hint
    assert 'when="1723-02-12"' in one.hint


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ('<date when="1904-03-05">5 May 1904</date>', ["F1005"]),
        ('<date when="1904-05-05">5 May 1905</date>', ["F1005"]),
        ('<date when="1904-05-05">Thursday, May 6th, 1904</date>', ["F1005"]),
        ('<date when="1917-11-07">25 October 1917</date>', []),  # the same day, by the calendar of its place
        ('<date when="1649-01-30">30 January 1648</date>', []),  # the year began in March
        ('<date when="1649-02-09">30 January 1648</date>', []),  # both
        ('<date when="1793-09-22" calendar="#republican">1 May 1800</date>', []),
        ('<date when="1904-05-03">two days before 5 May 1904</date>', []),
        ('<date when="1904-05-06">5 May 1904 or the day after</date>', []),
        ('<date when="1904-05">5 May 1904</date>', []),
    ],
)
def test_words_and_value(words: str, told: list[str]) -> None:
    assert codes(words) == told


@pytest.mark.parametrize(
    ("element", "told"),
    [
        ('<date when="1904-02-30"/>', ["F1001"]),
        ('<date when="1500-02-29"/>', ["F1001"]),
        ('<date when="3 May 1904"/>', ["F1001"]),
        ('<date when="1904-05-03T10:00:00Z"/>', []),
        ('<date when="--02-29"/>', []),
        ('<date when="-0043-03-15"/>', []),
        ('<time when="10:30:00"/>', []),
        ('<date when=""/>', []),
        ('<date from="1905-02" to="1905-01-31"/>', ["F1003"]),
        ('<date from="1905" to="1905-01-31"/>', []),
        ('<date notBefore="-0043" notAfter="-0044"/>', ["F1003"]),
        ('<date when="1904" notBefore="1903" notAfter="1905"/>', ["F1004"]),
        ('<locus from="12" to="3"/>', []),
        ('<biblScope unit="page" from="1904" to="1902"/>', []),
    ],
)
def test_values(element: str, told: list[str]) -> None:
    assert codes(element) == told


def test_what_the_grammar_has_said_is_not_said_again() -> None:
    data = _FILE.format(inner='<date when="1904-02-30">then</date>', language="en").encode()
    findings = fascicle.check_bytes(data, house=True)
    assert sum("1904-02-30" in each.message for each in findings) == 1


@given(st.dates(date(1, 3, 1), date(9999, 1, 1)))
def test_days_of_the_two_calendars(day: date) -> None:
    figures = (day.year, day.month, day.day)
    other = calendars.from_julian(figures)
    assert calendars.julian_weekday(figures) == calendars.weekday(other)
    shift = day.year // 100 - day.year // 400 - 2  # from March on; before it that of the year before holds
    assert (date(*other) - day) in (timedelta(shift), timedelta(shift - 1))
