"""The work of a conversion: a source text as a TEI file, with what the edition's other texts say of its words.

Apart from the work of the other tasks, which load what checks and publishes: a conversion needs none of that.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from fascicle.annotate.ledger import HyphenKeys
from fascicle.annotate.line_ends import hyphens_of
from fascicle.check.doubtful_roles import unsure
from fascicle.check.reading_order import doubts, messages, moved
from fascicle.check.unread import omitted, unread
from fascicle.edition.folder import EditionFolder
from fascicle.edition.record import Source
from fascicle.encode.convert import StructuredSource, structured, tei_file
from fascicle.language.background import Background, Evidence
from fascicle.language.hyphens.spellings import Spellings
from fascicle.language.tally import Tally
from fascicle.model.diagnostics import Diagnostic
from fascicle.structure.decisions import LayoutDecisions
from fascicle.tei.names import tei
from fascicle.tei.write import parse


@dataclass(frozen=True)
class Counts:
    """The words of an edition's sources and of its authority file."""

    total: Tally
    names: Tally

    def behind(self, own: bytes, spellings: Spellings) -> Background:
        """What the edition knows of words beyond a text, with a note of all that is asked for."""
        return Background(self.total, Tally.load(own), self.names, spellings, Evidence())


@dataclass(frozen=True)
class Converted:
    """A TEI file as the converter makes it, its line ends, what it took the text for, and what it doubts."""

    tei: bytes
    hyphens: HyphenKeys
    genre: str
    doubts: tuple[Diagnostic, ...]
    evidence: bytes


@dataclass(frozen=True)
class Convert:
    """What the conversions of an edition share: its record without texts, its folders, decisions and words."""

    edition: EditionFolder
    decisions: LayoutDecisions
    counts: Counts

    def structured(self, source: Source, data: bytes, background: Background) -> StructuredSource:
        """A source text as the converter understands it."""
        return structured(self.edition, source, data, self.decisions, background)


def convert_source(common: Convert, source: Source, data: bytes, own: bytes, spellings: Spellings) -> Converted:
    """A source text as a TEI file."""
    background = common.counts.behind(own, spellings)
    reading = common.structured(source, data, background)
    made = tei_file(common.edition, source, data, reading)
    text = parse(made, source.file).find(tei("text"))
    hyphens = () if text is None else hyphens_of(text)
    path = str(common.edition.source_path(source))
    layout = reading.layout
    found = [
        *doubts(layout.findings, path),
        *moved(layout.moves, path),
        *messages(layout.messages, path),
        *unsure(layout.doubts, path, source.file),
        *unread(reading.text.remarks, path),
        *omitted(reading.text.omitted, path),
    ]
    evidence = background.evidence.dump() if background.evidence else b""
    return Converted(made, hyphens, reading.layout.genre, tuple(found), evidence)


def without_texts(edition: EditionFolder) -> EditionFolder:
    """An edition's record and folders without its texts: what each of them depends on beside itself."""
    return replace(edition, record=replace(edition.record, sources=(), texts=()))
