"""One file by the schemas that are its own: grammar, rules, identifiers, pointers, with what it includes in place."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from fascicle.check.dating.look import check_dates, may_have_dates, untold
from fascicle.check.inside import NOWHERE, check_inside
from fascicle.check.positions import Positions
from fascicle.check.relaxng import Schema
from fascicle.check.relaxng.nameclasses import QName
from fascicle.check.relaxng.rules import DUPLICATE_ID, NOT_HERE
from fascicle.check.schemas.choice import Judging, SchemaUse
from fascicle.check.schemas.kinds import SchemaKind, root_name
from fascicle.check.schemas.rules import DTD_NOT_READ, NOT_INCLUDED, OLD_TEI, WRONG_SCHEMA
from fascicle.check.schematron import Schematron
from fascicle.check.targets import identifiers_in
from fascicle.check.zones import check_zones, may_have_zones
from fascicle.model.diagnostics import Diagnostic, Place
from fascicle.model.errors import EngineError
from fascicle.model.saying import say
from fascicle.tei.reading import SafeReading, in_utf8
from fascicle.tei.write import parse
from fascicle.tei.xinclude import Included, included

_OLD_ROOTS = ("TEI.2", "teiCorpus.2")


@dataclass(frozen=True)
class Judged:
    """What was found in a file, and by which schemas it was judged, by their labels.

    A file that cannot be read, or is TEI P4, is not judged at all. ``alone`` says that rules looked at no other file.
    """

    findings: tuple[Diagnostic, ...]
    schemas: tuple[str, ...] = ()
    is_judged: bool = True
    alone: bool = True


def judge(judging: Judging, path: str, data: bytes, folder: Path, known: Collection[str] = ()) -> Judged:
    """Judge a document by the schemas that were asked for, or that it names; by none, as any XML file.

    ``path`` is where it lies, and how findings name it; inclusions and pointers are followed inside ``folder``.
    ``known`` are identifiers of other files that it may point to. Raises TeiError where it is not well-formed, or not
    safe, EngineError where a schema that was asked for is wrong.
    """
    data = in_utf8(data, path)
    uses, said = judging.uses_of(data, path)
    whole = included(path, data, folder)
    if whole is not None:  # what stands in a file that is included in part may be meant, too
        known = frozenset().union(known, *(identifiers_in(Path(each)) or () for each in whole.files[1:]))
    document = _Document(data, path, uses, folder, whole, asked=bool(judging.uses), base=judging.folder)
    found = [*said, *document.remarks(), *document.findings(known)]
    found += untold(document.dates, found)
    if whole is not None:
        found = [_placed(each, whole, path) for each in found]
        if whole.failures:  # what pointers lead to may be in what is not there
            found = [each for each in found if each.rule is not NOWHERE]
        found += (Diagnostic(NOT_INCLUDED, *each) for each in whole.failures)
    found.sort(key=lambda each: each.sort_key)
    is_judged = not any(each.rule is OLD_TEI for each in found)
    return Judged(tuple(found), tuple(each.label for each in document.used), is_judged, document.alone)


class _Document:
    """A document on its way through its schemas; ``used`` are those that have judged it."""

    def __init__(
        self,
        data: bytes,
        path: str,
        uses: Sequence[SchemaUse],
        folder: Path,
        whole: Included | None,
        *,
        asked: bool,
        base: Path | None,
    ) -> None:
        self.used: list[SchemaUse] = []
        self.alone = True
        self.dates: list[Diagnostic] = []
        self._base = base  # the edition: what rules may open; without one it follows from schema and document
        self._data, self._path, self._uses, self._folder = data, path, uses, folder
        self._starts: list[int] = []  # where tags begin, as the last reader told
        self._file_of: Callable[[int, int], str] | None = None
        self._asked = asked
        if whole is not None:
            self._data, self._file_of = whole.data, lambda line, column: whole.place(line, column)[0]

    def remarks(self) -> Iterator[Diagnostic]:
        """What is said of a DTD; raises TeiError where the document is not well-formed."""
        if b"<!DOCTYPE" not in self._data and any(each.kind is SchemaKind.RELAXNG for each in self._uses):
            return  # the grammar reads it all, and says what is not well-formed in its own words
        reading = SafeReading(self._data, self._path)
        reading.run(_Starts(reading, self._starts))
        if reading.doctype is not None and reading.doctype.external:
            line, column, _, external = reading.doctype
            hint = "nothing, if the file is as it should be; name a RELAX NG schema by xml-model to have it judged"
            yield Diagnostic(DTD_NOT_READ, self._path, line, column, f"the DTD “{external}” is not read", hint)

    def findings(self, known: Collection[str]) -> Iterator[Diagnostic]:
        """What schemas, identifiers and pointers have to say."""
        if (old := self._old_root()) and not any(self._knows(old, each) for each in self._uses):
            yield self._old(old)
            return
        names_ids, refused = False, set[tuple[int | None, int | None]]()
        for use in self._uses:
            if (schema := self._loaded(use)) is None:
                yield self._unusable(use, self._why)
                continue
            self.used.append(use)
            names_ids |= isinstance(schema, Schema) and bool(schema.id_attributes)
            try:
                for each in self._by(schema):
                    if each.rule is NOT_HERE:
                        refused.add((each.line, each.column))
                    elif use.embedded and (each.line, each.column) in refused:
                        continue  # the grammar has said that it cannot stand here, and its own rules say it again
                    hint = each.hint or say("do as the message says: {schema} asks for it", schema=use.title)
                    yield each if each.hint else replace(each, hint=hint)
            except EngineError as error:  # a test that cannot be made on this document
                yield self._unusable(use, error)
        has_dates, has_zones = may_have_dates(self._data), may_have_zones(self._data)
        if has_dates or has_zones:
            root = parse(self._data, self._path)
            self.dates = check_dates(root, self._data, self._path) if has_dates else []
            yield from check_zones(root, self._data, self._path) if has_zones else ()
        yield from check_inside(
            self._data, self._path, self._folder, self._starts, known=known, ids=not names_ids, file_of=self._file_of
        )

    def _by(self, schema: Schema | Schematron) -> list[Diagnostic]:
        if isinstance(schema, Schematron):
            found = schema.validate(self._data, self._path)
            self.alone &= not schema.opened
            return [*schema.remarks, *found]
        self._starts.clear()
        return schema.validate(self._data, self._path, self._starts)

    def _loaded(self, use: SchemaUse) -> Schema | Schematron | None:
        """A schema; None where a file names one that is wrong. One that was asked for ends the run."""
        try:
            if use.kind is SchemaKind.RELAXNG:
                return Schema.load(use.path)
            state = use.path.stat()
            rules = _rules(use.path, use.phase, self._base, (state.st_mtime_ns, state.st_size))
            if isinstance(rules, EngineError):
                raise rules
            return rules
        except EngineError as error:
            if self._asked and not use.embedded:
                raise
            self._why = error
            return None

    def _unusable(self, use: SchemaUse, error: EngineError) -> Diagnostic:
        where = f", line {error.line}" if error.line else ""
        message = f"“{use.title}”{where} cannot be used ({use.kind}): {error.message}"
        return Diagnostic(WRONG_SCHEMA, self._path, 1, 1, message, error.hint)

    def _old_root(self) -> str:
        """The name of the root element, if it is one of TEI P4."""
        if not any(f"<{each}".encode() in self._data for each in _OLD_ROOTS):
            return ""
        name = root_name(self._data, self._path)
        return name if name in _OLD_ROOTS else ""

    def _knows(self, root: str, use: SchemaUse) -> bool:
        try:
            return use.kind is SchemaKind.RELAXNG and bool(Schema.load(use.path).definitions_of(QName("", root)))
        except EngineError:
            return False

    def _old(self, root: str) -> Diagnostic:
        line, column = Positions(self._data, self._path).of_element(0)
        hint = "convert it to P5, as with the stylesheet p4top5.xsl of the TEI Consortium, and check the result"
        message = f"this file is TEI P4 (its root is <{root}>), which is not checked, and not shown either"
        return Diagnostic(OLD_TEI, self._path, line, column, message, hint)


@lru_cache(maxsize=8)
def _rules(path: Path, phase: str, base: Path | None, _stamp: tuple[int, int]) -> Schematron | EngineError:
    """The rules of a schema, or why there are none: thousands of files may name one that is wrong."""
    try:
        return Schematron.load(path, phase or None, base=base)
    except EngineError as error:
        return error


def _placed(each: Diagnostic, whole: Included, document: str) -> Diagnostic:
    """A finding in the whole, where an editor can mend it: in the file that was included.

    What stands in a schema, or in a file that rules opened, stands there.
    """
    if each.line is None or each.path != document:
        return each
    path, line, column = whole.place(each.line, each.column or 1)
    related = tuple(
        Place(*whole.place(at.line, at.column or 1), at.label) if at.line is not None and at.path == document else at
        for at in each.related
    )
    message = each.message
    if each.rule is DUPLICATE_ID and related:
        value = message[message.find("“") : message.rfind("”") + 1]
        parts = {"value": value, "path": related[0].path, "line": related[0].line}
        message = say("the identifier {value} stands already in {path}, line {line}", **parts)
    return replace(each, path=path, line=line, column=column, related=related, message=message)


class _Starts:
    """Hears a document to its end, for what is not well-formed in it, and notes where tags begin."""

    def __init__(self, reading: SafeReading, starts: list[int]) -> None:
        self._reading, self._starts = reading, starts

    def start(self, name: str, attributes: list[str]) -> None:
        self._starts.append(self._reading.offset)

    def end(self, name: str) -> None:
        """Nothing to note."""

    def text(self, text: str) -> None:
        """Nothing to note."""
