"""A run over an edition: what the stages share, and the only place where they read and write its files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from fascicle.annotate.ledger import Ledger, LedgerEntry
from fascicle.annotate.proposals import DATE, KIND, Proposals
from fascicle.check.schemas.choice import Judging
from fascicle.edition.cache import Cache, digest
from fascicle.edition.files import sha256, sweep, touch
from fascicle.edition.folder import EditionFolder
from fascicle.edition.lock import locked
from fascicle.edition.print_settings import PrintSettings
from fascicle.edition.published import PublishedPassage, read_published
from fascicle.edition.record import Thresholds
from fascicle.edition.revisions import Revision, read_revisions
from fascicle.edition.text import Text
from fascicle.edition.withheld import withheld_names
from fascicle.model.diagnostics import Diagnostic
from fascicle.model.errors import FascicleError
from fascicle.names.authority import Authority
from fascicle.names.registers import Merged
from fascicle.names.text_pointers import TextNames
from fascicle.results import FileResult
from fascicle.run import registers
from fascicle.run.editors import EditorsDecisions
from fascicle.run.executors import Executor, InTurn
from fascicle.run.knowledge import Knowledge
from fascicle.run.known_names import KnownNames
from fascicle.run.progress import Progress, Quiet
from fascicle.tei.write import read_bytes

_UNFINISHED = ".unfinished"  # stands in the folder of what is derived while a run writes there


@dataclass
class Workspace:
    """An edition, its ledger, the cache of what was made, and what was found so far.

    ``private`` says that withheld texts are shown, to the editors alone. ``failures`` are the texts that could not be
    worked on, by name, and why: the others are worked on all the same. ``advice`` is what was found in texts without a
    source: their files are the editors' own, and what their schemas say of them ends no build. ``left_out`` are those
    that are nothing that could be shown. ``schemas`` counts which schema has judged how many files, ``read`` are files
    beside the texts that a judgement depends on. ``reports`` say what
    became of texts that were brought home, ``pictures`` which files they show, by their paths in the site.
    """

    edition: EditionFolder
    progress: Progress = field(default_factory=Quiet)
    executor: Executor = field(default_factory=InTurn)
    private: bool = False
    writes: bool = True
    judging: Judging = field(default_factory=Judging)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    advice: list[Diagnostic] = field(default_factory=list)
    schemas: Mapping[str, int] = field(default_factory=dict)
    read: set[Path] = field(default_factory=set)
    left_out: set[str] = field(default_factory=set)
    seen: dict[str, str] = field(default_factory=dict)
    converted: dict[str, FileResult] = field(default_factory=dict)
    annotated: dict[str, FileResult] = field(default_factory=dict)
    failures: dict[str, FascicleError] = field(default_factory=dict)
    reports: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    pictures: dict[str, Mapping[str, Path]] = field(default_factory=dict)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Be the only run that writes in the edition; at the end what was remembered is kept, whatever has happened."""
        out = self.edition.out
        with locked(self.edition.folder, self.progress.wait):
            self._sweep()
            touch(out / _UNFINISHED)
            try:
                yield
            finally:
                self.ledger.save()
                self.close()
                (out / _UNFINISHED).unlink(missing_ok=True)

    def close(self) -> None:
        """Keep what was remembered, and let go of everything."""
        self.executor.close()
        if "cache" in self.__dict__:
            self.cache.close()

    def _sweep(self) -> None:
        """Remove the parts of files that were left behind by a run which did not come to its end."""
        edition = self.edition
        for folder in (edition.folder, edition.texts_folder, edition.decisions_folder, edition.folder / "schema"):
            sweep(folder)
        if (edition.out / _UNFINISHED).exists():
            for folder in (edition.out, *(each for each in edition.out.rglob("*") if each.is_dir())):
                sweep(folder)

    @cached_property
    def cache(self) -> Cache:
        """What earlier runs made."""
        return Cache(self.edition.out, self.edition.cache_path, writes=self.writes)

    @cached_property
    def ledger(self) -> Ledger:
        """What the program has written into the TEI files."""
        return Ledger(self.edition.texts_folder)

    def knowledge(self, text: Text) -> Knowledge:
        """What a text may know of its edition."""
        return self._of_all if text.withheld else self._of_published

    @cached_property
    def _of_all(self) -> Knowledge:
        return Knowledge(self, published=False)

    @cached_property
    def _of_published(self) -> Knowledge:
        return Knowledge(self, published=True)

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
    def names(self) -> KnownNames:
        """The names that are looked for."""
        return KnownNames(self)

    @cached_property
    def registers(self) -> Merged:
        """The entries that texts point to: those of the authority file, of register files, and of lists in texts.

        An edition that has an authority file alone has that, byte for byte. What cannot be read has no entries, and is
        told by the check.
        """
        return registers.merged(self)

    @property
    def register_data(self) -> bytes | None:
        """The registers as a file in the form of the authority file; None if there are no entries."""
        return self.registers.data

    @cached_property
    def registers_key(self) -> str:
        """What the registers are known by in the cache."""
        return digest(self.register_data)

    @cached_property
    def editors(self) -> EditorsDecisions:
        """What the editors decided."""
        return EditorsDecisions(self.edition)

    @cached_property
    def revisions(self) -> dict[str, tuple[Revision, ...]]:
        """What releases changed in texts that come from sources."""
        return read_revisions(self.edition.revisions_path)

    @cached_property
    def proposals(self) -> Proposals:
        """The corrections that are only proposed."""
        return Proposals(self.edition.proposals_path)

    @cached_property
    def date_proposals(self) -> Proposals:
        """The dates that are only proposed."""
        return Proposals(self.edition.date_proposals_path)

    def propose(self, text: Text, rows: Iterable[Sequence[str]]) -> None:
        """Put what is only proposed in a text into the tables, in the place of what they had of it."""
        apart: dict[bool, list[Sequence[str]]] = {True: [], False: []}
        for row in rows:
            apart[row[KIND] == DATE].append(row)
        self.proposals.set(text.path.name, apart[False])
        self.date_proposals.set(text.path.name, apart[True])

    def recall(self, name: str, key: str, text: Text) -> bytes | None:
        """What was remembered under a key, if what the edition knew of words then is what it says now, too."""
        fact = self.cache.fact(name, key)
        if fact is None:
            return None
        state, _, rest = fact.partition(b"\n")
        knowledge = self.knowledge(text)
        if state.decode() == knowledge.state:
            return rest
        evidence = self.cache.fact(f"{name}/evidence", key)
        if evidence is None or not knowledge.holds(evidence):
            return None
        self.remember(name, key, text, rest, evidence)
        return rest

    def remember(self, name: str, key: str, text: Text, fact: bytes, evidence: bytes) -> None:
        """Remember something of a text, and what of the edition's words it depends on."""
        self.cache.remember(name, key, self.knowledge(text).state.encode() + b"\n" + fact)
        self.cache.remember(f"{name}/evidence", key, evidence)

    @property
    def shown(self) -> tuple[Text, ...]:
        """The texts that products show: those that are not withheld, or all for the editors' own eyes.

        One without a source that cannot be read, or is no TEI of today, is left out, and keeps no other from it.
        """
        out = self.left_out | self.failures.keys()
        return tuple(
            text for text in self.edition.texts if text.name not in out and (self.private or not text.withheld)
        )

    @cached_property
    def text_names(self) -> TextNames:
        """The names of the texts that products show, for pointers from one to the other."""
        folder = self.edition.folder
        return TextNames({text.path.relative_to(folder).as_posix(): text.name for text in self.shown})

    @cached_property
    def published(self) -> EditionFolder:
        """The edition as its readers get to know it: its record with a row for each text shown, and its pages."""
        from fascicle.run.editors_pages import editors_pages  # brings the processor, which a conversion needs not

        return replace(
            self.edition,
            record=replace(self.edition.record, sources=tuple(each.row for each in self.shown)),
            pages=editors_pages(self),
            earlier=self._earlier,
        )

    @property
    def _earlier(self) -> dict[str, tuple[PublishedPassage, ...]]:
        """What releases had, but for texts that are withheld by now."""
        known = read_published(self.edition.published_path)
        withheld = frozenset() if self.private else withheld_names(self.edition.texts)
        return {text: passages for text, passages in known.items() if text not in withheld}

    @cached_property
    def shared_record(self) -> str:
        """What all texts depend on in the record: all but the other texts, and how books are made of them."""
        bare = replace(self.edition.record, sources=(), texts=(), print=PrintSettings(), thresholds=Thresholds())
        return repr(bare)

    def source(self, text: Text) -> bytes:
        """The bytes of a text's source as received; none if it has no source."""
        return b"" if text.source is None else self.edition.read_source(text.source)

    def is_edited(self, text: Text, data: bytes) -> bool:
        """Whether a person has worked on a TEI file, ``data`` being its bytes."""
        entry = self.ledger[text.path.name]
        return entry.edited or sha256(data) != entry.written

    def write_text(self, text: Text, old: bytes | None, new: bytes, entry: LedgerEntry) -> None:
        """Write a TEI file and what the ledger says of it; raises ChangedError where somebody has written it since."""
        self.ledger.write(text.path, old, new, entry)
