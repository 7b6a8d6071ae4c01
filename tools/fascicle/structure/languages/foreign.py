"""Words in another language inside a paragraph: those in another script, and what stands in quotation marks, brackets
or italics and is by its words in another language of the record.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from fascicle.language.letters import script_of
from fascicle.language.lexicon import WORD
from fascicle.model.source import Style
from fascicle.structure.blocks.text_spans import SpanOfWords
from fascicle.structure.languages.blocks import SET_APART, detect, in_script
from fascicle.structure.model import Block, Role

_ROLES = frozenset({Role.PARAGRAPH, Role.QUOTE, Role.ITEM, Role.HEAD, Role.SUBHEAD, Role.CAPTION, Role.NOTE})
_FEWEST_LETTERS = 2  # of words in another script: one letter may be a sign
_BROKEN = re.compile(r"[-\u00ad‐]\n")

Stretch = tuple[int, int, str]  # first character, the one behind the last, language


def mark_foreign(blocks: Iterable[Block], main: str, languages: Sequence[str]) -> None:
    """Mark the stretches of each block that are in another of the record's languages than the block."""
    for block in blocks if languages else ():
        if block.role not in _ROLES:
            continue
        own = block.language or main
        others = [language for language in (main, *languages) if language != own]
        words = SpanOfWords.of(block)
        end = 0
        for start, stop, language in sorted((*_scripts(words, own, others), *_set_apart(words, own, others))):
            if start >= end and not any(style.target for style in words.styles[start:stop]):
                words.mark(block, start, stop, _in(language))
                end = stop


def _in(language: str) -> Callable[[Style], Style]:
    return lambda style: replace(style, language=language)


def _scripts(words: SpanOfWords, own: str, others: Sequence[str]) -> Iterator[Stretch]:
    """Words that follow each other in a script that the block's language is not written in."""
    found = [(match, _script(match[0])) for match in WORD.finditer(words.text)]
    for script, group in groupby(found, key=lambda each: each[1]):
        matches = [match for match, _ in group]
        fitting = [language for language in others if in_script(language, script)]
        text = words.text[matches[0].start() : matches[-1].end()]
        if in_script(own, script) or sum(map(str.isalpha, text)) < _FEWEST_LETTERS:
            continue
        language = fitting[0] if len(fitting) == 1 else detect(_plain(text), fitting)
        if language is not None:
            yield matches[0].start(), matches[-1].end(), language


def _script(word: str) -> str:
    """The script of a word; nothing if its letters are of several, as where an OCR program took one for another."""
    scripts = {script_of(character) for character in word if character.isalpha()}
    return scripts.pop() if len(scripts) == 1 else ""


def _set_apart(words: SpanOfWords, own: str, others: Sequence[str]) -> Iterator[Stretch]:
    """What is set apart by signs or type and is in another language by its words.

    The names of parties and papers keep their language anywhere: most words must be none.
    """
    spans = [match.span() for match in SET_APART.finditer(words.text)]
    for start, end in (*_italics(words), *spans):
        text = _plain(words.text[start:end])
        found = [match[0] for match in WORD.finditer(text)]
        names = sum(not word.islower() for word in found)
        if 2 * names >= len(found):
            continue
        language = detect(text, (own, *others))
        if language is not None and language != own:
            yield start, end, language


def _italics(words: SpanOfWords) -> Iterator[tuple[int, int]]:
    """Stretches in italics, from their first to their last sign, over line ends."""
    slanted = (
        at for at, style in enumerate(words.styles) if "italic" in style.rend or words.text[at] == "\n"
    )  # fmt: skip
    for _, group in groupby(enumerate(slanted), key=lambda each: each[1] - each[0]):
        places = [at for _, at in group]
        while places and words.text[places[0]].isspace():
            del places[0]
        while places and words.text[places[-1]].isspace():
            places.pop()
        if places:
            yield places[0], places[-1] + 1


def _plain(text: str) -> str:
    return _BROKEN.sub("", text).replace("\n", " ")
