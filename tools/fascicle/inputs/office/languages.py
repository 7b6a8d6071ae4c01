"""Languages of words in a word processor's file: what it says is believed where the words do not speak against it.

Programs set the language of what is typed by the keyboard, and many texts are in none of those they name. So the
language that most letters have is no claim, and a stretch in another one is left alone where its words are sure to be
of the main one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from fascicle.language.guess import guess_language
from fascicle.model.source import Line, Run, SourceText

_NONE = frozenset({"", "x-none", "zxx", "none", "und"})


def settle_languages(text: SourceText) -> SourceText:
    """The text with the languages of those runs only that differ from most of it."""
    counts: Counter[str] = Counter()
    for line in text.lines:
        for run in line.runs:
            if not run.style.weak:
                counts[_primary(run.style.language)] += sum(map(str.isalpha, line.text[run.start : run.end]))
    if counts.keys() <= {""}:
        return text
    main = counts.most_common(1)[0][0]
    pages = tuple(
        replace(
            page,
            regions=tuple(
                replace(region, lines=tuple(_settled(line, main) for line in region.lines)) for region in page.regions
            ),
        )
        for page in text.pages
    )
    return replace(text, pages=pages)


def _primary(language: str) -> str:
    return language.partition("-")[0].lower()


def _settled(line: Line, main: str) -> Line:
    if not any(run.style.language for run in line.runs):
        return line
    return replace(line, runs=tuple(_joined(_runs(line, main))))


def _runs(line: Line, main: str) -> Iterator[Run]:
    for language, group in groupby(line.runs, key=lambda run: _primary(run.style.language)):
        runs = list(group)
        words = " ".join(line.text[run.start : run.end] for run in runs)
        if language == main or language in _NONE or not any(map(str.isalpha, words)) or _is_of(words, main):
            language = ""
        yield from (replace(run, style=replace(run.style, language=language)) for run in runs)


def _is_of(words: str, main: str) -> bool:
    guess = guess_language([words])
    return guess.sure and guess.language == main


def _joined(runs: Iterator[Run]) -> Iterator[Run]:
    last: Run | None = None
    for run in runs:
        if (
            last is not None
            and last.style == run.style
            and last.end == run.start
            and not (run.blank or run.style.reads)
        ):
            last = replace(last, end=run.end)
            continue
        if last is not None:
            yield last
        last = run
    if last is not None:
        yield last
