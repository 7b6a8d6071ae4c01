"""What ``fascicle init --from-tei`` tells: what was found, what could not be known, and what to do next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from fascicle.run.from_tei.proposal import RecordProposal, titles_of
from fascicle.run.from_tei.record_text import Place, catalog_of, counted
from fascicle.run.from_tei.rend import is_plain, unknown_rend
from fascicle.run.from_tei.survey import Survey
from fascicle.run.from_tei.tei_file import BROKEN

_MOST = 10  # of a kind that are named
_WIDTH = 14  # of the first column


def report(survey: Survey, proposal: RecordProposal, place: Place) -> list[str]:
    """The lines of the report."""
    unknown = list(_unknown(survey, proposal, place))
    lines = ["found", *(f"  {line}" for line in _found(survey, place))]
    if unknown:
        lines += ["", "not known, or guessed: see the question marks in edition.toml"]
        lines += [f"  {line}" for line in unknown]
    return lines


def _found(survey: Survey, place: Place) -> Iterator[str]:
    texts = survey.texts
    yield _row("texts", f"{len(texts):,} of {len(survey.files):,} XML files")
    languages = Counter(file.header.language for file in texts)
    yield _row("languages", _most(languages))
    dates = sorted(file.header.earliest for file in texts if file.header.earliest)
    if dates:
        yield _row("dates", f"{counted(len(dates), 'text')} with one")
    genres = Counter(file.header.genre for file in texts if file.header.genre)
    if genres:
        yield _row("kinds", _most(genres))
    elements: Counter[str] = Counter()
    rend: Counter[str] = Counter()
    for file in texts:
        elements.update(file.elements)
        rend.update(file.rend)
    yield _row("elements", f"{len(elements):,} kinds, {sum(elements.values()):,} in all: {_most(elements)}")
    if rend:
        yield _row("@rend", _most(Counter({value: count for value, count in rend.items() if is_plain(value)})) or "-")
    for file in survey.registers:
        yield _row("register", f"{place(file.path)}: {_most(file.entries) or 'no entries'}")
    lists = Counter(name for file in texts for name in file.entries.elements())
    if lists:
        yield _row("lists in texts", _most(lists))
    if survey.schemas:
        yield _row("schemas", ", ".join(place(path) for path in survey.schemas[:_MOST]))
    pictures = sum(len(file.facs) + len(file.graphics) for file in texts)
    if pictures:
        yield _row("pictures", f"{pictures:,} are named, {len(survey.pictures):,} lie here")
    witnesses = sorted({each for file in texts for each in file.witnesses})
    if witnesses:
        yield _row("witnesses", _some(witnesses))
    if doctypes := sum(bool(file.doctype) for file in texts):
        yield _row("DOCTYPE", f"{counted(doctypes, 'text')} with one; no DTD is read")


def _unknown(survey: Survey, proposal: RecordProposal, place: Place) -> Iterator[str]:
    """What an editor has to look over."""
    for name in ("title", "language", "date", "publisher", "licence"):
        if (guess := getattr(proposal, name)).why:
            yield _row(name, f"{guess.value} ({guess.why})")
    yield _row("people", f"{_some(person.name for person, _ in proposal.people)}: who of them made the edition?")
    for file in survey.others:
        where = "; `fascicle check FILE` says where" if file.kind == BROKEN else ""
        yield _row("left out", f"{place(file.path)}: {file.what}{where}")
    untitled = [place(file.path) for file in survey.texts if not file.header.title]
    if untitled:
        yield _row("no title", f"{len(untitled):,}: {_some(untitled)}")
    same = {title: count for title, count in Counter(file.header.title for file in survey.texts).items() if count > 1}
    if not titles_of(survey.texts):
        for title, count in sorted(same.items())[:_MOST]:
            yield _row("same title", f"{count} texts: {title}")
    if unsaid := sum(file.header.language == "und" for file in survey.texts):
        yield _row("no language", counted(unsaid, "text"))
    for address, count in sorted(catalog_of(survey, place)[1].items()):
        yield _row("no schema", f"{address}, which {counted(count, 'text')} name, is not here")
    if wanted := survey.pointers:
        yield _row("no register", f"pointers to {_most(wanted)}")
    if renditions := sorted({each for file in survey.texts for each in file.renditions if not is_plain(each)}):
        yield _row("@rendition", f"{_some(renditions)}: no <rendition> says what they mean")
    if rend := unknown_rend(survey):
        yield _row("@rend", _most(Counter(rend)))


def _row(name: str, words: str) -> str:
    return f"{name:{_WIDTH}} {words}"


def _most(counts: Counter[str]) -> str:
    named = sorted(counts.items(), key=lambda each: (-each[1], each[0]))
    rest = len(named) - _MOST
    return ", ".join(f"{name} {count:,}" for name, count in named[:_MOST]) + (f" and {rest:,} more" if rest > 0 else "")


def _some(names: Iterable[str]) -> str:
    every = list(names)
    rest = len(every) - _MOST
    return ", ".join(every[:_MOST]) + (f" and {rest:,} more" if rest > 0 else "")
