"""What stands around a name in a text: whether it is the whole name, and whether it is a name at all.

A word that stands in a list of names may be a word here (`May I`, `the sale`). The text itself is asked first, how it
writes the word in small letters; then the files of the languages, which words have a meaning of their own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache, cached_property

from fascicle.language.data import SMALL_WORDS, Words, all_words, of, word_classes
from fascicle.language.lexicon import frequency_in
from fascicle.names.folding import Folded
from fascicle.names.forms import NameHit
from fascicle.names.languages import Languages

_WORD = re.compile(r"[^\W\d_]+")
_LAST = re.compile(r"[^\W\d_][\w'-]*\.?$")
_NEXT = re.compile(r"[^\W\d_][\w'-]*")
_LETTERS = re.compile(r"[^\W\d_]+")
_LAST_LETTERS = re.compile(r"(?:[^\W\d_]+|\d+)$")
_NEAR = 40  # characters that a word beside a name may take
_ENDS = (".", "!", "?", ":", ";", "…", "—", "–", "*")  # a sentence, perhaps; behind them anything may have a capital
_OPENING = " \"'“„«‹([*_"
_GLUED = 4  # letters of a name that may be told from a word that it is one with by mistake
_ABBREVIATED = 4  # letters of a given name, with its stop
_RARE = 1e-6  # rarer words of the lists are misprints too often
_COMMON = 1e-5
_COMMONEST = 3e-4  # one in three thousand words, as in language.lexicon
_MONTHS, _TITLES, _BODIES, _MEANINGS = "M", "T", "O", frozenset("CDGIKMNOPSTXY")


class Surroundings:
    """A folded text as the surroundings of the names in it; ``taken`` says where names begin, and where they end."""

    def __init__(self, folded: Folded, languages: Languages) -> None:
        self.text, self._languages = folded.text, languages
        self.taken: Mapping[int, int] = {}
        self._ends: frozenset[int] = frozenset()

    def settle(self, taken: Mapping[int, int]) -> None:
        """Take note of where all names begin and end."""
        self.taken, self._ends = taken, frozenset(taken.values())

    def is_part(self, start: int, end: int) -> bool:
        """Whether a stretch is part of a longer word without a hyphen in it.

        It is none where a word has lost the blank between it and the name, and a capital still shows where that was.
        """
        text = self.text
        before, after = text[max(start - 1, 0) : start].isalnum(), text[end : end + 1].isalnum()
        if not before and not after:
            return False
        if end - start < _GLUED or not text[start].isupper() or text[start:end].isupper():
            return True
        if before and not self._is_word_of_text(_LAST_LETTERS.search(text[max(start - _NEAR, 0) : start])):
            return True
        return after and not (text[end].isupper() and self._is_word_of_text(_LETTERS.match(text, end)))

    def is_joined(self, hit: NameHit) -> bool:
        """Whether a hyphen makes the name part of a compound: but for a word of grammar, and for two places."""
        text, place = self.text, hit.entries[0].element == "placeName"
        if text[max(hit.start - 1, 0) : hit.start] == "-" and not (place and hit.start - 1 in self._ends):
            return True
        if text[hit.end : hit.end + 1] == "-" and text[hit.end + 1 : hit.end + 2].isalnum():
            behind = _NEXT.match(text, hit.end + 1)
            word = _LETTERS.match(text, hit.end + 1)
            small = behind and word and word[0].islower() and word[0] in _small() and word.end() - word.start() >= 2
            return not (small or (place and hit.end + 1 in self.taken))
        return False

    def doubt(self, hit: NameHit) -> str | None:
        """How sure it is that a form is the name here: ``high``, ``medium``, ``low``, or None if it is likely none."""
        if self.is_joined(hit):
            return None
        if not hit.form.single:
            return "medium" if hit.capitals else "high"
        if self._goes_on(hit) or self._is_word(hit):
            return None
        if self._began_before(hit) or self._of_body(hit):
            return "low"
        if hit.form.text.isupper() and not self._in_capitals(hit):
            return "medium"  # `US` is no `us`
        return "low" if self._has_meaning(hit.form.text) and not self._is_told(hit) else "medium"

    def _in_capitals(self, hit: NameHit) -> bool:
        """Whether a word beside it is in capitals too, so that they say nothing."""
        words = self.before(hit.start), self.after(hit.end)
        return any(len(word.rstrip(".")) > 1 and word.isupper() for word in words)

    def before(self, at: int) -> str:
        """The word before a place, if nothing but a blank is between them."""
        if self.text[max(at - 1, 0) : at] != " ":
            return ""
        found = _LAST.search(self.text[max(at - _NEAR, 0) : at - 1])
        return found[0] if found else ""

    def after(self, at: int) -> str:
        """The word behind a place, if nothing but a blank is between them."""
        found = _NEXT.match(self.text, at + 1) if self.text[at : at + 1] == " " else None
        return found[0] if found else ""

    def begins_sentence(self, at: int) -> bool:
        """Whether a sentence may begin at a place, so that its first word has a capital anyway."""
        before = self.text[max(at - _NEAR, 0) : at].rstrip(_OPENING)
        return not before or before.endswith(("\n", *_ENDS))

    def _goes_on(self, hit: NameHit) -> bool:
        """Whether a word is part of a longer name that nobody listed: another with a capital stands behind it."""
        after = self.after(hit.end)
        if not after[:1].isupper() or hit.end + 1 in self.taken or after.isupper() != hit.capitals:
            return False
        classes = set(self._classes(after))
        if after.lower() in _small() or classes & {_MONTHS, _TITLES}:
            return False
        return not self._nouns_have_capitals or _BODIES in classes or not self._is_noun(after)

    def _began_before(self, hit: NameHit) -> bool:
        """Whether the name may be the end of a longer one: a word with a capital before it that nothing explains."""
        before = self.before(hit.start)
        if not before[:1].isupper() or hit.start - 1 in self._ends:
            return False
        if len(before.rstrip(".")) > 1 and before.isupper() != hit.capitals:
            return False
        if before.lower() in _small() or _TITLES in self._classes(before):
            return False
        if before.endswith("."):
            return len(before) <= _ABBREVIATED and not self._has_initial(hit, before[0])
        at = hit.start - 1 - len(before)
        return not self.begins_sentence(at) and not self._nouns_have_capitals

    def _has_initial(self, hit: NameHit, letter: str) -> bool:
        """Whether somebody of this name has another that begins so."""
        people = (name for entry in hit.entries if entry.element == "persName" for name in entry.names)
        return any(word.startswith(letter) for name in people for word in name.split()[:-1])

    def _of_body(self, hit: NameHit) -> bool:
        """Whether the name may be the end of that of a body: `University of Lima`."""
        link = self.before(hit.start)
        if hit.start - 2 - len(link) in self._ends:  # that body is a name by itself
            return False
        body = self.before(hit.start - 1 - len(link)) if link.lower() in _small() else ""
        return body[:1].isupper() and not self._nouns_have_capitals and _BODIES in self._classes(body)

    def _is_word(self, hit: NameHit) -> bool:
        """Whether a word that has a meaning of its own is meant as such here."""
        word = hit.form.text
        if word.isupper() or not self._has_meaning(word):
            return False
        if self._is_told(hit):
            return False
        return self._nouns_have_capitals or self.begins_sentence(hit.start) or _MONTHS in self._classes(word)

    def kind_told(self, hit: NameHit) -> str:
        """The kind of name that the word before leads to; empty if it may be any."""
        before = self.before(hit.start)
        if _TITLES in self._classes(before):
            return "persName"
        leads = all_words("place_prepositions", self._languages.own or None)
        return "placeName" if before.lower() in leads else ""

    def near(self, hit: NameHit, size: int) -> str:
        """The text around a name, without it, in its block."""
        before = self.text[max(hit.start - size, 0) : hit.start].rpartition("\n")[2]
        return before + " " + self.text[hit.end : hit.end + size].partition("\n")[0]

    def _is_told(self, hit: NameHit) -> bool:
        """Whether the word before says that a name follows."""
        kind = self.kind_told(hit)
        month = kind == "placeName" and _MONTHS in self._classes(hit.form.text)
        return kind in {entry.element for entry in hit.entries} and not month

    def _has_meaning(self, word: str) -> bool:
        low = word.lower()
        if self._words[low] >= max(self._words[word], 1):
            return True
        if set(self._classes(word)) & _MEANINGS:
            return True
        return any(
            frequency_in(low, each, _COMMONEST) >= _COMMONEST and low not in _places_of_cldr(each)
            for each in self._languages.own
        )

    @cached_property
    def _words(self) -> Counter[str]:
        return Counter(_WORD.findall(self.text))

    def _classes(self, word: str) -> Words:
        return _classes_in(self._languages.own).get(word.lower().rstrip("."), ())

    @cached_property
    def _nouns_have_capitals(self) -> bool:
        return any(of(each).noun_capitals for each in self._languages.own)

    def _is_noun(self, word: str) -> bool:
        return any(frequency_in(word.lower(), each, _COMMON) >= _COMMON for each in self._languages.own)

    def _is_word_of_text(self, found: re.Match[str] | None) -> bool:
        """Whether letters or figures are a whole word by themselves."""
        if found is None or found[0].isdecimal():
            return found is not None
        low = found[0].lower()
        if low in _small():
            return True
        return len(low) >= _GLUED and any(frequency_in(low, each, _RARE) >= _RARE for each in self._languages.own)


@cache
def _classes_in(languages: Words) -> Mapping[str, Words]:
    return word_classes(languages or None)


@cache
def _small() -> frozenset[str]:
    return frozenset(word.lower() for name in SMALL_WORDS for word in all_words(name))


@cache
def _places_of_cldr(language: str) -> frozenset[str]:
    """Countries and the cities of time zones, as Unicode's CLDR names them in a language."""
    from babel import Locale, UnknownLocaleError
    from babel.core import get_global

    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return frozenset()
    cities = {zone: zone.rpartition("/")[2].replace("_", " ") for zone in get_global("zone_territories")}
    cities |= {zone: names["city"] for zone, names in locale.time_zones.items() if "city" in names}
    return frozenset(name.lower() for name in (*locale.territories.values(), *cities.values()))
