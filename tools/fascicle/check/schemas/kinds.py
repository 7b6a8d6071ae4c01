"""What a schema file is, told by its root element: its name says little, and a mistaken one would cost a morning."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from xml.parsers import expat

from fascicle.model.errors import EngineError, TeiError
from fascicle.tei.names import TEI_NS
from fascicle.tei.reading import SEPARATOR, as_utf8

RELAXNG_NS = "http://relaxng.org/ns/structure/1.0"
SCHEMATRON_NS = ("http://purl.oclc.org/dsdl/schematron", "http://www.ascc.net/xml/schematron")
_XSD_NS = "http://www.w3.org/2001/XMLSchema"


class SchemaKind(StrEnum):
    """The schema languages that files are met in."""

    RELAXNG = "RELAX NG"
    SCHEMATRON = "Schematron"
    XSD = "XML Schema"
    ODD = "TEI ODD"
    DTD = "DTD"
    UNKNOWN = "no schema"


# What can be done about those that judge nothing here.
ADVICE = {
    SchemaKind.XSD: "name the RELAX NG schema (.rng) of the same ODD, or make one of the ODD with TEI's Roma",
    SchemaKind.ODD: "make a RELAX NG schema of it, `fascicle schema compile {name} --p5 p5subset.xml`, and name that",
    SchemaKind.DTD: "name a RELAX NG schema (.rng): TEI publishes one for each customisation",
    SchemaKind.UNKNOWN: "name a RELAX NG schema (.rng) or a Schematron schema (.sch)",
}


class _Seen(Exception):  # noqa: N818 - no error: the rest need not be read
    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name


def kind_of(path: Path) -> SchemaKind:
    """What a file is; raises EngineError where it cannot be read."""
    if not path.is_file():
        raise EngineError("the schema cannot be read: there is no such file", hint="mend its path", path=path)
    return _facts(path, _stamp(path))[0]


def has_rules(path: Path) -> bool:
    """Whether Schematron may be embedded in a RELAX NG schema: a cheap look for the namespace."""
    return _facts(path, _stamp(path))[1]


def _stamp(path: Path) -> tuple[int, int]:
    state = path.stat()
    return state.st_mtime_ns, state.st_size


@lru_cache(maxsize=256)
def _facts(path: Path, _stamp: tuple[int, int]) -> tuple[SchemaKind, bool]:
    """What a file is, and whether it may hold rules of Schematron; looked at once."""
    try:
        data = path.read_bytes()
    except OSError as error:
        hint = "make the file readable"
        raise EngineError(f"the schema cannot be read: {error.strerror}", hint=hint, path=path) from error
    return _kind(path, data), any(namespace.encode() in data for namespace in SCHEMATRON_NS)


def _kind(path: Path, data: bytes) -> SchemaKind:
    name = root_name(data, str(path))
    if name is None:
        from fascicle.check.relaxng.schemafile import is_compact  # who converts texts waits for no grammar

        if is_compact(path, data):
            return SchemaKind.RELAXNG
        return SchemaKind.DTD if path.suffix.lower() in (".dtd", ".ent", ".mod") else SchemaKind.UNKNOWN
    namespace, _, local = name.rpartition(SEPARATOR)
    if namespace == RELAXNG_NS:
        return SchemaKind.RELAXNG
    if namespace in SCHEMATRON_NS and local == "schema":
        return SchemaKind.SCHEMATRON
    if namespace == _XSD_NS:
        return SchemaKind.XSD
    return SchemaKind.ODD if namespace == TEI_NS and b"schemaSpec" in data else SchemaKind.UNKNOWN


def unusable(path: Path, kind: SchemaKind) -> EngineError:
    """The error that a file is in a schema language by which nothing is judged here."""
    hint = ADVICE[kind].format(name=path.name, stem=path.stem)
    return EngineError(
        f"this is {_ARTICLES.get(kind, '')}{kind}, by which nothing can be checked", hint=hint, path=path
    )


_ARTICLES = {SchemaKind.XSD: "an ", SchemaKind.ODD: "a ", SchemaKind.DTD: "a "}


def root_name(data: bytes, path: str) -> str | None:
    """The name of the root element, as expat writes it; None where the file is no XML so far."""

    def start(name: str, _attributes: dict[str, str]) -> None:
        raise _Seen(name)

    parser = expat.ParserCreate("utf-8", SEPARATOR)
    parser.StartElementHandler = start
    try:
        parser.Parse(as_utf8(data, path), True)
    except _Seen as seen:
        return seen.name
    except (expat.ExpatError, TeiError):
        return None
    return None
