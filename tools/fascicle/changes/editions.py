"""Two states of an edition compared, text by text; texts that have another name now are found by their words."""

from __future__ import annotations

import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from fascicle.changes.kinds import EditionChanges, NamedText, TextChanges, ValueChange, summed
from fascicle.changes.states import EditionState
from fascicle.changes.texts import compare, reading_words
from fascicle.changes.values import Row, record_rows, register_rows, value_changes
from fascicle.edition.text import Text
from fascicle.model.errors import TeiError
from fascicle.tei.write import parse, read_bytes

_LENGTH = 4  # words of a shingle
_SKETCH = 64  # shingles that a text is known by
_LIKE = 0.4  # share of these that two texts must have in common to be one


def compare_states(old: EditionState, new: EditionState) -> EditionChanges:
    """What changed. Only the files of one text of either state are in memory at a time; a text is read by its bytes
    first, and taken apart only if these are others.
    """
    pairs = {name: name for name in new.texts if name in old.texts}
    files = not (old.record or new.record) and len(old.texts) == len(new.texts) == 1
    if files:  # whatever they are called
        pairs = dict(zip(new.texts, old.texts, strict=True))
    gone = {name: text for name, text in old.texts.items() if name not in pairs.values()}
    come = {name: text for name, text in new.texts.items() if name not in pairs}
    pairs |= _renamed(gone, come)
    changed = [each for name in new.texts if name in pairs for each in _text(old, new, pairs[name], name) if each]
    return EditionChanges(
        old.label,
        new.label,
        len(new.texts),
        tuple(changed),
        tuple(_named(text) for name, text in new.texts.items() if name not in pairs),
        tuple(_named(text) for name, text in old.texts.items() if name not in pairs.values()),
        tuple(value_changes(record_rows(old.record), record_rows(new.record))),
        tuple(_registers(old, new)),
        summed(changed),
    )


def _text(old: EditionState, new: EditionState, before: str, name: str) -> Iterator[TextChanges]:
    one, other = old.texts[before], new.texts[name]
    path = new.path_of(other)
    renamed = before if before != name and new.record else ""
    try:
        data = read_bytes(one.path), read_bytes(other.path)
        if data[0] != data[1] or renamed:
            records = (old.record, new.record)
            found = compare(*data, name, title=other.title, language=other.language, path=path, records=records)
            yield replace(found, old_name=renamed)
    except TeiError as error:
        yield TextChanges(name, name, path=path, fault=f"{error.place}: {error.message}")


def _named(text: Text) -> NamedText:
    try:
        words = len(reading_words(read_bytes(text.path), str(text.path)))
    except TeiError:
        words = 0
    return NamedText(text.name, text.title, words)


def _renamed(gone: dict[str, Text], come: dict[str, Text]) -> dict[str, str]:
    """Texts that came with the words of one that went, the likest first."""
    sketches = {name: _sketch(text) for name, text in come.items()} if gone else {}
    having: defaultdict[int, list[str]] = defaultdict(list)
    for name, sketch in sketches.items():
        for each in sketch:
            having[each].append(name)
    likeness: list[tuple[float, str, str]] = []
    for name, text in gone.items():
        sketch = _sketch(text)
        common = Counter(other for each in sketch for other in having.get(each, ()))
        for other, number in common.items():
            share = number / max(min(len(sketch), _SKETCH), 1)
            if share >= _LIKE and number / max(len(sketches[other]), 1) >= _LIKE:
                likeness.append((-share, name, other))
    found: dict[str, str] = {}
    for _, name, other in sorted(likeness):
        if other not in found and name not in found.values():
            found[other] = name
    return found


def _sketch(text: Text) -> frozenset[int]:
    """What a text is known by: the smallest checksums of its runs of words."""
    try:
        words = reading_words(read_bytes(text.path), str(text.path))
    except TeiError:
        return frozenset()
    runs = {" ".join(words[at : at + _LENGTH]) for at in range(max(len(words) - _LENGTH + 1, 1))} if words else set()
    return frozenset(sorted(zlib.crc32(each.encode("utf-8", "surrogatepass")) for each in runs)[:_SKETCH])


def _registers(old: EditionState, new: EditionState) -> Sequence[ValueChange]:
    return value_changes(*([*_rows(state)] for state in (old, new)))


def _rows(state: EditionState) -> Iterator[Row]:
    for path in state.registers:
        try:
            yield from register_rows(parse(read_bytes(path), path))
        except TeiError:
            continue  # `check` says it
