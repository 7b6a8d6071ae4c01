"""Functions of the shared stylesheet modules, called one at a time."""

from __future__ import annotations

import pytest

from fascicle import saxon

_PACKAGE = """<xsl:package name="urn:test" package-version="1.0" version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:f="urn:fascicle:functions"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:msg="urn:fascicle:messages"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xpath-default-namespace="http://www.tei-c.org/ns/1.0">
  <xsl:include href="lib.xsl"/>
  <xsl:mode on-no-match="fail" use-accumulators="#all"/>
  <xsl:template match="/">
    <xsl:sequence select="string-join(({expression}), '|')"/>
  </xsl:template>
</xsl:package>"""


def call(expression: str, content: str = "<p/>", language: str = "en") -> str:
    """The value of an XPath expression whose context is a TEI document around ``content``."""
    escaped = expression.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    stylesheet = saxon.compile_text(_PACKAGE.replace("{expression}", escaped), "test.xsl")
    document = saxon.parse(f'<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en">{content}</TEI>')
    return stylesheet.text(document, {"language": language})


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("1921-03-12", "12 March 1921"),
        ("1921-03", "March 1921"),
        ("1921", "1921"),
        ("-0043", "44 BC"),
        ("0000", "1 BC"),
        ("2021-02-30", "2021-02-30"),
        ("--06-05", "--06-05"),
        ("spring", "spring"),
        ("", ""),
    ],
)
def test_display_date(date: str, words: str) -> None:
    assert call(f"f:display-date('{date}')") == words


@pytest.mark.parametrize(
    ("attributes", "words"),
    [
        ("when='1889'", "1889"),
        ("notBefore='1889' notAfter='1891'", "1889/1891"),
        ("notBefore='1922-02-24' notAfter='1922-02-25'", "24/25 February 1922"),
        ("from='1922-02' to='1922-03'", "February–March 1922"),
        ("from='1922-02-24' to='1922-03-02'", "24 February – 2 March 1922"),
        ("from='1921-12-31' to='1922-01-01'", "31 December 1921 – 1 January 1922"),
        ("from='1921' to='1922-01-01'", "1921 – 1 January 1922"),
        ("from='1922' to='1922'", "1922"),
        ("from='1889' to='1891'", "1889–1891"),
        ("notAfter='1891'", "before 1891"),
        ("from='1891-03'", "from March 1891"),
        ("", "about then"),
        ("when='1891' precision='low'", "c. 1891"),
        ("when='1891' cert='low'", "1891?"),
        ("when='1891-03' cert='low' precision='low'", "c. March 1891?"),
        ("notBefore='1890' notAfter='1899' precision='low'", "c. 1890/1899"),
        ("when='1891-03-04T09:05:00Z'", "4 March 1891, 09:05Z"),
    ],
)
def test_date_of(attributes: str, words: str) -> None:
    assert call("f:date-of(//birth)", f"<birth {attributes}>about  then</birth>") == words


@pytest.mark.parametrize(
    ("language", "dates"),
    [
        ("de", "12. März 1921|März 1921|44 v. Chr.|nach März 1921|24./25. Februar 1922"),
        ("fr", "12 mars 1921|mars 1921|44 av. J.-C.|après mars 1921|24/25 février 1922"),
        ("es", "12 de marzo de 1921|marzo de 1921|44 a. C.|después de marzo de 1921|24/25 de febrero de 1922"),
        ("el", "12 Μαρτίου 1921|Μάρτιος 1921|44 π.Χ.|μετά: Μάρτιος 1921|24/25 Φεβρουαρίου 1922"),
        ("ru", "12 марта 1921 г.|март 1921 г.|44 г. до н. э.|после марта 1921 г.|24/25 февраля 1922 г."),
        ("pl", "12 marca 1921|marzec 1921|44 p.n.e.|po: marzec 1921|24/25 lutego 1922"),
        ("ca", "12 de març del 1921|març del 1921|44 aC|després de: març del 1921|24/25 de febrer del 1922"),
        ("sv", "12 mars 1921|mars 1921|44 f.Kr.|efter mars 1921|24/25 februari 1922"),
    ],
)
def test_dates_in_other_languages(language: str, dates: str) -> None:
    expression = "('1921-03-12', '1921-03', '-0043') ! f:display-date(.), //birth ! f:date-of(.)"
    births = "<birth notBefore='1921-03'/><birth notBefore='1922-02-24' notAfter='1922-02-25'/>"
    assert call(expression, births, language).replace("\xa0", " ").replace("\u202f", " ") == dates


def test_the_first_of_a_month() -> None:
    assert [call("f:display-date('1921-05-01')", language=each) for each in ("en", "fr", "it")] == [
        "1 May 1921",
        "1er mai 1921",
        "1º maggio 1921",
    ]


@pytest.mark.parametrize(
    ("when", "datetime"),
    [("1921-03-12", "1921-03-12"), ("1921-13", ""), ("--06-05", "--06-05"), ("-0043", ""), ("0000", ""), ("--06", "")],
)
def test_html_datetime(when: str, datetime: str) -> None:
    assert call(f"f:html-datetime('{when}')") == datetime


@pytest.mark.parametrize(
    ("tag", "direction"),
    [
        ("he", "rtl"),
        ("ar-EG", "rtl"),
        ("az-Arab", "rtl"),
        ("UR", "rtl"),
        ("he-Latn", "ltr"),
        ("en", "ltr"),
        ("", "ltr"),
    ],
)
def test_direction(tag: str, direction: str) -> None:
    assert call(f"f:direction('{tag}')") == direction


def test_entries_sort_as_in_a_dictionary() -> None:
    people = "".join(
        f"<person xml:id='p{at}'><persName type='preferred'>{name}</persName></person>"
        for at, name in enumerate(["Zoë", "zeta", "Émile", "Eric", "Åsa", "ada", "Ada", "Ёлка", "Ель"])
    )
    order = call("f:sort-entries(//person, 'en') ! f:preferred-name(.)", people)
    assert order == "ada|Ada|Åsa|Émile|Eric|zeta|Zoë|Ёлка|Ель"


@pytest.mark.parametrize(
    ("language", "order"),
    [
        ("en", "Aarhus Åbo Ærø Chur Cork Öland Oslo Zadar"),
        ("de", "Aarhus Åbo Ærø Chur Cork Öland Oslo Zadar"),
        ("sv", "Aarhus Ærø Chur Cork Oslo Zadar Åbo Öland"),
        ("da", "Aarhus Chur Cork Oslo Zadar Ærø Öland Åbo"),
        ("cs", "Aarhus Åbo Ærø Cork Chur Öland Oslo Zadar"),
        ("es", "noche nube nudo ñu ola"),
        ("pl", "Lublin Łódź Nida Opole Zgierz Źrebce Żary"),
        ("ru", "Анна Ежи Ёлка Ель Ивы Йорк Кама"),
        ("uk", "Гало Ґанок Дон Ель Єва Зоря Ива Іва Їва Йон Кама"),
        ("el", "Άγρα Αλφα Άννα Βήτα Ωμέγα"),
        ("en", "D’Arc Darcy De La Hoya"),
    ],
)
def test_letters_in_the_order_of_their_language(language: str, order: str) -> None:
    names = order.split() if "’" not in order else ["D’Arc", "Darcy", "De La Hoya"]
    places = "".join(f"<place xml:id='p{at}'><placeName>{name}</placeName></place>" for at, name in enumerate(names))
    for content in (places, "".join(reversed(places.replace("<place xml", "\n<place xml").split("\n")))):
        found = call(f"f:sort-entries(//place, '{language}') ! f:preferred-name(.)", content)
        assert found.split("|") == names


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Ada Quill", "Quill"),
        ("Ada", "Ada"),
        ("Quill, Ada", "Quill, Ada"),
        ("Yves Le Guerch", "Le Guerch"),
        ("Ludwig van Beethoven", "Beethoven"),
        ("Oscar De La Hoya", "De La Hoya"),
        ("Tom Quill (pilot)", "Quill"),
        ("Tom Quill Jr.", "Quill"),
        ("Louis XIV", "Louis"),
        ("The Widow Trott", "Trott"),
        ("Sir <forename>Tom</forename> <surname>Quill Marsh</surname>", "Quill Marsh"),
    ],
)
def test_what_a_person_sorts_under(name: str, key: str) -> None:
    person = f"<person xml:id='x'><persName type='preferred'>{name}</persName></person>"
    assert call("f:sort-key(//person)", person) == key


def test_what_other_entries_sort_under() -> None:
    names = "<person xml:id='a' sortKey='guerch'><persName>Yves Le Guerch</persName></person>"
    names += "<person xml:id='b'><persName xml:lang='hu'>Bartók Béla</persName></person>"
    names += "<place xml:id='c'><placeName>The Sill</placeName></place><org xml:id='d'/>"
    assert call("//(person | place | org) ! f:sort-key(.)", names) == "guerch|Bartók Béla|Sill|d"


def test_registers_turn_round_only_names_that_say_which_part_is_the_surname() -> None:
    names = "<person><persName>Sir <forename>Tom</forename> <surname>Quill</surname></persName></person>"
    names += "<person><persName>Ada Quill</persName></person>"
    names += "<person><persName><surname>Trott</surname></persName></person>"
    assert call("//person ! f:index-name(.)", names) == "Quill, Sir Tom|Ada Quill|Trott"


@pytest.mark.parametrize(
    ("life", "words"),
    [
        ("<birth when='1889'/><death when='1960-01-01'/>", "1889 – 1 January 1960"),
        ("<birth when='1889'/>", "born 1889"),
        ("<death notAfter='1960'/>", "died before 1960"),
        ("", ""),
    ],
)
def test_span_of_a_life(life: str, words: str) -> None:
    assert call("f:span-of-time(//birth[1], //death[1])", f"<person>{life}</person>") == words


def test_parts_of_a_paragraph_that_only_stage_directions_part() -> None:
    speech = "<sp><p part='I'>a</p><stage/><pb/><p part='M'>b</p><stage/><p part='F'>c</p><stage/><p>d</p></sp>"
    assert call("//p ! string(f:rest(.)), '', //(p | stage) ! string(f:part-before(.))", speech) == (
        "b|c|||||a|a|b|b||"
    )
    apart = "<div><p part='I'>a</p><figure/><p part='F'>b</p><p part='I'>c</p><p part='F'><list/></p></div>"
    assert call("//p ! f:rest(.)", apart) == ""


def test_preferred_name_comes_first_wherever_it_stands() -> None:
    names = "<persName type='variant'>A.</persName><persName type='preferred'>Ada</persName>"
    assert call("f:entry-names(//person)", f"<person xml:id='x'>{names}</person>") == "Ada|A."
    assert call("f:preferred-name(//person)", "<person xml:id='x'/>") == "x"


def test_identifier_addresses() -> None:
    idnos = "<idno type='GND'>1 2</idno><idno type='wikidata'>https://x.org/1</idno><idno type='unknown'>3</idno>"
    assert call("//idno ! f:identifier-address(.)", idnos) == "https://d-nb.info/gnd/1%202|https://x.org/1"


def test_enumerate() -> None:
    expression = "msg:enumerate(('a', 'b', 'c')), msg:enumerate(('a', 'b')), msg:enumerate('a'), msg:enumerate(())"
    assert call(expression) == "a, b and c|a and b|a|"
    assert call("msg:enumerate(('a', 'b', 'c'))", language="el") == "a, b και c"


@pytest.mark.parametrize(
    ("text", "length", "shortened"),
    [("one two three", 9, "one two …"), ("one", 3, "one"), ("abcdef", 3, "abc …"), ("🚢🚢🚢", 2, "🚢🚢 …")],
)
def test_shorten(text: str, length: int, shortened: str) -> None:
    assert call(f"f:shorten('{text}', {length})") == shortened


def test_plain_text_is_the_reading_layer() -> None:
    text = """<text><p><lb n="1"/>Tues<pc force="weak">-</pc><lb n="2" break="no"/>day,
      <lb n="3"/><choice><sic>x</sic><corr>y</corr></choice><fw><lb n="4"/>7</fw><note resp="#mt">no</note>
      <list><item>a</item><item>b</item></list></p></text>"""
    assert call("f:plain(//text)", text) == "Tuesday, y a b"


def test_marks_of_editorial_notes() -> None:
    notes = "<note resp='#mt'/><note/>" * 3
    assert call("f:editorial-notes(//text) ! f:note-mark(.)", f"<text>{notes}</text>") == "[1]|[2]|[3]"


def test_account_of_a_correction() -> None:
    text = """<titleStmt><respStmt xml:id="mt"><resp>editor</resp><persName>Mara</persName></respStmt></titleStmt>
      <text><choice><sic>ag<lb break="no"/>i an</sic><corr resp="#mt" cert="low">again</corr></choice>
      <surplus resp="#other"><choice><sic>a</sic><corr>b</corr></choice></surplus></text>"""
    expression = "f:corrections(//text) ! (f:source-form(.), f:responsible(.), f:certainty(.), f:correction-kind(.))"
    assert call(expression, text) == "agi an|Mara|uncertain|corrected|a|#other||left-out"


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("ofthe quay", "of the quay", "blank added"),
        ("har bour", "harbour", "blank removed"),
        ("1960 .", "1960.", "blank removed"),
        ("tide table", "tide-table", "hyphen added"),
        ("tidetable", "tide-table", "hyphen added"),
        ("har-bour", "harbour", "hyphen removed"),
        ("monday", "Monday", "capital letter"),
        ("MoNday", "Monday", "capitals changed"),
        ("o\ufb03ce", "office", "sign in its usual form"),
        ("harbaur", "harbour", "letter changed: a → o"),
        ("harbor", "harbour", "added: u"),
        ("harbouur", "harbour", "removed: u"),
        ("rnorning", "morning", "changed: rn → m"),
        ('"says', "“says", 'changed: " → “'),
        ("the quay", "sea", ""),
        ("x", "y", ""),
        ("", "quay", ""),
        ("quay", "", ""),
        ("quay", "quay", ""),
    ],
)
def test_what_was_done_is_said_in_words(old: str, new: str, words: str) -> None:
    assert call("f:change(string(//sic), string(//corr))", f"<p><sic>{old}</sic><corr>{new}</corr></p>") == words


def test_words_that_stand_twice_are_said_to_whatever_marks_them() -> None:
    for marked in ("<surplus reason='repeated'>the</surplus>", "<choice><sic>a</sic><corr evidence='C0102'/></choice>"):
        assert call("f:deed(//(surplus | choice))", f"<p>{marked}</p>") == "stands twice"
