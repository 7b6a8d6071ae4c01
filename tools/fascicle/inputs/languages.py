"""Languages that the styles of a source name: believed where they are no habit of a program, and the words agree.

Word processors set the language of what is typed by the keyboard, and many texts are in none of those that they name.
So neither the language of the record nor the one that most letters have is a claim, and a stretch in another one is
left alone where its words are those of the record's language rather.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from fascicle.language.lexicon import frequency_in
from fascicle.model.source import Line, Run, SourceText

_NONE = frozenset({"", "zxx", "und"})
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_WORD = re.compile(r"[^\W\d_]+")
_COMMON = 1e-6  # one in a million words


def settle_languages(text: SourceText, own: str) -> SourceText:
    """The text with the languages of those runs, or whole lines, only that are in another one than the record says."""
    counts: Counter[str] = Counter()
    for line in text.lines:
        for run in line.runs:
            counts[_primary(run.style.language)] += sum(map(str.isalpha, line.text[run.start : run.end]))
    if not counts:
        return text
    usual = frozenset({_primary(own), counts.most_common(1)[0][0], *_NONE})
    pages = tuple(
        replace(
            page,
            regions=tuple(
                replace(region, lines=tuple(_settled(line, own, usual) for line in region.lines))
                for region in page.regions
            ),
        )
        for page in text.pages
    )
    return replace(text, pages=pages)


def _primary(language: str) -> str:
    """The language alone, without its country; empty for what is no language."""
    primary = language.partition("-")[0].lower()
    return primary if _LANGUAGE.fullmatch(primary) else ""


def _settled(line: Line, own: str, usual: frozenset[str]) -> Line:
    if not any(run.style.language for run in line.runs):
        return line
    runs = list(_runs(line, own, usual))
    said = {run.style.language for run in runs if any(map(str.isalpha, line.text[run.start : run.end]))}
    if len(said) == 1 and (language := said.pop()):
        plain = (replace(run, style=replace(run.style, language="")) for run in runs)
        return replace(line, language=language, runs=tuple(_joined(plain)))
    return replace(line, runs=tuple(_joined(iter(runs))))


def _runs(line: Line, own: str, usual: frozenset[str]) -> Iterator[Run]:
    for language, group in groupby(line.runs, key=lambda run: _primary(run.style.language)):
        runs = list(group)
        words = _WORD.findall(" ".join(line.text[run.start : run.end] for run in runs).lower())
        believed = language not in usual and words and _known(words, own) <= _known(words, language)
        said = language if believed else ""
        yield from (replace(run, style=replace(run.style, language=said)) for run in runs)


def _known(words: list[str], language: str) -> int:
    return sum(frequency_in(word, language, _COMMON) >= _COMMON for word in words)


def _joined(runs: Iterator[Run]) -> Iterator[Run]:
    """The runs, neighbours of one style made one."""
    last: Run | None = None
    for run in runs:
        alike = last is not None and last.style == run.style and last.end == run.start
        if last is not None and alike and not (run.blank or run.style.reads):
            last = replace(last, end=run.end)
            continue
        if last is not None:
            yield last
        last = run
    if last is not None:
        yield last
