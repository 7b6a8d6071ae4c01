"""Real pages, where this machine has them: no character is lost or stands twice, lines are read in the stated order.

The second reader is XPath: the sum of the level that is read, line by line, without anything of ours.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import etree, html

from fascicle.check.fidelity import source_lines
from fascicle.edition.toml import LanguageTag
from fascicle.encode.convert import convert
from fascicle.inputs import read
from fascicle.model.source import only_text
from fascicle.tei.names import tei
from support.sources import one_source

INPUTS = Path(__file__).parents[3].parent / "shared" / "inputs"
FILES = sorted(path for name in ("alto", "page", "hocr") for path in (INPUTS / name).glob("*") if path.is_file())
LANGUAGES = {"bnf": "fr", "escr": "fro", "knaw": "nl", "table": "nl", "hocr": "en"}
CLAIMS = {
    "person": "persName", "place": "placeName", "organization": "orgName", "date": "date", "abbrev": "abbr",
    "unclear": "unclear", "supplied": "supplied", "sic": "sic", "add": "add", "del": "del", "gap": "gap",
}  # fmt: skip
pytestmark = pytest.mark.skipif(not FILES, reason="the collection of real files is not on this machine")


def converted(path: Path) -> etree._Element:
    data = path.read_bytes()
    language = next((tag for part, tag in LANGUAGES.items() if part in path.name), "de")
    edition, source = one_source(data, path.name, language=LanguageTag(language))
    return etree.fromstring(convert(edition, source, data))


def summed(path: Path) -> list[str]:
    """The text of each line of a file that has some, by XPath alone."""
    data = path.read_bytes()
    root = html.document_fromstring(data) if path.parent.name == "hocr" else etree.fromstring(data)
    if path.parent.name == "alto":
        lines = root.xpath("//*[local-name() = 'TextLine']")
        texts = ["".join(line.xpath("*[local-name() = 'String' or local-name() = 'HYP']/@CONTENT")) for line in lines]
        # a hyphen that the string has, and an element of its own says once more, is printed once
        texts = [re.sub(r"([-\u00ad¬])[-\u00ad¬]$", r"\1", text) for text in texts]
    elif path.parent.name == "page":
        equivs = [line.xpath("*[local-name() = 'TextEquiv']") for line in root.xpath("//*[local-name() = 'TextLine']")]
        lowest = [min(each, key=lambda one: float(one.get("index", 0))) for each in equivs if each]
        texts = ["".join(each.xpath("*[local-name() = 'Unicode']//text()")) for each in lowest]
    else:
        lines = root.xpath("//*[@class = 'ocr_line']")
        texts = ["".join(line.xpath(".//text()[not(ancestor::*[local-name() = 'del'])]")) for line in lines]
    return [kept for text in texts if (kept := only_text(text))]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_character_stands_once(path: Path) -> None:
    found = Counter(source_lines(converted(path)).values())
    assert found == Counter(summed(path))


@pytest.mark.parametrize("path", [each for each in FILES if each.parent.name == "page"], ids=lambda path: path.name)
def test_lines_are_read_in_the_stated_order(path: Path) -> None:
    root = etree.parse(path).getroot()
    references = root.xpath("//*[local-name() = 'RegionRefIndexed']")
    order = [each.get("regionRef") for each in sorted(references, key=lambda each: int(each.get("index")))]
    read = [each.get("n") for each in converted(path).iter(tei("lb"))]
    wanted = [
        line.get("id")
        for name in order
        for line in root.xpath(f"//*[@id = '{name}']//*[local-name() = 'TextLine']")
        if line.get("id") in read
    ]
    assert [name for name in read if name in wanted] == wanted
    assert order == [] or len(wanted) == len({name.partition(":")[0] for name in read})


@pytest.mark.parametrize("path", [each for each in FILES if each.parent.name == "page"], ids=lambda path: path.name)
def test_whatever_editors_marked_stands_in_the_text(path: Path) -> None:
    customs = " ".join(etree.parse(path).xpath("//*[local-name() = 'TextLine']/@custom"))
    said = Counter(re.findall(r"(\w+)\s*\{[^}]*offset", customs))
    text = converted(path).find(tei("text"))
    assert text is not None
    for tag, name in CLAIMS.items():
        parts = [each for each in text.iter(tei(name)) if each.get("prev") is None]
        assert len(parts) == said[tag], tag


def test_hyphens_are_what_the_words_of_the_source_say() -> None:
    right = total = 0
    for path in (each for each in FILES if each.parent.name == "alto"):
        data = path.read_bytes()
        _, source = one_source(data, path.name)
        lines = [line for line in read(source, data, path).lines if not line.blank]
        whole = {
            one.anchor: _is_whole(one.content, two.content, one.broken) for one, two in pairwise(lines) if one.broken
        }
        text = converted(path).find(tei("text"))
        assert text is not None
        for lb in text.iter(tei("lb")):
            before = lb.getprevious()
            weak = before is not None and before.tag == tei("pc") and not before.tail
            line = lb.xpath("string(preceding::*[local-name() = 'lb'][1]/@n)")
            if line in whole:
                total += 1
                right += weak is whole[line]
    assert right >= 0.98 * total


def _is_whole(before: str, after: str, word: str) -> bool:
    """Whether the word is its halves without the hyphen between them."""
    return f"{before.split()[-1][:-1]}{after.split()[0]}".strip(".,;:!?'\"") == word.strip(".,;:!?'\"")


def test_each_line_has_its_place_inside_its_page() -> None:
    for path in FILES:
        root = converted(path)
        zones = {each.get("{http://www.w3.org/XML/1998/namespace}id"): each for each in root.iter(tei("zone"))}
        for lb in root.iter(tei("lb")):
            zone = zones[(lb.get("facs") or "").removeprefix("#")]
            surface = next(zone.iterancestors(tei("surface")))
            left, top, right, bottom = (float(zone.get(name, "nan")) for name in ("ulx", "uly", "lrx", "lry"))
            assert 0 <= left <= right <= float(surface.get("lrx", "inf"))
            assert 0 <= top <= bottom <= float(surface.get("lry", "inf"))
