"""Changes as lines for people, coloured on a terminal; what went and came is marked by signs as well as by colour."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import PurePath

import click

from fascicle.changes.forms.wording import HEADINGS, alike, counted, summary, told
from fascicle.changes.kinds import EditionChanges, MarkChange, NamedText, TextChanges, ValueChange, WordChange, WordRun
from fascicle.model.shown import shown

_FEW = 5  # places of one kind of markup that are named
_LONGEST = 40  # words that went, or came, in one place that are shown


def as_lines(changes: EditionChanges, base: str = "", *, everything: bool = False) -> str:
    """The whole as text; of what is alike, or long, the beginning, unless ``everything`` is asked for.

    ``base`` is the folder that paths are below.
    """
    lines = [click.style(f"{shown(changes.old)} → {shown(changes.new)}", bold=True), summary(changes)]
    for text in changes.changed:
        path = str(PurePath(base, text.path)) if text.path else ""
        lines += ["", *_text(replace(text, path=path), everything)]
    lines += _named("Texts added", changes.added) + _named("Texts removed", changes.removed)
    lines += _values("Record", changes.record, everything) + _values("Registers", changes.registers, everything)
    return "".join(f"{line}\n" for line in lines)


def _text(text: TextChanges, everything: bool) -> Iterator[str]:
    was = f" (was {shown(text.old_name)})" if text.old_name else ""
    yield f"{click.style(shown(text.name), bold=True)}{was}  {shown(text.title)}"
    if text.fault:
        yield f"  cannot be compared: {shown(text.fault)}"
    elif text.counts:
        yield f"  {counted(text.counts)}"
    for kind, (heading, what) in HEADINGS.items():
        if words := [each for each in text.words if each.kind is kind]:
            yield f"  {click.style(heading, underline=True)}: {what}"
            yield from (f"    {_place(text, each)}  {_words(each, everything)}" for each in words)
    for heading, marks in (("Markup", text.marks), ("Notes and comments", text.aside)):
        if marks:
            yield f"  {click.style(heading, underline=True)}"
            yield from (f"    {each}" for each in _marks(text, marks, everything))
    yield from (f"  {each}" for each in _values("Header", text.values, everything)[1:])


def _place(text: TextChanges, word: WordChange) -> str:
    source = f" (line {word.new.source_line} of the source)" if word.new.source_line else ""
    return click.style(shown(f"{text.path}:{word.new.line}{source}"), dim=True)


def _words(word: WordChange, everything: bool) -> str:
    parts = [shown(word.before), _run(word.run, everything), shown(word.after)]
    if word.reading and word.source and word.kind.value not in ("text",):
        parts.append(f"  source: {_run(word.source, everything)}")
    if word.moved:
        parts.append(click.style("(moved)", dim=True))
    if word.removed or word.added:
        tags = [*(f"-{each}" for each in word.removed), *(f"+{each}" for each in word.added)]
        few = tags if everything else tags[:_FEW]
        more = "" if len(few) == len(tags) else f" and {len(tags) - len(few)} more"
        parts.append(click.style(f"<{shown(', '.join(few))}{more}>", dim=True))
    return " ".join(filter(None, parts))


def _run(run: WordRun, everything: bool) -> str:
    old = click.style(f"[-{_cut(run.old, everything)}-]", fg="red") if run.old else ""
    new = click.style(f"{{+{_cut(run.new, everything)}+}}", fg="green") if run.new else ""
    return " ".join(filter(None, (old, new)))


def _cut(words: Sequence[str], everything: bool) -> str:
    if everything or len(words) <= _LONGEST:
        return shown(" ".join(words))
    half = _LONGEST // 2
    more = f"… {len(words) - 2 * half:,} words …"
    return shown(" ".join((*words[:half], more, *words[-half:])))


def _marks(text: TextChanges, marks: Iterable[MarkChange], everything: bool) -> Iterator[str]:
    for group in alike(marks):
        sign, what = told(group[0])
        colour = {"+": "green", "-": "red"}.get(sign)
        times = f"  ×{len(group)}" if len(group) > 1 else ""
        yield f"{click.style(f'{sign} {shown(what)}', fg=colour)}{times}"
        few = group if everything else group[:_FEW]
        for each in few:
            yield f"    {click.style(f'{shown(text.path)}:{each.spot.line}', dim=True)}  {shown(each.words)}".rstrip()
        if len(few) < len(group):
            yield f"    and {len(group) - len(few)} more: --all"


def _named(heading: str, texts: Sequence[NamedText]) -> list[str]:
    rows = [f"  {shown(each.name)}  {shown(each.title)} ({each.words:,} words)" for each in texts]
    return ["", click.style(heading, bold=True), *rows] if rows else []


def _values(heading: str, values: Sequence[ValueChange], everything: bool) -> list[str]:
    if not values:
        return []
    rows = []
    for each in values if everything else values[: 4 * _FEW]:
        old = click.style(f"[-{shown(each.old)}-]", fg="red") if each.old else ""
        new = click.style(f"{{+{shown(each.new)}+}}", fg="green") if each.new else ""
        rows.append("  " + " ".join(filter(None, (shown(each.path), old, new))))
    if len(rows) < len(values):
        rows.append(f"  and {len(values) - len(rows)} more: --all")
    return ["", click.style(heading, bold=True), *rows]
