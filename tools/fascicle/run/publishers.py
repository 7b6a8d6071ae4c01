"""What is published, in the order of making. A new publisher is a module, and a line in PUBLISHERS.

Packages beside fascicle add theirs by an entry point of the group ``fascicle.publishers`` that leads to a
:class:`Publisher`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from fascicle.model.errors import EngineError, UsageError
from fascicle.model.near import near
from fascicle.publish.products import Product
from fascicle.run.stages import epub_book, print_book, web_site
from fascicle.run.workspace import Workspace

GROUP = "fascicle.publishers"
DEPOSIT = "deposit"  # is made of what all others publish, by the pipeline


@dataclass(frozen=True)
class Publisher:
    """Who makes one form of the edition for its readers.

    ``name`` is what it is called on the command line; ``needs`` are the publishers whose products it uses; ``run``
    makes the products below ``workspace.edition.out``, reading the texts in ``workspace.shown``, and names them.
    """

    name: str
    run: Callable[[Workspace], Sequence[Product]]
    needs: tuple[str, ...] = ()


PUBLISHERS = (
    Publisher("print", print_book.run),
    Publisher("epub", epub_book.run),
    Publisher("web", web_site.run, needs=("print", "epub")),
)


def publishers(only: Collection[str] = ()) -> tuple[Publisher, ...]:
    """The publishers of these names with those that they need, or all, in the order of making.

    Raises UsageError for a name that nobody has, EngineError where a package's publisher cannot be loaded.
    """
    known = {each.name: each for each in (*PUBLISHERS, *_of_packages())}
    wanted: set[str] = set()
    left = list(only or known)
    while left:
        name = left.pop()
        if name not in known:
            raise UsageError(f"nothing publishes {name!r}", hint=near(name, (*known, DEPOSIT)))
        if name not in wanted:
            wanted.add(name)
            left.extend(known[name].needs)
    return tuple(each for each in known.values() if each.name in wanted)


def _of_packages() -> list[Publisher]:
    from importlib.metadata import entry_points  # it takes long to load

    found = []
    for point in sorted(entry_points(group=GROUP), key=lambda each: each.name):
        try:
            publisher = point.load()
        except Exception as error:  # whatever a package of others does
            raise _broken(point.name, f"{type(error).__name__}: {error}") from error
        if not isinstance(publisher, Publisher):
            raise _broken(point.name, f"{point.value} is no Publisher")
        found.append(publisher)
    return found


def _broken(name: str, reason: str) -> EngineError:
    return EngineError(f"the publisher {name} cannot be used: {reason}", hint="repair or remove its package")
