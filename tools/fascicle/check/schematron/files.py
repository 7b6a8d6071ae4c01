"""The files of a schema as one tree: includes taken in, embedded rules collected, and where each part is written.

Schematron stands alone, or embedded in RELAX NG and in ODD (:mod:`embedded`); it is in the namespace of ISO, or in
that of Schematron 1.5, which is read as ISO. The root of the tree is an ISO ``schema`` in every case.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from lxml import etree

from fascicle.check.positions import Positions
from fascicle.check.schematron.model import Origin
from fascicle.check.schematron_rules import READ_OTHERWISE
from fascicle.model.diagnostics import Diagnostic
from fascicle.model.errors import EngineError, TeiError
from fascicle.model.nothing_outside import NOTHING

SCH = "{http://purl.oclc.org/dsdl/schematron}"
XSL = "{http://www.w3.org/1999/XSL/Transform}"
_OLD = "{http://www.ascc.net/xml/schematron}"
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_STYLESHEETS = (f"{XSL}stylesheet", f"{XSL}transform", f"{XSL}package")


class SchemaFiles:
    """Reads the files of one schema, and remembers of each part where it stands.

    ``root`` is the folder that includes may not leave; ``None`` is no such folder.
    """

    def __init__(self, root: Path | None) -> None:
        self.digests: dict[Path, str] = {}
        self.remarks: list[Diagnostic] = []
        self.is_old = False
        self._root = None if root is None else root.resolve()
        self._origins: dict[etree._Element, Origin] = {}

    def read(self, path: Path) -> etree._Element:
        """The root of a file, its Schematron in the namespace of ISO; raises EngineError where it cannot be read."""
        try:
            data = path.read_bytes()
            places = Positions(data, path)
        except OSError as error:
            raise refusal(path, f"the schema cannot be read: {error.strerror or error}") from error
        except TeiError as error:
            raise refusal(path, f"the schema cannot be read: {error.message}", error.line) from error
        self.digests[path] = hashlib.sha256(data).hexdigest()
        parser = etree.XMLParser(
            resolve_entities="internal",  # type: ignore[arg-type]  # the stubs lag behind lxml 5
            no_network=True,
            load_dtd=False,
            huge_tree=True,
            collect_ids=False,
            remove_comments=True,
            remove_pis=True,
        )
        parser.resolvers.add(NOTHING)
        root = etree.fromstring(places.data, parser)
        self._modernise(root, path)
        self._locate(root, places, path)
        return root

    def origin(self, element: etree._Element) -> Origin:
        """Where an element of Schematron or XSLT is written."""
        return self._origins[element]

    def place(self, element: etree._Element, origin: Origin) -> etree._Element:
        """An element that the schema implies without writing it, such as the pattern around a single rule."""
        self._origins[element] = origin
        return element

    def include(self, element: etree._Element, within: tuple[Path, ...] = ()) -> None:
        """Put in place of every ``include``, and of every ``extends`` with an ``href``, what they name."""
        for found in list(element.iter(f"{SCH}include", f"{SCH}extends", f"{XSL}include", f"{XSL}import")):
            href = found.get("href")
            parent = found.getparent()
            if href is not None and parent is not None:
                self._replace(found, parent, self._named(found, href, within), within)

    def remark(self, origin: Origin, message: str, hint: str) -> None:
        """Tell that something is understood otherwise than it is written."""
        self.remarks.append(Diagnostic(READ_OTHERWISE, str(origin.path), origin.line, origin.column, message, hint))

    def _modernise(self, root: etree._Element, path: Path) -> None:
        old = list(root.iter(f"{_OLD}*"))
        for element in old:
            element.tag = SCH + etree.QName(element).localname
        if old and not self.is_old:
            self.is_old = True
            self.remark(
                Origin(path, 1, 1, {}),
                "the rules are in the namespace of Schematron 1.5; they are read as ISO Schematron",
                f"write {SCH[1:-1]} as their namespace when the schema is next worked on",
            )

    def _locate(self, root: etree._Element, places: Positions, path: Path) -> None:
        declared: dict[str, str] = {}
        for ns in root.iter(f"{SCH}ns"):
            declared.setdefault(ns.get("prefix", ""), ns.get("uri", ""))
        for index, element in enumerate(root.iter("*")):
            if str(element.tag).startswith((SCH, XSL)):
                written = {prefix: uri for prefix, uri in element.nsmap.items() if prefix}
                self._origins[element] = Origin(path, *places.of_element(index), {**written, **declared})

    def _named(self, element: etree._Element, href: str, within: tuple[Path, ...]) -> etree._Element:
        """The element that an address names: the root of another file, or what has that id."""
        origin = self.origin(element)
        name, _, fragment = href.partition("#")
        if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", name):
            raise refusal(origin.path, f"“{href}” is no file on this machine", origin.line)
        path = origin.path.parent / name if name else origin.path
        if self._root is not None and not path.resolve().is_relative_to(self._root):
            raise refusal(origin.path, f"“{href}” lies outside {self._root.name}, and is not read", origin.line)
        if not fragment and path.resolve() in (*within, origin.path.resolve()):
            raise refusal(origin.path, f"“{href}” includes itself", origin.line)
        root = self.read(path)
        if not fragment:
            return root
        for attribute in (_ID, "id"):
            for found in root.iter("*"):
                if found.get(attribute) == fragment:
                    return found
        raise refusal(origin.path, f"nothing in {path.name} has the id “{fragment}”", origin.line)

    def _replace(
        self, old: etree._Element, parent: etree._Element, new: etree._Element, within: tuple[Path, ...]
    ) -> None:
        origin = self.origin(old)
        if new.tag in _STYLESHEETS:
            inherited = {name: value for name, value in new.attrib.items() if name in _INHERITED}
            taken = [one for one in new if str(one.tag).startswith(XSL)]
            for one in taken:
                one.attrib.update({name: value for name, value in inherited.items() if name not in one.attrib})
        elif old.tag == f"{SCH}extends":
            if new.tag != f"{SCH}rule":
                raise refusal(
                    origin.path, f"“{old.get('href')}” is no rule, and only a rule can be extended", origin.line
                )
            taken = list(new)
        elif new.tag == f"{SCH}schema":
            self.remark(origin, "a whole schema is included; all that is in it is taken in", "include its patterns")
            taken = [one for one in new if one.tag != f"{SCH}ns"]
        else:
            taken = [new]
        if len(within) > _DEEPEST:
            raise refusal(origin.path, "files include one another without end", origin.line)
        at = parent.index(old)
        parent[at : at + 1] = taken
        for one in taken:
            self.include(one, (*within, origin.path.resolve()))


_DEEPEST = 20
_INHERITED = ("xpath-default-namespace", "expand-text")


def refusal(path: Path, message: str, line: int | None = None) -> EngineError:
    """The error of a schema that cannot be used."""
    return EngineError(
        message,
        hint="mend the schema, or use another: Schematron with XPath tests, by itself or inside a RELAX NG schema",
        path=path,
        line=line,
    )
