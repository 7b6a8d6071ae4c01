"""The second pass, over a text or over an edition: one name, one kind; repeats of sure names; short for long names."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from fascicle.names.recognise.candidates import NameCandidate
from fascicle.names.recognise.words import UnbrokenText

_SURE = 0.8  # probability of a name whose repeats are names too
_REPEAT = 0.75  # of the probability is left to a repeat that was not found by itself
_FAMILY = 0.5  # of a person's full name counts for the family name alone
_CLEAR = 2.0  # times as much as for a kind has to speak for another
_SHORTEST = 4  # letters of a repeat
_ACRONYM = re.compile(r"\((?:the )?([^\W\d_a-zß-öø-ÿ]{2,8})\)")
_ACRONYM_IS = 0.95
_WORD = re.compile(r"[^\W\d_]+")
_REACH = 120  # characters before the bracket in which the long form begins

Texts = Mapping[str, tuple[str, Sequence[NameCandidate]]]


class _Evidence:
    """What all texts say of a form: how much speaks for each kind, and the best probability."""

    def __init__(self) -> None:
        self.kinds: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        self.best: dict[str, float] = defaultdict(float)

    def add(self, form: str, candidate: NameCandidate) -> None:
        odds = candidate.probability
        self.kinds[form][candidate.element] += odds
        self.best[form] = max(self.best[form], odds)
        words = form.split()
        family = words[-1]
        if candidate.element == "persName" and len(words) > 1 and odds >= _SURE and _can_repeat(family):
            self.kinds[family][candidate.element] += _FAMILY * odds
            self.best[family] = max(self.best[family], 0.9 * odds)

    def element(self, form: str) -> str:
        kinds = self.kinds[form]
        return max(sorted(kinds), key=kinds.__getitem__)

    def settled(self, form: str, candidate: NameCandidate) -> NameCandidate:
        kinds, odds, element = self.kinds[form], candidate.probability, self.element(form)
        if element == candidate.element:
            return replace(candidate, probability=_rounded(max(odds, min(self.best[form], (1 + odds) / 2))))
        if kinds[element] > _CLEAR * kinds[candidate.element]:
            return replace(candidate, element=element, probability=max(odds, 0.5))
        return candidate


def _rounded(odds: float) -> float:
    return round(odds, 3)


def settle(texts: Texts) -> dict[str, list[NameCandidate]]:
    """The candidates of texts that belong together, by the name of the text, settled with each other.

    A form that is a place everywhere else is a place; a name that is sure in one text is one in all, as long as no text
    has it as a word with a small letter; an acronym in brackets behind its long form is an organisation everywhere.
    """
    found = {name: (text, _with_acronyms(text, given)) for name, (text, given) in texts.items()}
    evidence = _Evidence()
    for text, candidates in found.values():
        for each in candidates:
            evidence.add(form_of(text, each), each)
    sure = _repeated(evidence, (text for text, _ in found.values()))
    return {
        name: sorted(
            [
                *(evidence.settled(form_of(text, each), each) for each in candidates),
                *_repeats(text, candidates, sure, evidence),
            ]
        )
        for name, (text, candidates) in found.items()
    }


def form_of(text: str, candidate: NameCandidate) -> str:
    """A name as it would stand on one line, with straight apostrophes."""
    return " ".join(UnbrokenText(text[candidate.start : candidate.end]).text.replace("’", "'").split())


def _can_repeat(form: str) -> bool:
    short = len(form) < _SHORTEST
    return form[0].isupper() and not short and not form.isupper()


def _repeated(evidence: _Evidence, texts: Iterable[str]) -> Mapping[str, re.Pattern[str]]:
    """Patterns for what is a name wherever it stands, by its first word."""
    sure = [(form, best) for form, best in evidence.best.items() if best >= _SURE]
    forms = [form for form, best in sure if _can_repeat(form) or _is_acronym(form, best)]
    singles = {form.lower() for form in forms if " " not in form and not form.isupper()}
    small = {word for text in texts for word in set(_WORD.findall(text)) & singles}
    by_first: dict[str, list[str]] = defaultdict(list)
    for form in forms:
        if form.lower() not in small and (match := _WORD.match(form)):
            by_first[match[0]].append(form)
    return {first: _any_of(forms) for first, forms in by_first.items()}


def _is_acronym(form: str, best: float) -> bool:
    return form.isupper() and form.isalpha() and len(form) > 2 and best >= _ACRONYM_IS


def _any_of(forms: Iterable[str]) -> re.Pattern[str]:
    ordered = sorted(forms, key=lambda form: (-len(form), form))
    written = "|".join(r"\s+".join(map(re.escape, form.split())).replace("'", "['’]") for form in ordered)
    return re.compile(rf"(?:{written})(?![^\W\d_])")


def _repeats(
    text: str, candidates: Sequence[NameCandidate], sure: Mapping[str, re.Pattern[str]], evidence: _Evidence
) -> Iterator[NameCandidate]:
    if not sure:
        return
    ahead = iter([*candidates, NameCandidate(len(text) + 1, len(text) + 1, "", 0.0)])
    following, free = next(ahead), 0
    for match in _WORD.finditer(text):
        while following.end <= match.start():
            following = next(ahead)
        if match.start() < free or match[0] not in sure or following.start < match.end():
            continue
        again = sure[match[0]].match(text, match.start())
        if again and again.end() <= following.start:
            form = " ".join(again[0].replace("’", "'").split())
            yield NameCandidate(*again.span(), evidence.element(form), _rounded(_REPEAT * evidence.best[form]))
            free = again.end()


def _with_acronyms(text: str, candidates: Sequence[NameCandidate]) -> list[NameCandidate]:
    """With long forms of organisations before their acronym in brackets, and every use of the acronym."""
    more: list[NameCandidate] = []
    short: set[str] = set()
    for match in _ACRONYM.finditer(text):
        start = _long_form(text, match.start(), match[1])
        if start is not None:
            end = len(text[: match.start()].rstrip())
            more.append(NameCandidate(start, end, "orgName", _ACRONYM_IS))
            short.add(match[1])
    for match in _WORD.finditer(text) if short else ():
        if match[0] in short:
            more.append(NameCandidate(*match.span(), "orgName", _ACRONYM_IS))
    if not more:
        return list(candidates)
    more = _apart(sorted(more, key=lambda each: (each.start, -each.end)))
    starts = [each.start for each in more]
    kept = [
        each for each in candidates if not ((at := bisect_left(starts, each.end)) and more[at - 1].end > each.start)
    ]
    return sorted([*kept, *more])


def _apart(candidates: Iterable[NameCandidate]) -> list[NameCandidate]:
    """Those that begin behind the end of the one before: an acronym may stand in another's long form."""
    kept: list[NameCandidate] = []
    for each in candidates:
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return kept


def _long_form(text: str, bracket: int, acronym: str) -> int | None:
    """Where the words begin whose initials the acronym is; None where they are not before it."""
    words = list(_WORD.finditer(text, max(bracket - _REACH, 0), bracket))
    for number in range(2, min(len(words), 2 * len(acronym) + 2) + 1):
        inside = words[-number:]
        if not inside[0][0][0].isupper() or text.count("\n\n", inside[0].start(), bracket):
            continue
        if re.search(r"[.!?;:]", text[inside[0].start() : bracket]):
            break
        every = "".join(word[0][0] for word in inside)
        if acronym in (every.upper(), "".join(letter for letter in every if letter.isupper())):
            return inside[0].start()
    return None
