"""Notes of an HTML file: a link that is raised or a mark, and a block that it leads to and that proves to be a note.

It is one if it says so, leads back, or begins with the mark; and it stands behind its mark. A link inside a page that
proves no such thing is no note.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from fascicle.inputs.html.tree import BLOCKS, said, walk, words

_REFERS = frozenset(
    {"noteref", "doc-noteref", "footnote-ref", "footnoteref", "footnote-reference", "fnref", "note-ref"}
)
_IS_NOTE = frozenset(
    {"footnote", "endnote", "rearnote", "note", "doc-footnote", "doc-endnote", "footnotes", "endnotes"}
)
_LEADS_BACK = frozenset({"doc-backlink", "footnote-back", "footnote-backref", "reversefootnote", "backlink"})
_MARK = re.compile(
    r"[\[(]?\s*(?:(?:note|fn|n)\.?\s*)?(?:\d{1,4}|[a-z]|[ivxlc]{1,7}|[*†‡§¶]{1,4})\s*[\])]?\.?", re.IGNORECASE
)
_BACK = re.compile(r"[↩↑⏎^←\s\ufe0e\ufe0f]+|(?:back|return|zurück|retour)\b.{0,20}", re.IGNORECASE)
_HOLDS = frozenset({"li", "p", "dd", "div", "aside", "td", "blockquote", "section", "footer"})
_CLIMBED = frozenset({"li", "aside", "dd"})


@dataclass
class NoteMarks:
    """The notes of a file: the labels of marks and of notes, and the links that lead back, by their elements."""

    marks: dict[int, str] = field(default_factory=dict)
    notes: dict[int, str] = field(default_factory=dict)
    back: set[int] = field(default_factory=set)


def find_notes(roots: Mapping[str, LexborNode]) -> NoteMarks:
    """The notes of files that belong together, by their names; one file has the empty name."""
    found = _Finder(roots)
    return found.pair()


class _Finder:
    def __init__(self, roots: Mapping[str, LexborNode]) -> None:
        self._order: dict[int, int] = {}
        self._ids: dict[str, LexborNode] = {}
        self._links: list[tuple[str, LexborNode]] = []
        for file, root in roots.items():
            for step, node in walk(root):
                if step != "enter":
                    continue
                self._order[node.mem_id] = len(self._order)
                for name in {said(node, "id"), said(node, "name") if node.tag == "a" else ""} - {""}:
                    self._ids.setdefault(f"{file}#{name}", node)
                if node.tag == "a" and (address := _address(said(node, "href"), file)):
                    self._links.append((address, node))

        self._to: dict[int, list[LexborNode]] = {}
        for address, link in self._links:
            if (target := self._ids.get(address)) is not None:
                self._to.setdefault(target.mem_id, []).append(link)

    def pair(self) -> NoteMarks:
        found = NoteMarks()
        taken: dict[int, str] = {}
        for address, link in self._links:
            target = self._ids.get(address)
            if target is None or not _is_mark(link):
                continue
            note = _block_of(target)
            if note is None or self._order[note.mem_id] < self._order[link.mem_id] or _holds(note, link):
                continue
            if note.mem_id in taken or self._proves(note, link):
                found.marks[link.mem_id] = found.notes[note.mem_id] = taken.setdefault(note.mem_id, address)
        for address, link in self._links:
            inside = _inside(link, found.notes)
            target = self._ids.get(address)
            leads = _LEADS_BACK & words(link, "class", "role", "rev") or _BACK.fullmatch(link.text() or "")
            if inside and leads and target is not None and link.mem_id not in found.marks:
                found.back.add(link.mem_id)
        return found

    def _proves(self, note: LexborNode, link: LexborNode) -> bool:
        """Whether a block says that it is a note, leads back to its mark, or begins with it."""
        if _IS_NOTE & words(note, "class", "role", "epub:type"):
            return True
        back = (each for near in (link.mem_id, *_parents(link, 2)) for each in self._to.get(near, ()))
        if any(_holds(note, each) for each in back):
            return True
        mark = re.sub(r"[\[\]().\s]", "", link.text() or "")
        return bool(mark) and re.match(rf"[\[(]?{re.escape(mark)}(?!\w)", (note.text() or "").lstrip()) is not None


def _address(href: str, file: str) -> str:
    """The element that a link leads to: the name of its file and its id."""
    path, sign, name = href.strip().partition("#")
    if not sign or not name or ":" in path:
        return ""
    return f"{resolved(path, file) if path else file}#{name}"


def resolved(path: str, file: str) -> str:
    """A relative path, as it stands in a file, from where the file's own path begins."""
    parts = file.split("/")[:-1]
    for part in path.split("/"):
        if part == ".." and parts:
            parts.pop()
        elif part not in ("", ".", ".."):
            parts.append(part)
    return "/".join(parts)


def _is_mark(link: LexborNode) -> bool:
    if _REFERS & words(link, "class", "role", "epub:type"):
        return True
    text = (link.text() or "").strip()
    parent = link.parent
    raised = (parent is not None and parent.tag == "sup") or link.css_first("sup") is not None
    return _MARK.fullmatch(text) is not None and (raised or not text.isalpha())


def _block_of(node: LexborNode) -> LexborNode | None:
    """The block that is the note which an element stands for: around its id, and an item or a box around that."""
    block: LexborNode | None = node
    while block is not None and block.tag not in _HOLDS:
        if block.tag in BLOCKS:
            return None
        block = block.parent
    parent = block.parent if block is not None else None
    if block is not None and parent is not None and parent.tag in _CLIMBED and block.tag == "p":
        return parent
    return block


def _parents(node: LexborNode, count: int) -> list[int]:
    found: list[int] = []
    parent = node.parent
    while parent is not None and len(found) < count and parent.tag not in BLOCKS:
        found.append(parent.mem_id)
        parent = parent.parent
    return found


def _holds(block: LexborNode, node: LexborNode) -> bool:
    parent: LexborNode | None = node
    while parent is not None:
        if parent.mem_id == block.mem_id:
            return True
        parent = parent.parent
    return False


def _inside(node: LexborNode, notes: Mapping[int, str]) -> bool:
    parent = node.parent
    while parent is not None:
        if parent.mem_id in notes:
            return True
        parent = parent.parent
    return False
