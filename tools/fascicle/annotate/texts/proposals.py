"""Proposals for a TEI file that nobody but its editors writes: rows of a table, and the file as it would be.

Nothing is changed but that tags are set, and readings of corrections beside what stands there: entities, quotation
marks, CDATA sections, blanks and line ends stay what they are, byte for byte. What becomes part of the patch is proved:
the file with it is well-formed, says in its source layer what it said, and is valid if it was.
"""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from lxml import etree

from fascicle.annotate.decisions.reconciliation import line_beginnings
from fascicle.annotate.texts.candidates import NOWHERE, Finders, Proposable, candidates, own_texts
from fascicle.annotate.texts.patch import unified
from fascicle.model.certainty import Certainty
from fascicle.model.errors import TeiError
from fascicle.names.authority import Authority, Entry
from fascicle.names.find import NameFinder
from fascicle.names.listed import entries_of
from fascicle.tei.layers import Layer, LayerView
from fascicle.tei.source_map import SourceMap, UnmappableError
from fascicle.tei.write import parse

Validate = Callable[[bytes], bool]
IN_PATCH = "yes"
_LEVELS = list(Certainty)


@dataclass(frozen=True)
class TextProposal:
    """Words of a TEI file and the markup that they could have.

    ``line`` and ``column`` are those of the file, from 1; ``patch`` is ``yes``, or why the patch does not have it.
    """

    line: int
    column: int
    text: str
    proposal: str
    kind: str
    certainty: str
    rule: str
    evidence: str
    context: str
    patch: str


@dataclass(frozen=True)
class TextProposals:
    """All proposals for a file, in the order of its text, the patch that makes those in it, and the file with it."""

    rows: tuple[TextProposal, ...] = ()
    patch: bytes = b""
    patched: bytes = b""


def propose(
    data: bytes, path: str, finders: Finders, threshold: Certainty, validate: Validate, *, name: str = ""
) -> TextProposals:
    """The proposals for a TEI file, whose patch has those that are as sure as ``threshold`` asks, or were agreed to.

    ``path`` is the file's below the edition's folder, ``name`` what decisions call it, its last part if left out.
    ``validate`` says whether a file is as its schema wants it. Raises TeiError.
    """
    root = parse(data, path)
    try:
        places = SourceMap(data, root)
    except UnmappableError as error:
        message = f"no place in this file can be told for certain: {error}"
        hint = "save it in UTF-8, and write out what its entities stand for"
        raise TeiError(message, path=path, line=1, column=1, hint=hint) from error
    name = name or posixpath.basename(path)
    found: list[Proposable] = []
    for text in own_texts(root):
        corrector = finders.corrector
        held = replace(corrector, decisions=corrector.decisions.holding(partial(line_beginnings, text)))
        found += _apart(candidates(text, name, replace(finders, corrector=held), places), threshold)
    judge = _Judge(data, root, places, validate)
    wanted = [each for each in found if not each.reason]
    valid = set(judge.valid(wanted))
    rows = sorted((_row(each, places, valid) for each in found), key=lambda row: (row.line, row.column))
    patched = judge.patched([each for each in wanted if each in valid])
    return TextProposals(tuple(rows), unified(path, data, patched), patched)


def name_finder(
    own: etree._Element | None, text_path: str, registers: Sequence[tuple[str, Authority]]
) -> tuple[NameFinder, dict[str, str]]:
    """Who finds the names of a file's own lists and of registers, and what ``@ref`` says of each entry, by its id.

    ``registers`` are those of the edition with their paths below its folder. Where the file points to an entry of a
    register already, all its entries are pointed to in the same way; else by the path of the register, and its id.
    """
    entries: dict[str, Entry] = {}
    pointers: dict[str, str] = {}
    used = Counter(_references(own))
    listed = [("", () if own is None else entries_of(own)), *((path, each.entries) for path, each in registers)]
    for path, several in listed:
        new = [entry for entry in several if entry.id not in entries]
        usual = posixpath.relpath(path, posixpath.dirname(text_path) or ".") + "#" if path else "#"
        before = _prefix(used, {entry.id for entry in new}) or usual
        entries |= {entry.id: entry for entry in new}
        pointers |= {entry.id: before + entry.id for entry in new}
    return NameFinder(Authority(tuple(entries.values()))), pointers


def _references(root: etree._Element | None) -> Iterable[str]:
    return () if root is None else (word for each in root.iter("*") for word in (each.get("ref") or "").split())


def _prefix(used: Mapping[str, int], ids: set[str]) -> str:
    """What stands before the ids of these entries where a file points to them; the most usual of several."""
    found: Counter[str] = Counter()
    for word, times in used.items():
        cut = max(word.rfind("#"), word.rfind(":")) + 1
        if cut and word[cut:] in ids:
            found[word[:cut]] += times
    return max(sorted(found), key=lambda each: found[each], default="")


def _apart(found: Sequence[Proposable], threshold: Certainty) -> list[Proposable]:
    """The candidates, those with a reason that are not sure enough or stand in the way of an earlier one."""
    taken: dict[int, Proposable] = {}
    told = []
    for each in found:
        span = range(each.span[0], max(each.span[1], each.span[0] + 1))
        other = next((taken[at] for at in span if at in taken), None)
        if not each.reason and not each.answered and _LEVELS.index(each.certainty) > _LEVELS.index(threshold):
            each = replace(each, reason=f"less sure than the edition asks for ({threshold.value})")
        elif not each.reason and other is not None:
            each = replace(each, reason=f"a {other.kind} is proposed here already ({other.line}:{other.column})")
        if not each.reason:
            taken |= dict.fromkeys(span, each)
        told.append(each)
    return told


def _row(each: Proposable, places: SourceMap, valid: set[Proposable]) -> TextProposal:
    reason = each.reason or ("" if each in valid else "the schema does not allow it here")
    words = each.text if each.begin == NOWHERE else places.text[each.begin : each.end]
    proposal = each.opening + words + each.closing
    cells = (each.rule or each.kind, each.evidence, each.context, reason or IN_PATCH)
    return TextProposal(each.line, each.column, each.text, proposal, each.kind, each.certainty.value, *cells)


class _Judge:
    """Which candidates can be made together."""

    def __init__(self, data: bytes, root: etree._Element, places: SourceMap, validate: Validate) -> None:
        self._places, self._validate = places, validate
        self._before = _source_layer(root)
        self._was_valid = validate(data)

    def valid(self, wanted: Sequence[Proposable]) -> list[Proposable]:
        """The candidates with which the file stays what it was; where some do not, they are found by halves."""
        accepted: list[Proposable] = []
        left = [list(wanted)]
        while left:
            batch = left.pop()
            if not batch or self._is_good(self.patched([*accepted, *batch])):
                accepted += batch
            elif len(batch) > 1:
                half = len(batch) // 2
                left += [batch[half:], batch[:half]]
        return accepted

    def patched(self, chosen: Iterable[Proposable]) -> bytes:
        """The file with the tags of some candidates."""
        tags: list[tuple[int, int, str]] = []
        for each in chosen:
            if each.begin == each.end:
                tags.append((each.begin, 1, each.opening + each.closing))
            else:
                tags += [(each.begin, 2, each.opening), (each.end, 0, each.closing)]
        text, last, parts = self._places.text, 0, []
        for at, _, tag in sorted(tags):
            parts += [text[last:at], tag]
            last = at
        return self._places.encoded("".join([*parts, text[last:]]))

    def _is_good(self, data: bytes) -> bool:
        try:
            if _source_layer(parse(data, "")) != self._before:
                return False
        except TeiError:
            return False
        return not self._was_valid or self._validate(data)


def _source_layer(root: etree._Element) -> list[str]:
    return [LayerView(text, Layer.SOURCE).text for text in own_texts(root)]
