"""Fidelity: the source layer of a TEI file gives back its source text, line by line.

Every line that has text in the source file is one stretch after ``<lb n="N"/>``, N being the line's anchor, or several
(``N``, ``N.2``, ...) that make the line in their order; its characters are those of the line, blanks aside.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest

from lxml import etree

from fascicle.check.bounds import bounded
from fascicle.check.textplaces import TextPlaces
from fascicle.model.diagnostics import Diagnostic, Place, Rule, Severity
from fascicle.model.source import Line, SourceText, is_text, only_text, split_name
from fascicle.tei.layers import Layer, LayerView
from fascicle.tei.layers.view import Piece
from fascicle.tei.names import tei

_WHY = (
    "An edition must be able to prove that it lost and added nothing. The source layer is that proof: whoever doubts "
    "a reading can go back to the line as it was received."
)
CHANGED = Rule(
    "F0101",
    Severity.ERROR,
    "A line is not what the source says",
    _WHY,
    bad='<lb n="7"/>The old ship was past mending.  (source: The old boat was past mending.)',
    good='<lb n="7"/>The old <choice><sic>boat</sic><corr resp="#mt" cert="low">ship</corr></choice> was past mending.',
)
LOST = Rule(
    "F0102",
    Severity.ERROR,
    "A line of the source is missing",
    _WHY,
    bad='<lb n="6"/>The ferry committee met <lb n="8"/>in the net loft.  (line 7 has text)',
    good='<lb n="6"/>The ferry committee met <lb n="7"/>on Tuesday <lb n="8"/>in the net loft.',
)
ADDED = Rule(
    "F0103",
    Severity.ERROR,
    "Text that is in no line of the source",
    _WHY + " Words of the edition's own stand in corr, reg, supplied, or a note with @resp.",
    bad='<p>[The beginning is torn off.] <lb n="5"/>The ferry committee met</p>',
    good='<p><note resp="#mt">The beginning is torn off.</note><lb n="5"/>The ferry committee met</p>',
)
RULES = (CHANGED, LOST, ADDED)


@dataclass(frozen=True)
class _Character:
    """A character of the source layer and where it stands in the tree."""

    text: str
    piece: Piece
    offset: int


def check_fidelity(
    root: etree._Element, data: bytes, path: str, source: SourceText, source_path: str
) -> list[Diagnostic]:
    """Compare the source layer of a TEI file with its source text; one finding a line, in the order of the lines.

    ``root`` is the tree of ``data``; ``path`` and ``source_path`` are named in the findings.
    """
    return bounded(_findings(root, data, path, source, source_path), "the comparison with the source")


def _findings(
    root: etree._Element, data: bytes, path: str, source: SourceText, source_path: str
) -> Iterator[Diagnostic]:
    text = root.find(tei("text"))
    lines, loose = _by_line(text) if text is not None else ({}, [])
    checker = _Checker(root, data, path, source_path)
    if _text(loose):
        yield checker.added(loose, None)
    before: list[Piece] = []
    for line in source.lines:
        given = lines.pop(line.anchor, [])
        if _text(given) != only_text(line.characters()):
            yield checker.differs(line, given, before)
        before = given if _text(given) else before
    yield from (checker.added(given, anchor) for anchor, given in lines.items() if _text(given))


def source_lines(root: etree._Element) -> dict[str, str]:
    """The source layer of a TEI file: the text of each line by its anchor, parts in their order, blanks left out."""
    text = root.find(tei("text"))
    lines = _by_line(text)[0] if text is not None else {}
    return {anchor: kept for anchor, given in lines.items() if (kept := _text(given))}


def _by_line(text: etree._Element) -> tuple[dict[str, list[Piece]], list[Piece]]:
    """The pieces of each source line in order, and those before the first line or after an unnumbered one."""
    parts: dict[str, list[tuple[int, list[Piece]]]] = {}
    loose: list[Piece] = []
    for element, pieces in LayerView(text, Layer.SOURCE).lines():
        name = None if element is None else split_name(element.get("n", ""))
        if name is None:
            loose.extend(pieces)
        else:
            parts.setdefault(name[0], []).append((name[1], pieces))
    lines = {
        anchor: [piece for _, pieces in sorted(stretches, key=lambda part: part[0]) for piece in pieces]
        for anchor, stretches in parts.items()
    }
    return lines, loose


def _text(pieces: Iterable[Piece]) -> str:
    return only_text("".join([piece.text for piece in pieces]))


def _characters(pieces: Iterable[Piece]) -> Iterator[_Character]:
    return (
        _Character(character, piece, piece.offset + offset)
        for piece in pieces
        for offset, character in enumerate(piece.text)
        if is_text(character)
    )


class _Checker:
    """Makes the findings of one file; exact places are looked up only when there is something to say."""

    def __init__(self, root: etree._Element, data: bytes, path: str, source_path: str) -> None:
        self._root = root
        self._data = data
        self._path = path
        self._source_path = source_path
        self._places: TextPlaces | None = None

    def differs(self, line: Line, pieces: list[Piece], before: list[Piece]) -> Diagnostic:
        """The finding about a line; ``before`` are the pieces of the nearest line above it that the TEI file has."""
        wanted = [
            (column, character)
            for run in line.runs
            for column, character in enumerate(line.text[run.start : run.end], run.start + 1)
            if is_text(character)
        ]
        given = list(_characters(pieces))
        if not given:
            return self._lost(line, wanted[0][0], before)
        return next(
            self._changed(line, want, got, given)
            for want, got in zip_longest(wanted, given)
            if want is None or got is None or want[1] != got.text
        )

    def added(self, pieces: list[Piece], anchor: str | None) -> Diagnostic:
        first = next(_characters(pieces))
        line, column = self._place(first)
        where = "before the first numbered line" if anchor is None else f'after <lb n="{anchor}"/>'
        return Diagnostic(
            ADDED,
            self._path,
            line,
            column,
            f"the text {where} stands in no line of {self._source_path}",
            "put it into a note with @resp, into corr, reg or supplied, or give the lb the number of its source line",
        )

    def _lost(self, line: Line, first: int, before: list[Piece]) -> Diagnostic:
        # The place to mend is near the line before, if the file has any.
        at, column = self._place(next(_characters(before))) if before else (None, None)
        return Diagnostic(
            LOST,
            self._path,
            at,
            column,
            f"{line.named} of {self._source_path} is missing: {_shorten(line.content)}",
            f'bring it back after <lb n="{line.anchor}"/>; what the reading text must not show goes into surplus, sic '
            "or fw",
            (self._in_source(line, first, "the line in the source"),),
        )

    def _changed(
        self, line: Line, want: tuple[int, str] | None, got: _Character | None, given: list[_Character]
    ) -> Diagnostic:
        at, column = self._place(got or given[-1])
        says = f"has {want[1]!r}" if want else "has ended"
        has = f"has {got.text!r}" if got else "has ended"
        return Diagnostic(
            CHANGED,
            self._path,
            at,
            column,
            f"{line.named} differs from {self._source_path}: where the source {says}, the TEI file {has}",
            "restore the source's letters; a correction stands beside them: <choice><sic/><corr/></choice>",
            (self._in_source(line, want[0] if want else len(line.text) + 1, "the source"),),
        )

    def _in_source(self, line: Line, column: int, label: str) -> Place:
        """A place in the source file; a line that has an id is named by the message alone."""
        return Place(self._source_path, line.file_line, column if line.file_line else None, label)

    def _place(self, character: _Character) -> tuple[int, int]:
        if self._places is None:
            self._places = TextPlaces(self._data, self._root)
        return self._places.of(character.piece.slot, character.offset)


def _shorten(text: str, length: int = 60) -> str:
    return text if len(text) <= length else text[: length - 1] + "…"
