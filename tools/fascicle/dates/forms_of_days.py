"""Forms of days: the first part of the list that ``forms`` explains."""

from __future__ import annotations

from collections.abc import Sequence

from fascicle.dates.form import ALSO, DAY, DAY2, MONTH, SHORT, THEN, THIS_YEAR, TO, WEEKDAY, YEAR, DateForm, form
from fascicle.dates.kinds import DateKind

DAYS: Sequence[DateForm] = (
    # Day, month and year.
    form(
        DateKind.FULL,
        f"{WEEKDAY} {DAY} {MONTH} {YEAR}",
        ("en", "on Friday, 12th of March, 1921", "Friday, 12th of March, 1921", "1921-03-12"),
        ("de", "Montag, den 3ten Jänner 1848 Abends", "Montag, den 3ten Jänner 1848", "1848-01-03"),
        ("fr", "Lyon, ce 1er aoust 1789.", "1er aoust 1789", "1789-08-01"),
        ("es", "a 7 de diciembre de 1922", "7 de diciembre de 1922", "1922-12-07"),
        ("ru", "4 января 1923 года он", "4 января 1923 года", "1923-01-04"),
    ),
    form(
        DateKind.FULL,
        f"{WEEKDAY} month .? the? {DAY} {YEAR}",
        ("en", "March 12th, 1921", "March 12th, 1921", "1921-03-12"),
    ),
    form(
        DateKind.FULL,
        f"year month .? the? {DAY}",
        ("en", "1904 May 3", "1904 May 3", "1904-05-03"),
        reader="year_first",
    ),
    form(
        DateKind.FULL,
        f"year the? {DAY} {MONTH}",
        ("sv", "1904 den 3 maj", "1904 den 3 maj", "1904-05-03"),
        reader="year_first",
    ),
    form(
        DateKind.FULL,
        f"{WEEKDAY} day sep month! same year",
        ("en", "of 03-Jan-1904 by", "03-Jan-1904", "1904-01-03"),
    ),
    form(DateKind.SHORT, f"{WEEKDAY} day sep month! same short", ("de", "am 3/Mai/04", "3/Mai/04", "1904-05-03")),
    # Figures alone.
    form(DateKind.NUMERIC, "year - count - count2", ("en", "on 1904-05-03", "1904-05-03", "1904-05-03"), reader="iso"),
    form(
        DateKind.NUMERIC,
        f"{WEEKDAY} day sep monthnumber same year ( tail .? )?",
        ("de", "am 3. 5. 1904", "3. 5. 1904", "1904-05-03"),
        reader="numeric",
    ),
    form(
        DateKind.NUMERIC,
        "monthnumber sep day same year",
        ("en", "on 5/13/1904", "5/13/1904", "1904-05-13"),
        reader="numeric",
    ),
    form(
        DateKind.NUMERIC,
        "year sep monthnumber same day",
        ("en", "1904/5/13", "1904/5/13", "1904-05-13"),
        reader="numeric",
    ),
    form(DateKind.NUMERIC, f"{WEEKDAY} day / monthnumber ,? year", ("de", "Wien 3/11 1904", "3/11 1904", "1904-11-03")),
    form(
        DateKind.SHORT,
        f"{WEEKDAY} day sep monthnumber same short .?",
        ("de", "Halle, 24. 9. 04. Liebe", "24. 9. 04.", "1904-09-24"),
        reader="numeric",
    ),
    form(
        DateKind.SHORT, "monthnumber / day / short", ("en", "on 10/25/19", "10/25/19", "1919-10-25"), reader="numeric"
    ),
    form(DateKind.SHORT, "day / monthnumber short", ("de", "3/11 910", "3/11 910", "1910-11-03"), reader="numeric"),
    form(
        DateKind.NUMERIC,
        f"{WEEKDAY} day .? th? ( / | - )? romanmonth ( . | / | - )? year",
        ("fr", "le 12/XI 1904", "12/XI 1904", "1904-11-12"),
        ("de", "27.V.1913", "27.V.1913", "1913-05-27"),
    ),
    form(
        DateKind.SHORT,
        f"{WEEKDAY} day .? th? ( / | - )? romanmonth ( . | / | - )? {SHORT}",
        ("de", "Teltow. 11.XII.29. ", "11.XII.29.", "1929-12-11"),
    ),
    # Two figures of the year.
    form(DateKind.SHORT, f"{WEEKDAY} {DAY} {MONTH} {SHORT}", ("de", "Wien, 13. Juli 97", "13. Juli 97", "1897-07-13")),
    form(
        DateKind.SHORT,
        f"{WEEKDAY} month .? the? {DAY} ,? ' short",
        ("en", "May 12th, '04", "May 12th, '04", "1904-05-12"),
    ),
    form(DateKind.SHORT, "month .? ,? ' short", ("en", "since May '04", "May '04", "1904-05")),
    # Day and month.
    form(
        DateKind.NO_YEAR,
        f"{WEEKDAY} {DAY} {MONTH} ( {THIS_YEAR} )?",
        ("de", "Samstag, 17. Januar", "Samstag, 17. Januar", "--01-17"),
        ("it", "l'8bre, il 7 dicembre", "7 dicembre", "--12-07"),
        ("en", "the 3d of May", "3d of May", "--05-03"),
    ),
    form(DateKind.NO_YEAR, f"{WEEKDAY} month .? the? {DAY}", ("en", "on June\n14 they", "June\n14", "--06-14")),
    form(
        DateKind.NUMERIC,
        f"{WEEKDAY} day ( . | / ) monthnumber .?",
        ("de", "14 / 5", "14 / 5", "--05-14"),
        reader="bare_numeric",
    ),
    form(
        DateKind.NUMERIC,
        f"{WEEKDAY} day .? /? romanmonth .?",
        ("de", "d. 5.II.", "5.II.", "--02-05"),
        reader="bare_numeric",
    ),
    form(
        DateKind.NUMERIC,
        "weekday .? ,? monthnumber / day",
        ("en", "on Friday 10/25", "Friday 10/25", "--10-25"),
        reader="numeric",
    ),
    form(
        DateKind.DAY,
        f"{WEEKDAY} nth of? thismonth .?",
        ("en", "your letter of the 5th inst.", "5th inst.", ""),
        reader="this_month",
    ),
    form(DateKind.DAY, "day .? of? thismonth .?", ("de", "am 5. d. M.", "5. d. M.", ""), reader="this_month"),
    form(
        DateKind.DAY,
        "weekday .? ,? the? nth",
        ("en", "until Friday the 6th", "Friday the 6th", ""),
        reader="this_month",
    ),
    form(DateKind.DAY, "daylead < nth >", ("de", "schließen am 6ten.", "6ten", "---06"), reader="day_alone"),
    # Ranges and pairs within a month, and both calendars at once.
    form(
        DateKind.RANGE,
        f"{WEEKDAY} from? < {DAY} {THEN} {ALSO} ( weekday2 .? ,? )? the? {DAY2} {MONTH} ( {YEAR} )? >",
        ("en", "1 to 12 May 1904", "1 to 12 May 1904", "1904-05-01/1904-05-12"),
        ("fr", "du 1er au 12 mai 1904", "1er au 12 mai 1904", "1904-05-01/1904-05-12"),
        ("en", "3/14 March 1732", "3/14 March 1732", "1732-03-14"),
        reader="days",
    ),
    form(
        DateKind.RANGE,
        f"{WEEKDAY} from? < {DAY} of? month .? ( ,? of? year )? {TO} the? ( weekday2 .? ,? the? )? {DAY2} of? month2 .?"
        " ( ,? of? year2 )? ( tail .? )? >",
        ("en", "30 April–2 May 1904", "30 April–2 May 1904", "1904-04-30/1904-05-02"),
        ("en", "31 Dec. 1903–2 Jan. 1904", "31 Dec. 1903–2 Jan. 1904", "1903-12-31/1904-01-02"),
        reader="across",
    ),
    form(
        DateKind.RANGE,
        f"month .? the? {DAY} ( ,? year )? {TO} month2 .? the? {DAY2} ( ,? year2 )?",
        ("en", "April 30–May 2, 1904", "April 30–May 2, 1904", "1904-04-30/1904-05-02"),
        reader="across",
    ),
    form(
        DateKind.RANGE,
        f"month .? year {TO} month2 .? year2 ( tail .? )?",
        ("en", "May 1904–June 1905", "May 1904–June 1905", "1904-05/1905-06"),
        reader="across",
    ),
    form(
        DateKind.RANGE,
        f"month .? {DAY} {THEN} ,? {ALSO} {DAY2} ( {YEAR} )?",
        ("en", "July 7, 8 and 9", "July 7, 8 and 9", "--07-07/--07-09"),
        reader="days",
    ),
    form(
        DateKind.RANGE,
        f"{DAY} sep {TO} {DAY2} same monthnumber ( same year )?",
        ("de", "3.-5.5.1904", "3.-5.5.1904", "1904-05-03/1904-05-05"),
        reader="days",
    ),
    form(
        DateKind.RANGE,
        f"month .? ( , month3 )* ,? {ALSO} month2 .? ( {YEAR} )?",
        ("en", "April, May and June", "April, May and June", "--04/--06"),
        ("de", "Mai bis Juli 1904", "Mai bis Juli 1904", "1904-05/1904-07"),
        reader="months",
    ),
)
