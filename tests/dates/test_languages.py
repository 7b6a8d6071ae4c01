"""What is read in rough lines of each language, as letters, papers and notes have them: one golden file a language."""

from __future__ import annotations

import pytest
from pytest_regressions.file_regression import FileRegressionFixture

from fascicle.dates import find_dates

LINES: dict[str, tuple[str, ...]] = {
    "en": (
        "Yr letter of the 3d of March came on the 4th inst., not on 5th ult. nor in Octr 1790.",
        "from 12 to 14 May 1904; May 12–14, 1904; between 1904 and 1906; 1904–06; 12 and 14 May 1904.",
        "In the early 1920s, the mid-1920s, late 18th century, the end of 1904, at the start of May 1904, early May",
        "On Easter Monday 1916, at Michaelmas, on Christmas Day 1914, Palm Sunday 1612",
        "Last Friday, next week, two years ago, this month, last March, Monday next, yesterday, fiscal 1989",
        "Decem-\nber 17, 1901; the 12th of De-\ncember 1901; June\n5; the ’30s-‘40s of the 20th Century",
        "c. 1850 (1850) A.D. 1066; the twenty-first of June, 1905; 4th July '76; the charter of '93; 18th to 20th May",
        "Mon., Jan. 4th; Sunday, October 6; Thursday, June 11 to Tuesday, June 23; the 1908 crisis; 1800s",
    ),
    "de": (
        "Am 3ten d. M., den 4. Mai d. J., Anfang Mai, Mitte der zwanziger Jahre, Ende 1904, um 1850, im 18. Jh.",
        "vom 1. bis 12. Mai 1904, 1.–12.5.1904, in der Nacht vom 3./4. Mai, Weihnachten 1914, am vorigen Sonntag",
        "Wien, 12/XI 1904. Sonst: 12. XI. 04. Ferner 8bris 1640, den 4. Xbris 1701, Jänner 1810, den 1sten Juny 1799",
        "heute morgen, vor drei Tagen, letztes Jahr, heuer, vorgestern; 26. 8. 903. Und 14 XI 25 und 9. Märcz",
    ),
    "fr": (
        "Paris, le 3e juin 1793, ce 4 aoust; du 3 au 5 mai; les 3 et 4 mai 1904; en 1904; fin mai 1904; l’an 1793",
        "au début des années 20; le XVIIIe siècle; dimanche dernier; il y a deux ans; hier; mi-juin; le 5 du courant",
    ),
    "es": (
        "Madrid, 3 de mayo de 1904; del 3 al 5 de mayo de 1904; años 20; siglo XIX; el lunes pasado; ayer; 3-V-1904",
        "hace dos años; a fines de 1904; a principios de mayo; el próximo año; 7bre 1790; en la década de 1960",
    ),
    "it": (
        "Roma, 3 maggio 1904; dal 3 al 5 maggio 1904; nel 1904; anni ’20; XIX secolo; lunedì scorso; ieri; due anni fa",
        "alla fine del 1904; inizio maggio; 1º maggio; li 4 xbre 1790; nel marzo 1904; domenica 4 maggio",
    ),
    "pt": (
        "Lisboa, 3 de maio de 1904; de 3 a 5 de maio de 1904; em 1904; século XIX; segunda-feira passada; ontem",
        "há dois anos; no fim de 1904; em março; 1.º de janeiro de 1900; na década de 1960; 12 de outubro p. p.",
    ),
    "nl": (
        "Amsterdam, 3 mei 1904; den 3den Mei 1904; van 3 tot 5 mei 1904; jaren twintig; 19e eeuw; vorige week",
        "gisteren; twee jaar geleden; eind 1904; begin mei; 3 dezer; zondag 4 mei; 12 Oct. 1799; morgen",
    ),
    "ru": (
        "Москва, 3 мая 1904 г.; 3-го мая 1924 года; с 3 по 5 мая 1944; в 1904 году; в 1920-х годах; XIX век",
        "в прошлом году; вчера; два года назад; в конце 1904 года; в мае; 22 июня — 5 июля 1941; 1941—1945 гг.",
    ),
    "uk": (
        "Київ, 3 травня 1924 р.; 13 травня 1924 року; з 3 по 5 травня 1944 року; у 1904 році; 1920-ті роки",
        "XIX століття; минулого року; вчора; наприкінці 1904 року; у червні 1941; влітку 1943 року; торік",
    ),
    "pl": (
        "Warszawa, 3 maja 1904 r.; dnia 3. maja 1904; od 3 do 5 maja 1904; w 1904 roku; XIX wiek; w zeszłym roku",
        "wczoraj; dwa lata temu; pod koniec 1904 roku; 3 V 1904; w maju; lata sześćdziesiąte",
    ),
    "cs": (
        "Praha, 3. května 1904; dne 3. května; od 3. do 5. května 1904; v roce 1904; 20. léta; v 19. století; loni",
        "včera; před dvěma lety; koncem roku 1904; začátkem května; 3. V. 1904; v květnu; šedesátá léta",
    ),
    "sv": (
        "Stockholm den 3 maj 1904; den 3:e maj 1904; från den 3 till 5 maj 1904; 1920-talet; 1800-talet; förra året",
        "i går; i slutet av 1904; i början av maj; d. 3 Maji 1790; i maj; söndagen den 4 maj; 1904 den 3 maj; i fjol",
    ),
    "la": (
        "die 3 Maii 1534; III Non. Maias 1534; pridie Kal. Jan. 1500; XVI Kalendas Septembris; mense Martio 1534",
        "Idibus Martiis anno 1534; tertio Nonas Martii; a. d. XII Kal. Iun.; Datum Romae, Kal. Maii MDXXXIV",
    ),
}


@pytest.mark.parametrize("language", sorted(LINES))
def test_lines(language: str, file_regression: FileRegressionFixture) -> None:
    rows = []
    for line in LINES[language]:
        rows.append(line.replace("\n", "⏎"))
        for date in find_dates(line, [language]):
            words = line[date.start : date.end].replace("\n", "⏎")
            values = " ".join(f'{name}="{value}"' for name, value in date.attributes().items()) or f"({date.when})"
            rows.append(f"    {words} | {values} | {date.kind}, {date.certainty}")
    file_regression.check("\n".join(rows) + "\n")
