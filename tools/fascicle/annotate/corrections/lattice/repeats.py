"""Repeats: what stands twice at once, whole or in part, in pieces or glued, in a line or over its end.

Bold type that a printer's program draws twice is extracted twice, mostly where a line ends, and typists repeat the word
that ends a line. How likely that is, is counted in the text itself: how often whole words stand twice over line ends.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from math import log2, log10

from fascicle.annotate.corrections import rules
from fascicle.annotate.corrections.lattice.hypothesis import Hypothesis
from fascicle.annotate.corrections.lattice.knowledge import Form, WordKnowledge
from fascicle.annotate.corrections.text_context import Passage
from fascicle.language.data import of
from fascicle.tei.names import tei

_MARKS = "“”„«»\"‘’'()[].,;:!?…—–-"
_STARTS = 16  # places, most of them words, before the double of a phrase
_SMALL = 3e-4  # the frequency of a word that grammar needs and nobody repeats
_RAREST = -12.0  # of a stretch that stands twice, as a decimal logarithm
_TOKEN = re.compile(r"\S+")
_INSIDE = re.compile(r"(?<=[-—–])(?=[^\W\d_])|(?<=[^\W_])(?=[-—–])")
_TWICE = re.compile(r"(?<![^\W_])([^\W\d_][^\W_]*(?:-[^\W_]+)*)(?=\1(?![^\W_]))|(\([^()\s]{3,20}\))(?=\2)")


@dataclass(frozen=True, slots=True)
class _Repeat:
    """``text[start:middle]`` stands again up to ``end``, whatever the blanks."""

    start: int
    middle: int
    end: int


def repeats(knowledge: WordKnowledge) -> Iterator[Hypothesis]:
    """All that stands twice, the longest stretch at each place."""
    passage = knowledge.passage
    found = list(_found(passage.text))
    lines = in_lines = 0
    for each in found:
        word = passage.text[each.start : each.middle].strip()
        if word.isalpha() and not _is_piece(passage.text, each):
            breaks = passage.breaks_between(each.start, each.end)
            lines += breaks
            in_lines += not breaks and _never_twice(knowledge.form(word, passage.language(each.start))) > 0
    habits = {"habit": log2(1 + min(lines, 15)), "careless": log2(1 + min(in_lines, 15))}
    busy = -1
    for each in found:
        if each.start >= busy:
            yield _judged(knowledge, each, habits)
            busy = each.middle


def _found(text: str) -> Iterator[_Repeat]:
    places: list[int] = []  # where a stretch may begin
    ends: set[int] = set()  # and where its double may
    for token in _TOKEN.finditer(text):
        begin, end = token.span()
        opening = len(token[0]) - len(token[0].lstrip('(“„«"['))
        inside = [begin + match.start() for match in _INSIDE.finditer(token[0])]
        places += sorted({begin, begin + opening, *inside})
        ends |= {end, *inside}
    ends |= {match.end() for match in _TWICE.finditer(text)}
    places += sorted(match.start() for match in _TWICE.finditer(text))
    places = sorted(set(places))
    for middle in sorted(ends):
        last = bisect_left(places, middle)
        yield from _longest(text, places[max(last - _STARTS, 0) : last], middle)


def _longest(text: str, starts: list[int], middle: int) -> Iterator[_Repeat]:
    behind = middle
    while text[behind : behind + 1] == " ":
        behind += 1
    for start in starts:
        if text[start] != text[behind : behind + 1]:
            continue
        end = _same(text, start, middle, behind)
        if end and any(each.isalnum() for each in text[start:middle]) and middle - start > 1:
            yield _Repeat(start, middle, end)
            return


def _same(text: str, start: int, middle: int, behind: int) -> int:
    """Where the double ends of what stands between ``start`` and ``middle``; 0 if it stands there once."""
    at = behind
    for letter in text[start:middle]:
        if letter == "\n":
            return 0
        if letter == " ":
            continue
        while text[at : at + 1] == " ":
            at += 1
        if text[at : at + 1] != letter and not (at == behind and text[at : at + 1] == letter.lower()):
            return 0
        at += 1
    return at


def _is_piece(text: str, each: _Repeat) -> bool:
    """Whether the double goes on inside a word, or is a part of one."""
    return (text[each.end - 1].isalnum() and text[each.end : each.end + 1].isalnum()) or (
        each.start > 0 and not text[each.start - 1].isspace()
    )


def _never_twice(form: Form) -> float:
    """How much a word serves grammar, by how common it is, that grammar never needs twice; 0 of other words."""
    repeated = of(form.language).repeated
    if not repeated or form.lower in repeated or form.listed < _SMALL:
        return 0.0
    return log10(form.listed / _SMALL)


def _judged(knowledge: WordKnowledge, each: _Repeat, habits: dict[str, float]) -> Hypothesis:
    passage, text = knowledge.passage, knowledge.passage.text
    one, two = text[each.start : each.middle], text[each.middle : each.end]
    piece, glued = _is_piece(text, each), not two[:1].isspace()
    language = passage.language(each.start)
    words = re.findall(r"[^\W\d_]+", one)
    forms = [knowledge.form(word, language) for word in words]
    bare = one.strip(_MARKS + " ")
    whole = re.match(r"[^\W\d_]*", text[each.end :])
    longer = knowledge.form(one.strip(_MARKS) + whole[0], language) if whole and piece else None
    pieces = one.count(" ") - two.strip().count(" ")
    never = _never_twice(forms[0]) if len(forms) == 1 and bare == one else 0.0
    features = {
        **habits,
        **knowledge.state,
        "again": float(len(words) == 1 and passage.pairs[words[0].lower(), words[0].lower()] > 1),
        "begins": float(each.start == 0 or text[each.start - 1] == "\n"),
        "capital": float(bare[:1].isupper()),
        "compound": float(len(words) == 1 and passage.lexicon.compound(words[0], words[0]) > 0),
        "digits": float(any(sign.isdigit() for sign in one)),
        "glued": float(glued),
        "grammar": float(never > 0),
        "grammar often": never,
        "letters": log2(max(sum(sign.isalpha() for sign in one), 1)),
        "likely": max(sum(form.likely for form in forms), _RAREST),
        "line": float(passage.breaks_between(each.start, each.end)),
        "linked": float(not text[each.start - 1 : each.start].isspace() and each.start > 0),
        "longer": longer.likely + 9 if longer else 0.0,
        "mark": float(one.rstrip()[-1:] in ",;:—–-)("),
        "may": float(len(forms) == 1 and forms[0].lower in of(language).repeated),
        "pieces": float(pieces != 0),
        "short": float(len(bare) < 3),
        "sound": float(sum(form.sound for form in forms) / max(len(forms), 1)),
        "stop": float(one.rstrip()[-1:] in ".!?"),
        "thrice": float(_stands_again(text, each, one)),
        "verse": float(_is_verse(passage, each.start)),
        "words": log2(max(len(words), 1)),
    }  # fmt: skip
    rule = rules.GLUED_REPEAT if glued else rules.REPEATED_PART if piece or pieces else (
        rules.REPEATED_PHRASE if len(words) > 1 else rules.REPEATED_WORD)  # fmt: skip
    channel = "part" if piece or pieces or glued else "double"
    if pieces < 0:  # the double is in pieces: the first one stays
        return Hypothesis(each.start, each.end, one.rstrip(), rule, channel, features, "it stands again, in pieces")
    reading, end = (two.strip(), each.end) if glued or features["linked"] else ("", each.middle)
    evidence = (
        f"{len(words)} words twice"
        if len(words) > 1
        else f"{bare!r} twice" + (", over a line end" if features["line"] else "")
    )
    return Hypothesis(each.start, end, reading, rule, channel, features, evidence)


def _stands_again(text: str, each: _Repeat, one: str) -> bool:
    """Whether the stretch stands a third time: then it is meant."""
    bare = one.strip(_MARKS + " ").lower()
    before = text[max(each.start - len(one) - 2, 0) : each.start].rstrip(_MARKS + " ").lower()
    return before.endswith(f" {bare}") or text[each.end :][: len(one) + 3].lstrip(_MARKS + " ").lower().startswith(bare)


def _is_verse(passage: Passage, index: int) -> bool:
    parent = passage.view.piece_at(index).slot.parent
    return parent is not None and any(each.tag == tei("l") for each in (parent, *parent.iterancestors()))
