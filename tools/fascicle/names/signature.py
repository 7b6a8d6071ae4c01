"""Who signs or is addressed: the name in a line that ends or begins a letter, without the words around it.

A name is told by what is known of the other words. It stands behind the last word of a formula ("Your loving son, Tom
Reed") and is written as names are; what is left over otherwise is no name, and nobody is named. Which words are words
of formulas, titles or organisations, the files of the languages say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from fascicle.language.data import Words, all_words, primary, tags, word_classes

_PERSON, _ORGANISATION = "persName", "orgName"
_MOST_WORDS = 5  # of a person's name, with its small words
_MOST_WORDS_OF_ORGANISATION = 10
_WORD_BEFORE_STOP = 3  # letters: shorter ones before a stop are abbreviations
_INITIAL = re.compile(r"[^\W\d_](?:\.-?[^\W\d_])*\.?", re.UNICODE)
_WITH_STOPS = re.compile(r"(?:[^\W\d_]{1,4}\.){2,}")  # a degree: M.A.
_ELIDED = re.compile(r"\w{1,2}[’'](?=[^\W\d_])")  # d’Arcy
_CLIPPED = re.compile(r"[’'][^\W\d_]")  # van ’t Hoff
_AND = frozenset("&+")
_EDGES = "\"“”„«»‘’'()[]*_/–—- "


@dataclass(frozen=True)
class Named:
    """A person or an organisation as a line gives it; ``element`` is that of TEI."""

    element: str
    text: str


class NameReader:
    """Reads names from lines in some languages; a text in none that is known may be in any."""

    def __init__(self, languages: Iterable[str]) -> None:
        known = tuple(dict.fromkeys(tag for each in languages if (tag := primary(each)) in tags()))
        self._languages: Words | None = known or None
        self._classes = word_classes(self._languages)
        self._links = {each.lower() for each in all_words("name_links", self._languages)}
        self._articles = {each.lower() for each in all_words("articles", self._languages)}
        self._and = {each.lower() for each in all_words("conjunctions", self._languages)}
        self._to = {each.lower() for each in all_words("addressees", self._languages)}
        self._address = {each.lower() for each in all_words("forms_of_address", self._languages)}

    def signatories(self, lines: Sequence[str], *, signed: bool) -> list[Named]:
        """Who signs these lines; those that are not ``signed`` name somebody only behind a formula."""
        pieces = [piece for line in lines for piece in self._pieces(line)]
        last = max((at for at, piece in enumerate(pieces) if self._is_formula(piece)), default=-1)
        if last < 0 and not signed:
            return []
        for at, piece in enumerate(pieces[max(last, 0) :]):
            words = self._behind_formula(piece) if at == 0 and last >= 0 else piece
            if words and not self._greets(words) and (found := self._several(words, initials=signed)):
                return found
        return []

    def has_formula(self, line: str) -> bool:
        """Whether a word of a formula stands in a line."""
        return any(self._is_formula(piece) for piece in self._pieces(line))

    def addressees(self, lines: Sequence[str]) -> list[Named]:
        """Whom these lines are addressed to: what stands behind a "To", on its line or on the next."""
        for at, line in enumerate(lines):
            words = _words(line)
            if words and _bare(words[0]) in self._to:
                rest = words[1:] or (_words(lines[at + 1]) if at + 1 < len(lines) else [])
                return self._several(self._behind_words(next(self._pieces(" ".join(rest)), ())))
            if words and _bare(words[0]) in self._address:
                return self._several(next(self._pieces(line), ()))
        return []

    def _several(self, words: Sequence[str], *, initials: bool = False) -> list[Named]:
        """The names in some words: one, or persons with an 'and' between them."""
        ends = [at for at, word in enumerate(words) if word.lower() in self._and or word in _AND]
        found = [
            self._named(words[begin:end], initials=initials)
            for begin, end in zip([0, *(at + 1 for at in ends)], [*ends, len(words)], strict=True)
        ]
        if not all(each is not None and each.element == _PERSON for each in found):
            found = [self._named(words, initials=initials)]
        return [each for each in found if each is not None]

    def _pieces(self, line: str) -> Iterator[tuple[str, ...]]:
        """The words of a line, cut at its signs and behind its sentences; without the signs at their edges."""
        piece: list[str] = []
        for token in line.split():
            word = token if _CLIPPED.fullmatch(token) else token.strip(_EDGES)
            ends = word != word.rstrip(",;:!?…") or not word
            word = word.rstrip(",;:!?…")
            stopped = word.endswith(".") and word[:1].islower() and len(word) > _WORD_BEFORE_STOP
            if piece and token.startswith("("):
                yield tuple(piece)
                piece = []
            if word in _AND or any(each.isalnum() for each in word):
                piece.append(word)
            if piece and (ends or (stopped and "T" not in self._of(word))):
                yield tuple(piece)
                piece = []
        if piece:
            yield tuple(piece)

    def _of(self, word: str) -> Words:
        return self._classes.get(_bare(word), ())

    def _is_formula(self, piece: Sequence[str]) -> bool:
        first = self._of(piece[0])
        return "C" in first or "Y" in first or self._last_of_formula(piece) >= 0

    def _last_of_formula(self, piece: Sequence[str]) -> int:
        """Where the last word of the formula stands; a word behind an initial is a surname."""
        found, titled = -1, bool(piece) and self._is_title(piece[0])
        for at, word in enumerate(piece):
            classes = self._of(word)
            if at and _is_initial(piece[at - 1]):
                continue
            possessive = "Y" in classes and not titled
            leads = "B" in classes and not self._links_names(word) and found == at - 1
            if "C" in classes or possessive or leads:
                found = at
        return found

    def _behind_formula(self, piece: Sequence[str]) -> Sequence[str]:
        """What is left; something short for a word of the formula may stand between: `Dein tr. Paul`."""
        if _bare(piece[0]) in self._articles:
            return ()  # `the friend of your youth`
        begin = self._last_of_formula(piece) + 1
        short = begin + 1 < len(piece) and piece[begin].endswith(".") and piece[begin][:1].islower()
        skips = short and "Y" in self._of(piece[begin - 1]) and not self._links_names(piece[begin])
        return piece[begin + skips :]

    def _behind_words(self, piece: Sequence[str]) -> Sequence[str]:
        """What stands behind the last word of a greeting or a formula: `my dear sister`."""
        of = [set(self._of(word)) for word in piece]
        return piece[
            max(
                (
                    at + 1
                    for at, each in enumerate(of)
                    if each & set("CYG") and ("T" not in each or piece[at].islower())
                ),
                default=0,
            ) :
        ]

    def _greets(self, words: Sequence[str]) -> bool:
        """Whether somebody is spoken to: a first word of greeting that is no title."""
        classes = self._of(words[0])
        return "G" in classes and "T" not in classes

    def _named(self, words: Sequence[str], *, initials: bool = False) -> Named | None:
        if any(character.isdigit() for word in words for character in word):
            return None
        found = self._organisation(words)
        name = found or self._person(words) or (self._initials(words) if initials else "")
        return Named(_ORGANISATION if found else _PERSON, name) if name else None

    def _organisation(self, words: Sequence[str]) -> str:
        """A name with a word that only organisations have; initials are those of a person."""
        titled = not words or "T" in self._of(words[0])
        if titled or not any("O" in self._of(word) for word in words) or any(map(_is_initial, words)):
            return ""
        begin = next((at + 1 for at in (1, 0) if at < len(words) and _bare(words[at]) in self._articles), 0)
        if not any("O" in self._of(word) for word in words[begin:]):
            begin = 0  # the article belongs to the name
        rest = words[begin:]
        fits = rest and len(rest) <= _MOST_WORDS_OF_ORGANISATION and not rest[0][:1].islower()
        return " ".join(rest).rstrip(".") if fits else ""

    def _person(self, words: Sequence[str]) -> str:
        """Words with capitals, small ones of names between them; titles go where more than a surname is left."""
        rest = list(words)
        if rest and _bare(rest[0]) in self._articles:
            rest = rest[1:]
            if not rest or "T" not in self._of(rest[0]):
                return ""  # "the Editor": who holds an office is not named
        while len(rest) > 1 and (
            _WITH_STOPS.fullmatch(rest[-1]) or (rest[-1].endswith(".") and self._is_title(rest[-1]))
        ):
            rest.pop()
        titles = self._titles(rest)
        own = rest[titles:]
        if not own or len(own) > _MOST_WORDS or not all(map(self._may_be_of_name, own)):
            return ""
        if self._addresses(own):
            return ""
        full = [word for word in own if not _is_initial(word) and not self._links_names(word)]
        if not full or self._links_names(own[-1]) or (len(rest) == 1 and not rest[0][:1].isupper()):
            return ""  # of scripts without capitals one word may be anything
        if own[0].islower() and len(full) > 1:
            return ""  # `von Haus zu Haus`
        kept = own if len([word for word in own if not self._links_names(word)]) > 1 else rest
        return _stopped(kept)

    def _initials(self, words: Sequence[str]) -> str:
        """Two initials or more, all with their stops, and no letters that stand before a postscript."""
        letters = "".join(words)
        counted = [each for each in letters if each.isalpha()]
        stops = all(map(_is_initial, words)) and letters.count(".") >= len(counted) - 1 > 0
        postscript = "X" in self._classes.get("".join(counted).lower(), ())
        return " ".join(words) if stops and not postscript and all(each.isupper() for each in counted) else ""

    def _addresses(self, words: Sequence[str]) -> bool:
        """Whether a word of greeting is among them; behind an initial it is a surname."""
        pairs = zip(("", *words), words, strict=False)
        return any("G" in self._of(word) and not _is_initial(before) for before, word in pairs)

    def _titles(self, words: Sequence[str]) -> int:
        """How many words the titles at the beginning are, with articles between: `Madame la baronne`."""
        end = 0
        for at, word in enumerate(words):
            if self._is_title(word):
                end = at + 1
            elif at == 0 or word.lower() not in self._links | self._articles:
                break
        return end

    def _is_title(self, word: str) -> bool:
        return "T" in self._of(word) and not _is_initial(word)

    def _links_names(self, word: str) -> bool:
        return word.lower().strip("'’.") in self._links

    def _may_be_of_name(self, word: str) -> bool:
        if self._links_names(word):
            return True
        return (first := _ELIDED.sub("", word)[:1]).isalpha() and not first.islower()


def _words(line: str) -> list[str]:
    return [word for token in line.split() if (word := token.strip(_EDGES))]


def _bare(word: str) -> str:
    return word.strip(_EDGES).rstrip(".,;:!?").replace("'", "’").lower()


def _is_initial(word: str) -> bool:
    return word[:1].isupper() and _INITIAL.fullmatch(word) is not None


def _stopped(words: Sequence[str]) -> str:
    """The name without the stop of its line, which initials keep."""
    name = " ".join(words)
    return name if _is_initial(words[-1]) else name.rstrip(".")
