"""Lines with their labels to blocks: one paragraph, head, item ... each, in the order of the source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from itertools import pairwise

from fascicle.language.hyphens.decide import Break, ends_with_hyphen
from fascicle.language.sentences import ends_sentence
from fascicle.model.certainty import Certainty
from fascicle.model.source import Line, RegionKind
from fascicle.structure.hyphens import Hyphens
from fascicle.structure.lines.label import FURNITURE, Label
from fascicle.structure.lines.seen import NOTE_MARK
from fascicle.structure.model import Basis, Block, Part, Role
from fascicle.structure.pages.furniture import parts_of

ROLES = {
    "head": Role.HEAD,
    "kicker": Role.SUBHEAD,
    "p": Role.PARAGRAPH,
    "quote": Role.QUOTE,
    "l": Role.STANZA,
    "speaker": Role.SPEAKER,
    "speaker+p": Role.SPEECH,
    "speaker+l": Role.SPEECH,
    "stage": Role.STAGE,
    "item": Role.ITEM,
    "toc": Role.CONTENTS,
    "row": Role.TABLE,
    "opener": Role.OPENER,
    "salute": Role.SALUTE,
    "dateline": Role.DATELINE,
    "closer": Role.CLOSER,
    "signed": Role.SIGNED,
    "postscript": Role.POSTSCRIPT,
    "byline": Role.BYLINE,
    "contact": Role.CONTACT,
    "caption": Role.CAPTION,
    "note": Role.NOTE,
}
# What goes on behind a caption, a box or a page: the label of a line that does says so.
_CUT = frozenset({"p", "quote", "item", "note", "toc"})
_REACH = 8  # blocks that may stand between
_BETWEEN = 6  # lines that may stand between the halves of a broken word
LOOKS = "how its lines look, and those around them"  # the evidence of the fitted model
_SAYS = "the source says so"
_LIKELY = 0.3  # of a role: a less likely one is proposed, not written; at this the gold is told best
_MARKED = frozenset({FURNITURE, "l", "row", "p", "quote"})  # what marks say
_STYLED = frozenset({"head", "kicker", "caption", "note"})  # what styles say besides, in a text that uses them
_SAID = {
    RegionKind.HEADER: FURNITURE,
    RegionKind.FOOTER: FURNITURE,
    RegionKind.PAGE_NUMBER: FURNITURE,
    RegionKind.HEADING: "head",
    RegionKind.CAPTION: "caption",
    RegionKind.MARGINALIA: "note",
    RegionKind.FOOTNOTE: "note",
    RegionKind.ENDNOTE: "note",
    RegionKind.TABLE: "row",
}

_NOTES = frozenset({RegionKind.FOOTNOTE, RegionKind.ENDNOTE})  # a region may hold several, each with its mark


@dataclass(frozen=True)
class Doubt:
    """A line that looks most like a role, but not much like it; it stays a paragraph."""

    line: Line
    role: Role
    probability: float


def settle_labels(lines: Sequence[Line], labels: Mapping[int, Label], *, styled: bool = False) -> dict[int, Label]:
    """The labels, but for lines of which the source itself says what their region is, or that they stand elsewhere.

    A ``styled`` text has its running heads and page numbers in such regions, and nowhere else.
    """
    plain = Label("p", True, 0.0)
    settled = {number: plain if styled and each.role == FURNITURE else each for number, each in labels.items()}
    filled = [line for line in lines if line.number in labels]
    for before, line in pairwise([None, *filled]):
        if line is not None and before is not None and _elsewhere(before, line):
            settled[line.number] = replace(settled[line.number], begins=True)
        if line is not None and line.kind in _SAID:
            begins = before is None or before.region is not line.region
            begins = begins or (line.kind in _NOTES and NOTE_MARK.match(line.content) is not None)
            settled[line.number] = Label(_SAID[line.kind], begins, 1.0)
    return settled


def _elsewhere(before: Line, line: Line) -> bool:
    """Whether a line stands in another region than the one before it, and in another column: no text goes on so.

    Where it does, that is proved by its sentences, when the order of reading is told.
    """
    if line.region is before.region or before.box is None or line.box is None:
        return False
    return not line.box.shares_column(before.box)


def settle_broken(lines: Iterable[Line], labels: Mapping[int, Label], hyphens: Hyphens) -> dict[int, Label]:
    """The labels with both halves of a broken word in one block: that they are one is proved.

    What begins a word that the next line completes is no running head; what stands between the halves and begins anew
    is none of the text around, most likely a caption.
    """
    settled = dict(labels)
    text = [line for line in lines if line.number in labels]
    for at, before in enumerate(text):
        after = text[at + 1 : at + 2 + _BETWEEN] if ends_with_hyphen(before.content) else []
        whole = next((far for far, line in enumerate(after) if _is_completed(before, line, hyphens)), None)
        if whole is None or any(line.content[:1].islower() for line in after[:whole]):
            continue
        line, role = after[whole], settled[before.number].role.removeprefix("speaker+")
        if role == FURNITURE and whole == 0:
            role = settled[line.number].role
            settled[before.number] = replace(settled[line.number], role=role)
        if role == FURNITURE:
            continue
        settled[line.number] = Label(role, False, 1.0)
        between = [each.number for each in after[:whole] if settled[each.number].role == role]
        settled.update({number: Label("caption", number == between[0], 1.0) for number in between})
    return settled


def _is_completed(before: Line, line: Line, hyphens: Hyphens) -> bool:
    if not line.content[:1].islower():
        return False
    decision = hyphens.between(Part(before), Part(line))
    return decision is not None and decision.kind is Break.JOIN and decision.certainty is Certainty.HIGH


def blocks_of(
    lines: Iterable[Line],
    labels: Mapping[int, Label],
    furniture: Mapping[int, Sequence[Block]],
    cuts: Mapping[int, Sequence[int]],
) -> list[Block]:
    """The blocks of lines, without their furniture; ``cuts`` are the columns at which editors divide a line."""
    blocks: list[Block] = []
    names: list[str] = []
    for line in lines:
        label = labels.get(line.number)
        if label is None or label.role == FURNITURE:
            continue
        for part in parts_of(line, furniture, cuts):
            at = None if label.begins or part.guest else _goes_on(names, label.role)
            if at is None:
                blocks.append(Block(Role.PARAGRAPH, [part]) if part.guest else _block(label, part))
                names.append("p" if part.guest else label.role)
            else:
                blocks[at].parts.append(part)
    return blocks


def _block(label: Label, part: Part) -> Block:
    role = ROLES[label.role]
    if part.line.kind in _SAID:
        level = part.line.level if part.line.kind is RegionKind.HEADING else 0
        return Block(role, [part], level=level, evidence=_SAYS, basis=Basis.SAID)
    return Block(
        role, [part], evidence=LOOKS, basis=Basis.MODEL, verse=label.role == "speaker+l", probability=label.probability
    )


def _goes_on(names: Sequence[str], role: str) -> int | None:
    """The index of the block that a line goes on with: the last one, or the one that something else has cut."""
    if names and (names[-1] == role or names[-1] == f"speaker+{role}"):
        return len(names) - 1
    if role in _CUT:
        for at in range(len(names) - 1, max(-1, len(names) - 1 - _REACH), -1):
            if names[at] in (role, f"speaker+{role}"):
                return at
            if names[at] in ("head", "speaker"):
                return None
    return None


def settle_doubts(blocks: Sequence[Block]) -> Iterator[Doubt]:
    """Make paragraphs of the blocks whose role is too unlikely, and say of each what it may be.

    What stands between two of its kind needs no other proof.
    """
    for at, block in enumerate(blocks):
        before, after = blocks[at - 1] if at else None, blocks[at + 1] if at + 1 < len(blocks) else None
        likely = block.basis is not Basis.MODEL or block.probability >= _LIKELY or block.role is Role.PARAGRAPH
        if likely or (before is not None and after is not None and before.role is block.role is after.role):
            continue
        yield Doubt(block.first, block.role, block.probability)
        block.evidence = f"looks most like a {block.role}, but not enough so"
        block.role = Role.PARAGRAPH


def settle_open(blocks: Sequence[Block]) -> None:
    """Make a paragraph of the caption that alone can begin the sentence which a paragraph behind it goes on with."""
    for at, block in enumerate(blocks):
        if block.role is not Role.CAPTION or block.basis is not Basis.MODEL or ends_sentence(block.text):
            continue
        before = next((each for each in blocks[max(0, at - _REACH) : at][::-1] if each.role is Role.PARAGRAPH), None)
        after = next((each for each in blocks[at + 1 : at + 1 + _REACH] if each.role is not Role.CAPTION), None)
        goes_on = after is not None and after.role is Role.PARAGRAPH and after.text[:1].islower()
        if goes_on and (before is None or ends_sentence(before.text)):
            block.role = Role.PARAGRAPH


def tell_roles(blocks: Sequence[Block], labels: Mapping[int, Label], *, styled: bool = False) -> list[Block]:
    """The blocks of a text whose marks say where they begin; paragraphs with the roles that their lines look like.

    Where marks would have said so, looks say nothing, of heads neither where a text has ``styled`` ones. Lines of one
    paragraph that all have such a role, as at the head of a letter, are as many blocks as they look like.
    """
    found: list[Block] = []
    by_style = styled and any(block.role is Role.HEAD for block in blocks)
    marked = _MARKED | _STYLED if by_style else _MARKED
    for block in blocks:
        told = [_told(labels.get(part.line.number), marked) for part in block.parts]
        if block.role is not Role.PARAGRAPH or block.content or told[0] is None:
            found.append(block)
            continue
        begins = [at for at, label in enumerate(told) if not at or (all(told) and label is not None and _parts(label))]
        for begin, end in pairwise([*begins, len(told)]):
            piece = block if len(begins) == 1 else replace(block, parts=block.parts[begin:end])
            label = told[begin]
            assert label is not None
            piece.role, piece.basis, piece.evidence = ROLES[label.role], Basis.MODEL, LOOKS
            piece.verse, piece.probability = label.role == "speaker+l", label.probability
            found.append(piece)
    return found


def _parts(label: Label) -> bool:
    """Whether a block may begin with a line inside a paragraph: a title has marks of its own, or blank lines."""
    return label.begins and label.role not in ("head", "kicker")


def _told(label: Label | None, marked: AbstractSet[str]) -> Label | None:
    """The label of a line, where it says what marks would not have said, and surely so; or what the source says."""
    if label is None or label.probability < _LIKELY or (label.role in marked and label.probability < 1):
        return None
    return None if label.role in _MARKED else label
