"""Who recognises names in running text: fascicle's own recogniser, none, or one of another package.

A package names its function by an entry point in the group ``fascicle.recognisers``; the record of an edition takes
it by ``[names] recogniser = "..."``. The function gets a text, the languages of it, its blocks, and whether titles
are part of names; what it answers is cut to whole words and to blocks by nobody: it has to be right.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol, cast

from fascicle.model.blocks import TextBlock
from fascicle.model.errors import UsageError

GROUP = "fascicle.recognisers"
OURS, NONE = "fascicle", "none"


class Candidate(Protocol):
    """A name that is recognised: where it stands, the element that would mark it, and how likely it is one."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""

    @property
    def element(self) -> str:
        """The name of the element."""

    @property
    def probability(self) -> float:
        """From 0 to 1."""


class Recogniser(Protocol):
    """Recognises the names in a text."""

    def __call__(
        self, text: str, languages: Sequence[str], blocks: Sequence[TextBlock] = (), *, titles: bool = False
    ) -> Iterable[Candidate]:
        """The names in order, none overlapping; ``titles`` says whether titles are part of them."""


def recogniser(name: str) -> Recogniser | None:
    """The recogniser that goes by a name; None for ``none``. Raises UsageError where there is none of that name."""
    if name == NONE:
        return None
    if name == OURS:
        from fascicle.names.recognise import recognise  # its weights take a while to load

        return recognise
    from importlib.metadata import entry_points  # it takes long to load

    points = entry_points(group=GROUP)
    for point in points:
        if point.name == name:
            try:
                return cast("Recogniser", point.load())
            except Exception as error:  # whatever a strange module does when it is imported is told
                raise UsageError(
                    f"the recogniser {name!r} cannot be used: {type(error).__name__}: {error}",
                    hint=f"mend its package, or write recogniser = {OURS!r} under [names] in edition.toml",
                ) from error
    there = ", ".join(sorted({OURS, NONE, *(point.name for point in points)}))
    raise UsageError(f"no recogniser of names is called {name!r}", hint=f"there are: {there}")
