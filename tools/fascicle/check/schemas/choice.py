"""By which schemas a file is judged: asked for, else the edition's, else its own; what is not at hand is told."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from fascicle import resources
from fascicle.check.schemas.association import Association, associations, chosen, schema_location
from fascicle.check.schemas.catalogs import VARIABLE, Catalogs, is_address, local_path
from fascicle.check.schemas.kinds import ADVICE, SCHEMATRON_NS, SchemaKind, has_rules, kind_of, unusable
from fascicle.check.schemas.rules import NOT_USED, WRONG_SCHEMA
from fascicle.edition.record import RECORD
from fascicle.edition.settings import SchemaSettings
from fascicle.model.diagnostics import Diagnostic, Rule
from fascicle.model.errors import EngineError, FascicleError
from fascicle.tei.places import Places

NONE = "no schema, as XML with identifiers and pointers"
"""What a file is judged by for which no schema is known."""

HOW_TO_NAME_ONE = (
    f"name a schema: --schema FILE, [schema] in {RECORD}, or in the file"
    ' <?xml-model href="FILE.rng" schematypens="http://relaxng.org/ns/structure/1.0"?>'
)


@dataclass(frozen=True)
class SchemaUse:
    """A schema by which files are judged; ``title`` is how people know its file.

    ``embedded`` are rules of Schematron inside a RELAX NG schema.
    """

    path: Path
    kind: SchemaKind
    title: str
    phase: str = ""
    embedded: bool = False

    @property
    def label(self) -> str:
        """How a summary names it."""
        phase = f", phase {self.phase}" if self.phase else ""
        return f"{self.title} ({self.kind}{' in RELAX NG' if self.embedded else ''}{phase})"


HOUSE = (
    SchemaUse(resources.schema("fascicle.rng"), SchemaKind.RELAXNG, "fascicle's grammar"),
    SchemaUse(resources.schema("fascicle.sch"), SchemaKind.SCHEMATRON, "fascicle's house rules"),
)

_OWN = {use.path.name: use.path for use in HOUSE}


@dataclass(frozen=True)
class Judging:
    """What files of one run have in common: schemas that were asked for, and where addresses lead.

    ``folder`` is the edition's, if they are of one: inclusions and rules may read files inside it.
    """

    uses: tuple[SchemaUse, ...] = ()
    catalogs: Catalogs = field(default_factory=Catalogs)
    house: bool = False
    folder: Path | None = None

    def uses_of(self, data: bytes, path: str) -> tuple[list[SchemaUse], list[Diagnostic]]:
        """The schemas that judge a document in UTF-8, and what is to be said of those that do not."""
        uses, said = [*self.uses], []
        if not uses:
            naming = _Naming(data, path, self.catalogs)
            uses = list(naming.uses())
            said = naming.said
        return [*(HOUSE if self.house else ()), *(each for each in uses if not self.house or each not in HOUSE)], said


def judging_by(schemas: Iterable[Path], *, house: bool = False) -> Judging:
    """Judging by schemas that were asked for, if any, and by the catalogs of the environment.

    Raises EngineError for a file that is no schema by which something can be checked.
    """
    return Judging(uses_in(schemas), Catalogs.of_environment(), house)


def judging_in(folder: Path, settings: SchemaSettings, asked: Judging) -> Judging:
    """Judging of an edition's files: by what was asked for, else by what its record says."""
    record = folder / RECORD
    mapped = {address: folder / target for address, target in settings.catalog.items()}
    catalogs = (*(_inside(folder, each, record) for each in settings.catalogs), *asked.catalogs.files)
    uses = asked.uses or (
        *(use for each in settings.relaxng for use in uses_in([_inside(folder, each, record)], rules=False)),
        *(use for each in settings.schematron for use in uses_in([_inside(folder, each, record)], grammar=False)),
    )
    return Judging(uses, Catalogs(mapped, catalogs), asked.house or settings.house, folder)


def uses_in(schemas: Iterable[Path], *, grammar: bool = True, rules: bool = True) -> tuple[SchemaUse, ...]:
    """What files are used for: a RELAX NG schema for its grammar and for the rules embedded in it."""
    uses: dict[SchemaUse, None] = {}
    for path in schemas:
        kind = kind_of(path)
        title = os.path.normpath(path)
        if kind is SchemaKind.SCHEMATRON:
            uses[SchemaUse(path, kind, title)] = None
        elif kind is SchemaKind.RELAXNG:
            if grammar:
                uses[SchemaUse(path, kind, title)] = None
            if rules and has_rules(path):
                uses[SchemaUse(path, SchemaKind.SCHEMATRON, title, embedded=True)] = None
        else:
            raise unusable(path, kind)
    return tuple(uses)


def _inside(folder: Path, name: str, record: Path) -> Path:
    path = folder / name
    if not path.resolve().is_relative_to(folder.resolve()):
        hint = "put a copy below the edition's folder and name that"
        raise EngineError(f"[schema] names {name}, which lies outside the edition", hint=hint, path=record)
    return path


_NAMING = (b"<?xml-model", b"<?oxygen")


def _is_there(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # no name that a file can have
        return False


class _Naming:
    """The schemas that one document names; ``said`` tells of those that cannot be used."""

    def __init__(self, data: bytes, path: str, catalogs: Catalogs) -> None:
        self.said: list[Diagnostic] = []
        self._data, self._path, self._catalogs = data, path, catalogs

    def uses(self) -> Iterator[SchemaUse]:
        """What is at hand, in the order in which it is named."""
        named = chosen(associations(self._data)) if any(each in self._data for each in _NAMING) else []
        grammar = False
        for each in named:
            use = self._use(each)
            if use is not None:
                grammar |= use.kind is SchemaKind.RELAXNG
                yield use
        if not grammar and b"chemaLocation" in self._data and (located := schema_location(self._data)):
            self._say(NOT_USED, located[1], f"“{located[0]}” is not used: it is XML Schema", ADVICE[SchemaKind.XSD])

    def _use(self, each: Association) -> SchemaUse | None:
        try:
            path = self._path_of(each)
            if path is None:
                return None
            kind = kind_of(path)
        except FascicleError as error:
            self._say(WRONG_SCHEMA, each.offset, f"“{each.href}” cannot be used: {error.message}", error.hint)
            return None
        if (own := next((use for use in HOUSE if use.path == path), None)) is not None:
            return own
        title = os.path.normpath(os.path.relpath(path)) if path.is_absolute() else os.path.normpath(path)
        wants_rules = each.language in SCHEMATRON_NS
        if kind is SchemaKind.SCHEMATRON or (kind is SchemaKind.RELAXNG and wants_rules):
            if kind is SchemaKind.RELAXNG and not has_rules(path):
                return None
            phase = "" if each.phase == "#DEFAULT" else each.phase
            return SchemaUse(path, SchemaKind.SCHEMATRON, title, phase, embedded=kind is SchemaKind.RELAXNG)
        if kind is SchemaKind.RELAXNG:
            return SchemaUse(path, kind, title)
        why = unusable(path, kind)
        self._say(NOT_USED, each.offset, f"“{each.href}” is not used: {why.message}", why.hint)
        return None

    def _path_of(self, each: Association) -> Path | None:
        """Where a schema is, None where it is not at hand, which is said."""
        href = each.href
        if (found := self._catalogs.find(href) if is_address(href) else self._catalogs.mapped.get(href)) is not None:
            return found
        if is_address(href):
            self._say(
                NOT_USED,
                each.offset,
                f"“{href}” is not at hand, and nothing is fetched",
                f'keep a copy and map the address to it: in {RECORD} [schema.catalog] "{href}" = "schema/FILE", or in'
                f" an XML catalog that {VARIABLE} names; or give the copy by --schema FILE",
            )
            return None
        if not href or href.startswith("#"):
            hint = "name a schema in a file of its own"
            self._say(NOT_USED, each.offset, "this xml-model names no file", hint)
            return None
        path = local_path(href) or Path(self._path).parent / unquote(href)
        if not _is_there(path):
            if (own := _OWN.get(path.name)) is not None:
                return own  # a text of fascicle's that was taken out of its edition
            self._say(
                NOT_USED,
                each.offset,
                f"“{href}” is not there",
                f"put the schema at {os.path.normpath(path)}, or mend the address, or give the schema by --schema FILE"
                f' (in an edition: [schema.catalog] "{href}" = "schema/FILE")',
            )
            return None
        return path

    def _say(self, rule: Rule, offset: int, message: str, hint: str) -> None:
        if any(each.rule is rule and each.message == message for each in self.said):
            return  # a schema is often named twice: for its grammar, and for the rules in it
        line, column = Places(self._data).at(offset)
        self.said.append(Diagnostic(rule, self._path, line, column, message, hint))


def counted(judged: Iterable[Sequence[str]], before: Mapping[str, int] | None = None) -> Mapping[str, int]:
    """How many files each schema has judged, by the labels of each file, in the order in which they were met."""
    files = dict(before or {})
    for labels in judged:
        for label in labels or (NONE,):
            files[label] = files.get(label, 0) + 1
    return files
