"""Ways of storing characters (:mod:`fascicle.model.characters`) as styles of runs: a source as people read it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from fascicle.model.characters import stored_spans
from fascicle.model.source import Line, Run, SourceText


def as_people_read(text: SourceText) -> SourceText:
    """The source with what its characters stand for in place of how they are stored; the characters are all there."""
    if all(line.text.isascii() for page in text.pages for region in page.regions for line in region.lines):
        return text
    pages = tuple(
        replace(
            page,
            regions=tuple(
                replace(region, lines=tuple(_line(line) for line in region.lines)) for region in page.regions
            ),
        )
        for page in text.pages
    )
    return replace(text, pages=pages)


def _line(line: Line) -> Line:
    if line.text.isascii() or not stored_spans(line.text):
        return line
    return replace(line, runs=tuple(piece for run in line.runs for piece in _pieces(line.text, run)))


def _pieces(text: str, run: Run) -> Iterator[Run]:
    """The run cut at what is stored; the blank before it stays with its first piece."""
    spans = [] if run.style.reads or run.style.weak else stored_spans(text[run.start : run.end])
    at, blank = run.start, run.blank
    for span in spans:
        begin, end = run.start + span.start, run.start + span.end
        if at < begin:
            yield replace(run, start=at, end=begin, blank=blank)
            blank = ""
        style = replace(run.style, reads=span.reads) if span.reads else replace(run.style, weak=True)
        yield Run(begin, end, style, blank)
        at, blank = end, ""
    if at < run.end or not spans:
        yield replace(run, start=at, blank=blank)
