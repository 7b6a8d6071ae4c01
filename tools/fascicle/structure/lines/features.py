"""Which facts are weighed: each line's own, its neighbours', and some of them together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fascicle.structure.lines.steps import Columns

# A feature is one fact or several at once, each of this line (0) or of one before (-1) or after it (1).
Template = tuple[tuple[int, str], ...]

# What is asked of neighbours, up to which distance.
_NEIGHBOURS = {
    3: ("share", "words", "inset", "case", "first"),
    2: ("blank", "shift", "mark", "digits", "begin said", "name said"),
    1: (
        "run", "run ends", "until stop",
        "room above", "enclosed", "year", "line said", "begin form", "from top", "counted", "leaders", "gaps", "markup",
        "ruled", "noted", "centred", "contact", "dashed", "start", "alone", "pictured",
    ),
}  # fmt: skip
_TOGETHER: tuple[tuple[str, ...], ...] = (
    ("mark above", "first", "room above"),
    ("mark above", "first", "room above", "shift"),
    ("mark above", "first", "blank"),
    ("mark above", "first", "blank", "blanks around"),
    ("torn at all", "blank", "first"),
    ("blank", "inset", "short about"),
    ("blank", "blanks about", "inset"),
    ("blank", "shift", "first"),
    ("blanks about", "insets about", "blank", "shift", "room above"),
    ("case", "words", "mark"),
    ("case", "share", "blank"),
    ("case", "share", "blank below"),
    ("short about", "capitals about", "first"),
    ("short about", "capitals about", "share", "mark"),
    ("short about", "blanks about", "share"),
    ("ragged about", "short about", "first"),
    ("ragged about", "capitals about", "room above"),
    ("ragged around", "capitals around", "first"),
    ("ragged around", "ragged about", "begins around"),
    ("begins around", "names around", "case", "words"),
    ("ragged at all", "ragged about", "first"),
    ("ragged at all", "begin said", "begin form"),
    ("ragged at all", "mark above", "first"),
    ("begins at all", "begin said", "begin form"),
    ("begins at all", "names at all", "name said", "case"),
    ("blanks around", "insets around", "blank", "shift", "room above"),
    ("inset as usual", "blank", "mark above"),
    ("blank", "blank below", "words", "mark"),
    ("blank", "blank below", "case"),
    ("right", "words", "blank"),
    ("begin said", "begin form", "begins about"),
    ("begin said", "begin form", "class T<"),
    ("name said", "names about", "case"),
    ("name said", "words", "mark"),
    ("name said", "begin alone", "blank"),
    ("first", "last", "enclosed"),
    ("from top", "line said", "digits"),
    ("from foot", "line said", "digits"),
    ("from top", "counts", "words"),
    ("from foot", "counts", "words"),
    ("from begin", "share", "blank below"),
    ("from end", "share", "case"),
    ("counted", "inset", "blank"),
    ("year", "share", "from begin"),
    ("begin said", "stops about", "capitals about"),
    ("noted", "note called", "from foot"),
    ("gaps", "figures about", "digits"),
    ("centred", "case", "blank", "blank below"),
    ("markup", "words", "case"),
    ("words", "mark", "markup", "blank below"),
    ("share", "room above", "room"),
    ("case", "words", "room above", "room"),
    ("run", "run ends", "run begins"),
    ("run", "run ends", "case"),
    ("run", "into run", "share", "run ends"),
    ("run", "run ends", "words"),
    ("run", "run ends", "markup"),
    ("since stop", "until stop", "first"),
    ("until stop", "case", "mark above"),
    ("since stop", "until stop", "share"),
)
_ACROSS: tuple[Template, ...] = (
    ((0, "words"), (0, "case"), (1, "blank"), (1, "first")),
    ((0, "name said"), (1, "inset"), (1, "first"), (0, "mark")),
    ((-1, "mark"), (0, "first"), (0, "blank"), (-1, "share")),
    ((-1, "case"), (0, "case"), (0, "words"), (-1, "words")),
    ((0, "case"), (1, "case"), (0, "words"), (1, "words")),
    ((-1, "inset"), (0, "inset"), (1, "inset")),
    ((-1, "share"), (0, "share"), (1, "share")),
    ((-1, "first"), (0, "first"), (1, "first"), (0, "mark")),
    ((-1, "name said"), (0, "first"), (0, "blank")),
    ((-1, "begin said"), (0, "begin said"), (1, "begin said")),
    ((0, "case"), (0, "words"), (1, "share"), (1, "room above")),
    ((-1, "markup"), (0, "markup"), (1, "markup")),
    ((0, "centred"), (1, "centred"), (-1, "centred")),
    ((-1, "mark"), (0, "first"), (0, "mark"), (1, "first")),
    ((-1, "mark"), (0, "first"), (1, "mark"), (2, "first")),
)


def templates(facts: Sequence[str]) -> Iterator[Template]:
    """All features over these facts."""
    for fact in facts:
        yield ((0, fact),)
    for reach, names in _NEIGHBOURS.items():
        for name in (*names, *(fact for fact in facts if fact.startswith("class "))) if reach == 1 else names:
            for offset in range(1, reach + 1):
                yield ((-offset, name),)
                yield ((offset, name),)
    for names in _TOGETHER:
        yield tuple((0, name) for name in names)
    yield from _ACROSS


def values(columns: Columns, template: Template) -> list[str]:
    """The feature's value on every line; where it reaches beyond the text, `^` or `$` stands for a fact."""
    parts = [_moved(columns, offset, name) for offset, name in template]
    return parts[0] if len(parts) == 1 else list(map("|".join, zip(*parts, strict=True)))


def _moved(columns: Columns, offset: int, name: str) -> list[str]:
    number = len(next(iter(columns.values())))
    column = columns.get(name) or [""] * number
    if not offset:
        return column
    edge = min(abs(offset), number)
    return [*["^"] * edge, *column[: number - edge]] if offset < 0 else [*column[edge:], *["$"] * edge]


def name_of(template: Template) -> str:
    """A feature's name, which the weights are kept under: `case`, `case -1` for the line before."""
    return " + ".join(f"{name}{f' {offset:+d}' if offset else ''}" for offset, name in template)
