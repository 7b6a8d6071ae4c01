"""The words that changed, layer by layer and put together, and which characters of two texts are the same."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import Match, SequenceMatcher
from typing import Any

from fascicle.changes.kinds import WordChange, WordKind, WordRun
from fascicle.changes.laid_out import CharRange, Laid, LaidWord
from fascicle.changes.sequences import Replaced, replaced
from fascicle.tei.layers.table import Layer

_AROUND = 6  # words before and after a change that are shown
_MOVED = 4  # words that are looked for elsewhere, at least
_LIKE = 0.5  # share of characters that two stretches must have in common to be the same one, changed
_SMALL = 250_000  # pairs of characters that are compared at the most


@dataclass(frozen=True)
class Hunk:
    """A stretch of one layer that changed: which words, and where they stand in either text."""

    words: Replaced
    old: CharRange
    new: CharRange

    def with_(self, other: Hunk) -> Hunk:
        """Both, and what stands between them."""
        a, b = self.words, other.words
        words = Replaced(min(a.a, b.a), max(a.b, b.b), min(a.c, b.c), max(a.d, b.d))
        return Hunk(words, _around(self.old, other.old), _around(self.new, other.new))

    def meets(self, other: Hunk) -> bool:
        """Whether a hunk of the other layer is about the same words."""
        return _meet(self.old, other.old) or _meet(self.new, other.new)


@dataclass(frozen=True)
class Changed:
    """A change of words with the places that it is about, empty ones among them."""

    hunks: dict[Layer, Hunk]

    @property
    def old(self) -> CharRange:
        """Its places in the old text."""
        first, *others = (each.old for each in self.hunks.values())
        return _around(first, *others)

    @property
    def new(self) -> CharRange:
        """Its places in the new text."""
        first, *others = (each.new for each in self.hunks.values())
        return _around(first, *others)


def hunks(old: Laid, new: Laid) -> dict[Layer, list[Hunk]]:
    """What changed in each layer."""
    found: dict[Layer, list[Hunk]] = {}
    for layer in Layer:
        before, after = old.words[layer], new.words[layer]
        runs = replaced([each.text for each in before], [each.text for each in after])
        found[layer] = [
            Hunk(run, _span(before, run.a, run.b, old.length), _span(after, run.c, run.d, new.length)) for run in runs
        ]
    return found


def together(by_layer: dict[Layer, list[Hunk]]) -> list[Changed]:
    """The changes of both layers in the order of the text; those that are about the same words are one."""
    every = [(layer, hunk) for layer, found in by_layer.items() for hunk in found]
    every.sort(key=lambda each: (each[1].old, each[1].new))
    found: list[dict[Layer, Hunk]] = []
    for layer, hunk in every:
        last = found[-1] if found else {}
        if any(hunk.meets(other) for other in last.values()):
            last[layer] = last[layer].with_(hunk) if layer in last else hunk
        else:
            found.append({layer: hunk})
    return [Changed(each) for each in found]


def aligned(old: Laid, new: Laid, by_layer: dict[Layer, list[Hunk]]) -> array[int]:
    """Of each place of the old text the place of the same character in the new one, -1 where it has none.

    The source layer has the first word: what it keeps is kept. The order is that of both texts.
    """
    places = array("l", [-1]) * old.length
    taken = bytearray(new.length)
    for layer in (Layer.SOURCE, Layer.READING):
        low, high = _bounds(places, new.length)
        for before, after in _same(old, new, layer, by_layer[layer]):
            if places[before] < 0 and not taken[after] and low[before] < after < high[before]:
                places[before] = after
                taken[after] = 1
    return places


def word_changes(old: Laid, new: Laid, changes: Sequence[Changed]) -> list[WordChange]:
    """The changes as they are told."""
    found = [_told(old, new, each) for each in changes]
    gone = {each.run.old: number for number, each in enumerate(found) if _can_move(each.run.old, each.run.new)}
    come = {each.run.new: number for number, each in enumerate(found) if _can_move(each.run.new, each.run.old)}
    for words in gone.keys() & come.keys():
        for number in (gone[words], come[words]):
            found[number] = replace(found[number], moved=True)
    return found


def _can_move(words: tuple[str, ...], others: tuple[str, ...]) -> bool:
    return not others and len(words) >= _MOVED


def _told(old: Laid, new: Laid, change: Changed) -> WordChange:
    runs = {
        layer: WordRun(
            hunk.words.a,
            tuple(each.text for each in old.words[layer][hunk.words.a : hunk.words.b]),
            tuple(each.text for each in new.words[layer][hunk.words.c : hunk.words.d]),
        )
        for layer, hunk in change.hunks.items()
    }
    source, reading = runs.get(Layer.SOURCE), runs.get(Layer.READING)
    kind = WordKind.READING if source is None else WordKind.SOURCE if reading is None else WordKind.BOTH
    if source is not None and reading is not None and (source.old, source.new) == (reading.old, reading.new):
        kind = WordKind.TEXT
    layer = Layer.SOURCE if reading is None else Layer.READING
    words, at = new.words[layer], change.hunks[layer].words
    before = " ".join(each.text for each in words[max(at.c - _AROUND, 0) : at.c])
    after = " ".join(each.text for each in words[at.d : at.d + _AROUND])
    return WordChange(kind, source, reading, old.spot(change.old.start), new.spot(change.new.start), before, after)


def _span(words: Sequence[LaidWord], first: int, last: int, length: int) -> CharRange:
    """The places of words; of none, all between the word before and the one behind."""
    if first < last:
        return CharRange(words[first].span.start, words[last - 1].span.end)
    start = words[first - 1].span.end if first else 0
    return CharRange(start, words[first].span.start if first < len(words) else length)


def _around(first: CharRange, *others: CharRange) -> CharRange:
    every = (first, *others)
    return CharRange(min(each.start for each in every), max(each.end for each in every))


def _meet(one: CharRange, other: CharRange) -> bool:
    if one.empty or other.empty:
        return one == other
    return max(one.start, other.start) < min(one.end, other.end)


def _bounds(places: Sequence[int], end: int) -> tuple[array[int], array[int]]:
    """Of each place, between which places of the new text it may come, by what stands there already."""
    low, high = array("l", places), array("l", places)
    last = -1
    for index, place in enumerate(places):
        low[index] = last
        last = max(last, place)
    last = end
    for index in range(len(places) - 1, -1, -1):
        high[index] = last
        last = min(last, places[index]) if places[index] >= 0 else last
    return low, high


def _same(old: Laid, new: Laid, layer: Layer, found: Sequence[Hunk]) -> Iterator[tuple[int, int]]:
    """The places of characters that a layer has in both texts: those of words that stayed, most of one that changed."""
    before, after = old.characters[layer], new.characters[layer]
    ends_old, ends_new = _ends(old.words[layer]), _ends(new.words[layer])
    i = j = 0
    for hunk in found:
        a, b, c, d = hunk.words
        yield from zip(before[i : ends_old[a]], after[j : ends_new[c]], strict=True)
        i, j = ends_old[b], ends_new[d]
        one = "".join(each.text for each in old.words[layer][a:b])
        other = "".join(each.text for each in new.words[layer][c:d])
        for at, to, size in _alike(one, other):
            start, goal = ends_old[a] + at, ends_new[c] + to
            yield from zip(before[start : start + size], after[goal : goal + size], strict=True)
    yield from zip(before[i:], after[j:], strict=True)


def _ends(words: Sequence[LaidWord]) -> list[int]:
    """How many characters the first words have."""
    found = [0]
    for each in words:
        found.append(found[-1] + len(each.text))
    return found


def _alike(one: str, other: str) -> list[Match]:
    """Stretches that two strings have in common, if these are much alike."""
    if not one or not other or len(one) * len(other) > _SMALL:
        return []
    matcher: SequenceMatcher[Any] = SequenceMatcher(None, one, other, autojunk=False)
    return list(matcher.get_matching_blocks()) if matcher.ratio() >= _LIKE else []
