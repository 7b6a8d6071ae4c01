"""What of an HTML file is no text of it: told by rule, and counted by its reason."""

from __future__ import annotations

from collections import Counter

from selectolax.lexbor import LexborNode

from fascicle.inputs.html.sheets import hidden_by_sheets
from fascicle.inputs.html.tree import is_hidden, said, walk, words
from fascicle.model.source import only_text

_CODE = frozenset(
    """
    script style template noscript head iframe object audio video canvas noframes noembed
    annotation annotation-xml title desc metadata
    """.split()  # noqa: SIM905
)
_FORM = frozenset({"button", "select", "textarea", "datalist", "input"})
_NAVIGATION = frozenset({"nav", "menu"})
_NAVIGATION_ROLES = frozenset({"navigation", "search", "banner", "contentinfo", "toolbar", "doc-toc"})
_OF_THE_SITE = frozenset({"header", "footer"})
_SECTIONS = frozenset({"article", "main", "section", "blockquote", "figure"})


class Rules:
    """What is left out of one file. If it says where its main text is, all around that is."""

    def __init__(self, root: LexborNode) -> None:
        self._hidden = hidden_by_sheets(root)
        mains = [node for node in root.css("main, [role=main]") if not self._hides(node)]
        # The file that says so twice does not say which.
        self._main = mains[0] if len(mains) == 1 else None
        self._inside = False
        self._around: set[int] = set()
        node = self._main
        while node is not None:
            self._around.add(node.mem_id)
            node = node.parent
        self.counted: Counter[str] = Counter()

    def _hides(self, node: LexborNode) -> bool:
        return is_hidden(node) or node.mem_id in self._hidden

    def skip(self, node: LexborNode) -> bool:
        """Whether an element is left out; its characters are counted."""
        reason = self._reason(node)
        if reason:
            count = sum(len(only_text(each.text_content or "")) for step, each in walk(node) if step == "text")
            self.counted[reason] += count
        return bool(reason)

    def outside(self, text: str, node: LexborNode) -> bool:
        """Whether a text stands beside the main text; it is counted then."""
        parent = node.parent
        if (
            self._main is None
            or parent is None
            or parent.mem_id not in self._around
            or parent.mem_id == self._main.mem_id
        ):
            return False
        self.counted["what stands around the main text (main)"] += len(only_text(text))
        return True

    def _reason(self, node: LexborNode) -> str:
        name = node.tag or ""
        if name in _CODE:
            return f"<{name}>"
        if self._hides(node):
            return "text that the page itself hides (hidden, display: none)"
        if name in _FORM:
            return "forms (button, select, textarea)"
        if name in _NAVIGATION or _NAVIGATION_ROLES & words(node, "role") or "toc" in words(node, "epub:type"):
            return "navigation (nav)"
        parent = node.parent
        if self._main is not None and node.mem_id not in self._around:
            beside = parent is not None and parent.mem_id in self._around and parent.mem_id != self._main.mem_id
            return "what stands around the main text (main)" if beside else ""
        if self._main is None and name in _OF_THE_SITE and _is_of_the_site(node):
            return "the head and foot of the site (header, footer)"
        return ""


def _is_of_the_site(node: LexborNode) -> bool:
    """Whether a head or a foot is that of the whole page, and no title stands in it."""
    parent = node.parent
    while parent is not None:
        if parent.tag in _SECTIONS:
            return False
        parent = parent.parent
    return node.css_first("h1") is None


def address_of(node: LexborNode) -> str:
    """The address of a picture, if it is one of a file."""
    address = said(node, "src").strip()
    return "" if ":" in address.partition("/")[0] and not address.startswith(("http:", "https:")) else address
