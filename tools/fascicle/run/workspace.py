"""A run over an edition: what the stages share, and the only place where they read and write its files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Protocol

from fascicle.annotate import ledger
from fascicle.annotate.decisions import corrections as correction_decisions
from fascicle.annotate.decisions import suppressions
from fascicle.annotate.decisions.corrections import Decided
from fascicle.annotate.proposals import Proposals
from fascicle.edition.cache import Cache, digest
from fascicle.edition.files import write_bytes
from fascicle.edition.folder import Edition, Source
from fascicle.inputs import read as read_source
from fascicle.language.hyphens import spellings
from fascicle.language.lexicon import Background
from fascicle.language.tally import Tally
from fascicle.model.diagnostics import Diagnostic
from fascicle.model.errors import TeiError
from fascicle.names.authority import Authority
from fascicle.names.find import NameFinder
from fascicle.run.vocabulary import Vocabulary, tally_of_source, tally_of_text
from fascicle.structure import decisions as layout_decisions
from fascicle.tei.names import tei
from fascicle.tei.write import parse


class Progress(Protocol):
    """Who is told how far a run has come."""

    def step(self, stage: str, subject: str) -> None:
        """A stage begins to work on a subject, such as one text."""


class Quiet:
    """Progress that nobody watches."""

    def step(self, stage: str, subject: str) -> None:
        """Say nothing."""


@dataclass
class Workspace:
    """An edition, its ledger, the cache of what was made, and the findings so far."""

    edition: Edition
    progress: Progress = field(default_factory=Quiet)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    @cached_property
    def cache(self) -> Cache:
        """What earlier runs made."""
        return Cache(self.edition.out, self.edition.cache_folder)

    @cached_property
    def entries(self) -> dict[str, ledger.LedgerEntry]:
        """The ledger of the TEI files, by file name."""
        return ledger.read(self._ledger_path)

    @cached_property
    def authority_data(self) -> bytes | None:
        """The authority file's bytes, if the edition has one."""
        path = self.edition.authority_path
        return read_bytes(path) if path.exists() else None

    @cached_property
    def authority(self) -> Authority:
        """The authority file's entries."""
        return Authority.read(self.authority_data, self.edition.authority_path)

    @cached_property
    def name_finder(self) -> NameFinder:
        """The authority file's names, ready to be looked for."""
        return NameFinder(self.authority)

    @cached_property
    def layout_decisions(self) -> layout_decisions.LayoutDecisions:
        """What the editors decided about the layout of the texts."""
        return layout_decisions.read(self.edition)

    @cached_property
    def spellings(self) -> spellings.Spellings:
        """How the editors say that words at line ends are written."""
        stems = [source.stem for source in self.edition.record.sources]
        return spellings.read(self.edition.decisions_folder / spellings.NAME, stems)

    def background(self, source: Source) -> Background:
        """What the edition knows of words beyond a source text: those of its other sources, of its names, decisions."""
        return self._vocabulary.background(source.stem)

    def words_key(self, source: Source) -> str:
        """A digest of what :meth:`background` depends on, without counting any words."""
        counted = [each.sha256 for each in self.edition.record.sources if self._has_words(each)]
        return digest(*counted, self.authority_data, repr(self.spellings.of(source.stem)))

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        tallies = {each.stem: self._tally(each) for each in self.edition.record.sources if self._has_words(each)}
        self.cache.forget_others("words/", {f"words/{stem}" for stem in tallies})
        names = tuple(name for entry in self.authority.entries for name in entry.names)
        return Vocabulary(tallies, names, self.spellings)

    def _has_words(self, source: Source) -> bool:
        """Whether the source or its TEI file is there: a text can be worked on while others are not at hand."""
        return self.edition.source_path(source).exists() or self.edition.text_path(source).exists()

    def _tally(self, source: Source) -> Tally:
        """The words of a source, counted once in its life; from its TEI file where the source itself is not there."""
        path = (self.edition.cache_folder / "words" / f"{source.stem}.json").relative_to(self.edition.out)
        key = digest(source.sha256, source.format, source.file)
        self.cache.files(f"words/{source.stem}", key, lambda: {path.as_posix(): self._count(source).dump()})
        return Tally.load((self.edition.out / path).read_bytes())

    def _count(self, source: Source) -> Tally:
        path = self.edition.source_path(source)
        if path.exists():
            return tally_of_source(read_source(source, self.source(source), path))
        text = parse(self.text(source), self.edition.text_path(source)).find(tei("text"))
        return Tally() if text is None else tally_of_text(text)

    @property
    def correction_decisions(self) -> correction_decisions.CorrectionDecisions:
        """What the editors decided about corrections; read anew each time, because runs add to it."""
        people = [str(person.id) for person in self.edition.record.people]
        return correction_decisions.read(self.corrections_path, people)

    @cached_property
    def proposals(self) -> Proposals:
        """The corrections that are only proposed."""
        return Proposals(self.edition.proposals_path)

    def source(self, source: Source) -> bytes:
        """The bytes of a source text as received."""
        return self.edition.read_source(source)

    def text(self, source: Source) -> bytes:
        """The bytes of the TEI file of a source text; raises TeiError where there is none."""
        return read_bytes(self.edition.text_path(source))

    def texts(self) -> dict[str, bytes]:
        """The bytes of all TEI files by name without ending, in the edition's order."""
        return {source.stem: self.text(source) for source in self.edition.record.sources}

    def write_text(self, source: Source, data: bytes, entry: ledger.LedgerEntry) -> None:
        """Write a TEI file and what the ledger says of it."""
        path = self.edition.text_path(source)
        write_bytes(path, data)
        self.entries[path.name] = entry
        write_bytes(self._ledger_path, ledger.dump(self.entries))

    def reject(self, source: Source, keys: Sequence[ledger.MarkKey]) -> None:
        """Remember marks that a person has turned down."""
        path = self.edition.decisions_folder / suppressions.NAME
        old = path.read_bytes() if path.exists() else b""
        write_bytes(path, suppressions.add(old, self.edition.text_path(source).name, keys))

    def decide(self, rows: Sequence[Decided]) -> None:
        """Remember answers to corrections."""
        self._decide(lambda old: correction_decisions.add(old, rows))

    def switch_off(self, rule: str) -> None:
        """Remember that the corrections of a rule are not wanted."""
        if not self.correction_decisions.is_off(rule):
            self._decide(lambda old: correction_decisions.add_off(old, rule))

    def _decide(self, add: Callable[[bytes], bytes]) -> None:
        path = self.corrections_path
        write_bytes(path, add(path.read_bytes() if path.exists() else b""))

    @property
    def corrections_path(self) -> Path:
        """The file of the decisions about corrections; need not exist."""
        return self.edition.decisions_folder / correction_decisions.NAME

    @property
    def _ledger_path(self) -> Path:
        return self.edition.texts_folder / ledger.NAME


def read_bytes(path: Path) -> bytes:
    """The bytes of a TEI file; raises TeiError where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise TeiError(
            f"cannot read: {error.strerror}", path=path, hint="run `fascicle convert` first, or restore the file"
        ) from error
