"""The tree of an HTML file, as the HTML standard makes one of any file, and what its elements say of themselves."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import PurePath
from typing import Literal

from selectolax.lexbor import LexborHTMLParser, LexborNode

from fascicle.model.errors import SourceError

Step = tuple[Literal["enter", "leave", "skip", "text"], LexborNode]

BLOCKS = frozenset(
    """
    address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre search section summary
    table tbody td tfoot th thead tr ul
    """.split()  # noqa: SIM905
)
_DEEPEST = 4000  # elements in elements: the tree of more takes minutes, and nobody writes it
_TAG = re.compile(r"<(/?)([A-Za-z][\w-]*)[^<>]{0,10000}?(/?)>")
# Whose end nobody writes, or that have none: they say nothing of how deep a file is.
_UNCOUNTED = frozenset(
    """
    area base br col embed hr img input link meta source track wbr p li td th tr dt dd thead tbody tfoot option
    optgroup colgroup rt rp b big code em font i s small strike strong tt u a nobr
    """.split()  # noqa: SIM905
)
_NOT_SHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def parse(text: str, path: PurePath | str) -> LexborNode:
    """The tree of a file; raises SourceError where its elements are nested too deep."""
    depth = 0
    for tag in _TAG.finditer(text):
        if tag[2].lower() not in _UNCOUNTED and not tag[3]:
            depth += -1 if tag[1] else 1
            if depth > _DEEPEST:
                raise SourceError(
                    f"more than {_DEEPEST:,} elements stand in one another",
                    path=path,
                    line=text.count("\n", 0, tag.start()) + 1,
                    hint="such a file is made to do harm, or damaged: get it anew",
                )
    root = LexborHTMLParser(text).root
    if root is None:
        raise SourceError("the file has no element", path=path, hint="get the file anew")
    return root


def walk(root: LexborNode, skip: Callable[[LexborNode], bool] = lambda _: False) -> Iterator[Step]:
    """The elements and texts below a node in their order; what is skipped is told, and not looked into."""
    node = root
    while True:
        child = None
        if node.is_text_node:
            yield "text", node
        elif node.is_element_node:
            if skip(node):
                yield "skip", node
            else:
                yield "enter", node
                child = node.child
                if child is None:
                    yield "leave", node
        if child is not None:
            node = child
            continue
        while node.mem_id != root.mem_id and node.next is None:
            parent = node.parent
            if parent is None:
                return
            node = parent
            yield "leave", node
        following = node.next
        if node.mem_id == root.mem_id or following is None:
            return
        node = following


def said(node: LexborNode, name: str) -> str:
    """What an attribute of an element says."""
    return node.attributes.get(name) or ""


def words(node: LexborNode, *names: str) -> frozenset[str]:
    """The words of attributes that hold lists of words, in lower case."""
    return frozenset(word for name in names for word in said(node, name).lower().split())


def is_hidden(node: LexborNode) -> bool:
    """Whether an element says that it is not shown."""
    return "hidden" in node.attributes or _NOT_SHOWN.search(said(node, "style")) is not None
