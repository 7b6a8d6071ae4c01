"""The work of the tasks: functions from values to values, one a kind of product, that read and write no file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path

from fascicle.annotate.annotator import Annotated, Annotator
from fascicle.annotate.corrections.apply import Corrector
from fascicle.annotate.corrections.find import find_corrections
from fascicle.annotate.decisions.corrections import CorrectionDecisions
from fascicle.annotate.decisions.dates import Dated
from fascicle.annotate.decisions.suppressions import Suppression
from fascicle.annotate.decisions.track_record import Shift
from fascicle.annotate.ledger import LedgerEntry, MarkKey
from fascicle.annotate.line_ends import settle
from fascicle.annotate.marks import MarkFinder
from fascicle.check.completeness import Lost, words_of_code, words_of_page
from fascicle.check.decisions import WordPlaces
from fascicle.check.document import check_text
from fascicle.check.grammar import edition_schema
from fascicle.check.judged import Judged, judge
from fascicle.check.schemas.choice import Judging
from fascicle.edition.folder import EditionFolder
from fascicle.edition.record import NameSettings, Source, Thresholds, Titles
from fascicle.inputs import read as read_source
from fascicle.language.background import Background
from fascicle.language.hyphens.spellings import Spellings
from fascicle.model import edtf
from fascicle.model.diagnostics import Diagnostic
from fascicle.names.authority import Authority
from fascicle.names.find import NameFinder
from fascicle.names.recognisers import Recogniser, recogniser
from fascicle.publish import home, pdf, web
from fascicle.publish.epub.chapters import text_chapter
from fascicle.publish.typst.compiler import WithoutGlyphError
from fascicle.publish.typst.glyphs import UnsetLetter, unset_letters
from fascicle.publish.volumes import Volume
from fascicle.run.conversion import Counts
from fascicle.tei.names import tei
from fascicle.tei.write import parse


@dataclass(frozen=True)
class Annotate:
    """What annotating the texts of an edition shares: names, words, and how sure a correction must be."""

    authority: Authority
    counts: Counts
    thresholds: Thresholds
    editor: str
    naming: NameSettings = field(default_factory=NameSettings)

    @cached_property
    def names(self) -> NameFinder:
        """The names of the authority file, ready to be looked for."""
        return NameFinder(self.authority, self.naming.titles.value)

    @cached_property
    def recognise(self) -> Recogniser | None:
        """Who recognises names that no list has. Raises UsageError."""
        return recogniser(self.naming.recogniser)

    def marks(self, languages: tuple[str, ...], date: str, meant: Mapping[str, str]) -> MarkFinder:
        """Who finds dates and names in a text."""
        known = tuple(each for each in languages if each != "und")
        titles = self.naming.titles is Titles.IN
        return MarkFinder(self.names, known, date=date, meant=meant, recognise=self.recognise, titles=titles)

    @cached_property
    def protected(self) -> frozenset[str]:
        """The names that are right because the authority file says so."""
        return frozenset(name for each in self.authority.entries for name in each.names)

    def corrector(
        self, languages: tuple[str, ...], decided: TextDecisions, background: Background, date: str = ""
    ) -> Corrector:
        """Who corrects a text: by its languages and date, and what the edition knows and has decided."""
        return Corrector(
            partial(find_corrections, written=_year(date)),
            languages,
            edition_schema().may_contain,
            decided.corrections,
            self.thresholds.corrections,
            self.editor,
            self.protected,
            background,
            decided.shifts,
        )


def _year(date: str) -> int | None:
    """The year by whose end a text was written."""
    latest = edtf.parse(date).latest if date else None
    return latest[0] if latest else None


@dataclass(frozen=True)
class TextDecisions:
    """What the editors decided about one text."""

    corrections: CorrectionDecisions
    suppressions: tuple[Suppression, ...]
    spellings: Spellings
    shifts: tuple[Shift, ...] = ()  # of the whole edition
    dated: tuple[Dated, ...] = ()
    meant: tuple[tuple[str, str], ...] = ()  # entries, by forms of names


def annotate_text(
    common: Annotate,
    path: str,
    data: bytes,
    entry: LedgerEntry,
    own: bytes,
    languages: tuple[str, ...],
    decided: TextDecisions,
    untouched: bool,
    date: str = "",
) -> tuple[Annotated, bytes]:
    """A TEI file with its corrections, dates and names, and the evidence of the edition that it was given.

    ``untouched`` says that no person has worked on the file; ``date`` is what the record says of the text.
    """
    background = common.counts.behind(own, decided.spellings)
    corrector = common.corrector(languages, decided, background, date)
    annotator = Annotator(
        common.marks(languages, date, dict(decided.meant)),
        corrector.may_contain,
        corrector,
        common.thresholds.dates,
        decided.dated,
        common.editor,
    )
    name = path.replace("\\", "/").rpartition("/")[2]

    def suppressed(mark: MarkKey) -> bool:
        return any(each.covers(name, mark) for each in decided.suppressions)

    settled = partial(settle, spellings=decided.spellings, listed=None if untouched else entry.hyphens)
    done = annotator.annotate(data, path, entry.marks, suppressed, entry.corrections, settled)
    return done, background.evidence.dump() if background.evidence else b""


@dataclass(frozen=True)
class OwnSchemas:
    """What judging the TEI files of an edition shares that have no source.

    By which schemas, inside which folder they may include others, and identifiers that they may point to.
    """

    judging: Judging
    folder: Path
    known: frozenset[str]


def check_one(
    common: Authority | None,
    path: str,
    data: bytes,
    source: Source | None,
    received: bytes,
    source_path: str,
    decided: CorrectionDecisions,
) -> tuple[list[Diagnostic], WordPlaces]:
    """What is wrong in a TEI file, by the schema, the house rules, its pointers, and its source if it has one.

    And where the words stand that editors decided about.
    """
    read = read_source(source, received, source_path) if source is not None else None
    found = check_text(data, path, authority=common, source=read, source_path=source_path)
    text = parse(data, path).find(tei("text")) if decided.decided else None
    return found, WordPlaces() if text is None else WordPlaces.of(text, decided)


def check_own(common: OwnSchemas, path: str, data: bytes, decided: CorrectionDecisions) -> tuple[Judged, WordPlaces]:
    """What is wrong in a TEI file without a source, by the schemas that are its own, and by which it was judged.

    And where the words stand that editors decided about.
    """
    judged = judge(common.judging, path, data, common.folder, common.known)
    text = parse(data, path).find(tei("text")) if decided.decided else None
    return judged, WordPlaces() if text is None else WordPlaces.of(text, decided)


@dataclass(frozen=True)
class WholeText:
    """A text that has to stand in a product whole: its file, and what it sets aside, by element and line."""

    data: bytes
    path: str
    aside: tuple[tuple[str, int], ...]

    def missing(self, words: str) -> list[Lost]:
        """What of it does not stand in the words of a product."""
        return home.missing(self.data, self.path, words, self.aside)


def bring_home(_common: None, data: bytes, path: str, settings: home.HomeSettings) -> tuple[home.HomeForm, list[Lost]]:
    """A text's home form, and what it has lost on the way."""
    form = home.at_home(data, path, settings)
    return form, home.missing(data, path, home.words_of_home(form.data), form.aside)


def render_page(_common: None, inputs: web.PageInputs, whole: WholeText | None) -> tuple[web.WebPage, list[Lost]]:
    """The page of a text, and what it lacks of it."""
    page = web.render(inputs)
    (html,) = (data for name, data in page.files.items() if name.endswith(".html"))
    return page, [] if whole is None else whole.missing(words_of_page(html))


def make_chapter(_common: None, inputs: web.PageInputs, beside: tuple[str, ...]) -> bytes:
    """The chapter of a text in the EPUB."""
    return text_chapter(inputs, beside)


@dataclass(frozen=True)
class BookTexts:
    """What a volume is made of, by the stems of its texts: files, home forms, and what has to stand there whole.

    ``pictures`` are by their paths in the site.
    """

    files: dict[str, bytes]
    homes: dict[str, bytes]
    pictures: dict[str, bytes]
    wholes: dict[str, WholeText]


@dataclass(frozen=True)
class MadeVolume:
    """A book of some of the texts of an edition, what it lacks of each by its stem, what is to be told of its notes.

    There is none where ``unset`` letters have no font: by the stems of the texts that have them, the others of
    ``letters`` are in the record or in a register.
    """

    book: bytes | None
    lost: dict[str, list[Lost]] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)
    letters: str = ""
    unset: dict[str, list[UnsetLetter]] = field(default_factory=dict)


def make_volume(common: tuple[EditionFolder, bytes | None], texts: BookTexts, volume: Volume | None) -> MadeVolume:
    """A book of some of the texts of an edition."""
    edition, authority = common
    try:
        book, codes, told = pdf.make(edition, texts.files, authority, volume, texts.homes, texts.pictures)
    except WithoutGlyphError as error:
        if not error.characters:
            raise
        unset = {
            stem: unset_letters(error.characters, data, texts.homes.get(stem, b""))
            for stem, data in texts.files.items()
        }
        return MadeVolume(None, letters=error.characters, unset=unset)
    lost = {stem: whole.missing(words_of_code(codes[stem])) for stem, whole in texts.wholes.items()}
    return MadeVolume(book, lost, told)
