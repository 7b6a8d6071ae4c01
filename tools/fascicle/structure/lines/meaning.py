"""What the facts of a line mean, in words: `convert --explain LINE` tells with them why a line got its role."""

from __future__ import annotations

import tomllib
from functools import cache
from itertools import pairwise
from pathlib import Path

from fascicle.language.data import CLASSES
from fascicle.structure.lines.steps import STEPS

_WORDS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
# Of every fact of LineTable.columns(), what is asked; of facts that are answered with yes or no, a whole clause.
MEANING: dict[str, str] = _WORDS["facts"]
_SIGNS = ("first", "last", "mark", "run ends", "run begins")  # facts that are a sign
_STEPPED = {fact: steps for steps, facts in _WORDS["steps"].items() for fact in facts}
_VALUES: dict[str, dict[str, str]] = {**_WORDS["values"], **dict.fromkeys(_SIGNS, _WORDS["signs"])}
_ANSWERS = {"": "no", "1": "yes", "-": "none", "n": "none", "^": "no line", "$": "no line"}
_PERCENT = frozenset({"share", "whole", "digits", "few", "part"})


def told(feature: str, value: str) -> str:
    """A feature and its value in words: `its letters: all capitals; words: 2`."""
    names, values = feature.split(" + "), value.split("|")
    if len(values) != len(names):  # a bar is a sign too
        return f"{'; '.join(map(_named, names))}: {value}"
    return "; ".join(
        f"{_named(name)}: {_answer(_parted(name)[0], each)}" for name, each in zip(names, values, strict=True)
    )


def meaning(fact: str) -> str:
    """What a fact means."""
    if fact.startswith("class "):
        return str(_WORDS["places"][fact[-1]].format(_classes()[fact[-2]]))
    return MEANING.get(fact, fact)


@cache
def _classes() -> dict[str, str]:
    """The classes of words by letter: the first list of each names it."""
    return {letter: key.replace("_", " ") for key, letter in reversed(CLASSES.items())}


def _parted(name: str) -> tuple[str, int]:
    """The fact of a feature's name, and of which line it is told."""
    fact, _, offset = name.rpartition(" ")
    return (fact, int(offset)) if offset[:1] in ("+", "-") and offset[1:].isdigit() else (name, 0)


def _named(name: str) -> str:
    fact, offset = _parted(name)
    if not offset:
        return meaning(fact)
    lines = "the line" if abs(offset) == 1 else f"{abs(offset)} lines"
    return f"{lines} {'below' if offset > 0 else 'above'}: {meaning(fact)}"


def _answer(fact: str, value: str) -> str:
    steps = _STEPPED.get(fact, fact)
    if value in _VALUES.get(fact, {}):
        return _VALUES[fact][value]
    return _span(steps, int(value)) if steps in STEPS and value.isdigit() else _ANSWERS.get(value, value)


def _span(steps: str, at: int) -> str:
    """The amounts of a step: `30 to 50 %`, `2`, `15 or more`."""
    percent = steps in _PERCENT
    bounds = [f"{100 * bound:g}" if percent else f"{bound:g}" for bound in STEPS[steps]]
    unit = " %" if percent else ""
    if at == 0:
        return "none" if bounds[0] == "1" else f"less than {bounds[0]}{unit}"
    if at == len(bounds):
        return f"{bounds[-1]}{unit} or more"
    low, high = list(pairwise(STEPS[steps]))[at - 1]
    if all(isinstance(bound, int) for bound in STEPS[steps]):
        return f"{low:g}" if high - low == 1 else f"{low:g} to {high - 1:g}"
    return f"{bounds[at - 1]} to {bounds[at]}{unit}"
