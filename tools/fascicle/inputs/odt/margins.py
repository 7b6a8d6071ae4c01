"""Headers and footers of an OpenDocument text: which its pages show, each told once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from lxml import etree

from fascicle.inputs.office.trees import child, children, get
from fascicle.inputs.office.writing import TextWriter

_REPEATED = "headers and footers that other pages repeat"
_NO_PAGE = "headers and footers that no page shows"
_FORMS = ("-first", "", "-left")


class OdtMargins:
    """The kinds of pages of a document, by their names."""

    def __init__(self, roots: Iterable[etree._Element | None], writer: TextWriter) -> None:
        self._writer = writer
        self._masters = {
            get(each, "style:name"): each
            for root in roots
            for each in children(child(root, "office:master-styles"), "style:master-page")
        }
        self._told: set[str] = set()
        self._seen: set[str] = set()
        self._numbers: Counter[str] = Counter()

    def of(self, master: str, kind: str) -> Iterator[tuple[str, etree._Element]]:
        """The headers, or footers, of a kind of pages that were not told yet, with the prefix of their anchors."""
        for form in _FORMS:
            element = child(self._masters.get(master), f"style:{kind}{form}")
            if element is None or get(element, "style:display") == "false":
                continue
            self._seen.add(f"{master}/{kind}{form}")
            words = _words(element)
            if words in self._told:
                self._writer.omit(_REPEATED, words)
            elif words:
                self._told.add(words)
                self._numbers[kind] += 1
                yield f"{kind}{self._numbers[kind]}", element

    def used(self, names: Iterable[str]) -> list[str]:
        """Those of the names that are kinds of pages, in the document's order."""
        known = {*names}
        return [name for name in self._masters if name in known]

    def omit_others(self) -> None:
        """Count the headers and footers that no page shows."""
        for master, page in self._masters.items():
            for kind in ("header", "footer"):
                for form in _FORMS:
                    element = child(page, f"style:{kind}{form}")
                    if element is not None and f"{master}/{kind}{form}" not in self._seen:
                        self._writer.omit(_NO_PAGE, _words(element))


def _words(element: etree._Element) -> str:
    return "".join(map(str, element.itertext())).strip()
