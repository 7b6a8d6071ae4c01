"""Blanks: a word in pieces, words without the blank between them, letters set wide, a capital apart.

Whether forms side by side are one word is a matter of likelihood: the whole against its pieces side by side by chance.
The measure is the one that collocations are found by (Church and Hanks, Computational Linguistics 16, 1990).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from math import log2, log10

from fascicle.annotate.corrections import rules
from fascicle.annotate.corrections.lattice.hypothesis import Hypothesis
from fascicle.annotate.corrections.lattice.knowledge import FLOOR, Form, WordKnowledge, candidates_of, parts_of
from fascicle.annotate.corrections.lattice.letters import is_free
from fascicle.annotate.corrections.text_context import Passage, Word
from fascicle.language.hyphens.compounds import is_enclitic
from fascicle.language.letters import cover, letters

_SHORTEST = 3  # letters of a word in pieces, and of two words in one
_SOLID = 2e-5  # what a list has so often is a word, whether the dictionary has it or not
_HARDLY = 4.0  # a reading that is not so much likelier, as a decimal logarithm, is hardly so
_SURELY = 7.0  # and if it is so much likelier, more says no more
_MOST = 4.0  # by how much a division leads, at most
_WIDE = re.compile(r"(?<!\S)[“„«\"(]?((?:[^\W\d_] ){3,}[^\W\d_])(?=[.,;:!?”“»\")]*(?:\s|$))")
_BOUND_BEFORE, _BOUND_BEHIND = ("-", "‐", "’", "'", "/", "@", ".", "_"), ("-", "‐", "/", "@", "_")


def blanks_too_many(knowledge: WordKnowledge) -> Iterator[Hypothesis]:
    """Two or three forms that are one word together."""
    words = knowledge.passage.words
    for at in range(1, len(words)):
        if words[at].gap == " ":
            yield from _whole(knowledge, at - 1, at)
            if at + 1 < len(words) and words[at + 1].gap == " ":
                yield from _whole(knowledge, at - 1, at + 1)


def _whole(knowledge: WordKnowledge, first: int, last: int) -> Iterator[Hypothesis]:
    passage = knowledge.passage
    pieces = passage.words[first : last + 1]
    joined = "".join([each.text for each in pieces])
    language = passage.language(pieces[0].start)
    if last - first > 1 and joined.lower() not in passage.folded and joined.lower() not in candidates_of(language):
        return
    if len(joined) < _SHORTEST or not joined.isalpha() or not (joined.islower() or _one_case(pieces)):
        return
    if [len(each.text) for each in pieces].count(1) > 1 or _is_bound(passage, pieces):
        return  # letters set wide
    whole = knowledge.form(joined, language)
    if (whole.listed == 0 and not whole.times and not passage.lexicon.edition_count(joined)) or not cover(language):
        return
    parts = [knowledge.form(each.text, language) for each in pieces]
    chance = sum(each.likely for each in parts)
    if max(whole.likely, log10(FLOOR) + 1) <= chance + 1:
        return
    apart = min(passage.pairs[a.text.lower(), b.text.lower()] for a, b in itertools.pairwise(pieces))
    features = {
        **knowledge.state,
        "apart": log2(max(apart, 1)),
        "capital": float(pieces[-1].text[0].isupper() and not joined.isupper()),
        "capitals": float(joined.isupper()),
        "common": whole.likely + 7,
        "compound": float(len(pieces) == 2 and all(each.sound and len(each.lower) > 2 for each in parts)),
        "dictionary": float(whole.sound),
        "grammar": float(sum(knowledge.common(each.lower, language) for each in parts)),
        "hardly": max(_HARDLY - whole.likely + chance, 0.0),
        "length": log2(len(joined)),
        "likelier": min(whole.likely - chance, _SURELY),
        "line": float(any(each.breaks for each in pieces[1:])),
        "pieces": float(len(pieces) - 2),
        "seen": knowledge.seen(joined),
        "single": float(any(len(each.lower) == 1 and not _is_word(each) for each in parts)),
        "single word": float(any(len(each.lower) == 1 and _is_word(each) for each in parts)),
        "initial": float(len(pieces[0].text) == 1 and pieces[0].text.isupper() and not joined.isupper()),
        "sound": float(sum(each.sound or each.derived for each in parts) / len(parts)),
        "strangers": knowledge.strangers(first, last),
        "tongue": knowledge.tongue(first, last, language),
        "words": float(all(each.sound if len(each.lower) > 1 else _is_word(each) for each in parts)),
    }
    evidence = f"the whole is {10 ** min(whole.likely - chance, 9):.0e} times commoner than its pieces together"
    rule = rules.CAPITAL_APART if joined.isupper() and len(pieces[0].text) == 1 else rules.SPLIT_WORD
    yield Hypothesis(pieces[0].start, pieces[-1].end, joined, rule, "split", features, evidence)


def _is_word(form: Form) -> bool:
    return form.listed >= 2e-3  # a letter that is a word (a, y, o, в, и) is among the commonest


def _one_case(pieces: Sequence[Word]) -> bool:
    """Whether pieces are written as one word would be: small, behind a capital or not, or capitals, or two of them."""
    first, *rest = (each.text for each in pieces)
    small = all(each.islower() for each in rest) and (first.islower() or first.istitle() or len(first) == 1)
    capitals = first.isupper() and all(each.isupper() for each in rest)
    return small or capitals or (first.istitle() and len(rest) == 1 and rest[0].istitle() and len(rest[0]) > 1)


def _is_bound(passage: Passage, pieces: Sequence[Word]) -> bool:
    """Whether one of them is bound to something else by a hyphen or an apostrophe."""
    start, end = pieces[0].start, pieces[-1].end
    return passage.text[max(start - 1, 0) : start] in _BOUND_BEFORE or passage.text[end : end + 1] in _BOUND_BEHIND


def letters_apart(knowledge: WordKnowledge) -> Iterator[Hypothesis]:
    """Letters set wide for emphasis, read as single letters."""
    passage = knowledge.passage
    for match in _WIDE.finditer(passage.text):
        language = passage.language(match.start(1))
        start, end = match.span(1)
        # a word of one letter before it, or behind it, is no part of the word
        for span in ((start, end), (start + 2, end), (start, end - 2)):
            reading = passage.text[slice(*span)].replace(" ", "")
            if "\n" in match[0] or len(reading) < _SHORTEST or not (reading.isupper() or reading[1:].islower()):
                continue
            form = knowledge.form(reading, language)
            known = form.sound or form.listed > 0 or form.times > 0
            if known or span == (start, end):
                features = {"known": float(known), "length": log2(len(reading)), "upper": float(reading.isupper())}
                evidence = "letters with blanks between them" + (" make a word" if known else "; no list has the word")
                yield Hypothesis(*span, reading, rules.WIDE_LETTERS, "wide", features, evidence)
            if known:
                break


def blanks_too_few(knowledge: WordKnowledge) -> Iterator[Hypothesis]:
    """A form that is no word and divides into two words or three."""
    passage = knowledge.passage
    for at, word in enumerate(passage.words):
        text = word.text
        if len(text) < _SHORTEST or not text.isalpha() or not is_free(passage, word):
            continue
        language = passage.language(word.start)
        form = knowledge.form(text, language)
        if not cover(language) or form.listed >= _SOLID or form.attested or word.text in passage.name_words:
            continue
        ways = sorted(_divisions(knowledge, text, language), reverse=True)
        if ways:
            yield _parted(knowledge, at, form, ways)


def _divisions(
    knowledge: WordKnowledge, text: str, language: str, parts: int = 3
) -> Iterator[tuple[float, tuple[str, ...]]]:
    """How likely each division into known words is."""
    known, lower = parts_of(language), text.lower()
    for cut in range(1, len(text) - 1):
        if lower[:cut] not in known or not _may_be_part(left := knowledge.form(text[:cut], language)):
            continue
        if lower[cut:] == lower[:cut]:
            continue  # a word and its double
        if lower[cut:] in known and _may_be_part(right := knowledge.form(text[cut:], language)):
            beside = knowledge.passage.pairs[left.lower, right.lower] > 0
            yield left.likely + right.likely + beside, (text[:cut], text[cut:])
        elif parts > 2 and len(text) - cut >= _SHORTEST and knowledge.common(left.lower, language):
            for score, rest in _divisions(knowledge, text[cut:], language, parts - 1):
                yield left.likely + score, (text[:cut], *rest)


def _may_be_part(form: Form) -> bool:
    """Whether a form is a word that stands alone, and not what an apostrophe leaves: 'qu', 's'."""
    return form.attested if len(form.lower) > 1 else _is_word(form)


def _parted(knowledge: WordKnowledge, at: int, form: Form, ways: list[tuple[float, tuple[str, ...]]]) -> Hypothesis:
    passage, word, language = knowledge.passage, knowledge.passage.words[at], form.language
    score, parts = ways[0]
    forms = [knowledge.form(each, language) for each in parts]
    slip = knowledge.best(form.lower, language)
    known = [each.listed for each in forms]
    features = {
        **knowledge.state,
        "abroad": form.abroad,
        "beside": float(passage.pairs[forms[0].lower, forms[1].lower] > 0),
        "both": float(all(knowledge.common(each.lower, language) for each in forms)),
        "capital": float(not word.text.islower() and not passage.sentence_start(at)),
        "capitals": float(word.text.isupper()),
        "common": log10(min(known)) + 6,
        "derived": float(form.derived),
        "enclitic": float(is_enclitic(parts[-1], (language,)) or passage.lexicon.compound(parts[-2], parts[-1]) > 0),
        "grammar": float(sum(knowledge.common(each.lower, language) for each in forms)),
        "hardly": max(_HARDLY - score + form.likely, 0.0),
        "length": log2(len(form.lower)),
        "likelier": score - form.likely,
        "margin": min(score - ways[1][0], _MOST) if len(ways) > 1 else _MOST,
        "odd": float(form.odd),
        "pieces": float(len(parts) - 2),
        "short": float(sum(len(each) < 3 for each in parts)),
        "single word": float(any(len(each) == 1 for each in parts)),
        "slip": max(slip[0] - score, -_MOST) if slip else -_MOST,
        "strangers": knowledge.strangers(at, at),
        "times": log2(max(form.times, 1)),
        "tongue": knowledge.tongue(at, at, language),
    }
    evidence = f"no word, but {len(parts)} common ones without their blank"
    return Hypothesis(word.start, word.end, " ".join(parts), rules.GLUED_PAIR, "glued", features, evidence)


def letters_for_blanks(knowledge: WordKnowledge) -> Iterator[Hypothesis]:
    """A word in two pieces that lost the letter between them."""
    passage, words = knowledge.passage, knowledge.passage.words
    for at in range(1, len(words)):
        one, two = words[at - 1], words[at]
        if two.gap != " " or not _one_case([one, two]) or min(len(one.text), len(two.text)) < 2:
            continue
        language = passage.language(one.start)
        parts = [knowledge.form(each.text, language) for each in (one, two)]
        if all(each.sound for each in parts) or not cover(language) or _is_bound(passage, [one, two]):
            continue
        left, right, known = one.text.lower(), two.text.lower(), candidates_of(language)
        found = [word for each in letters(language).alphabet if (word := f"{left}{each}{right}") in known]
        ranked = sorted((knowledge.form(each, language) for each in found), key=lambda each: (-each.listed, each.lower))
        if ranked:
            yield _with_letter(knowledge, at, parts, ranked)


def _with_letter(knowledge: WordKnowledge, at: int, parts: list[Form], ranked: list[Form]) -> Hypothesis:
    one, two = knowledge.passage.words[at - 1 : at + 1]
    best, chance = ranked[0], sum(each.likely for each in parts)
    slips = [knowledge.best(each.lower, each.language) for each in parts if not each.sound]
    joined = knowledge.form(one.text + two.text, best.language)
    features = {
        **knowledge.state,
        "common": best.likely + 7,
        "joined": max(joined.likely - best.likely, -4.0),
        "length": log2(len(best.lower)),
        "likelier": best.likely - chance,
        "margin": min(best.likely - ranked[1].likely, _MOST) if len(ranked) > 1 else _MOST,
        "slip": max([each[0] for each in slips if each] or [-9.0]) - best.likely,
        "sound": float(sum(each.sound for each in parts)),
        "strangers": knowledge.strangers(at - 1, at),
        "tongue": knowledge.tongue(at - 1, at, best.language),
    }
    reading = best.lower.capitalize() if one.text[0].isupper() else best.lower
    evidence = "one letter more makes one word of two pieces"
    return Hypothesis(one.start, two.end, reading, rules.LOST_LETTER, "gap", features, evidence)
