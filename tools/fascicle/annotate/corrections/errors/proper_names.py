"""Names that begin with a small letter, whole or in one of their words, where they have capitals elsewhere."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from fascicle.annotate.corrections import rules
from fascicle.annotate.corrections.correction import Correction
from fascicle.annotate.corrections.text_context import Passage, Word, correction, plainly
from fascicle.annotate.corrections.words.evidence import is_function_word
from fascicle.language.data import of, those
from fascicle.language.lexicon import frequency_in
from fascicle.model.certainty import Certainty

_ARTICLE = 3e-3
_TIMES = 3  # so often a name must stand with its capitals inside sentences,
_OFTEN = 12  # or so often if the language has the word,
_MOST = 3e-5  # yet not so frequently as common nouns
_RARE = 1e-6  # a form that the language hardly has
_LISTED = 1e-7
_BOUND = 1.5  # so many times as often as in the name may the other word of two stand, if the two are one name
_SHARE = 3  # and so many times as often as without
_SHORTEST, _SHORTEST_ACRONYM = 4, 3
_PLACEHOLDERS = 5  # so many words in capitals and in small letters: manuals have FILE for the name of a file
_LONGEST = 4  # words of the longest name
_GLUE = (".", "@", "/", "_", "-", "=", "<")
_ENDS = " ,.;:!?)\n’”»"


def find_small_names(passage: Passage) -> list[Correction]:
    """Names and acronyms that are to have capitals."""
    return [*_authority(passage), *_words(passage), *_parts(passage)]


def _is_article(word: str) -> bool:
    """Whether a language has the word so often that it is an article or a preposition: small inside a sentence."""
    return any(frequency_in(word, language) >= _ARTICLE for language in those("neighbour"))


def _is_grammar(passage: Passage, word: Word) -> bool:
    """Whether it is a word of grammar where it stands: German has 'ihre' and 'Ihre'."""
    return is_function_word(word.text, passage.language(word.start))


def _authority(passage: Passage) -> Iterator[Correction]:
    """Names of the authority file whose first word has a small letter."""
    index: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for name in sorted(passage.names):
        parts = tuple(name.split())
        # only names whose other words are capitals too: 'general Strike' may be no name
        if len(parts) > 1 and all(part[0].isupper() for part in parts) and not _is_article(parts[0].lower()):
            index[parts[0][0].lower() + parts[0][1:]].append(parts)
    for at, word in enumerate(passage.words):
        for parts in index.get(word.text, ()):
            rest = " ".join(parts[1:])
            if passage.text.startswith(f" {rest}", word.end) and not _goes_on(passage.text, word.end + len(rest) + 1):
                evidence = f"{' '.join(parts)!r} is in the authority file"
                span = (passage.words[at].start, word.end)
                yield correction(rules.NAME_CASE, span, parts[0], Certainty.HIGH, evidence)
                break


def _goes_on(text: str, at: int) -> bool:
    return text[at : at + 1].isalnum() or text[at : at + 1] == "_"


def _words(passage: Passage) -> Iterator[Correction]:
    """Single words that are names everywhere else."""
    inside: dict[str, Counter[str]] = defaultdict(Counter)
    small: dict[str, list[int]] = defaultdict(list)
    for at, word in enumerate(passage.words):
        text = word.text
        if text.islower():
            if len(text) >= _SHORTEST_ACRONYM and not _is_in_address(passage, word):
                small[text].append(at)
        elif text[0].isupper() and _in_prose(passage, at):
            inside[text.lower()][text] += 1
    capitals = [form for form in small if form in inside and inside[form].most_common(1)[0][0].isupper()]
    placeholders = len(capitals) >= _PLACEHOLDERS
    for form, places in small.items():
        forms = inside.get(form) or _from_authority(passage, form)
        if len(places) > 1 or not forms:
            continue
        right, often = max(sorted(forms.items()), key=lambda item: item[1])
        if 2 * often < forms.total() or (placeholders and right.isupper()):
            continue
        word = passage.words[places[0]]
        if _stands_free(passage, places[0]) and _is_name(passage, form, right, often):
            evidence = f"{often} times {right} inside sentences of this text, never {form} elsewhere"
            certainty = Certainty.HIGH if right in passage.names else Certainty.MEDIUM
            yield correction(rules.SMALL_NAME, (word.start, word.end), right, certainty, evidence)


def _from_authority(passage: Passage, form: str) -> Counter[str]:
    """A name of one word that only the authority file has."""
    return Counter({right: 0 for right in (form.capitalize(), form.upper()) if right in passage.names})


def _is_in_address(passage: Passage, word: Word) -> bool:
    before, after = passage.text[word.start - 1 : word.start], passage.text[word.end : word.end + 2]
    return before in _GLUE or after[:1] in _GLUE[1:] or (after[:1] == "." and after[1:].isalnum())


def _in_prose(passage: Passage, at: int) -> bool:
    """Whether a word stands inside a sentence with a small word at its side, so that its capital is its own."""
    words = passage.words
    if passage.sentence_start(at) or at + 1 >= len(words):
        return False
    before, after = words[at - 1], words[at + 1]
    return (words[at].gap == " " and before.text.islower()) or (after.gap == " " and after.text.islower())


def _is_name(passage: Passage, form: str, right: str, often: int) -> bool:
    language = passage.languages[0]
    frequency = frequency_in(plainly(form), language)
    lexicon = passage.lexicon
    small = lexicon.edition_lower(form)
    elsewhere = lexicon.edition_count(form) - small
    # addresses have acronyms in small letters; other names in them may be those of files and programs
    if right.istitle() and passage.forms[form] > 1:
        return False
    if small and (right.istitle() or elsewhere < _OFTEN * small):
        return False
    if often + elsewhere < _TIMES and right not in passage.names:
        return False
    if right.isupper():
        return frequency < _RARE
    if len(form) < _SHORTEST or not right.istitle() or _is_plural(form, language):
        return False
    if of(language).noun_capitals:  # all nouns have capitals, and all infinitives may be nouns
        return frequency < _RARE and not form.endswith("n")
    least = _TIMES if right in passage.names else _OFTEN
    return frequency < _RARE or (often >= least and frequency < _MOST)


def _is_plural(form: str, language: str) -> bool:
    """Whether the form is a listed word and a plural's ending: titles and functions have plurals, places have none."""
    return form.endswith("s") and frequency_in(form[:-1], language) >= _LISTED


def _stands_free(passage: Passage, at: int) -> bool:
    """Whether a word belongs to no address, file, command or passage in another language."""
    word, language = passage.words[at], passage.languages[0]
    after = passage.text[word.end : word.end + 2]
    return (
        word.gap.endswith(" ")
        and after[:1] in _ENDS
        and (after[:1].isspace() or after[1:] in _ENDS)
        and passage.language(word.start) == language
        and not passage.speaks_otherwise(at, language)
    )


def _parts(passage: Passage) -> Iterator[Correction]:
    """Names of several words of which one has a small letter."""
    words = passage.words
    whole: Counter[tuple[str, ...]] = Counter()
    anywhere: Counter[tuple[str, ...]] = Counter()
    lacking: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    for at, word in enumerate(words):
        parts = [word.text]
        for number in range(at + 1, min(at + _LONGEST, len(words))):
            if words[number].gap != " " or len(parts) - sum(part[0].isupper() for part in parts) > 1:
                break
            parts.append(words[number].text)
            minor = [place for place, part in enumerate(parts) if not part[0].isupper()]
            if not minor:
                anywhere[tuple(parts)] += 1
                if _is_name_in_prose(passage, at, number):
                    whole[tuple(parts)] += 1
            elif len(minor) == 1 and parts[minor[0]].islower():
                right = parts.copy()
                right[minor[0]] = right[minor[0]].capitalize()
                lacking[tuple(right)].append((at + minor[0], at))
    claimed: set[int] = set()
    for name in sorted(lacking, key=lambda name: (-len(name), name)):
        places, often = lacking[name], whole[name]
        known = " ".join(name) in passage.names
        least = (_TIMES - 1 if len(name) == 2 else 0) if known else _TIMES
        if often < least or (least and often < _SHARE * len(places)):
            continue
        # 'source code' and 'Source code' beside 'Source Code': a term that one paragraph defines
        if len(name) == 2 and passage.pairs[name[0].lower(), name[1].lower()] > anywhere[name] + len(places):
            continue
        # 'Harbourian Pilots' is a name and what it belongs to: the first stands as often without the second
        other = name[1 - (places[0][0] - places[0][1])] if len(name) == 2 else ""
        if passage.forms[other] > _BOUND * (anywhere[name] + len(places)):
            continue
        for at, first in places:
            word = words[at]
            if at in claimed or _is_grammar(passage, word) or (at == first and passage.sentence_start(first)):
                continue
            if not _stands_free(passage, at):
                continue
            claimed.add(at)
            evidence = f"{often} times {' '.join(name)} inside sentences of this text"
            right_word = word.text.capitalize()
            certainty = Certainty.HIGH if known else Certainty.MEDIUM
            yield correction(rules.SMALL_PART, (word.start, word.end), right_word, certainty, evidence)


def _is_name_in_prose(passage: Passage, first: int, last: int) -> bool:
    words = passage.words
    if passage.sentence_start(first):
        return False
    before = words[first].gap == " " and words[first - 1].text.islower()
    return before or (last + 1 < len(words) and words[last + 1].gap == " " and words[last + 1].text.islower())
