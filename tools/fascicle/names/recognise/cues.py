"""What languages say of names, by the words around them and in them: titles, prepositions of place, bodies."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from fascicle.language.calendar import calendar_words
from fascicle.language.data import all_words, of, primary

_ANYWHERE = 3  # letters of a cue word that is heard in a language that has none of its own
_LINKS = ("de", "von", "van", "der", "du", "la", "di", "da", "del", "den", "des", "of", "af", "av", "zu", "d", "l")


@dataclass(frozen=True)
class Cues:
    """Cue words of the languages of a text, in small letters.

    ``place_ends`` and ``body_ends`` are endings. ``noun_capitals``: whether nouns have a capital in all of them.
    """

    titles: frozenset[str]
    prepositions: frozenset[str]
    bodies: frozenset[str]
    places: frozenset[str]
    markers: frozenset[str]
    links: frozenset[str]
    calendar: frozenset[str]
    place_ends: tuple[str, ...]
    body_ends: tuple[str, ...]
    noun_capitals: bool

    @classmethod
    @cache
    def of(cls, languages: tuple[str, ...]) -> Cues:
        """The cues of some languages; of a language that has none, the longer ones of all others."""
        tags = tuple(dict.fromkeys(map(primary, languages)))
        facts = [of(tag) for tag in tags]
        known = tuple(tag for tag, each in zip(tags, facts, strict=True) if each.place_prepositions)
        places, place_ends = _parted(_words("place_words", known))
        bodies, body_ends = _parted(_words("body_words", known))
        return cls(
            titles=_titles(known),
            prepositions=_words("place_prepositions", known),
            bodies=bodies | _words("organisation_words", known),
            places=places,
            markers=_words("noun_markers", known) | _words("articles", tags) | _words("determiners", tags),
            links=frozenset(_LINKS).union(*(each.name_links for each in facts)),
            calendar=frozenset(word for tag in tags for word in calendar_words(tag)).union(
                *(each.month_words for each in facts)
            ),
            place_ends=place_ends,
            body_ends=body_ends,
            noun_capitals=bool(facts) and all(each.noun_capitals for each in facts),
        )

    def sign(self, word: str) -> str:
        """Which cues a word in small letters is, a letter for each."""
        groups = zip(
            "tpowdq",
            (self.titles, self.prepositions, self.bodies, self.places, self.markers, self.links),
            strict=True,
        )
        found = "".join(letter for letter, words in groups if word in words)
        if word in self.calendar:
            found += "m"
        if found or len(word) < 5:
            return found
        return "W" if word.endswith(self.place_ends) else "O" if word.endswith(self.body_ends) else ""


@cache
def _titles(languages: tuple[str, ...]) -> frozenset[str]:
    return frozenset().union(*(_words(name, languages) for name in ("titles", "person_titles", "titles_in_text")))


def _words(name: str, languages: tuple[str, ...]) -> frozenset[str]:
    if languages:
        return frozenset(word.lower() for word in all_words(name, languages))
    return frozenset(word.lower() for word in all_words(name) if len(word) > _ANYWHERE)


def _parted(words: Iterable[str]) -> tuple[frozenset[str], tuple[str, ...]]:
    """Whole words, and endings without their asterisk."""
    given = sorted(words)
    return (
        frozenset(word for word in given if "*" not in word),
        tuple(word[1:] for word in given if word.startswith("*")),
    )
