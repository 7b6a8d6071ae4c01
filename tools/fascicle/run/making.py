"""What needs no edition that was opened, as the public API has it; what does it is loaded when it is called."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fascicle.model.diagnostics import Diagnostic
    from fascicle.results import AddedSource
    from fascicle.run.comparing import Comparison

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


def compare(old: Folder = "", new: Folder = "", *, private: bool = False) -> Comparison:
    """What changed between two states of an edition, words and markup apart.

    Each is an edition, a TEI file, a folder of such, a bag, its zip, an object or storage root of OCFL, or
    `EDITION@RELEASE`. With an edition alone it is compared with its last release. ``private`` compares the texts that
    are withheld, too. Raises UsageError for what is no state, EditionError or TeiError for what cannot be read.
    """
    from fascicle.run.comparing import compare as compared

    return compared(str(old), str(new), private=private)


def check_bytes(data: bytes, schema: Folder | None = None, *, house: bool = False, path: str = "") -> list[Diagnostic]:
    """Check a TEI document by the schema in a file, RELAX NG or Schematron, or else by those that it names.

    ``house`` holds it to the grammar and house rules of fascicle, too. ``path`` is the name that findings give it, and
    where the files are that it names. Raises EngineError for a schema that cannot be used.
    """
    from fascicle.check.alone import check_document

    return check_document(data, path, [] if schema is None else [Path(schema)], house=house)
