"""What the header of a TEI file says of its text: the title that is its own, when it was written, in which language."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fascicle.edition.header import Header, date_key, iso_date, read_header
from fascicle.edition.text_files import natural
from fascicle.edition.title_paths import TitlePathError, title_path
from fascicle.edition.toml import Date

NO_TITLE = "<titleStmt><title/></titleStmt>"


def tei(header: str, text: str = "<body><p/></body>", attributes: str = "", profile: str = "") -> str:
    return (
        f'<TEI xmlns="http://www.tei-c.org/ns/1.0"{attributes}><teiHeader><fileDesc>{header}</fileDesc>{profile}'
        f"</teiHeader><text>{text}</text></TEI>"
    )


@pytest.fixture
def written(tmp_path: Path) -> Path:
    return tmp_path / "slip.xml"


def header(path: Path, text: str, titles: str = "") -> Header:
    path.write_text(text, "utf-8")
    return read_header(path, titles)


@pytest.mark.parametrize(
    ("titles", "expected"),
    [
        ("<title>Tides</title>", "Tides"),
        ('<title level="s">Quay Papers</title><title level="a">To Tom</title>', "To Tom"),
        ('<title type="sub">In six parts</title><title type="main">Tides</title>', "Tides"),
        ('<title level="j">The Gazette</title><title>On lamps</title>', "On lamps"),
        ('<title type="iso-date">1921-03-12</title><title>Saturday</title>', "Saturday"),
        ('<title level="s">Quay Papers</title>', "Quay Papers"),
        ('<title level="a"> </title><title>Tides</title>', "Tides"),
        ("<title>Tides\n   and <hi>lamps</hi><!-- sic --></title>", "Tides and lamps"),
        ('<title><title type="main">Tides</title><title type="sub">A log</title></title>', "Tides: A log"),
        ("<title>Title</title>", "First head"),
        ("", "First head"),
    ],
)
def test_the_title_is_that_of_the_text(written: Path, titles: str, expected: str) -> None:
    text = tei(f"<titleStmt>{titles}</titleStmt>", "<body><div><head>First head</head><head>Second</head></div></body>")
    assert header(written, text).title == expected


def test_of_titles_in_several_languages_that_of_the_text_is_taken(written: Path) -> None:
    titles = '<titleStmt><title xml:lang="en">Tides</title><title xml:lang="de">Gezeiten</title></titleStmt>'
    assert header(written, tei(titles, attributes=' xml:lang="de-AT"')).title == "Gezeiten"
    assert header(written, tei(titles, attributes=' xml:lang="fr"')).title == "Tides"


@pytest.mark.parametrize(
    ("titles", "expected"),
    [
        ("titleStmt/title[@type='sub']", "In six parts"),
        ("tei:titleStmt/tei:title[2]", "In six parts"),
        ("titleStmt/title[not(@type) or @type = 'short'][1]", "Tides"),
        ("concat(titleStmt/title[1], ' and ', titleStmt/title[2])", "Tides and In six parts"),
        ("*[local-name() = 'titleStmt']/child::title[last()]", "In six parts"),
        ("//sourceDesc//title[../@n = 2 div 1]", "Log"),
        ("titleStmt/title[9]", "Tides"),  # nothing is there: the usual way
    ],
)
def test_an_xpath_may_say_where_the_title_is(written: Path, titles: str, expected: str) -> None:
    text = tei(
        '<titleStmt><title>Tides</title><title type="sub">In six parts</title></titleStmt>'
        '<sourceDesc><bibl n="2"><title>Log</title></bibl></sourceDesc>'
    )
    assert header(written, text, titles).title == expected


@pytest.mark.parametrize(
    "titles", ["titleStmt/", "document('/etc/passwd')", "1 + 1", "x:title", "boolean(.)", "$title", ""]
)
def test_what_is_no_xpath_of_a_title_is_refused(titles: str) -> None:
    with pytest.raises(TitlePathError):
        title_path(titles)


@pytest.mark.parametrize(
    ("where", "date", "earliest"),
    [
        ('<creation><date when="1921-03-12"/></creation>', "1921-03-12", "1921-03-12"),
        (
            '<creation><date when="1930"/></creation><correspDesc><correspAction type="sent"><date when="1921-03"/>'
            '</correspAction><correspAction type="received"><date when="1920"/></correspAction></correspDesc>',
            "1921-03",
            "1921-03",
        ),
        ('<creation><date notBefore="1921-03-02" notAfter="1921-03-09"/></creation>', "1921-03", "1921-03-02"),
        ('<creation><date from="1918" to="1921"/></creation>', "", "1918"),
        ('<creation><date when="1921" cert="low"/></creation>', "1921?", "1921"),
        ('<creation><date when="1921" precision="low" cert="low"/></creation>', "1921%", "1921"),
        ('<creation><date notBefore="1921" notAfter="1923" precision="low"/></creation>', "", "1921"),
        ('<creation><date notAfter="1921-03-09"/></creation>', "", "1921-03-09"),
        ('<creation><date when="1921-03-12T10:00:00Z"/></creation>', "1921-03-12", "1921-03-12"),
        ('<creation><date when="-0044-03-15"/></creation>', "-0044-03-15", "-0044-03-15"),
        ("<creation><date>1921</date></creation>", "1921", "1921"),
        ("<creation><date>in the year 1921</date></creation>", "", ""),
        ('<creation><date when="1921-02-30"/></creation>', "", ""),
        ('<creation><date notBefore-custom="0101" notAfter-custom="0200"/></creation>', "", "0101"),
        ("", "", ""),
    ],
)
def test_a_date_is_as_exact_as_the_header_is_sure(written: Path, where: str, date: str, earliest: str) -> None:
    found = header(written, tei(NO_TITLE, profile=f"<profileDesc>{where}</profileDesc>"))
    assert (found.date, found.earliest) == (date, earliest)


@pytest.mark.parametrize(
    ("source", "date"),
    [
        ('<bibl><date when="1999"/></bibl><bibl><date when="1855"/></bibl>', "1855"),
        ('<bibl type="digitalSource"><date when="1800"/></bibl><bibl><date when="1855"/></bibl>', "1855"),
        ('<msDesc><origDate when="1540"/></msDesc><bibl><date when="1499"/></bibl>', "1540"),
    ],
)
def test_of_the_sources_the_oldest_says_when(written: Path, source: str, date: str) -> None:
    assert header(written, tei(f"{NO_TITLE}<sourceDesc>{source}</sourceDesc>")).date == date


def test_who_wrote_it_in_which_language_under_what_rights(written: Path) -> None:
    statement = (
        "<titleStmt><title>Tides</title><author><persName><surname>Quill</surname><forename>Ada</forename></persName>"
        "<persName>A. Q.</persName></author><author>Tom Marl</author></titleStmt><publicationStmt><availability>"
        '<licence target="https://creativecommons.org/licenses/by/4.0/">Free</licence></availability></publicationStmt>'
    )
    profile = (
        '<profileDesc><langUsage><language ident="eng" usage="20"/><language ident="deu" usage="80"/>'
        '<language ident="la" usage="0"/></langUsage><correspDesc><correspAction/></correspDesc></profileDesc>'
    )
    assert header(written, tei(statement, profile=profile)) == Header(
        title="Tides",
        author="Ada Quill; Tom Marl",
        language="de",
        languages=("en",),
        genre="letter",
        rights="https://creativecommons.org/licenses/by/4.0/",
    )


@pytest.mark.parametrize(
    ("attributes", "body", "language"),
    [
        (' xml:lang="en"', "<body/>", "en"),
        ("", "<body/>", "und"),
        (' xml:lang="not a language"', "<body/>", "und"),
        (' xml:lang="grc"', "<body/>", "grc"),
    ],
)
def test_the_language_is_that_of_the_text(written: Path, attributes: str, body: str, language: str) -> None:
    assert header(written, tei(NO_TITLE, body, attributes)).language == language
    inner = tei(NO_TITLE, body, attributes).replace("<text>", '<text xml:lang="ar">')
    assert header(written, inner).language == "ar"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no XML",
        "<TEI",
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader>',
        '<!DOCTYPE TEI [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><TEI>&b;</TEI>',
    ],
)
def test_what_cannot_be_read_says_nothing(written: Path, text: str) -> None:
    assert header(written, text) == Header()
    assert read_header(written.parent / "gone.xml") == Header()


def test_no_more_of_a_file_is_read_than_its_header(written: Path) -> None:
    text = tei("<titleStmt><title>Tides</title></titleStmt>", "<body>" + "<p>Water.</p>" * 100_000 + "<p>torn")
    assert header(written, text).title == "Tides"


@given(st.text(max_size=20))
def test_a_date_is_none_or_one_of_the_record(text: str) -> None:
    assert Date.accepts(iso_date(text))


def test_dates_come_in_order_of_time() -> None:
    dates = ["-0044-03-15", "-0044", "0012", "1921", "1921-03", "1921-03-12", "1921-10", ""]
    dates.reverse()
    assert sorted(dates, key=date_key) == ["-0044", "-0044-03-15", *dates[-3::-1]]


def test_names_come_as_people_count() -> None:
    assert sorted(["l10", "l2", "L3", "a", "l2b"], key=natural) == ["a", "l2", "l2b", "L3", "l10"]


@given(st.lists(st.text(alphabet="aB10²٣-", max_size=6)))
def test_names_of_any_letters_can_be_put_in_order(names: list[str]) -> None:
    in_order = sorted(names, key=natural)
    names.reverse()
    assert [natural(name) for name in sorted(names, key=natural)] == [natural(name) for name in in_order]
