"""Letters that were lost before the source came here: signs that extraction and wrong encodings leave for them."""

from __future__ import annotations

from collections.abc import Iterator

from fascicle.model.characters import LOST, lost_letters
from fascicle.model.diagnostics import Diagnostic, Rule, Severity
from fascicle.model.source import SourceText

LOST_LETTER = Rule(
    "F0606",
    Severity.WARNING,
    "A letter was lost in extraction",
    "A font that does not say which letters its glyphs are leaves a replacement character, the number of a glyph "
    "or a sign without meaning, often for a ligature. Readers and searches find the word no more.",
    bad="A \ufffdre broke out. The (cid:192)remen came.",
    good="A fire broke out. The firemen came. (a correction beside what the source has)",
)
RULES = (LOST_LETTER,)


def lost_in_source(text: SourceText, path: str) -> Iterator[Diagnostic]:
    """The places of a source where a letter is missing."""
    for line in text.lines:
        yield from _in_line(line.text, path, line.file_line, line.anchor)


def lost_in_file(data: bytes, path: str) -> Iterator[Diagnostic]:
    """The places of a TEI file that comes from no source."""
    for number, line in enumerate(data.decode("utf-8", "ignore").splitlines(), 1):
        yield from _in_line(line, path, number, str(number))


def _in_line(line: str, path: str, number: int | None, name: str) -> Iterator[Diagnostic]:
    if line.isascii() and "(cid:" not in line:
        return
    for start, _, word in lost_letters(line):
        at = LOST.search(word)
        assert at is not None  # the word was found by it
        sign = at[0] if at[0].startswith("(") else f"U+{ord(at[0]):04X}"
        shown = LOST.sub("?", word)
        where = "" if number else f" of line {name}"
        yield Diagnostic(
            LOST_LETTER,
            path,
            number,
            start + at.start() + 1,
            f"a letter was lost in extraction: {sign} stands for it in {shown!r}{where}",
            "extract the text anew with another program, or answer the proposal of `fascicle annotate`, which has one "
            "where a single ligature or letter makes a word",
        )
