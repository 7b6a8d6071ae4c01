"""Why a line got its role: what ``fascicle convert --explain LINE`` prints."""

from __future__ import annotations

from collections.abc import Iterator

from fascicle.model.shown import shown
from fascicle.model.source import Line, SourceText
from fascicle.structure.lines.label import reason
from fascicle.structure.model import Block, Division, Part


def explain_line(text: SourceText, divisions: tuple[Division, ...], line: str | int) -> str:
    """What is known of a source line, a fact a row; empty where the line has no text.

    The line is named by its anchor.
    """
    anchor = str(line)
    told = [
        "".join(f"  {name:10} {shown(fact)}\n" for name, fact in _facts(block, path, anchor))
        for division in divisions
        for block, path in _walk(division, ())
        if not block.content and any(part.line.anchor == anchor for part in block.parts)
    ]
    return "\n".join(told) + (_weighed(text, anchor) if told else "")


def _weighed(text: SourceText, anchor: str) -> str:
    """What the fitted model says of the line: the likeliest roles, and the facts that weighed most."""
    number = next(line.number for line in text.lines if line.anchor == anchor)
    why = reason(text.lines, number)
    if why is None:
        return ""
    likely = ", ".join(f"{role} {odds:.2f}" for role, odds in why.likeliest)
    facts = "".join(f"  {weight:+10.2f} {shown(fact)}\n" for weight, fact in why.weighed)
    return f"\n  {'likeliest':10} {likely}\n{facts}"


def _walk(division: Division, path: tuple[str, ...]) -> Iterator[tuple[Block, tuple[str, ...]]]:
    here = (*path, division.type)
    for block in (each for outer in (*division.blocks, *division.closing) for each in outer.walk()):
        yield block, here
        for inner in block.inner.values():
            yield from ((each, here) for each in inner)
    for inner_division in division.divisions:
        yield from _walk(inner_division, here)


def _facts(block: Block, path: tuple[str, ...], anchor: str) -> Iterator[tuple[str, str]]:
    parts = [part for part in block.parts if part.line.anchor == anchor]
    yield "text", " … ".join(part.content for part in parts)
    yield "role", f"{block.role}{f', level {block.level}' if block.level else ''}"
    yield "evidence", block.evidence or "nothing says otherwise"
    yield from (("divided", part.guest) for part in parts if part.guest)
    if block.place:
        yield "place", block.place
    yield "lines", ", ".join(_lines(block.parts))
    yield "inside", " > ".join(path)
    if block.language:
        yield "language", block.language
    for decision in (part.hyphen for part in parts if part.hyphen is not None):
        yield "hyphen", f"{decision.kind}, certainty {decision.certainty}: {decision.evidence}"


def _lines(parts: list[Part]) -> Iterator[str]:
    """Anchors of lines in the order of reading, neighbours drawn together: ``52``, ``56-58``."""
    first = last = parts[0].line
    for line in (part.line for part in parts[1:]):
        if line.number not in (last.number, last.number + 1):
            yield _stretch(first, last)
            first = line
        last = line
    yield _stretch(first, last)


def _stretch(first: Line, last: Line) -> str:
    return first.anchor if first.number == last.number else f"{first.anchor}-{last.anchor}"
