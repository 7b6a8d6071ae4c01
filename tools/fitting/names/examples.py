"""Texts with their names as rows of features and labels, and changed copies of them: other names, capitals."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from string import ascii_uppercase

from fascicle.language.data import of, tags
from fascicle.names.recognise.cues import Cues
from fascicle.names.recognise.features import EDGE, OFFSETS, Features, Traits
from fascicle.names.recognise.lists import NameLists, load
from fascicle.names.recognise.usage import Usage, in_capitals
from fascicle.names.recognise.words import Sentence, UnbrokenText, sentences
from fitting.names.corpora import Labelled
from fitting.names.letters import Name
from fitting.texts.draw import Draw

_CAPITALS, _HEADING = 0.04, 0.04  # of the sentences are set so in copies
_HEADINGS = frozenset(["en", "nl", "sv", "fr"])  # German has its capitals
_PERSON = 3  # words of the names of persons that are changed
_GREEK = "Ͱ"  # the first letter behind all of the Latin script
_GIVEN = 0.25  # of those of one word are given names
_BODY = 0.35  # of the organisations get another name made of words, and of the rest an acronym
_UPPER = 0.05
_SHORT, _LONG = 0.04, 0.1  # of the places of one word are called by an acronym then, and by several words
_ACRONYM = 5  # letters of the longest
_PATTERNS = {
    "en": ("{place} {body}", "{body} of {place}", "{name} {body}", "{place} {name} {body}", "National {body}"),
    "de": ("{body} {place}", "{place}er {body}", "{name}-{body}", "{name} & {name} {body}"),
    "fr": ("{body} de {place}", "{body} {name}", "{body} nationale"),
    "nl": ("{place}sche {body}", "{body} {place}", "{name} {body}"),
    "sv": ("{place}s {body}", "{name} {body}", "{body} i {place}"),
}

Rows = list[list[str]]


def read(features: Features, example: Labelled) -> tuple[list[Sentence], Usage, list[list[str]]]:
    """The sentences of a text, how it uses words, and the label of every word."""
    text = UnbrokenText(example.text)
    found = list(sentences(text.text, (), features.cues.titles))
    usage = Usage()
    for sentence in found:
        usage.add(sentence, features.cues, features.lists)
    names = [(text.reading(start), text.reading(end - 1) + 1, kind) for start, end, kind in example.names]
    return found, usage, list(_labels(found, names))


def _labels(found: Sequence[Sentence], names: Sequence[Name]) -> Iterator[list[str]]:
    at, inside = 0, -1
    for sentence in found:
        labels = []
        for start, end in sentence.spans:
            while at < len(names) and names[at][1] <= start:
                at += 1
            if at < len(names) and names[at][0] < end:
                labels.append(("I-" if inside == at else "B-") + names[at][2])
                inside = at
            else:
                labels.append("O")
        if labels and labels[0].startswith("I-"):  # a stop inside a name was taken for the end of a sentence
            labels[0] = "B" + labels[0][1:]
        yield labels


class Rower:
    """Makes rows of features, remembering words."""

    def __init__(self, features: Features) -> None:
        self._features = features
        self._known: dict[tuple[str, bool], tuple[Traits, list[str], dict[int, list[str]]]] = {}

    def rows(self, sentence: Sentence, usage: Usage) -> Rows:
        """All features of all words of a sentence, as `NameChain` adds them up."""
        capitals = in_capitals(sentence)
        words = [self._word(word, capitals) for word in sentence.words]
        traits = [word[0] for word in words]
        found = [list(word[1]) for word in words]
        for at, each in enumerate(traits):
            if each.capital:
                found[at] += usage.traits(each.low)
            for offset in OFFSETS:
                inside = 0 <= at + offset < len(words)
                found[at] += words[at + offset][2][offset] if inside else [f"{offset}{EDGE}"]
        for at, more in self._features.around(sentence, traits, capitals):
            found[at] += more
        if not capitals:
            for run in self._features.runs(sentence, traits, usage):
                for at in range(run.first, run.last + 1):
                    found[at] += [f"{'RB' if at == run.first else 'RI'}{each}" for each in run.features]
        return found

    def _word(self, word: str, capitals: bool) -> tuple[Traits, list[str], dict[int, list[str]]]:
        if (word, capitals) not in self._known:
            traits = self._features.traits(word, capitals)
            near, far = self._features.near(traits), self._features.far(traits)
            seen = {offset: [f"{offset}{x}" for x in (near if abs(offset) == 1 else far)] for offset in OFFSETS}
            self._known[word, capitals] = (traits, self._features.own(traits), seen)
        return self._known[word, capitals]


def _as_written(new: str, old: str, draw: Draw) -> str:
    """A name in capitals where the other one was, and now and then elsewhere."""
    shouts = (old.isupper() and len(old) > _ACRONYM) or draw.odds(_UPPER)
    return new.upper() if shouts else new


class Swapper:
    """Puts other names into texts: what stands around a name is learned, and not the names of the texts."""

    def __init__(self, lists: NameLists | None = None) -> None:
        given = lists or load()
        kinds = (given.first, given.last, given.places)
        latin = [sorted(name for name in names if name[0] < _GREEK) for names in kinds]
        self._first, self._last, self._places = ([name.title() for name in names] for names in latin)
        longer = {" ".join(words).title() for names in given.longer.values() for words in names}
        self._long = sorted(name for name in longer if name[0] < _GREEK)
        own = {name for tag in tags() for name in of(tag).place_names}
        self._short = sorted(name for name in own if name.isupper() and name.isascii())

    def swapped(self, example: Labelled, name: str) -> Labelled:
        """The text with other names: persons, places of one word, and most organisations."""
        draw, parts, names, last, at = Draw(name), [], [], 0, 0
        bodies = sorted(Cues.of((example.language,)).bodies)
        for start, end, kind in example.names:
            old = example.text[start:end]
            new = self._other(old, kind, draw, bodies, example.language)
            parts += [example.text[last:start], _as_written(new, old, draw)]
            at += start - last
            names.append((at, at + len(new), kind))
            at, last = at + len(new), end
        return replace(example, text="".join([*parts, example.text[last:]]), names=tuple(names))

    def _other(self, old: str, kind: str, draw: Draw, bodies: Sequence[str], language: str) -> str:
        words = old.split()
        choice: Callable[[Sequence[str]], str] = draw.rng.choice
        if kind == "PER" and len(words) <= _PERSON and all(word.isalpha() and word[0].isupper() for word in words):
            if len(words) == 1 and draw.odds(_GIVEN):
                return choice(self._first)
            return " ".join([choice(self._first) for _ in words[1:]] + [choice(self._last)])
        if kind == "LOC" and len(words) == 1:
            return choice(self._short if draw.odds(_SHORT) else self._long if draw.odds(_LONG) else self._places)
        if kind == "ORG" and draw.odds(_BODY):
            body = choice(bodies)
            body = body[0].upper() + body[1:]
            return choice(_PATTERNS[language]).format(body=body, place=choice(self._places), name=choice(self._last))
        if kind == "ORG" and draw.odds(_BODY):
            return "".join(choice(ascii_uppercase) for _ in range(draw.between(2, _ACRONYM)))
        return old


def shouted(sentence: Sentence, draw: Draw, language: str) -> Sentence | None:
    """A sentence as a heading in capitals, or with a capital at each word; None as a rule."""
    if draw.odds(_CAPITALS):
        return Sentence([word.upper() for word in sentence.words], sentence.lower, sentence.spans)
    if language in _HEADINGS and draw.odds(_HEADING):
        words = [word[0].upper() + word[1:] if len(word) > 3 else word for word in sentence.words]
        return Sentence(words, sentence.lower, sentence.spans)
    return None
