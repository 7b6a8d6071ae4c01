"""The markup that changed. Two marks are the same if they are called alike and stand around the same characters."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from lxml import etree

from fascicle.changes.kinds import MarkChange, MarkKind, WordChange
from fascicle.changes.laid_out import CharRange, Laid
from fascicle.changes.sequences import replaced
from fascicle.changes.wording import Changed
from fascicle.tei.layers.table import EDITORIAL, LEFT_OUT
from fascicle.tei.names import XML_NS

# What only says which words belong to which layer: where these change, it is told with them.
_OF_LAYERS = EDITORIAL | {row.name for rows in LEFT_OUT.values() for row in rows} | {"sic", "abbr", "subst", "add"}
_NOTES = frozenset({"note", "desc", "figDesc"})


@dataclass(frozen=True)
class TagPlaced:
    """An element: its tag, its places, and how many characters that both texts have stand before its begin and end."""

    name: str
    attributes: tuple[tuple[str, str], ...]
    span: CharRange
    kept: CharRange
    element: etree._Element
    content: str = ""

    @property
    def key(self) -> tuple[Hashable, ...]:
        """What makes it the same mark as one of the other text."""
        return self.name, tuple(sorted(self.attributes)), self.content, self.kept

    @property
    def tag(self) -> str:
        """As it is written."""
        return " ".join((self.name, *(f'{name}="{value}"' for name, value in self.attributes)))


class Marking:
    """The marks of two texts, what is the same taken away."""

    def __init__(self, old: Laid, new: Laid, places: array[int], changes: Sequence[Changed]) -> None:
        self._laid = old, new
        kept_old, kept_new = array("l", [0]), array("l", [0]) * (new.length + 1)
        for place in places:
            kept_old.append(kept_old[-1] + (place >= 0))
            if place >= 0:
                kept_new[place + 1] = 1
        for index in range(1, len(kept_new)):
            kept_new[index] += kept_new[index - 1]
        self._spans = [each.old for each in changes], [each.new for each in changes]
        self._starts = tuple([span.start for span in spans] for spans in self._spans)
        olds, news = list(_marks(old, kept_old)), list(_marks(new, kept_new))
        same = Counter(each.key for each in olds) & Counter(each.key for each in news)
        self.old, self.new = _without(olds, same), _without(news, same)
        self._order = _of(olds, same), _of(news, same)
        self._carried: tuple[defaultdict[int, list[str]], ...] = defaultdict(list), defaultdict(list)

    def told(self, words: Sequence[WordChange]) -> tuple[list[WordChange], list[MarkChange], list[MarkChange]]:
        """The changes of words with the elements that went and came with them, those of markup, and what is aside."""
        self.old, self.new = (self._left(number, marks) for number, marks in enumerate((self.old, self.new)))
        found = [*self._cut(), *self._pairs(), *self._turned()]
        found += [self._change(MarkKind.REMOVED, each, None) for each in self.old]
        found += [self._change(MarkKind.ADDED, None, each) for each in self.new]
        found.sort(key=lambda each: (each.spot.line, each.old, each.new))
        gone, come = self._carried
        carried = [
            replace(each, removed=tuple(gone[number]), added=tuple(come[number]))
            if gone[number] or come[number]
            else each
            for number, each in enumerate(words)
        ]
        aside = [each for each in found if each.element in _NOTES or each.element.startswith("#")]
        return carried, [each for each in found if each not in aside], aside

    def _left(self, side: int, marks: Iterable[TagPlaced]) -> list[TagPlaced]:
        """MarkKind that did not go or come with words; those that did are remembered with these."""
        left = []
        for mark in marks:
            number = self._change_of(side, mark)
            if number is None:
                left.append(mark)
            else:
                self._carried[side][number].append(mark.tag)
        return left

    def _change_of(self, side: int, mark: TagPlaced) -> int | None:
        """The change of words that a mark belongs to: all its characters are of it, or it parts the layers there."""
        parts = mark.name in _OF_LAYERS
        inside = mark.kept.empty and not mark.content
        if not parts and not inside:
            return None
        at = bisect_right(self._starts[side], mark.span.end)
        while at and self._spans[side][at - 1].end >= mark.span.start:
            at -= 1
            # an empty element beside words that only came is as it was
            if parts or not mark.span.empty or not self._spans[side][at].empty:
                return at
        return None

    def _cut(self) -> Iterator[MarkChange]:
        """Elements that were split or joined."""
        for kind, ones, manies in ((MarkKind.SPLIT, self.old, self.new), (MarkKind.JOINED, self.new, self.old)):
            by_name: defaultdict[str, list[TagPlaced]] = defaultdict(list)
            for each in manies:
                by_name[each.name].append(each)
            for one in list(ones):
                parts = [each for each in by_name[one.name] if _inside(each, one)]
                if len(parts) > 1 and parts[0].kept.start == one.kept.start and parts[-1].kept.end == one.kept.end:
                    ones.remove(one)
                    for each in parts:
                        manies.remove(each)
                        by_name[one.name].remove(each)
                    numbered = f"{len(parts)} × {one.name}"
                    old, new = (one.tag, numbered) if kind is MarkKind.SPLIT else (numbered, one.tag)
                    where = parts[0] if kind is MarkKind.SPLIT else one
                    yield self._made(kind, old, new, where, 1)

    def _pairs(self) -> Iterator[MarkChange]:
        """MarkKind that are others now: by attributes, by name, by extent."""
        ways: tuple[tuple[MarkKind, Callable[[TagPlaced], Hashable]], ...] = (
            (MarkKind.ATTRIBUTES, lambda each: (each.name, each.kept, each.content)),
            (MarkKind.ATTRIBUTES, lambda each: (each.name, each.kept)),
            (MarkKind.RENAMED, lambda each: (each.kept, each.content) if not each.kept.empty else each),
        )
        for kind, key in ways:
            found: defaultdict[Hashable, list[TagPlaced]] = defaultdict(list)
            for mark in self.new:
                found[key(mark)].append(mark)
            for mark in list(self.old):
                if others := found[key(mark)]:
                    yield self._paired(kind, mark, others.pop(0))
        for mark in list(self.old):
            near = [each for each in self.new if each.name == mark.name and _overlap(each, mark)]
            if near:
                yield self._paired(MarkKind.EXTENT, mark, near[0])

    def _turned(self) -> Iterator[MarkChange]:
        """Elements around the same words, each as it was, of which another is the outer one now."""
        for a, b, c, d in replaced(*([each.key for each in marks] for marks in self._order)):
            if c < d:
                old, new = (
                    " ".join(each.name for each in marks) for marks in (self._order[0][a:b], self._order[1][c:d])
                )
                yield self._made(MarkKind.ORDER, old, new, self._order[1][c], 1)

    def _paired(self, kind: MarkKind, old: TagPlaced, new: TagPlaced) -> MarkChange:
        self.old.remove(old)
        self.new.remove(new)
        return self._change(kind, old, new)

    def _change(self, kind: MarkKind, old: TagPlaced | None, new: TagPlaced | None) -> MarkChange:
        mark = new or old
        assert mark is not None
        return self._made(kind, _told(old), _told(new), mark, 0 if new is None else 1, old)

    def _made(
        self, kind: MarkKind, old: str, new: str, mark: TagPlaced, side: int, other: TagPlaced | None = None
    ) -> MarkChange:
        laid = self._laid[side]
        words = laid.words_in(mark.span)
        if kind is MarkKind.EXTENT and other is not None:
            words = f"{self._laid[0].words_in(other.span)} → {words}"
        return MarkChange(kind, old, new, words, laid.spot_of(mark.element, mark.span.start), mark.name)


def _told(mark: TagPlaced | None) -> str:
    if mark is None:
        return ""
    return f"{mark.tag}: {mark.content}" if mark.content else mark.tag


def _marks(laid: Laid, kept: Sequence[int]) -> Iterator[TagPlaced]:
    for element, span in laid.whole.marks():
        if element is not laid.text:
            yield TagPlaced(
                name_of(element), attributes_of(element), span, CharRange(kept[span.start], kept[span.end]), element
            )
    for element, at in laid.whole.aside():
        attributes = attributes_of(element) if isinstance(element.tag, str) else ()
        span = CharRange(at, at)
        yield TagPlaced(
            name_of(element), attributes, span, CharRange(kept[at], kept[at]), element, content_of(element) or " "
        )


def _without(marks: Sequence[TagPlaced], same: Counter[tuple[Hashable, ...]]) -> list[TagPlaced]:
    left = Counter(same)
    found = []
    for each in marks:
        if left[each.key]:
            left[each.key] -= 1
        else:
            found.append(each)
    return found


def _of(marks: Sequence[TagPlaced], same: Counter[tuple[Hashable, ...]]) -> list[TagPlaced]:
    """The marks that are the same in both texts."""
    gone = set(map(id, _without(marks, same)))
    return [each for each in marks if id(each) not in gone]


def _inside(one: TagPlaced, other: TagPlaced) -> bool:
    return other.kept.start <= one.kept.start and one.kept.end <= other.kept.end and not one.kept.empty


def _overlap(one: TagPlaced, other: TagPlaced) -> bool:
    return max(one.kept.start, other.kept.start) < min(one.kept.end, other.kept.end)


def name_of(element: etree._Element) -> str:
    """The name of an element as it is told; of a comment or an instruction its kind."""
    if not isinstance(element.tag, str):
        return "#comment" if element.tag is etree.Comment else "#instruction"
    name = etree.QName(element)
    return f"{element.prefix}:{name.localname}" if element.prefix else name.localname


def attributes_of(element: etree._Element) -> tuple[tuple[str, str], ...]:
    """The attributes as they are told."""
    found = []
    for key, value in element.items():
        name = etree.QName(key)
        prefix = "xml:" if name.namespace == XML_NS else f"{{{name.namespace}}}" if name.namespace else ""
        found.append((f"{prefix}{name.localname}", " ".join(str(value).split())))
    return tuple(found)


def content_of(element: etree._Element) -> str:
    """What an element holds, markup and all, on one line."""
    if not isinstance(element.tag, str):
        return " ".join(str(element.text or "").split())
    parts: list[str] = [element.text or ""]
    for child in element:
        inner = content_of(child)
        if isinstance(child.tag, str):
            tag = " ".join((name_of(child), *(f'{name}="{value}"' for name, value in attributes_of(child))))
            parts.append(f"<{tag}>{inner}</{name_of(child)}>" if inner else f"<{tag}/>")
        else:
            parts.append(f"<!--{inner}-->" if child.tag is etree.Comment else f"<?{inner}?>")
        parts.append(child.tail or "")
    return " ".join("".join(map(str, parts)).split())
