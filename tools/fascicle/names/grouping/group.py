"""Which mentions name the same: by spelling, slips and damage, cases, parts of names, acronyms, languages.

Rules join forms, not mentions, the surest first; what a surname alone means is told where it stands. Each rule is
measured in docs/benchmarks/names_grouping.py.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from fascicle.language.data import Words, primary
from fascicle.names.grouping.keys import Key, key_of, small_words
from fascicle.names.grouping.mention import Mention
from fascicle.names.grouping.slips import slips
from fascicle.names.grouping.territories import territory
from fascicle.names.inflection import inflected

_PERSON, _ORGANISATION = "persName", "orgName"
_SHORTEST_ACRONYM, _SURE_ACRONYM, _LONGEST_ACRONYM = 2, 3, 8
_SHORTEST_GIVEN = 4  # letters of a given name that is looked for


def group(mentions: Sequence[Mention], apart: Iterable[tuple[str, str, str]] = ()) -> list[int]:
    """The number of the entry that each mention belongs to, numbered in the order in which they come first.

    ``apart`` are pairs of forms, and the element of both, that editors do not want to be put together.
    """
    languages = tuple(sorted({primary(each.language) for each in mentions if each.language}))
    keys = [key_of(each.text, each.element, languages) for each in mentions]
    forms = _Forms(languages, Counter(keys), defaultdict(set))
    for key, mention in zip(keys, mentions, strict=True):
        forms.written[key].add((mention.text, primary(mention.language)))
    sets = _Sets({(key_of(one, kind, languages), key_of(two, kind, languages)) for one, two, kind in apart})
    for rule in (_same, _cases, _territories, _slips, _word_sets, _given_names, _acronyms):
        for one, other in rule(forms):
            sets.join(one, other)
    surnames = _Surnames(forms, sets)
    numbers: dict[Hashable, int] = {}
    found = []
    for key, mention in zip(keys, mentions, strict=True):
        root = sets.root(surnames.meant(key, mention.file))
        found.append(numbers.setdefault(root, len(numbers)))
    return found


@dataclass
class _Forms:
    """The forms of an edition: how often each stands in it, and how it is written there, in which languages."""

    languages: Words
    counts: Counter[Key]
    written: defaultdict[Key, set[tuple[str, str]]]
    order: dict[str, list[Key]] = field(default_factory=dict)

    def of(self, element: str) -> list[Key]:
        """The forms of a kind, the most frequent first."""
        if not self.order:
            for key in sorted(self.counts, key=lambda each: (-self.counts[each], each.words)):
                self.order.setdefault(key.element, []).append(key)
        return self.order.get(element, [])

    def are_letters(self, key: Key) -> bool:
        """Whether a form is written as an acronym is."""
        short = len(key.words) == 1 and _SHORTEST_ACRONYM <= len(key.compact) <= _LONGEST_ACRONYM
        return short and any(re.sub(r"[.\s]", "", text).isupper() for text, _ in self.written[key])

    @property
    def elements(self) -> list[str]:
        self.of("")
        return sorted(self.order)


class _Sets:
    """Forms that name the same (union-find, R. Tarjan, JACM 22, 1975), but for pairs that stay ``apart``."""

    def __init__(self, apart: set[tuple[Key, Key]]) -> None:
        self._above: dict[Key, Key] = {}
        self._apart: defaultdict[Key, set[Key]] = defaultdict(set)
        for one, other in apart:
            self._apart[one].add(other)
            self._apart[other].add(one)

    def root(self, key: Key) -> Key:
        while (above := self._above.get(key, key)) != key:
            self._above[key] = self._above.get(above, above)
            key = above
        return key

    def may_join(self, one: Key, other: Key) -> bool:
        """Whether no form of the one set stays apart from one of the other."""
        first, second = self.root(one), self.root(other)
        return not any(self.root(each) == second for key in self._of(first) for each in self._apart[key])

    def join(self, one: Key, other: Key) -> None:
        first, second = self.root(one), self.root(other)
        if first != second and self.may_join(first, second):
            self._above[second] = first

    def _of(self, root: Key) -> list[Key]:
        """The forms of a set that stay apart from others."""
        return [key for key in self._apart if self.root(key) == root] if self._apart else []


_Pairs = Iterator[tuple[Key, Key]]


def _same(forms: _Forms) -> _Pairs:
    """The same letters, whatever stands between them."""
    for element in forms.elements:
        seen: dict[str, Key] = {}
        for key in forms.of(element):
            yield seen.setdefault(key.compact, key), key


def _cases(forms: _Forms) -> _Pairs:
    """A name in another case of its language."""
    for element in forms.elements:
        every = {key.words: key for key in forms.of(element)}
        for key in forms.of(element):
            for written, language in sorted(forms.written[key]):
                for form in inflected(written, language):
                    other = every.get(key_of(form, element, forms.languages).words)
                    if other is not None and other != key:
                        yield key, other


def _territories(forms: _Forms) -> _Pairs:
    """Countries and great cities under the names that they have in several languages, and their letters."""
    for element in ("placeName", _ORGANISATION):
        seen: dict[str, Key] = {}
        for key in forms.of(element):
            if code := territory(key.compact, forms.languages, letters=forms.are_letters(key)):
                yield seen.setdefault(code, key), key


def _slips(forms: _Forms) -> _Pairs:
    """A rare form that is a letter away from a frequent one, or looks like it."""
    for element in forms.elements:
        yield from slips(forms.of(element), forms.counts)


def _word_sets(forms: _Forms) -> _Pairs:
    """Organisations whose words stand in another order: `University of Lima`, `Lima University`."""
    small = small_words(forms.languages)
    seen: dict[frozenset[str], Key] = {}
    for key in forms.of(_ORGANISATION):
        words = frozenset(key.words) - small
        if len(words) > 1:
            yield seen.setdefault(words, key), key


def _given_names(forms: _Forms) -> _Pairs:
    """J. Smith and John Smith; John Henry Smith and John Smith."""
    small = small_words(forms.languages)
    families: defaultdict[str, list[Key]] = defaultdict(list)
    for key in forms.of(_PERSON):
        if len(key.words) > 1:
            families[key.words[-1]].append(key)
    for several in families.values():
        for at, one in enumerate(several):
            fitting = [each for each in several[:at] if _compatible(one.words[:-1], each.words[:-1], small)]
            if fitting:
                yield fitting[0], one


def _compatible(one: Words, other: Words, small: frozenset[str]) -> bool:
    """Whether two persons of a family may be one by their given names."""
    first, second = ([word for word in each if word not in small] for each in (one, other))
    if not first or not second:
        return True
    short, long = sorted((first, second), key=len)
    if short[0] == long[0]:
        return len(short) == 1 or all(_fits(a, b) for a, b in zip(short[1:], long[1:], strict=False))
    return ((len(short[0]) == 1 or len(long[0]) == 1) and short[0][0] == long[0][0]) or set(short) <= set(long)


def _fits(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])


def _acronyms(forms: _Forms) -> _Pairs:
    """Letters with the long form whose words begin with them; in another order if it is the only one (NATO, OTAN)."""
    small = small_words(forms.languages)
    for element in forms.elements:
        if element == _PERSON:
            continue
        initials = _Initials(forms.of(element), small)
        for key in forms.of(element):
            if forms.are_letters(key) and (long := initials.long_form(key.compact)) is not None:
                yield long, key


class _Initials:
    """Long forms by the letters with which their words begin."""

    def __init__(self, keys: Sequence[Key], small: frozenset[str]) -> None:
        self._exact: defaultdict[str, list[Key]] = defaultdict(list)
        self._mixed: defaultdict[str, list[Key]] = defaultdict(list)
        for key in keys:
            if len(key.words) > 1:
                own = "".join(word[0] for word in key.words if word not in small)
                for letters in dict.fromkeys((own, "".join(word[0] for word in key.words))):
                    self._exact[letters].append(key)
                self._mixed["".join(sorted(own))].append(key)
                if len(own) > _SURE_ACRONYM:
                    self._mixed["".join(sorted(own[:-1]))].append(key)  # whose last word says where it is

    def long_form(self, letters: str) -> Key | None:
        found = self._exact.get(letters)
        if found and (len(letters) >= _SURE_ACRONYM or found[0].element == _ORGANISATION):
            return found[0]
        mixed = self._mixed.get("".join(sorted(letters)), [])
        return mixed[0] if len(mixed) == 1 and len(letters) >= _SURE_ACRONYM else None


class _Surnames:
    """Who is meant by a surname, or a given name, alone: the only one of the name, or who was named in full last."""

    def __init__(self, forms: _Forms, sets: _Sets) -> None:
        self._sets = sets
        self._last: dict[tuple[str, str], Key] = {}
        self._families: defaultdict[str, list[Key]] = defaultdict(list)
        self._given: defaultdict[str, list[Key]] = defaultdict(list)
        small = small_words(forms.languages)
        for key in forms.of(_PERSON):
            if len(key.words) > 1:
                self._families[key.words[-1]].append(key)
                for word in set(key.words[:-1]) - small:
                    if len(word) >= _SHORTEST_GIVEN:
                        self._given[word].append(key)

    def meant(self, key: Key, file: str) -> Key:
        """The full name that a form stands for in a file, or itself."""
        if key.element != _PERSON or not key.words:
            return key
        if len(key.words) > 1:
            self._last.update(dict.fromkeys(((file, word) for word in key.words), key))
            return key
        (word,) = key.words
        bare = word[:-1] if word.endswith("s") else word
        own = self._families.get(word) or self._families.get(bare) or []
        if not own and not key.titled:
            own = self._given.get(word, [])
        own = [each for each in own if self._sets.may_join(each, key)]
        roots = {self._sets.root(each) for each in own}
        if not own or (len(roots) > 1 and self._sets.root(key) != key):
            return key
        last = self._last.get((file, word)) or self._last.get((file, bare))
        return last if len(roots) > 1 and last in own else own[0]
