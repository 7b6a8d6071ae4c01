"""Quotation marks and apostrophes that are typed with other signs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fascicle.annotate.corrections import rules
from fascicle.annotate.corrections.correction import Correction
from fascicle.annotate.corrections.text_context import Passage, correction
from fascicle.language.data import of
from fascicle.language.lexicon import frequency_in
from fascicle.model.certainty import Certainty

_ACCENT = re.compile(r"(?<=[^\W\d_])[´`ʼ‘‛′](?=[^\W\d_])|(?<=s)[´ʼ](?=[ ,.;:])")
_DECADE = re.compile(r"(?<![\w’])‘(?=\d\ds?(?![\w’]))|(?<=-)‘(?=\d\ds)")
_SWAPPED = re.compile(r"(?<![\w’'])([^\W\d_]{2,}s) ([‘'´])([^\W\d_]{2,})")
_CLOSES = re.compile(r"['’´](?!\w)")
_QUOTATION = 600  # characters of the longest quotation
_MARK = re.compile("``|''|,,|‚‚|<<|>>|≪|≫|[\"“”„«»]")
_CODE = re.compile(r"[<>=$@{}\\|_]")
_TYPED = {"``": "“", "''": "”", ",,": "„", "‚‚": "„", "<<": "«", ">>": "»", "≪": "«", "≫": "»"}


def find_quotes(passage: Passage) -> list[Correction]:
    """Wrong quotation marks and apostrophes."""
    return [*_apostrophes(passage), *_decades(passage), *_swapped(passage), *_marks(passage)]


def _apostrophes(passage: Passage) -> Iterator[Correction]:
    text = passage.text
    straight, curly = (len(re.findall(rf"(?<=[^\W\d_]){sign}(?=[^\W\d_])", text)) for sign in "'’")
    right = "'" if straight > curly else "’"
    for match in _ACCENT.finditer(text):
        nick = text[match.end() : match.end() + 20].partition(" ")[0].endswith(">")
        if nick:
            continue
        if match[0] != "ʼ" or not of(passage.language(match.start())).apostrophe_letter:
            yield correction(rules.APOSTROPHE, match.span(), right, Certainty.HIGH, "an accent on no letter")


def _decades(passage: Passage) -> Iterator[Correction]:
    text = passage.text
    for match in _DECADE.finditer(text):
        closing = re.match(r"‘[^\n‘’]{0,80}’(?!\w)", text[match.start() : match.start() + 90])
        if closing is None or text[match.end() + 2 : match.end() + 3] == "s":
            yield correction(rules.DECADE, match.span(), "’", Certainty.HIGH, "figures are left out before a decade")


def _swapped(passage: Passage) -> Iterator[Correction]:
    """An opening mark behind a plural, before a word, that nothing closes: the apostrophe of a genitive."""
    for match in _SWAPPED.finditer(passage.text):
        owner, owned = match[1], match[3]
        language = passage.language(match.start())
        block = passage.text[match.end(2) : match.end(2) + _QUOTATION].partition("\n")[0]
        if language != "en" or owned.lower() in of(language).clipped or _CLOSES.search(block):
            continue
        plural = frequency_in(owner.lower(), language) and frequency_in(owner[:-1].lower(), language)
        if plural and passage.known(owned.lower(), language):
            straight = match[2] == "'"
            right = "' " if straight else "’ "
            certainty = Certainty.HIGH if owned.islower() else Certainty.MEDIUM
            span = (match.end(1), match.end(2))
            yield correction(rules.SWAPPED_APOSTROPHE, span, right, certainty, "no mark closes what this one opens")


def _marks(passage: Passage) -> Iterator[Correction]:
    """Marks that are typed with other signs, and straight ones whose partner is curly; each block for itself."""
    start, curly = 0, bool(re.search("[“”„]", passage.text))
    for block in passage.text.split("\n"):
        marks = list(_MARK.finditer(block))
        for at, mark in enumerate(marks):
            before = marks[at - 1] if at else None
            after = marks[at + 1] if at + 1 < len(marks) else None
            language = passage.language(start + mark.start())
            found = _reading(block, mark, before, after, language)
            if found and found != mark[0]:
                span = (start + mark.start(), start + mark.end())
                # ``so'' in a text that has no curly mark at all is its custom
                certainty = Certainty.HIGH if curly or mark[0] not in ("``", "''") else Certainty.LOW
                yield correction(rules.MIXED_QUOTES, span, found, certainty, "its partner is another mark")
        start += len(block) + 1


def _reading(
    block: str, mark: re.Match[str], before: re.Match[str] | None, after: re.Match[str] | None, language: str
) -> str:
    """What the mark should be, seeing its neighbours; nothing where they do not tell."""
    opens = _opens(block, mark)
    if mark[0] == '"':
        if opens and after is not None and not _opens(block, after) and after[0] in "”»“":
            return _partner(after[0], language)
        if not opens and before is not None and _opens(block, before) and before[0] in "“„«":
            return _closing(before[0], language)
        return ""
    if mark[0] not in _TYPED:
        # “ at both ends, where the language closes with another sign
        wrong = mark[0] == "“" and not opens and before is not None and before[0] == "“" and _opens(block, before)
        return "”" if wrong and of(language).quotes[1] != "“" else ""
    typed = _TYPED[mark[0]]
    if typed in "«»":
        # shifts of programs and signs of mathematics enclose no words
        partner = after if typed == "«" else before
        around = block[mark.start() - 1 : mark.start()] if typed == "«" else block[mark.end() : mark.end() + 1]
        other = "" if partner is None else _TYPED.get(partner[0], partner[0])
        # answers in letters begin their lines with >>
        if partner is None or other == typed or other not in ("«", "»") or around.isalnum():
            return ""
        enclosed = block[min(mark.end(), partner.end()) : max(mark.start(), partner.start())]
        return typed if enclosed.strip()[:1].isalnum() and not _CODE.search(enclosed) else ""
    if typed == "„":
        return "„" if opens and after is not None else ""
    if typed == "“":
        closes = opens and after is not None and after[0] in ("”", "''", '"')
        return _partner("”", language) if closes else ""
    if before is not None and not opens and before[0] in ("“", "„", ",,", "``"):
        return _closing(_TYPED.get(before[0], before[0]), language)
    return ""


def _opens(block: str, mark: re.Match[str]) -> bool:
    """Whether a mark stands where a quotation begins: behind a blank or a bracket, before a word."""
    before, after = block[mark.start() - 1 : mark.start()], block[mark.end() : mark.end() + 1]
    return (not before or before in " ([–—-'‘") and bool(after.strip())


def _partner(closing: str, language: str) -> str:
    if closing == "“":
        return "„"
    if closing == "»":
        return "«"
    quotes = of(language).quotes
    return quotes[0] if quotes[1] == closing else "“"


def _closing(opening: str, language: str) -> str:
    quotes = of(language).quotes
    if opening == "„":
        return quotes[1] if quotes[0] == opening else "”"
    return {"«": "»"}.get(opening, "”")
