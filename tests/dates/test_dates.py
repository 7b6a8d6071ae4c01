"""Dates in running text: where they stand, what they mean, how certain that is."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fascicle.dates import DateExpression, DateKind, Setting, find_dates
from fascicle.dates.calendars import gregorian_to_julian, julian_to_gregorian, republican_day
from fascicle.dates.feasts import easter
from fascicle.dates.forms import FORMS
from fascicle.dates.values import Point, point_of
from fascicle.language import data
from fascicle.model.blocks import TextBlock
from fascicle.model.certainty import Certainty

_W3C = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?|--\d\d(?:-\d\d)?|---\d\d")


def dates(text: str, *languages: str, **setting: object) -> list[tuple[str, str]]:
    found = find_dates(text, languages or ("en",), Setting(**setting))  # type: ignore[arg-type]
    return [(text[date.start : date.end], date.when) for date in found]


def one(text: str, *languages: str, **setting: object) -> DateExpression:
    [found] = find_dates(text, languages or ("en",), Setting(**setting))  # type: ignore[arg-type]
    return found


@pytest.mark.parametrize(
    "example",
    [example for form in FORMS for example in form.examples],
    ids=lambda example: f"{example[0]}: {example[2]}",
)
def test_each_form_has_its_example(example: tuple[str, str, str, str]) -> None:
    language, text, words, when = example
    found = dict(dates(text, language, vague=True))
    assert words in found
    assert when in {"", found[words]}


@pytest.mark.parametrize(
    ("text", "languages", "found"),
    [
        ("on 12 March 1921 they", ("en",), [("12 March 1921", "1921-03-12")]),
        ("on Friday, 24 February 1922.", ("en",), [("Friday, 24 February 1922", "1922-02-24")]),
        ("4 MARCH 1922", ("en",), [("4 MARCH 1922", "1922-03-04")]),
        ("in March 1921,", ("en",), [("March 1921", "1921-03")]),
        ("am 3. Oktober 1921", ("de",), [("3. Oktober 1921", "1921-10-03")]),
        ("στις 25 Μαρτίου 1921", ("el",), [("25 Μαρτίου 1921", "1921-03-25")]),
        ("3 May 1921 and 4 mai 1921", ("en", "fr"), [("3 May 1921", "1921-05-03"), ("4 mai 1921", "1921-05-04")]),
        ("12 March\n1921", ("en",), [("12 March\n1921", "1921-03-12")]),
        ("November 12th, 2019Editorial", ("en",), [("November 12th, 2019", "2019-11-12")]),
        ("in fiscal 1989", ("en",), [("1989", "1989")]),
        ("Cairo, 8. III. 04", ("de",), [("8. III. 04", "1904-03-08")]),
        ("January 19th and 31st", ("en",), [("January 19th", "--01-19"), ("31st", "--01-31")]),
        ("6th, 7th and 8th May 1904", ("en",), [("6th, 7th and 8th May 1904", "1904-05-06/1904-05-08")]),
    ],
)
def test_what_is_marked(text: str, languages: tuple[str, ...], found: list[tuple[str, str]]) -> None:
    assert dates(text, *languages) == found


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("31 February 1921", "en"),  # no such day: for an editor, not for a program
        ("30. Februar 1712", "de"),
        ("30. März 1712 war, 31. April 1915", "de"),
        ("they march 1921 miles", "en"),
        ("may 12 boats come", "en"),
        ("12 March 19211", "en"),
        ("x12 March 1921", "en"),
        ("3rd März 1848", "fr"),
        ("15 de enero de 2023", "en"),
        ("7/12 March 1921", "en"),  # neither two calendars nor two days in a row
        ("12/11/12 March 1921", "en"),
        ("the 1921/22/23 season", "en"),
        ("pages 12-1921-3", "en"),
        ("$1921 and 1921% and 1,921", "en"),
        ("1500 men came", "en"),
        ("p. 1904, § 1904, Nr. 1904", "de"),
        ("3 May 1904/5", "en"),
        ("Da kamen am 3. Mai 20 Mann aus den Dörfern ringsum, und alle wollten das Vieh der Nachbarn sehen", "de"),
        ("1900 to 3000 degrees", "en"),
        ("the 3rd & 4-5 & 1904 May", "en"),
        ("January 1904-10", "en"),
        ("1410 January 1500", "en"),
        ("41. März 1848", "de"),
        ("1/March 1848", "en"),
        ("7-mar-184", "es"),
        ("1/2 pound of 3/4 that all the cooks of this our house say is in no way to be had in town now", "en"),
    ],
)
def test_no_mark_over_a_part(text: str, language: str) -> None:
    """Where a figure, a slash, an ordinal or a month touches a date, the whole is read or nothing is marked."""
    found = [words for words, _ in dates(text, language)]
    assert found in ([], ["30. März 1712"])


@pytest.mark.parametrize("language", ["en", "de", "fr", "ru"])
@pytest.mark.parametrize("touching", ["3/", "12-", "4.", "a", "_", "€", "1"])
def test_what_touches_a_date_is_read_with_it_or_nothing_is(language: str, touching: str) -> None:
    month = {"en": "March", "de": "März", "fr": "mars", "ru": "марта"}[language]
    text = f"{touching}5 {month} 1848"
    assert all(date.start in {0, len(touching)} and date.end == len(text) for date in find_dates(text, [language]))
    assert not any(date.start == len(touching) for date in find_dates(text, [language]))


@pytest.mark.parametrize(
    ("text", "reference", "when"),
    [
        ("on 7 December", "2023-01-17", "2022-12-07"),
        ("on November 21st", "2019-11-12", "2019-11-21"),
        ("since December", "2023-01-04", "2022-12"),
        ("on 3 May", "1904", "1904-05-03"),
        ("on 3 May last year", "1904-02-01", "1903-05-03"),
        ("the charter of '93", "2022-12-13", "1993"),
        ("12 May '04", "1911", "1904-05-12"),
        ("until Friday the 6th", "2023-01-09", "2023-01-06"),
        ("your letter of the 5th ult.", "1862-01-20", "1861-12-05"),
        ("at Easter", "1904-05-01", "1904-04-03"),
        ("last Friday", "1904-05-11", "1904-05-06"),
        ("next Friday", "1904-05-11", "1904-05-13"),
        ("yesterday, Sunday", "2022-12-12", "2022-12-11"),
        ("two months ago", "1904-01-20", "1903-11"),
        ("last week", "1904-05-11", "1904-W18"),
        ("this year", "1904-05-11", "1904"),
    ],
)
def test_the_year_comes_from_the_reference(text: str, reference: str, when: str) -> None:
    assert one(text, reference=reference, relative=True).when == when


@pytest.mark.parametrize(
    ("text", "language", "when"),
    [  # a report of Wednesday, 11 May 1904
        ("On Saturday the boats came in.", "en", "1904-05-07"),
        ("The boats were late on Saturday.", "en", "1904-05-07"),
        ("The fair will be held on Saturday.", "en", "1904-05-14"),
        ("Am Samstag wurde der Markt eröffnet.", "de", "1904-05-07"),
        ("Der Markt wird am Samstag eröffnet.", "de", "1904-05-14"),
        ("La foire sera ouverte samedi.", "fr", "1904-05-14"),
        ("Samstag, 20 Uhr: Konzert im Saal.", "de", "1904-05-14"),
        ("Im Januar soll die Brücke fertig sein.", "de", "1905-01"),
        ("Im April wurde die Brücke fertig.", "de", "1904-04"),
        ("The debt will be paid in September.", "en", "1904-09"),
    ],
)
def test_the_sentence_says_which_weekday_or_month_is_meant(text: str, language: str, when: str) -> None:
    [first, *_] = find_dates(text, [language], Setting("1904-05-11", relative=True))
    assert first.when == when


def test_a_day_that_its_sentence_says_is_past_is_not_one_to_come() -> None:
    found = one("Am 12. Mai wurde die Brücke fertig", "de", reference="1904-05-11", relative=True)
    assert (found.when, found.certainty) == ("1903-05-12", Certainty.MEDIUM)


def test_days_of_a_programme_follow_each_other() -> None:
    text = "The fair will open on Friday. Saturday: races. Sunday: a concert."
    assert [when for _, when in dates(text, reference="1904-05-11", relative=True)] == [
        *("1904-05-13", "1904-05-14", "1904-05-15"),
    ]


def test_today_is_a_day_beside_an_hour_or_in_a_letter_and_else_perhaps_nowadays() -> None:
    told = {"reference": "1904-05-11", "relative": True}
    for text, when in (("today at 8", "1904-05-11"), ("The poor are better off today.", "PRESENT_REF")):
        assert one(text, **told).when == when
        assert one(text, **told).value.when == "1904-05-11"
    blocks = (TextBlock(0, 8, "salute", "en"), TextBlock(9, 40, "p", "en"))
    letter = one("Dear Ada\nThe boat came today.", blocks=blocks, **told)
    assert (letter.when, letter.certainty) == ("1904-05-11", Certainty.MEDIUM)


def test_a_quarter_without_its_year_is_of_the_report() -> None:
    found = one("in the third quarter", reference="1904-05-11", relative=True)
    assert (found.when, found.value.start, found.value.end) == ("1904-Q3", "1904-07", "1904-09")
    assert found.certainty is not Certainty.HIGH


def test_relative_days_are_sure_in_no_other_texts_than_reports() -> None:
    assert one("yesterday", reference="1904-05-11").certainty is Certainty.LOW
    assert one("yesterday", reference="1904-05-11", relative=True).certainty is Certainty.MEDIUM
    assert one("yesterday").attributes() == {}


@pytest.mark.parametrize(
    ("text", "languages", "when", "certainty"),
    [
        ("on 3/5/1904", ("en",), "1904-05-03", Certainty.LOW),
        ("on 3/5/1904", ("fr",), "1904-05-03", Certainty.HIGH),
        ("on 13/5/1904", ("en",), "1904-05-13", Certainty.HIGH),
        ("am 3.5.04", ("de",), "1904-05-03", Certainty.LOW),
    ],
)
def test_figures_are_as_sure_as_their_order(
    text: str, languages: tuple[str, ...], when: str, certainty: Certainty
) -> None:
    found = one(text, *languages)
    assert (found.when, found.certainty) == (when, certainty)


def test_the_order_of_figures_is_seen_in_the_edition_or_in_the_text() -> None:
    assert one("on 3/5/1904", day_first=False).when == "1904-03-05"
    assert dates("on 10/25/1904 and 3/5/1904") == [("10/25/1904", "1904-10-25"), ("3/5/1904", "1904-03-05")]


@pytest.mark.parametrize(
    ("text", "attributes"),
    [
        ("3 March 1066", {"calendar": "#julian", "when": "1066-03-09", "when-custom": "1066-03-03"}),
        ("11/22 March 1732", {"calendar": "#julian", "when": "1732-03-22", "when-custom": "1732-03-11"}),
        ("3 Feb. 1731/2", {"calendar": "#julian", "when": "1732-02-14", "when-custom": "1732-02-03"}),
        ("March 1500", {"calendar": "#julian", "when-custom": "1500-03"}),
        ("in 1066", {"when": "1066"}),
        ("the 1830s", {"from": "1830", "to": "1839"}),
        ("the end of May 1904", {"notBefore": "1904-05-21", "notAfter": "1904-05-31"}),
    ],
)
def test_attributes(text: str, attributes: dict[str, str]) -> None:
    assert one(text).attributes() == attributes


def test_the_calendar_is_sure_where_the_country_is_known() -> None:
    assert one("3 May 1700").certainty is Certainty.MEDIUM
    assert one("3 May 1700", country="FR").certainty is Certainty.HIGH
    assert one("3 May 1700", country="GB").attributes()["when-custom"] == "1700-05-03"
    assert one("3 May 1800").certainty is Certainty.HIGH
    assert one("on 10 October 1582").certainty is Certainty.LOW  # a day that was left out


def test_a_weekday_that_is_not_that_of_its_date_is_told() -> None:
    found = one("Friday, 12 March 1921")
    assert found.certainty is Certainty.LOW
    assert found.contradiction == "Friday; 1921-03-12 was a Saturday"


def test_blocks_part_what_stands_in_them_and_say_their_language() -> None:
    text = "12 March 1921 5/9 le 3 mai 1921"
    blocks = (
        TextBlock(0, 8, "p", "en"),
        TextBlock(8, 13, "p", "en"),
        TextBlock(14, 17, "dateline", "en"),
        TextBlock(18, 31, "p", "fr"),
    )
    assert dates(text, "en", blocks=blocks) == [
        ("12 March", "--03-12"),
        ("1921", "1921"),
        ("5/9", "--09-05"),
        ("3 mai 1921", "1921-05-03"),
    ]


def test_a_month_before_a_name_is_an_event() -> None:
    assert one("the October Revolution").certainty is Certainty.LOW
    assert one("in October they").certainty is Certainty.HIGH or one("in October they").kind is DateKind.MONTH


def test_an_unknown_language_has_no_dates_but_in_figures() -> None:
    assert dates("12 March or the 3rd", "xx", "tlh") == []


@pytest.mark.parametrize("language", [tag for tag in data.tags() if data.of(tag).times])
def test_the_words_of_a_language_are_those_of_known_types(language: str) -> None:
    numbers = {"month": 12, "weekday": 7, "day": 31, "decadename": 9}
    for kind, rows in data.of(language).times.items():
        for value, listed in rows.items():
            assert listed.strip(), (kind, value)
            assert kind not in numbers or 1 <= int(value) <= numbers[kind]


@given(st.text("0123456789 ,.MarchyJunefothLt’'/-\n", max_size=60))
def test_spans_are_in_order_and_never_overlap(text: str) -> None:
    found = find_dates(text, ("en", "fr", "es"))
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(0 <= date.start < date.end <= len(text) for date in found)


@given(
    st.lists(
        st.sampled_from(
            [
                *(
                    "3",
                    "12",
                    "30",
                    "1731",
                    "1904",
                    "04",
                    "2",
                    "III",
                    "May",
                    "mars",
                    "of",
                    "the",
                    "in",
                    "to",
                    "and",
                    "-",
                ),
                *(
                    "/",
                    ".",
                    ",",
                    "'",
                    "yesterday",
                    "last",
                    "week",
                    "brumaire",
                    "20s",
                    "end",
                    "Easter",
                    "Monday",
                    "'93",
                    "ago",
                ),
            ]
        ),
        max_size=9,
    )
)
def test_values_are_such_as_the_schema_allows(words: list[str]) -> None:
    for found in find_dates(" ".join(words), ("en", "fr"), Setting(reference="1904-05-03", relative=True)):
        for name, value in found.attributes().items():
            assert value in ("#julian", "#republican") if name == "calendar" else _W3C.fullmatch(value)


@given(
    st.dates(min_value=date(1000, 1, 1)),
    st.sampled_from(["{0:%Y-%m-%d}", "{0.day} {0:%B} {0.year}", "{0:%B} {0.day}, {0.year}"]),
)
def test_a_day_written_is_a_day_read(day: date, form: str) -> None:
    if 1753 <= day.year <= 2099:
        assert one(f"on {form.format(day)} they").when == day.isoformat()


@given(st.integers(1000, 1900), st.integers(1, 12), st.integers(1, 28))
def test_julian_days_follow_each_other(year: int, month: int, day: int) -> None:
    this, next_ = (julian_to_gregorian(Point(year, month, each)) for each in (day, day + (day < 28)))
    assert this is not None
    assert next_ is not None
    assert (next_.first() - this.first()).days == (day < 28)


@pytest.mark.parametrize(
    ("text", "language", "when", "julian"),
    [
        ("Easter 1300", "en", "1300-04-18", "1300-04-10"),  # Grotefend's tables
        ("in die paschae 1300", "la", "1300-04-18", "1300-04-10"),
        ("dominica Laetare 1300", "la", "1300-03-28", "1300-03-20"),
        ("in vigilia nativitatis domini 1300", "la", "1301-01-01", "1300-12-24"),
        ("in crastino sancti Martini 1300", "la", "1300-11-20", "1300-11-12"),
        ("feria quinta ante Pentecosten 1300", "la", "1300-06-03", "1300-05-26"),
        ("Freitag nach Martini 1412", "de", "1412-11-27", "1412-11-18"),
    ],
)
def test_feasts_before_the_reform_are_days_of_the_julian_calendar(
    text: str, language: str, when: str, julian: str
) -> None:
    found = one(text, language)
    assert found.attributes() == {"calendar": "#julian", "when": when, "when-custom": julian}


@given(st.dates(date(1000, 1, 1), date(2099, 12, 31)))
def test_a_day_goes_into_the_julian_calendar_and_back(day: date) -> None:
    assert julian_to_gregorian(gregorian_to_julian(point_of(day))) == point_of(day)


@given(st.integers(1, 14), st.integers(1, 12), st.integers(1, 29))
def test_republican_days_follow_each_other(year: int, month: int, day: int) -> None:
    this, after = (republican_day(year, month, each) for each in (day, day + 1))
    assert this is not None
    assert after is not None
    assert (after.first() - this.first()).days == 1


@pytest.mark.parametrize(
    ("year", "month", "day", "when"),
    [
        *((1, 1, 1, "1792-09-22"), (2, 11, 9, "1794-07-27"), (4, 1, 13, "1795-10-05"), (8, 2, 18, "1799-11-09")),
        *((3, 13, 6, "1795-09-22"), (12, 1, 1, "1803-09-24"), (14, 4, 10, "1805-12-31")),
    ],
)
def test_days_of_the_french_republic(year: int, month: int, day: int, when: str) -> None:
    found = republican_day(year, month, day)
    assert found is not None
    assert found.iso() == when


@pytest.mark.parametrize("day", [(0, 1, 1), (15, 1, 1), (8, 14, 1), (8, 1, 31), (8, 13, 6)])
def test_what_was_no_day_of_the_french_republic(day: tuple[int, int, int]) -> None:
    assert republican_day(*day) is None


@pytest.mark.parametrize("text", ["le 31 brumaire an VIII", "le 18 brumaire an XX", "les 12 et 15 germinal an II"])
def test_a_republican_day_is_read_whole_or_not_at_all(text: str) -> None:
    assert dates(text, "fr") == []


@pytest.mark.parametrize(
    ("year", "julian", "day"),
    [
        (1904, False, date(1904, 4, 3)),
        (1818, False, date(1818, 3, 22)),
        (1943, False, date(1943, 4, 25)),
        (1904, True, date(1904, 4, 10)),
    ],
)
def test_easter(year: int, julian: bool, day: date) -> None:
    assert easter(year, julian) == day
