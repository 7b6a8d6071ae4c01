"""Open elements: what a document has reached, from its root to the current place."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TypeAlias

from fascicle.check.relaxng import wording
from fascicle.check.relaxng.nameclasses import QName, parse_name

Candidate: TypeAlias = tuple[int, int]
"""A definition that an element may follow, and the state that its content has reached."""

DOCUMENT = -1
"""The definition of the document itself, whose content is the schema's start pattern."""


class Frame:
    """An open element: its name as expat writes it, the byte where its tag begins, its candidates.

    No candidates: nothing is known of what it should hold. ``is_refused``: its parent takes no notice of it.
    ``lent`` is the wrong namespace that its children may share without being reported again; ``is_disturbed`` says
    that something unknown stands in it, which may be what else would be missing. ``has_late`` says
    that a child was reported as coming too late: others that do are taken for what follows from the same slip.
    ``missed`` are the children that were reported as missing: the number of that finding, and before what.
    No dataclass: a corpus has millions of elements, and what nearly none of them needs is not set.
    """

    has_children: bool = False
    is_refused: bool = False
    is_disturbed: bool = False
    lent: str | None = None
    last: str | None = None
    has_late: bool = False
    missed: Mapping[QName, tuple[int, str]] = MappingProxyType({})

    def __init__(self, name: str, tag: int, candidates: list[Candidate]) -> None:
        self.name = name
        self.tag = tag
        self.candidates = candidates

    @property
    def states(self) -> list[int]:
        """The states of all candidates."""
        return [state for _, state in self.candidates]

    @property
    def definitions(self) -> list[int]:
        """The definitions of all candidates; the document has none."""
        return [definition for definition, _ in self.candidates if definition != DOCUMENT]

    @property
    def title(self) -> str:
        """The element's name for a message; the document is the frame without a name."""
        return wording.tag(parse_name(self.name)) if self.name else "the document"
