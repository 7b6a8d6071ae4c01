"""Plays and poems: speakers' labels, stage directions, stanzas."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from fascicle.layout.model import Block, Part, Role

_CAPITAL = r"[^\W\d_a-zà-ÿ]"
_LABEL = re.compile(rf"\s*(?P<label>{_CAPITAL}(?:{_CAPITAL}|[’'\- ])*{_CAPITAL})(?P<stop>[.:](?=\s|$)|(?=\s[\[(]))")
_END = frozenset(
    {
        "CURTAIN", "FINIS", "END", "THE END", "EXEUNT", "VORHANG", "ENDE", "RIDEAU", "FIN", "TELÓN", "SIPARIO",
        "ЗАНАВЕС", "КОНЕЦ",
    }
)  # fmt: skip
_LONGEST_VERSE = 72  # characters
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
        elif block.text.strip(" .") in _END:
            block.role, block.evidence = Role.STAGE, "the word that ends a play"
    classify_verse(blocks)


def classify_verse(blocks: Sequence[Block]) -> None:
    """Stanzas: short lines in blocks of one pattern, at least two blocks of it side by side."""
    for at, block in enumerate(blocks):
        near = [blocks[other] for other in (at - 1, at + 1) if 0 <= other < len(blocks)]
        alike = any(len(other.parts) == len(block.parts) and _is_verse(other) for other in near)
        if _is_verse(block) and (alike or len(block.parts) >= 4):
            block.role, block.evidence = Role.STANZA, "short lines in blocks of one pattern"


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
