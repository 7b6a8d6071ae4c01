"""Forms of months, years and longer times, and of what is relative: the second part of the list of ``forms``."""

from __future__ import annotations

from collections.abc import Sequence

from fascicle.dates.form import THIS_YEAR, TO, YEAR, Form, form
from fascicle.dates.kinds import Kind

PERIODS: Sequence[Form] = (
    # Months and years.
    form(
        Kind.MONTH,
        f"month .? {YEAR}",
        ("en", "in March 1921,", "March 1921", "1921-03"),
        ("de", "im Mai des Jahres 1904", "Mai des Jahres 1904", "1904-05"),
    ),
    form(Kind.MONTH, f"month! ( {THIS_YEAR} )?", ("de", "im Dezember", "Dezember", "--12")),
    form(Kind.MONTH, "( in | monthword of? | part -? of? the? ) < month >", ("en", "in March they", "March", "--03")),
    form(
        Kind.RANGE,
        f"year ( {TO} | / | and ) ( year2 | short2 | ' short2 ) ( tail .? )?",
        ("en", "the winter of 1914-18", "1914-18", "1914/1918"),
        reader="years",
    ),
    form(
        Kind.RANGE,
        "between < year and year2 >",
        ("en", "between 1904 and 1906", "1904 and 1906", "1904/1906"),
        reader="years",
    ),
    form(Kind.RANGE, "' short - '? short2", ("en", "of ’68-’74", "’68-’74", "1968/1974"), reader="years"),
    form(
        Kind.DUAL,
        "( day .? th? of? )? month .? year / ( digit | short )",
        ("en", "3 Feb. 1731/2", "3 Feb. 1731/2", "1732-02-14"),
        reader="dual",
    ),
    form(
        Kind.DUAL,
        "month .? day th? ,? year / ( digit | short )",
        ("en", "Feb. 3, 1731/2", "Feb. 3, 1731/2", "1732-02-14"),
        reader="dual",
    ),
    form(Kind.DUAL, "year / digit", ("en", "in 1731/2", "1731/2", "1731/1732"), reader="dual"),
    form(Kind.YEAR, "year tail .?", ("ru", "в 1923 году", "1923 году", "1923"), reader="year"),
    form(
        Kind.YEAR,
        "( yearword of? | in | approx | the yearword | from | to ) < year >",
        ("de", "im Jahre 1904", "1904", "1904"),
        ("en", "since 1904", "1904", "1904"),
        reader="year",
    ),
    form(Kind.YEAR, "article < year >", ("en", "the 1908 crisis", "1908", "1908"), reader="year"),
    form(Kind.YEAR, "opening < year > closing", ("en", "Leipzig (1904)", "1904", "1904"), reader="year"),
    form(Kind.YEAR, "year", ("de", "1998 gewann er", "1998", "1998"), reader="year"),
    form(Kind.YEAR, "' short", ("en", "the charter of '93", "'93", "1993"), reader="year"),
    # Decades, centuries, seasons and quarters.
    form(
        Kind.DECADE,
        "article? '? decade -? decadeword?",
        ("en", "in the 1980s", "the 1980s", "198"),
        ("de", "in den 1990er-Jahren", "den 1990er-Jahren", "199"),
        ("ru", "в 1990-х годах", "1990-х годах", "199"),
        reader="decade",
    ),
    form(
        Kind.DECADE,
        "article? decadeword of? '? ( year | short )",
        ("fr", "dans les années 1960", "les années 1960", "196"),
        ("it", "negli anni '60", "anni '60", "196"),
        reader="decade",
    ),
    form(
        Kind.DECADE,
        "article? decadename -? decadeword",
        ("de", "der fünfziger Jahre", "der fünfziger Jahre", "195"),
        reader="decade",
    ),
    form(Kind.DECADE, "article? short . decadeword", ("cs", "20. léta", "20. léta", "192"), reader="decade"),
    form(Kind.DECADE, "article decadename", ("en", "in the thirties", "the thirties", "193"), reader="decade"),
    form(
        Kind.DECADE,
        "article? decadeword decadename",
        ("fr", "les années trente", "les années trente", "193"),
        reader="decade",
    ),
    form(
        Kind.CENTURY,
        "article? ( day | roman ) .? th? -? centuryword",
        ("en", "of the 18th century", "the 18th century", "17"),
        ("fr", "au XIXe siècle", "XIXe siècle", "18"),
        reader="century",
    ),
    form(
        Kind.CENTURY,
        "article? ( day | roman ) .? th? ( and | to | - ) article? ( day2 | roman2 ) .? th? -? centuryword",
        ("en", "the 18th and 19th centuries", "the 18th and 19th centuries", "17/18"),
        reader="century",
    ),
    form(
        Kind.CENTURY,
        "article? centuryword ( roman | day )",
        ("es", "del siglo XIX", "siglo XIX", "18"),
        reader="century",
    ),
    form(
        Kind.SEASON,
        "season ,? of? ( year ( tail .? )? | ' short )",
        ("de", "im Herbst 1904", "Herbst 1904", "1904-FA"),
        reader="season",
    ),
    form(Kind.SEASON, "season!", ("de", "im Herbst", "Herbst", "XXXX-FA"), reader="season"),
    form(
        Kind.SEASON,
        "the? ( day .? th? | roman .? ) -? ( quarter | half! ) ( of? the? yearword? year )?",
        ("en", "in the third quarter of 1989", "the third quarter of 1989", "1989-Q3"),
        reader="season",
    ),
    # Feasts and the Roman calendar.
    form(
        Kind.FEAST,
        "feast of? ( yearword? year )?",
        ("de", "zu Pfingsten 1922", "Pfingsten 1922", "1922-06-04"),
        ("en", "on St John's Day 1612", "St John's Day 1612", "1612-06-24"),
        reader="feast",
    ),
    form(
        Kind.ROMAN,
        f"( eve | before? ( roman | count | number ) .? )? fixed .? month .? ( {YEAR} )?",
        ("la", "pridie Kalendas Maias 1534", "pridie Kalendas Maias 1534", "1534-05-10"),
        ("la", "a. d. III Idus Martias", "a. d. III Idus Martias", "--03-13"),
        reader="roman",
    ),
    # Relative to the day of the report.
    form(
        Kind.RELATIVE,
        "dayword ( ,? weekday )?",
        ("en", "yesterday, Sunday", "yesterday, Sunday", ""),
        reader="relative",
    ),
    form(
        Kind.RELATIVE, "shift ( weekday | unit | month )", ("en", "last Friday", "last Friday", ""), reader="relative"
    ),
    form(
        Kind.RELATIVE,
        "( weekday | unit ) the? later",
        ("fr", "la semaine dernière", "semaine dernière", ""),
        reader="relative",
    ),
    form(
        Kind.RELATIVE,
        "( number | count ) ( unit | units ) ago",
        ("en", "two years ago", "two years ago", ""),
        reader="relative",
    ),
    form(
        Kind.RELATIVE,
        "back ( number | count ) ( unit | units )",
        ("de", "vor zwei Jahren", "vor zwei Jahren", ""),
        reader="relative",
    ),
    form(
        Kind.SEASON,
        "the? ( day .? th? ) half of? the? yearword? year",
        ("en", "the first half of 1990", "the first half of 1990", "1990-H1"),
        reader="season",
    ),
    form(
        Kind.RELATIVE,
        "part of? the? unit",
        ("en", "by the end of the year", "end of the year", ""),
        reader="relative",
    ),
    form(
        Kind.RELATIVE,
        "some units ago",
        ("en", "several weeks ago", "several weeks ago", "PAST_REF"),
        reader="relative",
    ),
    form(
        Kind.RELATIVE,
        "back some units",
        ("de", "vor einigen Jahren", "vor einigen Jahren", "PAST_REF"),
        reader="relative",
    ),
    form(Kind.RELATIVE, "deictic", ("de", "wie im Vorjahr", "Vorjahr", ""), reader="relative"),
    form(Kind.RELATIVE, "( in | the ) < weekend >", ("de", "am Wochenende", "Wochenende", ""), reader="relative"),
    form(Kind.WEEKDAY, "weekday!", ("de", "am Samstag", "Samstag", ""), reader="relative"),
    form(Kind.VAGUE, "vague", ("de", "er ist derzeit krank", "derzeit", "PRESENT_REF"), reader="vague"),
)
