"""How editions come to be, as the public API has it; what does it is loaded when it is called."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fascicle.results import AddedSource

Folder = Path | str


def init(
    folder: Folder,
    files: Sequence[Folder] = (),
    *,
    form: str = "",
    from_tei: Folder | None = None,
    tell: Callable[[str], object] | None = None,
) -> list[Path]:
    """Make a new edition with an example in it, or with ``files`` as its sources; the answer lists its files.

    Their rows in the record are proposals; see :func:`add`. ``from_tei`` is a folder of TEI files that exist already:
    the edition is made of them, where they are if they lie in ``folder``, of copies otherwise, and ``tell`` is given
    what was found, line by line. Raises UsageError if something is there, SourceError for what is no text.
    """
    from fascicle.run.new import create

    top = None if from_tei is None else Path(from_tei)
    return create(Path(folder), [Path(file) for file in files], form, top, tell)


def add(folder: Folder, files: Sequence[Folder], *, sources: Folder | None = None, form: str = "") -> list[AddedSource]:
    """Put files into an edition as its sources, each with a row of the record that is a proposal to look over.

    All are added or none. ``form`` is their format, ``text`` or ``markdown``, told by what they hold if left out.
    Raises SourceError for what is no source, UsageError for what the edition has already.
    """
    from fascicle.run.add import add_sources

    return add_sources(
        Path(folder), [Path(file) for file in files], sources=None if sources is None else Path(sources), form=form
    )
