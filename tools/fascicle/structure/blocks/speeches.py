"""Plays: who speaks, what is said, and the directions between and inside."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from fascicle.language.data import word_classes
from fascicle.language.sentences import ends_sentence
from fascicle.model.source import Style
from fascicle.structure.blocks.text_spans import SpanOfWords
from fascicle.structure.genre import counts_part
from fascicle.structure.model import FURNITURE, SPOKEN, Basis, Block, Part, Role

_REACH = 60  # characters within which a speaker's name ends
_ENDS = re.compile(r"[.:>]+\s?(?:[—–]|(?=\s|$|[(\[—–]))|(?=\s?[—–]\s)|(?=,?\s[(\[])|[.:](?=[^\W\d_])")
_CAPITALS = re.compile(r"(?:[^\W\d_a-zß-öø-ÿ][^\W\d_a-zß-öø-ÿ'’.-]+,?\s?)+(?=\s)")
_TITLED = re.compile(r"(?:[^\W\d_a-zß-öø-ÿ][\w'’-]*[.,]?\s)+")
_LETTERS_ONLY = re.compile(r"[^\W\d_]+")
_SIGNED = re.compile(r"[<(\[]?[^\W\d_][\w'’ .-]{0,40}?(?:[.:>]+(?=\s|$)|[.:]?\s?[—–])")
_MISTAKEN = frozenset({Role.HEAD, Role.SUBHEAD, Role.PARAGRAPH, Role.STANZA, Role.BYLINE, Role.ITEM})
_DIRECTION = re.compile(r"(?<!\w)(?:\[[^\[\]()]{2,300}[\]]|\([^\[\]()]{2,300}\)|\{[^{}]{2,300}\})(?!\w)")
_UNCLOSED = re.compile(r"(?<!\w)\[[^\[\]()]{2,120}$")
_LETTERS = 2  # a direction is a word at least; one letter is a mark


def cut_speakers(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with each speaker's name parted from the speech that its line begins.

    A word for a part with its number is nobody's name, though `Scene II. A kitchen` is set as a speech is.
    """
    for block in blocks:
        if block.role in (Role.SPEAKER, Role.SPEECH) and block.basis is Basis.MODEL and counts_part(block.text):
            block.role, block.evidence = Role.HEAD, "a word for a part, and its number"
    names = Counter(name for block in blocks for name in _candidates(block))
    _know_again(blocks)
    return [piece for block in blocks for piece in (_cut(block, names) if block.role is Role.SPEECH else [block])]


def _know_again(blocks: Sequence[Block]) -> None:
    """Who has spoken twice speaks wherever the name stands so again, alone or before a speech, with the same sign."""
    alone = Counter(block.text for block in blocks if block.role is Role.SPEAKER)
    before = Counter(
        block.text[: match.end()]
        for block in blocks
        if block.role is Role.SPEECH
        for match in [_SIGNED.match(block.text)]
        if match
    )
    for block in blocks:
        match = _SIGNED.match(block.text) if block.role in _MISTAKEN and block.basis is Basis.MODEL else None
        if block.role in _MISTAKEN and block.basis is Basis.MODEL and alone[block.text] > 1:
            block.role = Role.SPEAKER
        elif match and before[match[0]] > 1 and match.end() < len(block.text):
            block.role, block.verse = Role.SPEECH, block.role is Role.STANZA


def _candidates(block: Block) -> Iterator[str]:
    if block.role is Role.SPEAKER:
        yield _bare(block.text)
    elif block.role is Role.SPEECH:
        text = block.parts[0].content[:_REACH]
        yield from {_bare(text[: match.end()]) for match in _ENDS.finditer(text) if match.start()}


def _cut(block: Block, names: Counter[str]) -> list[Block]:
    first = block.parts[0]
    text = first.content
    begin = first.line.text.index(text[:1], first.start) if text else first.start
    end = begin + _name_end(text, names)
    rest = Part(first.line, end, first.end)
    spoken = [*([rest] if rest.content else []), *block.parts[1:]]
    role = Role.STANZA if block.verse else Role.PARAGRAPH
    speaker = replace(
        block, role=Role.SPEAKER, parts=[Part(first.line, first.start, end if rest.content else first.end)], inner={}
    )
    if not spoken:
        return [speaker]
    shift = 0 if rest.content else 1
    inner = {max(0, at - shift): each for at, each in block.inner.items()}
    return [speaker, replace(block, role=role, parts=spoken, inner=inner)]


def _name_end(text: str, names: Counter[str]) -> int:
    """Where the name ends: at a sign behind a name that comes again, else at the first that no title stands before."""
    titles = word_classes()
    places = [match.end() for match in _ENDS.finditer(text[:_REACH]) if match.start()]
    whole = [place for place in places if _is_whole(_bare(text[:place]).split(), titles)]
    match = _CAPITALS.match(text)
    if match and match.end() < min(places, default=len(text)) and _is_said(text[match.end() :]):
        return match.end()
    if known := [place for place in whole if names[_bare(text[:place])] > 1]:
        return known[0]
    if whole:
        return whole[0]
    match = match or (None if places else _TITLED.match(text))
    return match.end() if match else places[0] if places else len(text.split(None, 1)[0])


def _is_said(text: str) -> bool:
    """Whether the first word is no part of a name in capitals."""
    word = _LETTERS_ONLY.search(text)
    return word is None or len(word[0]) == 1 or any(map(str.islower, word[0]))


def _is_whole(name: Sequence[str], titles: Mapping[str, Sequence[str]]) -> bool:
    """Whether something stands behind a title or an initial."""
    return bool(name) and len(name[-1]) > 1 and "T" not in titles.get(name[-1], ())


def _bare(text: str) -> str:
    return text.strip(" .:,—–<>").lower()


def count_speeches(blocks: Sequence[Block]) -> None:
    """Number the speeches: a speaker, and what is said and done until something else begins.

    A name behind which nothing is said is no speaker.
    """
    number, open_speech = 0, False
    flow = [block for block in blocks if block.role not in FURNITURE and block.role not in (Role.NOTE, Role.CAPTION)]
    for at, block in enumerate(flow):
        if block.role is Role.SPEAKER:
            open_speech = at + 1 < len(flow) and flow[at + 1].role in SPOKEN
            if not open_speech:
                block.role = Role.PARAGRAPH
            number += open_speech
        elif block.role not in SPOKEN:
            open_speech = False
        block.speech = number if open_speech else 0
    _count_between(blocks)


def _count_between(blocks: Sequence[Block]) -> None:
    """What is printed between the parts of a speech stands inside it."""
    waiting: list[Block] = []
    last = 0
    for block in blocks:
        if block.speech and block.speech == last:
            for each in waiting:
                each.speech = last
        if block.role in FURNITURE or block.role in (Role.NOTE, Role.CAPTION):
            waiting.append(block)
            continue
        waiting, last = [], block.speech


def mark_directions(blocks: Sequence[Block]) -> None:
    """Mark the stage directions inside speeches: what stands in brackets.

    Round brackets may be the speaker's own: those hold a direction where nothing is said yet, or a sentence ended.
    """
    for block in blocks:
        if not block.speech or block.role not in (Role.PARAGRAPH, Role.STANZA):
            continue
        words = SpanOfWords.of(block)
        found = [
            match
            for match in (*_DIRECTION.finditer(words.text), *_UNCLOSED.finditer(words.text))
            if _is_direction(match)
        ]
        for number, match in enumerate(found, 1):
            words.mark(block, match.start(), match.end(), _directed(number))


def _directed(number: int) -> Callable[[Style], Style]:
    return lambda style: replace(style, direction=number)


def _is_direction(match: re.Match[str]) -> bool:
    if sum(map(str.isalpha, match[0])) < _LETTERS:
        return False
    before = match.string[: match.start()].rstrip()
    return match[0][0] in "[{" or not before or before.endswith(("]", ")")) or ends_sentence(before)
