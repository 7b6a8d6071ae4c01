"""Pictures and formulas of an OpenDocument text: where they lie in its package, and the signs of a formula."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from lxml import etree

from fascicle.inputs.office.package import OfficePackage
from fascicle.inputs.office.pictures import is_shown, picture_address
from fascicle.inputs.office.trees import get, name, within

_SIGNS = frozenset({"math:mi", "math:mn", "math:mo", "math:mtext", "math:ms"})


class OdtPictures:
    """What frames show; a flat file has no package."""

    def __init__(self, package: OfficePackage | None, path: PurePath | str) -> None:
        self._package = package
        self._path = path

    def address(self, image: etree._Element) -> str:
        """Where a picture lies, seen from the text, or its address; empty where there is none that can be shown."""
        target = get(image, "xlink:href")
        if target.startswith(("http://", "https://")):
            return target
        if self._package is None or target not in self._package or not is_shown(target):
            return ""
        return picture_address(target, self._path)

    def formula(self, element: etree._Element) -> str:
        """The signs of a formula in the order of reading; empty for another object."""
        root: etree._Element | None = next(within(element, "math:math"), None)
        target = get(element, "xlink:href").removeprefix("./").rstrip("/")
        if root is None and self._package is not None and target:
            root = self._package.tree(f"{target}/content.xml")
        if root is None or name(root) != "math:math":
            return ""
        return "".join(_signs(root))


def _signs(element: etree._Element) -> Iterator[str]:
    """The signs of a formula on one line; what only its place shows is said by a sign."""
    kind, parts = name(element), list(element)
    if kind in _SIGNS:
        yield (element.text or "").strip()
    elif kind == "math:mfrac" and len(parts) == 2:
        for part, sign in zip(parts, ("/", ""), strict=True):
            signs = "".join(_signs(part))
            yield f"({signs}){sign}" if len(signs) > 1 else f"{signs}{sign}"
    elif kind in ("math:msqrt", "math:mroot"):
        yield f"√({''.join(sign for part in parts[:1] or () for sign in _signs(part))})"
        yield from (sign for part in parts[1:] for sign in _signs(part))
    elif kind not in ("math:annotation", "math:annotation-xml"):
        yield from (sign for part in parts for sign in _signs(part))
