"""A TEI text on its way into page and book, as tests look at it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lxml import etree

from fascicle import saxon
from fascicle.check.completeness import Lost, lost, text_of, words_of_code, words_of_page
from fascicle.publish.home import HomeSettings, at_home
from fascicle.tei.write import parse

RECORD = (
    '<edition xmlns="urn:fascicle:record" program="0"><id>x</id><title>Papers</title><language>en</language>'
    "<version>1</version><date>2026-11-27</date><publisher>The Ferry Press</publisher><licence><name>CC BY 4.0</name>"
    '<url>https://creativecommons.org/licenses/by/4.0/</url></licence><source stem="text"><file>text.xml</file>'
    "<title>Text</title><language>en</language></source></edition>"
)

_DECLARED = re.compile(r' xmlns:\w+="urn:fascicle:home"')


@dataclass(frozen=True)
class Shown:
    """A text's home form, page with what lies beside it, Typst code, and the report on them."""

    data: bytes
    home: bytes
    files: Mapping[str, str]
    code: str
    report: Mapping[str, Any]

    @property
    def page(self) -> str:
        return self.files["text.html"]

    def lost(self) -> dict[str, list[Lost]]:
        """What of the text does not stand in its home form, page and code."""
        text, home = text_of(parse(self.data, "text.xml")), text_of(parse(self.home, "home.xml"))
        assert text is not None
        assert home is not None
        aside = [(each["element"], each["line"]) for each in self.report["set-aside"]]
        words = {
            "home": "".join(map(str, home.itertext())),
            "web": words_of_page(self.page.encode()),
            "print": words_of_code(self.code),
        }
        return {name: found for name, each in words.items() if (found := lost(self.data, text, each, aside))}


def shown(data: bytes, settings: HomeSettings | None = None, authority: bytes | None = None) -> Shown:
    """A TEI file as page and book show it."""
    form = at_home(data, "text.xml", settings or HomeSettings(title="Text", language="en"))
    document, record = saxon.parse(form.data.decode()), saxon.parse(RECORD)
    common: dict[str, saxon.Value] = {"language": "en"}
    if authority is not None:
        common["authority"] = saxon.parse(authority.decode())
    web: dict[str, saxon.Value] = {**common, "record": record, "name": "text", "books": ["x.pdf"]}
    page = saxon.load("web.xsl").files(document, web, mode="Q{urn:fascicle:web}page")
    book: dict[str, saxon.Value] = {"texts": [document], "stems": ["text"], "attachments": ["text.xml"], "missing": ""}
    code = saxon.load("print.xsl").files(record, {**common, **book})
    return Shown(data, form.data, page, code["text-1.typ"], form.report)


def pretty(home: bytes) -> str:
    """The text of a home form, for a golden file."""
    text = text_of(parse(home, "home.xml"))
    assert text is not None
    return _DECLARED.sub("", etree.tostring(text, encoding="unicode", with_tail=False)) + "\n"
