"""What the facts of a line mean, in words: `convert --explain LINE` tells with them why a line got its role."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import pairwise

from fascicle.language.data import CLASSES
from fascicle.structure.lines.facts import STEPS

# Of every fact of LineTable.columns(), what is asked. Facts that are answered with yes or no are whole clauses.
MEANING: dict[str, str] = {
    # the line by itself
    "share": "of the width that lines have about here it fills",
    "whole": "of the width of the text's long lines it fills",
    "words": "words",
    "inset": "stands in by characters",
    "inset as usual": "stands in as far as most lines that do",
    "right": "stands at the right margin",
    "centred": "stands in the middle of the column",
    "case": "its letters",
    "first": "first sign",
    "second": "first two signs, the second first",
    "last": "last sign",
    "mark": "last sign but quotation marks and brackets",
    "digits": "figures among its signs",
    "gaps": "wide blanks inside it",
    "enclosed": "brackets around it (first sign, last sign, how many stay open)",
    "start": "first word",
    "end": "last word",
    "outline": "how its first words begin",
    "ending": "how its last words begin",
    "markup": "what the format marks it as",
    "pictured": "a picture stands above it",
    "type": "size of its type, the text's being 1",
    # what lines look like
    "year": "has a year",
    "date": "has a date",
    "counted": "begins with a number or a letter that counts",
    "alone": "is nothing but a number",
    "contact": "has an address of the net, or a telephone",
    "price": "has a price",
    "issue": "has the number of an issue or a volume",
    "leaders": "has leader dots",
    "ruled": "is a rule or an ornament",
    "noted": "begins with the sign of a note",
    "dashed": "begins with a dash, as speech in turns does",
    "bullet": "begins with a bullet",
    "page": "looks like the number of a page",
    "angle": "begins with a name in angle brackets or braces",
    "initials": "begins with initials",
    "paged": "ends with a number, as entries of contents do",
    # what the text says again
    "line said": "times that a line of these letters stands in the text",
    "name said": "times that it stands alone, whatever stop is behind it",
    "begin said": "lines that begin with the same name",
    "begin alone": "the name that it begins with stands alone too, or the other way round",
    "begin form": "how the name that it begins with is written (letters, words, what follows, what parts them)",
    # the lines above and below
    "blank": "blank lines above",
    "blank below": "blank lines below",
    "shift": "further in than the line above, by characters",
    "shift below": "the line below further in than it, by characters",
    "room above": "characters left on the line above, had it taken this line's first word",
    "room": "characters left on it, had it taken the next line's first word",
    "mark above": "how the line above ends (last sign but quotation marks, last sign)",
    "said again": "repeats the line above",
    "gaps alike": "a line beside it has as many wide blanks",
    "note called": "its sign of a note stands behind a word further up",
    # the lines about it
    "short about": "short lines among the six on each side",
    "capitals about": "lines with a capital at their begin among the six on each side",
    "stops about": "lines with a stop at their end among the six on each side",
    "blanks about": "lines below a blank one among the six on each side",
    "begins about": "lines with a name at their begin that comes again, among the six on each side",
    "names about": "lines that come again, among the six on each side",
    "figures about": "lines with figures among the six on each side",
    "insets about": "lines that stand in among the six on each side",
    "ragged about": "lines with room left in mid sentence among the six on each side",
    "short around": "short lines among the twenty-five on each side",
    "capitals around": "lines with a capital at their begin among the twenty-five on each side",
    "ragged around": "lines with room left in mid sentence among the twenty-five on each side",
    "blanks around": "lines below a blank one among the twenty-five on each side",
    "insets around": "lines that stand in among the twenty-five on each side",
    "begins around": "lines with a name at their begin that comes again, among the twenty-five on each side",
    "names around": "lines that come again, among the twenty-five on each side",
    "ragged at all": "lines with room left in mid sentence in the whole text",
    "begins at all": "lines with a name at their begin that comes again, in the whole text",
    "names at all": "lines that come again, in the whole text",
    # where it stands
    "from top": "lines from the top of its page",
    "from foot": "lines from the foot of its page",
    "from begin": "lines from the begin of the text",
    "from end": "lines from the end of the text",
    "counts": "its number counts on from that of a line before",
}  # fmt: skip
_PLACES = {"<": "begins with one of the {}", ">": "ends with one of the {}", "=": "short, with one of the {}"}

# In which steps the amounts of facts are told, where a fact is not called as its steps are.
_STEPPED = {
    **{name: name for name in ("share", "whole", "words", "inset", "digits", "gaps", "shift", "blank", "room")},
    **{"type": "size", "shift below": "shift", "blank below": "blank", "room above": "room"},
    **dict.fromkeys(("line said", "name said", "begin said"), "seen"),
    **dict.fromkeys(("from top", "from foot", "from begin", "from end"), "edge"),
    **{
        f"{n} {reach}": "part"
        for n in ("short", "capitals", "ragged", "blanks", "insets")
        for reach in ("about", "around")
    },
    "stops about": "part",
    **{f"{name} at all": "part" for name in ("ragged", "begins", "names")},
    **{f"{name} {reach}": "few" for name in ("begins", "names") for reach in ("about", "around")},
    "figures about": "few",
}
_PERCENT = frozenset({"share", "whole", "digits", "few", "part"})
_SIGNS = {
    "A": "a capital", "a": "a small letter", "0": "a figure", "q": "a quotation mark", "(": "an opening bracket",
    ")": "a closing bracket", "-": "a dash", "*": "the sign of a note", "x": "another sign", " ": "nothing",
}  # fmt: skip
_VALUES: Mapping[str, Mapping[str, str]] = {
    "case": {
        "caps": "all capitals", "titled": "a capital on most words", "one": "one word with a capital",
        "some": "several capitals", "first": "one capital", "lower": "small", "none": "none",
    },
    "counts": {"same": "yes, of the same letters", "any": "yes"},
    "inset as usual": {"": "it does not stand in", "0": "no", "1": "yes"},
    "note called": {"-": "it has none", "0": "no", "1": "yes"},
    **dict.fromkeys(("first", "last", "mark"), _SIGNS),
}  # fmt: skip
_ANSWERS = {"": "no", "1": "yes", "-": "none", "n": "none", "^": "no line", "$": "no line"}


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
        letter, place = fact[-2], fact[-1]
        return _PLACES[place].format(_classes()[letter])
    return MEANING[fact]


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
    lines = "line" if abs(offset) == 1 else f"{abs(offset)} lines"
    return f"{'the ' if abs(offset) == 1 else ''}{lines} {'below' if offset > 0 else 'above'}: {meaning(fact)}"


def _answer(fact: str, value: str) -> str:
    if value in ("^", "$"):
        return _ANSWERS[value]
    if value in _VALUES.get(fact, {}):
        return _VALUES[fact][value]
    if fact in _STEPPED and value.isdigit():
        return _span(_STEPPED[fact], int(value))
    return _ANSWERS.get(value, value)


def _span(steps: str, at: int) -> str:
    """The amounts of a step: `30 to 50 %`, `2`, `15 or more`."""
    whole = all(isinstance(bound, int) for bound in STEPS[steps])
    bounds = [f"{100 * bound:g}" if steps in _PERCENT else f"{bound:g}" for bound in STEPS[steps]]
    unit = " %" if steps in _PERCENT else ""
    if at == 0:
        return "none" if bounds[0] == "1" else f"less than {bounds[0]}{unit}"
    if at == len(bounds):
        return f"{bounds[-1]}{unit} or more"
    low, high = list(pairwise(STEPS[steps]))[at - 1]
    if whole:
        return f"{low:g}" if high - low == 1 else f"{low:g} to {high - 1:g}"
    return f"{bounds[at - 1]} to {bounds[at]}{unit}"
