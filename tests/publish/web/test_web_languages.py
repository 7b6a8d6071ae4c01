"""Pages in the language of the edition: labels, and which voice is to read what (WCAG 2.2, 3.1.1 and 3.1.2)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from lxml import etree, html

from fascicle import resources
from fascicle.edition.folder import EditionFolder
from fascicle.edition.toml import LanguageTag
from fascicle.publish import web
from support.site import build, tei

M = "{urn:fascicle:messages}"
LANGUAGES = sorted(path.stem for path in (resources.folder("xslt") / "messages").glob("*.xml"))
# English words that other languages have, too.
SHARED = 5


def _in(edition: EditionFolder, language: str) -> EditionFolder:
    return replace(edition, record=replace(edition.record, language=LanguageTag(language)))


def _messages(language: str) -> dict[str, str]:
    root = etree.parse(resources.folder("xslt") / "messages" / f"{language}.xml").getroot()
    return {each.get("key", ""): each.text or "" for each in root.iter(f"{M}message") if not each.get("count")}


def _pages(edition: EditionFolder) -> dict[str, html.HtmlElement]:
    return {
        name: html.document_fromstring(data.decode()) for name, data in build(edition).items() if name.endswith(".html")
    }


def _language(element: html.HtmlElement) -> str:
    return str(element.xpath("string(ancestor-or-self::*[@lang][1]/@lang)"))


def _said(page: html.HtmlElement) -> Iterator[tuple[str, str]]:
    """Everything that is read out, and the language in which it is."""
    for element in page.iter(etree.Element):
        if element.get("aria-label"):
            yield element.get("aria-label"), _language(element)
        if element.tag not in ("style", "title") and element.text and element.text.strip():
            yield element.text.strip(), _language(element)


@pytest.mark.parametrize("language", [each for each in LANGUAGES if each != "en"])
def test_no_english_label_is_left(almanac: EditionFolder, language: str) -> None:
    here, english = _messages(language), _messages("en")
    foreign = {text for key, text in english.items() if len(text) > SHARED and text not in here.values()}
    foreign -= {text for text in foreign if "{" in text}
    for name, page in _pages(_in(almanac, language)).items():
        assert page.get("lang") == language
        assert {text for text, tongue in _said(page) if tongue == language} & foreign == set(), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_labels_in_a_text_say_their_language(miniature: EditionFolder, language: str) -> None:
    text = """<body><pb n="2"/><div type="advert"><p>Ταχύπλοα <pb/> <choice><sic>πλιο</sic>
      <corr resp="#mt" cert="low">πλοίο</corr></choice><note resp="#mt" xml:lang="en">Seen.</note></p>
      <table><row><cell>α</cell></row></table><figure/><p>a<figure/></p></div></body>"""
    edition = _in(miniature, language)
    data = web.page(edition, edition.record.sources[0], tei(text, "el"), None).files["ferry.html"]
    page = html.document_fromstring(data.decode())
    labels = {text for key, text in _messages(language).items() if key in ("table", "picture", "back")}
    found = {text: tongue for text, tongue in _said(page) if text in labels}
    assert found == dict.fromkeys(labels, language)
    (word,) = page.xpath("//a[@title][starts-with(@href, '#card:')]")
    assert _language(word) == language, "that of the title"
    assert [(each.text, _language(each)) for each in word] == [("πλοίο", "el"), ("πλιο", "el")]
    assert {_language(each) for each in page.xpath("//*[@role = 'doc-pagebreak']")} == {language}
    assert _language(page.xpath("//td")[0]) == "el"


def test_an_unknown_language_gets_english_labels_that_say_so(almanac: EditionFolder) -> None:
    page = _pages(_in(almanac, "qu"))["index.html"]
    assert page.get("lang") == "en"
    assert [_language(each) for each in page.xpath("//h1")] == ["qu"]
    assert [_language(each) for each in page.xpath("//p[@class = 'lead']")] == ["qu"]
    assert page.xpath("string(//a[@class = 'skip'])") == "Skip to the text"


def test_a_variety_of_a_language(almanac: EditionFolder) -> None:
    page = _pages(_in(almanac, "pt-BR"))["index.html"]
    assert page.get("lang") == "pt"
    assert [_language(each) for each in page.xpath("//h1")] == ["pt-BR"]


def test_what_the_program_wrote_into_headers_is_said_in_the_language_of_the_page(almanac: EditionFolder) -> None:
    about = _pages(_in(almanac, "de"))["gazette.html"].get_element_by_id("apparatus:about")
    words = about.getparent().text_content()
    assert "maschinelle Umwandlung" in words
    assert "Umgewandelt aus gazette.txt." in words
    assert "48,5° N" in _pages(_in(almanac, "de"))["places.html"].text_content()


def test_blanks_at_which_french_ends_no_line(miniature: EditionFolder) -> None:
    def bound(text: str, language: str) -> list[str]:
        source = miniature.record.sources[0]
        data = web.page(miniature, source, tei(f"<body><p>{text}</p></body>", language), None).files["ferry.html"]
        return list(html.document_fromstring(data.decode()).xpath("//span[@class = 'bound']/text()"))

    assert bound("Il dit : « <hi rend='italic'>la marée</hi> » ; et quoi ?", "fr") == [
        " :",
        "« ",
        " »",
        " ;",
        " ?",
    ]
    assert bound("Il dit : « la marée »", "fr-CA") == [" :", "« ", " »"]
    assert bound("Er sagt »die Flut« und geht", "de") == []
    assert bound("He says : « the tide »", "en") == []
