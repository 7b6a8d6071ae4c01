"""What several verbs share: the edition as an argument, where its sources and products are, and who works on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import click

import fascicle
from fascicle.api import Edition

F = TypeVar("F", bound=Callable[..., Any])

_FOLDER = click.Path(path_type=Path)


def edition_argument(verb: F) -> F:
    """The folder of an edition."""
    return click.argument("edition", type=_FOLDER, default=Path())(verb)


def edition_options(verb: F) -> F:
    """Where the sources are, where the products go, and who works on them."""
    options = (
        click.option("--sources", type=_FOLDER, help="Folder of the sources, if not EDITION/source.", metavar="DIR"),
        click.option("--out", type=_FOLDER, help="Folder of what is made, if not EDITION/build.", metavar="DIR"),
        click.option(
            "-j", "--jobs", type=click.IntRange(1), help="Processes, as many as there are cores.", metavar="N"
        ),
        click.option("--cluster", default="", help="Work on the dask cluster at ADDRESS.", metavar="ADDRESS"),
    )
    for option in reversed(options):
        verb = option(verb)
    return verb


@contextmanager
def opened(edition: Path, **options: Any) -> Iterator[Edition]:
    """The edition that a verb is about, with progress shown while it works."""
    from fascicle.cli.progress import TerminalProgress

    with TerminalProgress() as progress:
        yield fascicle.open(edition, progress=progress, **options)
