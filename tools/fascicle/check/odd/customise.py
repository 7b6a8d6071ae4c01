"""A schema as a ``schemaSpec`` wants it: what of a source is taken, and what is added, changed and deleted.

TEI P5 22.8 and 23.3. A change says only what is other: children and attributes by their identifiers, all else stays.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path

from fascicle.check.odd.specs import SPECS, Spec, Specs, all_specs, children, read_odd, words, wrong
from fascicle.tei.names import XML_ID, local, tei

_DEEPEST = 10  # ODDs that an ODD is made from, one from the other
_LISTS = {"attList": "attDef", "valList": "valItem"}


def schema_of(root: Spec) -> Spec | None:
    """The schema that an ODD specifies, if it does."""
    return next(iter(root.iter(tei("schemaSpec"))), None)


def specs_of(path: Path, default: Callable[[], Specs], *, depth: int = 0) -> Specs:
    """What an ODD specifies, after its changes; ``default`` gives the source of one that names no file as such.

    Raises EngineError where the ODD, or one that it is made from, cannot be read or asks for what is not there.
    """
    root = read_odd(path)
    schema = schema_of(root)
    if schema is None:
        return all_specs(root)
    return _Customising(root, schema, path, default, depth).specs


class _Customising:
    def __init__(self, root: Spec, schema: Spec, path: Path, default: Callable[[], Specs], depth: int) -> None:
        if depth > _DEEPEST:
            raise wrong(schema, "it is made from ODDs that are made from ODDs without end", "take the circle out")
        self._root, self._path, self._default, self._depth = root, path, default, depth
        self._sources: dict[str, Specs] = {}
        self._source = schema.get("source", "")
        self.specs = Specs()
        parts = list(self._parts(schema))
        for part in parts:
            self._take(part)
        for part in parts:
            if (kind := local(part)) in SPECS:
                self._apply(kind, part)
        self._drop_excluded(parts)

    def _parts(self, parent: Spec) -> Iterator[Spec]:
        """The parts of a schema, those of groups in their places."""
        for part in parent:
            name = local(part)
            if name == "specGrp":
                yield from self._parts(part)
            elif name == "specGrpRef":
                yield from self._parts(self._group(part))
            elif name:
                yield part

    def _group(self, ref: Spec) -> Spec:
        target = ref.get("target", "")
        group = next((each for each in self._root.iter(tei("specGrp")) if f"#{each.get(XML_ID)}" == target), None)
        if group is None:
            raise wrong(ref, f"there is no specGrp “{target}”", "give the group that xml:id, in this file")
        return group

    def _from(self, part: Spec) -> Specs:
        """The specifications that a part takes from: of a file beside the ODD, or of the version of TEI at hand."""
        source = part.get("source", self._source)
        if source not in self._sources:
            path = self._path.parent / source
            if source and ":" not in source.split("/", maxsplit=1)[0] and path.is_file():
                self._sources[source] = specs_of(path, self._default, depth=self._depth + 1)
            else:
                self._sources[source] = self._default()
        return self._sources[source]

    # what is taken

    def _take(self, part: Spec) -> None:
        name, key = local(part), part.get("key", "")
        if name == "moduleRef":
            self._take_module(part, key)
        elif name in ("elementRef", "classRef", "macroRef", "dataRef"):
            kind = f"{name.removesuffix('Ref')}Spec"
            found = self._from(part)[kind].get(key)
            if found is None:
                raise wrong(part, f"there is no {kind} “{key}”", "correct its key, or name the source that has it")
            self.specs[kind][key] = found

    def _take_module(self, part: Spec, key: str) -> None:
        if not key:
            raise wrong(part, "a moduleRef names no module", "grammars of others by url are not read: name a module")
        source = self._from(part)
        include, left_out = words(part, "include"), words(part, "except")
        taken = 0
        for kind in SPECS[:-1]:
            for ident, spec in source[kind].items():
                if spec.get("module") != key:
                    continue
                taken += 1
                if kind == "elementSpec" and ((include and ident not in include) or ident in left_out):
                    continue
                self.specs[kind][ident] = spec
        if not taken:
            raise wrong(part, f"there is no module “{key}” in the source", "correct its key, or name another source")

    # what is changed

    def _apply(self, kind: str, part: Spec) -> None:
        ident = part.get("ident", "")
        before = self.specs[kind].get(ident)
        mode = part.get("mode") or ("change" if before is not None and kind != "constraintSpec" else "add")
        if mode == "delete":
            self.specs[kind].pop(ident, None)
        elif mode == "change":
            if before is None and (before := self._from(part)[kind].get(ident)) is None:
                raise wrong(part, f"{kind} “{ident}” is changed, and is not there", "correct ident, or add it")
            self.specs[kind][ident] = changed(before, part)
        else:
            self.specs[kind][ident] = part

    def _drop_excluded(self, parts: list[Spec]) -> None:
        """Of a class that is named for itself only some attributes may be wanted."""
        for part in parts:
            include, left_out = words(part, "include"), words(part, "except")
            if local(part) == "classRef" and (include or left_out):
                spec = deepcopy(self.specs["classSpec"][part.get("key", "")])
                for attribute in [*spec.iter(tei("attDef"))]:
                    ident = attribute.get("ident")
                    parent = attribute.getparent()
                    if parent is not None and ((include and ident not in include) or ident in left_out):
                        parent.remove(attribute)
                self.specs["classSpec"][part.get("key", "")] = spec


def changed(before: Spec, change: Spec) -> Spec:
    """A specification after a change of it."""
    after = deepcopy(before)
    for name, value in change.attrib.items():
        if name not in ("mode", XML_ID):
            after.set(name, value)
    for part in change:
        name = local(part)
        if name == "classes":
            _change_classes(after, part)
        elif name in _LISTS:
            _change_list(after, part, name, _LISTS[name])
        elif name == "constraintSpec":
            _change_one(after, after, part)
        elif name in ("content", "datatype", "defaultVal", "altIdent"):
            _replace(after, part)
        elif name in ("desc", "gloss"):
            after.insert(0, deepcopy(part))
    return after


def _replace(after: Spec, part: Spec) -> None:
    for old in [*children(after, local(part))]:
        after.remove(old)
    after.append(deepcopy(part))


def _change_classes(after: Spec, part: Spec) -> None:
    old = next(children(after, "classes"), None)
    if part.get("mode") != "change" or old is None:
        _replace(after, part)
        return
    for member in children(part, "memberOf"):
        for same in [each for each in old if each.get("key") == member.get("key")]:
            old.remove(same)
        if member.get("mode") != "delete":
            old.append(deepcopy(member))


def _change_list(after: Spec, part: Spec, name: str, item: str) -> None:
    old = next(children(after, name), None)
    if name == "valList" and part.get("mode") is None:
        return  # TEI's own processing passes over it, and the schemas that it publishes are made so
    if old is None or (name == "valList" and part.get("mode") != "change"):
        _replace(after, part)
        return
    if part.get("type"):
        old.set("type", part.get("type", ""))
    for each in part:
        if local(each) == name:  # a list in a list: its members belong to the same element
            _change_list(after, each, name, item)
        else:
            _change_one(after, old, each)


def _change_one(after: Spec, parent: Spec, part: Spec) -> None:
    """Add, change, replace or delete a member by its identifier, wherever in the list it stands."""
    same = (
        [each for each in after.iter(part.tag) if each.get("ident") == part.get("ident")] if part.get("ident") else []
    )
    mode = part.get("mode") or ("change" if same and local(part) == "attDef" else "add")
    for each in same:
        around = each.getparent()
        if around is None:
            continue
        if mode == "change":
            around.replace(each, changed(each, part))
            return
        around.remove(each)
    # a deletion stays as a word on what is inherited
    parent.append(deepcopy(part))
