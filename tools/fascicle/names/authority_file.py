"""Adding to an authority file that people write: entries, forms and identifiers go in, and nothing that stands there
changes by a byte.

Where something goes is found in the file's own characters, by a scan of its tags; a file is never written anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from fascicle.edition.record import Licence
from fascicle.model.errors import EditionError, TeiError
from fascicle.names.authority import KINDS, Authority, Entry

_TAG = re.compile(
    r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|<!DOCTYPE(?:[^>\[]|\[.*?\])*>"
    r"|<(?P<close>/?)(?P<name>[^\s<>/!?]+)(?P<attributes>(?:[^<>\"']|\"[^\"]*\"|'[^']*')*?)(?P<empty>/?)>",
    re.DOTALL,
)
_ID = re.compile(r"\bxml:id\s*=\s*[\"']([^\"']*)[\"']")
_LISTS = {"person": "listPerson", "place": "listPlace", "org": "listOrg"}
_BEFORE_NUMBERS = frozenset({"persName", "placeName", "orgName", "desc", "location", "idno"})
_INDENT = "  "
_NEW = """\
<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang={language}>
  <teiHeader>
    <fileDesc>
      <titleStmt>
        <title>Authority file of {title}</title>
      </titleStmt>
      <publicationStmt>
        <publisher>{publisher}</publisher>
        <availability>
          <licence target={url}>{licence}</licence>
        </availability>
      </publicationStmt>
      <sourceDesc>
        <p>Compiled from the texts of the edition.</p>
      </sourceDesc>
    </fileDesc>
  </teiHeader>
  <standOff>
  </standOff>
</TEI>
"""


@dataclass(frozen=True)
class Addition:
    """What an entry gets: forms of its name, the preferred first if the entry is new, and identifiers by their type."""

    id: str
    kind: str
    names: tuple[str, ...] = ()
    numbers: tuple[tuple[str, str], ...] = ()


def new_file(title: str, publisher: str, licence: Licence, language: str) -> bytes:
    """An authority file without entries, which becomes valid with the first of them."""
    words = {"title": escape(title), "publisher": escape(publisher), "licence": escape(licence.name)}
    return _NEW.format(**words, url=quoteattr(licence.url), language=quoteattr(language)).encode("utf-8")


def add(data: bytes, path: Path | str, additions: Iterable[Addition]) -> bytes:
    """The file with entries added, or with what those that it has do not have yet. Raises EditionError, TeiError."""
    additions = list(additions)
    known = {entry.id: entry for entry in Authority.read(data, path).entries}
    wanted = [each for each in additions if each.id not in known]
    more = [(known[each.id], each) for each in additions if each.id in known]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        hint = "save the authority file as UTF-8; nothing was written"
        raise EditionError("entries can be added to UTF-8 alone", path=path, hint=hint) from error
    file = _File(text, path)
    inserts = [*file.new_entries(wanted), *(each for entry, addition in more for each in file.more(entry, addition))]
    new = _inserted(text, inserts).encode("utf-8")
    _prove(data, new, path, [each.id for each in wanted])
    return new


def _inserted(text: str, inserts: Sequence[tuple[int, str]]) -> str:
    parts, last = [], 0
    for at, words in sorted(inserts, key=lambda each: each[0]):
        parts += [text[last:at], words]
        last = at
    return "".join([*parts, text[last:]])


def _prove(old: bytes, new: bytes, path: Path | str, added: Sequence[str]) -> None:
    """Be sure that the file is well-formed, has its entries as they were, and those that were added."""
    try:
        after = {entry.id: entry for entry in Authority.read(new, path).entries}
    except TeiError:
        after = {}
    before = Authority.read(old, path).entries
    kept = all(entry.id in after and set(entry.names) <= set(after[entry.id].names) for entry in before)
    if not kept or not set(added) <= after.keys() or len(after) != len({each.id for each in before} | set(added)):
        hint = "add them by hand; nothing was written"
        raise EditionError("the entries have no place in this authority file", path=path, hint=hint)


@dataclass
class _Element:
    """An element by the places of its tags."""

    name: str
    id: str
    start: int
    opened: int
    closed: int = -1
    end: int = -1
    children: list[_Element] = field(default_factory=list)

    def walk(self) -> Iterator[_Element]:
        yield self
        for child in self.children:
            yield from child.walk()

    @property
    def local(self) -> str:
        return self.name.rpartition(":")[2]


class _File:
    def __init__(self, text: str, path: Path | str) -> None:
        self._text, self._path = text, path
        self._root = _scan(text)
        self._line = "\r\n" if "\r\n" in text else "\n"

    def new_entries(self, additions: Sequence[Addition]) -> Iterator[tuple[int, str]]:
        by_kind: Mapping[str, list[Addition]] = {kind: [] for kind in KINDS}
        for each in additions:
            by_kind[each.kind].append(each)
        for kind, several in by_kind.items():
            if several:
                yield self._in_list(kind, several)

    def _in_list(self, kind: str, several: Sequence[Addition]) -> tuple[int, str]:
        lists = [each for each in self._root.walk() if each.local == _LISTS[kind] and each.children]
        if lists:
            last = lists[-1].children[-1]
            prefix = _prefix(lists[-1].name)
            return last.end, "".join(self._entry(each, prefix, self._indent(last)) for each in several)
        holders = [each for each in self._root.walk() if each.local == "standOff" and each.closed >= 0]
        if not holders:
            hint = "give it a <standOff> with lists, as docs/guidelines.md shows; nothing was written"
            raise EditionError("the authority file has no place for lists", path=self._path, hint=hint)
        holder = holders[-1]
        prefix = _prefix(holder.name)
        indent = self._indent(holder.children[-1]) if holder.children else self._indent(holder) + _INDENT
        deeper = indent + ("\t" if "\t" in indent else _INDENT)
        entries = "".join(self._entry(each, prefix, deeper) for each in several)
        name = prefix + _LISTS[kind]
        at = holder.children[-1].end if holder.children else holder.opened
        return at, f"{self._line}{indent}<{name}>{entries}{self._line}{indent}</{name}>"

    def _entry(self, new: Addition, prefix: str, indent: str) -> str:
        inside = [self._name(name, new.kind, prefix, preferred=not at) for at, name in enumerate(new.names)]
        inside += [_number(prefix, *each) for each in new.numbers]
        lines = [f"<{prefix}{new.kind} xml:id={quoteattr(new.id)}>", *(_INDENT + each for each in inside)]
        lines.append(f"</{prefix}{new.kind}>")
        return "".join(self._line + indent + line for line in lines)

    def more(self, entry: Entry, addition: Addition) -> Iterator[tuple[int, str]]:
        """What an entry that is there gets beside what it has."""
        element = next(each for each in self._root.walk() if each.id == entry.id and each.local in KINDS)
        prefix = _prefix(element.name)
        names = [each for each in element.children if each.local == entry.element]
        new = [name for name in dict.fromkeys(addition.names) if name not in entry.names]
        words = [self._name(name, element.local, prefix, preferred=False) for name in new]
        if words and names:
            yield names[-1].end, "".join(self._line + self._indent(names[-1]) + each for each in words)
        there = {self._text[each.opened : each.closed].strip() for each in element.children if each.local == "idno"}
        numbers = [_number(prefix, *each) for each in addition.numbers if each[1] not in there]
        last = [each for each in element.children if each.local in _BEFORE_NUMBERS]
        if numbers and last:
            yield last[-1].end, "".join(self._line + self._indent(last[-1]) + each for each in numbers)

    def _name(self, name: str, kind: str, prefix: str, *, preferred: bool) -> str:
        tag = prefix + KINDS[kind]
        return f'<{tag} type="{"preferred" if preferred else "variant"}">{escape(name)}</{tag}>'

    def _indent(self, element: _Element) -> str:
        before = self._text[: element.start].rpartition("\n")[2]
        return before if not before.strip() else ""


def _number(prefix: str, kind: str, value: str) -> str:
    return f"<{prefix}idno type={quoteattr(kind)}>{escape(value)}</{prefix}idno>"


def _prefix(name: str) -> str:
    before, colon, _ = name.rpartition(":")
    return before + colon


def _scan(text: str) -> _Element:
    """The elements of a well-formed file by the places of their tags."""
    above = [_Element("", "", 0, 0, len(text), len(text))]
    for tag in _TAG.finditer(text):
        if tag["name"] is None:
            continue
        if tag["close"]:
            element = above.pop()
            element.closed, element.end = tag.start(), tag.end()
            continue
        identifier = _ID.search(tag["attributes"])
        element = _Element(tag["name"], identifier[1] if identifier else "", tag.start(), tag.end())
        above[-1].children.append(element)
        if tag["empty"]:
            element.end = tag.end()
        else:
            above.append(element)
    return above[0]
