"""What became of texts when they were rendered: what was shown by its class alone, what was set aside, what was lost.

Whoever renders a text says it in one JSON object a text; the report of an edition, for people and for machines, is made
of these, and goes into the package, where it tells what the products show of the TEI files and what they do not.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

_FORMAT = 1
_INDENT = "  "


@dataclass(frozen=True)
class Aside:
    """An element that is not shown where it stands: its name, its line in the file, its characters without blanks.

    ``words`` are those that were lost; of what is set aside they are not told.
    """

    element: str
    line: int
    characters: int
    words: str = ""

    @property
    def fact(self) -> dict[str, Any]:
        """The place as a JSON object."""
        return {name: value for name, value in vars(self).items() if name != "words" or value}


@dataclass(frozen=True)
class RenderingReport:
    """What became of one text.

    ``shown_by_class`` counts elements that have no rendering of their own and are shown by their class,
    ``unknown_rend`` values of ``@rend`` that mean nothing to the stylesheets; ``set_aside`` is what is not shown, by
    name, and ``lost`` what the check of completeness missed: nothing, in an edition that is published.
    """

    text: str
    shown_by_class: Mapping[str, int] = field(default_factory=dict)
    unknown_rend: Mapping[str, int] = field(default_factory=dict)
    set_aside: tuple[Aside, ...] = ()
    lost: tuple[Aside, ...] = ()

    @property
    def is_plain(self) -> bool:
        """Whether there is nothing to tell."""
        return not (self.shown_by_class or self.unknown_rend or self.set_aside or self.lost)

    @classmethod
    def of(cls, fact: Mapping[str, Any]) -> RenderingReport:
        """The report that a JSON object says; a key that is missing means nothing of its kind."""
        return cls(
            str(fact["text"]),
            _counts(fact.get("shown-by-class", {})),
            _counts(fact.get("unknown-rend", {})),
            tuple(map(_aside, fact.get("set-aside", ()))),
            tuple(map(_aside, fact.get("lost", ()))),
        )

    @property
    def fact(self) -> dict[str, Any]:
        """The report as a JSON object."""
        return {
            "text": self.text,
            "shown-by-class": dict(sorted(self.shown_by_class.items())),
            "unknown-rend": dict(sorted(self.unknown_rend.items())),
            "set-aside": [each.fact for each in self.set_aside],
            "lost": [each.fact for each in self.lost],
        }


def dump(reports: Iterable[RenderingReport]) -> bytes:
    """The report for machines, in UTF-8: equal reports make equal bytes."""
    facts = {"format": _FORMAT, "texts": [each.fact for each in reports]}
    return (json.dumps(facts, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def load(data: bytes) -> tuple[RenderingReport, ...]:
    """The reports in what :func:`dump` made, in a list of JSON objects, or in one; raises ValueError for others."""
    facts = json.loads(data)
    several = facts.get("texts", [facts]) if isinstance(facts, dict) else facts
    try:
        return tuple(map(RenderingReport.of, several))
    except (AttributeError, KeyError, TypeError) as error:
        raise ValueError(f"this is no report on rendering: {error!r}") from error


def as_text(reports: Sequence[RenderingReport]) -> str:
    """The report for people, in English as the package is: all texts together, then each that has something to tell."""
    by_class, rend = _sum(each.shown_by_class for each in reports), _sum(each.unknown_rend for each in reports)
    aside = [each for report in reports for each in report.set_aside]
    lost = [each for report in reports for each in report.lost]
    lines = [
        "How the texts are shown",
        "=======================",
        "",
        f"Texts: {len(reports)}",
        f"Elements without a rendering of their own, shown by their class: {by_class.total()}",
        f"Values of @rend that are not known: {rend.total()}",
        f"Elements set aside: {len(aside)}, with {sum(each.characters for each in aside)} characters",
        f"Characters neither shown nor set aside: {sum(each.characters for each in lost)}",
    ]
    if by_class or rend:
        lines += ["", "All texts together", *_told(RenderingReport("", by_class, rend))]
    for each in reports:
        if not each.is_plain:
            lines += ["", each.text, *_told(each)]
    return "\n".join(lines) + "\n"


def _told(report: RenderingReport) -> list[str]:
    """The lines about one text."""
    told = [
        _list("shown by their class", report.shown_by_class),
        _list("@rend not known", {f'"{value}"': times for value, times in report.unknown_rend.items()}),
        _places("set aside", report.set_aside),
        _places("LOST", report.lost),
        [f"{_INDENT}LOST, line {each.line}: {each.words}" for each in report.lost if each.words],
    ]
    return [line for lines in told for line in lines]


def _list(name: str, counts: Mapping[str, int]) -> list[str]:
    """The commonest first, of equals in the order of their names."""
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return [f"{_INDENT}{name}: {', '.join(f'{each} {times}' for each, times in ordered)}"] if ordered else []


def _places(name: str, places: Sequence[Aside]) -> list[str]:
    several: dict[str, list[Aside]] = {}
    for each in places:
        several.setdefault(each.element, []).append(each)
    return [
        f"{_INDENT}{name}: {element} {len(found)}, {sum(each.characters for each in found)} characters,"
        f" line{'s' if len(found) > 1 else ''} {', '.join(str(each.line) for each in found)}"
        for element, found in sorted(several.items())
    ]


def _sum(counts: Iterable[Mapping[str, int]]) -> Counter[str]:
    whole: Counter[str] = Counter()
    for each in counts:
        whole.update(each)
    return whole


def _counts(fact: Mapping[str, Any]) -> dict[str, int]:
    return {str(name): int(times) for name, times in fact.items()}


def _aside(fact: Mapping[str, Any]) -> Aside:
    """A place as it is told, also by :class:`fascicle.check.completeness.Lost`, which tells words and no number."""
    words = str(fact.get("words", ""))
    characters = int(fact.get("characters", len("".join(words.split()))))
    return Aside(str(fact["element"]), int(fact["line"]), characters, words)
