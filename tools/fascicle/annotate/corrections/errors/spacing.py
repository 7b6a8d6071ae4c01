"""Blanks at punctuation marks: too many, or missing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from fascicle.annotate.corrections import rules
from fascicle.annotate.corrections.correction import Correction
from fascicle.annotate.corrections.text_context import Passage, correction, plainly
from fascicle.language.data import of
from fascicle.language.lexicon import frequency_in
from fascicle.model.certainty import Certainty

_LETTER = r"[^\W\d_]"
_BEFORE = re.compile(
    rf"(?<={_LETTER}) (,(?=[ \n]|$)|\.(?=\n|$| (?P<next>\S)))|(?<={_LETTER}[’”\"»)]) ([,.])(?=[ \n]|$)|(?<=\d) (,)(?= )"
    r"|(?<=\d\d) (\.)(?=\n|$| [^\W\d_a-z])"
)
_BEFORE_HIGH = re.compile(rf"(?<={_LETTER}) ([;:!?])(?=[ \n”\"»]|$)|(?<={_LETTER}[’”\")]) ([;:!?])(?=[ \n]|$)")
_INITIALS_APART = re.compile(rf"(?<![\w.])({_LETTER}) \.({_LETTER})\.(?!\w)")  # i .e.
_CUSTOM = 0.1  # share of commas
_HABIT = 0.2  # share of high marks behind a blank from which on it is the printer's custom
_AFTER = re.compile(rf"(?<={_LETTER})([,;!?…]|\.\.\.|[.:])(?=({_LETTER}+)(.?))")
_WORD_BEFORE = re.compile(rf"(?:^|[\s“„«(\"’'-])({_LETTER}+)$")
_BEHIND_CLOSING = re.compile(rf"(?<=\w)(?:\)|[”»’])([,;])(?={_LETTER}{{2}})")
_BEFORE_OPENING = re.compile(rf"({_LETTER}{{3,}})([.,;!?])(?=\({_LETTER}+ )")
_INITIAL = re.compile(r"(?<![\w.@/-])(?:[^\W\d_]\.)+(?=([^\W\d_]{3,})(?![\w(@/-]|\.\w))")
_INITIAL_SPACED = re.compile(r"(?<![\w.])(?:[^\W\d_a-z]\.)+ [^\W\d_a-z][^\W\d_]{2}")
_SYNTAX = re.compile(r"[{}<>=$@\\|_]|\+\+|&&|!\w|\w\(\)")
_SINGLE = re.compile(r"\( (\w+) \)( ?\w)?")  # what manuals have for an expression
_AROUND = 30  # characters on both sides in which signs of a program's syntax count
_BRACKET = re.compile(r"(?<!\S)(\() (?=\w[^()\n]{0,200}\))|(?<=[\w.!?])( )(?=\)(?:[\s,.;:!?]|$))")
_SPACED = 2  # so many times as many initials with a blank as without are the text's habit
_PAIR = re.compile(rf"(?<![\w,])({_LETTER}+),({_LETTER}+)(?![\w,])")
_RANGE = re.compile(r"(?<=\d([%‰°€$£])) -(?=\d+\1)")
_LAST = re.compile(rf"{_LETTER}+$")
_NEXT = re.compile(rf" {_LETTER}+")
_USUAL = 1e-5
_FREQUENT = 1e-3


def find_spacing(passage: Passage) -> list[Correction]:
    """Blanks that are missing or too many."""
    return [
        *_surplus(passage), *_missing(passage), *_at_brackets(passage), *_initials(passage), *_brackets(passage),
        *_ranges(passage),
    ]  # fmt: skip


def _is_syntax(text: str, start: int, end: int) -> bool:
    """Whether signs that only programs and their manuals have stand around a place in its block."""
    before = text[max(0, start - _AROUND) : start].rpartition("\n")[2]
    after = text[end : end + _AROUND].partition("\n")[0]
    return _SYNTAX.search(before + text[start:end] + after) is not None


def _surplus(passage: Passage) -> Iterator[Correction]:
    evidence = "the language has no blank before this mark"
    for match in _BEFORE.finditer(passage.text):
        following = match["next"]
        if following is not None and not (following.isupper() or following in '“„«"('):
            continue
        if not _is_syntax(passage.text, *match.span()):
            yield correction(rules.BLANK_BEFORE, match.span(), match[0].strip(), Certainty.HIGH, evidence)
    apart = list(_BEFORE_HIGH.finditer(passage.text))
    custom = len(apart) > _HABIT * len(re.findall(rf"{_LETTER}[;:!?]", passage.text)) + 1
    for match in apart:
        if not of(passage.language(match.start())).high_marks_apart and not _is_named(passage.text, match):
            certainty = Certainty.LOW if custom else Certainty.HIGH
            yield correction(rules.BLANK_BEFORE, match.span(), match[0].strip(), certainty, evidence)
    for match in _INITIALS_APART.finditer(passage.text):
        closed = f"{match[1]}.{match[2]}."
        if match[1].islower() == match[2].islower() and not _is_syntax(passage.text, *match.span()):
            certainty = Certainty.HIGH if closed in passage.text else Certainty.MEDIUM
            yield correction(rules.BLANK_BEFORE, (match.end(1), match.end(1) + 1), "", certainty, evidence)


def _is_named(text: str, match: re.Match[str]) -> bool:
    """Whether a manual speaks of the mark or has it as an operator: ``EXPR : EXPR``, ``type ! to leave``."""
    last = _LAST.search(text, max(0, match.start() - 20), match.start())
    if (last is not None and last[0].isupper()) or _is_syntax(text, *match.span()):
        return True
    if match[0].strip() not in "!?":
        return False
    following = _NEXT.match(text, match.end())
    if following is None:
        return text[match.end() : match.end() + 2].strip()[:1] in tuple("-+.,*")
    return following[0].strip().islower() or (len(following[0]) > 2 and following[0].isupper())


def _missing(passage: Passage) -> Iterator[Correction]:
    commas = len(re.findall(rf"{_LETTER},{_LETTER}", passage.text)), passage.text.count(", ") + 1
    lists = commas[0] > _CUSTOM * commas[1] + 1  # of options and the like, without blanks
    pairs = Counter(frozenset(pair.groups()) for pair in _PAIR.finditer(passage.text))
    for match in _AFTER.finditer(passage.text):
        language, mark, word = passage.language(match.start()), match[1], match[2]
        before = _WORD_BEFORE.search(passage.text[max(0, match.start() - 40) : match.start()])
        if before is None or match[3] in tuple("@/_\\=<>&~#0123456789(."):
            continue
        if mark == "," and _is_list(passage.text, match, before[1], pairs):
            continue
        certainty = _certainty(passage, before[1], mark, word, language)
        if certainty is not None and not (mark == "," and lists):
            evidence = "a sentence ends, another begins" if mark in ".!?…" else "the language has a blank behind it"
            yield correction(rules.NO_BLANK_AFTER, match.span(), f"{mark} ", certainty, evidence)


def _is_list(text: str, match: re.Match[str], before: str, pairs: Counter[frozenset[str]]) -> bool:
    """Whether the two belong to a list of options without blanks: ``ro,nodev,noexec``, twice ``allow,deny``."""
    if pairs[frozenset((before, match[2]))] > 1 or (before.isupper() and match[2].isupper()):
        return True
    start, end = match.start() - len(before), match.end() + len(match[2])
    chained = text[start - 1 : start] == "," or (text[end : end + 1] == "," and text[end + 1 : end + 2].isalnum())
    return chained or _is_syntax(text, start, end)


def _certainty(passage: Passage, before: str, mark: str, word: str, language: str) -> Certainty | None:
    """How sure it is that a blank is missing between two words; None where it may be a name of a program."""
    often = frequency_in(plainly(before), language), frequency_in(plainly(word), language)
    if mark in (",", ";"):
        if min(len(before), len(word)) < 2 or max(often) < _USUAL / 10:
            return None
        return Certainty.HIGH if min(often) and max(often) >= _USUAL else Certainty.MEDIUM
    if not passage.known(word, language) or not passage.known(before, language):
        return None
    if len(before) < 3 or len(word) < 2 or before.isupper() or before == word:
        return None
    if mark in ("!", "?", "…", "..."):
        if word.isupper() and len(word) > 1:
            return None
        if not word[0].isupper():
            return Certainty.MEDIUM if mark in "!?" else None
        return Certainty.HIGH if min(often) >= _USUAL else Certainty.MEDIUM
    # a file name, a class or an address has no article behind its stop; a colon may bind an ending
    if mark == "." and word.istitle() and before.islower():
        return Certainty.HIGH if often[1] >= _FREQUENT else Certainty.MEDIUM if min(often) >= _USUAL / 3 else None
    if mark == ":" and word.istitle() and often[1] >= _FREQUENT and len(word) > 1:
        return Certainty.MEDIUM
    if mark == ":" and min(often) >= _USUAL and max(often) >= _FREQUENT and len(word) > 2:
        return Certainty.MEDIUM
    return None


def _at_brackets(passage: Passage) -> Iterator[Correction]:
    """Marks without a blank behind a closing bracket or quotation mark, and before an opening bracket."""
    text, evidence = passage.text, "the language has a blank behind it"
    for match in _BEHIND_CLOSING.finditer(text):
        opening = text.rfind(
            {")": "(", "”": "“", "»": "«", "’": "‘"}[match[0][0]], max(0, match.start() - 300), match.start()
        )
        spaced = opening >= 0 and text[opening - 1 : opening] in ("", " ", "\n")
        if spaced and not _is_syntax(text, *match.span()):
            yield correction(rules.NO_BLANK_AFTER, match.span(1), f"{match[1]} ", Certainty.HIGH, evidence)
    for match in _BEFORE_OPENING.finditer(text):
        capital = text[match.end() + 1].isupper()
        ends = match[2] in ".!?"
        known = passage.known(match[1], passage.language(match.start()))
        if ends == capital and known and match[1].islower() and not _is_syntax(text, *match.span()):
            yield correction(rules.NO_BLANK_AFTER, match.span(2), f"{match[2]} ", Certainty.MEDIUM, evidence)


def _initials(passage: Passage) -> Iterator[Correction]:
    """Initials without a blank before the name, in a text that has one."""
    found = [match for match in _INITIAL.finditer(passage.text) if match[0].isupper() and match[1].istitle()]
    spaced = len(_INITIAL_SPACED.findall(passage.text)) if found else 0
    if spaced < _SPACED * len(found):
        return
    forms = Counter(match[0] + match[1] for match in found)
    for match in found:
        if forms[match[0] + match[1]] > 1:
            continue  # X.Org
        span = (match.end() - 1, match.end())
        evidence = f"{spaced} initials of this text have a blank before the name"
        yield correction(rules.NO_BLANK_AFTER, span, ". ", Certainty.MEDIUM, evidence)


def _brackets(passage: Passage) -> Iterator[Correction]:
    solid = len(re.findall(r"\(\w", passage.text))
    found = list(_BRACKET.finditer(passage.text))
    custom = len(found) > solid + 2
    for match in found:
        start, end = match.span()
        single = _SINGLE.search(passage.text, max(0, start - _AROUND), end + _AROUND)
        if _is_syntax(passage.text, start, end) or (
            single is not None and (single[1].isupper() or (single[2] or "").strip().isupper())
        ):
            continue
        block = passage.text[passage.text.rfind("\n", 0, match.start()) + 1 : match.start()]
        certainty = Certainty.LOW if custom else Certainty.HIGH
        if match[1] or block.count("(") > block.count(")"):
            yield correction(
                rules.BLANK_IN_BRACKET, match.span(), match[1] or "", certainty, "a bracket clings to what it encloses"
            )


def _ranges(passage: Passage) -> Iterator[Correction]:
    for match in _RANGE.finditer(passage.text):
        yield correction(
            rules.BLANK_IN_RANGE, match.span(), "-", Certainty.HIGH, "two quantities of one kind and one hyphen"
        )
