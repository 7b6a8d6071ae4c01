"""Facts about the lines of a text, as a person would name them; nothing here knows a text, a genre or a language.

Every fact is a column: a short value for each line, in the order of the lines. Amounts are told in steps (`STEPS`), so
that a fitted weight belongs to each.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import pairwise

from fascicle.model.source import Line, LineMark
from fascicle.structure.lines.runs import runs
from fascicle.structure.lines.seen import NOTE_MARK, SHAPES, TAIL, Seen, kind
from fascicle.structure.lines.steps import Columns, step
from fascicle.structure.lines.widths import set_width

NEAR, AROUND = 6, 25  # lines on each side that are "about here", and further around
_ALSO_AROUND = frozenset(
    {"short about", "capitals about", "ragged about", "begins about", "names about", "blanks about", "insets about"}
)
_OF_THE_WHOLE = ("torn about", "ragged about", "begins about", "names about")  # also told of all lines together


class LineTable:
    """The lines of a text with what holds of the text as a whole, as columns of facts."""

    def __init__(self, lines: Sequence[Seen]) -> None:
        self.lines = lines
        proportional = _is_proportional(lines)
        for line in lines:
            line.extent = line.set_width if proportional else line.size
            line.first_word = set_width(line.begin) if proportional else len(line.begin)
        spans = [line.extent + line.indent for line in lines]
        sizes = sorted(spans) or [1]
        self.width = sizes[int(len(sizes) * 0.9)]
        full = sizes[int(len(sizes) * 0.98)]
        indents = Counter(line.indent for line in lines if line.extent > 0.6 * self.width)
        self.indent = indents.most_common(1)[0][0] if indents else 0
        insets = Counter(line.indent - self.indent for line in lines if line.indent > self.indent)
        self.usual = insets.most_common(1)[0][0] if insets else 0
        self.keys = Counter(line.key for line in lines if line.key)
        self.starts = Counter(line.prefix for line in lines if line.prefix)
        self.names = Counter(line.name for line in lines if line.name)
        for at, line in enumerate(lines):
            near = sorted(spans[max(0, at - 8) : at + 9])
            line.measure = max(12.0, min(near[int(len(near) * 0.85)], full))
            line.edge = max(12.0, near[-2:][0])  # the widest line but one

    def columns(self, vocabulary: frozenset[str]) -> Columns:
        """All facts of all lines; of words, those of a vocabulary are told."""
        return self._facts | {
            "start": [x.start_word if x.start_word in vocabulary else "-" for x in self.lines],
            "end": [x.last_word if x.last_word in vocabulary else "-" for x in self.lines],
        }

    @cached_property
    def _facts(self) -> Columns:
        columns = {name: [fact(line) for line in self.lines] for name, fact in self._own().items()}
        columns.update(self._shown())
        columns.update(self._between())
        columns.update(self._about())
        columns.update(self._edges())
        columns.update(runs(self.lines))
        return columns

    def _own(self) -> dict[str, Callable[[Seen], str]]:
        typical = Counter(line.type for line in self.lines if line.type).most_common(1)
        own: dict[str, Callable[[Seen], str]] = {
            "share": lambda x: step("share", (x.extent + x.indent) / x.measure),
            "whole": lambda x: step("whole", x.extent / self.width),
            "words": lambda x: step("words", x.words),
            "inset": lambda x: step("inset", x.indent - self.indent),
            "inset as usual": self._as_usual,
            "right": lambda x: "1" if x.indent > 9 and abs(x.indent + x.extent - self.width) < 4 else "",
            "centred": lambda x: "1" if x.indent > 3 and abs(2 * x.indent + x.extent - x.measure) < 5 else "",
            "case": lambda x: x.case,
            "first": lambda x: x.first,
            "second": lambda x: x.second + x.first,
            "last": lambda x: x.last,
            "mark": lambda x: x.mark,
            "digits": lambda x: step("digits", x.digits),
            "gaps": lambda x: step("gaps", x.gaps),
            "enclosed": _enclosed,
            "outline": lambda x: "".join(kind(word[0]) for word in x.text[:TAIL].split()[:3]),
            "ending": lambda x: "".join(kind(word[0]) for word in x.text[-TAIL:].split()[-2:]),
            "line said": lambda x: str(self.keys[x.key] and step("seen", self.keys[x.key])) if x.key else "n",
            "name said": lambda x: step("seen", self.names[x.name]) if x.name else "-",
            "begin said": lambda x: step("seen", self.starts[x.prefix]) if x.prefix else "-",
            "begin alone": lambda x: "1" if self.names[x.prefix or " "] or (x.name and self.starts[x.name]) else "",
            "begin form": _begin_form,
            "markup": lambda x: _markup(x.line),
            "pictured": lambda x: "1" if x.pictured else "",
            "type": lambda x: step("size", x.type / typical[0][0]) if x.type and typical else "-",
        }
        return own

    def _shown(self) -> Columns:
        """Which shapes and classes of words a line shows."""
        names = [*SHAPES, *{"class " + name for line in self.lines for name in line.classes}]
        columns = {name: [""] * len(self.lines) for name in names}
        for at, line in enumerate(self.lines):
            for name in line.shapes:
                columns[name][at] = "1"
            for name in line.classes:
                columns["class " + name][at] = "1"
        return columns

    def _as_usual(self, line: Seen) -> str:
        """Whether a line stands in as far as the first lines of paragraphs do, if it stands in at all."""
        inset = line.indent - self.indent
        return "" if not inset else "1" if inset == self.usual else "0"

    def _between(self) -> Columns:
        """What holds of a line and the one before or after it."""
        lines = self.lines
        pairs = list(zip([None, *lines[:-1]], lines, [*lines[1:], None], strict=True))
        return {
            "blank": [step("blank", x.blank) for x in lines],
            "blank below": [step("blank", y.blank) if y else "-" for _, _, y in pairs],
            "shift": [step("shift", x.indent - y.indent) if y else "-" for y, x, _ in pairs],
            "shift below": [step("shift", y.indent - x.indent) if y else "-" for _, x, y in pairs],
            "room above": [step("room", _left(y, x)) if y else "-" for y, x, _ in pairs],
            "room": [step("room", _left(x, y)) if y else "-" for _, x, y in pairs],
            "mark above": [y.mark + y.last if y else "" for y, _, _ in pairs],
            "said again": ["1" if y and _repeats(x, y) else "" for y, x, _ in pairs],
            "gaps alike": ["1" if any(y and x.gaps == y.gaps > 0 for y in (w, z)) else "" for w, x, z in pairs],
            "note called": self._called(),
        }

    def _called(self) -> list[str]:
        """Whether a line begins with a sign that stands behind a word further up, near."""
        found, recent = [], Counter[str]()
        window: list[list[str]] = []
        for line in self.lines:
            match = NOTE_MARK.match(line.text[:8])
            found.append("-" if not match else "1" if recent[match[0].strip("()[]")] else "0")
            called = [
                each.strip("()[]")
                for each in re.findall(
                    r"(?<=[^\W_.,;:!?])[.,;:!?”’»\"]? ?(" + NOTE_MARK.pattern + ")", line.text[:2000]
                )
            ]
            window.append(called)
            recent.update(called)
            if len(window) > 60:
                recent.subtract(window.pop(0))
        return found

    def _about(self) -> Columns:
        """Shares of the lines about here that are short, begin with a capital ..."""
        tests: dict[str, tuple[str, Callable[[Seen], bool]]] = {
            "short about": ("part", lambda x: x.extent + x.indent < 0.75 * self.width),
            "capitals about": ("part", lambda x: x.first in "Aq"),
            "stops about": ("part", lambda x: x.mark in ".!?:"),
            "blanks about": ("part", lambda x: x.blank > 0),
            "begins about": ("few", lambda x: bool(x.prefix) and self.starts[x.prefix] > 2),
            "names about": ("few", lambda x: bool(x.name) and self.names[x.name] > 2),
            "figures about": ("few", lambda x: x.digits > 0.1),
            "insets about": ("part", lambda x: x.indent > self.indent),
        }
        columns: Columns = {}
        number = len(self.lines)
        spans = {
            reach: [(max(0, at - reach), min(number, at + reach + 1)) for at in range(number)]
            for reach in (NEAR, AROUND)
        }
        found_by = {name: [test(line) for line in self.lines] for name, (_, test) in tests.items()}
        found_by["ragged about"] = self._ragged()
        found_by["torn about"] = self._torn()
        for name, found in found_by.items():
            bounds = tests[name][0] if name in tests else "part"
            sums = [0]
            for each in found:
                sums.append(sums[-1] + each)
            reaches = [(NEAR, name)]
            if name in _ALSO_AROUND:
                reaches.append((AROUND, name.replace("about", "around")))
            for reach, column in reaches:
                columns[column] = [
                    step(bounds, (sums[high] - sums[low] - each) / max(1, high - low - 1))
                    for each, (low, high) in zip(found, spans[reach], strict=True)
                ]
            if name in _OF_THE_WHOLE:
                columns[name.replace("about", "at all")] = [step("part", sums[-1] / max(1, number))] * number
        return columns

    def _torn(self) -> list[bool]:
        """Which lines go on with a sentence behind a blank line."""
        return [
            line.blank > 0 and line.first == "a" and before is not None and before.mark not in ".!?:"
            for before, line in zip([None, *self.lines[:-1]], self.lines, strict=True)
        ]

    def _ragged(self) -> list[bool]:
        """Which lines end before the next word would not have fitted, in the midst of a sentence: as verse does."""
        return [
            line.mark not in ".!?:" and _fits(line, following)
            for line, following in zip(self.lines, [*self.lines[1:], None], strict=True)
        ]

    def _edges(self) -> Columns:
        """Where on its page and in the text a line stands, and whether it counts pages."""
        number = len(self.lines)
        tops: list[int] = []
        for at, line in enumerate(self.lines):
            tops.append(0 if line.page or not at else tops[-1] + 1)
        feet = [0] * number
        for at in range(number - 1, -1, -1):
            last = at + 1 == number or self.lines[at + 1].page
            feet[at] = 0 if last else feet[at + 1] + 1
        paged = sum(line.page for line in self.lines) > 1
        return {
            "from top": [step("edge", top) if paged else "-" for top in tops],
            "from foot": [step("edge", foot) if paged else "-" for foot in feet],
            "from begin": [step("edge", at) for at in range(number)],
            "from end": [step("edge", number - 1 - at) for at in range(number)],
            "counts": self._counts(),
        }

    def _counts(self) -> list[str]:
        """Whether a number on a short line is one or two more than on the last line like it, as page numbers are."""
        found = [""] * len(self.lines)
        last: dict[str, tuple[int, int]] = {}
        for at, line in enumerate(self.lines):
            if line.number < 0 or line.words > 9:
                continue
            for key in {line.key, "any"}:
                before = last.get(key)
                if before and 0 < line.number - before[0] <= 2 and 8 < at - before[1] < 160:
                    grade = "same" if key != "any" else "any"
                    found[at] = min(found[at] or "z", grade, key=("same", "any", "z").index)
                    found[before[1]] = min(found[before[1]] or "z", grade, key=("same", "any", "z").index)
                last[key] = (line.number, at)
        return found


def _fits(line: Seen, following: Seen | None) -> bool:
    """Whether the next word would have fitted, if the widest lines about show the measure."""
    return following is not None and not following.blank and _left(line, following) + line.edge - line.measure >= 1


def _left(line: Seen, following: Seen) -> float:
    """How much more than the next line's first word would have fitted."""
    return line.measure - line.extent - line.indent - 1 - following.first_word


def _is_proportional(lines: Sequence[Seen]) -> bool:
    """Whether lines that go on in the next one differ less when they are set than when they are counted."""
    counted = drawn = 0.0
    inner = [a for a, b in pairwise(lines) if a.mark not in ".!?:" and b.first == "a" and not b.blank and a.words > 3]
    for a, b in pairwise(inner):
        counted += abs(a.size - b.size) / (a.size + b.size)
        drawn += abs(a.set_width - b.set_width) / (a.set_width + b.set_width)
    return drawn < counted


def _repeats(line: Seen, other: Seen) -> bool:
    """Whether one of two lines says nothing that the other does not."""
    return bool(line.key and other.key) and (line.key in other.key or other.key in line.key)


def _enclosed(line: Seen) -> str:
    if line.size > 2000:
        return ""
    opened = line.text.count("[") + line.text.count("(") - line.text.count("]") - line.text.count(")")
    if line.first in "(<" or line.last in ")>" or opened:
        return f"{line.first}{line.last}{max(-1, min(1, opened))}"
    return ""


def _begin_form(line: Seen) -> str:
    if not line.prefix:
        return "-"
    begin = line.text.lstrip("<([")[: len(line.prefix)]
    rest = line.text.lstrip("<([")[len(line.prefix) :].lstrip(". :—–,>")
    capitals = "A" if begin.isupper() else "T" if begin.istitle() else "a"
    behind = kind(line.text[len(line.prefix) :][:1] or " ")
    return f"{capitals}{min(3, line.prefix.count(' ') + 1)}{kind(rest[:1] or ' ')}{behind}"


def _markup(line: Line) -> str:
    """What the format shows: the mark of the line, and type that all of it is set in."""
    if line.mark is LineMark.HEAD:
        return f"head{line.level}"
    rend = [run.style.rend for run in line.runs if not run.style.weak and line.text[run.start : run.end].strip()]
    common = set(rend[0]).intersection(*map(set, rend[1:])) if rend else set()
    return f"{line.mark}{''.join(sorted(common))}"
