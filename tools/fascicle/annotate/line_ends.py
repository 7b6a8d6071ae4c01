"""What editors decided about hyphens at line ends, carried into TEI files that a person has worked on.

A file that nobody touched is converted anew with the decisions. In an edited one a decision takes hold where the
program's own mark stands, as the ledger says; where a person has made something else of a line end, that stays.
"""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from fascicle.annotate.ledger import HyphenKeys
from fascicle.language.hyphens.decide import SPELT, Break
from fascicle.language.hyphens.spellings import Spellings
from fascicle.tei.layers.breaks import line_ends, remake


def hyphens_of(text: etree._Element) -> HyphenKeys:
    """What a ``text`` element makes of its line-end hyphens, for the ledger."""
    return _keys((end.line, end.made) for end in line_ends(text))


def settle(text: etree._Element, spellings: Spellings, listed: HyphenKeys | None = None) -> HyphenKeys:
    """Make of the program's own line ends what editors decided; the answer is what the ledger has to say now.

    ``listed`` is what it says of the last run; None where the file is all the program's own.
    """
    own = {line: kind for kind, lines in listed or () for line in lines.split()}
    left = []
    for end in reversed(line_ends(text)):
        kind = end.made
        if listed is not None and own.get(end.line) != kind:
            continue  # a person's
        spelt = spellings.between(end.before, end.after, end.line)
        wanted = kind if spelt is None else SPELT[spelt]
        left.append((end.line, wanted if wanted is not kind and remake(end, wanted) else kind))
    return _keys(reversed(left))


def _keys(made: Iterable[tuple[str, Break]]) -> HyphenKeys:
    lines: dict[str, list[str]] = {}
    for line, kind in made:
        lines.setdefault(kind.value, []).append(line)
    return tuple((kind, " ".join(lines[kind])) for kind in sorted(lines))
