"""Content models: what TEI says by ``sequence``, ``classRef`` and the like, as patterns of RELAX NG.

What refers to something that the schema does not have is left out of its model, as TEI's own processing does it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import cast

from lxml import etree

from fascicle.check.odd.specs import Spec, Specs, children, words
from fascicle.tei.names import local

RNG_NS = "http://relaxng.org/ns/structure/1.0"
TEI_NS = "http://www.tei-c.org/ns/1.0"
_EXAMPLES = "http://www.tei-c.org/ns/Examples"
Pattern = etree._Element
_NSMAP = cast(dict[str, str], {None: RNG_NS})  # a prefix may be none, which stubs do not know

_EXPANSIONS: dict[str, Callable[[list[Pattern]], Pattern]] = {
    "alternate": lambda refs: either(refs),
    "sequence": lambda refs: rng("group", *refs),
    "sequenceOptional": lambda refs: rng("group", *(rng("optional", each) for each in refs)),
    "sequenceRepeatable": lambda refs: rng("group", *(rng("oneOrMore", each) for each in refs)),
    "sequenceOptionalRepeatable": lambda refs: rng("group", *(rng("zeroOrMore", each) for each in refs)),
}


def rng(tag: str, *inside: Pattern | str, **attributes: str) -> Pattern:
    """An element of RELAX NG with what it holds."""
    made = etree.Element(f"{{{RNG_NS}}}{tag}", attributes, nsmap=_NSMAP)
    for each in inside:
        if isinstance(each, str):
            made.text = each
        else:
            made.append(each)
    return made


def either(patterns: Iterable[Pattern]) -> Pattern:
    """One of several patterns; of none nothing that can be met."""
    return _one_of("choice", "notAllowed", patterns)


def together(patterns: Iterable[Pattern]) -> Pattern:
    """Patterns one after another."""
    return _one_of("group", "empty", patterns)


def _one_of(joined: str, none: str, patterns: Iterable[Pattern]) -> Pattern:
    found = list(patterns)
    if len(found) == 1:
        return found[0]
    return rng(joined, *found) if found else rng(none)


def repeated(pattern: Pattern, at_least: int, at_most: int | None) -> Pattern:
    """A pattern as often as ``minOccurs`` and ``maxOccurs`` say; None is without end."""
    if at_most is None and at_least < 2:
        return _wrapped("oneOrMore" if at_least else "zeroOrMore", pattern)
    more = [_wrapped("zeroOrMore", pattern)] if at_most is None else []
    more += [_wrapped("optional", pattern) for _ in range((at_most or 0) - at_least)]
    return together([*(_copy(pattern) for _ in range(at_least)), *more])


def _wrapped(name: str, pattern: Pattern) -> Pattern:
    return rng(name, _copy(pattern))


def _copy(pattern: Pattern) -> Pattern:
    return etree.fromstring(etree.tostring(pattern))


def occurrences(spec: Spec) -> tuple[int, int | None]:
    """How often something may come."""
    at_most = spec.get("maxOccurs", "1")
    at_least = int(spec.get("minOccurs", "1"))
    return at_least, None if at_most == "unbounded" else int(at_most)


class Contents:
    """Content models of one schema."""

    def __init__(self, specs: Specs) -> None:
        self._specs = specs
        self.any_elements: list[Pattern] = []
        self._makers: dict[str, Callable[[Spec], Pattern | None]] = {
            "sequence": self._sequence,
            "alternate": self._alternate,
            "elementRef": self._element,
            "classRef": self._class,
            "macroRef": self._macro,
            "dataRef": self.datatype,
            "textNode": lambda spec: rng("text"),
            "empty": lambda spec: rng("empty"),
            "valList": values,
            "anyElement": self._any,
        }

    @cached_property
    def members(self) -> dict[str, list[str]]:
        """The elements and model classes that say they belong to a class."""
        found: dict[str, list[str]] = {}
        for kind in ("elementSpec", "classSpec"):
            for ident, spec in self._specs[kind].items():
                for classes in children(spec, "classes"):
                    for member in children(classes, "memberOf"):
                        if member.get("mode") != "delete":
                            found.setdefault(member.get("key", ""), []).append(ident)
        return found

    def of(self, spec: Spec) -> Pattern:
        """The content of an element, a macro or a datatype; without a model it is empty."""
        content = next(children(spec, "content"), None)
        if content is None:
            return rng("empty")
        parts = [part for each in content if (part := self._part(each)) is not None]
        return together(parts)

    def _part(self, spec: Spec) -> Pattern | None:
        """A part of a model; None where what it names is not in the schema."""
        if not isinstance(spec.tag, str):
            return None
        if etree.QName(spec).namespace == RNG_NS:
            return self.raw(spec)
        if (make := self._makers.get(local(spec))) is None:
            return None
        pattern = make(spec)
        return None if pattern is None else repeated(pattern, *occurrences(spec))

    def _sequence(self, spec: Spec) -> Pattern:
        parts = [part for each in spec if (part := self._part(each)) is not None]
        if spec.get("preserveOrder") == "false" and len(parts) > 1:
            return rng("interleave", *parts)
        return together(parts)

    def _alternate(self, spec: Spec) -> Pattern:
        parts = [part for each in spec if (part := self._part(each)) is not None]
        return either(parts) if parts else rng("empty")

    def _element(self, spec: Spec) -> Pattern | None:
        key = spec.get("key", "")
        return rng("ref", name=key) if key in self._specs["elementSpec"] else None

    def _macro(self, spec: Spec) -> Pattern | None:
        key = spec.get("key", "")
        return rng("ref", name=key) if key in self._specs["macroSpec"] else None

    def _class(self, spec: Spec) -> Pattern | None:
        key = spec.get("key", "")
        if key not in self._specs["classSpec"]:
            return None
        expand, include, left_out = spec.get("expand", "alternate"), words(spec, "include"), words(spec, "except")
        if expand == "alternate" and not include and not left_out:
            return rng("ref", name=key)
        chosen = [each for each in self.elements_of(key) if each not in left_out and (not include or each in include)]
        refs = [rng("ref", name=each) for each in chosen]
        return _EXPANSIONS.get(expand, either)(refs) if refs else None

    def elements_of(self, key: str) -> list[str]:
        """The elements of a model class, those of its classes too, each once."""
        found: dict[str, None] = {}
        seen, waiting = {key}, [key]
        while waiting:
            for member in self.members.get(waiting.pop(0), ()):
                if member in self._specs["elementSpec"]:
                    found[member] = None
                elif member not in seen:
                    seen.add(member)
                    waiting.append(member)
        return list(found)

    def class_pattern(self, key: str) -> Pattern:
        """What a reference to a model class means: any of its members."""
        members = dict.fromkeys(self.members.get(key, ()))
        classes, elements = self._specs["classSpec"], self._specs["elementSpec"]
        return either(
            rng("ref", name=each)
            for each in members
            if each in elements or (each in classes and classes[each].get("type") == "model")
        )

    def datatype(self, ref: Spec) -> Pattern:
        """The pattern of a ``dataRef``: a datatype of TEI by key, or of XML Schema by name, narrowed by facets."""
        if (key := ref.get("key")) is not None:
            spec = self._specs["dataSpec"].get(key)
            if spec is None:
                spec = self._specs["macroSpec"].get(key)
            pattern = self.of(spec) if spec is not None else rng("text")
            datas = [pattern] if pattern.tag == f"{{{RNG_NS}}}data" else []
        else:
            pattern = rng("data", type=ref.get("name", "string"))
            datas = [pattern]
        for data in datas:
            if restriction := ref.get("restriction"):
                data.append(rng("param", restriction, name="pattern"))
            for facet in children(ref, "dataFacet"):
                data.append(rng("param", facet.get("value", ""), name=facet.get("name", "")))
        return pattern

    def _any(self, spec: Spec) -> Pattern | None:
        """An element of any name but TEI's, or of those namespaces that are not excepted, with anything inside."""
        name = f"anyElement.{len(self.any_elements) + 1}"
        excepted = [rng("nsName", ns=TEI_NS), rng("name", "egXML", ns=_EXAMPLES)]
        if given := words(spec, "except"):
            excepted = [rng("nsName", ns=each) for each in given if ":" in each]
        inside = rng("zeroOrMore", rng("choice", rng("text"), rng("ref", name=name)))
        names = rng("anyName", rng("except", *excepted))
        element = rng("element", names, rng("zeroOrMore", rng("attribute", rng("anyName"))), inside)
        self.any_elements.append(rng("define", element, name=name))
        return rng("ref", name=name)

    def raw(self, spec: Spec) -> Pattern:
        """A pattern that the ODD gives in RELAX NG itself; references to what is not there mean what cannot be met."""
        pattern = _copy(spec)
        for ref in [*pattern.iter(f"{{{RNG_NS}}}ref")]:
            name = ref.get("name", "")
            for ending, expand in _RAW_EXPANSIONS.items():
                if name.endswith(ending) and (key := name.removesuffix(ending)) in self._specs["classSpec"]:
                    refs = [rng("ref", name=each) for each in self.elements_of(key)]
                    _put(ref, _EXPANSIONS[expand](refs) if refs else rng("empty"))
                    break
            else:
                if self._specs.find(name) is None:
                    _put(ref, rng("notAllowed"))
        return pattern


_RAW_EXPANSIONS = {
    "_sequenceOptionalRepeatable": "sequenceOptionalRepeatable",
    "_sequenceOptional": "sequenceOptional",
    "_sequenceRepeatable": "sequenceRepeatable",
    "_sequence": "sequence",
    "_alternation": "alternate",
}


def _put(ref: Pattern, pattern: Pattern) -> None:
    parent = ref.getparent()
    if parent is not None:
        parent.replace(ref, pattern)
    else:
        ref.tag = pattern.tag
        ref[:] = [*pattern]


def values(spec: Spec) -> Pattern:
    """The words of a list of values, each with what it means."""
    items = [each for each in children(spec, "valItem") if each.get("mode") != "delete"]
    return either(rng("value", _name(each)) for each in items)


def _name(item: Spec) -> str:
    other = next(children(item, "altIdent"), None)
    return (other.text or "").strip() if other is not None else item.get("ident", "")
