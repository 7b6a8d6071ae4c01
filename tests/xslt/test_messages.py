"""The words of the interface: complete in every language, in their files and nowhere else, as CLDR has it."""

from __future__ import annotations

import re
import runpy
from pathlib import Path
from typing import get_type_hints

import pytest
from babel import Locale
from babel.core import get_cldr_version
from lxml import etree

from fascicle import resources, saxon
from fascicle.edition.record import Record
from fascicle.edition.toml import Genre, meaning
from fascicle.language.calendar import KEPT

FOLDER = resources.folder("xslt")
MESSAGES = FOLDER / "messages"
LANGUAGES = sorted(path.stem for path in MESSAGES.glob("*.xml"))
# Tables of words that files use are shown to nobody.
TABLES = {FOLDER / "home" / "elements.xsl", FOLDER / "home" / "looks.xsl"}
STYLESHEETS = sorted({*FOLDER.rglob("*.xsl")} - TABLES)
CLDR = Path(__file__).parents[2] / "tools" / "cldr.py"
M = "{urn:fascicle:messages}"
XSL = "{http://www.w3.org/1999/XSL/Transform}"
# Every French, Italian, Portuguese or Spanish noun is counted so by the million only.
MILLIONS = {"many"}

PACKAGE = """<xsl:package name="urn:test" package-version="1.0" version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:msg="urn:fascicle:messages"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:h="http://www.w3.org/1999/xhtml">
  <xsl:include href="lib/messages.xsl"/>
  <xsl:include href="lib/translations.xsl"/>
  <xsl:mode on-no-match="fail" on-multiple-match="fail"/>
  <xsl:template match="/"><xsl:sequence select="{expression}"/></xsl:template>
</xsl:package>"""


def call(expression: str, language: str = "en") -> list[str]:
    stylesheet = saxon.compile_text(PACKAGE.replace("{expression}", expression), "test.xsl")
    return [str(item) for item in stylesheet.items(saxon.parse("<a/>"), {"language": language})]


def messages(language: str) -> dict[str, etree._Element]:
    found = etree.parse(MESSAGES / f"{language}.xml").getroot().findall(f"{M}message")
    assert len({each.get("key") for each in found}) == len(found)
    return {str(each.get("key")): each for each in found}


def words(message: etree._Element) -> list[str]:
    forms = message.findall(f"{M}form")
    return [str(each.text) for each in forms] if forms else [str(message.text)]


def placeholders(text: str) -> set[str]:
    """What a message wants filled in; of a date there are two cases."""
    return {name.removeprefix("of-") for name in re.findall(r"\{([a-z-]+)\}", text)}


def test_every_language_with_messages_is_known() -> None:
    assert call("$msg:languages") == LANGUAGES
    assert sorted(path.stem for path in (MESSAGES / "cldr").glob("*.xml")) == LANGUAGES


def test_the_reference_names_every_language_of_the_interface() -> None:
    doc = meaning(get_type_hints(Record, include_extras=True)["language"])
    assert re.findall("`([a-z]+)`", doc) == LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_messages_are_complete(language: str) -> None:
    english, here = messages("en"), messages(language)
    assert list(here) == list(english)
    for key, message in here.items():
        assert message.get("count") == english[key].get("count")
        for text in words(message):
            assert text.strip() == text != "", key
            assert text.count("{") == text.count("}") == len(re.findall(r"\{[a-z-]+\}", text)), key
            assert placeholders(text) == placeholders(words(english[key])[0]), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_plural_forms_are_those_of_cldr(language: str) -> None:
    rule = Locale.parse(language).plural_form
    numbers = range(1200)
    found = call("(0 to 1199) ! msg:plural(., $msg:language)", language)
    assert found == [rule(number) for number in numbers]
    for message in messages(language).values():
        if message.get("count"):
            forms = {each.get("n") for each in message.findall(f"{M}form")}
            assert forms | MILLIONS >= set(found) | {"other"}
            assert forms <= {*rule.tags, "other"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_comes_of_cldr_is_as_it_was_made(language: str) -> None:
    script = runpy.run_path(str(CLDR))
    kept = (MESSAGES / "cldr" / f"{language}.xml").read_text(encoding="utf-8")
    made = script["document"](language)
    version = re.compile(r' cldr="[^"]*"')
    if version.search(kept)[0] != version.search(made)[0]:  # type: ignore[index]
        pytest.skip("Babel has another version of CLDR than these files")
    assert kept == made


def test_months_and_weekdays_are_as_they_were_made() -> None:
    script = runpy.run_path(str(CLDR))
    first = re.search(r'cldr="([^"]*)"', (MESSAGES / "cldr" / "en.xml").read_text(encoding="utf-8"))
    if first is None or first[1] != str(get_cldr_version()):
        pytest.skip("Babel has another version of CLDR than these files")
    assert KEPT.read_text(encoding="utf-8") == script["calendar"]()


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_names_a_file_begins_with_its_format(language: str) -> None:
    """A link shows `TEI` or `PDF` and is heard as the whole message (WCAG 2.5.3, label in name)."""
    here = {key: words(message)[0] for key, message in messages(language).items()}
    assert {here[key][:3] for key in ("tei-file", "tei-file-of")} == {"TEI"}
    assert here["pdf-of-edition"].startswith("PDF")


def test_every_message_is_used() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in STYLESHEETS)
    quoted = set(re.findall(r"'([A-Za-z-]+)'", code))
    genres = set(Genre.form.pattern.strip("()?").split("|"))
    computed = {f"{kind}-by" for kind in ("corrected", "normalised", "expanded", "supplied", "left-out")}
    computed |= {f"{sign}-{deed}" for sign in ("blank", "hyphen") for deed in ("added", "removed")}
    unused = {key for key in messages("en") if key not in quoted | genres | computed and not key.startswith("own-")}
    assert unused == set()


def test_a_message_that_is_missing_is_an_error() -> None:
    with pytest.raises(Exception, match="no message harbour-master in de"):
        call("msg:text('harbour-master')", "de")
    with pytest.raises(Exception, match="nothing to fill in: number"):
        call("msg:text('page')", "de")


@pytest.mark.parametrize(
    ("tag", "language"), [("de", "de"), ("de-AT", "de"), ("PT-br", "pt"), ("grc", "en"), ("qu", "en"), ("", "en")]
)
def test_the_nearest_language(tag: str, language: str) -> None:
    assert call(f"msg:nearest('{tag}')") == [language]
    assert call("$msg:language", tag) == [language]


def test_arguments_may_be_text_with_braces() -> None:
    assert call("msg:text('tei-file-of', map { 'title': 'a {title} \\1 $1' })") == ["TEI file of a {title} \\1 $1"]


def test_the_programs_own_words_are_translated_and_nobody_elses() -> None:
    said = "'editor', 'Converted from slip 7.txt.', 'editor of maps', 'Converted from the faith'"
    assert call(f"({said}) ! msg:translated(.)", "de") == [
        "Herausgabe",
        "Umgewandelt aus slip 7.txt.",
        "editor of maps",
        "Converted from the faith",
    ]


def test_names_of_languages() -> None:
    tags = "'el', 'pt-BR', 'grc', 'qaa'"
    assert call(f"({tags}) ! msg:language-name(.)") == ["Greek", "Portuguese", "Ancient Greek", "qaa"]
    assert call(f"({tags}) ! msg:language-name(.)", "de")[:2] == ["Griechisch", "Portugiesisch"]


# What is shown and yet no word: names of formats, of identifiers, of authorities.
NAMES = {"TEI", "PDF", "SHA-256", "ORCID ", "U+", "Wikidata", "\xa0kB"}
# And what no reader sees: types of schema.org.
NAMES |= {"Book", "CreativeWork", "MediaObject", "Message", "Organization", "Person"}
_SHOWN = ("aria-label", "title", "alt", "placeholder", "aria-description")


@pytest.mark.parametrize("path", STYLESHEETS, ids=lambda path: path.relative_to(FOLDER).as_posix())
def test_no_word_stands_in_a_template(path: Path) -> None:
    found = []
    for element in etree.parse(path).getroot().iter(etree.Element):
        texts = [element.text, *(child.tail for child in element)]
        literal = [text for text in texts if text and re.search(r"\w", text)]
        if not str(element.tag).startswith(XSL):
            literal += [element.get(name, "") for name in _SHOWN if re.search(r"\w", _outside_braces(element, name))]
        else:
            literal += _sentences(element.get("select", ""))
        found += [f"{path.name}:{element.sourceline} {text.strip()}" for text in literal if text not in NAMES]
    assert found == []


def _outside_braces(element: etree._Element, attribute: str) -> str:
    return re.sub(r"\{.*?\}", "", element.get(attribute, ""))


def _sentences(expression: str) -> list[str]:
    """String literals that read as words for people: a word and a blank, or a capital and small letters."""
    code = re.sub(r"error\(.*", "", expression, flags=re.S)  # what stops the run is told to developers
    literals = re.findall(r"'((?:[^']|'')*)'", code)
    is_code = re.compile(r"https?:|[\\\[(<#]|\w \| \w|^,? ?[a-z-]+: ?[a-z)]*$|-src |^ /\* ")
    reads = re.compile(r"[^\W\d_]{2,} |\ [^\W\d_]{2,}|^[A-Z][a-z]+$")
    return [each for each in literals if reads.search(each) and not is_code.search(each)]


def test_the_search_for_words_finds_them() -> None:
    assert _sentences("'Correction ' || $n, ' by ' || $who, 'Persons'") == ["Correction ", " by ", "Persons"]
    assert _sentences("'corr', 'description: ' || $x, '^a b$[c]', 'https://x.org/A'") == []


LOOK = Path(resources.__file__).parent / "publish" / "typst"


@pytest.mark.parametrize("path", sorted(LOOK.glob("*.typ")), ids=lambda path: path.name)
def test_no_word_stands_in_the_look_of_the_book(path: Path) -> None:
    code = re.sub(r"//.*", "", path.read_text(encoding="utf-8"))
    literals = re.findall(r'(import |[a-z-]+: |\.at\(|read\(|state\(|join\(|regex\()?"([^"\n]*)"', code)
    words = {text for known, text in literals if not known and re.search(r"[^\W\d_]{2,}", text)}
    # ways of setting, which nobody reads
    assert words - {"plain", "lines", "pages", "plan.json", "top", "bottom", "page", "column"} == set()
    assert re.findall(r'^(?!#let ).*lang: "[a-z]+"', code, flags=re.M) == []
