"""What releases had: the passages of each text that could be cited, kept for good in ``decisions/published.tsv``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Final

from fascicle.edition import tables
from fascicle.edition.files import read_if_there
from fascicle.model.errors import EditionError

NAME: Final = "published.tsv"
_COLUMNS: Final = ["text", "id", "version", "words"]


@dataclass(frozen=True)
class PublishedPassage:
    """A passage: the name of its text, its id in the page, the last release that had it, and how it began."""

    text: str
    id: str
    version: str
    words: str


def read_published(path: Path) -> dict[str, tuple[PublishedPassage, ...]]:
    """The passages of all releases, by text; none where no release has been recorded. Raises EditionError."""
    data = read_if_there(path)
    found: dict[str, list[PublishedPassage]] = {}
    try:
        rows = tables.load((data or b"").decode("utf-8"))
        for line, row in rows:
            if line == 1 and row == _COLUMNS:
                continue
            if len(row) != len(_COLUMNS):
                raise tables.TableError(line, f"a row has {len(_COLUMNS)} cells")
            passage = PublishedPassage(*row)
            found.setdefault(passage.text, []).append(passage)
    except (tables.TableError, UnicodeDecodeError) as error:
        at = error.line if isinstance(error, tables.TableError) else None
        hint = "restore the file: the program writes it, and addresses that were cited depend on it"
        raise EditionError(f"no table of published passages: {error}", path=path, line=at, hint=hint) from error
    return {text: tuple(passages) for text, passages in found.items()}


def dump_published(passages: Iterable[PublishedPassage]) -> bytes:
    """The table."""
    return tables.dump([_COLUMNS, *map(astuple, passages)]).encode("utf-8")


def released(
    known: Mapping[str, Iterable[PublishedPassage]], now: Iterable[PublishedPassage]
) -> list[PublishedPassage]:
    """What is kept after a release: what it has, and what only earlier ones had."""
    every = {(each.text, each.id): each for passages in known.values() for each in passages}
    every |= {(each.text, each.id): each for each in now}
    return [every[key] for key in sorted(every)]
