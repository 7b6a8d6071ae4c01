"""What texts may know of their edition: the words of the others, the names, the decisions, ready for tasks."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from fascicle.edition.text import Text
from fascicle.language.background import Background
from fascicle.language.tally import Tally
from fascicle.run.conversion import Convert, Counts, without_texts
from fascicle.run.task import Common
from fascicle.run.vocabulary import Vocabulary

if TYPE_CHECKING:
    from fascicle.run.workspace import Workspace


@dataclass(frozen=True)
class Knowledge:
    """What either the texts that are published know, or those that are withheld; see :class:`Vocabulary`."""

    workspace: Workspace
    published: bool

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The words of the sources."""
        return Vocabulary(self.workspace.edition, self.workspace.cache, self.published)

    @cached_property
    def state(self) -> str:
        """A digest of all words, without counting any."""
        names = self.workspace.names.key
        return hashlib.sha256(f"{self.vocabulary.state} {names}".encode()).hexdigest()

    @cached_property
    def counts(self) -> Counts:
        """The words of the sources and of known names."""
        names = Tally.of(name for entry in self.workspace.names.entries.entries for name in entry.names)
        self.vocabulary.count(self.workspace.executor)
        return Counts(self.vocabulary.total, names)

    @cached_property
    def convert(self) -> Common:
        """What conversions share."""
        workspace = self.workspace
        return Common(lambda: Convert(without_texts(workspace.edition), workspace.editors.layout, self.counts))

    @cached_property
    def annotate(self) -> Common:
        """What annotating texts shares."""
        from fascicle.run.work import Annotate  # which conversions do without

        record = self.workspace.edition.record
        settings = record.thresholds, record.people[0].id, record.names
        return Common(lambda: Annotate(self.workspace.names.entries, self.counts, *settings))

    def behind(self, text: Text) -> Background:
        """What a text knows of words beyond its own."""
        return self.counts.behind(self.vocabulary.own(text), self.workspace.editors.spellings.of(text.name))

    def holds(self, evidence: bytes) -> bool:
        """Whether all that a text has asked for would be answered in the same way now."""
        return Background(self.counts.total, names=self.counts.names).holds(evidence)
