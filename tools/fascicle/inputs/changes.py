"""Tracked changes of a source, where an editor has decided about them: as if they had been accepted, or rejected."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from fascicle.edition.choices import Changes
from fascicle.model.source import Claim, ClaimKind, Line, Omission, Run, SourceText, only_text

_GONE = {Changes.ACCEPT: ClaimKind.DELETED, Changes.REJECT: ClaimKind.ADDED}
_CHANGES = frozenset(_GONE.values())
_REASONS = {
    Changes.ACCEPT: "words that a tracked change deletes, which is accepted",
    Changes.REJECT: "words that a tracked change adds, which is rejected",
}


def settle_changes(text: SourceText, changes: Changes) -> SourceText:
    """The text without what is gone by the decision; its columns stay, and what is left out is counted."""
    if changes is Changes.ENCODE or not any(_changes(line) for line in text.lines):
        return text
    kind, left_out = _GONE[changes], 0
    pages = []
    for page in text.pages:
        regions = []
        for region in page.regions:
            lines = [_settled(line, kind) for line in region.lines]
            left_out += sum(
                len(only_text(old.characters())) - len(only_text(new.characters()))
                for old, new in zip(region.lines, lines, strict=True)
            )
            regions.append(replace(region, lines=tuple(lines)))
        pages.append(replace(page, regions=tuple(regions)))
    omitted = (*text.omitted, Omission(_REASONS[changes], left_out)) if left_out else text.omitted
    return replace(text, pages=tuple(pages), omitted=omitted)


def _changes(line: Line) -> list[Claim]:
    return [claim for claim in line.claims if claim.kind in _CHANGES]


def _settled(line: Line, gone: ClaimKind) -> Line:
    changes = _changes(line)
    if not changes:
        return line
    spans = sorted((claim.start, claim.end) for claim in changes if claim.kind is gone)
    runs = tuple(piece for run in line.runs for piece in _outside(run, spans))
    kept = tuple(claim for claim in line.claims if claim.kind not in _CHANGES)
    return replace(line, runs=runs, claims=kept)


def _outside(run: Run, spans: Sequence[tuple[int, int]]) -> Iterator[Run]:
    """What of a run stands in none of the spans."""
    at = run.start
    for start, end in spans:
        if end <= at or start >= run.end:
            continue
        if at < start:
            yield replace(run, start=at, end=start)
        at = max(at, end)
    if at < run.end:
        yield replace(run, start=at)
