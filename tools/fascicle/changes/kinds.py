"""What a change is: of words, of markup, of a header, of a text as a whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum


class WordKind(StrEnum):
    """Which layer reads otherwise now; the value says it of the words."""

    TEXT = "text"  # both layers, and both alike
    SOURCE = "transcription"  # what the source says, and not what the edition reads
    READING = "reading"  # what the edition reads, and not what the source says
    BOTH = "transcription and reading"  # both, and each otherwise


class MarkKind(StrEnum):
    """What became of markup."""

    ADDED = "added"
    REMOVED = "removed"
    ATTRIBUTES = "attributes"
    RENAMED = "renamed"
    EXTENT = "extent"
    SPLIT = "split"
    JOINED = "joined"
    ORDER = "order"


@dataclass(frozen=True)
class ChangeLine:
    """Where a change is: the line of the file, from 1, and that of the source, as `lb/@n` says."""

    line: int
    source_line: str = ""


@dataclass(frozen=True)
class WordRun:
    """WordKind of a layer that went and that came; ``at`` is how many words of the old layer stand before them."""

    at: int
    old: tuple[str, ...]
    new: tuple[str, ...]


@dataclass(frozen=True)
class WordChange:
    """WordKind that are others now, with some of those around them in the new text, or in the old where it has none.

    ``source`` and ``reading`` are what changed in either layer, None where nothing did. ``moved`` says that the same
    words went or came elsewhere. ``removed`` and ``added`` are the elements that went and came with them.
    """

    kind: WordKind
    source: WordRun | None
    reading: WordRun | None
    old: ChangeLine
    new: ChangeLine
    before: str = ""
    after: str = ""
    moved: bool = False
    removed: tuple[str, ...] = ()
    added: tuple[str, ...] = ()

    @property
    def run(self) -> WordRun:
        """What a reader sees of it: the reading layer's words, else those of the source."""
        run = self.reading or self.source
        assert run is not None
        return run


@dataclass(frozen=True)
class MarkChange:
    """Markup that is other now, about the same ``words``; ``old`` and ``new`` are tags, empty where there is none."""

    kind: MarkKind
    old: str
    new: str
    words: str
    spot: ChangeLine
    element: str = ""

    @property
    def gist(self) -> tuple[str, str, str]:
        """What changes of one kind have in common."""
        return self.kind.value, self.old, self.new


@dataclass(frozen=True)
class ValueChange:
    """A value of a header, a record or a register that is other now; "" is none."""

    path: str
    old: str
    new: str


@dataclass(frozen=True)
class TextChanges:
    """What changed in a text; ``values`` are those of its header and of what else stands beside the text itself.

    ``aside`` are notes of the edition, descriptions and comments, which are in no layer. ``old_name`` is what the text
    was called before, if otherwise.
    """

    name: str
    title: str
    language: str = ""
    path: str = ""
    old_name: str = ""
    words: tuple[WordChange, ...] = ()
    marks: tuple[MarkChange, ...] = ()
    aside: tuple[MarkChange, ...] = ()
    values: tuple[ValueChange, ...] = ()
    fault: str = ""

    def __bool__(self) -> bool:
        return bool(self.words or self.marks or self.aside or self.values or self.old_name or self.fault)

    @property
    def counts(self) -> dict[str, int]:
        """How many changes there are of each kind, in the order in which they are told."""
        words = Counter(each.kind.value for each in self.words)
        found = {each.value: words[each.value] for each in WordKind}
        found |= {"markup": len(self.marks), "notes": len(self.aside), "header": len(self.values)}
        return {kind: number for kind, number in found.items() if number}


@dataclass(frozen=True)
class NamedText:
    """A text that only one of two states has; ``words`` counts those of its reading layer."""

    name: str
    title: str
    words: int


@dataclass(frozen=True)
class EditionChanges:
    """What changed between two states: their names, texts that came, went, and changed, and values beside them.

    ``record`` are values of `edition.toml`, ``registers`` entries of the authority file and of registers.
    """

    old: str
    new: str
    texts: int
    changed: tuple[TextChanges, ...] = ()
    added: tuple[NamedText, ...] = ()
    removed: tuple[NamedText, ...] = ()
    record: tuple[ValueChange, ...] = ()
    registers: tuple[ValueChange, ...] = ()
    counts: dict[str, int] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.changed or self.added or self.removed or self.record or self.registers)


def summed(texts: Sequence[TextChanges]) -> dict[str, int]:
    """The counts of several texts, added up."""
    order = [*(each.value for each in WordKind), "markup", "notes", "header"]
    whole: Counter[str] = Counter()
    for each in texts:
        whole.update(each.counts)
    return {kind: whole[kind] for kind in order if whole[kind]}
