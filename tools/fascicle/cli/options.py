"""What several verbs share: the edition as an argument, and where its sources and products are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])

_FOLDER = click.Path(path_type=Path)


def edition_argument(verb: F) -> F:
    """The folder of an edition."""
    return click.argument("edition", type=_FOLDER, default=Path())(verb)


def edition_options(verb: F) -> F:
    """Where the sources are, and where the products go."""
    sources = click.option(
        "--sources", type=_FOLDER, help="Folder of the source texts, if it is not EDITION/source.", metavar="DIR"
    )
    out = click.option("--out", type=_FOLDER, help="Folder of what is made, build/ID if left out.", metavar="DIR")
    return sources(out(verb))
