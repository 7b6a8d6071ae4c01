"""Plays and poems: speakers' labels, stage directions, stanzas and how far their lines stand in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from fascicle.language.data import all_words
from fascicle.model.source import LineMark, Style
from fascicle.structure.blocks.display import is_capitals
from fascicle.structure.blocks.text_spans import SpanOfWords
from fascicle.structure.measure import ends_sentence
from fascicle.structure.model import FURNITURE, Block, Part, Role

_CAPITAL = r"[^\W\d_a-zà-ÿ]"
_LABEL = re.compile(rf"\s*(?P<label>{_CAPITAL}(?:{_CAPITAL}|[’'\- ])*{_CAPITAL})(?P<stop>[.:](?=\s|$)|(?=\s[\[(]))")
_DIRECTION = re.compile(r"(?<!\w)(?:\[[^\[\]()]{2,300}\]|\([^\[\]()]{2,300}\))(?!\w)")
_LETTERS = 2  # a direction is a word at least; one letter is a mark
_STEP = 2  # blanks: an indent of one is a slip
_STEPS = 4  # of indents in a poem; more are lines that were centred
_TAB = 8
_LONGEST_VERSE = 72  # characters
_COUNTS = re.compile(r"(?:[IVXLC]+|\d{1,3})[.)]?")  # the number of a poem
_FEWEST_SPEECHES = 3


def classify_drama(blocks: Sequence[Block]) -> None:
    """Speeches, stage directions and stanzas of a play or a bill of one."""
    speakers = _speakers(blocks)
    for block in blocks:
        if block.role is not Role.PARAGRAPH:
            continue
        label = _label(block)
        if label is not None and label[0] in speakers:
            _speech(block, label[1])
        elif block.text.startswith(("[", "(")) and block.text.endswith(("]", ")")):
            block.role, block.evidence = Role.STAGE, "brackets around it all"
        elif block.text.strip(" .") in all_words("curtain"):
            block.role, block.evidence = Role.STAGE, "the word that ends a play"
    classify_verse(blocks)


def classify_verse(blocks: Sequence[Block]) -> None:
    """Stanzas: short lines in blocks of one pattern, at least two blocks of it side by side."""
    for at, block in enumerate(blocks):
        near = [blocks[other] for other in (at - 1, at + 1) if 0 <= other < len(blocks)]
        alike = any(len(other.parts) == len(block.parts) and _is_verse(other) for other in near)
        if _is_verse(block) and (alike or len(block.parts) >= 4):
            block.role, block.evidence = Role.STANZA, "short lines in blocks of one pattern"


def classify_poems(blocks: Sequence[Block]) -> None:
    """Stanzas and titles of a text in verse: more than one line is a stanza, and so is a line that goes on with one.

    A line is a title that opens the text, that is nothing but a number, or that stands further from the stanza before
    it than stanzas do from each other.
    """
    usual = Counter(block.space_above for block in blocks[1:]).most_common(1)
    for at, block in enumerate(blocks):
        if block.role is not Role.PARAGRAPH or any(len(part.content) > _LONGEST_VERSE for part in block.parts):
            continue
        if len(block.parts) > 1:
            block.role, block.evidence = Role.STANZA, "lines that were ended on purpose"
        elif at + 1 < len(blocks) and (
            at == 0 or _COUNTS.fullmatch(block.text) or block.space_above > usual[0][0] or is_capitals(block.text)
        ):
            block.role, block.evidence, block.level = Role.HEAD, "a line alone above stanzas", 1
        elif not block.text.endswith(("-", ":")):
            block.role, block.evidence = Role.STANZA, "a line alone between stanzas"


def mark_directions(blocks: Sequence[Block]) -> None:
    """Mark the stage directions inside speeches: what stands in brackets.

    Round brackets may be the speaker's own: those hold a direction where nothing is said yet, or a sentence ended.
    """
    for block in blocks:
        if block.role is not Role.SPEECH:
            continue
        words = SpanOfWords.of(block, 1)
        found = [match for match in _DIRECTION.finditer(words.text) if _is_direction(match)]
        for number, match in enumerate(found, 1):
            words.mark(block, match.start(), match.end(), _directed(number))


def _directed(number: int) -> Callable[[Style], Style]:
    return lambda style: replace(style, direction=number)


def _is_direction(match: re.Match[str]) -> bool:
    if sum(map(str.isalpha, match[0])) < _LETTERS:
        return False
    before = match.string[: match.start()].rstrip()
    return match[0].startswith("[") or not before or before.endswith(("]", ")")) or ends_sentence(before)


def mark_indents(blocks: Sequence[Block]) -> None:
    """Say of each line of a poem how far it stands in: a poem is stanzas with nothing but furniture between."""
    flow = [block for block in blocks if block.role not in FURNITURE]
    for role, run in groupby(flow, key=lambda block: block.role):
        if role is Role.STANZA:
            poem = list(run)
            steps = _steps({_indent(part) for block in poem for part in block.parts})
            for block in poem:
                block.indents = tuple(steps.get(_indent(part), 0) for part in block.parts)


def _indent(part: Part) -> int:
    """How many blanks stand before the part; the one by which some files mark the first line of a page is none."""
    line = part.line
    if line.block and line.mark is LineMark.CODE:
        # What the format itself sets in is none, nor the blank behind a bar.
        begin = next((run.start for run in line.runs if not run.style.weak), len(line.text))
        text = line.text[begin + (begin > 0 and line.text[begin - 1] == "|") :]
    else:
        text = line.text.lstrip("\f")
    blanks = text[: len(text) - len(text.lstrip(" \t"))].expandtabs(_TAB)
    return 0 if part.start or (line.page and len(blanks) < _STEP) else len(blanks)


def _steps(indents: set[int]) -> dict[int, int]:
    """The step of each indent, 0 for the lines that stand out most; nothing where there are too many to be steps."""
    widths = sorted(indents)
    steps = {widths[0]: 0}
    for narrow, wide in pairwise(widths):
        steps[wide] = steps[narrow] + (wide - narrow >= _STEP)
    return steps if max(steps.values()) <= _STEPS else {}


def has_speeches(blocks: Sequence[Block]) -> bool:
    """Whether the text is a play: several speeches of at least two speakers."""
    labels = [label[0] for block in blocks if (label := _label(block)) is not None]
    return len(labels) >= 2 * _FEWEST_SPEECHES and 2 <= len(set(labels)) <= len(labels) // 2


def _label(block: Block) -> tuple[str, int] | None:
    """The speaker's label that a block begins with, and the column where it ends."""
    part = block.parts[0]
    match = _LABEL.match(part.line.text, part.start)
    if match is None or (not part.line.text[match.end() :].strip() and len(block.parts) == 1):
        return None
    return match["label"], match.end()


def _speakers(blocks: Sequence[Block]) -> set[str]:
    """Labels that come at least twice: a sentence may begin with one word in capitals, but not always the same."""
    counts = Counter(label[0] for block in blocks if (label := _label(block)) is not None)
    return {label for label, count in counts.items() if count > 1}


def _speech(block: Block, end: int) -> None:
    first = block.parts[0]
    rest = Part(first.line, end, first.end)
    spoken = [rest] if rest.content else []
    block.parts = [Part(first.line, first.start, end), *spoken, *block.parts[1:]]
    block.inner = {at + len(spoken): inner for at, inner in block.inner.items()}
    block.role, block.evidence = Role.SPEECH, "a speaker's label"


def _is_verse(block: Block) -> bool:
    if block.role not in (Role.PARAGRAPH, Role.STANZA) or len(block.parts) < 2:
        return False
    lines = [part.content for part in block.parts]
    if any(len(line) > _LONGEST_VERSE or line.endswith("-") for line in lines):
        return False
    capitals = sum(line[:1].isupper() or not line[:1].isalpha() for line in lines)
    indents = [part.line.indent for part in block.parts]
    return capitals == len(lines) or (len(set(indents)) > 1 and len(set(indents[::2])) == 1 and len(indents) > 2)
