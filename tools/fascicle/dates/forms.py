"""All forms of dates that are read, each with an example: the grammar, and the place to look first.

A pattern is a row of types of tokens, parted by blanks. ``day`` is any token that may be a day, ``day2`` a second one;
``month!`` is a month that is no other word; ``?`` behind a type makes it optional; signs stand for themselves, ``sep`` is
one of ``. / -`` and ``same`` that sign again; ``( a | b )`` is a choice; ``<`` and ``>`` are the edges of what is marked,
where that is not the whole. At each place the longest form counts, of two as long the first of the list.

The examples are tests: language, text, what is marked in it, its value (``DateExpression.when``). Words of types stand in
the files of the languages, below ``[times]``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fascicle.dates.kinds import Kind

Example = tuple[str, str, str, str]


@dataclass(frozen=True)
class Form:
    """A form of dates."""

    kind: Kind
    pattern: str
    examples: tuple[Example, ...]
    reader: str


def _form(kind: Kind, pattern: str, *examples: Example, reader: str = "dates") -> Form:
    return Form(kind, pattern, examples, reader)


_W = "( weekday .? ,? the? )?"
_D, _D2 = "day .? th?", "day2 .? th?"
_M, _M2 = "of? monthword? of? month .?", "of? month2 .?"
_Y = "( ,? in? of? the? yearword )? ,? of? year ( tail .? )?"
_S = "( ' | , )? short .? ( tail .? )?"
_THIS_YEAR = ",? of? the? ( thisyear .? | lastyear .? | shift unit )"
_TO = "( to | - )"
_ALSO = "( to | - | and | / )"
_THEN = "( , day3 .? th? )*"

K = Kind
FORMS: Sequence[Form] = (
    # Day, month and year.
    _form(
        K.FULL,
        f"{_W} {_D} {_M} {_Y}",
        ("en", "on Friday, 12th of March, 1921", "Friday, 12th of March, 1921", "1921-03-12"),
        ("de", "Montag, den 3ten Jänner 1848 Abends", "Montag, den 3ten Jänner 1848", "1848-01-03"),
        ("fr", "Lyon, ce 1er aoust 1789.", "1er aoust 1789", "1789-08-01"),
        ("es", "a 7 de diciembre de 1922", "7 de diciembre de 1922", "1922-12-07"),
        ("ru", "4 января 1923 года он", "4 января 1923 года", "1923-01-04"),
    ),
    _form(
        K.FULL,
        f"{_W} month .? the? {_D} {_Y}",
        ("en", "March 12th, 1921", "March 12th, 1921", "1921-03-12"),
    ),
    _form(K.FULL, f"year month .? the? {_D}", ("en", "1904 May 3", "1904 May 3", "1904-05-03"), reader="year_first"),
    _form(
        K.FULL, f"year the? {_D} {_M}", ("sv", "1904 den 3 maj", "1904 den 3 maj", "1904-05-03"), reader="year_first"
    ),
    # Figures alone.
    _form(K.NUMERIC, "year - count - count2", ("en", "on 1904-05-03", "1904-05-03", "1904-05-03"), reader="iso"),
    _form(
        K.NUMERIC,
        f"{_W} day sep monthnumber same year ( tail .? )?",
        ("de", "am 3. 5. 1904", "3. 5. 1904", "1904-05-03"),
        reader="numeric",
    ),
    _form(
        K.NUMERIC,
        "monthnumber sep day same year",
        ("en", "on 5/13/1904", "5/13/1904", "1904-05-13"),
        reader="numeric",
    ),
    _form(K.NUMERIC, "year sep monthnumber same day", ("en", "1904/5/13", "1904/5/13", "1904-05-13"), reader="numeric"),
    _form(K.NUMERIC, f"{_W} day / monthnumber ,? year", ("de", "Wien 3/11 1904", "3/11 1904", "1904-11-03")),
    _form(
        K.SHORT,
        f"{_W} day sep monthnumber same short .?",
        ("de", "Halle, 24. 9. 04. Liebe", "24. 9. 04.", "1904-09-24"),
        reader="numeric",
    ),
    _form(K.SHORT, "monthnumber / day / short", ("en", "on 10/25/19", "10/25/19", "1919-10-25"), reader="numeric"),
    _form(K.SHORT, "day / monthnumber short", ("de", "3/11 910", "3/11 910", "1910-11-03"), reader="numeric"),
    _form(
        K.NUMERIC,
        f"{_W} day .? th? ( / | - )? romanmonth ( . | / | - )? year",
        ("fr", "le 12/XI 1904", "12/XI 1904", "1904-11-12"),
        ("de", "27.V.1913", "27.V.1913", "1913-05-27"),
    ),
    _form(
        K.SHORT,
        f"{_W} day .? th? ( / | - )? romanmonth ( . | / | - )? {_S}",
        ("de", "Teltow. 11.XII.29. ", "11.XII.29.", "1929-12-11"),
    ),
    # Two figures of the year.
    _form(K.SHORT, f"{_W} {_D} {_M} {_S}", ("de", "Wien, 13. Juli 97", "13. Juli 97", "1897-07-13")),
    _form(K.SHORT, f"{_W} month .? the? {_D} ,? ' short", ("en", "May 12th, '04", "May 12th, '04", "1904-05-12")),
    _form(K.SHORT, "month .? ,? ' short", ("en", "since May '04", "May '04", "1904-05")),
    # Day and month.
    _form(
        K.NO_YEAR,
        f"{_W} {_D} {_M} ( {_THIS_YEAR} )?",
        ("de", "Samstag, 17. Januar", "Samstag, 17. Januar", "--01-17"),
        ("it", "l'8bre, il 7 dicembre", "7 dicembre", "--12-07"),
        ("en", "the 3d of May", "3d of May", "--05-03"),
    ),
    _form(K.NO_YEAR, f"{_W} month .? the? {_D}", ("en", "on June\n14 they", "June\n14", "--06-14")),
    _form(
        K.NUMERIC, f"{_W} day ( . | / ) monthnumber .?", ("de", "14 / 5", "14 / 5", "--05-14"), reader="bare_numeric"
    ),
    _form(K.NUMERIC, f"{_W} day .? /? romanmonth .?", ("de", "d. 5.II.", "5.II.", "--02-05"), reader="bare_numeric"),
    _form(
        K.NUMERIC,
        "weekday .? ,? monthnumber / day",
        ("en", "on Friday 10/25", "Friday 10/25", "--10-25"),
        reader="numeric",
    ),
    _form(
        K.DAY,
        f"{_W} nth of? thismonth .?",
        ("en", "your letter of the 5th inst.", "5th inst.", ""),
        reader="this_month",
    ),
    _form(K.DAY, "day .? of? thismonth .?", ("de", "am 5. d. M.", "5. d. M.", ""), reader="this_month"),
    _form(K.DAY, "weekday .? ,? the? nth", ("en", "until Friday the 6th", "Friday the 6th", ""), reader="this_month"),
    _form(K.DAY, "daylead < nth >", ("de", "schließen am 6ten.", "6ten", "---06"), reader="day_alone"),
    # Ranges and pairs within a month, and both calendars at once.
    _form(
        K.RANGE,
        f"{_W} from? < {_D} {_THEN} {_ALSO} ( weekday2 .? ,? )? the? {_D2} {_M} ( {_Y} )? >",
        ("en", "1 to 12 May 1904", "1 to 12 May 1904", "1904-05-01/1904-05-12"),
        ("fr", "du 1er au 12 mai 1904", "1er au 12 mai 1904", "1904-05-01/1904-05-12"),
        ("en", "3/14 March 1732", "3/14 March 1732", "1732-03-14"),
        reader="days",
    ),
    _form(
        K.RANGE,
        f"month .? {_D} {_THEN} ,? {_ALSO} {_D2} ( {_Y} )?",
        ("en", "July 7, 8 and 9", "July 7, 8 and 9", "--07-07/--07-09"),
        reader="days",
    ),
    _form(
        K.RANGE,
        f"{_D} sep {_TO} {_D2} same monthnumber ( same year )?",
        ("de", "3.-5.5.1904", "3.-5.5.1904", "1904-05-03/1904-05-05"),
        reader="days",
    ),
    _form(
        K.RANGE,
        f"month .? ( , month3 )* ,? {_ALSO} month2 .? ( {_Y} )?",
        ("en", "April, May and June", "April, May and June", "--04/--06"),
        ("de", "Mai bis Juli 1904", "Mai bis Juli 1904", "1904-05/1904-07"),
        reader="months",
    ),
    # Months and years.
    _form(
        K.MONTH,
        f"month .? {_Y}",
        ("en", "in March 1921,", "March 1921", "1921-03"),
        ("de", "im Mai des Jahres 1904", "Mai des Jahres 1904", "1904-05"),
    ),
    _form(K.MONTH, f"month! ( {_THIS_YEAR} )?", ("de", "im Dezember", "Dezember", "--12")),
    _form(K.MONTH, "( in | monthword of? | part -? of? the? ) < month >", ("en", "in March they", "March", "--03")),
    _form(
        K.RANGE,
        f"year ( {_TO} | / | and ) ( year2 | short2 | ' short2 ) ( tail .? )?",
        ("en", "the winter of 1914-18", "1914-18", "1914/1918"),
        reader="years",
    ),
    _form(
        K.RANGE,
        "between < year and year2 >",
        ("en", "between 1904 and 1906", "1904 and 1906", "1904/1906"),
        reader="years",
    ),
    _form(K.RANGE, "' short - '? short2", ("en", "of ’68-’74", "’68-’74", "1968/1974"), reader="years"),
    _form(
        K.DUAL,
        "( day .? th? of? )? month .? year / ( digit | short )",
        ("en", "3 Feb. 1731/2", "3 Feb. 1731/2", "1732-02-14"),
        reader="dual",
    ),
    _form(
        K.DUAL,
        "month .? day th? ,? year / ( digit | short )",
        ("en", "Feb. 3, 1731/2", "Feb. 3, 1731/2", "1732-02-14"),
        reader="dual",
    ),
    _form(K.DUAL, "year / digit", ("en", "in 1731/2", "1731/2", "1731/1732"), reader="dual"),
    _form(K.YEAR, "year tail", ("ru", "в 1923 году", "1923 году", "1923"), reader="year"),
    _form(
        K.YEAR,
        "( yearword of? | in | approx | the yearword | from | to ) < year >",
        ("de", "im Jahre 1904", "1904", "1904"),
        ("en", "since 1904", "1904", "1904"),
        reader="year",
    ),
    _form(K.YEAR, "article < year >", ("en", "the 1908 crisis", "1908", "1908"), reader="year"),
    _form(K.YEAR, "opening < year > closing", ("en", "Leipzig (1904)", "1904", "1904"), reader="year"),
    _form(K.YEAR, "year", ("de", "1998 gewann er", "1998", "1998"), reader="year"),
    _form(K.YEAR, "' short", ("en", "the charter of '93", "'93", "1993"), reader="year"),
    # Decades, centuries, seasons and quarters.
    _form(
        K.DECADE,
        "article? '? decade -? decadeword?",
        ("en", "in the 1980s", "the 1980s", "198"),
        ("de", "in den 1990er-Jahren", "den 1990er-Jahren", "199"),
        ("ru", "в 1990-х годах", "1990-х годах", "199"),
        reader="decade",
    ),
    _form(
        K.DECADE,
        "article? decadeword of? '? ( year | short )",
        ("fr", "dans les années 1960", "les années 1960", "196"),
        ("it", "negli anni '60", "anni '60", "196"),
        reader="decade",
    ),
    _form(
        K.DECADE,
        "article? decadename -? decadeword",
        ("de", "der fünfziger Jahre", "der fünfziger Jahre", "195"),
        reader="decade",
    ),
    _form(K.DECADE, "article? short . decadeword", ("cs", "20. léta", "20. léta", "192"), reader="decade"),
    _form(K.DECADE, "article decadename", ("en", "in the thirties", "the thirties", "193"), reader="decade"),
    _form(
        K.DECADE,
        "article? decadeword decadename",
        ("fr", "les années trente", "les années trente", "193"),
        reader="decade",
    ),
    _form(
        K.CENTURY,
        "article? ( day | roman ) .? th? -? centuryword",
        ("en", "of the 18th century", "the 18th century", "17"),
        ("fr", "au XIXe siècle", "XIXe siècle", "18"),
        reader="century",
    ),
    _form(
        K.CENTURY,
        "article? ( day | roman ) .? th? ( and | to | - ) article? ( day2 | roman2 ) .? th? -? centuryword",
        ("en", "the 18th and 19th centuries", "the 18th and 19th centuries", "17/18"),
        reader="century",
    ),
    _form(
        K.CENTURY, "article? centuryword ( roman | day )", ("es", "del siglo XIX", "siglo XIX", "18"), reader="century"
    ),
    _form(
        K.SEASON, "season ,? of? year ( tail .? )?", ("de", "im Herbst 1904", "Herbst 1904", "1904-FA"), reader="season"
    ),
    _form(K.SEASON, "season!", ("de", "im Herbst", "Herbst", "XXXX-FA"), reader="season"),
    _form(
        K.SEASON,
        "the? ( day .? th? | roman .? ) quarter ( of? the? yearword? year )?",
        ("en", "in the third quarter of 1989", "the third quarter of 1989", "1989-Q3"),
        reader="season",
    ),
    # Feasts and the Roman calendar.
    _form(
        K.FEAST,
        "feast ,? of? ( yearword? year )?",
        ("de", "zu Pfingsten 1922", "Pfingsten 1922", "1922-06-04"),
        ("en", "on St John's Day 1612", "St John's Day 1612", "1612-06-24"),
        reader="feast",
    ),
    _form(
        K.ROMAN,
        f"( eve | before? ( roman | count | number ) .? )? fixed .? month .? ( {_Y} )?",
        ("la", "pridie Kalendas Maias 1534", "pridie Kalendas Maias 1534", "1534-05-10"),
        ("la", "a. d. III Idus Martias", "a. d. III Idus Martias", "--03-13"),
        reader="roman",
    ),
    # Relative to the day of the report.
    _form(
        K.RELATIVE, "dayword ( ,? weekday )?", ("en", "yesterday, Sunday", "yesterday, Sunday", ""), reader="relative"
    ),
    _form(K.RELATIVE, "shift ( weekday | unit | month )", ("en", "last Friday", "last Friday", ""), reader="relative"),
    _form(
        K.RELATIVE,
        "( weekday | unit ) the? later",
        ("fr", "la semaine dernière", "semaine dernière", ""),
        reader="relative",
    ),
    _form(
        K.RELATIVE,
        "( number | count ) ( unit | units ) ago",
        ("en", "two years ago", "two years ago", ""),
        reader="relative",
    ),
    _form(
        K.RELATIVE,
        "back ( number | count ) ( unit | units )",
        ("de", "vor zwei Jahren", "vor zwei Jahren", ""),
        reader="relative",
    ),
    _form(K.RELATIVE, "( in | the ) < weekend >", ("de", "am Wochenende", "Wochenende", ""), reader="relative"),
    _form(K.WEEKDAY, "weekday!", ("de", "am Samstag", "Samstag", ""), reader="relative"),
    _form(K.VAGUE, "vague", ("de", "er ist derzeit krank", "derzeit", "PRESENT_REF"), reader="vague"),
)
