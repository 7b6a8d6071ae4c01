"""What all forms say in the same words: counts, and markup changes that are alike put together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from fascicle.changes.kinds import EditionChanges, MarkChange, MarkKind, WordKind

HEADINGS: Mapping[WordKind, tuple[str, str]] = {
    WordKind.TEXT: ("Text", "what the source says and what the edition reads"),
    WordKind.SOURCE: ("Transcription", "what the source says; the edition reads as before"),
    WordKind.READING: ("Reading", "what the edition reads; the source says what it said"),
    WordKind.BOTH: ("Transcription and reading", "both, and each otherwise"),
}
"""Of each kind of change of words what it is called, and what is another by it."""

_COUNTED = {
    "text": ("change of text", "changes of text"),
    "transcription": ("change of transcription alone", "changes of transcription alone"),
    "reading": ("change of reading alone", "changes of reading alone"),
    "transcription and reading": ("change of transcription and reading", "changes of transcription and reading"),
    "markup": ("change of markup", "changes of markup"),
    "notes": ("note", "notes"),
    "header": ("value of headers", "values of headers"),
}


def counted(counts: Mapping[str, int]) -> str:
    """Counts in words, such as `2 changes of text, 31 changes of markup`."""
    return ", ".join(f"{number:,} {_COUNTED[kind][number != 1]}" for kind, number in counts.items())


def summary(changes: EditionChanges) -> str:
    """What changed, in a sentence."""
    if not changes:
        return "Nothing changed."
    parts = []
    of = f" of {changes.texts:,}" if changes.texts > 1 else ""
    compared = [each for each in changes.changed if not each.fault]
    if compared:
        parts.append(f"{_number(len(compared), 'text')}{of} changed: {counted(changes.counts) or 'by name'}")
    if faulty := len(changes.changed) - len(compared):
        parts.append(f"{_number(faulty, 'text')}{of} cannot be compared")
    for word, texts in (("added", changes.added), ("removed", changes.removed)):
        if texts:
            parts.append(f"{_number(len(texts), 'text')} {word}")
    for word, values in (("record", changes.record), ("registers", changes.registers)):
        if values:
            parts.append(f"{_number(len(values), 'value')} of the {word} changed")
    return "; ".join(parts) + "."


def _number(number: int, word: str) -> str:
    return f"{number:,} {word}{'s' * (number != 1)}"


def alike(marks: Iterable[MarkChange]) -> list[Sequence[MarkChange]]:
    """Changes of one kind together, in the order of the first of each."""
    groups: dict[tuple[str, str, str], list[MarkChange]] = {}
    for each in marks:
        groups.setdefault(each.gist, []).append(each)
    return list(groups.values())


def told(mark: MarkChange) -> tuple[str, str]:
    """A sign, and what became of an element."""
    if mark.kind is MarkKind.ADDED:
        return "+", mark.new
    if mark.kind is MarkKind.REMOVED:
        return "-", mark.old
    if mark.kind is MarkKind.EXTENT and mark.old == mark.new:
        return "~", f"{mark.new} stands around other words"
    if mark.kind is MarkKind.ORDER:
        return "~", "elements around the same words, in another order"
    if mark.kind is MarkKind.ATTRIBUTES:
        return "~", _attributes(mark)
    return "~", f"{mark.old} → {mark.new}"


def _attributes(mark: MarkChange) -> str:
    """The attributes that changed alone; all where the content changed too."""
    old, new = mark.old, mark.new
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    cut = old.rfind(" ", 0, start) + 1
    if not cut or ": " in old:
        return f"{old} → {new}"
    return f"{old[:cut].strip()}: {old[cut:] or '(none)'} → {new[cut:] or '(none)'}"
