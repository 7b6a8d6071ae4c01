"""What a TEI file's header says of its text: title, date, author, language, rights.

The file is read no further than that takes, so that the headers of thousands of files are soon read. What is not well
formed, or not there, says nothing; whoever reads the whole file tells so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from typing import cast

from lxml import etree

from fascicle.edition.title_paths import TEI, title_path
from fascicle.edition.toml import Date, LanguageTag
from fascicle.model.nothing_outside import NOTHING
from fascicle.model.shown import UNSAFE

_CHUNK = 8 * 1024  # bytes
_LANDMARKS = ("{*}TEI", "{*}TEI.2", "{*}teiCorpus", "{*}body", "{*}head")  # by which one knows how far a file is read
_FARTHEST = 2 * 2**20  # bytes in which the header must end
_SIGNS = {(True, True): "", (False, True): "?", (True, False): "~", (False, False): "%"}
_LONGEST = 300  # characters of a statement of rights
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_NS = {"t": TEI}
_OF_SERIES = frozenset({"s", "j"})
_KINDS_OF_DATE = ("", "-iso", "-custom")
_DAY = re.compile(r"-?\d{1,4}(-\d\d(-\d\d)?)?(?=T|Z|$)", re.ASCII)
_WORD = re.compile(r"\w")
# What the templates of XML editors have where a title is to be written.
_NO_TITLE = frozenset(
    {"", "title", "titel", "titre", "titolo", "título", "untitled", "main title", "title of document"}
)
_DRAMA = re.compile(rb"<(castList|sp)[\s>]")
_GIVEN, _FAMILY = ("forename", "nameLink"), ("surname",)


@dataclass(frozen=True)
class Header:
    """What is said of a text; empty where nothing is. ``languages`` are those beside the main one, by their share.

    ``date`` is as exact as the header is sure; ``earliest`` is the day before which the text was not written, and what
    texts are put in order by.
    """

    title: str = ""
    date: str = ""
    earliest: str = ""
    author: str = ""
    language: str = "und"
    languages: tuple[str, ...] = ()
    genre: str = ""
    rights: str = ""


def read_header(path: Path, titles: str = "") -> Header:
    """Read the header of a TEI file; ``titles`` is an XPath of its title below ``fileDesc``, for those who have one.

    The title is that of the text, not of its series: of level ``a``, else of type ``main``, else any that is not of a
    series or journal, else the first heading.
    """
    root, beginning = _beginning(path)
    if root is None:
        return Header()
    language = language_of(root)
    date, earliest = _date(root)
    return Header(
        title=_title(root, language, titles),
        date=date,
        earliest=earliest,
        author=_author(root),
        language=language,
        languages=tuple(each for each in _languages(root) if each != language),
        genre=_genre(root, beginning),
        rights=_rights(root),
    )


def words(element: etree._Element | str) -> str:
    """The words of an element, blanks and line ends as one blank, nothing that a line cannot show."""
    text = element if isinstance(element, str) else "".join(map(str, element.itertext("{*}*")))
    return " ".join(UNSAFE.sub(" ", text).split())


def name_of(element: etree._Element) -> str:
    """The name that an element such as ``author`` holds, given name first; of several names the first."""
    inner = next(element.iterfind("t:persName", _NS), None)
    for kind in ("t:name", "t:orgName") if inner is None else ():
        inner = next(element.iterfind(kind, _NS), None)
    named = element if inner is None else inner
    given, family = (
        [words(each) for name in names for each in named.iterfind(f"t:{name}", _NS)] for names in (_GIVEN, _FAMILY)
    )
    return " ".join((*given, *family)) if given and family else words(named)


def date_of(element: etree._Element) -> tuple[str, str]:
    """The date that an element says by its attributes or, in ISO form, by its words, and the earliest that it allows.

    Of a time between two days the date is what both have in common, the year or the month; empty if that is nothing.
    Behind it stands EDTF's sign for what is doubted (`?`), only about then (`~`), or both (`%`).
    """
    first, last = (_said(element, *names) for names in (("when", "notBefore", "from"), ("when", "notAfter", "to")))
    if not first and not last:
        first = last = iso_date(words(element))
    parts = zip(first.split("-"), last.split("-"), strict=False)
    date = "-".join(one for one, _ in takewhile(lambda both: both[0] == both[1], parts))
    sure = (element.get("cert") != "low", element.get("precision") != "low")
    return date and date + _SIGNS[sure], first or last


def _said(element: etree._Element, *names: str) -> str:
    values = (element.get(f"{name}{kind}") for name in names for kind in _KINDS_OF_DATE)
    return next((date for value in values if value and (date := iso_date(value))), "")


def iso_date(text: str) -> str:
    """A date as the record has it from one as TEI has it, without time and zone; empty if it is none."""
    found = _DAY.match(text.strip())
    if found is None:
        return ""
    sign, (year, *rest) = "-" * found[0].startswith("-"), found[0].removeprefix("-").split("-")
    date = "-".join((sign + year.zfill(4), *rest))
    return date if Date.accepts(date) and (len(year) > 2 or sign or text.startswith("0")) else ""


def date_key(date: str) -> tuple[int, str]:
    """Dates in order of time; a year before its months, what has no date behind all."""
    if not date:
        return 10_000, ""
    sign, (year, *rest) = (-1 if date.startswith("-") else 1), date.removeprefix("-").split("-")
    return sign * int(year), "-".join(rest)


def _date(root: etree._Element) -> tuple[str, str]:
    """When the text was written: sent, created, in its title, of the oldest source."""
    for way in (
        ".//t:correspDesc/t:correspAction[@type='sent']//t:date",
        ".//t:profileDesc/t:creation//t:date",
        ".//t:titleStmt//t:date | .//t:titleStmt/t:title[@when-iso or @when or contains(@type, 'date')]",
        ".//t:sourceDesc//t:origDate",
        # that of a digital source is when somebody put the text into a computer
        ".//t:sourceDesc//t:date[not(ancestor::*[contains(translate(@type, 'D', 'd'), 'digital')])]",
    ):
        found = [date for each in _all(root, way) if (date := date_of(each))[1]]
        if found:
            return min(found, key=lambda date: date_key(date[1]))  # what a source was made from is older
    return "", ""


def _all(root: etree._Element, way: str) -> list[etree._Element]:
    return cast(list[etree._Element], root.xpath(way, namespaces=_NS))


def _beginning(path: Path) -> tuple[etree._Element | None, bytes]:
    """The tree of a file up to its text, and the bytes that were read for it; further where there is no title yet."""
    # Entities are left alone, and ids may be anything: finding faults is the checker's business.
    parser = etree.XMLPullParser(
        ("start", "end"), tag=_LANDMARKS, resolve_entities=False, no_network=True, load_dtd=False, collect_ids=False,
        recover=True,
    )  # fmt: skip
    parser.resolvers.add(NOTHING)
    root, read = None, b""
    try:
        with path.open("rb") as stream:
            while len(read) < _FARTHEST and (chunk := stream.read(_CHUNK)):
                read += chunk
                parser.feed(chunk)
                for event, element in cast(Iterator[tuple[str, etree._Element]], parser.read_events()):
                    root = element if root is None else root
                    if _is_enough(event, element, root):
                        return root, read
    except (OSError, etree.XMLSyntaxError):
        pass
    return root, read


def _is_enough(event: str, element: etree._Element, root: etree._Element) -> bool:
    name = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
    if event == "start":
        return name == "body" and any(map(_whole, root.iterfind(".//t:titleStmt/t:title", _NS)))
    return name == "head" and element.getparent() is not None and root.find(f"{{{TEI}}}text") is not None


def _title(root: etree._Element, language: str, titles: str) -> str:
    description = root.find("t:teiHeader/t:fileDesc", _NS)
    if description is None:
        return ""
    if titles:
        found = cast(str | list[etree._Element | str], title_path(titles)(description))
        if title := next(filter(_WORD.search, map(words, [found] if isinstance(found, str) else found)), ""):
            return title
    all_titles = [(each, title) for each in description.iterfind("t:titleStmt/t:title", _NS) if (title := _whole(each))]
    for group in _by_rank(all_titles):
        own = [title for each, title in group if (each.get(_XML_LANG) or "").split("-")[0] == language.split("-")[0]]
        if group:
            return (own or [title for _, title in group])[0]
    heads = (words(head) for head in root.iterfind("t:text//t:head", _NS))
    return next(filter(None, heads), "")


def _by_rank(titles: list[tuple[etree._Element, str]]) -> Iterator[list[tuple[etree._Element, str]]]:
    """Titles of a text before those of what it appeared in; whole ones before parts, dates and short forms."""
    yield [each for each in titles if each[0].get("level") == "a"]
    own = [each for each in titles if each[0].get("level") not in _OF_SERIES]
    yield [each for each in own if each[0].get("type") == "main"]
    yield [each for each in own if each[0].get("type") is None]
    yield own
    yield titles


def _whole(title: etree._Element) -> str:
    """A title with its subtitle, where they are parts of one element; empty for one that nobody has written yet."""
    parts = [words(each) for each in title.iterfind("t:title", _NS)]
    whole = ": ".join(filter(None, parts)) or words(title)
    return "" if whole.casefold().strip("[]<>.… ") in _NO_TITLE else whole


def _author(root: etree._Element) -> str:
    for way in ("t:titleStmt/t:author", "t:sourceDesc//t:author"):
        found = [name for each in root.iterfind(f"t:teiHeader/t:fileDesc/{way}", _NS) if (name := name_of(each))]
        if found:
            return "; ".join(dict.fromkeys(found if "titleStmt" in way else found[:1]))
    return ""


def language_of(root: etree._Element) -> str:
    """That of the text itself before that of the whole file, which may be the editors'."""
    text = root.find("t:text", _NS)
    said = (text.get(_XML_LANG) if text is not None else None, root.get(_XML_LANG))
    main = (each.get("mainLang") for each in root.iterfind(".//t:sourceDesc//t:textLang", _NS))
    return next((tag for each in (*said, *main, *_used(root)) if (tag := _tag(each))), "und")


def _languages(root: etree._Element) -> Iterable[str]:
    """The languages of which the header says how much of the text is in them."""
    counted = (each for each in root.iterfind(".//t:langUsage/t:language", _NS) if each.get("usage", "0") != "0")
    said = {each.get("ident") for each in counted}
    return dict.fromkeys(tag for each in _used(root) if each in said and (tag := _tag(each)))


def _used(root: etree._Element) -> list[str]:
    listed = [each for each in root.iterfind(".//t:langUsage/t:language", _NS) if each.get("ident")]
    return [each.get("ident", "") for each in sorted(listed, key=lambda each: -_number(each.get("usage", "0")))]


def _number(text: str) -> float:
    try:
        return float(text.rstrip("%"))
    except ValueError:
        return 0


def _tag(text: str | None) -> str:
    """A language tag as the record has them: of two letters where the language has such a code (RFC 5646, 2.2.1)."""
    tag = (text or "").strip().replace("_", "-")
    if not LanguageTag.accepts(tag):
        return ""
    if len(tag.split("-")[0]) == 3:
        from langcodes import standardize_tag

        return standardize_tag(tag)
    return tag


def _genre(root: etree._Element, beginning: bytes) -> str:
    """The kind of text, where a sign of it is there that no other kind has."""
    if root.find(".//t:profileDesc/t:correspDesc/t:correspAction", _NS) is not None:
        return "letter"
    return "drama" if _DRAMA.search(beginning) else ""


def _rights(root: etree._Element) -> str:
    """The address of the licence, or what is said of it, if that is short."""
    for licence in root.iterfind(".//t:publicationStmt/t:availability/t:licence", _NS):
        if said := licence.get("target", "").strip() or words(licence):
            return said if len(said) <= _LONGEST else ""
    said = " ".join(words(each) for each in root.iterfind(".//t:publicationStmt/t:availability", _NS))
    return said if len(said) <= _LONGEST else ""
