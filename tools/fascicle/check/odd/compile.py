"""The whole of an ODD: its grammar in RELAX NG, with the rules of Schematron in it, and the rules alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from fascicle.check.odd.attributes import Attributes
from fascicle.check.odd.content import RNG_NS, TEI_NS, Contents, Pattern, either, rng
from fascicle.check.odd.customise import schema_of, specs_of
from fascicle.check.odd.specs import Spec, Specs, all_specs, children, described, read_odd, words, wrong
from fascicle.model.errors import EngineError
from fascicle.tei.names import local

_SCH_NS = "http://purl.oclc.org/dsdl/schematron"
_A_NS = "http://relaxng.org/ns/compatibility/annotations/1.0"
_XSD = "http://www.w3.org/2001/XMLSchema-datatypes"
_NAMESPACES = {"tei": TEI_NS, "xs": "http://www.w3.org/2001/XMLSchema", "rng": RNG_NS}
_TESTS = (f"{{{_SCH_NS}}}assert", f"{{{_SCH_NS}}}report")
_RULE, _PATTERN, _NS = f"{{{_SCH_NS}}}rule", f"{{{_SCH_NS}}}pattern", f"{{{_SCH_NS}}}ns"


@dataclass(frozen=True)
class CompiledOdd:
    """A schema made of an ODD: RELAX NG in XML syntax with the rules embedded, and ISO Schematron, both in UTF-8."""

    relaxng: bytes
    schematron: bytes
    elements: int
    rules: int


def compile_odd(odd: Path, p5: Path, language: str = "") -> CompiledOdd:
    """Make the schema that an ODD specifies; ``p5`` is TEI's ``p5subset.xml``, the source where the ODD names no other.

    ``language`` is that of the documentation, else that of the ODD. Raises EngineError, with file and line, where a
    file cannot be read, or the ODD asks for what is not there.
    """
    root = read_odd(odd)
    schema = schema_of(root)
    if schema is None:
        hint = "give the ODD, a TEI file with a schemaSpec"
        raise EngineError("this file specifies no schema", hint=hint, path=odd)
    known: list[Specs] = []

    def source() -> Specs:
        if not known:
            known.append(all_specs(read_odd(p5)))
            if not known[0]["elementSpec"]:
                hint = "give p5subset.xml of a release of TEI P5"
                raise EngineError("this file specifies no elements", hint=hint, path=p5)
        return known[0]

    specs = specs_of(odd, source)
    grammar = _Grammar(schema, specs, language or schema.get("docLang", "").split(" ")[0] or "en")
    return CompiledOdd(*grammar.written(), len(specs["elementSpec"]), len(grammar.patterns))


class _Grammar:
    def __init__(self, schema: Spec, specs: Specs, language: str) -> None:
        self._schema, self._specs, self._language = schema, specs, language
        self._contents = Contents(specs)
        self._attributes = Attributes(specs, self._contents, language)
        self.patterns = list(self._rules())

    def written(self) -> tuple[bytes, bytes]:
        """The grammar and the rules."""
        root = rng("grammar", ns=self._schema.get("ns", TEI_NS), datatypeLibrary=_XSD)
        root.extend(self._defines())
        root.extend(self._contents.any_elements)
        root.append(self._start())
        prefixes = self._prefixes()
        root.extend([*prefixes, *self.patterns])
        rules = etree.Element(f"{{{_SCH_NS}}}schema", nsmap={"sch": _SCH_NS}, queryBinding="xslt2")
        rules.extend(_copied([*prefixes, *self.patterns]))
        return _bytes(root), _bytes(rules)

    def _start(self) -> Pattern:
        names = [name for name in words(self._schema, "start") or ["TEI"] if name in self._specs["elementSpec"]]
        if not names:
            raise wrong(self._schema, "no element of the schema begins a document", "name one in start")
        return rng("start", either(rng("ref", name=name) for name in names))

    def _defines(self) -> Iterator[Pattern]:
        for ident, spec in self._specs["macroSpec"].items():
            yield rng("define", self._contents.of(spec), name=ident)
        for ident, spec in self._specs["classSpec"].items():
            if spec.get("type") == "model":
                yield rng("define", self._contents.class_pattern(ident), name=ident)
        for ident, spec in self._specs["elementSpec"].items():
            yield rng("define", self._element(ident, spec), name=ident)

    def _element(self, ident: str, spec: Spec) -> Pattern:
        other = next((each.text or "" for each in children(spec, "altIdent")), "").strip()
        element = rng("element", name=other or ident)
        if (namespace := spec.get("ns")) is not None:
            element.set("ns", namespace)
        if said := described(spec, self._language):
            documentation = etree.SubElement(element, f"{{{_A_NS}}}documentation")
            documentation.text = said
        element.append(self._contents.of(spec))
        element.extend(self._attributes.of(spec))
        return element

    # rules

    def _prefixes(self) -> list[etree._Element]:
        """The prefixes that rules use: those that any rule declares, and those that TEI's always have."""
        found = dict(_NAMESPACES)
        for root in (*self._specs_with_rules(), self._schema):
            for each in root.iter(_NS):
                found.setdefault(each.get("prefix", ""), each.get("uri", ""))
        return [etree.Element(_NS, prefix=prefix, uri=uri) for prefix, uri in found.items()]

    def _specs_with_rules(self) -> Iterator[Spec]:
        for kind in ("classSpec", "macroSpec", "dataSpec", "elementSpec", "constraintSpec"):
            yield from self._specs[kind].values()

    def _rules(self) -> Iterator[etree._Element]:
        """A pattern for each constraint; one that only has tests holds for the element, or the attribute, it is of."""
        used = set()
        for spec in self._specs_with_rules():
            constraints = [spec] if local(spec) == "constraintSpec" else [*spec.iter(f"{{{TEI_NS}}}constraintSpec")]
            for each in constraints:
                if each.get("mode") == "delete" or each.get("scheme", "schematron") not in (
                    "schematron",
                    "isoschematron",
                ):
                    continue
                for constraint in children(each, "constraint"):
                    for pattern in self._patterns(constraint, spec):
                        name = f"{spec.get('ident')}-{each.get('ident')}"
                        while name in used:
                            name += "-"
                        used.add(name)
                        pattern.set("id", name)
                        yield pattern

    def _patterns(self, constraint: Spec, spec: Spec) -> Iterator[etree._Element]:
        parts = [part for part in constraint if isinstance(part.tag, str)]
        yield from _copied([part for part in parts if part.tag == _PATTERN])
        rules = _copied([part for part in parts if part.tag == _RULE])
        tests = _copied([part for part in parts if part.tag in _TESTS])
        if tests:
            rule = etree.Element(_RULE, context=self._context(constraint, spec))
            rule.extend(tests)
            rules.append(rule)
        if rules:
            pattern = etree.Element(_PATTERN)
            pattern.extend(rules)
            yield pattern

    def _context(self, constraint: Spec, spec: Spec) -> str:
        attribute = next((each for each in constraint.iterancestors(f"{{{TEI_NS}}}attDef")), None)
        behind = f"/@{attribute.get('ident')}" if attribute is not None else ""
        if local(spec) == "elementSpec":
            return f"tei:{spec.get('ident')}{behind}"
        return f"tei:*{behind}"


def _copied(elements: list[etree._Element]) -> list[etree._Element]:
    found = [etree.fromstring(etree.tostring(each, with_tail=False)) for each in elements]
    for each in found:
        etree.cleanup_namespaces(each, keep_ns_prefixes=[])
    return found


def _bytes(root: etree._Element) -> bytes:
    etree.cleanup_namespaces(
        root, top_nsmap={"a": _A_NS, "sch": _SCH_NS} if root.tag.startswith(f"{{{RNG_NS}}}") else None
    )
    etree.indent(root)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"
