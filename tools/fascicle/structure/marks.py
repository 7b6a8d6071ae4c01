"""Blocks of marked text: what the marks of a format prove, and what stands in what. Nothing of it is guessed.

A format that numbers its blocks says of each line what it stands in (:class:`fascicle.model.source.Container`): then a
quotation, an item or a note holds what the source puts into it. One that only marks lines is read line by line: a mark
begins a block, and lines without one go on with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from fascicle.model.source import Container, Line, LineMark
from fascicle.structure.model import MARKED, Basis, Block, Part, Role

_ROLES = {
    LineMark.HEAD: Role.HEAD,
    LineMark.BULLET: Role.ITEM,
    LineMark.NUMBER: Role.ITEM,
    LineMark.QUOTE: Role.QUOTE,
    LineMark.ROW: Role.TABLE,
    LineMark.RULE: Role.RULE,
    LineMark.NOTE: Role.NOTE,
    LineMark.CODE: Role.STANZA,  # lines that are kept as lines
}
# Marks of the block itself; the others say what it stands in.
_OWN = frozenset({LineMark.HEAD, LineMark.ROW, LineMark.RULE, LineMark.CODE})
# Lines of these marks that follow each other are one block.
_MERGING = frozenset({LineMark.QUOTE, LineMark.ROW, LineMark.CODE})
_ITEMS = frozenset({LineMark.BULLET, LineMark.NUMBER})


@dataclass(frozen=True)
class _Leaf:
    """A block that holds no other, and the containers around it."""

    block: Block
    containers: tuple[Container, ...]


def by_marks(parts: Sequence[Part]) -> list[Block]:
    """The blocks of the lines, or parts of lines, of a marked text; ``parts`` are those that have text, in order.

    Items of a list follow each other, each with its depth, so long as an item holds no more than one paragraph and
    further items. Notes stand behind what they were written in: they belong to no quotation and to no item.
    """
    nested, notes = _nest(list(_leaves(parts)), 0)
    return [*nested, *notes]


def _leaves(parts: Sequence[Part]) -> Iterator[_Leaf]:
    block: Block | None = None
    for part in parts:
        if block is not None and _belongs(block, part.line):
            block.parts.append(part)
            continue
        if block is not None:
            yield _leaf(block)
        line = part.line
        marks = _OWN if line.block else _ROLES.keys()
        role = _ROLES[line.mark] if line.mark in marks else Role.PARAGRAPH
        block = Block(role, [part], level=line.level, evidence=MARKED, basis=Basis.MARKED, label=line.label)
    if block is not None:
        yield _leaf(block)


def _belongs(block: Block, line: Line) -> bool:
    """Whether a line goes on with the block before it."""
    if line.block or block.last.block:
        return line.block == block.last.block
    if line.number != block.last.number + 1:
        return False
    if line.mark is LineMark.NONE:
        return block.first.mark not in (LineMark.HEAD, LineMark.RULE, LineMark.ROW)
    return line.mark in _MERGING and block.first.mark is line.mark


def _leaf(block: Block) -> _Leaf:
    containers = max((part.line.containers for part in block.parts), key=len)
    if containers and block.role in (Role.HEAD, Role.RULE):
        block.role, block.evidence = Role.PARAGRAPH, f"a {block.role} inside another block"
    if block.first.block and block.role is not Role.HEAD:
        block.level, block.label = 0, ""
    return _Leaf(block, containers)


def _nest(leaves: Sequence[_Leaf], depth: int) -> tuple[list[Block], list[Block]]:
    """The blocks at a depth of containers, and the notes that were written among them, which come behind."""
    blocks: list[Block] = []
    notes: list[Block] = []

    def number(leaf: _Leaf) -> int:
        return leaf.containers[depth].number if len(leaf.containers) > depth else 0

    for held, group in groupby(leaves, key=number):
        members = list(group)
        containers = members[0].containers[: depth + 1]
        if not depth and not (held and containers[-1].mark in _ITEMS):
            # A list is not cut in two by the notes of its items.
            blocks, notes = [*blocks, *notes], []
        if not held:
            blocks += [leaf.block for leaf in members]
            continue
        content, inner = _nest(members, depth + 1)
        made = _holder(containers, content, members[0].block) if content else []
        is_note = containers[-1].mark is LineMark.NOTE
        (notes if is_note else blocks).extend(made)
        notes += inner
    return blocks, notes


def _holder(containers: Sequence[Container], content: list[Block], first: Block) -> list[Block]:
    """The block that a container is; behind an item those that are deeper, as long as it holds no other."""
    container = containers[-1]
    role, label = _ROLES[container.mark], container.sign or container.label
    level = 0
    for each in reversed(containers[:-1]):
        if each.mark not in _ITEMS:
            break
        level += 1
    plain = content[0].role is Role.PARAGRAPH and not content[0].content
    deeper = content[1:] if container.mark in _ITEMS else []
    if plain and len(content) == 1 + len(deeper) and all(_is_deeper(block, level) for block in deeper):
        return [Block(role, content[0].parts, level, MARKED, Basis.MARKED, label=label), *deeper]
    place = first.parts[0]
    block = Block(role, [Part(place.line, place.start, place.start)], level, MARKED, Basis.MARKED, label=label)
    block.content = content
    return [block]


def _is_deeper(block: Block, level: int) -> bool:
    return block.role is Role.ITEM and block.level > level
