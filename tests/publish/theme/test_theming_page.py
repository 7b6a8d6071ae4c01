"""docs/theming.md says what is true: its theme is used as it stands there, and so is all of its public interface."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2
import pytest
from lxml import html

from fascicle import saxon
from fascicle.check.theme import check_theme
from fascicle.edition.folder import EditionFolder
from fascicle.edition.theme.theme import NO_THEME
from fascicle.publish import home, pdf, web
from support import themes
from support.site import build

TABLES = themes.interface()
W_TEMPLATES = [row for row in TABLES["template"] if row[0].startswith("`w:")]
PRINT_TEMPLATES = [row for row in TABLES["template"] if row[0].startswith("`print:")]
EXPRESSIONS = [row[0] for row in TABLES["expression"]]
WEB_EXPRESSIONS, PRINT_EXPRESSIONS, HOME_EXPRESSIONS = EXPRESSIONS[:8], EXPRESSIONS[8:18], EXPRESSIONS[18:]
LETTER = "letter"


def _texts(edition: EditionFolder) -> dict[str, bytes]:
    return {source.stem: edition.text_path(source).read_bytes() for source in edition.record.sources}


def _code(edition: EditionFolder) -> str:
    return "\n".join(pdf.typst_files(edition, _texts(edition), edition.authority_path.read_bytes()).values())


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> EditionFolder:
    return themes.themed(tmp_path_factory.mktemp("example"), themes.of_the_page())


def test_the_example_has_no_fault(example: EditionFolder) -> None:
    assert list(check_theme(example.theme_folder)) == []
    names = "theme.toml logo.svg site.css home.xsl web.xsl parts/ships.xsl print.xsl book.typ"
    assert set(themes.of_the_page()) == {f"theme/{name}" for name in names.split()}


def test_the_pages_of_the_example(example: EditionFolder) -> None:
    files = build(example)
    assert {"theme.css", "theme/site.css", "theme/logo.svg"} <= files.keys()
    assert not {name for name in files if name.endswith((".xsl", ".toml", ".typ"))}
    for name in ("index.html", "gazette.html", "persons.html", "about.html"):
        page = html.fromstring(files[name].decode())
        lists = ["lists.css"] * (name in ("index.html", "persons.html"))
        cite = ["cite.css"] * (name == "gazette.html")
        sheets = [*cite, "fonts/faces.css", "edition.css", *lists, "search.css", "theme.css", "theme/site.css"]
        assert page.xpath("//link[@rel='stylesheet']/@href") == sheets
        (logo,) = page.xpath("//header[@class='site']/img")
        assert dict(logo.attrib) == {"class": "logo", "src": "theme/logo.svg", "alt": "A wave in a circle"}
        assert page.xpath("//footer/p/a[@href='https://example.org/imprint']/text()") == ["Imprint"]
        assert "An edition of the Harbour Archive" in page.xpath("string(//footer)")
    gazette = html.fromstring(files["gazette.html"].decode())
    assert gazette.xpath("string(//p[@class='length'])").endswith(" words")
    assert [each.text_content() for each in gazette.xpath("//span[@class='ship']")][:2] == ["Petrel", "Dunlin"]
    style = files["theme.css"].decode()
    assert "--link: #1d4e6b" in style.partition("dark")[0]
    assert "--link: #9fd3ea" in style.partition("dark")[2]


def test_the_book_of_the_example(example: EditionFolder) -> None:
    book = pypdfium2.PdfDocument(io.BytesIO(pdf.book(example, _texts(example), example.authority_path.read_bytes())))
    width, height = book[0].get_size()
    assert (round(width / 72 * 25.4), round(height / 72 * 25.4)) == (148, 210)
    words = "".join(page.get_textpage().get_text_bounded() for page in book)
    assert words.count("Here the text ends.") == len(_texts(example))


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> EditionFolder:
    """An edition whose theme puts its name into every template of the interface."""

    def template(row: list[str], words: str, kind: str) -> str:
        name, parameter = row[0].strip("`"), row[2].strip("`").strip() if len(row) > 2 else ""
        param = f'<xsl:param name="{parameter}" as="element()" required="yes"/>' if parameter else ""
        return f'<xsl:template name="{name}" as="{kind}">{param}{words.format(name)}</xsl:template>'

    pages = [
        template(row, '<meta name="hook" content="{0}"/>' if "head`" in row[0] else "<p>hook {0}</p>", "element()*")
        for row in W_TEMPLATES
    ]
    block = "<xsl:sequence select=\"typ:call('standfirst', typ:string('hook {0}'))\"/>"
    book = [template(row, block, "xs:string*") for row in PRINT_TEMPLATES]
    files = {"theme/web.xsl": themes.sheet("\n".join(pages)), "theme/print.xsl": themes.sheet("\n".join(book))}
    return themes.themed(tmp_path_factory.mktemp("filled"), files)


@pytest.mark.parametrize("row", W_TEMPLATES, ids=lambda row: row[0])
def test_every_template_of_pages_is_called(filled: EditionFolder, row: list[str]) -> None:
    name, of_document = row[0].strip("`"), "tei" in row[2:] or "`tei`" in row[2:]
    source = next(each for each in filled.record.sources if each.stem == LETTER)
    data = filled.text_path(source).read_bytes()
    page = web.page(filled, source, data, None).files[f"{LETTER}.html"].decode()
    start = web.site(filled, {}, None)["index.html"].decode()
    said = f'content="{name}"' if name == "w:in-head" else f"hook {name}<"
    assert said in page
    assert (said in start) is not of_document


@pytest.mark.parametrize("row", PRINT_TEMPLATES, ids=lambda row: row[0])
def test_every_template_of_the_book_is_called(filled: EditionFolder, row: list[str]) -> None:
    name = row[0].strip("`")
    times = len(filled.record.sources) if "`tei`" in row[2:] else 1
    assert _code(filled).count(f'"hook {name}"') == times


def test_the_book_with_all_templates_is_set(filled: EditionFolder) -> None:
    assert pdf.book(filled, _texts(filled), None).startswith(b"%PDF")


@pytest.mark.parametrize("expression", WEB_EXPRESSIONS)
def test_every_expression_for_pages(tmp_path: Path, expression: str) -> None:
    template = f"""<xsl:template name="w:after-title" as="element()*">
      <xsl:param name="tei" as="element(TEI)" required="yes"/>
      <xsl:variable name="element" as="element()" select="($tei/text//(p | note)[@xml:id or w:id(.)])[1]"/>
      <xsl:variable name="found" as="item()*" select="{_attribute(expression)}"/>
      <p class="found"><xsl:value-of select="$found"/></p>
    </xsl:template>"""
    edition = themes.themed(tmp_path, {"theme/web.xsl": themes.sheet(template)})
    source = edition.record.sources[0]
    page = web.page(edition, source, edition.text_path(source).read_bytes(), None).files[f"{source.stem}.html"]
    (found,) = html.fromstring(page.decode()).xpath("//p[@class='found']")
    assert found.text_content().strip()


@pytest.mark.parametrize("expression", PRINT_EXPRESSIONS)
def test_every_expression_for_the_book(tmp_path: Path, expression: str) -> None:
    """What each gives is code that Typst sets."""
    template = f"""<xsl:template name="print:before-text" as="xs:string*">
      <xsl:param name="tei" as="element(TEI)" required="yes"/>
      <xsl:variable name="element" as="element()" select="($tei/text//p)[1]"/>
      <xsl:variable name="found" as="xs:string*" select="{_attribute(expression)}"/>
      <xsl:sequence select="{"typ:string($found)" if "f:plain" in expression else "$found"}, typ:string('found')"/>
    </xsl:template>"""
    edition = themes.themed(tmp_path, {"theme/print.xsl": themes.sheet(template)})
    texts = {LETTER: _texts(edition)[LETTER]}
    before, found, _ = "\n".join(pdf.typst_files(edition, texts, None).values()).partition('\n"found"')
    assert found
    assert not before.endswith("description: none)")
    assert pdf.book(edition, texts, None).startswith(b"%PDF")


def _attribute(expression: str) -> str:
    return expression.strip("`").replace("&", "&amp;").replace('"', "&quot;")


TEI = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>A log</title></titleStmt>
<publicationStmt><p>None.</p></publicationStmt><sourceDesc><p>None.</p></sourceDesc></fileDesc></teiHeader>
<text><body><p>The <rs type="ship">Petrel</rs> came in.</p></body></text></TEI>"""


def _form(folder: Path, content: str | None) -> str:
    """The home form of a small text, with a theme that holds this, or that of the documentation."""
    files = themes.of_the_page() if content is None else {"theme/home.xsl": themes.sheet(content)}
    overlay = themes.themed(folder, files).theme.overlay("home.xsl")
    return home.at_home(TEI.encode(), "log.xml", home.HomeSettings(overlay=overlay)).data.decode()


def test_the_example_says_what_is_shown_on_pages_and_in_the_book(tmp_path: Path) -> None:
    form = _form(tmp_path, None)
    assert '<hi home:was="rs" type="ship"' in form
    edition = EditionFolder.load(tmp_path)
    source = edition.record.sources[0]
    page = web.page(edition, source, form.encode(), None).files[f"{source.stem}.html"].decode()
    assert html.fromstring(page).xpath("//span[@class='ship']//text()") == ["Petrel"]
    code = "".join(pdf.typst_files(edition, {source.stem: form.encode()}, None).values())
    assert 'smallcaps("Petrel")' in code


def test_what_a_theme_drops_is_found(tmp_path: Path) -> None:
    form = _form(tmp_path, '<xsl:template match="rs" mode="home:text" as="empty-sequence()"/>')
    lost = home.missing(TEI.encode(), "log.xml", home.words_of_home(form.encode()), [])
    assert [(each.element, each.words) for each in lost] == [("rs", "Petrel")]


@pytest.mark.parametrize("expression", HOME_EXPRESSIONS)
def test_every_expression_for_the_home_form(tmp_path: Path, expression: str) -> None:
    template = f"""<xsl:template match="rs" mode="home:text" as="element()">
      <xsl:variable name="element" as="element()" select="."/>
      <xsl:element name="seg" namespace="http://www.tei-c.org/ns/1.0">
        <xsl:sequence select="{_attribute(expression)}"/>
      </xsl:element>
    </xsl:template>"""
    form = _form(tmp_path, template)
    found = form.partition("<seg")[2].partition("</seg>")[0]
    marks = {"home:copy": "<rs", "home:as": "<hi", "home:kept": 'home:was="rs"', "home:own": "[</home:own>"}
    assert marks[expression.strip("`").partition("(")[0]] in found


MODES = {
    "home:text": ('match="rs"', "home.xsl"),
    "w:text": ('match="p"', "web.xsl"),
    "w:entry": ('match="person"', "web.xsl"),
    "w:page": ('match="/"', "web.xsl"),
    "w:list": ('match="/"', "web.xsl"),
    "w:site": ('match="/"', "web.xsl"),
    "print:set": ('match="p"', "print.xsl"),
    "print:book": ('match="/"', "print.xsl"),
}


def test_the_modes_of_the_page_are_tested() -> None:
    assert [row[0].strip("`") for row in TABLES["mode"]] == list(MODES)


@pytest.mark.parametrize("mode", MODES)
def test_every_mode_can_be_answered_by_a_theme(tmp_path: Path, mode: str) -> None:
    """A template of the theme is asked before ours, which it reaches by xsl:next-match."""
    match, name = MODES[mode]
    template = f"""<xsl:template {match} mode="{mode}" as="item()*">
      <xsl:message>asked <xsl:value-of select="'{mode}'"/></xsl:message>
      <xsl:variable name="ours" as="item()*"><xsl:next-match/></xsl:variable>
      <xsl:if test="empty($ours)"><xsl:message terminate="yes">ours said nothing</xsl:message></xsl:if>
      <xsl:sequence select="error((), 'the theme was asked')"/>
    </xsl:template>"""
    edition = themes.themed(tmp_path, {f"theme/{name}": themes.sheet(template)})
    settings = home.HomeSettings(overlay=edition.theme.overlay("home.xsl"))
    make = {
        "home.xsl": lambda: home.at_home(TEI.encode(), "log.xml", settings),
        "web.xsl": lambda: build(edition),
        "print.xsl": lambda: _code(edition),
    }[name]
    with pytest.raises(saxon.EngineError, match="the theme was asked") as caught:
        make()
    assert str(caught.value.path) == f"theme/{name}"


def test_a_theme_adds_pages(tmp_path: Path) -> None:
    template = """<xsl:template match="/" mode="w:site" as="map(xs:string, xs:string)">
      <xsl:variable name="ours" as="map(xs:string, xs:string)"><xsl:next-match/></xsl:variable>
      <xsl:sequence select="map:put($ours, 'imprint.html', $ours('about.html'))"/>
    </xsl:template>"""
    files = build(themes.themed(tmp_path, {"theme/web.xsl": themes.sheet(template)}))
    assert files["imprint.html"] == files["about.html"]


def test_without_a_theme_nothing_is_added(tmp_path: Path) -> None:
    edition = themes.themed(tmp_path, {})
    assert edition.theme is NO_THEME
    assert not {name for name in build(edition) if "theme" in name}
