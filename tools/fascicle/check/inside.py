"""What holds of any XML file, whatever its schema: identifiers are unique, and pointers lead somewhere."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote

from fascicle.check.bounds import bounded
from fascicle.check.pointers import NO_LINK
from fascicle.check.relaxng.rules import DUPLICATE_ID
from fascicle.check.targets import identifiers, identifiers_in
from fascicle.model.diagnostics import Diagnostic, Place, Rule, Severity
from fascicle.model.saying import say
from fascicle.model.shown import quoted
from fascicle.tei.places import Places

NOWHERE = Rule(
    "F0404",
    Severity.WARNING,
    "A pointer leads nowhere",
    "What points to an identifier that does not exist is no link on a page, and no mention in a register. It may be"
    " that the identifier is in another file, which the pointer then has to name.",
    bad='<rs type="person" ref="#ada-quil">Ada</rs>',
    good='<rs type="person" ref="#ada-quill">Ada</rs>',
)
RULES = (NOWHERE,)

# Attributes whose datatype is teidata.pointer in TEI P5, one or several; those that hold other values as often are left
# out (@value, @property, @code and the like).
POINTERS = frozenset(
    {
        "active", "adj", "adjFrom", "adjTo", "ana", "calendar", "change", "children", "copyOf", "corresp", "datcat",
        "datingMethod", "datingPoint", "decls", "edRef", "end", "exclude", "facs", "feats", "follow", "given", "hand",
        "inst", "lemmaRef", "location", "mergedIn", "mutual", "new", "next", "nymRef", "origin", "parent", "parts",
        "passive", "perf", "period", "prev", "ref", "rendition", "replyTo", "require", "resp", "sameAs", "scheme",
        "scribeRef", "scriptRef", "select", "since", "source", "spanTo", "start", "synch", "target", "targetDatcat",
        "targetEnd", "toWhom", "unitRef", "valueDatcat", "where", "who", "wit",
    }
)  # fmt: skip
_FRAGMENT = re.compile(r"([^\s#:]*)#([^\s#()/]+)")
_FILE = re.compile(r"[^\s#:?]+\.(?:xml|tei)", re.IGNORECASE)

# Attributes that may be pointers, and identifiers: what of these stands in a tag, is looked at.
_POINTING = re.compile(
    rb"""\s([A-Za-z]++)\s*=\s*(?:"((?=[^"<#.]*[#.])[^"<]*(?:#|\.(?i:xml|tei))[^"<]*)"|'([^'<]*(?:#|\.(?i:xml|tei))[^'<]*)')"""
)
_IDENTIFIER = re.compile(rb"""\sxml:id\s*=\s*(?:"([^"<]*)"|'([^'<]*)')""")
# What of @target no page links to: programs, files of a computer, hosts without a scheme, what lies outside.
_TARGET = re.compile(rb"""\starget\s*=\s*(?:"([^"<]*)"|'([^'<]*)')""")
_REFUSED = re.compile(r"(?i:javascript|vbscript|data|file|blob):|//|\.\./")
_TAG = re.compile(rb"""<(?:[^"'>]++|"[^"]*+"|'[^']*+')*+>""")

_Found = tuple[int, Rule, str, str, int | None]
"""A finding at a byte, and the byte of another place."""


def check_inside(
    data: bytes,
    path: str,
    folder: Path,
    starts: Sequence[int],
    *,
    known: Collection[str] = (),
    ids: bool = False,
    file_of: Callable[[int, int], str] | None = None,
) -> list[Diagnostic]:
    """Look whether pointers of a document lead somewhere, and, if ``ids``, whether its identifiers are unique.

    A pointer that leads nowhere is told where it first stands, with how often it does. ``data`` is in UTF-8, ``starts``
    are the bytes at which its tags begin. ``known`` are identifiers of other files that pointers may mean without
    saying so, as those of registers; of files that pointers name, only those inside ``folder`` are looked at.
    ``file_of`` tells from which file a line and column of the document come, if it is made of several.
    """
    look = _Look(data, path, folder.resolve(), starts, file_of)
    found = [*look.unlinked(), *(look.doubled() if ids else ()), *look.pointers(known)]
    return bounded(map(look.diagnostic, found), "the check of the pointers")


class _Look:
    def __init__(
        self, data: bytes, path: str, folder: Path, starts: Sequence[int], file_of: Callable[[int, int], str] | None
    ) -> None:
        self._data, self._path, self._folder, self._starts, self._file_of = data, path, folder, starts, file_of
        self._places = Places(data)
        self._tag = (-1, -1)

    def doubled(self) -> Iterator[_Found]:
        """Identifiers that stand twice."""
        first: dict[bytes, int] = {}
        for found in _IDENTIFIER.finditer(self._data):
            name, at = (found[1] or found[2] or b"").strip(), found.start() + 1
            if self._is_in_tag(at) and first.setdefault(name, at) != at:
                value, line = quoted(name.decode("utf-8", "replace")), self._places.at(first[name]).line
                message = say("the identifier {value} stands already in line {line}", value=value, line=line)
                hint = say("give one of the two another xml:id, and mend what points to it")
                yield at, DUPLICATE_ID, message, hint, first[name]

    def unlinked(self) -> Iterator[_Found]:
        """Targets that no page may link to."""
        for found in _TARGET.finditer(self._data):
            at = found.start(1) if found[1] is not None else found.start(2)
            target = html.unescape((found[1] or found[2] or b"").decode("utf-8", "replace")).strip()
            if _REFUSED.match(target) and not self._is_inside(target) and self._is_in_tag(at):
                hint = say(
                    "write an address that begins with https://, http:// or mailto:, #id, or a file of the edition"
                )
                message = say("{target} will be shown as text, without a link", target=quoted(target))
                yield at, NO_LINK, message, hint, None

    def _is_inside(self, target: str) -> bool:
        """Whether a path that goes up stays in the folder."""
        path = Path(self._path).parent / unquote(target.partition("#")[0])
        try:
            return target.startswith("../") and path.resolve().is_relative_to(self._folder.parent)
        except (OSError, ValueError):
            return False

    def pointers(self, known: Collection[str]) -> Iterator[_Found]:
        """Pointers that lead nowhere."""
        written = Counter(_POINTING.findall(self._data))  # many point to the same
        values: dict[str, tuple[bytes, str]] = {}
        times: Counter[str] = Counter()
        for (attribute, one, other), number in written.items():
            if (name := attribute.decode("ascii")) in POINTERS:
                value = one or other
                for pointer in html.unescape(value.decode("utf-8", "replace")).split():
                    if "#" in pointer or name == "target":
                        values.setdefault(pointer, (value, name))
                        times[pointer] += number
        own = identifiers(self._data) if values else frozenset()
        for pointer, (value, name) in values.items():
            if pointer[1:] in own and pointer[0] == "#":
                continue
            at = self._first.get(value) if self._file_of is not None else 0
            said = None if at is None else self._said(pointer, self._file(at), name, own, known)
            if said is not None and (at := self._first.get(value)) is not None:
                often = say(" ({number} times)", number=times[pointer]) if times[pointer] > 1 else ""
                yield at, NOWHERE, said[0] + often, said[1], None

    @cached_property
    def _first(self) -> dict[bytes, int]:
        """The bytes where values of attributes first stand; those that are no attributes, but text, have none."""
        first: dict[bytes, int] = {}
        for found in _POINTING.finditer(self._data):
            at = found.start(2) if found[2] is not None else found.start(3)
            if (value := found[2] or found[3]) not in first and self._is_in_tag(at):
                first[value] = at
        return first

    def _said(
        self, pointer: str, base: str, attribute: str, own: Collection[str], known: Collection[str]
    ) -> tuple[str, str] | None:
        """What is wrong with a pointer, and what to do; None where nothing is, or nothing can be told."""
        if found := _FRAGMENT.fullmatch(pointer):
            file, name = found.groups()
        elif attribute == "target" and _FILE.fullmatch(pointer):
            file, name = pointer, ""
        else:
            return None
        if not file:
            return None if name in own or name in known else _nowhere(name)
        if b"xml:base" in self._data and self._file_of is None:
            return None  # it is by that base that the file would have to be looked for
        return _elsewhere(Path(base).parent / unquote(file), file, name, self._folder)

    def _file(self, at: int) -> str:
        """The file that a byte comes from, of a document that is made of several."""
        return self._file_of(*self._places.at(at)) if self._file_of is not None else self._path

    def _is_in_tag(self, at: int) -> bool:
        """Whether a byte is inside a start tag, as opposed to text that looks like one."""
        start, end = self._tag
        if not start < at < end:
            place = bisect_right(self._starts, at)
            start = self._starts[place - 1] if place else 0
            tag = _TAG.match(self._data, start)
            self._tag = start, end = start, tag.end() if tag else start
        return start < at < end

    def diagnostic(self, found: _Found) -> Diagnostic:
        """A finding with its place."""
        at, rule, message, hint, other = found
        related: tuple[Place, ...] = ()
        if other is not None:
            related = (Place(self._path, *self._places.at(other), say("the first place")),)
        return Diagnostic(rule, self._path, *self._places.at(at), message, hint, related)


def _nowhere(name: str) -> tuple[str, str]:
    hint = say(
        'write xml:id="{name}" at what is meant, or name its file, FILE.xml#{name}; an edition says under [registers]'
        " which files hold what texts point to",
        name=name,
    )
    return say("“#{name}” is no xml:id of this file", name=name), hint


def _elsewhere(target: Path, file: str, name: str, folder: Path) -> tuple[str, str] | None:
    """What is wrong with a pointer to another file, if it is one of the folder."""
    try:
        target = target.resolve()
    except (OSError, ValueError):  # no name that a file can have
        return say("“{file}” is not there", file=file), say("mend the name of the file")
    if not target.is_relative_to(folder):
        return None
    there = identifiers_in(target)
    if there is None:
        return say("“{file}” is not there", file=file), say("mend the name of the file, or put it there")
    if name and name not in there:
        return (
            say("“{name}” is no xml:id of {file}", name=name, file=file),
            say('mend the pointer, or write xml:id="{name}" at what is meant there', name=name),
        )
    return None
