"""Forms of months, years and longer times, and of what is relative: the second part of the list of ``forms``."""

from __future__ import annotations

from collections.abc import Sequence

from fascicle.dates.form import ALSO, DAY, DAY2, REPUBLICAN, THIS_YEAR, TO, WEEKDAY, YEAR, DateForm, form
from fascicle.dates.kinds import DateKind

PERIODS: Sequence[DateForm] = (
    # Months and years.
    form(
        DateKind.FULL,
        f"month .? {YEAR}",
        ("en", "in March 1921,", "March 1921", "1921-03"),
        ("de", "im Mai des Jahres 1904", "Mai des Jahres 1904", "1904-05"),
    ),
    form(DateKind.MONTH, f"month! ( {THIS_YEAR} )?", ("de", "im Dezember", "Dezember", "--12")),
    form(
        DateKind.MONTH, "( in | monthword of? | part -? of? the? ) < month >", ("en", "in March they", "March", "--03")
    ),
    form(
        DateKind.RANGE,
        f"year ( {TO} | / | and ) ( year2 | short2 | ' short2 ) ( tail .? )?",
        ("en", "the winter of 1914-18", "1914-18", "1914/1918"),
        reader="years",
    ),
    form(
        DateKind.RANGE,
        "between < year and year2 >",
        ("en", "between 1904 and 1906", "1904 and 1906", "1904/1906"),
        reader="years",
    ),
    form(DateKind.RANGE, "' short - '? short2", ("en", "of ’68-’74", "’68-’74", "1968/1974"), reader="years"),
    form(
        DateKind.DUAL,
        "( day .? th? of? )? month .? year / ( digit | short )",
        ("en", "3 Feb. 1731/2", "3 Feb. 1731/2", "1732-02-14"),
        reader="dual",
    ),
    form(
        DateKind.DUAL,
        "month .? day th? ,? year / ( digit | short )",
        ("en", "Feb. 3, 1731/2", "Feb. 3, 1731/2", "1732-02-14"),
        reader="dual",
    ),
    form(DateKind.DUAL, "year / digit", ("en", "in 1731/2", "1731/2", "1731/1732"), reader="dual"),
    form(DateKind.YEAR, "year tail .?", ("ru", "в 1923 году", "1923 году", "1923"), reader="year"),
    form(
        DateKind.YEAR,
        "( yearword of? | in | approx | the yearword | from | to ) < year >",
        ("de", "im Jahre 1904", "1904", "1904"),
        ("en", "since 1904", "1904", "1904"),
        reader="year",
    ),
    form(DateKind.YEAR, "article < year >", ("en", "the 1908 crisis", "1908", "1908"), reader="year"),
    form(DateKind.YEAR, "opening < year > closing", ("en", "Leipzig (1904)", "1904", "1904"), reader="year"),
    form(DateKind.YEAR, "year", ("de", "1998 gewann er", "1998", "1998"), reader="year"),
    form(DateKind.YEAR, "' short", ("en", "the charter of '93", "'93", "1993"), reader="year"),
    # Decades, centuries, seasons and quarters.
    form(
        DateKind.DECADE,
        "article? '? decade -? decadeword?",
        ("en", "in the 1980s", "the 1980s", "198"),
        ("de", "in den 1990er-Jahren", "den 1990er-Jahren", "199"),
        ("ru", "в 1990-х годах", "1990-х годах", "199"),
        reader="decade",
    ),
    form(
        DateKind.DECADE,
        "article? decadeword of? '? ( year | short )",
        ("fr", "dans les années 1960", "les années 1960", "196"),
        ("it", "negli anni '60", "anni '60", "196"),
        reader="decade",
    ),
    form(
        DateKind.DECADE,
        "article? decadename -? decadeword",
        ("de", "der fünfziger Jahre", "der fünfziger Jahre", "195"),
        reader="decade",
    ),
    form(DateKind.DECADE, "article? short . decadeword", ("cs", "20. léta", "20. léta", "192"), reader="decade"),
    form(DateKind.DECADE, "article decadename", ("en", "in the thirties", "the thirties", "193"), reader="decade"),
    form(
        DateKind.DECADE,
        "article? decadeword decadename",
        ("fr", "les années trente", "les années trente", "193"),
        reader="decade",
    ),
    form(
        DateKind.CENTURY,
        "article? ( day | roman ) .? th? -? centuryword",
        ("en", "of the 18th century", "the 18th century", "17"),
        ("fr", "au XIXe siècle", "XIXe siècle", "18"),
        reader="century",
    ),
    form(
        DateKind.CENTURY,
        "article? ( day | roman ) .? th? ( and | to | - ) article? ( day2 | roman2 ) .? th? -? centuryword",
        ("en", "the 18th and 19th centuries", "the 18th and 19th centuries", "17/18"),
        reader="century",
    ),
    form(
        DateKind.CENTURY,
        "article? centuryword ( roman | day )",
        ("es", "del siglo XIX", "siglo XIX", "18"),
        reader="century",
    ),
    form(
        DateKind.SEASON,
        "season ,? of? ( year ( tail .? )? | ' short )",
        ("de", "im Herbst 1904", "Herbst 1904", "1904-FA"),
        reader="season",
    ),
    form(DateKind.SEASON, "season!", ("de", "im Herbst", "Herbst", "XXXX-FA"), reader="season"),
    form(
        DateKind.SEASON,
        "the? ( day .? th? | roman .? ) -? ( quarter | half! ) ( of? the? yearword? year )?",
        ("en", "in the third quarter of 1989", "the third quarter of 1989", "1989-Q3"),
        reader="season",
    ),
    # The French republic, feasts and the Roman calendar.
    form(
        DateKind.REPUBLICAN,
        f"{WEEKDAY} ( {DAY} )? of? {REPUBLICAN}",
        ("fr", "le 18 brumaire an VIII", "18 brumaire an VIII", "1799-11-09"),
        ("fr", "du 1er nivôse de l’an 2 de la République", "1er nivôse de l’an 2 de la République", "1793-12-21"),
        ("fr", "en germinal an II", "germinal an II", "1794-03-21/1794-04-19"),
        ("de", "am 9. Thermidor II", "9. Thermidor II", "1794-07-27"),
        ("en", "on 18 Brumaire, Year VIII", "18 Brumaire, Year VIII", "1799-11-09"),
        reader="republican",
    ),
    form(
        DateKind.REPUBLICAN,
        f"from? < {DAY} {ALSO} the? {DAY2} of? {REPUBLICAN} >",
        ("fr", "du 12 au 15 germinal an II", "12 au 15 germinal an II", "1794-04-01/1794-04-04"),
        reader="republican",
    ),
    form(
        DateKind.FEAST,
        "( ( eve | morrow ) of? )? feast of? ( yearword? year )?",
        ("de", "zu Pfingsten 1922", "Pfingsten 1922", "1922-06-04"),
        ("en", "on St John's Day 1612", "St John's Day 1612", "1612-06-24"),
        reader="feast",
    ),
    form(
        DateKind.FEAST,
        "weekday ,? the? ( ahead | behind ) the? feast of? ( yearword? year )?",
        ("de", "am Freitag nach Pfingsten 1922", "Freitag nach Pfingsten 1922", "1922-06-09"),
        ("la", "feria quinta ante Pentecosten 1622", "feria quinta ante Pentecosten 1622", "1622-05-12"),
        reader="feast",
    ),
    form(
        DateKind.ROMAN,
        f"( eve | before? ( roman | count | number ) .? )? fixed .? of? month .? ( {YEAR} )?",
        ("la", "pridie Kalendas Maias 1534", "pridie Kalendas Maias 1534", "1534-05-10"),
        ("la", "a. d. III Idus Martias", "a. d. III Idus Martias", "--03-13"),
        reader="roman",
    ),
    # Relative to the day of the report.
    form(
        DateKind.RELATIVE,
        "dayword ( ,? weekday )?",
        ("en", "yesterday, Sunday", "yesterday, Sunday", ""),
        reader="relative",
    ),
    form(
        DateKind.RELATIVE,
        "shift ( weekday | unit | month )",
        ("en", "last Friday", "last Friday", ""),
        reader="relative",
    ),
    form(
        DateKind.RELATIVE,
        "( weekday | unit ) the? later",
        ("fr", "la semaine dernière", "semaine dernière", ""),
        reader="relative",
    ),
    form(
        DateKind.RELATIVE,
        "( number | count ) ( unit | units ) ago",
        ("en", "two years ago", "two years ago", ""),
        reader="relative",
    ),
    form(
        DateKind.RELATIVE,
        "back ( number | count ) ( unit | units )",
        ("de", "vor zwei Jahren", "vor zwei Jahren", ""),
        reader="relative",
    ),
    form(
        DateKind.SEASON,
        "the? ( day .? th? ) half of? the? yearword? year",
        ("en", "the first half of 1990", "the first half of 1990", "1990-H1"),
        reader="season",
    ),
    form(
        DateKind.RELATIVE,
        "part of? the? unit",
        ("en", "by the end of the year", "end of the year", ""),
        reader="relative",
    ),
    form(
        DateKind.RELATIVE,
        "some units ago",
        ("en", "several weeks ago", "several weeks ago", "PAST_REF"),
        reader="relative",
    ),
    form(
        DateKind.RELATIVE,
        "back some units",
        ("de", "vor einigen Jahren", "vor einigen Jahren", "PAST_REF"),
        reader="relative",
    ),
    form(DateKind.RELATIVE, "deictic", ("de", "wie im Vorjahr", "Vorjahr", ""), reader="relative"),
    form(DateKind.RELATIVE, "( in | the ) < weekend >", ("de", "am Wochenende", "Wochenende", ""), reader="relative"),
    form(DateKind.WEEKDAY, "weekday!", ("de", "am Samstag", "Samstag", ""), reader="relative"),
    form(DateKind.VAGUE, "vague", ("de", "er ist derzeit krank", "derzeit", "PRESENT_REF"), reader="vague"),
)
