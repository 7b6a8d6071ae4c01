"""Entries that an authority file may be given: mentions of all texts, put together, for editors to answer once each."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from fascicle.names.authority import KINDS, Authority, Entry
from fascicle.names.decisions import NameDecisions, folded
from fascicle.names.grouping import Mention, group
from fascicle.names.grouping.geonames import geonames_number
from fascicle.names.grouping.keys import without_accents
from fascicle.names.inflection import inflected, inflecting
from fascicle.names.titles import title_length

KIND_OF = {element: kind for kind, element in KINDS.items()}
NEW, FORM, DOUBT = "new", "form", "doubtful"
_GENITIVE = re.compile(r"['’](?:s|S)?$")
_QUOTES = '"“”„«»‹›() '
_MOST_PLACES = 8
_MOSTLY = 0.7  # the share of one kind with which all mentions of the same words are of it
_EVEN = 0.5
_LEAST = 0.3  # of all mentions together: what stands there once and is less likely is more often no name
_WHOLE = 1000  # a probability of 1, as it is counted
_SURE = 2  # digits of a probability


@dataclass(frozen=True)
class NameMention:
    """A name in a text: its words, the element that would mark it, how likely it is one, and where it stands.

    ``entries`` are the ids of those that it may belong to, by the authority file, where it is not sure.
    """

    text: str
    element: str
    probability: float
    file: str
    line: str
    context: str
    language: str = ""
    entries: tuple[str, ...] = ()


@dataclass(frozen=True)
class Proposed:
    """A row of the table of names.

    ``state`` is ``new`` for an entry that there is not, ``form`` for forms that an entry has not, ``doubtful`` where
    nobody but an editor can say which of the ``possible`` entries a form means in a text. ``idno`` is the number that a
    new place has in GeoNames beyond doubt.
    """

    state: str
    id: str
    kind: str
    name: str
    variants: tuple[str, ...]
    mentions: int
    texts: int
    probability: float
    possible: tuple[str, ...]
    places: tuple[str, ...]
    context: str
    idno: str = ""


def proposals(
    found: Sequence[NameMention], authority: Authority, decisions: NameDecisions, *, titles: bool = False
) -> list[Proposed]:
    """What to ask the editors, best first; ``titles`` says whether titles are part of names."""
    known = {entry.id: entry for entry in authority.entries}
    rows = list(_doubtful(found, known, decisions))
    asked = _of_one_kind([each for each in found if not each.entries and not _is_refused(each, decisions)])
    mentions = [
        *(Mention(name, entry.element, f"#{entry.id}") for entry in authority.entries for name in entry.names),
        *(Mention(each.text, each.element, each.file, each.language) for each in asked),
    ]
    owners = [entry for entry in authority.entries for _ in entry.names]
    numbers = group(mentions, _apart(decisions))
    groups: defaultdict[int, list[NameMention]] = defaultdict(list)
    for each, number in zip(asked, numbers[len(owners) :], strict=True):
        groups[number].append(each)
    owned: defaultdict[int, dict[str, None]] = defaultdict(dict)
    for entry, number in zip(owners, numbers, strict=False):
        owned[number][entry.id] = None
    ids = _Ids(known)
    for number, several in groups.items():
        if sum(each.probability for each in several) >= _LEAST:
            rows.append(_row(several, tuple(owned[number]), known, ids, titles))
    return sorted((row for row in rows if row.state != FORM or row.variants), key=_best_first)


def _best_first(row: Proposed) -> tuple[object, ...]:
    """What one answer settles most by: mentions, as many of them as are likely names."""
    return (
        -round(row.probability * row.mentions, _SURE),
        -row.probability,
        row.kind,
        row.name.lower(),
        row.name,
        row.id,
        row.places,
    )


def _doubtful(found: Sequence[NameMention], known: Mapping[str, Entry], decisions: NameDecisions) -> Iterator[Proposed]:
    """Forms that may mean several entries, or none, once for each text."""
    places: defaultdict[tuple[str, str, tuple[str, ...]], list[NameMention]] = defaultdict(list)
    for each in found:
        if each.entries and folded(each.text) not in decisions.meant_in(each.file):
            places[folded(each.text), each.file, each.entries].append(each)
    for (_, _, entries), several in places.items():
        first = several[0]
        kind, count = KIND_OF[known[entries[0]].element], len(several)
        yield Proposed(DOUBT, "", kind, first.text, (), count, 1, _EVEN, entries, _places(several), first.context)


def _of_one_kind(found: Sequence[NameMention]) -> list[NameMention]:
    """The mentions, the same words all of one kind, if they are mostly; what a person marked stays what it is."""
    weights: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for each in found:
        weights[folded(each.text)][each.element] += round(each.probability * _WHOLE)

    def settled(each: NameMention) -> NameMention:
        kinds = weights[folded(each.text)]
        element, weight = min(kinds.items(), key=lambda kind: (-kind[1], kind[0]))
        mostly = weight >= _MOSTLY * kinds.total() and each.probability < 1
        return replace(each, element=element) if mostly and element != each.element else each

    return [settled(each) for each in found]


def _is_refused(each: NameMention, decisions: NameDecisions) -> bool:
    return (folded(each.text), KIND_OF[each.element]) in decisions.refused


def _apart(decisions: NameDecisions) -> list[tuple[str, str, str]]:
    return [(each.text, each.other, KINDS[each.kind]) for each in decisions.apart if each.kind in KINDS]


def _row(
    several: Sequence[NameMention], owners: tuple[str, ...], known: Mapping[str, Entry], ids: _Ids, titles: bool
) -> Proposed:
    element = several[0].element
    forms, languages = _forms(several, titles=titles), {each.language for each in several}
    best = max(several, key=lambda each: (each.probability, -len(each.text)))
    if owners:
        entry = known[owners[0]]
        have = {folded(name) for name in entry.names}
        state, identifier, name = FORM, entry.id, entry.preferred
        variants = tuple(form for form in forms if folded(form) not in have)
    else:
        state, name = NEW, _preferred(forms, element)
        identifier = ids.new(name, KIND_OF[element])
        variants = tuple(form for form in forms if form != name)
    return Proposed(
        state,
        identifier,
        KIND_OF[element],
        name,
        _plain(variants, name, languages),
        len(several),
        len({each.file for each in several}),
        round(best.probability, _SURE),
        owners if len(owners) > 1 else (),
        _places(several),
        best.context,
        _number(forms, languages) if state == NEW and element == "placeName" else "",
    )


def _number(forms: Iterable[str], languages: Iterable[str]) -> str:
    number = geonames_number(forms, tuple(sorted(filter(None, languages))))
    return number and f"geonames:{number}"


def _forms(several: Iterable[NameMention], *, titles: bool) -> list[str]:
    """The forms of a group as they stand in the texts, the most frequent and surest first; what reads alike, once."""
    counts: Counter[str] = Counter()
    surest: defaultdict[str, float] = defaultdict(float)
    for each in several:
        text = _GENITIVE.sub("", " ".join(each.text.split()).strip(_QUOTES))
        form = text if titles or each.element != "persName" else text[title_length(text) :]
        counts[form] += 1
        surest[form] = max(surest[form], each.probability)
    found: dict[str, str] = {}
    for text in sorted(counts, key=lambda form: (-counts[form], -surest[form], form.isupper(), form)):
        found.setdefault(folded(text), text)
    return list(found.values())


def _preferred(forms: Sequence[str], element: str) -> str:
    """The form that an index shows: of persons the fullest name, of all others the most frequent with small letters."""
    if element != "persName":
        written = [form for form in forms if not form.isupper()]
        return max(written or forms, key=lambda form: " " in form) if _is_acronym(forms[0]) else (written or forms)[0]
    return max(forms, key=lambda form: (not form.isupper(), _full_words(form), -forms.index(form)))


def _is_acronym(form: str) -> bool:
    return form.isupper() and " " not in form


def _full_words(form: str) -> int:
    """How many words of a name are no initials; three tell no more than two."""
    return min(sum(len(word.rstrip(".")) > 1 for word in form.split()), 2)


def _plain(variants: Iterable[str], name: str, languages: set[str]) -> tuple[str, ...]:
    """The variants without those that are only other cases of the name: they are found by themselves."""
    own = languages & set(inflecting())
    bent = {folded(form) for language in own for form in inflected(name, language)}
    return tuple(form for form in variants if folded(form) not in bent)


def _places(several: Sequence[NameMention]) -> tuple[str, ...]:
    places = [f"{each.file}:{each.line}" for each in several]
    more = (f"+{len(places) - _MOST_PLACES}",) if len(places) > _MOST_PLACES else ()
    return (*places[:_MOST_PLACES], *more)


class _Ids:
    """Ids for new entries, made of their names, that no other entry has."""

    def __init__(self, known: Iterable[str]) -> None:
        self._known = set(known)

    def new(self, name: str, kind: str) -> str:
        words = re.findall(r"[^\W_]+", without_accents(name.lower()))
        base = "-".join(words) or "name"
        base = base if base[0].isalpha() else f"n-{base}"
        numbered = (f"{base}-{number}" for number in range(2, len(self._known) + 3))
        identifier = next(each for each in (base, f"{base}-{kind}", *numbered) if each not in self._known)
        self._known.add(identifier)
        return identifier
