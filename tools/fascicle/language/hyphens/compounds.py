"""What languages do with hyphens: the facts of spelling that counting cannot show in a short text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

# Languages that write compounds as one word: two words side by side are no reason for a hyphen.
_CLOSED = frozenset({"da", "de", "et", "fi", "hu", "is", "nb", "nl", "nn", "no", "sv"})

# Words before which a first part may stand with its hyphen, the second part coming later: "vor- und nachher".
_CONJUNCTIONS: Mapping[str, frozenset[str]] = {
    "ca": frozenset({"i", "o"}),
    "cs": frozenset({"a", "i", "nebo"}),
    "da": frozenset({"og", "eller"}),
    "de": frozenset({"und", "oder", "bis", "sowie", "beziehungsweise", "bzw"}),
    "en": frozenset({"and", "or"}),
    "es": frozenset({"y", "e", "o", "u"}),
    "fr": frozenset({"et", "ou"}),
    "it": frozenset({"e", "ed", "o"}),
    "nb": frozenset({"og", "eller"}),
    "nl": frozenset({"en", "of"}),
    "pl": frozenset({"i", "lub", "oraz"}),
    "pt": frozenset({"e", "ou"}),
    "ru": frozenset({"и", "или"}),
    "sv": frozenset({"och", "eller"}),
    "uk": frozenset({"і", "й", "та", "або"}),
}

# First parts that a language sets before whole words with a hyphen, always or where the word is rare.
_PREFIXES: Mapping[str, frozenset[str]] = {
    "en": frozenset(
        {
            "all", "anti", "co", "contra", "counter", "cross", "ex", "half", "mid", "neo", "non", "post", "pre", "pro",
            "pseudo", "quasi", "self", "ultra", "vice",
        }
    ),
    "fr": frozenset({"arrière", "avant", "demi", "ex", "mi", "non", "quasi", "semi", "sous", "vice"}),
    "pt": frozenset({"além", "aquém", "ex", "pré", "pró", "pós", "recém", "vice"}),
    "ru": frozenset({"кое", "кой", "экс"}),
    "uk": frozenset({"будь", "екс", "казна", "хтозна"}),
}  # fmt: skip

# Adverbs of a first part and a whole word with a certain ending: "по-русски".
_ADVERBS: Mapping[str, tuple[str, re.Pattern[str]]] = {
    "ru": ("по", re.compile(r"\w{2,}(?:[сц]ки|[ое]му|ьи)")),
    "uk": ("по", re.compile(r"\w{2,}(?:[сц]ьки|[оє]му)")),
}

# Second parts that a language hangs on a whole word with a hyphen: pronouns and particles.
_ENCLITICS: Mapping[str, frozenset[str]] = {
    "fr": frozenset(
        {
            "ce", "ci", "elle", "elles", "en", "eux", "il", "ils", "je", "la", "le", "les", "leur", "lui", "là", "moi",
            "même", "mêmes", "nous", "on", "toi", "tu", "vous", "y",
        }
    ),
    "pt": frozenset(
        {"a", "as", "la", "las", "lhe", "lhes", "lo", "los", "me", "no", "nos", "o", "os", "se", "te", "vos"}
    ),
    "ro": frozenset({"i", "l", "le", "m", "mi", "o", "se", "te", "ți", "un"}),
    "ru": frozenset({"ка", "либо", "нибудь", "таки", "то"}),
    "uk": frozenset({"будь", "небудь", "таки", "то"}),
}  # fmt: skip


def _primary(languages: Iterable[str]) -> list[str]:
    return [language.split("-")[0].lower() for language in languages]


def writes_closed(languages: Iterable[str]) -> bool:
    """Whether the first of the languages, the text's own, writes compounds as one word."""
    return next(iter(_primary(languages)), "") in _CLOSED


def is_conjunction(word: str, languages: Iterable[str]) -> bool:
    """Whether a first part of a compound may stand before the word alone."""
    return any(word.lower() in _CONJUNCTIONS.get(each, ()) for each in _primary(languages))


def is_prefix(word: str, languages: Iterable[str]) -> bool:
    """Whether one of the languages sets the word before others with a hyphen."""
    return any(word.lower() in _PREFIXES.get(each, ()) for each in _primary(languages))


def makes_adverb(left: str, right: str, languages: Iterable[str]) -> bool:
    """Whether one of the languages makes an adverb of the two with a hyphen."""
    known = [_ADVERBS[each] for each in _primary(languages) if each in _ADVERBS]
    return any(left.lower() == first and ending.fullmatch(right.lower()) for first, ending in known)


def is_enclitic(word: str, languages: Iterable[str]) -> bool:
    """Whether one of the languages hangs the word on others with a hyphen."""
    return any(word.lower() in _ENCLITICS.get(each, ()) for each in _primary(languages))
