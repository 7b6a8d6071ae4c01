"""The numbers and bullets of lists and headings in an OpenDocument text, counted as a reader sees them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from fascicle.inputs.office.counting import written
from fascicle.inputs.office.symbols import unknown_signs
from fascicle.inputs.office.trees import child, children, get, name

_FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "": "none"}
_DEEPEST = 10
_BULLET = "•"


@dataclass(frozen=True)
class OdtLevel:
    """How a depth is counted; ``sign`` is a bullet, which counts nothing."""

    form: str = "none"
    before: str = ""
    after: str = ""
    start: int = 1
    shown: int = 1
    sign: str = ""


class OdtNumbering:
    """The styles of lists, and how far each list has counted."""

    def __init__(self, roots: Iterable[etree._Element | None]) -> None:
        self._styles: dict[str, dict[int, OdtLevel]] = {}
        self.outline: dict[int, OdtLevel] = {}
        for root in roots:
            for holder in children(root, "office:automatic-styles", "office:styles"):
                for each in children(holder, "text:list-style"):
                    self._styles.setdefault(get(each, "style:name"), _levels(each))
                for each in children(holder, "text:outline-style"):
                    self.outline = self.outline or _levels(each)
        self._headings: dict[int, int] = {}

    def levels(self, style: str) -> dict[int, OdtLevel]:
        """The levels of a style of lists; those of none are bullets."""
        return self._styles.get(style, {})

    def heading(self, level: int, start: str = "") -> str:
        """What stands before the next heading of a level."""
        return count(self.outline, self._headings, level, start)


def count(levels: dict[int, OdtLevel], counts: dict[int, int], depth: int, start: str = "") -> str:
    """Count on at a depth, from 1, and say what a reader sees; empty where it has no number."""
    level = levels.get(depth, OdtLevel())
    counts[depth] = int(start) if start.isdecimal() else counts.get(depth, level.start - 1) + 1
    for deeper in [each for each in counts if each > depth]:
        del counts[deeper]
    if level.sign:
        return level.sign
    if level.form == "none":
        return ""
    first = max(1, depth - level.shown + 1)
    numbers = (
        written(counts.get(each, levels.get(each, OdtLevel()).start), levels.get(each, OdtLevel()).form)
        for each in range(first, depth + 1)
    )
    return f"{level.before}{'.'.join(filter(None, numbers))}{level.after}"


def _levels(style: etree._Element) -> dict[int, OdtLevel]:
    found: dict[int, OdtLevel] = {}
    for each in style:
        depth = get(each, "text:level")
        if not depth.isdecimal() or not 0 < int(depth) <= _DEEPEST:
            continue
        if name(each) == "text:list-level-style-bullet":
            sign = get(each, "text:bullet-char")
            found[int(depth)] = OdtLevel(sign=_BULLET if not sign.strip() or unknown_signs(sign) else sign)
        elif name(each) == "text:list-level-style-image":
            found[int(depth)] = OdtLevel(sign=_BULLET)
        else:
            start, shown = get(each, "text:start-value"), get(each, "text:display-levels")
            found[int(depth)] = OdtLevel(
                _FORMS.get(get(each, "style:num-format"), "decimal"),
                get(each, "style:num-prefix").strip(),
                get(each, "style:num-suffix").strip(),
                int(start) if start.isdecimal() else 1,
                int(shown) if shown.isdecimal() else 1,
            )
            _label(each, found, int(depth))
    return found


def _label(element: etree._Element, found: dict[int, OdtLevel], depth: int) -> None:
    """Newer programs say only in ``loext:num-list-format`` what stands around the number."""
    said = next((str(value) for key, value in element.attrib.items() if str(key).endswith("}num-list-format")), "")
    level = found[depth]
    if said and not (level.before or level.after) and said.endswith(tuple(".):")) and child(element, "x") is None:
        found[depth] = OdtLevel(level.form, level.before, said[-1], level.start, level.shown)
