"""Finding expressions of time in a text: tokens, forms at each place, what they say together, their values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby

from fascicle.dates import periods, readers
from fascicle.dates.drafts import Draft, Match
from fascicle.dates.form import DateForm
from fascicle.dates.forms import FORMS
from fascicle.dates.joins import joined
from fascicle.dates.kinds import DateKind
from fascicle.dates.patterns import SymbolPattern
from fascicle.dates.readers import ImpossibleError
from fascicle.dates.resolve import Resolver
from fascicle.dates.setting import Setting
from fascicle.dates.surroundings import DateSurroundings
from fascicle.dates.tokens import Tokeniser, Tokens
from fascicle.dates.values import DateValue
from fascicle.dates.words import words
from fascicle.language.data import primary
from fascicle.model.certainty import Certainty

_READERS = {**readers.READERS, **periods.READERS}


@dataclass(frozen=True)
class DateExpression:
    """An expression of time: where it stands, what it means, how certain that is and what was read."""

    start: int
    end: int
    kind: DateKind
    value: DateValue
    certainty: Certainty
    evidence: str = ""
    contradiction: str = ""  # both readings, where a weekday is not that of its date

    @property
    def when(self) -> str:
        """The value as one string."""
        return self.value.text()

    def attributes(self) -> dict[str, str]:
        """The attributes of its ``<date>``; none for what has no value in TEI."""
        return self.value.attributes()


@dataclass
class DateGrammar:
    """The forms in some languages. Their patterns are made anew when a text has a set of types that no text had."""

    languages: tuple[str, ...]
    _compiled: list[tuple[DateForm, SymbolPattern]] = field(default_factory=list)
    _known: int = 0

    def __post_init__(self) -> None:
        self.words = words(self.languages)
        self.tokeniser = Tokeniser(self.words)

    def patterns(self) -> list[tuple[DateForm, SymbolPattern]]:
        """The forms over all symbols that are known by now."""
        symbols = self.tokeniser.symbols
        if self._known != len(symbols.known):
            self._known = len(symbols.known)
            self._compiled = [(form, SymbolPattern(form.pattern, symbols)) for form in FORMS]
        return self._compiled

    def drafts(self, text: str, spans: Sequence[tuple[int, int]], places: DateSurroundings) -> list[Draft]:
        """What stands in some blocks, before years and calendars are settled."""
        tokens = self.tokeniser.cut(text, spans)
        taken = bytearray(len(tokens.tokens))
        found = []
        for match in self._matches(tokens):
            first, last = match.span
            if any(taken[first:last]):
                continue
            try:
                draft = _READERS[match.form.reader](match)
            except ImpossibleError:
                draft = None
                taken[first:last] = b"\1" * (last - first)
            if draft is not None:
                taken[first:last] = b"\1" * (last - first)
                found += [each for each in (draft, draft.also) if each and places.allow(tokens, each, self.words)]
        whole = joined(tokens, sorted(found, key=lambda each: each.start))
        for each in whole:
            places.look_beside(each, self.words)
        return whole

    def _matches(self, tokens: Tokens) -> list[Match]:
        """All places where forms fit, the longest first."""
        found = []
        for number, (form, pattern) in enumerate(self.patterns()):
            for match in pattern.expression.finditer(tokens.symbols):
                first, last = match.span("span")
                found.append((first - last, number, first, Match(form, tokens, match)))
        return [each[-1] for each in sorted(found, key=lambda each: each[:3])]


@cache
def grammar(languages: tuple[str, ...]) -> DateGrammar:
    """The grammar of some languages, the first of them first."""
    return DateGrammar(languages)


_DEFAULT = Setting()


def find_dates(text: str, languages: Iterable[str], setting: Setting = _DEFAULT) -> list[DateExpression]:
    """The expressions of time in a text, in order, none overlapping.

    Everything that is one is found; what of it is marked, proposed or left is for the caller to decide, by
    ``certainty`` and ``kind``. The languages are tags of BCP 47; a block's own goes before them.
    """
    known = tuple(dict.fromkeys(map(primary, languages)))
    drafts = list(_drafts(text, known, setting))
    resolver = Resolver(setting, known[0] if known else "", drafts)
    found = []
    for draft in drafts:
        settled = resolver.settle(draft)
        if settled is not None and settled[0].text():
            value, contradiction = settled
            evidence = f"{draft.kind}" + "".join(f"; {note}" for note in draft.notes)
            found.append(
                DateExpression(draft.start, draft.end, draft.kind, value, draft.certainty, evidence, contradiction)
            )
    return found


def _drafts(text: str, languages: tuple[str, ...], setting: Setting) -> Iterator[Draft]:
    places = DateSurroundings(text, setting.blocks, reported=setting.relative)
    blocks = [(each.language, each.start, each.end) for each in setting.blocks] or [("", 0, len(text))]
    for language, row in groupby(blocks, key=lambda block: block[0]):
        first = (primary(language),) if language else ()
        spans = [(start, end) for _, start, end in row]
        yield from grammar(tuple(dict.fromkeys((*first, *languages)))).drafts(text, spans, places)
