"""What an ODD specifies: elements, classes, macros, datatypes and constraints, each by its identifier."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from lxml import etree

from fascicle.model.errors import EngineError, TeiError
from fascicle.tei.names import local, tei
from fascicle.tei.write import parse

SPECS = ("elementSpec", "classSpec", "macroSpec", "dataSpec", "constraintSpec")
Spec = etree._Element


@dataclass
class Specs:
    """The specifications of a schema by kind and identifier; constraints are those that stand by themselves."""

    of: dict[str, dict[str, Spec]] = field(default_factory=lambda: {kind: {} for kind in SPECS})

    def __getitem__(self, kind: str) -> dict[str, Spec]:
        return self.of[kind]

    def find(self, ident: str) -> Spec | None:
        """A specification of any kind."""
        return next((specs[ident] for specs in self.of.values() if ident in specs), None)


def read_odd(path: Path) -> Spec:
    """The root of an ODD, or of a file of specifications; raises EngineError where it cannot be read."""
    try:
        root = parse(path.read_bytes(), path)
    except OSError as error:
        hint = "give the path of an ODD"
        raise EngineError(f"the ODD cannot be read: {error.strerror}", hint=hint, path=path) from error
    except TeiError as error:
        raise EngineError(
            f"the ODD cannot be read: {error.message}", hint=error.hint, path=path, line=error.line
        ) from error
    root.getroottree().docinfo.URL = str(path)  # so that an error can name the file
    return root


def all_specs(root: Spec) -> Specs:
    """Every specification in a document that has no schema of its own, such as TEI's ``p5subset.xml``."""
    found = Specs()
    for kind in SPECS[:-1]:
        for each in root.iter(tei(kind)):
            if not any(local(one) in ("egXML", "exemplum") for one in each.iterancestors()):
                found[kind].setdefault(each.get("ident", ""), each)
    return found


def children(parent: Spec, *names: str) -> Iterator[Spec]:
    """The children of TEI's names, in their order."""
    wanted = {tei(name) for name in names}
    return (child for child in parent if child.tag in wanted)


def words(spec: Spec, name: str) -> list[str]:
    """The words of an attribute."""
    return spec.get(name, "").split()


def described(spec: Spec, language: str) -> str:
    """What a specification says of what it specifies, in a language, else in English, else in any."""
    descriptions = [each for each in children(spec, "desc") if each.get("type") != "deprecationInfo"]
    xml_lang = "{http://www.w3.org/XML/1998/namespace}lang"
    for wanted in (language, "en", None):
        for each in descriptions:
            if each.get(xml_lang, "en") == wanted or wanted is None:
                return " ".join("".join(map(str, each.itertext())).split())
    return ""


def wrong(spec: Spec, message: str, hint: str) -> EngineError:
    """An error at a specification of an editor's ODD."""
    line = cast("int | None", spec.sourceline)  # the stubs leave it open
    return EngineError(f"the ODD is wrong: {message}", hint=hint, path=spec.base or "", line=line)
