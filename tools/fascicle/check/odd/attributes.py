"""Attributes of an element: those of its classes, and of the classes of these, after what the element says of them."""

from __future__ import annotations

from collections.abc import Iterator

from fascicle.check.odd.content import Contents, Pattern, either, occurrences, repeated, rng, values
from fascicle.check.odd.customise import changed
from fascicle.check.odd.specs import Spec, Specs, children, described
from fascicle.tei.names import local

_A_NS = "http://relaxng.org/ns/compatibility/annotations/1.0"


class Attributes:
    """Attribute patterns of one schema; ``language`` is that of their documentation."""

    def __init__(self, specs: Specs, contents: Contents, language: str) -> None:
        self._specs, self._contents, self._language = specs, contents, language

    def of(self, element: Spec) -> list[Pattern]:
        """The patterns of all attributes that an element may bear."""
        own = list(children(element, "attList"))
        defined = {each.get("ident", ""): each for part in own for each in _definitions(part)}
        inherited = self._inherited(element)
        # of a list that holds all attributes TEI's own processing does not ask whether it is a choice
        alternatives = [each for part in own for inner in children(part, "attList") for each in _choices(inner)]
        chosen = {each.get("ident") for part in alternatives for each in _definitions(part)}
        found: dict[str, Spec] = {}
        for ident, spec in {**inherited, **defined}.items():
            change = defined.get(ident)
            if change is not None and change.get("mode") == "delete":
                continue
            if change is not None and ident in inherited and change.get("mode") == "change":
                spec = changed(inherited[ident], change)
            if ident not in chosen:
                found[ident] = spec
        for part in own:
            found |= self._referred(part)
        patterns = [self._attribute(spec) for spec in found.values()]
        return [*patterns, *(self._choice(part) for part in alternatives)]

    def _inherited(self, element: Spec) -> dict[str, Spec]:
        """The attributes of the classes of an element, the nearest first; what it says of one holds for that alone."""
        found: dict[str, Spec] = {}
        classes = self._specs["classSpec"]
        waiting = [*_memberships(element)]
        seen: set[str] = set()
        while waiting:
            key = waiting.pop(0)
            spec = classes.get(key)
            if key in seen or spec is None or spec.get("type") != "atts":
                continue
            seen.add(key)
            for part in children(spec, "attList"):
                for each in _definitions(part):
                    if each.get("mode") != "delete":
                        found.setdefault(each.get("ident", ""), each)
                found |= {ident: each for ident, each in self._referred(part).items() if ident not in found}
            waiting += _memberships(spec)
        return found

    def _referred(self, part: Spec) -> dict[str, Spec]:
        """Attributes that an element takes from a class one by one."""
        found: dict[str, Spec] = {}
        for ref in part.iter(f"{{{part.nsmap[part.prefix]}}}attRef"):
            spec = self._specs["classSpec"].get(ref.get("class", ""))
            if spec is None:
                continue
            for lists in children(spec, "attList"):
                for each in _definitions(lists):
                    if each.get("ident") == ref.get("name"):
                        found[each.get("ident", "")] = each
        return found

    def _choice(self, part: Spec) -> Pattern:
        """A list of which one member is borne; lists in it are borne whole."""
        options = []
        for each in part:
            if local(each) == "attDef" and each.get("mode") != "delete":
                options.append(self._attribute(each))
            elif local(each) == "attList":
                options.append(rng("group", *(self._attribute(one) for one in children(each, "attDef"))))
        return either(options)

    def _attribute(self, spec: Spec) -> Pattern:
        name = next((each.text or "" for each in children(spec, "altIdent")), spec.get("ident", "")).strip()
        pattern = rng("attribute", name=name)
        if (namespace := spec.get("ns")) is not None and ":" not in name:
            pattern.set("ns", namespace)
        if words := described(spec, self._language):
            documentation = rng("documentation", words)
            documentation.tag = f"{{{_A_NS}}}documentation"
            pattern.append(documentation)
        pattern.append(self._value(spec))
        if spec.get("usage") == "req":
            return pattern
        return rng("optional", pattern)

    def _value(self, spec: Spec) -> Pattern:
        """What an attribute may hold: words of a closed list, or any of its datatype, one or several."""
        listed = next(children(spec, "valList"), None)
        datatype = next(children(spec, "datatype"), None)
        one: Pattern | None = None
        if (
            listed is not None
            and listed.get("type") == "closed"
            and next(children(listed, "valItem"), None) is not None
        ):
            one = values(listed)
        elif datatype is not None:
            one = self._of_datatype(datatype)
        if one is None:
            return rng("text")
        at_least, at_most = occurrences(datatype) if datatype is not None else (1, 1)
        if at_most == 1:
            return repeated(one, at_least, at_most)
        return rng("list", repeated(one, at_least, at_most))

    def _of_datatype(self, datatype: Spec) -> Pattern | None:
        for part in datatype:
            if not isinstance(part.tag, str):
                continue
            if local(part) == "dataRef":
                return self._contents.datatype(part)
            return self._contents.raw(part)
        return None


def _memberships(spec: Spec) -> list[str]:
    return [
        member.get("key", "")
        for classes in children(spec, "classes")
        for member in children(classes, "memberOf")
        if member.get("mode") != "delete"
    ]


def _definitions(part: Spec) -> Iterator[Spec]:
    """The definitions in a list of attributes, those in lists in it too."""
    for each in part:
        if local(each) == "attDef":
            yield each
        elif local(each) == "attList":
            yield from _definitions(each)


def _choices(part: Spec) -> Iterator[Spec]:
    """The lists of which one member is borne."""
    if part.get("org") == "choice":
        yield part
        return
    for each in children(part, "attList"):
        yield from _choices(each)
