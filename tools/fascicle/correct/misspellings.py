"""Misspelt words: no list has the form, and one word that is much commoner differs from it by one slip."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from unicodedata import normalize

from fascicle.correct import rules
from fascicle.correct.hyphens import Certainty
from fascicle.correct.interference import find_foreign_articles
from fascicle.correct.lexicon import frequency_in, words_of
from fascicle.correct.model import Correction
from fascicle.correct.neighbours import alphabet, distance, slips
from fascicle.correct.passage import NEIGHBOURS, Passage, correction, plainly

_COMMON = 1e-6
_UNKNOWN = 1e-7  # of a name that other languages know as a word
_KNOWN_NAME = 2e-7
_TITLE = 5e-5  # a word so common before a name is a title, not a first name
_ALONE = 10.0  # how many times likelier than the next the best reading must be
_LONG = 10  # letters of a word in which two slips may be told
_SHORTEST = 5
_CERTAIN = 6
_PREFIXES = (
    "anti", "auto", "bio", "co", "counter", "contra", "de", "dis", "extra", "fore", "hyper", "in", "im", "inter", "mal",
    "mega", "meta", "micro", "mid", "mini", "mis", "mono", "multi", "neo", "non", "out", "over", "para", "poly", "post",
    "pre", "pro", "proto", "pseudo", "re", "semi", "sub", "super", "trans", "ultra", "un", "under", "up", "upper",
)  # fmt: skip
_SUFFIXES = (
    "s", "es", "d", "ed", "ing", "r", "er", "ers", "ly", "ness", "less", "like", "ish", "ist", "ists", "ism", "isms",
    "ize", "ized", "izes", "izing", "ise", "ised", "izer", "ization", "isation", "able", "ably", "ability", "al",
    "ally", "y", "ies", "ied", "ful", "hood", "ship", "ships", "wise", "ward", "ate", "ation", "ations", "ator",
    "ators", "ity",
    "ian", "ite", "ites", "ment", "ments", "ic", "ical", "ous", "ative", "ivity", "ee", "ery",
    "dom", "ess",
    "а", "у", "ы", "и", "ой", "ом", "ами", "ах", "ов", "ей", "ая", "ое", "ые", "ый", "ого", "ому", "ым", "ых", "ся",
)  # fmt: skip


def find_misspellings(passage: Passage) -> list[Correction]:
    """Misspelt words and names."""
    found: list[Correction] = []
    for at, word in enumerate(passage.words):
        if passage.forms[word.text] == 1 and len(word.text) >= _SHORTEST and not _in_address(passage, word.start):
            language = passage.language(word.start)
            if not passage.known(word.text, language):
                found += _judge(passage, at, language)
            elif word.text.istitle() and frequency_in(plainly(word.text), language) < _UNKNOWN:
                found += _same_person(passage, at, language)
    return [*found, *find_foreign_articles(passage)]


def _in_address(passage: Passage, start: int) -> bool:
    before, after = passage.text[max(0, start - 1) : start], passage.text[start : start + 60].split(maxsplit=1)[0]
    return before in ("@", "/", "_", "\\", "#", "<", "=", ".") or bool(re.search(r"[/@_=\\]|\w[.:]\w|\(\)", after))


def _judge(passage: Passage, at: int, language: str) -> Iterator[Correction]:
    word = passage.words[at]
    text = re.sub(r"[’']s?$", "", word.text)
    lower = text.lower()
    if not lower.isalpha() or passage.folded[lower] > 1:
        return
    if text.islower() and not _derived(lower, language) and not _hyphenated(passage, at):
        yield from _word(passage, at, lower, language)
    elif text.istitle() and not passage.sentence_start(at):
        yield from _name(passage, at, lower, language)
    elif text.isupper() and _in_capitals(passage, at) and not _derived(lower, language):
        yield from _word(passage, at, lower, language)


def _in_capitals(passage: Passage, at: int) -> bool:
    """Whether the words on both sides are in capitals too; else a word in capitals is an acronym."""
    around = [passage.words[each].text for each in (at - 1, at + 1) if 0 <= each < len(passage.words)]
    return len(around) == 2 and all(each.isupper() for each in around)


def _hyphenated(passage: Passage, at: int) -> bool:
    word = passage.words[at]
    return word.gap.endswith("-") or passage.text[word.end : word.end + 1] in ("-", "‐", "­")


def _word(passage: Passage, at: int, lower: str, language: str) -> Iterator[Correction]:
    word = passage.words[at]
    scored = _scored(passage, at, lower, language)
    if not scored:
        return
    (best, score), next_score = scored[0], scored[1][1] if len(scored) > 1 else 0.0
    alternatives = tuple(_like(word.text, lower, each) for each, _ in scored[1:4])
    alone = score >= _ALONE * next_score
    # one letter for another makes a different word too often, unless the text itself has that word
    substituted = len(best) == len(lower) and sorted(best) != sorted(lower)
    weak = score < _COMMON / 4 or _inflection(lower, best) or best[0] != lower[0]
    # endings of two letters are grammar in languages that inflect
    weak = weak or (language != "en" and lower[:-2] == best[: len(lower) - 2])
    # languages with more forms than a list can have need a commoner word
    rare = language != "en" and frequency_in(best, language) < 10 * _COMMON and not passage.folded[best]
    if weak or rare or (substituted and not passage.folded[best]) or not alone:
        certainty = Certainty.LOW
    elif score >= max(5 * _COMMON, 100 * next_score) and len(lower) >= _CERTAIN:
        certainty = Certainty.HIGH
    else:
        certainty = Certainty.MEDIUM
    frequency = frequency_in(best, language)
    evidence = f"in no list; {best!r}: {frequency:.1e} of the language, {passage.folded[best]} times in this text"
    found = _like(word.text, lower, best)
    yield correction(rules.MISSPELT, (word.start, word.end), found, certainty, evidence, alternatives)


def _scored(passage: Passage, at: int, lower: str, language: str) -> list[tuple[str, float]]:
    scores: dict[str, float] = {}
    total = len(passage.words)
    for form, typical in slips(lower, alphabet(language)):
        frequency = max(
            frequency_in(form, language),
            min(passage.folded[form], 20) / total / 4 if frequency_in(form, language) else 0,
        )
        if frequency >= _COMMON / 4 and len(form) >= 4:
            scores[form] = max(scores.get(form, 0.0), frequency * typical)
    if not scores and len(lower) >= _LONG:
        most = 3 if len(lower) > _LONG + 2 else 2
        for form in _bucket(language).get((lower[:3], lower[-3:]), ()):
            if distance(lower, form, most) <= most:
                scores[form] = frequency_in(form, language) * 0.5
    before = passage.words[at - 1].text.lower() if at else ""
    after = passage.words[at + 1].text.lower() if at + 1 < total else ""
    for form in scores:
        # the same words side by side elsewhere in the text are evidence that no list has
        scores[form] *= 1 + 10 * (passage.pairs[before, form] + passage.pairs[form, after] > 0)
    return sorted(scores.items(), key=lambda item: (-item[1], item[0]))


@cache
def _bucket(language: str) -> dict[tuple[str, str], tuple[str, ...]]:
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for word in words_of(language, _COMMON):
        if len(word) >= _LONG - 2:
            found[word[:3], word[-3:]].append(word)
    return {key: tuple(words) for key, words in found.items()}


def _name(passage: Passage, at: int, lower: str, language: str) -> Iterator[Correction]:
    """A name that the text has in another spelling beside the same word, or a list in the language around it."""
    word = passage.words[at]
    if len(lower) < 6 or (_hyphenated(passage, at) and word.gap.endswith("-")):
        return
    before = passage.words[at - 1]
    ways: dict[str, tuple[Certainty, str]] = {}
    foreign = _foreign(passage, at, language)
    for form, typical in slips(lower, alphabet(foreign or language)):
        title = form.capitalize()
        if _inflection(lower, form):
            continue
        times = passage.forms[title]
        if (times >= 5 and len(lower) >= 7) or (title in passage.name_words and typical >= 0.5):
            ways[title] = (Certainty.MEDIUM, f"{times} times in this text, and the other spelling once")
        elif _likelier(passage, title, word.text) and _follows(passage, title, before.text):
            ways[title] = (Certainty.MEDIUM, "the text has it after the same word")
        elif foreign and frequency_in(form, foreign) >= _KNOWN_NAME:
            ways[title] = (Certainty.MEDIUM, f"a word of the language around it ({foreign})")
        elif not foreign and typical >= 0.7 and len(lower) >= 8 and frequency_in(form, language) >= _KNOWN_NAME:
            ways[title] = (Certainty.MEDIUM, "a name that the language has, one slip away")
        elif typical >= 0.5 and any(frequency_in(form, each) >= _KNOWN_NAME for each in (language, "es")):
            ways.setdefault(title, (Certainty.LOW, "a name that a list has, one slip away"))
    sure = [title for title, (certainty, _) in sorted(ways.items()) if certainty is Certainty.MEDIUM]
    best = sure[0] if sure else min(ways, default="")
    if best:
        certainty = Certainty.MEDIUM if len(sure) == 1 else Certainty.LOW
        others = tuple(sorted(ways.keys() - {best}))
        found = best + word.text[len(lower) :]
        yield correction(rules.MISSPELT_NAME, (word.start, word.end), found, certainty, ways[best][1], others)


def _same_person(passage: Passage, at: int, language: str) -> Iterator[Correction]:
    """A second name whose first name has, elsewhere in the text, one that ends in another letter."""
    word, before = passage.words[at], passage.words[at - 1]
    if not at or word.gap != " " or not before.text.istitle() or len(word.text) < 6 or word.text in passage.name_words:
        return
    if frequency_in(plainly(before.text), language) >= _TITLE:
        return
    for form, _ in slips(word.text.lower(), alphabet(language)):
        title = form.capitalize()
        if _likelier(passage, title, word.text) and _follows(passage, title, before.text):
            evidence = f"{before.text!r} has another spelling of this name elsewhere in the text"
            yield correction(rules.MISSPELT_NAME, (word.start, word.end), title, Certainty.MEDIUM, evidence)
            return


def _likelier(passage: Passage, one: str, other: str) -> bool:
    """Which of two spellings of a name in the text is right: the one it has more often, or that more texts have."""
    if passage.forms[one] <= 1 >= passage.forms[other]:
        known, unknown = (max(frequency_in(each.lower(), abroad) for abroad in NEIGHBOURS) for each in (one, other))
        return bool(passage.forms[one]) and known > 3 * unknown
    return passage.forms[one] > 2 * passage.forms[other]


def _follows(passage: Passage, form: str, before: str) -> bool:
    """Whether the form stands somewhere after this word, accents aside."""
    words = passage.words
    return any(two.text == form and _plain(one.text) == _plain(before) for one, two in pairwise(words))


def _plain(word: str) -> str:
    return "".join(sign for sign in normalize("NFD", word.lower()) if sign.isalpha())


def _foreign(passage: Passage, at: int, language: str) -> str | None:
    """The language of the words on both sides, where they are strange to the text's own."""
    around = [passage.words[each].text.lower() for each in (at - 2, at - 1, at + 1) if 0 <= each < len(passage.words)]
    for other in ("es", "fr", "it", "pt", "de"):
        strange = [w for w in around if frequency_in(w, other) >= 1e-6 > frequency_in(w, language) / 3]
        if other != language and len(strange) >= 1 and all(frequency_in(w, other) >= 1e-7 for w in around[-2:]):
            return other
    return None


def _inflection(one: str, two: str) -> bool:
    """Whether the one is the other with another ending: grammar, not spelling."""
    return one.startswith(two) or two.startswith(one) or (len(one) == len(two) and one[:-1] == two[:-1])


def _derived(lower: str, language: str) -> bool:
    """Whether the word is made of a known word and a prefix or ending, or of two known words."""
    for suffix in _SUFFIXES:
        stem = lower.removesuffix(suffix)
        if stem != lower and len(stem) >= 4:
            forms = (stem, stem + "e", stem + "y", stem[:-1] if stem[-1:] == stem[-2:-1] else stem)
            if any(frequency_in(form, language) >= 3e-7 for form in forms):
                return True
    for prefix in _PREFIXES:
        stem = lower.removeprefix(prefix)
        if stem != lower and len(stem) >= 4 and (frequency_in(stem, language) >= 3e-7 or _derived(stem, language)):
            return True
    return any(
        frequency_in(lower[:cut], language) >= _COMMON and frequency_in(lower[cut:], language) >= _COMMON
        for cut in range(4, len(lower) - 3)
    )


def _like(text: str, lower: str, form: str) -> str:
    """The form in the case of the text, with the text's genitive."""
    ending = text[len(lower) :]
    return (form.upper() if text.isupper() else form.capitalize() if text.istitle() else form) + ending
