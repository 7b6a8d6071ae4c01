"""What editors decided about the layout, in ``decisions/layout.toml``; it overrules what the program finds.

Lines are named by their anchors: numbers of a text file, ``"12"`` or ``"12-15"``, ids where the source has ids. Where
something else is glued to a line, its number means the line's own text; what is glued is divided from it, and named, by
``[[divide]]``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Annotated, Any, TypeVar

from fascicle.edition.decision_file import DecisionFile, Fault
from fascicle.edition.folder import EditionFolder
from fascicle.edition.record import Source
from fascicle.edition.toml import Verbatim
from fascicle.edition.toml_file import misplaced
from fascicle.model.errors import EditionError
from fascicle.model.near import near
from fascicle.model.source import Line, SourceText, is_anchor
from fascicle.structure.line_names import lines_of, numbers_of, places_of
from fascicle.structure.model import WORDLESS, Basis, Block, Part, Role

NAME = "layout.toml"
EVIDENCE = "decided by an editor"


@dataclass(frozen=True)
class RoleDecision:
    """These lines are one block of this role."""

    file: Annotated[str, "Name of the source file, or of its TEI file."]
    lines: Annotated[str, 'The lines, such as `"12"` or `"12-15"`.']
    role: Annotated[str, "What they are, such as `head`, `caption`, `paragraph`."]
    level: Annotated[int, "Rank of a head, 1 being the highest; depth of an item."] = 0


@dataclass(frozen=True)
class TogetherDecision:
    """These lines are one block, in this order, whatever lies between them."""

    file: Annotated[str, "Name of the source file, or of its TEI file."]
    lines: Annotated[tuple[str, ...], 'The parts in their order, such as `["52", "56-58"]`.']


@dataclass(frozen=True)
class OrderDecision:
    """The block of one line is read right after the block of another."""

    file: Annotated[str, "Name of the source file, or of its TEI file."]
    line: Annotated[str, "A line of the block that is out of place."]
    after: Annotated[str, "A line of the block that it follows."]


@dataclass(frozen=True)
class DivideDecision:
    """A line holds parts of two things: the next one begins with these words."""

    file: Annotated[str, "Name of the source file, or of its TEI file."]
    line: Annotated[str, "The line."]
    before: Annotated[Verbatim, "Words of the line, as they stand there; the first of them begin its next part."]
    role: Annotated[str, "What the next part is; left out, the program says it."] = ""


@dataclass(frozen=True)
class WholeDecision:
    """A line is one thing, whatever seems to be glued to it."""

    file: Annotated[str, "Name of the source file, or of its TEI file."]
    line: Annotated[str, "The line."]


Decision = RoleDecision | TogetherDecision | OrderDecision | DivideDecision | WholeDecision


@dataclass(frozen=True)
class LayoutDecisions:
    """All decisions about the layout of an edition's texts."""

    role: Annotated[tuple[RoleDecision, ...], "Lines that are a head, a caption, ..."] = ()
    together: Annotated[tuple[TogetherDecision, ...], "Lines that are one block."] = ()
    order: Annotated[tuple[OrderDecision, ...], "Blocks that follow each other."] = ()
    divide: Annotated[tuple[DivideDecision, ...], "Lines that hold parts of two things."] = ()
    whole: Annotated[tuple[WholeDecision, ...], "Lines that are not divided."] = ()

    def of(self, source: Source) -> LayoutDecisions:
        """The decisions about one source text."""
        return self.each(lambda rows: (row for row in rows if row.file == source.file))

    def numbered(self, text: SourceText) -> LayoutDecisions:
        """The decisions about a text with its lines named by their places in it, which in a text file are the same."""
        numbers = numbers_of(text)
        return self.each(lambda rows: (_numbered(row, numbers) for row in rows))

    def each(self, change: Callable[[Iterable[Any]], Iterable[Any]]) -> LayoutDecisions:
        """The decisions with every table of them changed."""
        return LayoutDecisions(*(tuple(change(getattr(self, table.name))) for table in fields(self)))

    @property
    def whole_lines(self) -> frozenset[int]:
        """The numbers of the lines that are not divided."""
        return frozenset(number for each in self.whole for number in lines_of(each.line))

    def tell_role(self, line: Line) -> bool:
        """Whether an editor has decided what a line is."""
        return any(line.number in lines_of(each.lines) for each in self.role)

    def concern(self, lines: Sequence[Line]) -> bool:
        """Whether an editor has decided what belongs together, or follows what, at any of these lines."""
        named = [text for each in self.together for text in each.lines]
        named += [text for each in self.order for text in (each.line, each.after)]
        return any(line.number in lines_of(text) for text in named for line in lines)


D = TypeVar("D", bound=Decision)

NONE = LayoutDecisions()


def read(edition: EditionFolder) -> LayoutDecisions:
    """The decisions of an edition; none if there is no such file. Raises EditionError."""
    path = edition.decisions_folder / NAME
    named = {name: source.file for source in edition.record.sources for name in (f"{source.stem}.xml", source.file)}
    decisions = DecisionFile(NAME, LayoutDecisions).read(path, lambda found: _faults(found, named))
    return decisions.each(lambda rows: (replace(row, file=named[row.file]) for row in rows))


def _numbered(each: D, numbers: Mapping[str, int]) -> D:
    places: dict[str, Any] = {}
    for key in ("lines", "line", "after"):
        match getattr(each, key, None):
            case str(lines):
                places[key] = places_of(lines, numbers)
            case tuple(stretches):
                places[key] = tuple(places_of(lines, numbers) for lines in stretches)
    return replace(each, **places)


def cuts(lines: Iterable[Line], decisions: LayoutDecisions) -> dict[int, list[int]]:
    """The columns at which editors divide lines, by the number of the line.

    Raises EditionError where a line does not hold the words before which it is to be divided.
    """
    texts = {line.number: line for line in lines if line.anchor}
    found: dict[int, list[int]] = {}
    for each in decisions.divide:
        found.setdefault(int(each.line), []).append(_column(texts[int(each.line)], each.before))
    return {number: sorted(columns) for number, columns in found.items()}


def _column(line: Line, before: str) -> int:
    at = line.text.find(before)
    if at < 0 or not line.text[:at].strip():
        problem = "begins with" if at == 0 else "does not hold"
        raise EditionError(
            f"{line.named} {problem} `{before}`: it cannot be divided there",
            path=NAME,
            hint="write words from the middle of the line, letter for letter",
        )
    return at


def divide(blocks: Sequence[Block], decisions: LayoutDecisions) -> list[Block]:
    """Cut blocks so that every stretch of lines about which there is a decision is a block of its own."""
    stretches = [lines_of(each.lines) for each in decisions.role]
    stretches += [lines_of(lines) for each in decisions.together for lines in each.lines]
    divided = [piece for block in blocks for piece in _cut(block, stretches)]
    for decision in decisions.role:
        chosen = [block for block in divided if _begins_in(block, decision.lines)]
        for block in chosen[1:]:
            chosen[0].parts.extend(block.parts)
            divided.remove(block)
    return divided


def settle(blocks: Sequence[Block], decisions: LayoutDecisions) -> None:
    """Give the blocks that :func:`divide` cut out the roles that editors gave them, whatever was found."""
    for decision in decisions.role:
        for block in blocks:
            if _begins_in(block, decision.lines):
                block.role, block.level = Role(decision.role), decision.level
                block.evidence, block.basis = EVIDENCE, Basis.DECIDED
    for part in (each for each in decisions.divide if each.role):
        for block in blocks:
            if block.first.number == int(part.line) and block.parts[0].content.startswith(part.before):
                block.role, block.evidence, block.basis = Role(part.role), EVIDENCE, Basis.DECIDED


def gather(blocks: Sequence[Block], decisions: LayoutDecisions) -> list[Block]:
    """Put together what editors put together, at the place of its first part."""
    gathered = list(blocks)
    for decision in decisions.together:
        chosen = [block for lines in decision.lines for block in gathered if _begins_in(block, lines)]
        for block in chosen[1:]:
            chosen[0].parts.extend(block.parts)
            gathered.remove(block)
        if chosen:
            chosen[0].evidence, chosen[0].basis = EVIDENCE, Basis.DECIDED
    return gathered


def arrange(blocks: Sequence[Block], decisions: LayoutDecisions) -> list[Block]:
    """Move blocks to the places that editors gave them."""
    arranged = list(blocks)
    for decision in decisions.order:
        block, before = (_with_line(arranged, int(number)) for number in (decision.line, decision.after))
        if block is not None and before is not None and block is not before:
            arranged.remove(block)
            arranged.insert(arranged.index(before) + 1, block)
    return arranged


def _cut(block: Block, stretches: Sequence[range]) -> list[Block]:
    pieces: list[list[Part]] = []
    last: range | None = None
    for part in block.parts:
        # What is glued to a line is not meant by its number: `[[divide]]` says what that is.
        here = next((lines for lines in stretches if part.line.number in lines and not part.guest), None)
        if not pieces or here is not last:
            pieces.append([])
        pieces[-1].append(part)
        last = here
    if len(pieces) < 2:
        return [block]
    return [Block(block.role, parts, block.level, block.evidence, block.basis, label=block.label) for parts in pieces]


def _begins_in(block: Block, lines: str) -> bool:
    return block.first.number in lines_of(lines) and not block.parts[0].guest


def _with_line(blocks: Sequence[Block], number: int) -> Block | None:
    return next((block for block in blocks if any(part.line.number == number for part in block.parts)), None)


def _faults(decisions: LayoutDecisions, named: Mapping[str, str]) -> Iterator[Fault]:
    """What is wrong; ``named`` are the names by which a decision may call a source."""
    roles = [role.value for role in Role if role not in WORDLESS]
    for keys, each in _rows(decisions):
        if each.file not in named:
            yield (*keys, "file"), f"there is no source {each.file}", near(each.file, named)
        role = getattr(each, "role", "")
        if role and role not in roles:
            yield (*keys, "role"), f"`{role}` is no role", f"write one of: {', '.join(roles)}"
        for key, lines in _lines_named(each):
            if not lines_of(lines) and (lines.isdecimal() or not is_anchor(lines)):
                yield (*keys, key), f"`{lines}` is no line", 'write a number, or a stretch such as "12-15"'
            elif key != "lines" and len(lines_of(lines)) > 1:
                yield (*keys, key), f"`{lines}` is more than one line", 'write one number, such as "12"'


def _rows(decisions: LayoutDecisions) -> Iterator[tuple[tuple[str, int], Decision]]:
    """All decisions, with the keys that lead to each."""
    for name in (each.name for each in fields(decisions)):
        for at, row in enumerate(getattr(decisions, name), 1):
            yield (name, at), row


def _lines_named(each: Decision) -> Iterator[tuple[str, str]]:
    """The lines that a decision names, with the key of each."""
    for key in ("lines", "line", "after"):
        value = getattr(each, key, ())
        yield from ((key, lines) for lines in ((value,) if isinstance(value, str) else value))


def check_lines(decisions: LayoutDecisions, edition: EditionFolder, source: Source, text: SourceText) -> None:
    """Raise EditionError where a decision about a source names a line that is not there, or has no text."""
    path = edition.decisions_folder / NAME
    numbers = numbers_of(text)
    filled = {line.number for line in text.lines if not line.blank}
    for keys, each in _rows(decisions):
        for key, lines in _lines_named(each) if each.file == source.file else ():
            places = lines_of(places_of(lines, numbers))
            if not places and lines_of(lines):
                problem = f"{source.file} has {len(numbers)} lines, and no line {lines_of(lines)[-1]}"
            elif not places:
                problem = f"`{lines}` is no line of {source.file}"
            elif key != "lines" and len(places) > 1:
                problem = f"`{lines}` is more than one line"
            elif filled.isdisjoint(places):
                problem = f"{lines} of {source.file} is blank: there is nothing to decide"
            else:
                continue
            raise misplaced(path, (*keys, key), problem, "put the number right, or take the table out")
