"""The TEI header of a converted text: what the edition's record, the source and the text itself say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from babel import Locale, UnknownLocaleError
from lxml import etree

from fascicle.edition.files import sha256
from fascicle.edition.folder import EditionFolder
from fascicle.edition.record import Source
from fascicle.encode.claims.hands import Hands
from fascicle.encode.correspondence import correspondence
from fascicle.model import edtf
from fascicle.model.characters import Stored
from fascicle.resources import stylesheet
from fascicle.structure.model import Block
from fascicle.tei.names import TEI_NS, XML_ID, tei
from fascicle.version import VERSION

_NO_LANGUAGE = frozenset({"und", "mul", "mis", "zxx"})  # of these Babel makes the likeliest: English
_ISO_639 = {("und", "en"): "Undetermined"}  # where that says what a catalogue does, and CLDR not


def build_header(
    edition: EditionFolder,
    source: Source,
    data: bytes,
    genre: str,
    shares: Mapping[str, int],
    blocks: Iterable[Block] = (),
    stored: Mapping[Stored, int] = MappingProxyType({}),
    hands: Hands | None = None,
) -> etree._Element:
    """The ``teiHeader``; ``shares`` is the share of each language in per cent, the commonest first.

    ``blocks`` are those of the text: a letter's say who sent it to whom. ``stored`` says how often the source stores in
    its own way what the text reads, ``hands`` who marked what in it.
    """
    hands = hands or Hands()
    header = etree.Element(tei("teiHeader"), nsmap={None: TEI_NS})  # type: ignore[dict-item]  # the stubs want a prefix
    description = _add(header, "fileDesc")
    _titles(description, edition, source, hands)
    _publication(description, edition)
    _source(description, source, data)
    _encoding(header, edition.record.language, stored)
    profile = _profile(header, edition, genre, shares)
    letter = correspondence(blocks, source.date, (source.language, *source.languages)) if genre == "letter" else None
    if letter is not None:
        profile.append(letter)
    revisions = _add(header, "revisionDesc")
    revisions.extend(hands.dated())
    _add(revisions, "change", f"Converted from {source.file}.", who="#fascicle")
    etree.indent(header, space="  ", level=1)
    return header


def _add(parent: etree._Element, name: str, text: str = "", **attributes: str) -> etree._Element:
    element = etree.SubElement(parent, tei(name), attributes)
    element.text = text or None
    return element


def _titles(parent: etree._Element, edition: EditionFolder, source: Source, hands: Hands) -> None:
    titles = _add(parent, "titleStmt")
    _add(titles, "title", source.title, type="main")
    if source.author:
        _add(titles, "author", source.author)
    for person in edition.record.people:
        statement = etree.SubElement(titles, tei("respStmt"), {XML_ID: str(person.id)})
        _add(statement, "resp", person.role)
        orcid = {"ref": f"https://orcid.org/{person.orcid}"} if person.orcid else {}
        _add(statement, "persName", person.name, **orcid)
    program = etree.SubElement(titles, tei("respStmt"), {XML_ID: "fascicle"})
    _add(program, "resp", "conversion and annotation by program")
    _add(program, "name", "fascicle")
    titles.extend(hands.statements(source.file))


def _publication(parent: etree._Element, edition: EditionFolder) -> None:
    record = edition.record
    _add(_add(parent, "editionStmt"), "edition", f"{record.title}, version {record.version}", n=record.version)
    publication = _add(parent, "publicationStmt")
    _add(publication, "publisher", record.publisher)
    _add(publication, "date", record.date, when=record.date)
    if record.doi:
        _add(publication, "idno", record.doi, type="doi")
    if record.url:
        _add(publication, "idno", record.url, type="url")
    availability = _add(publication, "availability")
    _add(availability, "licence", record.licence.name, target=record.licence.url)
    series = _add(parent, "seriesStmt")
    _add(series, "title", record.title)
    _add(series, "idno", record.id, type="fascicle")


def _source(parent: etree._Element, source: Source, data: bytes) -> None:
    bibl = _add(_add(parent, "sourceDesc"), "bibl")
    _add(bibl, "title", source.title)
    if source.author:
        _add(bibl, "author", source.author)
    if source.date:
        _add(bibl, "date", source.date, **edtf.parse(source.date).attributes)
    if source.description:
        _add(bibl, "note", source.description)
    _add(bibl, "idno", source.file, type="file")
    _add(bibl, "idno", sha256(data), type="sha256")


def _encoding(parent: etree._Element, language: str, stored: Mapping[Stored, int]) -> None:
    encoding = _add(parent, "encodingDesc")
    declaration = _add(encoding, "editorialDecl")
    hyphenation = _add(declaration, "hyphenation", eol="some")
    _add(hyphenation, "p", "Hyphens that typesetting put at line ends are kept as weak punctuation.")
    correction = _add(declaration, "correction", status="medium")
    _add(correction, "p", "Errors stand beside their corrections.")
    normalization = _add(declaration, "normalization")
    _add(normalization, "p", "Forms brought to the norm of the edition stand beside the original.")
    if any(stored.values()):
        _add(normalization, "p", _of_characters(language, stored))
    application = _add(_add(encoding, "appInfo"), "application", ident="fascicle", version=VERSION)
    _add(application, "label", "fascicle")


def _of_characters(language: str, stored: Mapping[Stored, int]) -> str:
    """The sentence on characters that the source stores in its own way, in the edition's language if there is one."""
    files = (stylesheet(f"messages/{tag}.xml") for tag in (language, language.partition("-")[0], "en"))
    messages = etree.parse(str(next(file for file in files if file.is_file())))
    sentence = next(each.text or "" for each in messages.iter("{*}message") if each.get("key") == "own-characters")
    return sentence.format(
        decomposed=stored.get(Stored.DECOMPOSED, 0),
        ligatures=stored.get(Stored.LIGATURE, 0),
        invisible=stored.get(Stored.INVISIBLE, 0),
    )


def _profile(parent: etree._Element, edition: EditionFolder, genre: str, shares: Mapping[str, int]) -> etree._Element:
    profile = _add(parent, "profileDesc")
    usage = _add(profile, "langUsage")
    for language, share in shares.items():
        name = language_name(language, edition.record.language)
        _add(usage, "language", name, ident=language, usage=str(share))
    keywords = _add(_add(profile, "textClass"), "keywords", scheme="#fascicle")
    _add(keywords, "term", genre, type="genre")
    return profile


def language_name(language: str, display: str) -> str:
    """The name of a language in another language (CLDR); its tag where it has none there."""
    try:
        shown = Locale.parse(display, sep="-")
    except (UnknownLocaleError, ValueError):
        return language
    own, _, rest = language.partition("-")
    named = _ISO_639.get((own, shown.language)) or shown.languages.get(own.lower(), language)
    if not rest or own in _NO_LANGUAGE:
        return str(named)
    try:
        return Locale.parse(language, sep="-").get_display_name(shown) or str(named)
    except (UnknownLocaleError, ValueError):
        return str(named)
